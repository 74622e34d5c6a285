//! The language of the page: what of the document says it, and the switch to the other one.
//!
//! Which language a visit begins with is the start script's to say (start.js). A change shows the page anew from what is
//! kept of the draft, so it works where the browser keeps nothing beyond the page.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::desk::Notice;
use super::el::el;
use super::kit::Button;
use super::store::{Store, store};
use super::{app, browser, words};
use crate::texts::{Language, text};

/// Where the visitor's choice is stored; start.js reads it.
const CHOICE: &str = "hujifen.language";
/// The option of the address that asks for a language.
pub const OPTION: &str = "lang";
/// The id of the switch.
pub const ID: &str = "language";

/// Has the document say which language it is in, and what it is about.
pub fn declare() {
    let (document, code) = (document(), Language::spoken().code());
    // To write once more what stands there would have the whole page dressed anew.
    if let Some(root) = document.document_element().filter(|root| root.get_attribute("lang").as_deref() != Some(code)) {
        let _ = root.set_attribute("lang", code);
    }
    document.set_title(text("language.title"));
    if let Ok(Some(description)) = document.query_selector("meta[name=description]") {
        let _ = description.set_attribute("content", text("language.description"));
    }
}

/// The switch to the other language, in that language.
pub fn switch() -> AnyView {
    let store = store();
    let other = Language::spoken().other();
    let choose = move || {
        keep(other);
        change(other, store);
    };
    let switch = Button::new("quiet", text("language.other")).id(ID).view(choose);
    el("span").class("language").is("lang", other.code()).view(switch)
}

/// Keeps the visitor's choice for visits to come. The address may ask for a language too, and is asked first.
fn keep(language: Language) {
    if let Some(storage) = super::shelf::storage() {
        let _ = storage.set_item(CHOICE, language.code());
    }
    if browser::query(OPTION).is_some() {
        browser::replace_query(OPTION, language.code());
    }
}

/// Shows the page in a language, once its texts are here; without them it stays as it is, and tells so.
pub fn change(language: Language, store: Store) {
    if language == Language::spoken() {
        return;
    }
    spawn_local(async move {
        match words::change(language).await {
            Ok(()) => {
                // What was typed a moment ago is not stored yet.
                store.save_now();
                app::show_anew();
            }
            // By then the page may be gone.
            Err(_) => drop(store.notice.try_set(Some(Notice::Failed(text("later.missing").to_owned())))),
        }
    });
}

/// Goes on where the visitor was when the page is there anew.
pub fn arrive(store: Store) {
    // It was never left.
    if store.notice.get_untracked() == Some(Notice::Restored) {
        store.notice.set(None);
    }
    browser::focus_soon(ID.to_owned());
}
