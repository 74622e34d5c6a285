//! Many clients at once: a file is chosen, its columns are mapped once, and every row is scored beside the page.
//!
//! Reading and scoring happen in a worker that is loaded with the first file; this page keeps what was chosen and shows how
//! far it is.

mod columns;
mod outcome;
mod stored;
mod worker;

use leptos::ev::{DragEvent, Event, MouseEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Blob, File, HtmlInputElement, Url};

use super::browser;
use super::kit::{Button, all, derived, dynamic, live, maybe, memo, para, plain, section, spoken};
use super::later::{fetched, later, told_missing};
use super::store::{Store, View, store};
use crate::answers::date;
use crate::batch::message::{Answered, Asked, Columns};
use crate::batch::{Outcome, Target, given_twice, sample as sample_table};
use crate::texts::{Language, fault_text, fill, find, grouped, text};
use worker::{Work, ask};

/// Its step in the address, and its id.
pub const ID: &str = "batch";

/// The way there.
pub fn to_batch() -> AnyView {
    Button::new("quiet", text("batch.open")).id("to-batch").view(move || store().show(View::Batch))
}

/// What this view remembers while it is shown.
#[derive(Clone, Copy)]
struct Batch {
    store: Store,
    stage: RwSignal<Stage>,
    file: StoredValue<Option<File>, LocalStorage>,
    name: RwSignal<String>,
    work: StoredValue<Option<Work>, LocalStorage>,
    /// What the file is; without a form nothing is known yet.
    head: RwSignal<Columns>,
    /// What each column is taken for.
    columns: RwSignal<Vec<Option<Target>>>,
    /// The day for rows that name none, as typed.
    on: RwSignal<String>,
    is_day_left: RwSignal<bool>,
    /// Rows scored, and the share of the file that is read.
    progress: RwSignal<(f64, f64)>,
    done: RwSignal<Option<Done>>,
}

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    /// No file was chosen.
    Empty,
    /// The file is looked at.
    Reading,
    /// It can be scored.
    Ready,
    Scoring,
    Done,
    /// The code of what is wrong with the file.
    Failed(String),
}

/// What a file came to.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Done {
    outcome: Outcome,
    /// The address of the results in this browser, until the view is left.
    url: String,
}

impl Batch {
    fn new(store: Store) -> Batch {
        Batch {
            store,
            stage: RwSignal::new(Stage::Empty),
            file: StoredValue::new_local(None),
            name: RwSignal::new(String::new()),
            work: StoredValue::new_local(None),
            head: RwSignal::new(Columns::default()),
            columns: RwSignal::new(Vec::new()),
            on: RwSignal::new(store.today.to_string()),
            is_day_left: RwSignal::new(false),
            progress: RwSignal::new((0.0, 0.0)),
            done: RwSignal::new(None),
        }
    }

    /// Looks at a file in place of the one before.
    fn take_file(self, file: File) {
        self.forget_results();
        self.name.set(file.name());
        self.head.set(Columns::default());
        self.columns.set(Vec::new());
        self.stage.set(Stage::Reading);
        self.file.set_value(Some(file));
        self.ask(&Asked::Head);
    }

    fn ask(self, asked: &Asked) {
        let work = self.file.with_value(|file| ask(file.as_ref()?, asked, move |answered| self.hear(answered)));
        match work {
            Some(work) => self.work.set_value(Some(work)),
            None => self.fail(worker::BROKEN),
        }
    }

    fn hear(self, answered: Answered) {
        match answered {
            Answered::Ready => return,
            Answered::Progress { rows, share } => return self.progress.set((rows, share)),
            Answered::Head(head) => {
                let known = stored::remembered().columns(&head.headers);
                self.columns.set(known.unwrap_or_else(|| head.guessed.clone()));
                self.head.set(head);
                self.stage.set(Stage::Ready);
            }
            Answered::Done(outcome, file) => {
                let url = file.dyn_ref::<Blob>().and_then(|file| Url::create_object_url_with_blob(file).ok());
                match url {
                    Some(url) => {
                        self.done.set(Some(Done { outcome, url }));
                        self.stage.set(Stage::Done);
                        browser::focus_soon(outcome::TITLE_ID.to_owned());
                    }
                    None => self.fail("too_much"),
                }
            }
            Answered::Failed(code) => self.fail(&code),
        }
        // It has said all: its memory is needed no more.
        self.work.set_value(None);
    }

    /// Tells what is wrong at the file.
    fn fail(self, code: &str) {
        self.stage.set(Stage::Failed(code.to_owned()));
        browser::focus_soon(FILE_ID.to_owned());
    }

