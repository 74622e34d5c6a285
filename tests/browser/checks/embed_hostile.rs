//! Messages that are forged, of another version or of no shape, on both sides; and what a host learns at all.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::harness::until::{holds, until};
use crate::visitor::Visitor;

use super::embed::{ELEMENT, PERSON, enter, events, fits, frames, hears, hears_total, leave, no_faults, open};

/// All that the host's side may change, and all that it has told the page.
const AROUND: &str = "const frame = document.querySelector('hujifen-calculator').shadowRoot.querySelector('iframe');
    return JSON.stringify([frame.style.cssText, frame.src, scrollY, document.title, spied.events, document.querySelectorAll('*').length])";

/// All that the frame's side may change.
const WITHIN: &str = "const { attributes } = document.documentElement;
    return JSON.stringify([[...attributes].map(({ name, value }) => [name, value]), !!document.getElementById('to-handoff'),
        document.querySelectorAll('*').length, document.getElementById('total').innerText, location.href])";

/// Of the true id, but nothing that a frame says.
const NO_WORDS_OF_A_FRAME: &str = r#"(id) => {
    const say = (type, more) => ({ hujifen: 1, id, type, ...more });
    const lead = { contact: { name: "x" }, consent: { at: "x", words: "x" }, profile: null, assessment: {} };
    return [
        null, "height", 1, [], [1, id, "height"], {},
        { ...say("height", { height: 700 }), id: "other" }, { ...say("height", { height: 700 }), id: [id] },
        { ...say("height", { height: 700 }), hujifen: "1" }, { ...say("height", { height: 700 }), hujifen: undefined },
        ...[0, -5, 1.5, "700", NaN, Infinity, 1e9, null, [700], {}].map((height) => say("height", { height })),
        ...["__proto__", "constructor", "toString", "", 5, null, ["height"]].map((type) => say(type, { height: 700 })),
        say("change", { total: "150" }), say("change", {}),
        say("change", { total: 150, max: "<b>", standard: 120, qualifies: true, could_qualify: true, answered: 1 }),
        say("change", { total: 150, max: null, standard: 120, qualifies: 1, could_qualify: true, answered: 1 }),
        say("change", { total: 150, max: null, standard: 120, qualifies: true, could_qualify: true }),
        say("scroll", { top: "3000", height: 10 }), say("scroll", { top: 3000 }), say("scroll", { top: 1e9, height: 10 }),
        say("lead"), say("lead", { lead }), say("lead", { lead: { ...lead, contact: null } }),
        say("lead", { lead: { ...lead, contact: { name: { html: "<b>" } }, profile: {} } }),
        say("error", { code: 5, message: "x" }), say("error", { code: "x" }),
    ];
}"#;

/// Of the true id, but nothing that a host says.
const NO_WORDS_OF_A_HOST: &str = r#"(id) => {
    const say = (type, more) => ({ hujifen: 1, id, type, ...more });
    return [
        null, "options", 1, [], {},
        { ...say("options", { options: {} }), id: "other" }, { ...say("options", { options: {} }), hujifen: 2 },
        { ...say("options", { options: {} }), hujifen: "1" }, { ...say("options", { options: {} }), hujifen: 1.5 },
        ...[null, 5, "lead", ["lead"], { lead: 5 }, { lead: null }, { lead: {} }].map((options) => say("options", { options })),
        say("options"), say("Options", { options: {} }), say(5, { options: {} }), say(null),
        ...[1e99, -1e99, NaN, "5", null, {}].map((top) => say("view", { top, height: 100 })),
        ...[1e99, -1, NaN, "5", null, {}].map((height) => say("view", { top: 5, height })),
        say("view"), say("lead-received", { lead: {} }), say("ready", { height: 5 }), say("height", { height: 5 }),
    ];
}"#;

