//! 「配偶为本市户籍人员」, Art. 7(10).

use hujifen::rules::Indicator::Spouse;
use serde_json::json;

use crate::check::{check, earns, waits};

/// Married on a day to someone with Shanghai hukou, assessed on another.
#[track_caller]
fn married(married_on: &str, assessed_on: &str, points: i32, reason: &str) {
    let spouse = json!({ "shanghai_hukou": true, "married_on": married_on });
    earns(json!({ "spouse": spouse, "assessed_on": assessed_on }), Spouse, points, reason);
}

#[test]
fn each_full_year_of_marriage_gives_4() {
    married("2024-11-23", "2026-11-23", 8, "years_2");
    married("2020-10-01", "2026-11-23", 24, "years_6");
    married("2017-11-23", "2026-11-23", 36, "years_9");
}

#[test]
fn a_year_is_full_on_the_anniversary() {
    married("2025-11-24", "2026-11-23", 0, "too_few_years_0");
    married("2025-11-23", "2026-11-23", 4, "years_1");
    married("2025-11-22", "2026-11-23", 4, "years_1");
    married("2024-11-24", "2026-11-23", 4, "years_1");
}

#[test]
fn a_marriage_gives_40_at_most() {
    married("2016-11-24", "2026-11-23", 36, "years_9");
    married("2016-11-23", "2026-11-23", 40, "years_10");
    married("2015-11-23", "2026-11-23", 40, "years_11");
    married("1976-11-23", "2026-11-23", 40, "years_50");
}

#[test]
fn a_wedding_on_29_february_has_its_anniversary_on_1_march_in_common_years() {
    married("2024-02-29", "2025-02-28", 0, "too_few_years_0");
    married("2024-02-29", "2025-03-01", 4, "years_1");
    married("2024-02-29", "2028-02-28", 12, "years_3");
    married("2024-02-29", "2028-02-29", 16, "years_4");
}

#[test]
fn the_wedding_day_and_a_wedding_to_come_make_no_full_year() {
    married("2026-11-23", "2026-11-23", 0, "too_few_years_0");
    married("2027-05-01", "2026-11-23", 0, "too_few_years_0");
}

#[test]
fn a_spouse_without_shanghai_hukou_gives_nothing() {
    let spouse = json!({ "shanghai_hukou": false, "married_on": "2000-01-01" });
    earns(json!({ "spouse": spouse }), Spouse, 0, "no_shanghai_hukou");
    earns(json!({ "spouse": { "shanghai_hukou": false } }), Spouse, 0, "no_shanghai_hukou");
}

#[test]
fn no_spouse_gives_nothing() {
    earns(json!({ "spouse": "none" }), Spouse, 0, "none");
}

#[test]
fn what_is_not_told_leaves_the_years_open() {
    check(json!({}), Spouse, (0, 0, Some(40), "unanswered"));
    waits(json!({ "spouse": {} }), Spouse, 40);
    waits(json!({ "spouse": { "shanghai_hukou": true } }), Spouse, 40);
    waits(json!({ "spouse": { "married_on": "2020-10-01" } }), Spouse, 24);
    earns(json!({ "spouse": { "married_on": "2026-10-01" } }), Spouse, 0, "too_few_years_0");
}
