//! A storage that fails takes nothing from the page but the draft.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::harness::until::{holds, until};
use crate::visitor::{DRAFT, Visitor};

/// Drafts that cannot be read are kept under this.
const ASIDE: &str = "hujifen.draft.aside.";

/// A score can be computed as ever.
async fn computes(visitor: &Visitor) -> Result<()> {
    visitor.fill("person", &[("born_on", "1990-05-12"), ("assessed_on", "2026-11-23")]).await?;
    visitor.fill("talent", &[("startup_talent", "yes")]).await?;
    visitor.sees_total(30 + 120).await
}

/// What is kept aside.
async fn aside(visitor: &Visitor) -> Result<Vec<String>> {
    let script = "return Object.entries(localStorage)
        .filter(([key]) => key.startsWith(arguments[0])).map(([, value]) => value)";
    Ok(serde_json::from_value(visitor.script(script, vec![json!(ASIDE)]).await?)?)
}

/// An unreadable draft is kept as it was, and neither the page nor a new draft touches it.
async fn is_kept_aside(visitor: &Visitor, draft: &str, said: &str) -> Result<()> {
    visitor.arrive_with(DRAFT, draft).await?;
    visitor.sees(".status.warn", said).await?;
    ensure!(aside(visitor).await? == [draft], "kept aside is {:?}", aside(visitor).await?);
    visitor.sees_total(0).await?;
    computes(visitor).await?;
    visitor.sees_draft_with("startup_talent").await?;
    visitor.reload().await?;
    visitor.sees_total(30 + 120).await?;
    visitor.sees_no(".status.warn").await?;
    ensure!(aside(visitor).await? == [draft], "kept aside is now {:?}", aside(visitor).await?);
    Ok(())
}

pub async fn a_browser_without_storage_still_computes_and_says_so(visitor: &Visitor) -> Result<()> {
    visitor.arrive_at("/variants/denied/").await?;
    visitor.sees(".status.warn", "浏览器不允许网页在本机保存").await?;
    computes(visitor).await?;
    visitor.sees(".status.warn", "浏览器不允许网页在本机保存").await
}

pub async fn a_full_storage_still_computes_and_says_so(visitor: &Visitor) -> Result<()> {
    visitor.arrive_at("/variants/full/").await?;
    computes(visitor).await?;
    visitor.sees(".status.warn", "本机存储空间已满").await?;
    // Nothing at all was stored, as it should be in this browser.
    until(async || {
        let draft = visitor.draft().await?;
        holds(draft.is_none(), || format!("there is a draft: {draft:?}"))
    })
    .await
}

pub async fn a_corrupt_draft_is_kept_aside_unchanged(visitor: &Visitor) -> Result<()> {
    is_kept_aside(visitor, r#"{"version": 1, "answers": {"born_on": "1990"#, "上次的草稿读不出来").await
}

pub async fn a_draft_of_a_newer_version_is_kept_aside_unchanged(visitor: &Visitor) -> Result<()> {
    // With a part that this version knows nothing of, as newer versions have them.
    let newer = r#"{"version": 3, "answers": {"born_on": "1990-05-12"}, "periods": [], "records": {}, "plans": [1]}"#;
    is_kept_aside(visitor, newer, "由较新的版本保存").await
}