/// What would do something, if only it came from the right window.
const TRUE_WORDS: &str = r#"(id) => [
    { hujifen: 1, id, type: "height", height: 777 }, { hujifen: 1, id, type: "ready", height: 777 },
    { hujifen: 1, id, type: "scroll", top: 3000, height: 10 },
    { hujifen: 1, id, type: "change", total: 1, max: 1, standard: 1, qualifies: true, could_qualify: true, answered: 1 },
    { hujifen: 1, id, type: "lead", lead: { contact: {}, consent: { at: "x", words: "x" }, profile: null,
        assessment: { total: 1, max: 1, standard: 1, qualifies: true, could_qualify: true } } },
    { hujifen: 1, id, type: "error", code: "partner", message: "x" }, { hujifen: 2, id, type: "ready", height: 777 },
    { hujifen: 1, id, type: "options", options: {} }, { hujifen: 1, id, type: "view", top: 40, height: 40 },
]"#;

const ID: &str = "new URL(document.querySelector('hujifen-calculator').shadowRoot.querySelector('iframe').src).searchParams.get('embed')";

/// Waits until nothing changes any more, and tells how it is.
async fn at_rest(visitor: &Visitor, look: &str) -> Result<Value> {
    let mut last = Value::Null;
    until(async || {
        let now = visitor.script(look, vec![]).await?;
        frames(visitor, 20).await?;
        let is_same = now == visitor.script(look, vec![]).await?;
        last = now;
        holds(is_same, || "it never comes to rest".to_owned())
    })
    .await?;
    Ok(last)
}

/// Does something on either side, and sees that neither has changed. The session may be at either of the two, and is left at the page around: what is around that one is itself.
async fn changes_nothing(visitor: &Visitor, what: &str, act: &str, is_within: bool) -> Result<()> {
    leave(visitor).await?;
    let around = at_rest(visitor, AROUND).await?;
    enter_in_place(visitor).await?;
    let within = at_rest(visitor, WITHIN).await?;
    if !is_within {
        leave(visitor).await?;
    }
    visitor.script(act, vec![]).await?;
    // Whatever was sent has arrived and been painted by then.
    frames(visitor, 20).await?;
    leave(visitor).await?;
    frames(visitor, 20).await?;
    let now = visitor.script(AROUND, vec![]).await?;
    ensure!(now == around, "{what} changed the page around from {around} to {now}");
    enter_in_place(visitor).await?;
    let now = visitor.script(WITHIN, vec![]).await?;
    ensure!(now == within, "{what} changed the frame from {within} to {now}");
    leave(visitor).await
}

async fn enter_in_place(visitor: &Visitor) -> Result<()> {
    Ok(super::embed::frame(visitor, ELEMENT).await?.enter_frame().await?)
}

