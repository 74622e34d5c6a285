//! What a person can change, and from when on it counts.

use std::cmp::Reverse;

use serde::ser::{Serialize, Serializer};

use crate::rules::date::{Date, Month};
use crate::rules::indicators::education::best_rung;
use crate::rules::insurance::{Insured, TIERS};
use crate::rules::profile::{Degree, Education, Level, Period, Profile, Schooling};
use crate::rules::value::Stated;
use crate::rules::{Indicator, find, items};

use super::{in_order, record};

/// A change, and the month from which it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Lever {
    #[serde(rename = "lever")]
    pub kind: LeverKind,
    /// From an application in this month on it is held; for insurance, from the contribution of this month on.
    pub from: Month,
}

/// What is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeverKind {
    /// The next rung of schooling, with its degree from a master's on (Art. 6(2)).
    Schooling(Schooling),
    /// A bachelor's degree added to the schooling (Art. 6(2)).
    BachelorDegree,
    /// A skill level or title (Art. 6(3)).
    Qualification(Level),
    /// The contribution base raised to the tier so many of [`TIERS`] (Art. 7(5), and the wage gate of Art. 6(3)).
    Base(usize),
    /// A post that matches the major (Art. 7(3)).
    MatchingPost,
    /// The contract's employer pays from then on (Art. 6(4), 7(5)).
    RightPayer,
    /// The tax filed matches the base from then on (Art. 7(5)).
    MatchingTax,
}

/// The levels that are within reach of those at work.
pub const LEVELS: [Level; 3] = [Level::Skill3, Level::Skill2, Level::MidTitle];

/// How many months each change usually takes from a month on, our own estimate; the visitor puts in their own.
fn usual_months(kind: LeverKind, month: Month) -> u16 {
    match kind {
        LeverKind::Schooling(Schooling::None | Schooling::Associate | Schooling::Bachelor) => 30,
        LeverKind::Schooling(Schooling::Master) => 36,
        LeverKind::Schooling(Schooling::Doctor) => 48,
        LeverKind::BachelorDegree => 6,
        LeverKind::Qualification(Level::Skill3) => 6,
        LeverKind::Qualification(_) => 12,
        LeverKind::MatchingPost => 3,
        LeverKind::RightPayer | LeverKind::MatchingTax => 2,
        // Bases are set anew each July.
        LeverKind::Base(_) => (JULY - month.month_of_year() + 11).rem_euclid(12) as u16 + 1,
    }
}

/// The month of the year in which bases are set anew.
const JULY: i8 = 7;

impl LeverKind {
    /// All of them.
    pub const ALL: [LeverKind; 15] = [
        LeverKind::Schooling(Schooling::Associate),
        LeverKind::Schooling(Schooling::Bachelor),
        LeverKind::Schooling(Schooling::Master),
        LeverKind::Schooling(Schooling::Doctor),
        LeverKind::BachelorDegree,
        LeverKind::Qualification(LEVELS[0]),
        LeverKind::Qualification(LEVELS[1]),
        LeverKind::Qualification(LEVELS[2]),
        LeverKind::Base(0),
        LeverKind::Base(1),
        LeverKind::Base(2),
        LeverKind::Base(3),
        LeverKind::MatchingPost,
        LeverKind::RightPayer,
        LeverKind::MatchingTax,
    ];

    /// The change of a name.
    pub fn from_code(code: &str) -> Option<LeverKind> {
        LeverKind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Its name in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            LeverKind::Schooling(Schooling::None | Schooling::Associate) => "schooling_associate",
            LeverKind::Schooling(Schooling::Bachelor) => "schooling_bachelor",
            LeverKind::Schooling(Schooling::Master) => "schooling_master",
            LeverKind::Schooling(Schooling::Doctor) => "schooling_doctor",
            LeverKind::BachelorDegree => "bachelor_degree",
            LeverKind::Qualification(level) => level.code(),
            LeverKind::Base(0) => "base_at_0_8",
            LeverKind::Base(1) => "base_at_1",
            LeverKind::Base(2) => "base_at_2",
            LeverKind::Base(_) => "base_at_3",
            LeverKind::MatchingPost => "matching_post",
            LeverKind::RightPayer => "right_payer",
            LeverKind::MatchingTax => "matching_tax",
        }
    }

    /// What it is a degree of, and which: of two changes of the same kind the lower one is easier to come by.
    const fn degree(self) -> (&'static str, usize) {
        match self {
            LeverKind::Base(tier) => ("base", tier),
            LeverKind::Qualification(Level::Skill3) => ("skill", 0),
            LeverKind::Qualification(Level::Skill2) => ("skill", 1),
            other => (other.code(), 0),
        }
    }

    /// Whether both cannot be had together: the same change, or two rungs at a time.
    pub(super) fn excludes(self, other: LeverKind) -> bool {
        self == other || matches!((self, other), (LeverKind::Schooling(_), LeverKind::Schooling(_)))
    }

    /// Whether it changes what is paid into the insurance from a month on.
    pub(super) const fn is_of_insurance(self) -> bool {
        matches!(self, LeverKind::Base(_) | LeverKind::RightPayer | LeverKind::MatchingTax)
    }
}

