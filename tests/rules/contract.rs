//! The public JSON: what a profile takes, what it refuses and how the refusal names the field, and what an assessment
//! looks like. Other programs rely on these names.

use hujifen::rules::value::Percent;
use hujifen::rules::{Kind, Profile};
use serde_json::{Value, json};

use crate::check::{assessed, parsed, with};

/// The sample profile of the contract.
fn sample() -> Value {
    json!({
        "assessed_on": "2026-11-23",
        "born_on": "1990-05-12",
        "sex": "female",
        "foreign_national": false,
        "permit": { "collected_on": "2025-03-01", "valid_until": "2027-02-28" },
        "education": { "schooling": "bachelor", "degree": "bachelor", "recognised": true,
                       "mode": "full_time", "graduated_on": "2012-07-01" },
        "qualification": { "level": "mid_title", "obtained_on": "2021-05-20", "obtained_in_shanghai": true,
                           "fits_post": true, "in_catalogue": true, "registered": true },
        "insurance": { "periods": [
            { "from": "2019-07", "to": "2026-10", "base": 15000,
              "arrears": false, "other_employer": false, "tax_mismatch": false } ] },
        "startup_talent": false,
        "innovation_intermediary": false,
        "shortage_major": { "in_catalogue": true, "post_matches": true },
        "investment": { "share_percent": 60, "annual_tax": [700000, 700000, 700000], "local_hires": [0, 0, 0] },
        "public_service_years": 0,
        "outer_area_years": 0,
        "fresh_graduate": false,
        "award": "none",
        "spouse": { "shanghai_hukou": true, "married_on": "2020-10-01" },
        "false_material_on": [], "detained_on": [], "convicted_on": [],
        "serious_crime": false
    })
}

fn summary() -> Value {
    json!({ "years": 7, "months_at_0_8": 36, "months_at_1": 36, "months_at_2": 0, "months_at_3": 0,
            "last_year_months_at_1": 12 })
}

/// A profile that is refused: the field named, and a word of what it takes.
#[track_caller]
fn refused(text: &str, field: &str, takes: &str) {
    let error = Profile::from_json(text).expect_err(text);
    assert_eq!(error.field, field, "{text}: {}", error.problem);
    assert!(error.problem.contains(takes), "{text}: {}", error.problem);
}

// ---- What a profile takes ----

#[test]
fn the_sample_goes_through_unchanged() {
    assert_eq!(serde_json::to_value(parsed(&sample())).expect("JSON"), sample());
    let by_totals = with(sample(), "insurance", summary());
    assert_eq!(serde_json::to_value(parsed(&by_totals)).expect("JSON"), by_totals);
}

#[test]
fn the_sample_scores_what_the_rules_say() {
    let assessment = assessed(&sample());
    // 30 + 100 for the title instead of 90 + 7 years of 3 + 30 + 40 + 50 + 6 years of 4
    assert_eq!((assessment.total, assessment.max), (295, Some(295)));
}

#[test]
fn an_empty_profile_stays_empty() {
    assert_eq!(serde_json::to_value(parsed(&json!({}))).expect("JSON"), json!({}));
}

#[test]
fn every_part_may_be_none_and_stays_none() {
    for field in ["permit", "education", "qualification", "insurance", "shortage_major", "investment", "spouse"] {
        let profile = json!({ field: "none" });
        assert_eq!(serde_json::to_value(parsed(&profile)).expect("JSON"), profile);
    }
}

#[test]
fn every_part_may_be_an_object_that_answers_nothing() {
    for field in ["permit", "education", "qualification", "insurance", "shortage_major", "investment", "spouse"] {
        let profile = json!({ field: {} });
        assert_eq!(serde_json::to_value(parsed(&profile)).expect("JSON"), profile);
    }
}

