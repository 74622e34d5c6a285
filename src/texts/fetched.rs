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

/// Adds the texts of a part.
pub fn add(part: &'static str, table: Table) {
    HERE.with_borrow_mut(|here| here.push((part, table)));
}

/// Puts other texts in the place of all that are here.
pub fn replace(tables: Vec<(&'static str, Table)>) {
    HERE.set(tables);
}

/// The parts whose texts are here.
pub fn here() -> Vec<&'static str> {
    HERE.with_borrow(|here| here.iter().map(|(part, _)| *part).collect())
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
