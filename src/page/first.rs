//! What was filled in before the program had come. The first screen is plain HTML with the ids of the page (src/shell), and
//! goes when the page is there.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::store::Store;
use super::{browser, language};
use crate::answers::{Answers, Entry, Group, Slot};

/// The id of the way past the head.
pub const SKIP: &str = "skip";

/// What a visitor did on the first screen; nothing where there was none.
#[derive(Default)]
pub struct Filled {
    answers: Vec<(Slot, String)>,
    /// The id of what had the focus.
    focus: Option<String>,
}

/// Takes the first screen away, and keeps what was filled in.
pub fn take() -> Filled {
    let Some(shell) = browser::element("shell") else { return Filled::default() };
    let asked = Answers::default().asked_slots(Group::ALL[0].fields());
    let answers = asked.into_iter().filter_map(|slot| Some((slot, filled(slot)?))).collect();
    let focus = document().active_element().and_then(|focused| standing_for(&focused));
    shell.remove();
    Filled { answers, focus }
}

/// The id of what the page has in the place of something: of a link, what leads to the same there.
fn standing_for(focused: &Element) -> Option<String> {
    let id = focused.id();
    if !id.is_empty() {
        return Some(id);
    }
    let href = focused.get_attribute("href")?;
    match href.strip_prefix('#') {
        Some("form") => Some(SKIP.to_owned()),
        Some(step) if Group::from_id(step).is_some() => Some(format!("head-{step}")),
        Some(step) => Some(format!("to-{step}")),
        None => href.starts_with('?').then(|| language::ID.to_owned()),
    }
}

/// What stands at a place of the first screen; nothing where that is nothing.
fn filled(slot: Slot) -> Option<String> {
    let input = |id: &str| browser::element(id)?.dyn_into::<HtmlInputElement>().ok();
    let first = slot.to_string();
    match slot.entry() {
        Entry::Choice(_) | Entry::YesNo | Entry::Whether => {
            let is_chosen = |(index, choice): &(usize, &&str)| {
                let id = if *index == 0 { first.clone() } else { format!("{slot}-{choice}") };
                input(&id).is_some_and(|input| input.checked())
            };
            slot.entry().choices().iter().enumerate().find(is_chosen).map(|(_, choice)| (*choice).to_owned())
        }
        _ => input(&first).map(|input| input.value()).filter(|typed| !typed.is_empty()),
    }
}

impl Filled {
    /// Puts the answers into the draft: what was filled in just now is newer than what was kept.
    pub fn put(&self, store: Store) {
        if store.is_locked.get_untracked() {
            return;
        }
        for (slot, text) in &self.answers {
            store.set(*slot, text);
            if !self.is_at(*slot) {
                store.leave(*slot);
            }
        }
        let Some(typed_at) = self.answers.iter().map(|(slot, _)| *slot).find(|slot| self.is_at(*slot)) else { return };
        // The field changes no more before it is left, so the browser will not say that it did.
        let is_left = StoredValue::new(false);
        let leave = window_event_listener(leptos::ev::focusout, move |_| {
            if !is_left.get_value() {
                is_left.set_value(true);
                store.leave(typed_at);
            }
        });
        on_cleanup(move || leave.remove());
    }

    fn is_at(&self, slot: Slot) -> bool {
        self.focus.as_deref() == Some(&slot.to_string())
    }

    /// The id of what had the focus.
    pub fn focus(&self) -> Option<String> {
        self.focus.clone()
    }
}

/// Gives the focus back to what stands there now.
pub fn focus_again(focus: Option<String>) {
    if let Some(focused) = focus.and_then(|id| browser::element(&id)) {
        browser::focus_in_place(&focused);
    }
}
