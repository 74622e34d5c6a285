//! 「在本市工作及缴纳职工社会保险年限」, Art. 6(4), and 「缴纳职工社会保险费基数」, Art. 7(5).
//!
//! On 2026-11-23 the last 48 months are 2022-11 to 2026-10, the last 36 are 2023-11 to 2026-10.

use hujifen::rules::Indicator::{InsuranceBase, InsuranceYears};
use hujifen::rules::Month;
use hujifen::rules::insurance::{Counts, months};
use hujifen::rules::plan::plan_with;
use hujifen::rules::profile::Insurance;
use hujifen::rules::wage;
use serde_json::{Value, json};

use crate::check::{assessed, check, day, earns, insured, item, parsed, period, score_of, waits, with};

/// Points for the years that count, on 2026-11-23.
#[track_caller]
fn years(periods: &[Value], points: i32, reason: &str) {
    earns(insured(periods), InsuranceYears, points, reason);
}

/// Points for the base, on 2026-11-23.
#[track_caller]
fn base(periods: &[Value], points: i32, reason: &str) {
    earns(insured(periods), InsuranceBase, points, reason);
}

fn flagged(mut period: Value, flag: &str) -> Value {
    period[flag] = json!(true);
    period
}

// ---- Art. 6(4): years ----

#[test]
fn each_full_12_months_give_3() {
    years(&[period("2025-12", "2026-10", 8000)], 0, "insured_years_0"); // 11
    years(&[period("2025-11", "2026-10", 8000)], 3, "insured_years_1"); // 12
    years(&[period("2024-12", "2026-10", 8000)], 3, "insured_years_1"); // 23
    years(&[period("2024-11", "2026-10", 8000)], 6, "insured_years_2"); // 24
}

#[test]
fn years_have_no_maximum() {
    years(&[period("1996-11", "2026-10", 8000)], 90, "insured_years_30");
    years(&[period("1986-11", "2026-10", 8000)], 120, "insured_years_40");
}

#[test]
fn a_single_month_and_both_ends_count() {
    let eleven = period("2024-01", "2024-11", 8000);
    years(&[eleven.clone(), period("2025-03", "2025-03", 8000)], 3, "insured_years_1");
    years(&[eleven], 0, "insured_years_0");
}

#[test]
fn a_gap_does_not_reset_the_months() {
    years(&[period("2015-01", "2015-07", 8000), period("2020-01", "2020-05", 8000)], 3, "insured_years_1");
    years(&[period("2015-01", "2015-07", 8000), period("2020-01", "2020-04", 8000)], 0, "insured_years_0");
}

#[test]
fn any_base_counts_for_the_years() {
    years(&[period("2025-11", "2026-10", 0)], 3, "insured_years_1");
}

#[test]
fn months_in_arrears_or_of_another_employer_do_not_count() {
    for flag in ["arrears", "other_employer"] {
        years(&[flagged(period("2020-01", "2026-10", 20000), flag)], 0, "insured_years_0");
        let one_lost = [period("2025-01", "2025-11", 20000), flagged(period("2025-12", "2025-12", 20000), flag)];
        years(&one_lost, 0, "insured_years_0");
    }
}

#[test]
fn a_base_that_the_tax_does_not_match_counts_for_the_years_but_not_for_the_base() {
    let months = [flagged(period("2022-11", "2026-10", 40000), "tax_mismatch")];
    years(&months, 12, "insured_years_4");
    base(&months, 0, "base_below_tiers");
}

#[test]
fn the_month_of_assessment_and_later_months_do_not_count() {
    years(&[period("2025-12", "2026-11", 8000)], 0, "insured_years_0");
    years(&[period("2025-11", "2026-11", 8000)], 3, "insured_years_1");
    years(&[period("2025-12", "2099-12", 8000)], 0, "insured_years_0");
    years(&[period("2026-11", "2030-12", 8000)], 0, "insured_years_0");
}

