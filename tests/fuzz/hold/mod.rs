//! What holds for whatever is read, a subject a file: for the fuzzer, which looks for what breaks it, and for
//! `cargo test`, which tries again whatever the fuzzer found.

mod answers;
mod draft;
mod link;
mod message;
mod profile;
mod record;

use hujifen::rules::Date;

pub use draft::draft;
pub use link::link;
pub use message::message;
pub use profile::profile;
pub use record::record;

/// A subject: its name, and what holds for any bytes; panics where it does not.
pub type Subject = (&'static str, fn(&[u8]));

/// All of them.
#[allow(dead_code)]
pub const SUBJECTS: [Subject; 5] =
    [("profile", profile), ("link", link), ("record", record), ("message", message), ("draft", draft)];

/// A day in the law's term.
fn today() -> Date {
    Date::new(2026, 11, 23).expect("a day")
}

/// Nothing in a sentence was left to be filled in.
fn is_filled(said: &str) {
    assert!(!said.is_empty() && !said.contains(['{', '}']), "{said:?}");
}
