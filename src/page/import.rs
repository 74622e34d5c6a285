//! The insurance record, pasted or dropped, as rows.

use leptos::prelude::*;

use super::browser;
use super::kit::{Button, all, block, derived, dynamic, live, maybe, memo, plain, spoken};
use super::later::{fetched, later, told_missing};
use super::spreadsheet::{BROKEN, read_file};
use super::store::{Store, store};
use crate::answers::{Answers, Import, import};
use crate::texts::{fill, find, text};

/// The most lines that are named one by one; the rest are counted, and all of them stay in the field.
const NAMED: usize = 12;

/// What the panel remembers while its card is open.
#[derive(Clone, Copy)]
struct Panel {
    store: Store,
    /// What was read of it.
    read: Memo<Import>,
    /// What is to be told of a file.
    file: RwSignal<Option<String>>,
    /// What stood in the field before a file was read into it.
    replaced: RwSignal<Option<String>>,
    /// What was taken over last.
    taken: RwSignal<Option<Taken>>,
}

/// Rows taken over, and what is needed to take them back.
#[derive(Clone)]
struct Taken {
    months: u32,
    left: usize,
    pasted: String,
    before: Answers,
    after: Answers,
}

impl Panel {
    fn new(store: Store) -> Panel {
        let read = memo(move || store.pasted.with(|pasted| import(pasted)));
        Panel { store, read, file: RwSignal::new(None), replaced: RwSignal::new(None), taken: RwSignal::new(None) }
    }

    /// Puts a text into the field.
    fn paste(self, pasted: String) {
        self.taken.set(None);
        self.replaced.set(None);
        self.store.pasted.set(pasted);
    }

    /// Reads a file into the field.
    fn take_file(self, file: web_sys::File) {
        self.file.set(Some(text("import.file.reading").to_owned()));
        read_file(file, move |read| {
            // By then the card may be closed.
            let told = match read {
                Ok(text) => {
                    let before = self.store.pasted.get_untracked();
                    let _ = self.taken.try_set(None);
                    let _ = self.replaced.try_set((!before.is_empty()).then_some(before));
                    self.store.pasted.set(text);
                    None
                }
                Err(code) => {
                    let key = format!("import.file.{code}");
                    let broken = || told_missing(text("import.file.broken"));
                    Some(find(&key).filter(|_| code != BROKEN).unwrap_or_else(broken).to_owned())
                }
            };
            let _ = self.file.try_set(told);
        });
    }

    /// Takes the rows over, beside those there are or in their place; what could not be read stays in the field.
    fn take(self, take: fn(&mut Answers, &Import)) {
        let before = self.store.answers.get_untracked();
        let import = self.read.get_untracked();
        let mut after = before.clone();
        take(&mut after, &import);
        self.store.forget_rows();
        self.store.answers.set(after.clone());
        let pasted = self.store.pasted.get_untracked();
        self.taken.set(Some(Taken { months: import.months(), left: import.unread.len(), pasted, before, after }));
        self.replaced.set(None);
        self.store.pasted.set(import.left());
        browser::focus_soon("import-taken".to_owned());
    }

    fn undo(self) {
        if let Some(Taken { pasted, before, .. }) = self.taken.get_untracked() {
            self.store.forget_rows();
            self.store.answers.set(before);
            self.paste(pasted);
        }
    }
}

/// The whole panel, closed until it is asked for.
pub fn panel() -> AnyView {
    // What is still to be corrected is not folded away.
    let has_rest = store().pasted.with_untracked(|pasted| !pasted.is_empty());
    let was_opened = RwSignal::new(has_rest);
    let is_due = memo(move || was_opened.get());
    let inner = maybe(move || is_due.get().then(|| later(import_parts)));
    view! {
        <details class="help import" open=has_rest on:toggle=move |_| was_opened.set(true)>
            <summary>{text("import.title")}</summary>
            {inner}
        </details>
    }
    .into_any()
}

fetched!(import_parts from record = parts);

