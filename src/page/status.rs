//! What stands at the head of the page: the way to the drafts and to what can be taken along, and what the visitor should
//! know about the draft.

use leptos::prelude::*;

use super::desk::{Notice, Source, shown_name};
use super::el::el;
use super::kit::{Button, all, block, live, maybe, para, plain, span};
use super::more::more;
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
        Some(block("status warn", all([plain(text(key)), more(|more| (more.to_keep)())])))
    });
    let locked = maybe(move || {
        let to_change = || more(|more| (more.to_change)());
        store.is_locked.get().then(|| para("status warn", all([plain(text("status.locked")), to_change()])))
    });
    let elsewhere =
        maybe(move || store.open_elsewhere.get().then(|| para("status", plain(text("status.open_elsewhere")))));
    let notice = maybe(move || match store.notice.get()? {
        // The usual one is there with the questions: later it would push them.
        Notice::Restored => Some(para("status restored", all([plain(text("status.restored")), close(store)]))),
        notice => Some(more(move |more| (more.told)(notice.clone()))),
    });
    let newer = more(|more| (more.newer)());
    el("div").class("statuses").is("role", "status").view(all([trouble, locked, elsewhere, newer, notice]))
}

fn close(store: Store) -> AnyView {
    Button::new("link", text("action.close")).view(move || store.notice.set(None))
}

/// The way to change a draft that can only be looked at.
pub fn to_change() -> AnyView {
    let store = store();
    Button::new("link", text("status.locked_copy")).id("copy-to-change").view(move || store.copy_to_change())
}

/// What to do where the browser will not keep a draft.
pub fn to_keep() -> AnyView {
    let store = store();
    let more = Button::new("link to-take", text("status.other_ways")).view(move || store.show(View::Take));
    all([take::offer_file(), more])
}

/// What happened to the draft, and what can be done about it.
pub fn told(notice: Notice) -> AnyView {
    let store = store();
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
    let class = match notice {
        Notice::Corrupt | Notice::Split { .. } | Notice::DeletedElsewhere | Notice::Failed(_) => "status told warn",
        _ => "status told",
    };
    para(class, all([plain(words)].into_iter().chain(back).chain(to_drafts).chain([close(store)])))
}
