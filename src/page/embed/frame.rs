//! The frame as part of the host's page: its height, what of it is seen, and what is told to the host.

use std::time::Duration;

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{CssStyleDeclaration, Element, HtmlElement, MessageEvent, ResizeObserver};

use super::{Embedding, tell};
use crate::embed::{Change, FromHost, Options, ToHost};
use crate::page::browser;
use crate::page::kit::memo;
use crate::page::turns;

/// Keeps the host informed for as long as the page lives.
pub fn follow(embedding: Embedding) {
    if embedding.host.with_value(Option::is_none) {
        return;
    }
    mark("framed");
    let frame = Frame { embedding, told: StoredValue::new(0), seen: StoredValue::new(None) };
    let heard = window_event_listener(leptos::ev::message, move |event| frame.hear(&event));
    on_cleanup(move || heard.remove());
    frame.begin();
    frame.tell_heights();
    frame.follow_links();
    browser::on_show(move |shown| frame.tell_shown(shown));
}

impl Embedding {
    /// Tells the host something, where there is one.
    pub fn say(self, message: &ToHost) {
        let _ = self.host.try_with_value(|host| host.as_ref().map(|host| host.tell(message)));
    }
}

/// A height told may have been a passing one, which was gone before the observer looked again: it is asked for once more.
const PASSING: Duration = Duration::from_millis(50);

#[derive(Clone, Copy)]
struct Frame {
    embedding: Embedding,
    /// The height that was told last; 0 before the first.
    told: StoredValue<u32>,
    /// The part that the visitor sees, from where to where, in pixels; nothing until the host tells.
    seen: StoredValue<Option<[i32; 2]>>,
}

impl Frame {
    fn hear(self, event: &MessageEvent) {
        let told = self.embedding.host.try_with_value(|host| host.as_ref()?.hear(event)).flatten();
        match told {
            Some(FromHost::Options(given)) => {
                let given = given.iter().map(|(name, value)| (name.as_str(), value.as_str()));
                let (options, refused) = Options::read(given);
                tell(&refused);
                self.embedding.take(options);
            }
            Some(FromHost::View { top, height }) => {
                self.seen.set_value(Some([top as i32, (top + height) as i32]));
                mark("seen");
                self.keep_in_view();
            }
            Some(FromHost::LeadReceived) => self.embedding.received.update(|received| *received += 1),
            None => {}
        }
    }

    /// Tells that the page stands, and then the points, now and whenever they change.
    fn begin(self) {
        let Embedding { store, .. } = self.embedding;
        let is_whole = memo(move || {
            store.is_more_missing.get() || (store.more.get().is_some() && store.turn.get() >= turns::FOOT)
        });
        // From then on it may be lower than its frame (style/embed.css).
        Effect::watch(
            move || is_whole.get(),
            |is_whole, _, _| {
                if *is_whole {
                    mark("whole")
                }
            },
            true,
        );
        // Shown anew, in another language, it has been whole before, and its host keeps that height meanwhile.
        let is_anew = is_marked("whole");
        let stands = memo(move || store.turn.get() >= turns::SHOWN && (!is_anew || is_whole.get()));
        let change = self.tell_changes();
        let begin = move || {
            // Once only, and by then the page may be gone.
            if self.told.try_get_value() == Some(0) {
                let height = height();
                self.told.set_value(height);
                self.embedding.say(&ToHost::Ready { height });
                self.embedding.say(&ToHost::Change(change.get_untracked()));
            }
        };
        // No animation frame comes to a frame that nobody sees yet.
        let begin_then = move |stands: &bool| {
            if *stands {
                set_timeout(begin, Duration::ZERO)
            }
        };
        Effect::watch(move || stands.get(), move |stands, _, _| begin_then(stands), true);
    }

    /// Tells the points whenever they change, once the page stands. Gives back what is to be told then.
    fn tell_changes(self) -> Memo<Change> {
        let Embedding { store, .. } = self.embedding;
        let change = Memo::new(move |_| {
            let answered = store.answers.with(|answers| answers.answered_count());
            store.assessment.with(|score| Change {
                total: score.total,
                max: score.max,
                standard: score.standard,
                qualifies: score.qualifies,
                could_qualify: score.could_qualify,
                answered,
            })
        });
        let say = move |change: &Change| {
            if self.told.get_value() != 0 {
                self.embedding.say(&ToHost::Change(*change));
            }
        };
        Effect::watch(move || change.get(), move |change, _, _| say(change), false);
        change
    }

