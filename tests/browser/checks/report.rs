//! The report on paper and as a picture.

use anyhow::{Context, Result, ensure};
use fantoccini::key::Key;
use serde::Deserialize;
use serde_json::json;

use crate::harness::engine::Preferences;
use crate::harness::pdf::Pdf;
use crate::harness::until::{holds, until};
use crate::visitor::{DRAFT, Visitor};

use super::sample;

/// Words of the page that have no place on paper.
const ONLY_ON_SCREEN: [&str; 12] = [
    "跳到第一个问题",
    "随填随算",
    "已接着上次的答案继续",
    "怎样最快到120分",
    "看结果",
    "修改",
    "怎么算的",
    "这是什么",
    "打印或存为",
    "做成图片",
    "返回",
    "全部清空",
];

async fn print_at_once(visitor: &Visitor) -> Result<Pdf> {
    Pdf::new(&visitor.browser.engine.print(&visitor.browser.client).await?)
}

/// Prints from wherever the visitor is. The key announces it: what it needs is fetched by the time a hand presses the next.
async fn print(visitor: &Visitor) -> Result<Pdf> {
    visitor.keys(&Key::Control.to_string()).await?;
    until(async || {
        let pdf = print_at_once(visitor).await?;
        let title = pdf.described("Title").await?;
        Ok(if title.contains("测算") { Ok(pdf) } else { Err(format!("what is printed is called {title}")) })
    })
    .await
}

/// A text as a PDF is compared with: without spaces.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn has(text: &str, words: &str) -> Result<()> {
    ensure!(text.contains(&squeezed(words)), "{words:?} is not in {} characters of text", text.chars().count());
    Ok(())
}

/// Opens the report from the cards.
async fn open(visitor: &Visitor) -> Result<()> {
    visitor.click("#to-report").await?;
    visitor.sees_focus_at("report-title").await?;
    visitor.sees(".sheet-verdict", "分").await
}

/// A picture as the browser has read it.
#[derive(Debug, Deserialize)]
struct Image {
    width: u64,
    height: u64,
    alt: String,
    png: bool,
}

/// Paints the picture and waits until its images are read.
async fn images(visitor: &Visitor) -> Result<Vec<Image>> {
    let script = r#"
        const images = [...document.querySelectorAll(".drawn img")];
        return images.every((image) => image.complete) && images.map((image) => ({
            width: image.naturalWidth, height: image.naturalHeight, alt: image.alt,
            png: image.src.startsWith("data:image/png;base64,"),
        }));
    "#;
    until(async || {
        let found = visitor.script(script, vec![]).await?;
        let images: Option<Vec<Image>> = serde_json::from_value(found).ok();
        Ok(images.filter(|images| !images.is_empty()).ok_or_else(|| "there is no picture".to_owned()))
    })
    .await
}

/// Every text that was painted since the page was opened or this was last asked.
async fn painted(visitor: &Visitor) -> Result<String> {
    let words = visitor.script("return window.paintedWords.splice(0).join('\\n')", vec![]).await?;
    words.as_str().map(str::to_owned).context("nothing writes down what is painted")
}