#[test]
fn the_day_of_the_month_of_assessment_does_not_matter() {
    for day in ["2026-11-01", "2026-11-30"] {
        let profile = with(insured(&[period("2025-11", "2026-11", 8000)]), "assessed_on", json!(day));
        earns(profile, InsuranceYears, 3, "insured_years_1");
    }
    let profile = with(insured(&[period("2025-12", "2026-11", 8000)]), "assessed_on", json!("2026-12-01"));
    earns(profile, InsuranceYears, 3, "insured_years_1");
}

#[test]
fn a_month_given_twice_counts_once() {
    years(&[period("2025-01", "2025-11", 8000), period("2025-01", "2025-11", 8000)], 0, "insured_years_0");
    years(&[period("2025-01", "2025-08", 8000), period("2025-05", "2025-12", 8000)], 3, "insured_years_1");
    years(&[period("2025-01", "2025-08", 8000), period("2025-05", "2025-11", 8000)], 0, "insured_years_0");
}

#[test]
fn a_month_that_counts_by_one_period_counts_whatever_another_says() {
    let year = period("2025-11", "2026-10", 8000);
    years(&[flagged(year.clone(), "arrears"), year.clone()], 3, "insured_years_1");
    years(&[year.clone(), flagged(year, "other_employer")], 3, "insured_years_1");
}

#[test]
fn an_end_before_its_start_counts_nothing() {
    years(&[period("2026-10", "2020-01", 20000)], 0, "insured_years_0");
    base(&[period("2026-10", "2020-01", 20000)], 0, "base_below_tiers");
    years(&[period("2026-10", "2020-01", 20000), period("2025-11", "2026-10", 20000)], 3, "insured_years_1");
}

#[test]
fn the_first_months_of_the_calendar_have_no_window_before_them() {
    let on = |day: &str| with(insured(&[period("1900-01", "2199-12", 40_000)]), "assessed_on", json!(day));
    earns(on("1900-01-31"), InsuranceYears, 0, "insured_years_0");
    earns(on("1901-01-31"), InsuranceYears, 3, "insured_years_1");
    earns(on("1901-12-31"), InsuranceBase, 0, "base_below_tiers"); // 23 months
    earns(on("1902-01-01"), InsuranceBase, 120, "base_at_3"); // 24 months
    earns(on("2199-12-31"), InsuranceYears, 897, "insured_years_299");
    // Without a start it could begin with the first month there is.
    let open = json!({ "insurance": { "periods": [{ "to": "2199-12", "base": 40_000 }] } });
    let on = |day: &str| with(open.clone(), "assessed_on", json!(day));
    earns(on("1901-12-31"), InsuranceBase, 0, "base_below_tiers");
    waits(on("1902-01-01"), InsuranceBase, 120);
}

#[test]
fn the_last_months_of_the_calendar_count_too() {
    let on = |from: &str| with(insured(&[period(from, "2199-11", 9000)]), "assessed_on", json!("2199-12-01"));
    earns(on("2198-12"), InsuranceYears, 3, "insured_years_1");
    earns(on("2199-01"), InsuranceYears, 0, "insured_years_0");
}

#[test]
fn no_insurance_gives_nothing() {
    earns(json!({ "insurance": "none" }), InsuranceYears, 0, "insured_years_0");
    earns(json!({ "insurance": "none" }), InsuranceBase, 0, "base_below_tiers");
    years(&[], 0, "insured_years_0");
    base(&[], 0, "base_below_tiers");
}

// ---- Art. 7(5): the tiers of the base ----

