//! How a total is formed (Art. 10 to 12), the veto (Art. 9), and what must be told about the figures (Art. 24).

use hujifen::rules::{Assessment, Indicator, Notice, wage};
use serde_json::{Value, json};

use crate::check::{assessed, check, earns, insured, item, period, score_of, with};

fn education(schooling: &str, degree: &str) -> Value {
    json!({ "schooling": schooling, "degree": degree, "recognised": true })
}

fn qualification(level: &str) -> Value {
    json!({ "level": level, "obtained_in_shanghai": true, "fits_post": true, "in_catalogue": true, "registered": true })
}

fn both(education: Value, qualification: Value) -> Value {
    json!({ "education": education, "qualification": qualification, "insurance": { "last_year_months_at_1": 6 } })
}

/// Whether someone passes, could pass, and is barred.
fn passes(assessment: &Assessment) -> (bool, bool, bool) {
    (assessment.qualifies, assessment.could_qualify, assessment.vetoed)
}

/// Everything answered, nothing earned.
fn nothing() -> Value {
    json!({ "born_on": "1950-01-01", "education": "none", "qualification": "none", "insurance": "none",
        "startup_talent": false, "innovation_intermediary": false, "shortage_major": "none", "investment": "none",
        "public_service_years": 0, "outer_area_years": 0, "fresh_graduate": false, "award": "none", "spouse": "none",
        "false_material_on": [], "detained_on": [], "convicted_on": [], "serious_crime": false })
}

#[test]
fn the_pass_mark_is_120() {
    let assessment = assessed(&json!({}));
    assert_eq!(assessment.standard, 120);
}

#[test]
fn exactly_120_passes_and_119_does_not() {
    let bachelor = with(nothing(), "education", education("bachelor", "bachelor"));
    let at_43 = assessed(&with(bachelor.clone(), "born_on", json!("1983-01-01")));
    assert_eq!((at_43.total, at_43.max), (120, Some(120)));
    assert_eq!(passes(&at_43), (true, true, false));
    let at_44 = assessed(&with(bachelor, "born_on", json!("1982-01-01")));
    assert_eq!((at_44.total, at_44.max), (119, Some(119)));
    assert_eq!(passes(&at_44), (false, false, false));
}

#[test]
fn what_could_still_be_answered_decides_whether_someone_could_pass() {
    // 30 + 60 are there; the degree could make it 90.
    let profile = with(nothing(), "education", json!({ "schooling": "bachelor", "recognised": true }));
    let young = assessed(&with(profile.clone(), "born_on", json!("1990-01-01")));
    assert_eq!((young.total, young.max, passes(&young)), (90, Some(120), (false, true, false)));
    let older = assessed(&with(profile, "born_on", json!("1982-01-01")));
    assert_eq!((older.total, older.max, passes(&older)), (89, Some(119), (false, false, false)));
}

#[test]
fn basic_and_bonus_add_up() {
    let profile = json!({ "born_on": "1990-05-12", "education": education("associate", "none"),
        "insurance": { "years": 7, "months_at_0_8": 48, "months_at_1": 36, "months_at_2": 0, "months_at_3": 0 },
        "startup_talent": true, "innovation_intermediary": true,
        "shortage_major": { "in_catalogue": true, "post_matches": true },
        "investment": { "share_percent": 60, "annual_tax": [700_000, 700_000, 700_000], "local_hires": [0, 0, 0] },
        "public_service_years": 5, "outer_area_years": 5, "fresh_graduate": true, "award": "municipal_special",
        "spouse": { "shanghai_hukou": true, "married_on": "2020-10-01" } });
    // 30 + 50 + 21 + 120 + 120 + 30 + 40 + 50 + 20 + 10 + 10 + 30 + 24
    assert_eq!(assessed(&profile).total, 555);
}

#[test]
fn of_education_and_qualification_only_the_better_counts() {
    let profile = both(education("bachelor", "bachelor"), qualification("mid_title"));
    check(profile.clone(), Indicator::Education, (90, 0, Some(90), "bachelor_schooling_and_degree"));
    check(profile.clone(), Indicator::Qualification, (100, 100, Some(100), "mid_title"));
    assert_eq!(assessed(&profile).total, 100);

    let profile = both(education("bachelor", "bachelor"), qualification("skill_3"));
    check(profile.clone(), Indicator::Education, (90, 90, Some(90), "bachelor_schooling_and_degree"));
    check(profile.clone(), Indicator::Qualification, (60, 0, Some(60), "skill_3"));
    assert_eq!(assessed(&profile).total, 90);
}

