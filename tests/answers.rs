//! Answers as typed: how kindly they are read, what is wrong where, and that nothing typed is ever lost.

#[path = "shared/answers.rs"]
mod arbitrary;

use arbitrary::{slot, steps, taken, text};
use hujifen::answers::{Answers, Draft, Entry, Fault, Field, PeriodPart, Reading, RecordList, Slot};
use hujifen::rules::materials::PAPERS;
use hujifen::rules::{Date, Paper, Place, Profile};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use serde_json::{Value, json};

fn today() -> Date {
    "2026-11-23".parse().expect("a day")
}

/// Answers to some questions, each by its path.
fn typed(texts: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::default();
    for (path, text) in texts {
        answers.set(Slot::Field(field(path)), text);
    }
    answers
}

#[track_caller]
fn field(path: &str) -> Field {
    Field::from_path(path).unwrap_or_else(|| panic!("no question {path}"))
}

fn read(texts: &[(&str, &str)]) -> Reading {
    typed(texts).read(today())
}

/// What the answers come to, as JSON of a profile.
#[track_caller]
fn comes_to(texts: &[(&str, &str)], profile: Value) {
    let reading = read(texts);
    assert_eq!(serde_json::to_value(&reading.profile).expect("JSON"), profile, "{texts:?}");
    assert_eq!(reading.faults.len(), 0, "{texts:?}");
}

/// What is typed cannot be read: the fault stands at its place, the profile goes without, and the text stays.
#[track_caller]
fn fails(texts: &[(&str, &str)], at: &str, fault: Fault) {
    let answers = typed(texts);
    let reading = answers.read(today());
    let slot = Slot::Field(field(at));
    assert_eq!(reading.fault(slot), Some(fault), "{texts:?}");
    assert_eq!(reading.faults.len(), 1, "{texts:?}");
    let text = texts.iter().find(|(path, _)| *path == at).map(|(_, text)| *text);
    assert_eq!(Some(answers.text(slot)), text);
    let without: Vec<_> = texts.iter().filter(|(path, _)| *path != at).copied().collect();
    assert_eq!(reading.profile, read(&without).profile, "{texts:?}");
}

// ---- Days and months ----

#[test]
fn a_day_is_read_however_it_is_written() {
    for text in [
        "1990-05-12",
        "1990-5-12",
        "1990.5.12",
        "1990.05.12",
        "1990/5/12",
        "19900512",
        "1990年5月12日",
        "1990年05月12号",
        "1990年5月12",
        " 1990-05-12 ",
        "1990 年 5 月 12 日",
        "１９９０-０５-１２",
        "１９９０年５月１２日",
        "１９９００５１２",
        "１９９０．５．１２",
        "1990。5。12",
        "１９９０／５／１２",
        "1990－5－12",
        "\u{3000}1990-05-12",
    ] {
        comes_to(&[("born_on", text)], json!({ "born_on": "1990-05-12" }));
    }
}

#[test]
fn a_day_that_cannot_be_read_is_a_fault_at_its_place() {
    for text in [
        "1990-02-30",
        "1990-13-01",
        "19901301",
        "1990051",
        "199005123",
        "1990",
        "1990-05",
        "1990年5月",
        "90-05-12",
        "1990-005-12",
        "1990-5-012",
        "1990--12",
        "-1990-05-12",
        "1990-05-12-",
        "1990-05-12x",
        "soon",
        "五月",
        "0",
        "-",
        "1899-12-31",
        "2200-01-01",
        "1990,5,12",
    ] {
        fails(&[("born_on", text)], "born_on", Fault::NotADate);
    }
}

#[test]
fn a_month_is_read_however_it_is_written() {
    for text in [
        "2019-07",
        "2019-7",
        "201907",
        "2019.7",
        "2019/07",
        "2019年7月",
        "２０１９年０７月",
        "２０１９０７",
        " 2019 - 07 ",
    ] {
        let reading = one_period(&[(PeriodPart::From, text)]).read(today());
        let profile = serde_json::to_value(&reading.profile).expect("JSON");
        assert_eq!(profile["insurance"]["periods"][0]["from"], "2019-07", "{text}");
    }
}

#[test]
fn a_month_that_cannot_be_read_is_a_fault_at_its_place() {
    for text in ["2019-13", "2019-00", "201913", "2019", "20197", "2019-07-01", "20190701", "July", "2019-", "1899-12"]
    {
        let answers = one_period(&[(PeriodPart::To, text)]);
        let slot = Slot::Period(0, PeriodPart::To);
        assert_eq!(answers.read(today()).fault(slot), Some(Fault::NotAMonth), "{text}");
        assert_eq!(answers.text(slot), text);
    }
}

