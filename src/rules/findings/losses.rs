//! Points that fall away, and why.

use super::case::Case;
use super::{Fact, Place, Raised, Rule, Say};
use crate::rules::assessment::Reason;
use crate::rules::indicators::{education, outer_area, public_service, shortage_major, spouse};
use crate::rules::insurance::{GATE, Insured};
use crate::rules::profile::{Degree, Insurance, Period, Profile, Schooling};
use crate::rules::value::Stated;
use crate::rules::{Indicator, total_of};

#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    Rule::warning("title_not_obtained_in_shanghai", "6(3)",  title_not_obtained_in_shanghai),
    Rule::warning("title_does_not_fit_post",        "6(3)",  title_does_not_fit_post),
    Rule::warning("title_not_in_catalogue",         "6(3)",  title_not_in_catalogue),
    Rule::warning("title_not_registered",           "6(3)",  title_not_registered),
    Rule::warning("title_below_wage_gate",          "6(3)",  title_below_wage_gate),
    Rule::warning("months_in_arrears",              "6(4)",  months_in_arrears),
    Rule::warning("months_by_other_employer",       "6(4)",  months_by_other_employer),
    Rule::warning("base_without_matching_tax",      "7(5)",  base_without_matching_tax),
    Rule::warning("one_certificate_of_two",         "6(2)",  one_certificate_of_two),
    Rule::warning("education_not_recognised",       "6(2)",  education_not_recognised),
    Rule::warning("post_does_not_match_major",      "7(3)",  post_does_not_match_major),
    Rule::notice( "investment_below_thresholds",    "7(4)",  investment_below_thresholds),
    Rule::notice( "public_service_too_short",       "7(6)",  public_service_too_short),
    Rule::notice( "outer_area_to_be_confirmed",     "7(7)",  outer_area_to_be_confirmed),
    Rule::notice( "spouse_without_shanghai_hukou",  "7(10)", spouse_without_shanghai_hukou),
    Rule::notice( "married_less_than_a_year",       "7(10)", married_less_than_a_year),
];

// ---- Title or skill, Art. 6(3) ----

/// A condition of the title that is answered with no.
fn title(case: &Case, answer: Option<bool>, field: &'static [Place]) -> Option<Raised> {
    let level = case.qualification()?.level.filter(|level| level.points() > 0)?;
    Raised::when(answer == Some(false), field).costs(case.stake(Indicator::Qualification, level.points()))
}

fn title_not_obtained_in_shanghai(case: &Case) -> Option<Raised> {
    title(case, case.qualification()?.obtained_in_shanghai, &[Place::Field("qualification.obtained_in_shanghai")])
}

fn title_does_not_fit_post(case: &Case) -> Option<Raised> {
    title(case, case.qualification()?.fits_post, &[Place::Field("qualification.fits_post")])
}

fn title_not_in_catalogue(case: &Case) -> Option<Raised> {
    title(case, case.qualification()?.in_catalogue, &[Place::Field("qualification.in_catalogue")])
}

fn title_not_registered(case: &Case) -> Option<Raised> {
    title(case, case.qualification()?.registered, &[Place::Field("qualification.registered")])
}

/// The base stays below W in more than 6 of the last 12 months.
fn title_below_wage_gate(case: &Case) -> Option<Raised> {
    let level = case.qualification()?.level.filter(|level| level.has_wage_gate())?;
    let places: &[Place] = match case.summary() {
        Some(_) => &[Place::Field("qualification.level"), Place::Field("insurance.last_year_months_at_1")],
        None => &[Place::Field("qualification.level"), Place::Field("insurance")],
    };
    Raised::when(case.insured.last_year.reach(GATE.months) == Some(false), places)
        .costs(case.stake(Indicator::Qualification, level.points()))
        .says("months", Fact::Number(case.insured.last_year.known.into()))
}

// ---- Months that do not count, Art. 6(4), 7(5) ----

/// The rows that bear a flag: how many months they cost, and how many points, were the flag not there.
fn flagged(case: &Case, flag: fn(&mut Period) -> &mut bool) -> Option<Raised> {
    let rows = case.periods().iter().enumerate().filter(|(_, period)| *flag(&mut Period::clone(period)));
    let raised = Raised::among(rows.map(|(row, _)| Place::Period(row)).collect())?;
    let mut periods = case.periods().to_vec();
    periods.iter_mut().for_each(|period| *flag(period) = false);
    let clean = Insured::from_periods(&periods, case.on);
    // Months that count for the years, or where those stay the same, for the lowest tier of the base.
    let years = clean.counted.known.saturating_sub(case.insured.counted.known);
    let base = clean.at[0].known.saturating_sub(case.insured.at[0].known);
    let insurance = Some(Stated::Given(Insurance::Periods { periods }));
    let total = total_of(&Profile { insurance, ..case.profile.clone() }, case.on);
    Some(raised)
        .costs(total - total_of(case.profile, case.on))
        .says("months", Fact::Number(u64::from(if years > 0 { years } else { base })))
}

