//! The insurance record as it goes on: what is paid now is paid on, unless a change says otherwise.

use crate::rules::date::{Date, Month};
use crate::rules::insurance::{self, GATE, TIERS, Tier};
use crate::rules::profile::{Insurance, InsuranceSummary, Period, Profile, Years};
use crate::rules::value::{Stated, Whole};
use crate::rules::wage::{self, wage_year};

use super::in_order;
use super::lever::{Lever, LeverKind};

/// A record whose newest month lies so many months before the assessment still goes on: records show a month only some
/// time after it is paid.
const LAG: u16 = 3;

/// What is paid at present: the rows that reach the newest month of the record, not those paid late; for a record of
/// totals, the base given for now. Nothing for those no longer insured.
pub(super) fn going_on(profile: &Profile, on: Date) -> Vec<Period> {
    if profile.insured_now == Some(false) {
        return Vec::new();
    }
    if let Some(summary) = Insurance::summary(&profile.insurance) {
        return vec![Period { base: summary.current_base, ..Period::default() }];
    }
    let this_month = on.month();
    let end = |period: &Period| {
        let (from, end) = (period.from?, period.to?.on(1).min(this_month));
        (from < end && !period.arrears).then_some(end)
    };
    let periods = Insurance::periods(&profile.insurance);
    let newest = periods.iter().filter_map(end).max().filter(|end| *end > this_month.back(LAG));
    periods.iter().filter(|period| newest.is_some() && end(period) == newest).cloned().collect()
}

/// How many of [`TIERS`] the base of a row reaches in a month.
pub(super) fn level(row: &Period, month: Month) -> u8 {
    row.base.map_or(0, |base| insurance::level(base.get(), wage_year(month)))
}

/// What is paid from the month of the assessment up to but without `end`: what goes on, with the changes from their
/// months on.
pub(super) fn to_come(going_on: &[Period], levers: &[Lever], on: Date, end: Month) -> Vec<Period> {
    let start = on.month();
    let within = |month: &Month| (start..end).contains(month);
    let changes = levers.iter().filter(|lever| lever.kind.is_of_insurance()).map(|lever| lever.from);
    // A raised base follows W, which changes with the wage year.
    let cuts = changes.chain(wage::TABLE.iter().map(|year| year.from)).filter(within);
    let mut cuts: Vec<Month> = in_order(cuts.chain([start]), |month| *month);
    cuts.dedup();
    let ends = cuts.iter().skip(1).copied().chain([end]);
    let spans = cuts.iter().copied().zip(ends).filter(|(from, end)| from < end);
    spans.flat_map(|(from, end)| span(going_on, levers, from, end.back(1))).collect()
}

/// The rows of a span in which nothing changes.
fn span(going_on: &[Period], levers: &[Lever], from: Month, to: Month) -> Vec<Period> {
    let holds = |kind| levers.iter().any(|lever| lever.kind == kind && lever.from <= from);
    let tier = TIERS.iter().enumerate().rfind(|(tier, _)| holds(LeverKind::Base(*tier)));
    let raised = tier.and_then(|(_, tier)| Whole::new(wage_year(from).reaches(tier.tenths)));
    let row = |paid: &Period| Period {
        from: Some(from),
        to: Some(to),
        base: paid.base.max(raised),
        arrears: false,
        other_employer: paid.other_employer && !holds(LeverKind::RightPayer),
        tax_mismatch: paid.tax_mismatch && !holds(LeverKind::MatchingTax),
    };
    match going_on {
        // Whoever pays nothing now pays from the month on that a change says.
        [] => raised.map(|_| row(&Period::default())).into_iter().collect(),
        rows => rows.iter().map(row).collect(),
    }
}

/// The record as it will stand on a later day.
pub(super) fn on_date(profile: &Profile, on: Date, levers: &[Lever], date: Date) -> Option<Stated<Insurance>> {
    let record = profile.insurance.as_ref()?;
    let to_come = to_come(&going_on(profile, on), levers, on, date.month());
    Some(match record {
        Stated::Nothing if to_come.is_empty() => Stated::Nothing,
        Stated::Nothing => Stated::Given(Insurance::Periods { periods: to_come }),
        Stated::Given(Insurance::Periods { periods }) => {
            let periods = periods.iter().cloned().chain(to_come).collect();
            Stated::Given(Insurance::Periods { periods })
        }
        Stated::Given(Insurance::Summary(summary)) => {
            Stated::Given(Insurance::Summary(summary_on(summary, &to_come, on, date)))
        }
    })
}

