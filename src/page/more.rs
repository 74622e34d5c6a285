//! What everybody comes to, but nobody in the first moment: all but the questions and the total. It is fetched as soon as
//! these are there, and takes its places once they have been painted.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::{self, Notice};
use super::kit::{all, dynamic, maybe};
use super::later::{Missing, fetched, missing, waiting};
use super::store::{Store, View, store};
use super::turns::{self, in_turn};
use super::{app, batch, browser, check, configure, drafts, findings, form, insurance, newer, plan, records, report};
use super::{result, status, tabs, take};
use crate::answers::{Draft, Field, Slot, records_of};
use crate::rules::{self, Assessment, Date, Profile};

/// What the page can do once it is here.
#[derive(Clone, Copy)]
pub struct More {
    /// Scores with findings, papers and notices.
    pub assess: fn(&Profile, Date) -> Assessment,
    /// Listens to everything around the page; called once.
    pub join: fn(),
    /// What is found at a place.
    pub notes: fn(Slot) -> AnyView,
    /// What belongs to a question: the rows of its list, the insurance record.
    pub beside: fn(Field) -> AnyView,
    /// A question of the totals of the insurance record.
    pub tier: fn(Field) -> AnyView,
    /// What stands under the total.
    pub result: fn() -> AnyView,
    /// What stands under the cards.
    pub prepare: fn() -> AnyView,
    /// A view beside the cards.
    pub aside: fn(View) -> AnyView,
    /// The foot of the page.
    pub foot: fn() -> AnyView,
    /// What is to be told of the draft.
    pub told: fn(Notice) -> AnyView,
    /// That there is a newer build of the page.
    pub newer: fn() -> AnyView,
    /// What to do where the browser will not keep a draft.
    pub to_keep: fn() -> AnyView,
    /// The way to change a draft that can only be looked at.
    pub to_change: fn() -> AnyView,
    /// Goes on with what stands on the page as a draft of its own.
    pub split: fn(Store, Draft),
}

fetched!(more_of from more = arrive, fn() -> More);

fn arrive() -> More {
    More {
        assess: rules::assess,
        join,
        notes: findings::notes,
        beside,
        tier: insurance::tier_question,
        result: result::rest,
        prepare: app::prepare,
        aside,
        foot: app::foot,
        told: status::told,
        newer: newer::newer,
        to_keep: status::to_keep,
        to_change: status::to_change,
        split: desk::split,
    }
}

fn join() {
    let store = store();
    form::follow_history();
    tabs::listen(store);
    take::take_drops(store);
    report::follow_printing();
    let stops = browser::show_stops();
    on_cleanup(move || stops.remove());
}

fn beside(field: Field) -> AnyView {
    match field {
        Field::Insurance => insurance::beside(),
        _ => all(records_of(field).map(records::records)),
    }
}

fn aside(view: View) -> AnyView {
    match view {
        View::Check => check::check(),
        View::Plan => plan::plan(),
        View::Drafts => drafts::drafts(),
        View::Take => take::take(),
        View::Report => report::report(),
        View::Batch => batch::batch(),
        View::Configure => configure::configure(),
        View::Cards => all([]),
    }
}

/// What was fetched, or that it did not come.
pub type Come = Result<fn() -> More, Missing>;

/// Fetches it. Where it does not come, the visitor can ask again.
pub fn fetch(store: Store) {
    // By then the page may be gone.
    if store.is_more_missing.try_set(false).is_some() {
        return;
    }
    spawn_local(async move {
        let come = more_of().await;
        // In a turn of its own.
        if store.come.try_set_value(Some(come)).is_none() {
            set_timeout(move || put(store), Duration::ZERO);
        }
    });
}

/// Adds it to the page, once both are here.
pub fn put(store: Store) {
    if store.turn.try_get_untracked().is_none_or(|turn| turn < turns::SHOWN) {
        return;
    }
    match store.come.try_update_value(Option::take).flatten() {
        Some(Ok(more)) => {
            let more = more();
            // What scores is compiled at its first call, in a turn of its own.
            store.reading.with_untracked(|reading| (more.assess)(&reading.profile, store.today));
            turns::next(move || {
                // By then the page may be gone.
                if store.more.try_set(Some(more)).is_none() {
                    browser::focus_come();
                    turns::next(move || turns::go_on(store, turns::FOOT, whole));
                }
            });
        }
        Some(Err(Missing)) => {
            store.is_more_missing.set(true);
            // A newer build may have what did not come.
            browser::tell(WHOLE);
        }
        None => {}
    }
}

/// Nothing comes any more unless the visitor asks for it.
const WHOLE: &str = "hujifen-whole";

fn whole() {
    browser::focus_come();
    browser::tell(WHOLE);
}

/// A part of it: nothing until it is here.
pub fn more(part: impl Fn(More) -> AnyView + Send + 'static) -> AnyView {
    fn erased(part: Box<dyn Fn(More) -> AnyView + Send>) -> AnyView {
        let store = store();
        maybe(move || store.more.get().map(&part))
    }
    erased(Box::new(part))
}

/// The same, in a later turn.
pub fn afterwards(turn: u8, part: fn(More) -> AnyView) -> AnyView {
    in_turn(turn, move || more(part))
}

/// A part of it, with a word that it comes, or a way to ask again.
pub fn more_told(part: impl Fn(More) -> AnyView + Send + 'static) -> AnyView {
    fn erased(part: Box<dyn Fn(More) -> AnyView + Send>) -> AnyView {
        let store = store();
        dynamic(move || match store.more.get() {
            Some(more) => part(more),
            None if store.is_more_missing.get() => missing(move || fetch(store)),
            None => waiting(),
        })
    }
    erased(Box::new(part))
}
