//! The whole visit without a mouse, and the focus never out of sight.

use std::collections::BTreeSet;

use anyhow::{Result, bail, ensure};
use fantoccini::key::Key;
use serde::Deserialize;
use serde_json::json;

use crate::visitor::{DRAFT, Visitor};

use super::{batch, sample};

/// Where the focus is, once scrolling to it has come to rest.
const FOCUS: &str = r#"
    const [done] = arguments;
    let still = 0, last = "";
    const look = () => {
        const element = document.activeElement ?? document.body;
        const box = element.getBoundingClientRect();
        const now = `${box.top} ${scrollY}`;
        still = now === last ? still + 1 : 0;
        last = now;
        if (still < 3) return requestAnimationFrame(look);

        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        // Beside some views there is no total.
        const total = document.querySelector(".total") ?? document.createElement("div");
        const bar = total.getBoundingClientRect();
        const meets = box.left < bar.right && box.right > bar.left && box.top < bar.bottom && box.bottom > bar.top;
        done({
            id: element.id,
            text: element.innerText ?? "",
            nowhere: element === document.body,
            // In the head the page adds its manifest in its own time.
            place: [...document.body.querySelectorAll("*")].indexOf(element),
            outlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
            covered: meets && total.checkVisibility() && !total.contains(element),
            outside: box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth,
            where: `${element.outerHTML.slice(0, 100)} at ${Math.round(box.top)}–${Math.round(box.bottom)}`
                + ` of ${innerHeight}, the total at ${Math.round(bar.top)}–${Math.round(bar.bottom)}`,
        });
    };
    look();
"#;

#[derive(Debug, Deserialize)]
struct Focus {
    id: String,
    text: String,
    nowhere: bool,
    place: i32,
    outlined: bool,
    covered: bool,
    outside: bool,
    r#where: String,
}

impl Focus {
    async fn of(visitor: &Visitor) -> Result<Focus> {
        Ok(serde_json::from_value(visitor.script_async(FOCUS, vec![]).await?)?)
    }

