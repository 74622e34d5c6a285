//! What would send the application back: at the answers it comes from, and all together.

use leptos::prelude::*;

use super::kit::{Button, all, block, dynamic, live, maybe, memo, outward, para, plain, section, span, spoken};
use super::result::OFFICIAL;
use super::store::{Store, store};
use crate::answers::{PeriodPart, Slot};
use crate::rules::{Finding, Paper, Place, Severity};
use crate::texts::{self, clause, fill, find, label, text};

/// What is found at a place, told there.
pub fn notes(slot: Slot) -> AnyView {
    let store = store();
    let here = memo(move || store.assessment.with(|assessment| at(&assessment.findings, slot)));
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
    let count = memo(move || store.assessment.with(|assessment| assessment.findings.len()));
    let barring = memo(move || blockers(store));
    let is_empty = memo(move || store.answers.with(|answers| answers.is_empty()));
    maybe(move || {
        let count = count.get();
        let shown = match count {
            0 if is_empty.get() => return None,
            0 => para("hint", plain(text("finding.none"))),
            _ => {
                let lead = live(move || {
                    let barring = barring.get();
                    let key = if barring == 0 { "finding.count" } else { "finding.count_blockers" };
                    fill(key, &[("n", &count), ("blockers", &barring)])
                });
                let rows = all((0..count).map(|index| row_at(index, store)));
                all([para("hint", lead), view! { <ul class="finding-rows">{rows}</ul> }.into_any()])
            }
        };
        Some(section("findings", "findings-title", text("finding.title"), shown))
    })
}

/// The row so many: a keystroke repaints the rows it changes and no other.
fn row_at(index: usize, store: Store) -> AnyView {
    let finding = memo(move || store.assessment.with(|assessment| assessment.findings.get(index).cloned()));
    maybe(move || finding.get().map(|finding| row(finding, store)))
}

fn row(finding: Finding, store: Store) -> AnyView {
    let severity = finding.severity.code();
    let stake = (finding.points > 0).then(|| span("finding-stake", plain(stake(&finding))));
    let slots = finding.fields.iter().filter_map(|place| Slot::of_place(*place));
    let links = slots.map(|slot| Button::new("link", label(slot)).view(move || store.go_to_slot(slot)));
    // The papers are no question; the list of them is.
    let to_papers = move || store.go_to_slot(Slot::Paper(Paper::ResidencePermit));
    let is_of_papers = finding.fields.contains(&Place::Field("papers_ready"));
    let papers = is_of_papers.then(|| Button::new("link to-papers", text("material.title")).view(to_papers));
    let badge = span("badge", plain(find(&format!("severity.{severity}")).unwrap_or(severity)));
    let head = [badge, outward(OFFICIAL, clause(finding.clause))].into_iter().chain(stake);
    let parts = [
        block("finding-head", all(head)),
        para("finding-said", plain(texts::finding(&finding))),
        para("finding-do", plain(texts::remedy(&finding))),
        para("finding-answers", all(links.chain(papers))),
    ];
    view! { <li class=note_class(finding.severity) id=format!("finding-{}", finding.code)>{all(parts)}</li> }.into_any()
}

fn stake(finding: &Finding) -> String {
    fill("finding.stake", &[("points", &finding.points)])
}
