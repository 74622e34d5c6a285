//! The papers of this person: by which clause, who issues each and what it proves, to tick off.

use leptos::prelude::*;

use super::kit::{all, live, maybe, memo, para, plain, section, span};
use super::question::flag;
use super::store::{Store, store};
use crate::answers::Slot;
use crate::report::papers;
use crate::rules::{Material, Paper};
use crate::texts::{fill, paper_more, paper_name, text};

/// The papers of what counts that are not ticked.
pub fn missing(store: Store) -> Vec<Paper> {
    store.assessment.with(|assessment| store.answers.with(|answers| papers::missing(assessment, answers)))
}

/// The list.
pub fn materials() -> AnyView {
    let store = store();
    let listed = memo(move || {
        let listed = store.assessment.with(papers::claimed);
        // Whether it is ticked is the row's own.
        listed.into_iter().map(|material| Material { ready: None, ..material }).collect::<Vec<_>>()
    });
    let state = live(move || {
        let (needed, missing) = (store.assessment.with(|score| papers::needed(score).count()), missing(store).len());
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
    let name = all([span("paper-name", plain(paper_name(paper))), span("paper-more", plain(paper_more(&material)))]);
    view! { <li>{flag(Slot::Paper(paper), name)}</li> }.into_any()
}
