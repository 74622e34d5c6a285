//! 「投资纳税或带动本地就业」, Art. 7(4): by the holder's own share, averaged over the last 3 consecutive years.

use hujifen::rules::Indicator::Investment;
use serde_json::{Value, json};

use crate::check::{check, earns, waits};

fn enterprise(share: f64, tax: [u64; 3], hires: [u64; 3]) -> Value {
    json!({ "investment": { "share_percent": share, "annual_tax": tax, "local_hires": hires } })
}

#[track_caller]
fn tax(share: f64, years: [u64; 3], points: i32, reason: &str) {
    earns(enterprise(share, years, [0; 3]), Investment, points, reason);
}

#[track_caller]
fn hires(share: f64, years: [u64; 3], points: i32, reason: &str) {
    earns(enterprise(share, [0; 3], years), Investment, points, reason);
}

#[test]
fn each_full_100_000_yuan_of_tax_a_year_gives_10() {
    tax(100.0, [100_000; 3], 10, "tax_100000");
    tax(100.0, [199_999; 3], 10, "tax_199999");
    tax(100.0, [200_000; 3], 20, "tax_200000");
    tax(100.0, [1_000_000; 3], 100, "tax_1000000");
}

#[test]
fn below_100_000_yuan_gives_nothing() {
    tax(100.0, [99_999; 3], 0, "below_thresholds");
    tax(100.0, [0; 3], 0, "below_thresholds");
}

#[test]
fn each_full_10_local_employees_a_year_give_10() {
    hires(100.0, [10; 3], 10, "hires_10");
    hires(100.0, [19; 3], 10, "hires_19");
    hires(100.0, [20; 3], 20, "hires_20");
    hires(100.0, [110; 3], 110, "hires_110");
}

#[test]
fn below_10_employees_gives_nothing() {
    hires(100.0, [9; 3], 0, "below_thresholds");
}

#[test]
fn the_example_of_the_rules_60_percent_of_700_000_gives_40() {
    tax(60.0, [700_000; 3], 40, "tax_420000");
}

#[test]
fn the_average_of_three_years_decides() {
    tax(100.0, [0, 0, 300_000], 10, "tax_100000");
    tax(100.0, [0, 0, 299_999], 0, "below_thresholds");
    tax(100.0, [50_000, 100_000, 150_000], 10, "tax_100000");
    hires(100.0, [0, 0, 30], 10, "hires_10");
    hires(100.0, [0, 0, 29], 0, "below_thresholds");
    hires(100.0, [5, 10, 15], 10, "hires_10");
}

#[test]
fn the_holders_share_decides() {
    tax(50.0, [200_000; 3], 10, "tax_100000");
    tax(50.0, [199_999; 3], 0, "below_thresholds");
    tax(1.0, [10_000_000; 3], 10, "tax_100000");
    tax(0.0, [1_000_000_000; 3], 0, "below_thresholds");
    hires(50.0, [20; 3], 10, "hires_10");
    hires(50.0, [19; 3], 0, "below_thresholds");
}

#[test]
fn a_share_of_two_decimals_is_taken_exactly() {
    // 33.33 % of 300,030.0030 is 100,000; of 300,030 it is 99,999.999.
    tax(33.33, [300_031; 3], 10, "tax_100000");
    tax(33.33, [300_030; 3], 0, "below_thresholds");
    // 0.01 % of 1,000,000,000 is 100,000.
    tax(0.01, [1_000_000_000; 3], 10, "tax_100000");
    tax(0.01, [999_999_999; 3], 0, "below_thresholds");
    // 99.99 % of 10 people is 9.999.
    hires(99.99, [10; 3], 0, "below_thresholds");
    hires(99.99, [11; 3], 10, "hires_10");
    // 58.33 % is not 58.3 %: of 600,000 it is 349,980, of 600,035 just over 350,000.
    tax(58.33, [600_000; 3], 30, "tax_349980");
    tax(12.5, [800_000; 3], 10, "tax_100000");
}

#[test]
fn tax_gives_120_at_most() {
    tax(100.0, [1_199_999; 3], 110, "tax_1199999");
    tax(100.0, [1_200_000; 3], 120, "tax_1200000");
    tax(100.0, [1_300_000; 3], 120, "tax_1300000");
    tax(100.0, [1_000_000_000_000; 3], 120, "tax_1000000000000");
}

#[test]
fn employment_gives_120_at_most() {
    hires(100.0, [119; 3], 110, "hires_119");
    hires(100.0, [120; 3], 120, "hires_120");
    hires(100.0, [130; 3], 120, "hires_130");
    hires(100.0, [100_000_000; 3], 120, "hires_100000000");
}

#[test]
fn the_better_of_tax_and_employment_counts_and_never_both() {
    earns(enterprise(100.0, [300_000; 3], [20; 3]), Investment, 30, "tax_300000");
    earns(enterprise(100.0, [200_000; 3], [30; 3]), Investment, 30, "hires_30");
    earns(enterprise(100.0, [200_000; 3], [20; 3]), Investment, 20, "tax_200000");
    earns(enterprise(100.0, [99_999; 3], [10; 3]), Investment, 10, "hires_10");
    // Half of each threshold is no full step.
    earns(enterprise(100.0, [50_000; 3], [5; 3]), Investment, 0, "below_thresholds");
}

#[test]
fn none_gives_nothing() {
    earns(json!({ "investment": "none" }), Investment, 0, "none");
}

#[test]
fn what_is_not_told_could_give_120() {
    check(json!({}), Investment, (0, 0, Some(120), "unanswered"));
    waits(json!({ "investment": {} }), Investment, 120);
    waits(json!({ "investment": { "share_percent": 60 } }), Investment, 120);
    waits(json!({ "investment": { "annual_tax": [700_000, 700_000, 700_000] } }), Investment, 120);
    let tax_only = json!({ "investment": { "share_percent": 60, "annual_tax": [700_000, 700_000, 700_000] } });
    check(tax_only, Investment, (40, 40, Some(120), "tax_420000"));
    let hires_only = json!({ "investment": { "share_percent": 100, "local_hires": [20, 20, 20] } });
    check(hires_only, Investment, (20, 20, Some(120), "hires_20"));
}

#[test]
fn a_share_not_told_could_be_the_whole() {
    let profile = json!({ "investment": { "annual_tax": [700_000, 700_000, 700_000], "local_hires": [10, 10, 10] } });
    waits(profile, Investment, 70);
    let profile = json!({ "investment": { "annual_tax": [99_999, 99_999, 99_999], "local_hires": [9, 9, 9] } });
    earns(profile, Investment, 0, "below_thresholds");
}

#[test]
fn without_a_share_nothing_can_be_gained() {
    earns(json!({ "investment": { "share_percent": 0 } }), Investment, 0, "below_thresholds");
}
