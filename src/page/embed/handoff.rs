//! The way to hand the result over to the page around: only where that page asks for it, only after the visitor has seen
//! word for word what would go, and only when they agree to exactly that.

use leptos::prelude::*;

use super::Embedding;
use crate::answers::file;
use crate::embed::{Consent, Contact, ContactFault, ContactPart, Extent, Host, Lead};
use crate::page::browser;
use crate::page::kit::{Button, all, block, derived, dynamic, live, maybe, memo, para, plain, span, spoken};
use crate::rules::Profile;
use crate::texts::{answer_text, fill, label, text};

/// Within this time a page that listens has answered, in milliseconds.
const PATIENCE: u64 = 5_000;

const TITLE_ID: &str = "handoff-title";
const CONSENT_ID: &str = "handoff-consent";

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Writing,
    /// It was told to the page around, which has not answered yet.
    Told,
    Received,
    Unanswered,
}

/// What is being handed over.
#[derive(Clone, Copy)]
struct Handoff {
    embedding: Embedding,
    extent: RwSignal<Extent>,
    /// As typed.
    contact: RwSignal<Contact>,
    /// Whether faults are shown: not before it was tried.
    is_tried: RwSignal<bool>,
    /// Nothing as long as the visitor has not agreed to what stands there.
    consent: RwSignal<Option<Consent>>,
    stage: RwSignal<Stage>,
}

/// The button, and what it opens.
pub fn handoff(embedding: Embedding) -> AnyView {
    let host = embedding.host.with_value(|peer| match &peer.as_ref()?.host {
        Host::Origin(origin) => Some(origin.strip_prefix("https://").unwrap_or(origin).to_owned()),
        // Nobody could say who would get it.
        Host::Opaque => None,
    });
    let Some(host) = host else { return all([]) };
    let is_offered = memo(move || embedding.options.with(|options| options.lead));
    maybe(move || is_offered.get().then(|| offer(embedding, &host)))
}

fn offer(embedding: Embedding, host: &str) -> AnyView {
    let is_open = RwSignal::new(false);
    let open = move || {
        is_open.set(true);
        browser::focus_soon(TITLE_ID.to_owned());
    };
    let host = StoredValue::new(host.to_owned());
    dynamic(move || match is_open.get() {
        false => {
            let words = fill("handoff.open", &[("host", &host.get_value())]);
            Button::new("quiet", words).id("to-handoff").view(open)
        }
        true => {
            let close = Button::new("link", text("handoff.close")).id("handoff-close").view(move || {
                is_open.set(false);
                browser::focus_soon("to-handoff".to_owned());
            });
            panel(Handoff::new(embedding), &host.get_value(), close)
        }
    })
}

impl Handoff {
    fn new(embedding: Embedding) -> Handoff {
        let handoff = Handoff {
            embedding,
            extent: RwSignal::new(Extent::default()),
            contact: RwSignal::new(Contact::default()),
            is_tried: RwSignal::new(false),
            consent: RwSignal::new(None),
            stage: RwSignal::new(Stage::Writing),
        };
        // Whoever agreed has agreed to what stood there, and to nothing else.
        let agreed_to = memo(move || handoff.json(None));
        let withdraw = move || {
            handoff.consent.set(None);
            handoff.stage.set(Stage::Writing);
        };
        // A memo that nobody reads hears of nothing.
        Effect::watch(move || agreed_to.with(|_| ()), move |(), _, _| withdraw(), false);
        let received = embedding.received;
        let note = move || {
            if handoff.stage.get_untracked() != Stage::Writing {
                handoff.stage.set(Stage::Received);
            }
        };
        Effect::watch(move || received.track(), move |(), _, _| note(), false);
        handoff
    }

    /// The profile with the day it is assessed on: whoever gets it comes to the same points.
    fn profile(self) -> Profile {
        let mut profile = self.embedding.store.reading.with(|reading| reading.profile.clone());
        profile.assessed_on.get_or_insert(self.embedding.store.today);
        profile
    }

    fn with_lead<T>(self, consent: Option<&Consent>, take: impl FnOnce(&Lead) -> T) -> T {
        let (contact, _) = self.contact.with(Contact::read);
        let profile = self.profile();
        self.embedding.store.assessment.with(|assessment| {
            take(&Lead { contact: &contact, consent, extent: self.extent.get(), profile: &profile, assessment })
        })
    }

