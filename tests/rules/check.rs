//! What every test of a rule needs: score a profile, and look at one indicator.

use hujifen::rules::{Assessment, Date, Indicator, Item, Profile, assess};
use serde_json::{Value, json};

/// Scores a profile; on 2026-11-23 where it names no day.
#[track_caller]
pub fn assessed(profile: &Value) -> Assessment {
    assess(&parsed(profile), day("2026-11-23"))
}

#[track_caller]
pub fn parsed(profile: &Value) -> Profile {
    match Profile::from_json(&profile.to_string()) {
        Ok(profile) => profile,
        Err(error) => panic!("{profile} is no valid profile: {error:?}"),
    }
}

#[track_caller]
pub fn day(text: &str) -> Date {
    text.parse().unwrap_or_else(|_| panic!("{text} is no day"))
}

#[track_caller]
pub fn item(profile: &Value, indicator: Indicator) -> Item {
    let assessment = assessed(profile);
    *assessment.items.iter().find(|item| item.indicator == indicator).expect("every indicator is there")
}

/// An indicator's points, what of them counts, what it could reach, and why.
#[track_caller]
pub fn check(profile: Value, indicator: Indicator, expected: (i32, i32, Option<i32>, &str)) {
    let item = item(&profile, indicator);
    let reason = item.reason.to_string();
    assert_eq!((item.points, item.counted, item.max, &*reason), expected, "{indicator:?} of {profile}");
}

/// An indicator that is answered in full: its points all count and can become no more.
#[track_caller]
pub fn earns(profile: Value, indicator: Indicator, points: i32, reason: &str) {
    check(profile, indicator, (points, points, Some(points), reason));
}

/// An indicator that waits for an answer: nothing yet, at most `max`.
#[track_caller]
pub fn waits(profile: Value, indicator: Indicator, max: i32) {
    check(profile, indicator, (0, 0, Some(max), "incomplete"));
}

/// Months from one to another, both included, at one base.
pub fn period(from: &str, to: &str, base: u64) -> Value {
    json!({ "from": from, "to": to, "base": base })
}

/// A profile that answers only the insurance record, month by month.
pub fn insured(periods: &[Value]) -> Value {
    json!({ "insurance": { "periods": periods } })
}

/// A profile with one more answer.
pub fn with(mut profile: Value, field: &str, answer: Value) -> Value {
    profile[field] = answer;
    profile
}

/// An assessment without its findings, for answers that differ and yet score the same.
pub fn score_of(assessment: Assessment) -> Assessment {
    Assessment { findings: Vec::new(), ..assessment }
}
