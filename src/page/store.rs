//! The one store: answers as typed. Everything else the page shows is derived from it.

use std::time::Duration;

use leptos::prelude::*;

use super::desk::{Notice, OpenDraft};
use super::draft::{Found, Restored};
use super::kit::memo;
use super::more::{Come, More};
use super::shelf::{self, Trouble};
use super::{batch, browser, check, configure, drafts, plan, report, take};
use crate::answers::{
    Answers, Draft, Fault, Field, Group, LeverEdit, Reading, Slot, Sorted, Standing, open_questions, standing,
};
use crate::clock::today;
use crate::report::Parts;
use crate::rules::{self, Assessment, Date, Profile};

/// What is shared by all parts of the page.
#[derive(Clone, Copy)]
pub struct Store {
    /// The answers as typed: the only state the score depends on.
    pub answers: RwSignal<Answers>,
    /// The day the page was opened.
    pub today: Date,
    /// The answers read, and what is wrong with them.
    pub reading: Memo<Reading>,
    /// The score.
    pub assessment: Memo<Assessment>,
    /// What is fetched after the first moment; nothing until it is here.
    pub more: RwSignal<Option<More>>,
    /// Whether it did not come.
    pub is_more_missing: RwSignal<bool>,
    /// What was fetched, or that it did not come, until the page takes it on.
    pub(super) come: StoredValue<Option<Come>>,
    /// How much of the page is built (src/page/turns.rs).
    pub turn: RwSignal<u8>,
    /// Which verdict stands.
    pub standing: Memo<Standing>,
    /// The questions that can still change it, the most promising first.
    pub open_questions: Memo<Vec<Slot>>,
    /// The group whose questions are open.
    pub open: RwSignal<Option<Group>>,
    /// The row of the insurance record that is open, where there are too many to show them all.
    pub open_row: RwSignal<Option<usize>>,
    /// What is shown in the main part of the page.
    pub view: RwSignal<View>,
    /// A record as pasted, or what is left of it to correct.
    pub pasted: RwSignal<String>,
    /// What the visitor changed about the levers of the plan.
    pub edits: RwSignal<Vec<LeverEdit>>,
    /// The parts of the report that are printed.
    pub printed: RwSignal<Parts>,
    /// The parts of it that are on the picture.
    pub drawn: RwSignal<Parts>,
    /// Places that have been left once: their faults are shown.
    pub(super) left: RwSignal<Sorted<Slot>>,
    /// What the draft is called.
    pub name: RwSignal<String>,
    /// Which draft it is.
    pub open_draft: RwSignal<OpenDraft>,
    /// Whether it can only be looked at: a value of its own, or every part that can be locked would be built anew, and
    /// forget what it holds, whenever the draft is stored.
    pub is_locked: Memo<bool>,
    /// What was stored of it last.
    pub(super) kept: StoredValue<Draft>,
    /// The same as it stands in the storage, where this tab has put it there.
    pub(super) kept_text: StoredValue<Option<String>>,
    /// Counts up whenever a draft on this device changes.
    pub shelf: RwSignal<u32>,
    /// Whether another tab has the same draft open.
    pub open_elsewhere: RwSignal<bool>,
    /// What keeps the draft from being kept.
    pub trouble: RwSignal<Option<Trouble>>,
    /// What is to be told about the draft.
    pub notice: RwSignal<Option<Notice>>,
    /// What there was before it was cleared.
    pub cleared: RwSignal<Option<Draft>>,
    pub(super) save_pending: RwSignal<bool>,
    /// What tells this tab from the others.
    pub(super) tab: StoredValue<String>,
    /// Whether the mouse or a finger is down.
    pressed: RwSignal<bool>,
    /// Places left by a press that is not over yet.
    leaving: RwSignal<Sorted<Slot>>,
}

/// What the main part of the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The questions with the result.
    Cards,
    /// The check before going.
    Check,
    /// The ways to 120.
    Plan,
    /// The drafts on this device.
    Drafts,
    /// What can be taken along.
    Take,
    /// What is printed, and the picture.
    Report,
    /// Many clients at once.
    Batch,
    /// The options of an embedded page.
    Configure,
}

impl View {
    /// The views beside the cards.
    const ASIDE: [View; 7] =
        [View::Check, View::Plan, View::Drafts, View::Take, View::Report, View::Batch, View::Configure];

    /// Its step in the address, its id and that of the way there; the cards have those of their groups.
    pub const fn id(self) -> &'static str {
        match self {
            View::Cards => "",
            View::Check => check::ID,
            View::Plan => plan::ID,
            View::Drafts => drafts::ID,
            View::Take => take::ID,
            View::Report => report::ID,
            View::Batch => batch::ID,
            View::Configure => configure::ID,
        }
    }

    /// The view of a step in the address.
    pub fn from_id(id: &str) -> View {
        View::ASIDE.into_iter().find(|view| view.id() == id).unwrap_or(View::Cards)
    }
}

