//! 「全日制应届毕业生」, Art. 7(8).

use crate::rules::assessment::Reason;
use crate::rules::score::Score;

/// Points of a full-time graduate of the current year.
pub const POINTS: i32 = 10;

/// Art. 7(8): 10 for a full-time graduate of the current year.
pub fn score(fresh_graduate: Option<bool>) -> Score {
    match fresh_graduate {
        None => Score::unanswered(Some(POINTS)),
        Some(true) => Score::settled(POINTS, Reason::Holds),
        Some(false) => Score::nothing(Reason::DoesNotHold),
    }
}
