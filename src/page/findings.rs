//! What would send the application back: at the answers it comes from, and all together.

use leptos::prelude::*;

use super::kit::{Button, all, block, dynamic, maybe, outward, para, plain, section, span, spoken};
use super::question::label;
use super::result::OFFICIAL;
use super::store::{Store, store};
use crate::answers::{PeriodPart, Slot};
use crate::rules::{Finding, Severity};
use crate::texts::{self, clause, fill, find, text};

/// What is found at a place, told there.
pub fn notes(slot: Slot) -> AnyView {
    let store = store();
    let here = Memo::new(move |_| store.assessment.with(|assessment| at(&assessment.findings, slot)));
    dynamic(move || all(here.get().iter().map(note)))
}

/// The findings that come from a place. A row of the record tells them once, at its first question.
fn at(findings: &[Finding], slot: Slot) -> Vec<Finding> {
    let is_here = |finding: &&Finding| finding.fields.iter().any(|place| Slot::of_place(*place) == Some(slot));
    match slot {
        Slot::Period(_, part) if part != PeriodPart::From => Vec::new(),
        _ => findings.iter().filter(is_here).cloned().collect(),
    }
}

fn note(finding: &Finding) -> AnyView {
    let words = fill("join.note", &[("said", &texts::finding(finding)), ("remedy", &texts::remedy(finding))]);
    spoken(note_class(finding.severity), plain(words))
}

fn note_class(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocker => "note blocker",
        Severity::Warning => "note warning",
        Severity::Notice => "note",
    }
}

/// How many findings bar the application.
pub fn blockers(store: Store) -> usize {
    let bars = |finding: &&Finding| finding.severity == Severity::Blocker;
    store.assessment.with(|assessment| assessment.findings.iter().filter(bars).count())
}

/// All findings, blockers first, each with what to do and the way to its answers.
pub fn findings_list() -> AnyView {
    let store = store();
    let findings = Memo::new(move |_| store.assessment.with(|assessment| assessment.findings.clone()));
    let is_empty = Memo::new(move |_| store.answers.with(|answers| answers.is_empty()));
    maybe(move || {
        let findings = findings.get();
        let shown = match findings.is_empty() {
            true if is_empty.get() => return None,
            true => para("hint", plain(text("finding.none"))),
            false => {
                let values: [(&str, &dyn std::fmt::Display); 2] =
                    [("n", &findings.len()), ("blockers", &blockers(store))];
                let rows = all(findings.into_iter().map(|finding| row(finding, store)));
                let rows = view! { <ul class="finding-rows">{rows}</ul> }.into_any();
                all([para("hint", plain(fill("finding.count", &values))), rows])
            }
        };
        Some(section("findings", "findings-title", text("finding.title"), shown))
    })
}

fn row(finding: Finding, store: Store) -> AnyView {
    let severity = finding.severity.code();
    let stake = (finding.points > 0).then(|| span("finding-stake", plain(stake(&finding))));
    let slots = finding.fields.iter().filter_map(|place| Slot::of_place(*place));
    let links = slots.map(|slot| Button::new("link", label(slot, store)).view(move || store.go_to_slot(slot)));
    let badge = span("badge", plain(find(&format!("severity.{severity}")).unwrap_or(severity)));
    let head = [badge, outward(OFFICIAL, clause(finding.clause))].into_iter().chain(stake);
    let parts = [
        block("finding-head", all(head)),
        para("finding-said", plain(texts::finding(&finding))),
        para("finding-do", plain(texts::remedy(&finding))),
        para("finding-answers", all(links)),
    ];
    view! { <li class=note_class(finding.severity) id=format!("finding-{}", finding.code)>{all(parts)}</li> }.into_any()
}

fn stake(finding: &Finding) -> String {
    fill("finding.stake", &[("points", &finding.points)])
}
