//! Texts by key, as they are fetched: a line for each, sorted by key, and a tab between key and text. There is nothing to
//! be read before the first text can be found, and no reader of JSON is needed.

/// The texts of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table(Vec<(&'static str, &'static str)>);

impl Table {
    /// The texts of these lines; nothing where they are anything else, such as the page of a host that did not find them.
    pub fn read(lines: &'static str) -> Option<Table> {
        let texts: Option<Vec<_>> = lines.lines().map(|line| line.split_once('\t')).collect();
        texts.filter(|texts| !texts.is_empty() && texts.is_sorted_by(|one, next| one.0 < next.0)).map(Table)
    }

    /// The same of lines that came while the program runs; they stay until it ends.
    pub fn kept(lines: String) -> Option<Table> {
        Table::read(Box::leak(lines.into_boxed_str()))
    }

    /// The text of a key.
    pub fn find(&self, key: &str) -> Option<&'static str> {
        let at = self.0.binary_search_by(|(other, _)| (*other).cmp(key)).ok()?;
        self.0.get(at).map(|(_, text)| *text)
    }
}
