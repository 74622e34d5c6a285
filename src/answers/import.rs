//! Reads a contribution record as pasted: from the city's app, a spreadsheet or a CSV.
//!
//! Every line that is not blank is read, taken as a heading, or left unread with what is wrong: nothing is dropped
//! silently, and nothing is rounded or guessed.

mod cells;
mod line;
mod months;

use crate::rules::Month;

use self::line::{Column, Line};
use super::{Answers, Field, PeriodRow, Slot};

/// A record as pasted, read line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// What was read, in order of time.
    pub rows: Vec<ImportedRow>,
    /// The lines that could not be read, in their order.
    pub unread: Vec<Unread>,
    /// The lines taken as column headings or titles, counted from 1.
    pub headings: Vec<usize>,
    /// How many lines the rows were read from.
    pub lines_read: usize,
}

/// Months on end with the same contribution base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImportedRow {
    pub from: Month,
    /// The last month, itself included.
    pub to: Month,
    /// The contribution base of each month in whole yuan, above 0.
    pub base: u64,
    /// Paid afterwards.
    pub arrears: bool,
}

/// A line that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Its number, counted from 1.
    pub line: usize,
    /// The line as pasted.
    pub text: String,
    pub why: Unreadable,
}

/// Why a line could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is no month in it, or it is a total.
    NoMonth,
    /// What stands for a month is none between 1900-01 and 2199-12.
    NotAMonth,
    /// The last month is before the first.
    EndBeforeStart,
    /// There are more months in it than the first and the last of one span.
    SeveralMonths,
    /// There is no contribution base behind the month.
    NoBase,
    /// What stands for the contribution base is no number of whole yuan, or one too large.
    NotABase,
    /// The contribution base is 0: nothing was paid.
    ZeroBase,
    /// It says itself that the month was not paid.
    NotPaid,
}

impl Unreadable {
    /// All of them.
    pub const ALL: [Unreadable; 8] = [
        Unreadable::NoMonth,
        Unreadable::NotAMonth,
        Unreadable::EndBeforeStart,
        Unreadable::SeveralMonths,
        Unreadable::NoBase,
        Unreadable::NotABase,
        Unreadable::ZeroBase,
        Unreadable::NotPaid,
    ];

    /// Its name in the key of its text, `import.why.<code>`.
    pub const fn code(self) -> &'static str {
        match self {
            Unreadable::NoMonth => "no_month",
            Unreadable::NotAMonth => "not_a_month",
            Unreadable::EndBeforeStart => "end_before_start",
            Unreadable::SeveralMonths => "several_months",
            Unreadable::NoBase => "no_base",
            Unreadable::NotABase => "not_a_base",
            Unreadable::ZeroBase => "zero_base",
            Unreadable::NotPaid => "not_paid",
        }
    }
}

/// Reads a record as pasted.
///
/// ```
/// let read = hujifen::answers::import("年月\t缴费基数\n2023年1月\t12,345.00\n202302\t12345\n合计\t24690");
///
/// assert_eq!(read.headings, [1]);
/// assert_eq!((read.rows[0].base, read.months()), (12_345, 2));
/// assert_eq!(read.left(), "合计\t24690");
/// ```
pub fn import(text: &str) -> Import {
    let mut import = Import::default();
    let mut columns = Vec::new();
    // Spreadsheets put a byte order mark before a CSV, and several may be pasted one behind the other.
    let lines = text.lines().map(|line| line.trim_start_matches('\u{feff}'));
    for (number, text) in (1..).zip(lines).filter(|(_, text)| !text.trim().is_empty()) {
        import.read(number, text, &mut columns);
    }
    import.rows = merged(import.rows);
    import
}

impl Import {
    /// How many different months were read.
    pub fn months(&self) -> u32 {
        let mut next = 0;
        let mut months = 0;
        for row in &self.rows {
            let end = row.to.index() + 1;
            months += end.saturating_sub(next.max(row.from.index()));
            next = next.max(end);
        }
        u32::try_from(months).unwrap_or(u32::MAX)
    }

    /// The unread lines as pasted, one a line, to be corrected and read again.
    pub fn left(&self) -> String {
        let lines: Vec<&str> = self.unread.iter().map(|unread| unread.text.as_str()).collect();
        lines.join("\n")
    }

    /// Reads a line under the headings of the columns above it.
    fn read(&mut self, number: usize, text: &str, columns: &mut Vec<Column>) {
        let line = Line::new(text, columns);
        if line.is_heading() {
            self.headings.push(number);
            // A title heads no columns, and those above it go on below.
            if let Some(headed) = line.headed() {
                *columns = headed;
            }
            return;
        }
        match line.row() {
            Ok(row) => {
                self.rows.push(row);
                self.lines_read += 1;
            }
            Err(why) => self.unread.push(Unread { line: number, text: text.to_owned(), why }),
        }
    }
}

/// The rows in order of time; those of the same base that overlap or follow each other become one.
fn merged(mut rows: Vec<ImportedRow>) -> Vec<ImportedRow> {
    rows.sort_unstable_by_key(|row| (row.base, row.arrears, row.from));
    let mut merged: Vec<ImportedRow> = Vec::new();
    for row in rows {
        match merged.last_mut() {
            Some(last) if last.goes_on_in(&row) => last.to = last.to.max(row.to),
            _ => merged.push(row),
        }
    }
    merged.sort_unstable_by_key(|row| (row.from, row.to, row.base, row.arrears));
    merged
}

impl ImportedRow {
    /// Whether a row that begins no earlier continues this one.
    fn goes_on_in(&self, later: &ImportedRow) -> bool {
        let same = (self.base, self.arrears) == (later.base, later.arrears);
        same && later.from.index() <= self.to.index() + 1
    }
}

impl From<&ImportedRow> for PeriodRow {
    fn from(row: &ImportedRow) -> PeriodRow {
        PeriodRow {
            from: row.from.to_string(),
            to: row.to.to_string(),
            base: row.base.to_string(),
            arrears: row.arrears,
            ..PeriodRow::default()
        }
    }
}

impl Answers {
    /// Puts what was read behind the rows of the insurance record; rows with nothing in them go. Where nothing was read,
    /// nothing changes.
    pub fn add_import(&mut self, import: &Import) {
        if import.rows.is_empty() {
            return;
        }
        self.periods.retain(|row| *row != PeriodRow::default());
        self.periods.extend(import.rows.iter().map(PeriodRow::from));
        self.set(Slot::Field(Field::Insurance), "periods");
    }

    /// The same in place of all rows.
    pub fn replace_with_import(&mut self, import: &Import) {
        if !import.rows.is_empty() {
            self.periods.clear();
            self.add_import(import);
        }
    }
}
