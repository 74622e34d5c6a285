//! The fastest way to 120: the ways, what can be changed, and how the score goes on.
//!
//! Everything is counted only while this view is shown, part after part, so that no keystroke and no press waits for it.

mod chart;
mod compare;
mod levers;
mod routes;

use leptos::prelude::*;

use super::browser;
use super::kit::{Button, all, memo, para, plain, soon};
use super::later::{fetched, later};
use super::store::{Store, View, store};
use crate::answers::SITUATIONS;
use crate::rules::plan::{Forecast, Lever, Plan, Point, forecast, plan_with};
use crate::texts::text;

/// Its step in the address, and its id.
pub const ID: &str = "plan";

/// The way there.
pub fn to_plan() -> AnyView {
    Button::new("next to-plan", text("plan.open")).id("to-plan").view(move || store().show(View::Plan))
}

/// What the parts of this view share.
#[derive(Clone, Copy)]
pub struct Outlook {
    pub plan: Memo<Plan>,
    /// The changes of each situation.
    pub chosen: [Memo<Vec<Lever>>; SITUATIONS],
    /// The score of each situation, month by month.
    pub forecasts: [Memo<Forecast>; SITUATIONS],
    /// The situation that the chart shows.
    pub shown: RwSignal<usize>,
    /// The month looked at, counted from the assessment.
    pub month: RwSignal<usize>,
}

impl Outlook {
    fn new(store: Store) -> Outlook {
        // Lists of their own: what is chosen for a situation changes neither the plan nor the other situation.
        let all = memo(move || levers::of(store, |_| true));
        let plan = memo(move || {
            let plan =
                |levers: &Vec<Lever>| store.reading.with(|reading| plan_with(&reading.profile, store.today, levers));
            browser::timed("plan", || all.with(plan))
        });
        let chosen =
            [0, 1].map(|situation| memo(move || levers::of(store, |edit| edit.chosen.get(situation) == Some(&true))));
        let forecasts = chosen.map(|chosen| {
            let of = move |levers: &Vec<Lever>| {
                store.reading.with(|reading| forecast(&reading.profile, store.today, levers))
            };
            memo(move || chosen.with(of))
        });
        Outlook { plan, chosen, forecasts, shown: RwSignal::new(1), month: RwSignal::new(0) }
    }

    /// Something of the forecast that is shown.
    pub fn of_shown<T>(&self, of: impl FnOnce(&Forecast) -> T) -> Option<T> {
        Some(self.forecasts.get(self.shown.get())?.with(of))
    }

    /// The month looked at in the forecast that is shown.
    pub fn point(&self) -> Option<Point> {
        let month = self.month.get();
        self.of_shown(|forecast| forecast.points.get(month).copied()).flatten()
    }
}

/// What stands in for a part that is still being counted.
fn waiting() -> AnyView {
    para("hint counting", plain(text("plan.counting")))
}

/// The whole view.
pub fn plan() -> AnyView {
    let store = store();
    let back = Button::new("quiet", text("plan.back")).id("plan-back").view(move || store.close(View::Plan));
    let is_empty = store.answers.with_untracked(|answers| answers.is_empty());
    let parts = match is_empty {
        true => para("hint", plain(text("plan.empty"))),
        false => later(plan_parts),
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

fetched!(plan_parts from plan = parts);

/// What is counted.
fn parts() -> AnyView {
    let outlook = Outlook::new(store());
    // Each part waits until the one before has been shown.
    all([
        soon(1, waiting, move || routes::routes(outlook)),
        soon(2, waiting, move || levers::levers(outlook)),
        soon(3, waiting, move || chart::chart(outlook)),
        soon(4, waiting, move || compare::compare(outlook)),
    ])
}
