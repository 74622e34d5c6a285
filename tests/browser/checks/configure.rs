//! The page for a web editor: options, a preview that follows, and the lines to copy.

use anyhow::{Result, ensure};
use fantoccini::key::Key;
use serde_json::json;

use crate::harness::axe;
use crate::harness::engine::{Preferences, Size};
use crate::harness::until::{holds, until};
use crate::visitor::Visitor;

/// Goes into the preview, once it works.
async fn enter(visitor: &Visitor) -> Result<()> {
    visitor.find("#configure-frame").await?.enter_frame().await?;
    visitor.find("main h2[tabindex]").await.map(|_| ())
}

async fn types(visitor: &Visitor, id: &str, text: &str) -> Result<()> {
    visitor.types(&format!("#{id}"), text).await
}

/// The lines to copy, once they hold these words.
async fn sees_lines(visitor: &Visitor, words: &str) -> Result<String> {
    until(async || {
        let lines = visitor.script("return document.getElementById('configure-lines')?.value", vec![]).await?;
        let lines = lines.as_str().unwrap_or_default().to_owned();
        Ok(if lines.contains(words) { Ok(lines) } else { Err(format!("{words} is not in {lines}")) })
    })
    .await
}

/// What a custom property or an attribute of the previewed page is.
async fn sees_in_preview(visitor: &Visitor, script: &str, expected: &str) -> Result<()> {
    enter(visitor).await?;
    until(async || {
        let seen = visitor.script(script, vec![]).await?;
        holds(seen == expected, || format!("in the preview it is {seen}, not {expected}"))
    })
    .await?;
    Ok(visitor.browser.client.enter_parent_frame().await?)
}

const SIZE: &str = "return getComputedStyle(document.documentElement).fontSize";

pub async fn what_is_picked_shows_in_the_preview_and_in_the_lines(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    visitor.click("#to-configure").await?;
    visitor.sees_focus_at("configure-title").await?;
    let plain = sees_lines(visitor, "<hujifen-calculator>").await?;
    let origin = &visitor.site.origin;
    ensure!(plain.starts_with(&format!("<script type=\"module\" src=\"{origin}/embed.js\"></script>\n")), "{plain}");

    types(visitor, "configure-font-size", "20").await?;
    visitor.click("label[for='configure-scheme-dark']").await?;
    visitor.click("label[for='configure-section-plan']").await?;
    types(visitor, "configure-partner-name", "甲 & 乙").await?;
    visitor.click("label[for='configure-lead']").await?;
    let lines = sees_lines(visitor, " lead>").await?;
    for attribute in [
        "font-size=\"20\"",
        "scheme=\"dark\"",
        "sections=\"materials steps check drafts take report\"",
        "partner-name=\"甲 &amp; 乙\"",
    ] {
        ensure!(lines.contains(attribute), "{attribute} is not in {lines}");
    }
    sees_in_preview(visitor, SIZE, "20px").await?;
    enter(visitor).await?;
    visitor.sees(".partner", "甲 & 乙").await?;
    visitor.sees_no("#to-plan").await?;
    visitor.click("#to-handoff").await?;
    visitor.browser.client.enter_parent_frame().await?;

    // Taken back, it is as at first.
    visitor.click("label[for='configure-scheme-auto']").await?;
    visitor.click("label[for='configure-section-plan']").await?;
    visitor.click("label[for='configure-lead']").await?;
    for (id, typed) in [("font-size", 2), ("partner-name", 5)] {
        let backspaces = String::from(char::from(Key::Backspace)).repeat(typed);
        types(visitor, &format!("configure-{id}"), &backspaces).await?;
    }
    ensure!(sees_lines(visitor, "<hujifen-calculator>").await? == plain);
    sees_in_preview(visitor, SIZE, "17px").await
}

