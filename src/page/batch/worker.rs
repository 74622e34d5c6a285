//! Asks the worker that scores many clients: one for each question, loaded when the first is asked.

use wasm_bindgen::prelude::*;
use web_sys::{Event, File, MessageEvent, Worker};

use super::super::browser;
use crate::batch::message::{Answered, Asked};

/// The script of the worker.
const WORKER: &str = "batch_loader";
/// The code of a worker that does not start or breaks down; those of the files are the worker's.
pub const BROKEN: &str = "broken";

/// A worker at its question. Dropped, it ends, whatever it is doing.
pub struct Work {
    worker: Worker,
    _answered: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut(Event)>,
}

impl Drop for Work {
    fn drop(&mut self) {
        // What is still on its way is heard by nobody.
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// Asks something about a file; nothing where there are no workers.
pub fn ask(file: &File, asked: &Asked, told: impl Fn(Answered) + Clone + 'static) -> Option<Work> {
    let worker = Worker::new(&browser::script(WORKER)).ok()?;
    let (asking, question, broken) = (worker.clone(), asked.about(file), told.clone());
    let answered =
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| match Answered::of(&event.data()) {
            Answered::Ready if asking.post_message(&question).is_err() => told(Answered::Failed(BROKEN.to_owned())),
            answered => told(answered),
        });
    worker.set_onmessage(Some(answered.as_ref().unchecked_ref()));
    let failed = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        // Told at the field; the console need not hear of it as well.
        event.prevent_default();
        broken(Answered::Failed(BROKEN.to_owned()));
    });
    worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
    Some(Work { worker, _answered: answered, _failed: failed })
}
