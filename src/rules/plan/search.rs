//! Every combination of up to four changes, and the first month in which each is enough.
//!
//! What an indicator earns depends only on the changes that concern it, so each is worked out once for those, and the
//! combinations are sums of them. Tests hold the outcome against an assessment of every month and every combination.

use crate::rules::calendar::{WorkingDay, working_days_after};
use crate::rules::date::{Date, Month};
use crate::rules::indicators::{education, insurance_base, insurance_years, qualification, shortage_major};
use crate::rules::insurance::{self, GATE, Insured, Months, TIERS};
use crate::rules::process::DETERMINED_WITHIN;
use crate::rules::profile::{Insurance, InsuranceSummary, Period, Profile};
use crate::rules::value::Whole;
use crate::rules::{Indicator, STANDARD, score};

use super::forecast::days;
use super::future;
use super::lever::{Lever, LeverKind};
use super::record::{self, Tally};

/// The most changes that a route takes.
pub const MOST_LEVERS: u32 = 4;
/// The most changes there are to choose from: one of each kind.
const MOST_KINDS: usize = 12;

/// A set of the changes on offer, one bit each.
pub(super) type Set = u16;

/// An application: handed in on one day, and determined within 20 working days (Art. 17).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Application {
    pub submit_on: Date,
    pub determined_by: WorkingDay,
}

/// What an application comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Outcome {
    /// Which of the applications, by its month.
    pub month: usize,
    /// The total on the day it is handed in and on the day it is determined.
    pub totals: [i32; 2],
}

impl Outcome {
    /// The lower of the two totals: what can be relied on.
    pub fn total(&self) -> i32 {
        let [submitted, determined] = self.totals;
        submitted.min(determined)
    }
}

/// What was found.
pub(super) struct Found {
    /// The changes searched, by their bits.
    pub levers: Vec<Lever>,
    pub applications: Vec<Application>,
    /// Combinations with the first month in which they are enough, none where a part of it is enough as early.
    pub routes: Vec<(Set, Outcome)>,
    /// The combination that comes nearest, where none is enough.
    pub nearest: Option<(Set, Outcome)>,
    tables: Tables,
}

impl Found {
    /// The changes of a set.
    pub fn of(&self, set: Set) -> Vec<Lever> {
        members(set, &self.levers)
    }

    /// The last month up to which, from `month` on, an application with these changes is enough.
    pub fn until(&self, set: Set, month: usize) -> usize {
        let sums = self.tables.sums(set);
        let lasting = (month..self.applications.len()).take_while(|month| sums.at(*month).total() >= STANDARD);
        lasting.last().unwrap_or(month)
    }
}

fn members(set: Set, levers: &[Lever]) -> Vec<Lever> {
    levers.iter().enumerate().filter(|(bit, _)| set & (1 << bit) != 0).map(|(_, lever)| *lever).collect()
}

/// Searches all combinations of the changes.
pub(super) fn search(profile: &Profile, today: Date, levers: &[Lever]) -> Found {
    let levers = one_of_each(levers);
    let applications: Vec<Application> = days(profile, today)
        .map_while(|day| {
            Some(Application { submit_on: day, determined_by: working_days_after(day, DETERMINED_WITHIN)? })
        })
        .collect();
    let tables = Tables::of(profile, today, &levers, &applications);
    let mut found = Found { levers, applications, routes: Vec::new(), nearest: None, tables };
    if profile.serious_crime != Some(true) {
        found.look();
    }
    found
}

/// No change twice: of those that exclude each other the first stays.
fn one_of_each(levers: &[Lever]) -> Vec<Lever> {
    let mut kept: Vec<Lever> = Vec::with_capacity(MOST_KINDS);
    for lever in levers {
        if kept.len() < MOST_KINDS && !kept.iter().any(|other| other.kind.excludes(lever.kind)) {
            kept.push(*lever);
        }
    }
    kept
}

impl Found {
    /// Every combination, smaller ones first.
    fn combinations(&self) -> impl Iterator<Item = Set> + use<> {
        let all = 1_u32 << self.levers.len();
        let of_size = move |size| (0..all).filter(move |set| set.count_ones() == size);
        (0..=MOST_LEVERS).flat_map(of_size).map(|set| set as Set)
    }

    /// The applications with these changes, of the first `months` months.
    fn outcomes(&self, set: Set, months: usize) -> impl Iterator<Item = Outcome> {
        let sums = self.tables.sums(set);
        (0..months).map(move |month| sums.at(month))
    }

