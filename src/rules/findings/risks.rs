//! Risks around the process.

use super::case::Case;
use super::{Fact, Place, Raised, Rule, Say};
use crate::rules::indicators::{age, insurance_base};
use crate::rules::insurance::{Insured, TIERS};
use crate::rules::process::{self, LONGEST_COUNT};
use crate::rules::{Indicator, law_term};

#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    Rule::warning("education_not_verified",     "16",   education_not_verified),
    Rule::warning("overseas_not_certified",     "6(2)", overseas_not_certified),
    Rule::warning("earlier_schooling_missing",  "16",   earlier_schooling_missing),
    Rule::warning("personnel_file_not_located", "16",   personnel_file_not_located),
    Rule::warning("units_differ",               "6(4)", units_differ),
    Rule::warning("dispatched",                 "13",   dispatched),
    Rule::notice( "employer_not_registered",    "13",   employer_not_registered),
    Rule::notice( "district_unknown",           "14",   district_unknown),
    Rule::warning("account_too_early",          "13",   account_too_early),
    Rule::notice( "account_not_yet",            "13",   account_not_yet),
    Rule::notice( "endorsement_due",            "19",   endorsement_due),
    Rule::warning("birthday_costs_points",      "6(1)", birthday_costs_points),
    Rule::warning("base_months_leave_window",   "7(5)", base_months_leave_window),
    Rule::notice( "law_ends",                   "24",   law_ends),
    Rule::notice( "papers_missing",             "14",   papers_missing),
];

/// An endorsement is told of so many days ahead.
const ENDORSEMENT_DAYS: i32 = 90;
/// The end of the law is told of so many days ahead.
const LAW_END_DAYS: i32 = 180;

// ---- Schooling and its proof, Art. 16: only where education counts or could ----

fn education(case: &Case, answer: Option<bool>, field: &'static [Place]) -> Option<Raised> {
    Raised::when(answer == Some(false) && case.matters(Indicator::Education), field)
        .costs(case.stake_of(Indicator::Education))
}

fn education_not_verified(case: &Case) -> Option<Raised> {
    let held = case.education().filter(|held| held.overseas != Some(true))?;
    education(case, held.verified, &[Place::Field("education.verified")])
}

fn overseas_not_certified(case: &Case) -> Option<Raised> {
    let held = case.education().filter(|held| held.overseas == Some(true))?;
    education(case, held.verified, &[Place::Field("education.verified"), Place::Field("education.overseas")])
}

fn earlier_schooling_missing(case: &Case) -> Option<Raised> {
    education(case, case.education()?.earlier_records, &[Place::Field("education.earlier_records")])
}

fn personnel_file_not_located(case: &Case) -> Option<Raised> {
    education(case, case.education()?.file_located, &[Place::Field("education.file_located")])
}

// ---- The employer ----

/// Contract, insurance and tax are not one unit's: its months are another employer's (Art. 6(4), 7(5)).
fn units_differ(case: &Case) -> Option<Raised> {
    Raised::when(case.employment()?.same_unit == Some(false), &[Place::Field("employment.same_unit")])
        .costs(case.points(Indicator::InsuranceYears) + case.points(Indicator::InsuranceBase))
}

/// Dispatched labour: the unit that employs, not the one worked for, applies (Art. 13).
fn dispatched(case: &Case) -> Option<Raised> {
    Raised::when(case.employment()?.dispatched == Some(true), &[Place::Field("employment.dispatched")])
}

fn employer_not_registered(case: &Case) -> Option<Raised> {
    Raised::when(
        case.employment()?.employer_registered == Some(false),
        &[Place::Field("employment.employer_registered")],
    )
}

fn district_unknown(case: &Case) -> Option<Raised> {
    Raised::when(case.employment()?.district_known == Some(false), &[Place::Field("employment.district_known")])
}

