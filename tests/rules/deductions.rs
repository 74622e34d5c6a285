//! 「减分指标」, Art. 8, assessed on 2026-11-23. Deductions add up (Art. 10).

use hujifen::rules::Indicator::{self, Conviction, Detention, FalseMaterial};
use serde_json::json;

use crate::check::{assessed, check, earns};

/// A deduction could never become more than nothing, so its points, what counts and its maximum are the same.
#[track_caller]
fn deducts(field: &str, indicator: Indicator, on: &[&str], points: i32, reason: &str) {
    earns(json!({ field: on }), indicator, points, reason);
}

#[test]
fn false_material_costs_150_for_3_years_to_the_day() {
    deducts("false_material_on", FalseMaterial, &["2023-11-22"], 0, "none");
    deducts("false_material_on", FalseMaterial, &["2023-11-23"], 0, "none");
    deducts("false_material_on", FalseMaterial, &["2023-11-24"], -150, "records_1");
    deducts("false_material_on", FalseMaterial, &["2026-11-22"], -150, "records_1");
    deducts("false_material_on", FalseMaterial, &["2026-11-23"], -150, "records_1");
}

#[test]
fn a_detention_costs_50_for_5_years_to_the_day() {
    deducts("detained_on", Detention, &["2021-11-23"], 0, "none");
    deducts("detained_on", Detention, &["2021-11-24"], -50, "records_1");
    deducts("detained_on", Detention, &["2026-11-23"], -50, "records_1");
}

#[test]
fn an_ordinary_criminal_record_costs_150_for_5_years_to_the_day() {
    deducts("convicted_on", Conviction, &["2021-11-23"], 0, "none");
    deducts("convicted_on", Conviction, &["2021-11-24"], -150, "records_1");
    deducts("convicted_on", Conviction, &["2026-11-23"], -150, "records_1");
}

#[test]
fn several_records_add_up() {
    deducts("false_material_on", FalseMaterial, &["2024-05-01", "2025-05-01", "2026-05-01"], -450, "records_3");
    deducts("detained_on", Detention, &["2022-05-01", "2024-05-01"], -100, "records_2");
    deducts("convicted_on", Conviction, &["2022-05-01", "2024-05-01"], -300, "records_2");
    // Two on one day are two records.
    deducts("detained_on", Detention, &["2024-05-01", "2024-05-01"], -100, "records_2");
}

#[test]
fn only_records_within_the_years_count() {
    deducts("detained_on", Detention, &["2019-05-01", "2024-05-01", "2021-11-23"], -50, "records_1");
}

#[test]
fn a_record_of_a_day_to_come_does_not_count() {
    deducts("false_material_on", FalseMaterial, &["2026-11-24"], 0, "none");
    deducts("detained_on", Detention, &["2027-01-01"], 0, "none");
    deducts("convicted_on", Conviction, &["2030-01-01", "2024-01-01"], -150, "records_1");
}

#[test]
fn a_record_of_29_february_counts_up_to_28_february() {
    let detained = |on: &str| json!({ "detained_on": ["2024-02-29"], "assessed_on": on });
    earns(detained("2029-02-28"), Detention, -50, "records_1");
    earns(detained("2029-03-01"), Detention, 0, "none");
}

#[test]
fn different_records_add_up_in_the_total() {
    let profile = json!({ "startup_talent": true, "innovation_intermediary": true, "born_on": "1990-01-01",
        "award": "provincial", "false_material_on": ["2026-01-01"], "detained_on": ["2026-01-01"],
        "convicted_on": ["2026-01-01"] });
    // 120 + 120 + 30 + 110 − 150 − 50 − 150
    assert_eq!(assessed(&profile).total, 30);
}

#[test]
fn a_total_is_never_below_0() {
    let profile = json!({ "born_on": "1990-01-01", "detained_on": ["2026-01-01"] });
    let assessment = assessed(&profile);
    assert_eq!(assessment.total, 0);
    assert!(!assessment.qualifies);
    check(profile, Detention, (-50, -50, Some(-50), "records_1"));
}

#[test]
fn a_maximum_is_never_below_0_either() {
    let settled = json!({ "insurance": "none", "public_service_years": 0, "outer_area_years": 0,
        "startup_talent": false, "innovation_intermediary": false, "shortage_major": "none", "investment": "none",
        "award": "none", "spouse": "none", "fresh_graduate": false, "qualification": "none", "education": "none",
        "born_on": "1990-01-01", "convicted_on": ["2026-01-01"] });
    let assessment = assessed(&settled);
    assert_eq!((assessment.total, assessment.max), (0, Some(0)));
}

#[test]
fn unanswered_records_count_as_none() {
    for indicator in [FalseMaterial, Detention, Conviction] {
        check(json!({}), indicator, (0, 0, Some(0), "unanswered"));
    }
    deducts("false_material_on", FalseMaterial, &[], 0, "none");
    deducts("detained_on", Detention, &[], 0, "none");
    deducts("convicted_on", Conviction, &[], 0, "none");
}
