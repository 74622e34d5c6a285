//! The result handed over to the page around: nothing before the visitor has seen it and agreed, and then exactly that.

use anyhow::{Context, Result, ensure};
use hujifen::rules::{Date, Profile, assess};
use serde_json::{Value, json};

use crate::harness::axe;
use crate::harness::host::Hosts;
use crate::harness::until::{holds, until};
use crate::visitor::Visitor;

use super::embed::{ELEMENT, PERSON, enter, events, frames, hears, leave, no_faults, open};

const CONSENT: &str = "label[for='handoff-consent']";
const ALL: &str = "label[for='handoff.answers']";

/// Somebody has answered a few questions, and opened the hand-off.
async fn at_it(visitor: &Visitor) -> Result<Hosts> {
    let hosts = open(visitor, "lead.html").await?;
    enter(visitor, ELEMENT).await?;
    visitor.fill("person", &PERSON).await?;
    visitor.fill("talent", &[("startup_talent", "yes")]).await?;
    visitor.sees_total(150).await?;
    visitor.click("#to-handoff").await?;
    visitor.sees_focus_at("handoff-title").await?;
    Ok(hosts)
}

async fn types(visitor: &Visitor, id: &str, text: &str) -> Result<()> {
    visitor.types(&format!("#{id}"), text).await
}

/// What would go, as programs would get it.
async fn shown(visitor: &Visitor) -> Result<Value> {
    visitor
        .script("document.querySelectorAll('.handoff details').forEach((more) => { more.open = true })", vec![])
        .await?;
    Ok(serde_json::from_str(&visitor.text("#handoff-exact").await?)?)
}

async fn agreed(visitor: &Visitor, is_agreed: bool) -> Result<()> {
    until(async || {
        let checked = visitor.script("return document.getElementById('handoff-consent').checked", vec![]).await?;
        holds(checked == is_agreed, || format!("whether it is agreed to: {checked}"))
    })
    .await
}

/// What the page around was handed over, once it was.
async fn handed_over(visitor: &Visitor) -> Result<Value> {
    leave(visitor).await?;
    let leads = hears(visitor, "lead", 1).await?;
    ensure!(leads.len() == 1, "it was handed over {} times", leads.len());
    Ok(leads[0]["detail"].clone())
}

pub async fn nothing_goes_before_it_was_seen_and_agreed_to(visitor: &Visitor) -> Result<()> {
    let hosts = at_it(visitor).await?;
    let host = hosts.origin.as_str();
    visitor.sees("#handoff-title", host).await?;
    visitor.click("#handoff-send").await?;
    visitor.sees_focus_at("handoff-phone").await?;
    visitor.sees("#handoff-phone-fault", "至少填一项").await?;
    visitor.sees("#handoff-consent-fault", "同意后再交").await?;
    types(visitor, "handoff-phone", "1380013").await?;
    visitor.sees("#handoff-phone-fault", "能打通的号码").await?;
    types(visitor, "handoff-phone", "8000").await?;
    visitor.sees_no("#handoff-phone-fault").await?;
    types(visitor, "handoff-name", "小李").await?;
    visitor.click("#handoff-send").await?;
    visitor.sees_focus_at("handoff-consent").await?;
    let found = axe::findings(&visitor.browser.client).await?;
    ensure!(found.is_empty(), "with the hand-off open axe finds:\n{}", found.join("\n"));
    let before = shown(visitor).await?;
    ensure!(before.get("consent").is_none(), "it is agreed to already: {before}");
    leave(visitor).await?;
    ensure!(events(visitor, "lead").await?.is_empty(), "something went before it was agreed to");
    enter(visitor, ELEMENT).await?;

    visitor.click(CONSENT).await?;
    let shown = shown(visitor).await?;
    visitor.click("#handoff-send").await?;
    visitor.sees(".handoff-told", "收到了").await?;
    let lead = handed_over(visitor).await?;
    ensure!(lead == shown, "{lead} went, and {shown} was shown");
    ensure!(lead["contact"] == json!({ "name": "小李", "phone": "13800138000" }), "{lead}");
    ensure!(lead["consent"]["words"].as_str().is_some_and(|words| words.contains(host)), "{lead}");
    let points = json!({ "total": 150, "max": null, "standard": 120, "qualifies": true, "could_qualify": true });
    ensure!((&lead["profile"], &lead["assessment"]) == (&Value::Null, &points), "{lead}");
    visitor.sees("#received", "收到 小李 的资料，总分 150 分").await?;
    no_faults(visitor).await
}

