//! The page for a web editor: options are picked, a preview follows, and two lines are copied.

mod fields;
mod preview;

use leptos::prelude::*;

use super::browser;
use super::embed::member;
use super::kit::{Button, all, maybe, memo, para, plain, section, spoken};
use super::later::{fetched, later};
use super::store::{View, store};
use crate::embed::partner::Address;
use crate::embed::{Options, snippet};
use crate::texts::text;

/// Its step in the address, and its id.
pub const ID: &str = "configure";

/// The way there.
pub fn to_configure() -> AnyView {
    Button::new("quiet", text("configure.open")).id("to-configure").view(move || store().show(View::Configure))
}

/// The whole view.
pub fn configure() -> AnyView {
    let store = store();
    let back = Button::new("quiet", text("check.back")).id("configure-back").view(move || store.close(View::Configure));
    view! {
        <section class="configure" id=ID aria-labelledby="configure-title">
            <h2 id="configure-title" tabindex="-1">{text("configure.title")}</h2>
            {para("hint", plain(text("configure.lead")))}
            {back}
            {later(configure_parts)}
        </section>
    }
    .into_any()
}

fetched!(configure_parts from configure = parts);

/// What is picked, as attributes: a name and its value. Those at their usual value are not there.
#[derive(Clone, Copy)]
struct Configurator {
    given: RwSignal<Vec<(&'static str, String)>>,
}

impl Configurator {
    fn value(self, name: &str) -> Option<String> {
        self.given.with(|given| given.iter().find(|(at, _)| *at == name).map(|(_, value)| value.clone()))
    }

    fn set(self, name: &'static str, value: Option<String>) {
        self.given.update(|given| {
            given.retain(|(at, _)| *at != name);
            given.extend(value.map(|value| (name, value)));
        });
    }

    /// Whether the value of an option is none of those allowed.
    fn is_refused(self, name: &str) -> bool {
        self.given.with(|given| {
            let (_, refused) = Options::read(given.iter().map(|(name, value)| (*name, value.trim())));
            let is_address = matches!(name, "partner-link" | "partner-logo" | "partner-qr");
            let mut typed = given.iter().filter(|(at, _)| is_address && *at == name);
            refused.iter().any(|refused| refused.name == name) || typed.any(|(_, value)| !leads_somewhere(value.trim()))
        })
    }

    /// The options that the page would take.
    fn options(self) -> Options {
        self.given.with(|given| {
            let allowed = given.iter().filter(|(name, _)| !self.is_refused(name));
            Options::read(allowed.map(|(name, value)| (*name, value.trim()))).0
        })
    }

    /// The same as attributes.
    fn attributes(self) -> Vec<(&'static str, String)> {
        self.options().to_pairs()
    }
}

/// Whether the page would follow an address. From which sites it takes pictures depends on the page around, too.
fn leads_somewhere(address: &str) -> bool {
    let Ok(address) = web_sys::Url::new_with_base(address, &base()) else { return false };
    let part = |name| member(&address, name).as_string().unwrap_or_default();
    let [protocol, hostname, origin, username, password] =
        ["protocol", "hostname", "origin", "username", "password"].map(part);
    let (protocol, hostname, origin) = (&protocol, &hostname, &origin);
    Address { protocol, hostname, origin, username: &username, password: &password }.may_be_followed()
}

fn parts() -> AnyView {
    let configurator = Configurator { given: RwSignal::new(Vec::new()) };
    all([fields::fields(configurator), lines(configurator), preview::preview(configurator)])
}

/// The folder that this page, and so the script, stands in.
fn base() -> String {
    let address = browser::address().unwrap_or_default();
    let end = address.rfind('/').map_or(address.len(), |slash| slash + 1);
    address.chars().take(end).collect()
}

/// The lines to paste.
fn lines(configurator: Configurator) -> AnyView {
    const LINES_ID: &str = "configure-lines";
    let lines = memo(move || {
        let attributes = configurator.attributes();
        let attributes: Vec<(&str, &str)> = attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
        snippet(&base(), &attributes, text("configure.link"))
    });
    let copied = RwSignal::new(None);
    let copy = move || {
        browser::copy(&lines.get_untracked(), move |is_copied| {
            // By then the view may be closed.
            let _ = copied.try_set(Some(is_copied));
            if !is_copied {
                browser::select(LINES_ID);
            }
        });
    };
    Effect::watch(move || lines.track(), move |(), _, _| copied.set(None), false);
    let told = maybe(move || {
        let key = if copied.get()? { "take.copied" } else { "take.not_copied" };
        Some(spoken("toast", plain(text(key))))
    });
    let field = view! {
        <label class="ask" for=LINES_ID>{text("configure.lines")}</label>
        <textarea id=LINES_ID rows="5" readonly spellcheck="false" prop:value=lines></textarea>
    }
    .into_any();
    let copy = Button::new("next", text("configure.copy")).id("configure-copy").view(copy);
    let inner = all([field, copy, told, para("hint", plain(text("configure.lines_hint")))]);
    section("configure-part", "configure-paste", text("configure.paste"), inner)
}
