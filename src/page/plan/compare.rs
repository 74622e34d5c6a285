//! Two situations side by side: what they come to in the month looked at, and over the years.

use leptos::prelude::*;

use super::Outlook;
use super::levers::SITUATION_KEYS;
use crate::answers::SITUATIONS;
use crate::page::kit::{all, dynamic, para, plain, section};
use crate::page::store::store;
use crate::rules::plan::{Forecast, Point, profile_on};
use crate::rules::{Date, Finding, Indicator, Severity, assess};
use crate::texts::{self, fill, find, indicator_short, text};

/// The table, and what would be found in either situation.
pub fn compare(outlook: Outlook) -> AnyView {
    let shown = dynamic(move || {
        let month = outlook.month.get();
        let [a, b] = outlook.forecasts;
        a.with(|a| {
            b.with(|b| {
                let (Some(first), Some(second)) = (a.points.get(month), b.points.get(month)) else { return all([]) };
                let days = |pick: fn(&Forecast) -> Option<Date>| [a, b].map(pick).map(day);
                let rows = all([
                    row(text("plan.table_total").to_owned(), [first, second].map(|point| point.total.to_string())),
                    row(text("plan.reached").to_owned(), days(|forecast| forecast.reached_on)),
                    row(text("plan.lost").to_owned(), days(|forecast| forecast.lost_on.map(|(day, _)| day))),
                ]);
                let parts = all(parts(first, second));
                all([table(first.on, rows, parts), found(first.on, outlook)])
            })
        })
    });
    let inner = all([para("hint", plain(text("plan.compare_lead"))), shown]);
    section("compare", "compare-title", text("plan.compare"), inner)
}

fn day(day: Option<Date>) -> String {
    day.map_or_else(|| text("plan.never").to_owned(), |day| day.to_string())
}

fn row(name: String, values: [String; SITUATIONS]) -> AnyView {
    let cells = all(values.map(|value| view! { <td>{value}</td> }.into_any()));
    view! { <tr><th scope="row">{name}</th>{cells}</tr> }.into_any()
}

/// The indicators that count in either.
fn parts(first: &Point, second: &Point) -> Vec<AnyView> {
    let counts = |indicator: &Indicator| first.of(*indicator) != 0 || second.of(*indicator) != 0;
    let named = |indicator: Indicator| {
        let values = [first, second].map(|point| point.of(indicator).to_string());
        row(indicator_short(indicator).to_owned(), values)
    };
    Indicator::ALL.into_iter().filter(counts).map(named).collect()
}

fn table(on: Date, rows: AnyView, parts: AnyView) -> AnyView {
    let heads = all(SITUATION_KEYS.map(|key| view! { <th scope="col">{text(key)}</th> }.into_any()));
    view! {
        <table class="compare-table">
            <caption>{fill("plan.compare_on", &[("on", &on)])}</caption>
            <thead><tr><td></td>{heads}</tr></thead>
            <tbody>{rows}{parts}</tbody>
        </table>
    }
    .into_any()
}

/// What would be found on that day, and in which situation.
fn found(on: Date, outlook: Outlook) -> AnyView {
    let store = store();
    let findings = outlook.chosen.map(|levers| {
        let of = |levers: &Vec<_>| store.reading.with(|reading| profile_on(&reading.profile, store.today, levers, on));
        let then = levers.with(of);
        assess(&then, on).findings
    });
    let [first, second] = findings;
    let is_in = |findings: &[Finding], finding: &Finding| findings.iter().any(|other| other.code == finding.code);
    let whose = |finding| if is_in(&second, finding) { "plan.in_both" } else { "plan.in_a" };
    let of_first = first.iter().map(|finding| (whose(finding), finding));
    let only_second = second.iter().filter(|finding| !is_in(&first, finding)).map(|finding| ("plan.in_b", finding));
    let told: Vec<AnyView> = of_first
        .chain(only_second)
        .filter(|(_, finding)| finding.severity != Severity::Notice)
        .map(|(whose, finding)| told(whose, finding))
        .collect();
    let title = fill("plan.findings", &[("on", &on)]);
    let rows = match told.is_empty() {
        true => para("hint", plain(text("plan.no_findings"))),
        false => view! { <ul class="compare-findings">{all(told)}</ul> }.into_any(),
    };
    view! { <h4>{title}</h4>{rows} }.into_any()
}

fn told(whose: &'static str, finding: &Finding) -> AnyView {
    let severity = find(&format!("severity.{}", finding.severity.code())).unwrap_or_default();
    let words: [(&str, &dyn std::fmt::Display); 3] =
        [("whose", &text(whose)), ("severity", &severity), ("said", &texts::finding(finding))];
    view! { <li>{fill("plan.finding", &words)}</li> }.into_any()
}
