//! The page around the frame: who it is, and how to speak to it.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{MessageEvent, Window};

use crate::embed::{FromHost, Host, ToHost, is_id, lead_message};
use crate::page::browser;

/// The page around the frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peer {
    /// Of the element that holds this frame.
    id: String,
    pub host: Host,
}

/// The window around this one.
fn around() -> Option<Window> {
    window().parent().ok().flatten().filter(|parent| *parent != window())
}

/// The origin of the page around this one, where the browser tells. By the latest standard, as Firefox has it, a frame that
/// sends no referrer is not told either: it reads `null`, as that of a page without an origin does.
fn origin_around() -> Option<String> {
    let origins = js_sys::Reflect::get(&window().location(), &"ancestorOrigins".into()).ok()?;
    js_sys::Reflect::get_u32(&origins, 0).ok()?.as_string().filter(|origin| origin != "null")
}

impl Peer {
    /// The host that the address names, if it is truly the page around this one.
    pub fn find() -> Option<Peer> {
        around()?;
        let id = browser::query("embed").filter(|id| is_id(id))?;
        let host = Host::read(&browser::query("host")?)?;
        if origin_around().is_some_and(|origin| !host.is(&origin)) {
            leptos::logging::warn!(
                "hujifen: the address names another host than the page around; nothing is told to it"
            );
            return None;
        }
        Some(Peer { id, host })
    }

    /// Tells it something.
    pub fn tell(&self, message: &ToHost) {
        self.post(&message.to_json(&self.id));
    }

    /// Hands over what the visitor has agreed to.
    pub fn hand_over(&self, lead: &str) {
        self.post(&lead_message(&self.id, lead));
    }

    fn post(&self, json: &str) {
        if let (Some(around), Ok(message)) = (around(), js_sys::JSON::parse(json)) {
            // The browser delivers it to no other origin than this.
            let _ = around.post_message(&message, self.host.target());
        }
    }

    /// What a message says, if it is truly from the page around this one.
    pub fn hear(&self, event: &MessageEvent) -> Option<FromHost> {
        let is_around = event
            .source()
            .is_some_and(|source| around().is_some_and(|around| js_sys::Object::is(source.as_ref(), around.as_ref())));
        if !is_around || !self.host.is(&event.origin()) {
            return None;
        }
        // What cannot be written as JSON is no message of ours.
        let json = js_sys::JSON::stringify(&event.data()).ok()?;
        let json: JsValue = json.into();
        FromHost::read(&json.as_string()?, &self.id)
    }
}
