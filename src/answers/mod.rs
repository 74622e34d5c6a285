//! Answers as typed, and how they become a profile.
//!
//! The page keeps what the visitor typed, right or wrong, so that nothing is ever lost; [`Answers::read`] derives from
//! it the profile the engine scores, and what is wrong at which place. No browser in here: everything is tested
//! natively.

mod compare;
mod draft;
mod field;
pub mod file;
mod groups;
mod import;
mod leave;
mod lever_edit;
pub mod link;
mod next;
mod place;
mod read;
mod relevant;
mod slot;
mod sorted;
mod values;

pub use compare::differing;
pub use draft::{DRAFT_VERSION, Draft, DraftError, Scored, Stamp};
pub use field::{Entry, Field};
pub use groups::{BESIDE_STEPS, Group, records_of};
pub use import::{Import, ImportedRow, Unread, Unreadable, import};
pub use leave::Leave;
pub use lever_edit::{LeverEdit, SITUATIONS};
pub use next::{Standing, open_questions, standing};
pub use read::Reading;
pub use slot::{PeriodPart, RecordList, Slot};
pub use sorted::Sorted;
#[cfg(feature = "batch")]
pub(crate) use values::narrow;
pub use values::{Fault, date, month};

use crate::rules::Paper;
use crate::rules::materials::PAPERS;
use crate::rules::process::STEPS;

/// Everything a visitor typed or chose. An empty text is not answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    texts: Sorted<Field, String>,
    /// Rows of the insurance record given month by month.
    periods: Vec<PeriodRow>,
    /// Dates of records, by [`RecordList`].
    records: [Vec<String>; RecordList::ALL.len()],
    /// Papers at hand.
    papers: Sorted<Paper>,
    /// Steps of the process that are done, 1 to 10.
    steps: Sorted<u8>,
}

/// One row of the insurance record as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeriodRow {
    from: String,
    to: String,
    base: String,
    arrears: bool,
    other_employer: bool,
    tax_mismatch: bool,
}

/// A choice that says "yes".
pub const YES: &str = "yes";
/// A choice that says "no".
pub const NO: &str = "no";
/// A choice that says "not sure yet": not answered, but looked at.
pub const UNSURE: &str = "unsure";
/// The flag of a period, set.
const SET: &str = YES;

/// The most rows of the insurance record that are taken from a file or a link: far more months than a life has.
const MOST_PERIODS: usize = 2_000;
/// The most dates of a list of records that are taken from a file or a link.
const MOST_RECORDS: usize = 200;

impl Answers {
    /// What stands at a place; empty where nothing was typed.
    pub fn text(&self, slot: Slot) -> &str {
        match slot {
            Slot::Field(field) => self.texts.get(&field).map_or("", String::as_str),
            Slot::Period(row, part) => self.periods.get(row).map_or("", |row| row.text(part)),
            Slot::Record(list, row) => self.records[list as usize].get(row).map_or("", String::as_str),
            Slot::Paper(paper) => flag(self.papers.contains(&paper)),
            Slot::Step(step) => flag(self.steps.contains(&step)),
        }
    }

    /// What was chosen or typed for a field.
    pub fn field(&self, field: Field) -> &str {
        self.text(Slot::Field(field))
    }

    /// Puts a text at a place; a row or step that does not exist stays so.
    pub fn set(&mut self, slot: Slot, text: &str) {
        match slot {
            Slot::Field(field) if text.is_empty() => {
                self.texts.remove(&field);
            }
            Slot::Field(field) => {
                self.texts.insert(field, text.to_owned());
            }
            Slot::Period(row, part) => {
                if let Some(row) = self.periods.get_mut(row) {
                    row.set(part, text);
                }
            }
            Slot::Record(list, row) => {
                if let Some(record) = self.records[list as usize].get_mut(row) {
                    text.clone_into(record);
                }
            }
            Slot::Paper(paper) => mark(&mut self.papers, paper, text == SET),
            Slot::Step(step) if STEPS.contains(&step) => mark(&mut self.steps, step, text == SET),
            Slot::Step(_) => {}
        }
    }

