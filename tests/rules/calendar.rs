//! Working days, and the dates of an application. Worked out by hand from the notices of 2025 and 2026.

use hujifen::rules::calendar::{WorkingDay, YEARS, holidays, is_working_day, last_year, working_days_after};
use hujifen::rules::process::{Dates, account_from};
use hujifen::rules::{Date, Month};
use serde_json::{Value, json};

use crate::check::{day, parsed};

fn after(from: &str, days: u32) -> (String, bool) {
    let WorkingDay { day, weekends_only } = working_days_after(day(from), days).expect("a day");
    (day.to_string(), weekends_only)
}

fn dates(profile: Value, on: &str) -> Dates {
    Dates::of(&parsed(&profile), day(on))
}

#[test]
fn weekends_and_holidays_are_off_and_make_up_days_are_worked() {
    for (at, works) in [
        ("2026-11-23", true),  // a Monday
        ("2026-11-21", false), // a Saturday
        ("2026-11-22", false), // a Sunday
        ("2026-10-01", false), // 国庆节, a Thursday
        ("2026-10-07", false),
        ("2026-10-08", true),
        ("2026-10-10", true), // a Saturday, worked
        ("2026-09-20", true), // a Sunday, worked
        ("2026-02-14", true), // a Saturday, worked
        ("2026-02-23", false),
        ("2026-02-24", true),
        ("2025-01-26", true), // a Sunday, worked
        ("2025-02-04", false),
        ("2025-06-02", false),
        ("2025-10-08", false),
        ("2025-10-11", true),
    ] {
        assert_eq!(is_working_day(day(at)), works, "{at}");
    }
}

/// The days of a year that are off though no weekend, and those that are worked though one.
fn exceptions(year: i16) -> [Vec<String>; 2] {
    let days = std::iter::successors(Date::new(year, 1, 1), |day| day.tomorrow()).take_while(|day| day.year() == year);
    let days: Vec<Date> = days.collect();
    [false, true].map(|works| {
        let found = days.iter().filter(|day| is_working_day(**day) == works && day.is_weekend() == works);
        found.map(|day| day.to_string()[5..].to_owned()).collect()
    })
}

#[test]
fn no_other_days_are_off_or_worked_than_those_of_the_notices() {
    let [off, worked] = exceptions(2025);
    assert_eq!(
        off,
        [
            "01-01", "01-28", "01-29", "01-30", "01-31", "02-03", "02-04", "04-04", "05-01", "05-02", "05-05", "06-02",
            "10-01", "10-02", "10-03", "10-06", "10-07", "10-08"
        ]
    );
    assert_eq!(worked, ["01-26", "02-08", "04-27", "09-28", "10-11"]);
    let [off, worked] = exceptions(2026);
    assert_eq!(
        off,
        [
            "01-01", "01-02", "02-16", "02-17", "02-18", "02-19", "02-20", "02-23", "04-06", "05-01", "05-04", "05-05",
            "06-19", "09-25", "10-01", "10-02", "10-05", "10-06", "10-07"
        ]
    );
    assert_eq!(worked, ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]);
    // Years without a notice have weekends alone.
    for year in [2024, 2027] {
        assert_eq!(exceptions(year), [const { Vec::<String>::new() }; 2]);
    }
}

#[test]
fn every_holiday_lasts_as_long_as_its_notice_says() {
    // 元旦, 春节, 清明节, 劳动节, 端午节, 国庆节和中秋节.
    let expected: [(i16, &[i32]); 2] = [(2025, &[1, 8, 3, 5, 3, 8]), (2026, &[3, 9, 3, 5, 3, 3, 7])];
    for (year, expected) in expected {
        let at = |(month, day)| Date::new(year, month, day).expect("a day");
        let off = holidays(year).expect("a year with holidays").off.iter();
        let days: Vec<i32> = off.map(|(from, to)| at(*from).days_until(at(*to)) + 1).collect();
        assert_eq!(days, expected, "{year}");
    }
    assert_eq!([holidays(2024), holidays(2027)], [None, None]);
}

#[test]
fn the_day_itself_is_not_counted() {
    assert_eq!(after("2026-11-23", 1), ("2026-11-24".to_owned(), false));
    assert_eq!(after("2026-11-20", 1), ("2026-11-23".to_owned(), false));
    assert_eq!(after("2026-11-23", 0), ("2026-11-23".to_owned(), false));
    assert_eq!(after("2026-11-23", 20), ("2026-12-21".to_owned(), false));
    // 28 to 30 September, then 8 October; Saturday the 10th is the next.
    assert_eq!(after("2026-09-24", 4), ("2026-10-08".to_owned(), false));
    assert_eq!(after("2026-10-08", 2), ("2026-10-10".to_owned(), false));
}

#[test]
fn past_the_last_notice_only_weekends_are_left_out_and_it_says_so() {
    assert!(!after(&format!("{}-12-01", last_year()), 10).1);
    let mut at = day(&format!("{}-12-31", last_year()));
    for _ in 0..14 {
        let mut next = at.tomorrow().expect("a day");
        while next.is_weekend() {
            next = next.tomorrow().expect("a day");
        }
        assert_eq!(working_days_after(at, 1), Some(WorkingDay { day: next, weekends_only: true }));
        at = next;
    }
    assert_eq!(working_days_after(day("2199-12-31"), 1), None);
}

