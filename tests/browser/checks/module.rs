//! The engine alone, under somebody else's own form.

use anyhow::{Result, ensure};
use fantoccini::Locator;
use serde_json::json;

use crate::harness::axe;
use crate::harness::host::Hosts;
use crate::visitor::Visitor;

/// Answers a question whose keys differ from browser to browser.
const PICK: &str = "const [id, value] = arguments;
    const question = document.getElementById(id);
    question.value = value;
    question.dispatchEvent(new Event('input', { bubbles: true }));";

pub async fn a_form_of_another_site_is_scored_by_the_engine_alone(visitor: &Visitor) -> Result<()> {
    let hosts = Hosts::start(&visitor.site.origin).await?;
    visitor.browser.client.goto(&hosts.elsewhere("module.html")).await?;
    visitor.sees("output", "0 分，离 120 分还差 120 分").await?;

    // Art. 6(1): 30 for the age; 6(2): 100 for a master's schooling and degree; 6(4): 3 a year.
    visitor.script(PICK, vec![json!("born"), json!("1990-05-12")]).await?;
    visitor.sees("output", "30 分，离 120 分还差 90 分").await?;
    visitor.script(PICK, vec![json!("education"), json!("master")]).await?;
    visitor.sees("output", "130 分，已达到 120 分").await?;
    let years = visitor.browser.client.find(Locator::Id("years")).await?;
    years.send_keys("7").await?;
    visitor.sees("output", "151 分，已达到 120 分").await?;
    let (text, scored) = ("return document.querySelector('output').textContent", "151 分，已达到 120 分");
    ensure!(visitor.script(text, vec![]).await? == json!(scored));

    // 770 years: more than the engine takes, and it says at which field.
    years.send_keys("70").await?;
    visitor.sees("output", "请检查填写的内容：insurance.years: invalid value").await?;

    let found = axe::findings(&visitor.browser.client).await?;
    ensure!(found.is_empty(), "{found:#?}");
    ensure!(visitor.script("return spied.faults", vec![]).await? == json!([]));
    let asked = visitor.site.log().requests;
    let is_of_module = |request: &String| request.ends_with("/score.js") || request.ends_with("/score_bg.wasm");
    ensure!(asked.len() == 2 && asked.iter().all(is_of_module), "{asked:?}");
    Ok(())
}