/// The part of the window in each wage year, and the lowest whole-yuan base that reaches 0.8, 1, 2 and 3 W.
#[rustfmt::skip]
const WAGE_YEARS: [(&str, &str, [u64; 4]); 5] = [
    ("2022-11", "2023-06", [ 9_117, 11_396, 22_792, 34_188]), // 0.8 W =  9,116.8
    ("2023-07", "2024-06", [ 9_747, 12_183, 24_366, 36_549]), // 0.8 W =  9,746.4
    ("2024-07", "2025-06", [ 9_846, 12_307, 24_614, 36_921]), // 0.8 W =  9,845.6
    ("2025-07", "2026-06", [ 9_948, 12_434, 24_868, 37_302]), // 0.8 W =  9,947.2
    ("2026-07", "2026-10", [10_062, 12_577, 25_154, 37_731]), // 0.8 W = 10,061.6
];
const AT_0_8: usize = 0;
const AT_1: usize = 1;
const AT_2: usize = 2;
const AT_3: usize = 3;

/// From a month up to 2026-10, each month `short` yuan below what reaches the tier.
fn since(from: &str, tier: usize, short: u64) -> Vec<Value> {
    let years = WAGE_YEARS.iter().filter(|(_, to, _)| from <= *to);
    years.map(|(start, to, bases)| period(from.max(start), to, bases[tier] - short)).collect()
}

#[test]
fn thirty_six_of_the_last_48_months_at_0_8_give_25() {
    base(&since("2023-11", AT_0_8, 0), 25, "base_at_0_8");
    base(&since("2023-12", AT_0_8, 0), 0, "base_below_tiers");
    base(&since("2022-11", AT_0_8, 0), 25, "base_at_0_8");
    base(&since("2022-11", AT_0_8, 1), 0, "base_below_tiers");
}

#[test]
fn thirty_six_of_the_last_48_months_at_1_give_50() {
    base(&since("2023-11", AT_1, 0), 50, "base_at_1");
    base(&since("2023-12", AT_1, 0), 0, "base_below_tiers");
    base(&since("2023-11", AT_1, 1), 25, "base_at_0_8");
    base(&since("2022-11", AT_1, 1), 25, "base_at_0_8");
}

#[test]
fn thirty_six_of_the_last_48_months_at_2_give_100() {
    base(&since("2023-11", AT_2, 0), 100, "base_at_2");
    base(&since("2023-12", AT_2, 0), 0, "base_below_tiers");
    base(&since("2023-11", AT_2, 1), 50, "base_at_1");
    base(&since("2022-11", AT_2, 1), 50, "base_at_1");
}

#[test]
fn twenty_four_of_the_last_36_months_at_3_give_120() {
    base(&since("2024-11", AT_3, 0), 120, "base_at_3");
    base(&since("2024-12", AT_3, 0), 0, "base_below_tiers");
    base(&since("2024-11", AT_3, 1), 0, "base_below_tiers");
    base(&since("2023-11", AT_3, 0), 120, "base_at_3");
    base(&since("2023-11", AT_3, 1), 100, "base_at_2");
}

#[test]
fn a_base_above_the_cap_counts_like_the_cap() {
    base(&[period("2024-11", "2026-10", 1_000_000)], 120, "base_at_3");
}

#[test]
fn a_month_at_a_higher_multiple_counts_for_every_lower_tier() {
    // 12 months at 2 W, 12 at W, 12 at 0.8 W: only 0.8 W is reached in 36.
    let mixed = [
        period("2025-11", "2026-10", 25_154),
        period("2024-11", "2025-10", 12_434),
        period("2023-11", "2024-10", 9_846),
    ];
    base(&mixed, 25, "base_at_0_8");
    // 23 months at 3 W and 13 at W: W is reached in 36.
    let mixed = [period("2024-12", "2026-10", 37_731), period("2023-11", "2024-11", 12_307)];
    base(&mixed, 50, "base_at_1");
    // 23 months at 3 W and 13 at 2 W.
    let mixed = [period("2024-12", "2026-10", 37_731), period("2023-11", "2024-11", 24_614)];
    base(&mixed, 100, "base_at_2");
    // 24 months at 3 W and nothing else.
    base(&[period("2024-11", "2026-10", 37_731)], 120, "base_at_3");
}

