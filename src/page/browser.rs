//! The few things asked of the browser itself. All of them do nothing where the browser will not.

use std::cell::RefCell;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

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

thread_local! {
    /// Where the focus was to go, while that is still being fetched.
    static WANTED: RefCell<Option<String>> = const { RefCell::new(None) };
}

type Told = Box<dyn Fn(&HtmlElement)>;

thread_local! {
    /// Told of everything that is brought into view.
    static ON_SHOW: RefCell<Option<Told>> = const { RefCell::new(None) };
}

/// From now on, tells of everything that is brought into view.
pub fn on_show(tell: impl Fn(&HtmlElement) + 'static) {
    ON_SHOW.set(Some(Box::new(tell)));
}

fn shown(element: &HtmlElement) {
    ON_SHOW.with_borrow(|tell| {
        if let Some(tell) = tell {
            tell(element);
        }
    });
}

/// Moves the focus to an element, once what is being shown has been shown, and brings it into view. What is still being
/// fetched by then gets it from [`focus_come`].
pub fn focus_soon(id: String) {
    request_animation_frame(move || {
        let found = element(&id);
        if let Some(element) = &found {
            let _ = element.focus();
            shown(element);
        }
        WANTED.set(found.is_none().then_some(id));
    });
}

/// Moves the focus to where it was to go, where that has come meanwhile.
pub fn focus_come() {
    if let Some(id) = WANTED.take() {
        focus_soon(id);
    }
}

/// Moves the focus to an element without bringing it into view.
pub fn focus_in_place(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// From now on brings whatever Tab leads to into view as a whole: Firefox leaves what can be seen in part where it is.
pub fn show_stops() -> WindowListenerHandle {
    window_event_listener(leptos::ev::keyup, |event| {
        if let Some(stop) = document().active_element().filter(|_| event.key() == "Tab") {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            stop.scroll_into_view_with_scroll_into_view_options(&options);
        }
    })
}

/// Brings an element to the top of the window, once what is being shown has been shown, and moves the focus to another
/// one within.
pub fn show_soon(id: String, focus: String) {
    request_animation_frame(move || {
        if let Some(within) = element(&focus) {
            focus_in_place(&within);
        }
        if let Some(element) = element(&id) {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Start);
            element.scroll_into_view_with_scroll_into_view_options(&options);
            shown(&element);
        }
    });
}

/// Tells the scripts around the program of something, by an event of the window.
pub fn tell(name: &str) {
    if let Ok(event) = web_sys::Event::new(name) {
        let _ = window().dispatch_event(&event);
    }
}

/// Whether this is WeChat's own browser, which can neither print nor download.
pub fn is_wechat() -> bool {
    window().navigator().user_agent().is_ok_and(|agent| agent.contains("MicroMessenger"))
}

/// Asks the browser to print.
pub fn print() {
    let _ = window().print();
}

/// The fonts that the page is shown in.
pub fn font_family() -> String {
    let style = document().body().and_then(|body| window().get_computed_style(&body).ok().flatten());
    let family = style.and_then(|style| style.get_property_value("font-family").ok());
    family.filter(|family| !family.is_empty()).unwrap_or_else(|| "sans-serif".to_owned())
}

/// Where the page stands, as it is passed on: without what follows the path.
pub fn address() -> Option<String> {
    let location = location();
    let (origin, path) = (location.origin().ok()?, location.pathname().ok()?);
    origin.starts_with("http").then(|| origin + &path)
}

/// What stands behind the # of the address.
pub fn fragment() -> String {
    location().hash().unwrap_or_default().trim_start_matches('#').to_owned()
}

/// The origin of this page.
pub fn origin() -> String {
    location().origin().unwrap_or_default()
}

/// Whether this is the preview that a page of this origin shows in a frame: nothing done there is kept.
pub fn is_preview() -> bool {
    thread_local!(static IS_PREVIEW: bool = is_framed() && !is_framed_elsewhere() && query("preview").is_some());
    IS_PREVIEW.with(|is_preview| *is_preview)
}

/// Where a script of this very build stands beside the page: its files bear the build in their names.
pub fn script(name: &str) -> String {
    let edition = document().document_element().and_then(|page| page.get_attribute("data-edition"));
    ["assets/", name, "-", &edition.unwrap_or_default(), ".js"].concat()
}

/// Whether the browser knows that there is no network.
pub fn is_offline() -> bool {
    !window().navigator().on_line()
}

/// Whether the address has options other than the language, which the start script has seen to.
pub fn has_query() -> bool {
    let options = location().search().unwrap_or_default();
    let mut options = options.trim_start_matches('?').split('&');
    options.any(|option| !option.is_empty() && !option.starts_with("lang="))
}

/// An option of the address.
pub fn query(name: &str) -> Option<String> {
    let options = location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&options).ok()?.get(name)
}

