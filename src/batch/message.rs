//! What the page and the worker say to each other: arrays, whose first entry says what they are.

use js_sys::{Array, JsString};
use wasm_bindgen::{JsCast, JsValue};

use super::{Outcome, Tally, Target};
use crate::rules::Date;
use crate::texts::Language;

/// What the page asks of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// What kind of file it is, and what its columns are.
    Head,
    /// All rows with their scores.
    Score {
        /// What kind of file it is, as it was answered.
        form: String,
        columns: Vec<Option<Target>>,
        /// The day for rows that name none.
        on: Date,
        /// What the page is in: so is what it is told of rows at fault.
        language: Language,
    },
}

/// What the worker says.
#[derive(Clone, Debug, PartialEq)]
pub enum Answered {
    /// It has started, and takes one question.
    Ready,
    Head(Columns),
    /// So many rows are scored, and such a share of the file is read.
    Progress {
        rows: f64,
        share: f64,
    },
    /// What it came to, and the results as a file.
    Done(Outcome, JsValue),
    /// It could not be done; the code of the reason.
    Failed(String),
}

/// The columns of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// What kind of file it is: a word of the worker's own.
    pub form: String,
    /// None where its lines are profiles, which need no columns.
    pub headers: Vec<String>,
    /// What the columns are taken for.
    pub guessed: Vec<Option<Target>>,
    /// The first rows, as an example.
    pub rows: Vec<Vec<String>>,
}

impl Asked {
    /// The question about a file, as it is sent.
    pub fn about(&self, file: &JsValue) -> Array {
        match self {
            Asked::Head => Array::of2(&"head".into(), file),
            Asked::Score { form, columns, on, language } => {
                let columns = of_targets(columns).into();
                let asked = Array::of5(&"score".into(), file, &form.into(), &columns, &on.to_string().into());
                asked.push(&language.code().into());
                asked
            }
        }
    }

    /// A question and its file as they arrive; nothing of what is none.
    pub fn of(message: &JsValue) -> Option<(Asked, JsValue)> {
        let message = message.dyn_ref::<Array>()?;
        let asked = match word(message, 0).as_str() {
            "head" => Asked::Head,
            "score" => Asked::Score {
                form: word(message, 2),
                columns: targets(&list(message, 3)),
                on: word(message, 4).parse().ok()?,
                language: Language::from_code(&word(message, 5))?,
            },
            _ => return None,
        };
        Some((asked, message.get(1)))
    }
}

impl Answered {
    /// The answer as it is sent.
    pub fn sent(self) -> Array {
        let number = JsValue::from_f64;
        match self {
            Answered::Ready => Array::of1(&"ready".into()),
            Answered::Head(Columns { form, headers, guessed, rows }) => {
                let rows: Array = rows.iter().map(|row| of_words(row)).collect();
                Array::of5(
                    &"head".into(),
                    &form.into(),
                    &of_words(&headers).into(),
                    &of_targets(&guessed).into(),
                    &rows.into(),
                )
            }
            Answered::Progress { rows, share } => Array::of3(&"progress".into(), &number(rows), &number(share)),
            Answered::Done(Outcome { tally: Tally { rows, reached, faulty }, faults }, file) => {
                let tally: Array = [rows, reached, faulty].into_iter().map(|count| number(count as f64)).collect();
                Array::of4(&"done".into(), &file, &tally.into(), &of_words(&faults).into())
            }
            Answered::Failed(code) => Array::of2(&"failed".into(), &code.into()),
        }
    }

    /// An answer as it arrives. What is none says that the worker is broken.
    pub fn of(message: &JsValue) -> Answered {
        let message = Array::from(message);
        let number = |array: &Array, at| array.get(at).as_f64().unwrap_or_default();
        match word(&message, 0).as_str() {
            "ready" => Answered::Ready,
            "head" => Answered::Head(Columns {
                form: word(&message, 1),
                headers: words(&list(&message, 2)),
                guessed: targets(&list(&message, 3)),
                rows: list(&message, 4).iter().map(|row| words(&Array::from(&row))).collect(),
            }),
            "progress" => Answered::Progress { rows: number(&message, 1), share: number(&message, 2) },
            "done" => {
                let tally = list(&message, 2);
                let count = |at| number(&tally, at) as u64;
                let tally = Tally { rows: count(0), reached: count(1), faulty: count(2) };
                Answered::Done(Outcome { tally, faults: words(&list(&message, 3)) }, message.get(1))
            }
            _ => Answered::Failed(word(&message, 1)),
        }
    }
}

fn word(array: &Array, at: u32) -> String {
    array.get(at).as_string().unwrap_or_default()
}

fn list(array: &Array, at: u32) -> Array {
    Array::from(&array.get(at))
}

fn words(array: &Array) -> Vec<String> {
    array.iter().map(|word| word.as_string().unwrap_or_default()).collect()
}

fn of_words(words: &[String]) -> Array {
    words.iter().map(|word| JsString::from(word.as_str())).collect()
}

fn targets(codes: &Array) -> Vec<Option<Target>> {
    words(codes).iter().map(|code| Target::from_code(code)).collect()
}

fn of_targets(targets: &[Option<Target>]) -> Array {
    targets.iter().map(|target| JsString::from(target.map_or("", Target::code))).collect()
}
