//! The calculator on somebody else's page: another origin, a frame, and messages between the two.

use anyhow::{Context, Result, ensure};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::key::Key;
use hujifen::texts::Language;
use serde_json::{Value, json};

use crate::harness::axe;
use crate::harness::engine::Size;
use crate::harness::host::Hosts;
use crate::harness::until::{holds, until};
use crate::visitor::Visitor;

use super::language::frame_sees;

/// The only element of most pages.
pub const ELEMENT: &str = "hujifen-calculator";
pub const PERSON: [(&str, &str); 2] = [("assessed_on", "2026-11-23"), ("born_on", "1990-05-12")];

/// Opens an example page.
pub async fn open(visitor: &Visitor, page: &str) -> Result<Hosts> {
    let hosts = Hosts::start(&visitor.site.origin).await?;
    visitor.browser.client.goto(&hosts.page(page)).await?;
    Ok(hosts)
}

/// The frame of an element, once it is there.
pub async fn frame(visitor: &Visitor, element: &str) -> Result<Element> {
    const FIND: &str = "return document.querySelector(arguments[0])?.shadowRoot?.querySelector('iframe')";
    let found = until(async || {
        let found = visitor.script(FIND, vec![json!(element)]).await?;
        Ok(Some(found).filter(Value::is_object).ok_or_else(|| format!("{element} has no frame")))
    })
    .await?;
    let id = found.as_object().and_then(|found| found.values().next()).and_then(Value::as_str);
    let id = ElementRef::from(id.context("an element without an id")?.to_owned());
    Ok(Element::from_element_id(visitor.browser.client.clone(), id))
}

/// Scrolls to an element, waits until the page has come to rest, and tells whether the element is seen then: a frame may have
/// asked for another place shortly before.
const REACH: &str = "
    const [selector, done] = arguments;
    const element = document.querySelector(selector);
    element.scrollIntoView();
    let still = 0, last = NaN;
    const look = () => {
        const { top, bottom } = element.getBoundingClientRect();
        still = top === last ? still + 1 : 0;
        last = top;
        still === 3 ? done(top < innerHeight && bottom > 0) : requestAnimationFrame(look);
    };
    look();";

/// Goes into the frame of an element, and waits until the page is whole there: until then what is to be pressed may move. WebKit
/// lets a frame that nobody sees build its page as good as never.
pub async fn enter(visitor: &Visitor, element: &str) -> Result<()> {
    until(async || {
        let is_seen = visitor.script_async(REACH, vec![json!(element)]).await?;
        holds(is_seen == json!(true), || format!("{element} is out of sight"))
    })
    .await?;
    let frame = frame(visitor, element).await?;
    frame.clone().enter_frame().await?;
    visitor.find(".foot").await?;
    visitor.wake(frame).await
}

/// Goes back to the page around.
pub async fn leave(visitor: &Visitor) -> Result<()> {
    Ok(visitor.browser.client.enter_parent_frame().await?)
}

/// What the page around has heard: the events of one name, each with where it was and what it holds.
pub async fn events(visitor: &Visitor, name: &str) -> Result<Vec<Value>> {
    let events = visitor.script("return spied.events.filter(({ name }) => name === arguments[0])", vec![json!(name)]);
    Ok(serde_json::from_value(events.await?)?)
}

/// Waits for so many events of a name.
pub async fn hears(visitor: &Visitor, name: &str, count: usize) -> Result<Vec<Value>> {
    until(async || {
        let events = events(visitor, name).await?;
        Ok(if events.len() >= count { Ok(events) } else { Err(format!("of {name} there are only {events:?}")) })
    })
    .await
}

/// Waits until the page around has heard this total.
pub async fn hears_total(visitor: &Visitor, total: i32) -> Result<()> {
    until(async || {
        let last = events(visitor, "change").await?.pop().unwrap_or_default();
        holds(last["detail"]["total"] == total, || format!("the last change is {last}, not {total}"))
    })
    .await
}

/// Lets the browser paint so often.
pub async fn frames(visitor: &Visitor, count: u32) -> Result<()> {
    const PAINT: &str = "let [left, done] = arguments;
        const next = () => left-- > 0 ? requestAnimationFrame(next) : done();
        next();";
    visitor.script_async(PAINT, vec![json!(count)]).await?;
    Ok(())
}

