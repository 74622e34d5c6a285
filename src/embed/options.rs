//! What the host of the page may choose. A value that is none of those allowed counts as not given.
//!
//! Nothing is kept as it was written where it could become markup or style: only numbers, names of ours, and texts that
//! have been looked through (see [`partner`](super::partner)).

use super::colour::{Rgb, Scheme};
use super::partner::{FileName, Given, Name, Reference};
use crate::texts::Language;

/// The names of all options: attributes of the element, and parameters of the address.
pub const NAMES: [&str; 13] = [
    "lang",
    "accent",
    "radius",
    "font-size",
    "scheme",
    "density",
    "sections",
    "partner",
    "partner-name",
    "partner-logo",
    "partner-qr",
    "partner-link",
    "lead",
];

/// The corner radius, in pixels.
pub const RADIUS: [u8; 2] = [0, 24];
/// The base size of type, in pixels, and the one without an option.
pub const FONT_SIZE: [u8; 2] = [14, 22];
pub const USUAL_FONT_SIZE: u8 = 17;

/// How much space there is between things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    #[default]
    Comfortable,
    Compact,
}

/// A part of the page that can be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Plan,
    Materials,
    Steps,
    Check,
    Drafts,
    Take,
    Report,
}

impl Section {
    pub const ALL: [Section; 7] = [
        Section::Plan,
        Section::Materials,
        Section::Steps,
        Section::Check,
        Section::Drafts,
        Section::Take,
        Section::Report,
    ];

    /// Its name among the options.
    pub const fn name(self) -> &'static str {
        match self {
            Section::Plan => "plan",
            Section::Materials => "materials",
            Section::Steps => "steps",
            Section::Check => "check",
            Section::Drafts => "drafts",
            Section::Take => "take",
            Section::Report => "report",
        }
    }
}

/// The parts that show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sections([bool; Section::ALL.len()]);

impl Default for Sections {
    fn default() -> Sections {
        Sections::ALL
    }
}

impl Sections {
    pub const ALL: Sections = Sections([true; Section::ALL.len()]);
    pub const NONE: Sections = Sections([false; Section::ALL.len()]);

    /// Reads names separated by spaces; `none`, or no name, is none of them.
    fn read(text: &str) -> Option<Sections> {
        if text.trim() == "none" {
            return Some(Sections::NONE);
        }
        text.split_whitespace().try_fold(Sections::NONE, |sections, name| {
            Some(sections.with(Section::ALL.into_iter().find(|section| section.name() == name)?, true))
        })
    }

    /// Whether a part shows.
    pub fn has(self, section: Section) -> bool {
        self.0[section as usize]
    }

    /// The same with a part shown or not.
    pub fn with(mut self, section: Section, shown: bool) -> Sections {
        self.0[section as usize] = shown;
        self
    }

    /// The names of those that show, or of those that do not.
    pub fn names(self, shown: bool) -> String {
        let named = Section::ALL.into_iter().filter(|section| self.has(*section) == shown);
        named.map(Section::name).collect::<Vec<_>>().join(" ")
    }
}

/// The choices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Without one, the visitor's own.
    pub lang: Option<Language>,
    /// As given: what is shown of it is corrected for each scheme.
    pub accent: Option<Rgb>,
    /// In pixels.
    pub radius: Option<u8>,
    /// In pixels.
    pub font_size: Option<u8>,
    /// Without one, that of the visitor's system.
    pub scheme: Option<Scheme>,
    pub density: Density,
    pub sections: Sections,
    /// The partner's file beside the page.
    pub partner: Option<FileName>,
    /// What is given of the partner beside it, and goes before it.
    pub partner_given: Given,
    /// Whether the visitor is offered to hand the result over to the host.
    pub lead: bool,
}

/// An option whose value is none of those allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    pub name: &'static str,
}

impl Options {
    /// Reads the options by their names; names that are none are ignored.
    pub fn read<'a>(given: impl IntoIterator<Item = (&'a str, &'a str)>) -> (Options, Vec<Refused>) {
        let mut options = Options::default();
        let mut refused = Vec::new();
        for (name, value) in given {
            if let Some(name) = NAMES.into_iter().find(|known| *known == name)
                && options.take(name, value).is_none()
            {
                refused.push(Refused { name });
            }
        }
        (options, refused)
    }

    /// Takes the value of an option; nothing where it is not allowed.
    fn take(&mut self, name: &str, value: &str) -> Option<()> {
        match name {
            "lang" => self.lang = Some(Language::ALL.into_iter().find(|language| language.code() == value)?),
            "accent" => self.accent = Some(Rgb::read(value)?),
            "radius" => self.radius = Some(pixels(value, RADIUS)?),
            "font-size" => self.font_size = Some(pixels(value, FONT_SIZE)?),
            "scheme" => {
                let scheme = Scheme::BOTH.into_iter().find(|scheme| scheme.name() == value);
                self.scheme = if value == "auto" { None } else { Some(scheme?) };
            }
            "density" => {
                self.density = match value {
                    "comfortable" => Density::Comfortable,
                    "compact" => Density::Compact,
                    _ => return None,
                }
            }
            "sections" => self.sections = Sections::read(value)?,
            "partner" => self.partner = Some(FileName::read(value)?),
            "partner-name" => self.partner_given.name = Some(Name::read(value)?),
            "partner-logo" => self.partner_given.logo = Some(Reference::read(value)?),
            "partner-qr" => self.partner_given.qr = Some(Reference::read(value)?),
            "partner-link" => self.partner_given.link = Some(Reference::read(value)?),
            "lead" => self.lead = true,
            _ => return None,
        }
        Some(())
    }

    /// The options as they are written, in the order of [`NAMES`]; without those that are as they would be anyway.
    pub fn to_pairs(&self) -> Vec<(&'static str, String)> {
        let sections = (self.sections != Sections::ALL).then(|| match self.sections.names(true) {
            none if none.is_empty() => "none".to_owned(),
            names => names,
        });
        let given = &self.partner_given;
        let address = |reference: &Option<Reference>| reference.as_ref().map(|reference| reference.as_str().to_owned());
        let values = [
            self.lang.map(|language| language.code().to_owned()),
            self.accent.map(|accent| accent.to_string()),
            self.radius.map(|radius| radius.to_string()),
            self.font_size.map(|size| size.to_string()),
            self.scheme.map(|scheme| scheme.name().to_owned()),
            (self.density == Density::Compact).then(|| "compact".to_owned()),
            sections,
            self.partner.as_ref().map(|name| name.as_str().to_owned()),
            given.name.as_ref().map(|name| name.as_str().to_owned()),
            address(&given.logo),
            address(&given.qr),
            address(&given.link),
            self.lead.then(String::new),
        ];
        NAMES.into_iter().zip(values).filter_map(|(name, value)| Some((name, value?))).collect()
    }
}

/// A whole number of pixels within bounds.
fn pixels(text: &str, [least, most]: [u8; 2]) -> Option<u8> {
    let is_plain = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse().ok().filter(|_| is_plain)?;
    (least..=most).contains(&number).then_some(number)
}
