//! What is handed over to a consultancy: what was chosen, and nothing else.

use hujifen::answers::file;
use hujifen::embed::{Consent, Contact, ContactFault, ContactPart, Extent, Lead, lead_message};
use hujifen::rules::{Date, assess};
use proptest::prelude::*;
use serde_json::{Value, json};

#[path = "shared/profiles.rs"]
mod profiles;

const NAME: (ContactPart, ContactFault) = (ContactPart::Name, ContactFault::TooLong);
const NO_WAY: (ContactPart, ContactFault) = (ContactPart::Phone, ContactFault::NoWay);
const PHONE: (ContactPart, ContactFault) = (ContactPart::Phone, ContactFault::NotAPhone);
const WECHAT: (ContactPart, ContactFault) = (ContactPart::Wechat, ContactFault::NotAWechat);

fn contact(name: &str, phone: &str, wechat: &str) -> Contact {
    Contact { name: name.to_owned(), phone: phone.to_owned(), wechat: wechat.to_owned() }
}

#[track_caller]
fn check(typed: Contact, faults: &[(ContactPart, ContactFault)], plain: Contact) {
    assert_eq!(typed.read(), (plain, faults.to_vec()));
}

#[test]
fn a_phone_or_a_wechat_id_is_enough() {
    check(contact("", "13800138000", ""), &[], contact("", "13800138000", ""));
    check(contact("", "", "wx_points-1"), &[], contact("", "", "wx_points-1"));
    check(contact(" 李 ", "", ""), &[NO_WAY], contact("李", "", ""));
    check(contact("", " 　", " "), &[NO_WAY], contact("", "", ""));
}

#[test]
fn what_people_put_between_digits_is_left_out() {
    check(contact("", "+86 138-0013-8000", ""), &[], contact("", "+8613800138000", ""));
    check(contact("", "（021）6451 5678", ""), &[], contact("", "02164515678", ""));
    check(contact("", "13800138000\t(\u{a0}", ""), &[], contact("", "13800138000", ""));
}

#[test]
fn what_is_no_number_or_id_is_told_at_its_place() {
    for phone in ["1380013800", "12800138000", "138001380000000a", "123456", "+", "1234567890123456"] {
        check(contact("", phone, ""), &[PHONE], contact("", phone, ""));
    }
    for wechat in ["wx 12345", "abcd", "微信号码号", "abcdefghijklmnopqrstu", "<b>hello</b>"] {
        check(contact("", "", wechat), &[WECHAT], contact("", "", wechat));
    }
    let long = "李".repeat(41);
    check(contact(&long, "13800138000", ""), &[NAME], contact(&long, "13800138000", ""));
    check(contact("李\u{0}", "13800138000", ""), &[NAME], contact("李\u{0}", "13800138000", ""));
}

#[test]
fn the_message_holds_the_lead_word_for_word() {
    let profile = serde_json::from_value(json!({ "born_on": "1990-05-12" })).expect("a profile");
    let day = "2026-11-23".parse::<Date>().expect("a day");
    let assessment = assess(&profile, day);
    let contact = contact("李\"<", "13800138000", "");
    let consent = Consent { at: "2026-11-23T08:00:00.000Z".to_owned(), words: "我同意".to_owned() };
    let lead = Lead {
        contact: &contact,
        consent: Some(&consent),
        extent: Extent::Answers,
        profile: &profile,
        assessment: &assessment,
    };
    let lead = lead.to_json();
    let message: Value = serde_json::from_str(&lead_message("a1", &lead)).expect("a message");
    assert_eq!(message["lead"], serde_json::from_str::<Value>(&lead).expect("a lead"));
    assert_eq!((&message["hujifen"], &message["id"], &message["type"]), (&json!(1), &json!("a1"), &json!("lead")));
    assert_eq!(message["lead"]["contact"], json!({ "name": "李\"<", "phone": "13800138000" }));
    assert_eq!(message["lead"]["consent"], json!({ "at": "2026-11-23T08:00:00.000Z", "words": "我同意" }));
    assert_eq!(message["lead"]["profile"], json!({ "born_on": "1990-05-12" }));
}

proptest! {
    #![proptest_config(profiles::config(500))]

    /// Whoever hands over the points alone tells nothing of what they come from.
    #[test]
    fn the_points_alone_are_nothing_but_points(profile in profiles::profile(), day in profiles::date()) {
        let assessment = assess(&profile, day);
        let contact = contact("", "13800138000", "");
        let lead = Lead { contact: &contact, consent: None, extent: Extent::Score, profile: &profile, assessment: &assessment };
        let lead: Value = serde_json::from_str(&lead.to_json()).expect("a lead");
        prop_assert_eq!(lead, json!({
            "contact": { "phone": "13800138000" },
            "profile": null,
            "assessment": {
                "total": assessment.total, "max": assessment.max, "standard": assessment.standard,
                "qualifies": assessment.qualifies, "could_qualify": assessment.could_qualify,
            },
        }));
    }

    /// The profile is one that other programs read, and scores as it was shown.
    #[test]
    fn all_answers_score_elsewhere_as_here(profile in profiles::profile(), day in profiles::date()) {
        let assessment = assess(&profile, day);
        let contact = contact("", "13800138000", "");
        let lead = Lead { contact: &contact, consent: None, extent: Extent::Answers, profile: &profile, assessment: &assessment };
        let json: Value = serde_json::from_str(&lead.to_json()).expect("a lead");
        let again = serde_json::from_value(json["profile"].clone()).expect("a profile");
        prop_assert_eq!(&again, &profile);
        prop_assert_eq!(&json["assessment"], &serde_json::to_value(assess(&again, day)).expect("an assessment"));
        prop_assert!(file::open(&lead.profile_json().expect("a profile")).is_ok());
    }
}
