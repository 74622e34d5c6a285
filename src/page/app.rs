//! The page as a whole.

use leptos::prelude::*;

use super::batch;
use super::browser;
use super::check;
use super::configure;
use super::desk::unlocked;
use super::drafts;
use super::embed::{self, Guest};
use super::first::{self, Filled};
use super::form::{follow_history, form};
use super::kit::{Button, all, block, derived, dynamic, maybe, outward, para, plain, spoken};
use super::materials::materials;
use super::plan;
use super::report;
use super::result::{OFFICIAL, result};
use super::status::{status, tools};
use super::steps::steps;
use super::store::{Store, View, store};
use super::{tabs, take};
use crate::rules::wage;
use crate::texts::{fill, grouped, text};

/// Shows the page in place of the first screen that index.html holds until then.
pub fn start() {
    embed::begin(|guest| {
        let filled = first::take();
        let focus = filled.focus();
        leptos::mount::mount_to_body(move || page(guest, filled));
        first::focus_again(focus);
    });
}

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    page(None, first::take())
}

/// The same, as a guest of another page or not.
fn page(guest: Option<Guest>, filled: Filled) -> impl IntoView {
    // Read first: the page gives its address a step of its own.
    let linked = take::in_address();
    let store = Store::start();
    provide_context(store);
    provide_context(guest);
    filled.put(store);
    follow_history();
    tabs::listen(store);
    take::take_drops(store);
    if let Some(encoded) = linked {
        take::open_link(encoded, store);
    }
    report::follow_printing();
    if let Some(guest) = guest {
        (guest.join)(store);
    }
    let leave = window_event_listener(leptos::ev::pagehide, move |_| store.save_now());
    let press = window_event_listener(leptos::ev::mousedown, move |_| store.press());
    let release = window_event_listener(leptos::ev::mouseup, move |_| store.release());
    on_cleanup(move || [leave, press, release].into_iter().for_each(WindowListenerHandle::remove));
    view! {
        <a class="skip" href="#form">{text("app.skip")}</a>
        <header class="head">
            <p class="brand">{text("app.name")}</p>
            <h1>{text("app.title")}</h1>
            <p class="lead">{text("app.lead")}</p>
            {tools()}
            {status()}
        </header>
        <main id="form">{main_part()}</main>
        {foot()}
    }
}

/// The cards with the result, or a view beside them.
fn main_part() -> AnyView {
    let store = store();
    let view = Memo::new(move |_| store.view.get());
    // Beside the plan the cards only hide: to build them anew would be felt on the way back.
    let has_cards = Memo::new(move |_| matches!(view.get(), View::Cards | View::Plan));
    let cards = maybe(move || {
        has_cards.get().then(|| {
            let prepare = all([materials(), steps(), check::to_check()]);
            let cards = all([form(), result(), block("prepare", prepare)]);
            let is_hidden = derived(move || view.get() != View::Cards);
            view! { <div class="view" hidden=is_hidden>{cards}</div> }.into_any()
        })
    });
    let aside = maybe(move || match view.get() {
        View::Check => Some(check::check()),
        View::Plan => Some(plan::plan()),
        View::Drafts => Some(drafts::drafts()),
        View::Take => Some(take::take()),
        View::Report => Some(report::report()),
        View::Batch => Some(batch::batch()),
        View::Configure => Some(configure::configure()),
        View::Cards => None,
    });
    all([cards, aside])
}

/// Sources, and the way to start over.
fn foot() -> AnyView {
    let latest = wage::latest();
    let wage = fill("wage.date", &[("from", &latest.from), ("amount", &grouped(latest.average))]);
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
