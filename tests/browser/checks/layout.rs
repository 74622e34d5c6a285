//! What fits, what can be hit, and what moves.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::harness::engine::Preferences;
use crate::visitor::{DRAFT, Visitor};

use super::accessibility::show_drafts;
use super::batch;
use super::sample::{self, CARDS};

/// What reaches over the right edge; the page's own width where only that is too wide.
pub const TOO_WIDE: &str = r#"
    const [width] = arguments;
    const page = document.documentElement;
    if (page.scrollWidth <= Math.min(width, page.clientWidth)) return [];
    const isClipped = (element) => element.closest(".scroll, .skip") !== null;
    const over = [...document.querySelectorAll("body *")]
        .filter((element) => !isClipped(element) && element.getBoundingClientRect().right > width + 0.5)
        .map((element) => element.outerHTML.slice(0, 120));
    return [`${page.scrollWidth} of ${width} pixels`, ...over.slice(0, 5)];
"#;

/// What can be pressed and is smaller than 24 pixels either way. A label is pressed like the input within; links within
/// a sentence are excepted (WCAG 2.5.8).
pub const TOO_SMALL: &str = r#"
    const inSentence = (element) => element.localName === "a"
        && [...element.parentNode.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    return [...document.querySelectorAll("a, button, input, select, summary, [role=button]")]
        .filter((element) => element.checkVisibility() && !inSentence(element))
        .map((element) => [element, (element.closest("label") ?? element).getBoundingClientRect()])
        .filter(([, { right, width, height }]) => right > 0 && (width < 24 || height < 24))
        .map(([element, { width, height }]) => `${width} × ${height}: ${element.outerHTML.slice(0, 120)}`);
"#;

/// Looks at every card in turn, with all that can be opened in it opened, and at the check before going.
async fn everywhere(visitor: &Visitor, script: &str) -> Result<()> {
    let width = visitor.browser.size.width();
    for draft in [sample::with_totals(), &sample::with_months_and_a_fault()?] {
        visitor.arrive_with(DRAFT, draft).await?;
        for card in CARDS {
            visitor.open(card).await?;
            visitor.open_all_details().await?;
            let found = visitor.script(script, vec![json!(width)]).await?;
            ensure!(found == json!([]), "in the card {card}: {found:#}");
        }
        visitor.click("#to-check").await?;
        visitor.sees(".check-total", "合计").await?;
        let found = visitor.script(script, vec![json!(width)]).await?;
        ensure!(found == json!([]), "in the check: {found:#}");
    }
    visitor.arrive_with(DRAFT, sample::short_of_120()).await?;
    visitor.click("#to-plan").await?;
    visitor.sees(".compare-table", "甲方案").await?;
    visitor.open_all_details().await?;
    visitor.sees("#chart-title ~ details tbody", "2027").await?;
    let found = visitor.script(script, vec![json!(width)]).await?;
    ensure!(found == json!([]), "in the plan: {found:#}");
    show_drafts(visitor).await?;
    let found = visitor.script(script, vec![json!(width)]).await?;
    ensure!(found == json!([]), "among the drafts: {found:#}");
    visitor.click("#to-take").await?;
    visitor.find("#open-file").await?;
    let found = visitor.script(script, vec![json!(width)]).await?;
    ensure!(found == json!([]), "where answers are taken along: {found:#}");
    visitor.arrive_with(DRAFT, sample::with_totals()).await?;
    visitor.click("#to-report").await?;
    visitor.click("#draw").await?;
    visitor.sees(".drawn figcaption", "保存").await?;
    let found = visitor.script(script, vec![json!(width)]).await?;
    ensure!(found == json!([]), "in the report: {found:#}");
    batch::with_a_fault(visitor).await?;
    let found = visitor.script(script, vec![json!(width)]).await?;
    ensure!(found == json!([]), "in a batch with faults: {found:#}");
    batch::with_results(visitor).await?;
    let found = visitor.script(script, vec![json!(width)]).await?;
    ensure!(found == json!([]), "in a batch with its results: {found:#}");
    Ok(())
}

pub async fn nothing_scrolls_sideways(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    let found = visitor.script(TOO_WIDE, vec![json!(visitor.browser.size.width())]).await?;
    ensure!(found == json!([]), "at the start: {found:#}");
    everywhere(visitor, TOO_WIDE).await
}

pub async fn everything_to_press_has_24_by_24_pixels(visitor: &Visitor) -> Result<()> {
    everywhere(visitor, TOO_SMALL).await
}

pub async fn what_wraps_in_a_status_starts_where_its_words_do(visitor: &Visitor) -> Result<()> {
    /// Where the words and those of the link begin, from the left and from the top, in letters so large that the link wraps.
    const PLACES: &str = r#"
        document.documentElement.style.fontSize = "32px";
        const status = document.querySelector(".statuses > .status");
        return [status.firstChild, status.querySelector(".link")].map((part) => {
            const words = document.createRange();
            words.selectNodeContents(part);
            const { left, top } = words.getClientRects()[0];
            return [left, top];
        });
    "#;
    visitor.arrive_with(DRAFT, sample::with_totals()).await?;
    visitor.find(".statuses > .status .link").await?;
    let [words, link]: [[f64; 2]; 2] = serde_json::from_value(visitor.script(PLACES, vec![]).await?)?;
    ensure!(link[1] > words[1] + 30.0, "the link at {link:?} does not wrap behind the words at {words:?}");
    ensure!((link[0] - words[0]).abs() < 2.0, "the link starts at {link:?}, its words at {words:?}");
    Ok(())
}

pub async fn nothing_moves_for_those_who_asked_for_less_motion(visitor: &Visitor) -> Result<()> {
    let motion = "return [getComputedStyle(document.querySelector('.bar-total')).transitionDuration,
        getComputedStyle(document.documentElement).scrollBehavior]";
    visitor.arrive_with(DRAFT, sample::with_totals()).await?;
    let found = visitor.script(motion, vec![]).await?;
    ensure!(found == json!(["0.25s", "auto"]), "for all others: {found}");
    let preferences = Preferences { reduced_motion: true, ..Preferences::default() };
    visitor.browser.engine.prefer(&visitor.browser.client, preferences).await?;
    let found = visitor.script(motion, vec![]).await?;
    ensure!(found == json!(["0s", "auto"]), "for them: {found}");
    Ok(())
}
