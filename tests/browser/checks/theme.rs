//! The page as its host wishes it: whatever the wishes, it can be read and used, and nothing else comes in with them.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::harness::engine::Preferences;
use crate::harness::until::{holds, until};
use crate::visitor::{DRAFT, Visitor};

use super::accessibility::finds_nothing;
use super::layout::{TOO_SMALL, TOO_WIDE};
use super::sample::{self, CARDS};

/// Accents that no page could use as they are, and one that a company might choose.
const AWKWARD: [&str; 5] = ["%23ffff00", "%23777777", "%23000", "%23fff", "%230b5fff"];

/// What follows the accent and is seen too faintly as it is painted.
const FAINT: &str = r#"
    const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
    const linear = (part) => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    const luminance = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    const contrast = (...pair) => {
        const [most, least] = pair.map(channels).map(luminance).sort((one, two) => two - one);
        return (most + 0.05) / (least + 0.05);
    };
    const ground = (element) => {
        const { backgroundColor } = getComputedStyle(element);
        const [, , , alpha = 1] = channels(backgroundColor);
        return alpha > 0 ? backgroundColor : ground(element.parentElement);
    };
    const found = [];
    const look = (css, least, pair) => [...document.querySelectorAll(css)]
        .filter((element) => element.checkVisibility())
        .map((element) => [element, contrast(...pair(element))])
        .filter(([, contrast]) => contrast < least)
        .forEach(([element, contrast]) => found.push(`${contrast.toFixed(2)}: ${element.outerHTML.slice(0, 90)}`));
    const color = (element) => getComputedStyle(element).color;
    look("a, .link, .brand, .next, .to-result, .next-key, summary, .kind.basic", 4.5, (element) => [color(element), ground(element)]);
    const bars = document.querySelectorAll(".bar-total");
    look(".bar-total", 3, (bar) => [ground(bar), ground(bar.parentElement)]);
    look(".bar-total", 3, (bar) => [ground(bar), ground(bar.parentElement.querySelector(".bar-possible"))]);
    look(".chosen, .route.sure, .next-key", 3, (element) => [getComputedStyle(element).borderTopColor, ground(element.parentElement)]);
    look(".picture .basic", 3, (bar) => [getComputedStyle(bar).fill, ground(document.body)]);
    return [found, bars.length, document.querySelectorAll("a").length];
"#;

/// Opens the page at a path with a draft.
async fn arrive_at_with(visitor: &Visitor, path: &str, draft: &str) -> Result<()> {
    visitor.arrive_with(DRAFT, draft).await?;
    visitor.arrive_at(path).await
}

async fn nothing_is_faint(visitor: &Visitor, state: &str) -> Result<()> {
    let found = visitor.script(FAINT, vec![]).await?;
    ensure!(found[0] == json!([]), "{state}: {:#}", found[0]);
    ensure!(found[2] != json!(0), "{state}: nothing was looked at");
    finds_nothing(visitor, state).await
}

async fn awkward_accents_can_be_read(visitor: &Visitor, dark: bool) -> Result<()> {
    visitor.browser.engine.prefer(&visitor.browser.client, Preferences { dark, ..Preferences::default() }).await?;
    let mut seen = Vec::new();
    for accent in AWKWARD {
        arrive_at_with(visitor, &format!("/?accent={accent}"), sample::short_of_120()).await?;
        seen.push(
            visitor.script("return getComputedStyle(document.querySelector('.next')).backgroundColor", vec![]).await?,
        );
        visitor.open("education").await?;
        nothing_is_faint(visitor, &format!("{accent} in a card")).await?;
        visitor.click("#to-plan").await?;
        visitor.sees(".compare-table", "甲方案").await?;
        nothing_is_faint(visitor, &format!("{accent} in the plan")).await?;
        visitor.click("#plan-back").await?;
        visitor.click("#to-report").await?;
        visitor.sees(".sheet-verdict", "113 分").await?;
        nothing_is_faint(visitor, &format!("{accent} in the report")).await?;
    }
    let own = if dark { "rgb(124, 204, 194)" } else { "rgb(18, 91, 91)" };
    ensure!(!seen.contains(&json!(own)), "an accent does nothing: {seen:?}");
    // Those that pass stay, and only they.
    let kept = if dark {
        [json!("rgb(255, 255, 0)"), json!("rgb(255, 255, 255)")].to_vec()
    } else {
        [json!("rgb(0, 0, 0)")].to_vec()
    };
    ensure!(kept.iter().all(|kept| seen.contains(kept)), "{kept:?} should stay: {seen:?}");
    Ok(())
}

