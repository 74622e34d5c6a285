//! The worker that reads dropped files: a file in, its text or the name of what is wrong out.
#![forbid(unsafe_code)]

#[cfg(target_arch = "wasm32")]
fn main() {
    worker::start();
}

/// It works only in a browser.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}

#[cfg(target_arch = "wasm32")]
mod worker {
    use hujifen::spreadsheet::{LARGEST, SpreadsheetError, text};
    use js_sys::{Array, Uint8Array};
    use wasm_bindgen::prelude::*;
    use web_sys::{Blob, DedicatedWorkerGlobalScope, FileReaderSync, MessageEvent};

    /// Waits for files, and says that it does.
    pub fn start() {
        let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
        let answering = scope.clone();
        let answer = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let answer = match read(&event.data()) {
                Ok(text) => Array::of2(&"text".into(), &text.into()),
                Err(error) => Array::of2(&"error".into(), &error.code().into()),
            };
            let _ = answering.post_message(&answer);
        });
        scope.set_onmessage(Some(answer.as_ref().unchecked_ref()));
        // For as long as the worker lives.
        answer.forget();
        let _ = scope.post_message(&Array::of1(&"ready".into()));
    }

    fn read(file: &JsValue) -> Result<String, SpreadsheetError> {
        let not_readable = |_| SpreadsheetError::NotReadable;
        let file: &Blob = file.dyn_ref().ok_or(SpreadsheetError::NotReadable)?;
        if file.size() > LARGEST as f64 {
            return Err(SpreadsheetError::TooLarge);
        }
        let bytes = FileReaderSync::new().and_then(|reader| reader.read_as_array_buffer(file)).map_err(not_readable)?;
        text(Uint8Array::new(&bytes).to_vec())
    }
}
