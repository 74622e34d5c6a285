//! The first screen before the program has come, and what stands in its place where it never comes.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::accessibility::finds_nothing;
use crate::harness::engine::Preferences;
use crate::harness::until::{holds, until};
use crate::visitor::{DRAFT, Visitor, id};

use super::sample;

/// Where the program is held back until `letCome()` is called; one that never comes has nobody to call it.
const HELD: &str = "/variants/held/";

/// Everything of the first window: where it stands, and what it says.
const PLACES: &str = r#"
    const shown = ["h1", ".lead", ".brand", ".tools .quiet", ".tools .quiet + .quiet", ".card-head", ".card-clause",
        ".question .ask", "[id=born_on]", ".question .hint", ".help summary", "fieldset .ask", ".option", ".option + .option",
        ".card-body .next", ".card:nth-of-type(2) .card-head", ".card:nth-of-type(11) .card-head", ".result h2", ".points",
        ".bar-mark", ".bar-possible", ".next-key"];
    return shown.map((css) => {
        const element = document.querySelector(css);
        const { x, y, width, height } = element.getBoundingClientRect();
        return [css, [x, y, width, height].map(Math.round).join(" "), element.textContent];
    });
"#;

/// Opens the page while its program is held back.
async fn arrive_before_the_program(visitor: &Visitor) -> Result<()> {
    arrive_with_options(visitor, "").await
}

async fn arrive_with_options(visitor: &Visitor, options: &str) -> Result<()> {
    visitor.browser.client.goto(&format!("{}{HELD}{options}", visitor.site.origin)).await?;
    visitor.find("#shell h1").await.map(drop)
}

async fn let_come(visitor: &Visitor) -> Result<()> {
    visitor.script("window.letCome()", vec![]).await?;
    visitor.find("main h2[tabindex]").await?;
    visitor.sees_no("#shell").await
}

pub async fn the_program_takes_its_place_without_a_jump(visitor: &Visitor) -> Result<()> {
    for (options, asked) in [("", "您的出生日期"), ("?lang=en", "Your date of birth")] {
        arrive_with_options(visitor, options).await?;
        visitor.sees("#shell .ask", asked).await?;
        takes_its_place(visitor).await.with_context(|| format!("with {options:?}"))?;
    }
    Ok(())
}

async fn takes_its_place(visitor: &Visitor) -> Result<()> {
    let watch = "window.shifts = [];
        const place = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' ');
        const moved = ({ node, previousRect, currentRect }) =>
            [node?.id || node?.className || node?.nodeName, place(previousRect), place(currentRect)];
        const told = (list) => window.shifts.push(...list.getEntries()
            .map(({ value, sources }) => [value, ...sources.map(moved)]));
        new PerformanceObserver(told).observe({ type: 'layout-shift', buffered: true });
        // Each time it is set, be it to what it was, the browser lays the whole page out again.
        window.named = 0;
        new MutationObserver((list) => window.named += list.length)
            .observe(document.documentElement, { attributeFilter: ['lang'] });";
    visitor.script(watch, vec![]).await?;
    let before = visitor.script(PLACES, vec![]).await?;
    let_come(visitor).await?;
    visitor.find(".foot").await?;
    let after = visitor.script(PLACES, vec![]).await?;
    let (before, after) = (before.as_array().context("no places")?, after.as_array().context("no places")?);
    for (before, after) in before.iter().zip(after) {
        ensure!(before == after, "{before} became {after}");
    }
    let frames =
        "const [done] = arguments; requestAnimationFrame(() => requestAnimationFrame(() => done(window.shifts)))";
    let shifts = visitor.script_async(frames, vec![]).await?;
    ensure!(shifts == json!([]), "the page shifted by {shifts}");
    let named = visitor.script("return window.named", vec![]).await?;
    ensure!(named == json!(0), "its language was set {named} times more");
    Ok(())
}

