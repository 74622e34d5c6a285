//! The ten steps of an application: who acts, where, what to bring, how far it has come, and the dates.

use leptos::prelude::*;

use super::kit::{Button, all, derived, dynamic, maybe, memo, para, plain, section};
use super::question::{flag, question};
use super::store::{Store, store};
use super::turns::{self, in_turns};
use crate::answers::{BESIDE_STEPS, Field, Slot};
use crate::rules::process::{Dates, STEPS};
use crate::texts::{Event, calendar as ics, find, holidays, step_days, step_name, step_told, text};

/// The tracker.
pub fn steps() -> AnyView {
    let store = store();
    let dates = memo(move || store.reading.with(|reading| Dates::of(&reading.profile, store.day())));
    let next = memo(move || STEPS.clone().find(|step| !store.answers.with(|answers| answers.is_done(*step))));
    let steps: Vec<u8> = STEPS.collect();
    let rows = in_turns(turns::STEPS, &steps, move |step| row(step, store, dates, next));
    let take = dynamic(move || take_along(dates.get(), store));
    let rows = view! { <ol class="step-rows">{rows}</ol> }.into_any();
    section("steps", "steps", text("step.title"), all([rows, para("hint", plain(holidays())), take]))
}

fn row(step: u8, store: Store, dates: Memo<Dates>, next: Memo<Option<u8>>) -> AnyView {
    let [who, know] = step_told(step);
    let dated = maybe(move || Some(all(days(step, dates.get(), store))));
    let asked = BESIDE_STEPS.into_iter().filter(|(at, _)| *at == step);
    let asked = all(asked.map(|(_, field)| question(Slot::Field(field))));
    let is_next = derived(move || (next.get() == Some(step)).then_some("step"));
    view! {
        <li class="step" class:next-step=derived(move || next.get() == Some(step)) aria-current=is_next>
            {flag(Slot::Step(step), plain(step_name(step)))}
            {para("step-who", plain(who))}
            {para("step-know", plain(know))}
            {dated}
            {asked}
        </li>
    }
    .into_any()
}

/// The dates told at a step, or what to answer for them.
fn days(step: u8, dates: Dates, store: Store) -> Vec<AnyView> {
    let told = step_days(step, &dates).into_iter().map(|day| para("step-day", plain(day)));
    let go = move || store.go_to_slot(Slot::Field(Field::CollectedOn));
    let is_open = step == 5 && dates.account_from.is_none();
    let ask = is_open.then(|| Button::new("link", text("step.ask_collected")).view(go));
    told.chain(ask).collect()
}

/// The dates as a file for a calendar.
fn take_along(dates: Dates, store: Store) -> AnyView {
    let determined = dates.determined_by.filter(|_| dates.accepted);
    let days = [
        ("account", dates.account_from.map(|day| day.day)),
        ("determined", determined.map(|day| day.day)),
        ("endorsed", dates.endorsed_by),
        ("valid", dates.valid_until),
    ];
    let event = |(name, day): (&'static str, Option<crate::rules::Date>)| {
        let told = |part: &str| find(&format!("ics.{name}.{part}")).unwrap_or_default().to_owned();
        Some(Event { name, day: day?, summary: told("summary"), description: told("description") })
    };
    let events: Vec<Event> = days.into_iter().filter_map(event).collect();
    if events.is_empty() {
        return para("hint", plain(text("step.no_dates")));
    }
    let file = js_sys::encode_uri_component(&ics(&events, store.today));
    let href = format!("data:text/calendar;charset=utf-8,{}", String::from(file));
    view! { <p><a id="ics" class="take" download="hujifen.ics" href=href>{text("step.take_along")}</a></p> }.into_any()
}
