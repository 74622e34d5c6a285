//! 「特定的公共服务领域」, Art. 7(6).

use crate::rules::assessment::Reason;
use crate::rules::profile::Years;
use crate::rules::score::Score;

/// Points for each full year.
pub const EACH_YEAR: i32 = 4;
/// From this many full years on all of them count.
pub const FROM_YEARS: u32 = 5;

/// Points for full years: none until [`FROM_YEARS`] are full.
pub fn points(years: u32) -> i32 {
    if years < FROM_YEARS { 0 } else { (years as i32).saturating_mul(EACH_YEAR) }
}

/// Art. 7(6): 4 for each full year employed in the designated field, once 5 years are full; without a maximum.
pub fn score(years: Option<Years>) -> Score {
    // Years are 100 at the most.
    match years.map(|years| years.get() as u32) {
        None => Score::unanswered(None),
        Some(0) => Score::nothing(Reason::Nothing),
        Some(years) if years < FROM_YEARS => Score::nothing(Reason::TooFewYears(years)),
        Some(years) => Score::settled(points(years), Reason::Years(years)),
    }
}