/// Totals with the months added that were paid since. Which months of a window counted is not known: the ones that
/// leave it are taken to be ones that did.
fn summary_on(summary: &InsuranceSummary, added: &[Period], on: Date, date: Date) -> InsuranceSummary {
    let tally = Tally::of(added, on.month(), date.month());
    let count = |tier, had| tally.totals_at(tier, had, date.month());
    fn whole<const MAX: u64>(had: Option<Whole<MAX>>, count: impl Fn(u32) -> u32) -> Option<Whole<MAX>> {
        let months = u64::from(count(had.map_or(0, |had| had.get() as u32)));
        // What is not answered stays so until there is something to count.
        (had.is_some() || months > 0).then(|| Whole::new(months.min(MAX)))?
    }
    let [t0, t1, t2, t3] = &TIERS;
    InsuranceSummary {
        years: summary
            .years
            .and_then(|years| Whole::new(u64::from(tally.totals_years(years, date.month()) / 12).min(MOST_YEARS))),
        months_at_0_8: whole(summary.months_at_0_8, |had| count(t0, had)),
        months_at_1: whole(summary.months_at_1, |had| count(t1, had)),
        months_at_2: whole(summary.months_at_2, |had| count(t2, had)),
        months_at_3: whole(summary.months_at_3, |had| count(t3, had)),
        last_year_months_at_1: whole(summary.last_year_months_at_1, |had| count(&GATE, had)),
        current_base: summary.current_base,
    }
}

/// The bound of [`Years`].
pub(super) const MOST_YEARS: u64 = 100;
/// The same in months.
pub(super) const MOST_MONTHS: u32 = MOST_YEARS as u32 * 12;

/// The months of a record, counted up so that any window of them is a difference of two counts.
pub(super) struct Tally {
    first: Month,
    /// Before each month: how many count for the years, then how many reach each of [`TIERS`].
    before: Vec<[u16; TIERS.len() + 1]>,
}

impl Tally {
    /// Of the months from `first` up to but without `end`, which nobody may look beyond.
    pub(super) fn of(periods: &[Period], first: Month, end: Month) -> Tally {
        let mut sum = [0; TIERS.len() + 1];
        let mut before = vec![sum];
        before.extend(insurance::months(periods, first, end).into_iter().map(|month| {
            if month.counts_for_years() {
                for (reached, count) in sum.iter_mut().enumerate() {
                    *count += u16::from(month.level() as usize >= reached);
                }
            }
            sum
        }));
        Tally { first, before }
    }

    /// How many months before `until` count for the years (level 0) or reach a level, of the last `window`.
    fn count(&self, level: usize, window: u16, until: Month) -> u32 {
        let at = |month: Month| {
            let index = month.index().saturating_sub(self.first.index());
            self.before.get(index).and_then(|counts| counts.get(level)).copied().unwrap_or(0)
        };
        u32::from(at(until).saturating_sub(at(until.back(window))))
    }

    /// How many months before `until` count for the years.
    pub(super) fn years(&self, until: Month) -> u32 {
        self.count(0, u16::MAX, until)
    }

    /// How many months of a tier's window before `until` reach it.
    pub(super) fn at(&self, tier: &Tier, until: Month) -> u32 {
        let level = TIERS.iter().take_while(|lower| lower.tenths <= tier.tenths).count();
        self.count(level, tier.window, until)
    }

    /// The same where `had` months of the window before the first month reached it, nobody knows which: those that have
    /// left it are taken to be some of them.
    pub(super) fn totals_at(&self, tier: &Tier, had: u32, until: Month) -> u32 {
        had.saturating_sub(self.passed(until)) + self.at(tier, until)
    }

    /// Months for the years where so many full years were there before the first month.
    pub(super) fn totals_years(&self, had: Years, until: Month) -> u32 {
        had.get() as u32 * 12 + self.years(until)
    }

    fn passed(&self, until: Month) -> u32 {
        until.index().saturating_sub(self.first.index()) as u32
    }
}
