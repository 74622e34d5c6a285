//! `shell`: prints the pieces of HTML that the build puts into index.html, as one line of JSON.
//!
//! `shell [LANGUAGE]`; the environment's HUJIFEN_SITE is where the page is published, such as https://points.example.com/
#![forbid(unsafe_code)]

use std::process::ExitCode;

use hujifen::shell::Shell;
use hujifen::texts::Language;

fn main() -> ExitCode {
    let tag = std::env::args().nth(1).unwrap_or_else(|| Language::ALL[0].code().to_owned());
    let site = std::env::var("HUJIFEN_SITE").ok().filter(|site| !site.is_empty());
    match Language::from_code(&tag) {
        Some(language) => {
            println!("{}", Shell::of(language, site.as_deref()).to_json());
            ExitCode::SUCCESS
        }
        None => {
            eprintln!("shell: there is no page in {tag}");
            ExitCode::FAILURE
        }
    }
}