pub async fn forged_messages_change_nothing_on_either_side(visitor: &Visitor) -> Result<()> {
    let hosts = open(visitor, "hostile.html").await?;
    hears(visitor, "change", 1).await?;
    enter(visitor, ELEMENT).await?;
    visitor.find("#to-handoff").await?;
    fits(visitor).await?;
    let own_id = "new URLSearchParams(location.search).get('embed')";

    let act = format!("for (const word of ({TRUE_WORDS})({ID})) postMessage(word, '*')");
    changes_nothing(visitor, "the page's own window", &act, false).await?;
    for at in ["host", "frame"] {
        let act = format!(
            "document.getElementById('other').contentWindow.postMessage({{ at: '{at}', forge: ({TRUE_WORDS})({ID}) }}, '*')"
        );
        changes_nothing(visitor, &format!("another frame, to the {at},"), &act, false).await?;
    }
    let act = format!("for (const word of ({NO_WORDS_OF_A_FRAME})({own_id})) parent.postMessage(word, '*')");
    changes_nothing(visitor, "the frame", &act, true).await?;
    let frame = "document.querySelector('hujifen-calculator').shadowRoot.querySelector('iframe').contentWindow";
    let act = format!("for (const word of ({NO_WORDS_OF_A_HOST})({ID})) {frame}.postMessage(word, '*')");
    changes_nothing(visitor, "the page around", &act, false).await?;
    let act = format!(
        "for (let count = 0; count < 300; count++) for (const word of ({NO_WORDS_OF_A_HOST})({ID})) {frame}.postMessage(word, '*')"
    );
    changes_nothing(visitor, "a flood", &act, false).await?;

    // A true frame hands something over: only as long as the element asks for it.
    visitor.script("document.querySelector('hujifen-calculator').removeAttribute('lead')", vec![]).await?;
    enter_in_place(visitor).await?;
    visitor.sees_no("#to-handoff").await?;
    fits(visitor).await?;
    let act =
        format!("for (const word of ({TRUE_WORDS})({own_id})) if (word.type === 'lead') parent.postMessage(word, '*')");
    changes_nothing(visitor, "a hand-off nobody asked for", &act, true).await?;

    // Another page in the frame's place is in the right window, and of the wrong origin.
    let around = at_rest(visitor, AROUND).await?;
    let id = visitor.script(&format!("return {ID}"), vec![]).await?;
    enter_in_place(visitor).await?;
    visitor.script("location.replace(arguments[0])", vec![json!(hosts.page("forger.html"))]).await?;
    visitor.find("body > p:only-of-type").await?;
    let act = format!("for (const word of ({TRUE_WORDS})(arguments[0])) parent.postMessage(word, '*')");
    visitor.script(&act, vec![id]).await?;
    leave(visitor).await?;
    frames(visitor, 20).await?;
    let now = visitor.script(AROUND, vec![]).await?;
    ensure!(now == around, "another page in the frame changed the page around from {around} to {now}");
    no_faults(visitor).await
}

pub async fn options_become_neither_markup_nor_style_nor_script(visitor: &Visitor) -> Result<()> {
    let _hosts = open(visitor, "hostile.html").await?;
    enter(visitor, ELEMENT).await?;
    leave(visitor).await?;
    let set = r##"const element = document.querySelector("hujifen-calculator");
        element.setAttribute("accent", "red;} body { display: none } x {");
        element.setAttribute("scheme", "dark\"><script>parent.hacked = 1</script>");
        element.setAttribute("partner-name", "<img src=x onerror='window.hacked = 1'><b id=injected>x</b>");
        element.setAttribute("partner-link", "javascript:window.hacked=1");
        element.setAttribute("partner-logo", "javascript:window.hacked=1");
        element.setAttribute("sections", "plan <b id=injected>");
        element.setAttribute("lead", "<b id=injected>")"##;
    visitor.script(set, vec![]).await?;
    // The page in the frame has heard of them once it has refused some.
    hears(visitor, "error", 1).await?;
    enter_in_place(visitor).await?;
    visitor.find("#to-handoff").await?;
    frames(visitor, 20).await?;
    let found = visitor
        .script(
            "return [document.querySelectorAll('#injected, [onerror], [href^=javascript], [src^=javascript]').length,
            'hacked' in window, getComputedStyle(document.body).display]",
            vec![],
        )
        .await?;
    ensure!(found == json!([0, false, "block"]), "there are {found}");
    Ok(())
}

pub async fn a_host_under_a_false_name_learns_nothing_and_is_not_heard(visitor: &Visitor) -> Result<()> {
    let _hosts = open(visitor, "captor.html").await?;
    visitor.browser.client.enter_frame(0).await?;
    visitor.find("main h2[tabindex]").await?;
    visitor.fill("person", &PERSON).await?;
    visitor.sees_total(30).await?;
    visitor.sees_no("#to-handoff").await?;
    leave(visitor).await?;
    let act = "for (const message of [
            { hujifen: 1, id: 'forged', type: 'options', options: { scheme: 'dark', lead: '' } },
            { hujifen: 1, id: 'forged', type: 'view', top: 40, height: 40 },
        ]) frames[0].postMessage(message, '*')";
    visitor.script(act, vec![]).await?;
    frames(visitor, 20).await?;
    let told = visitor.script("return spied.messages", vec![]).await?;
    ensure!(told == json!([]), "it was told {told}");
    visitor.browser.client.enter_frame(0).await?;
    let heard = visitor
        .script("return ['seen' in document.documentElement.dataset, !!document.getElementById('to-handoff')]", vec![]);
    let heard = heard.await?;
    ensure!(heard == json!([false, false]), "it was heard: {heard}");
    Ok(())
}

