//! 「紧缺急需专业」, Art. 7(3).

use crate::rules::assessment::Reason;
use crate::rules::profile::ShortageMajor;
use crate::rules::score::Score;
use crate::rules::value::Stated;

/// Points when the major is in the catalogue and the post matches it.
pub const POINTS: i32 = 30;

/// Art. 7(3): 30 when the major is in the city's catalogue and the post matches the major.
pub fn score(major: Option<&Stated<ShortageMajor>>) -> Score {
    let major = match major {
        None => return Score::unanswered(Some(POINTS)),
        Some(Stated::Nothing) => return Score::nothing(Reason::Nothing),
        Some(Stated::Given(major)) => major,
    };
    match (major.in_catalogue, major.post_matches) {
        (Some(false), _) => Score::nothing(Reason::NotInCatalogue),
        (_, Some(false)) => Score::nothing(Reason::PostDoesNotMatch),
        (Some(true), Some(true)) => Score::settled(POINTS, Reason::Holds),
        _ => Score::incomplete(POINTS),
    }
}
