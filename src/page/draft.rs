//! The draft in localStorage. Where the browser denies it, the page goes on without.

use gloo_storage::errors::StorageError;
use gloo_storage::{LocalStorage, Storage};

use crate::answers::{Answers, Draft, DraftError, DraftVersion};

/// Where the draft stands; the version is that of its form.
pub const KEY: &str = "hujifen.draft.v1";
/// Drafts that could not be read are kept under this, followed by the time they were put there.
pub const ASIDE_PREFIX: &str = "hujifen.draft.aside.";

/// What keeps the draft from being kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser gives no storage to this page.
    Denied,
    /// The storage takes no more.
    Full,
    /// The stored draft could not be read; it is kept aside.
    Corrupt,
    /// The stored draft is a newer version's; it is kept aside.
    Newer,
}

/// What was found at the start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// The answers to go on with; empty where there is no draft.
    pub answers: Answers,
    pub trouble: Option<Trouble>,
}

/// Whether the page may use the storage at all: asking for it can already be refused.
fn is_granted() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}

/// Reads the stored draft. One that cannot be read is put aside as it is, never deleted.
pub fn restore() -> Restored {
    if !is_granted() {
        return Restored { trouble: Some(Trouble::Denied), ..Restored::default() };
    }
    let trouble = match LocalStorage::get::<Draft>(KEY).map(Answers::try_from) {
        Ok(Ok(answers)) => return Restored { answers, trouble: None },
        Err(StorageError::KeyNotFound(_)) => None,
        Ok(Err(DraftError::Newer)) => Some(Trouble::Newer),
        // A newer form may have parts that this version cannot even read.
        _ if LocalStorage::get::<DraftVersion>(KEY).is_ok_and(DraftVersion::is_newer) => Some(Trouble::Newer),
        Ok(Err(DraftError::UnknownQuestion)) | Err(_) => Some(Trouble::Corrupt),
    };
    let trouble = trouble.map(|trouble| if put_aside() { trouble } else { Trouble::Full });
    Restored { trouble, ..Restored::default() }
}

/// Moves what stands at [`KEY`] to a key of its own.
fn put_aside() -> bool {
    let storage = LocalStorage::raw();
    let Ok(Some(found)) = storage.get_item(KEY) else { return false };
    let aside = format!("{ASIDE_PREFIX}{}", js_sys::Date::now() as u64);
    storage.set_item(&aside, &found).is_ok() && storage.remove_item(KEY).is_ok()
}

/// Stores the answers; without any, nothing is left behind.
///
/// # Errors
/// [`Trouble::Denied`] or [`Trouble::Full`].
pub fn save(answers: &Answers) -> Result<(), Trouble> {
    if !is_granted() {
        return Err(Trouble::Denied);
    }
    if answers.is_empty() {
        LocalStorage::delete(KEY);
        return Ok(());
    }
    LocalStorage::set(KEY, Draft::from(answers)).map_err(|_| Trouble::Full)
}
