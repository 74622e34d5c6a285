//! The report itself: what it is of, its preview, and how it is laid beside the page to be printed.

use leptos::prelude::*;

use super::Laid;
use crate::page::browser;
use crate::page::kit::{Button, all, block, derived, para, plain, section};
use crate::page::store::{Store, store};
use crate::report::{Part, Parts, Report, Subject};
use crate::texts::{fill, text};

/// What to print, the button for it, and what comes out.
pub fn report_section() -> AnyView {
    let store = store();
    let print = match browser::is_wechat() {
        true => para("notice no-print", plain(text("report.no_print"))),
        false => {
            let print = Button::new("next", text("report.print")).id("print").view(browser::print);
            let go = || browser::show_soon("drawing-title".to_owned(), "draw-total".to_owned());
            let to_picture = Button::new("link to-picture", text("report.to_picture")).view(go);
            all([print, para("hint", plain(text("report.print_hint"))), to_picture])
        }
    };
    let shown = derived(move || of_parts(store, store.printed.get()).html());
    let sheet = view! { <article class="sheet" inner_html=shown></article> }.into_any();
    let preview = section("preview", "preview-title", text("report.preview"), sheet);
    all([boxes("print", text("report.print_parts"), store.printed), print, preview])
}

/// A box for each part. `name` tells them from the boxes of others.
pub fn boxes(name: &'static str, legend: &'static str, parts: RwSignal<Parts>) -> AnyView {
    let rows = all(Part::ALL.map(|part| {
        let id = format!("{name}-{}", part.code());
        let is_shown = derived(move || parts.get().has(part));
        view! {
            <label class="option flag" class:chosen=is_shown for=id.clone()>
                <input
                    type="checkbox"
                    id=id.clone()
                    prop:checked=is_shown
                    on:change=move |event| parts.update(|parts| *parts = parts.with(part, event_target_checked(&event)))
                />
                <span>{text(&format!("report.part.{}", part.code())).to_owned()}</span>
            </label>
        }
        .into_any()
    }));
    view! {
        <fieldset class="question">
            <legend class="ask">{legend}</legend>
            {block("options parts", rows)}
        </fieldset>
    }
    .into_any()
}

/// The report of some parts.
pub fn of_parts(store: Store, parts: Parts) -> Report {
    let (address, name) = (browser::address(), store.name.get());
    let (standing, open, day) = (store.standing.get(), store.open_questions.with(Vec::len), store.day());
    store.assessment.with(|assessment| {
        store.reading.with(|reading| {
            store.answers.with(|answers| {
                let (address, name) = (address.as_deref(), Some(name.as_str()));
                let subject = Subject { answers, reading, assessment, standing, open, day, name, address };
                Report::of(&subject, parts)
            })
        })
    })
}

/// Lays the report beside the page. At once: the browser does not wait for effects before it prints.
pub fn lay(store: Store) -> Laid {
    let (report, day) = untrack(|| (of_parts(store, store.printed.get()), store.day()));
    let laid = Laid { sheet: document().create_element("article").ok(), title: document().title() };
    // What the PDF is called.
    document().set_title(&fill("report.file", &[("day", &day)]));
    if let (Some(sheet), Some(body)) = (&laid.sheet, document().body()) {
        sheet.set_class_name("sheet");
        sheet.set_inner_html(&report.html());
        let _ = body.append_child(sheet).and_then(|_| body.class_list().add_1("printing"));
    }
    laid
}
