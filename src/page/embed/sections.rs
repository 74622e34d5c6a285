//! The parts that the host leaves out. Style hides them and the ways there; an address may still name one.

use leptos::prelude::*;

use super::Embedding;
use crate::answers::Group;
use crate::embed::options::Section;
use crate::page::browser;
use crate::page::store::View;

/// What a view belongs to; the cards always show.
const fn section(view: View) -> Option<Section> {
    match view {
        View::Cards | View::Configure => None,
        View::Check => Some(Section::Check),
        View::Plan => Some(Section::Plan),
        // The batch is reached from the drafts.
        View::Drafts | View::Batch => Some(Section::Drafts),
        View::Take => Some(Section::Take),
        View::Report => Some(Section::Report),
    }
}

/// Leads from a view that is left out to the cards, now and whenever one is asked for.
pub fn lead_back(embedding: Embedding) {
    let store = embedding.store;
    let is_hidden = move || {
        let sections = embedding.options.with(|options| options.sections);
        section(store.view.get()).is_some_and(|section| !sections.has(section))
    };
    let lead_back = move || {
        store.view.set(View::Cards);
        browser::replace_fragment(store.open.get_untracked().map_or("", Group::id));
    };
    // Before anything is shown.
    if untrack(is_hidden) {
        lead_back();
    }
    Effect::watch(
        is_hidden,
        move |is_hidden, _, _| {
            if *is_hidden {
                lead_back()
            }
        },
        false,
    );
}
