//! Answers as a link, and opened from one as a draft of their own.

use leptos::prelude::*;

use super::IN_LINK;
use crate::answers::link::{self, LinkError};
use crate::answers::{Answers, Leave};
use crate::page::browser;
use crate::page::desk::{Notice, Source};
use crate::page::kit::{Button, all, block, derived, dynamic, live, maybe, memo, para, plain, section, spoken};
use crate::page::store::{Store, View};
use crate::rules::assess;
use crate::texts::{fill, text, verdict};

/// From so many characters on, messengers may cut a link off.
const LONG: usize = 2_000;

/// One of the things that may be left out.
type Part = fn(&mut Leave) -> &mut bool;

/// What may be left out of a link, each with the key of its text.
const LEAVE: [(&str, Part); 4] = [
    ("take.leave.birth_date", |leave| &mut leave.birth_date),
    ("take.leave.records", |leave| &mut leave.records),
    ("take.leave.insurance_rows", |leave| &mut leave.insurance_rows),
    ("take.leave.papers_and_steps", |leave| &mut leave.papers_and_steps),
];

/// Opens the answers of a link as a draft of their own.
pub fn open_link(encoded: String, store: Store) {
    match link::decode(&encoded) {
        Ok(answers) => {
            let name = fill("take.link_name", &[("on", &store.today)]);
            store.open_from(Source::Link, &name, answers);
            store.view.set(View::Cards);
        }
        Err(error) => store.notice.set(Some(Notice::Failed(broken(error)))),
    }
    // Loaded anew, the page goes on with the draft.
    browser::replace_fragment("");
}

fn broken(error: LinkError) -> String {
    text(&format!("link.problem.{}", error.code())).to_owned()
}

/// Making a link.
pub fn links(store: Store) -> AnyView {
    let leave = RwSignal::new(Leave { birth_date: true, records: true, ..Leave::default() });
    let shared = memo(move || store.answers.with(|answers| answers.without(&leave.get())));
    let address = memo(move || {
        let encoded = shared.with(link::encode);
        encoded.map(|encoded| format!("{}#{IN_LINK}{encoded}", browser::address().unwrap_or_default()))
    });
    let boxes = all(LEAVE.map(|(key, part)| {
        let is_left = derived(move || *part(&mut leave.get()));
        let change = move |event| leave.update(|leave| *part(leave) = event_target_checked(&event));
        view! {
            <label class="option flag" for=key class:chosen=is_left>
                <input type="checkbox" id=key prop:checked=is_left on:change=change />
                <span>{text(key)}</span>
            </label>
        }
        .into_any()
    }));
    let told = live(move || shared.with(|answers| holds(answers, store)));
    let copied = RwSignal::new(None);
    let copy = move || {
        let address = address.get_untracked().unwrap_or_default();
        browser::copy(&address, move |is_copied| {
            // By then the view may be closed.
            let _ = copied.try_set(Some(is_copied));
            if !is_copied {
                browser::select("share-link");
            }
        });
    };
    let copied = maybe(move || {
        let key = if copied.get()? { "take.copied" } else { "take.not_copied" };
        Some(spoken("toast", plain(text(key))))
    });
    let is_empty = memo(move || shared.with(Answers::is_empty));
    let link = dynamic(move || match address.get() {
        _ if is_empty.get() => para("hint", plain(text("take.nothing_to_share"))),
        Err(error) => para("notice", plain(broken(error))),
        Ok(address) => {
            let long =
                (address.len() > LONG).then(|| para("notice", plain(fill("take.long", &[("n", &address.len())]))));
            let copy = Button::new("next", text("take.copy")).id("copy-link").view(copy);
            let field = view! {
                <label class="ask" for="share-link">{text("take.link_label")}</label>
                <textarea id="share-link" rows="3" readonly spellcheck="false" prop:value=address></textarea>
            };
            all([field.into_any()].into_iter().chain(long).chain([copy]))
        }
    });
    let legend = view! {
        <fieldset class="question">
            <legend class="ask">{text("take.leave")}</legend>
            {block("options", boxes)}
        </fieldset>
    }
    .into_any();
    let inner = all([para("hint", plain(text("take.link_lead"))), legend, spoken("hint", told), link, copied]);
    section("take-part", "link-title", text("take.link"), inner)
}

/// What a link holds, and what whoever opens it will see.
fn holds(answers: &Answers, store: Store) -> String {
    let score = assess(&answers.read(store.today).profile, store.today);
    let count = answers.slots().into_iter().filter(|slot| !answers.text(*slot).is_empty()).count();
    fill("take.link_holds", &[("n", &count), ("total", &score.total), ("verdict", &verdict(&score))])
}
