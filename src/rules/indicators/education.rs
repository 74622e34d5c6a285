//! 「教育背景」, Art. 6(2).

use crate::rules::assessment::Reason;
use crate::rules::profile::{Degree, Education, Schooling};
use crate::rules::score::Score;
use crate::rules::value::Stated;

/// A rung of the ladder: the schooling and the degree that it needs together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rung {
    Associate,
    /// 本科学历 without a degree.
    BachelorSchooling,
    Bachelor,
    Master,
    Doctor,
}

/// Art. 6(2), best rung first: what schooling 「学历」 and degree 「学位」 must both reach, and the points.
#[rustfmt::skip]
pub const RUNGS: [(Schooling, Degree, i32, Rung); 5] = [
    (Schooling::Doctor,    Degree::Doctor,   110, Rung::Doctor),
    (Schooling::Master,    Degree::Master,   100, Rung::Master),
    (Schooling::Bachelor,  Degree::Bachelor,  90, Rung::Bachelor),
    (Schooling::Bachelor,  Degree::None,      60, Rung::BachelorSchooling),
    (Schooling::Associate, Degree::None,      50, Rung::Associate),
];

/// The best rung that both records together reach, with its points.
pub fn best_rung(schooling: Schooling, degree: Degree) -> Option<(i32, Rung)> {
    RUNGS
        .iter()
        .find(|(needs_schooling, needs_degree, ..)| schooling >= *needs_schooling && degree >= *needs_degree)
        .map(|&(_, _, points, rung)| (points, rung))
}

/// Art. 6(2): the best rung that both records together reach, when the national education authority recognises it.
pub fn score(education: Option<&Stated<Education>>) -> Score {
    let education = match education {
        None => return Score::unanswered(Some(RUNGS[0].2)),
        Some(Stated::Nothing) => return Score::nothing(Reason::Nothing),
        Some(Stated::Given(education)) => education,
    };
    let reach = |schooling, degree| {
        best_rung(education.schooling.unwrap_or(schooling), education.degree.unwrap_or(degree))
    };
    let sure = reach(Schooling::None, Degree::None);
    let best = reach(Schooling::Doctor, Degree::Doctor).map_or(0, |(points, _)| points);
    match (education.recognised, sure) {
        _ if best == 0 => Score::nothing(Reason::NoEducation),
        (Some(false), _) => Score::nothing(Reason::NotRecognised),
        (Some(true), Some((points, rung))) => Score { points, max: Some(best), reason: Reason::Rung(rung) },
        _ => Score::incomplete(best),
    }
}