pub async fn what_is_not_allowed_is_told_at_its_place_and_left_out(visitor: &Visitor) -> Result<()> {
    visitor.arrive_at("/#configure").await?;
    types(visitor, "configure-radius", "30").await?;
    visitor.sees("#configure-radius-fault", "0 到 24").await?;
    types(visitor, "configure-partner-link", "javascript:alert(1)").await?;
    visitor.sees("#configure-partner-link-fault", "https://").await?;
    types(visitor, "configure-accent", "#0b5f").await?;
    visitor.sees("#configure-accent-fault", "十六进制").await?;
    sees_lines(visitor, "<hujifen-calculator>").await?;
    types(visitor, "configure-accent", "ff").await?;
    visitor.sees_no("#configure-accent-fault").await?;
    sees_lines(visitor, "<hujifen-calculator accent=\"#0b5fff\">").await?;
    let picked = visitor.script("return document.getElementById('configure-picker').value", vec![]).await?;
    ensure!(picked == "#0b5fff", "the picker shows {picked}");
    Ok(())
}

pub async fn the_preview_has_two_widths_and_keeps_nothing(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    visitor.fill("person", &[("assessed_on", "2026-11-23"), ("born_on", "1990-05-12")]).await?;
    visitor.sees_draft_with("1990-05-12").await?;
    let drafts = visitor.drafts().await?;
    visitor.arrive_at("/#configure").await?;
    let width = "return innerWidth + ''";
    let is_beside = "const [picked, preview] = ['#configure-font-size', '.configure-preview'].map((css) => document.querySelector(css).getBoundingClientRect());
        return preview.left > picked.right";
    sees_in_preview(visitor, width, "360").await?;
    // Where there is room for both.
    ensure!(visitor.script(is_beside, vec![]).await? == (visitor.browser.size == Size::Desktop), "the narrow preview");
    let gap = "const [one, other] = ['phone', 'desktop'].map((width) => document.getElementById(`configure-${width}`).getBoundingClientRect());
        return Math.max(other.left - one.right, other.top - one.bottom) > 4";
    ensure!(visitor.script(gap, vec![]).await? == true, "the buttons of the widths touch");
    visitor.click("#configure-desktop").await?;
    sees_in_preview(visitor, width, "1100").await?;
    ensure!(visitor.script(is_beside, vec![]).await? == false, "the wide preview has no room beside");
    enter(visitor).await?;
    // Nothing of one's own is shown there, and nothing of there is one's own.
    visitor.sees_total(0).await?;
    visitor.fill("talent", &[("startup_talent", "yes")]).await?;
    visitor.sees_total(120).await?;
    visitor.sees_no(".status.warn").await?;
    visitor.browser.client.enter_parent_frame().await?;
    ensure!(visitor.drafts().await? == drafts, "the preview has stored something");
    visitor.arrive().await?;
    visitor.sees_total(30).await
}

pub async fn axe_finds_nothing_while_options_are_picked(visitor: &Visitor) -> Result<()> {
    for dark in [false, true] {
        let preferences = Preferences { dark, ..Preferences::default() };
        visitor.browser.engine.prefer(&visitor.browser.client, preferences).await?;
        visitor.arrive_at("/#configure").await?;
        enter(visitor).await?;
        visitor.browser.client.enter_parent_frame().await?;
        types(visitor, "configure-radius", "x").await?;
        visitor.sees("#configure-radius-fault", "0 到 24").await?;
        let found = axe::findings(&visitor.browser.client).await?;
        ensure!(found.is_empty(), "axe finds:\n{}", found.join("\n"));
        let over = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        ensure!(visitor.script(over, vec![]).await? == json!(0), "it is wider than the window");
    }
    Ok(())
}

pub async fn the_lines_are_copied(visitor: &Visitor) -> Result<()> {
    visitor.arrive_at("/#configure").await?;
    visitor.click("#configure-copy").await?;
    visitor.sees(".configure .toast", "复制").await?;
    types(visitor, "configure-radius", "4").await?;
    // What was copied is no longer what stands there.
    visitor.sees_no(".configure .toast").await
}
