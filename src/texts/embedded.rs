//! The texts within the program: for the command line, the workers, the tests and the page as it is worked on.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Language;

/// The texts of a language by key; placeholders stand in braces.
type Table = BTreeMap<String, String>;

static CHINESE: LazyLock<Table> = LazyLock::new(|| read(include_str!("zh-CN.json")));
static ENGLISH: LazyLock<Table> = LazyLock::new(|| read(include_str!("en.json")));

fn read(json: &str) -> Table {
    serde_json::from_str(json).unwrap_or_default()
}

/// The text of a key in the language that is spoken.
pub fn find(key: &str) -> Option<&'static str> {
    let table: &'static Table = match Language::spoken() {
        Language::Chinese => &CHINESE,
        Language::English => &ENGLISH,
    };
    table.get(key).map(String::as_str)
}
