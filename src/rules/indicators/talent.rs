//! 「创业人才」, Art. 7(1), and 「创新创业中介服务人才」, Art. 7(2).

use crate::rules::assessment::Reason;
use crate::rules::score::Score;

/// Points of either, when the science commission recognises it.
pub const POINTS: i32 = 120;

/// Art. 7(1) and 7(2): 120 when recognised.
pub fn score(recognised: Option<bool>) -> Score {
    match recognised {
        None => Score::unanswered(Some(POINTS)),
        Some(true) => Score::settled(POINTS, Reason::Holds),
        Some(false) => Score::nothing(Reason::DoesNotHold),
    }
}
