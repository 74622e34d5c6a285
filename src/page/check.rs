//! Check before you go: all answers, the score, what was found and what is missing, to go through with the employer.

use leptos::prelude::*;

use super::findings::findings_list;
use super::kit::{Button, all, block, dynamic, para, plain, section, span};
use super::later::{fetched, later};
use super::materials::missing;
use super::report;
use super::store::{Store, View, store};
use crate::answers::{BESIDE_STEPS, Field, Group, Slot};
use crate::texts::{self, answer_text, fill, label, paper_name, text};

/// Its step in the address, and its id.
pub const ID: &str = "check";

/// The way there.
pub fn to_check() -> AnyView {
    Button::new("next", text("check.open")).id("to-check").view(move || store().show(View::Check))
}

/// The whole page.
pub fn check() -> AnyView {
    let store = store();
    let back = Button::new("quiet", text("check.back")).id("check-back").view(move || store.close(View::Check));
    view! {
        <section class="check" id=ID aria-labelledby="check-title">
            <h2 id="check-title" tabindex="-1">{text("check.title")}</h2>
            {back}
            {report::to_report()}
            {later(check_parts)}
        </section>
    }
    .into_any()
}

fetched!(check_parts from check = parts);

/// What there is to go through.
fn parts() -> AnyView {
    let store = store();
    let score = dynamic(move || {
        let open = store.open_questions.with(Vec::len);
        let (total, said) = store
            .assessment
            .with(|assessment| (assessment.total, texts::standing(store.standing.get(), assessment, open)));
        all([para("check-total", plain(fill("check.total", &[("total", &total)]))), para("verdict", plain(said))])
    });
    let papers = dynamic(move || {
        let missing = missing(store);
        match missing.is_empty() {
            true => para("hint", plain(text("check.no_papers"))),
            false => {
                let rows = missing.into_iter().map(|paper| {
                    let go = move || store.go_to_slot(Slot::Paper(paper));
                    view! { <li>{Button::new("link", paper_name(paper)).view(go)}</li> }.into_any()
                });
                view! { <ul>{all(rows)}</ul> }.into_any()
            }
        }
    });
    let groups =
        Group::ALL.map(|group| answers_of(&format!("group.{}.name", group.id()), group.fields().to_vec(), store));
    let of_steps = answers_of("step.title", BESIDE_STEPS.map(|(_, field)| field).to_vec(), store);
    let answers = all(groups.into_iter().chain([block("check-steps", of_steps)]));
    all([
        score,
        findings_list(),
        section("check-papers", "check-papers", text("check.papers"), papers),
        section("check-answers", "check-answers", text("check.answers"), answers),
    ])
}

/// Those of some questions that are asked, and what was answered, under a heading.
fn answers_of(title: &str, fields: Vec<Field>, store: Store) -> AnyView {
    let rows = dynamic(move || {
        let slots = store.answers.with(|answers| answers.asked_slots(&fields));
        all(slots.into_iter().map(|slot| answer(slot, store)))
    });
    view! {
        <h4>{text(title).to_owned()}</h4>
        <ul class="answer-rows">{rows}</ul>
    }
    .into_any()
}

fn answer(slot: Slot, store: Store) -> AnyView {
    let label = label(slot);
    let told = store.answers.with(|answers| answer_text(answers, slot));
    let go = text("action.change");
    let named = fill("join.action", &[("action", &go), ("name", &label)]);
    let change = Button::new("link", go).name(named).view(move || store.go_to_slot(slot));
    view! { <li>{span("answer-label", plain(label))}{span("answer-told", plain(told))}{change}</li> }.into_any()
}
