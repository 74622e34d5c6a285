//! The draft that is open: how it is stored while it changes, and how another takes its place.
//!
//! Nothing is ever written over what this tab has not seen: where another tab stored the same draft meanwhile, what stands
//! here becomes a draft of its own.

use std::time::Duration;

use leptos::prelude::*;

use super::draft::{self, Found};
use super::kit::maybe;
use super::shelf::Trouble;
use super::store::{Store, View, store};
use super::{browser, tabs};
use crate::answers::{Answers, Draft, Group, Scored, Sorted, Stamp};
use crate::rules::wage;
use crate::texts::{fill, text};

/// How long after a keystroke the draft is stored at the latest.
const SAVE_WITHIN: Duration = Duration::from_millis(200);

/// Which draft is open, and which of its states was seen last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenDraft {
    pub id: String,
    /// Nothing where it was not stored yet.
    pub stamp: Option<Stamp>,
    /// Of a newer version: it can be looked at and not changed.
    pub is_locked: bool,
}

impl OpenDraft {
    pub fn new(id: String, found: Option<&Found>) -> OpenDraft {
        let is_locked = matches!(found, Some(Found::Newer(_)));
        OpenDraft { id, stamp: found.and_then(Found::stamp).cloned(), is_locked }
    }
}

/// What is to be told about the draft, until it is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The page goes on with an earlier draft.
    Restored,
    /// The draft that was open last cannot be read; it stays where it is.
    Corrupt,
    /// Answers from elsewhere were opened as a draft of their own; the one before is still there.
    Opened { from: Source, before: String },
    /// They were there already.
    Known { before: String },
    /// Another tab changed the draft, and the change is shown here.
    Synced,
    /// Two tabs changed it: what stood here goes on under this name.
    Split { name: String, other: String },
    /// Another tab deleted it.
    DeletedElsewhere,
    /// What was to be opened cannot be; nothing was changed.
    Failed(String),
}

/// Where answers come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Link,
    File,
}

/// What a draft is called on the page.
pub fn shown_name(name: &str) -> String {
    if name.trim().is_empty() { text("draft.unnamed").to_owned() } else { name.trim().to_owned() }
}

/// A part that changes answers: it is there where they can be changed.
pub fn unlocked(part: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let store = store();
    maybe(move || (!store.is_locked.get()).then(&part))
}

/// Goes on with what stands on the page as a draft of its own.
pub fn split(store: Store, content: Draft) {
    store.split(content);
}

impl Store {
    /// Stores the draft whenever it changes, and notes which one is open.
    pub fn keep_up(self) {
        let changed = move || {
            self.answers.track();
            self.name.track();
            self.pasted.track();
            self.edits.track();
        };
        Effect::watch(changed, move |(), _, _| self.save_soon(), false);
        browser::set_tab_note(&self.open_id());
    }

    /// The id of the draft that is open.
    pub fn open_id(self) -> String {
        self.open_draft.with_untracked(|open| open.id.clone())
    }

    /// The same, where the page may be gone already.
    pub fn try_open_id(self) -> Option<String> {
        self.open_draft.try_with_untracked(|open| open.id.clone())
    }

    /// What stands on the page.
    pub fn content(self) -> Draft {
        let edits = self.edits.get_untracked();
        // What the plan begins with is not the visitor's doing.
        let edits = if edits.iter().any(|edit| edit.by_hand) { edits } else { Vec::new() };
        Draft {
            name: self.name.get_untracked(),
            answers: self.answers.get_untracked(),
            pasted: self.pasted.get_untracked(),
            edits,
            ..Draft::default()
        }
    }

    /// The score as it is now.
    fn scored(self) -> Scored {
        let total = self.assessment.with_untracked(|assessment| assessment.total);
        let on = self.reading.with_untracked(|reading| reading.profile.assessed_on).unwrap_or(self.today);
        Scored { on, total, wage: wage::latest().from }
    }

    /// Stores the draft soon: the first keystroke starts the clock, later ones do not put it off.
    fn save_soon(self) {
        if self.save_pending.get_untracked() {
            return;
        }
        self.save_pending.set(true);
        set_timeout(move || self.save_now(), SAVE_WITHIN);
    }

