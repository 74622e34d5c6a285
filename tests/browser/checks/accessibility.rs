//! axe-core finds nothing, in whatever state the page is.

use anyhow::{Result, ensure};

use crate::harness::axe;
use crate::harness::engine::Preferences;
use crate::visitor::{DRAFT, Visitor};

use super::batch;
use super::sample::{self, CARDS};

pub async fn axe_finds_nothing_in_light(visitor: &Visitor) -> Result<()> {
    in_every_state(visitor, false).await
}

pub async fn axe_finds_nothing_in_dark(visitor: &Visitor) -> Result<()> {
    in_every_state(visitor, true).await
}

async fn in_every_state(visitor: &Visitor, dark: bool) -> Result<()> {
    let preferences = Preferences { dark, ..Preferences::default() };
    visitor.browser.engine.prefer(&visitor.browser.client, preferences).await?;

    visitor.arrive().await?;
    finds_nothing(visitor, "at the start").await?;

    visitor.arrive_with(DRAFT, sample::with_totals()).await?;
    for card in CARDS {
        visitor.open(card).await?;
        visitor.open_all_details().await?;
        finds_nothing(visitor, card).await?;
    }
    visitor.click("#to-check").await?;
    visitor.sees(".check-total", "合计").await?;
    finds_nothing(visitor, "in the check before going").await?;
    visitor.click("#check-back").await?;
    visitor.arrive_with(DRAFT, sample::short_of_120()).await?;
    visitor.open("insurance").await?;
    visitor.click(".import summary").await?;
    visitor.find("#import-text").await?;
    visitor.find(".period").await?;
    finds_nothing(visitor, "with the import and the months open").await?;
    visitor.click("#to-plan").await?;
    visitor.sees(".compare-table", "甲方案").await?;
    visitor.open_all_details().await?;
    visitor.sees("#chart-title ~ details tbody", "2027").await?;
    finds_nothing(visitor, "in the plan").await?;
    visitor.click("#plan-back").await?;
    visitor.click("#to-report").await?;
    visitor.sees(".sheet-verdict", "113 分").await?;
    visitor.click("#draw").await?;
    visitor.sees(".drawn figcaption", "保存图片").await?;
    finds_nothing(visitor, "with the report and its picture").await?;
    visitor.click("#report-back").await?;
    visitor.click("#start-over").await?;
    visitor.sees(".ask-again", "要清空所有答案吗").await?;
    finds_nothing(visitor, "while asking whether to start over").await?;
    visitor.press("清空").await?;
    visitor.sees(".toast", "答案已清空").await?;
    finds_nothing(visitor, "after starting over").await?;

    visitor.arrive_at("/#batch").await?;
    visitor.find("#batch-file").await?;
    finds_nothing(visitor, "in an empty batch").await?;
    batch::with_a_fault(visitor).await?;
    finds_nothing(visitor, "in a batch with faults").await?;
    batch::with_results(visitor).await?;
    finds_nothing(visitor, "in a batch with its results").await?;

    visitor.arrive_with(DRAFT, &sample::with_months_and_a_fault()?).await?;
    for card in ["person", "insurance"] {
        visitor.open(card).await?;
        visitor.sees("#faults", "有 1 处需要改一下").await?;
        finds_nothing(visitor, &format!("with a fault, in the card {card}")).await?;
    }

    show_drafts(visitor).await?;
    finds_nothing(visitor, "with drafts of every kind").await?;
    visitor.click("[aria-label='删除：王小明']").await?;
    visitor.sees(".toast", "已删除").await?;
    finds_nothing(visitor, "with a draft just deleted").await?;
    visitor.click("#to-take").await?;
    visitor.find("#open-file").await?;
    finds_nothing(visitor, "where answers are taken along").await?;
    visitor.click("#to-drafts").await?;
    visitor.click("[aria-label^='打开：由新版']").await?;
    visitor.sees(".status.warn", "由较新的版本保存").await?;
    visitor.open("person").await?;
    finds_nothing(visitor, "with a draft of a newer version").await?;
    Ok(())
}

/// Shows drafts of every kind, two of them side by side.
pub async fn show_drafts(visitor: &Visitor) -> Result<()> {
    visitor.arrive_with_drafts(&sample::several()?).await?;
    visitor.click("#to-drafts").await?;
    for name in ["王小明", "李芳（徐汇）"] {
        visitor.click(&format!("[aria-label='选来对比：{name}']")).await?;
    }
    visitor.sees(".compare-said", "李芳").await
}

pub async fn finds_nothing(visitor: &Visitor, state: &str) -> Result<()> {
    let findings = axe::findings(&visitor.browser.client).await?;
    ensure!(findings.is_empty(), "{state}:\n{}", findings.join("\n"));
    Ok(())
}
