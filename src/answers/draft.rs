//! A draft as it is stored: the answers as typed, under a version.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::rules::Paper;
use crate::rules::process::STEPS;

use super::field::Field;
use super::slot::RecordList;
use super::{Answers, PeriodRow};

/// The version of the stored form. A change of its meaning gets a new one and a migration. Version 1 had no papers, no
/// steps and fewer questions; it is read as it is.
pub const DRAFT_VERSION: u32 = 2;

/// The stored form of [`Answers`]: texts by the path of their question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    version: u32,
    answers: BTreeMap<String, String>,
    periods: Vec<PeriodRow>,
    records: BTreeMap<String, Vec<String>>,
    /// Papers at hand, by their codes; since version 2.
    #[serde(default)]
    papers: Vec<String>,
    /// Steps done; since version 2.
    #[serde(default)]
    steps: Vec<u8>,
}

/// A stored draft that this version cannot restore.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftError {
    /// Written by a newer version.
    Newer,
    /// Names a question or a paper that does not exist.
    UnknownQuestion,
}

/// The version of a stored draft, whatever else it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct DraftVersion {
    version: u32,
}

impl DraftVersion {
    /// Whether the draft was written by a newer version than this.
    pub fn is_newer(self) -> bool {
        self.version > DRAFT_VERSION
    }
}

impl From<&Answers> for Draft {
    fn from(answers: &Answers) -> Draft {
        let rows = RecordList::ALL.map(|list| (list.field().path().to_owned(), answers.records[list as usize].clone()));
        Draft {
            version: DRAFT_VERSION,
            answers: answers.texts.iter().map(|(field, text)| (field.path().to_owned(), text.clone())).collect(),
            periods: answers.periods.clone(),
            records: rows.into_iter().filter(|(_, rows)| !rows.is_empty()).collect(),
            papers: answers.papers.iter().map(|paper| paper.code().to_owned()).collect(),
            steps: answers.steps.iter().copied().collect(),
        }
    }
}

impl TryFrom<Draft> for Answers {
    type Error = DraftError;

    fn try_from(draft: Draft) -> Result<Answers, DraftError> {
        if draft.version > DRAFT_VERSION {
            return Err(DraftError::Newer);
        }
        let mut answers = Answers { periods: draft.periods, ..Answers::default() };
        for code in draft.papers {
            answers.papers.insert(Paper::from_code(&code).ok_or(DraftError::UnknownQuestion)?);
        }
        answers.steps = draft.steps.into_iter().filter(|step| STEPS.contains(step)).collect();
        for (path, text) in draft.answers {
            answers.texts.insert(Field::from_path(&path).ok_or(DraftError::UnknownQuestion)?, text);
        }
        for (path, rows) in draft.records {
            let list = RecordList::ALL.into_iter().find(|list| list.field().path() == path);
            answers.records[list.ok_or(DraftError::UnknownQuestion)? as usize] = rows;
        }
        Ok(answers)
    }
}
