//! The score month by month.

use crate::rules::date::Date;
use crate::rules::insurance::Insured;
use crate::rules::profile::Profile;
use crate::rules::{Indicator, STANDARD, items};

use super::future::profile_on;
use super::lever::Lever;

/// How many months ahead is looked.
pub const MONTHS: u16 = 120;

/// The score of a day to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    pub on: Date,
    /// What enters the total, by [`Indicator`].
    pub counted: [i32; Indicator::ALL.len()],
    /// Σ of them, at least 0.
    pub total: i32,
}

impl Point {
    /// What an indicator enters into the total.
    pub fn of(&self, indicator: Indicator) -> i32 {
        self.counted[indicator as usize]
    }
}

/// The score month by month from the day of assessment on, and what it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// The day of assessment, then the same day of each month for the next ten years.
    pub points: Vec<Point>,
    /// The first day with 120.
    pub reached_on: Option<Date>,
    /// After that the first day below 120, and the indicator that loses most.
    pub lost_on: Option<(Date, Indicator)>,
}

/// The score of a day under these changes.
pub fn point(profile: &Profile, today: Date, levers: &[Lever], date: Date) -> Point {
    let then = profile_on(profile, today, levers, date);
    let counted = items(&then, date, &Insured::of(&then, date)).map(|item| item.counted);
    Point { on: date, counted, total: counted.iter().sum::<i32>().max(0) }
}

/// The days that are looked at: that of the assessment and the same one of each month after.
pub fn days(profile: &Profile, today: Date) -> impl Iterator<Item = Date> {
    let on = profile.assessed_on.unwrap_or(today);
    (0..=MONTHS).map_while(move |months| on.months_later(months))
}

/// The score month by month for ten years, under these changes; without any, as things go on.
pub fn forecast(profile: &Profile, today: Date, levers: &[Lever]) -> Forecast {
    let points: Vec<Point> = days(profile, today).map(|day| point(profile, today, levers, day)).collect();
    let barred = profile.serious_crime == Some(true);
    let holds = |point: &Point| !barred && point.total >= STANDARD;
    let exact = |index: usize, is: &dyn Fn(&Point) -> bool| {
        let found = points.get(index)?;
        let before = index.checked_sub(1).and_then(|index| points.get(index));
        let days =
            std::iter::successors(before.map_or(Some(found.on), |before| before.on.tomorrow()), |day| day.tomorrow());
        days.take_while(|day| *day <= found.on).map(|day| point(profile, today, levers, day)).find(is)
    };
    let reached = points.iter().position(holds);
    let reached_on = reached.and_then(|index| exact(index, &holds)).map(|point| point.on);
    let lost = reached.and_then(|first| {
        let later = points.iter().skip(first).position(|point| !holds(point))?;
        Some(first + later)
    });
    let lost_on = lost.and_then(|index| {
        let before = points.get(index.checked_sub(1)?)?;
        let after = exact(index, &|point| !holds(point))?;
        let losses = Indicator::ALL.into_iter().zip(before.counted.iter().zip(after.counted));
        let (indicator, _) =
            losses.map(|(indicator, (had, has))| (indicator, has - had)).min_by_key(|(_, change)| *change)?;
        Some((after.on, indicator))
    });
    Forecast { points, reached_on, lost_on }
}
