//! Who offers the page: what of a partner's file is taken, and which addresses are.

use std::fs;
use std::path::Path;

use hujifen::embed::partner::{Address, Fault, Given, LARGEST, Name, Reference};
use proptest::prelude::*;
use serde_json::json;

#[path = "shared/profiles.rs"]
#[allow(dead_code)]
mod profiles;

fn named(text: &str) -> Option<Name> {
    Name::read(text)
}

#[test]
fn a_whole_file_is_taken() {
    let file = json!({ "name": "示例咨询", "logo": "logo.svg", "qr": "../qr.png", "link": "https://example.com/" });
    let (given, faults) = Given::from_json(&file.to_string());
    assert_eq!(faults, []);
    let address = |text| Reference::read(text);
    let whole = Given {
        name: named("示例咨询"),
        logo: address("logo.svg"),
        qr: address("../qr.png"),
        link: address("https://example.com/"),
    };
    assert_eq!(given, whole);
}

#[test]
fn the_example_that_is_shipped_is_without_fault() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/embed/partners");
    let (given, faults) = Given::from_json(&fs::read_to_string(folder.join("example.json")).expect("a readable file"));
    assert_eq!(faults, []);
    assert!(given.name.is_some() && given.link.is_some());
    for picture in [given.logo, given.qr] {
        let picture =
            fs::read_to_string(folder.join(picture.expect("an address").as_str())).expect("a picture beside it");
        assert!(picture.starts_with("<svg") && !picture.contains("script"));
    }
}

#[test]
fn what_is_wrong_in_a_file_is_named_and_the_rest_is_taken() {
    let file = json!({ "name": "示例", "logo": 7, "script": "alert(1)", "link": "java script:x", "qr": null });
    let (given, faults) = Given::from_json(&file.to_string());
    assert_eq!(given, Given { name: named("示例"), ..Given::default() });
    let expected =
        [Fault::Refused("link"), Fault::Refused("logo"), Fault::Refused("qr"), Fault::Unknown("script".to_owned())];
    assert_eq!(faults, expected);
    for none in ["", "[]", "null", "\"name\"", "{", "{\"name\": \"示例\"} {}"] {
        assert_eq!(Given::from_json(none), (Given::default(), vec![Fault::NoObject]), "{none}");
    }
    assert_eq!(Given::from_json("{\"name\": \"\\ud800\"}"), (Given::default(), vec![Fault::Refused("name")]));
}

#[test]
fn a_file_has_a_largest_size() {
    let padded = |size: usize| format!("{{\"name\":\"示例\"{}}}", " ".repeat(size - "{\"name\":\"示例\"}".len()));
    assert_eq!(Given::from_json(&padded(LARGEST)).0.name, named("示例"));
    assert_eq!(Given::from_json(&padded(LARGEST + 1)), (Given::default(), vec![Fault::TooLarge]));
}

#[test]
fn a_name_is_plain_text() {
    assert_eq!(named(" A&B 咨询（上海） ").as_ref().map(Name::as_str), Some("A&B 咨询（上海）"));
    for other in [
        "",
        "  ",
        "a\u{0}b",
        "a\nb",
        "\u{202e}abc",
        "a\u{2067}b",
        "a\u{200f}b",
        "\u{feff}",
        "a\u{ad}b",
        "<b>a",
        "a\u{2028}b",
    ] {
        assert_eq!(named(other), None, "{other:?}");
    }
}

const OWN: &str = "https://points.example.com";
const HOST: &str = "https://host.example.net:8443";

fn address<'a>(protocol: &'a str, hostname: &'a str, origin: &'a str) -> Address<'a> {
    Address { protocol, hostname, origin, username: "", password: "" }
}

#[test]
fn a_visitor_is_led_only_where_nobody_listens_in() {
    let secure = address("https:", "example.com", "https://example.com");
    assert!(secure.may_be_followed());
    assert!(address("http:", "localhost", "http://localhost:8080").may_be_followed());
    assert!(address("http:", "127.0.0.1", "http://127.0.0.1:8080").may_be_followed());
    assert!(!Address { username: "a", ..secure }.may_be_followed());
    assert!(!Address { password: "b", ..secure }.may_be_followed());
    assert!(!address("http:", "example.com", "http://example.com").may_be_followed());
    assert!(!address("http:", "localhost.example.com", "http://localhost.example.com").may_be_followed());
    for protocol in ["javascript:", "data:", "blob:", "file:", "ftp:", "about:", "vbscript:", "ws:"] {
        assert!(!address(protocol, "", "null").may_be_followed(), "{protocol}");
        assert!(!address(protocol, "localhost", "null").may_be_followed(), "{protocol}");
    }
}

#[test]
fn a_picture_is_shown_only_from_here_or_from_the_host() {
    let own = address("https:", "points.example.com", OWN);
    let hosted = address("https:", "host.example.net", HOST);
    assert!(own.may_be_shown(OWN, None) && own.may_be_shown(OWN, Some(HOST)));
    assert!(hosted.may_be_shown(OWN, Some(HOST)));
    assert!(!hosted.may_be_shown(OWN, None));
    assert!(!address("https:", "host.example.net", "https://host.example.net").may_be_shown(OWN, Some(HOST)));
    assert!(
        !address("http:", "host.example.net", "http://host.example.net")
            .may_be_shown(OWN, Some("http://host.example.net"))
    );
    // What blob: and data: give as their origin may be the page's own.
    assert!(!address("blob:", "", OWN).may_be_shown(OWN, None));
    assert!(!address("data:", "", "null").may_be_shown("null", Some("null")));
}

proptest! {
    #![proptest_config(profiles::config(2_000))]

    #[test]
    fn any_text_is_a_file_or_has_its_faults(text in any::<String>()) {
        let (given, faults) = Given::from_json(&text);
        let is_empty = text.trim() == "{}";
        prop_assert!(given != Given::default() || !faults.is_empty() || is_empty);
    }

    #[test]
    fn any_value_of_a_member_is_taken_or_refused(value in any::<String>(), member in prop::sample::select(vec!["name", "logo", "qr", "link"])) {
        let (given, faults) = Given::from_json(&json!({ member: value }).to_string());
        prop_assert_eq!(faults.is_empty(), given != Given::default());
        prop_assert!(faults.is_empty() || faults == [Fault::Refused(member)]);
    }
}
