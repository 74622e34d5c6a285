//! A draft as it is stored: the answers as typed and what belongs to them, under a version.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::rules::plan::LeverKind;
use crate::rules::process::STEPS;
use crate::rules::{Date, Month, Paper};

use super::field::Field;
use super::lever_edit::{LeverEdit, SITUATIONS};
use super::slot::{PeriodPart, RecordList, Slot};
use super::{Answers, PeriodRow, YES};

/// The version of the stored form. A change of its meaning gets a new one, a migration in [`Draft::from_json`] and a stored
/// draft in `tests/files/drafts/`. Version 1 had no papers, no steps and fewer questions; version 2 no name and nothing
/// of what stands beside the answers. Both are read as they are.
pub const DRAFT_VERSION: u32 = 3;

/// The answers of one person with what is kept beside them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// What the visitor calls it; may be empty.
    pub name: String,
    pub answers: Answers,
    /// A pasted record that is not taken over yet.
    pub pasted: String,
    /// What was changed about the levers of the plan.
    pub edits: Vec<LeverEdit>,
    /// The score when it was last stored or looked at.
    pub scored: Option<Scored>,
    /// When it was stored, in milliseconds since 1970.
    pub saved_at: u64,
    /// Which of its states this is.
    pub stamp: Stamp,
}

/// A score as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scored {
    /// The assessment date.
    pub on: Date,
    /// Points.
    pub total: i32,
    /// From when on the newest wage figure was in force that it knew.
    pub wage: Month,
}

/// Tells one state of a draft from every other: how often it was stored, and by whom.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Stamp {
    pub revision: u64,
    /// The tab that stored it.
    pub tab: String,
}

/// A stored draft that this version cannot restore as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftError {
    /// Written by a newer version; what of it is understood here, to be looked at and never stored in its place.
    Newer(Box<Draft>),
    /// No draft, or one that names a question, a paper or a change that does not exist.
    Corrupt,
}

/// The stored form: texts by the path of their question.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    version: u32,
    answers: BTreeMap<String, String>,
    periods: Vec<PeriodRow>,
    records: BTreeMap<String, Vec<String>>,
    // Since version 2.
    /// Papers at hand, by their codes.
    #[serde(default)]
    papers: Vec<String>,
    /// Steps done.
    #[serde(default)]
    steps: Vec<u8>,
    // Since version 3.
    #[serde(default)]
    name: String,
    #[serde(default)]
    pasted: String,
    #[serde(default)]
    levers: Vec<StoredLever>,
    #[serde(default)]
    scored: Option<Scored>,
    #[serde(default)]
    saved_at: u64,
    #[serde(default)]
    stamp: Stamp,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredLever {
    kind: String,
    from: Option<String>,
    chosen: [bool; SITUATIONS],
}

impl Draft {
    /// Answers under no name.
    pub fn of(answers: Answers) -> Draft {
        Draft { answers, ..Draft::default() }
    }

    /// Whether the visitor put nothing into it.
    pub fn is_empty(&self) -> bool {
        self.name.is_empty() && self.answers.is_empty() && self.pasted.is_empty() && self.edits.is_empty()
    }

    /// Whether both hold the same, whenever and by whom they were stored.
    pub fn says_the_same(&self, other: &Draft) -> bool {
        let content = |draft: &Draft| (draft.name.clone(), draft.pasted.clone(), draft.edits.clone());
        self.answers == other.answers && content(self) == content(other)
    }

    /// The stored form.
    pub fn to_json(&self) -> String {
        let Draft { name, answers, pasted, edits, scored, saved_at, stamp } = self;
        let rows = RecordList::ALL.map(|list| (list.field().path().to_owned(), answers.records[list as usize].clone()));
        let levers = edits.iter().map(|LeverEdit { kind, from, chosen, .. }| StoredLever {
            kind: kind.code().to_owned(),
            from: from.clone(),
            chosen: *chosen,
        });
        let stored = Stored {
            version: DRAFT_VERSION,
            answers: answers.texts.iter().map(|(field, text)| (field.path().to_owned(), text.clone())).collect(),
            periods: answers.periods.clone(),
            records: rows.into_iter().filter(|(_, rows)| !rows.is_empty()).collect(),
            papers: answers.papers.iter().map(|paper| paper.code().to_owned()).collect(),
            steps: answers.steps.iter().copied().collect(),
            name: name.clone(),
            pasted: pasted.clone(),
            levers: levers.collect(),
            scored: *scored,
            saved_at: *saved_at,
            stamp: stamp.clone(),
        };
        // Texts, numbers and lists under texts: nothing in it that JSON could not hold.
        serde_json::to_string(&stored).unwrap_or_default()
    }