/// Nothing went wrong on the page around.
pub async fn no_faults(visitor: &Visitor) -> Result<()> {
    let faults = visitor.script("return spied.faults", vec![]).await?;
    ensure!(faults == json!([]), "the page around has {faults}");
    Ok(())
}

pub async fn a_visitor_scores_inside_a_page_of_another_site(visitor: &Visitor) -> Result<()> {
    let hosts = Hosts::start(&visitor.site.origin).await?;
    visitor.browser.client.goto(&hosts.elsewhere("plain.html")).await?;
    enter(visitor, ELEMENT).await?;
    visitor.fill("person", &PERSON).await?;
    visitor.sees_total(30).await?;
    visitor.fill("talent", &[("startup_talent", "yes")]).await?;
    visitor.sees_total(150).await?;
    leave(visitor).await?;
    visitor.sees("#told", "150 分，已答 3 题").await?;
    let names = visitor.script("return spied.events.slice(0, 2).map(({ name }) => name)", vec![]).await?;
    ensure!(names == json!(["ready", "change"]), "it began with {names}");
    let change = events(visitor, "change").await?.pop().unwrap_or_default()["detail"].clone();
    let told =
        json!({ "total": 150, "max": null, "standard": 120, "qualifies": true, "could_qualify": true, "answered": 3 });
    ensure!(change == told, "the page was told {change}");
    // The way out for others is not shown.
    visitor.sees_no("hujifen-calculator p").await?;
    no_faults(visitor).await
}

pub async fn it_is_fetched_only_when_it_comes_near(visitor: &Visitor) -> Result<()> {
    let _hosts = open(visitor, "far.html").await?;
    frame(visitor, ELEMENT).await?;
    frames(visitor, 30).await?;
    let asked = visitor.site.log().requests;
    ensure!(asked == ["GET /embed.js"], "far away, there were asked for {asked:?}");
    // Near: in most browsers nobody sees it yet.
    let near = "scrollTo(0, document.querySelector('hujifen-calculator').offsetTop - innerHeight - arguments[0])";
    visitor.script(near, vec![json!(visitor.browser.engine.fetches_ahead())]).await?;
    hears(visitor, "ready", 1).await?;
    let asked = visitor.site.log().requests;
    ensure!(asked.iter().any(|asked| asked == "GET /"), "there were asked for {asked:?}");
    ensure!(asked.iter().filter(|asked| *asked == "GET /embed.js").count() == 1, "there were asked for {asked:?}");
    no_faults(visitor).await
}

/// Waits until the frame is exactly as high as its page, and tells how high that is.
pub async fn fits(visitor: &Visitor) -> Result<u64> {
    const HEIGHTS: &str = "return [innerHeight, Math.ceil(document.documentElement.getBoundingClientRect().height)]";
    until(async || {
        let (frame, page): (u64, u64) = serde_json::from_value(visitor.script(HEIGHTS, vec![]).await?)?;
        Ok(if frame == page { Ok(page) } else { Err(format!("the frame is {frame} high, its page {page}")) })
    })
    .await
}

