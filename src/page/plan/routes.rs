//! The ways that were found, each with its dates, its steps and what it rests on.

use leptos::prelude::*;

use super::{Outlook, levers};
use crate::page::kit::{Button, all, block, dynamic, para, plain, section, span, spoken};
use crate::page::store::store;
use crate::rules::plan::{Plan, Route};
use crate::texts::{self, fill, text};

/// What was found.
pub fn routes(outlook: Outlook) -> AnyView {
    begin_with_the_soonest(outlook);
    let found = dynamic(move || outlook.plan.with(|plan| listed(plan, outlook)));
    section("routes", "routes-title", text("plan.routes"), found)
}

/// The second situation begins with the soonest way, as long as nothing was chosen by hand.
fn begin_with_the_soonest(outlook: Outlook) {
    let store = store();
    Effect::new(move |_| {
        let is_untouched = store.edits.with_untracked(Vec::is_empty);
        let soonest = outlook.plan.with(|plan| plan.soonest().map(|route| route.levers.clone()));
        if let Some(soonest) = soonest.filter(|levers| is_untouched && !levers.is_empty()) {
            levers::choose(store, 1, &soonest, false);
        }
    });
}

fn listed(plan: &Plan, outlook: Outlook) -> AnyView {
    let verdict = spoken("plan-verdict", plain(texts::plan_verdict(plan)));
    let nearest = plan.nearest.as_ref().map(|route| {
        let lead = para("hint", plain(text("plan.nearest")));
        all([lead, list(std::slice::from_ref(route), outlook)])
    });
    let routes = (!plan.routes.is_empty()).then(|| list(&plan.routes, outlook));
    all([verdict].into_iter().chain(routes).chain(nearest))
}

fn list(routes: &[Route], outlook: Outlook) -> AnyView {
    let rows = all(routes.iter().map(|route| row(route, outlook)));
    view! { <ol class="route-rows">{rows}</ol> }.into_any()
}

fn row(route: &Route, outlook: Outlook) -> AnyView {
    let store = store();
    let name = texts::route_name(&route.levers);
    let sureness = route.sureness();
    let badge = span("badge", plain(texts::sureness(sureness)));
    let head = block("route-head", all([span("route-name", plain(name.clone())), badge]));
    let rests: Vec<&str> = route.caveats.iter().map(|caveat| texts::caveat(*caveat)).collect();
    let rests = (!rests.is_empty()).then(|| {
        let words = fill("plan.rests", &[("parts", &rests.join(text("join.parts")))]);
        para("route-rests", plain(words))
    });
    let chosen = route.levers.clone();
    let try_it = Button::new("quiet", text("plan.try"))
        .name(fill("join.action", &[("action", &text("plan.try")), ("name", &name)]))
        .view(move || {
            levers::choose(store, 1, &chosen, true);
            outlook.shown.set(1);
        });
    let parts = [head, para("route-told", plain(texts::route(route)))];
    let parts = all(parts.into_iter().chain(rests).chain([steps(route, &name), try_it]));
    view! { <li class=format!("route {}", sureness.code())>{parts}</li> }.into_any()
}

/// What to do from when on, and what happens on the way, on request.
fn steps(route: &Route, name: &str) -> AnyView {
    let starts = route.levers.iter().map(|lever| {
        let words = fill("plan.start", &[("name", &texts::lever(lever.kind)), ("from", &lever.from)]);
        let words = fill("join.note", &[("said", &words), ("remedy", &texts::lever_advice(lever.kind))]);
        view! { <li>{words}</li> }.into_any()
    });
    let starts = (!route.levers.is_empty()).then(|| view! { <ul class="route-do">{all(starts)}</ul> }.into_any());
    let lines = all(route.steps.iter().map(|step| view! { <li>{texts::step(step)}</li> }.into_any()));
    let what = text("plan.steps");
    view! {
        <details class="help">
            <summary aria-label=fill("join.action", &[("action", &what), ("name", &name)])>{what}</summary>
            {all(starts)}
            <ol class="steps-told">{lines}</ol>
        </details>
    }
    .into_any()
}
