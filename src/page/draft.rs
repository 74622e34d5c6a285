//! The drafts on this device: each under a key of its own, so that nothing is ever written over another.

use super::browser;
use super::shelf::{self, Trouble};
use crate::answers::{Draft, DraftError, Stamp};

/// Drafts stand under this, followed by their id.
pub const PREFIX: &str = "hujifen.drafts.";
/// Where the only draft stood up to version 2 of the form.
pub const FORMER_KEY: &str = "hujifen.draft.v1";
/// Where drafts that could not be read were put up to then, followed by the time.
pub const ASIDE_PREFIX: &str = "hujifen.draft.aside.";
/// The id of the draft that was open last; for further frames on one page followed by which of them it was open in.
const LAST: &str = "hujifen.open";

fn last() -> String {
    format!("{LAST}{}", browser::place())
}

/// What stands under an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    Draft(Draft),
    /// Of a newer version: what is understood of it. It is shown and never written over.
    Newer(Draft),
    /// No draft, or a damaged one.
    Corrupt,
}

impl Found {
    pub fn read(json: &str) -> Found {
        match Draft::from_json(json) {
            Ok(draft) => Found::Draft(draft),
            Err(DraftError::Newer(draft)) => Found::Newer(*draft),
            Err(DraftError::Corrupt) => Found::Corrupt,
        }
    }

    /// What is understood of it.
    pub fn draft(&self) -> Option<&Draft> {
        match self {
            Found::Draft(draft) | Found::Newer(draft) => Some(draft),
            Found::Corrupt => None,
        }
    }

    /// Which state of a draft it is; nothing where it is none of this version.
    pub fn stamp(&self) -> Option<&Stamp> {
        match self {
            Found::Draft(draft) => Some(&draft.stamp),
            Found::Newer(_) | Found::Corrupt => None,
        }
    }
}

/// A new id.
pub fn new_id() -> String {
    browser::unique()
}

/// What stands under an id.
pub fn find(id: &str) -> Option<Found> {
    stored(id).map(|json| Found::read(&json))
}

/// The same, as it is stored.
pub fn stored(id: &str) -> Option<String> {
    shelf::get(&key(id))
}

/// The key of a draft.
pub fn key(id: &str) -> String {
    format!("{PREFIX}{id}")
}

/// Stores a draft.
///
/// # Errors
/// Why it will be gone with the page.
pub fn put(id: &str, draft: &Draft) -> Result<(), Trouble> {
    shelf::set(&key(id), &draft.to_json())
}

/// Takes a draft away, and gives back what stood there.
pub fn remove(id: &str) -> Option<String> {
    let stood = shelf::get(&key(id));
    shelf::remove(&key(id));
    stood
}

/// Stores a draft as it stands already in its stored form.
///
/// # Errors
/// Why it will be gone with the page.
pub fn put_stored(id: &str, stood: &str) -> Result<(), Trouble> {
    shelf::set(&key(id), stood)
}

/// All drafts that can be read at least in part, the latest first.
pub fn all() -> Vec<(String, Found)> {
    let ids = shelf::keys(PREFIX).into_iter().filter_map(|key| key.strip_prefix(PREFIX).map(str::to_owned));
    let mut drafts: Vec<(String, Found)> = Vec::new();
    for id in ids {
        if let Some(found) = find(&id)
            && let Some(saved_at) = found.draft().map(|draft| draft.saved_at)
        {
            let is_later =
                |(_, other): &&(String, Found)| other.draft().is_some_and(|other| other.saved_at >= saved_at);
            let at = drafts.iter().take_while(is_later).count();
            drafts.insert(at, (id, found));
        }
    }
    drafts
}

/// The keys of what cannot be read, and of what was put aside as such.
pub fn unreadable() -> Vec<String> {
    let corrupt = |key: &String| shelf::get(key).is_some_and(|json| Found::read(&json) == Found::Corrupt);
    let drafts = shelf::keys(PREFIX).into_iter().filter(corrupt);
    drafts.chain(shelf::keys(ASIDE_PREFIX)).collect()
}

/// Notes which draft is open, for the next visit.
pub fn note_open(id: &str) {
    let _ = shelf::set(&last(), id);
}

/// What a visit begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    pub id: String,
    /// Nothing where there is no draft to go on with.
    pub found: Option<Found>,
    /// The draft that was open last cannot be read. It stays where it is.
    pub was_corrupt: bool,
}

/// Finds the draft to go on with: the one that this tab had open, the one that was open last, or the latest. A further
/// frame on the same page begins with none of the first one's.
pub fn restore() -> Restored {
    let moved = move_former();
    let wanted = moved.into_iter().chain(browser::tab_note()).chain(shelf::get(&last()));
    let mut was_corrupt = false;
    for id in wanted {
        match find(&id) {
            Some(Found::Corrupt) => was_corrupt = true,
            Some(found) => return Restored { id, found: Some(found), was_corrupt },
            None => {}
        }
    }
    let latest = all().into_iter().next().filter(|_| !was_corrupt && browser::place().is_empty());
    match latest {
        Some((id, found)) => Restored { id, found: Some(found), was_corrupt },
        None => Restored { id: new_id(), found: None, was_corrupt },
    }
}

/// Gives the draft of earlier versions, whatever it holds, an id like all others; it is gone from its old place only once
/// it stands at the new one.
fn move_former() -> Option<String> {
    let former = shelf::get(FORMER_KEY)?;
    let id = new_id();
    if shelf::set(&key(&id), &former).is_ok() {
        shelf::remove(FORMER_KEY);
    }
    Some(id)
}
