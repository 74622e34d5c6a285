//! A newer build of the page: the visitor is told of it, and goes over to it when it suits.
//!
//! What finds and fetches it is src/offline/page.js; it and this speak by two events of the window.

use leptos::prelude::*;

use super::browser;
use super::kit::{Button, all, live, maybe, para};
use super::store::{Store, View, store};
use crate::texts::text;

/// A newer build is ready.
const NEWER: &str = "hujifen-newer";
/// Where that is noted at the root of the page.
const NOTED: &str = "data-newer";
/// The visitor wants to go over to it.
const RENEW: &str = "hujifen-renew";

/// Tells of a newer build, until it is put off.
pub fn newer() -> AnyView {
    let store = store();
    // It may have been found before this was there to hear of it.
    let is_there = RwSignal::new(document().document_element().is_some_and(|root| root.has_attribute(NOTED)));
    let heard = window_event_listener_untyped(NEWER, move |_| is_there.set(true));
    on_cleanup(move || heard.remove());
    // Results of many clients are nowhere but on the page.
    let words = move || match store.view.get() {
        View::Batch => text("offline.newer_batch").to_owned(),
        _ => text("offline.newer").to_owned(),
    };
    maybe(move || {
        is_there.get().then(|| {
            let renew = Button::new("link", text("offline.renew")).id("renew").view(move || renew(store));
            let not_now = Button::new("link", text("offline.not_now")).view(move || {
                is_there.set(false);
                if let Some(root) = document().document_element() {
                    let _ = root.remove_attribute(NOTED);
                }
            });
            para("status", all([live(words), renew, not_now]))
        })
    })
}

/// Goes over to the newer build: the page is loaded anew, and finds everything that was typed.
fn renew(store: Store) {
    store.save_now();
    browser::tell(RENEW);
}
