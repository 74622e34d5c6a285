//! Other tabs of this browser: whether one has the same draft open, and what they store.

use std::cell::RefCell;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

use super::store::Store;

/// The name under which tabs hear each other.
const CHANNEL: &str = "hujifen.tabs";
/// What they say, each followed by the id of a draft: that they have it open and who else does, that they do too, and that
/// they have left it.
const WHO: &str = "who has ";
const I_DO: &str = "i have ";
const LEFT: &str = "left ";

/// Within this time every tab that is there has answered.
const PATIENCE: Duration = Duration::from_millis(500);

/// The way to the other tabs.
#[derive(Default)]
struct Tabs {
    /// Nothing in a browser that knows no such channel.
    channel: Option<BroadcastChannel>,
    /// How often was asked who has the draft, and whether the last time somebody has answered.
    asked: u32,
    is_answered: bool,
}

thread_local! {
    static TABS: RefCell<Tabs> = RefCell::default();
}

fn say(what: &str, id: &str) {
    TABS.with_borrow(|tabs| {
        if let Some(channel) = &tabs.channel {
            let _ = channel.post_message(&format!("{what}{id}").into());
        }
    });
}

/// Listens to the other tabs for as long as the page is there.
pub fn listen(store: Store) {
    let stored = window_event_listener(leptos::ev::storage, move |event| match event.key() {
        Some(key) => store.heard_of(&key),
        // Everything was emptied at once.
        None => store.heard_of_all(),
    });
    let left = window_event_listener(leptos::ev::pagehide, move |_| say(LEFT, &store.open_id()));
    let back = window_event_listener(leptos::ev::pageshow, move |_| ask(store));
    // A tab that was killed has not said that it leaves.
    let looked_at = window_event_listener(leptos::ev::focus, move |_| ask(store));
    on_cleanup(move || {
        stored.remove();
        [left, back].into_iter().for_each(WindowListenerHandle::remove);
        looked_at.remove();
        if let Some(channel) = TABS.take().channel {
            channel.close();
        }
    });
    let Ok(channel) = BroadcastChannel::new(CHANNEL) else { return };
    let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let said = event.data().as_string().unwrap_or_default();
        // The page may be gone by now.
        let Some(mine) = store.try_open_id() else { return };
        let is = |what: &str| said.strip_prefix(what) == Some(mine.as_str());
        if is(WHO) {
            say(I_DO, &mine);
        }
        if is(WHO) || is(I_DO) {
            TABS.with_borrow_mut(|tabs| tabs.is_answered = true);
            store.open_elsewhere.set(true);
        } else if is(LEFT) {
            // There may be a third one.
            ask(store);
        }
    });
    channel.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // For as long as the page lives.
    hear.forget();
    TABS.with_borrow_mut(|tabs| tabs.channel = Some(channel));
    ask(store);
}

/// Asks who else has the open draft; where nobody answers, nobody has.
pub fn ask(store: Store) {
    let asked = TABS.with_borrow_mut(|tabs| {
        tabs.asked += 1;
        tabs.is_answered = false;
        tabs.asked
    });
    say(WHO, &store.open_id());
    let conclude = move || {
        let is_alone = TABS.with_borrow(|tabs| tabs.asked == asked && !tabs.is_answered);
        if is_alone && store.open_elsewhere.try_get_untracked() == Some(true) {
            store.open_elsewhere.set(false);
        }
    };
    set_timeout(conclude, PATIENCE);
}

/// Tells the others that a draft has been left.
pub fn left(id: &str) {
    say(LEFT, id);
}
