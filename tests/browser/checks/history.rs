//! Back and forward of the browser lead from card to card, and to the check before going and back.

use anyhow::Result;
use fantoccini::key::Key;

use crate::visitor::{DRAFT, Visitor};

use super::sample;

pub async fn back_and_forward_never_lose_an_answer(visitor: &Visitor) -> Result<()> {
    let person = [("born_on", "1990-05-12"), ("sex", "female"), ("assessed_on", "2026-11-23")];
    let education = [("education.schooling", "bachelor"), ("education.graduated_on", "not a date")];
    let spouse = [("spouse", "yes"), ("spouse.married_on", "2020-10-01")];
    visitor.arrive().await?;
    visitor.fill("person", &person).await?;
    visitor.press("下一项：教育背景").await?;
    visitor.fill("education", &education).await?;
    visitor.fill("spouse", &spouse).await?;

    let client = &visitor.browser.client;
    for card in ["education", "person"] {
        client.back().await?;
        visitor.sees_open(card).await?;
    }
    visitor.sees_answers("person", &person).await?;
    client.forward().await?;
    visitor.sees_open("education").await?;
    visitor.sees_answers("education", &education).await?;
    client.forward().await?;
    visitor.sees_open("spouse").await?;
    visitor.sees_answers("spouse", &spouse).await?;

    // A card that was left while typing keeps what was typed.
    visitor.answer("spouse.married_on", "2020-1").await?;
    client.back().await?;
    visitor.sees_open("education").await?;
    client.forward().await?;
    visitor.sees_open("spouse").await?;
    visitor.sees_answers("spouse", &[("spouse.married_on", "2020-1")]).await?;
    visitor.sees_total(30).await
}

pub async fn a_visit_may_begin_in_the_check_and_a_reload_stays_there(visitor: &Visitor) -> Result<()> {
    visitor.arrive_at("/#check").await?;
    visitor.sees(".check-total", "合计 0 分").await?;
    visitor.reload().await?;
    visitor.sees(".check-total", "合计 0 分").await?;
    visitor.click("#check-back").await?;
    visitor.sees_no(".check-total").await?;
    visitor.sees_focus_at("to-check").await?;
    visitor.fill("person", &[("assessed_on", "2026-11-23"), ("born_on", "1990-05-12")]).await?;
    visitor.sees_total(30).await?;
    // Back from the open card to the closed ones, and on to where the visit began.
    visitor.browser.client.back().await?;
    visitor.sees_no(".card-body input").await?;
    visitor.browser.client.back().await?;
    visitor.sees(".check-total", "合计 30 分").await
}

pub async fn the_skip_link_stays_in_the_check(visitor: &Visitor) -> Result<()> {
    in_the_check(visitor).await?;
    visitor.script("document.querySelector('.skip').focus()", vec![]).await?;
    visitor.keys(&char::from(Key::Enter).to_string()).await?;
    visitor.sees_focus_at("form").await?;
    visitor.tab(false).await?;
    visitor.sees_focus_at("check-back").await?;
    visitor.sees(".check-total", "合计").await?;
    visitor.browser.client.back().await?;
    visitor.sees(".check-total", "合计").await
}

pub async fn back_after_a_paper_leads_to_the_check_again(visitor: &Visitor) -> Result<()> {
    in_the_check(visitor).await?;
    visitor.press("积分申请表").await?;
    visitor.sees_focus_at("papers_ready.application_form").await?;
    visitor.sees_no(".check-total").await?;
    visitor.browser.client.back().await?;
    visitor.sees(".check-total", "合计").await?;
    visitor.browser.client.forward().await?;
    visitor.sees_no(".check-total").await
}

pub async fn starting_over_in_the_check_leads_to_the_first_card(visitor: &Visitor) -> Result<()> {
    in_the_check(visitor).await?;
    visitor.click("#start-over").await?;
    visitor.press("清空").await?;
    visitor.sees_open("person").await?;
    visitor.sees_focus_at("head-person").await?;
    visitor.sees_no(".check-total").await?;
    visitor.sees_total(0).await?;
    visitor.browser.client.back().await?;
    visitor.sees(".check-total", "合计 0 分").await
}

/// Someone with answers, in the check before going.
async fn in_the_check(visitor: &Visitor) -> Result<()> {
    visitor.arrive_with(DRAFT, sample::with_totals()).await?;
    visitor.click("#to-check").await?;
    visitor.sees_focus_at("check-title").await?;
    visitor.sees(".check-total", "合计").await
}
