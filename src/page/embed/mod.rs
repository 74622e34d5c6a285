//! The page as a guest on somebody else's, or called with options in its address.
//!
//! All of it is a part that is fetched only where the address has options; the program knows no more than [`Guest`].

mod frame;
mod handoff;
mod host;
mod partner;
mod sections;
mod theme;
mod trouble;

use std::cell::RefCell;
use std::pin::Pin;

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::browser;
use super::kit::{all, memo};
use super::language;
use super::later::fetched;
use super::store::Store;
use crate::embed::{NAMES, Options, Refused};
use crate::texts::Language;

/// What being a guest adds to the page.
#[derive(Clone, Copy)]
pub struct Guest {
    /// Called once the store is there.
    pub join: fn(Store),
    /// What stands beside the result.
    pub beside_result: fn() -> AnyView,
}

/// Shows the page once it is known whether it is a guest, and has taken on what its host wishes.
pub fn begin(show: impl FnOnce(Option<Guest>) + 'static) {
    if !browser::has_query() {
        return show(None);
    }
    // Of the type that Leptos' own are of, so that nothing is compiled for this one alone.
    let arriving: Pin<Box<dyn Future<Output = ()>>> = Box::pin(async move {
        // Without the part the page is what it is without options.
        show(guest().await.ok().map(|guest| guest()));
    });
    // Leptos has none of its own before it shows something.
    spawn_local(arriving);
}

fetched!(guest from embed = arrive, fn() -> Guest);

/// Reads the address and dresses the page, before it is shown.
fn arrive() -> Guest {
    let given = NAMES.iter().filter_map(|&name| Some((name, browser::query(name)?)));
    let given: Vec<(&str, String)> = given.collect();
    let (options, refused) = Options::read(given.iter().map(|(name, value)| (*name, value.as_str())));
    tell(&refused);
    theme::dress(&options);
    ASKED.set(options);
    Guest { join, beside_result }
}

thread_local! {
    /// What the address or, since then, the host asks for: the page may be shown anew.
    static ASKED: RefCell<Options> = RefCell::default();
}

impl Embedding {
    /// Takes on what the host asks for from now on.
    fn take(self, options: Options) {
        ASKED.set(options.clone());
        self.options.set(options);
    }
}

/// What the parts of this module share.
#[derive(Clone, Copy)]
struct Embedding {
    store: Store,
    options: RwSignal<Options>,
    /// The page around this one; nothing where there is none that can be spoken to.
    host: StoredValue<Option<host::Peer>>,
    /// Counts up whenever the host has received what was handed over.
    received: RwSignal<u32>,
}

fn embedding() -> Embedding {
    expect_context::<Embedding>()
}

fn join(store: Store) {
    let embedding = Embedding {
        store,
        options: RwSignal::new(ASKED.with_borrow(Options::clone)),
        host: StoredValue::new(host::Peer::find()),
        received: RwSignal::new(0),
    };
    provide_context(embedding);
    Effect::watch(move || embedding.options.get(), |options, _, _| theme::dress(options), false);
    // The visitor may have chosen another than the host: only what the host changes counts.
    let lang = memo(move || embedding.options.with(|options| options.lang));
    let speak = move |lang: Option<Language>| lang.into_iter().for_each(|lang| language::change(lang, store));
    Effect::watch(move || lang.get(), move |lang, _, _| speak(*lang), false);
    sections::lead_back(embedding);
    partner::follow(embedding);
    frame::follow(embedding);
    trouble::speak_to_host(embedding);
}

/// A member of something of the browser, by its name; undefined where there is none. What is asked for by its type instead
/// is a line of glue that every visitor downloads.
pub fn member(of: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Tells the developer of the host page which options were refused.
fn tell(refused: &[Refused]) {
    for Refused { name } in refused {
        trouble::tell("option", format!("the option {name} has a value that is not allowed; it counts as not given"));
    }
}

/// What stands beside the result: the partner, and the way to hand the result over.
fn beside_result() -> AnyView {
    let embedding = embedding();
    all([partner::partner(embedding), handoff::handoff(embedding)])
}
