//! What a page around may send, choose or leave beside the page: none of it is believed but in the right shape, and none of
//! it becomes markup.

use std::collections::BTreeMap;

use hujifen::embed::colour::{Accent, Rgb, Scheme, corrected};
use hujifen::embed::options::{FONT_SIZE, RADIUS};
use hujifen::embed::partner::{Given, LARGEST, Name, Reference};
use hujifen::embed::{
    Consent, Contact, ContactPart, Extent, FromHost, Host, Lead, NAMES, Options, ToFrame, from_frame, is_id,
    lead_message, snippet,
};
use hujifen::rules::{Profile, assess};
use serde_json::{Value, json};

use super::today;

const ID: &str = "k3x9";

/// Bytes as a message, as options one a line, as a partner's file, as an origin and as a contact.
pub fn message(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    said(text);
    chosen(&text.lines().filter_map(|line| line.split_once('=')).collect::<Vec<_>>());
    partner(text);
    origin(text);
    contact(text);
}

fn said(text: &str) {
    let _ = (FromHost::read(text, ID), from_frame(text, ID));
    let Ok(message) = serde_json::from_str::<Value>(text) else { return };
    // A member that stands there twice is none, and JSON as a value has only one of them.
    let once = message.to_string();
    let read = FromHost::read(&once, ID);
    assert_eq!(read.is_some(), should_be_read(&message), "{once}");
    if let Some(FromHost::Options(options)) = read {
        let pairs: Vec<(&str, &str)> = options.iter().map(|(name, value)| (&**name, &**value)).collect();
        chosen(&pairs);
    }
}

/// The same rules written as plainly as can be.
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

fn chosen(given: &[(&str, &str)]) {
    let (options, refused) = Options::read(given.iter().copied());
    assert!(refused.iter().all(|refused| given.iter().any(|(name, _)| *name == refused.name)));
    assert!(options.radius.is_none_or(|radius| (RADIUS[0]..=RADIUS[1]).contains(&radius)));
    assert!(options.font_size.is_none_or(|size| (FONT_SIZE[0]..=FONT_SIZE[1]).contains(&size)));
    options.accent.into_iter().for_each(colour);
    plain(&options.partner_given);
    let written = options.to_pairs();
    let pairs: Vec<(&str, &str)> = written.iter().map(|(name, value)| (*name, &**value)).collect();
    assert_eq!(Options::read(pairs.iter().copied()), (options, Vec::new()));
    is_told_to_a_frame(&written);
    opens_nothing(&pairs);
}

fn colour(given: Rgb) {
    assert_eq!(Rgb::read(&given.to_string()), Some(given));
    for scheme in Scheme::BOTH {
        let accent = corrected(given, scheme);
        assert_eq!(corrected(accent.accent, scheme), Accent { was_changed: false, ..accent });
    }
}

/// Nothing of a partner ends an attribute or a tag, or turns the text around it.
fn plain(given: &Given) {
    assert!(!given.name.as_ref().is_some_and(|name| name.as_str().contains(['<', '>', '\n', '\u{202e}'])));
    let addresses = [&given.logo, &given.qr, &given.link].into_iter().flatten();
    let is_plain = |address: &Reference| !address.as_str().contains(['<', '>', '"', '\'', '\\', ' ', '\n']);
    assert!(addresses.into_iter().all(is_plain), "{given:?}");
}

fn is_told_to_a_frame(written: &[(&'static str, String)]) {
    let options: BTreeMap<&'static str, String> = written.iter().cloned().collect();
    let expected = options.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    let message = ToFrame::Options { options }.to_json(ID);
    assert_eq!(FromHost::read(&message, ID), Some(FromHost::Options(expected)));
}

/// The lines to paste are one script and one element, whatever was chosen.
fn opens_nothing(pairs: &[(&str, &str)]) {
    assert!(pairs.iter().all(|(name, _)| NAMES.contains(name)));
    let count = |lines: &str| ['<', '>'].map(|mark| lines.matches(mark).count());
    let lines = snippet("https://x/", pairs, "a");
    assert_eq!(count(&lines), count(&snippet("https://x/", &[], "a")), "{lines}");
}

fn partner(text: &str) {
    let (given, faults) = Given::from_json(text);
    plain(&given);
    let holds_nothing =
        text.len() <= LARGEST && serde_json::from_str::<Value>(text).is_ok_and(|file| file == json!({}));
    assert!(given != Given::default() || !faults.is_empty() || holds_nothing);
    if let Some(name) = &given.name {
        assert_eq!(Name::read(name.as_str()).as_ref(), Some(name));
    }
}

fn origin(text: &str) {
    if let Some(host) = Host::read(text) {
        assert!(host.is(text) && (host.target() == text || host == Host::Opaque));
        assert!(!text.contains(['/', ' ', '*', '"']) || text.matches('/').count() == 2, "{text}");
    }
    if is_id(text) {
        assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    }
}

/// The lines as name, telephone number and WeChat ID.
fn contact(text: &str) {
    let mut typed = Contact::default();
    ContactPart::ALL.into_iter().zip(text.split('\n')).for_each(|(part, line)| typed.set(part, line.to_owned()));
    let (plain, faults) = typed.read();
    assert_eq!(plain.read(), (plain.clone(), faults));
    let profile = Profile::default();
    let consent = Consent { at: String::new(), words: text.to_owned() };
    let lead = Lead {
        contact: &plain,
        consent: Some(&consent),
        extent: Extent::Score,
        profile: &profile,
        assessment: &assess(&profile, today()),
    };
    let message: Value = serde_json::from_str(&lead_message(ID, &lead.to_json())).expect("a message");
    assert_eq!(message["lead"]["consent"]["words"], text);
    for part in ContactPart::ALL {
        assert_eq!(message["lead"]["contact"][part.code()].as_str().unwrap_or_default(), plain.part(part));
    }
}
