//! Absent means not answered: it adds nothing to the total, and its whole possible gain to the maximum.

use hujifen::rules::Indicator;
use serde_json::{Value, json};

use crate::check::{assessed, check, with};

/// Every indicator, and the most it could give where nothing is answered.
const UNANSWERED: [(Indicator, Option<i32>); 17] = [
    (Indicator::Age, Some(30)),
    (Indicator::Education, Some(110)),
    (Indicator::Qualification, Some(140)),
    (Indicator::InsuranceYears, None),
    (Indicator::StartupTalent, Some(120)),
    (Indicator::InnovationIntermediary, Some(120)),
    (Indicator::ShortageMajor, Some(30)),
    (Indicator::Investment, Some(120)),
    (Indicator::InsuranceBase, Some(120)),
    (Indicator::PublicService, None),
    (Indicator::OuterArea, Some(20)),
    (Indicator::FreshGraduate, Some(10)),
    (Indicator::Award, Some(110)),
    (Indicator::Spouse, Some(40)),
    (Indicator::FalseMaterial, Some(0)),
    (Indicator::Detention, Some(0)),
    (Indicator::Conviction, Some(0)),
];

#[test]
fn nothing_answered_gives_nothing_and_leaves_everything_open() {
    for (indicator, max) in UNANSWERED {
        check(json!({}), indicator, (0, 0, max, "unanswered"));
    }
    let assessment = assessed(&json!({}));
    assert_eq!((assessment.total, assessment.max), (0, None));
    assert!(!assessment.qualifies && assessment.could_qualify && !assessment.vetoed);
    assert_eq!(assessment.notices, []);
}

/// The open ends are closed; the rest is not answered.
fn bounded() -> Value {
    json!({ "insurance": { "years": 0, "months_at_0_8": 0, "months_at_1": 0, "months_at_2": 0, "months_at_3": 0 },
            "public_service_years": 0 })
}

#[test]
fn the_maximum_is_unknown_while_one_of_the_two_unbounded_indicators_is_open() {
    assert_eq!(assessed(&json!({ "public_service_years": 0 })).max, None);
    assert_eq!(assessed(&json!({ "insurance": "none" })).max, None);
    assert_eq!(assessed(&json!({ "insurance": {}, "public_service_years": 0 })).max, None);
    assert!(assessed(&bounded()).max.is_some());
}

#[test]
fn the_maximum_adds_up_what_is_open_with_the_better_of_education_and_qualification() {
    // 30 + 140 + 120 + 120 + 30 + 120 + 20 + 10 + 110 + 40; the last year's months are open, so is the gate.
    assert_eq!(assessed(&bounded()).max, Some(740));
    // No insurance at all shuts the gate: a doctor's 110 is the better one then.
    let uninsured = with(bounded(), "insurance", json!("none"));
    assert_eq!(assessed(&uninsured).max, Some(710));
}

#[test]
fn an_answer_takes_its_open_part_from_the_maximum() {
    let max = |field: &str, answer: Value| assessed(&with(bounded(), field, answer)).max;
    assert_eq!(max("born_on", json!("1976-01-01")), Some(740 - 30 + 17));
    assert_eq!(max("qualification", json!("none")), Some(740 - 140 + 110));
    assert_eq!(max("education", json!("none")), Some(740));
    assert_eq!(max("startup_talent", json!(false)), Some(620));
    assert_eq!(max("innovation_intermediary", json!(true)), Some(740));
    assert_eq!(max("shortage_major", json!("none")), Some(710));
    assert_eq!(max("investment", json!("none")), Some(620));
    assert_eq!(max("public_service_years", json!(10)), Some(780));
    assert_eq!(max("outer_area_years", json!(3)), Some(726));
    assert_eq!(max("fresh_graduate", json!(false)), Some(730));
    assert_eq!(max("award", json!("municipal_special")), Some(660));
    assert_eq!(max("spouse", json!("none")), Some(700));
    assert_eq!(max("detained_on", json!(["2026-01-01"])), Some(690));
}

#[test]
fn null_is_not_answered() {
    let mut nulls = json!({});
    for field in [
        "assessed_on",
        "born_on",
        "sex",
        "foreign_national",
        "permit",
        "education",
        "qualification",
        "insurance",
        "startup_talent",
        "innovation_intermediary",
        "shortage_major",
        "investment",
        "public_service_years",
        "outer_area_years",
        "fresh_graduate",
        "award",
        "spouse",
        "false_material_on",
        "detained_on",
        "convicted_on",
        "serious_crime",
    ] {
        nulls[field] = Value::Null;
    }
    assert_eq!(assessed(&nulls), assessed(&json!({})));
    let half = json!({ "education": { "schooling": "bachelor", "degree": null, "recognised": true } });
    check(half, Indicator::Education, (60, 60, Some(90), "bachelor_schooling"));
}
