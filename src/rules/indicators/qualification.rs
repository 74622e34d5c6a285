//! 「专业技术职称和技能等级」, Art. 6(3).

use crate::rules::assessment::Reason;
use crate::rules::insurance::{GATE, Insured};
use crate::rules::profile::{Level, Qualification};
use crate::rules::score::Score;
use crate::rules::value::Stated;

/// Art. 6(3): level, points, and whether the wage gate applies.
#[rustfmt::skip]
pub const LEVELS: [(Level, i32, bool); 9] = [
    (Level::None,          0, false),
    (Level::Skill5,       15, false),
    (Level::Skill4,       30, false),
    (Level::Skill3,       60, false),
    (Level::Skill2,      100, true),
    (Level::Skill1,      140, true),
    (Level::JuniorTitle,   0, false),
    (Level::MidTitle,    100, true),
    (Level::SeniorTitle, 140, true),
];

impl Level {
    /// Points of the level when all its conditions hold.
    pub fn points(self) -> i32 {
        LEVELS.iter().find(|(level, ..)| *level == self).map(|&(_, points, _)| points).unwrap_or_default()
    }

    /// Whether it needs 6 of the last 12 months at or above W.
    pub fn has_wage_gate(self) -> bool {
        LEVELS.iter().any(|&(level, _, gate)| level == self && gate)
    }
}

/// Art. 6(3): the level's points, when none of the conditions fails.
pub fn score(qualification: Option<&Stated<Qualification>>, insured: &Insured) -> Score {
    let gate = insured.last_year.reach(GATE.months);
    // The best level that the wage gate leaves open.
    let open = || {
        let levels = LEVELS.iter().filter(|(_, _, gated)| !gated || gate != Some(false));
        levels.map(|&(_, points, _)| points).max().unwrap_or_default()
    };
    let held = match qualification {
        None => return Score::unanswered(Some(open())),
        Some(Stated::Nothing) => return Score::nothing(Reason::Nothing),
        Some(Stated::Given(held)) => held,
    };
    if held.level.is_some_and(|level| level.points() == 0) {
        return Score::nothing(Reason::NoQualification);
    }

    // Each of these voids the item when it fails.
    let conditions = [
        (held.obtained_in_shanghai, Reason::NotObtainedInShanghai),
        (held.fits_post, Reason::DoesNotFitPost),
        (held.in_catalogue, Reason::NotInCatalogue),
        (held.registered, Reason::NotRegistered),
    ];
    let failed = conditions.iter().find(|(answer, _)| *answer == Some(false));
    if let Some(&(_, reason)) = failed {
        return Score::nothing(reason);
    }
    let Some(level) = held.level else { return Score::incomplete(open()) };
    let gate = if level.has_wage_gate() { gate } else { Some(true) };
    if gate == Some(false) {
        return Score::nothing(Reason::BelowWageGate(insured.last_year.known));
    }
    if gate.is_some() && conditions.iter().all(|(answer, _)| answer.is_some()) {
        Score::settled(level.points(), Reason::Level(level))
    } else {
        Score::incomplete(level.points())
    }
}
