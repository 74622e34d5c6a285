//! What the answers come to: the total that stays in sight, a picture, and every item with its reason.

mod list;
mod picture;
mod total;

pub use crate::texts::OFFICIAL;

use leptos::prelude::*;

use super::browser;
use super::el::el;
use super::embed::Guest;
use super::findings::findings_list;
use super::kit::{all, dynamic, maybe, para, plain};
use super::more::more_told;
use super::plan::to_plan;
use super::report::to_report;
use super::store::store;
use super::turns::{self, in_turn};
use crate::texts::{self, fault_text, fill, label, text};

/// The id of the result, and its step in the address.
pub const ID: &str = "result";

/// Brings the result into view and shows every fault; faults come first.
pub fn go_to_result() {
    let store = store();
    store.leave_all();
    let has_faults = store.reading.with_untracked(|reading| !reading.faults.is_empty());
    let focus = if has_faults { "faults" } else { "result-title" };
    browser::show_soon(ID.to_owned(), focus.to_owned());
}

/// The whole result.
pub fn result() -> AnyView {
    let title = el("h2").id("result-title").is("tabindex", "-1").view(plain(text("result.title")));
    let parts = all([
        title,
        in_turn(turns::TOTAL, total::total),
        more_told(|more| in_turn(turns::UNDER, move || (more.result)())),
    ]);
    el("section").class("result").id(ID).is("aria-labelledby", "result-title").view(parts)
}

/// What stands under the total.
pub fn rest() -> AnyView {
    let store = store();
    let notices = dynamic(move || {
        let notices = store.assessment.with(|assessment| assessment.notices.clone());
        all(notices.into_iter().map(|notice| para("notice", plain(texts::notice(notice)))))
    });
    let beside = use_context::<Option<Guest>>().flatten().map(|guest| (guest.beside_result)());
    let lead_on = all([to_plan(), to_report()].into_iter().chain(beside));
    let found = in_turn(turns::FINDINGS, findings_list);
    let picture = in_turn(turns::PICTURE, picture::picture);
    // From top to bottom, so that nothing that is seen moves.
    let items = in_turn(*turns::ITEMS[0].start(), list::list);
    all([faults(), notices, lead_on, found, picture, items])
}

/// What is wrong, each leading to its place.
fn faults() -> AnyView {
    let store = store();
    let faults = store.faults();
    maybe(move || {
        let faults = faults.get();
        (!faults.is_empty()).then(|| {
            let title = fill("fault.title", &[("n", &faults.len())]);
            let rows = faults.into_iter().map(|(slot, fault)| {
                let go = move |event: leptos::ev::MouseEvent| {
                    event.prevent_default();
                    store.go_to_slot(slot);
                };
                view! {
                    <li>
                        <a href=format!("#{slot}") on:click=go>{label(slot)}</a>
                        {fill("join.fault", &[("fault", &fault_text(fault))])}
                    </li>
                }
                .into_any()
            });
            view! {
                <div class="faults" id="faults" tabindex="-1" role="group" aria-labelledby="faults-title">
                    <h3 id="faults-title">{title}</h3>
                    <p>{text("fault.lead")}</p>
                    <ul>{all(rows)}</ul>
                </div>
            }
            .into_any()
        })
    })
}
