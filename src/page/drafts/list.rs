//! The list: searched, sorted and filtered.

use std::cmp::Reverse;

use leptos::prelude::*;

use super::scored::{Row, score_all_again};
use super::{Desk, save_as_file};
use crate::page::desk::shown_name;
use crate::page::kit::{Button, all, block, derived, dynamic, live, maybe, memo, para, plain, span, spoken};
use crate::page::{browser, draft};
use crate::texts::{fill, text};

/// From so many drafts on they can be searched, sorted and filtered.
const MANY: usize = 4;

/// The ways to sort, and which drafts are shown, each with the key of its text.
const ORDERS: [(&str, &str); 3] =
    [("saved", "drafts.order.saved"), ("name", "drafts.order.name"), ("total", "drafts.order.total")];
const FILTERS: [(&str, &str); 5] = [
    ("all", "drafts.filter.all"),
    ("reached", "drafts.filter.reached"),
    ("short", "drafts.filter.short"),
    ("barred", "drafts.filter.barred"),
    ("moved", "drafts.filter.moved"),
];

/// What the visitor asked for.
#[derive(Clone, Copy)]
struct Asked {
    words: RwSignal<String>,
    order: RwSignal<String>,
    filter: RwSignal<String>,
}

/// The list with its tools.
pub fn list(desk: Desk) -> AnyView {
    let asked = Asked {
        words: RwSignal::new(String::new()),
        order: RwSignal::new(ORDERS[0].0.to_owned()),
        filter: RwSignal::new(FILTERS[0].0.to_owned()),
    };
    let count = memo(move || desk.rows.with(Vec::len));
    let tools = maybe(move || (count.get() >= MANY).then(|| tools(asked)));
    let shown = memo(move || desk.rows.with(|rows| asked.of(rows)));
    let none = maybe(move || match (shown.with(Vec::is_empty), count.get()) {
        (false, _) => None,
        (true, 0) => Some(para("hint", plain(text("drafts.none")))),
        (true, _) => Some(para("hint", plain(text("drafts.none_found")))),
    });
    // A row stays where it is while what it says changes: the focus may be in it.
    let rows = view! {
        <ul class="draft-rows">
            <For each=move || shown.get() key=String::clone children=move |id| row(id, desk) />
        </ul>
    };
    all([tools, again(desk), none, rows.into_any()])
}

impl Asked {
    /// The ids of the drafts asked for, in the order asked for.
    fn of(self, rows: &[Row]) -> Vec<String> {
        let words = self.words.with(|words| words.trim().to_lowercase());
        let filter = self.filter.get();
        let is_asked = |row: &&Row| {
            let is_of_kind = match filter.as_str() {
                "reached" => row.qualifies,
                "short" => !row.qualifies,
                "barred" => row.blockers > 0,
                "moved" => row.moved() != 0 || row.has_older_wage(),
                _ => true,
            };
            is_of_kind && shown_name(&row.name).to_lowercase().contains(&words)
        };
        let mut rows: Vec<&Row> = rows.iter().filter(is_asked).collect();
        match self.order.get().as_str() {
            "name" => rows.sort_by_key(|row| shown_name(&row.name)),
            "total" => rows.sort_by_key(|row| Reverse(row.now.total)),
            _ => rows.sort_by_key(|row| Reverse(row.saved_at)),
        }
        rows.into_iter().map(|row| row.id.clone()).collect()
    }
}

fn tools(asked: Asked) -> AnyView {
    let search = view! {
        <label class="tool">
            <span>{text("drafts.search")}</span>
            <input
                type="search"
                id="drafts-search"
                autocomplete="off"
                prop:value=asked.words
                on:input=move |event| asked.words.set(event_target_value(&event))
            />
        </label>
    }
    .into_any();
    let order = choice("drafts.order", &ORDERS, asked.order);
    let filter = choice("drafts.filter", &FILTERS, asked.filter);
    block("list-tools", all([search, order, filter]))
}

/// One of a few, in a list that opens.
fn choice(key: &'static str, choices: &'static [(&'static str, &'static str)], chosen: RwSignal<String>) -> AnyView {
    let options = choices.iter().map(|(choice, words)| {
        let is_chosen = derived(move || chosen.with(|chosen| chosen == choice));
        view! { <option value=*choice prop:selected=is_chosen>{text(words)}</option> }.into_any()
    });
    view! {
        <label class="tool">
            <span>{text(key)}</span>
            <select id=key on:change=move |event| chosen.set(event_target_value(&event))>{all(options)}</select>
        </label>
    }
    .into_any()
}

/// Scores everything again, and tells what has moved.
fn again(desk: Desk) -> AnyView {
    let act = move || {
        let (count, moved) = score_all_again(desk.store);
        let told = moved
            .iter()
            .map(|(name, before, now)| fill("drafts.moved_one", &[("name", name), ("before", before), ("now", now)]));
        let told: Vec<String> = told.collect();
        let told = match told.is_empty() {
            true => fill("drafts.rescored_same", &[("n", &count)]),
            false => {
                let list = told.join(text("join.list"));
                fill("drafts.rescored", &[("n", &count), ("moved", &told.len()), ("list", &list)])
            }
        };
        desk.rescored.set(Some(told));
    };
    let waits = memo(move || desk.rows.with(|rows| rows.iter().any(|row| row.moved() != 0 || row.has_older_wage())));
    let lead = maybe(move || waits.get().then(|| para("notice", plain(text("drafts.again_lead")))));
    let some = memo(move || desk.rows.with(|rows| !rows.is_empty()));
    let button =
        maybe(move || some.get().then(|| Button::new("quiet", text("drafts.again")).id("score-again").view(act)));
    let told = maybe(move || desk.rescored.get().map(|told| spoken("toast", plain(told))));
    block("again", all([lead, button, told]))
}

