//! The profile as it will be on a later day: nothing changes but time, and what the levers change.

use crate::rules::date::Date;
use crate::rules::indicators::qualification;
use crate::rules::insurance::Insured;
use crate::rules::profile::{
    Degree, Education, Level, Profile, Qualification, Schooling, ShortageMajor, StudyMode, Years,
};
use crate::rules::value::{Stated, Whole};

use super::lever::{Lever, LeverKind};
use super::record::{self, MOST_YEARS};

/// The profile of a later day. Insurance goes on as it is paid now, years in a field or an area go on, the permit is
/// renewed; dates of an application under way say nothing about a later one.
pub fn profile_on(profile: &Profile, today: Date, levers: &[Lever], date: Date) -> Profile {
    let on = profile.assessed_on.unwrap_or(today);
    let insurance = record::on_date(profile, on, levers, date);
    let active: Vec<Lever> = levers.iter().filter(|lever| lever.counts_on(date)).copied().collect();
    let mut then = Profile {
        assessed_on: Some(date),
        insurance,
        education: education(profile.education.as_ref(), &active, on),
        shortage_major: shortage_major(profile.shortage_major.as_ref(), &active),
        ..profile.clone()
    };
    age(&mut then, profile, on, date);
    // Whoever begins to pay is insured again.
    if active.iter().any(|lever| matches!(lever.kind, LeverKind::Base(_))) && profile.insured_now == Some(false) {
        then.insured_now = Some(true);
    }
    if date > on {
        then.process = None;
        if let Some(Stated::Given(permit)) = &mut then.permit {
            permit.valid_until = permit.valid_until.filter(|until| *until >= date);
        }
    }
    let insured = Insured::of(&then, date);
    then.qualification = qualification(profile.qualification.as_ref(), &active, &insured, on);
    then
}

/// What passes by itself: years that go on, and the year of graduation.
pub(super) fn age(then: &mut Profile, profile: &Profile, on: Date, date: Date) {
    let passed = on.full_years_until(date).unwrap_or(0);
    then.public_service_years = go_on(profile.public_service_years, passed);
    then.outer_area_years = go_on(profile.outer_area_years, passed);
    let is_still_fresh = date.year() == on.year();
    then.fresh_graduate = profile.fresh_graduate.map(|fresh| fresh && is_still_fresh);
}

/// Years that go on; who has none has not begun.
fn go_on(years: Option<Years>, passed: u32) -> Option<Years> {
    let years = years?;
    match years.get() {
        0 => Some(years),
        held => Whole::new((held + u64::from(passed)).min(MOST_YEARS)),
    }
}

/// Schooling and degree with what was added.
pub(super) fn education(held: Option<&Stated<Education>>, active: &[Lever], on: Date) -> Option<Stated<Education>> {
    let mut education = held.cloned();
    let rung = active.iter().find_map(|lever| match lever.kind {
        LeverKind::Schooling(schooling) => Some((schooling, lever.first_day(on))),
        _ => None,
    });
    if let Some((schooling, first_day)) = rung {
        let (degree, recognised) = match held {
            Some(Stated::Given(held)) => (held.degree, held.recognised),
            _ => (None, None),
        };
        // A degree that is not recognised does not become so by another one.
        let degree = degree.filter(|_| recognised == Some(true)).unwrap_or(Degree::None);
        education = Some(Stated::Given(Education {
            schooling: Some(schooling),
            degree: Some(match schooling {
                Schooling::Doctor => Degree::Doctor,
                Schooling::Master => degree.max(Degree::Master),
                _ => degree,
            }),
            recognised: Some(true),
            mode: Some(StudyMode::PartTime),
            graduated_on: first_day,
            overseas: Some(false),
            ..Education::default()
        }));
    }
    let adds_degree = active.iter().any(|lever| lever.kind == LeverKind::BachelorDegree);
    if let (true, Some(Stated::Given(education))) = (adds_degree, &mut education)
        && education.schooling >= Some(Schooling::Bachelor)
    {
        education.degree = education.degree.max(Some(Degree::Bachelor));
    }
    education
}

/// Of what is held and what was earned, the one that counts most on the day.
pub(super) fn qualification(
    held: Option<&Stated<Qualification>>,
    active: &[Lever],
    insured: &Insured,
    on: Date,
) -> Option<Stated<Qualification>> {
    let mut best = held.cloned();
    let points = |one: &Option<Stated<Qualification>>| match one {
        Some(Stated::Given(_)) => Some(qualification::score(one.as_ref(), insured).points),
        _ => None,
    };
    for lever in active {
        let LeverKind::Qualification(level) = lever.kind else { continue };
        let earned = Some(Stated::Given(earned(level, lever.first_day(on))));
        if points(&earned) > points(&best) {
            best = earned;
        }
    }
    best
}

/// A qualification earned with this in mind meets its conditions.
fn earned(level: Level, obtained_on: Option<Date>) -> Qualification {
    Qualification {
        level: Some(level),
        obtained_on,
        obtained_in_shanghai: Some(true),
        fits_post: Some(true),
        in_catalogue: Some(true),
        registered: Some(true),
    }
}

/// The major, with a post that matches it.
pub(super) fn shortage_major(held: Option<&Stated<ShortageMajor>>, active: &[Lever]) -> Option<Stated<ShortageMajor>> {
    let mut major = held.cloned();
    if let Some(Stated::Given(major)) = &mut major
        && active.iter().any(|lever| lever.kind == LeverKind::MatchingPost)
    {
        major.post_matches = Some(true);
    }
    major
}