pub async fn the_height_follows_up_and_down_and_then_rests(visitor: &Visitor) -> Result<()> {
    let _hosts = open(visitor, "plain.html").await?;
    enter(visitor, ELEMENT).await?;
    // While parts of it are still to come, some drivers press where something was.
    visitor.find(".foot").await?;
    visitor.open("talent").await?;
    let low = fits(visitor).await?;
    visitor.open("insurance").await?;
    visitor.answer("insurance", "periods").await?;
    // What is fetched later and shown in its turn comes to it.
    let high = until(async || {
        let now = fits(visitor).await?;
        Ok(if now > low + 200 { Ok(now) } else { Err(format!("it grew from {low} to {now} only")) })
    })
    .await?;
    visitor.open("talent").await?;
    until(async || {
        let now = fits(visitor).await?;
        holds(now < high - 200, || format!("it shrank from {high} to {now} only"))
    })
    .await?;
    // A view that fills the window elsewhere must not be as high as its frame here.
    visitor.click("#to-drafts").await?;
    visitor.find(".drafts h3, .draft-rows").await?;
    until(async || {
        let now = fits(visitor).await?;
        holds(now < 2_000, || format!("the drafts are {now} high"))
    })
    .await?;
    // Between two frames higher for a moment, just as the height is told: the browser's observer of sizes never sees that.
    let lower = fits(visitor).await?;
    let passing = "const box = document.body.appendChild(document.createElement('div')), be = (height) => box.style.height = height;
        const done = arguments[0], then = (act) => setTimeout(act, 0);
        requestAnimationFrame(() => {
            be('100px');
            then(() => { be('200px'); then(() => { be('100px'); done(); }); });
        });";
    visitor.script_async(passing, vec![]).await?;
    until(async || {
        let now = fits(visitor).await?;
        holds(now == lower + 100, || format!("from {lower} to {now}"))
    })
    .await?;
    leave(visitor).await?;
    // Once at rest, nothing more is told.
    frames(visitor, 10).await?;
    let count = "return spied.messages.length";
    let before = visitor.script(count, vec![]).await?;
    frames(visitor, 60).await?;
    let after = visitor.script(count, vec![]).await?;
    ensure!(before == after, "at rest, {before} messages became {after}");
    ensure!(after.as_u64() < Some(40), "there were {after} messages");
    no_faults(visitor).await
}

pub async fn what_stands_below_moves_one_way_only(visitor: &Visitor) -> Result<()> {
    /// What a line may come and go by, in pixels.
    const LINE: u64 = 40;
    /// What embed.js gives a frame this wide before the page in it says how high it is.
    const GIVEN: u64 = 7_000;
    const HEIGHTS: &str =
        "return spied.messages.filter(({ type }) => type === 'ready' || type === 'height').map(({ height }) => height)";
    let _hosts = open(visitor, "plain.html").await?;
    let mut before = GIVEN;
    for language in [Language::Chinese, Language::English] {
        enter(visitor, ELEMENT).await?;
        if language == Language::English {
            visitor.click("#language").await?;
        }
        frame_sees(visitor, language).await?;
        visitor.find(".foot").await?;
        let whole = fits(visitor).await?;
        leave(visitor).await?;
        let told: Vec<u64> = serde_json::from_value(visitor.script(HEIGHTS, vec![]).await?)?;
        let between = before.min(whole) - LINE..=before.max(whole) + LINE;
        ensure!(!told.is_empty(), "no height was told");
        ensure!(told.iter().all(|told| between.contains(told)), "from {before} to {whole} by {told:?}");
        visitor.script("spied.messages = []", vec![]).await?;
        before = whole;
    }
    no_faults(visitor).await
}

pub async fn two_on_one_page_do_not_disturb_each_other(visitor: &Visitor) -> Result<()> {
    let _hosts = open(visitor, "two.html").await?;
    enter(visitor, "#one").await?;
    visitor.fill("person", &PERSON).await?;
    visitor.sees_total(30).await?;
    visitor.sees_draft_with("1990-05-12").await?;
    leave(visitor).await?;
    enter(visitor, "#two").await?;
    visitor.sees_total(0).await?;
    visitor.fill("talent", &[("startup_talent", "yes")]).await?;
    visitor.sees_total(120).await?;
    visitor.sees_no(".status.told").await?;
    leave(visitor).await?;
    let last = "return ['one', 'two'].map((id) => spied.events.findLast(({ name, at }) => name === 'change' && at === id).detail.total)";
    until(async || {
        let totals = visitor.script(last, vec![]).await?;
        holds(totals == json!([30, 120]), || format!("the totals are {totals}"))
    })
    .await?;
    let sources =
        "return ['one', 'two'].map((id) => new URL(document.getElementById(id).shadowRoot.querySelector('iframe').src))
        .map(({ searchParams }) => [searchParams.get('embed'), searchParams.get('scheme')])";
    let sources: [(String, String); 2] = serde_json::from_value(visitor.script(sources, vec![]).await?)?;
    let [(one, light), (two, dark)] = &sources;
    ensure!(one != two && light == "light" && dark == "dark", "the frames are {sources:?}");
    let mut colours = Vec::new();
    for element in ["#one", "#two"] {
        frame(visitor, element).await?.enter_frame().await?;
        let colour = "return getComputedStyle(document.documentElement).backgroundColor";
        colours.push(visitor.script(colour, vec![]).await?);
        leave(visitor).await?;
    }
    ensure!(colours[0] != colours[1], "light and dark are both {}", colours[0]);
    // One frame speaking for the other is not believed, though it is of the same origin.
    let forge = "parent.postMessage({ hujifen: 1, id: arguments[0], type: 'change', total: 1, max: 1, standard: 120,
        qualifies: false, could_qualify: false, answered: 1 }, '*')";
    frame(visitor, "#two").await?.enter_frame().await?;
    visitor.script(forge, vec![json!(one)]).await?;
    leave(visitor).await?;
    frames(visitor, 10).await?;
    let totals = visitor.script(last, vec![]).await?;
    ensure!(totals == json!([30, 120]), "one frame spoke for the other: {totals}");
    no_faults(visitor).await?;
    // Loaded anew, each goes on with its own.
    visitor.browser.engine.reload(&visitor.browser.client).await?;
    for (element, total) in [("#two", 120), ("#one", 30)] {
        enter(visitor, element).await?;
        visitor.sees_total(total).await?;
        leave(visitor).await?;
    }
    Ok(())
}

