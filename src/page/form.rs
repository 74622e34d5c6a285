//! The questions, a card for each group.

use leptos::prelude::*;

use super::el::el;
use super::insurance::is_tier_question;
use super::kit::{Button, all, block, live, maybe, memo, para, plain, span};
use super::more::more;
use super::question::question;
use super::store::{Store, View, store};
use super::turns::{self, in_turn, in_turns};
use super::{browser, result, take};
use crate::answers::{Field, Group, Slot, records_of};
use crate::rules::Reason;
use crate::texts::{fill, text};

/// All cards.
pub fn form() -> AnyView {
    block("cards", in_turns(turns::CARDS, &Group::ALL, card))
}

fn card(group: Group) -> AnyView {
    let store = store();
    let id = group.id();
    let is_open = memo(move || store.open.get() == Some(group));
    let body = maybe(move || is_open.get().then(|| in_turn(*turns::QUESTIONS.start(), move || body(group))));
    let name = plain(text(&format!("group.{id}.name")));
    let head = el("button")
        .is("type", "button")
        .class("card-head")
        .id(format!("head-{id}"))
        .follows("aria-expanded", move || Some(is_open.get().to_string()))
        .is("aria-controls", format!("body-{id}"))
        .on("click", move |_| store.toggle(group))
        .view(all([span("card-name", name), span("card-state", live(move || state(store, group)))]));
    let body =
        el("div").class("card-body").id(format!("body-{id}")).follows_bool("hidden", move || !is_open.get()).view(body);
    el("section")
        .class("card")
        .class_while("open", move || is_open.get())
        .id(format!("card-{id}"))
        .is("aria-labelledby", format!("head-{id}"))
        .view(all([el("h2").view(head), body]))
}

/// The questions of a group. They exist only while it is open: what was typed is in the store.
fn body(group: Group) -> AnyView {
    let store = store();
    let clause = para("card-clause", plain(text(&format!("group.{}.clause", group.id()))));
    let next = match group.next() {
        Some(next) => {
            let name = text(&format!("group.{}.name", next.id())).to_owned();
            Button::new("next", fill("action.next", &[("name", &name)])).view(move || store.go_to(next))
        }
        None => Button::new("next", text("action.to_result")).view(result::go_to_result),
    };
    all([clause, in_turns(turns::QUESTIONS, group.fields(), asked), next])
}

/// A question as long as it is asked, with the rows that belong to it.
fn asked(field: Field) -> AnyView {
    let asks = store().asks(field);
    maybe(move || {
        asks.get().then(|| {
            if is_tier_question(field) {
                return more(move |more| (more.tier)(field));
            }
            let has_more = records_of(field).is_some() || field == Field::Insurance;
            let beside = has_more.then(|| more(move |more| (more.beside)(field)));
            all([question(Slot::Field(field))].into_iter().chain(beside))
        })
    })
}

/// What the group's answers earn so far.
fn state(store: Store, group: Group) -> String {
    store.assessment.with(|assessment| {
        let items = || assessment.items.iter().filter(|item| group.indicators().contains(&item.indicator));
        if group.indicators().is_empty() {
            return String::new();
        }
        if items().all(|item| item.reason == Reason::Unanswered) {
            return text("group_state.open").to_owned();
        }
        let earned: i32 = items().map(|item| item.points).sum();
        let counted: i32 = items().map(|item| item.counted).sum();
        let max: Option<i32> = items().map(|item| item.max).sum();
        match max {
            _ if earned != counted => fill("group_state.replaced", &[("n", &earned)]),
            None => fill("group_state.could_unbounded", &[("n", &earned)]),
            Some(max) if max > earned => fill("group_state.could", &[("n", &earned), ("max", &max)]),
            Some(_) => fill("group_state.points", &[("n", &earned)]),
        }
    })
}

/// Follows "back" and "forward" of the browser from card to card.
pub fn follow_history() {
    let store = store();
    let follow = move || {
        let fragment = browser::fragment();
        if let Some(encoded) = take::in_address() {
            return take::open_link(encoded, store);
        }
        let group = Group::from_id(&fragment);
        // A fragment that names no step, such as that of a link within the page, changes nothing.
        let view = View::from_id(&fragment);
        if view != View::Cards {
            store.view.set(view);
        } else if group.is_some() || fragment.is_empty() {
            store.view.set(View::Cards);
            if store.open.get_untracked() != group {
                store.open.set(group);
            }
        }
    };
    let handle = window_event_listener(leptos::ev::popstate, move |_| follow());
    // A link, or a step that was taken before anybody listened.
    if !browser::fragment().is_empty() {
        follow();
    }
    on_cleanup(move || handle.remove());
}
