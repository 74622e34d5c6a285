//! What questions and answers say. Texts are found by the path of their place.

use crate::answers::{Answers, Entry, Fault, Slot};
use crate::rules::Date;

use super::{fill, find, grouped, text};

/// What a question says.
pub struct Wording {
    pub label: String,
    /// The official term.
    pub term: Option<&'static str>,
    pub help: Option<String>,
}

impl Wording {
    /// The wording of a place as of `today`.
    pub fn of(slot: Slot, today: Date) -> Wording {
        let path = path(slot);
        let help = format!("question.{path}.help");
        Wording {
            label: own_label(slot),
            term: find(&format!("question.{path}.term")),
            help: find(&help).map(|_| fill(&help, &[("today", &today)])),
        }
    }
}

/// The path of a place without the number of its row.
fn path(slot: Slot) -> String {
    match slot {
        Slot::Field(field) => field.path().to_owned(),
        Slot::Period(_, part) => format!("period.{}", part.name()),
        Slot::Record(list, _) => format!("{}.date", list.field().path()),
        Slot::Paper(_) | Slot::Step(_) => slot.to_string(),
    }
}

fn own_label(slot: Slot) -> String {
    let number = match slot {
        Slot::Record(_, row) | Slot::Period(row, _) => row + 1,
        Slot::Field(_) | Slot::Paper(_) | Slot::Step(_) => 0,
    };
    fill(&format!("question.{}.label", path(slot)), &[("n", &number)])
}

/// The label of a place as it is named away from its place: a part of a row says of which.
pub fn label(slot: Slot) -> String {
    let label = own_label(slot);
    match slot {
        Slot::Period(row, _) => {
            let row = fill("period.title", &[("n", &(row + 1))]);
            fill("join.row", &[("row", &row), ("label", &label)])
        }
        _ => label,
    }
}

/// What was answered at a place, as it is read.
pub fn answer_text(answers: &Answers, slot: Slot) -> String {
    let given = answers.text(slot);
    match slot.entry() {
        _ if given.trim().is_empty() => text("check.unanswered").to_owned(),
        Entry::Choice(_) | Entry::YesNo | Entry::Whether | Entry::Flag => choice_text(slot, given).to_owned(),
        _ => given.to_owned(),
    }
}

/// What a choice of a question says; a choice without a text shows itself.
pub fn choice_text(slot: Slot, choice: &str) -> &str {
    let own = find(&format!("choice.{}.{choice}", path(slot)));
    own.or_else(|| find(&format!("choice.{choice}"))).unwrap_or(choice)
}

/// The fault of a place in words.
pub fn fault_text(fault: Fault) -> String {
    match fault {
        Fault::NotADate => text("fault.date").to_owned(),
        Fault::NotAMonth => text("fault.month").to_owned(),
        Fault::NotANumber => text("fault.number").to_owned(),
        Fault::Above(max) => fill("fault.above", &[("max", &grouped(max))]),
        Fault::NotAPercent => text("fault.percent").to_owned(),
        Fault::InFuture => text("fault.future").to_owned(),
        Fault::BeforeStart => text("fault.before_start").to_owned(),
    }
}
