//! Answers as a file: saved, and opened as a draft of their own.

use leptos::prelude::*;
use web_sys::File;

use crate::answers::Draft;
use crate::answers::file::{self, FileError, OpenedFile};
use crate::page::browser;
use crate::page::desk::{Notice, Source, shown_name};
use crate::page::kit::{Button, all, para, plain, section};
use crate::page::store::{Store, store};
use crate::texts::{fill, text};

/// The kind of a saved file.
const JSON: &str = "application/json";

/// Saves what is open as a file.
pub fn save_file(store: Store) {
    save_draft(&store.content(), store);
}

/// Saves a draft as a file.
pub fn save_draft(draft: &Draft, store: Store) {
    match file::save(&draft.answers, store.today, &draft.name) {
        Ok(json) => browser::download(&file_name(&draft.name, store), JSON, &json),
        Err(error) => store.notice.set(Some(Notice::Failed(problem(&error)))),
    }
}

/// A file is called as the draft, as far as file systems take it.
fn file_name(name: &str, store: Store) -> String {
    let is_plain = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
    let plain: String = shown_name(name).chars().filter(is_plain).take(40).collect();
    fill("take.file_name", &[("name", &plain.trim()), ("on", &store.today)])
}

/// Opens a saved file as a draft of its own.
pub fn open_file(file: File, store: Store) {
    let called = file.name();
    browser::read_text(&file, file::LONGEST as f64, move |read| {
        let opened = match read {
            Some(read) => file::open(&read).map_err(|error| problem(&error)),
            None => Err(text("file.problem.too_long").to_owned()),
        };
        // By then the page may be gone.
        if store.try_open_id().is_none() {
            return;
        }
        match opened {
            Ok(OpenedFile { answers, name }) => {
                let called = called.trim_end_matches(".json").to_owned();
                store.open_from(Source::File, if name.is_empty() { &called } else { &name }, answers);
                store.to_form();
            }
            Err(why) => {
                store.notice.set(Some(Notice::Failed(fill("take.not_opened", &[("file", &called), ("why", &why)]))))
            }
        }
    });
}

/// What is wrong with a file, in words.
fn problem(error: &FileError) -> String {
    let why = text(&format!("file.problem.{}", error.problem.code())).to_owned();
    match error.field.is_empty() {
        true => why,
        false => fill("file.at", &[("field", &error.field), ("why", &why)]),
    }
}

/// Saving and opening.
pub fn files(store: Store) -> AnyView {
    let save = Button::new("quiet", text("take.save")).id("save-file").view(move || save_file(store));
    let choose = move |event: leptos::ev::Event| {
        let input = event_target::<web_sys::HtmlInputElement>(&event);
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            open_file(file, store);
        }
        // The same file can be chosen again once it is corrected.
        input.set_value("");
    };
    let wechat = browser::is_wechat().then(|| para("notice", plain(text("take.wechat_files"))));
    let open = view! {
        <label class="ask" for="open-file">{text("take.open_file")}</label>
        <p class="hint" id="open-file-hint">{text("take.open_file_hint")}</p>
        <input type="file" id="open-file" accept=".json,application/json" aria-describedby="open-file-hint" on:change=choose />
    }
    .into_any();
    let inner = all([para("hint", plain(text("take.file_lead")))].into_iter().chain(wechat).chain([save, open]));
    section("take-part", "file-title", text("take.file"), inner)
}

/// Offers what is open as a file, where the browser will not keep it.
pub fn offer() -> AnyView {
    let store = store();
    Button::new("link", text("status.save_file")).id("save-file-now").view(move || save_file(store))
}
