//! The figures behind the items: the same as those of the score, and what gives the next points.

use hujifen::rules::explain::{Condition, Explanation, explain};
use hujifen::rules::indicators::investment::Source;
use hujifen::rules::{Date, Indicator, assess};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::check::{day, insured, parsed, period};
use crate::profiles::{config, profile};

fn of(profile: Value, indicator: Indicator) -> Explanation {
    explain(indicator, &parsed(&profile), day("2026-11-23"))
}

fn days(days: &[&str]) -> Vec<Option<Date>> {
    days.iter().map(|text| text.parse().ok()).collect()
}

#[test]
fn an_age_tells_the_next_birthday_that_costs_points() {
    let next = |born: &str| match of(json!({ "born_on": born }), Indicator::Age) {
        Explanation::Age { years, next, .. } => (years, next),
        other => panic!("{other:?}"),
    };
    // At 44 the points fall to 29.
    assert_eq!(next("1983-05-12"), (43, Some((day("2027-05-12"), 44, 29))));
    assert_eq!(next("1990-05-12"), (36, Some((day("2034-05-12"), 44, 29))));
    // From 56 on they stay at 5 until 60 is over.
    assert_eq!(next("1970-01-01"), (56, Some((day("2031-01-01"), 61, 0))));
    assert_eq!(next("1960-01-01"), (66, None));
    assert_eq!(of(json!({ "born_on": "2027-01-01" }), Indicator::Age), Explanation::Plain);
}

