//! What is said of a column and of what is wrong with a row.

use std::fmt::Display;

use super::Target;
use super::client::{At, CellFault, Problem, choices_of};
use crate::answers::{Field, Slot};
use crate::texts::{self, choice_text, fault_text, fill, find, text};

/// How many characters of a cell are told.
const BRIEF: usize = 40;

/// What a target is called.
pub fn label(target: Target) -> String {
    target.field().map_or_else(|| text("batch.name").to_owned(), |field| texts::label(Slot::Field(field)))
}

/// The official term of its question.
pub fn term(target: Target) -> Option<&'static str> {
    find(&format!("question.{}.term", target.field()?.path()))
}

/// What is wrong with a row, in a sentence for each fault.
pub fn faults(faults: &[CellFault], headers: &[String]) -> String {
    let told = faults.iter().map(|fault| told(fault, headers));
    told.reduce(|said, more| fill("join.note", &[("said", &said), ("remedy", &more)])).unwrap_or_default()
}

/// The same with its row, and whose it is.
pub fn of_row(row: u64, name: &str, told: &str) -> String {
    match name {
        "" => fill("batch.fault.row", &[("row", &row), ("told", &told)]),
        name => fill("batch.fault.row_of", &[("row", &row), ("name", &name), ("told", &told)]),
    }
}

/// The name of a column: its header, or where it has none its number.
pub fn column(at: usize, headers: &[String]) -> String {
    match headers.get(at).map(|header| header.trim()) {
        None | Some("") => fill("batch.column", &[("n", &(at + 1))]),
        Some(header) => header.to_owned(),
    }
}

fn told(fault: &CellFault, headers: &[String]) -> String {
    let said = match &fault.problem {
        Problem::Unread(fault) => fault_text(*fault),
        Problem::NotAChoice(field) => fill("batch.fault.choice", &[("choices", &choices(*field))]),
        Problem::Denied(field) => fill("batch.fault.denied", &[("question", &texts::label(Slot::Field(*field)))]),
        Problem::TooMany(more) => return fill("batch.fault.too_many", &[("n", more), ("cells", &brief(&fault.given))]),
        Problem::OpenQuote => return text("batch.fault.open_quote").to_owned(),
    };
    match fault.at {
        At::Row => said,
        At::Column(at) => {
            let values: [(&str, &dyn Display); 3] =
                [("column", &column(at, headers)), ("given", &brief(&fault.given)), ("said", &said)];
            fill("batch.fault.cell", &values)
        }
    }
}

/// As much of a cell as names it.
fn brief(cell: &str) -> String {
    match cell.char_indices().nth(BRIEF) {
        Some((end, _)) => format!("{}…", cell.get(..end).unwrap_or_default()),
        None => cell.to_owned(),
    }
}

/// What a question takes, as it is written in a table: without what stands in brackets.
fn choices(field: Field) -> String {
    let told = choices_of(field).map(|choice| choice_text(Slot::Field(field), choice));
    let bare = |told: &'static str| told.split(['（', '(']).next().unwrap_or(told).trim_end();
    told.map(bare).collect::<Vec<_>>().join(text("join.names"))
}