    fn look(&mut self) {
        let months = self.applications.len();
        // For each set the first month in which it or a part of it is enough.
        let mut first = vec![months; 1 << self.levers.len()];
        for set in self.combinations() {
            let parts = (0..self.levers.len()).map(|bit| set & !(1 << bit)).filter(|part| *part != set);
            let earliest = parts.filter_map(|part| first.get(usize::from(part))).min().copied().unwrap_or(months);
            let enough = self.outcomes(set, earliest).find(|outcome| outcome.total() >= STANDARD);
            self.routes.extend(enough.map(|outcome| (set, outcome)));
            if let Some(first) = first.get_mut(usize::from(set)) {
                *first = enough.map_or(earliest, |outcome| outcome.month);
            }
        }
        if self.routes.is_empty() {
            self.nearest = self.look_for_the_nearest();
        }
    }

    /// Of all months and combinations the first of those that bring the most.
    fn look_for_the_nearest(&self) -> Option<(Set, Outcome)> {
        let months = self.applications.len();
        let all = self.combinations().flat_map(|set| self.outcomes(set, months).map(move |outcome| (set, outcome)));
        all.reduce(|best, one| if one.1.total() > best.1.total() { one } else { best })
    }
}

/// The points of every day looked at, by the changes that decide them.
struct Tables {
    /// The bits of the changes to the insurance.
    insurance: Set,
    /// What no change concerns: by day.
    fixed: Vec<i32>,
    /// By the set of changes to the insurance: by day, points of Art. 6(4) and 7(5), and whether the wage gate is open.
    paid: Vec<Option<Vec<(i32, bool)>>>,
    /// By the set of all other changes: by day, what they and the rest come to with the wage gate closed and open.
    earned: Vec<Option<Vec<[i32; 2]>>>,
}

/// The rows of the tables that a set of changes adds up.
struct Sums<'a> {
    fixed: &'a [i32],
    paid: &'a [(i32, bool)],
    earned: &'a [[i32; 2]],
}

impl Sums<'_> {
    /// The application of a month; its two days stand side by side.
    fn at(&self, month: usize) -> Outcome {
        let total = |day: usize| {
            let (paid, gate) = self.paid.get(day).copied().unwrap_or_default();
            let earned = self.earned.get(day).copied().unwrap_or_default()[usize::from(gate)];
            (self.fixed.get(day).copied().unwrap_or_default() + paid + earned).max(0)
        };
        Outcome { month, totals: [total(month * 2), total(month * 2 + 1)] }
    }
}

impl Tables {
    fn of(profile: &Profile, today: Date, levers: &[Lever], applications: &[Application]) -> Tables {
        let on = profile.assessed_on.unwrap_or(today);
        let days = applications.iter().flat_map(|one| [one.submit_on, one.determined_by.day]);
        let days: Vec<Date> = days.collect();
        let bits = |is: fn(LeverKind) -> bool| {
            let bits = levers.iter().enumerate().filter(|(_, lever)| is(lever.kind));
            bits.fold(0, |set, (bit, _)| set | 1 << bit)
        };
        let insurance = bits(LeverKind::is_of_insurance);
        let others = bits(|kind| !kind.is_of_insurance());
        let paid = Payments::of(profile, on, &days);
        Tables {
            insurance,
            fixed: fixed(profile, on, &days),
            paid: by_set(insurance, levers, |levers| paid.points(levers, &days)),
            earned: by_set(others, levers, |levers| earned(profile, on, levers, &days)),
        }
    }

    fn get<T>(table: &[Option<Vec<T>>], set: Set) -> &[T] {
        table.get(usize::from(set)).and_then(Option::as_deref).unwrap_or(&[])
    }

    fn sums(&self, set: Set) -> Sums<'_> {
        Sums {
            fixed: &self.fixed,
            paid: Tables::get(&self.paid, set & self.insurance),
            earned: Tables::get(&self.earned, set & !self.insurance),
        }
    }
}

/// A row for every set of some of the changes, none larger than a route takes.
fn by_set<T>(of: Set, levers: &[Lever], row: impl Fn(&[Lever]) -> T) -> Vec<Option<T>> {
    let is_part = |set: Set| set & !of == 0 && set.count_ones() <= MOST_LEVERS;
    (0..=of).map(|set| is_part(set).then(|| row(&members(set, levers)))).collect()
}

/// The indicators that changes concern.
const CHANGED: [Indicator; 5] = [
    Indicator::Education,
    Indicator::Qualification,
    Indicator::InsuranceYears,
    Indicator::ShortageMajor,
    Indicator::InsuranceBase,
];

/// By day, the points of all other indicators.
fn fixed(profile: &Profile, on: Date, days: &[Date]) -> Vec<i32> {
    let insured = Insured::default();
    let mut then = profile.clone();
    let points = |day: &Date| {
        future::age(&mut then, profile, on, *day);
        let others = Indicator::ALL.into_iter().filter(|indicator| !CHANGED.contains(indicator));
        others.map(|indicator| score(indicator, &then, *day, &insured).points).sum()
    };
    days.iter().map(points).collect()
}