/// The field, and what was read of it.
fn parts() -> AnyView {
    let panel = Panel::new(store());
    let over = move |event: leptos::ev::DragEvent| event.prevent_default();
    let drop = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
        if let Some(file) = file {
            panel.take_file(file);
        }
    };
    let choose = move |event: leptos::ev::Event| {
        let input = event_target::<web_sys::HtmlInputElement>(&event);
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            panel.take_file(file);
        }
        // The same file can be chosen again once it is corrected.
        input.set_value("");
    };
    let told = live(move || panel.file.get().unwrap_or_else(|| panel.read.with(summary)));
    let parts = all([
        replaced(panel),
        spoken("import-told", told),
        dynamic(move || unread(&panel.read.get())),
        take_over(panel),
        taken(panel),
    ]);
    view! {
        <div on:dragover=over on:drop=drop>
            <label class="ask" for="import-text">{text("import.label")}</label>
            <p class="hint" id="import-hint">{text("import.hint")}</p>
            <textarea id="import-text" rows="6" spellcheck="false" autocomplete="off" aria-describedby="import-hint"
                prop:value=derived(move || panel.store.pasted.get()) on:input=move |event| panel.paste(event_target_value(&event))>
            </textarea>
            <label class="ask" for="import-file">{text("import.file_label")}</label>
            <input type="file" id="import-file" accept=".xlsx,.xls,.ods,.csv,.txt,.tsv" on:change=choose />
            {parts}
        </div>
    }
    .into_any()
}

/// What was read, and what was taken for headings.
fn summary(read: &Import) -> String {
    let lines: Vec<String> = read.headings.iter().take(NAMED).map(usize::to_string).collect();
    match lines.is_empty() {
        true => told(read),
        false => {
            let headings = fill("import.headings", &[("lines", &lines.join(text("join.names")))]);
            format!("{headings}{}", told(read))
        }
    }
}

/// What was read, in a sentence.
fn told(read: &Import) -> String {
    let span = read.rows.iter().map(|row| row.from).min().zip(read.rows.iter().map(|row| row.to).max());
    match (span, read.unread.len()) {
        (None, 0) => String::new(),
        (None, lines) => fill("import.nothing", &[("lines", &lines)]),
        (Some((from, to)), lines) => {
            let key = if lines == 0 { "import.read" } else { "import.read_some" };
            let values: [(&str, &dyn std::fmt::Display); 5] =
                [("n", &read.months()), ("rows", &read.rows.len()), ("from", &from), ("to", &to), ("lines", &lines)];
            fill(key, &values)
        }
    }
}

/// The lines that were not read, and why.
fn unread(read: &Import) -> AnyView {
    let named = read.unread.iter().take(NAMED).map(|unread| {
        let why = text(&format!("import.why.{}", unread.why.code())).to_owned();
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("line", &unread.line), ("text", &unread.text), ("why", &why)];
        view! { <li>{fill("import.unread", &values)}</li> }.into_any()
    });
    let named: Vec<AnyView> = named.collect();
    let more = read.unread.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| view! { <li>{fill("import.more", &[("n", &more)])}</li> }.into_any());
    match named.is_empty() {
        true => all([]),
        false => view! { <ul class="import-unread">{all(named.into_iter().chain(more))}</ul> }.into_any(),
    }
}

/// The buttons that take the rows over.
fn take_over(panel: Panel) -> AnyView {
    let months = memo(move || panel.read.with(Import::months));
    let rows = memo(move || panel.store.answers.with(|answers| answers.filled_period_count()));
    maybe(move || {
        let months = months.get();
        (months > 0).then(|| {
            let add = Button::new("quiet", fill("import.add", &[("n", &months)])).id("import-add");
            let add = add.view(move || panel.take(Answers::add_import));
            let replace = (rows.get() > 0).then(|| {
                let words = fill("import.replace", &[("n", &rows.get())]);
                Button::new("quiet", words).id("import-replace").view(move || panel.take(Answers::replace_with_import))
            });
            block("import-take", all([add].into_iter().chain(replace)))
        })
    })
}

/// That a file took the place of what stood in the field, and the way back.
fn replaced(panel: Panel) -> AnyView {
    maybe(move || {
        let before = panel.replaced.get()?;
        let words = plain(text("import.file.replaced"));
        let back = Button::new("link", text("import.file.bring_back")).id("import-back");
        Some(spoken("toast", all([words, back.view(move || panel.paste(before.clone()))])))
    })
}

/// What was taken over, and the way back as long as nothing else was changed.
fn taken(panel: Panel) -> AnyView {
    maybe(move || {
        let Taken { months, left, after, .. } = panel.taken.get()?;
        let key = if left == 0 { "import.taken" } else { "import.taken_some" };
        let words = fill(key, &[("n", &months), ("lines", &left)]);
        let is_as_taken = memo(move || panel.store.answers.with(|answers| *answers == after));
        let undo = maybe(move || {
            is_as_taken
                .get()
                .then(|| Button::new("link", text("import.undo")).id("import-undo").view(move || panel.undo()))
        });
        let told = view! { <p class="toast" id="import-taken" tabindex="-1" role="status">{words}{undo}</p> };
        Some(told.into_any())
    })
}