#[test]
fn every_year_follows_the_one_before() {
    for pair in YEARS.windows(2) {
        assert_eq!(pair[0].year + 1, pair[1].year);
    }
    for year in YEARS {
        assert!(year.off.iter().all(|(from, to)| from <= to));
    }
}

#[test]
fn the_account_waits_for_three_full_working_days() {
    let from = |collected: &str| account_from(day(collected)).map(|found| found.day.to_string());
    assert_eq!(from("2026-11-23").as_deref(), Some("2026-11-27")); // 24, 25, 26
    assert_eq!(from("2026-11-20").as_deref(), Some("2026-11-26")); // 23, 24, 25
    assert_eq!(from("2026-09-24").as_deref(), Some("2026-10-08")); // 28, 29, 30
    assert_eq!(from("2026-10-08").as_deref(), Some("2026-10-13")); // 9, Saturday 10, 12
}

#[test]
fn the_determination_counts_from_the_acceptance() {
    let by = |profile: Value| dates(profile, "2026-11-23").determined_by.map(|found| found.day.to_string());
    assert_eq!(by(json!({})).as_deref(), Some("2026-12-21"));
    assert_eq!(by(json!({ "process": { "accepted_on": "2026-11-02" } })).as_deref(), Some("2026-11-30"));
    assert!(dates(json!({ "process": { "accepted_on": "2026-11-02" } }), "2026-11-23").accepted);
    assert!(!dates(json!({}), "2026-11-23").accepted);
}

#[test]
fn the_permit_is_endorsed_once_a_year_and_never_outlasts_its_end() {
    let by =
        |permit: Value, on: &str| dates(json!({ "permit": permit }), on).endorsed_by.map(|found| found.to_string());
    let collected = json!({ "collected_on": "2025-03-01" });
    assert_eq!(by(collected.clone(), "2026-02-28").as_deref(), Some("2026-03-01"));
    assert_eq!(by(collected.clone(), "2026-03-01").as_deref(), Some("2026-03-01"));
    assert_eq!(by(collected, "2026-03-02").as_deref(), Some("2027-03-01"));
    let ends = json!({ "collected_on": "2025-03-01", "valid_until": "2027-02-28" });
    assert_eq!(by(ends.clone(), "2026-11-23").as_deref(), Some("2027-02-28"));
    assert_eq!(by(ends.clone(), "2027-03-01").as_deref(), Some("2027-03-01"));
    assert_eq!(by(ends.clone(), "2027-02-28").as_deref(), Some("2027-02-28"));
    // Nothing is due on the day it is collected, nor before: the first year has to be full.
    let collected_on = json!({ "collected_on": "2026-11-23" });
    assert_eq!(by(collected_on.clone(), "2026-11-23").as_deref(), Some("2027-11-23"));
    assert_eq!(by(collected_on, "2026-11-22").as_deref(), Some("2027-11-23"));
    let leap = json!({ "collected_on": "2024-02-29" });
    assert_eq!(by(leap, "2024-03-01").as_deref(), Some("2025-03-01"));
    assert_eq!(by(json!({ "valid_until": "2027-02-28" }), "2026-11-23"), None);
    assert_eq!(dates(json!({ "permit": ends }), "2026-11-23").valid_until, Some(day("2027-02-28")));
}

#[test]
fn months_stay_within_the_calendar() {
    let month = |text: &str| text.parse::<Month>().expect("a month");
    assert_eq!(month("2199-10").on(1), month("2199-11"));
    assert_eq!(month("2199-10").on(2), month("2199-12"));
    assert_eq!(month("2199-10").on(3), month("2199-12"));
    assert_eq!(month("1900-03").back(2), month("1900-01"));
    assert_eq!(month("1900-03").back(3), month("1900-01"));
}

#[test]
fn days_are_counted_over_months_and_leap_years() {
    for (from, to, days) in [
        ("2026-11-23", "2026-11-23", 0),
        ("2026-11-23", "2027-02-21", 90),
        ("2024-02-28", "2024-03-01", 2),
        ("2026-02-28", "2026-03-01", 1),
        ("2026-12-31", "2027-01-01", 1),
        ("2027-01-01", "2026-12-31", -1),
        ("1900-01-01", "2199-12-31", 109_572),
    ] {
        assert_eq!(day(from).days_until(day(to)), days, "{from} to {to}");
    }
}

#[test]
fn every_day_of_the_calendar_is_so_many_days_after_the_first() {
    let mut day = Some(Date::first());
    let mut days = 0;
    while let Some(date) = day {
        assert_eq!(Date::first().days_later(days), Some(date));
        assert_eq!(Date::first().days_until(date), days as i32);
        day = date.tomorrow();
        days += 1;
    }
    assert_eq!(days, 109_573);
    for past_the_end in [days, 4_000_000, u32::MAX] {
        assert_eq!(Date::first().days_later(past_the_end), None);
    }
}