pub async fn the_pdf_holds_everything_that_was_chosen_and_nothing_of_the_page(visitor: &Visitor) -> Result<()> {
    visitor.arrive_with(DRAFT, sample::with_totals()).await?;
    // What the page says of this person, to be found again on paper.
    let total = visitor.total().await?;
    let texts = async |css: &str| visitor.texts(css).await;
    let mut expected: Vec<String> = vec![format!("{total}分"), visitor.text("#verdict").await?];
    let mut counted = 0;
    for css in [".finding-said", ".finding-do", ".paper-name", ".step .option", ".step-day"] {
        let found = texts(css).await?;
        ensure!(!found.is_empty(), "the page shows no {css}");
        expected.extend(found);
    }
    for id in visitor
        .script("return [...document.querySelectorAll('.item')].map(({ id }) => id)", vec![])
        .await?
        .as_array()
        .context("no items")?
    {
        let indicator = id.as_str().and_then(|id| id.strip_prefix("item-")).context("no item")?;
        let item = visitor.item(indicator).await?;
        if item.points != 0 {
            counted += 1;
            let name = visitor.text(&format!("#item-{indicator} .item-name")).await?;
            expected.extend([name, item.clause, item.reason, format!("{} 分", item.points)]);
        }
    }
    ensure!(counted > 8, "only {counted} items have points");

    let title = visitor.browser.client.title().await?;
    let pdf = print(visitor).await?;
    ensure!(pdf.described("Page size").await?.contains("(A4)"), "{}", pdf.described("Page size").await?);
    let pages: usize = pdf.described("Pages").await?.parse()?;
    ensure!((3..=8).contains(&pages), "{pages} pages");
    ensure!(pdf.described("Title").await? == "居住证积分测算 2026-11-23", "{}", pdf.described("Title").await?);
    let text = pdf.text().await?;
    for words in &expected {
        has(&text, words)?;
    }
    // Answers, day, law, wage figure, sources, and the number of the page.
    for words in [
        "您的出生日期",
        "1990-05-12",
        "您个人的出资比例（%）",
        "收件凭证上的日期",
        "2026-11-02",
        "按 2026-11-23 的情况计算",
        "沪府规〔2022〕21号",
        "2023-01-01 至 2027-12-31",
        "12,577 元",
        "https://jzzjf.rsj.sh.gov.cn/jzzjf/pingfen/zc2.jsp",
        "不是官方系统",
        &visitor.site.origin,
        &format!("{pages} / {pages}"),
    ] {
        has(&text, words)?;
    }
    for words in ONLY_ON_SCREEN {
        ensure!(!text.contains(words), "{words:?} is in the PDF: {text}");
    }

    // The page is as it was, and the report's own view prints the same.
    visitor.sees_no(".sheet").await?;
    visitor.sees_total(total).await?;
    ensure!(visitor.browser.client.title().await? == title, "the page is called otherwise now");
    open(visitor).await?;
    ensure!(print(visitor).await?.text().await? == text, "the report's own view prints something else");
    let shown = visitor.text(".sheet").await?;
    for words in expected {
        has(&squeezed(&shown), &words)?;
    }
    // From the check too.
    visitor.arrive_at("/#check").await?;
    visitor.reload().await?;
    ensure!(print(visitor).await?.text().await? == text, "the check prints something else");
    Ok(())
}

pub async fn what_is_not_chosen_is_neither_shown_nor_printed(visitor: &Visitor) -> Result<()> {
    visitor.arrive_with(DRAFT, sample::with_totals()).await?;
    open(visitor).await?;
    for part in ["answers", "figures", "findings", "steps"] {
        visitor.click(&format!("label[for='print-{part}']")).await?;
    }
    visitor.sees_no(".of-answers").await?;
    visitor.sees(".of-count", "共 10 处").await?;
    let shown = visitor.text(".sheet").await?;
    let from_report = print(visitor).await?.text().await?;
    visitor.click("#report-back").await?;
    visitor.sees_focus_at("to-report").await?;
    let from_cards = print(visitor).await?.text().await?;
    for text in [squeezed(&shown), from_report, from_cards] {
        has(&text, "教育背景")?;
        has(&text, "结婚证")?;
        for words in
            ["1990", "2020-10-01", "700000", "420,000", "2027-02-28", "您的出生日期", "学历还没有验证", "领积分通知书"]
        {
            ensure!(!text.contains(words), "{words:?} is told: {text}");
        }
    }
    Ok(())
}

