//! Who offers the page: shown beside the result, of allowed places only, and without any part in the score.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::harness::until::{holds, until};
use crate::visitor::{DRAFT, Visitor};

use super::accessibility::finds_nothing;
use super::sample;

/// The pictures that have come, and where the links lead.
const SHOWN: &str = "return [[...document.querySelectorAll('.partner img')].filter((img) => img.complete && img.naturalWidth > 0).length,
    [...document.querySelectorAll('.partner a')].map((link) => [link.href, link.target, link.rel])]";

async fn sees_shown(visitor: &Visitor, pictures: usize, link: &str) -> Result<()> {
    until(async || {
        let found = visitor.script(SHOWN, vec![]).await?;
        let expected = json!([pictures, [[link, "_blank", "noopener noreferrer nofollow"]]]);
        holds(found == expected, || format!("the partner shows {found}, not {expected}"))
    })
    .await
}

/// What the page has told developers.
async fn warnings(visitor: &Visitor) -> Result<Vec<String>> {
    let told = "return window.warnings.filter((told) => told.startsWith('hujifen:'))";
    Ok(serde_json::from_value(visitor.script(told, vec![]).await?)?)
}

pub async fn a_partner_of_a_file_stands_beside_the_result(visitor: &Visitor) -> Result<()> {
    visitor.arrive_with(DRAFT, sample::with_totals()).await?;
    let total = visitor.total().await?;
    visitor.arrive_at("/?partner=example").await?;
    visitor.sees(".result .partner", "由示例咨询提供此页").await?;
    visitor.sees(".partner", "积分由沪积分按办法计算，与示例咨询无关。").await?;
    visitor.script("document.querySelector('.partner').scrollIntoView()", vec![]).await?;
    sees_shown(visitor, 2, "https://example.com/").await?;
    ensure!(visitor.texts(".partner figcaption").await?.is_empty(), "the code shows before it is asked for");
    visitor.click(".partner summary").await?;
    visitor.sees(".partner figcaption", "示例咨询").await?;
    finds_nothing(visitor, "with a partner").await?;
    let height =
        visitor.script("return document.querySelector('.partner-logo').getBoundingClientRect().height", vec![]).await?;
    ensure!(height.as_f64().is_some_and(|height| (1.0..=40.0).contains(&height)), "the logo is {height} high");
    ensure!(visitor.total().await? == total, "the partner changes the score");
    ensure!(warnings(visitor).await?.is_empty(), "{:?}", warnings(visitor).await?);
    // Once, although the result is shown anew.
    visitor.click("#to-drafts").await?;
    visitor.click("#drafts-back").await?;
    visitor.sees(".partner", "示例咨询").await?;
    let asked = visitor.site.log().requests.iter().filter(|request| request.contains("example.json")).count();
    ensure!(asked == 1, "the file was asked for {asked} times");
    Ok(())
}

pub async fn what_is_given_goes_before_the_file(visitor: &Visitor) -> Result<()> {
    visitor.arrive_at("/?partner=example&partner-name=A%26B&partner-link=https://example.org/a").await?;
    visitor.sees(".partner", "由A&B提供此页").await?;
    visitor.script("document.querySelector('.partner').scrollIntoView()", vec![]).await?;
    sees_shown(visitor, 2, "https://example.org/a").await?;
    visitor.arrive_at("/?partner-logo=partners/example-logo.svg&partner-link=https://example.org/b").await?;
    visitor.sees(".partner", "由合作机构提供此页").await?;
    visitor.script("document.querySelector('.partner').scrollIntoView()", vec![]).await?;
    sees_shown(visitor, 1, "https://example.org/b").await?;
    visitor.arrive().await?;
    ensure!(visitor.texts(".partner").await?.is_empty(), "there is a partner nobody asked for");
    Ok(())
}

pub async fn what_is_not_allowed_is_told_and_not_shown(visitor: &Visitor) -> Result<()> {
    visitor.arrive_at("/?partner=odd").await?;
    sees_shown(visitor, 0, "https://example.com/odd").await?;
    visitor.sees(".partner", "由合作机构提供此页").await?;
    let told = warnings(visitor).await?;
    let is_told = |words: &str| told.iter().filter(|told| told.contains(words)).count() == 1;
    for words in [
        "\"name\" is not allowed",
        "no member \"script\"",
        "logo \"javascript:alert(1)\"",
        "qr \"https://example.com/qr.png\"",
    ] {
        ensure!(is_told(words), "{words} is not told once: {told:#?}");
    }
    ensure!(told.len() == 4, "{told:#?}");

    let refused = [
        ("partner-link", "javascript:alert(1)"),
        ("partner-link", "http://example.com/"),
        ("partner-link", "https://a:b@example.com/"),
        ("partner-link", "data:text/html,x"),
        ("partner-logo", "https://example.com/logo.png"),
        ("partner-qr", "data:image/png;base64,AAAA"),
        ("partner-qr", "//example.com/qr.png"),
        // Only the page that is truly around may have pictures shown from its place.
        ("host=https://example.com&partner-logo", "https://example.com/logo.png"),
    ];
    for (name, value) in refused {
        let encoded: String = value.bytes().map(|byte| format!("%{byte:02x}")).collect();
        visitor.arrive_at(&format!("/?{name}={encoded}")).await?;
        until(async || {
            let told = warnings(visitor).await?;
            holds(told.len() == 1 && told[0].contains(value), || format!("{name}={value}: {told:?}"))
        })
        .await?;
        ensure!(visitor.texts(".partner").await?.is_empty(), "{name}={value} is shown");
    }
    Ok(())
}

pub async fn a_file_that_leads_elsewhere_is_refused(visitor: &Visitor) -> Result<()> {
    visitor.expect_complaint("Unsafe attempt to load URL");
    // The policy that only reports tells of the attempt.
    visitor.site.allow_fault("partners/elsewhere.json (connect-src)");
    visitor.arrive_at("/?partner=elsewhere&partner-name=A").await?;
    visitor.sees(".partner", "由A提供此页").await?;
    until(async || {
        let told = warnings(visitor).await?;
        holds(told.len() == 1 && told[0].contains("could not be fetched"), || format!("{told:?}"))
    })
    .await?;
    ensure!(!visitor.site.log().requests.iter().any(|request| request.contains("example.json")), "it was followed");
    ensure!(visitor.texts(".partner a").await?.is_empty(), "what stands elsewhere is shown");
    Ok(())
}

pub async fn a_picture_that_does_not_come_leaves_no_hole(visitor: &Visitor) -> Result<()> {
    visitor.expect_complaint("nothing.");
    visitor.arrive_at("/?partner-name=A&partner-logo=nothing.svg&partner-qr=nothing.png").await?;
    visitor.script("document.querySelector('.partner').scrollIntoView()", vec![]).await?;
    visitor.sees_no(".partner img, .partner summary").await?;
    let left =
        visitor.script("return document.querySelectorAll('.partner img, .partner details').length", vec![]).await?;
    ensure!(left == json!(0), "{left} are left");
    visitor.sees(".partner", "由A提供此页").await?;
    for picture in ["nothing.svg", "nothing.png"] {
        until(async || holds(visitor.site.take_faults(picture), || format!("{picture} was not asked for"))).await?;
    }
    Ok(())
}
