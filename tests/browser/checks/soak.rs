//! Thousands of edits at random: the total stays that of what is stored, and the page does not grow.

use std::env;

use anyhow::{Context, Result, ensure};
use hujifen::answers::Draft;
use hujifen::rules::{Date, assess};
use serde_json::{Value, json};

use crate::harness::engine::Used;
use crate::harness::until::{holds, until};
use crate::visitor::{DRAFTS, Visitor};

const EDITS: &str = include_str!("soak.js");
/// So many edits in a usual run; HUJIFEN_SOAK asks for another number.
const USUAL: u32 = 600;
/// After so many the page is held against the engine.
const EACH: u32 = 50;
/// After so many the page is emptied: the program's memory never shrinks, and answers without end would pass for a leak.
const OF_A_VISIT: u32 = 1_000;
/// Where the edits begin; HUJIFEN_SOAK_SEED begins elsewhere.
const SEED: u32 = 120;

pub async fn random_edits_keep_the_total_right_and_leave_nothing_behind(visitor: &Visitor) -> Result<()> {
    let edits = number("HUJIFEN_SOAK")?.unwrap_or(USUAL);
    let seed = number("HUJIFEN_SOAK_SEED")?.unwrap_or(SEED);
    visitor.arrive_at("/variants/wasm-memory/").await?;
    // By then every part has been fetched, and every list has been as long as it gets.
    let warm = edits / 2 / EACH * EACH;
    let mut early = None;
    for chunk in 0..edits / EACH {
        let done = chunk * EACH;
        if done == warm || done.is_multiple_of(OF_A_VISIT) {
            let used = used_at_rest(visitor).await?;
            early = early.or((done >= warm).then_some(used));
        }
        let failed = visitor.script_async(EDITS, vec![json!(seed.wrapping_add(chunk)), json!(EACH)]).await?;
        ensure!(failed == Value::Null, "{failed}");
        if let Err(error) = nothing_is_wrong(visitor).await {
            let did = visitor.script("return window.did", vec![]).await?;
            let to = done + EACH;
            return Err(error.context(format!("with HUJIFEN_SOAK_SEED={seed}, in edits {done} to {to}: {did}")));
        }
    }
    let early = early.context("too few edits to compare anything")?;
    // What nobody can reach any more may still be let go of a moment later.
    until(async || {
        let late = used_at_rest(visitor).await?;
        println!("soak: after {warm} edits {early:?}, after {edits} {late:?}");
        Ok(has_not_grown(early, late).map_err(|error| error.to_string()))
    })
    .await
}

async fn nothing_is_wrong(visitor: &Visitor) -> Result<()> {
    sees_what_the_engine_says(visitor).await?;
    let faults = visitor.site.log().faults;
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

/// The number that a variable of the environment holds.
fn number(variable: &str) -> Result<Option<u32>> {
    match env::var(variable) {
        Ok(text) if !text.is_empty() => Ok(Some(text.parse().with_context(|| format!("{variable} is no number"))?)),
        _ => Ok(None),
    }
}

/// Goes back to the cards, and holds the total and every item against the engine on what is stored by then.
async fn sees_what_the_engine_says(visitor: &Visitor) -> Result<()> {
    let today = visitor.script(TODAY, vec![]).await?;
    let today: Date = today.as_str().and_then(|day| day.parse().ok()).context("the browser has no day")?;
    visitor.script("location.hash = 'person'", vec![]).await?;
    until(async || {
        let shown = visitor.script(SHOWN, vec![]).await?;
        let stored = visitor.draft().await?;
        let draft = match &stored {
            Some(json) => Draft::from_json(json).map_err(|error| anyhow::anyhow!("{error:?}: {json}"))?,
            None => Draft::default(),
        };
        let scored = assess(&draft.answers.read(today).profile, today);
        let items = scored.items.iter().map(|item| (item.indicator.code().to_owned(), json!(item.points)));
        let expected = json!({ "total": scored.total, "items": items.collect::<serde_json::Map<_, _>>() });
        holds(shown == expected, || format!("{shown} is shown, not {expected} of {stored:?}"))
    })
    .await
}

/// What the page takes up once it has been emptied: no answers, no other draft, nothing to undo.
async fn used_at_rest(visitor: &Visitor) -> Result<Used> {
    visitor.script("location.hash = 'person'", vec![]).await?;
    until(async || {
        let left = visitor.script(EMPTY, vec![json!(DRAFTS)]).await?;
        holds(left == Value::Null, || format!("{left} is left"))
    })
    .await?;
    visitor.browser.engine.used(&visitor.browser.client).await
}

/// A page may settle a little above where it was, and no more: what is left behind by each edit shows after thousands.
fn has_not_grown(early: Used, late: Used) -> Result<()> {
    let within = |early: u64, late: u64, slack: u64| late <= early + early / 20 + slack;
    ensure!(within(early.nodes, late.nodes, 50), "the document grew: {early:?}, then {late:?}");
    ensure!(within(early.listeners, late.listeners, 20), "there are more listeners: {early:?}, then {late:?}");
    ensure!(within(early.heap, late.heap, 500_000), "the scripts hold more: {early:?}, then {late:?}");
    ensure!(within(early.wasm, late.wasm, 1 << 20), "the program holds more: {early:?}, then {late:?}");
    Ok(())
}

const TODAY: &str = "return new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10)";

const SHOWN: &str = r#"
    const points = (element) => Number(element?.firstChild.textContent);
    const items = [...document.querySelectorAll("[id^=item-]")].filter((row) => row.querySelector(".item-points"));
    return {
        total: points(document.getElementById("total")),
        items: Object.fromEntries(
            items.map((row) => [row.id.slice("item-".length), points(row.querySelector(".item-points"))])),
    };
"#;

/// Does the next thing towards an empty page; null once there is none.
const EMPTY: &str = r##"
    const open = arguments[0] + sessionStorage.getItem("hujifen.tab");
    for (const key of Object.keys(localStorage)) {
        if (key.startsWith(arguments[0]) && key !== open) localStorage.removeItem(key);
    }
    const press = (button) => { button.click(); return button.textContent; };
    const yes = document.getElementById("start-over-yes");
    if (yes) return press(yes);
    // What the draft is called stays.
    const { version, name, scored, saved_at, stamp, ...said } = JSON.parse(localStorage.getItem(open) ?? "{}");
    if (Object.values(said).some((part) => Object.keys(part).length > 0)) {
        return press(document.getElementById("start-over"));
    }
    // What tells of the draft, and what brings it back.
    const told = [...document.querySelectorAll("[role=status] button")].filter((button) => button.checkVisibility());
    if (told.length > 0) return press(told.at(-1));
    document.activeElement?.blur();
    document.querySelectorAll("details[open]").forEach((help) => { help.open = false; });
    const card = document.getElementById("head-person");
    return card.ariaExpanded === "true" ? null : press(card);
"##;
