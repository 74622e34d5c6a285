//! What is wrong is told where it is wrong, and once more at the result.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::visitor::{Visitor, id};

const OTHERS: [(&str, &str); 3] = [("sex", "female"), ("permit", "yes"), ("permit.collected_on", "2025-03-01")];
const FIELD: &str = "input[id=born_on]";

/// Fills in a card with a day that does not exist among right answers, and leaves it.
async fn makes_a_mistake(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    visitor.fill("person", &OTHERS).await?;
    visitor.answer("born_on", "1990-02-30").await
}

pub async fn a_wrong_date_is_told_at_its_place_and_empties_nothing(visitor: &Visitor) -> Result<()> {
    makes_a_mistake(visitor).await?;
    ensure!(visitor.texts(".fault").await?.is_empty(), "told while still typing");
    visitor.tab(false).await?;

    visitor.sees(&id("born_on-fault"), "这里要一个存在的日期").await?;
    ensure!(visitor.attribute(FIELD, "aria-invalid").await?.as_deref() == Some("true"), "not marked as invalid");
    let described = visitor.attribute(FIELD, "aria-describedby").await?.context("not described")?;
    ensure!(described.split(' ').any(|id| id == "born_on-fault"), "described by {described}");
    visitor.sees_answers("person", &OTHERS).await?;
    visitor.sees_answers("person", &[("born_on", "1990-02-30")]).await?;

    visitor.answer("born_on", "1990-02-28").await?;
    visitor.sees_no(".fault").await?;
    ensure!(visitor.attribute(FIELD, "aria-invalid").await?.is_none(), "still marked as invalid");
    Ok(())
}

/// As where a press does not move the focus: no browser tells then that the field has changed.
pub async fn what_is_typed_as_its_card_closes_is_told_of_too(visitor: &Visitor) -> Result<()> {
    const TYPED: &str = r#"
        const field = document.getElementById("born_on");
        field.value = arguments[0];
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        document.getElementById("head-person").click();
    "#;
    visitor.arrive().await?;
    visitor.script(TYPED, vec![json!("19900512")]).await?;
    visitor.sees_answers("person", &[("born_on", "1990-05-12")]).await?;
    visitor.script(TYPED, vec![json!("1990-02-30")]).await?;
    visitor.open("person").await?;
    visitor.sees(&id("born_on-fault"), "这里要一个存在的日期").await
}

pub async fn the_error_summary_leads_to_the_field(visitor: &Visitor) -> Result<()> {
    makes_a_mistake(visitor).await?;
    visitor.go_to_result().await?;
    visitor.sees_focus_at("faults").await?;
    visitor.sees("#faults", "有 1 处需要改一下").await?;
    visitor.sees("#faults a", "您的出生日期").await?;

    // From another card, so that it has to be opened.
    visitor.open("spouse").await?;
    visitor.click("#faults a").await?;
    visitor.sees_open("person").await?;
    visitor.sees_focus_at("born_on").await?;
    visitor.sees_answers("person", &[("born_on", "1990-02-30")]).await
}

/// What appears when a field is left must not move away what the visitor left it for.
pub async fn the_press_that_leaves_a_mistake_is_not_lost(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    visitor.answer("born_on", "1990-02-30").await?;
    visitor.press_and_hold("label:has(input[name=sex][value=male])").await?;
    visitor.sees(".fault", "这里要一个存在的日期").await?;
    visitor.sees_answers("person", &[("sex", "male")]).await
}
