//! The drafts on this device: listed with total and date, named, opened, copied, deleted with a way back, scored again, and
//! two of them held against each other.

mod compare;
mod list;
mod scored;

use leptos::prelude::*;

use super::desk::shown_name;
use super::kit::{Button, all, block, dynamic, maybe, memo, para, plain, section, spoken};
use super::later::{fetched, later};
use super::shelf;
use super::store::{Store, View, store};
use super::{browser, draft, take};
use crate::page::batch::to_batch;
use crate::texts::{fill, text};

pub use scored::{Row, rows};

/// Its step in the address, and its id.
pub const ID: &str = "drafts";

/// What the parts of this view share.
#[derive(Clone, Copy)]
pub struct Desk {
    pub store: Store,
    /// Every draft, scored as of today.
    pub rows: Memo<Vec<Row>>,
    /// Those that are held against each other, the one chosen last at the end.
    pub chosen: RwSignal<Vec<String>>,
    /// What was deleted last.
    pub deleted: RwSignal<Option<Deleted>>,
    /// What scoring everything again came to.
    pub rescored: RwSignal<Option<String>>,
}

/// A draft that can be brought back.
#[derive(Clone, PartialEq, Eq)]
pub struct Deleted {
    id: String,
    name: String,
    stood: String,
    was_open: bool,
}

/// The whole view.
pub fn drafts() -> AnyView {
    let store = store();
    // What was typed a moment ago is in the list.
    store.save_now();
    view! {
        <section class="drafts" id=ID aria-labelledby="drafts-title">
            <h2 id="drafts-title" tabindex="-1">{text("drafts.title")}</h2>
            {para("hint", plain(text("drafts.lead")))}
            {later(draft_parts)}
        </section>
    }
    .into_any()
}

fetched!(draft_parts from drafts = parts);

fn parts() -> AnyView {
    let store = store();
    let rows = memo(move || {
        store.shelf.track();
        rows(store.today)
    });
    let desk = Desk {
        store,
        rows,
        chosen: RwSignal::new(Vec::new()),
        deleted: RwSignal::new(None),
        rescored: RwSignal::new(None),
    };
    let back = Button::new("quiet", text("check.back")).id("drafts-back").view(move || store.close(View::Drafts));
    let anew = Button::new("quiet", text("drafts.new")).id("new-draft").view(move || {
        store.begin_anew();
        store.to_form();
    });
    let open_file = Button::new("quiet to-take", text("drafts.open_file")).view(move || store.show(View::Take));
    all([
        block("draft-tools", all([back, anew, open_file, to_batch()])),
        undo(desk),
        list::list(desk),
        compare::compare(desk),
        unreadable(store),
    ])
}

impl Desk {
    /// Deletes a draft; it can be brought back as long as this view is shown.
    fn delete(self, id: &str) {
        let was_open = self.store.open_id() == id;
        let name = draft::find(id).and_then(|found| found.draft().map(|draft| draft.name.clone())).unwrap_or_default();
        let Some(stood) = draft::remove(id) else { return };
        self.chosen.update(|chosen| chosen.retain(|other| other != id));
        self.deleted.set(Some(Deleted { id: id.to_owned(), name, stood, was_open }));
        if was_open {
            self.store.forget_open();
        }
        self.store.shelf.update(|shelf| *shelf += 1);
        browser::focus_soon("undo-delete".to_owned());
    }

    /// Brings back what was deleted last.
    fn undo(self) {
        let Some(Deleted { id, stood, was_open, .. }) = self.deleted.get_untracked() else { return };
        self.store.note_put(draft::put_stored(&id, &stood));
        self.store.shelf.update(|shelf| *shelf += 1);
        if was_open && self.store.content().is_empty() {
            self.store.switch_to(&id);
        }
        self.deleted.set(None);
        browser::focus_soon("drafts-title".to_owned());
    }
}

/// The way back to what was deleted last.
fn undo(desk: Desk) -> AnyView {
    maybe(move || {
        let deleted = desk.deleted.get()?;
        let told = plain(fill("drafts.deleted", &[("name", &shown_name(&deleted.name))]));
        let undo = Button::new("link", text("drafts.undo")).id("undo-delete").view(move || desk.undo());
        let close = Button::new("link", text("action.close")).view(move || desk.deleted.set(None));
        Some(spoken("toast", all([told, undo, close])))
    })
}

/// What is kept and cannot be read: to be taken out of the browser, or deleted.
fn unreadable(store: Store) -> AnyView {
    let keys = memo(move || {
        store.shelf.track();
        draft::unreadable()
    });
    dynamic(move || {
        let keys = keys.get();
        if keys.is_empty() {
            return all([]);
        }
        let rows = keys.into_iter().map(|key| {
            let (taken, gone, named) = (key.clone(), key.clone(), key.clone());
            let take_out = move || {
                let stood = shelf::get(&taken).unwrap_or_default();
                browser::download("hujifen-unreadable.txt", "text/plain;charset=utf-8", &stood);
            };
            let delete = move || {
                shelf::remove(&gone);
                store.shelf.update(|shelf| *shelf += 1);
            };
            let name = |action: &str| fill("join.action", &[("action", &action), ("name", &named)]);
            let words = text("drafts.take_out");
            let take_out = Button::new("link", words).name(name(words)).view(take_out);
            let words = text("action.remove");
            let delete = Button::new("link", words).name(name(words)).view(delete);
            view! { <li class="unreadable">{key}{take_out}{delete}</li> }.into_any()
        });
        let list = view! { <ul>{all(rows)}</ul> }.into_any();
        let inner = all([para("hint", plain(text("drafts.unreadable_lead"))), list]);
        section("unreadable-drafts", "unreadable-title", text("drafts.unreadable"), inner)
    })
}

/// Stores a draft as a file.
fn save_as_file(id: &str, store: Store) {
    if let Some(found) = draft::find(id)
        && let Some(draft) = found.draft()
    {
        take::save_draft(draft, store);
    }
}
