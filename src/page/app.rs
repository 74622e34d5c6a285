//! The page as a whole.

use std::cell::RefCell;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::browser;
use super::check;
use super::configure;
use super::desk::unlocked;
use super::draft;
use super::el::el;
use super::embed::{self, Guest};
use super::first;
use super::form::form;
use super::kit::{Button, all, block, dynamic, maybe, memo, outward, para, plain, spoken};
use super::materials::materials;
use super::more::{self, More, afterwards, more, more_told};
use super::result::{OFFICIAL, result};
use super::status::{status, tools};
use super::steps::steps;
use super::store::{Ground, Store, View, store};
use super::turns::{self, in_turn};
use super::{language, words};
use crate::rules::wage;
use crate::texts::{Language, fill, grouped, speak, text};

/// Shows the page in a language in place of the first screen that index.html holds until then, once there are texts; without,
/// it tells so.
pub fn start(language: &str, core: String, fetch: js_sys::Function) -> bool {
    speak(Language::from_code(language).unwrap_or(Language::Chinese));
    if !words::begin(core, fetch) {
        return false;
    }
    // In turns of their own.
    turns::next(|| {
        language::declare();
        embed::begin(|guest| turns::next(move || show(guest, false)));
    });
    true
}

/// The page as it is shown: as whose guest, and how it is taken away.
type Shown = (Option<Guest>, Box<dyn FnOnce()>);

thread_local! {
    static SHOWN: RefCell<Option<Shown>> = const { RefCell::new(None) };
}

/// Builds the page in turns where nobody sees it, and puts it into the place of the first screen. Whoever changes the language
/// has seen all of it already, and gets it at once.
fn show(guest: Option<Guest>, is_anew: bool) {
    let restored = draft::restore();
    next(is_anew, move || {
        let owner = Owner::new();
        let ground = owner.with(|| Ground::lay(restored));
        next(is_anew, move || {
            let store = owner.with(|| Store::start(ground));
            store.turn.set(if is_anew { turns::FOOT } else { 0 });
            next(is_anew, move || build(owner, store, guest, is_anew));
        });
    });
}

/// Goes on in a turn of its own, or at once for whoever has seen the page already.
fn next(is_anew: bool, act: impl FnOnce() + 'static) {
    match is_anew {
        true => act(),
        false => turns::next(act),
    }
}

fn build(owner: Owner, store: Store, guest: Option<Guest>, is_anew: bool) {
    let Ok(place) = document().create_element("div") else { return };
    let shown = owner.with(|| leptos::mount::mount_to(place.clone().unchecked_into(), move || page(store, guest)));
    let put = {
        let owner = owner.clone();
        move || {
            owner.with(|| {
                let filled = first::take();
                if let Some(body) = document().body() {
                    while let Some(node) = place.first_child() {
                        let _ = body.append_child(&node);
                    }
                }
                filled.put(store);
                if is_anew {
                    language::arrive(store);
                }
                first::focus_again(filled.focus());
                turns::shown(store);
            })
        }
    };
    let take_away = move || {
        drop(shown);
        owner.cleanup();
    };
    SHOWN.set(Some((guest, Box::new(take_away))));
    next(is_anew, move || turns::go_on(store, turns::TOTAL, put));
}

/// Shows the page anew, from what is kept of the draft.
pub fn show_anew() {
    if let Some((guest, take_away)) = SHOWN.take() {
        take_away();
        language::declare();
        show(guest, true);
    }
}

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let store = Store::start(Ground::lay(draft::restore()));
    store.turn.set(turns::FOOT);
    page(store, None)
}

/// The same from its store, as a guest of another page or not.
fn page(store: Store, guest: Option<Guest>) -> AnyView {
    store.keep_up();
    provide_context(store);
    provide_context(guest);
    if let Some(guest) = guest {
        (guest.join)(store);
    }
    let leave = window_event_listener(leptos::ev::pagehide, move |_| store.save_now());
    let press = window_event_listener(leptos::ev::mousedown, move |_| store.press());
    let release = window_event_listener(leptos::ev::mouseup, move |_| store.release());
    on_cleanup(move || [leave, press, release].into_iter().for_each(WindowListenerHandle::remove));
    // In a turn of its own: to ask for all its files takes a while.
    set_timeout(move || more::fetch(store), Duration::ZERO);
    all([
        in_turn(turns::HEAD, head),
        in_turn(turns::MAIN, || el("main").id("form").is("tabindex", "-1").view(main_part())),
        more(join),
        afterwards(turns::FOOT, |more| (more.foot)()),
    ])
}