pub async fn attributes_changed_later_take_effect_without_a_reload(visitor: &Visitor) -> Result<()> {
    let _hosts = open(visitor, "plain.html").await?;
    enter(visitor, ELEMENT).await?;
    visitor.sees_no("#to-handoff").await?;
    let listen = "window.heard = []; addEventListener('message', ({ data }) => data.type === 'options' && heard.push(data.options))";
    visitor.script(listen, vec![]).await?;
    leave(visitor).await?;
    let change = "const element = document.querySelector('hujifen-calculator');
        for (const [name, value] of Object.entries(arguments[0])) value === null ? element.removeAttribute(name) : element.setAttribute(name, value)";
    visitor.script(change, vec![json!({ "lead": "", "accent": "#0b5fff", "lang": "zh-CN" })]).await?;
    enter(visitor, ELEMENT).await?;
    visitor.find("#to-handoff").await?;
    // Once, or once for each where a driver's script is no single turn.
    let heard = visitor.script("return window.heard", vec![]).await?;
    let last = heard.as_array().and_then(|heard| heard.last());
    let all = json!({ "lang": "zh-CN", "accent": "#0b5fff", "lead": "" });
    ensure!(last == Some(&all), "the frame was told {heard}");
    // The address of the frame knows nothing of it; after a reload it is told again.
    visitor.script("location.reload()", vec![]).await?;
    leave(visitor).await?;
    hears(visitor, "ready", 2).await?;
    enter(visitor, ELEMENT).await?;
    visitor.find("#to-handoff").await?;
    leave(visitor).await?;
    visitor.script(change, vec![json!({ "lead": null })]).await?;
    enter(visitor, ELEMENT).await?;
    visitor.sees_no("#to-handoff").await?;
    leave(visitor).await?;
    ensure!(events(visitor, "ready").await?.len() == 2, "the frame was loaded anew");
    no_faults(visitor).await
}

pub async fn the_host_chooses_the_language_until_the_visitor_does(visitor: &Visitor) -> Result<()> {
    let _hosts = open(visitor, "plain.html").await?;
    enter(visitor, ELEMENT).await?;
    frame_sees(visitor, Language::Chinese).await?;
    visitor.answer("born_on", "1990-05-12").await?;
    let ask = async |attributes: Value| -> Result<()> {
        leave(visitor).await?;
        let change = "const element = document.querySelector('hujifen-calculator');
            for (const [name, value] of Object.entries(arguments[0])) element.setAttribute(name, value)";
        visitor.script(change, vec![attributes]).await?;
        enter(visitor, ELEMENT).await
    };
    ask(json!({ "lang": "en" })).await?;
    frame_sees(visitor, Language::English).await?;
    visitor.sees_answers("person", &[("born_on", "1990-05-12")]).await?;
    visitor.click("#language").await?;
    frame_sees(visitor, Language::Chinese).await?;
    // What else the host changes takes effect, and its language does not come back with it.
    ask(json!({ "lead": "" })).await?;
    visitor.find("#to-handoff").await?;
    frame_sees(visitor, Language::Chinese).await?;
    leave(visitor).await?;
    no_faults(visitor).await
}

