//! Asks the worker that reads dropped files; it is loaded with the first one.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use js_sys::Array;
use leptos::prelude::set_timeout;
use wasm_bindgen::prelude::*;
use web_sys::{Event, File, MessageEvent, Worker};

use super::browser;

/// The script of the worker.
const WORKER: &str = "spreadsheet_loader";
/// The code of a worker that does not start or breaks down; those of the files are the worker's.
pub const BROKEN: &str = "broken";

/// No file takes nearly so long; a damaged one must not keep the visitor waiting for ever.
const LONGEST: Duration = Duration::from_secs(20);

/// The text of a file, or the code of what is wrong with it.
type Read = Result<String, String>;

/// Reads a file. The worker ends with it: it holds the memory of a whole workbook.
pub fn read_file(file: File, then: impl FnOnce(Read) + 'static) {
    let Ok(worker) = Worker::new(&browser::script(WORKER)) else { return then(Err(BROKEN.to_owned())) };
    let then = Rc::new(RefCell::new(Some(then)));
    let ending = worker.clone();
    let end = move |read: Read| {
        ending.terminate();
        // What comes after the first answer is not waited for.
        if let Some(then) = then.borrow_mut().take() {
            then(read);
        }
    };
    let (broken, late) = (end.clone(), end.clone());
    let asked = worker.clone();
    let answered = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let message = Array::from(&event.data());
        let part = |index| message.get(index).as_string().unwrap_or_default();
        match part(0).as_str() {
            "ready" => {
                if asked.post_message(&file).is_err() {
                    end(Err(BROKEN.to_owned()));
                }
            }
            "text" => end(Ok(part(1))),
            _ => end(Err(part(1))),
        }
    });
    worker.set_onmessage(Some(answered.as_ref().unchecked_ref()));
    let failed = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        // Told at the field; the console need not hear of it as well.
        event.prevent_default();
        broken(Err(BROKEN.to_owned()));
    });
    worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
    set_timeout(move || late(Err(BROKEN.to_owned())), LONGEST);
    // For as long as the worker lives.
    answered.forget();
    failed.forget();
}
