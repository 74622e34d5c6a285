//! Where texts are kept under keys: localStorage, and this page's memory where the browser gives none or has no room.
//!
//! Whoever reads and writes here need not care which of the two it is; [`set`] says when a text will not outlive the page.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use gloo_storage::{LocalStorage, Storage};

use super::browser;

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
    static MEMORY: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// The storage, where the browser gives one: asking for it can already be refused.
pub fn storage() -> Option<web_sys::Storage> {
    let is_granted =
        !browser::is_preview() && web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))));
    is_granted.then(LocalStorage::raw)
}

/// Whether the browser refuses to keep anything.
pub fn is_denied() -> bool {
    storage().is_none() && !browser::is_preview()
}

/// The text of a key.
pub fn get(key: &str) -> Option<String> {
    let in_memory = MEMORY.with_borrow(|memory| memory.get(key).cloned());
    in_memory.or_else(|| storage()?.get_item(key).ok()?)
}

/// All keys with this beginning, in order.
pub fn keys(beginning: &str) -> Vec<String> {
    let stored = storage().into_iter().flat_map(|storage| {
        let count = storage.length().unwrap_or_default();
        (0..count).filter_map(move |index| storage.key(index).ok().flatten())
    });
    let in_memory = MEMORY.with_borrow(|memory| memory.keys().cloned().collect::<Vec<_>>());
    let keys: BTreeSet<String> = stored.chain(in_memory).filter(|key| key.starts_with(beginning)).collect();
    keys.into_iter().collect()
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
            let waiting = MEMORY.with_borrow(BTreeMap::clone);
            for (key, text) in waiting {
                if put(&key, &text).is_ok() {
                    forget(&key);
                }
            }
            Ok(())
        }
        Err(trouble) => {
            MEMORY.with_borrow_mut(|memory| memory.insert(key.to_owned(), text.to_owned()));
            Err(trouble)
        }
    }
}

fn put(key: &str, text: &str) -> Result<(), Trouble> {
    storage().ok_or(Trouble::Denied)?.set_item(key, text).map_err(|_| Trouble::Full)
}

fn forget(key: &str) {
    MEMORY.with_borrow_mut(|memory| memory.remove(key));
}

/// Takes the text of a key away.
pub fn remove(key: &str) {
    forget(key);
    if let Some(storage) = storage() {
        // Where even this is refused there is nothing to be done.
        let _ = storage.remove_item(key);
    }
}
