//! 「年龄」, Art. 6(1).

use hujifen::rules::Indicator::Age;
use serde_json::json;

use crate::check::{check, earns};

/// Someone born on 1 January, in the year that makes them so old on 2026-11-23.
#[track_caller]
fn aged(years: i32, points: i32) {
    earns(json!({ "born_on": format!("{}-01-01", 2026 - years) }), Age, points, &format!("age_{years}"));
}

#[track_caller]
fn born(born_on: &str, assessed_on: &str, points: i32, reason: &str) {
    earns(json!({ "born_on": born_on, "assessed_on": assessed_on }), Age, points, reason);
}

#[test]
fn forty_three_and_younger_give_30() {
    for years in [0, 1, 15, 16, 18, 20, 25, 30, 35, 40, 42, 43] {
        aged(years, 30);
    }
}

#[test]
fn each_year_from_44_to_55_gives_2_less() {
    aged(44, 29);
    aged(45, 27);
    aged(46, 25);
    aged(47, 23);
    aged(48, 21);
    aged(49, 19);
    aged(50, 17);
    aged(51, 15);
    aged(52, 13);
    aged(53, 11);
    aged(54, 9);
    aged(55, 7);
}

#[test]
fn fifty_six_to_60_give_5() {
    for years in [56, 57, 58, 59, 60] {
        aged(years, 5);
    }
}

#[test]
fn over_60_gives_nothing() {
    for years in [61, 62, 70, 99, 126] {
        aged(years, 0);
    }
}

#[test]
fn a_birthday_counts_on_its_day() {
    born("1982-11-23", "2026-11-22", 30, "age_43");
    born("1982-11-23", "2026-11-23", 29, "age_44");
    born("1965-11-24", "2026-11-23", 5, "age_60");
    born("1965-11-23", "2026-11-23", 0, "age_61");
    born("1970-12-01", "2026-11-30", 7, "age_55");
    born("1970-12-01", "2026-12-01", 5, "age_56");
}

#[test]
fn a_birthday_on_29_february_counts_on_1_march_in_common_years() {
    born("1980-02-29", "2025-02-28", 29, "age_44");
    born("1980-02-29", "2025-03-01", 27, "age_45");
}

#[test]
fn a_birthday_on_29_february_counts_on_its_day_in_leap_years() {
    born("1980-02-29", "2024-02-28", 30, "age_43");
    born("1980-02-29", "2024-02-29", 29, "age_44");
}

#[test]
fn someone_born_on_the_day_is_0() {
    born("2026-11-23", "2026-11-23", 30, "age_0");
}

#[test]
fn someone_not_born_yet_has_no_age() {
    born("2026-11-24", "2026-11-23", 0, "not_born");
    born("2030-01-01", "2026-11-23", 0, "not_born");
}

#[test]
fn the_assessment_date_decides_and_not_today() {
    born("1980-06-01", "2023-06-01", 30, "age_43");
    born("1980-06-01", "2026-06-01", 25, "age_46");
}

#[test]
fn an_age_not_told_could_be_30() {
    check(json!({}), Age, (0, 0, Some(30), "unanswered"));
}
