//! Two tabs on one draft notice each other, and neither writes over what the other typed.

use anyhow::{Result, ensure};

use crate::harness::until::{holds, until};
use crate::visitor::Visitor;

pub async fn a_change_in_one_tab_shows_in_the_other(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    visitor.fill("person", &[("assessed_on", "2026-11-23"), ("born_on", "1990-05-12")]).await?;
    visitor.sees_draft_with("1990-05-12").await?;
    visitor.sees_no(".statuses .status").await?;
    let first = visitor.open_tab("/").await?;
    let second = visitor.browser.client.window().await?;
    visitor.sees_total(30).await?;
    visitor.sees(".statuses", "在另一个标签页里也打开着").await?;
    visitor.fill("talent", &[("startup_talent", "yes")]).await?;
    visitor.sees_draft_with("startup_talent").await?;

    visitor.go_to_tab(&first).await?;
    visitor.sees(".statuses", "在另一个标签页里也打开着").await?;
    visitor.sees(".statuses", "另一个标签页改了这份草稿").await?;
    visitor.sees_total(150).await?;
    // And back again: neither tab takes the other's changes for a quarrel.
    visitor.fill("merit", &[("fresh_graduate", "yes")]).await?;
    visitor.sees_draft_with("fresh_graduate").await?;
    visitor.go_to_tab(&second).await?;
    visitor.sees_total(160).await?;
    ensure!(visitor.drafts().await?.len() == 1, "there are {:?}", visitor.drafts().await?);

    visitor.go_away().await?;
    visitor.go_to_tab(&first).await?;
    until(async || {
        let told = visitor.texts(".statuses").await?.concat();
        holds(!told.contains("也打开着"), || format!("it still says {told}"))
    })
    .await
}

/// Stores the draft of this tab with another answer and another stamp, as a tab does that did not hear of this one in time.
const OVERTAKE: &str = r#"
    const key = "hujifen.drafts." + sessionStorage.getItem("hujifen.tab");
    const draft = JSON.parse(localStorage.getItem(key));
    draft.answers.fresh_graduate = "yes";
    draft.stamp = { revision: draft.stamp.revision + 1, tab: "another" };
    localStorage.setItem(key, JSON.stringify(draft));
"#;

pub async fn what_both_tabs_changed_is_kept_twice(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    visitor.fill("person", &[("assessed_on", "2026-11-23"), ("born_on", "1990-05-12")]).await?;
    visitor.sees_draft_with("1990-05-12").await?;
    // A tab hears nothing of what is stored by itself: as if the news had not come yet.
    visitor.script(OVERTAKE, vec![]).await?;
    visitor.fill("talent", &[("startup_talent", "yes")]).await?;
    visitor.sees(".status.warn", "在另一个标签页里同时被改了").await?;
    visitor.sees_total(150).await?;
    visitor.sees(".open-draft", "未命名（这个标签页的）").await?;
    visitor.sees_draft_with("startup_talent").await?;
    let drafts = visitor.drafts().await?;
    let holds = |word: &str| drafts.iter().filter(|draft| draft.contains(word)).count();
    ensure!(drafts.len() == 2 && holds("startup_talent") == 1 && holds("fresh_graduate") == 1, "{drafts:?}");
    // The other one is a press away.
    visitor.click("#notice-back").await?;
    visitor.sees_total(40).await?;
    ensure!(visitor.drafts().await? == drafts, "looking at it changed something");
    Ok(())
}

pub async fn a_draft_deleted_in_another_tab_is_not_lost_here(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    visitor.fill("person", &[("assessed_on", "2026-11-23"), ("born_on", "1990-05-12")]).await?;
    visitor.sees_draft_with("1990-05-12").await?;
    let first = visitor.open_tab("/#drafts").await?;
    visitor.press("删除").await?;
    visitor.sees(".toast", "已删除").await?;
    visitor.go_to_tab(&first).await?;
    visitor.sees(".status.warn", "在另一个标签页里被删除了").await?;
    visitor.sees_total(30).await?;
    visitor.fill("talent", &[("startup_talent", "yes")]).await?;
    visitor.sees_draft_with("startup_talent").await
}
