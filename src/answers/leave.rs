//! What a visitor may leave out of a link.

use super::{Answers, Field, RecordList, Slot};

/// What is left out; nothing by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Leave {
    /// The date of birth.
    pub birth_date: bool,
    /// Whatever takes points away or bars: false material, detentions, criminal records, serious forgeries, and their dates.
    pub records: bool,
    /// The rows of the insurance record; that it is given month by month stays.
    pub insurance_rows: bool,
    /// The papers at hand and the steps done.
    pub papers_and_steps: bool,
}

impl Answers {
    /// The same answers without what is left out.
    pub fn without(&self, leave: &Leave) -> Answers {
        let mut rest = self.clone();
        if leave.birth_date {
            rest.set(Slot::Field(Field::BornOn), "");
        }
        if leave.records {
            for list in RecordList::ALL {
                rest.set(Slot::Field(list.field()), "");
                rest.records[list as usize].clear();
            }
            rest.set(Slot::Field(Field::SeriousCrime), "");
        }
        if leave.insurance_rows {
            rest.periods.clear();
        }
        if leave.papers_and_steps {
            rest.papers.clear();
            rest.steps.clear();
        }
        rest
    }
}
