//! A storage that fails takes nothing from the page but the draft. Every failure here is a real one of the browser.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::harness::until::{holds, until};
use crate::visitor::{DRAFT, DRAFTS, Visitor, id};

/// A score can be computed as ever.
async fn computes(visitor: &Visitor) -> Result<()> {
    visitor.fill("person", &[("born_on", "1990-05-12"), ("assessed_on", "2026-11-23")]).await?;
    visitor.fill("talent", &[("startup_talent", "yes")]).await?;
    visitor.sees_total(30 + 120).await
}

/// The standing notice gives a file with all that was typed.
async fn a_file_can_be_saved(visitor: &Visitor) -> Result<()> {
    visitor.click("#save-file-now").await?;
    let file: Value = serde_json::from_str(&visitor.sees_download(".json").await?)?;
    ensure!(file["born_on"] == "1990-05-12" && file["startup_talent"] == true, "the file holds {file}");
    Ok(())
}

/// From now on, whenever the page goes to the storage: what could be pressed before and no longer stands on the page.
const WATCH: &str = r#"
    const { get } = Object.getOwnPropertyDescriptor(window, "localStorage");
    const all = () => [...document.querySelectorAll("a, button, input, select, summary, textarea")];
    const look = () => {
        const there = all();
        requestAnimationFrame(() => setTimeout(() => {
            const gone = there.filter((control) => !control.isConnected).map((control) => control.outerHTML);
            window.gone = [...(window.gone ?? []), ...gone];
        }));
        return get.call(window);
    };
    Object.defineProperty(window, "localStorage", { configurable: true, get: look });
"#;

/// A change is stored, or tried to be, under the visitor's finger: what is being pressed meanwhile stays where it is.
pub async fn nothing_is_made_anew(visitor: &Visitor, path: &str, answer: &str) -> Result<()> {
    visitor.script(WATCH, vec![]).await?;
    visitor.answer(path, answer).await?;
    let gone = until(async || {
        let gone = visitor.script("return window.gone", vec![]).await?;
        Ok(gone.as_array().cloned().ok_or_else(|| "nothing was stored".to_owned()))
    })
    .await?;
    ensure!(gone.is_empty(), "storing a change took away {gone:?}");
    Ok(())
}

pub async fn a_browser_that_keeps_nothing_still_does_everything(visitor: &Visitor) -> Result<()> {
    const SAID: &str = "浏览器不允许网页在本机保存";
    visitor.arrive().await?;
    let refused = visitor.script("try { localStorage; return false } catch { return true }", vec![]).await?;
    ensure!(refused == json!(true), "the browser gives a storage");
    visitor.sees(".status.warn", SAID).await?;
    computes(visitor).await?;
    visitor.sees(".status.warn", SAID).await?;
    visitor.find("#save-file-now").await?;
    nothing_is_made_anew(visitor, "innovation_intermediary", "no").await?;
    a_file_can_be_saved(visitor).await?;
    // Drafts are kept as long as the page is there.
    visitor.click("#to-drafts").await?;
    visitor.sees(".draft-rows", "150 分").await?;
    visitor.click("#new-draft").await?;
    visitor.sees_total(0).await?;
    visitor.answer("born_on", "1980-01-01").await?;
    visitor.click("#to-drafts").await?;
    until(async || {
        let rows = visitor.texts(".draft").await?.len();
        holds(rows == 2, || format!("there are {rows} drafts"))
    })
    .await?;
    visitor.sees(".status.warn", SAID).await
}

pub async fn a_private_window_keeps_drafts_as_long_as_it_is_open(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    computes(visitor).await?;
    visitor.sees_draft_with("startup_talent").await?;
    visitor.reload().await?;
    visitor.sees_total(30 + 120).await?;
    visitor.sees_no(".status.warn").await
}

/// Takes all the room there is.
pub const FILL: &str = r#"
    for (let size = 1 << 22; size >= 1; size >>= 1) {
        try {
            for (let part = 0; ; part++) localStorage.setItem(`filler ${size} ${part}`, "x".repeat(size));
        } catch {}
    }
"#;

pub async fn a_storage_that_is_full_is_told_and_tried_again(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    visitor.script(FILL, vec![]).await?;
    computes(visitor).await?;
    visitor.sees(".status.warn", "本机存储空间已满").await?;
    ensure!(visitor.drafts().await?.is_empty(), "something was stored all the same");
    visitor.find("#save-file-now").await?;
    nothing_is_made_anew(visitor, "innovation_intermediary", "yes").await?;
    a_file_can_be_saved(visitor).await?;
    // Once there is room again, the next change stores everything.
    visitor.script("Object.keys(localStorage).filter((key) => key.startsWith('filler')).forEach((key) => localStorage.removeItem(key))", vec![]).await?;
    visitor.answer("innovation_intermediary", "no").await?;
    visitor.sees_no(".status.warn").await?;
    visitor.sees_draft_with("1990-05-12").await?;
    visitor.reload().await?;
    visitor.sees_total(30 + 120).await
}

