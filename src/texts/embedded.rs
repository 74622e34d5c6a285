//! The texts within the program: for the command line, the workers, the tests and the page as it is worked on. The numbers
//! of the law that they name are put in as they are read; scripts/texts.js does the same for those that are fetched.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{Language, grouped};
use crate::rules::figures;

/// The texts of a language by key; placeholders stand in braces.
type Table = BTreeMap<String, String>;

static CHINESE: LazyLock<Table> = LazyLock::new(|| read(include_str!("zh-CN.json")));
static ENGLISH: LazyLock<Table> = LazyLock::new(|| read(include_str!("en.json")));

fn read(json: &str) -> Table {
    let mut texts: Table = serde_json::from_str(json).unwrap_or_default();
    for text in texts.values_mut().filter(|text| text.contains('{')) {
        for figure in figures::all() {
            *text = text.replace(&format!("{{{}}}", figure.name), &grouped(figure.value.unsigned_abs()));
        }
    }
    texts
}

/// Nothing is told of a key without a text: tests see to it that there is none.
pub const fn miss(_: &str) {}

/// The text of a key in the language that is spoken.
pub fn find(key: &str) -> Option<&'static str> {
    let table: &'static Table = match Language::spoken() {
        Language::Chinese => &CHINESE,
        Language::English => &ENGLISH,
    };
    table.get(key).map(String::as_str)
}