pub async fn awkward_accents_can_be_read_in_light(visitor: &Visitor) -> Result<()> {
    awkward_accents_can_be_read(visitor, false).await
}

pub async fn awkward_accents_can_be_read_in_dark(visitor: &Visitor) -> Result<()> {
    awkward_accents_can_be_read(visitor, true).await
}

/// The paper, the accent and what the browser paints itself.
const SCHEME: &str = "const page = getComputedStyle(document.documentElement);
    return [page.backgroundColor, page.getPropertyValue('--accent').trim(), page.colorScheme]";

pub async fn a_scheme_goes_before_that_of_the_system(visitor: &Visitor) -> Result<()> {
    const LIGHT: &str = "rgb(247, 244, 238)";
    const DARK: &str = "rgb(20, 25, 26)";
    // Black stays in the light, and is grey in the dark.
    for (dark, scheme, paper, is_black) in [
        (false, "dark", DARK, false),
        (true, "light", LIGHT, true),
        (true, "dark", DARK, false),
        (false, "light", LIGHT, true),
        (false, "auto", LIGHT, true),
        (true, "auto", DARK, false),
    ] {
        visitor.browser.engine.prefer(&visitor.browser.client, Preferences { dark, ..Preferences::default() }).await?;
        visitor.arrive_at(&format!("/?accent=%23000000&scheme={scheme}")).await?;
        let found = visitor.script(SCHEME, vec![]).await?;
        ensure!(found[0] == json!(paper), "{scheme} where the system is dark: {dark}: {found}");
        ensure!((found[1] == json!("#000000")) == is_black, "{scheme} where the system is dark: {dark}: {found}");
        if scheme != "auto" {
            ensure!(found[2] == json!(scheme), "the browser's own parts: {found}");
        }
    }
    // The system may change its mind while the page is open.
    visitor.browser.engine.prefer(&visitor.browser.client, Preferences::default()).await?;
    let found = visitor.script(SCHEME, vec![]).await?;
    ensure!(found[0] == json!(LIGHT) && found[1] == json!("#000000"), "after the system has changed: {found}");
    Ok(())
}

/// Everything that belongs to a section or leads there, as far as it shows.
const LEFT_OVER: &str = r##"
    const ways = "#to-plan, #to-check, #to-drafts, #to-take, #to-report, .to-report, .to-take, .to-drafts, .to-papers, "
        + ".materials, .steps, .check, .plan, .drafts, .take-along, .report, .batch";
    return [...document.querySelectorAll(ways)].filter((way) => way.checkVisibility()).map((way) => way.id || way.className);
"##;

pub async fn sections_left_out_are_neither_seen_nor_reached(visitor: &Visitor) -> Result<()> {
    arrive_at_with(visitor, "/", sample::short_of_120()).await?;
    let all = visitor.script(LEFT_OVER, vec![]).await?;
    ensure!(all.as_array().is_some_and(|all| all.len() == 7), "with all of them: {all}");
    for fragment in ["plan", "check", "drafts", "take", "report", "batch"] {
        visitor.arrive_at(&format!("/?sections=none#{fragment}")).await?;
        visitor.sees("#result-title", "结果").await?;
        let found = visitor.script(LEFT_OVER, vec![]).await?;
        ensure!(found == json!([]), "at #{fragment}: {found}");
        let address = visitor.script("return location.hash", vec![]).await?;
        ensure!(address != json!(format!("#{fragment}")), "the address still names {fragment}");
        // Another document, so that the next one is loaded and not only gone to.
        visitor.arrive_at("/").await?;
    }
    visitor.arrive_at("/?sections=none").await?;
    visitor.script("location.hash = '#plan'", vec![]).await?;
    until(async || {
        let found = visitor.script("return [location.hash, document.querySelectorAll('.plan').length]", vec![]).await?;
        holds(found == json!(["", 0]), || format!("an address asked for later leads to {found}"))
    })
    .await?;
    let mut stops = Vec::new();
    for _ in 0..80 {
        visitor.tab(false).await?;
        let stop =
            visitor.script("return document.activeElement.id + ' ' + document.activeElement.className", vec![]).await?;
        stops.push(stop.as_str().unwrap_or_default().trim().to_owned());
    }
    ensure!(stops.iter().any(|stop| stop.contains("start-over")), "the foot was not reached: {stops:?}");
    let ways = ["to-plan", "to-check", "to-drafts", "to-take", "to-report", "papers", "step"];
    let reached = stops.iter().find(|stop| ways.iter().any(|way| stop.contains(way)));
    ensure!(reached.is_none(), "{reached:?} can be reached");

    arrive_at_with(visitor, "/?sections=check+report", sample::short_of_120()).await?;
    let found = visitor.script(LEFT_OVER, vec![]).await?;
    ensure!(found == json!(["to-report", "to-check"]), "with two of them: {found}");
    visitor.click("#to-check").await?;
    visitor.sees(".check-total", "合计").await?;
    ensure!(visitor.texts(".check-papers, .check-steps").await?.is_empty(), "papers and steps show in the check");
    Ok(())
}

