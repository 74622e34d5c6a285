//! What bars the application.

use super::case::Case;
use super::{Fact, Place, Raised, Rule, Say};
use crate::rules::Indicator;
use crate::rules::assessment::Reason;
use crate::rules::date::Date;
use crate::rules::indicators::age;
use crate::rules::value::Stated;

#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    Rule::blocker("serious_crime",     "9",    serious_crime),
    Rule::blocker("serious_forgery",   "22",   serious_forgery),
    Rule::blocker("foreign_national",  "2",    foreign_national),
    Rule::blocker("no_permit",         "2",    no_permit),
    Rule::blocker("permit_expired",    "2",    permit_expired),
    Rule::blocker("permit_too_short",  "17",   permit_too_short),
    Rule::blocker("not_insured_now",   "2",    not_insured_now),
    Rule::blocker("no_employer",       "13",   no_employer),
    Rule::blocker("over_age",          "6(1)", over_age),
    Rule::blocker("retired",           "2",    retired),
];

/// A serious forgery bars for three years (Art. 22).
pub const FORGERY_BARS_YEARS: u32 = 3;

/// Art. 9: a serious criminal record, whenever.
fn serious_crime(case: &Case) -> Option<Raised> {
    Raised::when(case.profile.serious_crime == Some(true), &[Place::Field("serious_crime")]).costs(case.everything())
}

/// Art. 22: a serious forgery within the last 3 years.
fn serious_forgery(case: &Case) -> Option<Raised> {
    let days = case.profile.serious_forgery_on.as_deref()?;
    let bars = |day: &Date| day.full_years_until(case.on).is_some_and(|years| years < FORGERY_BARS_YEARS);
    let places = days.iter().enumerate().filter(|(_, day)| bars(day));
    let places = places.map(|(row, _)| Place::Record("serious_forgery_on", row)).collect();
    let free_from = days.iter().filter(|day| bars(day)).max()?.anniversary(FORGERY_BARS_YEARS)?;
    Raised::among(places).costs(case.everything()).says("date", Fact::Day(free_from))
}

/// Art. 2: foreign nationals are outside the rules.
fn foreign_national(case: &Case) -> Option<Raised> {
    Raised::when(case.profile.foreign_national == Some(true), &[Place::Field("foreign_national")])
        .costs(case.everything())
}

/// Art. 2: the permit must be there.
fn no_permit(case: &Case) -> Option<Raised> {
    Raised::when(case.profile.permit == Some(Stated::Nothing), &[Place::Field("permit")]).costs(case.everything())
}

const VALID_UNTIL: &[Place] = &[Place::Field("permit.valid_until")];

/// Art. 2: the permit must be valid on the day.
fn permit_expired(case: &Case) -> Option<Raised> {
    let until = case.permit()?.valid_until.filter(|until| *until < case.on)?;
    Raised::at(VALID_UNTIL).costs(case.everything()).says("date", Fact::Day(until))
}

/// Art. 17: the permit must outlast the 20 working days of the determination.
fn permit_too_short(case: &Case) -> Option<Raised> {
    let until = case.permit()?.valid_until.filter(|until| *until >= case.on)?;
    if !case.is_before_determination(until) {
        return None;
    }
    let by = case.determined_by().filter(|by| until < by.day)?;
    Raised::at(VALID_UNTIL).costs(case.everything()).says("date", Fact::Day(until)).says("by", Fact::Day(by.day))
}

/// Art. 2: in the city's employee social insurance now.
fn not_insured_now(case: &Case) -> Option<Raised> {
    let found = match (case.profile.insured_now, &case.profile.insurance) {
        (Some(false), _) => Raised::at(&[Place::Field("insured_now")]),
        (_, Some(Stated::Nothing)) => Raised::at(&[Place::Field("insurance")]),
        _ => None,
    };
    found.costs(case.everything())
}

/// Art. 13: the employer applies; whoever has none cannot.
fn no_employer(case: &Case) -> Option<Raised> {
    Raised::when(case.profile.employment == Some(Stated::Nothing), &[Place::Field("employment")])
        .costs(case.everything())
}

/// Art. 6(1): over 60.
fn over_age(case: &Case) -> Option<Raised> {
    match case.item(Indicator::Age)?.reason {
        Reason::Age(years) if years > age::OLDEST => {
            Raised::at(&[Place::Field("born_on")]).costs(case.everything()).says("years", Fact::Number(years.into()))
        }
        _ => None,
    }
}

/// Art. 2: retired and no longer insured.
fn retired(case: &Case) -> Option<Raised> {
    let holds = case.profile.retired == Some(true) && case.profile.insured_now == Some(false);
    Raised::when(holds, &[Place::Field("retired"), Place::Field("insured_now")]).costs(case.everything())
}