#[test]
fn the_months_of_a_tier_need_not_follow_each_other() {
    let with_gaps = |last: &str| {
        [period("2022-11", "2023-10", 12_183), period("2024-05", "2025-04", 12_307), period("2025-11", last, 12_577)]
    };
    base(&with_gaps("2026-10"), 50, "base_at_1");
    base(&with_gaps("2026-09"), 0, "base_below_tiers");
}

#[test]
fn the_48_months_begin_with_2022_11_and_end_with_2026_10() {
    base(&[period("2022-11", "2025-10", 15_000)], 50, "base_at_1");
    base(&[period("2022-10", "2025-09", 15_000)], 0, "base_below_tiers");
    base(&[period("2023-11", "2026-10", 15_000)], 50, "base_at_1");
    base(&[period("2023-12", "2026-11", 15_000)], 0, "base_below_tiers");
}

#[test]
fn the_36_months_begin_with_2023_11_and_end_with_2026_10() {
    base(&[period("2023-11", "2025-10", 40_000)], 120, "base_at_3");
    base(&[period("2023-10", "2025-09", 40_000)], 0, "base_below_tiers");
    base(&[period("2024-11", "2026-10", 40_000)], 120, "base_at_3");
    base(&[period("2024-12", "2026-11", 40_000)], 0, "base_below_tiers");
}

#[test]
fn the_window_moves_with_the_month_of_assessment_over_the_turn_of_a_year() {
    let on = |day: &str, from: &str, to: &str, points, reason| {
        let profile = with(insured(&[period(from, to, 15_000)]), "assessed_on", json!(day));
        earns(profile, InsuranceBase, points, reason);
    };
    on("2026-01-31", "2022-01", "2024-12", 50, "base_at_1");
    on("2026-01-31", "2021-12", "2024-11", 0, "base_below_tiers");
    on("2026-02-01", "2022-01", "2024-12", 0, "base_below_tiers");
    on("2026-02-01", "2022-02", "2025-01", 50, "base_at_1");
}

#[test]
fn months_in_arrears_of_another_employer_or_not_matched_by_the_tax_do_not_count() {
    for flag in ["arrears", "other_employer", "tax_mismatch"] {
        base(&[flagged(period("2022-11", "2026-10", 40_000), flag)], 0, "base_below_tiers");
        let one_lost = [period("2023-11", "2026-09", 15_000), flagged(period("2026-10", "2026-10", 15_000), flag)];
        base(&one_lost, 0, "base_below_tiers");
    }
}

#[test]
fn of_two_bases_of_a_month_the_better_decides_and_they_do_not_add_up() {
    base(&[period("2023-11", "2026-10", 8_000), period("2023-11", "2026-10", 15_000)], 50, "base_at_1");
    base(&[period("2023-11", "2026-10", 15_000), period("2023-11", "2026-10", 8_000)], 50, "base_at_1");
    base(&[period("2023-11", "2026-10", 8_000), period("2023-11", "2026-10", 8_000)], 0, "base_below_tiers");
    let mismatched = flagged(period("2023-11", "2026-10", 40_000), "tax_mismatch");
    base(&[mismatched, period("2023-11", "2026-10", 15_000)], 50, "base_at_1");
    // A month twice is one month.
    base(&[period("2023-12", "2026-10", 15_000), period("2026-10", "2026-10", 15_000)], 0, "base_below_tiers");
}

/// A month as a count, and back.
fn index(month: &str) -> i32 {
    let (year, month) = month.split_once('-').expect("a month");
    year.parse::<i32>().expect("a year") * 12 + month.parse::<i32>().expect("a month") - 1
}

fn month(index: i32) -> String {
    format!("{:04}-{:02}", index / 12, index % 12 + 1)
}

