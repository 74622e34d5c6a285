//! The results of a table: its own columns as they were, and behind them what they come to.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};

use crate::answers::narrow;
use crate::rules::{Assessment, Indicator, Severity};
use crate::texts::{self, fill, find, text};

/// By this, spreadsheets know UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Writes rows of results.
pub struct Results<W: Write> {
    writer: Writer<W>,
    /// How many columns the table has itself.
    width: usize,
}

/// The headers of what is added: the score, the points of every indicator, what was found, and what is wrong. None of
/// them names a question, so that results can be scored again.
pub fn headings() -> Vec<String> {
    let first = ["total", "max", "qualifies"].map(heading);
    let items =
        Indicator::ALL.map(|indicator| fill("batch.out.points", &[("indicator", &texts::indicator(indicator))]));
    let last = ["vetoed", "blockers", "warnings", "faults"].map(heading);
    first.into_iter().chain(items).chain(last).collect()
}

fn heading(name: &str) -> String {
    find(&format!("batch.out.{name}")).unwrap_or_default().to_owned()
}

impl<W: Write> Results<W> {
    /// Begins with the headers of the table and of what is added.
    ///
    /// # Errors
    /// What writing fails with; so do all others here.
    pub fn new(mut output: W, headers: &[&str]) -> io::Result<Results<W>> {
        output.write_all(MARK)?;
        let writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(output);
        let mut results = Results { writer, width: headers.len() };
        results.row(headers, &headings())?;
        Ok(results)
    }

    /// A row without anything in it, so that rows keep their numbers.
    pub fn blank(&mut self) -> io::Result<()> {
        self.row(&[], &[])
    }

    /// A row with its score.
    pub fn scored(&mut self, cells: &[&str], assessment: &Assessment) -> io::Result<()> {
        let yes_no = |holds| text(if holds { "choice.yes" } else { "choice.no" }).to_owned();
        let max = assessment.max.map_or_else(|| text("cli.unbounded").to_owned(), |max| max.to_string());
        let first = [assessment.total.to_string(), max, yes_no(assessment.qualifies)];
        let items = assessment.items.iter().map(|item| item.counted.to_string());
        let found = [Severity::Blocker, Severity::Warning].map(|severity| found(assessment, severity));
        let vetoed = yes_no(assessment.vetoed);
        let added: Vec<String> = first.into_iter().chain(items).chain([vetoed]).chain(found).collect();
        self.row(cells, &added)
    }

    /// A row that has no score, with what is wrong.
    pub fn at_fault(&mut self, cells: &[&str], told: String) -> io::Result<()> {
        let mut added = vec![String::new(); HEADINGS - 1];
        added.push(told);
        self.row(cells, &added)
    }

    /// Writes what is still in the way out.
    pub fn end(mut self) -> io::Result<()> {
        self.writer.flush()
    }

    /// A row of as many cells as the first one has.
    fn row(&mut self, cells: &[&str], added: &[String]) -> io::Result<()> {
        let own = (0..self.width).map(|at| inert(cells.get(at).copied().unwrap_or_default()));
        let added = (0..HEADINGS).map(|at| Cow::Borrowed(added.get(at).map_or("", String::as_str)));
        self.writer.write_record(own.chain(added).map(Cow::into_owned))?;
        Ok(())
    }
}

/// How many columns are added.
const HEADINGS: usize = 3 + Indicator::ALL.len() + 4;

/// What was found of a weight, each in its sentence.
fn found(assessment: &Assessment, severity: Severity) -> String {
    let found = assessment.findings.iter().filter(|finding| finding.severity == severity);
    found.map(texts::finding).collect::<Vec<_>>().join(" ")
}

/// A cell as it was, unless a spreadsheet would run it as a formula: then an apostrophe keeps it a text. A signed number is
/// left alone.
fn inert(cell: &str) -> Cow<'_, str> {
    let is_number = || cell.chars().skip(1).all(|c| c.is_ascii_digit() || " .,%+-()".contains(c));
    let runs = match cell.chars().next().map(narrow) {
        Some('=' | '@' | '\t' | '\r') => true,
        Some('+' | '-') => !is_number(),
        _ => false,
    };
    if runs { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}