#[test]
fn education_tells_the_rung_above() {
    let next = |schooling: &str, degree: &str| {
        let education = json!({ "education": { "schooling": schooling, "degree": degree } });
        match of(education, Indicator::Education) {
            Explanation::Ladder { next, .. } => next,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(next("none", "none"), Some(("associate", 50)));
    assert_eq!(next("associate", "none"), Some(("bachelor", 60)));
    assert_eq!(next("bachelor", "none"), Some(("bachelor_degree", 90)));
    assert_eq!(next("bachelor", "bachelor"), Some(("master_both", 100)));
    assert_eq!(next("bachelor", "master"), Some(("master", 100)));
    assert_eq!(next("master", "bachelor"), Some(("master_degree", 100)));
    assert_eq!(next("master", "master"), Some(("doctor_both", 110)));
    assert_eq!(next("doctor", "doctor"), None);
}

#[test]
fn a_title_leads_to_titles_and_a_skill_to_skills() {
    let held = |level: &str| {
        let profile = json!({ "qualification": { "level": level, "fits_post": false }, "insurance": { "last_year_months_at_1": 5 } });
        match of(profile, Indicator::Qualification) {
            Explanation::Ladder { conditions, next } => (conditions, next),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(held("junior_title"), (vec![], Some(("mid_title", 100))));
    assert_eq!(held("none"), (vec![], Some(("skill_5", 15))));
    assert_eq!(held("mid_title").1, Some(("senior_title", 140)));
    assert_eq!(held("senior_title").1, None);
    assert_eq!(held("skill_4").1, Some(("skill_3", 60)));
    assert_eq!(held("skill_1").1, None);
    let conditions = held("mid_title").0;
    assert!(conditions.contains(&(Condition::FitsPost, Some(false))));
    assert!(conditions.contains(&(Condition::Registered, None)));
    assert!(conditions.contains(&(Condition::WageGate(5), Some(false))));
    assert!(!held("skill_3").0.iter().any(|(condition, _)| matches!(condition, Condition::WageGate(_))));
}

#[test]
fn a_shortage_major_tells_its_two_conditions() {
    let major = json!({ "shortage_major": { "in_catalogue": true, "post_matches": false } });
    let conditions = vec![(Condition::InCatalogue, Some(true)), (Condition::PostMatches, Some(false))];
    assert_eq!(of(major, Indicator::ShortageMajor), Explanation::Ladder { conditions, next: None });
    assert_eq!(of(json!({ "shortage_major": "none" }), Indicator::ShortageMajor), Explanation::Plain);
}

#[test]
fn conditions_bear_the_names_of_their_questions() {
    let [recognised, gate, matches] = [Condition::Recognised, Condition::WageGate(6), Condition::PostMatches];
    let asked = [Condition::ObtainedInShanghai, Condition::FitsPost, Condition::InCatalogue, Condition::Registered];
    assert_eq!([recognised, gate, matches].map(Condition::code), ["recognised", "wage_gate", "post_matches"]);
    assert_eq!(asked.map(Condition::code), ["obtained_in_shanghai", "fits_post", "in_catalogue", "registered"]);
}

#[test]
fn years_tell_what_is_missing_to_the_next() {
    let told = |profile: Value, indicator| match of(profile, indicator) {
        Explanation::Yearly { years, months, next, .. } => (years, months, next),
        other => panic!("{other:?}"),
    };
    let record = insured(&[period("2024-05", "2026-10", 9000)]); // 30 months
    assert_eq!(told(record, Indicator::InsuranceYears), (2, Some((30, 6)), Some((3, None))));
    let summary = json!({ "insurance": { "years": 2 } });
    assert_eq!(told(summary, Indicator::InsuranceYears), (2, None, Some((3, None))));
    // Below five full years the fifth brings all of them.
    assert_eq!(told(json!({ "public_service_years": 3 }), Indicator::PublicService), (3, None, Some((20, None))));
    assert_eq!(told(json!({ "public_service_years": 5 }), Indicator::PublicService), (5, None, Some((4, None))));
    assert_eq!(told(json!({ "outer_area_years": 4 }), Indicator::OuterArea), (4, None, Some((10, None))));
    assert_eq!(told(json!({ "outer_area_years": 9 }), Indicator::OuterArea), (9, None, Some((2, None))));
    assert_eq!(told(json!({ "outer_area_years": 10 }), Indicator::OuterArea), (10, None, None));
    let married = |on: &str| json!({ "spouse": { "shanghai_hukou": true, "married_on": on } });
    let next = |day: &str| days(&[day])[0];
    assert_eq!(told(married("2020-10-01"), Indicator::Spouse), (6, None, Some((4, next("2027-10-01")))));
    assert_eq!(told(married("2016-11-24"), Indicator::Spouse), (9, None, Some((4, next("2026-11-24")))));
    assert_eq!(told(married("2016-11-23"), Indicator::Spouse), (10, None, None));
}

#[test]
fn years_tell_the_rule_they_count_by() {
    let told = |profile: Value, indicator| match of(profile, indicator) {
        Explanation::Yearly { each, from_years, most, since, .. } => (each, from_years, most, since),
        other => panic!("{other:?}"),
    };
    let record = insured(&[period("2023-12", "2026-10", 9000)]); // 35 months
    assert_eq!(told(record.clone(), Indicator::InsuranceYears), (3, 1, None, None));
    let Explanation::Yearly { years, months, .. } = of(record, Indicator::InsuranceYears) else { panic!("years") };
    assert_eq!((years, months), (2, Some((35, 1))));
    assert_eq!(told(json!({ "public_service_years": 3 }), Indicator::PublicService), (4, 5, None, None));
    assert_eq!(told(json!({ "outer_area_years": 3 }), Indicator::OuterArea), (2, 5, Some(20), None));
    let married = json!({ "spouse": { "shanghai_hukou": true, "married_on": "2020-10-01" } });
    assert_eq!(told(married, Indicator::Spouse), (4, 1, Some(40), Some(day("2020-10-01"))));
    // Without Shanghai hukou no year counts.
    let elsewhere = json!({ "spouse": { "shanghai_hukou": false, "married_on": "2020-10-01" } });
    assert_eq!(of(elsewhere, Indicator::Spouse), Explanation::Plain);
}

#[test]
fn tiers_tell_the_one_held_and_the_nearest_above() {
    let told = |insurance: Value| match of(json!({ "insurance": insurance }), Indicator::InsuranceBase) {
        Explanation::Tiers { rows, held, next } => (rows.map(|row| (row.months, row.missing, row.base)), held, next),
        other => panic!("{other:?}"),
    };
    let summary = json!({ "months_at_0_8": 40, "months_at_1": 31, "months_at_2": 12, "months_at_3": 0 });
    // 12,577 yuan since 2026-07: 0.8 of it is 10,061.6.
    let rows = [(40, 0, 10_062), (31, 5, 12_577), (12, 24, 25_154), (0, 24, 37_731)];
    assert_eq!(told(summary), (rows, Some(0), Some(1)));
    let (_, held, next) = told(json!({ "months_at_3": 24 }));
    assert_eq!((held, next), (Some(3), None));
    let (_, held, next) = told(json!({ "months_at_0_8": 10 }));
    // 24 of 36 months at 3 W are nearer than 36, 36 and 26 of 48.
    assert_eq!((held, next), (None, Some(3)));
    // 6 months are missing at 0.8 W, 24 at 3 W.
    let (_, held, next) = told(json!({ "months_at_0_8": 30 }));
    assert_eq!((held, next), (None, Some(0)));
}

#[test]
fn a_share_is_told_with_its_average() {
    let investment =
        json!({ "share_percent": 60, "annual_tax": [700_000, 700_000, 700_000], "local_hires": [40, 50, 63] });
    let Explanation::Share { rows, .. } = of(json!({ "investment": investment }), Indicator::Investment) else {
        panic!("a share")
    };
    let told: Vec<_> = rows.iter().map(|row| (row.source, row.yearly, row.step, row.points)).collect();
    assert_eq!(told, [(Source::Tax, 420_000, 100_000, 40), (Source::Hires, 30, 10, 30)]);
}

#[test]
fn records_tell_from_when_they_no_longer_count() {
    let Explanation::Records(records) =
        of(json!({ "detained_on": ["2021-11-23", "2021-11-24", "2024-02-29"] }), Indicator::Detention)
    else {
        panic!("records")
    };
    let until: Vec<Option<Date>> = records.iter().map(|(_, until)| *until).collect();
    assert_eq!(until, [None, Some(day("2026-11-24")), Some(day("2029-03-01"))]);
    assert_eq!(of(json!({ "detained_on": [] }), Indicator::Detention), Explanation::Plain);
}

proptest! {
    #![proptest_config(config(1000))]

    #[test]
    fn an_explanation_agrees_with_the_score(profile in profile()) {
        let today = day("2026-11-23");
        let on = profile.assessed_on.unwrap_or(today);
        for item in assess(&profile, today).items {
            match explain(item.indicator, &profile, on) {
                Explanation::Age { years, .. } => {
                    prop_assert_eq!(item.reason.code(), ("age", Some(u64::from(years))));
                }
                Explanation::Yearly { years, each, from_years, most, .. } => {
                    let points = if years < from_years { 0 } else { (years * each) as i32 };
                    prop_assert_eq!(item.points, most.map_or(points, |most| points.min(most)), "{:?}", item);
                }
                Explanation::Tiers { rows, held, .. } => {
                    let points = held.and_then(|held| rows.get(held)).map_or(0, |row| row.tier.points as i32);
                    prop_assert_eq!(item.points, points);
                }
                Explanation::Share { rows, .. } => {
                    let points = rows.iter().map(|row| row.points).max().unwrap_or(0);
                    prop_assert_eq!(item.points, points);
                }
                Explanation::Records(records) => {
                    let count = records.iter().filter(|(_, until)| until.is_some()).count() as i32;
                    prop_assert_eq!(item.points == 0, count == 0, "{:?}", item);
                }
                Explanation::Ladder { conditions, .. } => {
                    let fails = conditions.iter().any(|(_, answer)| *answer == Some(false));
                    prop_assert!(!fails || item.points == 0, "{:?}", item);
                }
                Explanation::Plain => {}
            }
        }
    }
}