fn months_in_arrears(case: &Case) -> Option<Raised> {
    flagged(case, |period| &mut period.arrears)
}

fn months_by_other_employer(case: &Case) -> Option<Raised> {
    flagged(case, |period| &mut period.other_employer)
}

fn base_without_matching_tax(case: &Case) -> Option<Raised> {
    flagged(case, |period| &mut period.tax_mismatch)
}

// ---- Education, Art. 6(2) ----

/// 硕士 or 博士 with only one of the two certificates.
fn one_certificate_of_two(case: &Case) -> Option<Raised> {
    let education = case.education()?;
    let (schooling, degree) = (education.schooling?, education.degree?);
    let (schooling_rung, degree_rung) = match (schooling, degree) {
        (Schooling::Master, Degree::None | Degree::Bachelor) => (Schooling::Master, Degree::Master),
        (Schooling::Doctor, Degree::None | Degree::Bachelor | Degree::Master) => (Schooling::Doctor, Degree::Doctor),
        (Schooling::None | Schooling::Associate | Schooling::Bachelor, Degree::Master) => {
            (Schooling::Master, Degree::Master)
        }
        (_, Degree::Doctor) if schooling != Schooling::Doctor => (Schooling::Doctor, Degree::Doctor),
        _ => return None,
    };
    let (both, _) = education::best_rung(schooling_rung, degree_rung)?;
    let held = education::best_rung(schooling, degree).map_or(0, |(points, _)| points);
    Raised::at(&[Place::Field("education.schooling"), Place::Field("education.degree")])
        .costs(case.stake(Indicator::Education, both) - case.stake(Indicator::Education, held))
        .says("both", Fact::Number(both as u64))
        .says("held", Fact::Number(held as u64))
}

/// Not recognised by the national education authority.
fn education_not_recognised(case: &Case) -> Option<Raised> {
    let education = case.education()?;
    let rung = education::best_rung(education.schooling?, education.degree.unwrap_or(Degree::None))?;
    Raised::when(education.recognised == Some(false), &[Place::Field("education.recognised")])
        .costs(case.stake(Indicator::Education, rung.0))
}

// ---- Bonus indicators, Art. 7 ----

/// Art. 7(3): the major is in the catalogue, the post is another.
fn post_does_not_match_major(case: &Case) -> Option<Raised> {
    let is_another = case.item(Indicator::ShortageMajor)?.reason == Reason::PostDoesNotMatch;
    Raised::when(is_another, &[Place::Field("shortage_major.post_matches")]).costs(shortage_major::POINTS)
}

/// Art. 7(4): neither 100,000 yuan nor 10 employees a year.
fn investment_below_thresholds(case: &Case) -> Option<Raised> {
    let investment = Stated::details(&case.profile.investment)?;
    (case.item(Indicator::Investment)?.reason == Reason::BelowThresholds).then_some(())?;
    let mut places = Vec::new();
    for (place, is_answered) in [
        ("investment.share_percent", investment.share_percent.is_some()),
        ("investment.annual_tax", investment.annual_tax.is_some()),
        ("investment.local_hires", investment.local_hires.is_some()),
    ] {
        if is_answered {
            places.push(Place::Field(place));
        }
    }
    Raised::among(places)
}

/// Art. 7(6): below 5 full years.
fn public_service_too_short(case: &Case) -> Option<Raised> {
    let Reason::TooFewYears(years) = case.item(Indicator::PublicService)?.reason else { return None };
    let full = public_service::points(public_service::FROM_YEARS);
    Raised::at(&[Place::Field("public_service_years")]).costs(full).says("years", Fact::Number(years.into()))
}

/// Art. 7(7): 1 to 4 full years; whether they count is for the area's own rules.
fn outer_area_to_be_confirmed(case: &Case) -> Option<Raised> {
    let item = case.item(Indicator::OuterArea)?;
    let Reason::ToBeConfirmed(years) = item.reason else { return None };
    Raised::at(&[Place::Field("outer_area_years")])
        .costs(item.max?)
        .says("years", Fact::Number(years.into()))
        .says("certain", Fact::Number(outer_area::CERTAIN_FROM_YEARS.into()))
}

/// Art. 7(10): the spouse holds no Shanghai hukou.
fn spouse_without_shanghai_hukou(case: &Case) -> Option<Raised> {
    let spouse = case.spouse()?;
    let years = spouse.married_on.and_then(|married| married.full_years_until(case.on));
    Raised::when(spouse.shanghai_hukou == Some(false), &[Place::Field("spouse.shanghai_hukou")])
        .costs(years.map_or(0, spouse::points))
}

/// Art. 7(10): married less than a full year.
fn married_less_than_a_year(case: &Case) -> Option<Raised> {
    let spouse = case.spouse().filter(|spouse| spouse.shanghai_hukou == Some(true))?;
    let married = spouse.married_on.filter(|married| married.full_years_until(case.on) == Some(0))?;
    Raised::at(&[Place::Field("spouse.married_on")])
        .costs(spouse::points(1))
        .says("date", Fact::Day(married.anniversary(1)?))
}
