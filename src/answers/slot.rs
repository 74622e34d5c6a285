//! The places an answer can stand in.

use std::fmt;

use crate::rules::Paper;

use super::field::{Entry, Field};

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
}

/// The path in the profile; also the id of its place on the page.
impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Slot::Field(field) => f.write_str(field.path()),
            Slot::Period(row, part) => write!(f, "insurance.periods[{row}].{}", part.name()),
            Slot::Record(list, row) => write!(f, "{}[{row}]", list.field().path()),
            Slot::Paper(paper) => write!(f, "papers_ready.{}", paper.code()),
            Slot::Step(step) => write!(f, "steps.{step}"),
        }
    }
}