#[test]
fn a_day_that_must_lie_in_the_past_may_be_the_day_of_assessment_and_no_later() {
    comes_to(&[("born_on", "2026-11-23")], json!({ "born_on": "2026-11-23" }));
    fails(&[("born_on", "2026-11-24")], "born_on", Fault::InFuture);
    fails(&[("assessed_on", "2020-01-01"), ("born_on", "2020-01-02")], "born_on", Fault::InFuture);
    let later = [("assessed_on", "2030-01-01"), ("born_on", "2029-12-31")];
    comes_to(&later, json!({ "assessed_on": "2030-01-01", "born_on": "2029-12-31" }));
    fails(&[("permit", "yes"), ("permit.collected_on", "2026-11-24")], "permit.collected_on", Fault::InFuture);
    fails(&[("spouse", "yes"), ("spouse.married_on", "2027-01-01")], "spouse.married_on", Fault::InFuture);
    let diploma = [("education.schooling", "doctor"), ("education.graduated_on", "2027-07-01")];
    fails(&diploma, "education.graduated_on", Fault::InFuture);
    let title = [("qualification.level", "mid_title"), ("qualification.obtained_on", "2027-07-01")];
    fails(&title, "qualification.obtained_on", Fault::InFuture);
}

#[test]
fn a_step_of_the_process_that_is_dated_lies_in_the_past() {
    for (path, step) in [("process.account_on", "account_on"), ("process.accepted_on", "accepted_on")] {
        comes_to(&[(path, "2026-11-23")], json!({ "process": { step: "2026-11-23" } }));
        fails(&[(path, "2026-11-24")], path, Fault::InFuture);
    }
}

#[test]
fn an_assessment_date_may_lie_in_the_future_and_a_permit_may_run_out_then() {
    comes_to(&[("assessed_on", "2027-03-01")], json!({ "assessed_on": "2027-03-01" }));
    let permit = [("permit", "yes"), ("permit.valid_until", "2027-02-28")];
    comes_to(&permit, json!({ "permit": { "valid_until": "2027-02-28" } }));
}

#[test]
fn an_assessment_date_that_cannot_be_read_leaves_today() {
    fails(&[("assessed_on", "x"), ("born_on", "2026-11-23")], "assessed_on", Fault::NotADate);
    let reading = read(&[("assessed_on", "x"), ("born_on", "2026-11-24")]);
    assert_eq!(reading.fault(Slot::Field(Field::BornOn)), Some(Fault::InFuture));
}

#[test]
fn a_permit_that_ends_before_it_begins_is_a_fault_at_its_end() {
    let permit = |until| [("permit", "yes"), ("permit.collected_on", "2025-03-01"), ("permit.valid_until", until)];
    fails(&permit("2025-02-28"), "permit.valid_until", Fault::BeforeStart);
    let same = json!({ "permit": { "collected_on": "2025-03-01", "valid_until": "2025-03-01" } });
    comes_to(&permit("2025-03-01"), same);
}

// ---- Numbers ----

#[test]
fn a_count_is_read_with_its_unit_and_in_full_width() {
    for text in ["7", " 7 ", "07", "７", "7年", "7 年", "７年"] {
        comes_to(&[("public_service_years", text)], json!({ "public_service_years": 7 }));
    }
    let people = [
        ("investment", "yes"),
        ("investment.local_hires[0]", "12人"),
        ("investment.local_hires[1]", "12个"),
        ("investment.local_hires[2]", "１２"),
    ];
    comes_to(&people, json!({ "investment": { "local_hires": [12, 12, 12] } }));
    let months = [("insurance", "summary"), ("insurance.months_at_1", "36个月")];
    comes_to(&months, json!({ "insurance": { "months_at_1": 36 } }));
}

#[test]
fn an_amount_is_read_with_separators_and_its_unit() {
    for text in ["12577", "12,577", "12,577元", "12，577", "１２，５７７元", "12 577", "12577 元"] {
        let reading = one_period(&[(PeriodPart::Base, text)]).read(today());
        let profile = serde_json::to_value(&reading.profile).expect("JSON");
        assert_eq!(profile["insurance"]["periods"][0]["base"], 12577, "{text}");
    }
}

#[test]
fn a_number_that_is_none_is_a_fault() {
    for text in ["7.5", "-1", "seven", "七", "元", ",", "7+", "1e3", "0x7", "７．５"] {
        fails(&[("outer_area_years", text)], "outer_area_years", Fault::NotANumber);
    }
}

