//! What nobody may do to the page, and the page to nobody: markup, scripts, files that were changed, requests, cookies.

use std::env;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::headers::Rules;
use crate::harness::site::{ASSETS, HEADERS, Site, dist, files_in};
use crate::harness::until::{holds, until};
use crate::visitor::{DRAFT, Visitor};

use super::batch;
use super::sample::{self, CARDS};

/// Whatever was asked for from another origin, and all cookies.
const TRACES: &str = r#"
    const asked = performance.getEntriesByType("resource").map(({ name }) => name);
    const foreign = asked.filter((name) => /^\w+:\/\//.test(name) && new URL(name).origin !== location.origin);
    return { asked: asked.length, foreign, cookie: document.cookie };
"#;

/// Sees that this page, since it was opened, asked nobody else for anything and left no cookie.
async fn leaves_no_trace(visitor: &Visitor, of: &str) -> Result<()> {
    let traces = visitor.script(TRACES, vec![]).await?;
    ensure!(traces["asked"].as_u64() > Some(10), "{of}: hardly anything was asked for: {traces}");
    ensure!(traces["foreign"] == json!([]) && traces["cookie"] == json!(""), "{of}: {traces}");
    // What the policy forbade would stand here, and what it was told to report of other origins.
    let faults = visitor.site.log().faults;
    ensure!(faults.is_empty(), "{of}: {faults:?}");
    Ok(())
}

pub async fn a_whole_visit_asks_nobody_else_and_leaves_no_cookie(visitor: &Visitor) -> Result<()> {
    visitor.arrive_with(DRAFT, sample::short_of_120()).await?;
    let record = fs::canonicalize(concat!(env!("CARGO_MANIFEST_DIR"), "/../files/record.xlsx"))?;
    for card in CARDS {
        visitor.open(card).await?;
        // It brings a part of its own, and a worker.
        if card == "insurance" {
            visitor.click(".import summary").await?;
            visitor.find("#import-file").await?.send_keys(&record.to_string_lossy()).await?;
            visitor.sees(".import-told", "读出").await?;
        }
    }
    for (open, seen, words, back) in [
        ("#to-check", ".check-total", "113", "#check-back"),
        ("#to-plan", ".compare-table", "甲方案", "#plan-back"),
        ("#to-report", ".sheet-verdict", "113 分", "#report-back"),
    ] {
        visitor.click(open).await?;
        visitor.sees(seen, words).await?;
        if open == "#to-report" {
            visitor.click("#draw").await?;
            visitor.sees(".drawn figcaption", "保存图片").await?;
        }
        visitor.click(back).await?;
    }
    visitor.click("#to-drafts").await?;
    visitor.click("#to-take").await?;
    visitor.find("#open-file").await?;
    leaves_no_trace(visitor, "the page").await?;

    batch::with_results(visitor).await?;
    leaves_no_trace(visitor, "the batch").await?;

    visitor.arrive().await?;
    visitor.click("#to-configure").await?;
    visitor.find("iframe").await?;
    leaves_no_trace(visitor, "the page of options").await
}

/// Tries each way to make markup or a script of a text, from the page's own window, and tells which were not refused. Not
/// `eval`: a driver's script may use it, others may not (`deployed`).
const TRY_TEXTS: &str = r#"
    window.ran = [];
    const run = (how) => `window.ran.push('${how}')`;
    const markup = (how) => `<img src=none onerror="${run(how)}">`;
    const ways = {
        innerHTML: () => { document.createElement("p").innerHTML = markup("innerHTML"); },
        outerHTML: () => { document.body.appendChild(document.createElement("p")).outerHTML = markup("outerHTML"); },
        insertAdjacentHTML: () => document.body.insertAdjacentHTML("beforeend", markup("insertAdjacentHTML")),
        write: () => document.write(markup("write")),
        srcdoc: () => { document.createElement("iframe").srcdoc = markup("srcdoc"); },
        parse: () => new DOMParser().parseFromString(markup("parse"), "text/html"),
        attribute: () => document.createElement("p").setAttribute("onclick", run("attribute")),
        text: () => { document.createElement("script").text = run("text"); },
        src: () => { document.createElement("script").src = "/embed.js"; },
        worker: () => new Worker("batch_loader.js"),
        timer: () => setTimeout(run("timer"), 0),
        anotherPolicy: () => trustedTypes.createPolicy("another", { createHTML: (html) => html }),
        samePolicy: () => trustedTypes.createPolicy("hujifen", { createHTML: (html) => html }),
        defaultPolicy: () => trustedTypes.createPolicy("default", { createHTML: (html) => html }),
    };
    if (!window.trustedTypes) return null;
    return Object.keys(ways).filter((way) => {
        try {
            ways[way]();
            return true;
        } catch (error) {
            return !/trusted|policy|sink type/i.test(error.message);
        }
    });
"#;

pub async fn only_the_page_itself_makes_markup_and_scripts(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    let worked = visitor.script(TRY_TEXTS, vec![]).await?;
    // A browser without trusted types is left with the rest of the policy (`deployed`).
    if worked != Value::Null {
        ensure!(worked == json!([]), "{worked} were not refused");
        ensure!(visitor.script("return window.ran", vec![]).await? == json!([]), "something ran all the same");
        // Each refusal is told in a turn of its own, and is no fault of the page.
        visitor.script_async("requestAnimationFrame(() => setTimeout(arguments[0]))", vec![]).await?;
        ensure!(visitor.site.take_faults("forbidden: "), "no refusal was told");
        visitor.browser.engine.complaints(&visitor.browser.client).await?;
    }
    // The page itself still may.
    visitor.fill("person", &[("assessed_on", "2026-11-23"), ("born_on", "1990-05-12")]).await?;
    visitor.sees_total(30).await
}

/// What the browser lets the page use of these, by its own account; nothing where it gives none.
const ALLOWED: &str = "return document.featurePolicy?.allowedFeatures() ?? null";

/// Tries some of it, as a script would.
const TRY_FEATURES: &str = r#"
    const [done] = arguments;
    const told = (asking) => asking.then(() => "allowed", (error) => error.name ?? `refused ${error.code}`);
    Promise.all([
        told(new Promise((found, failed) => navigator.geolocation.getCurrentPosition(found, failed))),
        told(document.documentElement.requestFullscreen()),
        told(navigator.clipboard.readText()),
    ]).then(done);
"#;

pub async fn what_the_page_does_not_need_is_off(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    let allowed: Option<Vec<String>> = serde_json::from_value(visitor.script(ALLOWED, vec![]).await?)?;
    let Some(allowed) = allowed else { return Ok(()) };
    let rules = Rules::read(HEADERS).map_err(anyhow::Error::msg)?;
    let rules = rules.of("/");
    let policy = rules.iter().find(|(name, _)| *name == "Permissions-Policy").context("no Permissions-Policy")?.1;
    let refused: Vec<&str> = policy.split(", ").filter_map(|feature| feature.strip_suffix("=()")).collect();
    ensure!(refused.len() > 20, "hardly anything is refused: {policy}");
    let kept: Vec<&String> = allowed.iter().filter(|feature| refused.contains(&feature.as_str())).collect();
    ensure!(kept.is_empty(), "allowed all the same: {kept:?}");
    ensure!(allowed.iter().any(|feature| feature == "clipboard-write"), "nothing could be copied: {allowed:?}");
    // Some of the refusals are told.
    visitor.site.allow_fault("forbidden: ");
    let tried = visitor.script_async(TRY_FEATURES, vec![]).await?;
    ensure!(tried == json!(["refused 1", "TypeError", "NotAllowedError"]), "{tried}");
    // The refusals stand in the console.
    visitor.browser.engine.complaints(&visitor.browser.client).await.map(drop)
}

/// A copy of the built page.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let place = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &place)?,
            false => drop(fs::copy(entry.path(), place)?),
        }
    }
    Ok(())
}

