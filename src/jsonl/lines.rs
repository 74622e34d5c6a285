//! Reads lines of bounded length into one buffer, so that memory stays constant however much is read.

use std::io::{self, BufRead, Read};

/// The longest line that is read. A profile with twenty years of monthly periods takes some 30 kB.
pub const LONGEST: usize = 1 << 20;

/// One line, without its end.
pub enum Line<'a> {
    Text(&'a [u8]),
    TooLong,
}

/// Lines of `input`.
pub struct Lines<R> {
    input: R,
    buffer: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    pub fn new(input: R) -> Lines<R> {
        Lines { input, buffer: Vec::new() }
    }

    /// The next line, or nothing at the end.
    pub fn next_line(&mut self) -> io::Result<Option<Line<'_>>> {
        self.buffer.clear();
        let limit = LONGEST as u64 + 1;
        if self.input.by_ref().take(limit).read_until(b'\n', &mut self.buffer)? == 0 {
            return Ok(None);
        }
        if self.buffer.len() > LONGEST && !self.buffer.ends_with(b"\n") {
            self.input.skip_until(b'\n')?;
            return Ok(Some(Line::TooLong));
        }
        let line = self.buffer.strip_suffix(b"\n").unwrap_or(&self.buffer);
        Ok(Some(Line::Text(line.strip_suffix(b"\r").unwrap_or(line))))
    }
}