/// One month's base beside `others` months of the window at a base of their own: the one month decides the tier.
#[track_caller]
fn decides(assessed_on: &str, deciding: &str, amount: u64, others: (usize, u64), window: i32, points: i32) {
    let assessed = index(&assessed_on[..7]);
    let rest = (assessed - window..assessed).map(month).filter(|month| month != deciding).take(others.0);
    let mut periods: Vec<Value> = rest.map(|month| period(&month, &month, others.1)).collect();
    periods.push(period(deciding, deciding, amount));
    let profile = with(insured(&periods), "assessed_on", json!(assessed_on));
    assert_eq!(item(&profile, InsuranceBase).points, points, "{amount} in {deciding}, assessed on {assessed_on}");
}

/// The amount reaches the multiple and gives the points; one yuan less gives only `below`.
#[track_caller]
fn reaches(assessed_on: &str, month: &str, amount: u64, points: i32, below: i32) {
    // 35 months at more than 2 W and less than 3 W: with one month more the tier of that month is full.
    let others = if points == 120 { (23, 1_000_000) } else { (35, 26_000) };
    let window = if points == 120 { 36 } else { 48 };
    decides(assessed_on, month, amount, others, window, points);
    decides(assessed_on, month, amount - 1, others, window, below);
}

/// The four multiples of W in a month.
#[track_caller]
fn tiers(assessed_on: &str, month: &str, [at_0_8, at_1, at_2]: [u64; 3]) {
    reaches(assessed_on, month, at_0_8, 25, 0);
    reaches(assessed_on, month, at_1, 50, 25);
    reaches(assessed_on, month, at_2, 100, 50);
}

#[test]
fn each_wage_year_has_its_own_average_wage_from_july_to_june() {
    tiers("2023-01-15", "2020-07", [7_472, 9_339, 18_678]);
    tiers("2023-01-15", "2021-06", [7_472, 9_339, 18_678]);
    tiers("2023-01-15", "2021-07", [8_271, 10_338, 20_676]);
    tiers("2023-01-15", "2022-06", [8_271, 10_338, 20_676]);
    tiers("2023-01-15", "2022-07", [9_117, 11_396, 22_792]);
    tiers("2026-11-23", "2023-06", [9_117, 11_396, 22_792]);
    tiers("2026-11-23", "2023-07", [9_747, 12_183, 24_366]);
    tiers("2026-11-23", "2024-06", [9_747, 12_183, 24_366]);
    tiers("2026-11-23", "2024-07", [9_846, 12_307, 24_614]);
    tiers("2026-11-23", "2025-06", [9_846, 12_307, 24_614]);
    tiers("2026-11-23", "2025-07", [9_948, 12_434, 24_868]);
    tiers("2026-11-23", "2026-06", [9_948, 12_434, 24_868]);
    tiers("2026-11-23", "2026-07", [10_062, 12_577, 25_154]);
    tiers("2027-07-01", "2027-06", [10_062, 12_577, 25_154]);
}

#[test]
fn three_times_the_wage_is_the_published_cap() {
    reaches("2023-01-15", "2020-07", 28_017, 120, 0);
    reaches("2023-01-15", "2021-07", 31_014, 120, 0);
    reaches("2023-01-15", "2022-07", 34_188, 120, 0);
    reaches("2024-07-10", "2023-06", 34_188, 120, 0);
    reaches("2024-07-10", "2023-07", 36_549, 120, 0);
    reaches("2026-11-23", "2024-06", 36_549, 120, 0);
    reaches("2026-11-23", "2024-07", 36_921, 120, 0);
    reaches("2026-11-23", "2025-07", 37_302, 120, 0);
    reaches("2026-11-23", "2026-07", 37_731, 120, 0);
}

#[test]
fn a_month_after_the_last_row_uses_the_last_row() {
    let last = wage::latest();
    for later in [12, 41] {
        let (month, assessed_on) = (last.from.on(later).to_string(), format!("{}-15", last.from.on(later + 1)));
        tiers(&assessed_on, &month, [8, 10, 20].map(|tenths| (last.average * tenths).div_ceil(10)));
        reaches(&assessed_on, &month, last.average * 3, 120, 0);
    }
}