/// The type's size, the space in a card's head, and the corners of a card and of a button.
const MEASURES: &str = "const of = (css) => getComputedStyle(document.querySelector(css));
    return [of('html').fontSize, of('.card-head').paddingLeft, of('.card').borderRadius, of('.quiet').borderRadius]";

pub async fn type_space_and_corners_follow_the_host(visitor: &Visitor) -> Result<()> {
    for (options, measures) in [
        ("", ["17px", "17px", "12.75px", "8.5px"]),
        ("?font-size=22", ["22px", "22px", "16.5px", "11px"]),
        ("?font-size=14", ["14px", "14px", "10.5px", "7px"]),
        ("?radius=0", ["17px", "17px", "0px", "0px"]),
        ("?radius=24", ["17px", "17px", "24px", "16px"]),
        ("?density=compact", ["17px", "12.75px", "12.75px", "8.5px"]),
    ] {
        visitor.arrive_at(&format!("/{options}")).await?;
        let found = visitor.script(MEASURES, vec![]).await?;
        ensure!(found == json!(measures), "{options}: {found}");
    }
    Ok(())
}

/// Looks at cards and views of the page with options.
async fn everywhere(visitor: &Visitor, options: &str, script: &str) -> Result<()> {
    let looks = async |state: &str| {
        let found = visitor.script(script, vec![json!(visitor.browser.size.width())]).await?;
        ensure!(found == json!([]), "{state}: {found:#}");
        Ok(())
    };
    arrive_at_with(visitor, options, sample::with_totals()).await?;
    visitor.sees(".partner", "示例咨询").await?;
    for card in CARDS {
        visitor.open(card).await?;
        visitor.open_all_details().await?;
        looks(card).await?;
    }
    visitor.click("#to-check").await?;
    visitor.sees(".check-total", "合计").await?;
    looks("the check").await?;
    arrive_at_with(visitor, options, sample::short_of_120()).await?;
    visitor.open("insurance").await?;
    visitor.open_all_details().await?;
    looks("the months").await?;
    visitor.click("#to-plan").await?;
    visitor.sees(".compare-table", "甲方案").await?;
    visitor.open_all_details().await?;
    visitor.sees("#chart-title ~ details tbody", "2027").await?;
    looks("the plan").await?;
    visitor.click("#to-take").await?;
    visitor.find("#open-file").await?;
    looks("what can be taken along").await?;
    visitor.click("#to-drafts").await?;
    visitor.find(".draft-rows").await?;
    looks("the drafts").await?;
    visitor.click("#drafts-back").await?;
    visitor.click("#to-report").await?;
    visitor.sees(".sheet-verdict", "113 分").await?;
    looks("the report").await
}

pub async fn the_largest_type_fits_the_narrowest_phone(visitor: &Visitor) -> Result<()> {
    everywhere(visitor, "/?font-size=22&partner=example", TOO_WIDE).await
}

pub async fn a_compact_page_leaves_room_for_fingers(visitor: &Visitor) -> Result<()> {
    everywhere(visitor, "/?font-size=14&density=compact&partner=example", TOO_SMALL).await?;
    let height = visitor
        .script("return document.querySelector('.draft-tools, .quiet').getBoundingClientRect().height", vec![])
        .await?;
    // Some engines have no finger to offer, only a mouse.
    let has_mouse = visitor.script("return matchMedia('(hover: hover) and (pointer: fine)').matches", vec![]).await?;
    let least = if has_mouse == json!(true) { 24.0 } else { 38.0 };
    ensure!(height.as_f64().is_some_and(|height| height >= least), "a button is {height} high");
    Ok(())
}

/// The page's own element, all that was warned of, and what else was drawn.
const ROOT: &str = "const page = document.documentElement;
    return [page.getAttributeNames().sort(), page.getAttribute('style') ?? '', window.warnings.filter((told) => told.startsWith('hujifen:')),
        document.querySelectorAll('img, style, iframe, .partner').length, getComputedStyle(document.body).display]";

