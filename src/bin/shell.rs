//! `shell`: prints the pieces of HTML that the build puts into index.html, as one line of JSON.
#![forbid(unsafe_code)]

use std::process::ExitCode;

use hujifen::shell::{Language, Shell};

fn main() -> ExitCode {
    let tag = std::env::args().nth(1).unwrap_or_else(|| Language::ALL[0].tag().to_owned());
    match Language::from_tag(&tag) {
        Some(language) => {
            println!("{}", Shell::of(language).to_json());
            ExitCode::SUCCESS
        }
        None => {
            eprintln!("shell: there is no page in {tag}");
            ExitCode::FAILURE
        }
    }
}
