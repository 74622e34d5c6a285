//! The texts of the shipped page: files of their own, added as they come.

use std::cell::{Cell, RefCell};

use super::parts;
use super::table::Table;

thread_local! {
    /// What is here, each part by its name.
    static HERE: RefCell<Vec<(&'static str, Table)>> = const { RefCell::new(Vec::new()) };
    /// Told of a key that has no text, or was looked for before its part was here.
    static MISSED: Cell<fn(&str)> = const { Cell::new(|_| ()) };
}

/// Adds the texts of a part, and tells whether they are texts at all. They stay until the page is left.
pub fn add(part: &'static str, lines: String) -> bool {
    let table = Table::read(Box::leak(lines.into_boxed_str()));
    HERE.with_borrow_mut(|here| here.extend(table.map(|table| (part, table))));
    is_here(part)
}

/// Whether the texts of a part are here.
pub fn is_here(part: &str) -> bool {
    HERE.with_borrow(|here| here.iter().any(|(name, _)| *name == part))
}

/// From now on, tells of every key that has no text, or is looked for before its part is here.
pub fn on_missed(tell: fn(&str)) {
    MISSED.set(tell);
}

/// The text of a key.
pub fn find(key: &str) -> Option<&'static str> {
    let found = HERE.with_borrow(|here| here.iter().find_map(|(_, table)| table.find(key)));
    if found.is_none() && !is_here(parts::of_key(key)) {
        miss(key);
    }
    found
}

/// Tells of a key that should have been found.
pub fn miss(key: &str) {
    MISSED.get()(key);
}
