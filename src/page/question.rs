//! A question and the ways to answer it. Each kind is one function over a place, so that the many questions share the
//! same code.

use leptos::prelude::*;

use super::el::el;
use super::kit::{all, block, maybe, para, plain, span};
use super::more::more;
use super::store::store;
use crate::answers::{Entry, PeriodPart, Slot};
use crate::texts::{Wording, choice_text, fault_text, fill, text};

/// Shows the question of a place.
pub fn question(slot: Slot) -> AnyView {
    match slot.entry() {
        Entry::Choice(choices) => choice(slot, choices),
        Entry::YesNo | Entry::Whether => choice(slot, slot.entry().choices()),
        // Only rows have flags, and show them themselves.
        Entry::Flag => all([]),
        Entry::Date | Entry::Month | Entry::Count(_) | Entry::Yuan(_) | Entry::Percent => typed(slot, all([])),
    }
}

/// A question whose answer is typed; `beside` stands under it.
pub fn typed(slot: Slot, beside: AnyView) -> AnyView {
    let store = store();
    let Wording { label, term, help, .. } = Wording::of(slot, store.today);
    let (id, hint_id, fault_id) = (slot.to_string(), format!("{slot}-hint"), format!("{slot}-fault"));
    let fault = store.fault(slot);
    let described = {
        let (hint_id, fault_id) = (hint_id.clone(), fault_id.clone());
        move || Some(if fault.get().is_some() { format!("{fault_id} {hint_id}") } else { hint_id.clone() })
    };
    let (hint, mode, width) = match slot.entry() {
        Entry::Date => (text("entry.date").to_owned(), "text", "w-date"),
        Entry::Month => (text("entry.month").to_owned(), "text", "w-date"),
        Entry::Count(max) if max <= 100 => (fill("entry.months_of", &[("max", &max)]), "numeric", "w-count"),
        Entry::Yuan(_) => (text("entry.yuan").to_owned(), "numeric", "w-yuan"),
        Entry::Percent => (text("entry.percent").to_owned(), "decimal", "w-count"),
        _ => (text("entry.count").to_owned(), "numeric", "w-yuan"),
    };
    let help = help_view(help, &label);
    let fault_shown = maybe(move || {
        let id = fault_id.clone();
        fault.get().map(|fault| el("p").class("fault").id(id.clone()).view(plain(fault_text(fault))))
    });
    let value = store.text(slot);
    // A card closed by a press that does not move the focus takes the field away, and not every browser says that it changed.
    let is_being_typed = StoredValue::new(false);
    let leave = move || {
        is_being_typed.set_value(false);
        store.leave(slot);
    };
    on_cleanup(move || {
        if is_being_typed.try_get_value() == Some(true) {
            leave();
        }
    });
    let input = el("input")
        .is("type", "text")
        .class(width)
        .id(id.clone())
        .is("inputmode", mode)
        .is("autocomplete", "off")
        .is("enterkeyhint", "next")
        .property("value", move || value.get().into())
        .follows_bool("readonly", move || store.is_locked.get())
        .follows("aria-describedby", described)
        .follows("aria-invalid", move || fault.get().map(|_| "true".to_owned()))
        .on("input", move |event| {
            is_being_typed.set_value(true);
            store.set(slot, &event_target_value(&event));
        })
        .on("change", move |_| leave())
        .view(all([]));
    let parts = all([
        el("label").class("ask").is("for", id).view(asked(label, term)),
        el("p").class("hint").id(hint_id).view(plain(hint)),
        fault_shown,
        input,
        more(move |more| (more.notes)(slot)),
        beside,
        help,
    ]);
    el("div").class("question").class_while("at-fault", move || fault.get().is_some()).view(parts)
}

/// A question whose answer is one of a few.
fn choice(slot: Slot, choices: &'static [&'static str]) -> AnyView {
    let store = store();
    let Wording { label, term, help, .. } = Wording::of(slot, store.today);
    let value = store.text(slot);
    let options = all(choices.iter().enumerate().map(|(index, &choice)| {
        // The first one carries the id of the place, so that links to the question lead to it.
        let id = if index == 0 { slot.to_string() } else { format!("{slot}-{choice}") };
        let is_chosen = move || value.with(|value| value == choice);
        let input = el("input")
            .is("type", "radio")
            .id(id.clone())
            .is("name", slot.to_string())
            .is("value", choice)
            .property("checked", move || is_chosen().into())
            .follows_bool("disabled", move || store.is_locked.get())
            .on("change", move |_| store.set(slot, choice))
            .view(all([]));
        let words = span("", plain(choice_text(slot, choice)));
        el("label").class("option").class_while("chosen", is_chosen).is("for", id).view(all([input, words]))
    }));
    let is_short = choices.len() <= 3;
    let help = help_view(help, &label);
    let parts = all([
        el("legend").class("ask").view(asked(label, term)),
        block(if is_short { "options short" } else { "options" }, options),
        more(move |more| (more.notes)(slot)),
        help,
    ]);
    el("fieldset").class("question").view(parts)
}

/// A flag that is set or not.
pub fn flag(slot: Slot, label: AnyView) -> AnyView {
    let store = store();
    let value = store.text(slot);
    let set = slot.entry().choices().first().copied().unwrap_or_default();
    let input = el("input")
        .is("type", "checkbox")
        .id(slot.to_string())
        .property("checked", move || value.with(|value| !value.is_empty()).into())
        .follows_bool("disabled", move || store.is_locked.get())
        .on("change", move |event| store.set(slot, if event_target_checked(&event) { set } else { "" }))
        .view(all([]));
    el("label").class("option flag").is("for", slot.to_string()).view(all([input, span("", label)]))
}

/// The three flags of a period.
pub fn flags(row: usize) -> AnyView {
    let flags = all(PeriodPart::FLAGS.map(|part| {
        let slot = Slot::Period(row, part);
        flag(slot, plain(Wording::of(slot, store().today).label))
    }));
    view! {
        <fieldset class="question">
            <legend class="hint">{text("period.flags").to_owned()}</legend>
            {block("options", flags)}
        </fieldset>
    }
    .into_any()
}

/// The question, with the official term beside it.
fn asked(label: String, term: Option<&'static str>) -> AnyView {
    let term = term.map(|term| span("term", plain(fill("join.term", &[("term", &term)]))));
    all([plain(label)].into_iter().chain(term))
}

/// Help that opens in place.
fn help_view(help: Option<String>, label: &str) -> AnyView {
    let named = format!("{}{label}", text("action.help"));
    let shown = |help: String| {
        let summary = el("summary").is("aria-label", named).view(plain(text("action.help")));
        el("details").class("help").view(all([summary, para("", plain(help))]))
    };
    all(help.map(shown))
}