    /// Every place there is, in the order of the page: each question, the rows that were added, each paper and step.
    pub fn slots(&self) -> Vec<Slot> {
        let mut slots: Vec<Slot> = Field::ALL.iter().copied().map(Slot::Field).collect();
        let rows = 0..self.periods.len();
        slots.extend(rows.flat_map(|row| PeriodPart::ALL.map(|part| Slot::Period(row, part))));
        for list in RecordList::ALL {
            slots.extend((0..self.record_count(list)).map(|row| Slot::Record(list, row)));
        }
        slots.extend(PAPERS.map(|(paper, _)| Slot::Paper(paper)));
        slots.extend(STEPS.map(Slot::Step));
        slots
    }

    /// How many questions have something typed or chosen; rows, papers and steps are none.
    pub fn answered_count(&self) -> usize {
        self.texts.len()
    }

    /// Whether a step of the process is done.
    pub fn is_done(&self, step: u8) -> bool {
        self.steps.contains(&step)
    }

    /// How many rows the insurance record has.
    pub fn period_count(&self) -> usize {
        self.periods.len()
    }

    /// How many of them say anything.
    pub fn filled_period_count(&self) -> usize {
        self.periods.iter().filter(|row| **row != PeriodRow::default()).count()
    }

    pub fn add_period(&mut self) {
        self.periods.push(PeriodRow::default());
    }

    pub fn remove_period(&mut self, row: usize) {
        if row < self.periods.len() {
            self.periods.remove(row);
        }
    }

    /// How many dates a list of records has.
    pub fn record_count(&self, list: RecordList) -> usize {
        self.records[list as usize].len()
    }

    pub fn add_record(&mut self, list: RecordList) {
        self.records[list as usize].push(String::new());
    }

    pub fn remove_record(&mut self, list: RecordList, row: usize) {
        let records = &mut self.records[list as usize];
        if row < records.len() {
            records.remove(row);
        }
    }

    /// Adds the rows up to that of a place; whether so many are taken.
    fn make_room(&mut self, slot: Slot) -> bool {
        match slot {
            Slot::Period(row, _) if row < MOST_PERIODS => {
                let rows = self.periods.len().max(row + 1);
                self.periods.resize(rows, PeriodRow::default());
            }
            Slot::Record(list, row) if row < MOST_RECORDS => {
                let records = &mut self.records[list as usize];
                records.resize(records.len().max(row + 1), String::new());
            }
            Slot::Period(..) | Slot::Record(..) => return false,
            Slot::Field(_) | Slot::Paper(_) | Slot::Step(_) => {}
        }
        true
    }

    /// The path of a list with more rows than a file or a link takes.
    fn too_many_rows(&self) -> Option<&'static str> {
        let too_long = |list: &RecordList| self.record_count(*list) > MOST_RECORDS;
        let records = RecordList::ALL.into_iter().find(too_long).map(|list| list.field().path());
        if self.periods.len() > MOST_PERIODS { Some(slot::PERIODS) } else { records }
    }

    /// Whether nothing at all was typed or chosen.
    pub fn is_empty(&self) -> bool {
        *self == Answers::default()
    }
}

/// How a flag is written.
fn flag(set: bool) -> &'static str {
    if set { SET } else { "" }
}

fn mark<T: Ord>(marked: &mut Sorted<T>, one: T, set: bool) {
    if set {
        marked.insert(one, ());
    } else {
        marked.remove(&one);
    }
}

impl PeriodRow {
    fn text(&self, part: PeriodPart) -> &str {
        match part {
            PeriodPart::From => &self.from,
            PeriodPart::To => &self.to,
            PeriodPart::Base => &self.base,
            PeriodPart::Arrears => flag(self.arrears),
            PeriodPart::OtherEmployer => flag(self.other_employer),
            PeriodPart::TaxMismatch => flag(self.tax_mismatch),
        }
    }

    fn set(&mut self, part: PeriodPart, text: &str) {
        match part {
            PeriodPart::From => text.clone_into(&mut self.from),
            PeriodPart::To => text.clone_into(&mut self.to),
            PeriodPart::Base => text.clone_into(&mut self.base),
            PeriodPart::Arrears => self.arrears = text == SET,
            PeriodPart::OtherEmployer => self.other_employer = text == SET,
            PeriodPart::TaxMismatch => self.tax_mismatch = text == SET,
        }
    }
}