#[test]
fn the_lesser_one_names_the_one_that_counts_in_its_place() {
    let replaced = |profile: &Value| {
        [Indicator::Education, Indicator::Qualification].map(|indicator| item(profile, indicator).replaced_by)
    };
    let titled = both(education("bachelor", "bachelor"), qualification("senior_title"));
    assert_eq!(replaced(&titled), [Some(Indicator::Qualification), None]);
    let learned = both(education("doctor", "doctor"), qualification("skill_2"));
    assert_eq!(replaced(&learned), [None, Some(Indicator::Education)]);
    let alone = json!({ "education": education("doctor", "doctor"), "qualification": "none" });
    assert_eq!(replaced(&alone), [None, None]);
    let void = both(education("associate", "none"), with(qualification("senior_title"), "fits_post", json!(false)));
    assert_eq!(replaced(&void), [None, None]);
}

#[test]
fn on_a_tie_of_education_and_qualification_one_counts() {
    let profile = both(education("master", "master"), qualification("mid_title"));
    assert_eq!(assessed(&profile).total, 100);
    check(profile.clone(), Indicator::Education, (100, 100, Some(100), "master_schooling_and_degree"));
    check(profile.clone(), Indicator::Qualification, (100, 0, Some(100), "mid_title"));
    assert_eq!(item(&profile, Indicator::Qualification).replaced_by, Some(Indicator::Education));
    // 60 and 60
    assert_eq!(assessed(&both(education("bachelor", "none"), qualification("skill_3"))).total, 60);
}

#[test]
fn a_void_qualification_leaves_the_education() {
    let profile = with(
        both(education("bachelor", "bachelor"), qualification("senior_title")),
        "insurance",
        json!({ "last_year_months_at_1": 5 }),
    );
    assert_eq!(assessed(&profile).total, 90);
}

#[test]
fn in_the_maximum_too_only_the_better_of_the_two_counts() {
    let open = |field: &str, answer: Value| {
        let mut profile = with(nothing(), field, answer);
        profile.as_object_mut().expect("an object").remove("qualification");
        assessed(&profile).max
    };
    // Without insurance the gate is shut, so that a qualification could be 60.
    assert_eq!(open("education", education("associate", "none")), Some(60));
    assert_eq!(open("education", education("bachelor", "bachelor")), Some(90));
    assert_eq!(open("born_on", json!("1990-01-01")), Some(30 + 60));
}

#[test]
fn the_base_of_the_insurance_excludes_nothing() {
    let record = [period("2016-11", "2026-10", 40_000)];
    let base = insured(&record);
    // Ten years and the highest tier.
    assert_eq!(assessed(&base).total, 30 + 120);
    assert_eq!(assessed(&with(base.clone(), "education", education("doctor", "doctor"))).total, 30 + 120 + 110);
    assert_eq!(assessed(&with(base.clone(), "qualification", qualification("senior_title"))).total, 30 + 120 + 140);
    let invested = json!({ "share_percent": 100, "annual_tax": [1_200_000, 1_200_000, 1_200_000] });
    assert_eq!(assessed(&with(base, "investment", invested)).total, 30 + 120 + 120);
}

#[test]
fn everything_at_its_best_adds_up() {
    let profile = json!({ "born_on": "1990-01-01", "education": education("doctor", "doctor"),
        "qualification": qualification("senior_title"), "insurance": { "periods": [period("1996-11", "2026-10", 99_999)] },
        "startup_talent": true, "innovation_intermediary": true,
        "shortage_major": { "in_catalogue": true, "post_matches": true },
        "investment": { "share_percent": 100, "annual_tax": [9_000_000, 9_000_000, 9_000_000],
                        "local_hires": [900, 900, 900] },
        "public_service_years": 30, "outer_area_years": 30, "fresh_graduate": true, "award": "provincial",
        "spouse": { "shanghai_hukou": true, "married_on": "2000-01-01" },
        "false_material_on": [], "detained_on": [], "convicted_on": [], "serious_crime": false });
    let assessment = assessed(&profile);
    // 30 + 140 + 90 + 120 + 120 + 30 + 120 + 120 + 120 + 20 + 10 + 110 + 40
    assert_eq!((assessment.total, assessment.max), (1070, Some(1070)));
}