/// Each value goes through unchanged, and nothing else is taken.
#[track_caller]
fn takes_exactly(part: Option<&str>, field: &str, values: &[&str]) {
    let put = |value: Value| match part {
        Some(part) => json!({ part: { field: value } }),
        None => json!({ field: value }),
    };
    let path = part.map_or(field.to_owned(), |part| format!("{part}.{field}"));
    for value in values {
        assert_eq!(serde_json::to_value(parsed(&put(json!(value)))).expect("JSON"), put(json!(value)));
        refused(&put(json!(value.to_uppercase())).to_string(), &path, "expected one of");
    }
    for wrong in [json!(""), json!("unknown")] {
        refused(&put(wrong).to_string(), &path, "expected");
    }
    for wrong in [json!(0), json!(true), json!([])] {
        refused(&put(wrong).to_string(), &path, "");
    }
}

#[test]
fn schooling_takes_its_five_values() {
    takes_exactly(Some("education"), "schooling", &["none", "associate", "bachelor", "master", "doctor"]);
}

#[test]
fn degree_takes_its_four_values() {
    takes_exactly(Some("education"), "degree", &["none", "bachelor", "master", "doctor"]);
}

#[test]
fn level_takes_its_nine_values() {
    let levels =
        ["none", "skill_5", "skill_4", "skill_3", "skill_2", "skill_1", "junior_title", "mid_title", "senior_title"];
    takes_exactly(Some("qualification"), "level", &levels);
}

#[test]
fn award_takes_its_four_values() {
    takes_exactly(None, "award", &["none", "municipal_special", "municipal_comprehensive", "provincial"]);
}

