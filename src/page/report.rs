//! The result on paper: what is printed, shown beforehand, and printed wherever the visitor asks for it.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;

use super::browser;
use super::kit::{Button, all, block, derived, dynamic, para, plain, section, span};
use super::picture::picture_section;
use super::store::{Store, View, store};
use crate::report::{Block, Gauge, Part, Parts, Report, Row, Section, Subject, Tone, Total};
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
    let sheet = dynamic(move || paper(&of_parts(store, store.printed.get())));
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
    let sheet: Rc<RefCell<Option<Sheet>>> = Rc::default();
    let laid = sheet.clone();
    let lay = move |_| {
        // One is enough, and it is of what is answered now.
        if let Some(sheet) = laid.take() {
            sheet.remove();
        }
        laid.replace(Some(Sheet::lay(store)));
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
struct Sheet {
    state: AnyViewState,
    /// What the document was called before.
    title: String,
}

impl Sheet {
    /// Lays the report beside the page. At once: the browser does not wait for effects before it prints.
    fn lay(store: Store) -> Sheet {
        let report = untrack(|| of_parts(store, store.printed.get()));
        let title = document().title();
        // What the PDF is called.
        document().set_title(&untrack(|| fill("report.file", &[("day", &store.day())])));
        let mut state = paper(&report).build();
        let body = document().body();
        if let Some(body) = &body {
            state.mount(body, None);
            let _ = body.class_list().add_1("printing");
        }
        Sheet { state, title }
    }

    fn remove(mut self) {
        self.state.unmount();
        document().set_title(&self.title);
        if let Some(body) = document().body() {
            let _ = body.class_list().remove_1("printing");
        }
    }
}

/// The report as it is printed.
fn paper(report: &Report) -> AnyView {
    let sections = all(report.sections.iter().map(part));
    let foot = all(report.foot.iter().map(|said| para("", plain(said))));
    view! {
        <article class="paper" lang="zh-CN">
            <header>
                {para("paper-brand", plain(text("app.name")))}
                <h3>{report.title.clone()}</h3>
                {para("paper-lead", plain(&report.lead))}
            </header>
            {sections}
            <footer>{foot}</footer>
        </article>
    }
    .into_any()
}

fn part(part: &Section) -> AnyView {
    let blocks = all(part.blocks.iter().map(shown));
    let class = part.part.map_or("basis", Part::code);
    view! { <section class=format!("of-{class}")><h4>{part.title.clone()}</h4>{blocks}</section> }.into_any()
}

fn shown(block: &Block) -> AnyView {
    match block {
        Block::Heading(said) => view! { <h5>{said.clone()}</h5> }.into_any(),
        Block::Paragraph(said) => para("", plain(said)),
        Block::Total(total) => self::total(total),
        Block::Rows(rows) => {
            let rows = all(rows.iter().map(row));
            view! { <ul class="paper-list">{rows}</ul> }.into_any()
        }
        Block::Link(said, address) => {
            let link =
                view! { <a href=address.clone() target="_blank" rel="noopener noreferrer">{address.clone()}</a> };
            para("", all([plain(fill("report.link", &[("said", said)])), link.into_any()]))
        }
    }
}

fn total(total: &Total) -> AnyView {
    let Gauge { total: reached, possible, mark } = total.gauge;
    let bar = |class: &'static str, percent: i32| {
        view! { <span class=class style:width=format!("{percent}%")></span> }.into_any()
    };
    let bars = all([bar("possible", possible), bar("reached", reached), bar("mark", mark)]);
    let number = all([span("paper-points", plain(total.points.to_string())), plain(&total.unit)]);
    let bar = view! { <div class="paper-bar" aria-hidden="true">{bars}</div> }.into_any();
    // The pass mark is named under its line.
    let left = format!("{mark}%");
    let standard = view! { <p class="paper-standard"><span style:left=left>{total.standard.clone()}</span></p> };
    let parts = [para("paper-number", number), bar, standard.into_any(), para("paper-verdict", plain(&total.verdict))];
    block("paper-total", all(parts))
}

fn row(row: &Row) -> AnyView {
    let class = match row.tone {
        Tone::Plain => "",
        Tone::Faint => "faint",
        Tone::Grave => "grave",
    };
    let clause = row.clause.iter().map(|clause| span("paper-clause", plain(clause)));
    let notes = row.notes.iter().map(|note| span("", plain(note)));
    let notes: Vec<AnyView> = clause.chain(notes).collect();
    let notes = (!notes.is_empty()).then(|| para("paper-notes", all(notes)));
    let value = (!row.value.is_empty()).then(|| span("paper-value", plain(&row.value)));
    let parts = all([span("paper-name", plain(&row.name))].into_iter().chain(value).chain(notes));
    view! { <li class=class>{parts}</li> }.into_any()
}
