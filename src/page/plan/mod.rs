//! The fastest way to 120: the ways, what can be changed, and how the score goes on.
//!
//! Everything is counted only while this view is shown, part after part, so that no keystroke and no press waits for it.

mod chart;
mod compare;
mod levers;
mod routes;

pub use levers::LeverEdit;

use std::time::Duration;

use leptos::prelude::*;

use super::kit::{Button, all, dynamic, para, plain};
use super::store::{Store, View, store};
use crate::rules::plan::{Forecast, Lever, Plan, forecast, plan_with};
use crate::texts::text;

/// Its step in the address, and its id.
pub const ID: &str = "plan";

/// Two situations are held against each other.
pub const SITUATIONS: usize = 2;

/// The way there.
pub fn to_plan() -> AnyView {
    Button::new("next to-plan", text("plan.open")).id("to-plan").view(move || store().show(View::Plan))
}

/// What the parts of this view share.
#[derive(Clone, Copy)]
pub struct Outlook {
    pub plan: Memo<Plan>,
    /// The score of each situation, month by month.
    pub forecasts: Memo<[Forecast; SITUATIONS]>,
    /// The situation that the chart shows.
    pub shown: RwSignal<usize>,
    /// The month looked at, counted from the assessment.
    pub month: RwSignal<usize>,
}

impl Outlook {
    fn new(store: Store) -> Outlook {
        let plan = Memo::new(move |_| {
            let levers = levers::of(store, |_| true);
            store.reading.with(|reading| plan_with(&reading.profile, store.today, &levers))
        });
        let forecasts = Memo::new(move |_| {
            [0, 1].map(|situation| {
                let levers = levers_of(store, situation);
                store.reading.with(|reading| forecast(&reading.profile, store.today, &levers))
            })
        });
        Outlook { plan, forecasts, shown: RwSignal::new(1), month: RwSignal::new(0) }
    }
}

/// The changes of a situation.
pub fn levers_of(store: Store, situation: usize) -> Vec<Lever> {
    levers::of(store, |edit| edit.chosen.get(situation) == Some(&true))
}

/// The whole view.
pub fn plan() -> AnyView {
    let store = store();
    let back = Button::new("quiet", text("plan.back")).id("plan-back").view(move || store.close(View::Plan));
    let outlook = Outlook::new(store);
    let is_empty = store.answers.with_untracked(|answers| answers.is_empty());
    let parts = match is_empty {
        true => para("hint", plain(text("plan.empty"))),
        // Each part waits until the one before has been shown.
        false => all([
            soon(1, move || routes::routes(outlook)),
            levers::levers(outlook),
            soon(2, move || chart::chart(outlook)),
            soon(3, move || compare::compare(outlook)),
        ]),
    };
    view! {
        <section class="plan" id=ID aria-labelledby="plan-title">
            <h2 id="plan-title" tabindex="-1">{text("plan.title")}</h2>
            {para("hint", plain(text("plan.lead")))}
            {back}
            {parts}
        </section>
    }
    .into_any()
}

/// A part that comes in its turn.
fn soon(turn: u64, part: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    /// Long enough for the turn before to be painted.
    const EACH: u64 = 40;
    let is_due = RwSignal::new(false);
    set_timeout(
        move || {
            // By then the view may be gone.
            let _ = is_due.try_set(true);
        },
        Duration::from_millis(EACH * turn),
    );
    dynamic(move || match is_due.get() {
        true => part(),
        false => para("hint counting", plain(text("plan.counting"))),
    })
}
