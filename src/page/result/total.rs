//! The total, always in sight: points, the pass mark, and how far the unanswered parts could lead.

use leptos::prelude::*;

use super::go_to_result;
use crate::answers::Standing;
use crate::page::findings::blockers;
use crate::page::kit::{Button, derived, dynamic, live, maybe, para, plain};
use crate::page::store::store;
use crate::report::Gauge;
use crate::rules::STANDARD;
use crate::texts::{self, fill, label, text};

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
            view! {
                <div class="bar" aria-hidden="true">
                    <span class="bar-possible" style:width=format!("{}%", possible)></span>
                    <span class="bar-total" style:width=format!("{}%", total)></span>
                    <span class="bar-mark" style:left=format!("{}%", mark)></span>
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
