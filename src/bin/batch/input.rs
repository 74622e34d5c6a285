//! A file as text in UTF-8, slice by slice: no file is ever in the memory as a whole.

use std::cell::Cell;
use std::io::{self, ErrorKind, Read};
use std::rc::Rc;

use hujifen::batch::{Encoding, unmarked};
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use web_sys::{Blob, FileReaderSync, TextDecodeOptions, TextDecoder, TextDecoderOptions};

/// Bytes read at a time.
const SLICE: f64 = (1 << 20) as f64;
/// Bytes that tell what kind of file it is.
const START: f64 = 4096.0;

/// The text of a file, from its beginning.
pub struct Input {
    file: Slices,
    /// None for what is UTF-8 already.
    decoder: Option<TextDecoder>,
    text: Vec<u8>,
    /// How much of the text has been taken.
    taken: usize,
    share: Rc<Cell<f64>>,
}

impl Input {
    /// The text of a file in an encoding.
    ///
    /// # Errors
    /// The browser cannot read files or the encoding.
    pub fn new(file: &Blob, encoding: Encoding) -> io::Result<Input> {
        let decoder = match encoding {
            Encoding::Utf8 => None,
            other => Some(decoder(other)?),
        };
        Ok(Input { file: Slices::new(file)?, decoder, text: Vec::new(), taken: 0, share: Rc::default() })
    }

    /// Which share of the file has been taken, from now on.
    pub fn share(&self) -> Rc<Cell<f64>> {
        self.share.clone()
    }

    /// The first slice alone, as text; what cannot be read in it is passed over.
    pub fn first_slice(mut self) -> io::Result<String> {
        self.more()?;
        Ok(String::from_utf8_lossy(&self.text).into_owned())
    }

    /// Reads the next slice; whether there was one.
    fn more(&mut self) -> io::Result<bool> {
        let is_first = self.file.at == 0.0;
        let Some(slice) = self.file.next()? else { return Ok(false) };
        self.taken = 0;
        self.text = match &self.decoder {
            Some(decoder) => decode(decoder, &slice, !self.file.is_at_end())?.into_bytes(),
            None if is_first => unmarked(&slice.to_vec()).to_vec(),
            None => slice.to_vec(),
        };
        Ok(true)
    }
}

impl Read for Input {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // A slice may hold no whole character.
        while self.taken == self.text.len() {
            if !self.more()? {
                return Ok(0);
            }
        }
        let left = self.text.get(self.taken..).unwrap_or_default();
        let count = left.len().min(buffer.len());
        if let (Some(into), Some(from)) = (buffer.get_mut(..count), left.get(..count)) {
            into.copy_from_slice(from);
        }
        self.taken += count;
        self.share.set(self.file.share(self.taken as f64 / self.text.len() as f64));
        Ok(count)
    }
}

/// The first bytes of a file.
pub fn start_of(file: &Blob) -> io::Result<Vec<u8>> {
    let start = file.slice_with_f64_and_f64(0.0, START).map_err(gone)?;
    Ok(Slices::new(&start)?.next()?.map(|start| start.to_vec()).unwrap_or_default())
}

/// Whether a whole file is UTF-8.
pub fn is_utf8(file: &Blob) -> bool {
    let look = || -> io::Result<()> {
        let (mut slices, decoder) = (Slices::new(file)?, decoder(Encoding::Utf8)?);
        while let Some(slice) = slices.next()? {
            decode(&decoder, &slice, !slices.is_at_end())?;
        }
        Ok(())
    };
    look().is_ok()
}

/// A file piece by piece.
struct Slices {
    file: Blob,
    reader: FileReaderSync,
    /// Where the next slice begins, and where the last one did.
    at: f64,
    before: f64,
}

impl Slices {
    fn new(file: &Blob) -> io::Result<Slices> {
        Ok(Slices { file: file.clone(), reader: FileReaderSync::new().map_err(gone)?, at: 0.0, before: 0.0 })
    }

    fn next(&mut self) -> io::Result<Option<Uint8Array>> {
        if self.is_at_end() {
            return Ok(None);
        }
        let end = (self.at + SLICE).min(self.file.size());
        let slice = self.file.slice_with_f64_and_f64(self.at, end).map_err(gone)?;
        (self.before, self.at) = (self.at, end);
        let bytes = self.reader.read_as_array_buffer(&slice).map_err(gone)?;
        Ok(Some(Uint8Array::new(&bytes)))
    }

    fn is_at_end(&self) -> bool {
        self.at >= self.file.size()
    }

    /// The share of the file up to a part of its last slice.
    fn share(&self, part: f64) -> f64 {
        (self.before + (self.at - self.before) * part) / self.file.size()
    }
}

fn decoder(encoding: Encoding) -> io::Result<TextDecoder> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    TextDecoder::new_with_label_and_options(encoding.label(), &options).map_err(not_text)
}

fn decode(decoder: &TextDecoder, slice: &Uint8Array, goes_on: bool) -> io::Result<String> {
    let options = TextDecodeOptions::new();
    options.set_stream(goes_on);
    decoder.decode_with_js_u8_array_and_options(slice, &options).map_err(not_text)
}

/// The file was moved, changed or deleted since it was chosen.
fn gone(_: JsValue) -> io::Error {
    ErrorKind::NotFound.into()
}

fn not_text(_: JsValue) -> io::Error {
    ErrorKind::InvalidData.into()
}
