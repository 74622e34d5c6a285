//! The texts of the shipped page, as they are fetched.

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::page::later::Missing;
use crate::texts::{Language, Table, fetched, parts, speak};

thread_local! {
    /// The start script's own way to fetch a part of the texts of a language: it knows what the files are called.
    static FETCH: RefCell<Option<js_sys::Function>> = const { RefCell::new(None) };
}

/// Takes the core's texts and the way to fetch others, and tells whether there are texts to go on with.
pub fn begin(core: String, fetch: js_sys::Function) -> bool {
    FETCH.set(Some(fetch));
    fetched::on_missed(|key| web_sys::console::error_1(&format!("no text is here for {key}").into()));
    let core = Table::kept(core);
    core.map(|core| fetched::add(parts::CORE, core)).is_some()
}

/// Asks for the texts that a file of `fetched!` needs, at once.
pub fn bring(file: &str) -> impl Future<Output = Result<(), Missing>> + use<> {
    let language = Language::spoken();
    let asked = Asked::of(parts::needed_by(file).filter(|part| !fetched::is_here(part)), language);
    async move {
        for (part, table) in asked.tables().await? {
            // Two may have asked; and where another language is spoken by now, the page that asked is gone.
            if Language::spoken() == language && !fetched::is_here(part) {
                fetched::add(part, table);
            }
        }
        Ok(())
    }
}

/// Fetches all that is here in another language, and speaks it once everything has come.
pub async fn change(language: Language) -> Result<(), Missing> {
    loop {
        let here = fetched::here();
        let tables = Asked::of(here.iter().copied(), language).tables().await?;
        // What came meanwhile came in the language before.
        if fetched::here() == here {
            fetched::replace(tables);
            speak(language);
            return Ok(());
        }
    }
}

/// Parts that have been asked for.
struct Asked(Vec<(&'static str, Option<JsFuture>)>);

impl Asked {
    fn of(parts: impl Iterator<Item = &'static str>, language: Language) -> Asked {
        Asked(parts.map(|part| (part, ask(part, language))).collect())
    }

    async fn tables(self) -> Result<Vec<(&'static str, Table)>, Missing> {
        let mut tables = Vec::new();
        for (part, asked) in self.0 {
            let lines = asked.ok_or(Missing)?.await.ok().and_then(|lines| lines.as_string());
            tables.push((part, lines.and_then(Table::kept).ok_or(Missing)?));
        }
        Ok(tables)
    }
}

fn ask(part: &str, language: Language) -> Option<JsFuture> {
    let (part, language) = (part.into(), language.code().into());
    let asked = FETCH.with_borrow(|fetch| fetch.as_ref()?.call2(&JsValue::NULL, &part, &language).ok())?;
    Some(JsFuture::from(js_sys::Promise::from(asked)))
}