    /// Reads a stored draft of this version or an older one.
    ///
    /// # Errors
    /// See [`DraftError`].
    pub fn from_json(json: &str) -> Result<Draft, DraftError> {
        match serde_json::from_str::<Stored>(json) {
            Ok(stored) if stored.version <= DRAFT_VERSION => stored.try_into(),
            // A newer form may have parts that this version cannot even read.
            _ => Err(newer(json).map_or(DraftError::Corrupt, |draft| DraftError::Newer(Box::new(draft)))),
        }
    }
}

impl TryFrom<Stored> for Draft {
    type Error = DraftError;

    fn try_from(stored: Stored) -> Result<Draft, DraftError> {
        let Stored {
            answers: texts,
            periods,
            records,
            papers,
            steps,
            name,
            pasted,
            levers,
            scored,
            saved_at,
            stamp,
            ..
        } = stored;
        let known = |known: bool| if known { Ok(()) } else { Err(DraftError::Corrupt) };
        let mut answers = Answers { periods, ..Answers::default() };
        for code in papers {
            known(answers.mark_paper(&code))?;
        }
        answers.steps = steps.into_iter().filter(|step| STEPS.contains(step)).collect();
        for (path, text) in texts {
            known(answers.put(&path, &text))?;
        }
        for (path, rows) in records {
            known(answers.put_records(&path, rows))?;
        }
        let edit = |StoredLever { kind, from, chosen }| {
            LeverKind::from_code(&kind).map(|kind| LeverEdit { kind, from, chosen, by_hand: true })
        };
        let edits = levers.into_iter().map(edit).collect::<Option<_>>().ok_or(DraftError::Corrupt)?;
        Ok(Draft { name, answers, pasted, edits, scored, saved_at, stamp })
    }
}

impl Answers {
    /// Puts a text at a question; whether there is such a question.
    fn put(&mut self, path: &str, text: &str) -> bool {
        // An empty text answers nothing, and is not kept as one.
        Field::from_path(path).map(|field| self.set(Slot::Field(field), text)).is_some()
    }

    /// Puts the dates of a list; whether there is such a list.
    fn put_records(&mut self, path: &str, rows: Vec<String>) -> bool {
        let list = RecordList::ALL.into_iter().find(|list| list.field().path() == path);
        list.and_then(|list| self.records.get_mut(list as usize)).map(|records| *records = rows).is_some()
    }

    /// Marks a paper as at hand; whether there is such a paper.
    fn mark_paper(&mut self, code: &str) -> bool {
        Paper::from_code(code).map(|paper| self.papers.insert(paper)).is_some()
    }
}

/// What is understood of a draft that a newer version stored; nothing where it is none.
fn newer(json: &str) -> Option<Draft> {
    let value: Value = serde_json::from_str(json).ok()?;
    value.get("version")?.as_u64().filter(|version| *version > u64::from(DRAFT_VERSION))?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let rows = |value: &Value| value.as_array().into_iter().flatten().map(text).collect::<Vec<_>>();
    let mut draft = Draft {
        name: value.get("name").map(text).unwrap_or_default(),
        saved_at: value.get("saved_at").and_then(Value::as_u64).unwrap_or_default(),
        ..Draft::default()
    };
    let answers = &mut draft.answers;
    for (path, answer) in value.get("answers").and_then(Value::as_object).into_iter().flatten() {
        answers.put(path, &text(answer));
    }
    for (path, dates) in value.get("records").and_then(Value::as_object).into_iter().flatten() {
        answers.put_records(path, rows(dates));
    }
    for (row, period) in value.get("periods").and_then(Value::as_array).into_iter().flatten().enumerate() {
        answers.add_period();
        for part in PeriodPart::ALL {
            let given = period.get(part.name());
            let given = given.map(|given| if given == &Value::Bool(true) { YES.to_owned() } else { text(given) });
            answers.set(Slot::Period(row, part), &given.unwrap_or_default());
        }
    }
    for code in value.get("papers").map(rows).unwrap_or_default() {
        answers.mark_paper(&code);
    }
    for step in value.get("steps").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_u64) {
        if let Some(step) = u8::try_from(step).ok().filter(|step| STEPS.contains(step)) {
            answers.set(Slot::Step(step), YES);
        }
    }
    Some(draft)
}
