//! 「投资纳税或带动本地就业」, Art. 7(4).

use crate::rules::assessment::Reason;
use crate::rules::profile::Investment;
use crate::rules::score::Score;
use crate::rules::value::{Percent, Stated, Whole};

/// The most that investment can give.
pub const MAX: i32 = 120;
/// Points for each full step.
pub const EACH_STEP: u64 = 10;
/// One step of tax: whole yuan a year.
pub const TAX_STEP: u64 = 100_000;
/// One step of employment: employees with Shanghai hukou a year.
pub const HIRES_STEP: u64 = 10;

/// Which of the two counts; the better one does (Art. 11).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// 「投资纳税」
    Tax,
    /// 「带动本地就业」
    Hires,
}

impl Source {
    /// One step of points: whole yuan a year, or employees.
    pub const fn step(self) -> u64 {
        match self {
            Source::Tax => TAX_STEP,
            Source::Hires => HIRES_STEP,
        }
    }
}

/// The holder's share of the average of three years, rounded down to whole yuan or people. Exact for the steps: a
/// whole number of steps is reached by the average only if its whole part reaches it.
pub fn yearly(share: Percent, years: [u64; 3]) -> u64 {
    let sum: u64 = years.iter().sum();
    share.hundredths() * sum / (Percent::WHOLE.hundredths() * 3)
}

/// Points of the holder's share of the average.
pub fn points(source: Source, yearly: u64) -> i32 {
    (yearly / source.step() * EACH_STEP).min(MAX as u64) as i32
}

/// Art. 7(4): by the holder's own share, averaged over the last 3 consecutive years, 10 for each full 100,000 yuan of
/// tax a year, or 10 for each full 10 employees with Shanghai hukou a year; at most 120.
pub fn score(investment: Option<&Stated<Investment>>) -> Score {
    let investment = match investment {
        None => return Score::unanswered(Some(MAX)),
        Some(Stated::Nothing) => return Score::nothing(Reason::Nothing),
        Some(Stated::Given(investment)) => investment,
    };
    let at_share = |share: Percent| {
        [
            (Source::Tax, investment.annual_tax.map(|years| yearly(share, years.map(Whole::get)))),
            (Source::Hires, investment.local_hires.map(|years| yearly(share, years.map(Whole::get)))),
        ]
    };
    // An unanswered share could be the whole; an unanswered row of years could be anything, unless the share is none.
    let share = investment.share_percent.unwrap_or(Percent::WHOLE);
    let possible = at_share(share).map(|(source, yearly)| match yearly {
        Some(yearly) => points(source, yearly),
        None if share == Percent::default() => 0,
        None => MAX,
    });
    let max = possible.into_iter().max().unwrap_or_default();

    let sure = investment.share_percent.map(at_share).into_iter().flatten();
    let best = sure
        .filter_map(|(source, yearly)| yearly.map(|yearly| (points(source, yearly), source, yearly)))
        // On a tie tax stands first.
        .reduce(|best, other| if other.0 > best.0 { other } else { best });
    match best {
        Some((points @ 1.., source, yearly)) => {
            Score { points, max: Some(max), reason: Reason::Invested { source, yearly } }
        }
        _ if max == 0 => Score::nothing(Reason::BelowThresholds),
        _ => Score::incomplete(max),
    }
}