pub async fn an_element_that_is_moved_begins_anew(visitor: &Visitor) -> Result<()> {
    let _hosts = open(visitor, "plain.html").await?;
    hears(visitor, "ready", 1).await?;
    let id = "return new URL(document.querySelector('hujifen-calculator').shadowRoot.querySelector('iframe').src).searchParams.get('embed')";
    let first = visitor.script(id, vec![]).await?;
    let gone = "window.moved = document.querySelector('hujifen-calculator'); moved.remove();
        return moved.shadowRoot.childNodes.length";
    ensure!(visitor.script(gone, vec![]).await? == 0, "the frame outlives its element");
    let listening = "return [spied.listening.some(({ type }) => type === 'message'), spied.listening
        .filter(({ type, end }) => !type.startsWith('hujifen:') && !end?.aborted).map(({ type }) => type)]";
    let listening = visitor.script(listening, vec![]).await?;
    ensure!(listening == json!([true, []]), "the element still listens: {listening}");
    visitor.script("moved.setAttribute('lead', ''); document.querySelector('main').prepend(moved)", vec![]).await?;
    hears(visitor, "ready", 2).await?;
    ensure!(visitor.script(id, vec![]).await? != first, "the frame has the same id as before");
    hears(visitor, "change", 2).await?;
    enter(visitor, ELEMENT).await?;
    visitor.find("#to-handoff").await?;
    // Nobody listens for the first frame any more: neither to its id, nor twice.
    let forge = "parent.postMessage({ hujifen: 1, id: arguments[0], type: 'ready', height: 100 }, '*')";
    visitor.script(forge, vec![first]).await?;
    visitor.fill("talent", &[("startup_talent", "yes")]).await?;
    leave(visitor).await?;
    hears_total(visitor, 120).await?;
    ensure!(events(visitor, "change").await?.len() == 3, "a change is told more than once");
    ensure!(events(visitor, "ready").await?.len() == 2, "the first id is still listened to");
    no_faults(visitor).await
}

pub async fn a_host_with_the_strictest_policy_has_no_violation(visitor: &Visitor) -> Result<()> {
    let _hosts = open(visitor, "strict-csp.html").await?;
    visitor
        .script(
            "window.spied = { events: [], faults: [] };
        document.addEventListener('hujifen:change', ({ detail }) => spied.events.push({ name: 'change', detail }));
        // The icon of the host's site is what the browser itself asks for.
        const isIcon = (address) => address.endsWith('/favicon.ico');
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
            isIcon(blockedURI) || spied.faults.push(`${violatedDirective} ${blockedURI}`))",
            vec![],
        )
        .await?;
    enter(visitor, ELEMENT).await?;
    visitor.fill("person", &PERSON).await?;
    visitor.sees_total(30).await?;
    fits(visitor).await?;
    leave(visitor).await?;
    hears_total(visitor, 30).await?;
    let shape = "const element = document.querySelector('hujifen-calculator'), frame = element.shadowRoot.querySelector('iframe');
        return [getComputedStyle(element).display, frame.offsetWidth === element.offsetWidth, getComputedStyle(frame).borderStyle]";
    let shape = visitor.script(shape, vec![]).await?;
    ensure!(shape == json!(["block", true, "none"]), "it looks like {shape}");
    // The browser's own log is held against violations after every check.
    no_faults(visitor).await
}

pub async fn a_preview_in_a_sandbox_scores_and_hands_nothing_over(visitor: &Visitor) -> Result<()> {
    let _hosts = open(visitor, "sandboxed.html").await?;
    visitor.browser.client.enter_frame(0).await?;
    enter(visitor, ELEMENT).await?;
    visitor.sees(".status.warn", "浏览器不允许网页在本机保存").await?;
    visitor.fill("person", &PERSON).await?;
    visitor.sees_total(30).await?;
    fits(visitor).await?;
    visitor.sees_no("#to-handoff").await?;
    // Drafts are kept as long as the page is there.
    visitor.click("#to-drafts").await?;
    visitor.sees(".draft-rows", "30 分").await?;
    leave(visitor).await?;
    hears_total(visitor, 30).await?;
    ensure!(events(visitor, "lead").await?.is_empty(), "something was handed over");
    no_faults(visitor).await
}

