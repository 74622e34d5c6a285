//! Answers that contradict each other: the reviewer will see them too.

use super::case::Case;
use super::{Fact, Place, Raised, Rule, Say};
use crate::rules::Indicator;
use crate::rules::date::{Date, Month};
use crate::rules::profile::{Period, Schooling, Sex, StudyMode};
use crate::rules::value::{Stated, Whole};
use crate::rules::wage;

#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    Rule::warning("more_base_months_than_insured",     "7(5)",  more_base_months_than_insured),
    Rule::warning("more_months_than_at_lower_multiple", "7(5)", more_months_than_at_lower_multiple),
    Rule::warning("insured_before_16",                 "6(4)",  insured_before_16),
    Rule::warning("insured_before_work",               "6(4)",  insured_before_work),
    Rule::warning("insurance_record_ends_early",       "2",     insurance_record_ends_early),
    Rule::warning("diploma_too_early",                 "6(2)",  diploma_too_early),
    Rule::warning("fresh_graduate_of_another_year",    "7(8)",  fresh_graduate_of_another_year),
    Rule::warning("fresh_graduate_not_full_time",      "7(8)",  fresh_graduate_not_full_time),
    Rule::warning("fresh_graduate_insured_before",     "7(8)",  fresh_graduate_insured_before),
    Rule::warning("title_before_insurance",            "6(3)",  title_before_insurance),
    Rule::warning("married_too_young",                 "7(10)", married_too_young),
    Rule::warning("service_longer_than_insured",       "7(6)",  service_longer_than_insured),
    Rule::warning("area_longer_than_insured",          "7(7)",  area_longer_than_insured),
    Rule::warning("base_above_cap",                    "7(5)",  base_above_cap),
    Rule::warning("base_below_floor",                  "7(5)",  base_below_floor),
    Rule::warning("periods_overlap",                   "6(4)",  periods_overlap),
    Rule::warning("end_before_start",                  "14",    end_before_start),
    Rule::warning("date_in_future",                    "14",    date_in_future),
];

/// The youngest age at which work is allowed (《劳动法》 Art. 15).
const WORKING_AGE: u32 = 16;
/// The legal ages of marriage (《民法典》 Art. 1047).
const MARRIAGE_AGE: [(Sex, u32); 2] = [(Sex::Male, 22), (Sex::Female, 20)];

// ---- Insurance by totals ----

