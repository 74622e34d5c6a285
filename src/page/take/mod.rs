//! What can be taken along: a file, a link; and answers that come from a file or a link.
//!
//! Here stands what the page needs from the start; the rest is fetched when it is shown, or when a file or a link comes.

mod files;
mod links;

use leptos::prelude::*;
use web_sys::File;

use super::kit::{Button, all, para, plain, section};
use super::later::{self, fetched, later};
use super::store::{Store, View, store};
use super::{browser, report};
use crate::texts::text;

pub use files::save_draft;

/// Its step in the address, and its id.
pub const ID: &str = "take";
/// What stands before the answers in the address of a link.
const IN_LINK: &str = "s=";

/// The whole view.
pub fn take() -> AnyView {
    let store = store();
    let back = Button::new("quiet", text("check.back")).id("take-back").view(move || store.close(View::Take));
    view! {
        <section class="take-along" id=ID aria-labelledby="take-title">
            <h2 id="take-title" tabindex="-1">{text("take.title")}</h2>
            {para("hint", plain(text("take.lead")))}
            {back}
            {later(take_parts)}
        </section>
    }
    .into_any()
}

fetched!(take_parts from drafts = parts);

fn parts() -> AnyView {
    let store = store();
    report::prepare_printing(store);
    let report = all([para("hint", plain(text("take.report_lead"))), report::to_report()]);
    let report = section("take-part", "take-report", text("take.report"), report);
    all([files::files(store), links::links(store), report])
}

/// Offers what is open as a file, where the browser will not keep it. It is fetched while there is still a network.
pub fn offer_file() -> AnyView {
    later(offer_parts)
}

fetched!(offer_parts from drafts = files::offer);

/// The answers in the address, where it holds some.
pub fn in_address() -> Option<String> {
    browser::fragment().strip_prefix(IN_LINK).map(str::to_owned)
}

type LinkOpener = fn(String, Store);
fetched!(link_opener from drafts = links::open_link, LinkOpener);

/// Opens the answers of a link as a draft of their own.
pub fn open_link(encoded: String, store: Store) {
    later::with(link_opener(), store, move |open| open(encoded, store));
}

type FileOpener = fn(File, Store);
fetched!(file_opener from drafts = files::open_file, FileOpener);

/// Opens saved files that are dropped anywhere on the page.
pub fn take_drops(store: Store) {
    let over = window_event_listener(leptos::ev::dragover, |event| event.prevent_default());
    let drop = window_event_listener(leptos::ev::drop, move |event| {
        // A part of the page that takes files itself has done so.
        if event.default_prevented() {
            return;
        }
        event.prevent_default();
        let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
        if let Some(file) = file {
            later::with(file_opener(), store, move |open| open(file, store));
        }
    });
    on_cleanup(move || [over, drop].into_iter().for_each(WindowListenerHandle::remove));
}
