//! The table that the page offers to try with.

use crate::texts::text;

/// A table to try with: its headers, and rows of people that nobody is.
pub fn sample() -> String {
    let lines =
        ["headings", "first", "second", "third"].map(|row| text(&format!("batch.sample.{row}")).to_owned() + "\r\n");
    lines.concat()
}