fn summary_months(case: &Case) -> Option<[(&'static str, Option<u64>); 5]> {
    let summary = case.summary()?;
    Some([
        ("insurance.months_at_0_8", summary.months_at_0_8.map(Whole::get)),
        ("insurance.months_at_1", summary.months_at_1.map(Whole::get)),
        ("insurance.months_at_2", summary.months_at_2.map(Whole::get)),
        ("insurance.months_at_3", summary.months_at_3.map(Whole::get)),
        ("insurance.last_year_months_at_1", summary.last_year_months_at_1.map(Whole::get)),
    ])
}

/// So many full years hold so many months at the most: a year not yet full adds 11. So 36 months need 3 full years, or
/// 2 and 11 months at the least.
fn more_base_months_than_insured(case: &Case) -> Option<Raised> {
    let years = case.summary()?.years?.get();
    let most = years * 12 + 11;
    let above = || {
        let given = summary_months(case).into_iter().flatten();
        given.filter_map(|(path, months)| Some((path, months?))).filter(|(_, months)| *months > most)
    };
    let (_, months) = above().max_by_key(|(_, months)| *months)?;
    let places = above().map(|(path, _)| Place::Field(path)).chain([Place::Field("insurance.years")]).collect();
    Raised::among(places)
        .costs(case.points(Indicator::InsuranceBase))
        .says("months", Fact::Number(months))
        .says("years", Fact::Number(years))
        .says("most", Fact::Number(most))
}

/// A month at a higher multiple is also one at every lower multiple (Art. 7(5)).
fn more_months_than_at_lower_multiple(case: &Case) -> Option<Raised> {
    let given = summary_months(case)?;
    // The lower count of each: the months at 3 W are counted over fewer months, and still not more than over all of them.
    const LOWER: [(usize, usize); 4] = [(1, 0), (2, 1), (3, 2), (4, 1)];
    let (mut places, mut facts) = (Vec::new(), None);
    for (higher, lower) in LOWER {
        let (Some((path, Some(months))), Some((lower_path, Some(fewer)))) = (given.get(higher), given.get(lower))
        else {
            continue;
        };
        if months > fewer {
            facts = facts.or(Some((*months, *fewer)));
            for path in [path, lower_path] {
                if !places.contains(&Place::Field(path)) {
                    places.push(Place::Field(path));
                }
            }
        }
    }
    let (months, lower) = facts?;
    Raised::among(places)
        .costs(case.points(Indicator::InsuranceBase))
        .says("months", Fact::Number(months))
        .says("lower", Fact::Number(lower))
}

// ---- Insurance and other dates ----

/// The first insured month, and the row that says it.
fn first_insured(case: &Case) -> Option<(Month, Place)> {
    let (first, _) = case.first_and_last?;
    let row = case.periods().iter().position(|period| period.from == Some(first))?;
    Some((first, Place::Period(row)))
}

/// The first insured month lies before the age of 16.
fn insured_before_16(case: &Case) -> Option<Raised> {
    let (first, row) = first_insured(case)?;
    let of_age = case.profile.born_on?.anniversary(WORKING_AGE).map(Date::month).filter(|of_age| first < *of_age)?;
    Raised::among(vec![Place::Field("born_on"), row])
        .says("month", Fact::Month(first))
        .says("from", Fact::Month(of_age))
}

/// The first insured month lies before the first day at work in Shanghai.
fn insured_before_work(case: &Case) -> Option<Raised> {
    let (first, row) = first_insured(case)?;
    let since = case.employment()?.since.filter(|since| first < since.month())?;
    Raised::among(vec![Place::Field("employment.since"), row])
        .says("month", Fact::Month(first))
        .says("from", Fact::Day(since))
}

/// The record ends more than two months before the day, though the person is said to be insured.
fn insurance_record_ends_early(case: &Case) -> Option<Raised> {
    let (_, last) = case.first_and_last?;
    let has_open_end = case.periods().iter().any(|period| period.to.is_none());
    if has_open_end || last >= case.on.month().back(2) || case.profile.insured_now == Some(false) {
        return None;
    }
    let row = case.periods().iter().position(|period| period.to == Some(last))?;
    Raised::among(vec![Place::Period(row)]).says("month", Fact::Month(last))
}

/// A diploma earned before the age that its level needs: 本科 19, 硕士 21, 博士 23.
fn diploma_too_early(case: &Case) -> Option<Raised> {
    let education = case.education()?;
    let youngest = match education.schooling? {
        Schooling::None | Schooling::Associate => return None,
        Schooling::Bachelor => 19,
        Schooling::Master => 21,
        Schooling::Doctor => 23,
    };
    let age = case.profile.born_on?.full_years_until(education.graduated_on?).unwrap_or(0);
    let places =
        &[Place::Field("education.graduated_on"), Place::Field("education.schooling"), Place::Field("born_on")];
    Raised::when(age < youngest, places)
        .costs(case.stake_of(Indicator::Education))
        .says("age", Fact::Number(age.into()))
        .says("least", Fact::Number(youngest.into()))
}

// ---- 「全日制应届毕业生」, Art. 7(8) ----

fn fresh(case: &Case) -> Option<i32> {
    (case.profile.fresh_graduate == Some(true)).then(|| case.points(Indicator::FreshGraduate))
}

fn fresh_graduate_of_another_year(case: &Case) -> Option<Raised> {
    let points = fresh(case)?;
    let graduated = case.education()?.graduated_on.filter(|day| day.year() != case.on.year())?;
    Raised::at(&[Place::Field("fresh_graduate"), Place::Field("education.graduated_on")])
        .costs(points)
        .says("date", Fact::Day(graduated))
}

fn fresh_graduate_not_full_time(case: &Case) -> Option<Raised> {
    let points = fresh(case)?;
    let is_part_time = case.education()?.mode == Some(StudyMode::PartTime);
    Raised::when(is_part_time, &[Place::Field("fresh_graduate"), Place::Field("education.mode")]).costs(points)
}

/// More than a year insured before the graduation.
fn fresh_graduate_insured_before(case: &Case) -> Option<Raised> {
    const A_YEAR: u32 = 12;
    let points = fresh(case)?;
    let graduated = case.education()?.graduated_on?.month();
    let (months, place) = match case.summary() {
        // What lies after the graduation can at the most be all months since.
        Some(summary) => {
            let since = case.on.month().index().saturating_sub(graduated.index()) as u32;
            ((summary.years?.get() as u32 * 12).saturating_sub(since), Place::Field("insurance.years"))
        }
        None => (case.months_covered(graduated)?, Place::Field("insurance")),
    };
    if months <= A_YEAR {
        return None;
    }
    Raised::among(vec![Place::Field("fresh_graduate"), Place::Field("education.graduated_on"), place])
        .costs(points)
        .says("months", Fact::Number(months.into()))
}

// ---- Title, marriage, years ----

/// A title dated before the first insured month in Shanghai was not obtained while working here.
fn title_before_insurance(case: &Case) -> Option<Raised> {
    let held = case.qualification().filter(|held| held.level.is_some_and(|level| level.points() != 0))?;
    let (first, row) = first_insured(case)?;
    let obtained = held.obtained_on.filter(|obtained| obtained.month() < first)?;
    Raised::among(vec![Place::Field("qualification.obtained_on"), row])
        .costs(case.stake_of(Indicator::Qualification))
        .says("date", Fact::Day(obtained))
        .says("month", Fact::Month(first))
}

/// Married before the legal age; where the sex is not answered, before both.
fn married_too_young(case: &Case) -> Option<Raised> {
    let age = case.profile.born_on?.full_years_until(case.spouse()?.married_on?).unwrap_or(0);
    let least = match case.profile.sex {
        Some(sex) => MARRIAGE_AGE.iter().find(|(of, _)| *of == sex).map(|(_, age)| *age),
        None => MARRIAGE_AGE.iter().map(|(_, age)| *age).min(),
    };
    let least = least.filter(|least| age < *least)?;
    let places: &[Place] = match case.profile.sex {
        Some(_) => &[Place::Field("spouse.married_on"), Place::Field("born_on"), Place::Field("sex")],
        None => &[Place::Field("spouse.married_on"), Place::Field("born_on")],
    };
    Raised::at(places)
        .costs(case.points(Indicator::Spouse))
        .says("age", Fact::Number(age.into()))
        .says("least", Fact::Number(least.into()))
}

fn longer_than_insured(
    case: &Case,
    years: Option<u64>,
    indicator: Indicator,
    places: &'static [Place],
) -> Option<Raised> {
    let years = years.filter(|years| *years > 0)?;
    if case.profile.insurance == Some(Stated::Nothing) {
        return Raised::at(places)
            .costs(case.points(indicator))
            .says("years", Fact::Number(years))
            .says("insured", Fact::Number(0));
    }
    let insured = u64::from(case.months_covered(case.on.month())? / 12);
    Raised::when(years > insured, places)
        .costs(case.points(indicator))
        .says("years", Fact::Number(years))
        .says("insured", Fact::Number(insured))
}

fn service_longer_than_insured(case: &Case) -> Option<Raised> {
    let years = case.profile.public_service_years.map(Whole::get);
    let places = &[Place::Field("public_service_years"), Place::Field("insurance")];
    longer_than_insured(case, years, Indicator::PublicService, places)
}

fn area_longer_than_insured(case: &Case) -> Option<Raised> {
    let years = case.profile.outer_area_years.map(Whole::get);
    let places = &[Place::Field("outer_area_years"), Place::Field("insurance")];
    longer_than_insured(case, years, Indicator::OuterArea, places)
}

// ---- Rows of the insurance record ----

/// The rows whose base some wage year of their months does not allow, and the first bound it breaks.
fn out_of_bounds(case: &Case, bound: fn(u64, &wage::WageYear) -> Option<u64>) -> Option<Raised> {
    let (mut places, mut broken) = (Vec::new(), None);
    for (row, period) in case.periods().iter().enumerate() {
        let (Some(from), Some(to), Some(base)) = (period.from, period.to, period.base) else { continue };
        // The last figure goes on only until the next is published; the months before the first have none.
        let touches = |year: &&wage::WageYear| year.from <= to && from < year.from.on(12);
        let breaks = wage::TABLE.iter().filter(touches).find_map(|year| Some((year.from, bound(base.get(), year)?)));
        if let Some(breaks) = breaks {
            places.push(Place::Period(row));
            broken = broken.or(Some(breaks));
        }
    }
    let (month, bound) = broken?;
    Raised::among(places).says("month", Fact::Month(month)).says("bound", Fact::Number(bound))
}

/// A base above 3 W of its months.
fn base_above_cap(case: &Case) -> Option<Raised> {
    out_of_bounds(case, |base, year| Some(year.base_max()).filter(|cap| base > *cap))
}

/// A base below the floor of its months, where the announcement of that floor is at hand.
fn base_below_floor(case: &Case) -> Option<Raised> {
    out_of_bounds(case, |base, year| year.base_min.filter(|floor| base < *floor))
}

/// Two rows name the same month.
fn periods_overlap(case: &Case) -> Option<Raised> {
    // Most records run on from row to row.
    let follow = |(first, next): (&Period, &Period)| first.from <= first.to && first.to < next.from;
    if case.periods().iter().zip(case.periods().iter().skip(1)).all(follow) {
        return None;
    }
    let touch = |one: &Period, other: &Period| {
        let from = one.from.zip(other.from).map(|(one, other)| one.max(other));
        let to = one.to.zip(other.to).map(|(one, other)| one.min(other));
        from.zip(to).is_some_and(|(from, to)| from <= to)
    };
    let rows = || case.periods().iter().enumerate();
    let overlaps = |(row, period): &(usize, &Period)| rows().any(|(other, with)| other != *row && touch(period, with));
    Raised::among(rows().filter(overlaps).map(|(row, _)| Place::Period(row)).collect())
}

/// A row, a permit or an application that ends before it starts.
fn end_before_start(case: &Case) -> Option<Raised> {
    let backwards = |from: Option<Date>, to: Option<Date>| matches!((from, to), (Some(from), Some(to)) if to < from);
    let rows = case.periods().iter().enumerate();
    let rows = rows.filter(|(_, period)| matches!((period.from, period.to), (Some(from), Some(to)) if to < from));
    let mut places: Vec<Place> = rows.map(|(row, _)| Place::Period(row)).collect();
    if case.permit().is_some_and(|permit| backwards(permit.collected_on, permit.valid_until)) {
        places.push(Place::Field("permit.valid_until"));
    }
    if case.process().is_some_and(|process| backwards(process.account_on, process.accepted_on)) {
        places.push(Place::Field("process.accepted_on"));
    }
    Raised::among(places)
}

/// Any date after the day; months after its month.
fn date_in_future(case: &Case) -> Option<Raised> {
    let profile = case.profile;
    let days = [
        ("born_on", profile.born_on),
        ("permit.collected_on", case.permit().and_then(|permit| permit.collected_on)),
        ("education.graduated_on", case.education().and_then(|education| education.graduated_on)),
        ("qualification.obtained_on", case.qualification().and_then(|held| held.obtained_on)),
        ("spouse.married_on", case.spouse().and_then(|spouse| spouse.married_on)),
        ("employment.since", case.employment().and_then(|employment| employment.since)),
        ("process.account_on", case.process().and_then(|process| process.account_on)),
        ("process.accepted_on", case.process().and_then(|process| process.accepted_on)),
    ];
    let is_future = |day: Option<Date>| day.is_some_and(|day| day > case.on);
    let mut places: Vec<Place> =
        days.into_iter().filter(|(_, day)| is_future(*day)).map(|(path, _)| Place::Field(path)).collect();
    let this_month = case.on.month();
    let is_later = |month: Option<Month>| month.is_some_and(|month| month > this_month);
    let rows = case.periods().iter().enumerate().filter(|(_, period)| is_later(period.from) || is_later(period.to));
    places.extend(rows.map(|(row, _)| Place::Period(row)));
    for (path, days) in [
        ("false_material_on", &profile.false_material_on),
        ("detained_on", &profile.detained_on),
        ("convicted_on", &profile.convicted_on),
        ("serious_forgery_on", &profile.serious_forgery_on),
    ] {
        let rows = days.iter().flatten().enumerate().filter(|(_, day)| **day > case.on);
        places.extend(rows.map(|(row, _)| Place::Record(path, row)));
    }
    Raised::among(places)
}
