//! The page as its hosts send it: the headers of docs/deploy, folders, frames.

use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::process::Command;

use crate::harness::headers::Rules;
use crate::harness::site::{ASSETS, FOLDER, HEADERS, INTRUDED, Site, dist, files_in};
use crate::harness::until::{holds, until};
use crate::visitor::Visitor;

/// Asks for a file from within the page, and tells how it came.
const ANSWER: &str = r#"
    const [file, done] = arguments;
    fetch(file).then(
        (answer) => done({ status: answer.status, headers: Object.fromEntries(answer.headers) }),
        (error) => done({ error: String(error) }),
    );
"#;

/// What worked of what a page's own script tried that the policy must forbid; a driver's may do more.
const WORKED: &str = "const [done] = arguments; window.intrusion.then(done)";

/// Sees that files of a host come with the headers of docs/deploy.
async fn sees_headers(visitor: &Visitor, files: &[&str]) -> Result<()> {
    let rules = Rules::read(HEADERS).map_err(anyhow::Error::msg)?;
    for file in files {
        let answer = visitor.script_async(ANSWER, vec![json!(file)]).await?;
        ensure!(answer["status"] == json!(200), "{file}: {answer}");
        let expected = rules.of(file);
        ensure!(expected.len() > 5, "hardly any headers are expected at {file}");
        for (name, value) in expected {
            let found = &answer["headers"][name.to_lowercase()];
            ensure!(found == value, "{file}: {name} is {found}, not {value}");
        }
    }
    Ok(())
}

/// The program of the page, by its path.
async fn program(visitor: &Visitor) -> Result<String> {
    let path = "return new URL(document.querySelector('script[src*=start-]').src).pathname";
    let path = visitor.script(path, vec![]).await?;
    path.as_str().map(str::to_owned).context("no script starts the page")
}

pub async fn every_file_comes_with_the_headers_of_the_docs(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    let program = program(visitor).await?;
    ensure!(program.starts_with(&format!("/{ASSETS}/start-")), "{program}");
    sees_headers(visitor, &["/", "/index.html", "/sw.js", "/manifest.webmanifest", "/score_bg.wasm", &program]).await
}