#[test]
fn a_number_above_its_bound_is_a_fault_that_tells_the_bound() {
    for (path, above, bound) in [
        ("insurance.years", "101", 100),
        ("insurance.months_at_0_8", "49", 48),
        ("insurance.months_at_1", "49", 48),
        ("insurance.months_at_2", "49", 48),
        ("insurance.months_at_3", "37", 36),
        ("insurance.last_year_months_at_1", "13", 12),
    ] {
        let summary = [("insurance", "summary"), ("qualification.level", "mid_title"), (path, above)];
        fails(&summary, path, Fault::Above(bound));
    }
    fails(&[("public_service_years", "101")], "public_service_years", Fault::Above(100));
    fails(&[("outer_area_years", "99999999999999999999999")], "outer_area_years", Fault::Above(100));
    let tax = [("investment", "yes"), ("investment.annual_tax[1]", "1000000000001")];
    fails(&tax, "investment.annual_tax[1]", Fault::Above(1_000_000_000_000));
    let hires = [("investment", "yes"), ("investment.local_hires[2]", "100000001")];
    fails(&hires, "investment.local_hires[2]", Fault::Above(100_000_000));
}

#[test]
fn the_bounds_that_a_field_names_are_those_it_takes() {
    for &field in Field::ALL {
        let (Entry::Count(bound) | Entry::Yuan(bound)) = field.entry() else { continue };
        let mut answers =
            typed(&[("insurance", "summary"), ("qualification.level", "mid_title"), ("investment", "yes")]);
        answers.set(Slot::Field(field), &bound.to_string());
        assert_eq!(answers.read(today()).fault(Slot::Field(field)), None, "{field:?}");
        answers.set(Slot::Field(field), &(bound + 1).to_string());
        assert_eq!(answers.read(today()).fault(Slot::Field(field)), Some(Fault::Above(bound)), "{field:?}");
    }
}