/// The site with one file changed so that it would still run: the first of assets/, or of the top, that begins so.
async fn with_changed(begins: &str, ends: &str) -> Result<(Site, TempDir)> {
    let folder = TempDir::new()?;
    copy(&dist()?, folder.path())?;
    let mut files = files_in(&folder.path().join(ASSETS))?.into_iter().chain(files_in(folder.path())?);
    let (_, path) = files
        .find(|(name, _)| name.starts_with(begins) && name.ends_with(ends))
        .with_context(|| format!("there is no {begins}…{ends}; is dist/ a release?"))?;
    let mut bytes = fs::read(&path)?;
    // A section that a program may have and that means nothing; for texts a space.
    let more: &[u8] = if ends == ".wasm" { &[0, 2, 1, b'x'] } else { b" " };
    bytes.extend_from_slice(more);
    fs::write(&path, bytes)?;
    let site = Site::start(folder.path().to_owned(), Rules::read(HEADERS).map_err(anyhow::Error::msg)?).await?;
    Ok((site, folder))
}

pub async fn what_was_changed_on_the_way_does_not_run(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    let files = [("hujifen_bg-", ".wasm"), ("hujifen-", ".js"), ("wasm_split-", ".js"), ("start-", ".js")];
    for (begins, ends) in files {
        let (site, _folder) = with_changed(begins, ends).await?;
        visitor.browser.client.goto(&site.origin).await?;
        until(async || holds(!site.log().faults.is_empty(), || format!("{begins} was taken as it came"))).await?;
        ensure!(visitor.script("return document.querySelector('main h2[tabindex]')", vec![]).await?.is_null());
    }
    // What is fetched later is missed where it belongs.
    for begins in ["split_check-", "sums-"] {
        let (site, _folder) = with_changed(begins, if begins == "sums-" { ".json" } else { ".wasm" }).await?;
        visitor.browser.client.goto(&format!("{}/#check", site.origin)).await?;
        visitor.sees("[role=alert]", "这一部分没有取到").await?;
    }
    let (site, _folder) = with_changed("batch_bg", ".wasm").await?;
    visitor.browser.client.goto(&format!("{}/#batch", site.origin)).await?;
    let clients = fs::canonicalize(concat!(env!("CARGO_MANIFEST_DIR"), "/../files/clients.csv"))?;
    visitor.find("#batch-file").await?.send_keys(&clients.to_string_lossy()).await?;
    visitor.sees("#batch-file-fault", "计分的部分没能打开").await?;
    visitor.go_away().await?;
    // The refusals stand in the console.
    visitor.browser.engine.complaints(&visitor.browser.client).await.map(drop)
}

pub async fn no_file_tells_where_it_was_built(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    let project = fs::canonicalize(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))?;
    let home = |name: &str| env::var(name).ok().filter(|home| home.len() > 1).map(|home| format!("{home}/"));
    let telling = [Some(project.to_string_lossy().into_owned()), home("HOME"), home("CARGO_HOME"), home("RUSTUP_HOME")];
    let telling: Vec<String> = telling.into_iter().flatten().chain(["registry/src".to_owned()]).collect();
    let dist = dist()?;
    let mut found = Vec::new();
    for folder in [dist.join(ASSETS), dist] {
        for (name, path) in files_in(&folder)? {
            let text = String::from_utf8_lossy(&fs::read(path)?).into_owned();
            let words = telling.iter().filter(|words| text.contains(words.as_str()));
            found.extend(words.map(|words| format!("{name}: {words}")));
        }
    }
    ensure!(found.is_empty(), "only what `make dist` builds is shipped; here stands\n{}", found.join("\n"));
    Ok(())
}
