//! The few things asked of the browser itself. All of them do nothing where the browser will not.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::rules::Date;

/// Today in Shanghai, which keeps UTC+8 the whole year, wherever the device is.
pub fn today() -> Date {
    const SHANGHAI: f64 = 8.0 * 3_600_000.0;
    let now = js_sys::Date::new(&(js_sys::Date::now() + SHANGHAI).into());
    let date = Date::new(now.get_utc_full_year() as i16, now.get_utc_month() as i8 + 1, now.get_utc_date() as i8);
    date.unwrap_or(FALLBACK)
}

/// Stands in where the device's clock shows no usable date: the first day of the law.
const FALLBACK: Date = match Date::constant(2023, 1, 1) {
    Some(date) => date,
    None => panic!("no day of the calendar"),
};

/// Does something under a name in the browser's timeline, where `make bench` and the developer tools read how long it took.
pub fn timed<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let timeline = window().performance();
    if let Some(timeline) = &timeline {
        let _ = timeline.mark(name);
    }
    let done = work();
    if let Some(timeline) = &timeline {
        let _ = timeline.measure_with_start_mark(name, name);
        timeline.clear_marks_with_mark_name(name);
    }
    done
}

/// The element with an id.
pub fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus to an element, once what is being shown has been shown, and brings it into view.
pub fn focus_soon(id: String) {
    request_animation_frame(move || {
        if let Some(element) = element(&id) {
            let _ = element.focus();
        }
    });
}

/// Brings an element to the top of the window, once what is being shown has been shown, and moves the focus to another
/// one within.
pub fn show_soon(id: String, focus: String) {
    request_animation_frame(move || {
        if let Some(within) = element(&focus) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = within.focus_with_options(&options);
        }
        if let Some(shown) = element(&id) {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Start);
            shown.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

/// What stands behind the # of the address.
pub fn fragment() -> String {
    location().hash().unwrap_or_default().trim_start_matches('#').to_owned()
}

/// Adds a step to the history, so that "back" leads to the step before.
pub fn push_fragment(fragment: &str) {
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}")));
    }
}

/// Names the present step of the history.
pub fn replace_fragment(fragment: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}")));
    }
}
