//! Reads a typed text kindly: full-width digits, thousands separators and the usual ways to write a date are taken.

use crate::rules::value::{Percent, Whole};
use crate::rules::{Date, Month};

/// What is wrong with an answer, to be told at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No day of the calendar between 1900 and 2199.
    NotADate,
    /// No month between 1900-01 and 2199-12.
    NotAMonth,
    /// No whole number.
    NotANumber,
    /// A whole number above this bound.
    Above(u64),
    /// No share of 0 to 100 with at most two decimals.
    NotAPercent,
    /// A day after the assessment date.
    InFuture,
    /// A month before the one it should follow, or a day before the one it should follow.
    BeforeStart,
}

/// A full-width form as its plain character; any other as it is.
pub(crate) fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// The characters of a text as typed on any keyboard: full-width forms become plain ones, spaces go.
fn plain(text: &str) -> String {
    let plain = |c: char| if c == '。' { '.' } else { narrow(c) };
    text.chars().filter(|c| !c.is_whitespace()).map(plain).collect()
}

/// Splits a date's text into its digits' groups: by any separator, or where there is none by `widths`.
fn groups(text: &str, widths: &[usize]) -> Option<Vec<String>> {
    let text = plain(text);
    let separators = ['-', '.', '/', '年', '月', '日', '号'];
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if is_digits(&text) && text.len() == widths.iter().sum::<usize>() {
        let mut rest = text.as_str();
        let parts = widths.iter().map(|&width| {
            let (part, tail) = rest.split_at(width);
            rest = tail;
            part.to_owned()
        });
        return Some(parts.collect());
    }
    let text = text.trim_end_matches(['年', '月', '日', '号']);
    let parts: Vec<String> = text.split(separators).map(str::to_owned).collect();
    let whole = parts.len() == widths.len() && parts.iter().all(|part| !part.is_empty() && is_digits(part));
    whole.then_some(parts)
}

/// The day a text says.
///
/// # Errors
/// [`Fault::NotADate`].
pub fn date(text: &str) -> Result<Date, Fault> {
    let parts = groups(text, &[4, 2, 2]).ok_or(Fault::NotADate)?;
    match parts.as_slice() {
        [year, month, day] => format!("{year}-{month:0>2}-{day:0>2}").parse().map_err(|_| Fault::NotADate),
        _ => Err(Fault::NotADate),
    }
}

pub fn month(text: &str) -> Result<Month, Fault> {
    let parts = groups(text, &[4, 2]).ok_or(Fault::NotAMonth)?;
    match parts.as_slice() {
        [year, month] => format!("{year}-{month:0>2}").parse().map_err(|_| Fault::NotAMonth),
        _ => Err(Fault::NotAMonth),
    }
}

/// A whole number; a unit behind it and thousands separators are passed over.
pub fn whole<const MAX: u64>(text: &str) -> Result<Whole<MAX>, Fault> {
    Whole::new(number(text, MAX)?).ok_or(Fault::Above(MAX))
}

fn number(text: &str, max: u64) -> Result<u64, Fault> {
    let text = plain(text);
    let digits = text.trim_end_matches(['元', '年', '月', '个', '人']).replace(',', "");
    match digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.is_empty() {
        false => Err(Fault::NotANumber),
        true => match digits.parse() {
            Ok(number) if number <= max => Ok(number),
            _ => Err(Fault::Above(max)),
        },
    }
}

pub fn percent(text: &str) -> Result<Percent, Fault> {
    plain(text).trim_end_matches('%').parse().map_err(|_| Fault::NotAPercent)
}
