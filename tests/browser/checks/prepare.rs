//! Findings, explanations, papers, steps, and the check before going.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::visitor::{DRAFT, Visitor};

use super::sample;

pub async fn a_finding_is_told_at_its_answer_and_leads_there_from_the_list(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    visitor.fill("person", &[("assessed_on", "2026-11-23"), ("born_on", "1990-05-12"), ("permit", "no")]).await?;
    visitor.sees(".card .note.blocker", "还没有居住证").await?;
    visitor.fill("education", &[("education.schooling", "bachelor"), ("education.verified", "no")]).await?;
    visitor.sees(".card .note.warning", "学历还没有验证").await?;
    visitor.sees("#finding-no_permit", "不能申请").await?;
    let listed = visitor.texts(".finding-rows .finding-said").await?;
    ensure!(listed.first().is_some_and(|said| said.contains("居住证")), "blockers come first: {listed:?}");
    visitor.click("#finding-no_permit .link").await?;
    visitor.sees_focus_at("permit").await
}

pub async fn an_item_explains_its_arithmetic_and_what_comes_next(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    visitor.fill("person", &[("assessed_on", "2026-11-23"), ("born_on", "1983-05-12")]).await?;
    visitor.sees("#item-age .item-reason", "1983-05-12 生，43 周岁：30 分封顶").await?;
    visitor.sees("#item-age .item-next", "2027-05-12 满 44 周岁，降为 29 分").await?;
    visitor.click("#item-age summary").await?;
    visitor.sees("#item-age .steps-told", "从 1983-05-12 到 2026-11-23 满 43 年").await
}

pub async fn papers_are_those_of_this_person_and_stay_ticked(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    // Everybody brings the permit.
    visitor.sees("#materials ~ .paper-rows", "居住证").await?;
    ensure!(!visitor.texts(".paper-name").await?.concat().contains("毕业证书"), "nobody asked for a diploma yet");
    let education =
        [("education.schooling", "bachelor"), ("education.degree", "bachelor"), ("education.recognised", "yes")];
    visitor.fill("education", &education).await?;
    visitor.sees(".prepare", "毕业证书和学位证书").await?;
    visitor.sees(".paper-more", "教育背景 · 第十四条 · 出具：毕业学校；证明：学历和学位").await?;
    visitor.sees(".paper-more", "教育背景 · 第十六条 · 出具：学信网").await?;
    visitor.sees(".prepare", "已备齐 0 / 8 份").await?;
    visitor.click("label[for='papers_ready.diploma']").await?;
    visitor.sees(".prepare", "已备齐 1 / 8 份").await?;
    visitor.sees("#finding-papers_missing", "还有 7 份材料没有备齐").await?;
    visitor.click("#finding-papers_missing .link").await?;
    visitor.sees_focus_at("papers_ready.residence_permit").await?;
    visitor.sees_draft_with("\"papers\":[\"diploma\"]").await?;
    visitor.reload().await?;
    visitor.sees(".prepare", "已备齐 1 / 8 份").await
}

pub async fn the_steps_tell_their_dates_and_stay_ticked(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    let permit = [("assessed_on", "2026-11-23"), ("permit", "yes"), ("permit.collected_on", "2026-11-20")];
    visitor.fill("person", &permit).await?;
    visitor.sees(".step-rows", "2026-11-26 起可以开户").await?;
    visitor.sees(".step-rows", "2027-11-20 前签注").await?;
    visitor.sees(".step-rows", "如果今天受理，最晚 2026-12-21 核定").await?;
    visitor.sees(".prepare", "国办发明电〔2025〕7号").await?;
    visitor.click("label[for='steps.1']").await?;
    visitor.sees_draft_with("\"steps\":[1]").await?;
    visitor.sees(".step[aria-current=step]", "模拟打分").await?;
    let href = visitor.attribute("#ics", "href").await?.unwrap_or_default();
    let file = visitor.script("return decodeURIComponent(arguments[0])", vec![json!(href)]).await?;
    let file = file.as_str().unwrap_or_default();
    ensure!(file.starts_with("data:text/calendar") && file.contains("BEGIN:VCALENDAR"), "{file}");
    ensure!(file.contains("DTSTART;VALUE=DATE:20261126") && file.contains("DTSTART;VALUE=DATE:20271120"), "{file}");
    visitor.reload().await?;
    visitor.sees(".step[aria-current=step]", "模拟打分").await
}

pub async fn the_check_shows_everything_and_leads_back(visitor: &Visitor) -> Result<()> {
    visitor.arrive_with(DRAFT, sample::with_totals()).await?;
    visitor.click("#to-check").await?;
    visitor.sees_focus_at("check-title").await?;
    visitor.sees(".check-total", "合计").await?;
    visitor.sees(".answer-rows", "1990-05-12").await?;
    visitor.sees(".answer-rows", "中级职称").await?;
    visitor.sees(".check .finding-rows", "学历还没有验证").await?;
    visitor.sees(".check", "毕业证书和学位证书").await?;
    // What is asked beside the steps is no card's, and there all the same.
    visitor.sees(".answer-rows", "2026-11-02").await?;
    visitor.click("[aria-label='修改：收件凭证上的日期']").await?;
    visitor.sees_focus_at("process.accepted_on").await?;
    visitor.browser.client.back().await?;
    visitor.sees(".check-total", "合计").await?;
    visitor.click("#finding-education_not_verified .link").await?;
    visitor.sees_focus_at("education.verified").await?;
    visitor.browser.client.back().await?;
    visitor.sees(".check-total", "合计").await?;
    visitor.click("#check-back").await?;
    visitor.sees_no(".check-total").await
}