impl Lever {
    /// The change, counting from when it usually could.
    pub fn usual(kind: LeverKind, on: Date) -> Lever {
        let month = on.month();
        Lever { kind, from: month.on(usual_months(kind, month)) }
    }

    /// The day of its month that the plan looks at; for a month that is over, the day of the assessment.
    pub(super) fn first_day(&self, on: Date) -> Option<Date> {
        on.months_later(self.from.index().saturating_sub(on.month().index()) as u16)
    }

    /// Whether it counts in an application of that day.
    pub(super) fn counts_on(&self, date: Date) -> bool {
        self.from <= date.month()
    }
}

impl Serialize for LeverKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// Whether `easier` asks for less than `other`: for each of its changes the other has one of its own that is the same or
/// a higher degree of it, and the two are not the same.
pub(super) fn asks_for_less(easier: &[Lever], other: &[Lever]) -> bool {
    fn degrees(levers: &[Lever]) -> Vec<(&'static str, usize)> {
        in_order(levers.iter().map(|lever| lever.kind.degree()), |degree| Reverse(*degree))
    }
    let mut left = degrees(other);
    let asked = degrees(easier);
    // The highest first, each against the highest that is left of its kind.
    let has_match = |(kind, degree): &(&'static str, usize)| {
        let found = left.iter().position(|(other, _)| other == kind);
        found.is_some_and(|found| left.remove(found).1 >= *degree)
    };
    asked != degrees(other) && asked.iter().all(has_match)
}

/// The changes open to this person that could bring points, in the order of the rules. What is not answered opens none,
/// except a qualification: who has not spoken of one can still earn one.
pub fn open_levers(profile: &Profile, today: Date) -> Vec<Lever> {
    let on = profile.assessed_on.unwrap_or(today);
    let items = items(profile, on, &Insured::of(profile, on));
    let points = |indicator| find(&items, indicator).map(|item| item.points);
    // Of these two only the better one counts (Art. 11).
    let pair = points(Indicator::Education).max(points(Indicator::Qualification));
    let studies = studies(profile).filter(|(_, points)| Some(*points) > pair).map(|(kinds, _)| kinds);
    let levels = LEVELS.into_iter().filter(|level| Some(level.points()) > pair).map(LeverKind::Qualification);
    let post = Stated::details(&profile.shortage_major)
        .filter(|major| major.in_catalogue == Some(true) && major.post_matches != Some(true));
    studies
        .into_iter()
        .flatten()
        .chain(levels)
        .chain(payment(profile, on))
        .chain(post.map(|_| LeverKind::MatchingPost))
        .map(|kind| Lever::usual(kind, on))
        .collect()
}

/// The next rung and the degree that can follow it, and the points both together reach.
fn studies(profile: &Profile) -> Option<(Vec<LeverKind>, i32)> {
    let none = Education { schooling: Some(Schooling::None), ..Education::default() };
    let held = match profile.education.as_ref()? {
        Stated::Nothing => &none,
        Stated::Given(held) => held,
    };
    let schooling = held.schooling?;
    let has_degree = held.degree.is_some_and(|degree| degree > Degree::None);
    let (next, degree) = match schooling {
        Schooling::None => (Schooling::Associate, Degree::None),
        Schooling::Associate => (Schooling::Bachelor, Degree::Bachelor),
        Schooling::Bachelor => (Schooling::Master, Degree::Master),
        Schooling::Master => (Schooling::Doctor, Degree::Doctor),
        Schooling::Doctor => return None,
    };
    let needs_degree = match schooling {
        Schooling::Associate => true,
        Schooling::Bachelor => !has_degree && held.recognised == Some(true),
        _ => false,
    };
    let kinds = [LeverKind::Schooling(next)].into_iter().chain(needs_degree.then_some(LeverKind::BachelorDegree));
    let (points, _) = best_rung(next, degree)?;
    Some((kinds.collect(), points))
}

/// What can be changed about the contributions: every tier above what is paid now, and what keeps months from counting.
fn payment(profile: &Profile, on: Date) -> Vec<LeverKind> {
    if profile.insurance.is_none() {
        return Vec::new();
    }
    let going_on = record::going_on(profile, on);
    let paid = going_on.iter().map(|row| record::level(row, on.month())).max().unwrap_or(0);
    let is_flagged = |flag: fn(&Period) -> bool| going_on.iter().any(flag);
    let flags = [
        (LeverKind::RightPayer, is_flagged(|row| row.other_employer)),
        (LeverKind::MatchingTax, is_flagged(|row| row.tax_mismatch)),
    ];
    let flags = flags.into_iter().filter_map(|(kind, open)| open.then_some(kind));
    (usize::from(paid)..TIERS.len()).map(LeverKind::Base).chain(flags).collect()
}