/// The store of this page.
pub fn store() -> Store {
    expect_context::<Store>()
}

/// The score of a restored draft, and what follows from it: the ground that a store is made on, laid in a turn of its own.
pub struct Ground {
    restored: Restored,
    draft: Draft,
    today: Date,
    answers: RwSignal<Answers>,
    reading: Memo<Reading>,
    more: RwSignal<Option<More>>,
    assessment: Memo<Assessment>,
    standing: Memo<Standing>,
    open_questions: Memo<Vec<Slot>>,
}

impl Ground {
    pub fn lay(restored: Restored) -> Ground {
        let today = today();
        let draft = restored.found.as_ref().and_then(Found::draft).cloned().unwrap_or_default();
        let answers = RwSignal::new(draft.answers.clone());
        let reading = Memo::new(move |_| answers.with(|answers| answers.read(today)));
        let more = RwSignal::new(None::<More>);
        let assessment = Memo::new(move |_| {
            let assess = more.get().map_or(rules::tally as fn(&Profile, Date) -> Assessment, |more| more.assess);
            reading.with(|reading| assess(&reading.profile, today))
        });
        let standing = Memo::new(move |_| {
            answers.with(|answers| reading.with(|reading| assessment.with(|score| standing(answers, reading, score))))
        });
        let open_questions = Memo::new(move |_| {
            let open =
                |answers: &_, reading: &_| assessment.with(|score| open_questions(answers, reading, score, today));
            answers.with(|answers| reading.with(|reading| open(answers, reading)))
        });
        Ground { restored, draft, today, answers, reading, more, assessment, standing, open_questions }
    }
}

impl Store {
    /// Derives everything from the draft as it was restored. Nothing is kept yet of what changes in it ([`Store::keep_up`]).
    pub fn start(ground: Ground) -> Store {
        let Ground { restored, draft, today, answers, reading, more, assessment, standing, open_questions } = ground;
        let Restored { id, found, was_corrupt } = restored;
        let notice = match &found {
            _ if was_corrupt => Some(Notice::Corrupt),
            Some(found) if found.draft().is_some_and(|draft| !draft.is_empty()) => Some(Notice::Restored),
            _ => None,
        };
        let open_draft = RwSignal::new(OpenDraft::new(id, found.as_ref()));
        let restored = !draft.answers.is_empty();
        let fragment = browser::fragment();
        let view = View::from_id(&fragment);
        let starts_anew = !restored && view == View::Cards;
        let open = Group::from_id(&fragment).or(starts_anew.then_some(Group::Person));
        let store = Store {
            answers,
            today,
            reading,
            assessment,
            more,
            is_more_missing: RwSignal::new(false),
            come: StoredValue::new(None),
            turn: RwSignal::new(0),
            standing,
            open_questions,
            open: RwSignal::new(open),
            open_row: RwSignal::new(None),
            view: RwSignal::new(view),
            pasted: RwSignal::new(draft.pasted.clone()),
            edits: RwSignal::new(draft.edits.clone()),
            printed: RwSignal::new(Parts::ALL),
            drawn: RwSignal::new(Parts::to_pass_on()),
            left: RwSignal::new(Sorted::new()),
            name: RwSignal::new(draft.name.clone()),
            open_draft,
            is_locked: Memo::new(move |_| open_draft.with(|open| open.is_locked)),
            kept: StoredValue::new(draft),
            kept_text: StoredValue::new(None),
            shelf: RwSignal::new(0),
            open_elsewhere: RwSignal::new(false),
            trouble: RwSignal::new(shelf::is_denied().then_some(Trouble::Denied)),
            notice: RwSignal::new(notice),
            cleared: RwSignal::new(None),
            save_pending: RwSignal::new(false),
            tab: StoredValue::new(browser::unique()),
            pressed: RwSignal::new(false),
            leaving: RwSignal::new(Sorted::new()),
        };
        if restored {
            store.leave_all();
        }
        // Without a name the first step could not be told from one with all groups closed. In a turn of its own: the browser
        // takes as long over it as over a part of the page.
        if let Some(group) = open.filter(|group| group.id() != fragment && take::in_address().is_none()) {
            let name = move || {
                if browser::fragment() == fragment {
                    browser::replace_fragment(group.id());
                }
            };
            set_timeout(name, Duration::ZERO);
        }
        store
    }

    /// Puts what was typed at a place.
    pub fn set(self, slot: Slot, text: &str) {
        self.answers.update(|answers| answers.set(slot, text));
    }

    /// What stands at a place, as a value that changes only when this place does.
    pub fn text(self, slot: Slot) -> Memo<String> {
        memo(move || self.answers.with(|answers| answers.text(slot).to_owned()))
    }

    /// The day the score is asked for.
    pub fn day(self) -> Date {
        self.reading.with(|reading| reading.profile.assessed_on).unwrap_or(self.today)
    }

