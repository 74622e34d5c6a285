//! 「在本市工作及缴纳职工社会保险年限」, Art. 6(4).

use crate::rules::assessment::Reason;
use crate::rules::insurance::Insured;
use crate::rules::score::Score;

/// Points for each full 12 months.
pub const EACH_YEAR: u32 = 3;

/// Art. 6(4): 3 for each full 12 months that count, without a maximum; a gap does not reset them.
pub fn score(insured: &Insured) -> Score {
    if !insured.answered {
        return Score::unanswered(None);
    }
    let points = |months: u32| (months / 12 * EACH_YEAR) as i32;
    let known = insured.counted.known;
    Score {
        points: points(known),
        max: insured.counted.possible.map(points),
        reason: match insured.counted.possible {
            None if known == 0 => Reason::Incomplete,
            _ => Reason::InsuredYears(known / 12),
        },
    }
}
