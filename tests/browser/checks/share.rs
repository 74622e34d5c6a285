//! Answers leave the page as a file or a link, and come back as a draft of their own.

use std::io::Write;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::visitor::{DRAFT, Visitor};

use super::sample;

/// Gives the page a file with this in it.
async fn choose(visitor: &Visitor, content: &str) -> Result<()> {
    let mut file = tempfile::Builder::new().prefix("小张").suffix(".json").tempfile()?;
    file.write_all(content.as_bytes())?;
    visitor.find("#open-file").await?.send_keys(&file.path().to_string_lossy()).await?;
    // The browser reads the file some time later.
    file.keep()?;
    Ok(())
}

/// Drops a file somewhere on the page.
const DROP: &str = r#"
    const data = new DataTransfer();
    data.items.add(new File([arguments[0]], "dropped.json", { type: "application/json" }));
    document.querySelector("h1").dispatchEvent(
        new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));
"#;

pub async fn a_saved_file_opens_as_another_draft(visitor: &Visitor) -> Result<()> {
    // With a date that cannot be read and months row by row: everything that was typed comes back.
    visitor.arrive_with(DRAFT, &sample::with_months_and_a_fault()?).await?;
    visitor.fill("talent", &[("startup_talent", "yes")]).await?;
    visitor.sees_draft_with("\"stamp\"").await?;
    let total = visitor.total().await?;
    visitor.click("#to-take").await?;
    visitor.click("#save-file").await?;
    let file = visitor.sees_download(".json").await?;
    ensure!(file.lines().count() == 1, "it is no line for the command line");
    let before = visitor.draft().await?.context("a draft")?;

    // The same answers are there already.
    choose(visitor, &file).await?;
    visitor.sees(".statuses", "这些答案已经有了").await?;
    ensure!(visitor.drafts().await?.len() == 1, "it was stored twice");

    visitor.fill("talent", &[("startup_talent", "no")]).await?;
    visitor.sees_draft_with("\"startup_talent\":\"no\"").await?;
    visitor.script(DROP, vec![json!(file)]).await?;
    visitor.sees(".statuses", "已打开文件，存为新草稿「dropped」").await?;
    visitor.sees_total(total).await?;
    let answers = |draft: &str| -> Result<Value> {
        let mut draft: Value = serde_json::from_str(draft)?;
        let parts = ["answers", "periods", "records", "papers", "steps"];
        Ok(parts.map(|part| draft[part].take()).into_iter().collect())
    };
    let opened = visitor.draft().await?.context("a draft")?;
    ensure!(answers(&opened)? == answers(&before)?, "{opened} is not {before}");
    ensure!(visitor.drafts().await?.len() == 2, "there are {:?}", visitor.drafts().await?);
    visitor.click("#notice-back").await?;
    visitor.sees_answers("talent", &[("startup_talent", "no")]).await
}

pub async fn a_file_that_is_none_is_told_and_changes_nothing(visitor: &Visitor) -> Result<()> {
    visitor.arrive_with(DRAFT, sample::with_totals()).await?;
    visitor.click("#to-take").await?;
    let drafts = visitor.drafts().await?;
    for (content, said) in [
        ("not json", "没有打开「小张"),
        (r#"{"born_on": "1990-05-12", "shoe_size": 42}"#, "shoe_size"),
        (r#"{"education": {"schooling": "kindergarten"}}"#, "education.schooling"),
        (&format!("{{\"born_on\": \"{}\"}}", "1".repeat(1 << 20)), "太大"),
    ] {
        choose(visitor, content).await?;
        visitor.sees(".status.warn", said).await?;
        visitor.press("知道了").await?;
        visitor.sees_no(".status.warn").await?;
        ensure!(visitor.drafts().await? == drafts, "{content:.40} changed the drafts");
    }
    Ok(())
}

/// What stands in the field with the link.
async fn link(visitor: &Visitor) -> Result<String> {
    visitor.find("#share-link").await?;
    let link = visitor.script("return document.getElementById('share-link').value", vec![]).await?;
    link.as_str().map(str::to_owned).context("there is no link")
}

pub async fn a_link_opens_as_another_draft_and_holds_what_was_chosen(visitor: &Visitor) -> Result<()> {
    visitor.arrive_with(DRAFT, sample::with_totals()).await?;
    let total = visitor.total().await?;
    visitor.click("#to-take").await?;
    // By default neither the date of birth nor what takes points away.
    let shy = link(visitor).await?;
    visitor.click("[for='take.leave.birth_date']").await?;
    visitor.click("[for='take.leave.records']").await?;
    visitor.sees(".take-along", &format!("对方打开会看到 {total} 分")).await?;
    let whole = link(visitor).await?;
    ensure!(whole.len() > shy.len(), "{whole} is no longer than {shy}");
    let path = |link: &str| link.strip_prefix(&visitor.site.origin).map(str::to_owned).context("a link to elsewhere");
    let before = visitor.drafts().await?;

    // Opened where nothing is known yet, as on another device.
    visitor.script("localStorage.clear(); sessionStorage.clear()", vec![]).await?;
    visitor.open_tab(&path(&whole)?).await?;
    visitor.sees(".statuses", "这是链接里的答案，已存为新草稿").await?;
    visitor.sees_total(total).await?;
    visitor.sees_answers("person", &[("born_on", "1990-05-12")]).await?;
    let asked = visitor.site.log().requests;
    ensure!(asked.iter().all(|request| !request.contains("s=")), "the answers were sent: {asked:?}");

    // Opened again it is the same draft; the shy one is another, and takes nothing from the first.
    visitor.open_tab(&path(&whole)?).await?;
    visitor.sees(".statuses", "这些答案已经有了").await?;
    ensure!(visitor.drafts().await?.len() == 1, "opening a link twice stored it twice");
    visitor.open_tab(&path(&shy)?).await?;
    visitor.sees(".statuses", "这是链接里的答案，已存为新草稿").await?;
    visitor.sees_answers("person", &[("born_on", "")]).await?;
    visitor.sees_answers("record", &[("convicted_on", ""), ("serious_crime", "")]).await?;
    let drafts = visitor.drafts().await?;
    ensure!(drafts.len() == 2 && before.len() == 1, "there are {drafts:?}");
    visitor.click("#notice-back").await?;
    visitor.sees_total(total).await
}

pub async fn a_damaged_link_is_told_and_changes_nothing(visitor: &Visitor) -> Result<()> {
    visitor.arrive_with(DRAFT, sample::with_totals()).await?;
    let total = visitor.total().await?;
    visitor.click("#to-take").await?;
    let whole = link(visitor).await?;
    let drafts = visitor.drafts().await?;
    let (start, answers) = whole.split_once("#s=").context("no answers in the link")?;
    let cut = &answers[..answers.len() - 3];
    let turned: String = answers.chars().rev().collect();
    for damaged in ["", "x", cut, &turned, "%3Cscript%3E", &"A".repeat(200_000)] {
        // As if pasted into the address of the open page.
        visitor.script("location.href = arguments[0]", vec![json!(format!("{start}#s={damaged}"))]).await?;
        visitor.sees(".status.warn", "链接").await?;
        visitor.press("知道了").await?;
        visitor.sees_no(".status.warn").await?;
        ensure!(visitor.drafts().await? == drafts, "{damaged:.30} changed the drafts");
    }
    visitor.reload().await?;
    visitor.sees_total(total).await
}
