//! The insurance record: pasted, dropped as a file, and shown month by month.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::visitor::{DRAFT, Visitor};

use super::sample;

async fn open(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    visitor.fill("person", &[("assessed_on", "2026-11-23")]).await?;
    visitor.open("insurance").await?;
    visitor.click(".import summary").await?;
    // The panel is a part that is fetched.
    visitor.find("#import-text").await.map(|_| ())
}

/// Puts a text into the field, as pasting does.
async fn paste(visitor: &Visitor, text: &str) -> Result<()> {
    let script = "const field = document.getElementById('import-text'); field.value = arguments[0];
        field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }))";
    visitor.script(script, vec![json!(text)]).await.map(|_| ())
}

/// Chooses a file of the tests.
async fn choose(visitor: &Visitor, name: &str) -> Result<()> {
    let files = std::fs::canonicalize(concat!(env!("CARGO_MANIFEST_DIR"), "/../files"))?;
    let path = files.join(name);
    Ok(visitor.find("#import-file").await?.send_keys(&path.to_string_lossy()).await?)
}

pub async fn a_pasted_record_becomes_rows_and_what_is_unread_stays(visitor: &Visitor) -> Result<()> {
    open(visitor).await?;
    let pasted = "年月\t缴费基数\n2022年11月\t15,000.00\n202212\t15000\n2023-01\t一万五\n2023-02\t16000";
    paste(visitor, pasted).await?;
    visitor
        .sees(".import-told", "第 1 行看作标题。读出 3 个月（2022-11 至 2023-02），合成 2 段；有 1 行没读懂")
        .await?;
    visitor.sees(".import-unread", "第 4 行「2023-01").await?;
    visitor.click("#import-add").await?;
    visitor.sees("#import-taken", "已加入 3 个月。没读懂的 1 行还留在框里").await?;
    let left = visitor.script("return document.getElementById('import-text').value", vec![]).await?;
    ensure!(left == json!("2023-01\t一万五"), "{left}");
    let answers = [
        ("insurance.periods[0].from", "2022-11"),
        ("insurance.periods[0].to", "2022-12"),
        ("insurance.periods[1].base", "16000"),
    ];
    visitor.sees_answers("insurance", &answers).await?;
    visitor.sees_draft_with("\"from\":\"2022-11\"").await?;
    // It is still there after another card was looked at.
    visitor.open("person").await?;
    visitor.open("insurance").await?;
    visitor.find("#import-text").await?;
    let left = visitor.script("return document.getElementById('import-text').value", vec![]).await?;
    ensure!(left == json!("2023-01\t一万五"), "after looking elsewhere: {left}");
    // Corrected, it is added to the rest.
    paste(visitor, "2023-01\t15000").await?;
    visitor.click("#import-add").await?;
    visitor.sees("#import-taken", "已加入 1 个月。").await?;
    visitor.sees(".strip-told", "1 倍：近 48 个月里有 4 个月").await?;
    visitor.click("#import-undo").await?;
    visitor.sees(".strip-told", "1 倍：近 48 个月里有 3 个月").await?;
    let back = visitor.script("return document.getElementById('import-text').value", vec![]).await?;
    ensure!(back == json!("2023-01\t15000"), "what was taken is back in the field: {back}");
    // Once something else has changed it is too late to take it back.
    visitor.click("#import-add").await?;
    visitor.find("#import-undo").await?;
    visitor.answer("insurance.periods[0].base", "15500").await?;
    visitor.sees_no("#import-undo").await?;
    visitor.sees_answers("insurance", &[("insurance.periods[0].base", "15500")]).await
}

pub async fn starting_over_can_bring_a_pasted_text_back(visitor: &Visitor) -> Result<()> {
    open(visitor).await?;
    paste(visitor, "2023-01\t一万五").await?;
    visitor.click("#start-over").await?;
    visitor.click("#start-over-yes").await?;
    visitor.sees_open("person").await?;
    visitor.open("insurance").await?;
    visitor.sees_no(".import-unread").await?;
    visitor.click("#undo").await?;
    visitor.click(".import summary").await?;
    visitor.sees(".import-unread", "2023-01").await
}

