//! The host's colours, type and space.
//!
//! All of it is a few `data-` attributes of names of ours and custom properties of parsed numbers; what they mean stands
//! in style/theme.css. Nothing that the host has written becomes style.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleDeclaration, HtmlElement};

use super::{member, trouble};
use crate::embed::Options;
use crate::embed::colour::{Rgb, Scheme, corrected};
use crate::embed::options::Density;

/// Dresses the page as the options say; what they say nothing of is as without options.
pub fn dress(options: &Options) {
    let root = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    let Some(root) = root else { return };
    let style = root.style();
    let mark = |name: &str, value: Option<&str>| {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    };
    mark("data-scheme", options.scheme.map(Scheme::name));
    mark("data-density", (options.density == Density::Compact).then_some("compact"));
    let hidden = options.sections.names(false);
    mark("data-hidden", (!hidden.is_empty()).then_some(hidden.as_str()));
    mark("data-accent", options.accent.map(|_| ""));
    put(&style, "--base", options.font_size.map(|size| size.to_string()));
    put(&style, "--radius", options.radius.map(|radius| format!("{radius}px")));
    // Small things are as much less round as they are without the option.
    put(&style, "--radius-s", options.radius.map(|radius| format!("{}px", u32::from(radius) * 2 / 3)));
    for scheme in Scheme::BOTH {
        put_accent(&style, options.accent, scheme);
    }
    prefer(options.scheme);
}

/// Puts a property of the root, or takes it away.
fn put(style: &CssStyleDeclaration, name: &str, value: Option<String>) {
    let _ = match value {
        Some(value) => style.set_property(name, &value),
        None => style.remove_property(name).map(drop),
    };
}

/// Puts what follows from the accent in a scheme, and tells where it had to be another.
fn put_accent(style: &CssStyleDeclaration, given: Option<Rgb>, scheme: Scheme) {
    let accent = given.map(|given| corrected(given, scheme));
    let values = [
        ("accent", accent.map(|accent| accent.accent)),
        ("accent-soft", accent.map(|accent| accent.accent_soft)),
        ("basic", accent.map(|accent| accent.basic)),
    ];
    for (token, value) in values {
        put(style, &format!("--{}-{token}", scheme.name()), value.map(|value| value.to_string()));
    }
    if let (Some(given), Some(accent)) = (given, accent.filter(|accent| accent.was_changed)) {
        let (name, accent) = (scheme.name(), accent.accent);
        trouble::warn_once(format!(
            "the accent {given} cannot be read on every background of the {name} scheme (WCAG 2: 4.5:1 for text, 3:1 beside \
             other bars); the nearest that can, {accent}, is used there"
        ));
    }
}

thread_local! {
    /// The lists of media of all rules for the dark.
    static DARK: Vec<JsValue> = dark();
}

/// What the style sheets ask the system for the dark.
const ASKED: &str = "(prefers-color-scheme: dark)";
/// What they ask, as rules name it.
const TEXT: &str = "mediaText";

/// Answers that question in place of the visitor's system; without a scheme the system answers again. So the rules for the
/// dark need not stand in the style sheets twice.
fn prefer(scheme: Option<Scheme>) {
    let condition = match scheme {
        None => ASKED,
        Some(Scheme::Light) => "not all",
        Some(Scheme::Dark) => "all",
    };
    DARK.with(|dark| {
        for media in dark {
            let _ = js_sys::Reflect::set(media, &TEXT.into(), &condition.into());
        }
    });
}

fn dark() -> Vec<JsValue> {
    let sheets = all_in(&document(), "styleSheets");
    let rules = sheets.iter().flat_map(|sheet| all_in(sheet, "cssRules"));
    let media = rules.map(|rule| member(&rule, "media"));
    media.filter(|media| member(media, TEXT).as_string().as_deref() == Some(ASKED)).collect()
}

/// What a list of the browser holds.
fn all_in(of: &JsValue, name: &str) -> Vec<JsValue> {
    let list = member(of, name);
    if list.is_object() { js_sys::Array::from(&list).to_vec() } else { Vec::new() }
}