#[test]
fn a_month_before_the_first_row_uses_the_first_row() {
    tiers("2023-01-15", "2020-06", [7_472, 9_339, 18_678]);
    tiers("2023-01-15", "2019-01", [7_472, 9_339, 18_678]);
}

#[test]
fn a_plan_counts_the_months_before_every_window_too() {
    let on = day("2026-11-23");
    let record = [
        period("2010-11", "2026-10", 9000),
        flagged(period("2000-01", "2001-12", 9000), "arrears"),
        // Nobody knows when it began.
        json!({ "to": "2009-12", "base": 9000 }),
    ];
    let education = json!({ "schooling": "associate", "degree": "none", "recognised": true });
    let profile = with(with(insured(&record), "education", education), "born_on", json!("1990-05-12"));
    let plan = plan_with(&parsed(&profile), on, &[]);
    let [way, ..] = plan.routes.as_slice() else { panic!("a way: {plan:?}") };
    // 30 for the age, 50 for the schooling, 48 for 16 years; 0.8 W is more than 9,000.
    assert_eq!((way.application.submit_on, way.total), (on, 30 + 50 + 48));
}

// ---- The summary ----

fn summary(fields: Value) -> Value {
    json!({ "insurance": fields })
}

#[test]
fn years_of_a_summary_give_3_each() {
    for (count, points) in [(0, 0), (1, 3), (7, 21), (40, 120)] {
        let reason = format!("insured_years_{count}");
        earns(summary(json!({ "years": count })), InsuranceYears, points, &reason);
    }
}

#[test]
fn months_of_a_summary_reach_their_tiers() {
    let tier = |field: &str, months: u64, points, reason| {
        let mut fields = json!({ "months_at_0_8": 0, "months_at_1": 0, "months_at_2": 0, "months_at_3": 0 });
        fields[field] = json!(months);
        earns(summary(fields), InsuranceBase, points, reason);
    };
    tier("months_at_0_8", 35, 0, "base_below_tiers");
    tier("months_at_0_8", 36, 25, "base_at_0_8");
    tier("months_at_0_8", 48, 25, "base_at_0_8");
    tier("months_at_1", 35, 0, "base_below_tiers");
    tier("months_at_1", 36, 50, "base_at_1");
    tier("months_at_2", 35, 0, "base_below_tiers");
    tier("months_at_2", 36, 100, "base_at_2");
    tier("months_at_3", 23, 0, "base_below_tiers");
    tier("months_at_3", 24, 120, "base_at_3");
    tier("months_at_3", 36, 120, "base_at_3");
}

#[test]
fn a_summary_and_the_periods_it_sums_up_give_the_same() {
    // Seven years and four months; 36 of 48 at 0.8 W and at W, none at 2 W; all of the last 12 at W.
    let qualification = json!({ "level": "mid_title", "obtained_in_shanghai": true, "fits_post": true,
                                "in_catalogue": true, "registered": true });
    let by_month = insured(&[period("2019-07", "2023-10", 6_000), period("2023-11", "2026-10", 15_000)]);
    let by_total = summary(json!({ "years": 7, "months_at_0_8": 36, "months_at_1": 36, "months_at_2": 0,
                                   "months_at_3": 0, "last_year_months_at_1": 12 }));
    let [by_month, by_total] =
        [by_month, by_total].map(|profile| assessed(&with(profile, "qualification", qualification.clone())));
    assert_eq!(by_month.total, 21 + 50 + 100);
    assert_eq!(score_of(by_month), score_of(by_total));
}