pub async fn a_file_is_read_by_a_part_that_is_loaded_only_then(visitor: &Visitor) -> Result<()> {
    open(visitor).await?;
    let is_part = |request: &String| request.contains("spreadsheet");
    ensure!(!visitor.site.log().requests.iter().any(is_part), "the part was loaded before a file was there");
    choose(visitor, "record.xlsx").await?;
    visitor.sees(".import-told", "读出 2 个月（2023-01 至 2023-02），合成 2 段；有 2 行没读懂").await?;
    visitor.sees(".import-unread", "第 5 行").await?;
    ensure!(visitor.site.log().requests.iter().any(is_part), "nothing was loaded");
    choose(visitor, "gbk.csv").await?;
    visitor.sees(".import-told", "读出 2 个月（2023-01 至 2023-02），合成 2 段。").await?;
    visitor.sees(".toast", "框里原来的内容换成了文件里的").await?;
    visitor.click("#import-back").await?;
    visitor.sees(".import-told", "有 2 行没读懂").await?;
    choose(visitor, "damaged.xlsx").await?;
    visitor.sees(".import-told", "这个文件读不了").await?;
    let kept = visitor.script("return document.getElementById('import-text').value", vec![]).await?;
    ensure!(kept.as_str().context("a text")?.contains("202301"), "what was there is lost: {kept}");
    Ok(())
}

pub async fn every_month_shows_its_multiple_and_what_leaves_the_window(visitor: &Visitor) -> Result<()> {
    visitor.arrive_with(DRAFT, sample::short_of_120()).await?;
    visitor.open("insurance").await?;
    // 9,000 in a year of 12,577.
    visitor.sees(".strip tbody tr:first-child", "0.7").await?;
    let cells =
        visitor.script("return document.querySelectorAll('.strip tbody td:not(:empty)').length", vec![]).await?;
    ensure!(cells == json!(140), "2015-03 to 2026-10 are 140 months, shown are {cells}");
    visitor.sees(".strip-told", "2022-11（0.7）").await?;
    let leaving = visitor
        .script("return [...document.querySelectorAll('.strip td.leaving .unseen')].map((cell) => cell.textContent.slice(0, 7))", vec![])
        .await?;
    ensure!(leaving == json!(["2023-01", "2022-11", "2022-12"]), "{leaving}");
    visitor.answer("insurance.periods[0].tax_mismatch", "yes").await?;
    visitor.sees(".strip-told", "个税与基数不符，只计年限").await
}

pub async fn of_many_rows_one_is_open_and_a_mistake_leads_into_it(visitor: &Visitor) -> Result<()> {
    open(visitor).await?;
    let rows: Vec<String> =
        (1..=30).map(|row| format!("{}{:02}\t{}", 2022 + (row - 1) / 12, (row - 1) % 12 + 1, 8000 + row)).collect();
    paste(visitor, &rows.join("\n")).await?;
    visitor.click("#import-add").await?;
    visitor.sees(".period-brief", "第 1 段：2022-01 至 2022-01，8001 元").await?;
    ensure!(visitor.texts(".period-brief").await?.len() == 24, "more than 24 rows are listed");
    visitor.click("#more-periods").await?;
    visitor.sees(".period-brief", "第 30 段").await?;
    visitor.sees_no(".period").await?;
    visitor.click(".period-brief .link").await?;
    visitor.sees_focus_at("insurance.periods[0].from").await?;
    visitor.answer("insurance.periods[0].base", "八千").await?;
    visitor.open("person").await?;
    visitor.go_to_result().await?;
    visitor.click("#faults a").await?;
    visitor.sees_focus_at("insurance.periods[0].base").await
}