    fn json(self, consent: Option<&Consent>) -> String {
        self.with_lead(consent, |lead| lead.to_json())
    }

    fn faults(self) -> Vec<(ContactPart, ContactFault)> {
        self.contact.with(|contact| contact.read().1)
    }

    /// Hands it over, if everything is there; else leads to what is missing.
    fn hand_over(self) {
        self.is_tried.set(true);
        let missing = self.faults().first().map(|(part, _)| part_id(*part));
        let consent = self.consent.get_untracked();
        let (None, Some(consent)) = (&missing, &consent) else {
            return browser::focus_soon(missing.unwrap_or_else(|| CONSENT_ID.to_owned()));
        };
        self.stage.set(Stage::Told);
        let lead = self.json(Some(consent));
        self.embedding.host.with_value(|host| host.as_ref().map(|host| host.hand_over(&lead)));
        let conclude = move || {
            // By then this may be closed.
            if self.stage.try_get_untracked() == Some(Stage::Told) {
                self.stage.set(Stage::Unanswered);
            }
        };
        set_timeout(conclude, std::time::Duration::from_millis(PATIENCE));
    }
}

fn part_id(part: ContactPart) -> String {
    format!("handoff-{}", part.code())
}

fn panel(handoff: Handoff, host: &str, close: AnyView) -> AnyView {
    let said = |key| fill(key, &[("host", &host)]);
    let send = Button::new("next", said("handoff.send")).id("handoff-send").view(move || handoff.hand_over());
    let states = [said("handoff.told"), said("handoff.received"), said("handoff.unanswered")];
    let told = live(move || {
        let [told, received, unanswered] = &states;
        match handoff.stage.get() {
            Stage::Writing => String::new(),
            Stage::Told => told.clone(),
            Stage::Received => received.clone(),
            Stage::Unanswered => unanswered.clone(),
        }
    });
    let parts = all([
        para("hint", plain(said("handoff.lead"))),
        extent(handoff),
        all(ContactPart::ALL.map(|part| field(handoff, part))),
        preview(handoff),
        consent(handoff, said("handoff.consent")),
        send,
        spoken("handoff-told", told),
        close,
    ]);
    view! {
        <section class="handoff" aria-labelledby=TITLE_ID>
            <h3 id=TITLE_ID tabindex="-1">{said("handoff.title")}</h3>
            {parts}
        </section>
    }
    .into_any()
}

/// How much is handed over.
fn extent(handoff: Handoff) -> AnyView {
    let choices = [(Extent::Score, "handoff.score"), (Extent::Answers, "handoff.answers")];
    let choices = all(choices.map(|(extent, key)| {
        let is_chosen = derived(move || handoff.extent.get() == extent);
        view! {
            <label class="option" for=key class:chosen=is_chosen>
                <input type="radio" name="handoff-extent" id=key prop:checked=is_chosen
                    on:change=move |_| handoff.extent.set(extent) />
                <span>{text(key)}</span>
            </label>
        }
        .into_any()
    }));
    view! {
        <fieldset class="question">
            <legend class="ask">{text("handoff.extent")}</legend>
            {block("options", choices)}
        </fieldset>
    }
    .into_any()
}

/// A part of the contact.
fn field(handoff: Handoff, part: ContactPart) -> AnyView {
    let id = part_id(part);
    let fault_id = format!("{id}-fault");
    let fault = memo(move || {
        let faults = if handoff.is_tried.get() { handoff.faults() } else { Vec::new() };
        faults.into_iter().find(|(at, _)| *at == part).map(|(_, fault)| fault)
    });
    let described = fault_id.clone();
    let told = maybe(move || {
        let words = text(&format!("handoff.fault.{}", fault.get()?.code())).to_owned();
        Some(view! { <p class="fault" id=fault_id.clone()>{words}</p> }.into_any())
    });
    let (kind, complete) = match part {
        ContactPart::Name => ("text", "name"),
        ContactPart::Phone => ("tel", "tel"),
        ContactPart::Wechat => ("text", "off"),
    };
    let typed = derived(move || handoff.contact.with(|contact| contact.part(part).to_owned()));
    let input = move |event| handoff.contact.update(|contact| contact.set(part, event_target_value(&event)));
    view! {
        <div class="question" class:at-fault=derived(move || fault.get().is_some())>
            <label class="ask" for=id.clone()>{text(&format!("handoff.contact.{}", part.code())).to_owned()}</label>
            {told}
            <input type="text" inputmode=kind autocomplete=complete id=id prop:value=typed on:input=input
                aria-invalid=derived(move || fault.get().map(|_| "true"))
                aria-describedby=derived(move || fault.get().map(|_| described.clone())) />
        </div>
    }
    .into_any()
}

