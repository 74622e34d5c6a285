//! What the frame and the page around it tell each other.

use hujifen::embed::{Change, FromHost, Host, ToHost, is_id};
use proptest::prelude::*;
use serde_json::{Value, json};

const ID: &str = "k3x9";

fn read(message: &Value) -> Option<FromHost> {
    FromHost::read(&message.to_string(), ID)
}

/// A message of this version for this element.
fn said(kind: &str, more: Value) -> Value {
    let mut message = json!({ "hujifen": 1, "id": ID, "type": kind });
    let members = message.as_object_mut().zip(more.as_object());
    let (message_members, more) = members.expect("both are objects");
    message_members.extend(more.clone());
    message
}

// ---- From the host ----

#[test]
fn options_are_read_by_their_names() {
    let options = said("options", json!({ "options": { "scheme": "dark", "lead": "" } }));
    let expected = [("lead", ""), ("scheme", "dark")].map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(read(&options), Some(FromHost::Options(expected.to_vec())));
    assert_eq!(read(&said("options", json!({ "options": {} }))), Some(FromHost::Options(Vec::new())));
}

#[test]
fn a_view_and_the_word_that_a_lead_has_arrived_are_read() {
    let view = said("view", json!({ "top": 120, "height": 640.5 }));
    assert_eq!(read(&view), Some(FromHost::View { top: 120.0, height: 640.5 }));
    assert_eq!(read(&said("lead-received", json!({}))), Some(FromHost::LeadReceived));
}

#[test]
fn what_has_another_version_id_or_shape_is_dropped() {
    let changed = |name: &str, value: Value| {
        let mut message = said("lead-received", json!({}));
        message[name] = value;
        message
    };
    let mut dropped = vec![
        changed("hujifen", json!(2)),
        changed("hujifen", json!("1")),
        changed("hujifen", json!(1.0)),
        changed("hujifen", json!(-1)),
        changed("hujifen", Value::Null),
        changed("id", json!("other")),
        changed("id", json!([ID])),
        changed("type", json!("LeadReceived")),
        changed("type", json!("ready")),
        changed("type", Value::Null),
        said("options", json!({})),
        said("options", json!({ "options": ["lead"] })),
        said("options", json!({ "options": { "lead": true } })),
        said("options", json!({ "options": { "lead": null } })),
        said("view", json!({ "top": 0 })),
        said("view", json!({ "top": "0", "height": 5 })),
        said("view", json!({ "top": 0, "height": -1 })),
        said("view", json!({ "top": 1e99, "height": 5 })),
        said("view", json!({ "top": null, "height": 5 })),
    ];
    dropped.extend([json!(null), json!(1), json!("lead-received"), json!([]), json!({})]);
    for message in dropped {
        assert_eq!(read(&message), None, "{message}");
    }
    for text in ["", "{", "undefined", "{\"hujifen\":1,\"hujifen\":1,\"id\":\"k3x9\",\"type\":\"lead-received\"}"] {
        assert_eq!(FromHost::read(text, ID), None, "{text}");
    }
}

/// Any JSON.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        Just(json!(1)),
        Just(json!(ID)),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(".{0,8}", inner, 0..4).prop_map(|members| json!(members)),
        ]
    })
}

/// What may be a message: each member right, wrong or absent.
fn nearly_a_message() -> impl Strategy<Value = Value> {
    let member = |right: Vec<Value>| {
        let right = prop::sample::select(right);
        prop_oneof![5 => right.prop_map(Some), 2 => any_json().prop_map(Some), 1 => Just(None)]
    };
    let parts = (
        member(vec![json!(1)]),
        member(vec![json!(ID)]),
        member(vec![json!("options"), json!("view"), json!("lead-received")]),
        member(vec![json!({}), json!({ "accent": "#fff" })]),
        member(vec![json!(0), json!(-3.5), json!(1e8)]),
        member(vec![json!(0), json!(700), json!(-1)]),
    );
    parts.prop_map(|(version, id, kind, options, top, height)| {
        let named =
            [("hujifen", version), ("id", id), ("type", kind), ("options", options), ("top", top), ("height", height)];
        let members = named.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
        Value::Object(members.collect())
    })
}