/// Every file is there for good under its name, or asked for anew: so a host may keep the folder of the former for a year.
pub async fn what_is_kept_has_its_contents_in_its_name_and_nothing_else_has(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    let names = |folder: &Path| anyhow::Ok(files_in(folder)?.into_keys().collect::<Vec<_>>());
    let has_hash = |name: &String| {
        let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
        let hash = stem.rsplit_once('-').map_or("", |(_, hash)| hash);
        (12..=16).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    let dist = dist()?;
    let kept = names(&dist.join(ASSETS))?;
    ensure!(kept.len() > 10 && kept.iter().all(has_hash), "kept for a year would be {kept:?}");
    let others = names(&dist)?;
    ensure!(!others.iter().any(has_hash), "asked for anew each time would be {others:?}");
    Ok(())
}

pub async fn nothing_runs_that_the_page_did_not_bring(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    // A page with the same headers, but without the recorder, for which each try would be a fault.
    visitor.browser.client.goto(&format!("{}{INTRUDED}", visitor.site.origin)).await?;
    let worked = visitor.script_async(WORKED, vec![]).await?;
    ensure!(worked == json!([]), "{worked} worked");
    until(async || {
        let refused = visitor.script("return window.refused", vec![]).await?;
        let count = refused.as_array().map_or(0, Vec::len);
        holds(count >= 6, || format!("the policy refused only {refused}"))
    })
    .await?;
    // The refusals stand in the console too.
    visitor.browser.engine.complaints(&visitor.browser.client).await.map(drop)
}

/// Answers a question, and sees that it counts.
async fn computes(visitor: &Visitor) -> Result<()> {
    visitor.fill("person", &[("assessed_on", "2026-11-23"), ("born_on", "1990-05-12")]).await?;
    visitor.sees_total(30).await
}

pub async fn the_page_works_in_a_folder_with_its_parts_and_workers(visitor: &Visitor) -> Result<()> {
    visitor.arrive_at(&format!("{FOLDER}/")).await?;
    computes(visitor).await?;
    visitor.open("insurance").await?;
    visitor.click(".import summary").await?;
    let files = std::fs::canonicalize(concat!(env!("CARGO_MANIFEST_DIR"), "/../files"))?;
    visitor.find("#import-file").await?.send_keys(&files.join("record.xlsx").to_string_lossy()).await?;
    visitor.sees(".import-told", "读出").await?;
    let asked = visitor.site.log().requests;
    let outside: Vec<&String> = asked.iter().filter(|asked| !asked.contains(FOLDER)).collect();
    ensure!(outside.is_empty(), "asked for outside of the folder: {outside:?}");
    Ok(())
}

pub async fn a_sandboxed_frame_of_another_site_still_computes(visitor: &Visitor) -> Result<()> {
    // Everything the page brings comes from another origin then.
    visitor.browser.client.goto(&visitor.site.framed_elsewhere("&sandbox=allow-scripts")).await?;
    visitor.browser.client.enter_frame(0).await?;
    computes(visitor).await?;
    visitor.click("#to-check").await?;
    visitor.sees(".check-total", "30").await?;
    // One for all, and one that came with what is fetched after the first moment.
    let sheets = "return [...document.styleSheets].map((sheet) => sheet.cssRules.length)";
    let sheets: Vec<usize> = serde_json::from_value(visitor.script(sheets, vec![]).await?)?;
    ensure!(sheets.len() > 1 && !sheets.contains(&0), "style sheets with so many rules: {sheets:?}");
    Ok(())
}

pub async fn a_frame_copies_where_its_host_allows_it(visitor: &Visitor) -> Result<()> {
    const COPY: &str = r#"
        const [done] = arguments;
        navigator.clipboard.writeText("30 分").then(() => done("copied"), (error) => done(error.name));
    "#;
    for (allowed, expected) in [("&allow=clipboard-write", "copied"), ("", "NotAllowedError")] {
        visitor.browser.client.goto(&visitor.site.framed_elsewhere(allowed)).await?;
        visitor.browser.client.enter_frame(0).await?;
        // A press gives the frame the focus and the right to copy.
        visitor.click("#head-education").await?;
        let copied = visitor.script_async(COPY, vec![]).await?;
        ensure!(copied == json!(expected), "with {allowed:?} copying ends with {copied}");
    }
    // The refusal stands in the console.
    visitor.browser.engine.complaints(&visitor.browser.client).await.map(drop)
}

/// Whether the page of a site is shown in a frame of another.
async fn is_shown_elsewhere(visitor: &Visitor, site: &Site) -> Result<bool> {
    visitor.browser.client.goto(&site.framed_elsewhere("")).await?;
    visitor.browser.client.enter_frame(0).await?;
    let state = "return document.querySelector('main') ? 'ours' : document.readyState === 'complete' ? 'refused' : ''";
    let mut seen = Value::Null;
    until(async || {
        seen = visitor.script(state, vec![]).await?;
        holds(seen != json!(""), || "the frame is empty".to_owned())
    })
    .await?;
    Ok(seen == json!("ours"))
}

pub async fn only_the_partners_that_the_headers_name_may_embed_it(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    ensure!(is_shown_elsewhere(visitor, &visitor.site).await?, "as shipped the page cannot be embedded");
    for (partners, expected) in [("'self' http://localhost:*", true), ("'self' https://www.partner.example", false)] {
        // As docs/DEPLOY.md says: at the end of the policy.
        let end = "object-src 'none'";
        let rules = HEADERS.replacen(end, &format!("{end}; frame-ancestors {partners}"), 1);
        let site = Site::start(dist()?, Rules::read(&rules).map_err(anyhow::Error::msg)?).await?;
        ensure!(is_shown_elsewhere(visitor, &site).await? == expected, "{partners}: not {expected}");
    }
    // The refusal stands in the console.
    visitor.browser.engine.complaints(&visitor.browser.client).await.map(drop)
}

pub async fn make_run_serves_it_with_the_same_headers(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    let program = program(visitor).await?;
    // The port is free again once the listener is dropped, and nobody else asks for it within the moment.
    let port = TcpListener::bind("127.0.0.1:0").await?.local_addr()?.port();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scripts/serve");
    let mut serving = Command::new(script)
        .env("PORT", port.to_string())
        .env("HUJIFEN_DIST", dist()?)
        .stdout(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .context("scripts/serve does not start")?;
    until(async || {
        let connected = tokio::net::TcpStream::connect(("127.0.0.1", port)).await;
        holds(connected.is_ok(), || "scripts/serve does not answer; is scripts/env.sh sourced?".to_owned())
    })
    .await?;
    visitor.browser.client.goto(&format!("http://127.0.0.1:{port}/")).await?;
    computes(visitor).await?;
    sees_headers(visitor, &["/", "/sw.js", &program]).await?;
    visitor.go_away().await?;
    Ok(serving.kill().await?)
}
