//! 「配偶为本市户籍人员」, Art. 7(10).

use crate::rules::assessment::Reason;
use crate::rules::date::Date;
use crate::rules::profile::Spouse;
use crate::rules::score::Score;
use crate::rules::value::Stated;

/// The most that a marriage can give.
pub const MAX: i32 = 40;
/// Points for each full year of marriage.
pub const EACH_YEAR: i32 = 4;

/// Points for full years of marriage.
pub fn points(years: u32) -> i32 {
    (years as i32).saturating_mul(EACH_YEAR).min(MAX)
}

/// Art. 7(10): 4 for each full year of marriage to the present spouse, who holds Shanghai hukou; at most 40.
pub fn score(spouse: Option<&Stated<Spouse>>, on: Date) -> Score {
    let spouse = match spouse {
        None => return Score::unanswered(Some(MAX)),
        Some(Stated::Nothing) => return Score::nothing(Reason::Nothing),
        Some(Stated::Given(spouse)) => spouse,
    };
    // A wedding still to come makes no full year.
    let years = spouse.married_on.map(|married| married.full_years_until(on).unwrap_or(0));
    match (spouse.shanghai_hukou, years) {
        (Some(false), _) => Score::nothing(Reason::NoShanghaiHukou),
        (_, Some(0)) => Score::nothing(Reason::TooFewYears(0)),
        (Some(true), Some(years)) => Score::settled(points(years), Reason::Years(years)),
        (None, years) => Score::incomplete(years.map_or(MAX, points)),
        (Some(true), None) => Score::incomplete(MAX),
    }
}