#[test]
fn sex_and_mode_take_two_values_each() {
    for (part, field, values) in
        [(None, "sex", ["female", "male"]), (Some("education"), "mode", ["full_time", "part_time"])]
    {
        for value in values {
            let profile = part.map_or(json!({ field: value }), |part| json!({ part: { field: value } }));
            assert_eq!(serde_json::to_value(parsed(&profile)).expect("JSON"), profile);
        }
    }
    refused(r#"{"sex": "other"}"#, "sex", "`female` or `male`");
    refused(r#"{"education": {"mode": "evening"}}"#, "education.mode", "`full_time` or `part_time`");
}

#[test]
fn the_flags_of_a_period_default_to_false() {
    let short = json!({ "insurance": { "periods": [{ "from": "2019-07", "to": "2026-10", "base": 15000 }] } });
    let long = json!({ "insurance": { "periods": [{ "from": "2019-07", "to": "2026-10", "base": 15000,
        "arrears": false, "other_employer": false, "tax_mismatch": false }] } });
    assert_eq!(parsed(&short), parsed(&long));
}

#[test]
fn a_share_may_have_two_decimals() {
    for share in ["0", "0.01", "33.33", "60", "60.5", "99.99", "100"] {
        let text = format!(r#"{{"investment":{{"share_percent":{share}}}}}"#);
        let profile = Profile::from_json(&text).expect(&text);
        assert_eq!(serde_json::to_string(&profile).expect("JSON"), text);
    }
    let with_zeros = Profile::from_json(r#"{"investment": {"share_percent": 60.00}}"#);
    assert_eq!(with_zeros, Profile::from_json(r#"{"investment": {"share_percent": 60}}"#));
}

#[test]
fn the_bounds_of_every_count_are_taken() {
    let profile = json!({
        "insurance": { "years": 100, "months_at_0_8": 48, "months_at_1": 48, "months_at_2": 48, "months_at_3": 36,
                       "last_year_months_at_1": 12 },
        "investment": { "annual_tax": [0, 1, 1_000_000_000_000_u64], "local_hires": [0, 1, 100_000_000] },
        "public_service_years": 100, "outer_area_years": 100 });
    assert_eq!(serde_json::to_value(parsed(&profile)).expect("JSON"), profile);
}

#[test]
fn days_that_exist_are_taken() {
    for day in ["1900-01-01", "2024-02-29", "2000-02-29", "2026-12-31", "2199-12-31"] {
        let profile = json!({ "born_on": day });
        assert_eq!(serde_json::to_value(parsed(&profile)).expect("JSON"), profile);
    }
}

// ---- What it refuses ----

#[test]
fn unknown_fields_are_errors_at_every_level() {
    let unknown = |text: &str, field: &str| {
        let error = Profile::from_json(text).expect_err(text);
        assert!(error.problem.contains(&format!("unknown field `{field}`")), "{text}: {}", error.problem);
        assert!(error.field.ends_with(field), "{text}: the field named is {:?}", error.field);
    };
    unknown(r#"{"age": 36}"#, "age");
    unknown(r#"{"permit": {"number": 1}}"#, "number");
    unknown(r#"{"education": {"school": "x"}}"#, "school");
    unknown(r#"{"qualification": {"name": "x"}}"#, "name");
    unknown(r#"{"insurance": {"month": 7}}"#, "month");
    unknown(r#"{"insurance": {"periods": [{"from": "2019-07", "until": "2020-07"}]}}"#, "until");
    unknown(r#"{"shortage_major": {"major": "x"}}"#, "major");
    unknown(r#"{"investment": {"share": 60}}"#, "share");
    unknown(r#"{"spouse": {"name": "x"}}"#, "name");
    unknown(r#"{"born_on": "1990-05-12", "Born_on": "1990-05-12"}"#, "Born_on");
}

#[test]
fn what_a_saved_file_holds_for_the_page_is_passed_over_and_never_written() {
    for page in ["null", "7", "{}", "[[1, {}], \"x\"]", r#"{"version": 1, "typed": {"born_on": "soon"}}"#] {
        let profile = Profile::from_json(&format!(r#"{{"page": {page}, "sex": "male"}}"#)).expect(page);
        assert_eq!(profile, parsed(&json!({ "sex": "male" })));
        assert_eq!(serde_json::to_value(profile).expect("JSON"), json!({ "sex": "male" }));
    }
    let deep = format!(r#"{{"page": {}{}}}"#, "[".repeat(50_000), "]".repeat(50_000));
    assert_eq!(Profile::from_json(&deep), Ok(Profile::default()));
    refused(r#"{"page": {}, "page": {}}"#, "", "duplicate field `page`");
    refused(r#"{"page": {"version": }}"#, "page", "expected value");
    refused(r#"{"page": {}, "age": 36}"#, "age", "unknown field `age`");
    refused(r#"{"permit": {"page": {}}}"#, "permit.page", "unknown field `page`");
}

#[test]
fn a_field_given_twice_is_an_error() {
    let twice = |text: &str, field: &str| {
        let error = Profile::from_json(text).expect_err(text);
        assert!(error.problem.contains(&format!("duplicate field `{field}`")), "{text}: {}", error.problem);
    };
    twice(r#"{"born_on": "1990-05-12", "born_on": "1990-05-12"}"#, "born_on");
    twice(r#"{"spouse": "none", "spouse": {}}"#, "spouse");
    twice(r#"{"permit": {"valid_until": "2027-02-28", "valid_until": "2027-02-28"}}"#, "valid_until");
    twice(r#"{"insurance": {"periods": [{"base": 1, "base": 1}]}}"#, "base");
}

#[test]
fn a_choice_is_a_text_and_no_object() {
    refused(r#"{"sex": {"female": null}}"#, "sex", "");
    refused(r#"{"award": {"provincial": null}}"#, "award", "");
    refused(r#"{"education": {"schooling": {"doctor": null}}}"#, "education.schooling", "");
    refused(r#"{"education": {"degree": {"doctor": null}}}"#, "education.degree", "");
    refused(r#"{"education": {"mode": {"full_time": null}}}"#, "education.mode", "");
    refused(r#"{"qualification": {"level": {"skill_1": null}}}"#, "qualification.level", "");
}

#[test]
fn days_that_do_not_exist_are_errors() {
    for wrong in [
        "2026-02-30",
        "2025-02-29",
        "2100-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-04-31",
        "2026-01-00",
        "1899-12-31",
        "2200-01-01",
        "2026-1-1",
        "26-01-01",
        "2026/01/01",
        "20260101",
        "2026-01-01T00:00:00",
        " 2026-01-01",
        "today",
        "",
        "2026-01",
        "+026-01-01",
        "-026-01-01",
        "02026-01-01",
        "２０２６-01-01",
    ] {
        let takes = "a day that exists, YYYY-MM-DD";
        refused(&json!({ "born_on": wrong }).to_string(), "born_on", takes);
        refused(&json!({ "assessed_on": wrong }).to_string(), "assessed_on", takes);
        refused(&json!({ "spouse": { "married_on": wrong } }).to_string(), "spouse.married_on", takes);
        refused(&json!({ "detained_on": ["2026-01-01", wrong] }).to_string(), "detained_on[1]", takes);
    }
    refused(r#"{"permit": {"collected_on": "soon"}}"#, "permit.collected_on", "YYYY-MM-DD");
    refused(r#"{"permit": {"valid_until": 20270228}}"#, "permit.valid_until", "YYYY-MM-DD");
    refused(r#"{"education": {"graduated_on": "2012"}}"#, "education.graduated_on", "YYYY-MM-DD");
    refused(r#"{"qualification": {"obtained_on": "2012"}}"#, "qualification.obtained_on", "YYYY-MM-DD");
    refused(r#"{"false_material_on": ["x"]}"#, "false_material_on[0]", "YYYY-MM-DD");
    refused(r#"{"convicted_on": "2026-01-01"}"#, "convicted_on", "sequence");
}

#[test]
fn months_that_do_not_exist_are_errors() {
    for wrong in
        ["02026-12", "2026-13", "2026-00", "2026-1", "1899-12", "2200-01", "2026-10-01", "202610", "2026/10", ""]
    {
        let periods = |period: Value| json!({ "insurance": { "periods": [{}, period] } }).to_string();
        refused(&periods(json!({ "from": wrong })), "insurance.periods[1].from", "a month YYYY-MM");
        refused(&periods(json!({ "to": wrong })), "insurance.periods[1].to", "a month YYYY-MM");
    }
}

#[test]
fn impossible_counts_are_errors() {
    let wrong = |field: &str, bound: u64| {
        let takes = format!("a whole number from 0 to {bound}");
        let (part, name) = field.split_once('.').map_or((None, field), |(part, name)| (Some(part), name));
        let above = (bound + 1).to_string();
        for value in [&above, "-1", "7.5", "7.0", "1e1", "\"7\"", "true", "[7]", "18446744073709551616"] {
            let text = match part {
                Some(part) => format!(r#"{{"{part}": {{"{name}": {value}}}}}"#),
                None => format!(r#"{{"{name}": {value}}}"#),
            };
            refused(&text, field, &takes);
        }
    };
    wrong("public_service_years", 100);
    wrong("outer_area_years", 100);
    wrong("insurance.years", 100);
    wrong("insurance.months_at_0_8", 48);
    wrong("insurance.months_at_1", 48);
    wrong("insurance.months_at_2", 48);
    wrong("insurance.months_at_3", 36);
    wrong("insurance.last_year_months_at_1", 12);
}

#[test]
fn impossible_amounts_are_errors() {
    let base = |value: &str| format!(r#"{{"insurance": {{"periods": [{{"base": {value}}}]}}}}"#);
    for value in ["-1", "12577.5", "\"15000\"", "1000000000001"] {
        refused(&base(value), "insurance.periods[0].base", "a whole number from 0 to 1000000000000");
    }
    let tax = |value: &str| format!(r#"{{"investment": {{"annual_tax": [1, {value}, 3]}}}}"#);
    for value in ["-1", "0.5", "null", "1000000000001"] {
        refused(&tax(value), "investment.annual_tax[1]", "a whole number from 0 to 1000000000000");
    }
    let hires = |value: &str| format!(r#"{{"investment": {{"local_hires": [1, 2, {value}]}}}}"#);
    for value in ["-1", "0.5", "100000001"] {
        refused(&hires(value), "investment.local_hires[2]", "a whole number from 0 to 100000000");
    }
}

#[test]
fn three_years_of_an_enterprise_are_three() {
    for field in ["annual_tax", "local_hires"] {
        for years in ["[]", "[1, 2]", "1", "{}", "\"none\""] {
            let path = format!("investment.{field}");
            refused(&format!(r#"{{"investment": {{"{field}": {years}}}}}"#), &path, "3");
        }
    }
}

#[test]
fn a_fourth_year_is_refused_with_what_the_field_takes() {
    for field in ["annual_tax", "local_hires"] {
        let path = format!("investment.{field}");
        refused(&format!(r#"{{"investment": {{"{field}": [1, 2, 3, 4]}}}}"#), &path, "3");
    }
}

#[test]
fn shares_that_are_none_are_errors() {
    for wrong in ["100.01", "101", "60.123", "-1", "-0.5", "\"60\"", "6e1", "true", "[60]", "1000", "99.999"] {
        let text = format!(r#"{{"investment": {{"share_percent": {wrong}}}}}"#);
        refused(&text, "investment.share_percent", "a number from 0 to 100 with at most two decimals");
    }
}

#[test]
fn a_share_outside_json_is_written_in_the_same_way() {
    // JSON has no such numbers, a table may.
    for wrong in ["", ".5", ".", "60.", "0100", "00060", "+60", "99999999999", "6a", "5.a"] {
        assert!(wrong.parse::<Percent>().is_err(), "{wrong}");
    }
    for (text, hundredths) in [("060", 6_000), ("60.0", 6_000), ("0.050", 5), ("100.00", 10_000)] {
        assert_eq!(text.parse().ok(), Percent::new(hundredths), "{text}");
    }
    assert_eq!(Percent::new(10_001), None);
}

#[test]
fn an_error_behind_a_good_share_names_its_own_field() {
    let text = r#"{"investment": {"share_percent": 33.33, "annual_tax": [1]}}"#;
    refused(text, "investment.annual_tax", "3");
}

#[test]
fn yes_and_no_are_true_and_false() {
    for field in ["foreign_national", "startup_talent", "innovation_intermediary", "fresh_graduate", "serious_crime"] {
        for wrong in ["\"true\"", "\"yes\"", "0", "1", "[]", "{}"] {
            refused(&format!(r#"{{"{field}": {wrong}}}"#), field, "a boolean");
        }
    }
    refused(r#"{"spouse": {"shanghai_hukou": "yes"}}"#, "spouse.shanghai_hukou", "a boolean");
    refused(r#"{"shortage_major": {"post_matches": 1}}"#, "shortage_major.post_matches", "a boolean");
    refused(r#"{"education": {"recognised": "no"}}"#, "education.recognised", "a boolean");
    refused(r#"{"qualification": {"registered": 0}}"#, "qualification.registered", "a boolean");
    refused(r#"{"insurance": {"periods": [{"arrears": "no"}]}}"#, "insurance.periods[0].arrears", "a boolean");
}

#[test]
fn a_part_is_none_or_an_object() {
    for part in ["permit", "education", "qualification", "insurance", "shortage_major", "investment", "spouse"] {
        for wrong in ["[]", "[1]", "true", "false", "0", "\"\"", "\"None\"", "\"yes\""] {
            refused(&format!(r#"{{"{part}": {wrong}}}"#), part, "\"none\" or an object");
        }
    }
}

#[test]
fn arrays_are_no_objects() {
    refused("[]", "", "an object");
    refused(r#"["2026-11-23", "1990-05-12"]"#, "", "an object");
    let period = r#"{"insurance": {"periods": [["2019-07", "2026-10", 15000, false, false, false]]}}"#;
    refused(period, "insurance.periods[0]", "an object");
}

#[test]
fn insurance_is_periods_or_totals_and_not_both() {
    let both = r#"{"insurance": {"periods": [], "years": 7}}"#;
    refused(both, "insurance", "either periods or totals, not both");
    let both = r#"{"insurance": {"last_year_months_at_1": 0, "periods": [{"from": "2019-07"}]}}"#;
    refused(both, "insurance", "either periods or totals, not both");
}

#[test]
fn what_is_no_json_object_is_an_error() {
    for text in ["", " ", "null", "1", "\"none\"", "{", "{\"born_on\"", "{}{}", "{} x", "{'a': 1}", "{\"born_on\":}"] {
        let error = Profile::from_json(text).expect_err(text);
        assert!(!error.problem.is_empty(), "{text}");
    }
}

// ---- What an assessment looks like ----

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn an_assessment_has_the_keys_of_the_contract() {
    let assessment = serde_json::to_value(assessed(&sample())).expect("JSON");
    let mut expected = [
        "total",
        "max",
        "standard",
        "qualifies",
        "could_qualify",
        "vetoed",
        "items",
        "findings",
        "materials",
        "notices",
    ];
    expected.sort_unstable();
    let mut found = keys(&assessment);
    found.sort_unstable();
    assert_eq!(found, expected);
    assert_eq!(assessment["total"], 295);
    assert_eq!(assessment["max"], 295);
    assert_eq!(assessment["standard"], 120);
    assert_eq!(assessment["qualifies"], true);
    assert_eq!(assessment["could_qualify"], true);
    assert_eq!(assessment["vetoed"], false);
    assert_eq!(assessment["findings"], json!([]));
    let papers = assessment["materials"].as_array().expect("a list");
    assert!(papers.contains(&json!({ "code": "residence_permit", "indicator": null, "counts": true })));
    assert!(papers.contains(&json!({ "code": "spouse_hukou", "indicator": "spouse", "counts": true })));
    assert_eq!(assessment["notices"], json!([]));
}

#[test]
fn items_hold_every_indicator_once_in_the_order_of_the_rules() {
    let expected = [
        ("age", "6(1)"),
        ("education", "6(2)"),
        ("qualification", "6(3)"),
        ("insurance_years", "6(4)"),
        ("startup_talent", "7(1)"),
        ("innovation_intermediary", "7(2)"),
        ("shortage_major", "7(3)"),
        ("investment", "7(4)"),
        ("insurance_base", "7(5)"),
        ("public_service", "7(6)"),
        ("outer_area", "7(7)"),
        ("fresh_graduate", "7(8)"),
        ("award", "7(9)"),
        ("spouse", "7(10)"),
        ("false_material", "8(1)"),
        ("detention", "8(2)"),
        ("conviction", "8(3)"),
    ];
    for profile in [json!({}), sample()] {
        let assessment = serde_json::to_value(assessed(&profile)).expect("JSON");
        let items = assessment["items"].as_array().expect("an array");
        let found: Vec<_> = items.iter().map(|item| (item["indicator"].as_str(), item["clause"].as_str())).collect();
        let expected: Vec<_> = expected.iter().map(|(name, clause)| (Some(*name), Some(*clause))).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn every_indicator_belongs_to_the_article_of_its_clause() {
    let assessment = assessed(&sample());
    for item in assessment.items {
        let kind = match item.clause.split_once('(') {
            Some(("6", _)) => Kind::Basic,
            Some(("7", _)) => Kind::Bonus,
            Some(("8", _)) => Kind::Deduction,
            other => panic!("{other:?}"),
        };
        assert_eq!((item.indicator.kind(), item.indicator.clause()), (kind, item.clause));
        assert_eq!(assessment.item(item.indicator), Some(item));
    }
}

#[test]
fn an_item_says_points_what_counts_the_maximum_and_why() {
    let assessment = serde_json::to_value(assessed(&sample())).expect("JSON");
    let age = json!({ "indicator": "age", "clause": "6(1)", "points": 30, "counted": 30, "max": 30,
                      "reason": "age_36" });
    assert_eq!(assessment["items"][0], age);
    let education = json!({ "indicator": "education", "clause": "6(2)", "points": 90, "counted": 0, "max": 90,
        "reason": "bachelor_schooling_and_degree", "replaced_by": "qualification" });
    assert_eq!(assessment["items"][1], education);
}

#[test]
fn without_a_bound_a_maximum_is_null() {
    let assessment = serde_json::to_value(assessed(&json!({}))).expect("JSON");
    assert_eq!(assessment["max"], Value::Null);
    assert_eq!(assessment["items"][3]["max"], Value::Null);
    assert_eq!(assessment["items"][9]["max"], Value::Null);
    assert!(keys(&assessment["items"][3]).contains(&"max"));
    assert_eq!(assessment["could_qualify"], true);
}

#[test]
fn notices_are_words_of_one_style() {
    let profile = json!({ "assessed_on": "2029-01-01", "insurance": { "periods": [] } });
    let assessment = serde_json::to_value(assessed(&profile)).expect("JSON");
    assert_eq!(assessment["notices"], json!(["law_not_in_force", "wage_carried_forward"]));
    let profile = json!({ "assessed_on": "2023-06-01", "insurance": { "periods": [] } });
    let assessment = serde_json::to_value(assessed(&profile)).expect("JSON");
    assert_eq!(assessment["notices"], json!(["wage_before_table"]));
}
