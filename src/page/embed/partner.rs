//! Who offers the page, beside the result and set apart from it: nothing of a partner has any part in the score.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Response, Url};

use super::{Embedding, member, trouble};
use crate::embed::Host;
use crate::embed::partner::{Address, Fault, FileName, Given, LARGEST, Reference};
use crate::page::browser;
use crate::page::kit::{all, maybe, memo, para, plain, span};
use crate::texts::{fill, text};

/// A partner as it is shown: every address resolved and allowed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Partner {
    name: Option<String>,
    logo: Option<String>,
    qr: Option<String>,
    /// With the host it leads to.
    link: Option<(String, String)>,
}

/// A partner's file as it was read, and its own address.
type File = Option<(Given, String)>;

/// The file of the partner that the options name, for the views.
#[derive(Clone, Copy)]
struct Filed(RwSignal<File>);

/// Reads the partner's file whenever the options name another.
pub fn follow(embedding: Embedding) {
    let file = RwSignal::new(None);
    let wanted = memo(move || embedding.options.with(|options| options.partner.clone()));
    let fetch = move |name: &Option<FileName>, _: Option<&_>, _: Option<()>| {
        file.set(None);
        if let Some(name) = name.clone() {
            spawn_local(async move {
                let read = read(&name).await;
                // By then another may be wanted, or the page be gone.
                if wanted.try_get_untracked().flatten() == Some(name) {
                    file.set(read);
                }
            });
        }
    };
    Effect::watch(move || wanted.get(), fetch, true);
    provide_context(Filed(file));
}

/// Reads a partner's file: of this site only, without anything that tells who asks.
async fn read(name: &FileName) -> File {
    let path = format!("partners/{}.json", name.as_str());
    let address = Url::new_with_base(&path, &browser::address()?).ok()?;
    let address = part(&address, "href");
    let Some(content) = fetch(&address).await else {
        trouble::tell("partner", format!("{path} could not be fetched, or is larger than {LARGEST} bytes"));
        return None;
    };
    let (given, faults) = Given::from_json(&content);
    for fault in faults {
        let fault = match fault {
            Fault::TooLarge => format!("it is larger than {LARGEST} bytes"),
            Fault::NoObject => "it is no object of JSON".to_owned(),
            Fault::Unknown(member) => format!("there is no member \"{member}\""),
            Fault::Refused(member) => format!("the value of \"{member}\" is not allowed"),
        };
        trouble::tell("partner", format!("{path}: {fault}"));
    }
    Some((given, address))
}

