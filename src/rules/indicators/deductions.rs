//! 「减分指标」, Art. 8. Deductions add up (Art. 10).

use crate::rules::assessment::Reason;
use crate::rules::date::Date;
use crate::rules::score::Score;

/// A kind of record, how long it counts, and what each one costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deduction {
    /// Points of each record.
    pub each: i32,
    /// A record counts until the same day so many years later.
    pub within_years: u32,
}

/// Art. 8(1): false material in an application.
pub const FALSE_MATERIAL: Deduction = Deduction { each: -150, within_years: 3 };
/// Art. 8(2): administrative detention.
pub const DETENTION: Deduction = Deduction { each: -50, within_years: 5 };
/// Art. 8(3): ordinary criminal record.
pub const CONVICTION: Deduction = Deduction { each: -150, within_years: 5 };

impl Deduction {
    /// Art. 8: every record later than the same day 3 (5) years before the assessment date, and not after that date.
    pub fn score(self, records: Option<&[Date]>, on: Date) -> Score {
        let Some(records) = records else { return Score::unanswered(Some(0)) };
        let counts = |day: &&Date| day.full_years_until(on).is_some_and(|years| years < self.within_years);
        match records.iter().filter(counts).count() as u32 {
            0 => Score::nothing(Reason::Nothing),
            count => Score::settled(self.each.saturating_mul(count as i32), Reason::Records(count)),
        }
    }
}
