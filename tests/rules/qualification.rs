//! 「专业技术职称和技能等级」, Art. 6(3).

use hujifen::rules::Indicator::Qualification;
use serde_json::{Value, json};

use crate::check::{check, earns, insured, period, waits, with};

/// A level that meets every condition of its own.
fn sound(level: &str) -> Value {
    json!({ "level": level, "obtained_in_shanghai": true, "fits_post": true, "in_catalogue": true,
            "registered": true })
}

/// Someone with so many of the last 12 months at or above W.
fn paid(qualification: Value, months: u64) -> Value {
    json!({ "qualification": qualification, "insurance": { "last_year_months_at_1": months } })
}

const CONDITIONS: [(&str, &str); 4] = [
    ("obtained_in_shanghai", "not_obtained_in_shanghai"),
    ("fits_post", "does_not_fit_post"),
    ("in_catalogue", "not_in_catalogue"),
    ("registered", "not_registered"),
];
const GATED: [&str; 4] = ["skill_2", "skill_1", "mid_title", "senior_title"];

#[test]
fn every_level_has_its_points() {
    let level = |level: &str, points| earns(paid(sound(level), 12), Qualification, points, level);
    level("skill_5", 15);
    level("skill_4", 30);
    level("skill_3", 60);
    level("skill_2", 100);
    level("skill_1", 140);
    level("mid_title", 100);
    level("senior_title", 140);
}

#[test]
fn a_junior_title_gives_nothing() {
    earns(paid(sound("junior_title"), 12), Qualification, 0, "no_qualification");
    earns(json!({ "qualification": { "level": "junior_title" } }), Qualification, 0, "no_qualification");
}

#[test]
fn none_gives_nothing() {
    earns(json!({ "qualification": "none" }), Qualification, 0, "none");
    earns(json!({ "qualification": { "level": "none" } }), Qualification, 0, "no_qualification");
}

#[test]
fn each_condition_that_fails_voids_every_level() {
    for level in ["skill_5", "skill_4", "skill_3", "skill_2", "skill_1", "mid_title", "senior_title"] {
        for (condition, reason) in CONDITIONS {
            let failing = with(sound(level), condition, json!(false));
            earns(paid(failing, 12), Qualification, 0, reason);
        }
    }
}

#[test]
fn a_condition_that_fails_decides_whatever_else_is_open() {
    for (condition, reason) in CONDITIONS {
        earns(json!({ "qualification": { condition: false } }), Qualification, 0, reason);
        earns(json!({ "qualification": { "level": "mid_title", condition: false } }), Qualification, 0, reason);
    }
}

#[test]
fn each_condition_not_told_leaves_the_points_open() {
    for (condition, _) in CONDITIONS {
        let open = with(sound("skill_3"), condition, Value::Null);
        waits(json!({ "qualification": open }), Qualification, 60);
        let open = with(sound("senior_title"), condition, Value::Null);
        waits(paid(open, 6), Qualification, 140);
    }
}

#[test]
fn titles_and_the_two_highest_skills_need_6_of_the_last_12_months_at_w() {
    for (level, points) in [("skill_2", 100), ("skill_1", 140), ("mid_title", 100), ("senior_title", 140)] {
        earns(paid(sound(level), 6), Qualification, points, level);
        earns(paid(sound(level), 5), Qualification, 0, "below_wage_gate_5");
        earns(paid(sound(level), 0), Qualification, 0, "below_wage_gate_0");
    }
}

#[test]
fn the_three_lower_skills_have_no_wage_gate() {
    for (level, points) in [("skill_5", 15), ("skill_4", 30), ("skill_3", 60)] {
        earns(paid(sound(level), 0), Qualification, points, level);
        earns(json!({ "qualification": sound(level), "insurance": "none" }), Qualification, points, level);
        earns(json!({ "qualification": sound(level) }), Qualification, points, level);
    }
}

#[test]
fn the_gate_waits_where_the_months_are_not_told() {
    for level in GATED {
        let max = if level.starts_with('s') && level != "skill_2" { 140 } else { 100 };
        waits(json!({ "qualification": sound(level) }), Qualification, max);
        waits(json!({ "qualification": sound(level), "insurance": {} }), Qualification, max);
        waits(json!({ "qualification": sound(level), "insurance": { "months_at_1": 48 } }), Qualification, max);
    }
}

#[test]
fn without_insurance_the_gate_is_shut() {
    for level in GATED {
        let profile = json!({ "qualification": sound(level), "insurance": "none" });
        earns(profile, Qualification, 0, "below_wage_gate_0");
    }
}

/// A mid-level title beside an insurance record; the last 12 months before 2026-11 are 2025-11 to 2026-10.
#[track_caller]
fn gate(periods: &[Value], points: i32, reason: &str) {
    earns(with(insured(periods), "qualification", sound("mid_title")), Qualification, points, reason);
}

#[test]
fn the_gate_counts_months_at_the_wage_in_force_in_each_month() {
    // 12,434 is in force until 2026-06, 12,577 from 2026-07 on.
    gate(&[period("2026-01", "2026-06", 12434)], 100, "mid_title");
    gate(&[period("2026-01", "2026-06", 12433)], 0, "below_wage_gate_0");
    gate(&[period("2026-05", "2026-10", 12577)], 100, "mid_title");
    gate(&[period("2026-05", "2026-10", 12576)], 0, "below_wage_gate_2");
    gate(&[period("2026-05", "2026-10", 12434)], 0, "below_wage_gate_2");
}

#[test]
fn the_gate_looks_at_the_last_12_months_before_the_month_of_assessment() {
    gate(&[period("2025-11", "2026-04", 20000)], 100, "mid_title");
    gate(&[period("2025-10", "2026-03", 20000)], 0, "below_wage_gate_5");
    gate(&[period("2026-05", "2026-10", 20000)], 100, "mid_title");
    gate(&[period("2026-06", "2026-11", 20000)], 0, "below_wage_gate_5");
    gate(&[period("2019-01", "2025-10", 20000)], 0, "below_wage_gate_0");
}

#[test]
fn the_gate_adds_months_up_over_gaps() {
    gate(&[period("2025-11", "2026-01", 20000), period("2026-08", "2026-10", 20000)], 100, "mid_title");
    gate(&[period("2025-11", "2026-01", 20000), period("2026-09", "2026-10", 20000)], 0, "below_wage_gate_5");
}

#[test]
fn months_that_do_not_count_do_not_open_the_gate() {
    for flag in ["arrears", "other_employer", "tax_mismatch"] {
        let flagged = with(period("2025-11", "2026-10", 20000), flag, json!(true));
        gate(&[flagged], 0, "below_wage_gate_0");
    }
}

#[test]
fn a_level_not_told_could_be_the_best_that_the_gate_leaves_open() {
    check(json!({}), Qualification, (0, 0, Some(140), "unanswered"));
    check(json!({ "insurance": "none" }), Qualification, (0, 0, Some(60), "unanswered"));
    waits(json!({ "qualification": {} }), Qualification, 140);
    waits(paid(json!({}), 6), Qualification, 140);
    waits(paid(json!({}), 5), Qualification, 60);
}
