//! Scores line by line, in order.

use std::io::{self, BufRead, Write};

use hujifen::rules::{Profile, ProfileError, assess, plan};
use serde::Serialize;

use crate::args::Args;
use crate::lines::{LONGEST, Line, Lines};
use crate::{json, pretty};

/// What a run over one input came to.
pub struct Scored {
    /// How many lines were no valid profile.
    pub faulty: u64,
}

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

/// Scores every line of `input`; `file` names it in errors where several are read.
pub fn score_lines(
    input: impl BufRead,
    output: &mut impl Write,
    args: &Args,
    file: Option<&str>,
) -> io::Result<Scored> {
    let mut lines = Lines::new(input);
    let mut scored = Scored { faulty: 0 };
    let mut number = 0;
    // One buffer for every answer: JSON is written in many small pieces.
    let mut answer = Vec::new();
    while let Some(line) = lines.next()? {
        number += 1;
        answer.clear();
        match read(line) {
            Ok(profile) => write(&profile, args, &mut answer)?,
            Err(ProfileError { field, problem }) => {
                scored.faulty += 1;
                let error = if field.is_empty() { problem } else { format!("{field}: {problem}") };
                if args.pretty {
                    answer.extend(pretty::fault(number, &error).bytes());
                } else {
                    serde_json::to_writer(&mut answer, &Fault { file, line: number, field: &field, error: &error })?;
                }
            }
        }
        answer.push(b'\n');
        output.write_all(&answer)?;
    }
    Ok(scored)
}

/// One answer, as the options ask for it.
fn write(profile: &Profile, args: &Args, answer: &mut Vec<u8>) -> io::Result<()> {
    let assessment = assess(profile, args.on);
    let plan = args.plan.then(|| plan(profile, args.on));
    if args.pretty {
        answer.extend(pretty::pretty(&assessment).bytes());
        answer.extend(plan.iter().flat_map(|plan| pretty::plan(plan).into_bytes()));
        return Ok(());
    }
    json::write(&assessment, answer);
    if let Some(plan) = plan {
        // The plan is one more member of the same object.
        answer.pop();
        answer.extend_from_slice(b",\"plan\":");
        serde_json::to_writer(&mut *answer, &plan)?;
        answer.push(b'}');
    }
    Ok(())
}

fn read(line: Line) -> Result<Profile, ProfileError> {
    let fault = |problem: String| Err(ProfileError { field: String::new(), problem });
    match line {
        Line::TooLong => fault(format!("longer than the {LONGEST} bytes a line may have")),
        Line::Text(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => Profile::from_json(text),
            Err(_) => fault("not UTF-8 text".into()),
        },
    }
}
