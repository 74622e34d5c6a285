//! Scores line by line, in order.

use std::io::{self, BufRead, Write};

use hujifen::jsonl::{Lines, profile, told, write_assessment, write_fault, write_plan};
use hujifen::rules::{Profile, assess, plan};

use crate::args::Args;
use crate::pretty;

/// What a run over one input came to.
pub struct Scored {
    /// How many lines were no valid profile.
    pub faulty: u64,
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
    while let Some(line) = lines.next_line()? {
        number += 1;
        answer.clear();
        match profile(line) {
            Ok(profile) => write(&profile, args, &mut answer)?,
            Err(fault) => {
                scored.faulty += 1;
                match args.pretty {
                    true => answer.extend(pretty::fault(number, &told(&fault)).bytes()),
                    false => write_fault(file, number, &fault, &mut answer)?,
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
    write_assessment(&assessment, answer);
    if let Some(plan) = plan {
        // The plan is one more member of the same object.
        answer.pop();
        answer.extend_from_slice(b",\"plan\":");
        write_plan(&plan, answer);
        answer.push(b'}');
    }
    Ok(())
}