/// What stands above the cards, and the way past it.
fn head() -> AnyView {
    let head = [
        block("head-line", all([para("brand", plain(text("app.name"))), language::switch()])),
        el("h1").view(plain(text("app.title"))),
        para("lead", plain(text("app.lead"))),
        in_turn(turns::TOOLS, || all([tools(), status()])),
    ];
    all([
        el("a").class("skip").id(first::SKIP).is("href", "#form").view(plain(text("app.skip"))),
        el("header").class("head").view(all(head)),
    ])
}

/// Once what everybody comes to is there.
fn join(more: More) -> AnyView {
    // What it reads at once is not followed: it joins once.
    untrack(more.join);
    all([])
}

/// The cards with the result, or a view beside them.
fn main_part() -> AnyView {
    let store = store();
    // All cards ask for it: what scores is compiled here, at its first call, and not in the turn that builds them.
    store.assessment.with_untracked(|_| ());
    let view = memo(move || store.view.get());
    // Beside the plan the cards only hide: to build them anew would be felt on the way back.
    let has_cards = memo(move || matches!(view.get(), View::Cards | View::Plan));
    let cards = maybe(move || {
        has_cards.get().then(|| {
            let prepare = afterwards(turns::PAPERS, |more| (more.prepare)());
            let cards = all([in_turn(*turns::CARDS.start(), form), result(), prepare]);
            el("div").class("view").follows_bool("hidden", move || view.get() != View::Cards).view(cards)
        })
    });
    let aside = maybe(move || {
        let view = view.get();
        (view != View::Cards).then(|| more_told(move |more| (more.aside)(view)))
    });
    all([cards, aside])
}

/// What comes after the questions.
pub fn prepare() -> AnyView {
    let steps = in_turn(*turns::STEPS.start(), || all([steps(), check::to_check()]));
    block("prepare", all([materials(), steps]))
}

/// Sources, and the way to start over.
pub fn foot() -> AnyView {
    let latest = wage::latest();
    let wage = fill("wage.date", &[("from", &latest.from), ("amount", &grouped(latest.average))]);
    let is_old = wage::is_carried_forward(store().today.month());
    let wage = if is_old { wage + text("wage.outdated") } else { wage };
    let law = all([plain(text("about.law")), outward(OFFICIAL, text("about.source").to_owned())]);
    let lines = [law, plain(wage), plain(text("about.unofficial")), plain(text("about.privacy"))];
    let lines = all(lines.map(|line| para("", line)));
    // On somebody's page already, it need not say how it gets there.
    let to_configure = use_context::<Option<Guest>>().flatten().is_none().then(configure::to_configure);
    view! { <footer class="foot">{unlocked(start_over)}{lines}{to_configure}</footer> }.into_any()
}

/// Asks before it empties, and can be undone.
fn start_over() -> AnyView {
    let store = store();
    let asking = RwSignal::new(false);
    let clear = move || {
        asking.set(false);
        store.clear();
    };
    let ask = dynamic(move || match asking.get() {
        true => {
            let yes = Button::new("danger", text("action.start_over_yes")).id("start-over-yes").view(clear);
            let no = Button::new("quiet", text("action.start_over_no")).view(move || asking.set(false));
            let question = plain(text("action.start_over_ask"));
            view! { <p class="ask-again" role="alert">{all([question, yes, no])}</p> }.into_any()
        }
        false => {
            let again = move || {
                asking.set(true);
                browser::focus_soon("start-over-yes".to_owned());
            };
            Button::new("quiet", text("action.start_over")).id("start-over").view(again)
        }
    });
    let undo = maybe(move || {
        store.cleared.get().map(|_| {
            let undo = Button::new("link", text("action.undo")).id("undo").view(move || store.undo_clear());
            let close = Button::new("link", text("action.close")).view(move || store.cleared.set(None));
            spoken("toast", all([plain(text("status.cleared")), undo, close]))
        })
    });
    view! { <div class="start-over">{ask}{undo}</div> }.into_any()
}
