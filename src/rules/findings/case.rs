//! What the rules look at: the answers, and what they come to on the day.

use std::cell::OnceCell;

use crate::rules::assessment::{Indicator, Item};
use crate::rules::calendar::{WorkingDay, working_days_after};
use crate::rules::date::{Date, Month};
use crate::rules::insurance::{self, Insured};
use crate::rules::materials::{self, Material};
use crate::rules::process::{self, DETERMINED_WITHIN, LONGEST_COUNT};
use crate::rules::profile::{
    Education, Employment, Insurance, InsuranceSummary, Period, Permit, Process, Profile, Qualification, Spouse,
};
use crate::rules::value::Stated;
use crate::rules::{EITHER_OR, find};

/// A profile, the day, and what was made of them, with what several rules ask for worked out once.
pub struct Case<'a> {
    pub profile: &'a Profile,
    pub on: Date,
    pub insured: &'a Insured,
    pub items: &'a [Item],
    pub materials: &'a [Material],
    /// The first and the last month of the record given by periods.
    pub first_and_last: Option<(Month, Month)>,
    determined_by: OnceCell<Option<WorkingDay>>,
}

impl<'a> Case<'a> {
    pub fn new(
        profile: &'a Profile,
        on: Date,
        insured: &'a Insured,
        items: &'a [Item],
        materials: &'a [Material],
    ) -> Case<'a> {
        let first_and_last = first_and_last(Insurance::periods(&profile.insurance));
        Case { profile, on, insured, items, materials, first_and_last, determined_by: OnceCell::new() }
    }

    pub fn permit(&self) -> Option<&'a Permit> {
        Stated::details(&self.profile.permit)
    }

    pub fn education(&self) -> Option<&'a Education> {
        Stated::details(&self.profile.education)
    }

    pub fn qualification(&self) -> Option<&'a Qualification> {
        Stated::details(&self.profile.qualification)
    }

    pub fn employment(&self) -> Option<&'a Employment> {
        Stated::details(&self.profile.employment)
    }

    pub fn process(&self) -> Option<&'a Process> {
        Stated::details(&self.profile.process)
    }

    pub fn spouse(&self) -> Option<&'a Spouse> {
        Stated::details(&self.profile.spouse)
    }

    pub fn summary(&self) -> Option<&'a InsuranceSummary> {
        Insurance::summary(&self.profile.insurance)
    }

    pub fn periods(&self) -> &'a [Period] {
        Insurance::periods(&self.profile.insurance)
    }

    pub fn item(&self, indicator: Indicator) -> Option<&'a Item> {
        find(self.items, indicator)
    }

    /// The points of an indicator.
    pub fn points(&self, indicator: Indicator) -> i32 {
        self.item(indicator).map(|item| item.points).unwrap_or_default()
    }

    /// What the total would lose if an indicator that earns `points` earned nothing: less where a better one stands in.
    pub fn stake(&self, indicator: Indicator, points: i32) -> i32 {
        let pair = EITHER_OR.iter().find(|pair| pair.contains(&indicator));
        let other = pair.and_then(|pair| pair.iter().find(|other| **other != indicator));
        (points - other.map(|other| self.points(*other)).unwrap_or_default()).max(0)
    }

    /// The same of what the indicator earns, or could.
    pub fn stake_of(&self, indicator: Indicator) -> i32 {
        let most = self.item(indicator).map(|item| item.max.unwrap_or(item.points));
        most.map(|most| self.stake(indicator, most)).unwrap_or_default()
    }

    /// Whether an indicator counts in the total or could.
    pub fn matters(&self, indicator: Indicator) -> bool {
        materials::counts(self.items, indicator).is_some()
    }

    /// What would be gone if the application did not go in.
    pub fn everything(&self) -> i32 {
        self.items.iter().map(|item| item.counted).sum::<i32>().max(0)
    }

    /// How many months any row of the record covers, whether they count or not; nothing where rows are not dated.
    pub fn months_covered(&self, until: Month) -> Option<u32> {
        if let Some(summary) = self.summary() {
            return summary.years.map(|years| years.get() as u32 * 12);
        }
        let periods = self.periods();
        let dated = !periods.is_empty() && periods.iter().all(|period| period.from.is_some() && period.to.is_some());
        dated.then(|| insurance::months_covered(periods, until))
    }

    /// By when the determination is likely: 20 working days after the acceptance, or after the day itself (Art. 17).
    pub fn determined_by(&self) -> Option<WorkingDay> {
        *self.determined_by.get_or_init(|| {
            working_days_after(process::accepted_on(self.profile).unwrap_or(self.on), DETERMINED_WITHIN)
        })
    }

    /// Whether a day comes before the likely determination.
    pub fn is_before_determination(&self, day: Date) -> bool {
        let start = process::accepted_on(self.profile).unwrap_or(self.on);
        start.days_until(day) <= LONGEST_COUNT && self.determined_by().is_some_and(|by| day <= by.day)
    }
}

fn first_and_last(periods: &[Period]) -> Option<(Month, Month)> {
    let first = periods.iter().filter_map(|period| period.from).min()?;
    let last = periods.iter().filter_map(|period| period.to).max()?;
    Some((first, last))
}
