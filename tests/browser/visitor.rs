//! What a visitor does and sees.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};
use fantoccini::Locator;
use fantoccini::actions::{InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::key::Key;
use fantoccini::wd::WindowHandle;
use serde::Serialize;
use serde_json::{Value, json};

use crate::harness::browser::Browser;
use crate::harness::engine::Size;
use crate::harness::site::{BLANK, Site};
use crate::harness::until::{holds, until};

/// Where earlier versions kept their only draft.
pub const DRAFT: &str = "hujifen.draft.v1";
/// Where drafts are kept, each under its id.
pub const DRAFTS: &str = "hujifen.drafts.";

/// A person at a browser, on a site of their own.
pub struct Visitor {
    pub browser: Browser,
    pub site: Site,
    /// What the browser is to complain of, as a part of its words, and whether it has to: a check that provokes something says
    /// so here.
    expected: Mutex<Vec<(&'static str, bool)>>,
}

/// An item of the result, as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub points: i32,
    pub reason: String,
    pub clause: String,
    pub link: String,
}

/// Scrolls an element to where nothing covers it, as a visitor would, and waits until the page has come to rest. Tells
/// whether it is in a frame.
const BRING: &str = r#"
    const [element, done] = arguments;
    element.scrollIntoView({ block: "center", behavior: "instant" });
    let still = 0, last = "";
    const look = () => {
        const box = element.getBoundingClientRect();
        const now = `${box.top} ${box.left}`;
        still = now === last ? still + 1 : 0;
        last = now;
        still === 3 ? done(self !== top) : requestAnimationFrame(look);
    };
    look();
"#;

/// A selector of the element with an id; ids are paths, full of dots and brackets.
pub fn id(id: &str) -> String {
    format!("[id=\"{id}\"]")
}

impl Visitor {
    pub fn new(browser: Browser, site: Site) -> Visitor {
        Visitor { browser, site, expected: Mutex::default() }
    }

    /// From now on the browser has to complain of this, as a part of its words, and it is no fault of the page. One that
    /// never tells what it complains of need not.
    pub fn expect_complaint(&self, words: &'static str) {
        self.expected.lock().unwrap_or_else(PoisonError::into_inner).push((words, true));
    }

    /// The same where the browser does so in its own time, which may be after the check.
    pub fn allow_complaint(&self, words: &'static str) {
        self.expected.lock().unwrap_or_else(PoisonError::into_inner).push((words, false));
    }

    /// What of these complaints was not expected, and what was expected in vain.
    pub fn unexpected(&self, complaints: Vec<String>) -> Vec<String> {
        let expected = self.expected.lock().unwrap_or_else(PoisonError::into_inner);
        let has_to = |expected: &&(&str, bool)| expected.1 && self.browser.engine.complains();
        let in_vain = expected
            .iter()
            .filter(has_to)
            .filter(|(words, _)| !complaints.iter().any(|complaint| complaint.contains(words)));
        let in_vain: Vec<String> =
            in_vain.map(|(words, _)| format!("the browser did not complain of {words:?}")).collect();
        let is_expected = |complaint: &String| expected.iter().any(|(words, _)| complaint.contains(words));
        // A browser asks for the manifest in its own time, and for a former page's when that one's site has ended.
        let is_former = |complaint: &String| {
            complaint.contains("/manifest.webmanifest") && !complaint.contains(self.site.origin.as_str())
        };
        let own = complaints.iter().filter(|complaint| !is_expected(complaint) && !is_former(complaint));
        own.cloned().chain(in_vain).collect()
    }

    /// Opens the page.
    pub async fn arrive(&self) -> Result<()> {
        self.arrive_at("/").await
    }

    /// Opens the page at a path of the site, and waits until it works.
    pub async fn arrive_at(&self, path: &str) -> Result<()> {
        self.browser.client.goto(&format!("{}{path}", self.site.origin)).await?;
        self.works().await
    }

    /// Opens the page with something in the storage already.
    pub async fn arrive_with(&self, key: &str, value: &str) -> Result<()> {
        self.go_away().await?;
        self.script(
            "localStorage.clear(); sessionStorage.clear(); localStorage.setItem(...arguments)",
            vec![json!(key), json!(value)],
        )
        .await?;
        self.arrive().await
    }

    /// Leaves for an empty page of the same site. Where a server of the check's own ends, what the page still asks for in its own
    /// time must not find it gone.
    pub async fn go_away(&self) -> Result<()> {
        Ok(self.browser.client.goto(&format!("{}{BLANK}", self.site.origin)).await?)
    }

    pub async fn reload(&self) -> Result<()> {
        self.browser.engine.reload(&self.browser.client).await?;
        self.works().await
    }

    /// Waits until the page shows the heading of whatever it begins with, and what is fetched after the first moment.
    async fn works(&self) -> Result<()> {
        self.find("main h2[tabindex]").await?;
        self.find(".foot").await?;
        Ok(())
    }

    /// Opens a card of questions.
    pub async fn open(&self, card: &str) -> Result<()> {
        let head = format!("#head-{card}");
        if self.attribute(&head, "aria-expanded").await?.as_deref() != Some("true") {
            self.click(&head).await?;
        }
        self.sees_open(card).await
    }

    /// Sees that a card is open, and no other.
    pub async fn sees_open(&self, card: &str) -> Result<()> {
        until(async || {
            let open = self.script(OPEN_CARDS, vec![]).await?;
            holds(open == json!([format!("head-{card}")]), || format!("{open} is open, not only {card}"))
        })
        .await
    }

    /// Answers the question at a path: types a text, or picks a choice or a flag.
    pub async fn answer(&self, path: &str, answer: &str) -> Result<()> {
        let typed = format!("input[type=text]{}", id(path));
        let choice = format!("label:has(input[name=\"{path}\"][value=\"{answer}\"])");
        let flag = format!("label:has(input[type=checkbox]{})", id(path));
        let place = self.find(&format!("{typed}, {choice}, {flag}")).await.with_context(|| format!("at {path}"))?;
        match place.tag_name().await?.as_str() {
            "input" => self.type_at(path, answer).await,
            _ => self.click(&format!("{choice}, {flag}")).await,
        }
    }

    /// Answers the questions of a card in turn.
    pub async fn fill(&self, card: &str, answers: &[(&str, &str)]) -> Result<()> {
        self.open(card).await?;
        for (path, answer) in answers {
            self.answer(path, answer).await?;
        }
        Ok(())
    }

    /// Types a text in place of what stands there.
    async fn type_at(&self, path: &str, text: &str) -> Result<()> {
        let place = self.bring(&id(path)).await?;
        if self.is_missed(text).await? {
            return self.script(WRITE, vec![json!(id(path)), json!(text), json!(true)]).await.map(drop);
        }
        if place.prop("value").await?.is_some_and(|value| !value.is_empty()) {
            place.clear().await?;
        }
        place.send_keys(text).await?;
        Ok(())
    }

    /// In a frame that was just entered: presses a place in it where nothing is, if the engine needs that. WebKit lets the
    /// page of another site move the focus only once its frame has it.
    pub async fn wake(&self, frame: Element) -> Result<()> {
        if !self.browser.engine.misses_in_frames() {
            return Ok(());
        }
        let client = &self.browser.client;
        client.enter_parent_frame().await?;
        // Within a further frame the place in the window is not known.
        if let Some((x, y)) = serde_json::from_value(self.script(EDGE, vec![serde_json::to_value(&frame)?]).await?)? {
            let actions = MouseActions::new("mouse".to_owned())
                .then(PointerAction::MoveTo { duration: None, x, y })
                .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
                .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
            client.perform_actions(actions).await?;
        }
        Ok(frame.enter_frame().await?)
    }

    /// Picks an option of a list by its value.
    pub async fn select(&self, css: &str, value: &str) -> Result<()> {
        Ok(self.bring(css).await?.select_by_value(value).await?)
    }

    /// Types letters behind what stands in a field.
    pub async fn types(&self, css: &str, letters: &str) -> Result<()> {
        let place = self.find(css).await?;
        match self.is_missed(letters).await? {
            true => self.script(WRITE, vec![json!(css), json!(letters), json!(false)]).await.map(drop),
            false => Ok(place.send_keys(letters).await?),
        }
    }

    /// Whether the driver would miss the field that is meant here, or the letters, so that a script has to write in its place.
    async fn is_missed(&self, letters: &str) -> Result<bool> {
        let engine = self.browser.engine;
        let is_framed = async || anyhow::Ok(self.script("return self !== top", vec![]).await? == json!(true));
        Ok(engine.mistypes(letters) || engine.misses_in_frames() && is_framed().await?)
    }

    /// Presses the button that says this.
    pub async fn press(&self, words: &str) -> Result<()> {
        let path = format!("//button[normalize-space()='{words}']");
        self.click_at(Locator::XPath(&path)).await
    }

    pub async fn click(&self, css: &str) -> Result<()> {
        self.click_at(Locator::Css(css)).await
    }

    /// The click fails where anything covers the element.
    async fn click_at(&self, locator: Locator<'_>) -> Result<()> {
        until(async || {
            let Some(element) = self.browser.client.find_all(locator).await?.into_iter().next() else {
                return Ok(Err(format!("there is no {locator:?} to click on")));
            };
            let click = async {
                let target = vec![serde_json::to_value(&element)?];
                let is_framed = self.script_async(BRING, target.clone()).await? == json!(true);
                match is_framed && self.browser.engine.misses_in_frames() {
                    true => Ok(self.script(CLICK, target).await?.as_str().map(str::to_owned)),
                    false => Ok(element.click().await.map(|()| None)?),
                }
            };
            match click.await {
                Ok(Some(cover)) => Ok(Err(format!("{locator:?} is covered by {cover}"))),
                Ok(None) => Ok(Ok(())),
                Err(error) if is_gone(&error) => Ok(Err(format!("{locator:?} is drawn anew all the time"))),
                Err(error) => {
                    // Only told beside the error, which it must not hide where the element has gone meanwhile.
                    let over = self.script(OVER, vec![serde_json::to_value(&element)?]).await.unwrap_or_default();
                    // What was brought there may have been moved on since, as by a bar that a download brings.
                    match is_covered(&error) {
                        true => Ok(Err(format!("{locator:?} is covered: {over}"))),
                        false => Err(error.context(format!("clicking on {locator:?}; where it is: {over}"))),
                    }
                }
            }
        })
        .await
    }

    /// Clicks as a hand does, with a moment between pressing and releasing.
    pub async fn press_and_hold(&self, css: &str) -> Result<()> {
        let element = self.bring(css).await?;
        let actions = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Pause { duration: Duration::from_millis(120) })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        Ok(self.browser.client.perform_actions(actions).await?)
    }

    /// Presses and releases keys, one after the other, wherever the focus is.
    pub async fn keys(&self, keys: &str) -> Result<()> {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for value in keys.chars() {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        Ok(self.browser.client.perform_actions(actions).await?)
    }

    /// Tab, or Shift and Tab.
    pub async fn tab(&self, backwards: bool) -> Result<()> {
        let [shift, tab] = [char::from(Key::Shift), char::from(Key::Tab)];
        let mut actions = KeyActions::new("keyboard".to_owned());
        if backwards {
            actions = actions.then(KeyAction::Down { value: shift });
        }
        actions = actions.then(KeyAction::Down { value: tab });
        if let Some(duration) = self.browser.engine.holds_keys() {
            actions = actions.then(KeyAction::Pause { duration });
        }
        actions = actions.then(KeyAction::Up { value: tab });
        if backwards {
            actions = actions.then(KeyAction::Up { value: shift });
        }
        Ok(self.browser.client.perform_actions(actions).await?)
    }

    /// Goes on to the result as the window offers it: on a phone from everywhere, else from the last card.
    pub async fn go_to_result(&self) -> Result<()> {
        match self.browser.size {
            Size::Phone => self.click(".to-result").await,
            _ => {
                self.open("record").await?;
                self.press("看结果").await
            }
        }
    }

    /// The total as shown.
    pub async fn total(&self) -> Result<i32> {
        Ok(self.text("#total").await?.parse()?)
    }

    /// Sees this total, at once or in a moment.
    pub async fn sees_total(&self, total: i32) -> Result<()> {
        until(async || {
            let seen = self.total().await?;
            holds(seen == total, || format!("the total is {seen}, not {total}"))
        })
        .await
    }

    /// Sees words somewhere in what matches.
    pub async fn sees(&self, css: &str, words: &str) -> Result<()> {
        until(async || {
            let texts = self.texts(css).await?;
            holds(texts.iter().any(|text| text.contains(words)), || format!("{css} says {texts:?}, not {words:?}"))
        })
        .await
    }

    /// Sees that nothing matches, now or in a moment.
    pub async fn sees_no(&self, css: &str) -> Result<()> {
        until(async || {
            let texts = self.texts(css).await?;
            holds(texts.is_empty(), || format!("{css} still says {texts:?}"))
        })
        .await
    }

    /// The item of an indicator.
    pub async fn item(&self, indicator: &str) -> Result<Item> {
        let row = self.script(ITEM, vec![json!(indicator)]).await?;
        let text =
            |name: &str| row[name].as_str().map(str::to_owned).with_context(|| format!("{indicator} has no {name}"));
        Ok(Item {
            points: text("points")?.parse()?,
            reason: text("reason")?,
            clause: text("clause")?,
            link: text("link")?,
        })
    }

    /// The ids of the questions that are shown, in their order: the names of the fields.
    pub async fn questions(&self) -> Result<Vec<String>> {
        let names = self.script(QUESTIONS, vec![]).await?;
        Ok(serde_json::from_value(names)?)
    }

    /// What stands at a path: the text, or the choice that is picked. Rows are a part of the page that may still be on its way.
    pub async fn answered(&self, path: &str) -> Result<String> {
        until(async || {
            let value = self.script(ANSWERED, vec![json!(path)]).await?;
            Ok(value.as_str().map(str::to_owned).ok_or_else(|| format!("nothing asks for {path}")))
        })
        .await
    }

    /// Sees answers where they were given.
    pub async fn sees_answers(&self, card: &str, answers: &[(&str, &str)]) -> Result<()> {
        self.open(card).await?;
        for (path, answer) in answers {
            until(async || {
                let found = self.answered(path).await?;
                holds(found == *answer, || format!("{path} is {found}, not {answer:?}"))
            })
            .await?;
        }
        Ok(())
    }

    /// The id of what has the focus.
    pub async fn focused(&self) -> Result<String> {
        let id = self.script("return document.activeElement?.id ?? ''", vec![]).await?;
        Ok(id.as_str().unwrap_or_default().to_owned())
    }

    pub async fn sees_focus_at(&self, id: &str) -> Result<()> {
        until(async || {
            let focused = self.focused().await?;
            holds(focused == id, || format!("the focus is at {focused:?}, not at {id:?}"))
        })
        .await
    }

    /// The stored draft that this tab has open.
    pub async fn draft(&self) -> Result<Option<String>> {
        let script = "return localStorage.getItem(arguments[0] + sessionStorage.getItem('hujifen.tab'))";
        Ok(self.script(script, vec![json!(DRAFTS)]).await?.as_str().map(str::to_owned))
    }

    /// All stored drafts, as they are stored.
    pub async fn drafts(&self) -> Result<Vec<String>> {
        let script = "return Object.entries(localStorage)
            .filter(([key]) => key.startsWith(arguments[0])).map(([, value]) => value)";
        Ok(serde_json::from_value(self.script(script, vec![json!(DRAFTS)]).await?)?)
    }

    /// Opens the page with these drafts, the last one as the one that was open last.
    pub async fn arrive_with_drafts(&self, drafts: &[(&str, impl Serialize)]) -> Result<()> {
        self.go_away().await?;
        let script = "localStorage.clear(); sessionStorage.clear();
            for (const [id, draft] of arguments[1]) {
                localStorage.setItem(arguments[0] + id, draft);
                localStorage.setItem('hujifen.open', id);
            }";
        self.script(script, vec![json!(DRAFTS), json!(drafts)]).await?;
        self.arrive().await
    }

    /// Waits for a downloaded file whose name ends so, and reads it.
    pub async fn sees_download(&self, end: &str) -> Result<String> {
        until(async || {
            let files = self.browser.downloaded()?;
            let names: Vec<&String> = files.iter().map(|(name, _)| name).collect();
            let told = format!("there is no file *{end} among {names:?}");
            Ok(files.into_iter().find(|(name, _)| name.ends_with(end)).map(|(_, text)| text).ok_or(told))
        })
        .await
    }

    /// Opens everything that can be opened in place.
    pub async fn open_all_details(&self) -> Result<()> {
        self.script("document.querySelectorAll('details').forEach((help) => { help.open = true; })", vec![]).await?;
        Ok(())
    }

    /// Opens a further tab at a path of the site, and goes there; gives back how the one before is called.
    pub async fn open_tab(&self, path: &str) -> Result<WindowHandle> {
        let before = self.browser.client.window().await?;
        let tab = self.browser.engine.open_tab(&self.browser.client, self.browser.size).await?;
        self.browser.client.switch_to_window(tab).await?;
        self.arrive_at(path).await?;
        Ok(before)
    }

    /// Goes to another tab.
    pub async fn go_to_tab(&self, tab: &WindowHandle) -> Result<()> {
        Ok(self.browser.client.switch_to_window(tab.clone()).await?)
    }

    /// Waits for a draft with these words in it.
    pub async fn sees_draft_with(&self, words: &str) -> Result<()> {
        until(async || {
            let draft = self.draft().await?;
            let found = draft.as_ref().is_some_and(|draft| draft.contains(words));
            holds(found, || format!("the draft is {draft:?}, without {words:?}"))
        })
        .await
    }

    /// The first element that matches, once there is one.
    pub async fn find(&self, css: &str) -> Result<Element> {
        until(async || {
            let found = self.browser.client.find_all(Locator::Css(css)).await?.into_iter().next();
            Ok(found.ok_or_else(|| format!("there is no {css}")))
        })
        .await
    }

    async fn bring(&self, css: &str) -> Result<Element> {
        let element = self.find(css).await?;
        self.script_async(BRING, vec![serde_json::to_value(&element)?]).await?;
        Ok(element)
    }

    pub async fn text(&self, css: &str) -> Result<String> {
        Ok(self.find(css).await?.text().await?)
    }

    /// The texts of all that matches and can be seen.
    pub async fn texts(&self, css: &str) -> Result<Vec<String>> {
        Ok(serde_json::from_value(self.script(TEXTS, vec![json!(css)]).await?)?)
    }

    pub async fn attribute(&self, css: &str, name: &str) -> Result<Option<String>> {
        Ok(self.find(css).await?.attr(name).await?)
    }

    /// Runs a script in the page.
    pub async fn script(&self, script: &str, args: Vec<Value>) -> Result<Value> {
        Ok(self.browser.client.execute(script, args).await?)
    }

    /// Runs a script whose last argument takes the answer.
    pub async fn script_async(&self, script: &str, args: Vec<Value>) -> Result<Value> {
        Ok(self.browser.client.execute_async(script, args).await?)
    }
}

/// The page may draw an element anew between finding and using it.
fn is_gone(error: &anyhow::Error) -> bool {
    error.downcast_ref::<CmdError>().is_some_and(CmdError::is_stale_element_reference)
}

/// Something lies where the element is to be pressed, or it is out of sight there.
fn is_covered(error: &anyhow::Error) -> bool {
    use ErrorStatus::{ElementClickIntercepted, ElementNotInteractable};
    matches!(error.downcast_ref(), Some(CmdError::Standard(told)) if matches!(told.error, ElementClickIntercepted | ElementNotInteractable))
}

/// A place at the left edge of a frame, halfway down what is seen of it; nothing where it stands in a frame itself.
const EDGE: &str = r#"
    if (self !== top) return null;
    const [frame] = arguments;
    frame.scrollIntoView({ block: "nearest", behavior: "instant" });
    const box = frame.getBoundingClientRect();
    return [Math.max(box.left, 0) + 2, (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2];
"#;

/// Where an element is, and what lies there.
const OVER: &str = r#"
    const { left, top, width, height } = arguments[0].getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const hit = document.elementsFromPoint(x, y).slice(0, 3).map((element) => element.outerHTML.slice(0, 100));
    return { x, y, window: [innerWidth, innerHeight], scrolled: scrollY, hit };
"#;

/// Clicks where the driver cannot; where anything covers the element, tells what instead.
const CLICK: &str = r#"
    const [element] = arguments;
    const { left, top, width, height } = element.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    // From under the total a visitor would scroll it, by the page around, which no script in the frame can.
    const isHit = hit && (element.contains(hit) || hit.contains(element) || hit.closest(".total"));
    if (!isHit) return hit?.outerHTML.slice(0, 100) ?? "nothing that is seen";
    element.click();
"#;

/// Writes into a field where the driver cannot type.
const WRITE: &str = r#"
    const [css, text, anew] = arguments;
    const field = document.querySelector(css);
    field.focus();
    let value = anew ? "" : field.value;
    for (const letter of text) letter === "\uE003" ? (value = value.slice(0, -1)) : (value += letter);
    field.value = value;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    // The browser itself tells of a change only where it was typed.
    field.addEventListener("blur", () => field.dispatchEvent(new Event("change", { bubbles: true })), { once: true });
"#;

const OPEN_CARDS: &str = "return [...document.querySelectorAll('.card-head[aria-expanded=true]')].map(({ id }) => id)";

const TEXTS: &str = "return [...document.querySelectorAll(arguments[0])]
    .filter((element) => element.checkVisibility()).map((element) => element.innerText)";

const QUESTIONS: &str =
    "return [...new Set([...document.querySelectorAll('.card-body input')].map((input) => input.name || input.id))]";

const ANSWERED: &str = r#"
    const [path] = arguments;
    const inputs = [...document.querySelectorAll("input")].filter(({ id, name }) => id === path || name === path);
    if (inputs.length === 0) return null;
    return inputs[0].type === "text" ? inputs[0].value : inputs.find(({ checked }) => checked)?.value ?? "";
"#;

const ITEM: &str = r#"
    const row = document.getElementById(`item-${arguments[0]}`);
    const link = row?.querySelector(".item-foot a");
    return {
        points: row?.querySelector(".item-points").firstChild.textContent,
        reason: row?.querySelector(".item-reason").innerText,
        clause: link?.innerText,
        link: link?.href,
    };
"#;
