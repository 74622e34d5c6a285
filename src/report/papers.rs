//! Which papers are told of, and which are still missing.

use crate::answers::{Answers, Slot};
use crate::rules::{Assessment, Material, Paper, Reason};

/// The papers of what counts.
pub fn needed(assessment: &Assessment) -> impl Iterator<Item = &Material> {
    assessment.materials.iter().filter(|material| material.counts)
}

/// The papers of what counts and of what could count once it is answered: nothing is asked for that nobody claims.
pub fn claimed(assessment: &Assessment) -> Vec<Material> {
    let is_claimed = |material: &&Material| {
        let item = material.indicator.and_then(|indicator| assessment.item(indicator));
        material.counts || item.is_some_and(|item| item.reason != Reason::Unanswered)
    };
    assessment.materials.iter().filter(is_claimed).copied().collect()
}

/// The papers of what counts that are not ticked.
pub fn missing(assessment: &Assessment, answers: &Answers) -> Vec<Paper> {
    let is_missing = |paper: &Paper| answers.text(Slot::Paper(*paper)).is_empty();
    needed(assessment).map(|material| material.paper).filter(is_missing).collect()
}
