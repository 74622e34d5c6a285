//! Where on the page an answer stands that a finding comes from.

use crate::rules::Place;

use super::field::Field;
use super::slot::{PeriodPart, RecordList, Slot};

impl Slot {
    /// The place of the page for a place of the profile: of a part with several questions the first one. Nothing for
    /// what is no question, such as the papers at hand.
    pub fn of_place(place: Place) -> Option<Slot> {
        match place {
            Place::Field(path) => field_at(path).map(Slot::Field),
            Place::Period(row) => Some(Slot::Period(row, PeriodPart::From)),
            Place::Record(path, row) => {
                let list = RecordList::ALL.into_iter().find(|list| list.field().path() == path);
                list.map(|list| Slot::Record(list, row))
            }
        }
    }
}

fn field_at(path: &str) -> Option<Field> {
    let within = |field: &Field| field.path().strip_prefix(path).is_some_and(|rest| rest.starts_with(['.', '[']));
    Field::from_path(path).or_else(|| Field::ALL.iter().copied().find(within))
}
