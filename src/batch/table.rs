//! A table scored row by row.

use std::io::{self, Read, Write};

use super::client::Reader;
use super::form::NoForm;
use super::results::Results;
use super::rows::{Row, Rows};
use super::{Outcome, Tally, Target, guess, words};
use crate::rules::{Date, assess};
use crate::texts::{Language, spoken_in};

/// The most columns that are taken: a list of clients has tens.
const MOST_COLUMNS: usize = 200;
/// How many rows show what the columns hold.
const SHOWN: usize = 3;

/// How a table begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    pub headers: Vec<String>,
    /// What the columns are taken for by their headers.
    pub guessed: Vec<Option<Target>>,
    /// The first rows below, as an example.
    pub rows: Vec<Vec<String>>,
}

/// How a table is to be scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What stands between cells.
    pub separator: u8,
    /// What each column holds; nothing for those not used. What only one column may hold stands in one at the most.
    pub columns: Vec<Option<Target>>,
    /// The day for rows that name none.
    pub on: Date,
}

/// The head of a table, from the first part of its text. The first row with anything in it holds the headers.
///
/// # Errors
/// [`NoForm::Empty`], [`NoForm::TooWide`], [`NoForm::NotReadable`].
pub fn head(text: &str, separator: u8) -> Result<Head, NoForm> {
    let mut rows = Rows::new(text.as_bytes(), separator);
    let mut filled = Vec::new();
    while let Some(row) = rows.next_row().map_err(|_| NoForm::NotReadable)? {
        if !row.is_blank() {
            filled.push(row.cells.into_iter().map(str::to_owned).collect::<Vec<_>>());
        }
        if filled.len() > SHOWN {
            break;
        }
    }
    let mut filled = filled.into_iter();
    let headers = filled.next().ok_or(NoForm::Empty)?;
    match headers.len() > MOST_COLUMNS {
        true => Err(NoForm::TooWide),
        false => Ok(Head { guessed: guess(&headers), rows: filled.collect(), headers }),
    }
}

/// Scores every row of a table in UTF-8, and writes it with its score. Rows keep their numbers; one that cannot be read
/// whole has no score. `watch` is told how far it is after each.
///
/// # Errors
/// What reading or writing fails with.
pub fn score_table(
    input: impl Read,
    output: impl Write,
    table: &Table,
    mut watch: impl FnMut(Tally),
) -> io::Result<Outcome> {
    let mut rows = Rows::new(input, table.separator);
    let mut outcome = Outcome::default();
    let Some((headers, mut last)) = headers(&mut rows)? else { return Ok(outcome) };
    let reader = Reader::new(headers.len(), &table.columns, table.on);
    let own = headers.iter().map(String::as_str).collect::<Vec<_>>();
    let mut results = in_file(|| Results::new(output, &own))?;
    while let Some(row) = rows.next_row()? {
        for _ in last + 1..row.number {
            results.blank()?;
        }
        last = row.number;
        match row.is_blank() {
            true => results.blank()?,
            false => score_row(&row, &reader, &headers, table.on, &mut results, &mut outcome)?,
        }
        watch(outcome.tally);
    }
    results.end()?;
    Ok(outcome)
}

/// The headers, and the number of their row.
fn headers(rows: &mut Rows<impl Read>) -> io::Result<Option<(Vec<String>, u64)>> {
    while let Some(row) = rows.next_row()? {
        if !row.is_blank() {
            let number = row.number;
            return Ok(Some((row.cells.into_iter().map(str::to_owned).collect(), number)));
        }
    }
    Ok(None)
}

/// What stands in the file of results is in Chinese, whoever reads the page: offices work on with its columns.
fn in_file<T>(write: impl FnOnce() -> T) -> T {
    spoken_in(Language::Chinese, write)
}

fn score_row(
    row: &Row,
    reader: &Reader,
    headers: &[String],
    on: Date,
    results: &mut Results<impl Write>,
    outcome: &mut Outcome,
) -> io::Result<()> {
    match reader.read(&row.cells) {
        Ok(profile) => {
            let assessment = assess(&profile, on);
            outcome.scored(&assessment);
            in_file(|| results.scored(&row.cells, &assessment))
        }
        Err(faults) => {
            let told = || words::faults(&faults, headers);
            outcome.at_fault(|| words::of_row(row.number, reader.name(&row.cells), &told()));
            results.at_fault(&row.cells, in_file(told))
        }
    }
}
