//! The options, each with what is wrong with it at its place.

use leptos::prelude::*;

use super::Configurator;
use crate::embed::options::{Section, Sections};
use crate::page::kit::{all, block, derived, maybe, memo, para, plain, section};
use crate::texts::text;

/// What an accent is before one is picked, for the browser's own picker.
const USUAL_ACCENT: &str = "#125b5b";

/// All options, by what they are about.
pub fn fields(configurator: Configurator) -> AnyView {
    let field = |name| typed(configurator, name);
    let looks = all([
        accent(configurator),
        choice(configurator, "scheme", &["auto", "light", "dark"]),
        choice(configurator, "density", &["comfortable", "compact"]),
        field("radius"),
        field("font-size"),
    ]);
    let partner = all([
        para("hint", plain(text("configure.partner_lead"))),
        field("partner-name"),
        field("partner-link"),
        field("partner-logo"),
        field("partner-qr"),
        field("partner"),
    ]);
    all([
        section("configure-part", "configure-looks", text("configure.looks"), looks),
        section("configure-part", "configure-sections", text("configure.sections"), sections(configurator)),
        section("configure-part", "configure-partner", text("configure.partner"), partner),
        section("configure-part", "configure-handoff", text("configure.handoff"), lead(configurator)),
    ])
}

/// The id of the field of an option.
fn id(name: &str) -> String {
    format!("configure-{name}")
}

fn label(name: &str) -> String {
    text(&format!("configure.label.{name}")).to_owned()
}

/// An option that is typed, with what is wrong with it. `beside` stands on its line.
fn typed_with(configurator: Configurator, name: &'static str, beside: AnyView) -> AnyView {
    let id = id(name);
    let for_id = id.clone();
    let (fault_id, hint_id) = (format!("{id}-fault"), format!("{id}-hint"));
    let is_refused = memo(move || configurator.is_refused(name));
    let described = (format!("{fault_id} {hint_id}"), hint_id.clone());
    let told = maybe(move || {
        is_refused.get().then(|| {
            let words = text(&format!("configure.fault.{name}")).to_owned();
            view! { <p class="fault" id=fault_id.clone()>{words}</p> }.into_any()
        })
    });
    let value = derived(move || configurator.value(name).unwrap_or_default());
    let input = move |event| {
        // As typed: a blank at the end may become one between two words.
        let value = event_target_value(&event);
        configurator.set(name, (!value.trim().is_empty()).then_some(value));
    };
    view! {
        <div class="question" class:at-fault=is_refused>
            <label class="ask" for=for_id>{label(name)}</label>
            <p class="hint" id=hint_id>{text(&format!("configure.hint.{name}")).to_owned()}</p>
            {told}
            <div class="configure-line">
                <input type="text" id=id autocomplete="off" spellcheck="false" prop:value=value on:input=input
                    aria-invalid=derived(move || is_refused.get().then_some("true"))
                    aria-describedby=derived(move || if is_refused.get() { described.0.clone() } else { described.1.clone() }) />
                {beside}
            </div>
        </div>
    }
    .into_any()
}

fn typed(configurator: Configurator, name: &'static str) -> AnyView {
    typed_with(configurator, name, all([]))
}

/// The accent, typed or picked.
fn accent(configurator: Configurator) -> AnyView {
    let value = derived(move || {
        let typed = configurator.value("accent").filter(|_| !configurator.is_refused("accent"));
        // The picker knows the long form only.
        let typed = typed.map(|typed| typed.trim().to_owned());
        typed.filter(|typed| typed.len() == USUAL_ACCENT.len()).unwrap_or_else(|| USUAL_ACCENT.to_owned())
    });
    let picker = view! {
        <input type="color" id="configure-picker" aria-label=text("configure.pick") prop:value=value
            on:input=move |event| configurator.set("accent", Some(event_target_value(&event))) />
    };
    typed_with(configurator, "accent", picker.into_any())
}

/// An option that is one of a few; the first is the usual one.
fn choice(configurator: Configurator, name: &'static str, choices: &'static [&'static str]) -> AnyView {
    let options = all(choices.iter().enumerate().map(|(at, &choice)| {
        let id = format!("{}-{choice}", id(name));
        let for_id = id.clone();
        let is_chosen = derived(move || match configurator.value(name) {
            Some(value) => value == choice,
            None => at == 0,
        });
        let change = move |_| configurator.set(name, (at > 0).then(|| choice.to_owned()));
        view! {
            <label class="option" for=for_id class:chosen=is_chosen>
                <input type="radio" name=format!("configure-{name}") id=id prop:checked=is_chosen on:change=change />
                <span>{text(&format!("configure.choice.{choice}")).to_owned()}</span>
            </label>
        }
        .into_any()
    }));
    view! {
        <fieldset class="question">
            <legend class="ask">{label(name)}</legend>
            {block("options short", options)}
        </fieldset>
    }
    .into_any()
}

/// A mark that is set or not.
fn mark(id: String, words: String, is_set: Signal<bool>, set: impl Fn(bool) + 'static) -> AnyView {
    let for_id = id.clone();
    view! {
        <label class="option flag" for=for_id class:chosen=is_set>
            <input type="checkbox" id=id prop:checked=is_set on:change=move |event| set(event_target_checked(&event)) />
            <span>{words}</span>
        </label>
    }
    .into_any()
}

/// The parts of the page that show: all of them, as long as none is taken away.
fn sections(configurator: Configurator) -> AnyView {
    let set = move |section: Section, is_shown| {
        let sections = configurator.options().sections.with(section, is_shown);
        configurator.set("sections", (sections != Sections::ALL).then(|| sections.names(true)));
    };
    let marks = Section::ALL.map(|section| {
        let is_shown = derived(move || configurator.options().sections.has(section));
        let words = text(&format!("configure.section.{}", section.name())).to_owned();
        mark(format!("configure-section-{}", section.name()), words, is_shown, move |is_shown| set(section, is_shown))
    });
    view! {
        <fieldset class="question">
            <legend class="hint">{text("configure.sections_lead")}</legend>
            {block("options short", all(marks))}
        </fieldset>
    }
    .into_any()
}

/// Whether the result can be handed over.
fn lead(configurator: Configurator) -> AnyView {
    let is_set = derived(move || configurator.value("lead").is_some());
    let set = move |is_set: bool| configurator.set("lead", is_set.then(String::new));
    all([
        mark("configure-lead".to_owned(), text("configure.lead_mark").to_owned(), is_set, set),
        para("hint", plain(text("configure.lead_hint"))),
    ])
}