#[test]
fn months_of_a_summary_not_told_leave_their_tiers_open() {
    check(json!({}), InsuranceBase, (0, 0, Some(120), "unanswered"));
    waits(summary(json!({})), InsuranceBase, 120);
    let known = |fields: Value, expected| check(summary(fields), InsuranceBase, expected);
    known(json!({ "months_at_0_8": 36 }), (25, 25, Some(120), "base_at_0_8"));
    known(json!({ "months_at_1": 36 }), (50, 50, Some(120), "base_at_1"));
    known(json!({ "months_at_2": 36, "months_at_3": 0 }), (100, 100, Some(100), "base_at_2"));
    known(json!({ "months_at_1": 36, "months_at_2": 0, "months_at_3": 0 }), (50, 50, Some(50), "base_at_1"));
    waits(summary(json!({ "months_at_2": 0, "months_at_3": 0 })), InsuranceBase, 50);
    waits(summary(json!({ "months_at_3": 23 })), InsuranceBase, 100);
}

#[test]
fn years_not_told_have_no_bound() {
    check(json!({}), InsuranceYears, (0, 0, None, "unanswered"));
    check(summary(json!({ "months_at_1": 36 })), InsuranceYears, (0, 0, None, "incomplete"));
}

// ---- Periods with parts not told ----

#[test]
fn a_period_without_an_end_could_go_on_until_the_month_before_the_assessment() {
    let open = json!([{ "from": "2022-11", "base": 15_000 }]);
    check(json!({ "insurance": { "periods": open } }), InsuranceYears, (0, 0, Some(12), "insured_years_0"));
    waits(json!({ "insurance": { "periods": open } }), InsuranceBase, 50);
}

#[test]
fn a_period_without_a_start_has_no_bound() {
    let open = json!({ "insurance": { "periods": [{ "to": "2026-10", "base": 15_000 }] } });
    check(open.clone(), InsuranceYears, (0, 0, None, "incomplete"));
    waits(open, InsuranceBase, 50);
    let known = json!({ "insurance": { "periods": [
        { "to": "2019-12", "base": 15_000 }, { "from": "2025-11", "to": "2026-10", "base": 15_000 }] } });
    check(known.clone(), InsuranceYears, (3, 3, None, "insured_years_1"));
    earns(known, InsuranceBase, 0, "base_below_tiers");
}

#[test]
fn a_period_without_a_base_counts_for_the_years_and_could_reach_every_tier() {
    let open = json!({ "insurance": { "periods": [{ "from": "2023-11", "to": "2026-10" }] } });
    earns(open.clone(), InsuranceYears, 9, "insured_years_3");
    waits(open, InsuranceBase, 120);
    let short = json!({ "insurance": { "periods": [{ "from": "2023-12", "to": "2026-10" }] } });
    waits(short, InsuranceBase, 120);
    let shorter = json!({ "insurance": { "periods": [{ "from": "2024-12", "to": "2026-10" }] } });
    earns(shorter, InsuranceBase, 0, "base_below_tiers");
}

#[test]
fn a_base_not_told_in_some_months_could_lift_the_tier_that_the_others_reach() {
    let known_and_open = json!({ "insurance": { "periods": [
        { "from": "2022-11", "to": "2025-10", "base": 15_000 }, { "from": "2025-11", "to": "2026-10" }] } });
    earns(known_and_open.clone(), InsuranceYears, 12, "insured_years_4");
    check(known_and_open, InsuranceBase, (50, 50, Some(50), "base_at_1"));
    let half_open = json!({ "insurance": { "periods": [
        { "from": "2022-11", "to": "2025-10", "base": 25_000 }, { "from": "2024-11", "to": "2026-10" }] } });
    check(half_open, InsuranceBase, (100, 100, Some(120), "base_at_2"));
}

#[test]
fn months_that_do_not_count_stay_out_even_where_parts_of_them_are_not_told() {
    for flag in ["arrears", "other_employer"] {
        let open = json!({ "insurance": { "periods": [{ flag: true }] } });
        earns(open.clone(), InsuranceYears, 0, "insured_years_0");
        earns(open, InsuranceBase, 0, "base_below_tiers");
    }
    let mismatched = json!({ "insurance": { "periods": [{ "from": "2025-11", "tax_mismatch": true }] } });
    check(mismatched.clone(), InsuranceYears, (0, 0, Some(3), "insured_years_0"));
    earns(mismatched, InsuranceBase, 0, "base_below_tiers");
}

