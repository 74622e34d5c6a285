//! What a column of a table is taken for.

use crate::answers::{Field, RecordList, records_of};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// The client's name: carried through, and named where a row is at fault.
    Name,
    /// The answer to a question.
    Field(Field),
    /// Dates of records, several in a cell or in several columns; or that there are none.
    Records(RecordList),
}

/// The code of [`Target::Name`]; no path of a question.
const NAME: &str = "name";

impl Target {
    /// What the answer to a question is in a table: of records the dates themselves, as in the profile.
    pub fn of_field(field: Field) -> Target {
        records_of(field).map_or(Target::Field(field), Target::Records)
    }

    /// All of them: the name, then the questions in their order.
    pub fn all() -> impl Iterator<Item = Target> {
        [Target::Name].into_iter().chain(Field::ALL.iter().copied().map(Target::of_field))
    }

    /// The question it belongs to; the name belongs to none.
    pub const fn field(self) -> Option<Field> {
        match self {
            Target::Name => None,
            Target::Field(field) => Some(field),
            Target::Records(list) => Some(list.field()),
        }
    }

    /// Its name in messages and in the storage: the path in the profile.
    pub const fn code(self) -> &'static str {
        match self.field() {
            Some(field) => field.path(),
            None => NAME,
        }
    }

    /// The target of a code.
    pub fn from_code(code: &str) -> Option<Target> {
        match code {
            NAME => Some(Target::Name),
            path => Field::from_path(path).map(Target::of_field),
        }
    }

    /// Whether several columns may hold it.
    pub const fn takes_several(self) -> bool {
        matches!(self, Target::Records(_))
    }
}

/// The columns that hold what only one may hold, counted from 0.
pub fn given_twice(columns: &[Option<Target>]) -> Vec<usize> {
    let is_twice = |column: &Option<Target>| {
        column.is_some_and(|target| !target.takes_several())
            && columns.iter().filter(|other| *other == column).count() > 1
    };
    (0..columns.len()).filter(|&at| columns.get(at).is_some_and(is_twice)).collect()
}