pub async fn a_browser_without_storage_scores_in_a_frame(visitor: &Visitor) -> Result<()> {
    let _hosts = open(visitor, "no-storage.html").await?;
    enter(visitor, ELEMENT).await?;
    visitor.sees(".status.warn", "浏览器不允许网页在本机保存").await?;
    visitor.fill("person", &PERSON).await?;
    visitor.sees_total(30).await?;
    leave(visitor).await?;
    hears_total(visitor, 30).await?;
    no_faults(visitor).await
}

/// Follows a link that is seen, and finds the calculator there.
async fn follows(visitor: &Visitor, find: &str) -> Result<()> {
    let link = until(async || {
        let script =
            format!("const link = {find}; return link?.checkVisibility() ? [link.href, link.innerText] : null");
        let link = visitor.script(&script, vec![]).await?;
        Ok(Some(link).filter(Value::is_array).ok_or_else(|| format!("{find} is not seen")))
    })
    .await?;
    let (href, words): (String, String) = serde_json::from_value(link)?;
    ensure!(words.contains("积分"), "the link says {words}");
    let path = href.strip_prefix(&visitor.site.origin).with_context(|| format!("it leads to {href}"))?;
    visitor.arrive_at(path).await
}

pub async fn where_frames_are_blocked_a_link_is_shown(visitor: &Visitor) -> Result<()> {
    visitor.expect_complaint("frame-src");
    let hosts = open(visitor, "blocked.html").await?;
    for (at, link) in [
        ("plain", "document.getElementById('plain').shadowRoot.querySelector('a')"),
        ("own", "document.querySelector('#own a')"),
    ] {
        visitor.browser.client.goto(&hosts.page("blocked.html")).await?;
        let told = hears(visitor, "error", 2).await?;
        let is_told = |event: &&Value| event["at"] == at && event["detail"]["code"] == "blocked";
        ensure!(told.iter().filter(is_told).count() == 1, "the page was told {told:?}");
        follows(visitor, link).await?;
    }
    Ok(())
}

pub async fn where_scripts_are_blocked_the_link_inside_is_shown(visitor: &Visitor) -> Result<()> {
    visitor.expect_complaint("script-src");
    let _hosts = open(visitor, "no-script.html").await?;
    follows(visitor, "document.querySelector('hujifen-calculator a')").await
}

pub async fn a_frame_that_stays_silent_is_replaced_by_a_link_until_it_speaks(visitor: &Visitor) -> Result<()> {
    let hosts = open(visitor, "dead").await?;
    let told = hears(visitor, "error", 1).await?;
    ensure!(told[0]["detail"]["code"] == "blocked", "the page was told {told:?}");
    let state = "const root = document.getElementById('dead').shadowRoot;
        return [root.querySelector('a').checkVisibility(), root.querySelector('iframe').offsetHeight]";
    let shown = visitor.script(state, vec![]).await?;
    ensure!(shown == json!([true, 0]), "link and frame are {shown}");
    frame(visitor, "#dead").await?.enter_frame().await?;
    let speak = "parent.postMessage({ hujifen: 1, id: new URLSearchParams(location.search).get('embed'), type: 'ready', height: 500 }, '*')";
    visitor.script(speak, vec![]).await?;
    leave(visitor).await?;
    hears(visitor, "ready", 1).await?;
    let shown = visitor.script(state, vec![]).await?;
    ensure!(shown == json!([false, 500]), "link and frame are {shown}");
    no_faults(visitor).await?;
    drop(hosts);
    visitor.arrive().await
}

/// Where the total stands in the window of the page around: its upper and lower edge, and the height of that window.
async fn place_of_total(visitor: &Visitor) -> Result<(f64, f64, f64)> {
    let around = "const { top } = document.querySelector('hujifen-calculator').shadowRoot.querySelector('iframe').getBoundingClientRect();
        return [top, innerHeight]";
    let (frame_top, window): (f64, f64) = serde_json::from_value(visitor.script(around, vec![]).await?)?;
    frame(visitor, ELEMENT).await?.enter_frame().await?;
    let within =
        "const { top, bottom } = document.querySelector('.total').getBoundingClientRect(); return [top, bottom]";
    let (top, bottom): (f64, f64) = serde_json::from_value(visitor.script(within, vec![]).await?)?;
    leave(visitor).await?;
    Ok((frame_top + top, frame_top + bottom, window))
}

