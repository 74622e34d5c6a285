//! The rows of a table, numbered as a spreadsheet numbers them.

use std::io::{self, Read};

use csv::{Reader, ReaderBuilder, StringRecord, Terminator};

/// Bytes read at a time.
const BUFFER: usize = 1 << 16;

/// Rows of a text, one after the other.
pub struct Rows<R: Read> {
    reader: Reader<io::Chain<R, &'static [u8]>>,
    record: StringRecord,
    /// The number of the last row.
    row: u64,
    /// Line ends that stand within cells so far.
    within: u64,
}

/// A row.
pub struct Row<'a> {
    /// Its number in a spreadsheet, counted from 1. Lines without anything in them have numbers too.
    pub number: u64,
    pub cells: Vec<&'a str>,
}

impl<R: Read> Rows<R> {
    /// The rows of a text in UTF-8, whose cells are apart by `separator`.
    pub fn new(input: R, separator: u8) -> Rows<R> {
        // A row ends at its line feed, the last one too: then the lines read tell its number. What is left of the ends
        // of other systems is taken away below.
        let input = input.chain(&b"\n"[..]);
        let mut builder = ReaderBuilder::new();
        builder.delimiter(separator).has_headers(false).flexible(true).buffer_capacity(BUFFER);
        let reader = builder.terminator(Terminator::Any(b'\n')).from_reader(input);
        Rows { reader, record: StringRecord::new(), row: 0, within: 0 }
    }

    /// The next row, or nothing at the end. Most lines without anything in them are passed over.
    ///
    /// # Errors
    /// What reading the text fails with, or that it is no UTF-8.
    pub fn next_row(&mut self) -> io::Result<Option<Row<'_>>> {
        if !self.reader.read_record(&mut self.record)? {
            return Ok(None);
        }
        let breaks = |cell: &str| cell.bytes().filter(|byte| *byte == b'\n').count() as u64;
        self.within += self.record.iter().map(breaks).sum::<u64>();
        let lines = self.reader.position().line().saturating_sub(1);
        self.row = lines.saturating_sub(self.within).max(self.row + 1);
        let mut cells: Vec<&str> = self.record.iter().collect();
        if let Some(last) = cells.last_mut() {
            *last = last.strip_suffix('\r').unwrap_or(last);
        }
        Ok(Some(Row { number: self.row, cells }))
    }
}

impl Row<'_> {
    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}
