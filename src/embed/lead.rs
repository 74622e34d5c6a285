//! What a visitor hands over to the page around: seen word for word before, and only with their consent.

use serde::Serialize;
use serde_json::value::RawValue;

use crate::answers::file;
use crate::jsonl::write_assessment;
use crate::rules::{Assessment, Profile};

use super::message::VERSION;

/// How much is handed over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// The points alone, without what they come from.
    #[default]
    Score,
    /// All answers, and the whole assessment.
    Answers,
}

/// How the visitor can be reached. Empty texts are not handed over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Contact {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub phone: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub wechat: String,
}

/// What is asked for of a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactPart {
    Name,
    Phone,
    Wechat,
}

impl ContactPart {
    pub const ALL: [ContactPart; 3] = [ContactPart::Name, ContactPart::Phone, ContactPart::Wechat];

    /// Its name, as in the keys of its texts.
    pub const fn code(self) -> &'static str {
        match self {
            ContactPart::Name => "name",
            ContactPart::Phone => "phone",
            ContactPart::Wechat => "wechat",
        }
    }
}

/// What is wrong with a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactFault {
    /// There is neither a telephone number nor a WeChat ID.
    NoWay,
    NotAPhone,
    NotAWechat,
    TooLong,
}

impl ContactFault {
    pub const ALL: [ContactFault; 4] =
        [ContactFault::NoWay, ContactFault::NotAPhone, ContactFault::NotAWechat, ContactFault::TooLong];

    /// Its name, as in the key of its text.
    pub const fn code(self) -> &'static str {
        match self {
            ContactFault::NoWay => "no_way",
            ContactFault::NotAPhone => "not_a_phone",
            ContactFault::NotAWechat => "not_a_wechat",
            ContactFault::TooLong => "too_long",
        }
    }
}

/// The longest name, in characters.
const LONGEST_NAME: usize = 40;

impl Contact {
    /// What stands at a part.
    pub fn part(&self, part: ContactPart) -> &str {
        match part {
            ContactPart::Name => &self.name,
            ContactPart::Phone => &self.phone,
            ContactPart::Wechat => &self.wechat,
        }
    }

    /// Puts a text at a part.
    pub fn set(&mut self, part: ContactPart, text: String) {
        match part {
            ContactPart::Name => self.name = text,
            ContactPart::Phone => self.phone = text,
            ContactPart::Wechat => self.wechat = text,
        }
    }

    /// The contact in its plain form, and what is wrong with it, in the order of the parts.
    pub fn read(&self) -> (Contact, Vec<(ContactPart, ContactFault)>) {
        let plain = Contact {
            name: self.name.trim().to_owned(),
            phone: phone(&self.phone),
            wechat: self.wechat.trim().to_owned(),
        };
        let is_long = plain.name.chars().count() > LONGEST_NAME || plain.name.chars().any(char::is_control);
        let has_way = !plain.phone.is_empty() || !plain.wechat.is_empty();
        let faults = [
            (is_long, ContactPart::Name, ContactFault::TooLong),
            (!has_way, ContactPart::Phone, ContactFault::NoWay),
            (!plain.phone.is_empty() && !is_phone(&plain.phone), ContactPart::Phone, ContactFault::NotAPhone),
            (!plain.wechat.is_empty() && !is_wechat(&plain.wechat), ContactPart::Wechat, ContactFault::NotAWechat),
        ];
        let faults = faults.into_iter().filter(|(is_there, ..)| *is_there);
        (plain, faults.map(|(_, part, fault)| (part, fault)).collect())
    }
}

/// A number without what people put between its digits.
fn phone(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '(' | ')' | '（' | '）')).collect()
}

/// A number that can be called: of the mainland's mobile networks, of a fixed line, or of abroad.
fn is_phone(number: &str) -> bool {
    let digits = number.strip_prefix('+').unwrap_or(number);
    let fits = (7..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    // No fixed line begins with 1: it is a mobile number, or a slip.
    let is_mobile = || digits.len() == 11 && matches!(digits.as_bytes(), [b'1', b'3'..=b'9', ..]);
    fits && (!number.starts_with('1') || is_mobile())
}

/// A WeChat ID, or what people use as one: a number.
fn is_wechat(id: &str) -> bool {
    (5..=20).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// That the visitor agreed, when, and to what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Consent {
    /// The moment in UTC, as ISO 8601 has it.
    pub at: String,
    /// The sentence that was agreed to.
    pub words: String,
}

/// The points alone.
#[derive(Serialize)]
struct Points {
    total: i32,
    max: Option<i32>,
    standard: i32,
    qualifies: bool,
    could_qualify: bool,
}

#[derive(Serialize)]
struct Content<'a> {
    contact: &'a Contact,
    #[serde(skip_serializing_if = "Option::is_none")]
    consent: Option<&'a Consent>,
    /// Nothing where only the points are handed over.
    profile: Option<Box<RawValue>>,
    assessment: Option<Box<RawValue>>,
}

/// What is handed over, and nothing else: a profile and its assessment as the contract has them.
#[derive(Clone, Copy, Debug)]
pub struct Lead<'a> {
    pub contact: &'a Contact,
    /// Nothing as long as the visitor has not agreed: then it is only shown.
    pub consent: Option<&'a Consent>,
    pub extent: Extent,
    pub profile: &'a Profile,
    pub assessment: &'a Assessment,
}

impl Lead<'_> {
    /// The profile that is handed over, as JSON; nothing where it is not.
    pub fn profile_json(&self) -> Option<String> {
        (self.extent == Extent::Answers).then(|| file::profile_json(self.profile).unwrap_or_default())
    }

    fn assessment_json(&self) -> String {
        match self.extent {
            Extent::Score => {
                let &Assessment { total, max, standard, qualifies, could_qualify, .. } = self.assessment;
                let points = Points { total, max, standard, qualifies, could_qualify };
                serde_json::to_string(&points).unwrap_or_default()
            }
            Extent::Answers => {
                let mut json = Vec::new();
                write_assessment(self.assessment, &mut json);
                String::from_utf8(json).unwrap_or_default()
            }
        }
    }

    /// The whole as JSON.
    pub fn to_json(&self) -> String {
        let raw = |json: String| RawValue::from_string(json).ok();
        let content = Content {
            contact: self.contact,
            consent: self.consent,
            profile: self.profile_json().and_then(raw),
            assessment: raw(self.assessment_json()),
        };
        // Writing our own types as JSON does not fail.
        serde_json::to_string(&content).unwrap_or_default()
    }
}

/// The message that hands something over, of which [`Lead::to_json`] is the whole content.
pub fn lead_message(id: &str, lead: &str) -> String {
    format!("{{\"hujifen\":{VERSION},\"id\":\"{id}\",\"type\":\"lead\",\"lead\":{lead}}}")
}