// ---- The veto, Art. 9 ----

#[test]
fn a_serious_criminal_record_bars_the_application_and_leaves_the_items() {
    let profile = json!({ "startup_talent": true, "born_on": "1990-01-01" });
    let free = assessed(&with(profile.clone(), "serious_crime", json!(false)));
    let barred = assessed(&with(profile, "serious_crime", json!(true)));
    assert_eq!(passes(&free), (true, true, false));
    assert_eq!(passes(&barred), (false, false, true));
    assert_eq!((barred.total, barred.max), (150, None));
    assert_eq!(barred.items, free.items);
}

#[test]
fn an_unanswered_veto_counts_as_none() {
    assert_eq!(passes(&assessed(&json!({ "startup_talent": true }))), (true, true, false));
}

#[test]
fn an_ordinary_record_is_no_veto() {
    let profile = json!({ "startup_talent": true, "innovation_intermediary": true, "award": "provincial",
                          "convicted_on": ["2026-01-01"] });
    let assessment = assessed(&profile);
    assert_eq!((assessment.total, passes(&assessment)), (200, (true, true, false)));
}

#[test]
fn neither_nationality_nor_permit_nor_sex_changes_the_points() {
    let settled = with(nothing(), "award", json!("provincial"));
    for (field, answer) in [
        ("foreign_national", json!(true)),
        ("permit", json!("none")),
        ("permit", json!({ "collected_on": "2025-03-01", "valid_until": "2020-02-28" })),
        ("sex", json!("male")),
    ] {
        assert_eq!(score_of(assessed(&with(settled.clone(), field, answer))), score_of(assessed(&settled)));
    }
}

// ---- Notices ----

#[track_caller]
fn notices(profile: Value, expected: &[Notice]) {
    assert_eq!(assessed(&profile).notices, expected, "{profile}");
}

#[test]
fn the_law_holds_from_2023_to_2027() {
    let on = |day: &str, expected: &[Notice]| notices(json!({ "assessed_on": day }), expected);
    on("2022-12-31", &[Notice::LawNotInForce]);
    on("2023-01-01", &[]);
    on("2027-12-31", &[]);
    on("2028-01-01", &[Notice::LawNotInForce]);
}

#[test]
fn outside_its_term_the_law_still_computes() {
    let profile = |day: &str| json!({ "assessed_on": day, "born_on": "1990-01-01" });
    earns(profile("2022-12-31"), Indicator::Age, 30, "age_32");
    earns(profile("2040-06-01"), Indicator::Age, 17, "age_50");
}

#[test]
fn months_after_the_last_wage_figure_are_told() {
    // A figure is in force until the June after its July; the month of the assessment itself is not in the record.
    let july = wage::latest().from.on(12);
    let on = |day: String, is_told: bool| {
        let record = insured(&[period("2024-07", &july.on(24).to_string(), 15_000)]);
        let is_late = day.as_str() > "2027-12-31";
        let told = [(is_late, Notice::LawNotInForce), (is_told, Notice::WageCarriedForward)];
        let told: Vec<Notice> = told.into_iter().filter_map(|(holds, notice)| holds.then_some(notice)).collect();
        notices(with(record, "assessed_on", json!(day)), &told);
    };
    on("2026-11-23".to_owned(), false);
    on(format!("{july}-31"), false);
    on(format!("{}-01", july.on(1)), true);
    on(format!("{}-01", july.on(30)), true);
}

#[test]
fn months_before_the_first_wage_figure_are_told() {
    let on = |day: &str, expected: &[Notice]| {
        let record = insured(&[period("2019-01", "2024-06", 15_000)]);
        notices(with(record, "assessed_on", json!(day)), expected);
    };
    on("2024-06-30", &[Notice::WageBeforeTable]);
    on("2024-07-01", &[]);
}

#[test]
fn without_an_insurance_record_no_wage_is_told_of() {
    notices(json!({ "assessed_on": "2027-12-01" }), &[]);
    notices(json!({ "assessed_on": "2027-12-01", "insurance": "none" }), &[]);
}
