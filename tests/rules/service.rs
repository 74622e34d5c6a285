//! 「特定的公共服务领域」, Art. 7(6), and 「远郊重点区域」, Art. 7(7).

use hujifen::rules::Indicator::{OuterArea, PublicService};
use hujifen::rules::indicators::public_service;
use serde_json::json;

use crate::check::{assessed, check, earns};

#[track_caller]
fn public_service(years: u64, points: i32, reason: &str) {
    earns(json!({ "public_service_years": years }), PublicService, points, reason);
}

#[track_caller]
fn outer_area(years: u64, points: i32, max: i32, reason: &str) {
    check(json!({ "outer_area_years": years }), OuterArea, (points, points, Some(max), reason));
}

#[test]
fn public_service_counts_from_5_full_years_on_then_for_all_years() {
    public_service(5, 20, "years_5");
    public_service(6, 24, "years_6");
    public_service(10, 40, "years_10");
}

#[test]
fn public_service_of_less_than_5_years_gives_nothing_and_never_will() {
    public_service(0, 0, "none");
    public_service(1, 0, "too_few_years_1");
    public_service(4, 0, "too_few_years_4");
}

#[test]
fn years_of_public_service_give_points_only_once_5_are_full() {
    assert_eq!([0, 1, 4, 5, 6].map(public_service::points), [0, 0, 0, 20, 24]);
}

#[test]
fn public_service_has_no_maximum() {
    public_service(40, 160, "years_40");
    public_service(100, 400, "years_100");
    check(json!({}), PublicService, (0, 0, None, "unanswered"));
}

#[test]
fn outer_area_years_give_2_each_from_5_on() {
    outer_area(5, 10, 10, "years_5");
    outer_area(6, 12, 12, "years_6");
    outer_area(9, 18, 18, "years_9");
}

#[test]
fn outer_area_gives_20_at_most() {
    outer_area(10, 20, 20, "years_10");
    outer_area(11, 20, 20, "years_11");
    outer_area(100, 20, 20, "years_100");
    check(json!({}), OuterArea, (0, 0, Some(20), "unanswered"));
}

#[test]
fn one_to_four_outer_area_years_are_to_be_confirmed_nothing_in_the_total_and_a_possible_gain() {
    outer_area(1, 0, 2, "to_be_confirmed_years_1");
    outer_area(2, 0, 4, "to_be_confirmed_years_2");
    outer_area(3, 0, 6, "to_be_confirmed_years_3");
    outer_area(4, 0, 8, "to_be_confirmed_years_4");
    let settled = json!({ "insurance": "none", "public_service_years": 0, "startup_talent": false,
        "innovation_intermediary": false, "shortage_major": "none", "investment": "none", "award": "none",
        "spouse": "none", "fresh_graduate": false, "qualification": "none", "education": "none",
        "born_on": "1990-01-01", "outer_area_years": 4 });
    let assessment = assessed(&settled);
    assert_eq!((assessment.total, assessment.max), (30, Some(38)));
}

#[test]
fn no_outer_area_year_gives_nothing() {
    outer_area(0, 0, 0, "none");
}