/// The account was created before the permit's data had 3 full working days to synchronise.
fn account_too_early(case: &Case) -> Option<Raised> {
    let (collected, account) = (case.permit()?.collected_on?, case.process()?.account_on?);
    if collected.days_until(account) > LONGEST_COUNT {
        return None;
    }
    let from = process::account_from(collected)?;
    Raised::when(account < from.day, &[Place::Field("process.account_on"), Place::Field("permit.collected_on")])
        .says("date", Fact::Day(from.day))
}

/// The permit was collected so lately that the account should wait.
fn account_not_yet(case: &Case) -> Option<Raised> {
    let collected = case.permit()?.collected_on?;
    let has_account = case.process().is_some_and(|process| process.account_on.is_some());
    if has_account || collected.days_until(case.on) > LONGEST_COUNT {
        return None;
    }
    let from = process::account_from(collected)?;
    Raised::when(case.on < from.day, &[Place::Field("permit.collected_on")]).says("date", Fact::Day(from.day))
}

// ---- Dates that draw near ----

/// Art. 19: the permit is to be endorsed within 90 days.
fn endorsement_due(case: &Case) -> Option<Raised> {
    let permit = case.permit()?;
    let by = process::endorsed_by(permit, case.on)?;
    let places: &[Place] = match permit.valid_until {
        Some(_) => &[Place::Field("permit.collected_on"), Place::Field("permit.valid_until")],
        None => &[Place::Field("permit.collected_on")],
    };
    Raised::when(case.on.days_until(by) <= ENDORSEMENT_DAYS, places).says("date", Fact::Day(by))
}

/// Art. 6(1): a birthday before the likely determination costs points.
fn birthday_costs_points(case: &Case) -> Option<Raised> {
    let born = case.profile.born_on?;
    let years = born.full_years_until(case.on)?;
    let birthday = born.anniversary(years + 1)?;
    let lost = age::points(years) - age::points(years + 1);
    Raised::when(lost > 0 && case.is_before_determination(birthday), &[Place::Field("born_on")])
        .costs(lost)
        .says("date", Fact::Day(birthday))
        .says("years", Fact::Number(u64::from(years) + 1))
}

/// Art. 7(5): months that drop out of the window before the likely determination cost the tier, even if the last base
/// goes on.
fn base_months_leave_window(case: &Case) -> Option<Raised> {
    let held = case.points(Indicator::InsuranceBase);
    let (_, last) = case.first_and_last?;
    let then = case.determined_by()?.day;
    // Each month that passes takes at the most one month from a tier.
    let passing = then.month().index().saturating_sub(case.on.month().index()) as u32;
    let mut tiers = TIERS.iter().zip(case.insured.at).filter(|(tier, _)| tier.points as i32 == held);
    if passing == 0 || tiers.all(|(tier, months)| months.known >= tier.months + passing) {
        return None;
    }
    let mut periods = case.periods().to_vec();
    // Whoever is insured up to now goes on being so.
    if last.on(1) >= case.on.month() {
        let goes_on = periods.iter_mut().filter(|period| period.to == Some(last));
        goes_on.for_each(|period| period.to = Some(then.month()));
    }
    let left = insurance_base::score(&Insured::from_periods(&periods, then)).points;
    Raised::when(left < held, &[Place::Field("insurance")]).costs(held - left).says("date", Fact::Day(then))
}

/// Art. 24: the law's term ends. It comes from the day alone.
fn law_ends(case: &Case) -> Option<Raised> {
    let [_, end] = law_term();
    let end = end?;
    Raised::when((0..=LAW_END_DAYS).contains(&case.on.days_until(end)), &[]).says("date", Fact::Day(end))
}

/// Art. 14: papers of what counts that are not at hand.
fn papers_missing(case: &Case) -> Option<Raised> {
    case.profile.papers_ready.as_ref()?;
    let missing = case.materials.iter().filter(|material| material.counts && material.ready == Some(false)).count();
    Raised::when(missing > 0, &[Place::Field("papers_ready")]).says("n", Fact::Number(missing as u64))
}
