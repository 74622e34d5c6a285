//! 「教育背景」, Art. 6(2): a schooling record 「学历」 and a degree 「学位」 are two things.

use hujifen::rules::Indicator::Education;
use serde_json::json;

use crate::check::{check, earns, waits};

/// Both records, recognised.
#[track_caller]
fn holds(schooling: &str, degree: &str, points: i32, reason: &str) {
    let education = json!({ "schooling": schooling, "degree": degree, "recognised": true });
    earns(json!({ "education": education }), Education, points, reason);
}

#[test]
fn associate_schooling_gives_50() {
    holds("associate", "none", 50, "associate_schooling");
}

#[test]
fn bachelor_schooling_alone_gives_60() {
    holds("bachelor", "none", 60, "bachelor_schooling");
}

#[test]
fn bachelor_schooling_with_its_degree_gives_90() {
    holds("bachelor", "bachelor", 90, "bachelor_schooling_and_degree");
}

#[test]
fn master_schooling_with_its_degree_gives_100() {
    holds("master", "master", 100, "master_schooling_and_degree");
}

#[test]
fn doctor_schooling_with_its_degree_gives_110() {
    holds("doctor", "doctor", 110, "doctor_schooling_and_degree");
}

#[test]
fn a_higher_degree_without_its_schooling_counts_by_the_rung_below() {
    holds("bachelor", "master", 90, "bachelor_schooling_and_degree");
    holds("bachelor", "doctor", 90, "bachelor_schooling_and_degree");
    holds("master", "doctor", 100, "master_schooling_and_degree");
}

#[test]
fn a_higher_schooling_without_its_degree_counts_by_the_rung_below() {
    holds("doctor", "master", 100, "master_schooling_and_degree");
    holds("doctor", "bachelor", 90, "bachelor_schooling_and_degree");
    holds("doctor", "none", 60, "bachelor_schooling");
    holds("master", "bachelor", 90, "bachelor_schooling_and_degree");
    holds("master", "none", 60, "bachelor_schooling");
}

#[test]
fn associate_schooling_gains_nothing_by_a_degree() {
    holds("associate", "bachelor", 50, "associate_schooling");
    holds("associate", "master", 50, "associate_schooling");
    holds("associate", "doctor", 50, "associate_schooling");
}

#[test]
fn a_degree_without_any_schooling_gives_nothing() {
    holds("none", "none", 0, "no_education");
    holds("none", "bachelor", 0, "no_education");
    holds("none", "master", 0, "no_education");
    holds("none", "doctor", 0, "no_education");
}

#[test]
fn what_is_not_recognised_gives_nothing() {
    for (schooling, degree) in [("associate", "none"), ("bachelor", "bachelor"), ("doctor", "doctor")] {
        let education = json!({ "schooling": schooling, "degree": degree, "recognised": false });
        earns(json!({ "education": education }), Education, 0, "not_recognised");
    }
    earns(json!({ "education": { "recognised": false } }), Education, 0, "not_recognised");
}

#[test]
fn mode_and_graduation_change_nothing() {
    let education = json!({ "schooling": "bachelor", "degree": "bachelor", "recognised": true, "mode": "part_time",
                            "graduated_on": "2012-07-01" });
    earns(json!({ "education": education }), Education, 90, "bachelor_schooling_and_degree");
}

#[test]
fn none_gives_nothing() {
    earns(json!({ "education": "none" }), Education, 0, "none");
}

#[test]
fn recognition_not_told_leaves_the_rung_open() {
    waits(json!({ "education": { "schooling": "doctor", "degree": "doctor" } }), Education, 110);
    waits(json!({ "education": { "schooling": "master", "degree": "master" } }), Education, 100);
    waits(json!({ "education": { "schooling": "bachelor", "degree": "bachelor" } }), Education, 90);
    waits(json!({ "education": { "schooling": "bachelor", "degree": "none" } }), Education, 60);
    waits(json!({ "education": { "schooling": "associate", "degree": "none" } }), Education, 50);
}

#[test]
fn a_degree_not_told_counts_as_none_and_could_reach_the_schooling() {
    let open = |schooling: &str, expected| {
        let education = json!({ "schooling": schooling, "recognised": true });
        check(json!({ "education": education }), Education, expected);
    };
    open("associate", (50, 50, Some(50), "associate_schooling"));
    open("bachelor", (60, 60, Some(90), "bachelor_schooling"));
    open("master", (60, 60, Some(100), "bachelor_schooling"));
    open("doctor", (60, 60, Some(110), "bachelor_schooling"));
    open("none", (0, 0, Some(0), "no_education"));
}

#[test]
fn a_schooling_not_told_gives_nothing_and_could_reach_the_degree() {
    let open = |degree: &str, max| {
        waits(json!({ "education": { "degree": degree, "recognised": true } }), Education, max);
    };
    open("none", 60);
    open("bachelor", 90);
    open("master", 100);
    open("doctor", 110);
    waits(json!({ "education": {} }), Education, 110);
    check(json!({}), Education, (0, 0, Some(110), "unanswered"));
}