/// Has the address ask for another value of an option, at the present step of the history.
pub fn replace_query(name: &str, value: &str) {
    let location = location();
    let (Ok(options), Ok(fragment)) = (location.search(), location.hash()) else { return };
    let options = web_sys::UrlSearchParams::new_with_str(&options);
    if let (Ok(options), Ok(history)) = (options, window().history()) {
        options.set(name, value);
        let address = format!("?{}{fragment}", String::from(options.to_string()));
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// Adds a step to the history, so that "back" leads to the step before. In a frame it takes the place of the present one:
/// there "back" is for the page around.
pub fn push_fragment(fragment: &str) {
    if is_framed() {
        replace_fragment(fragment);
    } else if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}")));
    }
}

/// Names the present step of the history.
pub fn replace_fragment(fragment: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}")));
    }
}

/// Now, in milliseconds since 1970.
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// Now in UTC, as ISO 8601 has it.
pub fn moment() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// JSON with its levels set off, its members in their order.
pub fn indented(json: &str) -> String {
    let parsed = js_sys::JSON::parse(json).ok();
    let written = parsed
        .and_then(|parsed| js_sys::JSON::stringify_with_replacer_and_space(&parsed, &JsValue::NULL, &1.into()).ok());
    written.map_or_else(|| json.to_owned(), String::from)
}

/// A text that no other call, here or in another tab, will give again.
pub fn unique() -> String {
    let random = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
    format!("{:x}-{random:08x}", now())
}

/// A moment as the clock on this device shows it: 2026-11-25 10:32.
pub fn clock(moment: u64) -> String {
    let date = js_sys::Date::new(&(moment as f64).into());
    let (year, month, day) = (date.get_full_year(), date.get_month() + 1, date.get_date());
    format!("{year}-{month:02}-{day:02} {:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// What tells the page in a frame from those in other frames of the same page around, as the end of a key: nothing for the
/// first of them, and where there is but one. The host's script names its frames so, and the same after a reload.
pub fn place() -> String {
    let name = window().name().unwrap_or_default();
    let number = name.strip_prefix("hujifen-").and_then(|number| number.parse::<u16>().ok()).filter(|_| is_framed());
    number.filter(|number| *number > 1).map_or_else(String::new, |number| format!(".{number}"))
}

/// Where a tab notes the draft it has open; it outlives a reload and nothing else.
const TAB: &str = "hujifen.tab";

/// The draft that this tab had open before it was loaded anew.
pub fn tab_note() -> Option<String> {
    window().session_storage().ok()??.get_item(&format!("{TAB}{}", place())).ok()?
}

/// Notes the draft that this tab has open.
pub fn set_tab_note(id: &str) {
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.set_item(&format!("{TAB}{}", place()), id);
    }
}

/// Whether the page stands in a frame.
pub fn is_framed() -> bool {
    window().parent().ok().flatten().is_some_and(|parent| parent != window())
}

/// Whether the page stands in a frame of another site, where storage is set apart and may be emptied at any time.
pub fn is_framed_elsewhere() -> bool {
    is_framed() && window().frame_element().ok().flatten().is_none()
}

/// Hands the visitor a file.
pub fn download(name: &str, kind: &str, content: &str) {
    // Nothing is told where the browser will not: the views that offer a file offer other ways too.
    let _ = try_download(name, kind, content);
}

fn try_download(name: &str, kind: &str, content: &str) -> Result<(), JsValue> {
    /// Long enough for the browser to begin.
    const KEPT: std::time::Duration = std::time::Duration::from_secs(40);
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&content.into()), &options)?;
    let address = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    set_timeout(
        move || {
            let _ = web_sys::Url::revoke_object_url(&address);
        },
        KEPT,
    );
    Ok(())
}

/// Reads a file of up to so many bytes as UTF-8 text; nothing where it is larger or cannot be read.
pub fn read_text(file: &web_sys::File, most: f64, then: impl FnOnce(Option<String>) + 'static) {
    if file.size() > most {
        return then(None);
    }
    let reading = file.text();
    leptos::task::spawn_local(async move {
        let read = wasm_bindgen_futures::JsFuture::from(reading).await;
        then(read.ok().and_then(|text| text.as_string()));
    });
}

/// Puts a text into the clipboard, and tells whether that worked.
pub fn copy(words: &str, then: impl FnOnce(bool) + 'static) {
    // Where the page is not served over https there is no clipboard.
    let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into()).ok();
    let Some(clipboard) = clipboard.and_then(|clipboard| clipboard.dyn_into::<web_sys::Clipboard>().ok()) else {
        return then(false);
    };
    let copying = clipboard.write_text(words);
    leptos::task::spawn_local(async move { then(wasm_bindgen_futures::JsFuture::from(copying).await.is_ok()) });
}

/// Selects what stands in a field, so that it can be copied by hand.
pub fn select(id: &str) {
    let field = document().get_element_by_id(id);
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlTextAreaElement>().ok()) {
        field.select();
    }
}
