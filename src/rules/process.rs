//! The dates around an application: when the account may be created, when the determination is due, when the permit is
//! to be endorsed.

use super::calendar::{WorkingDay, working_days_after};
use super::date::Date;
use super::profile::{Permit, Profile};
use super::value::Stated;

/// The steps of an application, as practised in 2026.
pub const STEPS: std::ops::RangeInclusive<u8> = 1..=10;
/// The determination follows within so many working days of the acceptance (Art. 17).
pub const DETERMINED_WITHIN: u32 = 20;
/// Full working days between collecting the permit and creating the account, so that its data has synchronised
/// (the process as practised, step 5).
pub const SYNCHRONISED_AFTER: u32 = 3;

/// No count of working days in here takes more days than this, whatever days are off: what lies further away needs no
/// counting.
pub const LONGEST_COUNT: i32 = 60;

/// The dates that follow from a profile; each is nothing where what it depends on is not answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dates {
    /// The first safe day for the employer to create the account.
    pub account_from: Option<WorkingDay>,
    /// The latest day of the determination: counted from the acceptance, or from the assessment date while there is none.
    pub determined_by: Option<WorkingDay>,
    /// Whether the acceptance is known, and `determined_by` counted from it.
    pub accepted: bool,
    /// By when the permit is to be endorsed 「签注」 next.
    pub endorsed_by: Option<Date>,
    /// The permit's last day.
    pub valid_until: Option<Date>,
}

impl Dates {
    /// The dates of a profile on a day.
    pub fn of(profile: &Profile, on: Date) -> Dates {
        let accepted_on = accepted_on(profile);
        let permit = Stated::details(&profile.permit);
        Dates {
            account_from: permit.and_then(|permit| account_from(permit.collected_on?)),
            determined_by: working_days_after(accepted_on.unwrap_or(on), DETERMINED_WITHIN),
            accepted: accepted_on.is_some(),
            endorsed_by: permit.and_then(|permit| endorsed_by(permit, on)),
            valid_until: permit.and_then(|permit| permit.valid_until),
        }
    }
}

/// The day the centre accepted the application.
pub(super) fn accepted_on(profile: &Profile) -> Option<Date> {
    Stated::details(&profile.process)?.accepted_on
}

/// The first day after [`SYNCHRONISED_AFTER`] full working days that is itself a working day.
pub fn account_from(collected_on: Date) -> Option<WorkingDay> {
    working_days_after(collected_on, SYNCHRONISED_AFTER + 1)
}

/// The next day by which the permit is to be endorsed. A permit is endorsed once a year, before each full year of it
/// (《居住证暂行条例》, 国务院令第663号, Art. 10); it never outlasts its own end.
pub fn endorsed_by(permit: &Permit, on: Date) -> Option<Date> {
    let collected = permit.collected_on?;
    let held = collected.full_years_until(on).unwrap_or(0);
    // On the anniversary itself the endorsement is due that day.
    let last = collected.anniversary(held)?;
    let next = if held > 0 && last == on { last } else { collected.anniversary(held + 1)? };
    let until = permit.valid_until.filter(|until| *until >= on);
    Some(until.map_or(next, |until| until.min(next)))
}
