//! The total, always in sight: points, the pass mark, and how far the unanswered parts could lead.

use leptos::prelude::*;

use super::go_to_result;
use crate::answers::Standing;
use crate::page::findings::blockers;
use crate::page::kit::{Button, derived, dynamic, live, maybe, para, plain};
use crate::page::store::store;
use crate::rules::{Assessment, STANDARD};
use crate::texts::{self, fill, label, text};

/// The scale reaches at least so far, so that the pass mark never stands at its end.
const SCALE: i32 = 150;

/// How far along the scale a number of points stands, in percent.
fn along(points: i32, assessment: &Assessment) -> i32 {
    points.saturating_mul(100) / SCALE.max(assessment.total)
}

/// The total and its verdict.
pub fn total() -> AnyView {
    let store = store();
    let score = store.assessment;
    let is_empty = Memo::new(move |_| store.answers.with(|answers| answers.is_empty()));
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
    let next = Memo::new(move |_| store.open_questions.with(|open| open.first().copied()));
    let next = maybe(move || {
        let slot = next.get()?;
        let words = fill("action.next_key", &[("label", &label(slot))]);
        Some(Button::new("next-key", words).id("next-question").view(move || store.go_to_slot(slot)))
    });
    let more = maybe(move || {
        let (vetoed, deducted) = score.with(|score| (score.vetoed, score.items.iter().any(|item| item.counted < 0)));
        let more = if vetoed {
            Some("result.vetoed_more")
        } else if deducted {
            Some("result.deducted")
        } else {
            None
        };
        more.map(|key| para("verdict-more", plain(text(key))))
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
            let possible = score.max.unwrap_or(i32::MAX).min(SCALE.max(score.total));
            let widths = (along(score.total, score).min(100), along(possible, score).min(100), along(STANDARD, score));
            view! {
                <div class="bar" aria-hidden="true">
                    <span class="bar-possible" style:width=format!("{}%", widths.1)></span>
                    <span class="bar-total" style:width=format!("{}%", widths.0)></span>
                    <span class="bar-mark" style:left=format!("{}%", widths.2)></span>
                </div>
            }
            .into_any()
        })
    });
    view! {
        <div class="total" class:reached=derived(move || score.with(|score| score.qualifies))
            class:vetoed=derived(move || score.with(|score| score.vetoed))>
            <div class="total-said" role="status" aria-atomic="true">
                <p class="points">
                    <span class="points-number" id="total">{live(move || score.with(|score| score.total.to_string()))}</span>
                    <span class="points-unit">{text("result.points")}</span>
                    <span class="points-standard">"/ "{STANDARD}</span>
                </p>
                <p class="verdict" id="verdict">{live(said)}</p>
                {barred}
                {enough}
                {more}
                {at_fault}
            </div>
            {bar}
            {Button::new("to-result", text("action.to_result")).view(go_to_result)}
            {next}
        </div>
    }
    .into_any()
}