pub async fn the_total_stays_where_the_visitor_is(visitor: &Visitor) -> Result<()> {
    /// As far.html has it: what its fixed head covers.
    const HEAD: f64 = 64.0;
    let _hosts = open(visitor, "far.html").await?;
    enter(visitor, ELEMENT).await?;
    // While it grows, browsers keep what stands below it where it is on the window.
    visitor.find(".foot").await?;
    fits(visitor).await?;
    leave(visitor).await?;
    let scroll = "scrollTo(0, document.querySelector('hujifen-calculator').offsetTop + arguments[0])";
    for down in [600, 1_500, 1_200] {
        visitor.script(scroll, vec![json!(down)]).await?;
        until(async || {
            let (top, bottom, window) = place_of_total(visitor).await?;
            let is_there = match visitor.browser.size {
                Size::Phone => (bottom - window).abs() < 2.0,
                _ => (top - HEAD).abs() < 2.0,
            };
            holds(is_there, || format!("{down} px down the total is at {top} to {bottom} of {window}"))
        })
        .await?;
    }
    // At the end it stays within its frame.
    visitor
        .script(
            "document.querySelector('hujifen-calculator').scrollIntoView({ block: 'end' }); scrollBy(0, 300)",
            vec![],
        )
        .await?;
    until(async || {
        let (_, bottom, window) = place_of_total(visitor).await?;
        holds(bottom <= window - 298.0, || format!("the total ends at {bottom} of {window}, beyond its frame"))
    })
    .await?;
    no_faults(visitor).await
}

pub async fn the_page_around_scrolls_to_what_the_frame_shows_and_not_twice(visitor: &Visitor) -> Result<()> {
    let _hosts = open(visitor, "far.html").await?;
    enter(visitor, ELEMENT).await?;
    let ask = "parent.postMessage({ hujifen: 1, id: new URLSearchParams(location.search).get('embed'), type: 'scroll', top: arguments[0], height: arguments[1] }, '*')";
    visitor.script(ask, vec![json!(2_500), json!(100)]).await?;
    leave(visitor).await?;
    let place = "const from = document.querySelector('hujifen-calculator').getBoundingClientRect().top + 2500;
        return [from, from + 100, innerHeight, scrollY]";
    let scrolled = until(async || {
        let (from, to, window, scrolled): (f64, f64, f64, f64) =
            serde_json::from_value(visitor.script(place, vec![]).await?)?;
        Ok(if from >= 63.0 && to <= window + 1.0 {
            Ok(scrolled)
        } else {
            Err(format!("it is at {from} to {to} of {window}"))
        })
    })
    .await?;
    // What is in view stays where it is; what is not allowed to be a part is none.
    frame(visitor, ELEMENT).await?.enter_frame().await?;
    for (top, height) in [(2_510, 50), (-1_000_000, 10), (0, -1), (0, 1_000_000)] {
        visitor.script(ask, vec![json!(top), json!(height)]).await?;
    }
    leave(visitor).await?;
    frames(visitor, 10).await?;
    let now = visitor.script("return scrollY", vec![]).await?;
    ensure!(now.as_f64() == Some(scrolled), "it scrolled from {scrolled} to {now}");
    // As a visitor meets it: the next card comes into view, below the head of the page around.
    enter(visitor, ELEMENT).await?;
    visitor.open("person").await?;
    visitor.press("下一项：教育背景").await?;
    visitor.sees_open("education").await?;
    until(async || {
        let head = visitor
            .script("return document.getElementById('head-education').getBoundingClientRect().top", vec![])
            .await?;
        leave(visitor).await?;
        let around = "return [document.querySelector('hujifen-calculator').getBoundingClientRect().top, innerHeight]";
        let (top, window): (f64, f64) = serde_json::from_value(visitor.script(around, vec![]).await?)?;
        frame(visitor, ELEMENT).await?.enter_frame().await?;
        let at = top + head.as_f64().unwrap_or(f64::NAN);
        holds(at >= 60.0 && at < window / 2.0, || format!("the head of the card is at {at} of {window}"))
    })
    .await?;
    leave(visitor).await?;
    no_faults(visitor).await
}

