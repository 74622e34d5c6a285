//! Every text people read, by key, from one file a language.
//!
//! A table of our own instead of an i18n library: for two hundred texts rust-i18n adds some 20 kB of brotli to the page,
//! and this adds next to none. docs/DECISIONS.md has the figures. The shipped page fetches the texts as files of their own,
//! part by part (feature `split`, parts.txt); everywhere else they are in the program. Tests hold every key the code asks for
//! against every language.

#[cfg(not(feature = "split"))]
mod embedded;
mod explain;
#[cfg(feature = "split")]
pub mod fetched;
mod findings;
mod ics;
mod language;
pub mod parts;
mod plan;
mod prepare;
mod questions;
mod record;
mod table;
mod words;

pub use explain::{Explained, explained, multiple};
pub use findings::{finding, finding_with, remedy, remedy_with};
pub use ics::{Event, calendar};
pub use language::{Language, speak, spoken_in};
pub use plan::{caveat, forecast, lever, lever_advice, plan_verdict, route, route_name, step, step_changes, sureness};
pub use prepare::{holidays, paper_more, paper_name, step_days, step_name, step_told};
pub use questions::{Wording, answer_text, choice_text, fault_text, label};
pub use record::{month_mark, month_told, record};
pub use table::Table;
pub use words::{
    clause, could_reach, indicator, indicator_short, notice, reason, reason_with, replaced, standing, verdict,
    verdict_more,
};

use std::fmt::Display;

#[cfg(not(feature = "split"))]
use embedded as stored;
#[cfg(feature = "split")]
use fetched as stored;

/// The official page of the rules.
pub const OFFICIAL: &str = "https://jzzjf.rsj.sh.gov.cn/jzzjf/pingfen/zc2.jsp";

/// Whether a person's own figures (days, ages, years, amounts) are told, or crosses stand in for them. Points are always
/// told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figures {
    Told,
    Hidden,
}

/// The text of a key. A key without a text shows itself; tests see to it that there is none.
pub fn text(key: &str) -> &str {
    find(key).unwrap_or_else(|| {
        stored::miss(key);
        key
    })
}

/// The text of a key where the language has one.
pub fn find(key: &str) -> Option<&'static str> {
    stored::find(key)
}

/// The text of a key with its placeholders filled. Words that follow a number stand there in both forms, the one for 1
/// first: `{n} question{n|s} {n|is|are} open`.
pub fn fill(key: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut filled = text(key).to_owned();
    for (name, value) in values {
        put(&mut filled, name, &value.to_string());
    }
    filled
}

/// Puts a value into its places.
fn put(filled: &mut String, name: &str, value: &str) {
    *filled = filled.replace(&["{", name, "}"].concat(), value);
    agree(filled, &["{", name, "|"].concat(), value == "1");
}

/// Puts one of the two forms in the place of both, wherever they begin so.
fn agree(filled: &mut String, begin: &str, is_one: bool) {
    while let Some(at) = filled.find(begin) {
        let Some((forms, _)) = filled.get(at + begin.len()..).and_then(|rest| rest.split_once('}')) else { return };
        let (one, more) = forms.split_once('|').unwrap_or(("", forms));
        let (form, end) = (if is_one { one } else { more }.to_owned(), at + begin.len() + forms.len() + 1);
        filled.replace_range(at..end, &form);
    }
}

/// A number with its thousands set apart, as amounts of money are read.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
