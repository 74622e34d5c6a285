//! What the frame and the page around it tell each other.
//!
//! Messages are plain objects `{ hujifen: 1, id, type, … }`. Each side knows the other's window and origin, and drops what
//! comes from elsewhere; what is read here is only the content.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The version of all messages.
pub(super) const VERSION: u32 = 1;
/// The longest id.
const LONGEST_ID: usize = 32;
/// No page is higher, and no number above it is taken.
const HIGHEST: f64 = 10_000_000.0;

/// Whether this can be the id of an element: short, and of plain letters and digits.
pub fn is_id(id: &str) -> bool {
    (1..=LONGEST_ID).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase())
}

/// The page around the frame, as far as its address tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Host {
    /// The origin of a site.
    Origin(String),
    /// One without an origin, such as a preview in a sandbox. It is told points, and never anything personal.
    Opaque,
}

impl Host {
    /// Reads an origin as browsers write it; nothing where it is none.
    pub fn read(origin: &str) -> Option<Host> {
        if origin == "null" {
            return Some(Host::Opaque);
        }
        let rest = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"))?;
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']' | '_');
        (!rest.is_empty() && rest.chars().all(is_plain)).then(|| Host::Origin(origin.to_owned()))
    }

    /// Whom a message may reach.
    pub fn target(&self) -> &str {
        match self {
            Host::Origin(origin) => origin,
            Host::Opaque => "*",
        }
    }

    /// Whether a message with this origin is of this host.
    pub fn is(&self, origin: &str) -> bool {
        match self {
            Host::Origin(own) => own == origin,
            Host::Opaque => origin == "null",
        }
    }
}

/// What the host may know of the result at any time: nothing of it is personal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    pub total: i32,
    /// Nothing where there is no bound.
    pub max: Option<i32>,
    pub standard: i32,
    pub qualifies: bool,
    pub could_qualify: bool,
    /// How many questions are answered.
    pub answered: usize,
}

/// What the frame tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum ToHost {
    /// The page is shown, and so many pixels high.
    Ready {
        height: u32,
    },
    Height {
        height: u32,
    },
    Change(Change),
    /// Please bring this part of the frame into the visitor's view; in pixels.
    Scroll {
        top: i32,
        height: u32,
    },
    /// Something is wrong with what the host has chosen.
    Error {
        code: &'static str,
        message: String,
    },
}

#[derive(Serialize)]
struct Envelope<'a, T> {
    hujifen: u32,
    id: &'a str,
    #[serde(flatten)]
    message: &'a T,
}

impl ToHost {
    /// The message as JSON.
    pub fn to_json(&self, id: &str) -> String {
        // Writing our own types as JSON does not fail.
        serde_json::to_string(&Envelope { hujifen: VERSION, id, message: self }).unwrap_or_default()
    }
}

/// What the host tells.
#[derive(Clone, Debug, PartialEq)]
pub enum FromHost {
    /// All options as they are now.
    Options(Vec<(String, String)>),
    /// The part of the frame that the visitor sees, in pixels.
    View { top: f64, height: f64 },
    /// What was handed over has arrived.
    LeadReceived,
}

#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
enum Told {
    Options { options: BTreeMap<String, String> },
    View { top: f64, height: f64 },
    LeadReceived,
}

#[derive(Deserialize)]
struct Addressed {
    hujifen: u32,
    id: String,
}

impl FromHost {
    /// Reads a message for the element of this id; nothing where it is none, or one of another version.
    pub fn read(json: &str, id: &str) -> Option<FromHost> {
        let addressed: Addressed = serde_json::from_str(json).ok()?;
        if addressed.hujifen != VERSION || addressed.id != id {
            return None;
        }
        match serde_json::from_str(json).ok()? {
            Told::Options { options } => Some(FromHost::Options(options.into_iter().collect())),
            Told::View { top, height } => {
                let is_height = |px: f64| px.is_finite() && px.abs() <= HIGHEST;
                (is_height(top) && is_height(height) && height >= 0.0).then_some(FromHost::View { top, height })
            }
            Told::LeadReceived => Some(FromHost::LeadReceived),
        }
    }
}

/// What a host tells a frame, for the one host that is written here: the preview of the options.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum ToFrame {
    Options { options: BTreeMap<&'static str, String> },
    LeadReceived,
}

impl ToFrame {
    /// The message as JSON.
    pub fn to_json(&self, id: &str) -> String {
        serde_json::to_string(&Envelope { hujifen: VERSION, id, message: self }).unwrap_or_default()
    }
}

/// The type of a message by the frame of this id; nothing where it is none.
pub fn from_frame(json: &str, id: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Named {
        r#type: String,
    }
    let addressed: Addressed = serde_json::from_str(json).ok()?;
    let named: Named = serde_json::from_str(json).ok()?;
    (addressed.hujifen == VERSION && addressed.id == id).then_some(named.r#type)
}