    /// Stores what is not stored yet.
    pub fn save_now(self) {
        // By then the page may be gone.
        if self.save_pending.try_set(false).is_some() {
            return;
        }
        let content = self.content();
        let OpenDraft { id, stamp, is_locked } = self.open_draft.get_untracked();
        if is_locked || self.kept.with_value(|kept| kept.says_the_same(&content)) {
            return;
        }
        let stored = draft::stored(&id);
        // To read a long draft would be felt at every change of it.
        let is_ours = self.kept_text.with_value(|kept| *kept == stored);
        match stored.filter(|_| !is_ours).map(|json| Found::read(&json)) {
            Some(found) if found.stamp().is_none() || found.stamp() != stamp.as_ref() => {
                match self.more.get_untracked() {
                    Some(more) => (more.split)(self, content),
                    // It comes any moment; nothing is written over until then.
                    None => self.save_soon(),
                }
            }
            _ => self.store(content),
        }
    }

    /// Stores the draft where it stands; without anything in it nothing is left behind.
    fn store(self, mut content: Draft) {
        let OpenDraft { id, stamp, .. } = self.open_draft.get_untracked();
        if content.is_empty() {
            draft::remove(&id);
            self.note(content, None);
            return;
        }
        let revision = stamp.map_or(0, |stamp| stamp.revision) + 1;
        content.stamp = Stamp { revision, tab: self.tab.get_value() };
        content.saved_at = browser::now();
        content.scored = Some(self.scored());
        let json = content.to_json();
        self.note_put(draft::put_stored(&id, &json));
        self.kept_text.set_value(Some(json));
        draft::note_open(&id);
        let stamp = content.stamp.clone();
        self.note(content, Some(stamp));
    }

    /// Notes whether a draft was taken by the storage. What is known already is not noted anew: the warning would be made
    /// anew with every change, and a press on its way to one of its buttons be lost.
    pub fn note_put(self, put: Result<(), Trouble>) {
        let trouble = put.err();
        if self.trouble.get_untracked() != trouble {
            self.trouble.set(trouble);
        }
    }

    /// Notes what was stored.
    fn note(self, content: Draft, stamp: Option<Stamp>) {
        self.kept.set_value(content);
        self.open_draft.update(|open| open.stamp = stamp);
        self.shelf.update(|shelf| *shelf += 1);
    }

    fn split(self, content: Draft) {
        let other = self.open_id();
        let name = fill("draft.split_name", &[("name", &shown_name(&content.name))]);
        let id = draft::new_id();
        browser::set_tab_note(&id);
        tabs::left(&other);
        self.open_elsewhere.set(false);
        self.open_draft.set(OpenDraft { id, stamp: None, is_locked: false });
        self.name.set(name.clone());
        self.notice.set(Some(Notice::Split { name: name.clone(), other }));
        self.store(Draft { name, ..content });
    }

    /// Another tab stored something under a key.
    pub fn heard_of(self, key: &str) {
        if !key.starts_with(draft::PREFIX) {
            return;
        }
        self.shelf.update(|shelf| *shelf += 1);
        let OpenDraft { id, stamp, .. } = self.open_draft.get_untracked();
        if key != draft::key(&id) {
            return;
        }
        let is_changed = !self.kept.with_value(|kept| kept.says_the_same(&self.content()));
        let seen = stamp.as_ref().map_or(0, |stamp| stamp.revision);
        match draft::find(&id) {
            Some(found) if found.stamp().is_some() && found.stamp() == stamp.as_ref() => {}
            // Stored by both at the same time, and theirs came last.
            Some(found) if is_changed || found.stamp().is_some_and(|theirs| theirs.revision <= seen) => {
                self.split(self.content());
            }
            Some(found @ (Found::Draft(_) | Found::Newer(_))) => {
                self.show_draft(id, found);
                self.notice.set(Some(Notice::Synced));
            }
            // Damaged by whom ever: what stands here is stored beside it with the next change.
            Some(Found::Corrupt) => {}
            None if stamp.is_some() => {
                self.note(Draft::default(), None);
                self.notice.set(Some(Notice::DeletedElsewhere));
            }
            None => {}
        }
    }

    /// Everything was taken away at once.
    pub fn heard_of_all(self) {
        let key = draft::key(&self.open_id());
        self.heard_of(&key);
    }

    /// Puts a draft on the page.
    fn show_draft(self, id: String, found: Found) {
        let open = OpenDraft::new(id, Some(&found));
        let draft = found.draft().cloned().unwrap_or_default();
        // By then the watchers find that everything is stored already.
        self.kept.set_value(draft.clone());
        self.open_draft.set(open);
        self.left.set(Sorted::new());
        self.open_row.set(None);
        self.cleared.set(None);
        self.name.set(draft.name);
        self.pasted.set(draft.pasted);
        self.edits.set(draft.edits);
        self.answers.set(draft.answers);
        self.leave_all();
    }