/// Education or qualification, the better one (Art. 11), and the major, with the wage gate closed and open.
fn earned(profile: &Profile, on: Date, levers: &[Lever], days: &[Date]) -> Vec<[i32; 2]> {
    let open = Insured { last_year: Months::exactly(GATE.months), ..Insured::default() };
    let gates = [Insured::default(), open];
    let points = |active: &[Lever]| {
        let education = future::education(profile.education.as_ref(), active, on);
        let education = education::score(education.as_ref()).points;
        let major = future::shortage_major(profile.shortage_major.as_ref(), active);
        let major = shortage_major::score(major.as_ref()).points;
        gates.map(|insured| {
            let qualification = future::qualification(profile.qualification.as_ref(), active, &insured, on);
            education.max(qualification::score(qualification.as_ref(), &insured).points) + major
        })
    };
    // The points change only when a change begins to count.
    let mut known: Option<(usize, [i32; 2])> = None;
    let at = |day: &Date| {
        let active: Vec<Lever> = levers.iter().filter(|lever| lever.counts_on(*day)).copied().collect();
        match known {
            Some((count, points)) if count == active.len() => points,
            _ => {
                let points = points(&active);
                known = Some((active.len(), points));
                points
            }
        }
    };
    days.iter().map(at).collect()
}

/// What is paid into the insurance, and how it goes on.
struct Payments<'a> {
    profile: &'a Profile,
    on: Date,
    going_on: Vec<Period>,
    end: Month,
    /// Months that count for the years before the longest window.
    earlier: u32,
    first: Month,
}

impl<'a> Payments<'a> {
    fn of(profile: &'a Profile, on: Date, days: &[Date]) -> Payments<'a> {
        let first = on.month().back(TIERS[0].window);
        let periods = Insurance::periods(&profile.insurance);
        Payments {
            profile,
            on,
            going_on: record::going_on(profile, on),
            end: days.last().map_or(on.month(), |day| day.month()),
            earlier: insurance::months_counted(periods, first),
            first,
        }
    }

    /// By day, points of Art. 6(4) and 7(5) together, and whether the wage gate is open.
    fn points(&self, levers: &[Lever], days: &[Date]) -> Vec<(i32, bool)> {
        let insured = self.insured(levers);
        let points = |day: &Date| {
            let insured = insured(*day);
            let points = insurance_years::score(&insured).points + insurance_base::score(&insured).points;
            (points, insured.last_year.known >= GATE.months)
        };
        days.iter().map(points).collect()
    }

    /// The record as it stands on a day under these changes, months not answered left out.
    fn insured(&self, levers: &[Lever]) -> Box<dyn Fn(Date) -> Insured> {
        let added = record::to_come(&self.going_on, levers, self.on, self.end);
        if self.profile.insurance.is_none() {
            return Box::new(|_| Insured::default());
        }
        if let Some(summary) = Insurance::summary(&self.profile.insurance).cloned() {
            let tally = Tally::of(&added, self.on.month(), self.end);
            return Box::new(move |day| by_totals(&summary, &tally, day.month()));
        }
        let periods = Insurance::periods(&self.profile.insurance).iter().cloned().chain(added);
        let tally = Tally::of(&periods.collect::<Vec<_>>(), self.first, self.end);
        let earlier = self.earlier;
        Box::new(move |day| {
            let month = day.month();
            Insured {
                answered: true,
                counted: Months::exactly(earlier + tally.years(month)),
                at: TIERS.map(|tier| Months::exactly(tally.at(&tier, month))),
                last_year: Months::exactly(tally.at(&GATE, month)),
            }
        })
    }
}

fn by_totals(summary: &InsuranceSummary, tally: &Tally, month: Month) -> Insured {
    fn had<const MAX: u64>(months: Option<Whole<MAX>>) -> u32 {
        months.map_or(0, |months| months.get() as u32)
    }
    let had_at =
        [had(summary.months_at_0_8), had(summary.months_at_1), had(summary.months_at_2), had(summary.months_at_3)];
    let mut at = [Months::default(); TIERS.len()];
    for (months, (tier, had)) in at.iter_mut().zip(TIERS.iter().zip(had_at)) {
        *months = Months::exactly(tally.totals_at(tier, had, month));
    }
    let years = summary.years.map_or(0, |years| tally.totals_years(years, month).min(record::MOST_MONTHS));
    Insured {
        answered: true,
        counted: Months::exactly(years),
        at,
        last_year: Months::exactly(tally.totals_at(&GATE, had(summary.last_year_months_at_1), month)),
    }
}
