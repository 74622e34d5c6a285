//! The parts of the program that are fetched when they are first shown.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::harness::site::{ASSETS, dist, files_in};
use crate::visitor::{DRAFT, Visitor};

use super::sample::{self, CARDS};

/// How often a part was asked for.
fn asked_for(visitor: &Visitor, part: &str) -> usize {
    visitor.site.log().requests.iter().filter(|request| request.contains(&format!("/split_{part}-"))).count()
}

async fn arrive(visitor: &Visitor) -> Result<()> {
    visitor.arrive_with(DRAFT, sample::short_of_120()).await?;
    visitor.sees_total(113).await
}

pub async fn each_is_fetched_once_and_only_when_it_is_shown(visitor: &Visitor) -> Result<()> {
    arrive(visitor).await?;
    let asked = || ["plan", "record", "check"].map(|part| asked_for(visitor, part));
    ensure!(asked() == [0, 0, 0], "{:?} were fetched before they were asked for", asked());
    visitor.open("insurance").await?;
    visitor.sees(".strip-told", "2022-11").await?;
    visitor.click("#to-plan").await?;
    visitor.sees(".plan-verdict", "最早").await?;
    visitor.click("#plan-back").await?;
    visitor.sees_no(".plan-verdict").await?;
    visitor.click("#to-plan").await?;
    visitor.sees(".plan-verdict", "最早").await?;
    ensure!(asked() == [1, 1, 0], "fetched were {:?}", asked());
    visitor.click("#plan-back").await?;
    visitor.click("#to-check").await?;
    visitor.sees(".check-total", "113").await?;
    ensure!(asked() == [1, 1, 1], "fetched were {:?}", asked());
    Ok(())
}

pub async fn one_that_does_not_come_is_asked_for_again(visitor: &Visitor) -> Result<()> {
    arrive(visitor).await?;
    // The browser would tell of it in its console too, where every other error counts as a fault.
    let fail = "window.kept = [window.fetch, console.error];
        window.fetch = () => Promise.reject(new TypeError('offline')); console.error = () => {}";
    visitor.script(fail, vec![]).await?;
    visitor.click("#to-plan").await?;
    visitor.sees(".plan [role=alert]", "没有取到").await?;
    ensure!(asked_for(visitor, "plan") == 0, "it was fetched after all");
    visitor.press("再试一次").await?;
    visitor.sees(".plan [role=alert]", "没有取到").await?;
    visitor.script("[window.fetch, console.error] = window.kept", vec![]).await?;
    visitor.press("再试一次").await?;
    visitor.sees(".plan-verdict", "最早").await?;
    visitor.sees_no(".plan [role=alert]").await
}

pub async fn the_focus_goes_to_what_was_still_being_fetched(visitor: &Visitor) -> Result<()> {
    let wrong = sample::short_of_120().replace("\"9000\"", "\"九千\"");
    visitor.arrive_with(DRAFT, &wrong).await?;
    visitor.sees("#faults", "有 1 处需要改一下").await?;
    ensure!(asked_for(visitor, "record") == 0, "the rows were there before");
    visitor.click("#faults a").await?;
    visitor.sees_focus_at("insurance.periods[0].base").await
}

/// Finds rules of style sheets the page has not asked for that would dress something on it now: its looks would change as
/// soon as another part brought them. States under a pointer or a finger count as theirs, and so do parts of an element.
const DRESSED_ELSEWHERE: &str = r#"
    const [sheets, done] = arguments;
    const has = new Set([...document.styleSheets].map(({ href }) => href?.split("/").pop()));
    const plain = (selector) => selector.replace(/::[\w-]+|:(hover|active|focus(-visible|-within)?|checked|disabled)\b/g, "");
    const found = [];
    const look = (sheet, rules) => {
        for (const rule of rules) {
            if (rule.selectorText && document.querySelector(plain(rule.selectorText))) found.push(`${sheet}: ${rule.selectorText}`);
            if (rule.cssRules?.length) look(sheet, rule.cssRules);
        }
    };
    (async () => {
        for (const name of sheets.filter((name) => !has.has(name))) {
            const sheet = new CSSStyleSheet();
            await sheet.replace(await (await fetch(`/assets/${name}`)).text());
            look(name, sheet.cssRules);
        }
        done([has.size, found]);
    })().catch((error) => done([0, [String(error)]]));
"#;

/// The names of the style sheets that were built.
fn sheets() -> Result<Vec<String>> {
    let names = files_in(&dist()?.join(ASSETS))?.into_keys();
    let names: Vec<_> = names.filter(|name| name.ends_with(".css")).collect();
    ensure!(names.len() > 5, "the style sheets are {names:?}");
    Ok(names)
}

pub async fn none_is_dressed_by_the_style_sheet_of_another(visitor: &Visitor) -> Result<()> {
    let sheets = sheets()?;
    let dressed_elsewhere = async |place: &str| {
        let answer = visitor.script_async(DRESSED_ELSEWHERE, vec![json!(sheets)]).await?;
        let (has, found): (usize, Vec<String>) = serde_json::from_value(answer).context("no answer")?;
        ensure!(found.is_empty(), "in {place} another part's style sheet would dress what is there: {found:?}");
        ensure!(has < sheets.len(), "in {place} every style sheet was asked for");
        Ok(())
    };
    arrive(visitor).await?;
    for card in CARDS {
        visitor.open(card).await?;
        dressed_elsewhere(card).await?;
    }
    for (view, shows) in [
        ("check", ".check-total"),
        ("plan", ".compare-table"),
        ("drafts", ".draft-rows"),
        ("take", "#open-file"),
        ("report", ".sheet-verdict"),
        ("batch", "#batch-file"),
        ("configure", "main iframe"),
    ] {
        // Each by itself: what was shown before has brought its own.
        visitor.go_away().await?;
        visitor.arrive_at(&format!("/#{view}")).await?;
        visitor.find(shows).await.with_context(|| format!("in {view}"))?;
        dressed_elsewhere(view).await?;
    }
    Ok(())
}
