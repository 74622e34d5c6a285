//! The page as visitors would see it on the editor's site, at the width of a phone and of a desktop.
//!
//! It is shown in a frame like any other, and told of options like any other; only that it keeps nothing.

use leptos::html::Iframe;
use leptos::prelude::*;
use web_sys::MessageEvent;

use super::Configurator;
use crate::embed::{ToFrame, from_frame};
use crate::page::browser;
use crate::page::kit::{Button, all, block, derived, para, plain, section};
use crate::texts::text;

/// The id of the frame as one that is embedded.
const FRAME: &str = "preview";

/// The preview.
pub fn preview(configurator: Configurator) -> AnyView {
    let frame = NodeRef::<Iframe>::new();
    let is_wide = RwSignal::new(false);
    let tell = move |message: &ToFrame| {
        let window = frame.get_untracked().and_then(|frame| frame.content_window());
        if let (Some(window), Ok(message)) = (window, js_sys::JSON::parse(&message.to_json(FRAME))) {
            let _ = window.post_message(&message, &browser::origin());
        }
    };
    let tell_options = move || tell(&ToFrame::Options { options: configurator.attributes().into_iter().collect() });
    Effect::watch(move || configurator.given.track(), move |(), _, _| tell_options(), false);
    let heard = window_event_listener(leptos::ev::message, move |event: MessageEvent| {
        let window = frame.get_untracked().and_then(|frame| frame.content_window());
        let is_ours = event
            .source()
            .is_some_and(|source| window.is_some_and(|window| js_sys::Object::is(source.as_ref(), window.as_ref())));
        if !is_ours || event.origin() != browser::origin() {
            return;
        }
        let json = js_sys::JSON::stringify(&event.data()).ok().map(String::from).unwrap_or_default();
        match from_frame(&json, FRAME).as_deref() {
            Some("ready") => tell_options(),
            // As a page that listens would do; what it was ends here.
            Some("lead") => tell(&ToFrame::LeadReceived),
            _ => {}
        }
    });
    on_cleanup(move || heard.remove());

    let width = |wide: bool, key, id| Button::new("quiet", text(key)).id(id).view(move || is_wide.set(wide));
    let widths = block(
        "configure-widths",
        all([
            width(false, "configure.phone", "configure-phone"),
            width(true, "configure.desktop", "configure-desktop"),
        ]),
    );
    let address = format!("./?embed={FRAME}&host={}&preview", js_sys::encode_uri_component(&browser::origin()));
    let frame = view! {
        <div class="configure-preview" class:wide=is_wide tabindex="0" role="group" aria-label=text("configure.preview")>
            <iframe node_ref=frame id="configure-frame" src=address title=text("configure.preview")></iframe>
        </div>
    };
    let told = derived(move || text(if is_wide.get() { "configure.as_desktop" } else { "configure.as_phone" }));
    let inner = all([
        para("hint", plain(text("configure.preview_lead"))),
        widths,
        view! { <p class="hint" role="status">{told}</p> }.into_any(),
        frame.into_any(),
    ]);
    section("configure-part", "configure-shown", text("configure.preview"), inner)
}
