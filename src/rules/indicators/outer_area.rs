//! 「远郊重点区域」, Art. 7(7).

use crate::rules::assessment::Reason;
use crate::rules::profile::Years;
use crate::rules::score::Score;

/// The most that an outer area can give.
pub const MAX: i32 = 20;
/// Points for each full year.
pub const EACH_YEAR: i32 = 2;
/// From this many full years on they count for certain. The law leaves the number to the area's own rules: it was 5
/// until 2022, and some areas have a shorter one.
pub const CERTAIN_FROM_YEARS: u32 = 5;

/// Points for full years, where they count.
pub fn points(years: u32) -> i32 {
    (years as i32).saturating_mul(EACH_YEAR).min(MAX)
}

/// Art. 7(7): 2 for each full year working and living in a designated area, at most 20. One to four years are to be
/// confirmed: nothing in the total, and a possible gain.
pub fn score(years: Option<Years>) -> Score {
    // Years are 100 at the most.
    let Some(years) = years.map(|years| years.get() as u32) else { return Score::unanswered(Some(MAX)) };
    match years {
        0 => Score::nothing(Reason::Nothing),
        _ if years < CERTAIN_FROM_YEARS => {
            Score { points: 0, max: Some(points(years)), reason: Reason::ToBeConfirmed(years) }
        }
        _ => Score::settled(points(years), Reason::Years(years)),
    }
}
