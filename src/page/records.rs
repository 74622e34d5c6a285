//! Dates of records, Art. 8: as many rows as there are.

use leptos::prelude::*;

use super::browser;
use super::desk::unlocked;
use super::kit::{Button, all, block, dynamic, maybe, memo};
use super::question::question;
use super::store::store;
use crate::answers::{RecordList, Slot, YES};
use crate::texts::{fill, text};

/// The rows of a list, shown once its question is answered with yes.
pub fn records(list: RecordList) -> AnyView {
    let store = store();
    let answer = store.text(Slot::Field(list.field()));
    let count = memo(move || store.answers.with(|answers| answers.record_count(list)));
    let add = move || {
        store.answers.update(|answers| answers.add_record(list));
        browser::focus_soon(Slot::Record(list, count.get_untracked() - 1).to_string());
    };
    // A yes asks for at least one date.
    Effect::new(move |_| {
        if answer.with(|answer| answer == YES) && count.get_untracked() == 0 {
            store.answers.update(|answers| answers.add_record(list));
        }
    });
    let rows = move || all((0..count.get()).map(|row| record(list, row)));
    maybe(move || {
        answer.with(|answer| answer == YES).then(|| {
            let add = unlocked(move || Button::new("quiet", text("action.add_record")).view(add));
            block("rows", all([dynamic(rows), add]))
        })
    })
}

fn record(list: RecordList, row: usize) -> AnyView {
    let store = store();
    let remove = move || {
        store.forget_left(|slot| matches!(slot, Slot::Record(of, _) if *of == list));
        store.answers.update(|answers| answers.remove_record(list, row));
        browser::focus_soon(list.field().path().to_owned());
    };
    let named = fill("action.remove_record", &[("n", &(row + 1))]);
    let remove = unlocked(move || Button::new("quiet", text("action.remove")).name(named.clone()).view(remove));
    block("row", all([question(Slot::Record(list, row)), remove]))
}
