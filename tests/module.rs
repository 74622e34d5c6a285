//! The types of the module name the very codes and members that the engine knows.

use hujifen::rules::plan::{Caveat, LeverKind, Sureness};
use hujifen::rules::profile::{Award, Degree, Level, Schooling, Sex, StudyMode};
use hujifen::rules::{Indicator, Notice, Paper, Profile, Severity, findings};

const TYPES: &str = include_str!("../src/bin/module/types.d.ts");

/// The body of a type, from its name to its end.
#[track_caller]
fn body<'a>(start: &str, end: &str) -> &'a str {
    let (_, rest) = TYPES.split_once(start).unwrap_or_else(|| panic!("{start} is not there"));
    rest.split_once(end).expect("an end").0
}

/// The codes of a union, in order.
#[track_caller]
fn codes(union: &str) -> Vec<&'static str> {
    body(&format!("export type {union} ="), ";").split('"').skip(1).step_by(2).collect()
}

/// The members of an interface, in order.
#[track_caller]
fn members(interface: &str) -> Vec<&'static str> {
    let body = body(&format!("export interface {interface} {{\n"), "\n}");
    let lines = body.lines().map(str::trim).filter(|line| !line.starts_with(['*', '/']));
    lines.filter_map(|line| line.split_once(':')).map(|(name, _)| name.trim_end_matches('?')).collect()
}

/// The members that the reader of profiles knows at a place, as it names them to those who write another.
fn known(profile: &str) -> Vec<String> {
    let fault = Profile::from_json(profile).expect_err("an unknown field").problem;
    fault.split('`').skip(3).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_closed_set_of_codes_is_the_one_of_the_engine() {
    let rules: Vec<&str> = findings::rules().map(|rule| rule.code).collect();
    let notices = [Notice::LawNotInForce, Notice::WageCarriedForward, Notice::WageBeforeTable];
    let sets: [(&str, Vec<&str>); 14] = [
        ("Sex", Sex::CODES.into()),
        ("Schooling", Schooling::CODES.into()),
        ("Degree", Degree::CODES.into()),
        ("StudyMode", StudyMode::CODES.into()),
        ("Level", Level::CODES.into()),
        ("Award", Award::CODES.into()),
        ("Indicator", Indicator::ALL.map(Indicator::code).into()),
        ("Severity", Severity::CODES.into()),
        ("FindingCode", rules),
        ("Paper", Paper::CODES.into()),
        ("Notice", notices.map(Notice::code).into()),
        ("LeverKind", LeverKind::ALL.map(LeverKind::code).into()),
        ("Sureness", Sureness::CODES.into()),
        ("Caveat", Caveat::CODES.into()),
    ];
    for (union, expected) in sets {
        assert_eq!(codes(union), expected, "{union}");
    }
}

#[test]
fn every_member_of_a_profile_is_one_that_the_engine_reads() {
    for (interface, place) in [
        ("Profile", r#"{"": 1}"#),
        ("Permit", r#"{"permit": {"": 1}}"#),
        ("Education", r#"{"education": {"": 1}}"#),
        ("Qualification", r#"{"qualification": {"": 1}}"#),
        ("Period", r#"{"insurance": {"periods": [{"": 1}]}}"#),
        ("ShortageMajor", r#"{"shortage_major": {"": 1}}"#),
        ("Investment", r#"{"investment": {"": 1}}"#),
        ("Spouse", r#"{"spouse": {"": 1}}"#),
        ("Employment", r#"{"employment": {"": 1}}"#),
        ("Process", r#"{"process": {"": 1}}"#),
    ] {
        assert_eq!(members(interface), known(place), "{interface}");
    }
    let insurance = [members("InsurancePeriods"), members("InsuranceSummary")].concat();
    assert_eq!(insurance, known(r#"{"insurance": {"": 1}}"#));
}
