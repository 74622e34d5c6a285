//! `score`: one profile a line in, one assessment a line out.
#![forbid(unsafe_code)]

mod args;
mod pretty;
mod stream;

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Write};
use std::process::ExitCode;

use args::{Args, Asked};
use stream::{Scored, score_lines};

/// Every line was scored.
const DONE: u8 = 0;
/// Some line was no valid profile.
const FAULTY_LINES: u8 = 1;
/// The call itself is wrong, or a file cannot be read or written.
const FAILED: u8 = 2;

/// Bytes read and written at a time.
const BUFFER: usize = 1 << 20;

fn main() -> ExitCode {
    let status = match args::parse(std::env::args_os()) {
        Ok(Asked::Help) => {
            print!("{}", args::HELP);
            DONE
        }
        Ok(Asked::Score(args)) => run(&args).unwrap_or_else(|error| fail(&error)),
        Err(error) => fail(&format!("{error}\n{}", args::HELP)),
    };
    ExitCode::from(status)
}

fn fail(error: &str) -> u8 {
    eprintln!("score: {error}");
    FAILED
}

fn run(args: &Args) -> Result<u8, String> {
    let mut output = BufWriter::with_capacity(BUFFER, io::stdout().lock());
    let mut faulty = 0;
    for name in &args.files {
        let shown = name.to_string_lossy();
        let scored = if name == "-" {
            score_lines(BufReader::with_capacity(BUFFER, io::stdin().lock()), &mut output, args, None)
        } else {
            let file = File::open(name).map_err(|error| format!("{shown}: {error}"))?;
            let named = (args.files.len() > 1).then_some(&*shown);
            score_lines(BufReader::with_capacity(BUFFER, file), &mut output, args, named)
        };
        let scored = scored.and_then(|scored| output.flush().map(|()| scored));
        match scored {
            Ok(Scored { faulty: more }) => faulty += more,
            // Whoever reads the output has seen enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => break,
            Err(error) => return Err(format!("{shown}: {error}")),
        }
    }
    Ok(if faulty > 0 { FAULTY_LINES } else { DONE })
}
