//! The total, always in sight: points, the pass mark, and how far the unanswered parts could lead.

use leptos::prelude::*;

use super::go_to_result;
use crate::answers::Standing;
use crate::page::el::el;
use crate::page::findings::blockers;
use crate::page::kit::{Button, all, dynamic, live, maybe, memo, para, plain, span};
use crate::page::store::store;
use crate::report::Gauge;
use crate::rules::STANDARD;
use crate::texts::{self, fill, label, text};

/// The total and its verdict.
pub fn total() -> AnyView {
    let store = store();
    let score = store.assessment;
    let is_empty = memo(move || store.answers.with(|answers| answers.is_empty()));
    let said = move || {
        if is_empty.get() {
            return text("result.empty").to_owned();
        }
        let open = store.open_questions.with(Vec::len);
        score.with(|score| texts::standing(store.standing.get(), score, open))
    };
    let enough = maybe(move || {
        let decided = matches!(store.standing.get(), Standing::Reached | Standing::OutOfReach);
        let open = || score.with(|score| score.items.iter().any(|item| item.max != Some(item.points)));
        (decided && open()).then(|| para("enough", plain(text("standing.enough"))))
    });
    let next = memo(move || store.open_questions.with(|open| open.first().copied()));
    let next = maybe(move || {
        let slot = next.get()?;
        let words = fill("action.next_key", &[("label", &label(slot))]);
        Some(Button::new("next-key", words).id("next-question").view(move || store.go_to_slot(slot)))
    });
    let more = maybe(move || {
        let more = score.with(texts::verdict_more);
        more.map(|more| para("verdict-more", plain(more)))
    });
    let faults = store.faults();
    let at_fault = maybe(move || {
        let count = faults.with(Vec::len);
        (count > 0).then(|| para("verdict-more", plain(fill("result.faults", &[("n", &count)]))))
    });
    let barred = maybe(move || {
        let count = blockers(store);
        (count > 0).then(|| para("verdict-more barred", plain(fill("result.blockers", &[("n", &count)]))))
    });
    let bar = dynamic(move || {
        score.with(|score| {
            let Gauge { total, possible, mark } = Gauge::of(score);
            let part = |class, side, percent| el("span").class(class).style(side, format!("{percent}%")).view(all([]));
            let parts = [
                part("bar-possible", "width", possible),
                part("bar-total", "width", total),
                part("bar-mark", "left", mark),
            ];
            el("div").class("bar").is("aria-hidden", "true").view(all(parts))
        })
    });
    let number = el("span").class("points-number").id("total");
    let points = all([
        number.view(live(move || score.with(|score| score.total.to_string()))),
        span("points-unit", plain(text("result.points"))),
        span("points-standard", plain(format!("/ {STANDARD}"))),
    ]);
    let verdict = el("p").class("verdict").id("verdict").view(live(said));
    let told = el("div").class("total-said").is("role", "status").is("aria-atomic", "true");
    let told = told.view(all([para("points", points), verdict, barred, enough, more, at_fault]));
    let to_result = Button::new("to-result", text("action.to_result")).id("to-result").view(go_to_result);
    el("div")
        .class("total")
        .class_while("reached", move || score.with(|score| score.qualifies))
        .class_while("vetoed", move || score.with(|score| score.vetoed))
        .view(all([told, bar, to_result, next]))
}
