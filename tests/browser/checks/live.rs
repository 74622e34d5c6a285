//! What is said while still typing.

use anyhow::{Result, ensure};

use crate::visitor::Visitor;

pub async fn more_months_than_the_years_hold_are_doubted_at_once(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    let insurance = [("insurance", "summary"), ("insurance.years", "2"), ("insurance.months_at_0_8", "35")];
    visitor.fill("insurance", &insurance).await?;
    visitor.sees(".card-state", "6 分").await?;
    ensure!(visitor.texts(".card .note.warning").await?.is_empty(), "35 months are possible in 2 years and 11 months");
    visitor.answer("insurance.months_at_0_8", "40").await?;
    visitor.sees(".card .note.warning", "最多只有 35 个月，与这里的 40 个月对不上").await?;
    visitor.answer("insurance.years", "3").await?;
    visitor.sees_no(".card .note.warning").await
}

pub async fn each_row_shows_at_once_what_it_contributes(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    visitor.fill("person", &[("assessed_on", "2026-11-23")]).await?;
    visitor.fill("insurance", &[("insurance", "periods")]).await?;
    let part = |name| format!("insurance.periods[0].{name}");
    visitor.sees(".period .contribution", "填齐起止月份后").await?;
    visitor.answer(&part("from"), "2023-01").await?;
    visitor.answer(&part("to"), "2023-12").await?;
    visitor.sees(".period .contribution", "计入年限 12 个月").await?;
    visitor.press("填到上月").await?;
    visitor.sees(".period .contribution", "计入年限 46 个月").await?;
    // 1 W from 2022-07, 2023-07, 2024-07, 2025-07 and 2026-07: 11,396, 12,183, 12,307, 12,434 and 12,577.
    visitor.answer(&part("base"), "12434").await?;
    let said = "达到 0.8 倍 46 个月、1 倍 42 个月、2 倍 0 个月；近 36 个月里：3 倍 0 个月";
    visitor.sees(".period .contribution", said).await?;
    visitor.answer(&part("tax_mismatch"), "yes").await?;
    visitor.sees(".period .contribution", "计入年限 46 个月；近 48 个月里：达到 0.8 倍 0 个月").await?;
    visitor.answer(&part("arrears"), "yes").await?;
    visitor.sees(".period .contribution", "计入年限 0 个月").await?;
    visitor.sees(".contribution", "合计：计入年限 0 个月，满 0 年").await
}
