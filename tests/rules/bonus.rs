//! The bonus indicators that ask one or two plain questions: Art. 7(1), 7(2), 7(3), 7(8), 7(9).

use hujifen::rules::Indicator::{Award, FreshGraduate, InnovationIntermediary, ShortageMajor, StartupTalent};
use serde_json::json;

use crate::check::{assessed, check, earns, waits};

#[test]
fn a_recognised_startup_talent_gives_120() {
    earns(json!({ "startup_talent": true }), StartupTalent, 120, "holds");
    earns(json!({ "startup_talent": false }), StartupTalent, 0, "does_not_hold");
    check(json!({}), StartupTalent, (0, 0, Some(120), "unanswered"));
}

#[test]
fn a_recognised_innovation_intermediary_gives_120() {
    earns(json!({ "innovation_intermediary": true }), InnovationIntermediary, 120, "holds");
    earns(json!({ "innovation_intermediary": false }), InnovationIntermediary, 0, "does_not_hold");
    check(json!({}), InnovationIntermediary, (0, 0, Some(120), "unanswered"));
}

#[test]
fn both_talents_together_count_twice() {
    assert_eq!(assessed(&json!({ "startup_talent": true, "innovation_intermediary": true })).total, 240);
}

#[test]
fn a_shortage_major_whose_post_matches_gives_30() {
    let major = |in_catalogue, post_matches| {
        json!({ "shortage_major": { "in_catalogue": in_catalogue, "post_matches": post_matches } })
    };
    earns(major(true, true), ShortageMajor, 30, "holds");
    earns(major(true, false), ShortageMajor, 0, "post_does_not_match");
    earns(major(false, true), ShortageMajor, 0, "not_in_catalogue");
    earns(major(false, false), ShortageMajor, 0, "not_in_catalogue");
    earns(json!({ "shortage_major": "none" }), ShortageMajor, 0, "none");
}

#[test]
fn a_shortage_major_half_told_could_be_30_unless_the_other_half_fails() {
    waits(json!({ "shortage_major": { "in_catalogue": true } }), ShortageMajor, 30);
    waits(json!({ "shortage_major": { "post_matches": true } }), ShortageMajor, 30);
    waits(json!({ "shortage_major": {} }), ShortageMajor, 30);
    earns(json!({ "shortage_major": { "in_catalogue": false } }), ShortageMajor, 0, "not_in_catalogue");
    earns(json!({ "shortage_major": { "post_matches": false } }), ShortageMajor, 0, "post_does_not_match");
    check(json!({}), ShortageMajor, (0, 0, Some(30), "unanswered"));
}

#[test]
fn a_full_time_graduate_of_the_year_gives_10() {
    earns(json!({ "fresh_graduate": true }), FreshGraduate, 10, "holds");
    earns(json!({ "fresh_graduate": false }), FreshGraduate, 0, "does_not_hold");
    check(json!({}), FreshGraduate, (0, 0, Some(10), "unanswered"));
}

#[test]
fn awards_give_30_60_and_110() {
    earns(json!({ "award": "municipal_special" }), Award, 30, "municipal_special");
    earns(json!({ "award": "municipal_comprehensive" }), Award, 60, "municipal_comprehensive");
    earns(json!({ "award": "provincial" }), Award, 110, "provincial");
    earns(json!({ "award": "none" }), Award, 0, "none");
    check(json!({}), Award, (0, 0, Some(110), "unanswered"));
}