/// Word for word what would go: as people read it, and as programs do.
fn preview(handoff: Handoff) -> AnyView {
    let rows = dynamic(move || {
        all(rows(handoff).into_iter().map(|(name, told)| {
            view! { <li>{span("answer-label", plain(name))}{span("answer-told", plain(told))}</li> }.into_any()
        }))
    });
    let exact = live(move || {
        let consent = handoff.consent.get();
        browser::indented(&handoff.json(consent.as_ref()))
    });
    view! {
        <h4 id="handoff-preview">{text("handoff.preview")}</h4>
        <ul class="answer-rows" aria-labelledby="handoff-preview">{rows}</ul>
        <details class="help">
            <summary>{text("handoff.exact")}</summary>
            <pre class="handoff-exact" id="handoff-exact" tabindex="0">{exact}</pre>
        </details>
    }
    .into_any()
}

/// What would go, line by line.
fn rows(handoff: Handoff) -> Vec<(String, String)> {
    let (contact, _) = handoff.contact.with(Contact::read);
    let contact = ContactPart::ALL
        .into_iter()
        .filter(|part| !contact.part(*part).is_empty())
        .map(|part| (text(&format!("handoff.contact.{}", part.code())).to_owned(), contact.part(part).to_owned()));
    let points = handoff.with_lead(None, |lead| {
        let yes_or_no = |is| text(if is { "choice.yes" } else { "choice.no" }).to_owned();
        let score = lead.assessment;
        let max = score.max.map_or_else(|| text("handoff.no_bound").to_owned(), |max| max.to_string());
        [
            ("handoff.row.total", score.total.to_string()),
            ("handoff.row.max", max),
            ("handoff.row.standard", score.standard.to_string()),
            ("handoff.row.qualifies", yes_or_no(score.qualifies)),
            ("handoff.row.could_qualify", yes_or_no(score.could_qualify)),
        ]
    });
    let points = points.map(|(key, told)| (text(key).to_owned(), told));
    // Read from what would go, and not from what stands on the page.
    let answers = handoff.with_lead(None, |lead| lead.profile_json()).and_then(|json| file::open(&json).ok());
    let answers = answers.map(|opened| {
        let answers = opened.answers;
        let slots = answers.slots().into_iter().filter(|slot| !answers.text(*slot).is_empty());
        let mut rows: Vec<(String, String)> = slots.map(|slot| (label(slot), answer_text(&answers, slot))).collect();
        rows.push((text("handoff.row.items").to_owned(), text("handoff.items_told").to_owned()));
        rows
    });
    let consent = (text("handoff.row.consent").to_owned(), text("handoff.consent_told").to_owned());
    contact.chain(points).chain(answers.into_iter().flatten()).chain([consent]).collect()
}

/// The consent, to what stands above and to nothing else.
fn consent(handoff: Handoff, words: String) -> AnyView {
    let is_given = derived(move || handoff.consent.with(Option::is_some));
    let is_missing = derived(move || handoff.is_tried.get() && !is_given.get());
    let told = maybe(move || {
        is_missing.get().then(|| {
            view! { <p class="fault" id="handoff-consent-fault">{text("handoff.fault.no_consent")}</p> }.into_any()
        })
    });
    let agreed = words.clone();
    let change = move |event| {
        let consent = event_target_checked(&event).then(|| Consent { at: browser::moment(), words: agreed.clone() });
        handoff.consent.set(consent);
    };
    view! {
        <div class="question" class:at-fault=is_missing>
            {told}
            <label class="option flag" for=CONSENT_ID class:chosen=is_given>
                <input type="checkbox" id=CONSENT_ID prop:checked=is_given on:change=change
                    aria-invalid=derived(move || is_missing.get().then_some("true"))
                    aria-describedby=derived(move || is_missing.get().then_some("handoff-consent-fault")) />
                <span>{words}</span>
            </label>
        </div>
    }
    .into_any()
}
