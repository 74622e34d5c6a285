//! The parts of the program that are fetched when they are first shown.

use anyhow::{Result, ensure};

use crate::visitor::{DRAFT, Visitor};

use super::sample;

/// How often a part was asked for.
fn asked_for(visitor: &Visitor, part: &str) -> usize {
    visitor.site.log().requests.iter().filter(|request| request.contains(&format!("/split_{part}-"))).count()
}

async fn arrive(visitor: &Visitor) -> Result<()> {
    visitor.arrive_with(DRAFT, sample::short_of_120()).await?;
    visitor.sees_total(113).await
}

pub async fn each_is_fetched_once_and_only_when_it_is_shown(visitor: &Visitor) -> Result<()> {
    arrive(visitor).await?;
    let asked = || ["plan", "record", "check"].map(|part| asked_for(visitor, part));
    ensure!(asked() == [0, 0, 0], "{:?} were fetched before they were asked for", asked());
    visitor.open("insurance").await?;
    visitor.sees(".strip-told", "2022-11").await?;
    visitor.click("#to-plan").await?;
    visitor.sees(".plan-verdict", "最早").await?;
    visitor.click("#plan-back").await?;
    visitor.sees_no(".plan-verdict").await?;
    visitor.click("#to-plan").await?;
    visitor.sees(".plan-verdict", "最早").await?;
    ensure!(asked() == [1, 1, 0], "fetched were {:?}", asked());
    visitor.click("#plan-back").await?;
    visitor.click("#to-check").await?;
    visitor.sees(".check-total", "113").await?;
    ensure!(asked() == [1, 1, 1], "fetched were {:?}", asked());
    Ok(())
}

pub async fn one_that_does_not_come_is_asked_for_again(visitor: &Visitor) -> Result<()> {
    arrive(visitor).await?;
    // The browser would tell of it in its console too, where every other error counts as a fault.
    let fail = "window.kept = [window.fetch, console.error];
        window.fetch = () => Promise.reject(new TypeError('offline')); console.error = () => {}";
    visitor.script(fail, vec![]).await?;
    visitor.click("#to-plan").await?;
    visitor.sees(".plan [role=alert]", "没有取到").await?;
    ensure!(asked_for(visitor, "plan") == 0, "it was fetched after all");
    visitor.press("再试一次").await?;
    visitor.sees(".plan [role=alert]", "没有取到").await?;
    visitor.script("[window.fetch, console.error] = window.kept", vec![]).await?;
    visitor.press("再试一次").await?;
    visitor.sees(".plan-verdict", "最早").await?;
    visitor.sees_no(".plan [role=alert]").await
}

pub async fn the_focus_goes_to_what_was_still_being_fetched(visitor: &Visitor) -> Result<()> {
    let wrong = sample::short_of_120().replace("\"9000\"", "\"九千\"");
    visitor.arrive_with(DRAFT, &wrong).await?;
    visitor.sees("#faults", "有 1 处需要改一下").await?;
    ensure!(asked_for(visitor, "record") == 0, "the rows were there before");
    visitor.click("#faults a").await?;
    visitor.sees_focus_at("insurance.periods[0].base").await
}
