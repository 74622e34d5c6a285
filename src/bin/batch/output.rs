//! Results as a file of the browser: what is written soon leaves the memory of the worker.

use std::io::{self, ErrorKind, Write};

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag};

/// Bytes handed over at a time.
const PART: usize = 4 << 20;

/// A file while it is written.
#[derive(Default)]
pub struct Output {
    parts: Array,
    buffer: Vec<u8>,
}

impl Output {
    /// The whole file, of a media type.
    ///
    /// # Errors
    /// The browser has no room for it.
    pub fn into_file(mut self, kind: &str) -> io::Result<Blob> {
        self.hand_over()?;
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        Blob::new_with_blob_sequence_and_options(&self.parts, &options).map_err(no_room)
    }

    fn hand_over(&mut self) -> io::Result<()> {
        let bytes = Array::of1(&Uint8Array::from(self.buffer.as_slice()));
        let part = Blob::new_with_u8_array_sequence(&bytes).map_err(no_room)?;
        self.parts.push(&part);
        self.buffer.clear();
        Ok(())
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() >= PART {
            self.hand_over()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn no_room(_: JsValue) -> io::Error {
    ErrorKind::OutOfMemory.into()
}
