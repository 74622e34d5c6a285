//! Answers as a file: saved, opened, and what is said of a file that cannot be opened. A saved file is a profile too.

#[path = "shared/answers.rs"]
mod arbitrary;
#[path = "shared/profiles.rs"]
mod profiles;

use std::collections::BTreeMap;

use arbitrary::{steps, taken};
use hujifen::answers::file::{FileError, FileProblem, LONGEST, OpenedFile, open, save};
use hujifen::answers::{Answers, Fault, Field, PeriodPart, RecordList, Slot};
use hujifen::rules::profile::{Insurance, Level, Profile, Schooling};
use hujifen::rules::value::Stated;
use hujifen::rules::{Date, Paper, assess};
use profiles::config;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

fn today() -> Date {
    "2026-11-23".parse().expect("a day")
}

/// Answers to some questions, each by its path.
fn typed(texts: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::default();
    for (path, text) in texts {
        answers.set(slot(path), text);
    }
    answers
}

#[track_caller]
fn slot(path: &str) -> Slot {
    Slot::from_path(path).unwrap_or_else(|| panic!("no place {path}"))
}

#[track_caller]
fn saved(answers: &Answers) -> String {
    save(answers, today(), "").expect("a file")
}

#[track_caller]
fn opened(file: &str) -> Answers {
    open(file).unwrap_or_else(|error| panic!("{error:?}: {file}")).answers
}

/// Every place that is not empty, with its text.
fn texts(answers: &Answers) -> BTreeMap<String, &str> {
    let texts = answers.slots().into_iter().map(|slot| (slot.to_string(), answers.text(slot)));
    texts.filter(|(_, text)| !text.is_empty()).collect()
}

/// A profile opens to exactly these texts.
#[track_caller]
fn opens(profile: Value, expected: &[(&str, &str)]) {
    let answers = opened(&profile.to_string());
    let expected: BTreeMap<String, &str> = expected.iter().map(|(path, text)| ((*path).to_owned(), *text)).collect();
    assert_eq!(texts(&answers), expected, "{profile}");
}

/// A file is refused with this problem at this field.
#[track_caller]
fn refused(file: &str, field: &str, problem: FileProblem) {
    let shown: String = file.chars().take(200).collect();
    assert_eq!(open(file), Err(FileError { field: field.to_owned(), problem }), "{shown}");
}

// ---- What a saved file is ----

#[test]
fn a_saved_file_is_one_line_of_the_profile_and_what_only_the_page_needs() {
    let mut answers =
        typed(&[("born_on", "1990.5.12"), ("startup_talent", "unsure"), ("sex", "female"), ("steps.2", "yes")]);
    answers.set(Slot::Paper(Paper::Diploma), "yes");
    let file = save(&answers, today(), "王\n\"芳\"").expect("a file");
    let expected = concat!(
        r#"{"born_on":"1990-05-12","sex":"female","papers_ready":["diploma"],"page":{"version":1,"name":"王\n\"芳\"","#,
        r#""typed":{"born_on":"1990.5.12","startup_talent":"unsure","steps.2":"yes"}}}"#,
        "\n"
    );
    assert_eq!(file, expected);
    assert_eq!(open(&file), Ok(OpenedFile { answers, name: "王\n\"芳\"".to_owned() }));
}

#[test]
fn no_answers_are_a_file_too() {
    let file = saved(&Answers::default());
    assert_eq!(file, "{\"page\":{\"version\":1}}\n");
    assert_eq!(open(&file), Ok(OpenedFile::default()));
}

#[test]
fn what_the_profile_tells_is_not_told_again() {
    let rows = json!({ "detained_on": ["2024-01-31", "2020-02-29"], "insurance": { "periods": [{}, {}] } });
    for profile in [contract(), summary(), rows] {
        let answers = opened(&profile.to_string());
        let file: Value = serde_json::from_str(&saved(&answers)).expect("JSON");
        assert_eq!(file["page"], json!({ "version": 1 }));
        let told = answers.read(today()).profile;
        assert_eq!(Profile::from_json(&file.to_string()), Ok(told));
    }
}

