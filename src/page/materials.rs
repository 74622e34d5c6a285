//! The papers of this person: by which clause, who issues each and what it proves, to tick off.

use leptos::prelude::*;

use super::kit::{all, live, maybe, para, plain, section, span};
use super::question::flag;
use super::store::{Store, store};
use crate::answers::Slot;
use crate::rules::{Material, Paper, Reason};
use crate::texts::{clause, fill, find, indicator, text};

/// What a paper is called.
pub fn paper_name(paper: Paper) -> &'static str {
    find(&format!("paper.{}", paper.code())).unwrap_or(paper.code())
}

/// The papers of what counts that are not ticked.
pub fn missing(store: Store) -> Vec<Paper> {
    let needed = needed(store);
    store
        .answers
        .with(|answers| needed.into_iter().filter(|paper| answers.text(Slot::Paper(*paper)).is_empty()).collect())
}

fn needed(store: Store) -> Vec<Paper> {
    store.assessment.with(|assessment| {
        assessment.materials.iter().filter(|material| material.counts).map(|material| material.paper).collect()
    })
}

/// The list.
pub fn materials() -> AnyView {
    let store = store();
    // What could count, once it is answered: nothing is asked for that nobody claims.
    let listed = Memo::new(move |_| {
        store.assessment.with(|assessment| {
            let is_claimed = |material: &&Material| {
                let item = material.indicator.and_then(|indicator| assessment.item(indicator));
                material.counts || item.is_some_and(|item| item.reason != Reason::Unanswered)
            };
            let listed = assessment.materials.iter().filter(is_claimed);
            // Whether it is ticked is the row's own.
            listed.map(|material| Material { ready: None, ..*material }).collect::<Vec<_>>()
        })
    });
    let state = live(move || {
        let (needed, missing) = (needed(store).len(), missing(store).len());
        fill("material.state", &[("n", &(needed - missing)), ("all", &needed)])
    });
    let rows = maybe(move || {
        let (count, could): (Vec<_>, Vec<_>) = listed.get().into_iter().partition(|material| material.counts);
        let could =
            (!could.is_empty()).then(|| all([view! { <h4>{text("material.could")}</h4> }.into_any(), rows(could)]));
        Some(all([rows(count)].into_iter().chain(could)))
    });
    section("materials", "materials", text("material.title"), all([para("hint", state), rows]))
}

fn rows(materials: Vec<Material>) -> AnyView {
    let rows = all(materials.into_iter().map(row));
    view! { <ul class="paper-rows">{rows}</ul> }.into_any()
}

fn row(material: Material) -> AnyView {
    let paper = material.paper;
    let told = |part: &str| find(&format!("paper_{part}.{}", paper.code())).unwrap_or_default();
    let of = material.indicator.map_or(text("material.everybody"), indicator);
    let clause = clause(paper.clause());
    let values: [(&str, &dyn std::fmt::Display); 4] =
        [("from", &told("from")), ("proves", &told("proves")), ("of", &of), ("clause", &clause)];
    let more = fill("material.more", &values);
    let name = all([span("paper-name", plain(paper_name(paper))), span("paper-more", plain(more))]);
    view! { <li>{flag(Slot::Paper(paper), name)}</li> }.into_any()
}
