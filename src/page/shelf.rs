//! Where texts are kept under keys: localStorage, and this page's memory where the browser gives none or has no room.
//!
//! Whoever reads and writes here need not care which of the two it is; [`set`] says when a text will not outlive the page.

use std::cell::RefCell;

use super::browser;
use crate::answers::Sorted;

/// What keeps a text from being kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser gives no storage to this page.
    Denied,
    /// The storage takes no more.
    Full,
}

thread_local! {
    /// What the storage did not take. It is read before the storage: it is newer.
    static MEMORY: RefCell<Sorted<String, String>> = const { RefCell::new(Sorted::new()) };
}

/// The storage, where the browser gives one: asking for it can already be refused.
pub fn storage() -> Option<web_sys::Storage> {
    if browser::is_preview() {
        return None;
    }
    web_sys::window()?.local_storage().ok()?
}

/// Whether the browser refuses to keep anything.
pub fn is_denied() -> bool {
    storage().is_none() && !browser::is_preview()
}

/// The text of a key.
pub fn get(key: &str) -> Option<String> {
    let in_memory = MEMORY.with_borrow(|memory| memory.get(&key.to_owned()).cloned());
    in_memory.or_else(|| storage()?.get_item(key).ok()?)
}

/// All keys with this beginning, in order.
pub fn keys(beginning: &str) -> Vec<String> {
    let mut keys = MEMORY.with_borrow(|memory| memory.keys().cloned().collect::<Vec<_>>());
    if let Some(storage) = storage() {
        let count = storage.length().unwrap_or_default();
        keys.extend((0..count).filter_map(|index| storage.key(index).ok().flatten()));
    }
    let mut found = Sorted::new();
    for key in keys.into_iter().filter(|key| key.starts_with(beginning)) {
        found.insert(key, String::new());
    }
    found.keys().cloned().collect()
}

/// Keeps a text under a key, in memory where the storage does not take it.
///
/// # Errors
/// Why it will be gone with the page.
pub fn set(key: &str, text: &str) -> Result<(), Trouble> {
    match put(key, text) {
        Ok(()) => {
            forget(key);
            // There is room again: what did not fit before may fit now.
            for (key, text) in &MEMORY.with_borrow(Sorted::clone) {
                if put(key, text).is_ok() {
                    forget(key);
                }
            }
            Ok(())
        }
        Err(trouble) => {
            MEMORY.with_borrow_mut(|memory| memory.insert(key.to_owned(), text.to_owned()));
            // A preview is meant to keep nothing beyond itself.
            if browser::is_preview() { Ok(()) } else { Err(trouble) }
        }
    }
}

fn put(key: &str, text: &str) -> Result<(), Trouble> {
    storage().ok_or(Trouble::Denied)?.set_item(key, text).map_err(|_| Trouble::Full)
}

fn forget(key: &str) {
    MEMORY.with_borrow_mut(|memory| memory.remove(&key.to_owned()));
}

/// Takes the text of a key away.
pub fn remove(key: &str) {
    forget(key);
    if let Some(storage) = storage() {
        // Where even this is refused there is nothing to be done.
        let _ = storage.remove_item(key);
    }
}