#[test]
fn a_share_is_read_with_its_sign_and_two_decimals() {
    for (text, share) in [
        ("60", "60"),
        ("60%", "60"),
        ("60.5", "60.5"),
        ("33.33％", "33.33"),
        ("６０．５０", "60.5"),
        ("0", "0"),
        ("100", "100"),
    ] {
        let reading = read(&[("investment", "yes"), ("investment.share_percent", text)]);
        let expected = Profile::from_json(&format!(r#"{{"investment": {{"share_percent": {share}}}}}"#));
        assert_eq!(Ok(reading.profile), expected, "{text}");
    }
    for text in ["100.01", "60.123", "-1", "60.", ".5", "half", "%", "1000", "60,5"] {
        let texts = [("investment", "yes"), ("investment.share_percent", text)];
        fails(&texts, "investment.share_percent", Fault::NotAPercent);
    }
}

// ---- Choices ----

#[test]
fn yes_and_no_are_answers_and_unsure_is_none() {
    comes_to(&[("startup_talent", "yes")], json!({ "startup_talent": true }));
    comes_to(&[("startup_talent", "no")], json!({ "startup_talent": false }));
    comes_to(&[("startup_talent", "unsure")], json!({}));
    comes_to(&[("startup_talent", "")], json!({}));
}

#[test]
fn every_choice_reaches_the_profile() {
    for (path, beside) in [
        ("sex", None),
        ("education.schooling", None),
        ("education.degree", Some(("education.schooling", "bachelor"))),
        ("education.mode", Some(("education.schooling", "bachelor"))),
        ("qualification.level", None),
        ("award", None),
    ] {
        let choices = field(path).entry().choices();
        assert!(choices.len() >= 2, "{path}");
        for choice in choices {
            let texts: Vec<_> = beside.into_iter().chain([(path, *choice)]).collect();
            let profile = serde_json::to_value(read(&texts).profile).expect("JSON");
            let pointer = format!("/{}", path.replace('.', "/"));
            // Nothing at all is said by the part itself.
            let part = path.split('.').next().expect("a part");
            let said = profile.pointer(&pointer).unwrap_or(&profile[part]);
            assert_eq!(said, choice, "{path}");
        }
    }
}

#[test]
fn whether_a_part_exists_is_none_or_its_details() {
    for part in ["permit", "investment", "spouse"] {
        comes_to(&[(part, "no")], json!({ part: "none" }));
        comes_to(&[(part, "yes")], json!({ part: {} }));
    }
    comes_to(&[("insurance", "none")], json!({ "insurance": "none" }));
    comes_to(&[("insurance", "summary")], json!({ "insurance": {} }));
    comes_to(&[("shortage_major.in_catalogue", "no")], json!({ "shortage_major": "none" }));
    comes_to(&[("shortage_major.in_catalogue", "unsure")], json!({ "shortage_major": {} }));
}

#[test]
fn a_whole_person_comes_to_the_profile_of_the_contract() {
    let mut answers = typed(&[
        ("assessed_on", "2026.11.23"),
        ("born_on", "1990年5月12日"),
        ("sex", "female"),
        ("foreign_national", "no"),
        ("permit", "yes"),
        ("permit.collected_on", "20250301"),
        ("permit.valid_until", "2027-02-28"),
        ("education.schooling", "bachelor"),
        ("education.degree", "bachelor"),
        ("education.recognised", "yes"),
        ("education.mode", "full_time"),
        ("education.graduated_on", "2012-7-1"),
        ("qualification.level", "mid_title"),
        ("qualification.obtained_on", "2021/5/20"),
        ("qualification.obtained_in_shanghai", "yes"),
        ("qualification.fits_post", "yes"),
        ("qualification.in_catalogue", "yes"),
        ("qualification.registered", "yes"),
        ("insurance", "periods"),
        ("startup_talent", "no"),
        ("innovation_intermediary", "no"),
        ("shortage_major.in_catalogue", "yes"),
        ("shortage_major.post_matches", "yes"),
        ("investment", "yes"),
        ("investment.share_percent", "60"),
        ("investment.annual_tax[0]", "700,000元"),
        ("investment.annual_tax[1]", "700000"),
        ("investment.annual_tax[2]", "700000"),
        ("investment.local_hires[0]", "0"),
        ("investment.local_hires[1]", "1"),
        ("investment.local_hires[2]", "2"),
        ("public_service_years", "0"),
        ("outer_area_years", "0"),
        ("fresh_graduate", "no"),
        ("award", "none"),
        ("spouse", "yes"),
        ("spouse.shanghai_hukou", "yes"),
        ("spouse.married_on", "2020-10-01"),
        ("false_material_on", "no"),
        ("detained_on", "yes"),
        ("convicted_on", "no"),
        ("serious_crime", "no"),
    ]);
    answers.add_period();
    for (part, text) in [(PeriodPart::From, "2019-07"), (PeriodPart::To, "2026年10月"), (PeriodPart::Base, "15000")] {
        answers.set(Slot::Period(0, part), text);
    }
    answers.set(Slot::Period(0, PeriodPart::TaxMismatch), "yes");
    answers.add_record(RecordList::Detained);
    answers.set(Slot::Record(RecordList::Detained, 0), "2024-01-31");
    let expected = json!({
        "assessed_on": "2026-11-23", "born_on": "1990-05-12", "sex": "female", "foreign_national": false,
        "permit": { "collected_on": "2025-03-01", "valid_until": "2027-02-28" },
        "education": { "schooling": "bachelor", "degree": "bachelor", "recognised": true, "mode": "full_time",
                       "graduated_on": "2012-07-01" },
        "qualification": { "level": "mid_title", "obtained_on": "2021-05-20", "obtained_in_shanghai": true,
                           "fits_post": true, "in_catalogue": true, "registered": true },
        "insurance": { "periods": [{ "from": "2019-07", "to": "2026-10", "base": 15000, "arrears": false,
                                     "other_employer": false, "tax_mismatch": true }] },
        "startup_talent": false, "innovation_intermediary": false,
        "shortage_major": { "in_catalogue": true, "post_matches": true },
        "investment": { "share_percent": 60, "annual_tax": [700000, 700000, 700000], "local_hires": [0, 1, 2] },
        "public_service_years": 0, "outer_area_years": 0, "fresh_graduate": false, "award": "none",
        "spouse": { "shanghai_hukou": true, "married_on": "2020-10-01" },
        "false_material_on": [], "detained_on": ["2024-01-31"], "convicted_on": [], "serious_crime": false });
    let reading = answers.read(today());
    assert_eq!(serde_json::to_value(&reading.profile).expect("JSON"), expected);
    assert_eq!(reading.faults.len(), 0);
}

// ---- What is asked ----

/// With the question asked the answer is in the profile, otherwise it is not; its text stays either way.
#[track_caller]
fn asked_only(path: &str, text: &str, asking: &[(&str, &str)], silent: &[(&str, &str)]) {
    let pointer = format!("/{}", path.replace('.', "/"));
    let answer = |beside: &[(&str, &str)]| {
        let answers = typed(&[beside, &[(path, text)]].concat());
        assert_eq!(answers.field(field(path)), text);
        let profile = serde_json::to_value(answers.read(today()).profile).expect("JSON");
        (answers.asks(field(path)), profile.pointer(&pointer).cloned())
    };
    let (asked, answered) = answer(asking);
    assert!(asked && answered.is_some(), "{path} beside {asking:?}");
    let (asked, answered) = answer(silent);
    let defaulted = path == "education.degree" && answered == Some(json!("none"));
    assert!(!asked && (answered.is_none() || defaulted), "{path} beside {silent:?}: {answered:?}");
}

#[test]
fn what_is_not_asked_is_not_in_the_profile() {
    asked_only("permit.collected_on", "2025-03-01", &[("permit", "yes")], &[("permit", "no")]);
    asked_only("permit.valid_until", "2027-03-01", &[("permit", "yes")], &[]);
    let schooling = |schooling| [("education.schooling", schooling)];
    asked_only("education.degree", "doctor", &schooling("bachelor"), &schooling("associate"));
    asked_only("education.degree", "doctor", &schooling("doctor"), &schooling("none"));
    asked_only("education.recognised", "yes", &schooling("associate"), &schooling("none"));
    asked_only("education.mode", "full_time", &schooling("master"), &schooling("none"));
    asked_only("education.graduated_on", "2012-07-01", &schooling("doctor"), &[]);
    for proof in ["overseas", "verified", "earlier_records", "file_located"] {
        let path = format!("education.{proof}");
        asked_only(&path, "yes", &schooling("associate"), &schooling("none"));
        asked_only(&path, "no", &schooling("master"), &[]);
    }
    asked_only("employment.since", "2019-07-01", &[("employment", "yes")], &[("employment", "no")]);
    for circumstance in ["same_unit", "dispatched", "employer_registered", "district_known"] {
        let path = format!("employment.{circumstance}");
        asked_only(&path, "no", &[("employment", "yes")], &[("employment", "no")]);
        asked_only(&path, "yes", &[("employment", "yes")], &[]);
    }
    let level = |level| [("qualification.level", level)];
    for condition in ["obtained_in_shanghai", "fits_post", "in_catalogue", "registered"] {
        let path = format!("qualification.{condition}");
        asked_only(&path, "no", &level("skill_5"), &level("junior_title"));
        asked_only(&path, "no", &level("senior_title"), &level("none"));
    }
    asked_only("qualification.obtained_on", "2021-05-20", &level("mid_title"), &level("junior_title"));
    for count in ["years", "months_at_0_8", "months_at_1", "months_at_2", "months_at_3", "current_base"] {
        let path = format!("insurance.{count}");
        asked_only(&path, "7", &[("insurance", "summary")], &[("insurance", "periods")]);
        asked_only(&path, "7", &[("insurance", "summary")], &[("insurance", "none")]);
    }
    for (gated, free) in
        [("mid_title", "skill_3"), ("senior_title", "skill_4"), ("skill_2", "skill_5"), ("skill_1", "junior_title")]
    {
        let summary = |level| [("insurance", "summary"), ("qualification.level", level)];
        asked_only("insurance.last_year_months_at_1", "6", &summary(gated), &summary(free));
    }
    let major = |catalogue| [("shortage_major.in_catalogue", catalogue)];
    asked_only("shortage_major.post_matches", "yes", &major("yes"), &major("no"));
    asked_only("shortage_major.post_matches", "yes", &major("unsure"), &[]);
    asked_only("investment.share_percent", "60", &[("investment", "yes")], &[("investment", "no")]);
    asked_only("spouse.shanghai_hukou", "yes", &[("spouse", "yes")], &[("spouse", "no")]);
    let spouse = |hukou| [("spouse", "yes"), ("spouse.shanghai_hukou", hukou)];
    asked_only("spouse.married_on", "2020-10-01", &spouse("yes"), &spouse("no"));
    asked_only("spouse.married_on", "2020-10-01", &spouse("unsure"), &[("spouse", "no")]);
}

#[test]
fn what_is_not_asked_is_no_fault() {
    assert_eq!(read(&[("permit", "no"), ("permit.collected_on", "soon")]).faults.len(), 0);
    assert_eq!(read(&[("insurance", "none"), ("insurance.years", "many")]).faults.len(), 0);
}

#[test]
fn associate_schooling_comes_without_a_degree() {
    let texts = [("education.schooling", "associate"), ("education.recognised", "yes")];
    let education = json!({ "schooling": "associate", "degree": "none", "recognised": true });
    comes_to(&texts, json!({ "education": education }));
}

#[test]
fn three_years_of_an_enterprise_are_answered_together() {
    for figures in ["annual_tax", "local_hires"] {
        let paths = [0, 1, 2].map(|year| format!("investment.{figures}[{year}]"));
        for missing in &paths {
            let others = paths.iter().filter(|path| *path != missing).map(|path| (path.as_str(), "10"));
            let texts: Vec<_> = [("investment", "yes")].into_iter().chain(others).collect();
            comes_to(&texts, json!({ "investment": {} }));
        }
    }
}

// ---- Periods and records ----

/// An insurance record of one row.
fn one_period(texts: &[(PeriodPart, &str)]) -> Answers {
    let mut answers = typed(&[("insurance", "periods")]);
    answers.add_period();
    for (part, text) in texts {
        answers.set(Slot::Period(0, *part), text);
    }
    answers
}

#[test]
fn a_period_that_ends_before_it_begins_is_a_fault_at_its_end() {
    let slot = Slot::Period(0, PeriodPart::To);
    let answers = one_period(&[(PeriodPart::From, "2020-02"), (PeriodPart::To, "2020-01")]);
    assert_eq!(answers.read(today()).fault(slot), Some(Fault::BeforeStart));
    assert_eq!(answers.text(slot), "2020-01");
    let answers = one_period(&[(PeriodPart::From, "2020-02"), (PeriodPart::To, "2020-02")]);
    assert_eq!(answers.read(today()).fault(slot), None);
}

#[test]
fn faults_stand_at_the_row_they_belong_to() {
    let mut answers = one_period(&[(PeriodPart::Base, "15000")]);
    answers.add_period();
    answers.set(Slot::Period(1, PeriodPart::Base), "much");
    answers.set(Slot::Field(Field::Detained), "yes");
    answers.add_record(RecordList::Detained);
    answers.add_record(RecordList::Detained);
    answers.set(Slot::Record(RecordList::Detained, 0), "2024-01-31");
    answers.set(Slot::Record(RecordList::Detained, 1), "2026-11-24");
    let reading = answers.read(today());
    assert_eq!(reading.fault(Slot::Period(0, PeriodPart::Base)), None);
    assert_eq!(reading.fault(Slot::Period(1, PeriodPart::Base)), Some(Fault::NotANumber));
    assert_eq!(reading.fault(Slot::Record(RecordList::Detained, 0)), None);
    assert_eq!(reading.fault(Slot::Record(RecordList::Detained, 1)), Some(Fault::InFuture));
    assert_eq!(reading.faults.len(), 2);
    let profile = serde_json::to_value(&reading.profile).expect("JSON");
    assert_eq!(profile["detained_on"], json!(["2024-01-31"]));
}

#[test]
fn the_flags_of_a_period_are_set_and_unset() {
    for part in PeriodPart::FLAGS {
        let mut answers = one_period(&[(part, "yes")]);
        let flag = |answers: &Answers| {
            serde_json::to_value(answers.read(today()).profile).expect("JSON")["insurance"]["periods"][0][part.name()]
                .clone()
        };
        assert_eq!((flag(&answers), answers.text(Slot::Period(0, part))), (json!(true), "yes"));
        answers.set(Slot::Period(0, part), "");
        assert_eq!((flag(&answers), answers.text(Slot::Period(0, part))), (json!(false), ""));
    }
}

#[test]
fn a_record_by_month_without_a_row_is_not_answered_yet() {
    comes_to(&[("insurance", "periods")], json!({}));
    assert!(one_period(&[]).read(today()).profile.insurance.is_some());
}

#[test]
fn records_are_answered_by_no_or_by_a_date() {
    let mut answers = typed(&[("convicted_on", "no")]);
    let convicted = |answers: &Answers| {
        let profile = serde_json::to_value(answers.read(today()).profile).expect("JSON");
        profile.get("convicted_on").cloned()
    };
    assert_eq!(convicted(&answers), Some(json!([])));
    answers.set(Slot::Field(Field::Convicted), "yes");
    assert_eq!(convicted(&answers), None);
    answers.add_record(RecordList::Convicted);
    assert_eq!(convicted(&answers), None);
    answers.set(Slot::Record(RecordList::Convicted, 0), "2024.1.31");
    assert_eq!(convicted(&answers), Some(json!(["2024-01-31"])));
    answers.set(Slot::Field(Field::Convicted), "no");
    assert_eq!(convicted(&answers), Some(json!([])));
    // What was typed is there again when it is asked again.
    answers.set(Slot::Field(Field::Convicted), "yes");
    assert_eq!(convicted(&answers), Some(json!(["2024-01-31"])));
}

#[test]
fn rows_come_and_go() {
    let mut answers = one_period(&[(PeriodPart::Base, "1")]);
    answers.add_period();
    answers.set(Slot::Period(1, PeriodPart::Base), "2");
    answers.remove_period(0);
    assert_eq!((answers.period_count(), answers.text(Slot::Period(0, PeriodPart::Base))), (1, "2"));
    answers.remove_period(7);
    assert_eq!(answers.period_count(), 1);

    for list in RecordList::ALL {
        answers.add_record(list);
        answers.add_record(list);
        answers.set(Slot::Record(list, 1), "2024-01-31");
        answers.remove_record(list, 0);
        assert_eq!((answers.record_count(list), answers.text(Slot::Record(list, 0))), (1, "2024-01-31"));
        answers.remove_record(list, 7);
        assert_eq!(answers.record_count(list), 1);
    }
}

#[test]
fn a_row_that_does_not_exist_stays_so() {
    let mut answers = Answers::default();
    answers.set(Slot::Period(0, PeriodPart::Base), "1");
    answers.set(Slot::Record(RecordList::Detained, 0), "2024-01-31");
    assert!(answers.is_empty());
    assert_eq!(answers.text(Slot::Period(0, PeriodPart::Base)), "");
    assert_eq!(answers.text(Slot::Record(RecordList::Detained, 0)), "");
}

#[test]
fn answers_are_empty_until_something_stands_there_and_again_after() {
    let mut answers = Answers::default();
    assert!(answers.is_empty());
    answers.set(Slot::Field(Field::BornOn), "1");
    assert!(!answers.is_empty());
    answers.set(Slot::Field(Field::BornOn), "");
    assert!(answers.is_empty());
    answers.add_period();
    assert!(!answers.is_empty());
}

#[test]
fn a_place_is_named_by_its_path_in_the_profile() {
    assert_eq!(Slot::Field(Field::InsuranceYears).to_string(), "insurance.years");
    assert_eq!(Slot::Period(2, PeriodPart::OtherEmployer).to_string(), "insurance.periods[2].other_employer");
    assert_eq!(Slot::Record(RecordList::FalseMaterial, 1).to_string(), "false_material_on[1]");
    for &field in Field::ALL {
        assert_eq!(Field::from_path(field.path()), Some(field));
    }
    assert_eq!(Field::from_path("age"), None);
}

#[test]
fn a_path_leads_back_to_its_place() {
    let mut answers = one_period(&[]);
    answers.add_period();
    RecordList::ALL.into_iter().for_each(|list| answers.add_record(list));
    let slots = answers.slots();
    assert_eq!(slots.len(), Field::ALL.len() + 2 * PeriodPart::ALL.len() + RecordList::ALL.len() + PAPERS.len() + 10);
    for slot in
        slots.into_iter().chain([Slot::Period(usize::MAX, PeriodPart::To), Slot::Record(RecordList::Detained, 77)])
    {
        assert_eq!(Slot::from_path(&slot.to_string()), Some(slot), "{slot}");
    }
}

#[test]
fn a_path_written_otherwise_is_none() {
    for path in [
        "",
        "age",
        "insurance.periods",
        "insurance.periods[0]",
        "insurance.periods[0].until",
        "insurance.periods[00].from",
        "insurance.periods[+1].from",
        "insurance.periods[-1].from",
        "insurance.periods[1].from.",
        "insurance.periods[99999999999999999999].from",
        "detained_on[]",
        "detained_on[0].from",
        "detained_on[0]x",
        "born_on[0]",
        "papers_ready",
        "papers_ready.passport",
        "steps.0",
        "steps.11",
        "steps.01",
        "steps",
    ] {
        assert_eq!(Slot::from_path(path), None, "{path}");
    }
}

#[test]
fn a_step_that_does_not_exist_is_never_done() {
    let mut answers = Answers::default();
    for step in [0, 11, 255] {
        answers.set(Slot::Step(step), "yes");
    }
    assert!(answers.is_empty());
}

// ---- Tidying ----

#[test]
fn what_can_be_read_is_tidied_and_what_cannot_stays() {
    for (path, text, tidied) in [
        ("born_on", "1990.5.12", "1990-05-12"),
        ("born_on", "１９９０年５月１２日", "1990-05-12"),
        ("born_on", "1990-02-30", "1990-02-30"),
        ("born_on", " soon ", " soon "),
        ("insurance.years", "７ 年", "7"),
        ("insurance.years", "007", "7"),
        ("insurance.years", "999", "999"),
        ("insurance.years", "7.5", "7.5"),
        ("investment.annual_tax[0]", "700,000元", "700000"),
        ("investment.share_percent", "60.50%", "60.5"),
        ("investment.share_percent", "60.123", "60.123"),
        ("award", "provincial", "provincial"),
        ("startup_talent", "yes", "yes"),
    ] {
        let mut answers = typed(&[(path, text)]);
        answers.tidy(Slot::Field(field(path)));
        assert_eq!(answers.field(field(path)), tidied, "{text}");
    }
}

#[test]
fn rows_are_tidied_too() {
    let mut answers = one_period(&[(PeriodPart::From, "2019年7月"), (PeriodPart::Base, "12,577")]);
    answers.set(Slot::Period(0, PeriodPart::Arrears), "yes");
    answers.add_record(RecordList::Detained);
    answers.set(Slot::Record(RecordList::Detained, 0), "20240131");
    for slot in [
        Slot::Period(0, PeriodPart::From),
        Slot::Period(0, PeriodPart::To),
        Slot::Period(0, PeriodPart::Base),
        Slot::Period(0, PeriodPart::Arrears),
        Slot::Record(RecordList::Detained, 0),
    ] {
        answers.tidy(slot);
    }
    let texts = [PeriodPart::From, PeriodPart::To, PeriodPart::Base, PeriodPart::Arrears];
    assert_eq!(texts.map(|part| answers.text(Slot::Period(0, part))), ["2019-07", "", "12577", "yes"]);
    assert_eq!(answers.text(Slot::Record(RecordList::Detained, 0)), "2024-01-31");
}

// ---- Papers, the employer, the process ----

#[test]
fn papers_count_as_looked_at_once_one_is_ticked() {
    let mut answers = Answers::default();
    assert_eq!(answers.read(today()).profile.papers_ready, None);
    answers.set(Slot::Paper(Paper::Diploma), "yes");
    answers.set(Slot::Paper(Paper::ResidencePermit), "yes");
    assert_eq!(answers.read(today()).profile.papers_ready, Some(vec![Paper::ResidencePermit, Paper::Diploma]));
    answers.set(Slot::Paper(Paper::Diploma), "");
    answers.set(Slot::Paper(Paper::ResidencePermit), "");
    assert!(answers.is_empty());
}

#[test]
fn the_employer_and_the_process_come_into_the_profile() {
    let employer = [
        ("employment", "yes"),
        ("employment.since", "2019.7.1"),
        ("employment.same_unit", "yes"),
        ("employment.dispatched", "no"),
        ("employment.employer_registered", "unsure"),
        ("insured_now", "yes"),
        ("retired", "no"),
    ];
    comes_to(
        &employer,
        json!({ "insured_now": true, "retired": false,
        "employment": { "since": "2019-07-01", "same_unit": true, "dispatched": false } }),
    );
    comes_to(&[("employment", "no"), ("employment.since", "2019-07-01")], json!({ "employment": "none" }));
    let process = [("process.account_on", "2026-11-02"), ("process.accepted_on", "2026-11-03")];
    comes_to(&process, json!({ "process": { "account_on": "2026-11-02", "accepted_on": "2026-11-03" } }));
    let backwards = read(&[("process.account_on", "2026-11-02"), ("process.accepted_on", "2026-11-01")]);
    assert_eq!(backwards.fault(Slot::Field(Field::AcceptedOn)), Some(Fault::BeforeStart));
    let school = [
        ("education.schooling", "bachelor"),
        ("education.overseas", "no"),
        ("education.verified", "yes"),
        ("education.earlier_records", "no"),
        ("education.file_located", "unsure"),
    ];
    comes_to(
        &school,
        json!({ "education": { "schooling": "bachelor", "overseas": false, "verified": true,
        "earlier_records": false } }),
    );
}

// ---- Whatever is typed ----

fn exists(answers: &Answers, slot: Slot) -> bool {
    match slot {
        Slot::Field(_) | Slot::Paper(_) | Slot::Step(_) => true,
        Slot::Period(row, _) => row < answers.period_count(),
        Slot::Record(list, row) => row < answers.record_count(list),
    }
}

proptest! {
    #![proptest_config(Config { cases: 500, rng_seed: RngSeed::Fixed(120), failure_persistence: None, ..Config::default() })]

    #[test]
    fn whatever_is_typed_is_read_without_panic_and_stays(steps in steps(), at in slot(), text in text()) {
        let mut answers = taken(&steps);
        answers.set(at, &text);
        // A flag is set or not, whatever the text.
        let stays = if at.entry() == Entry::Flag && text != "yes" { "" } else { &text };
        if exists(&answers, at) {
            prop_assert_eq!(answers.text(at), stays);
        }
        let before = answers.clone();
        let reading = answers.read(today());
        prop_assert_eq!(&answers, &before);
        // Whatever is read is a profile that goes through JSON.
        let json = serde_json::to_string(&reading.profile).expect("JSON");
        prop_assert_eq!(Profile::from_json(&json), Ok(reading.profile));
    }

    #[test]
    fn whatever_is_typed_survives_the_draft(steps in steps()) {
        let answers = taken(&steps);
        let restored = Draft::from_json(&Draft::of(answers.clone()).to_json()).expect("a draft of this version").answers;
        prop_assert_eq!(restored.read(today()), answers.read(today()));
        prop_assert_eq!(restored, answers);
    }

    #[test]
    fn tidying_changes_how_an_answer_looks_and_not_what_it_says(steps in steps(), at in slot()) {
        let mut answers = taken(&steps);
        let before = answers.read(today());
        answers.tidy(at);
        prop_assert_eq!(answers.read(today()), before);
        let once = answers.clone();
        answers.tidy(at);
        prop_assert_eq!(answers, once);
    }
}

// ---- Where findings lead ----

#[test]
fn every_place_of_a_finding_leads_to_a_question() {
    let leads = |place| Slot::of_place(place).map(|slot| slot.to_string());
    assert_eq!(leads(Place::Field("born_on")).as_deref(), Some("born_on"));
    // A part with several questions leads to its first, one that is a question by itself to itself.
    assert_eq!(leads(Place::Field("education")).as_deref(), Some("education.schooling"));
    assert_eq!(leads(Place::Field("insurance")).as_deref(), Some("insurance"));
    assert_eq!(leads(Place::Field("investment.annual_tax")).as_deref(), Some("investment.annual_tax[0]"));
    assert_eq!(leads(Place::Period(2)).as_deref(), Some("insurance.periods[2].from"));
    assert_eq!(leads(Place::Record("detained_on", 1)).as_deref(), Some("detained_on[1]"));
    assert_eq!(leads(Place::Field("papers_ready")), None);
}
