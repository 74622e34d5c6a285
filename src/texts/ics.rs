//! Dates to take along, as an iCalendar file (RFC 5545): all-day events only.
//!
//! Written here: the crates for it bring a date library and random numbers along, more than the whole file takes.

use super::Language;
use crate::rules::Date;

/// A day to remember.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What tells it from the others, and stays the same when the day changes.
    pub name: &'static str,
    pub day: Date,
    pub summary: String,
    pub description: String,
}

/// The longest a line may be, in bytes.
const LINE: usize = 75;

/// The calendar of some days, as of `stamp`.
pub fn calendar(events: &[Event], stamp: Date) -> String {
    let mut written = String::new();
    let mut line = |text: &str| fold(text, &mut written);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line(match Language::spoken() {
        Language::Chinese => "PRODID:-//hujifen//points//ZH",
        Language::English => "PRODID:-//hujifen//points//EN",
    });
    for Event { name, day, summary, description } in events {
        line("BEGIN:VEVENT");
        line(&format!("UID:{name}@hujifen"));
        line(&format!("DTSTAMP:{}T000000Z", basic(stamp)));
        line(&format!("DTSTART;VALUE=DATE:{}", basic(*day)));
        line(&format!("SUMMARY:{}", escaped(summary)));
        line(&format!("DESCRIPTION:{}", escaped(description)));
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    written
}

/// A day as 20261123.
fn basic(day: Date) -> String {
    day.to_string().replace('-', "")
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// Appends a line; what is longer goes on after a line break and a space, and no character is cut in two.
fn fold(text: &str, out: &mut String) {
    let mut width = 0;
    for c in text.chars() {
        if width + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out.push_str("\r\n");
}
