//! The result on paper: what is printed, shown beforehand, and printed wherever the visitor asks for it.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::Element;

use super::browser;
use super::kit::{Button, all, block, derived, para, plain, section};
use super::picture::picture_section;
use super::store::{Store, View, store};
use crate::report::{Part, Parts, Report, Subject};
use crate::texts::{fill, text};

/// Its step in the address, and its id.
pub const ID: &str = "report";

/// The way there.
pub fn to_report() -> AnyView {
    Button::new("quiet to-report", text("report.open")).id("to-report").view(move || store().show(View::Report))
}

/// The whole view: the preview of the print, and the picture.
pub fn report() -> AnyView {
    let store = store();
    let back = Button::new("quiet", text("report.back")).id("report-back").view(move || store.close(View::Report));
    let sections = match browser::is_wechat() {
        // What can be had there comes first.
        true => [picture_section(), report_section()],
        false => [report_section(), picture_section()],
    };
    let parts = all([para("hint", plain(text("report.lead"))), back].into_iter().chain(sections));
    view! {
        <section class="report" id=ID aria-labelledby="report-title">
            <h2 id="report-title" tabindex="-1">{text("report.heading")}</h2>
            {parts}
        </section>
    }
    .into_any()
}

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
    let address = browser::address();
    let report = |open: usize| {
        store.answers.with(|answers| {
            store.reading.with(|reading| {
                store.assessment.with(|assessment| {
                    let subject = Subject {
                        answers,
                        reading,
                        assessment,
                        standing: store.standing.get(),
                        open,
                        day: store.day(),
                        name: None,
                        address: address.as_deref(),
                    };
                    Report::of(&subject, parts)
                })
            })
        })
    };
    report(store.open_questions.with(Vec::len))
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
        laid.replace(Some(Laid::lay(store)));
    };
    let lift = move |_| {
        if let Some(sheet) = sheet.take() {
            sheet.remove();
        }
    };
    let before = window_event_listener(leptos::ev::beforeprint, lay);
    let after = window_event_listener(leptos::ev::afterprint, lift);
    on_cleanup(move || [before, after].into_iter().for_each(WindowListenerHandle::remove));
}

/// The report while it is printed.
struct Laid {
    sheet: Option<Element>,
    /// What the document was called before.
    title: String,
}

impl Laid {
    /// Lays the report beside the page. At once: the browser does not wait for effects before it prints.
    fn lay(store: Store) -> Laid {
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
