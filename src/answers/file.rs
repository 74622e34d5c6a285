//! The answers as a file: the profile that other programs read, and beside it what only the page needs.
//!
//! A saved file is one line of JSON: the members of the contract's profile, and `page` with what that cannot hold. So
//! `score` scores it as it is, and nothing that was typed is lost.

mod json;
mod open;

use serde::{Serialize, Serializer};

use crate::rules::{Date, Profile};

use super::Answers;
use super::slot::{PeriodPart, Slot};

pub use open::open;

/// The longest file in bytes: what `score` takes as a line.
pub const LONGEST: usize = 1 << 20;

/// The version of a saved file's `page`. A change of its meaning gets a new one.
const VERSION: u64 = 1;

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenedFile {
    pub answers: Answers,
    /// Whose answers they are, as named by the visitor; may be empty.
    pub name: String,
}

/// A file that cannot be opened, or answers that cannot be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileError {
    /// The field, as a path such as `insurance.periods[0].base`; empty where it is the file as a whole.
    pub field: String,
    pub problem: FileProblem,
}

impl FileError {
    fn new(field: impl Into<String>, problem: FileProblem) -> FileError {
        FileError { field: field.into(), problem }
    }
}

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// No JSON object at all, or a text in it that is damaged.
    NotJson,
    /// Longer than [`LONGEST`].
    TooLong,
    /// More rows of the insurance record or more dates than any life has.
    TooManyRows,
    /// A field that does not exist.
    UnknownField,
    /// A field that stands there twice.
    GivenTwice,
    /// A list or an object where a single value is due, or the other way round.
    WrongShape,
    /// A choice that is none of those there are.
    UnknownChoice,
    /// Saved by a newer version of the page.
    Newer,
}

impl FileProblem {
    /// All of them.
    pub const ALL: [FileProblem; 8] = [
        FileProblem::NotJson,
        FileProblem::TooLong,
        FileProblem::TooManyRows,
        FileProblem::UnknownField,
        FileProblem::GivenTwice,
        FileProblem::WrongShape,
        FileProblem::UnknownChoice,
        FileProblem::Newer,
    ];

    /// Its name, as in the key of its text: `file.problem.<code>`.
    pub const fn code(self) -> &'static str {
        match self {
            FileProblem::NotJson => "not_json",
            FileProblem::TooLong => "too_long",
            FileProblem::TooManyRows => "too_many_rows",
            FileProblem::UnknownField => "unknown_field",
            FileProblem::GivenTwice => "given_twice",
            FileProblem::WrongShape => "wrong_shape",
            FileProblem::UnknownChoice => "unknown_choice",
            FileProblem::Newer => "newer",
        }
    }
}

/// What the profile cannot hold.
#[derive(Serialize)]
struct Page<'a> {
    version: u64,
    #[serde(skip_serializing_if = "str::is_empty")]
    name: &'a str,
    /// The texts, by their places, that the profile does not bring back.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "as_object")]
    typed: Vec<(Slot, &'a str)>,
}

fn as_object<S: Serializer>(typed: &[(Slot, &str)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(typed.iter().map(|(slot, text)| (slot.to_string(), text)))
}

/// Writes the answers as a file: one line with its end, so that several in a row are what `score` reads. [`open`] gives
/// exactly these answers back. `today` bounds the days that must lie in the past, as in [`Answers::read`].
///
/// # Errors
/// Where [`open`] would not take the file back: [`FileProblem::TooLong`] or [`FileProblem::TooManyRows`].
pub fn save(answers: &Answers, today: Date, name: &str) -> Result<String, FileError> {
    if let Some(list) = answers.too_many_rows() {
        return Err(FileError::new(list, FileProblem::TooManyRows));
    }
    let mut file = json(&answers.read(today).profile)?;
    let typed = untold(answers, &open(&file)?.answers);
    let page = json(&Page { version: VERSION, name, typed })?;
    // The profile is an object, and the page one more member of it.
    file.pop();
    let comma = if file.len() > 1 { "," } else { "" };
    file.push_str(&format!("{comma}\"page\":{page}}}\n"));
    if file.len() > LONGEST { Err(FileError::new("", FileProblem::TooLong)) } else { Ok(file) }
}

/// A profile as JSON, without anything that only the page needs.
///
/// # Errors
/// None, as long as writing our own types as JSON does not fail.
pub fn profile_json(profile: &Profile) -> Result<String, FileError> {
    json(profile)
}

/// Writing our own types as JSON does not fail.
fn json(value: &impl Serialize) -> Result<String, FileError> {
    serde_json::to_string(value).map_err(|_| FileError::new("", FileProblem::NotJson))
}

/// The texts that are not what the profile tells. Of rows it does not have the last is named even if it is empty.
fn untold<'a>(answers: &'a Answers, told: &Answers) -> Vec<(Slot, &'a str)> {
    let is_end = |slot| match slot {
        Slot::Period(row, PeriodPart::From) => row + 1 == answers.period_count() && row >= told.period_count(),
        Slot::Record(list, row) => row + 1 == answers.record_count(list) && row >= told.record_count(list),
        _ => false,
    };
    let slots = answers.slots().into_iter().map(|slot| (slot, answers.text(slot)));
    slots.filter(|(slot, text)| *text != told.text(*slot) || is_end(*slot)).collect()
}