pub async fn the_print_is_black_on_white_even_in_the_dark(visitor: &Visitor) -> Result<()> {
    let preferences = Preferences { dark: true, ..Preferences::default() };
    visitor.browser.engine.prefer(&visitor.browser.client, preferences).await?;
    visitor.arrive_with(DRAFT, sample::with_totals()).await?;
    for _ in 0..2 {
        let pixels = print(visitor).await?.pixels().await?;
        ensure!(pixels.len() > 100_000, "only {} pixels", pixels.len());
        let is_grey = |[red, green, blue]: &[u8; 3]| red.abs_diff(*green) < 24 && green.abs_diff(*blue) < 24;
        ensure!(pixels.iter().all(is_grey), "there are colours");
        let white = pixels.iter().filter(|pixel| pixel.iter().all(|part| *part > 250)).count();
        ensure!(white * 100 > pixels.len() * 60, "only {white} of {} pixels are white", pixels.len());
        let black = pixels.iter().filter(|pixel| pixel.iter().all(|part| *part < 90)).count();
        ensure!(black * 1_000 > pixels.len(), "only {black} of {} pixels are black", pixels.len());
        // Then the same from the report's own view.
        visitor.arrive_at("/#report").await?;
        visitor.reload().await?;
    }
    Ok(())
}

pub async fn the_picture_shows_what_was_chosen_and_nothing_else(visitor: &Visitor) -> Result<()> {
    visitor.arrive_with(DRAFT, sample::with_totals()).await?;
    visitor.arrive_at("/variants/read-canvas/#report").await?;
    visitor.sees_no(".drawn").await?;
    visitor.click("#draw").await?;
    let first = images(visitor).await?;
    let words = painted(visitor).await?;
    for told in ["224", "合计", "教育背景", "90 分", "第六条（二）", "共 10 处。", "不是官方系统", &visitor.site.origin]
    {
        ensure!(words.contains(told), "{told:?} is not painted: {words}");
    }
    let own = [
        "1990",
        "2020-10-01",
        "700000",
        "420,000",
        "36 周岁",
        "您的出生日期",
        "学历还没有验证",
        "毕业证书",
        "领积分通知书",
    ];
    for told in own {
        ensure!(!words.contains(told), "{told:?} is painted: {words}");
        ensure!(!first.iter().any(|image| image.alt.contains(told)), "{first:?}");
    }
    ensure!(first[0].alt.contains("合计 224 分"), "{first:?}");
    is_right(&first)?;

    // Chosen by hand, it is painted at once.
    for part in ["answers", "figures", "findings", "papers", "steps"] {
        visitor.click(&format!("label[for='draw-{part}']")).await?;
    }
    visitor.sees(".drawn figcaption", "保存第 4 张图片").await?;
    let all = images(visitor).await?;
    ensure!(all.len() > first.len(), "{all:?}");
    is_right(&all)?;
    let words = painted(visitor).await?;
    for told in own.into_iter().filter(|told| *told != "1990") {
        ensure!(words.contains(told), "{told:?} is not painted: {words}");
    }
    visitor.sees("#drawing-title ~ [role=status]", &format!("共 {} 张", all.len())).await?;
    let href = visitor.attribute(".drawn:last-of-type a[download]", "href").await?.unwrap_or_default();
    ensure!(href.starts_with("data:image/png;base64,"), "nothing to download");
    // Nothing of the picture is printed.
    ensure!(!print(visitor).await?.text().await?.contains("保存第"), "the pictures are printed too");
    Ok(())
}

/// Sharp, and within what every phone can paint.
fn is_right(images: &[Image]) -> Result<()> {
    for image in images {
        ensure!(image.png && image.width == 1_080, "{image:?}");
        ensure!(image.height <= 4_096 && image.width * image.height <= 16_777_216, "{image:?}");
        ensure!(image.alt.contains("结果图片"), "{image:?}");
    }
    Ok(())
}