pub async fn markup_and_style_in_options_change_nothing(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    let before = visitor.script(ROOT, vec![]).await?;
    const HOSTILE: [&str; 4] = [
        "<img src=x onerror=alert(1)>",
        "red;}body{display:none}",
        "url(//example.com/x.css)",
        "\"><style>body{display:none}</style>",
    ];
    const NAMES: [&str; 11] = [
        "lang",
        "accent",
        "radius",
        "font-size",
        "scheme",
        "density",
        "sections",
        "partner",
        "partner-name",
        "partner-logo",
        "partner-link",
    ];
    for hostile in HOSTILE {
        let encoded: String = hostile.bytes().map(|byte| format!("%{byte:02x}")).collect();
        // A link that is no link of the web is a text that can be read; it is refused when it is resolved.
        let names = NAMES.iter().filter(|name| hostile.contains(['<', '"']) || !name.starts_with("partner-"));
        let query: Vec<String> = names.map(|name| format!("{name}={encoded}")).collect();
        visitor.arrive_at(&format!("/?{}", query.join("&"))).await?;
        let found = visitor.script(ROOT, vec![]).await?;
        let told = found[2].as_array().context("no list of warnings")?;
        ensure!(told.len() == query.len(), "{hostile}: of {} options these were told: {told:?}", query.len());
        for (part, name) in ["attributes", "style"].into_iter().enumerate() {
            ensure!(found[part] == before[part], "{hostile}: the {name} of the page: {}", found[part]);
        }
        ensure!(found[3] == before[3] && found[4] == before[4], "{hostile}: {found}");
    }
    Ok(())
}

/// Tells the frame its options anew, as its host would.
const CHANGE: &str = r#"
    const [options] = arguments;
    window.told ??= [];
    window.onmessage ??= ({ data }) => { window.told.push(data); };
    frames[0].postMessage({ hujifen: 1, id: "a1", type: "options", options }, location.origin);
"#;

/// What the frame looks like.
const FRAMED: &str = r#"
    const page = frames[0].document?.documentElement;
    if (!page?.querySelector("main h2[tabindex]")) return null;
    const style = frames[0].getComputedStyle(page);
    return [style.fontSize, style.backgroundColor, style.getPropertyValue("--accent").trim(), page.dataset.hidden ?? "",
        page.dataset.density ?? "", style.getPropertyValue("--radius").trim()];
"#;

async fn sees_framed(visitor: &Visitor, expected: Value) -> Result<()> {
    until(async || {
        let found = visitor.script(FRAMED, vec![]).await?;
        holds(found == expected, || format!("the frame is {found}, not {expected}"))
    })
    .await
}

pub async fn options_that_change_later_take_effect_and_go_again(visitor: &Visitor) -> Result<()> {
    let origin = &visitor.site.origin;
    let address = format!("{origin}/?embed=a1&host={origin}&font-size=20");
    let encoded: String = address.bytes().map(|byte| format!("%{byte:02x}")).collect();
    visitor.browser.client.goto(&format!("{origin}/harness/frame?src={encoded}")).await?;
    let usual = json!(["17px", "rgb(247, 244, 238)", "#125b5b", "", "", ".75rem"]);
    sees_framed(visitor, json!(["20px", "rgb(247, 244, 238)", "#125b5b", "", "", ".75rem"])).await?;
    let options =
        json!({ "accent": "#ffb0b0", "scheme": "dark", "radius": "3", "density": "compact", "sections": "plan" });
    visitor.script(CHANGE, vec![options]).await?;
    let hidden = "materials steps check drafts take report";
    sees_framed(visitor, json!(["17px", "rgb(20, 25, 26)", "#ffb0b0", hidden, "compact", "3px"])).await?;
    visitor.script(CHANGE, vec![json!({})]).await?;
    sees_framed(visitor, usual.clone()).await?;
    for _ in 0..2 {
        visitor.script(CHANGE, vec![json!({ "accent": "blue", "font-size": "99" })]).await?;
    }
    visitor.script(CHANGE, vec![json!({ "sections": "plan" })]).await?;
    sees_framed(visitor, json!(["17px", "rgb(247, 244, 238)", "#125b5b", hidden, "", ".75rem"])).await?;
    let errors = "return told.filter(({ type }) => type === 'error').map(({ code, message }) => [code, message])";
    let told = until(async || {
        let told: Vec<Value> = serde_json::from_value(visitor.script(errors, vec![]).await?)?;
        Ok(if told.len() >= 2 { Ok(told) } else { Err(format!("the host heard only {told:?}")) })
    })
    .await?;
    ensure!(told.len() == 2 && told.iter().all(|told| told[0] == json!("option")), "the host heard {told:?}");
    for name in ["accent", "font-size"] {
        ensure!(told.iter().any(|told| told[1].to_string().contains(name)), "nothing of {name}: {told:?}");
    }
    Ok(())
}
