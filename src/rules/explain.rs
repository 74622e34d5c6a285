//! What stands behind the points of an item: the figures a person can follow step by step, and what would give the next
//! points. One variant for each kind of rule, not one for each indicator.

use super::assessment::Indicator;
use super::date::Date;
use super::indicators::education::RUNGS;
use super::indicators::qualification::LEVELS;
use super::indicators::{age, deductions, insurance_years, investment, outer_area, public_service, spouse};
use super::insurance::{GATE, Insured, TIERS, Tier};
use super::profile::{Degree, Level, Profile, Schooling};
use super::value::{Percent, Stated};
use super::wage;

/// The figures behind an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Explanation {
    /// What was answered says it all.
    Plain,
    /// By full years of age, Art. 6(1).
    Age {
        born_on: Date,
        on: Date,
        years: u32,
        /// The next birthday that costs points, and what is left then.
        next: Option<(Date, u32, i32)>,
    },
    /// By a rung of a ladder and its conditions, Art. 6(2), 6(3), 7(3).
    Ladder {
        conditions: Vec<(Condition, Option<bool>)>,
        /// The next rung that gives more, and its points.
        next: Option<(&'static str, i32)>,
    },
    /// By full years, Art. 6(4), 7(6), 7(7), 7(10).
    Yearly {
        years: u32,
        each: u32,
        /// From so many full years on they count.
        from_years: u32,
        most: Option<i32>,
        /// Months that count and months missing to the next full year, where the record is known by months.
        months: Option<(u32, u32)>,
        /// The day the years run from.
        since: Option<Date>,
        /// What the next year adds, and the day where that is known.
        next: Option<(i32, Option<Date>)>,
    },
    /// By months at a multiple of W, Art. 7(5).
    Tiers {
        rows: [TierMonths; TIERS.len()],
        /// The tier held, as an index of `rows`.
        held: Option<usize>,
        /// The next tier that gives more and lacks the fewest months.
        next: Option<usize>,
    },
    /// By the share of an average of three years, Art. 7(4).
    Share { share: Percent, rows: Vec<Shared> },
    /// By dated records, Art. 8: each with the day from which it no longer counts, where it counts.
    Records(Vec<(Date, Option<Date>)>),
}

/// A condition of a rung.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    Recognised,
    ObtainedInShanghai,
    FitsPost,
    InCatalogue,
    Registered,
    /// So many of the last 12 months at or above W.
    WageGate(u32),
    PostMatches,
}

impl Condition {
    /// Its name.
    pub const fn code(self) -> &'static str {
        match self {
            Condition::Recognised => "recognised",
            Condition::ObtainedInShanghai => "obtained_in_shanghai",
            Condition::FitsPost => "fits_post",
            Condition::InCatalogue => "in_catalogue",
            Condition::Registered => "registered",
            Condition::WageGate(_) => "wage_gate",
            Condition::PostMatches => "post_matches",
        }
    }
}

/// A tier and the months that reach it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TierMonths {
    pub tier: Tier,
    pub months: u32,
    /// Months still missing.
    pub missing: u32,
    /// The smallest base that reaches it in the month of assessment, whole yuan.
    pub base: u64,
}

/// Three years of tax or of employees, and what the holder's share of their average comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shared {
    pub source: investment::Source,
    pub years: [u64; 3],
    /// The holder's share of the average, whole yuan or people.
    pub yearly: u64,
    /// One step of 10 points.
    pub step: u64,
    pub points: i32,
}

/// The figures behind an indicator. The points agree with those of [`super::assess`].
pub fn explain(indicator: Indicator, profile: &Profile, on: Date) -> Explanation {
    explained(indicator, profile, on).unwrap_or(Explanation::Plain)
}