#[test]
fn what_cannot_be_read_or_is_not_asked_is_kept_beside_the_profile() {
    let mut answers = typed(&[
        ("born_on", "soon"),
        ("assessed_on", " 2026-11-23 "),
        ("permit", "no"),
        ("permit.collected_on", "2025-03-01"),
        ("education.schooling", "associate"),
        ("education.degree", "doctor"),
        ("detained_on", "yes"),
        ("insurance", "summary"),
        ("insurance.years", "999"),
    ]);
    // Rows that are empty, unreadable, or of a record that is not asked for.
    answers.add_period();
    answers.add_period();
    answers.set(Slot::Period(0, PeriodPart::Base), "much");
    answers.set(Slot::Period(0, PeriodPart::Arrears), "yes");
    for text in ["", "2024-01-31", "2026-11-24", ""] {
        answers.add_record(RecordList::Detained);
        answers.set(Slot::Record(RecordList::Detained, answers.record_count(RecordList::Detained) - 1), text);
    }
    answers.add_record(RecordList::Convicted);
    let file: Value = serde_json::from_str(&saved(&answers)).expect("JSON");
    let expected = json!({
        "assessed_on": "2026-11-23", "permit": "none", "education": { "schooling": "associate", "degree": "none" },
        "insurance": {}, "detained_on": ["2024-01-31"],
        "page": { "version": 1, "typed": {
            "assessed_on": " 2026-11-23 ", "born_on": "soon", "permit.collected_on": "2025-03-01",
            "education.degree": "doctor", "insurance.years": "999", "insurance.periods[0].base": "much",
            "insurance.periods[0].arrears": "yes", "insurance.periods[1].from": "", "convicted_on[0]": "",
            "detained_on[0]": "", "detained_on[1]": "2024-01-31", "detained_on[2]": "2026-11-24", "detained_on[3]": "" } }
    });
    assert_eq!(file, expected);
    assert_eq!(opened(&file.to_string()), answers);
}

#[test]
fn what_the_page_says_of_a_place_goes_before_the_profile_wherever_it_stands() {
    let file = r#"{"page": {"typed": {"born_on": "1990.5.12", "sex": ""}, "version": 1}, "sex": "male", "born_on": "1990-05-12"}"#;
    assert_eq!(opened(file), typed(&[("born_on", "1990.5.12")]));
}

// ---- Any profile opens ----

