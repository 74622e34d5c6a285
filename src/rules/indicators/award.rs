//! 「表彰奖励」, Art. 7(9).

use crate::rules::assessment::Reason;
use crate::rules::profile::Award;
use crate::rules::score::Score;

/// Art. 7(9): won while working in Shanghai; only the highest counts (Art. 10).
#[rustfmt::skip]
pub const AWARDS: [(Award, i32); 3] = [
    (Award::MunicipalSpecial,        30),
    (Award::MunicipalComprehensive,  60),
    (Award::Provincial,             110),
];

/// Art. 7(9): the award's points.
pub fn score(award: Option<Award>) -> Score {
    let points = |award| AWARDS.iter().find(|(held, _)| *held == award).map(|&(_, points)| points).unwrap_or_default();
    match award {
        None => Score::unanswered(Some(points(Award::Provincial))),
        Some(Award::None) => Score::nothing(Reason::Nothing),
        Some(award) => Score::settled(points(award), Reason::Award(award)),
    }
}
