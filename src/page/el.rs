//! An element whose type does not tell what it is: `view!` makes a type of each, and the code to build, follow and take away
//! each type is what filled the program. What every visitor sees is made of these; parts may use either.

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState};
use send_wrapper::SendWrapper;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, Node};

use super::kit::ends_with_owner;

/// An element being made.
pub struct El(SendWrapper<Parts>);

struct Parts {
    tag: &'static str,
    what: Vec<(&'static str, What)>,
    inner: AnyView,
}

/// What is said of an element under a name.
enum What {
    /// An attribute.
    Is(String),
    /// One that follows what it reads; nothing takes it away.
    Follows(Box<dyn Fn() -> Option<String>>),
    /// A class that is there while something holds.
    Class(Box<dyn Fn() -> bool>),
    /// A property that follows what it reads.
    Property(Box<dyn Fn() -> JsValue>),
    /// A property of its style.
    Style(String),
    /// What happens at an event.
    On(Box<dyn Fn(Event)>),
}

/// Makes an element of a kind.
pub fn el(tag: &'static str) -> El {
    El(SendWrapper::new(Parts { tag, what: Vec::new(), inner: Vec::<AnyView>::new().into_any() }))
}

impl El {
    fn with(mut self, name: &'static str, what: What) -> El {
        self.0.what.push((name, what));
        self
    }

    pub fn is(self, name: &'static str, value: impl Into<String>) -> El {
        self.with(name, What::Is(value.into()))
    }

    /// The same where there is a value.
    pub fn maybe(self, name: &'static str, value: Option<String>) -> El {
        match value {
            Some(value) => self.is(name, value),
            None => self,
        }
    }

    pub fn class(self, classes: &'static str) -> El {
        if classes.is_empty() { self } else { self.is("class", classes) }
    }

    pub fn id(self, id: impl Into<String>) -> El {
        self.is("id", id)
    }

    /// An attribute that follows what it reads.
    pub fn follows(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> El {
        self.with(name, What::Follows(Box::new(value)))
    }

    /// An attribute without a value that is there while something holds.
    pub fn follows_bool(self, name: &'static str, holds: impl Fn() -> bool + 'static) -> El {
        self.follows(name, move || holds().then(String::new))
    }

    /// A class that is there while something holds.
    pub fn class_while(self, class: &'static str, holds: impl Fn() -> bool + 'static) -> El {
        self.with(class, What::Class(Box::new(holds)))
    }

    /// A property that follows what it reads.
    pub fn property(self, name: &'static str, value: impl Fn() -> JsValue + 'static) -> El {
        self.with(name, What::Property(Box::new(value)))
    }

    pub fn style(self, name: &'static str, value: String) -> El {
        self.with(name, What::Style(value))
    }

    pub fn on(self, event: &'static str, act: impl Fn(Event) + 'static) -> El {
        self.with(event, What::On(Box::new(act)))
    }

    /// The element with what is in it.
    pub fn view(mut self, inner: AnyView) -> AnyView {
        self.0.inner = inner;
        self.into_any()
    }
}

/// What hears an event.
type Hear = Closure<dyn Fn(Event)>;

/// An element that stands in the page.
pub struct Standing {
    tag: &'static str,
    element: Element,
    names: Vec<&'static str>,
    followed: Vec<RenderEffect<()>>,
    heard: Vec<(&'static str, Hear)>,
    inner: AnyViewState,
}

fn apply(element: &Element, name: &'static str, what: &What) {
    // The names and values are ours: none that a browser could refuse.
    let _ = match what {
        What::Is(value) => element.set_attribute(name, value),
        What::Follows(value) => match value() {
            Some(value) => element.set_attribute(name, &value),
            None => element.remove_attribute(name),
        },
        What::Class(holds) => element.class_list().toggle_with_force(name, holds()).map(drop),
        What::Property(value) => js_sys::Reflect::set(element, &name.into(), &value()).map(drop),
        What::Style(value) => element.unchecked_ref::<HtmlElement>().style().set_property(name, value),
        What::On(_) => Ok(()),
    };
}

impl Standing {
    /// Says everything of the element that there is to say.
    fn say(&mut self, what: Vec<(&'static str, What)>) {
        for (name, what) in what {
            self.names.push(name);
            match what {
                What::Is(_) | What::Style(_) => apply(&self.element, name, &what),
                What::On(act) => {
                    // What is done may ask for what the place it stands in provides.
                    let owner = Owner::current();
                    let hear = Closure::wrap(Box::new(move |event| match &owner {
                        Some(owner) => owner.with(|| act(event)),
                        None => act(event),
                    }) as Box<dyn Fn(Event)>);
                    let _ = self.element.add_event_listener_with_callback(name, hear.as_ref().unchecked_ref());
                    self.heard.push((name, hear));
                }
                what => {
                    let element = self.element.clone();
                    self.followed.push(RenderEffect::new(move |_| {
                        ends_with_owner();
                        apply(&element, name, &what);
                    }));
                }
            }
        }
    }

    fn forget(&mut self) {
        self.names.clear();
        self.followed.clear();
        for (name, hear) in self.heard.drain(..) {
            let _ = self.element.remove_event_listener_with_callback(name, hear.as_ref().unchecked_ref());
        }
    }
}

impl Render for El {
    type State = Standing;

    fn build(self) -> Standing {
        let Parts { tag, what, inner } = self.0.take();
        let element = Rndr::create_element(tag, None);
        let mut inner = inner.build();
        inner.mount(&element, None);
        let (names, followed, heard) = (Vec::new(), Vec::new(), Vec::new());
        let mut standing = Standing { tag, element, names, followed, heard, inner };
        standing.say(what);
        standing
    }

    fn rebuild(self, state: &mut Standing) {
        let is_alike = state.tag == self.0.tag && state.names.iter().eq(self.0.what.iter().map(|(name, _)| name));
        if is_alike {
            // In its place, so that it keeps the focus.
            let Parts { what, inner, .. } = self.0.take();
            state.forget();
            inner.rebuild(&mut state.inner);
            state.say(what);
        } else {
            let mut new = self.build();
            state.insert_before_this(&mut new);
            state.unmount();
            *state = new;
        }
    }
}

impl Mountable for Standing {
    fn unmount(&mut self) {
        self.element.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        let _ = parent.insert_before(&self.element, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = self.element.parent_element();
        if let Some(parent) = &parent {
            child.mount(parent, Some(&self.element));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

impl AddAnyAttr for El {
    type Output<A: Attribute> = El;

    fn add_any_attr<A: Attribute>(self, _: A) -> El {
        self
    }
}

/// The page is never rendered to HTML.
impl RenderHtml for El {
    type AsyncOutput = El;
    type Owned = El;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> El {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Standing {
        self.build()
    }

    fn into_owned(self) -> El {
        self
    }
}
