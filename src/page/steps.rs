//! The ten steps of an application: who acts, where, what to bring, how far it has come, and the dates.

use leptos::prelude::*;

use super::kit::{Button, all, derived, dynamic, maybe, para, plain, section};
use super::question::{flag, question};
use super::store::{Store, store};
use crate::answers::{BESIDE_STEPS, Field, Slot};
use crate::rules::calendar::{self, WorkingDay};
use crate::rules::process::{Dates, STEPS};
use crate::texts::{Event, calendar as ics, fill, find, text};

/// The tracker.
pub fn steps() -> AnyView {
    let store = store();
    let dates = Memo::new(move |_| store.reading.with(|reading| Dates::of(&reading.profile, store.day())));
    let next = Memo::new(move |_| STEPS.clone().find(|step| !store.answers.with(|answers| answers.is_done(*step))));
    let rows = all(STEPS.map(|step| row(step, store, dates, next)));
    let sources: Vec<&str> = calendar::YEARS.iter().map(|year| year.source).collect();
    let sources = sources.join(text("join.names"));
    let source = fill("step.holidays", &[("sources", &sources), ("year", &calendar::LAST_YEAR)]);
    let take = dynamic(move || take_along(dates.get(), store));
    let rows = view! { <ol class="step-rows">{rows}</ol> }.into_any();
    section("steps", "steps", text("step.title"), all([rows, para("hint", plain(source)), take]))
}

fn row(step: u8, store: Store, dates: Memo<Dates>, next: Memo<Option<u8>>) -> AnyView {
    let told = |part: &str| find(&format!("step.{step}.{part}")).unwrap_or_default();
    let name = fill("step.name", &[("n", &step), ("name", &told("name"))]);
    let dated = maybe(move || Some(all(days(step, dates.get(), store))));
    let asked = BESIDE_STEPS.into_iter().filter(|(at, _)| *at == step);
    let asked = all(asked.map(|(_, field)| question(Slot::Field(field))));
    let is_next = derived(move || (next.get() == Some(step)).then_some("step"));
    view! {
        <li class="step" class:next-step=derived(move || next.get() == Some(step)) aria-current=is_next>
            {flag(Slot::Step(step), plain(name))}
            {para("step-who", plain(told("who")))}
            {para("step-know", plain(told("know")))}
            {dated}
            {asked}
        </li>
    }
    .into_any()
}

/// The dates told at a step.
fn days(step: u8, dates: Dates, store: Store) -> Vec<AnyView> {
    let told = |key: &str, day: &dyn std::fmt::Display| para("step-day", plain(fill(key, &[("date", day)])));
    let counted = |key: &str, day: WorkingDay| {
        let weekends = if day.weekends_only { text("step.weekends_only") } else { "" };
        para("step-day", plain(fill(key, &[("date", &day.day), ("note", &weekends)])))
    };
    match step {
        1 => {
            let endorsed = dates.endorsed_by.map(|day| told("step.endorsed_by", &day));
            endorsed.into_iter().chain(dates.valid_until.map(|day| told("step.valid_until", &day))).collect()
        }
        5 => match dates.account_from {
            Some(day) => vec![counted("step.account_from", day)],
            None => vec![
                Button::new("link", text("step.ask_collected"))
                    .view(move || store.go_to_slot(Slot::Field(Field::CollectedOn))),
            ],
        },
        9 => {
            let key = if dates.accepted { "step.determined_by" } else { "step.determined_if_today" };
            dates.determined_by.map(|day| counted(key, day)).into_iter().collect()
        }
        _ => Vec::new(),
    }
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