    /// What keeps the visitor from seeing it.
    fn trouble(&self) -> Option<String> {
        let troubles = [
            (!self.outlined, "has no outline"),
            (self.covered, "is covered by the total"),
            (self.outside, "is out of sight"),
        ];
        let trouble = troubles.into_iter().find(|(is, _)| *is);
        trouble.map(|(_, trouble)| format!("the focus {trouble}: {}", self.r#where))
    }

    fn is_seen(&self) -> Result<()> {
        self.trouble().map_or(Ok(()), |trouble| bail!(trouble))
    }
}

/// Presses Tab until the focus is at an id, or at what says these words; at every stop it must be seen.
pub async fn tab_to(visitor: &Visitor, goal: &str, backwards: bool) -> Result<()> {
    for _ in 0..60 {
        visitor.tab(backwards).await?;
        let focus = Focus::of(visitor).await?;
        ensure!(!focus.nowhere, "the focus left the page on the way to {goal}");
        focus.is_seen()?;
        if focus.id == goal || focus.text.trim() == goal {
            return Ok(());
        }
    }
    bail!("60 steps do not lead to {goal}")
}

fn key(key: Key) -> String {
    char::from(key).to_string()
}

pub async fn the_skip_link_leads_to_the_first_question(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    tab_to(visitor, "跳到第一个问题", false).await?;
    visitor.keys(&key(Key::Enter)).await?;
    visitor.sees_focus_at("form").await?;
    visitor.tab(false).await?;
    visitor.sees_focus_at("head-person").await?;
    visitor.sees_open("person").await
}

pub async fn the_keyboard_alone_leads_from_the_start_to_120_points(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    tab_to(visitor, "born_on", false).await?;
    visitor.keys("1990-05-12").await?;
    tab_to(visitor, "assessed_on", false).await?;
    visitor.keys("20261123").await?;
    tab_to(visitor, "下一项：教育背景", false).await?;
    visitor.sees_answers("person", &[("assessed_on", "2026-11-23")]).await?;
    visitor.keys(&key(Key::Enter)).await?;

    visitor.sees_focus_at("head-education").await?;
    Focus::of(visitor).await?.is_seen()?;
    tab_to(visitor, "education.schooling", false).await?;
    visitor.keys(&key(Key::Down).repeat(2)).await?;
    visitor.sees_focus_at("education.schooling-bachelor").await?;
    tab_to(visitor, "education.degree", false).await?;
    visitor.keys(&key(Key::Space)).await?;
    visitor.sees_total(30).await?;
    tab_to(visitor, "education.recognised", false).await?;
    visitor.keys(&key(Key::Space)).await?;
    // Without the degree; so back to it.
    visitor.sees_total(30 + 60).await?;
    tab_to(visitor, "education.degree", true).await?;
    visitor.keys(&key(Key::Right)).await?;
    visitor.sees_focus_at("education.degree-bachelor").await?;
    visitor.sees_total(30 + 90).await?;
    visitor.sees("#verdict", "已达到 120 分").await?;

    // Another card, opened by its head and closed again.
    tab_to(visitor, "head-talent", false).await?;
    visitor.keys(&key(Key::Space)).await?;
    visitor.sees_open("talent").await?;
    visitor.keys(&key(Key::Enter)).await?;
    visitor.sees_no(".card-body input").await?;
    visitor.sees_focus_at("head-talent").await?;

    tab_to(visitor, "head-record", false).await?;
    visitor.keys(&key(Key::Enter)).await?;
    tab_to(visitor, "看结果", false).await?;
    visitor.keys(&key(Key::Enter)).await?;
    visitor.sees_focus_at("result-title").await?;
    Focus::of(visitor).await?.is_seen()
}

pub async fn the_keyboard_alone_leads_through_the_plan(visitor: &Visitor) -> Result<()> {
    visitor.arrive_with(DRAFT, sample::short_of_120()).await?;
    visitor.script("document.getElementById('to-plan').focus()", vec![]).await?;
    visitor.keys(&key(Key::Enter)).await?;
    visitor.sees_focus_at("plan-title").await?;
    visitor.sees(".compare-table", "甲方案").await?;
    tab_to(visitor, "lever-skill_3", false).await?;
    visitor.keys(&format!("{}{}202703", key(Key::End), key(Key::Backspace).repeat(7))).await?;
    tab_to(visitor, "skill_3-in-0", false).await?;
    visitor.sees(".plan-verdict", "最早 2027-03-23").await?;
    visitor.keys(&key(Key::Space)).await?;
    // The chart shows the situation that was changed.
    visitor.sees(".chart-told", "2027-03-01 起满 120 分").await?;
    tab_to(visitor, "look-at", false).await?;
    visitor.keys(&key(Key::Right)).await?;
    visitor.sees("#look-told", "2026-12-23").await?;
    tab_to(visitor, "plan-back", true).await?;
    visitor.keys(&key(Key::Enter)).await?;
    visitor.sees_focus_at("to-plan").await
}

pub async fn the_focus_is_seen_at_every_stop(visitor: &Visitor) -> Result<()> {
    visitor.arrive_with(DRAFT, &sample::with_months_and_a_fault()?).await?;
    visitor.open("insurance").await?;
    // The card stays open, and the focus is before everything again.
    visitor.reload().await?;
    visitor.find(".period").await?;
    // The heads of the cards, the fields of one, and two for each item of the result.
    is_seen_everywhere(visitor, 60).await
}

pub async fn the_focus_is_seen_at_every_stop_of_the_plan(visitor: &Visitor) -> Result<()> {
    visitor.arrive_with(DRAFT, sample::short_of_120()).await?;
    visitor.arrive_at("/#plan").await?;
    visitor.reload().await?;
    visitor.sees(".compare-table", "甲方案").await?;
    is_seen_everywhere(visitor, 30).await
}

pub async fn the_focus_is_seen_at_every_stop_of_the_report(visitor: &Visitor) -> Result<()> {
    visitor.arrive_with(DRAFT, sample::with_totals()).await?;
    visitor.arrive_at("/#report").await?;
    visitor.reload().await?;
    visitor.find("#draw").await?;
    is_seen_everywhere(visitor, 18).await
}

pub async fn the_focus_is_seen_at_every_stop_of_the_batch(visitor: &Visitor) -> Result<()> {
    batch::with_results(visitor).await?;
    visitor.sees_focus_at("batch-outcome-title").await?;
    visitor.script("document.querySelector('.skip').focus()", vec![]).await?;
    // The file, its columns, the day, the results and the faults.
    is_seen_everywhere(visitor, 14).await
}

/// Tabs through the page, forwards and backwards; more stops than these are there.
async fn is_seen_everywhere(visitor: &Visitor, at_least: usize) -> Result<()> {
    let mut troubles = Vec::new();
    let mut last = None;
    for backwards in [false, true] {
        let way = if backwards { "backwards" } else { "forwards" };
        if let Some(last) = last {
            // Some browsers have led the focus to what stands around the page.
            visitor.browser.engine.take_focus(&visitor.browser.client).await?;
            visitor.script("document.body.querySelectorAll('*')[arguments[0]].focus()", vec![json!(last)]).await?;
        }
        let mut stops = BTreeSet::new();
        loop {
            visitor.tab(backwards).await?;
            let focus = Focus::of(visitor).await?;
            // Past the last stop: outside the page, or at the first one again.
            if focus.nowhere || !stops.insert(focus.place) {
                break;
            }
            last = Some(focus.place);
            troubles.extend(focus.trouble().map(|trouble| format!("{way}: {trouble}")));
        }
        ensure!(stops.len() > at_least, "{way} there are only {} stops", stops.len());
    }
    ensure!(troubles.is_empty(), "at {} stops\n{}", troubles.len(), troubles.join("\n"));
    Ok(())
}
