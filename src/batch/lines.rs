//! Lines of profiles scored one by one, to the letter as `score` does it.

use std::io::{self, BufRead, Write};

use super::{Outcome, Tally};
use crate::jsonl::{Lines, profile, told, write_assessment, write_fault};
use crate::rules::{Date, assess};
use crate::texts::fill;

/// Scores every line; `on` is the day for profiles that name none. `watch` is told how far it is after each.
///
/// # Errors
/// What reading or writing fails with.
pub fn score_lines(
    input: impl BufRead,
    mut output: impl Write,
    on: Date,
    mut watch: impl FnMut(Tally),
) -> io::Result<Outcome> {
    let mut lines = Lines::new(input);
    let mut outcome = Outcome::default();
    let mut answer = Vec::new();
    while let Some(line) = lines.next_line()? {
        answer.clear();
        let number = outcome.tally.rows + 1;
        match profile(line) {
            Ok(profile) => {
                let assessment = assess(&profile, on);
                outcome.scored(&assessment);
                write_assessment(&assessment, &mut answer);
            }
            Err(fault) => {
                outcome.at_fault(|| fill("batch.fault.row", &[("row", &number), ("told", &told(&fault))]));
                write_fault(None, number, &fault, &mut answer)?;
            }
        }
        answer.push(b'\n');
        output.write_all(&answer)?;
        watch(outcome.tally);
    }
    Ok(outcome)
}
