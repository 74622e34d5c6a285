//! The papers of a person: those of everybody, and those of what counts or could.

use hujifen::rules::Paper;
use hujifen::rules::materials::PAPERS;
use serde_json::{Value, json};

use crate::check::{assessed, with};

/// The papers, with `?` behind those that only could count.
fn papers(profile: &Value) -> Vec<String> {
    let materials = assessed(profile).materials;
    materials
        .iter()
        .map(|material| format!("{}{}", material.paper.code(), if material.counts { "" } else { "?" }))
        .collect()
}

/// Someone who answered every indicator with nothing.
fn nothing() -> Value {
    json!({ "born_on": "1950-01-01", "education": "none", "qualification": "none", "insurance": "none",
        "startup_talent": false, "innovation_intermediary": false, "shortage_major": "none", "investment": "none",
        "public_service_years": 0, "outer_area_years": 0, "fresh_graduate": false, "award": "none",
        "spouse": "none" })
}

const BASIC: [&str; 5] =
    ["residence_permit", "application_form", "labour_contract", "record_pledge", "employer_licence"];

#[track_caller]
fn brings(field: &str, answer: Value, expected: &[&str]) {
    let profile = with(nothing(), field, answer);
    assert_eq!(papers(&profile), [&BASIC, expected].concat(), "{profile}");
}

#[test]
fn everybody_brings_the_basic_papers_and_nobody_more_without_points() {
    brings("sex", json!("male"), &[]);
}

#[test]
fn each_indicator_that_counts_brings_its_papers() {
    let bachelor = json!({ "schooling": "bachelor", "degree": "bachelor", "recognised": true });
    brings("education", bachelor, &["diploma", "education_verification", "personnel_file"]);
    let skill = json!({ "level": "skill_3", "obtained_in_shanghai": true, "fits_post": true, "in_catalogue": true,
        "registered": true });
    brings("qualification", skill, &["qualification_certificate", "registration_proof", "qualification_post_proof"]);
    brings("startup_talent", json!(true), &["startup_recognition"]);
    brings("innovation_intermediary", json!(true), &["intermediary_recognition"]);
    brings(
        "shortage_major",
        json!({ "in_catalogue": true, "post_matches": true }),
        &["major_diploma", "major_post_proof"],
    );
    let base = json!({ "years": 0, "months_at_0_8": 36, "months_at_1": 0, "months_at_2": 0, "months_at_3": 0 });
    brings("insurance", base, &["tax_record"]);
    brings("public_service_years", json!(5), &["public_service_proof"]);
    brings("outer_area_years", json!(5), &["outer_area_work_proof", "outer_area_home_proof"]);
    brings("fresh_graduate", json!(true), &["fresh_diploma"]);
    brings("award", json!("provincial"), &["award_certificate"]);
    let spouse = json!({ "shanghai_hukou": true, "married_on": "2020-10-01" });
    brings("spouse", spouse, &["marriage_certificate", "spouse_hukou"]);
}

#[test]
fn the_verification_and_the_file_are_asked_for_by_article_16_and_all_else_by_14() {
    let by_16: Vec<&str> =
        PAPERS.iter().filter(|(paper, _)| paper.clause() == "16").map(|(paper, _)| paper.code()).collect();
    assert_eq!(by_16, ["education_verification", "personnel_file"]);
    assert_eq!(PAPERS.iter().filter(|(paper, _)| paper.clause() == "14").count(), PAPERS.len() - by_16.len());
}

#[test]
fn an_investment_is_proved_by_what_it_claims() {
    let of = |answer: &str| {
        let mut investment = json!({ "share_percent": 100 });
        investment[answer] =
            if answer == "annual_tax" { json!([100_000, 100_000, 100_000]) } else { json!([10, 10, 10]) };
        investment
    };
    brings("investment", of("annual_tax"), &["capital_report", "tax_details"]);
    brings("investment", of("local_hires"), &["capital_report", "local_hires_list"]);
    // Either could still be claimed.
    let neither = json!({ "share_percent": 100 });
    brings("investment", neither, &["capital_report?", "tax_details?", "local_hires_list?"]);
}

#[test]
fn what_only_could_count_is_marked() {
    brings("outer_area_years", json!(4), &["outer_area_work_proof?", "outer_area_home_proof?"]);
    brings("startup_talent", json!(false), &[]);
    let open = papers(&json!({}));
    assert!(open.contains(&"startup_recognition?".to_owned()) && open.contains(&"diploma?".to_owned()), "{open:?}");
}

#[test]
fn what_a_better_one_replaces_brings_nothing() {
    let both = with(
        with(nothing(), "education", json!({ "schooling": "associate", "degree": "none", "recognised": true })),
        "qualification",
        json!({ "level": "skill_3", "obtained_in_shanghai": true, "fits_post": true, "in_catalogue": true,
            "registered": true }),
    );
    let listed = papers(&both);
    assert!(listed.contains(&"qualification_certificate".to_owned()) && !listed.contains(&"diploma".to_owned()));
}

#[test]
fn papers_at_hand_are_told_once_that_is_answered() {
    let ready = |profile: Value, paper: Paper| {
        assessed(&profile).materials.iter().find(|material| material.paper == paper).and_then(|material| material.ready)
    };
    assert_eq!(ready(json!({}), Paper::ResidencePermit), None);
    let told = json!({ "papers_ready": ["residence_permit"] });
    assert_eq!(ready(told.clone(), Paper::ResidencePermit), Some(true));
    assert_eq!(ready(told, Paper::LabourContract), Some(false));
}