// ---- Month by month ----

/// What each month of 2026 from January on counts for.
fn counts(periods: &[Value]) -> Vec<Counts> {
    let profile = parsed(&insured(periods));
    let [first, end] = ["2026-01", "2026-07"].map(|month| month.parse().expect("a month"));
    let months = months(Insurance::periods(&profile.insurance), first, end);
    assert_eq!(months.len(), 6);
    assert!(months.iter().zip(0..).all(|(month, after)| month.month == first.on(after)));
    months.iter().map(|month| month.counts).collect()
}

#[test]
fn every_month_says_what_it_counts_for() {
    use Counts::{Arrears, NotPaid, OtherEmployer, Reaches, TaxMismatch};
    // W is 12,434.
    let periods = [
        period("2025-12", "2026-01", 12_434),
        flagged(period("2026-02", "2026-02", 40_000), "arrears"),
        flagged(period("2026-03", "2026-03", 40_000), "other_employer"),
        flagged(period("2026-04", "2026-04", 40_000), "tax_mismatch"),
        json!({ "from": "2026-05", "to": "2026-05" }),
        period("2026-07", "2026-07", 12_434),
    ];
    assert_eq!(counts(&periods), [Reaches(2), Arrears, OtherEmployer, TaxMismatch, Reaches(0), NotPaid]);
    let profile = parsed(&insured(&periods));
    let [first, end] = ["2026-01", "2026-07"].map(|month| month.parse().expect("a month"));
    let months = months(Insurance::periods(&profile.insurance), first, end);
    let told: Vec<(bool, u8)> = months.iter().map(|month| (month.counts_for_years(), month.level())).collect();
    assert_eq!(told, [(true, 2), (false, 0), (false, 0), (true, 0), (true, 0), (false, 0)]);
}

#[test]
fn of_several_rows_the_best_decides_a_month_in_whatever_order() {
    let rows = [
        flagged(period("2026-01", "2026-06", 40_000), "arrears"),
        period("2026-02", "2026-04", 12_434),
        period("2026-03", "2026-03", 37_302),
        flagged(period("2026-04", "2026-05", 40_000), "tax_mismatch"),
        // Without its end it covers nothing.
        json!({ "from": "2026-06", "base": 40_000 }),
    ];
    use Counts::{Arrears, Reaches, TaxMismatch};
    let expected = [Arrears, Reaches(2), Reaches(4), Reaches(2), TaxMismatch, Arrears];
    assert_eq!(counts(&rows), expected);
    let mut turned = rows;
    turned.reverse();
    assert_eq!(counts(&turned), expected);
}

#[test]
fn a_month_tells_its_base_in_hundredths_of_w_rounded_down() {
    // W is 12,434 until 2026-06, then 12,577.
    let multiple = |month: &str, base: Value| {
        let profile = parsed(&insured(&[json!({ "from": month, "to": month, "base": base })]));
        let first: Month = month.parse().expect("a month");
        let months = months(Insurance::periods(&profile.insurance), first, first.on(1));
        (months[0].base, months[0].multiple(), months[0].level(), months[0].counts_for_years())
    };
    assert_eq!(multiple("2026-06", json!(12_434)), (Some(12_434), Some(100), 2, true));
    assert_eq!(multiple("2026-07", json!(12_434)), (Some(12_434), Some(98), 1, true));
    assert_eq!(multiple("2026-07", json!(37_731)), (Some(37_731), Some(300), 4, true));
    assert_eq!(multiple("2026-07", json!(37_730)), (Some(37_730), Some(299), 3, true));
    assert_eq!(multiple("2026-07", json!(null)), (None, None, 0, true));
}
