//! Profiles line by line in, assessments line by line out: what the command line and the batch of the page share.

mod assessment;
mod lines;
mod plan;
mod write;

use std::io;

use serde::Serialize;

use crate::rules::{Profile, ProfileError};

pub use assessment::write_assessment;
pub use lines::{LONGEST, Line, Lines};
pub use plan::write_plan;

/// Stands in the place of a line that is no valid profile.
#[derive(Serialize)]
struct Fault<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    line: u64,
    #[serde(skip_serializing_if = "str::is_empty")]
    field: &'a str,
    error: &'a str,
}

/// Appends the JSON that stands in the place of a line; `file` names where it comes from, where several are read.
///
/// # Errors
/// None in practice: a buffer takes everything.
pub fn write_fault(file: Option<&str>, line: u64, fault: &ProfileError, out: &mut Vec<u8>) -> io::Result<()> {
    Ok(serde_json::to_writer(out, &Fault { file, line, field: &fault.field, error: &told(fault) })?)
}

/// What is wrong with a line, its field first.
pub fn told(fault: &ProfileError) -> String {
    match fault.field.as_str() {
        "" => fault.problem.clone(),
        field => format!("{field}: {}", fault.problem),
    }
}

/// The profile a line holds.
///
/// # Errors
/// The line is too long, no UTF-8 text, or no valid profile.
pub fn profile(line: Line) -> Result<Profile, ProfileError> {
    match line {
        Line::TooLong => Err(too_long()),
        Line::Text(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => Profile::from_json(text),
            Err(_) => Err(ProfileError { field: String::new(), problem: "not UTF-8 text".into() }),
        },
    }
}

/// What is wrong with a profile of more than [`LONGEST`] bytes.
pub fn too_long() -> ProfileError {
    ProfileError { field: String::new(), problem: format!("longer than the {LONGEST} bytes a line may have") }
}
