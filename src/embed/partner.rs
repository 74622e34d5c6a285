//! Who offers the page: a name, two pictures and a link, from a small file beside the page or from options.
//!
//! Texts are looked through here; addresses are taken apart by the browser, which follows them, and judged here.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

/// The largest file of a partner, in bytes.
pub const LARGEST: usize = 16 * 1024;
/// The longest name, in characters.
const LONGEST_NAME: usize = 40;
/// The longest address, in bytes.
const LONGEST_ADDRESS: usize = 2_000;
/// The longest name of a file, in bytes.
const LONGEST_FILE_NAME: usize = 40;

/// What a partner's file is called, without its ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileName(String);

impl FileName {
    pub fn read(text: &str) -> Option<FileName> {
        let is_plain = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_lowercase() || byte == b'-';
        let is_name = (1..=LONGEST_FILE_NAME).contains(&text.len()) && text.bytes().all(is_plain);
        is_name.then(|| FileName(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a partner is called: short, and nothing that could pass for other than text, or turn the text around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    pub fn read(text: &str) -> Option<Name> {
        let text = text.trim();
        let is_name = (1..=LONGEST_NAME).contains(&text.chars().count()) && text.chars().all(is_seen);
        is_name.then(|| Name(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a character shows as itself: no control, no mark that orders or hides text, no bracket of markup.
fn is_seen(c: char) -> bool {
    let is_hidden = matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
    !c.is_control() && !is_hidden && !matches!(c, '<' | '>')
}

/// An address as it is written, relative or not. Whether it may be followed is known once it has been resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference(String);

impl Reference {
    pub fn read(text: &str) -> Option<Reference> {
        let is_plain = |c: char| !c.is_whitespace() && is_seen(c) && !matches!(c, '"' | '\'' | '\\');
        let is_address = (1..=LONGEST_ADDRESS).contains(&text.len()) && text.chars().all(is_plain);
        is_address.then(|| Reference(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What is given of a partner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    pub name: Option<Name>,
    pub logo: Option<Reference>,
    pub qr: Option<Reference>,
    pub link: Option<Reference>,
}

/// Why something of a partner's file is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is larger than [`LARGEST`].
    TooLarge,
    /// It is no object of JSON.
    NoObject,
    /// It has a member that there is not.
    Unknown(String),
    /// The value of a member is none of those allowed.
    Refused(&'static str),
}

impl Given {
    /// Reads a partner's file: whatever of it is valid, and what is wrong with the rest.
    pub fn from_json(text: &str) -> (Given, Vec<Fault>) {
        let mut given = Given::default();
        if text.len() > LARGEST {
            return (given, vec![Fault::TooLarge]);
        }
        let Ok(members) = serde_json::from_str::<BTreeMap<String, &RawValue>>(text) else {
            return (given, vec![Fault::NoObject]);
        };
        let mut faults = Vec::new();
        for (member, value) in members {
            let value = serde_json::from_str::<String>(value.get()).unwrap_or_default();
            let refused = match member.as_str() {
                "name" => take(&mut given.name, Name::read(&value)).then_some("name"),
                "logo" => take(&mut given.logo, Reference::read(&value)).then_some("logo"),
                "qr" => take(&mut given.qr, Reference::read(&value)).then_some("qr"),
                "link" => take(&mut given.link, Reference::read(&value)).then_some("link"),
                _ => {
                    faults.push(Fault::Unknown(member));
                    continue;
                }
            };
            faults.extend(refused.map(Fault::Refused));
        }
        (given, faults)
    }
}

/// Puts what was read in its place, and tells whether it was nothing.
fn take<T>(place: &mut Option<T>, read: Option<T>) -> bool {
    *place = read;
    place.is_none()
}

/// An address resolved and taken apart by the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address<'a> {
    /// With its colon: `https:`.
    pub protocol: &'a str,
    pub hostname: &'a str,
    /// Scheme, host and port as browsers write them.
    pub origin: &'a str,
    pub username: &'a str,
    pub password: &'a str,
}

impl Address<'_> {
    /// Whether a visitor may be led there: a place of the web that nobody listens in on, and no secret in its address.
    pub fn may_be_followed(&self) -> bool {
        let is_here = matches!(self.hostname, "localhost" | "127.0.0.1");
        let is_web = self.protocol == "https:" || (self.protocol == "http:" && is_here);
        is_web && !self.hostname.is_empty() && self.username.is_empty() && self.password.is_empty()
    }

    /// Whether a picture may be shown from there: only of the page's own origin or that of its host.
    pub fn may_be_shown(&self, own: &str, host: Option<&str>) -> bool {
        self.may_be_followed() && (self.origin == own || host == Some(self.origin))
    }
}
