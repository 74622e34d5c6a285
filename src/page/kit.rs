//! The few shapes every view is made of. Each is one function with erased types: a `view!` or a closure written in place
//! is compiled anew for every use, and that is what fills a wasm module.

use std::time::Duration;

use leptos::prelude::*;
use leptos::reactive::graph::{Observer, Subscriber};

use super::el::el;

/// Ends what the running part is subscribed to once it is gone. Leptos does not: what outlives a part, as the answers do,
/// would keep a place for it as long as the page is open, and go through all such places at every change.
pub fn ends_with_owner() {
    if let Some(running) = Observer::get() {
        on_cleanup(move || running.clear_sources(&running));
    }
}

/// A value worked out again only when what it reads has changed, for a part that may go before the page does.
pub fn memo<T: PartialEq + Send + Sync + 'static>(value: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    Memo::new(move |_| {
        ends_with_owner();
        value()
    })
}

/// A part that is shown anew whenever what it reads changes.
pub fn dynamic(part: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    fn erased(part: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
        let part = move || {
            ends_with_owner();
            part()
        };
        part.into_any()
    }
    erased(Box::new(part))
}

/// A part that is there or not.
pub fn maybe(part: impl Fn() -> Option<AnyView> + Send + 'static) -> AnyView {
    dynamic(move || part().into_any())
}

/// A part that comes in its turn, once what is shown at first has been painted: no press waits for it.
pub fn soon(turn: u64, meanwhile: fn() -> AnyView, part: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    /// Long enough for the turn before to be painted.
    const EACH: u64 = 40;
    let is_due = RwSignal::new(false);
    let due = move || {
        // By then what it belongs to may be gone.
        let _ = is_due.try_set(true);
    };
    set_timeout(due, Duration::from_millis(EACH * turn));
    dynamic(move || if is_due.get() { part() } else { meanwhile() })
}

/// A text that follows what it reads.
pub fn live(words: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    derived(words).into_any()
}

/// A value that follows what it reads.
pub fn derived<T: Send + Sync + 'static>(value: impl Fn() -> T + Send + Sync + 'static) -> Signal<T> {
    Signal::derive(move || {
        ends_with_owner();
        value()
    })
}

/// Views side by side.
pub fn all(views: impl IntoIterator<Item = AnyView>) -> AnyView {
    fn erased(views: Vec<AnyView>) -> AnyView {
        views.into_any()
    }
    erased(views.into_iter().collect())
}

/// A text as it is.
pub fn plain(words: impl Into<String>) -> AnyView {
    fn erased(words: String) -> AnyView {
        words.into_any()
    }
    erased(words.into())
}

/// A paragraph.
pub fn para(class: &'static str, inner: AnyView) -> AnyView {
    el("p").class(class).view(inner)
}

/// A paragraph that is spoken when it changes.
pub fn spoken(class: &'static str, inner: AnyView) -> AnyView {
    el("p").class(class).is("role", "status").view(inner)
}

/// A block.
pub fn block(class: &'static str, inner: AnyView) -> AnyView {
    el("div").class(class).view(inner)
}

/// A run of text.
pub fn span(class: &'static str, inner: AnyView) -> AnyView {
    el("span").class(class).view(inner)
}

/// A part of the page named by its heading.
pub fn section(class: &'static str, title_id: &'static str, title: &'static str, inner: AnyView) -> AnyView {
    let heading = el("h3").id(title_id).view(plain(title));
    el("section").class(class).is("aria-labelledby", title_id).view(all([heading, inner]))
}

/// A button. `name` is its accessible name where the words alone do not say what it acts on.
pub struct Button {
    pub class: &'static str,
    pub id: Option<&'static str>,
    pub name: Option<String>,
    pub words: String,
}

impl Button {
    pub fn new(class: &'static str, words: impl Into<String>) -> Button {
        Button { class, id: None, name: None, words: words.into() }
    }

    pub fn id(self, id: &'static str) -> Button {
        Button { id: Some(id), ..self }
    }

    pub fn name(self, name: String) -> Button {
        Button { name: Some(name), ..self }
    }

    /// The button, and what it does.
    pub fn view(self, act: impl Fn() + 'static) -> AnyView {
        fn erased(button: Button, act: Box<dyn Fn()>) -> AnyView {
            let Button { class, id, name, words } = button;
            let button = el("button").is("type", "button").class(class).maybe("id", id.map(str::to_owned));
            button.maybe("aria-label", name).on("click", move |_| act()).view(plain(words))
        }
        erased(self, Box::new(act))
    }
}

/// A link to another site; nothing is asked of it before it is followed.
pub fn outward(href: &'static str, words: String) -> AnyView {
    el("a").is("href", href).is("target", "_blank").is("rel", "noopener noreferrer").view(plain(words))
}
