//! The months in a cell.

use crate::answers::values;
use crate::rules::Month;

/// What stands between the first and the last month of a span and never within a month.
const BETWEEN: [char; 5] = ['至', '到', '~', '–', '—'];

/// What a cell says of months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing.
    Nothing,
    /// It is written as a month or a span, and is none.
    Wrong,
    /// One month.
    One(Month),
    /// The first and the last month.
    Span(Month, Month),
}

/// Reads a cell as a month, as a day of it, or as a span.
pub(super) fn said(cell: &str) -> Said {
    let cell = bare(cell);
    if let Some(month) = month(cell) {
        return Said::One(month);
    }
    let Some((first, last)) = ends(cell) else { return wrong_if(is_like_a_month(cell)) };
    match (month(first), month(last)) {
        (Some(first), Some(last)) => Said::Span(first, last),
        (None, None) => wrong_if(is_like_a_month(first) || is_like_a_month(last) || is_like_a_month(cell)),
        _ => Said::Wrong,
    }
}

fn wrong_if(wrong: bool) -> Said {
    if wrong { Said::Wrong } else { Said::Nothing }
}

/// Whether there is nothing of its own in a cell beside a month: a dash, or the time of a day.
pub(super) fn is_filler(cell: &str) -> bool {
    bare(cell).is_empty() || is_time(cell)
}

/// How a month is written: what stands between its digits, or how many there are. Two cells are the ends of one span
/// only where they are written alike, so that an amount of 2000.10 or the day of payment ends none.
pub(super) fn notation(cell: &str) -> (String, usize) {
    let text = without_time(bare(cell));
    let signs: String = text.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect();
    let digits = if signs.is_empty() { text.bytes().filter(u8::is_ascii_digit).count() } else { 0 };
    (signs, digits)
}

/// A cell without what belongs to a span it is the first or the last of.
fn bare(cell: &str) -> &str {
    cell.trim_matches(|c: char| c == '-' || BETWEEN.contains(&c) || c.is_whitespace())
}

/// The two ends of a span, if it is one. Among dashes it is the middle one: 2023-01-2023-12.
fn ends(cell: &str) -> Option<(&str, &str)> {
    let (first, last) = cell.split_once(BETWEEN).or_else(|| {
        let dashes = cell.matches('-').count();
        let (at, _) = cell.match_indices('-').nth(dashes / 2)?;
        Some((cell.get(..at)?, cell.get(at + 1..)?))
    })?;
    Some((bare(first), bare(last)))
}

fn month(text: &str) -> Option<Month> {
    let text = without_time(text);
    if has_gap(text) {
        return None;
    }
    values::month(text).or_else(|_| values::date(text).map(|date| date.month())).ok()
}

/// Whether a number stands behind a space: 202301 12 and 2023年1月 12 are no days.
fn has_gap(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let Some(mut before) = words.next() else { return false };
    words.any(|word| {
        let gap = before.ends_with(|c: char| c.is_ascii_digit() || c == '月') && word.starts_with(char::is_numeric);
        before = word;
        gap
    })
}

/// Spreadsheets write a day with its midnight.
fn without_time(text: &str) -> &str {
    let day_and_time = text.rsplit_once([' ', 'T']).filter(|(_, time)| is_time(time));
    day_and_time.map_or(text, |(day, _)| day.trim())
}

fn is_time(text: &str) -> bool {
    text.contains(':') && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.'))
}

/// Whether a text is written as a month or a day, be there such a one or not.
fn is_like_a_month(text: &str) -> bool {
    let text = without_time(text);
    if has_gap(text) || !text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "-./年月日号".contains(c))
    {
        return false;
    }
    let groups: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    match groups.as_slice() {
        // Other numbers of so many digits, and amounts with a point, are no months.
        [digits] => matches!(digits.len(), 6 | 8) && is_near(digits),
        [year, month] => year.len() == 4 && month.len() <= 2 && (!text.contains('.') || is_near(year)),
        [year, month, day] => year.len() == 4 && month.len() <= 2 && day.len() <= 2,
        _ => false,
    }
}

/// Whether a year is within a century of those a month may lie in.
fn is_near(year: &str) -> bool {
    ["18", "19", "20", "21", "22"].iter().any(|century| year.starts_with(century))
}
