//! A pasted record: every line is told of, and what was read is a record.

use hujifen::answers::{Answers, Import, ImportedRow, import};
use hujifen::texts;

use super::answers::answered;
use super::today;

/// Bytes as a text that was pasted; what is no character becomes one.
pub fn record(bytes: &[u8]) {
    let text = &*String::from_utf8_lossy(bytes);
    let read = import(text);
    every_line_is_told(text, &read);
    rows_are_a_record(&read);
    left_lines_stay_left(&read);
}

/// Each line that is not blank is read, a heading, or unread.
fn every_line_is_told(text: &str, read: &Import) {
    let lines: Vec<&str> = text.lines().map(|line| line.trim_start_matches('\u{feff}')).collect();
    let is_filled = |line: usize| lines.get(line.wrapping_sub(1)).is_some_and(|line| !line.trim().is_empty());
    let filled = (1..=lines.len()).filter(|line| is_filled(*line)).count();
    let mut told = read.headings.clone();
    told.extend(read.unread.iter().map(|unread| unread.line));
    told.sort_unstable();
    assert!(told.windows(2).all(|pair| pair[0] < pair[1]), "{told:?}");
    assert!(told.iter().all(|line| is_filled(*line)), "{told:?}");
    assert_eq!(told.len() + read.lines_read, filled);
    assert!(read.rows.len() <= read.lines_read);
    assert_eq!(read.rows.is_empty(), read.lines_read == 0);
    assert!(read.unread.iter().all(|unread| unread.text == lines[unread.line - 1]));
}

/// What was read is in order, without a fault, and the same when it is written plainly and read again.
fn rows_are_a_record(read: &Import) {
    assert!(read.rows.iter().all(|row| row.from <= row.to && row.base > 0));
    assert!(read.rows.is_sorted_by_key(|row| (row.from, row.to)));
    let mut answers = Answers::default();
    answers.add_import(read);
    assert_eq!(answers.period_count(), read.rows.len());
    assert!(answers.read(today()).faults.is_empty());
    assert_eq!(import(&written_again(read)).rows, read.rows);
    answered(&answers);
}

/// The rows as a record that is read.
fn written_again(read: &Import) -> String {
    let line = |row: &ImportedRow| {
        let arrears = if row.arrears { "补缴" } else { "" };
        format!("{},{},\"{}\",{arrears}\n", row.from, row.to, texts::grouped(row.base))
    };
    read.rows.iter().map(line).collect()
}

/// Lines that could not be read are read no better alone, unless a heading above them said where the base stands.
fn left_lines_stay_left(read: &Import) {
    if read.headings.is_empty() {
        let again = import(&read.left());
        assert_eq!((again.rows.len(), again.unread.len()), (0, read.unread.len()), "{:?}", read.left());
    }
}
