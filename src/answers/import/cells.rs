//! A line's cells, and the numbers in them.

use crate::answers::values;

/// A cell as it stands between its separators.
#[derive(Default)]
struct Cell {
    text: String,
    quoted: bool,
}

/// The characters of a line as typed on any keyboard: full-width forms and their like become plain ones.
pub(super) fn narrow(text: &str) -> String {
    let narrow = |c: char| match c {
        '￥' => '¥',
        '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
        '\u{2015}' | '\u{2500}' => '—',
        _ => values::narrow(c),
    };
    text.chars().map(narrow).collect()
}

/// The cells of a line. `headed` is how many the heading above it has.
pub(super) fn cells(line: &str, headed: usize) -> Vec<String> {
    let cells = match separator(line) {
        None => {
            let cells = split(&tightened(line), char::is_whitespace);
            cells.into_iter().filter(|cell| !cell.text.is_empty()).collect()
        }
        Some(separator) => {
            let cells = split(line, |c| c == separator);
            // The heading tells that commas stand between cells and not in numbers.
            if separator == ',' && cells.len() != headed { joined(cells) } else { cells }
        }
    };
    // A spreadsheet marks a number kept as text with an apostrophe.
    cells.iter().map(|cell| cell.text.trim().trim_start_matches('\'').trim().to_owned()).collect()
}

/// A line without the spaces within a month: 2023 年 1 月.
fn tightened(line: &str) -> String {
    let mut tight = String::with_capacity(line.len());
    let mut words = line.split_whitespace().peekable();
    while let Some(word) = words.next() {
        tight.push_str(word);
        let within = words.peek().is_some_and(|next| {
            let is_digit = |c: char| c.is_ascii_digit();
            word.ends_with(is_digit) && next.starts_with(['年', '月'])
                || word.ends_with('年') && next.starts_with(is_digit)
        });
        if !within {
            tight.push(' ');
        }
    }
    tight
}

/// What a line is split at; nothing where it is at spaces.
fn separator(line: &str) -> Option<char> {
    // Every second piece stands within quotes.
    let bare = line.split('"').step_by(2).collect::<Vec<_>>().join("\"");
    let separates = |word: &str| word.contains(',') && number(word).is_none();
    match bare {
        bare if bare.contains('\t') => Some('\t'),
        bare if bare.contains(';') => Some(';'),
        // The comma of an amount between spaces, 202301 12,345, separates no cells.
        bare if bare.split_whitespace().any(separates) => Some(','),
        _ => None,
    }
}

/// Splits a line; separators within quotes stay. Two quotes on end there close and open them again.
fn split(line: &str, separates: impl Fn(char) -> bool) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut cell = Cell::default();
    let mut within = false;
    for c in line.chars() {
        match c {
            '"' => {
                within = !within;
                cell.quoted = true;
            }
            c if separates(c) && !within => cells.push(std::mem::take(&mut cell)),
            c => cell.text.push(c),
        }
    }
    cells.push(cell);
    cells
}

/// Puts numbers together that were split at the commas between their thousands: 12 and 345.00 to 12,345.00.
fn joined(cells: Vec<Cell>) -> Vec<Cell> {
    let mut joined: Vec<Cell> = Vec::new();
    let mut goes_on = false;
    for cell in cells {
        let of_thousands = goes_on && cell.ends_number();
        goes_on = cell.begins_number();
        match joined.last_mut() {
            Some(number) if of_thousands => {
                number.text.push(',');
                number.text.push_str(&cell.text);
            }
            _ => joined.push(cell),
        }
    }
    joined
}

impl Cell {
    /// Whether it may be what stands before a comma of a number.
    fn begins_number(&self) -> bool {
        let digits = self.text.trim_start().trim_start_matches('¥');
        !self.quoted && are_digits(digits) && digits.len() <= 3
    }

    /// Whether it may be what stands behind a comma of a number: three digits, and its decimals and unit.
    fn ends_number(&self) -> bool {
        let text = self.text.trim_end().trim_end_matches('元');
        let (digits, decimals) = text.split_once('.').unwrap_or((text, "0"));
        !self.quoted && are_digits(digits) && digits.len() == 3 && are_digits(decimals)
    }
}

fn are_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The digits of a number before and behind its point. Its thousands may be set apart, and its unit may stand by it.
pub(super) fn number(text: &str) -> Option<(String, &str)> {
    let text = text.trim().trim_start_matches('¥').trim_end_matches('元').trim();
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let mut groups = whole.split(',');
    let first = groups.next().filter(|first| are_digits(first))?;
    let plain = first.len() == whole.len();
    let thousands = first.len() <= 3 && groups.all(|group| are_digits(group) && group.len() == 3);
    ((plain || thousands) && are_digits(decimals)).then(|| (whole.replace(',', ""), decimals))
}
