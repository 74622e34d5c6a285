//! The insurance record, brought to the few counts that the rules ask for.
//!
//! Both ways of giving it, month by month and as totals, end in the same [`Insured`]. Art. 6(3), 6(4) and 7(5) read
//! nothing else.

use super::date::{Date, Month};
use super::profile::{Insurance, InsuranceSummary, Period, Profile};
use super::value::{Stated, Whole};
use super::wage::{self, WageYear};

/// A tier of the contribution base, Art. 7(5): enough months at or above a multiple of W within a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tier {
    /// The multiple in tenths of W.
    pub tenths: u64,
    /// How many months before the month of assessment count.
    pub window: u16,
    /// How many of them must reach the multiple.
    pub months: u32,
    /// Points the tier gives.
    pub points: u32,
}

/// Art. 7(5): in the last 48 months at least 36 at 0.8, 1 or 2 W; in the last 36 at least 24 at 3 W.
#[rustfmt::skip]
pub const TIERS: [Tier; 4] = [
    Tier { tenths:  8, window: 48, months: 36, points:  25 },
    Tier { tenths: 10, window: 48, months: 36, points:  50 },
    Tier { tenths: 20, window: 48, months: 36, points: 100 },
    Tier { tenths: 30, window: 36, months: 24, points: 120 },
];

/// The wage gate of Art. 6(3): at least 6 of the last 12 months at or above W.
pub const GATE: Tier = Tier { tenths: 10, window: 12, months: 6, points: 0 };

/// The longest window there is.
pub(super) const WINDOW: usize = 48;

/// A count of months known from below and, where parts of the record are not answered, from above.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Months {
    /// Months that count by the answers given.
    pub known: u32,
    /// Months that could count at the most; nothing where no bound is known.
    pub possible: Option<u32>,
}

impl Months {
    pub(super) fn exactly(months: u32) -> Months {
        Months { known: months, possible: Some(months) }
    }

    /// Whether `needed` months are there: certainly, certainly not, or nothing where it depends on what is unanswered.
    pub fn reach(self, needed: u32) -> Option<bool> {
        match self.possible {
            _ if self.known >= needed => Some(true),
            Some(possible) if possible < needed => Some(false),
            _ => None,
        }
    }
}

/// What an insurance record comes to on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Insured {
    /// Whether the question of insurance is answered at all.
    pub answered: bool,
    /// Months that count for 「社会保险年限」, Art. 6(4).
    pub counted: Months,
    /// Months that count for each of [`TIERS`], Art. 7(5).
    pub at: [Months; TIERS.len()],
    /// Months that count for [`GATE`], Art. 6(3).
    pub last_year: Months,
}

impl Insured {
    /// The record of a profile as it stands before the month of `on`.
    pub fn of(profile: &Profile, on: Date) -> Insured {
        match &profile.insurance {
            None => Insured::default(),
            Some(Stated::Nothing) => Insured::from_periods(&[], on),
            Some(Stated::Given(Insurance::Periods { periods })) => Insured::from_periods(periods, on),
            Some(Stated::Given(Insurance::Summary(summary))) => Insured::from_summary(summary),
        }
    }

    pub(super) fn from_summary(summary: &InsuranceSummary) -> Insured {
        fn months<const MAX: u64>(count: Option<Whole<MAX>>) -> Months {
            // MAX is 48 at the most.
            count.map_or(Months::default(), |count| Months::exactly(count.get() as u32))
        }
        Insured {
            answered: true,
            counted: summary.years.map_or(Months::default(), |years| Months::exactly(years.get() as u32 * 12)),
            at: [
                months(summary.months_at_0_8),
                months(summary.months_at_1),
                months(summary.months_at_2),
                months(summary.months_at_3),
            ],
            last_year: months(summary.last_year_months_at_1),
        }
    }

    /// Counts every month once, however many periods name it: the best of them decides. The order of the periods does
    /// not matter, and one more period never takes a month away.
    pub fn from_periods(periods: &[Period], on: Date) -> Insured {
        let assessed = on.month();
        let mut known = Calendar::default();
        let mut possible = Calendar::default();
        let mut unbounded = false;
        let mut known_levels = [0_u8; WINDOW];
        let mut possible_levels = [0_u8; WINDOW];

        for period in periods.iter().filter(|period| period.counts_for_years()) {
            let span = Span::before(period, assessed);
            unbounded |= period.from.is_none();
            possible.insert(span);
            if period.is_dated() {
                known.insert(span);
            }
            // A base that the tax filed does not match counts for the years, not for the base (Art. 7(5)).
            if period.tax_mismatch {
                continue;
            }
            for (ago, month) in span.last_months(assessed) {
                let wage = wage::wage_year(month);
                let level = period.base.map(|base| level(base.get(), wage));
                if let (true, Some(level)) = (period.is_dated(), level) {
                    known_levels[ago] = known_levels[ago].max(level);
                }
                possible_levels[ago] = possible_levels[ago].max(level.unwrap_or(TIERS.len() as u8));
            }
        }

        let at_least = |level: u8, window: u16| {
            let reaching = |levels: &[u8; WINDOW]| {
                levels.iter().take(usize::from(window)).filter(|reached| **reached >= level).count() as u32
            };
            Months { known: reaching(&known_levels), possible: Some(reaching(&possible_levels)) }
        };
        let mut level = 0;
        Insured {
            answered: true,
            counted: Months { known: known.len(), possible: (!unbounded).then(|| possible.len()) },
            at: TIERS.map(|tier| {
                level += 1;
                at_least(level, tier.window)
            }),
            last_year: at_least(2, GATE.window),
        }
    }
}

