//! The drafts with their scores as of today.

use crate::answers::{Answers, Scored};
use crate::page::desk::shown_name;
use crate::page::draft::{self, Found};
use crate::page::store::Store;
use crate::rules::{Assessment, Date, Severity, assess, wage};

/// A draft in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub id: String,
    pub name: String,
    /// When it was stored, in milliseconds since 1970.
    pub saved_at: u64,
    /// Of a newer version.
    pub is_newer: bool,
    /// The score as of today, or of the assessment date that the draft names.
    pub now: Scored,
    pub qualifies: bool,
    /// How many findings bar the application.
    pub blockers: usize,
    /// The score when it was last stored or looked at.
    pub before: Option<Scored>,
}

impl Row {
    /// By how many points the score has moved since.
    pub fn moved(&self) -> i32 {
        self.before.map_or(0, |before| self.now.total - before.total)
    }

    /// Whether a newer wage figure is in force than the score knew.
    pub fn has_older_wage(&self) -> bool {
        self.before.is_some_and(|before| before.wage < self.now.wage)
    }
}

/// The score of answers, and what it is worth noting.
fn score(answers: &Answers, today: Date) -> (Scored, Assessment) {
    let profile = answers.read(today).profile;
    let assessment = assess(&profile, today);
    let on = profile.assessed_on.unwrap_or(today);
    (Scored { on, total: assessment.total, wage: wage::latest().from }, assessment)
}

/// Every draft that can be read, the latest first.
pub fn rows(today: Date) -> Vec<Row> {
    let row = |(id, found): (String, Found)| {
        let draft = found.draft()?;
        let (now, assessment) = score(&draft.answers, today);
        let bars = assessment.findings.iter().filter(|finding| finding.severity == Severity::Blocker);
        Some(Row {
            id,
            name: draft.name.clone(),
            saved_at: draft.saved_at,
            is_newer: matches!(found, Found::Newer(_)),
            now,
            qualifies: assessment.qualifies,
            blockers: bars.count(),
            before: draft.scored,
        })
    };
    draft::all().into_iter().filter_map(row).collect()
}

/// Notes today's score with every draft; tells how many there are, and which have moved: name, points before, points now.
pub fn score_all_again(store: Store) -> (usize, Vec<(String, i32, i32)>) {
    let rows = rows(store.today);
    let can_be_noted = |row: &&Row| !row.is_newer;
    for row in rows.iter().filter(can_be_noted) {
        store.change_kept(&row.id, |draft| draft.scored = Some(row.now));
    }
    let moved = rows.iter().filter(can_be_noted).filter(|row| row.moved() != 0);
    let told = moved.map(|row| (shown_name(&row.name), row.now.total - row.moved(), row.now.total)).collect();
    (rows.iter().filter(can_be_noted).count(), told)
}