pub async fn the_first_frame_is_not_empty(visitor: &Visitor) -> Result<()> {
    const PAINTS: &str = "return ['first-paint', 'first-contentful-paint']
        .map((name) => performance.getEntriesByName(name)[0]?.startTime ?? null)";
    for options in ["", "?lang=en"] {
        visitor.arrive_at(&format!("/{options}")).await?;
        // What was painted is told of a little later.
        let (first, contentful) = until(async || {
            let paints = visitor.script(PAINTS, vec![]).await?;
            let (first, contentful): (Option<f64>, Option<f64>) = serde_json::from_value(paints)?;
            Ok(contentful.map(|contentful| (first, contentful)).ok_or_else(|| "nothing was painted".to_owned()))
        })
        .await
        .with_context(|| format!("with {options:?}"))?;
        // Not every engine tells of the first.
        ensure!(first.is_none_or(|first| first == contentful), "with {options:?}: {first:?}, {contentful}");
    }
    Ok(())
}

pub async fn another_language_is_a_page_away_and_keeps_what_was_filled_in(visitor: &Visitor) -> Result<()> {
    arrive_before_the_program(visitor).await?;
    visitor.answer("born_on", "1990-05-12").await?;
    visitor.answer("sex", "male").await?;
    visitor.click("#shell .language a").await?;
    visitor.sees("#shell .ask", "Your date of birth").await?;
    let_come(visitor).await?;
    visitor.sees_total(30).await?;
    visitor.sees_answers("person", &[("born_on", "1990-05-12"), ("sex", "male")]).await
}

pub async fn what_was_filled_in_before_is_kept(visitor: &Visitor) -> Result<()> {
    arrive_before_the_program(visitor).await?;
    visitor.answer("sex", "female").await?;
    visitor.answer("permit", "yes").await?;
    visitor.answer("born_on", "199005").await?;
    let_come(visitor).await?;
    visitor.sees_focus_at("born_on").await?;
    visitor.keys("12").await?;
    visitor.sees_total(30).await?;
    // Only what was asked before could be filled in; its answer asks for more.
    visitor.find(&id("permit.collected_on")).await?;
    visitor.sees_answers("person", &[("born_on", "19900512"), ("sex", "female"), ("permit", "yes")]).await?;
    visitor.keys("\u{e004}").await?;
    visitor.sees_answers("person", &[("born_on", "1990-05-12")]).await?;
    visitor.sees_draft_with("1990-05-12").await
}

pub async fn a_mistake_made_before_is_told_once_it_is_left(visitor: &Visitor) -> Result<()> {
    arrive_before_the_program(visitor).await?;
    visitor.answer("born_on", "昨天").await?;
    let_come(visitor).await?;
    visitor.sees_no(".fault").await?;
    visitor.keys("\u{e004}").await?;
    visitor.sees(".fault", "日期").await
}

pub async fn a_press_on_another_card_is_kept_too(visitor: &Visitor) -> Result<()> {
    arrive_before_the_program(visitor).await?;
    visitor.answer("born_on", "1990-05-12").await?;
    visitor.click("#shell [href='#education'].card-head").await?;
    let_come(visitor).await?;
    visitor.sees_open("education").await?;
    visitor.sees_total(30).await
}

pub async fn the_focus_goes_on_at_what_does_the_same(visitor: &Visitor) -> Result<()> {
    for (link, id) in [
        (".skip", "skip"),
        (".language a", "language"),
        ("[href='#drafts']", "to-drafts"),
        ("[href='#education'].card-head", "head-education"),
        (".to-result", "to-result"),
        (".next-key", "next-question"),
    ] {
        arrive_before_the_program(visitor).await?;
        visitor.script(&format!("document.querySelector(\"#shell {link}\").focus()"), vec![]).await?;
        let_come(visitor).await?;
        visitor.sees_focus_at(id).await?;
    }
    Ok(())
}

pub async fn who_comes_back_or_is_a_guest_sees_no_question_that_goes_again(visitor: &Visitor) -> Result<()> {
    visitor.arrive_with(DRAFT, sample::with_totals()).await?;
    arrive_before_the_program(visitor).await?;
    visitor.sees("#shell", "正在打开").await?;
    visitor.sees_no("#shell .ask").await?;
    let heading =
        "return ['h1', '.lead'].map((css) => JSON.stringify(document.querySelector(css).getBoundingClientRect()))";
    let before = visitor.script(heading, vec![]).await?;
    let_come(visitor).await?;
    let after = visitor.script(heading, vec![]).await?;
    ensure!(before == after, "the heading moved from {before} to {after}");
    for options in ["?hide=drafts,take", "?scheme=dark"] {
        visitor.browser.client.goto(&format!("{}{HELD}{options}", visitor.site.origin)).await?;
        visitor.sees("#shell", "正在打开").await?;
        let shown = visitor.texts("#shell *").await?;
        ensure!(!shown.iter().any(|text| text.contains("我的草稿") || text.contains("积分")), "{options}: {shown:?}");
    }
    let_come(visitor).await
}