pub async fn a_corrupt_draft_stays_and_can_be_downloaded(visitor: &Visitor) -> Result<()> {
    const CORRUPT: &str = r#"{"version": 1, "answers": {"born_on": "1990"#;
    visitor.arrive_with(DRAFT, CORRUPT).await?;
    visitor.sees(".status.warn", "上次的草稿读不出来").await?;
    visitor.sees_total(0).await?;
    computes(visitor).await?;
    visitor.sees_draft_with("startup_talent").await?;
    visitor.reload().await?;
    visitor.sees_total(30 + 120).await?;
    visitor.sees_no(".status.warn").await?;
    visitor.click("#to-drafts").await?;
    visitor.press("下载").await?;
    let file = visitor.sees_download(".txt").await?;
    ensure!(file == CORRUPT, "the file holds {file:?}");
    ensure!(visitor.drafts().await?.iter().any(|draft| draft == CORRUPT), "it is gone");
    visitor.click(".unreadable button:last-of-type").await?;
    visitor.sees_no(".unreadable").await?;
    ensure!(visitor.drafts().await?.iter().all(|draft| draft != CORRUPT), "it is still there");
    visitor.sees(".draft.is-open", "150 分").await
}

pub async fn a_draft_of_a_newer_version_can_be_looked_at_and_copied(visitor: &Visitor) -> Result<()> {
    // With a part that this version knows nothing of, as newer versions have them.
    let newer = r#"{"version": 9, "name": "小李", "answers": {"assessed_on": "2026-11-23", "born_on": "1990-05-12"}, "people": [1]}"#;
    visitor.arrive_with_drafts(&[("one", newer)]).await?;
    visitor.sees(".status.warn", "由较新的版本保存").await?;
    visitor.sees_total(30).await?;
    visitor.open("person").await?;
    let open = "return document.querySelectorAll('.card-body input:not([readonly]):not([disabled])').length";
    ensure!(visitor.script(open, vec![]).await? == json!(0), "something can be changed");
    visitor.click("[for='sex']").await?;
    visitor.reload().await?;
    ensure!(visitor.drafts().await? == [newer], "it was changed to {:?}", visitor.drafts().await?);

    visitor.click("#copy-to-change").await?;
    visitor.sees_no(".status.warn").await?;
    visitor.sees(".open-draft", "小李（副本）").await?;
    visitor.fill("talent", &[("startup_talent", "yes")]).await?;
    visitor.sees_total(30 + 120).await?;
    visitor.sees_draft_with("startup_talent").await?;
    let drafts = visitor.drafts().await?;
    ensure!(drafts.len() == 2 && drafts.iter().any(|draft| draft == newer), "there are {drafts:?}");
    Ok(())
}

pub async fn a_frame_of_another_site_offers_a_file(visitor: &Visitor) -> Result<()> {
    visitor.browser.client.goto(&visitor.site.framed_elsewhere("")).await?;
    visitor.browser.client.enter_frame(0).await?;
    visitor.sees(".status.warn", "嵌在别的网站里").await?;
    computes(visitor).await?;
    a_file_can_be_saved(visitor).await?;
    // What is kept there is set apart: our own page knows nothing of it.
    visitor.browser.client.enter_parent_frame().await?;
    visitor.arrive().await?;
    visitor.sees_no(".status.warn").await?;
    visitor.sees_total(0).await
}

pub async fn a_tab_killed_while_typing_loses_nothing_older_than_300_ms(visitor: &Visitor) -> Result<()> {
    const AT_MOST: Duration = Duration::from_millis(300);
    visitor.arrive().await?;
    visitor.open("insurance").await?;
    visitor.answer("insurance", "periods").await?;
    let field = visitor.find(&id("insurance.periods[0].from")).await?;
    let typing = visitor.browser.client.window().await?;
    let other = visitor.browser.client.new_window(true).await?;
    visitor.go_to_tab(&typing).await?;
    let safe = |typed: &[Instant], now: Instant| typed.iter().filter(|at| **at + AT_MOST <= now).count();
    // One letter after the other, each with the time at which it had certainly been typed; a few of them early enough.
    let mut typed = Vec::new();
    let began = Instant::now();
    while began.elapsed() < 4 * AT_MOST || safe(&typed, Instant::now()) < 4 {
        field.send_keys("7").await?;
        typed.push(Instant::now());
    }
    let killed = Instant::now();
    visitor.browser.engine.kill_tab(&visitor.browser.client).await?;
    let safe = safe(&typed, killed);

    visitor.go_to_tab(&other.handle).await?;
    visitor.arrive().await?;
    let script =
        "return JSON.parse(localStorage.getItem(arguments[0] + localStorage.getItem('hujifen.open'))).periods[0].from";
    let kept = visitor.script(script, vec![json!(DRAFTS)]).await?;
    let kept = kept.as_str().context("nothing was kept")?;
    println!("of {} letters {safe} were older than 300 ms, and {} were kept", typed.len(), kept.len());
    ensure!(kept.len() >= safe, "{safe} letters were older, {} are kept", kept.len());
    visitor.open("insurance").await?;
    let shown = visitor.answered("insurance.periods[0].from").await?;
    ensure!(shown == kept, "{shown} is shown of {kept}");
    Ok(())
}
