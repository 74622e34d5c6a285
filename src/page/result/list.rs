//! Every item: points, whether they count, what replaced it, the clause and the reason.

use std::ops::RangeInclusive;

use leptos::prelude::*;

use crate::answers::Group;
use crate::page::kit::{Button, all, dynamic, memo, outward, para, plain, section, span};
use crate::page::store::store;
use crate::page::turns::{self, in_turn, in_turns};
use crate::rules::explain::explain;
use crate::rules::{Indicator, Item, Kind, Reason};
use crate::texts::{Explained, OFFICIAL, clause, could_reach, explained, fill, find, indicator, replaced, text};

/// All items, in the order of the rules, under the article they belong to.
pub fn list() -> AnyView {
    let kinds = [(Kind::Basic, "basic"), (Kind::Bonus, "bonus"), (Kind::Deduction, "deduction")];
    let parts = kinds.into_iter().zip(turns::ITEMS);
    let parts = parts.map(|((kind, name), turns)| in_turn(*turns.start(), move || part(kind, name, turns.clone())));
    section("items", "items-title", text("result.list"), all(parts))
}

fn part(kind: Kind, name: &'static str, turns: RangeInclusive<u8>) -> AnyView {
    let store = store();
    let score = store.assessment;
    // Each row follows its own item: a keystroke repaints the row it changes and no other.
    let row = move |indicator: Indicator| {
        let item = memo(move || {
            let item = score.with(|score| score.item(indicator))?;
            let on = store.day();
            Some((item, store.reading.with(|reading| explain(indicator, &reading.profile, on))))
        });
        // Words are found only for what has changed.
        dynamic(move || all(item.get().map(|(item, explanation)| row(item, explained(&item, &explanation)))))
    };
    let items: Vec<Indicator> = Indicator::ALL.into_iter().filter(|indicator| indicator.kind() == kind).collect();
    let items = in_turns(turns, &items, row);
    let named = |group: &str| find(&(group.to_owned() + name)).unwrap_or(name);
    view! {
        <h4 class=format!("kind {name}")>{named("kind.")}{span("kind-article", plain(named("kind_article.")))}</h4>
        <ul class="item-rows">{items}</ul>
    }
    .into_any()
}

fn row(item: Item, told: Explained) -> AnyView {
    let is_answered = item.reason != Reason::Unanswered;
    let class = match item {
        _ if item.counted != 0 => "item counts",
        _ if item.replaced_by.is_some() => "item replaced",
        _ if is_answered => "item",
        _ => "item unanswered",
    };
    let points = if item.replaced_by.is_some() { item.points } else { item.counted };
    let said = replaced(&item).unwrap_or(told.sentence);
    let group = Group::of_indicator(item.indicator);
    let go = text(if is_answered { "action.change" } else { "action.answer" });
    let name = indicator(item.indicator);
    let change = Button::new("link", go)
        .name(fill("join.action", &[("action", &go), ("name", &name)]))
        .view(move || store().go_to(group));
    let more = could_reach(&item).map(|more| span("item-more", plain(more)));
    let foot = all([outward(OFFICIAL, clause(item.clause))].into_iter().chain(more).chain([change]));
    view! {
        <li class=class id=format!("item-{}", item.indicator.code())>
            <div class="item-head">
                {span("item-name", plain(name))}
                <span class="item-points">{points.to_string()}{span("item-unit", plain(text("result.points")))}</span>
            </div>
            {para("item-reason", plain(said))}
            {all(told.next.map(|next| para("item-next", plain(next))))}
            {steps(told.steps, name)}
            {para("item-foot", foot)}
        </li>
    }
    .into_any()
}

/// The arithmetic behind an item, on request.
fn steps(steps: Vec<String>, name: &str) -> AnyView {
    if steps.is_empty() {
        return all([]);
    }
    let how = text("explain.how");
    let named = fill("join.action", &[("action", &how), ("name", &name)]);
    let lines = all(steps.into_iter().map(|step| view! { <li>{step}</li> }.into_any()));
    view! {
        <details class="help">
            <summary aria-label=named>{how}</summary>
            <ol class="steps-told">{lines}</ol>
        </details>
    }
    .into_any()
}
