//! The places an answer can stand in.

use std::fmt;

use crate::rules::Paper;
use crate::rules::process::STEPS;

use super::field::{Entry, Field};

/// The path of the insurance record given month by month.
pub(super) const PERIODS: &str = "insurance.periods";

/// A place that holds one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    Field(Field),
    /// A part of the row so many of the insurance record.
    Period(usize, PeriodPart),
    /// The date so many of a list of records.
    Record(RecordList, usize),
    /// Whether a paper is at hand.
    Paper(Paper),
    /// Whether a step of the process is done, 1 to 10.
    Step(u8),
}

/// What a row of the insurance record says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodPart {
    From,
    To,
    Base,
    Arrears,
    OtherEmployer,
    TaxMismatch,
}

impl PeriodPart {
    /// All of them, in the order of the page.
    pub const ALL: [PeriodPart; 6] = [
        PeriodPart::From,
        PeriodPart::To,
        PeriodPart::Base,
        PeriodPart::Arrears,
        PeriodPart::OtherEmployer,
        PeriodPart::TaxMismatch,
    ];
    /// The circumstances that keep months from counting.
    pub const FLAGS: [PeriodPart; 3] = [PeriodPart::Arrears, PeriodPart::OtherEmployer, PeriodPart::TaxMismatch];

    /// Its name in the profile.
    pub const fn name(self) -> &'static str {
        match self {
            PeriodPart::From => "from",
            PeriodPart::To => "to",
            PeriodPart::Base => "base",
            PeriodPart::Arrears => "arrears",
            PeriodPart::OtherEmployer => "other_employer",
            PeriodPart::TaxMismatch => "tax_mismatch",
        }
    }

    /// The part of a name, or nothing where there is none.
    pub fn from_name(name: &str) -> Option<PeriodPart> {
        PeriodPart::ALL.into_iter().find(|part| part.name() == name)
    }
}

/// A list of dated records, Art. 8 and 22.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordList {
    FalseMaterial,
    Detained,
    Convicted,
    SeriousForgery,
}

impl RecordList {
    pub const ALL: [RecordList; 4] =
        [RecordList::FalseMaterial, RecordList::Detained, RecordList::Convicted, RecordList::SeriousForgery];

    /// The question whether there are such records.
    pub const fn field(self) -> Field {
        match self {
            RecordList::FalseMaterial => Field::FalseMaterial,
            RecordList::Detained => Field::Detained,
            RecordList::Convicted => Field::Convicted,
            RecordList::SeriousForgery => Field::SeriousForgery,
        }
    }

    /// The list at a path, or nothing where there is none.
    pub fn from_path(path: &str) -> Option<RecordList> {
        RecordList::ALL.into_iter().find(|list| list.field().path() == path)
    }
}

impl Slot {
    /// How it is answered.
    pub const fn entry(self) -> Entry {
        match self {
            Slot::Field(field) => field.entry(),
            Slot::Period(_, PeriodPart::From | PeriodPart::To) => Entry::Month,
            Slot::Period(_, PeriodPart::Base) => Entry::Yuan(1_000_000_000_000),
            Slot::Period(..) | Slot::Paper(_) | Slot::Step(_) => Entry::Flag,
            Slot::Record(..) => Entry::Date,
        }
    }

    /// The place of a path, exactly as it is displayed, or nothing where there is none. Any row may be named, whether it
    /// exists or not.
    pub fn from_path(path: &str) -> Option<Slot> {
        let slot = Field::from_path(path).map(Slot::Field).or_else(|| row_at(path)).or_else(|| mark_at(path))?;
        // A row number could also be written as 01 or +1.
        (slot.to_string() == path).then_some(slot)
    }
}

/// A part of a period or the date of a record.
fn row_at(path: &str) -> Option<Slot> {
    let (list, rest) = path.split_once('[')?;
    let (row, part) = rest.split_once(']')?;
    let row = row.parse().ok()?;
    if list == PERIODS {
        return part.strip_prefix('.').and_then(PeriodPart::from_name).map(|part| Slot::Period(row, part));
    }
    RecordList::from_path(list).map(|list| Slot::Record(list, row))
}

/// A paper or a step.
fn mark_at(path: &str) -> Option<Slot> {
    match path.split_once('.')? {
        ("papers_ready", code) => Paper::from_code(code).map(Slot::Paper),
        ("steps", step) => step.parse().ok().filter(|step| STEPS.contains(step)).map(Slot::Step),
        _ => None,
    }
}

/// The path in the profile; also the id of its place on the page.
impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Slot::Field(field) => f.write_str(field.path()),
            Slot::Period(row, part) => write!(f, "{PERIODS}[{row}].{}", part.name()),
            Slot::Record(list, row) => write!(f, "{}[{row}]", list.field().path()),
            Slot::Paper(paper) => write!(f, "papers_ready.{}", paper.code()),
            Slot::Step(step) => write!(f, "steps.{step}"),
        }
    }
}