pub async fn back_leads_away_from_the_page_around(visitor: &Visitor) -> Result<()> {
    let hosts = open(visitor, "by-hand.html").await?;
    visitor.browser.client.goto(&hosts.page("plain.html")).await?;
    enter(visitor, ELEMENT).await?;
    let length = visitor.script("return history.length", vec![]).await?;
    visitor.fill("person", &PERSON).await?;
    visitor.open("education").await?;
    visitor.open("spouse").await?;
    visitor.click("#to-drafts").await?;
    visitor.find(".draft-rows").await?;
    visitor.script("document.querySelector('.skip').focus()", vec![]).await?;
    visitor.keys(&char::from(Key::Enter).to_string()).await?;
    visitor.tab(false).await?;
    let within =
        visitor.script("return document.getElementById('form').contains(document.activeElement)", vec![]).await?;
    ensure!(within == json!(true), "the skip link leads nowhere");
    ensure!(visitor.script("return history.length", vec![]).await? == length, "the frame has added steps");
    leave(visitor).await?;
    visitor.browser.client.back().await?;
    until(async || {
        let at = visitor.browser.client.current_url().await?;
        holds(at.path() == "/by-hand.html", || format!("back leads to {at}"))
    })
    .await
}

async fn sees_focus_in_the_frame(visitor: &Visitor) -> Result<()> {
    until(async || {
        let at = visitor.script("return document.activeElement.localName", vec![]).await?;
        holds(at == ELEMENT, || format!("the focus is at {at}"))
    })
    .await
}

pub async fn the_keyboard_leads_in_and_out_again(visitor: &Visitor) -> Result<()> {
    let _hosts = open(visitor, "plain.html").await?;
    hears(visitor, "ready", 1).await?;
    visitor.script("document.getElementById('before').focus()", vec![]).await?;
    visitor.tab(false).await?;
    sees_focus_in_the_frame(visitor).await?;
    frame(visitor, ELEMENT).await?.enter_frame().await?;
    until(async || {
        let first = visitor.script("return document.activeElement.className", vec![]).await?;
        holds(first == "skip", || format!("in the frame it is at {first}"))
    })
    .await?;
    // What comes to the page last is what is left last.
    visitor.find(".foot").await?;
    visitor
        .script(
            "[...document.querySelectorAll('a, button')].filter((stop) => stop.checkVisibility()).at(-1).focus()",
            vec![],
        )
        .await?;
    visitor.tab(false).await?;
    leave(visitor).await?;
    visitor.sees_focus_at("behind").await?;
    visitor.tab(true).await?;
    sees_focus_in_the_frame(visitor).await.context("backwards")?;
    no_faults(visitor).await
}

pub async fn axe_finds_nothing_around_and_within(visitor: &Visitor) -> Result<()> {
    let _hosts = open(visitor, "plain.html").await?;
    enter(visitor, ELEMENT).await?;
    fits(visitor).await?;
    let found = axe::findings(&visitor.browser.client).await?;
    ensure!(found.is_empty(), "within the frame axe finds:\n{}", found.join("\n"));
    leave(visitor).await?;
    let found = axe::findings(&visitor.browser.client).await?;
    ensure!(found.is_empty(), "around the frame axe finds:\n{}", found.join("\n"));
    Ok(())
}

pub async fn a_frame_made_by_hand_scrolls_as_ever(visitor: &Visitor) -> Result<()> {
    let _hosts = open(visitor, "by-hand.html").await?;
    visitor.browser.client.enter_frame(0).await?;
    visitor.find(".foot").await?;
    visitor.fill("person", &PERSON).await?;
    visitor.sees_total(30).await?;
    let state =
        "scrollTo(0, 1000); return [Math.round(scrollY), innerHeight, 'seen' in document.documentElement.dataset]";
    let state = visitor.script(state, vec![]).await?;
    ensure!(state == json!([1000, 720, false]), "it is {state}");
    if visitor.browser.size == Size::Phone {
        let end = "return Math.round(document.querySelector('.total').getBoundingClientRect().bottom)";
        let end = visitor.script(end, vec![]).await?;
        ensure!(end == json!(720), "the total ends at {end}");
    }
    leave(visitor).await?;
    ensure!(visitor.script("return spied.messages", vec![]).await? == json!([]), "the page around was told something");
    Ok(())
}
