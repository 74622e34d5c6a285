//! What stands at the head of the page: the way to the drafts and to what can be taken along, and what the visitor should
//! know about the draft.

use leptos::prelude::*;

use super::desk::{Notice, Source, shown_name};
use super::kit::{Button, all, block, dynamic, live, maybe, para, plain, span};
use super::newer::newer;
use super::shelf::Trouble;
use super::store::{Store, View, store};
use super::{browser, take};
use crate::texts::{fill, text};

/// The draft that is open, and the ways to the others and out of the page.
pub fn tools() -> AnyView {
    let store = store();
    // A visitor with one draft need not hear that it has no name.
    let name = live(move || match store.name.with(|name| name.trim().is_empty()) {
        true => String::new(),
        false => fill("draft.open", &[("name", &shown_name(&store.name.get()))]),
    });
    let to_drafts = Button::new("quiet", text("drafts.open")).id("to-drafts").view(move || store.show(View::Drafts));
    let to_take = Button::new("quiet", text("take.open")).id("to-take").view(move || store.show(View::Take));
    block("tools", all([span("open-draft", name), to_drafts, to_take]))
}

/// What is to be known of the draft.
pub fn status() -> AnyView {
    let store = store();
    let trouble = maybe(move || {
        let key = match store.trouble.get() {
            Some(Trouble::Denied) => "status.storage_denied",
            Some(Trouble::Full) => "status.storage_full",
            // A storage of this frame alone holds what it will, and as long as it will.
            None if browser::is_framed_elsewhere() => "status.framed",
            None => return None,
        };
        Some(block("status warn", all([plain(text(key)), to_keep(store)])))
    });
    let locked = maybe(move || {
        store.is_locked.get().then(|| {
            let copy = Button::new("link", text("status.locked_copy")).id("copy-to-change");
            let copy = copy.view(move || store.copy_to_change());
            para("status warn", all([plain(text("status.locked")), copy]))
        })
    });
    let elsewhere =
        maybe(move || store.open_elsewhere.get().then(|| para("status", plain(text("status.open_elsewhere")))));
    let notice = dynamic(move || all(store.notice.get().map(|notice| told(notice, store))));
    view! { <div class="statuses" role="status">{trouble}{locked}{elsewhere}{newer()}{notice}</div> }.into_any()
}

/// What to do where the browser will not keep a draft.
fn to_keep(store: Store) -> AnyView {
    let more = Button::new("link to-take", text("status.other_ways")).view(move || store.show(View::Take));
    all([take::offer_file(), more])
}

fn told(notice: Notice, store: Store) -> AnyView {
    let name = || shown_name(&store.name.get_untracked());
    let words = match &notice {
        Notice::Restored => text("status.restored").to_owned(),
        Notice::Corrupt => text("status.storage_corrupt").to_owned(),
        Notice::Opened { from: Source::Link, .. } => fill("status.from_link", &[("name", &name())]),
        Notice::Opened { from: Source::File, .. } => fill("status.from_file", &[("name", &name())]),
        Notice::Known { .. } => fill("status.known", &[("name", &name())]),
        Notice::Synced => text("status.synced").to_owned(),
        Notice::Split { name, .. } => fill("status.split", &[("name", name)]),
        Notice::DeletedElsewhere => text("status.deleted_elsewhere").to_owned(),
        Notice::Failed(why) => why.clone(),
    };
    let back = match &notice {
        Notice::Opened { before, .. } | Notice::Known { before } => Some((before.clone(), "status.back")),
        Notice::Split { other, .. } => Some((other.clone(), "status.show_other")),
        _ => None,
    };
    let back = back.map(|(id, key)| {
        Button::new("link", text(key)).id("notice-back").view(move || {
            if !store.switch_to(&id) {
                store.begin_anew();
            }
        })
    });
    let to_drafts = (notice == Notice::Corrupt)
        .then(|| Button::new("link to-drafts", text("drafts.open")).view(move || store.show(View::Drafts)));
    let close = Button::new("link", text("action.close")).view(move || store.notice.set(None));
    let class = match notice {
        Notice::Restored => "status restored",
        Notice::Corrupt | Notice::Split { .. } | Notice::DeletedElsewhere | Notice::Failed(_) => "status told warn",
        _ => "status told",
    };
    para(class, all([plain(words)].into_iter().chain(back).chain(to_drafts).chain([close])))
}
