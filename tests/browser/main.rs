//! The built page in a real browser, used as a visitor uses it. Every check is a sentence about the page.
//!
//! `checks/` says what must hold, `visitor.rs` what a visitor can do and see, `harness/` brings browser and site.
#![forbid(unsafe_code)]

mod checks;
mod harness;
mod trials;
mod unsteady;
mod visitor;

fn main() -> anyhow::Result<std::process::ExitCode> {
    trials::run(checks::all())
}
