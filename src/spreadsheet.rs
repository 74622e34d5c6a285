//! A dropped file as text: a workbook as lines of cells, a text file in whatever encoding it has.
//!
//! It runs in a worker of its own (`src/bin/spreadsheet.rs`), loaded when the first file is dropped. What the lines mean is
//! read by [`import`](crate::answers::import), which tells what it could not read.

use std::io::Cursor;

use calamine::{Data, Range, Reader, open_workbook_auto_from_rs};

/// The largest file that is read, in bytes: no record of one person's months comes near it.
pub const LARGEST: usize = 10 << 20;

/// A file that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpreadsheetError {
    /// Larger than [`LARGEST`].
    TooLarge,
    /// A workbook that is damaged, locked by a password, or of a kind not known.
    NotReadable,
    /// There is nothing in it.
    Empty,
}

impl SpreadsheetError {
    /// Its name in the key of its text, `import.file.<code>`.
    pub const fn code(self) -> &'static str {
        match self {
            SpreadsheetError::TooLarge => "too_large",
            SpreadsheetError::NotReadable => "not_readable",
            SpreadsheetError::Empty => "empty",
        }
    }
}

/// How a workbook begins: as a zip archive (.xlsx, .ods) or as a compound file (.xls, or locked by a password).
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];

/// The text of a file: for a workbook a line for each row of one sheet, its cells apart by tabs.
///
/// # Errors
/// See [`SpreadsheetError`].
pub fn text(bytes: Vec<u8>) -> Result<String, SpreadsheetError> {
    if bytes.len() > LARGEST {
        return Err(SpreadsheetError::TooLarge);
    }
    let text = match WORKBOOKS.iter().any(|start| bytes.starts_with(start)) {
        true => workbook(bytes)?,
        false => decoded(&bytes)?,
    };
    if text.trim().is_empty() { Err(SpreadsheetError::Empty) } else { Ok(text) }
}

/// Text in UTF-8 or UTF-16 where the file says so or fits; otherwise in GB18030, as spreadsheets on Chinese systems save it.
fn decoded(bytes: &[u8]) -> Result<String, SpreadsheetError> {
    let (encoding, from) = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, length),
        None if std::str::from_utf8(bytes).is_ok() => (encoding_rs::UTF_8, 0),
        None => (encoding_rs::GB18030, 0),
    };
    let (text, is_faulty) = encoding.decode_without_bom_handling(bytes.get(from..).unwrap_or_default());
    // A picture or a program is no text in any of them.
    let is_binary = text.chars().any(|character| character == '\0');
    if is_faulty || is_binary { Err(SpreadsheetError::NotReadable) } else { Ok(text.into_owned()) }
}

/// The first sheet with a month in it; where none has one, the first with anything at all.
fn workbook(bytes: Vec<u8>) -> Result<String, SpreadsheetError> {
    let not_readable = |_| SpreadsheetError::NotReadable;
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(not_readable)?;
    let mut first = None;
    for name in workbook.sheet_names() {
        let range = workbook.worksheet_range(&name).map_err(not_readable)?;
        let (lines, has_months) = lines(&range);
        if has_months {
            return Ok(lines);
        }
        if !lines.trim().is_empty() {
            first.get_or_insert(lines);
        }
    }
    first.ok_or(SpreadsheetError::Empty)
}

/// A line for each row, empty ones too, so that lines are numbered as rows are; and whether a cell looks like a month.
fn lines(range: &Range<Data>) -> (String, bool) {
    let above = range.start().map_or(0, |(row, _)| row);
    let mut lines = "\n".repeat(above as usize);
    let mut has_months = false;
    for row in range.rows() {
        let cells: Vec<String> = row.iter().map(cell).collect();
        has_months |= cells.iter().any(|cell| looks_like_a_month(cell));
        lines.push_str(cells.join("\t").trim_end());
        lines.push('\n');
    }
    (lines, has_months)
}

/// A cell as it is read.
fn cell(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::DateTime(date) if date.is_datetime() => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::String(text) | Data::DateTimeIso(text) => text.split(['\t', '\n', '\r']).collect::<Vec<_>>().join(" "),
        // A whole number is written without decimals.
        other => other.to_string(),
    }
}

/// 202301, 2023-01, 2023年1月 and the like; the import decides whether it really is one.
fn looks_like_a_month(cell: &str) -> bool {
    let cell = cell.trim();
    let is_year =
        cell.get(..4).is_some_and(|year| (year.starts_with("19") || year.starts_with("20")) && is_digits(year));
    let after = cell.get(4..).unwrap_or_default();
    is_year && ((after.len() == 2 && is_digits(after)) || after.starts_with(['-', '.', '/', '年']))
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