/// A month of a record given month by month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InsuredMonth {
    pub month: Month,
    /// The base paid; nothing where none was paid, or it is not answered.
    pub base: Option<u64>,
    /// What it counts for.
    pub counts: Counts,
}

/// What a month counts for, from nothing upwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counts {
    /// No row of the record covers it.
    NotPaid,
    /// Paid in arrears: for nothing (Art. 6(4), 7(5)).
    Arrears,
    /// Paid by another employer: for nothing (Art. 6(4), 7(5)).
    OtherEmployer,
    /// The tax filed does not match: for the years only (Art. 7(5)).
    TaxMismatch,
    /// For the years, and for so many of [`TIERS`].
    Reaches(u8),
}

impl InsuredMonth {
    /// Whether it counts for 「社会保险年限」, Art. 6(4).
    pub fn counts_for_years(&self) -> bool {
        self.counts >= Counts::TaxMismatch
    }

    /// How many of [`TIERS`] it counts for.
    pub fn level(&self) -> u8 {
        match self.counts {
            Counts::Reaches(level) => level,
            _ => 0,
        }
    }

    /// The base in hundredths of W, rounded down.
    pub fn multiple(&self) -> Option<u64> {
        Some(self.base?.saturating_mul(100) / wage::wage_year(self.month).average)
    }
}

/// Every month from `first` up to but without `end`, as the best of the dated rows that cover it decides.
pub fn months(periods: &[Period], first: Month, end: Month) -> Vec<InsuredMonth> {
    let count = end.index().saturating_sub(first.index());
    let not_paid = |month: usize| InsuredMonth { month: first.on(month as u16), base: None, counts: Counts::NotPaid };
    let mut months: Vec<InsuredMonth> = (0..count).map(not_paid).collect();
    for period in periods.iter().filter(|period| period.is_dated()) {
        let Span { from, end } = Span::before(period, end);
        let from = from.saturating_sub(first.index());
        let end = end.saturating_sub(first.index());
        for month in months.iter_mut().take(end).skip(from) {
            let base = period.base.map(|base| base.get());
            let counts = period.counts(month.month);
            if (counts, base) > (month.counts, month.base) {
                *month = InsuredMonth { base, counts, ..*month };
            }
        }
    }
    months
}

/// How many months any of the periods covers before `until`, whether they count or not.
pub fn months_covered(periods: &[Period], until: Month) -> u32 {
    let mut covered = Calendar::default();
    periods.iter().for_each(|period| covered.insert(Span::before(period, until)));
    covered.len()
}

/// How many months count for 「社会保险年限」 before `until`, rows without both ends left out.
pub(super) fn months_counted(periods: &[Period], until: Month) -> u32 {
    let mut counted = Calendar::default();
    let rows = periods.iter().filter(|period| period.counts_for_years() && period.is_dated());
    rows.for_each(|period| counted.insert(Span::before(period, until)));
    counted.len()
}

impl Period {
    /// Months in arrears or paid by another employer do not count at all (Art. 6(4), 7(5)).
    fn counts_for_years(&self) -> bool {
        !self.arrears && !self.other_employer
    }

    /// What one of its months counts for.
    fn counts(&self, month: Month) -> Counts {
        match self.base {
            _ if self.arrears => Counts::Arrears,
            _ if self.other_employer => Counts::OtherEmployer,
            _ if self.tax_mismatch => Counts::TaxMismatch,
            base => Counts::Reaches(base.map_or(0, |base| level(base.get(), wage::wage_year(month)))),
        }
    }

    fn is_dated(&self) -> bool {
        self.from.is_some() && self.to.is_some()
    }
}

/// How many of [`TIERS`] a base reaches in a wage year.
pub(super) fn level(base: u64, wage: &WageYear) -> u8 {
    TIERS.iter().take_while(|tier| base * 10 >= wage.average * tier.tenths).count() as u8
}

/// Months by their index, from `from` up to but without `end`.
#[derive(Clone, Copy)]
struct Span {
    from: usize,
    end: usize,
}

impl Span {
    /// The months of a period before the month of assessment; an end that is not answered is taken as far as it can go.
    fn before(period: &Period, assessed: Month) -> Span {
        let from = period.from.unwrap_or(Month::FIRST).index();
        let end = period.to.map_or(Month::COUNT, |to| to.index() + 1).min(assessed.index());
        Span { from, end }
    }

    /// Those of its months that lie in the longest window, each with how many months it lies before the last one.
    fn last_months(self, assessed: Month) -> impl Iterator<Item = (usize, Month)> {
        let end = assessed.index();
        let from = self.from.max(end.saturating_sub(WINDOW));
        // A span ends before the month of assessment, so both differences are small and positive.
        (from..self.end).map(move |index| (end - 1 - index, assessed.back((end - index) as u16)))
    }
}

/// A set of months.
struct Calendar([u64; Month::COUNT.div_ceil(64)]);

impl Default for Calendar {
    fn default() -> Self {
        Calendar([0; Month::COUNT.div_ceil(64)])
    }
}

impl Calendar {
    fn insert(&mut self, span: Span) {
        for index in span.from..span.end {
            if let Some(word) = self.0.get_mut(index / 64) {
                *word |= 1 << (index % 64);
            }
        }
    }

    fn len(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }
}