    /// Whether a question is asked.
    pub fn asks(self, field: Field) -> Memo<bool> {
        memo(move || self.answers.with(|answers| answers.asks(field)))
    }

    /// Notes that a place is being left. Where a press on something else is why, this waits until the press is over: a
    /// message appearing in between would push the other thing from under the finger.
    pub fn leave(self, slot: Slot) {
        match self.pressed.get_untracked() {
            true => self.leaving.update(|leaving| {
                leaving.insert(slot, ());
            }),
            false => self.left_at(slot),
        }
    }

    /// Notes that the mouse or a finger went down.
    pub fn press(self) {
        self.pressed.set(true);
    }

    /// Notes that a press is over.
    pub fn release(self) {
        self.pressed.set(false);
        // By then the press has reached what it was meant for.
        request_animation_frame(move || {
            for (slot, ()) in &self.leaving.try_update(std::mem::take).unwrap_or_default() {
                self.left_at(*slot);
            }
        });
    }

    /// Notes that a place was left, and writes what stands there in its plain form.
    fn left_at(self, slot: Slot) {
        let mut tidied = self.answers.get_untracked();
        tidied.tidy(slot);
        if self.answers.with_untracked(|answers| *answers != tidied) {
            self.answers.set(tidied);
        }
        self.left.update(|left| {
            left.insert(slot, ());
        });
    }

    /// Shows every fault there is.
    pub fn leave_all(self) {
        let faults = self.reading.with_untracked(|reading| reading.faults.clone());
        self.left.update(|left| faults.keys().for_each(|slot| left.insert(*slot, ())));
    }

    /// The fault to show at a place.
    pub fn fault(self, slot: Slot) -> Memo<Option<Fault>> {
        memo(move || {
            let left = self.left.with(|left| left.contains(&slot));
            left.then(|| self.reading.with(|reading| reading.fault(slot))).flatten()
        })
    }

    /// The faults to show, in the order of the page.
    pub fn faults(self) -> Memo<Vec<(Slot, Fault)>> {
        memo(move || {
            let shown = |reading: &Reading| {
                self.left.with(|left| reading.faults.iter().filter(|(slot, _)| left.contains(slot)).copied().collect())
            };
            self.reading.with(shown)
        })
    }

    /// Forgets which rows were left: after a row is removed they are other rows.
    pub fn forget_left(self, is_row: impl Fn(&Slot) -> bool) {
        self.left.update(|left| left.retain(|slot| !is_row(slot)));
    }

    /// Forgets what was known of the rows of the insurance record: they are other rows from now on.
    pub fn forget_rows(self) {
        self.open_row.set(None);
        self.forget_left(|slot| matches!(slot, Slot::Period(..)));
    }

    /// Shows a view beside the cards, as a step of the history.
    pub fn show(self, view: View) {
        self.view.set(view);
        browser::push_fragment(view.id());
        browser::show_soon(view.id().to_owned(), format!("{}-title", view.id()));
    }

    /// Goes back to the cards, where the way to the view is.
    pub fn close(self, view: View) {
        self.view.set(View::Cards);
        let open = self.open.get_untracked();
        browser::push_fragment(open.map_or("", Group::id));
        browser::focus_soon(format!("to-{}", view.id()));
    }

    /// Shows the cards; whether something else was shown before.
    fn to_cards(self) -> bool {
        let was_elsewhere = self.view.get_untracked() != View::Cards;
        if was_elsewhere {
            self.view.set(View::Cards);
        }
        was_elsewhere
    }

    /// Opens a group and makes it a step of the history.
    pub fn go_to(self, group: Group) {
        let was_elsewhere = self.to_cards();
        if was_elsewhere || self.open.get_untracked() != Some(group) {
            self.open.set(Some(group));
            browser::push_fragment(group.id());
        }
        browser::show_soon(format!("card-{}", group.id()), format!("head-{}", group.id()));
    }

    /// Opens a group, or closes it.
    pub fn toggle(self, group: Group) {
        let is_open = self.open.get_untracked() == Some(group);
        self.open.set((!is_open).then_some(group));
        browser::push_fragment(if is_open { "" } else { group.id() });
        if !is_open {
            browser::show_soon(format!("card-{}", group.id()), format!("head-{}", group.id()));
        }
    }

    /// Leads to a place: opens its group and moves the focus there.
    pub fn go_to_slot(self, slot: Slot) {
        let was_elsewhere = self.to_cards();
        if let Slot::Period(row, _) = slot {
            self.open_row.set(Some(row));
        }
        let group = Group::of_slot(slot);
        let is_elsewhere = |group: &Group| was_elsewhere || self.open.get_untracked() != Some(*group);
        if let Some(group) = group.filter(is_elsewhere) {
            self.open.set(Some(group));
            browser::push_fragment(group.id());
        } else if was_elsewhere {
            browser::push_fragment(self.open.get_untracked().map_or("", Group::id));
        }
        browser::focus_soon(slot.to_string());
    }
}