pub async fn all_answers_go_as_they_were_shown(visitor: &Visitor) -> Result<()> {
    let _hosts = at_it(visitor).await?;
    types(visitor, "handoff-wechat", "points_2026").await?;
    visitor.click(ALL).await?;
    visitor.sees(".handoff .answer-rows", "1990-05-12").await?;
    let rows = visitor.texts(".handoff .answer-rows li").await?;
    for words in ["points_2026", "150", "2026-11-23", "创业人才"] {
        ensure!(rows.iter().any(|row| row.contains(words)), "{words} is not among {rows:?}");
    }
    visitor.click(CONSENT).await?;
    let shown = shown(visitor).await?;
    visitor.click("#handoff-send").await?;
    visitor.sees(".handoff-told", "收到了").await?;
    let lead = handed_over(visitor).await?;
    ensure!(lead == shown, "{lead} went, and {shown} was shown");
    let expected = json!({ "assessed_on": "2026-11-23", "born_on": "1990-05-12", "startup_talent": true });
    ensure!(lead["profile"] == expected, "{lead}");
    // Whoever gets it comes to the same points.
    let profile: Profile = serde_json::from_value(lead["profile"].clone())?;
    let on = Date::new(2026, 11, 23).context("a day")?;
    ensure!(lead["assessment"] == serde_json::to_value(assess(&profile, on))?, "{lead}");
    no_faults(visitor).await
}

pub async fn consent_ends_where_what_would_go_changes(visitor: &Visitor) -> Result<()> {
    let _hosts = at_it(visitor).await?;
    types(visitor, "handoff-phone", "13800138000").await?;
    visitor.click(CONSENT).await?;
    agreed(visitor, true).await?;
    visitor.click(ALL).await?;
    agreed(visitor, false).await.context("after choosing to hand over more")?;
    visitor.click(CONSENT).await?;
    types(visitor, "handoff-name", "李").await?;
    agreed(visitor, false).await.context("after another name")?;
    visitor.click(CONSENT).await?;
    visitor.answer("innovation_intermediary", "no").await?;
    agreed(visitor, false).await.context("after another answer")?;
    visitor.click("#handoff-send").await?;
    visitor.sees_focus_at("handoff-consent").await?;
    // What is closed is forgotten.
    visitor.click(CONSENT).await?;
    visitor.click("#handoff-close").await?;
    visitor.sees_focus_at("to-handoff").await?;
    visitor.click("#to-handoff").await?;
    agreed(visitor, false).await.context("after closing it")?;
    leave(visitor).await?;
    ensure!(events(visitor, "lead").await?.is_empty(), "something went");
    no_faults(visitor).await
}

pub async fn it_is_offered_only_where_the_host_asks_for_it(visitor: &Visitor) -> Result<()> {
    let _hosts = open(visitor, "plain.html").await?;
    enter(visitor, ELEMENT).await?;
    visitor.sees_no("#to-handoff").await?;
    leave(visitor).await?;
    let element = format!("document.querySelector('{ELEMENT}')");
    visitor.script(&format!("{element}.toggleAttribute('lead', true)"), vec![]).await?;
    enter(visitor, ELEMENT).await?;
    visitor.click("#to-handoff").await?;
    visitor.sees_focus_at("handoff-title").await?;
    types(visitor, "handoff-phone", "13800138000").await?;
    visitor.click(CONSENT).await?;
    leave(visitor).await?;
    visitor.script(&format!("{element}.toggleAttribute('lead', false)"), vec![]).await?;
    enter(visitor, ELEMENT).await?;
    visitor.sees_no(".handoff, #to-handoff").await?;
    // Called alone, with the same word in the address, there is nobody to hand it to.
    visitor.arrive_at("/?lead").await?;
    visitor.sees_no("#to-handoff").await
}

pub async fn a_page_that_does_not_answer_is_told_of(visitor: &Visitor) -> Result<()> {
    let hosts = open(visitor, "by-hand.html").await?;
    let address = format!("{}/?embed=a1&host={}&lead", visitor.site.origin, hosts.origin);
    // Another frame in its place: one that is still loading may keep what it was loading.
    let replace = "const former = document.querySelector('iframe');
        const frame = former.cloneNode();
        frame.src = arguments[0];
        former.replaceWith(frame)";
    visitor.script(replace, vec![json!(address)]).await?;
    let frame = visitor.find("iframe").await?;
    frame.clone().enter_frame().await?;
    visitor.find(".foot").await?;
    visitor.wake(frame).await?;
    visitor.click("#to-handoff").await?;
    visitor.sees_focus_at("handoff-title").await?;
    types(visitor, "handoff-phone", "13800138000").await?;
    visitor.click(CONSENT).await?;
    visitor.click("#handoff-send").await?;
    visitor.sees(".handoff-told", "正在交给").await?;
    visitor.sees(".handoff-told", "没有回应").await?;
    // What was typed is still there.
    let phone = visitor.script("return document.getElementById('handoff-phone').value", vec![]).await?;
    ensure!(phone == "13800138000", "the number is {phone}");
    frames(visitor, 1).await
}
