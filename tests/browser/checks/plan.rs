//! The fastest way to 120: routes, levers, the chart, two situations side by side.

use anyhow::{Context, Result, ensure};
use fantoccini::key::Key;
use serde_json::json;

use crate::visitor::{DRAFT, Visitor, id};

use super::sample;

/// Opens the plan of someone with 113 points.
async fn arrive(visitor: &Visitor) -> Result<()> {
    visitor.arrive_with(DRAFT, sample::short_of_120()).await?;
    visitor.sees_total(113).await?;
    visitor.click("#to-plan").await?;
    visitor.sees_focus_at("plan-title").await?;
    visitor.sees(".compare-table", "甲方案").await
}

/// Writes a text over what stands in a field, and leaves it.
async fn write_over(visitor: &Visitor, css: &str, text: &str) -> Result<()> {
    let script = "const [css, text] = arguments; const field = document.querySelector(css); field.value = text;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }))";
    visitor.script(script, vec![json!(css), json!(text)]).await.map(|_| ())
}

/// The cells of a row of the comparison.
async fn compared(visitor: &Visitor, name: &str) -> Result<(String, String)> {
    let script = "const row = [...document.querySelectorAll('.compare-table tbody tr')]
        .find((row) => row.querySelector('th').innerText.endsWith(arguments[0]));
        return [...row.querySelectorAll('td')].map((cell) => cell.innerText)";
    let cells = visitor.script(script, vec![json!(name)]).await?;
    let cell = |index: usize| cells[index].as_str().map(str::to_owned).context("no such row");
    Ok((cell(0)?, cell(1)?))
}

pub async fn the_ways_are_told_with_their_dates_points_and_what_they_rest_on(visitor: &Visitor) -> Result<()> {
    arrive(visitor).await?;
    visitor.sees(".plan-verdict", "最早 2027-05-23 可以提交：取得技能等级三级。").await?;
    let routes = visitor.texts(".route").await?;
    ensure!(routes.len() >= 3, "{routes:?}");
    ensure!(routes[0].contains("什么都不改") && routes[0].contains("2030-03-23 提交 120 分"), "{routes:?}");
    ensure!(routes[1].contains("取得技能等级三级") && routes[1].contains("2027-05-23 提交 125 分"), "{routes:?}");
    ensure!(routes[1].contains("要通过考试或毕业") && routes[0].contains("现行办法"), "{routes:?}");
    visitor.click(".route:nth-child(2) summary").await?;
    visitor.sees(".route:nth-child(2) .steps-told", "教育 −50，职称技能 +60，合计 125 分").await?;
    visitor.sees(".route:nth-child(2) .route-do", "证书要在职业技能等级证书目录里").await?;
    // The cards are where they were.
    visitor.browser.client.back().await?;
    visitor.sees_no(".plan-verdict").await?;
    visitor.sees_total(113).await
}

pub async fn a_lever_switched_by_hand_moves_the_chart_the_total_and_the_findings(visitor: &Visitor) -> Result<()> {
    arrive(visitor).await?;
    // The second situation begins with the soonest way, the first with nothing.
    visitor.sees(".chart-told", "2027-05-01 起满 120 分").await?;
    let (first, second) = compared(visitor, "满 120 分").await?;
    ensure!(first == "2030-03-01" && second == "2027-05-01", "{first} and {second}");
    let drawn = visitor.attribute(".plot .sum", "d").await?;
    visitor.click("label[for='skill_3-in-1']").await?;
    visitor.sees(".chart-told", "2030-03-01 起满 120 分").await?;
    ensure!(visitor.attribute(".plot .sum", "d").await? != drawn, "the chart has not moved");
    let (_, second) = compared(visitor, "满 120 分").await?;
    ensure!(second == "2030-03-01", "{second}");
    // A way put in as a whole.
    visitor.click(".route:nth-child(2) > .quiet").await?;
    visitor.sees(".chart-told", "2027-05-01 起满 120 分").await?;
    // In ten years: 53, at 11 points, with 21 years of insurance, at 63.
    visitor
        .script(
            "const range = document.getElementById('look-at'); range.value = '120';
         range.dispatchEvent(new InputEvent('input', { bubbles: true }))",
            vec![],
        )
        .await?;
    visitor.sees("#look-told", "2036-11-23：合计 134 分").await?;
    let (first, second) = compared(visitor, "合计").await?;
    ensure!(first == "124" && second == "134", "{first} and {second}");
    visitor.sees(".plan h4", "2036-11-23 会有的提示").await
}

pub async fn a_month_of_a_lever_can_be_changed_and_a_wrong_one_is_told_at_it(visitor: &Visitor) -> Result<()> {
    arrive(visitor).await?;
    write_over(visitor, "#lever-skill_3", "2027年13月").await?;
    visitor.sees(".lever.at-fault .fault", "这里要一个月份").await?;
    ensure!(visitor.attribute("#lever-skill_3", "aria-invalid").await?.as_deref() == Some("true"), "not marked");
    // Without it the title with its raised base comes first.
    visitor.sees(".plan-verdict", "最早 2028-01-23").await?;
    write_over(visitor, "#lever-skill_3", "202702").await?;
    visitor.sees(".plan-verdict", "最早 2027-02-23 可以提交：取得技能等级三级。").await?;
    visitor.sees_no(".lever .fault").await?;
    let shown = visitor.script("return document.getElementById('lever-skill_3').value", vec![]).await?;
    ensure!(shown == json!("2027-02"), "{shown}");
    Ok(())
}

pub async fn the_chart_is_read_by_keyboard_by_touch_and_as_a_table(visitor: &Visitor) -> Result<()> {
    arrive(visitor).await?;
    visitor.script("document.getElementById('look-at').focus()", vec![]).await?;
    visitor.keys(&char::from(Key::Right).to_string().repeat(4)).await?;
    visitor.sees("#look-told", "2027-03-23：合计 116 分").await?;
    let spoken = visitor.attribute("#look-at", "aria-valuetext").await?;
    ensure!(spoken.as_deref() == Some("2027-03-23：合计 116 分"), "{spoken:?}");
    visitor.sees(".look-parts", "社保年限").await?;
    // The middle of the chart is the middle of the ten years.
    visitor.click(".plot-touch").await?;
    visitor.sees("#look-told", "2031-11-23").await?;
    let table = "#chart-title ~ details";
    visitor.click(&format!("{table} summary")).await?;
    visitor.sees(&format!("{table} tbody"), "2027-05-23").await?;
    let rows = visitor.texts(&format!("{table} tbody tr")).await?;
    ensure!(rows.len() > 10 && rows[0].contains("113"), "{rows:?}");
    let picture = visitor.attribute(".plot svg", "aria-label").await?.unwrap_or_default();
    ensure!(picture.contains("起满 120 分"), "{picture}");
    Ok(())
}

pub async fn where_there_is_no_way_the_nearest_is_told(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    visitor.fill("person", &[("assessed_on", "2026-11-23"), ("born_on", "1962-01-10")]).await?;
    visitor.fill("education", &[("education.schooling", "none")]).await?;
    visitor.fill("qualification", &[("qualification.level", "senior_title")]).await?;
    visitor.click("#to-plan").await?;
    visitor.sees(".plan-verdict", "到不了 120 分").await?;
    visitor.sees(".route", "还差").await?;
    // What can be changed is told where there is something.
    visitor.find(&id("lever-skill_3")).await.map(|_| ())
}
