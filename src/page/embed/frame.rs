//! The frame as part of the host's page: its height, what of it is seen, and what is told to the host.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, MessageEvent, ResizeObserver};

use super::{Embedding, tell};
use crate::embed::{Change, FromHost, Options, ToHost};
use crate::page::browser;

/// Keeps the host informed for as long as the page lives.
pub fn follow(embedding: Embedding) {
    if embedding.host.with_value(Option::is_none) {
        return;
    }
    mark("framed", "");
    let heard = window_event_listener(leptos::ev::message, move |event| hear(embedding, &event));
    on_cleanup(move || heard.remove());
    tell_changes(embedding);
    tell_height(embedding);
    browser::on_show(move |shown| tell_shown(embedding, shown));
}

impl Embedding {
    /// Tells the host something, where there is one.
    pub fn say(self, message: &ToHost) {
        let _ = self.host.try_with_value(|host| host.as_ref().map(|host| host.tell(message)));
    }
}

fn hear(embedding: Embedding, event: &MessageEvent) {
    let told = embedding.host.try_with_value(|host| host.as_ref()?.hear(event)).flatten();
    match told {
        Some(FromHost::Options(given)) => {
            let given = given.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            let (options, refused) = Options::read(given);
            tell(&refused);
            embedding.options.set(options);
        }
        Some(FromHost::View { top, height }) => keep_in_view(top, height),
        Some(FromHost::LeadReceived) => embedding.received.update(|received| *received += 1),
        None => {}
    }
}

/// Tells the points, first of all and whenever they change.
fn tell_changes(embedding: Embedding) {
    let store = embedding.store;
    let change = Memo::new(move |_| {
        let answered = store.answers.with(|answers| answers.answered_count());
        store.assessment.with(|score| Change {
            total: score.total,
            max: score.max,
            standard: score.standard,
            qualifies: score.qualifies,
            could_qualify: score.could_qualify,
            answered,
        })
    });
    Effect::watch(move || change.get(), move |change, _, _| embedding.say(&ToHost::Change(*change)), false);
    // After the first word of all.
    request_animation_frame(move || {
        embedding.say(&ToHost::Ready { height: height() });
        if let Some(change) = change.try_get_untracked() {
            embedding.say(&ToHost::Change(change));
        }
    });
}

/// How high the page is. It does not depend on how high the frame is: nothing would ever settle otherwise.
fn height() -> u32 {
    let root = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    root.map_or(1, |root| root.offset_height().max(1)) as u32
}

/// Tells the height whenever it changes.
fn tell_height(embedding: Embedding) {
    let told = StoredValue::new(0);
    let resized = Closure::<dyn Fn()>::new(move || {
        let height = height();
        // The page may be gone by now.
        if told.try_get_value().is_some_and(|told| told != height) {
            told.set_value(height);
            embedding.say(&ToHost::Height { height });
        }
    });
    let observer = ResizeObserver::new(resized.as_ref().unchecked_ref());
    if let (Ok(observer), Some(root)) = (observer, document().document_element()) {
        observer.observe(&root);
    }
    // For as long as the page lives.
    resized.forget();
}

/// A frame as high as its page does not scroll: its host has to.
fn tell_shown(embedding: Embedding, shown: &HtmlElement) {
    let place = shown.get_bounding_client_rect();
    embedding.say(&ToHost::Scroll { top: place.top() as i32, height: place.height() as u32 });
}

/// Keeps the total where the visitor sees it: the frame's own edges may be far away.
fn keep_in_view(top: f64, height: f64) {
    mark("seen", "");
    let root = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    if let Some(root) = root {
        let style = root.style();
        let _ = style.set_property("--seen-top", &format!("{}px", top as i32));
        let _ = style.set_property("--seen-end", &format!("{}px", (top + height) as i32));
    }
}

/// Marks the page for the style sheets.
fn mark(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute(&format!("data-{name}"), value);
    }
}
