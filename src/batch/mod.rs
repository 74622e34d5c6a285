//! Many clients at once: a table or lines of profiles in, the same with its scores out, row by row.
//!
//! The page knows what a column can stand for ([`Target`]) and which columns were chosen before ([`Remembered`]). Reading,
//! scoring and writing run in a worker of its own (`src/bin/batch/`, feature `batch`), in constant memory; nothing in here
//! knows a browser but the messages between the two.

#[cfg(any(feature = "page", feature = "batch"))]
pub mod message;
mod remembered;
mod sample;
mod target;

#[cfg(feature = "batch")]
mod client;
#[cfg(feature = "batch")]
mod form;
#[cfg(feature = "batch")]
mod guess;
#[cfg(feature = "batch")]
mod lines;
#[cfg(feature = "batch")]
mod results;
#[cfg(feature = "batch")]
mod rows;
#[cfg(feature = "batch")]
mod spellings;
#[cfg(feature = "batch")]
mod table;
#[cfg(feature = "batch")]
mod words;

pub use remembered::Remembered;
pub use sample::sample;
pub use target::{Target, given_twice};

#[cfg(feature = "batch")]
pub use form::{Encoding, Form, Kind, NoForm, unmarked};
#[cfg(feature = "batch")]
pub use guess::guess;
#[cfg(feature = "batch")]
pub use lines::score_lines;
#[cfg(feature = "batch")]
pub use results::headings;
#[cfg(feature = "batch")]
pub use table::{Head, Table, head, score_table};

/// How many rows at fault are told one by one; all of them stand in the results.
pub const TOLD: usize = 200;

/// What the rows came to so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Rows with a client in them, faulty ones too.
    pub rows: u64,
    /// Of these, how many reach the pass mark.
    pub reached: u64,
    /// How many could not be read, and have no score.
    pub faulty: u64,
}

impl Tally {
    /// How many were scored and do not reach the pass mark.
    pub fn short(self) -> u64 {
        self.rows.saturating_sub(self.reached + self.faulty)
    }
}

/// What a whole file came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub tally: Tally,
    /// What is wrong with the first [`TOLD`] rows at fault, a sentence a row.
    pub faults: Vec<String>,
}

#[cfg(feature = "batch")]
impl Outcome {
    fn scored(&mut self, assessment: &crate::rules::Assessment) {
        self.tally.rows += 1;
        self.tally.reached += u64::from(assessment.qualifies);
    }

    fn at_fault(&mut self, told: impl FnOnce() -> String) {
        self.tally.rows += 1;
        self.tally.faulty += 1;
        if self.faults.len() < TOLD {
            self.faults.push(told());
        }
    }
}