fn explained(indicator: Indicator, profile: &Profile, on: Date) -> Option<Explanation> {
    match indicator {
        Indicator::Age => by_age(profile.born_on?, on),
        Indicator::Education => education(profile),
        Indicator::Qualification => qualification(profile, on),
        Indicator::InsuranceYears => insured(profile, on),
        Indicator::InsuranceBase => tiers(profile, on),
        Indicator::Investment => shares(profile),
        Indicator::ShortageMajor => match profile.shortage_major.as_ref()? {
            Stated::Nothing => None,
            Stated::Given(major) => Some(Explanation::Ladder {
                conditions: vec![
                    (Condition::InCatalogue, major.in_catalogue),
                    (Condition::PostMatches, major.post_matches),
                ],
                next: None,
            }),
        },
        Indicator::PublicService => {
            let years = profile.public_service_years?.get() as u32;
            yearly(years, public_service::EACH_YEAR, public_service::FROM_YEARS, None, public_service::points)
        }
        Indicator::OuterArea => {
            let years = profile.outer_area_years?.get() as u32;
            let from_years = outer_area::CERTAIN_FROM_YEARS;
            yearly(years, outer_area::EACH_YEAR, from_years, Some(outer_area::MAX), outer_area::points)
        }
        Indicator::Spouse => married(profile, on),
        Indicator::FalseMaterial => records(profile.false_material_on.as_deref()?, deductions::FALSE_MATERIAL, on),
        Indicator::Detention => records(profile.detained_on.as_deref()?, deductions::DETENTION, on),
        Indicator::Conviction => records(profile.convicted_on.as_deref()?, deductions::CONVICTION, on),
        Indicator::StartupTalent | Indicator::InnovationIntermediary | Indicator::FreshGraduate | Indicator::Award => {
            None
        }
    }
}

fn by_age(born_on: Date, on: Date) -> Option<Explanation> {
    let years = born_on.full_years_until(on)?;
    let held = age::points(years);
    let costs = |later: &u32| age::points(*later) < held;
    let next = (years..=age::OLDEST).map(|years| years + 1).find(costs);
    let next = next.and_then(|later| Some((born_on.anniversary(later)?, later, age::points(later))));
    Some(Explanation::Age { born_on, on, years, next })
}

fn education(profile: &Profile) -> Option<Explanation> {
    let education = Stated::details(&profile.education)?;
    let (schooling, degree) = (education.schooling?, education.degree?);
    let held = super::indicators::education::best_rung(schooling, degree).map(|(points, _)| points);
    // The lowest rung that gives more than the one held.
    let next = RUNGS.iter().rev().find(|(_, _, points, _)| Some(*points) > held);
    let next = next.map(|(needs_schooling, needs_degree, points, _)| {
        let lacks = match (schooling >= *needs_schooling, degree >= *needs_degree) {
            (true, _) => needs_degree_code(*needs_degree),
            (false, true) => needs_schooling.code(),
            (false, false) => both_code(*needs_schooling),
        };
        (lacks, *points)
    });
    Some(Explanation::Ladder { conditions: vec![(Condition::Recognised, education.recognised)], next })
}

/// A degree alone is missing.
const fn needs_degree_code(degree: Degree) -> &'static str {
    match degree {
        Degree::None => "none",
        Degree::Bachelor => "bachelor_degree",
        Degree::Master => "master_degree",
        Degree::Doctor => "doctor_degree",
    }
}

/// Schooling and degree are missing.
const fn both_code(schooling: Schooling) -> &'static str {
    match schooling {
        Schooling::None | Schooling::Associate => "associate",
        Schooling::Bachelor => "bachelor",
        Schooling::Master => "master_both",
        Schooling::Doctor => "doctor_both",
    }
}

fn qualification(profile: &Profile, on: Date) -> Option<Explanation> {
    let held = Stated::details(&profile.qualification)?;
    let level = held.level?;
    let mut conditions = Vec::new();
    if level.points() != 0 {
        conditions.extend([
            (Condition::ObtainedInShanghai, held.obtained_in_shanghai),
            (Condition::FitsPost, held.fits_post),
            (Condition::InCatalogue, held.in_catalogue),
            (Condition::Registered, held.registered),
        ]);
    }
    if level.has_wage_gate() {
        let months = Insured::of(profile, on).last_year;
        conditions.push((Condition::WageGate(months.known), months.reach(GATE.months)));
    }
    // The next level of the same ladder: titles lead to titles, skills to skills.
    let is_title = |level: Level| matches!(level, Level::JuniorTitle | Level::MidTitle | Level::SeniorTitle);
    let higher =
        |(other, points, _): &&(Level, i32, bool)| is_title(*other) == is_title(level) && *points > level.points();
    let next = LEVELS.iter().filter(higher).min_by_key(|(_, points, _)| *points);
    Some(Explanation::Ladder { conditions, next: next.map(|(level, points, _)| (level.code(), *points)) })
}