async fn fetch(address: &str) -> Option<String> {
    // What is led on to another site fails.
    let init = js_sys::JSON::parse(r#"{"mode":"same-origin","credentials":"omit"}"#).ok()?;
    let answer = JsFuture::from(window().fetch_with_str_and_init(address, init.unchecked_ref())).await.ok()?;
    if !member(&answer, "ok").is_truthy() {
        return None;
    }
    let answer: Response = answer.unchecked_into();
    let content = JsFuture::from(answer.text().ok()?).await.ok()?;
    content.as_string().filter(|content| content.len() <= LARGEST)
}

/// What is given as options, and where that is nothing, what the file says.
fn partner_of(embedding: Embedding, file: &File) -> Partner {
    let page = browser::address().unwrap_or_default();
    let own = embedding.options.with(|options| options.partner_given.clone());
    let none = Default::default();
    let (filed, beside) = file.as_ref().map_or((&none, page.as_str()), |(given, address)| (given, address));
    let host = embedding.host.with_value(|peer| match peer.as_ref().map(|peer| &peer.host) {
        Some(Host::Origin(origin)) => Some(origin.clone()),
        _ => None,
    });
    let picture = |which, own: &Option<Reference>, filed: &Option<Reference>| {
        let is_allowed = |address: &Address| address.may_be_shown(&origin(), host.as_deref());
        let resolve = |reference: &Option<Reference>, base| resolved(which, reference.as_ref()?, base, is_allowed);
        resolve(own, &page).or_else(|| resolve(filed, beside)).map(|url| part(&url, "href"))
    };
    let resolve = |reference: &Option<Reference>, base| {
        resolved("link", reference.as_ref()?, base, |address| address.may_be_followed())
    };
    let link = resolve(&own.link, page.as_str()).or_else(|| resolve(&filed.link, beside));
    Partner {
        name: own.name.as_ref().or(filed.name.as_ref()).map(|name| name.as_str().to_owned()),
        logo: picture("logo", &own.logo, &filed.logo),
        qr: picture("qr", &own.qr, &filed.qr),
        link: link.map(|url| (part(&url, "href"), part(&url, "host"))),
    }
}

fn origin() -> String {
    location().origin().unwrap_or_default()
}

/// A part of an address, as the browser has taken it apart.
fn part(url: &Url, name: &str) -> String {
    member(url, name).as_string().unwrap_or_default()
}

/// An address resolved, if it is allowed; else the developer is told.
fn resolved(which: &str, reference: &Reference, base: &str, is_allowed: impl Fn(&Address) -> bool) -> Option<Url> {
    let allowed = |url: &Url| {
        let [protocol, hostname, origin, username, password] =
            ["protocol", "hostname", "origin", "username", "password"].map(|name| part(url, name));
        is_allowed(&Address {
            protocol: &protocol,
            hostname: &hostname,
            origin: &origin,
            username: &username,
            password: &password,
        })
    };
    let url = Url::new_with_base(reference.as_str(), base).ok().filter(allowed);
    if url.is_none() {
        let rule = match which {
            "link" => "it has to begin with https://",
            _ => "pictures have to be on https:// and on the site of this page or of the page around it",
        };
        trouble::tell("partner", format!("the partner's {which} \"{}\" is not allowed: {rule}", reference.as_str()));
    }
    url
}

/// The partner, where there is one.
pub fn partner(embedding: Embedding) -> AnyView {
    let Some(Filed(file)) = use_context::<Filed>() else { return all([]) };
    let partner = memo(move || file.with(|file| partner_of(embedding, file)));
    maybe(move || {
        let partner = partner.get();
        (partner != Partner::default()).then(|| shown(partner))
    })
}

fn shown(Partner { name, logo, qr, link }: Partner) -> AnyView {
    let name = name.unwrap_or_else(|| text("partner.unnamed").to_owned());
    let logo = logo.map(|logo| picture("partner-logo", logo, fill("partner.logo", &[("name", &name)])));
    let by = span("", plain(fill("partner.by", &[("name", &name)])));
    let head = para("partner-by", all(logo.into_iter().chain([by])));
    let link = link.map(|(href, host)| {
        let words = fill("partner.link", &[("host", &host)]);
        para("", view! { <a href=href target="_blank" rel="noopener noreferrer nofollow">{words}</a> }.into_any())
    });
    let apart = para("partner-apart", plain(fill("partner.apart", &[("name", &name)])));
    let parts = [head].into_iter().chain(link).chain(qr.map(|qr| code(qr, &name))).chain([apart]);
    let label = fill("partner.by", &[("name", &name)]);
    view! { <section class="partner" aria-label=label>{all(parts)}</section> }.into_any()
}

/// A picture that goes where it does not come.
fn picture(class: &'static str, src: String, alt: String) -> AnyView {
    let has_failed = RwSignal::new(false);
    maybe(move || {
        let fail = move |_| has_failed.set(true);
        (!has_failed.get()).then(|| {
            let (src, alt) = (src.clone(), alt.clone());
            view! {
                <img class=class alt=alt loading="lazy" decoding="async" referrerpolicy="no-referrer" on:error=fail src=src />
            }
            .into_any()
        })
    })
}

/// The code to scan, shown when it is asked for; it comes before, or a fault would be seen only then.
fn code(src: String, name: &str) -> AnyView {
    let has_failed = RwSignal::new(false);
    let (alt, caption) = (fill("partner.qr", &[("name", &name)]), fill("partner.scan", &[("name", &name)]));
    maybe(move || {
        let fail = move |_| has_failed.set(true);
        (!has_failed.get()).then(|| {
            let (src, alt, caption) = (src.clone(), alt.clone(), caption.clone());
            view! {
                <details class="help">
                    <summary>{text("partner.show_qr")}</summary>
                    <figure class="partner-qr">
                        <img alt=alt decoding="async" referrerpolicy="no-referrer" on:error=fail src=src />
                        <figcaption>{caption}</figcaption>
                    </figure>
                </details>
            }
            .into_any()
        })
    })
}