    /// What is taken for a column, from now on and for other files with the same head.
    fn choose(self, at: usize, target: Option<Target>) {
        self.columns.update(|columns| {
            if let Some(column) = columns.get_mut(at) {
                *column = target;
            }
        });
        self.head.with_untracked(|head| {
            self.columns.with_untracked(|columns| stored::change(|known| known.remember(&head.headers, columns)));
        });
        self.changed();
    }

    /// Takes the columns for what their headers say, and forgets what was chosen.
    fn guess_again(self) {
        self.head.with_untracked(|head| {
            stored::change(|known| known.forget(&head.headers));
            self.columns.set(head.guessed.clone());
        });
        self.changed();
    }

    /// Results of before the change are not those of what is shown.
    fn changed(self) {
        if self.stage.get_untracked() == Stage::Done {
            self.forget_results();
            self.stage.set(Stage::Ready);
        }
    }

    fn start(self) {
        self.is_day_left.set(true);
        let typed = self.on.get_untracked();
        let on = if typed.trim().is_empty() { Ok(self.store.today) } else { date(&typed) };
        let twice = self.columns.with_untracked(|columns| given_twice(columns));
        let Ok(on) = on else { return browser::focus_soon(DAY_ID.to_owned()) };
        if let Some(first) = twice.first() {
            return browser::focus_soon(columns::id(*first));
        }
        self.forget_results();
        self.progress.set((0.0, 0.0));
        self.stage.set(Stage::Scoring);
        let form = self.head.with_untracked(|head| head.form.clone());
        let language = Language::spoken();
        self.ask(&Asked::Score { form, columns: self.columns.get_untracked(), on, language });
        browser::focus_soon(CANCEL_ID.to_owned());
    }

    /// Ends the worker, and with it all it has done so far.
    fn cancel(self) {
        self.work.set_value(None);
        self.stage.set(Stage::Ready);
        browser::focus_soon(START_ID.to_owned());
    }

    fn forget_results(self) {
        self.work.set_value(None);
        if let Some(done) = self.done.try_update(Option::take).flatten() {
            let _ = Url::revoke_object_url(&done.url);
        }
    }

    /// Whether the file is a table or lines, once it is known.
    fn is_known(self) -> Memo<bool> {
        memo(move || self.head.with(|head| !head.form.is_empty()))
    }
}

const FILE_ID: &str = "batch-file";
const DAY_ID: &str = "batch-on";
const START_ID: &str = "batch-start";
const CANCEL_ID: &str = "batch-cancel";

/// The whole view.
pub fn batch() -> AnyView {
    let store = store();
    let back = Button::new("quiet", text("batch.back")).id("batch-back").view(move || store.show(View::Drafts));
    view! {
        <section class="batch" id=ID aria-labelledby="batch-title">
            <h2 id="batch-title" tabindex="-1">{text("batch.title")}</h2>
            {para("hint", plain(text("batch.lead")))}
            {back}
            {later(batch_parts)}
        </section>
    }
    .into_any()
}

fetched!(batch_parts from batch = parts);

fn parts() -> AnyView {
    let batch = Batch::new(store());
    on_cleanup(move || {
        let _ = batch.work.try_update_value(Option::take);
        if let Some(done) = batch.done.try_get_untracked().flatten() {
            let _ = Url::revoke_object_url(&done.url);
        }
    });
    let is_known = batch.is_known();
    let mapped = maybe(move || is_known.get().then(|| all([columns::columns(batch), day(batch), go(batch)])));
    let over = move |event: DragEvent| event.prevent_default();
    let drop = move |event: DragEvent| {
        event.prevent_default();
        let Some(files) = event.data_transfer().and_then(|data| data.files()) else { return };
        if let Some(file) = files.get(0) {
            // The field names it, as if it were chosen there.
            if let Some(input) = browser::element(FILE_ID) {
                input.unchecked_into::<HtmlInputElement>().set_files(Some(&files));
            }
            batch.take_file(file);
        }
    };
    view! {
        <div on:dragover=over on:drop=drop>
            {chooser(batch)}
            {mapped}
            {outcome::outcome(batch)}
        </div>
    }
    .into_any()
}