pub async fn a_frame_of_another_version_is_told_once(visitor: &Visitor) -> Result<()> {
    let _hosts = open(visitor, "plain.html").await?;
    hears(visitor, "ready", 1).await?;
    enter(visitor, ELEMENT).await?;
    let say = "for (let time = 0; time < 3; time++) parent.postMessage(
        { hujifen: 2, id: new URLSearchParams(location.search).get('embed'), type: 'ready', size: [1, 2] }, '*')";
    visitor.script(say, vec![]).await?;
    leave(visitor).await?;
    hears(visitor, "error", 1).await?;
    frames(visitor, 10).await?;
    let told = events(visitor, "error").await?;
    ensure!(told.len() == 1 && told[0]["detail"]["code"] == "version", "the page was told {told:?}");
    Ok(())
}

pub async fn no_message_holds_anything_of_ones_own(visitor: &Visitor) -> Result<()> {
    /// As typed below, in all forms that a message could hold them in.
    const OWN: [&str; 8] = ["1987-06-05", "19870605", "1987", "23456", "2019-08", "2021-04-03", "小满", "female"];
    let _hosts = open(visitor, "lead.html").await?;
    enter(visitor, ELEMENT).await?;
    visitor.fill("person", &[("assessed_on", "2026-11-23"), ("born_on", "1987-06-05"), ("sex", "female")]).await?;
    let education = [
        ("education.schooling", "bachelor"),
        ("education.degree", "bachelor"),
        ("education.graduated_on", "2021-04-03"),
    ];
    visitor.fill("education", &education).await?;
    visitor.fill("insurance", &[("insurance", "periods")]).await?;
    for (part, text) in [("from", "2019-08"), ("to", "2026-10"), ("base", "23456")] {
        visitor.answer(&format!("insurance.periods[0].{part}"), text).await?;
    }
    let total = visitor.total().await?;
    ensure!(total > 30, "the answers earn {total} only");
    visitor.click("#to-drafts").await?;
    visitor.sees_focus_at("drafts-title").await?;
    visitor.types(".draft-name", "小满").await?;
    visitor.tab(false).await?;
    visitor.sees_draft_with("小满").await?;
    leave(visitor).await?;
    hears_total(visitor, total).await?;
    let told = visitor.script("return JSON.stringify(spied.messages)", vec![]).await?;
    let told = told.as_str().unwrap_or_default();
    ensure!(told.contains(&format!("\"total\":{total}")), "nothing was recorded: {told}");
    // Pixels are numbers too, and may happen to be those of a year.
    let messages: Vec<Value> = serde_json::from_str(told)?;
    let is_place = |message: &&Value| matches!(message["type"].as_str(), Some("height" | "ready" | "scroll"));
    for message in messages.iter().filter(|message| !is_place(message)) {
        let text = message.to_string();
        ensure!(OWN.iter().all(|own| !text.contains(own)), "a message holds one's own: {text}");
    }
    let keys = |message: &Value| {
        message.as_object().map(|object| object.keys().cloned().collect::<Vec<_>>()).unwrap_or_default()
    };
    const KNOWN: [&str; 14] = [
        "hujifen",
        "id",
        "type",
        "origin",
        "height",
        "top",
        "total",
        "max",
        "standard",
        "qualifies",
        "could_qualify",
        "answered",
        "code",
        "message",
    ];
    for message in &messages {
        ensure!(keys(message).iter().all(|key| KNOWN.contains(&key.as_str())), "a message holds more: {message}");
    }
    no_faults(visitor).await
}
