//! What does not go together in the totals of an insurance record. It is said at once, and nothing is taken back for it:
//! the visitor knows which of the two numbers is wrong.

use crate::rules::profile::{Insurance, InsuranceSummary, Profile};
use crate::rules::value::Stated;

use super::field::Field;

/// Two numbers that cannot both be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// So many full years hold `most` months at the most: a year not yet full adds 11.
    MoreMonthsThanYearsHold { months: u64, years: u64, most: u64 },
    /// A month at a higher multiple is also one at every lower multiple.
    MoreMonthsThanAtLowerTier { months: u64, lower: u64 },
}

/// What is doubtful about one of the totals.
pub fn doubt(profile: &Profile, field: Field) -> Option<Doubt> {
    let Some(Stated::Given(Insurance::Summary(summary))) = &profile.insurance else { return None };
    let months = months(summary, field)?;
    let years = summary.years.map(|years| years.get());
    let lower = match field {
        Field::MonthsAt1 => self::months(summary, Field::MonthsAt08),
        Field::MonthsAt2 => self::months(summary, Field::MonthsAt1),
        // Counted over fewer months, and still not more than over all of them.
        Field::MonthsAt3 => self::months(summary, Field::MonthsAt2),
        Field::LastYearMonthsAt1 => self::months(summary, Field::MonthsAt1),
        _ => None,
    };
    if let Some((years, most)) = years.map(|years| (years, years * 12 + 11)).filter(|(_, most)| months > *most) {
        return Some(Doubt::MoreMonthsThanYearsHold { months, years, most });
    }
    lower.filter(|lower| months > *lower).map(|lower| Doubt::MoreMonthsThanAtLowerTier { months, lower })
}

fn months(summary: &InsuranceSummary, field: Field) -> Option<u64> {
    match field {
        Field::MonthsAt08 => summary.months_at_0_8.map(|months| months.get()),
        Field::MonthsAt1 => summary.months_at_1.map(|months| months.get()),
        Field::MonthsAt2 => summary.months_at_2.map(|months| months.get()),
        Field::MonthsAt3 => summary.months_at_3.map(|months| months.get()),
        Field::LastYearMonthsAt1 => summary.last_year_months_at_1.map(|months| months.get()),
        _ => None,
    }
}