pub async fn the_keyboard_alone_leads_to_print_and_picture(visitor: &Visitor) -> Result<()> {
    let key = |key: Key| char::from(key).to_string();
    visitor.arrive_with(DRAFT, sample::with_totals()).await?;
    visitor.script("window.print = () => { window.printed = true; }", vec![]).await?;
    visitor.script("document.getElementById('to-report').focus()", vec![]).await?;
    visitor.keys(&key(Key::Enter)).await?;
    visitor.sees_focus_at("report-title").await?;
    // What is fetched with the report comes a moment after its title: Tab would lead past it, and out of the page.
    visitor.find("#print-answers").await?;
    tab_to(visitor, "print-answers").await?;
    visitor.keys(&key(Key::Space)).await?;
    visitor.sees_no(".of-answers").await?;
    tab_to(visitor, "print").await?;
    visitor.keys(&key(Key::Enter)).await?;
    ensure!(visitor.script("return window.printed", vec![]).await? == json!(true), "nothing asks the browser to print");
    tab_to(visitor, "draw-figures").await?;
    visitor.keys(&key(Key::Space)).await?;
    tab_to(visitor, "draw").await?;
    visitor.keys(&key(Key::Enter)).await?;
    visitor.sees(".drawn figcaption", "保存").await?;
    visitor.tab(false).await?;
    let has_focus = "return document.activeElement.matches('.drawn a[download]')";
    ensure!(visitor.script(has_focus, vec![]).await? == json!(true), "the picture cannot be reached");
    visitor.browser.client.back().await?;
    visitor.sees_no(".drawn").await?;
    visitor.sees_total(224).await
}

async fn tab_to(visitor: &Visitor, id: &str) -> Result<()> {
    for _ in 0..40 {
        visitor.tab(false).await?;
        if visitor.focused().await? == id {
            return Ok(());
        }
    }
    anyhow::bail!("no Tab leads to {id}")
}

pub async fn months_without_end_become_many_pages_and_many_pictures(visitor: &Visitor) -> Result<()> {
    visitor.arrive_with(DRAFT, &sample::twenty_years()?).await?;
    open(visitor).await?;
    let pdf = print(visitor).await?;
    let text = pdf.text().await?;
    for row in 1..=240 {
        has(&text, &format!("第 {row} 段"))?;
    }
    has(&text, "2006-11至2006-11，7002元；由劳动合同以外的单位缴纳")?;
    visitor.click("label[for='draw-answers']").await?;
    visitor.click("#draw").await?;
    let images = images(visitor).await?;
    ensure!(images.len() > 4, "{images:?}");
    is_right(&images)
}

pub async fn wechat_prints_nothing_and_says_how_to_keep_the_picture(visitor: &Visitor) -> Result<()> {
    visitor.arrive_with(DRAFT, sample::with_totals()).await?;
    visitor.arrive_at("/variants/wechat/#report").await?;
    visitor.sees(".no-print", "微信里不能打印").await?;
    visitor.sees_no("#print").await?;
    // What can be had there comes first.
    let order =
        visitor.script("return [...document.querySelectorAll('.report h3[id]')].map(({ id }) => id)", vec![]).await?;
    ensure!(order == json!(["drawing-title", "preview-title"]), "{order}");
    visitor.click("#draw").await?;
    visitor.sees(".drawn figcaption", "长按图片保存").await?;
    is_right(&images(visitor).await?)?;
    let links = visitor.script("return document.querySelectorAll('a[download]:not(#ics)').length", vec![]).await?;
    ensure!(links == json!(0), "there are {links} downloads");
    Ok(())
}

pub async fn a_browser_without_canvas_says_so_and_prints_all_the_same(visitor: &Visitor) -> Result<()> {
    visitor.arrive_with(DRAFT, sample::with_totals()).await?;
    visitor.arrive_at("/variants/no-canvas/#report").await?;
    visitor.click("#draw").await?;
    visitor.sees("#drawing-title ~ .notice", "画不出图片").await?;
    visitor.sees_no(".drawn").await?;
    visitor.click("label[for='draw-answers']").await?;
    visitor.sees("#drawing-title ~ .notice", "画不出图片").await?;
    has(&print(visitor).await?.text().await?, "上海市居住证积分测算")?;
    visitor.click("#report-back").await?;
    visitor.sees_total(224).await?;
    until(async || {
        let focused = visitor.focused().await?;
        holds(focused == "to-report", || format!("the focus is at {focused}"))
    })
    .await
}