fn insured(profile: &Profile, on: Date) -> Option<Explanation> {
    profile.insurance.as_ref()?;
    let months = Insured::of(profile, on).counted;
    let years = months.known / 12;
    // A summary tells full years, not months.
    let by_months = matches!(&profile.insurance, Some(Stated::Given(super::profile::Insurance::Periods { .. })));
    Some(Explanation::Yearly {
        years,
        each: insurance_years::EACH_YEAR,
        from_years: 1,
        most: None,
        months: by_months.then_some((months.known, 12 - months.known % 12)),
        since: None,
        next: Some((insurance_years::EACH_YEAR as i32, None)),
    })
}

fn yearly(years: u32, each: i32, from_years: u32, most: Option<i32>, points: fn(u32) -> i32) -> Option<Explanation> {
    // Years that are yet to be confirmed are not held.
    let held = if years < from_years { 0 } else { points(years) };
    let gain = points((years + 1).max(from_years)) - held;
    Some(Explanation::Yearly {
        years,
        each: each as u32,
        from_years,
        most,
        months: None,
        since: None,
        next: (gain != 0).then_some((gain, None)),
    })
}

fn married(profile: &Profile, on: Date) -> Option<Explanation> {
    let spouse = Stated::details(&profile.spouse)?;
    let since = spouse.married_on.filter(|_| spouse.shanghai_hukou == Some(true))?;
    let years = since.full_years_until(on)?;
    let gain = spouse::points(years + 1) - spouse::points(years);
    Some(Explanation::Yearly {
        years,
        each: spouse::EACH_YEAR as u32,
        from_years: 1,
        most: Some(spouse::MAX),
        months: None,
        since: Some(since),
        next: (gain != 0).then(|| (gain, since.anniversary(years + 1))),
    })
}

fn tiers(profile: &Profile, on: Date) -> Option<Explanation> {
    profile.insurance.as_ref()?;
    let insured = Insured::of(profile, on);
    let wage = wage::wage_year(on.month());
    let mut reached = insured.at.iter();
    let rows = TIERS.map(|tier| {
        let months = reached.next().copied().unwrap_or_default().known;
        TierMonths { tier, months, missing: tier.months.saturating_sub(months), base: wage.reaches(tier.tenths) }
    });
    let held = rows.iter().rposition(|row| row.missing == 0);
    let above = rows.iter().enumerate().skip(held.map_or(0, |held| held + 1));
    let next = above.min_by_key(|(_, row)| row.missing).map(|(index, _)| index);
    Some(Explanation::Tiers { rows, held, next })
}

fn shares(profile: &Profile) -> Option<Explanation> {
    let investment = Stated::details(&profile.investment)?;
    let share = investment.share_percent?;
    let tax = investment.annual_tax.map(|years| (investment::Source::Tax, years.map(|year| year.get())));
    let hires = investment.local_hires.map(|years| (investment::Source::Hires, years.map(|year| year.get())));
    let rows = tax.into_iter().chain(hires).map(|(source, years)| {
        let yearly = investment::yearly(share, years);
        Shared { source, years, yearly, step: source.step(), points: investment::points(source, yearly) }
    });
    Some(Explanation::Share { share, rows: rows.collect() })
}

fn records(days: &[Date], kind: deductions::Deduction, on: Date) -> Option<Explanation> {
    let until = |day: &Date| {
        let counts = day.full_years_until(on).is_some_and(|years| years < kind.within_years);
        counts.then(|| day.anniversary(kind.within_years)).flatten()
    };
    (!days.is_empty()).then(|| Explanation::Records(days.iter().map(|day| (*day, until(day))).collect()))
}