/// The place a file is chosen at, what is said of it, and a sample to begin with.
fn chooser(batch: Batch) -> AnyView {
    let choose = move |event: Event| {
        let input = event_target::<HtmlInputElement>(&event);
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            batch.take_file(file);
        }
    };
    // The same file can be chosen again once it is corrected.
    let forget = move |event: MouseEvent| event_target::<HtmlInputElement>(&event).set_value("");
    let failed = derived(move || match batch.stage.get() {
        Stage::Failed(code) => Some(code),
        _ => None,
    });
    let fault = maybe(move || {
        let code = failed.get()?;
        let broken = || told_missing(text("batch.file.broken"));
        let told = find(&format!("batch.file.{code}")).filter(|_| code != worker::BROKEN).unwrap_or_else(broken);
        Some(view! { <p class="fault" id="batch-file-fault" role="alert">{told}</p> }.into_any())
    });
    let sample = String::from(js_sys::encode_uri_component(&format!("\u{feff}{}", sample_table())));
    let sample = format!("data:text/csv;charset=utf-8,{sample}");
    let inner = view! {
        <div class="batch-drop" class:at-fault=derived(move || failed.get().is_some())>
            <label class="ask" for=FILE_ID>{text("batch.file_label")}</label>
            <p class="hint" id="batch-file-hint">{text("batch.file_hint")}</p>
            {fault}
            <input type="file" id=FILE_ID accept=".csv,.tsv,.txt,.jsonl,.ndjson" aria-describedby="batch-file-hint" on:click=forget
                on:change=choose />
            {spoken("batch-told", live(move || told(batch)))}
        </div>
        <p><a class="take" id="batch-sample" download=text("batch.sample_name") href=sample>{text("batch.sample_take")}</a></p>
    }
    .into_any();
    section("batch-part", "batch-file-title", text("batch.file_title"), inner)
}

/// What is known of the file.
fn told(batch: Batch) -> String {
    let name = batch.name.get();
    match batch.stage.get() {
        Stage::Empty | Stage::Failed(_) => String::new(),
        Stage::Reading => fill("batch.reading", &[("file", &name)]),
        _ => batch.head.with(|head| {
            let mapped = batch.columns.with(|columns| columns.iter().flatten().count());
            match head.headers.len() {
                0 => fill("batch.read_lines", &[("file", &name)]),
                count => fill("batch.read_table", &[("file", &name), ("n", &count), ("mapped", &mapped)]),
            }
        }),
    }
}

/// The day for rows without one.
fn day(batch: Batch) -> AnyView {
    let fault = memo(move || {
        let typed = batch.on.get();
        let is_told = batch.is_day_left.get() && !typed.trim().is_empty();
        is_told.then(|| date(&typed).err()).flatten()
    });
    let told = maybe(move || {
        fault.get().map(|fault| view! { <p class="fault" id="batch-on-fault">{fault_text(fault)}</p> }.into_any())
    });
    let described =
        derived(move || if fault.get().is_some() { "batch-on-fault batch-on-hint" } else { "batch-on-hint" });
    let input = move |event: Event| {
        batch.on.set(event_target_value(&event));
        batch.changed();
    };
    let leave = move |event: Event| {
        batch.is_day_left.set(true);
        let typed = event_target_value(&event);
        batch.on.set(date(&typed).map_or(typed, |day| day.to_string()));
    };
    view! {
        <div class="question" class:at-fault=derived(move || fault.get().is_some())>
            <label class="ask" for=DAY_ID>{text("batch.on_label")}</label>
            <p class="hint" id="batch-on-hint">{text("batch.on_hint")}</p>
            {told}
            <input
                type="text"
                class="w-date"
                id=DAY_ID
                autocomplete="off"
                prop:value=batch.on
                aria-describedby=described
                aria-invalid=derived(move || fault.get().map(|_| "true"))
                on:input=input
                on:change=leave
            />
        </div>
    }
    .into_any()
}

/// The button that begins, or how far it is and the button that ends it.
fn go(batch: Batch) -> AnyView {
    let is_scoring = memo(move || batch.stage.get() == Stage::Scoring);
    dynamic(move || match is_scoring.get() {
        false => Button::new("next", text("batch.start")).id(START_ID).view(move || batch.start()),
        true => {
            let told = live(move || {
                let (rows, share) = batch.progress.get();
                let rows = grouped(rows as u64);
                fill("batch.progress", &[("rows", &rows), ("percent", &((share * 100.0) as u32))])
            });
            let cancel = Button::new("quiet", text("batch.cancel")).id(CANCEL_ID).view(move || batch.cancel());
            view! {
                <div class="batch-progress">
                    <p id="batch-progress-told">{told}</p>
                    <progress max="1" prop:value=derived(move || batch.progress.get().1) aria-labelledby="batch-progress-told"></progress>
                    {cancel}
                </div>
            }
            .into_any()
        }
    })
}
