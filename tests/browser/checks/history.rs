//! Back and forward of the browser lead from card to card.

use anyhow::Result;

use crate::visitor::Visitor;

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