/// The sample of the contract.
fn contract() -> Value {
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

/// The same with the contract's summary of the insurance record.
fn summary() -> Value {
    let mut profile = contract();
    profile["insurance"] = json!({ "years": 7, "months_at_0_8": 36, "months_at_1": 36, "months_at_2": 0,
                                   "months_at_3": 0, "last_year_months_at_1": 12 });
    profile
}

#[test]
fn the_samples_of_the_contract_open_to_the_same_profile() {
    for profile in [contract(), summary(), json!({})] {
        let read = opened(&profile.to_string()).read(today());
        assert_eq!(serde_json::to_value(read.profile).expect("JSON"), profile);
        assert_eq!(read.faults.len(), 0);
    }
}

#[test]
fn a_part_may_be_none() {
    opens(json!({ "permit": "none" }), &[("permit", "no")]);
    opens(json!({ "education": "none" }), &[("education.schooling", "none")]);
    opens(json!({ "qualification": "none" }), &[("qualification.level", "none")]);
    opens(json!({ "insurance": "none" }), &[("insurance", "none")]);
    opens(json!({ "shortage_major": "none" }), &[("shortage_major.in_catalogue", "no")]);
    opens(json!({ "investment": "none" }), &[("investment", "no")]);
    opens(json!({ "spouse": "none" }), &[("spouse", "no")]);
    opens(json!({ "employment": "none" }), &[("employment", "no")]);
    opens(json!({ "process": "none" }), &[]);
}

#[test]
fn a_part_may_answer_nothing() {
    opens(json!({ "permit": {} }), &[("permit", "yes")]);
    opens(json!({ "education": {} }), &[]);
    opens(json!({ "qualification": {} }), &[]);
    opens(json!({ "insurance": {} }), &[("insurance", "summary")]);
    opens(json!({ "shortage_major": {} }), &[("shortage_major.in_catalogue", "unsure")]);
    opens(json!({ "investment": {} }), &[("investment", "yes")]);
    opens(json!({ "spouse": {} }), &[("spouse", "yes")]);
    opens(json!({ "employment": {} }), &[("employment", "yes")]);
    opens(json!({ "process": {} }), &[]);
}

#[test]
fn what_is_null_is_not_answered() {
    for field in ["born_on", "sex", "permit", "insurance", "startup_talent", "public_service_years", "detained_on"] {
        opens(json!({ field: null }), &[]);
    }
    opens(
        json!({ "insurance": { "periods": null, "years": 7 } }),
        &[("insurance", "summary"), ("insurance.years", "7")],
    );
    opens(json!({ "investment": { "annual_tax": null } }), &[("investment", "yes")]);
}

#[test]
fn a_list_of_records_is_yes_with_its_dates_and_an_empty_one_is_no() {
    opens(json!({ "convicted_on": [] }), &[("convicted_on", "no")]);
    opens(
        json!({ "serious_forgery_on": ["2024-01-31", "2020-02-29"] }),
        &[
            ("serious_forgery_on", "yes"),
            ("serious_forgery_on[0]", "2024-01-31"),
            ("serious_forgery_on[1]", "2020-02-29"),
        ],
    );
}

#[test]
fn an_insurance_record_without_a_month_says_that_there_is_none() {
    opens(json!({ "insurance": { "periods": [] } }), &[("insurance", "none")]);
    opens(
        json!({ "insurance": { "periods": [{}, { "base": 15000, "tax_mismatch": true, "arrears": false }] } }),
        &[
            ("insurance", "periods"),
            ("insurance.periods[1].base", "15000"),
            ("insurance.periods[1].tax_mismatch", "yes"),
        ],
    );
}

#[test]
fn the_employer_the_process_and_the_papers_open_too() {
    opens(
        json!({ "employment": { "since": "2019-07-01", "same_unit": false }, "process": { "account_on": "2026-11-02" },
                "papers_ready": ["diploma", "spouse_hukou"], "retired": false }),
        &[
            ("employment", "yes"),
            ("employment.since", "2019-07-01"),
            ("employment.same_unit", "no"),
            ("process.account_on", "2026-11-02"),
            ("papers_ready.diploma", "yes"),
            ("papers_ready.spouse_hukou", "yes"),
            ("retired", "no"),
        ],
    );
}

#[test]
fn a_value_that_its_question_cannot_take_becomes_the_text_typed_there() {
    for (profile, path, text, fault) in [
        (json!({ "born_on": "soon" }), "born_on", "soon", Fault::NotADate),
        (json!({ "born_on": 7 }), "born_on", "7", Fault::NotADate),
        (json!({ "born_on": true }), "born_on", "true", Fault::NotADate),
        (json!({ "insurance": { "years": 999 } }), "insurance.years", "999", Fault::Above(100)),
        (json!({ "insurance": { "years": 7.5 } }), "insurance.years", "7.5", Fault::NotANumber),
        (json!({ "insurance": { "years": -1 } }), "insurance.years", "-1", Fault::NotANumber),
        (json!({ "insurance": { "years": "many" } }), "insurance.years", "many", Fault::NotANumber),
        (json!({ "detained_on": ["2026-02-30"] }), "detained_on[0]", "2026-02-30", Fault::NotADate),
        (json!({ "spouse": { "married_on": "2027-01-01" } }), "spouse.married_on", "2027-01-01", Fault::InFuture),
        (
            json!({ "insurance": { "periods": [{ "to": "2019-13" }] } }),
            "insurance.periods[0].to",
            "2019-13",
            Fault::NotAMonth,
        ),
        (
            json!({ "investment": { "share_percent": 60.123 } }),
            "investment.share_percent",
            "60.123",
            Fault::NotAPercent,
        ),
        (
            json!({ "investment": { "local_hires": [1, "few", 3] } }),
            "investment.local_hires[1]",
            "few",
            Fault::NotANumber,
        ),
    ] {
        let answers = opened(&profile.to_string());
        assert_eq!(answers.text(slot(path)), text, "{profile}");
        let read = answers.read(today());
        let faults: Vec<_> = read.faults.into_iter().cloned().collect();
        assert_eq!(faults, [(slot(path), fault)], "{profile}");
    }
}

#[test]
fn numbers_keep_their_digits() {
    let path = "investment.annual_tax[0]";
    for digits in ["99999999999999999999999999", "1e400", "0.10", "7.0", "-0"] {
        let file = format!(r#"{{"investment": {{"annual_tax": [{digits}, 0, 0]}}}}"#);
        assert_eq!(opened(&file).text(slot(path)), digits);
    }
}

#[test]
fn a_byte_order_mark_and_spaces_around_are_passed_over() {
    assert_eq!(opened("\u{feff} {\"sex\" : \"male\"}\r\n"), typed(&[("sex", "male")]));
}

// ---- What cannot be opened ----

#[test]
fn what_is_no_json_object_is_refused() {
    for file in [
        "",
        " ",
        "null",
        "7",
        "\"{}\"",
        "[]",
        "[{}]",
        "{",
        "{\"sex\": \"male\"} {}",
        "{sex: 1}",
        "\u{feff}",
        "{\"sex\": \"\u{1}\"}",
    ] {
        refused(file, "", FileProblem::NotJson);
    }
}

#[test]
fn a_text_of_half_a_character_is_refused_at_its_field() {
    refused(r#"{"born_on": "\ud800"}"#, "born_on", FileProblem::NotJson);
    refused(r#"{"page": {"version": 1, "name": "\udfff"}}"#, "page.name", FileProblem::NotJson);
    refused(r#"{"\ud800": 1}"#, "", FileProblem::NotJson);
}

#[test]
fn unknown_fields_are_refused_by_name() {
    for (file, field) in [
        (r#"{"birthday": "1990-05-12"}"#, "birthday"),
        (r#"{"birthday": null}"#, "birthday"),
        (r#"{"": 1}"#, ""),
        (r#"{"permit": {"until": "2027-02-28"}}"#, "permit.until"),
        (r#"{"insurance": {"periods": [{}, {"bases": 1}]}}"#, "insurance.periods[1].bases"),
        (r#"{"insurance.years": 7}"#, "insurance.years"),
        (r#"{"investment": {"annual_tax[0]": 7}}"#, "investment.annual_tax[0]"),
        (r#"{"page": {"version": 1, "more": 1}}"#, "page.more"),
        (r#"{"page": {"version": 1, "typed": {"age": "36"}}}"#, "page.typed.age"),
        (r#"{"page": {"version": 1, "typed": {"steps.11": "yes"}}}"#, "page.typed.steps.11"),
        (r#"{"page": {"version": 1, "typed": {"detained_on[01]": ""}}}"#, "page.typed.detained_on[01]"),
    ] {
        refused(file, field, FileProblem::UnknownField);
    }
}

#[test]
fn a_field_given_twice_is_refused() {
    for (file, field) in [
        (r#"{"sex": "male", "sex": "female"}"#, "sex"),
        (r#"{"permit": {"valid_until": null, "valid_until": "2027-01-01"}}"#, "permit.valid_until"),
        (r#"{"insurance": {"periods": [{"base": 1, "base": 1}]}}"#, "insurance.periods[0].base"),
        (r#"{"page": {"version": 1}, "page": {"version": 1}}"#, "page"),
        (r#"{"page": {"version": 1, "typed": {"sex": "x", "sex": "y"}}}"#, "page.typed.sex"),
    ] {
        refused(file, field, FileProblem::GivenTwice);
    }
}

#[test]
fn a_value_of_another_shape_is_refused_at_its_field() {
    for (file, field) in [
        (r#"{"born_on": {}}"#, "born_on"),
        (r#"{"born_on": ["1990-05-12"]}"#, "born_on"),
        (r#"{"sex": []}"#, "sex"),
        (r#"{"permit": true}"#, "permit"),
        (r#"{"permit": []}"#, "permit"),
        (r#"{"detained_on": "2024-01-31"}"#, "detained_on"),
        (r#"{"detained_on": [["2024-01-31"]]}"#, "detained_on[0]"),
        (r#"{"insurance": {"periods": {}}}"#, "insurance.periods"),
        (r#"{"insurance": {"periods": [7]}}"#, "insurance.periods[0]"),
        (r#"{"insurance": {"periods": [null]}}"#, "insurance.periods[0]"),
        (r#"{"insurance": {"periods": [{"from": {"year": 2019}}]}}"#, "insurance.periods[0].from"),
        (r#"{"insurance": {"periods": [], "years": 7}}"#, "insurance"),
        (r#"{"investment": {"annual_tax": [1, 2]}}"#, "investment.annual_tax"),
        (r#"{"investment": {"annual_tax": [1, 2, 3, 4]}}"#, "investment.annual_tax"),
        (r#"{"investment": {"local_hires": 3}}"#, "investment.local_hires"),
        (r#"{"papers_ready": {"diploma": true}}"#, "papers_ready"),
        (r#"{"papers_ready": [1]}"#, "papers_ready[0]"),
        (r#"{"page": []}"#, "page"),
        (r#"{"page": {}}"#, "page.version"),
        (r#"{"page": {"version": 0}}"#, "page.version"),
        (r#"{"page": {"version": "1"}}"#, "page.version"),
        (r#"{"page": {"version": 1, "name": 7}}"#, "page.name"),
        (r#"{"page": {"version": 1, "typed": []}}"#, "page.typed"),
        (r#"{"page": {"version": 1, "typed": {"sex": 1}}}"#, "page.typed.sex"),
    ] {
        refused(file, field, FileProblem::WrongShape);
    }
}

#[test]
fn a_choice_that_there_is_not_is_refused_at_its_field() {
    for (file, field) in [
        (r#"{"sex": "x"}"#, "sex"),
        (r#"{"sex": ""}"#, "sex"),
        (r#"{"sex": 1}"#, "sex"),
        (r#"{"award": "Provincial"}"#, "award"),
        (r#"{"permit": "no"}"#, "permit"),
        (r#"{"insurance": "summary"}"#, "insurance"),
        (r#"{"education": {"schooling": "phd"}}"#, "education.schooling"),
        (r#"{"startup_talent": "yes"}"#, "startup_talent"),
        (r#"{"startup_talent": 1}"#, "startup_talent"),
        (r#"{"insurance": {"periods": [{"arrears": 1}]}}"#, "insurance.periods[0].arrears"),
        (r#"{"papers_ready": ["diploma", "passport"]}"#, "papers_ready[1]"),
        (r#"{"page": {"version": 1, "typed": {"steps.1": "no"}}}"#, "page.typed.steps.1"),
    ] {
        refused(file, field, FileProblem::UnknownChoice);
    }
}

#[test]
fn a_newer_version_is_told_whatever_else_the_file_holds() {
    for file in
        [r#"{"page": {"version": 2}}"#, r#"{"later": true, "page": {"pages": [], "version": 18446744073709551615}}"#]
    {
        refused(file, "page.version", FileProblem::Newer);
    }
}

#[test]
fn more_than_a_mebibyte_is_refused() {
    let spaces = |bytes: usize| format!("{{}}{}", " ".repeat(bytes - 2));
    refused(&spaces(LONGEST + 1), "", FileProblem::TooLong);
    assert_eq!(open(&spaces(LONGEST)), Ok(OpenedFile::default()));
    let error = save(&typed(&[("born_on", &"x".repeat(LONGEST))]), today(), "");
    assert_eq!(error, Err(FileError { field: String::new(), problem: FileProblem::TooLong }));
}

/// A record of so many rows.
fn periods(rows: usize) -> Answers {
    let mut answers = typed(&[("insurance", "periods")]);
    (0..rows).for_each(|_| answers.add_period());
    answers
}

fn detentions(rows: usize) -> Answers {
    let mut answers = Answers::default();
    (0..rows).for_each(|_| answers.add_record(RecordList::Detained));
    answers
}

#[test]
fn more_rows_than_a_life_has_are_refused() {
    let file = |rows| json!({ "insurance": { "periods": vec![json!({}); rows] } }).to_string();
    refused(&file(2_001), "insurance.periods", FileProblem::TooManyRows);
    assert_eq!(opened(&file(2_000)), periods(2_000));
    let file = |rows| json!({ "detained_on": vec![""; rows] }).to_string();
    refused(&file(201), "detained_on", FileProblem::TooManyRows);
    assert_eq!(opened(&file(200)).record_count(RecordList::Detained), 200);
    for place in ["insurance.periods[2000].from", "detained_on[200]", "detained_on[18446744073709551615]"] {
        let file = json!({ "page": { "version": 1, "typed": { place: "" } } }).to_string();
        refused(&file, &format!("page.typed.{place}"), FileProblem::TooManyRows);
    }
}

#[test]
fn what_could_not_be_opened_is_not_saved() {
    for (answers, field) in [(periods(2_001), "insurance.periods"), (detentions(201), "detained_on")] {
        let error = FileError { field: field.to_owned(), problem: FileProblem::TooManyRows };
        assert_eq!(save(&answers, today(), ""), Err(error));
    }
    for answers in [periods(2_000), detentions(200)] {
        assert_eq!(opened(&saved(&answers)), answers);
    }
}

#[test]
fn however_deeply_it_is_nested_it_is_refused() {
    let deep = |open: &str, close: &str| format!("{}1{}", open.repeat(50_000), close.repeat(50_000));
    let (lists, objects) = (deep("[", "]"), deep("{\"permit\":", "}"));
    refused(&lists, "", FileProblem::NotJson);
    refused(&objects, "permit.permit", FileProblem::UnknownField);
    refused(&format!("{{\"born_on\": {lists}}}"), "born_on", FileProblem::WrongShape);
    refused(&format!("{{\"page\": {lists}}}"), "page", FileProblem::WrongShape);
    refused(&format!("{{\"page\": {objects}}}"), "page.version", FileProblem::WrongShape);
    refused(&"[".repeat(LONGEST), "", FileProblem::NotJson);
}

#[test]
fn every_problem_has_a_name_of_its_own() {
    let mut codes = FileProblem::ALL.map(FileProblem::code);
    codes.sort_unstable();
    assert!(codes.windows(2).all(|pair| pair[0] != pair[1]), "{codes:?}");
}

// ---- Whatever is saved or opened ----

proptest! {
    #![proptest_config(config(1_000))]

    #[test]
    fn whatever_is_saved_opens_exactly(steps in steps(), name in any::<String>(), on in profiles::date()) {
        let answers = taken(&steps);
        let file = save(&answers, on, &name).expect("a file");
        prop_assert_eq!(file.matches('\n').count(), 1);
        prop_assert_eq!(Profile::from_json(&file), Ok(answers.read(on).profile));
        prop_assert_eq!(open(&file), Ok(OpenedFile { answers, name }));
    }

    #[test]
    fn a_profile_opens_to_answers_of_the_same_points(profile in profiles::profile()) {
        let profile = askable(profile);
        let answers = opened(&serde_json::to_string(&profile).expect("JSON"));
        let (expected, found) = (assess(&profile, today()), assess(&answers.read(today()).profile, today()));
        for (expected, found) in expected.items.iter().zip(&found.items) {
            prop_assert_eq!(expected, found);
        }
        prop_assert_eq!((expected.total, expected.max), (found.total, found.max));
        prop_assert_eq!(opened(&saved(&answers)), answers);
    }
}

// ---- What a profile can say and the page does not ask ----

/// A profile as the page can ask for it. What is changed here loses or gains points or another reason when it is opened;
/// its texts are there nevertheless.
fn askable(mut profile: Profile) -> Profile {
    let on = profile.assessed_on.unwrap_or(today());
    // A day that is still to come is a fault at its field.
    profile.born_on = profile.born_on.filter(|date| *date <= on);
    if let Some(Stated::Given(spouse)) = &mut profile.spouse {
        spouse.married_on = spouse.married_on.filter(|date| *date <= on);
    }
    let Profile { false_material_on, detained_on, convicted_on, .. } = &mut profile;
    for list in [false_material_on, detained_on, convicted_on] {
        // Without any left that can be read it is not answered.
        let are_ahead = |dates: &Vec<Date>| !dates.is_empty() && dates.iter().all(|date| *date > on);
        *list = list.take().filter(|dates| !are_ahead(dates));
    }
    let schooling = Stated::details(&profile.education).map(|education| education.schooling);
    match schooling {
        // What goes with schooling is asked once it is chosen.
        Some(None) => profile.education = None,
        // "None" is said of the whole.
        Some(Some(Schooling::None)) => profile.education = Some(Stated::Nothing),
        _ => {}
    }
    let level = Stated::details(&profile.qualification).map(|qualification| qualification.level);
    match level {
        Some(None) => profile.qualification = None,
        Some(Some(Level::None)) => profile.qualification = Some(Stated::Nothing),
        _ => {}
    }
    // The months of the last year are asked for where a wage gate waits for them.
    let has_gate = level.flatten().is_some_and(Level::has_wage_gate);
    match &mut profile.insurance {
        Some(Stated::Given(Insurance::Summary(summary))) if !has_gate => summary.last_year_months_at_1 = None,
        // A month before the first is a fault at its field.
        Some(Stated::Given(Insurance::Periods { periods })) => {
            periods.iter_mut().for_each(|period| period.to = period.to.filter(|to| Some(*to) >= period.from));
        }
        _ => {}
    }
    // A major that is not in the catalogue is none.
    if Stated::details(&profile.shortage_major).is_some_and(|major| major.in_catalogue == Some(false)) {
        profile.shortage_major = Some(Stated::Nothing);
    }
    profile
}

#[test]
fn what_the_page_does_not_ask_is_no_more_than_this() {
    for profile in [
        json!({ "born_on": "2027-01-01" }),
        json!({ "spouse": { "shanghai_hukou": true, "married_on": "2027-01-01" } }),
        json!({ "detained_on": ["2027-01-01"] }),
        json!({ "education": { "degree": "doctor", "recognised": true } }),
        json!({ "education": { "schooling": "none", "degree": "none" } }),
        json!({ "qualification": { "registered": false } }),
        json!({ "qualification": { "level": "none" } }),
        json!({ "insurance": { "last_year_months_at_1": 0 } }),
        json!({ "insurance": { "periods": [{ "from": "2020-02", "to": "2020-01", "base": 15000 }] } }),
        json!({ "shortage_major": { "in_catalogue": false } }),
    ] {
        let given = Profile::from_json(&profile.to_string()).expect("a profile");
        let items = |profile: &Profile| assess(profile, today()).items;
        let found = items(&opened(&profile.to_string()).read(today()).profile);
        assert_ne!(items(&given), found, "{profile} can be asked for");
        assert_eq!(items(&askable(given)), found, "{profile}");
    }
}

// ---- Files that are damaged or made up ----

/// What may happen to a file.
#[derive(Clone, Debug)]
enum Damage {
    Flip(Index, u8),
    CutOff(Index),
    Remove(Index, usize),
    Insert(Index, &'static str),
    Nest(Index, usize),
    /// A value comes to stand where another one stood.
    Copy(Index, Index),
    /// A value becomes this one.
    Replace(Index, &'static str),
    /// A member more, last of the file.
    Add(&'static str),
}

fn damage() -> impl Strategy<Value = Damage> {
    let tokens = ["{", "}", "[", "]", "\"", ",", ":", "null", "\\", "\\ud800", "\"page\":", "\u{0}", "元", "\u{feff}"];
    let values = [
        "null",
        "true",
        "{}",
        "[]",
        "-1",
        "0",
        "1e999",
        "0.5",
        "99999999999999999999",
        "\"\"",
        "\"none\"",
        "\"soon\"",
        "\"unsure\"",
        "\"\\ud800\"",
        "[\"2020-01-01\"]",
        "[1,2,3]",
        "{\"from\":\"2020-01\"}",
        "{\"periods\":[{}]}",
    ];
    let members = [
        "\"sex\":\"female\"",
        "\"age\":36",
        "\"detained_on\":[\"x\",2]",
        "\"page\":{\"version\":2}",
        "\"\":{}",
        "\"page\":{\"version\":1,\"typed\":{\"insurance.periods[7].base\":\"x\"}}",
        "\"papers_ready\":[\"diploma\"]",
    ];
    prop_oneof![
        1 => (any::<Index>(), any::<u8>()).prop_map(|(at, bits)| Damage::Flip(at, bits)),
        1 => any::<Index>().prop_map(Damage::CutOff),
        1 => (any::<Index>(), 1..40_usize).prop_map(|(at, bytes)| Damage::Remove(at, bytes)),
        1 => (any::<Index>(), select(tokens.to_vec())).prop_map(|(at, token)| Damage::Insert(at, token)),
        1 => (any::<Index>(), 1..2_000_usize).prop_map(|(at, levels)| Damage::Nest(at, levels)),
        6 => (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Damage::Copy(from, to)),
        6 => (any::<Index>(), select(values.to_vec())).prop_map(|(at, value)| Damage::Replace(at, value)),
        2 => select(members.to_vec()).prop_map(Damage::Add),
    ]
}

/// Where the values of a file stand, as ranges of its bytes: what stands between the marks of its structure.
fn values(file: &str) -> Vec<std::ops::Range<usize>> {
    let is_mark = |c: char| "{}[],:".contains(c);
    let bounds: Vec<usize> = file.match_indices(is_mark).map(|(at, _)| at).collect();
    let between = bounds.windows(2).map(|pair| pair[0] + 1..pair[1]);
    between.filter(|range| !range.is_empty()).collect()
}

fn damaged(file: &str, damage: &Damage) -> String {
    let mut bytes = file.as_bytes().to_vec();
    let values = values(file);
    if values.is_empty() {
        return String::new();
    }
    match damage {
        Damage::Flip(at, bits) => *at.get_mut(&mut bytes) ^= bits,
        Damage::CutOff(at) => bytes.truncate(at.index(bytes.len())),
        Damage::Remove(at, count) => {
            let from = at.index(bytes.len());
            bytes.drain(from..(from + count).min(bytes.len()));
        }
        Damage::Insert(at, token) => {
            let at = at.index(bytes.len() + 1);
            bytes.splice(at..at, token.bytes());
        }
        Damage::Nest(at, levels) => {
            let nested = format!("{}{}", "[".repeat(*levels), "]".repeat(*levels));
            bytes.splice(at.get(&values).clone(), nested.bytes());
        }
        Damage::Copy(from, to) => {
            let value = file.as_bytes()[from.get(&values).clone()].to_vec();
            bytes.splice(to.get(&values).clone(), value);
        }
        Damage::Replace(at, value) => {
            bytes.splice(at.get(&values).clone(), value.bytes());
        }
        Damage::Add(member) => {
            let end = file.rfind('}').unwrap_or(file.len());
            bytes.splice(end..end, format!(",{member}").into_bytes());
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Whole files, so that whatever is damaged is most of the time something that is read.
fn files() -> Vec<String> {
    let mut answers = opened(&contract().to_string());
    for (path, text) in [("born_on", "1990.5.12"), ("award", ""), ("detained_on", "yes"), ("steps.3", "yes")] {
        answers.set(slot(path), text);
    }
    answers.add_period();
    answers.add_record(RecordList::Detained);
    answers.add_record(RecordList::Detained);
    answers.set(Slot::Record(RecordList::Detained, 1), "2024-01-31");
    answers.set(Slot::Paper(Paper::Diploma), "yes");
    answers.set(Slot::Field(Field::Since), "2019年7月");
    let named = save(&answers, today(), "王芳").expect("a file");
    vec![named, contract().to_string(), summary().to_string(), saved(&periods(3))]
}

proptest! {
    #![proptest_config(config(10_000))]

    #[test]
    fn a_damaged_file_is_refused_with_its_field_or_opens_to_answers_that_can_be_saved(
        file in select(files()), damages in proptest::collection::vec(damage(), 1..4)
    ) {
        let file = damages.iter().fold(file, |file, damage| damaged(&file, damage));
        match open(&file) {
            Ok(opened) => {
                let saved = save(&opened.answers, today(), &opened.name).expect("a file");
                prop_assert_eq!(open(&saved), Ok(opened));
            }
            // Of the whole file there is no field to name; a field without a name is named so.
            Err(FileError { field, problem }) if field.is_empty() => {
                prop_assert!(problem == FileProblem::NotJson || file.contains("\"\""), "{:?} of {}", problem, file);
            }
            Err(FileError { field, .. }) => {
                let named = field.split(['.', '[']).next().is_some_and(|name| file.contains(name));
                // A name may be written with escapes.
                prop_assert!(named || file.contains('\\'), "{:?} is not in {}", field, file);
            }
        }
    }
}
