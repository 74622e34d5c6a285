//! The result on paper: what is printed, shown beforehand, and printed wherever the visitor asks for it; and as a picture.
//!
//! Here stands what the page needs from the start; the rest is fetched when the report is shown, or printing is near.

mod picture;
mod sheet;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::Element;

use super::browser;
use super::kit::{Button, all, para, plain};
use super::later::{self, fetched, later};
use super::store::{Store, View, store};
use crate::texts::text;

/// Its step in the address, and its id.
pub const ID: &str = "report";

/// The way there.
pub fn to_report() -> AnyView {
    Button::new("quiet to-report", text("report.open")).id("to-report").view(move || store().show(View::Report))
}

/// The whole view: the preview of the print, and the picture.
pub fn report() -> AnyView {
    let store = store();
    prepare_printing(store);
    let back = Button::new("quiet", text("report.back")).id("report-back").view(move || store.close(View::Report));
    view! {
        <section class="report" id=ID aria-labelledby="report-title">
            <h2 id="report-title" tabindex="-1">{text("report.heading")}</h2>
            {para("hint", plain(text("report.lead")))}
            {back}
            {later(report_parts)}
        </section>
    }
    .into_any()
}

fetched!(report_parts from report = parts);

fn parts() -> AnyView {
    all(match browser::is_wechat() {
        // What can be had there comes first.
        true => [picture::picture_section(), sheet::report_section()],
        false => [sheet::report_section(), picture::picture_section()],
    })
}

/// Prints the report and nothing else, whatever is shown and however printing is asked for: while the browser prints, the
/// report stands beside the page, and the rest is hidden.
pub fn follow_printing() {
    let store = store();
    let sheet: Rc<RefCell<Option<Laid>>> = Rc::default();
    let laid = sheet.clone();
    let lay = move |_| {
        // One is enough, and it is of what is answered now.
        if let Some(sheet) = laid.take() {
            sheet.remove();
        }
        // Asked for out of the blue, before the code has come, the page is printed as it stands.
        laid.replace(LAY.get().map(|lay| lay(store)));
    };
    let lift = move |_| {
        if let Some(sheet) = sheet.take() {
            sheet.remove();
        }
    };
    // Whoever presses one of these keys may be about to print.
    let near = window_event_listener(leptos::ev::keydown, move |event| {
        if event.ctrl_key() || event.meta_key() {
            prepare_printing(store);
        }
    });
    let before = window_event_listener(leptos::ev::beforeprint, lay);
    let after = window_event_listener(leptos::ev::afterprint, lift);
    on_cleanup(move || {
        near.remove();
        [before, after].into_iter().for_each(WindowListenerHandle::remove);
    });
}

type Lay = fn(Store) -> Laid;
fetched!(layer from report = sheet::lay, Lay);

thread_local! {
    /// What lays the report beside the page, once it has been fetched: the browser waits for nothing when it prints.
    static LAY: Cell<Option<Lay>> = const { Cell::new(None) };
}

/// Fetches what printing needs, so that it is here when the browser is asked to print.
pub fn prepare_printing(store: Store) {
    if LAY.get().is_none() {
        later::with(layer(), store, |lay| LAY.set(Some(lay)));
    }
}

/// The report while it is printed.
pub struct Laid {
    sheet: Option<Element>,
    /// What the document was called before.
    title: String,
}

impl Laid {
    fn remove(self) {
        if let Some(sheet) = self.sheet {
            sheet.remove();
        }
        document().set_title(&self.title);
        if let Some(body) = document().body() {
            let _ = body.class_list().remove_1("printing");
        }
    }
}