    /// Stores what is open and puts another draft on the page; whether there is one.
    pub fn switch_to(self, id: &str) -> bool {
        self.save_now();
        let Some(found) = draft::find(id).filter(|found| found.draft().is_some()) else { return false };
        let before = self.open_id();
        if before != id {
            tabs::left(&before);
            self.open_elsewhere.set(false);
            self.show_draft(id.to_owned(), found);
            browser::set_tab_note(id);
            draft::note_open(id);
            tabs::ask(self);
        }
        self.notice.set(None);
        true
    }

    /// Stores what is open and begins an empty draft.
    pub fn begin_anew(self) {
        self.save_now();
        tabs::left(&self.open_id());
        self.open_elsewhere.set(false);
        let id = draft::new_id();
        browser::set_tab_note(&id);
        self.show_draft(id.clone(), Found::Draft(Draft::default()));
        self.open_draft.set(OpenDraft::new(id, None));
        self.notice.set(None);
    }

    /// Opens answers from elsewhere as a draft of their own; where a draft says the same already, that one.
    pub fn open_from(self, from: Source, name: &str, answers: Answers) {
        self.save_now();
        let before = self.open_id();
        let says_the_same =
            |found: &Found| found.stamp().is_some() && found.draft().is_some_and(|d| d.answers == answers);
        let known = draft::all().into_iter().find(|(_, found)| says_the_same(found));
        let notice = match known {
            Some((id, _)) => {
                self.switch_to(&id);
                Notice::Known { before }
            }
            None => {
                self.begin_anew();
                self.name.set(name.to_owned());
                self.answers.set(answers);
                self.save_now();
                self.leave_all();
                Notice::Opened { from, before }
            }
        };
        self.notice.set(Some(notice));
    }

    /// Goes on with an empty draft where the open one was deleted.
    pub fn forget_open(self) {
        self.kept.set_value(self.content());
        self.begin_anew();
    }

    /// Changes a draft on the shelf, whether it is open or not, and stores it.
    pub fn change_kept(self, id: &str, change: impl FnOnce(&mut Draft)) {
        let Some(Found::Draft(mut draft)) = draft::find(id) else { return };
        change(&mut draft);
        draft.stamp = Stamp { revision: draft.stamp.revision + 1, tab: self.tab.get_value() };
        self.note_put(draft::put(id, &draft));
        let stamp = draft.stamp.clone();
        match self.open_id() == id {
            true => self.note(draft, Some(stamp)),
            false => self.shelf.update(|shelf| *shelf += 1),
        }
    }

    /// Gives a draft another name.
    pub fn rename(self, id: &str, name: &str) {
        if self.open_id() == id {
            // Stored as everything that is typed.
            self.name.set(name.to_owned());
            self.save_now();
        } else {
            self.change_kept(id, |draft| draft.name = name.to_owned());
        }
    }

    /// Stores a copy of a draft under another name.
    pub fn copy_kept(self, id: &str, name: &str) {
        let Some(Found::Draft(mut draft)) = draft::find(id) else { return };
        name.clone_into(&mut draft.name);
        draft.saved_at = browser::now();
        draft.stamp = Stamp { revision: 1, tab: self.tab.get_value() };
        self.note_put(draft::put(&draft::new_id(), &draft));
        self.shelf.update(|shelf| *shelf += 1);
    }

    /// Copies the draft of a newer version, as far as it is understood, into one that can be changed.
    pub fn copy_to_change(self) {
        let content = self.content();
        self.begin_anew();
        self.name.set(fill("draft.copy_name", &[("name", &shown_name(&content.name))]));
        self.pasted.set(content.pasted);
        self.answers.set(content.answers);
        self.leave_all();
    }

    /// Empties all answers; they can be found again with [`Store::undo_clear`].
    pub fn clear(self) {
        self.cleared.set(Some(self.content()));
        self.notice.set(None);
        self.left.set(Sorted::new());
        self.open_row.set(None);
        self.pasted.set(String::new());
        self.edits.set(Vec::new());
        self.answers.set(Answers::default());
        self.go_to(Group::Person);
    }

    /// Brings back what was cleared.
    pub fn undo_clear(self) {
        if let Some(Draft { answers, pasted, edits, .. }) = self.cleared.get_untracked() {
            self.pasted.set(pasted);
            self.edits.set(edits);
            self.answers.set(answers);
            self.cleared.set(None);
            self.leave_all();
        }
    }

    /// Shows the cards, as a step of the history, with the first card open where nothing is answered yet.
    pub fn to_form(self) {
        match self.answers.with_untracked(Answers::is_empty) {
            true => self.go_to(Group::Person),
            false => {
                self.view.set(View::Cards);
                browser::push_fragment("");
                browser::show_soon("form".to_owned(), "result-title".to_owned());
            }
        }
    }
}