/// The same rules written as plainly as can be, to hold the reading against.
fn should_be_read(message: &Value) -> bool {
    let pixels = |name: &str| message[name].as_f64().filter(|pixels| pixels.abs() <= 10_000_000.0);
    let is_ours = message["hujifen"] == json!(1) && message["hujifen"].is_u64() && message["id"] == ID;
    is_ours
        && match message["type"].as_str() {
            Some("options") => {
                message["options"].as_object().is_some_and(|options| options.values().all(Value::is_string))
            }
            Some("view") => pixels("top").is_some() && pixels("height").is_some_and(|height| height >= 0.0),
            Some("lead-received") => true,
            _ => false,
        }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn only_whole_messages_of_ours_are_read(message in prop_oneof![any_json(), nearly_a_message()]) {
        prop_assert_eq!(read(&message).is_some(), should_be_read(&message), "{}", message);
    }

    #[test]
    fn no_text_breaks_the_reading(text in ".*", id in ".*") {
        prop_assert_eq!(FromHost::read(&text, &id), None);
    }
}

// ---- To the host ----

#[test]
fn messages_are_plain_objects_of_this_version() {
    let change = Change { total: 96, max: None, standard: 120, qualifies: false, could_qualify: true, answered: 7 };
    let told = [
        (ToHost::Ready { height: 900 }, json!({ "type": "ready", "height": 900 })),
        (ToHost::Height { height: 901 }, json!({ "type": "height", "height": 901 })),
        (
            ToHost::Change(change),
            json!({ "type": "change", "total": 96, "max": null, "standard": 120, "qualifies": false,
                "could_qualify": true, "answered": 7 }),
        ),
        (ToHost::Scroll { top: 12, height: 50 }, json!({ "type": "scroll", "top": 12, "height": 50 })),
        (
            ToHost::Error { code: "option", message: "\"quoted\"".to_owned() },
            json!({ "type": "error", "code": "option", "message": "\"quoted\"" }),
        ),
    ];
    for (message, mut expected) in told {
        expected["hujifen"] = json!(1);
        expected["id"] = json!(ID);
        let written: Value = serde_json::from_str(&message.to_json(ID)).expect("JSON");
        assert_eq!(written, expected);
    }
}

// ---- Who is who ----

#[test]
fn a_host_is_an_origin_as_browsers_write_it() {
    let origins = [
        "https://example.com",
        "http://127.0.0.1:8080",
        "https://xn--fiq228c.cn",
        "https://[::1]:4430",
        "http://localhost",
    ];
    for origin in origins {
        let host = Host::read(origin).unwrap_or_else(|| panic!("{origin} is no host"));
        assert!(host.is(origin) && !host.is("null") && host.target() == origin, "{origin}");
    }
    let none = [
        "",
        "*",
        "null ",
        "example.com",
        "https://",
        "https://example.com/",
        "https://example.com/a",
        "https://a@b",
        "https://example.com?x",
        "https://example.com#x",
        "https://exa mple.com",
        "javascript:alert(1)",
        "file://",
        "data:text/html,x",
        "https://例子.中国",
        "ftp://example.com",
    ];
    for text in none {
        assert_eq!(Host::read(text), None, "{text}");
    }
}

#[test]
fn a_host_without_an_origin_is_only_that() {
    let host = Host::read("null").expect("an opaque host");
    assert_eq!(host, Host::Opaque);
    assert!(host.is("null") && !host.is("https://example.com") && host.target() == "*");
}

#[test]
fn an_id_is_short_and_plain() {
    assert!(is_id("a") && is_id("0z9") && is_id(&"a".repeat(32)));
    for text in ["", "A", "a b", "a-b", "é", "\"", &"a".repeat(33)] {
        assert!(!is_id(text), "{text}");
    }
}