    /// Tells the height, where it is another than the one told last.
    fn tell_height(self) {
        let height = height();
        // The page may be gone by now.
        if self.told.try_get_value().is_some_and(|told| told != 0 && told != height) {
            self.told.try_set_value(height);
            self.embedding.say(&ToHost::Height { height });
            set_timeout(move || self.tell_height(), PASSING);
        }
    }

    /// Tells the height whenever it changes.
    fn tell_heights(self) {
        let tell = move || {
            self.tell_height();
            self.keep_in_view();
        };
        // In a turn of its own: WebKit calls before it counts style sheets that are still coming, and does count them where a
        // size is asked for, which here it would complain of as a loop.
        let resized = Closure::<dyn Fn()>::new(move || set_timeout(tell, Duration::ZERO));
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref());
        if let (Ok(observer), Some(root)) = (observer, root()) {
            observer.observe(&root);
            let kept = SendWrapper::new((observer, resized));
            on_cleanup(move || kept.0.disconnect());
        }
    }

    /// A link within the page is no step of the host's history either.
    fn follow_links(self) {
        let follow = move |event: leptos::ev::MouseEvent| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let link = target.and_then(|target| target.closest("a[href^='#']").ok().flatten());
            let href = link.and_then(|link| link.get_attribute("href"));
            if let Some(href) = href.filter(|_| !event.default_prevented()) {
                event.prevent_default();
                let _ = location().replace(&href);
                if let Some(place) = browser::element(href.trim_start_matches('#')) {
                    self.tell_shown(&place);
                }
            }
        };
        let followed = window_event_listener(leptos::ev::click, follow);
        on_cleanup(move || followed.remove());
    }

    /// A frame as high as its page does not scroll: its host has to. What must stay free around the part counts as part
    /// of it.
    fn tell_shown(self, shown: &HtmlElement) {
        // First of all the host has to make room for it.
        self.tell_height();
        self.keep_in_view();
        let place = shown.get_bounding_client_rect();
        let scrolled = window().scroll_y().unwrap_or_default();
        let (page, own) = (root().and_then(|root| style(&root)), style(shown));
        let free = |side| {
            let [padding, margin] = ["padding", "margin"].map(|kind| format!("scroll-{kind}-{side}"));
            pixels(page.as_ref(), &padding) + pixels(own.as_ref(), &margin)
        };
        let top = (place.top() + scrolled - free("top")).max(0.0);
        let end = place.bottom() + scrolled + free("bottom");
        self.embedding.say(&ToHost::Scroll { top: top as i32, height: (end - top).max(1.0) as u32 });
    }

    /// Keeps the total where the visitor sees it: the frame's own edges may be far away. The total may be another element
    /// than the last time.
    fn keep_in_view(self) {
        let Some([top, end]) = self.seen.try_get_value().flatten() else { return };
        let total = document().query_selector(".total").ok().flatten();
        if let Some(total) = total.and_then(|total| total.dyn_into::<HtmlElement>().ok()) {
            // Not of the root, from which every element would take it over: ten times the work at every scroll.
            let style = total.style();
            let _ = style.set_property("--seen-top", &format!("{top}px"));
            let _ = style.set_property("--seen-end", &format!("{end}px"));
        }
    }
}

fn root() -> Option<HtmlElement> {
    document().document_element()?.dyn_into().ok()
}

/// How high the page is, in whole pixels. Once the page is whole this does not depend on how high the frame is: nothing
/// would ever settle otherwise.
fn height() -> u32 {
    root().map_or(1.0, |root| root.get_bounding_client_rect().height().ceil().max(1.0)) as u32
}

fn style(element: &Element) -> Option<CssStyleDeclaration> {
    window().get_computed_style(element).ok().flatten()
}

/// A length as the browser has computed it; 0 where it is no number of pixels.
fn pixels(style: Option<&CssStyleDeclaration>, name: &str) -> f64 {
    let value = style.and_then(|style| style.get_property_value(name).ok());
    value.and_then(|value| value.strip_suffix("px")?.parse().ok()).unwrap_or(0.0)
}

/// Marks the page for the style sheets.
fn mark(name: &str) {
    if let Some(root) = root() {
        let _ = root.set_attribute(&format!("data-{name}"), "");
    }
}

fn is_marked(name: &str) -> bool {
    root().is_some_and(|root| root.has_attribute(&format!("data-{name}")))
}
