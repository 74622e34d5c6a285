//! Answers the questions of the page.

use std::cell::Cell;
use std::io::{self, BufReader};

use hujifen::batch::message::{Answered, Asked, Columns};
use hujifen::batch::{Encoding, Form, Head, Kind, NoForm, Table, Tally, Target, head, score_lines, score_table};
use hujifen::rules::Date;
use hujifen::texts::speak;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

use crate::input::{Input, is_utf8, start_of};
use crate::output::Output;

/// How many milliseconds pass between two words of how far it is.
const TOLD_EVERY: f64 = 50.0;
/// The clock is looked at after so many rows.
const ROWS_AT_ONCE: u64 = 32;

/// Waits for questions, and says that it does.
pub fn start() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let telling = scope.clone();
    let tell = move |answered: Answered| {
        let message: Array = answered.sent();
        let _ = telling.post_message(&message);
    };
    let answering = tell.clone();
    let asked = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let answered = answer(&event.data(), &answering);
        answering(answered.unwrap_or_else(|code| Answered::Failed(code.to_owned())));
    });
    scope.set_onmessage(Some(asked.as_ref().unchecked_ref()));
    // For as long as the worker lives.
    asked.forget();
    tell(Answered::Ready);
}

/// The answer, or the code of what is wrong.
fn answer(message: &JsValue, tell: &dyn Fn(Answered)) -> Result<Answered, &'static str> {
    const MISUNDERSTOOD: &str = "broken";
    let (asked, file) = Asked::of(message).ok_or(MISUNDERSTOOD)?;
    let file: Blob = file.dyn_into().map_err(|_| MISUNDERSTOOD)?;
    match asked {
        Asked::Head => columns(&file).map(Answered::Head),
        Asked::Score { form, columns, on, language } => {
            speak(language);
            let form = Form::from_code(&form).ok_or(MISUNDERSTOOD)?;
            score(&file, form, columns, on, tell).map_err(|error| code(&error))
        }
    }
}

fn columns(file: &Blob) -> Result<Columns, &'static str> {
    let no_form = |error: NoForm| error.code();
    let start = start_of(file).map_err(|error| code(&error))?;
    let encoding = Encoding::of(&start, || is_utf8(file)).map_err(no_form)?;
    let text = Input::new(file, encoding).and_then(Input::first_slice).map_err(|error| code(&error))?;
    let kind = Kind::of(&text).map_err(no_form)?;
    let form = Form { encoding, kind }.code();
    match kind {
        Kind::Lines => Ok(Columns { form, ..Columns::default() }),
        Kind::Table(separator) => {
            let Head { headers, guessed, rows } = head(&text, separator).map_err(no_form)?;
            Ok(Columns { form, headers, guessed, rows })
        }
    }
}

fn score(
    file: &Blob,
    form: Form,
    columns: Vec<Option<Target>>,
    on: Date,
    tell: &dyn Fn(Answered),
) -> io::Result<Answered> {
    let input = Input::new(file, form.encoding)?;
    let read = input.share();
    let told = Cell::new(js_sys::Date::now());
    let watch = |tally: Tally| {
        if tally.rows.is_multiple_of(ROWS_AT_ONCE) && js_sys::Date::now() - told.get() >= TOLD_EVERY {
            told.set(js_sys::Date::now());
            tell(Answered::Progress { rows: tally.rows as f64, share: read.get() });
        }
    };
    let mut output = Output::default();
    let (outcome, kind) = match form.kind {
        Kind::Table(separator) => {
            (score_table(input, &mut output, &Table { separator, columns, on }, watch)?, "text/csv")
        }
        Kind::Lines => (score_lines(BufReader::new(input), &mut output, on, watch)?, "application/jsonl"),
    };
    Ok(Answered::Done(outcome, output.into_file(kind)?.into()))
}

/// Why reading or writing failed.
fn code(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "gone",
        io::ErrorKind::OutOfMemory => "too_much",
        _ => NoForm::NotReadable.code(),
    }
}
