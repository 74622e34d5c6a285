//! What a plan says, in sentences.

use crate::rules::plan::{Caveat, Forecast, Lever, LeverKind, Plan, Route, Step, Sureness};
use crate::rules::{Indicator, STANDARD};

use super::{fill, find, indicator_short, text};

/// What a change is.
pub fn lever(kind: LeverKind) -> &'static str {
    find(&format!("lever.{}", kind.code())).unwrap_or_else(|| kind.code())
}

/// What to do for it, and what to mind.
pub fn lever_advice(kind: LeverKind) -> &'static str {
    find(&format!("lever_advice.{}", kind.code())).unwrap_or_default()
}

/// What a promise rests on.
pub fn caveat(caveat: Caveat) -> &'static str {
    find(&format!("caveat.{}", caveat.code())).unwrap_or_else(|| caveat.code())
}

/// How sure a way is.
pub fn sureness(sureness: Sureness) -> &'static str {
    find(&format!("sureness.{}", sureness.code())).unwrap_or_else(|| sureness.code())
}

/// A way by its changes.
pub fn route_name(levers: &[Lever]) -> String {
    if levers.is_empty() {
        return text("plan.wait").to_owned();
    }
    let names: Vec<&str> = levers.iter().map(|one| lever(one.kind)).collect();
    names.join(text("join.and"))
}

/// When a way leads to what.
pub fn route(route: &Route) -> String {
    let days = (route.application.submit_on, route.application.determined_by.day);
    let values: [(&str, &dyn std::fmt::Display); 6] = [
        ("submit", &days.0),
        ("total", &route.total),
        ("determined", &days.1),
        ("then", &route.determined_total),
        ("until", &route.until),
        ("n", &route.missing()),
    ];
    match route.missing() {
        0 if route.until == days.0 => fill("plan.route_once", &values),
        0 => fill("plan.route", &values),
        _ => fill("plan.miss", &values),
    }
}

/// What a plan comes to, in one sentence.
pub fn plan_verdict(plan: &Plan) -> String {
    match plan.soonest() {
        _ if plan.barred => text("plan.barred").to_owned(),
        None => text("plan.none").to_owned(),
        Some(route) => {
            let name = route_name(&route.levers);
            let submit = route.application.submit_on;
            let key = if route.levers.is_empty() && route.steps.is_empty() { "plan.now" } else { "plan.earliest" };
            fill(key, &[("name", &name), ("submit", &submit), ("until", &route.until)])
        }
    }
}

/// When 120 is reached and lost, in one sentence.
pub fn forecast(forecast: &Forecast) -> String {
    let last = forecast.points.last().map_or_else(String::new, |point| point.on.to_string());
    match (forecast.reached_on, forecast.lost_on) {
        (None, _) => fill("plan.never_reached", &[("last", &last)]),
        (Some(day), None) => fill("plan.reached_for_good", &[("day", &day), ("last", &last)]),
        (Some(day), Some((lost, why))) => {
            fill("plan.reached_and_lost", &[("day", &day), ("lost", &lost), ("why", &indicator_short(why))])
        }
    }
}

/// What happens in a month, and the total then.
pub fn step(step: &Step) -> String {
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("on", &step.on), ("said", &step_changes(step)), ("total", &step.total)];
    fill(if step.total >= STANDARD { "plan.step_enough" } else { "plan.step" }, &values)
}

/// What happens in a month: changes that begin to count, points that come and go.
pub fn step_changes(step: &Step) -> String {
    let levers = step.levers.iter().map(|one| fill("plan.begins", &[("name", &lever(one.kind))]));
    let changes = step.changes.iter().map(|(indicator, points)| change(*indicator, *points));
    let said: Vec<String> = levers.chain(changes).collect();
    said.join(text("join.list"))
}

fn change(indicator: Indicator, points: i32) -> String {
    let sign = if points > 0 { "+" } else { "−" };
    fill("plan.change", &[("name", &indicator_short(indicator)), ("sign", &sign), ("points", &points.abs())])
}
