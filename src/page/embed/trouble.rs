//! What is wrong with what the host has chosen: told to its developer in the console, and to its page, once each.

use std::cell::RefCell;
use std::collections::BTreeSet;

use leptos::prelude::*;

use super::Embedding;
use crate::embed::ToHost;

#[derive(Default)]
struct Told {
    /// All that was told.
    words: BTreeSet<String>,
    /// What the page around has not heard yet.
    waiting: Vec<ToHost>,
    /// The way to it, once it listens.
    embedding: Option<Embedding>,
}

thread_local! {
    static TOLD: RefCell<Told> = RefCell::default();
}

/// Tells the developer something, if it was not told before; whether it was not.
pub fn warn_once(words: String) -> bool {
    let is_new = TOLD.with_borrow_mut(|told| told.words.insert(words.clone()));
    if is_new {
        leptos::logging::warn!("hujifen: {words}");
    }
    is_new
}

/// Tells the developer and the page around.
pub fn tell(code: &'static str, words: String) {
    if !warn_once(words.clone()) {
        return;
    }
    let message = ToHost::Error { code, message: words };
    match TOLD.with_borrow(|told| told.embedding) {
        Some(embedding) => embedding.say(&message),
        None => TOLD.with_borrow_mut(|told| told.waiting.push(message)),
    }
}

/// From now on the page around hears of it: after it has heard that this page is there.
pub fn speak_to_host(embedding: Embedding) {
    request_animation_frame(move || {
        let waiting = TOLD.with_borrow_mut(|told| {
            told.embedding = Some(embedding);
            std::mem::take(&mut told.waiting)
        });
        waiting.iter().for_each(|message| embedding.say(message));
    });
}