/// Something of the row of a draft; nothing once it is gone.
fn of_row<T: Send + Sync + 'static>(
    id: &str,
    desk: Desk,
    of: impl Fn(&Row) -> T + Send + Sync + 'static,
) -> Signal<Option<T>> {
    let id = id.to_owned();
    derived(move || desk.rows.with(|rows| rows.iter().find(|row| row.id == id).map(&of)))
}

fn row(id: String, desk: Desk) -> AnyView {
    let store = desk.store;
    let row = of_row(&id, desk, Row::clone);
    let name = derived(move || row.get().map(|row| row.name).unwrap_or_default());
    let is_newer = derived(move || row.get().is_some_and(|row| row.is_newer));
    let is_open = {
        let id = id.clone();
        memo(move || store.open_draft.with(|open| open.id == id))
    };
    let said = dynamic(move || all(row.get().map(|row| said(&row, is_open.get()))));
    let name_id = format!("name-{id}");
    let rename = {
        let id = id.clone();
        move |event: leptos::ev::Event| store.rename(&id, event_target_value(&event).trim())
    };
    let label = live(move || fill("drafts.name_of", &[("name", &shown_name(&name.get()))]));
    view! {
        <li class="draft" class:is-open=is_open>
            {compared(&id, name, desk)}
            <div class="draft-said">
                <label class="unseen" for=name_id.clone()>{label}</label>
                <input type="text" class="draft-name" id=name_id autocomplete="off" maxlength="60" readonly=is_newer
                    placeholder=text("draft.unnamed") prop:value=name on:change=rename />
                {said}
                {actions(id, name, is_newer, desk)}
            </div>
        </li>
    }
    .into_any()
}

/// What is told of a draft.
fn said(row: &Row, is_open: bool) -> AnyView {
    let saved = (row.saved_at > 0).then(|| plain(fill("drafts.saved", &[("when", &browser::clock(row.saved_at))])));
    let tag = is_open.then(|| span("tag", plain(text("drafts.is_open"))));
    let newer = row.is_newer.then(|| span("tag warn", plain(text("drafts.is_newer"))));
    let verdict = text(if row.qualifies { "drafts.reached" } else { "drafts.short" });
    let barred = (row.blockers > 0).then(|| span("barred", plain(fill("result.blockers", &[("n", &row.blockers)]))));
    let moved = match row.before {
        Some(before) if row.moved() != 0 => {
            Some(fill("drafts.moved", &[("before", &before.total), ("on", &before.on), ("now", &row.now.total)]))
        }
        Some(_) if row.has_older_wage() => Some(text("drafts.older_wage").to_owned()),
        _ => None,
    };
    let moved = moved.map(|told| para("moved", plain(told)));
    let total = plain(fill("drafts.total", &[("total", &row.now.total)]));
    let class = if row.qualifies { "draft-total reached" } else { "draft-total" };
    let points = para("draft-points", all([span(class, total), plain(verdict)]));
    let about = para("draft-about", all(saved.into_iter().chain(tag).chain(newer).chain(barred)));
    all([points, about].into_iter().chain(moved))
}

/// Puts a draft among the two that are held against each other.
fn compared(id: &str, name: Signal<String>, desk: Desk) -> AnyView {
    let id = id.to_owned();
    let is_chosen = {
        let id = id.clone();
        derived(move || desk.chosen.with(|chosen| chosen.contains(&id)))
    };
    let choose = move |event| {
        let is_chosen = event_target_checked(&event);
        desk.chosen.update(|chosen| {
            chosen.retain(|other| *other != id);
            if is_chosen {
                chosen.push(id.clone());
                // Two are held against each other: a third takes the place of the first.
                let over = chosen.len().saturating_sub(2);
                chosen.drain(..over);
            }
        });
    };
    view! {
        <label class="choose">
            <input type="checkbox" aria-label=acts_on("drafts.choose", name) prop:checked=is_chosen on:change=choose />
        </label>
    }
    .into_any()
}

/// The accessible name of what acts on a draft.
fn acts_on(key: &'static str, name: Signal<String>) -> Signal<String> {
    derived(move || fill("join.action", &[("action", &text(key)), ("name", &shown_name(&name.get()))]))
}

fn actions(id: String, name: Signal<String>, is_newer: Signal<bool>, desk: Desk) -> AnyView {
    let action = |key: &'static str, act: fn(&str, Desk)| {
        let id = id.clone();
        view! {
            <button type="button" class="link" aria-label=acts_on(key, name) on:click=move |_| act(&id, desk)>
                {text(key)}
            </button>
        }
        .into_any()
    };
    let open = action("drafts.open_one", |id, Desk { store, .. }| {
        if store.switch_to(id) {
            store.to_form();
        }
    });
    let copy = action("drafts.copy", |id, Desk { store, .. }| {
        if let Some(name) = copied_name(id) {
            store.copy_kept(id, &name);
        }
    });
    // What is not understood of a newer draft would be lost.
    let copy = (!is_newer.get_untracked()).then_some(copy);
    let save = action("drafts.save", |id, Desk { store, .. }| save_as_file(id, store));
    let delete = action("action.remove", |id, desk| desk.delete(id));
    para("draft-actions", all([open].into_iter().chain(copy).chain([save, delete])))
}

fn copied_name(id: &str) -> Option<String> {
    let found = draft::find(id)?;
    Some(fill("draft.copy_name", &[("name", &shown_name(&found.draft()?.name))]))
}