/// Every indicator of the table, and the way to the official page.
async fn sees_the_points(visitor: &Visitor) -> Result<()> {
    let rows = visitor.texts(".points-table tbody tr").await?;
    ensure!(rows.len() == 17, "{} indicators are in the table", rows.len());
    visitor.sees(".points-table", "技能二级（技师）：100 分").await?;
    visitor.sees(".official a", "官网").await
}

pub async fn without_scripts_there_is_the_table_of_points(visitor: &Visitor) -> Result<()> {
    // The page has to have been opened once, as by any check.
    visitor.arrive().await?;
    visitor.browser.client.goto(&format!("{}/harness/scriptless", visitor.site.origin)).await?;
    sees_the_points(visitor).await?;
    visitor.sees(".no-script", "JavaScript").await?;
    visitor.sees_no("#shell .ask").await?;
    for &dark in visitor.browser.engine.schemes() {
        let preferences = Preferences { dark, ..Preferences::default() };
        visitor.browser.engine.prefer(&visitor.browser.client, preferences).await?;
        finds_nothing(visitor, "without scripts").await?;
    }
    Ok(())
}

pub async fn a_browser_that_is_too_old_is_told_what_would_do(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    let asked = |visitor: &Visitor| visitor.site.log().requests.iter().filter(|asked| asked.ends_with(".wasm")).count();
    let before = asked(visitor);
    let family = visitor.browser.engine.family();
    for (variant, yours, wechat) in
        [("no-wasm", family, false), ("old-wasm", family, false), ("old-wechat", "微信", true)]
    {
        visitor.browser.client.goto(&format!("{}/variants/{variant}/", visitor.site.origin)).await?;
        visitor.sees(".old", "96 以上").await?;
        visitor.sees(".yours", yours).await?;
        visitor.sees(".yours", "您现在的是").await?;
        let in_wechat = visitor.texts(".in-wechat").await?;
        ensure!(in_wechat.is_empty() != wechat, "{variant}: {in_wechat:?}");
        sees_the_points(visitor).await?;
        visitor.sees_no("#shell .ask").await?;
        finds_nothing(visitor, variant).await?;
    }
    ensure!(asked(visitor) == before, "the program was fetched all the same");
    Ok(())
}

pub async fn a_program_that_does_not_come_is_told_and_asked_for_again(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    // It says so in the console and to whoever hears of errors, as it should.
    visitor.expect_complaint("hujifen: offline");
    visitor.browser.client.goto(&format!("{}/variants/offline/", visitor.site.origin)).await?;
    visitor.answer("born_on", "1990-05-12").await?;
    visitor.answer("sex", "male").await?;
    visitor.script("window.letCome()", vec![]).await?;
    visitor.sees("#shell .failed", "没有取到").await?;
    finds_nothing(visitor, "with a program that did not come").await?;
    until(async || holds(visitor.site.take_faults("hujifen"), || "nothing was told".to_owned())).await?;
    // The next time it comes.
    visitor.click("#shell-again").await?;
    visitor.find("main h2[tabindex]").await?;
    visitor.sees_total(30).await?;
    visitor.sees_answers("person", &[("born_on", "1990-05-12"), ("sex", "male")]).await
}

pub async fn axe_finds_nothing_before_the_program(visitor: &Visitor) -> Result<()> {
    for &dark in visitor.browser.engine.schemes() {
        let preferences = Preferences { dark, ..Preferences::default() };
        visitor.browser.engine.prefer(&visitor.browser.client, preferences).await?;
        arrive_before_the_program(visitor).await?;
        finds_nothing(visitor, "before the program").await?;
        let fits: Value = visitor.script(super::layout::TOO_WIDE, vec![json!(visitor.browser.size.width())]).await?;
        ensure!(fits == json!([]), "{fits:#}");
    }
    let_come(visitor).await
}
