//! 「年龄」, Art. 6(1).

use crate::rules::assessment::Reason;
use crate::rules::date::Date;
use crate::rules::score::Score;

/// The most that age can give.
pub const MAX: i32 = 30;
/// The oldest age that still gives points.
pub const OLDEST: u32 = 60;
/// From this age to [`OLDEST`] the points stay at [`FLOOR`].
pub const FLAT_FROM: u32 = 56;
/// Points from [`FLAT_FROM`] to [`OLDEST`].
pub const FLOOR: u32 = 5;
/// Points for each year below [`FLAT_FROM`].
pub const EACH_YEAR: u32 = 2;
/// The oldest age that gives [`MAX`].
pub const FULL_UNTIL: u32 = FLAT_FROM - (MAX as u32 - FLOOR).div_ceil(EACH_YEAR);

/// Points for full years of age: 56 to 60 gives 5; each year younger adds 2, up to 30; over 60 gives none.
pub fn points(years: u32) -> i32 {
    if years > OLDEST {
        return 0;
    }
    let younger = FLAT_FROM.saturating_sub(years);
    ((FLOOR + younger * EACH_YEAR) as i32).min(MAX)
}

/// Art. 6(1): by full years of age on the assessment date.
pub fn score(born_on: Option<Date>, on: Date) -> Score {
    match born_on.map(|born| born.full_years_until(on)) {
        None => Score::unanswered(Some(MAX)),
        Some(None) => Score::nothing(Reason::NotBorn),
        Some(Some(years)) => Score::settled(points(years), Reason::Age(years)),
    }
}
