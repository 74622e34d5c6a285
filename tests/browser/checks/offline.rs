//! The page without a network, and how it goes over to a newer build of itself.

use std::process::Stdio;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::process::Command;

use crate::harness::axe;
use crate::harness::engine::Preferences;
use crate::harness::site::{ASSETS, dist, files_in};
use crate::harness::until::{holds, until};
use crate::visitor::{DRAFT, Visitor};

use super::{batch, sample};

/// What the notice says.
const NEWER: &str = "有新版本了";
/// The harness's own script is no part of the page and is not kept.
const RECORDER: &str = "recorder.js";

/// The files that are kept, by build. To look into what was dropped that moment makes it anew, empty.
const KEPT: &str = r#"
    const [done] = arguments;
    const builds = async () => {
        const names = (await caches.keys()).filter((name) => name.startsWith("hujifen "));
        const kept = names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url));
        return (await Promise.all(kept)).filter((urls) => urls.length);
    };
    builds().then(done, (error) => done(String(error)));
"#;

/// How many files the page is made of, itself and its manifest included.
fn all_files() -> Result<usize> {
    let is_kept = |name: &&String| ![".png", ".br", ".gz"].iter().any(|end| name.ends_with(end));
    Ok(files_in(&dist()?.join(ASSETS))?.keys().filter(is_kept).count() + 2)
}

/// Waits until each of so many builds is kept whole.
async fn keeps_builds(visitor: &Visitor, builds: usize) -> Result<()> {
    let expected = json!(vec![all_files()?; builds]);
    until(async || {
        let kept: Value = visitor.script_async(KEPT, vec![]).await?;
        let counts: Value =
            kept.as_array().into_iter().flatten().map(|kept| json!(kept.as_array().map(Vec::len))).collect();
        holds(counts == expected, || format!("kept are {counts} files, not {expected}"))
    })
    .await
}

/// Visits a site that lets its files be kept, with a draft or without, until they are.
async fn visit(visitor: &Visitor, draft: Option<&str>) -> Result<()> {
    visitor.site.let_files_be_kept();
    match draft {
        Some(draft) => visitor.arrive_with(DRAFT, draft).await?,
        None => visitor.arrive().await?,
    }
    keeps_builds(visitor, 1).await
}

/// Another edition of the built page, in a folder of its own.
async fn another_edition() -> Result<TempDir> {
    let folder = TempDir::new()?;
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let made = Command::new("bash")
        .args(["-c", ". scripts/env.sh && node tests/browser/harness/edition.js \"$1\" \"$2\" && HUJIFEN_DIST=$2 scripts/offline", "-"])
        .args([dist()?.canonicalize()?.as_path(), folder.path()])
        .current_dir(root)
        .stdin(Stdio::null())
        .status()
        .await
        .context("another edition cannot be made")?;
    ensure!(made.success(), "another edition cannot be made");
    Ok(folder)
}

/// Whether this tab shows the other edition.
async fn is_second(visitor: &Visitor) -> Result<bool> {
    Ok(visitor.script("return self.edition === 'second'", vec![]).await? == json!(true))
}

/// Presses the button that loads the page anew, and sees the other edition.
async fn renew(visitor: &Visitor) -> Result<()> {
    visitor.click("#renew").await?;
    until(async || {
        // In between there is no page to ask.
        let is_second = is_second(visitor).await.unwrap_or(false);
        holds(is_second, || "it is still the first edition".to_owned())
    })
    .await?;
    visitor.find("main h2[tabindex]").await.map(drop)
}

/// Comes back to the page hours later.
async fn come_back_later(visitor: &Visitor) -> Result<()> {
    // A driver's script may have a clock of its own.
    let script = "const { Date } = window; const { now } = Date; Date.now = () => now() + 2 * 3600000;
        document.dispatchEvent(new Event('visibilitychange')); Date.now = now;";
    visitor.script(script, vec![]).await.map(drop)
}

/// How often a path was asked for.
fn asked_for(visitor: &Visitor, path: &str) -> usize {
    visitor.site.log().requests.iter().filter(|request| request.ends_with(&format!(" {path}"))).count()
}

/// Everything that is not in the first download.
async fn all_parts_work(visitor: &Visitor) -> Result<()> {
    visitor.sees_total(113).await?;
    visitor.click("#to-plan").await?;
    visitor.sees(".plan-verdict", "最早").await?;
    visitor.click("#plan-back").await?;
    visitor.click("#to-check").await?;
    visitor.sees(".check-total", "113").await?;
    visitor.click("#check-back").await?;
    visitor.click("#to-report").await?;
    visitor.sees(".sheet-verdict", "113 分").await?;
    visitor.arrive_at("/#batch").await?;
    batch::choose(visitor, "clients.csv").await?;
    batch::start(visitor).await?;
    batch::sees_counts(visitor, ["4", "2", "1", "1"]).await?;
    visitor.arrive().await?;
    visitor.open("insurance").await?;
    visitor.click(".import summary").await?;
    let files = std::fs::canonicalize(concat!(env!("CARGO_MANIFEST_DIR"), "/../files"))?;
    visitor.find("#import-file").await?.send_keys(&files.join("record.xlsx").to_string_lossy()).await?;
    visitor.sees(".import-told", "读出").await
}

pub async fn after_one_visit_the_page_opens_without_a_network_with_all_its_parts(visitor: &Visitor) -> Result<()> {
    visit(visitor, Some(sample::short_of_120())).await?;
    visitor.site.stop();
    visitor.expect_complaint(RECORDER);
    visitor.reload().await?;
    all_parts_work(visitor).await?;
    // With options in its address too, such as those of an app that was installed.
    visitor.arrive_at("/index.html?mode=dark").await?;
    visitor.sees_total(113).await
}

pub async fn a_part_that_was_not_kept_says_that_it_needs_a_network(visitor: &Visitor) -> Result<()> {
    const DROP: &str = r#"
        const [part, done] = arguments;
        const drop = async () => {
            const [name] = await caches.keys();
            const cache = await caches.open(name);
            const files = (await cache.keys()).filter(({ url }) => url.includes(part));
            return (await Promise.all(files.map((file) => cache.delete(file)))).length;
        };
        drop().then(done);
    "#;
    visit(visitor, Some(sample::short_of_120())).await?;
    for part in ["split_plan", "spreadsheet_loader"] {
        let dropped = visitor.script_async(DROP, vec![json!(part)]).await?;
        ensure!(dropped == json!(1), "{dropped} files of {part} were kept");
    }
    visitor.browser.engine.empty_cache(&visitor.browser.client).await?;
    visitor.site.stop();
    visitor.browser.engine.go_offline(&visitor.browser.client, true).await?;
    visitor.expect_complaint(RECORDER);
    visitor.reload().await?;
    visitor.sees_total(113).await?;
    visitor.click("#to-plan").await?;
    visitor.sees(".plan [role=alert]", "没有网络").await?;
    visitor.click("#plan-back").await?;
    visitor.open("insurance").await?;
    visitor.click(".import summary").await?;
    let files = std::fs::canonicalize(concat!(env!("CARGO_MANIFEST_DIR"), "/../files"))?;
    visitor.find("#import-file").await?.send_keys(&files.join("record.xlsx").to_string_lossy()).await?;
    visitor.sees(".import", "没有网络").await?;
    visitor.browser.engine.go_offline(&visitor.browser.client, false).await?;
    // Of an icon, which is for the system, once the manifest is linked.
    visitor.allow_complaint("icon-192");
    // Of the part, by the script that fetches it. Of a worker it says nothing.
    visitor.expect_complaint("split_plan");
    visitor.expect_complaint("TypeError: Failed to fetch");
    Ok(())
}

pub async fn a_newer_build_is_told_and_waits_until_the_visitor_wants_it(visitor: &Visitor) -> Result<()> {
    visit(visitor, None).await?;
    visitor.fill("person", &[("assessed_on", "2026-11-23"), ("born_on", "1990-05-12")]).await?;
    visitor.sees_total(30).await?;
    let second = another_edition().await?;
    visitor.site.deploy(second);
    let before = asked_for(visitor, "/sw.js");
    visitor.script("document.dispatchEvent(new Event('visibilitychange'))", vec![]).await?;
    come_back_later(visitor).await?;
    visitor.sees(".statuses", NEWER).await?;
    let asked = asked_for(visitor, "/sw.js") - before;
    ensure!(asked == 1, "within an hour it was asked for {asked} times");
    // Nothing is swapped under the hands of whoever types, nor by a reload.
    visitor.fill("talent", &[("startup_talent", "yes")]).await?;
    visitor.sees_total(150).await?;
    visitor.reload().await?;
    ensure!(!is_second(visitor).await?, "a reload went over to the newer build unasked");
    visitor.sees(".statuses", NEWER).await?;
    visitor.press("以后再说").await?;
    visitor.sees_no("#renew").await?;
    visitor.reload().await?;
    visitor.sees(".statuses", NEWER).await?;
    visitor.fill("person", &[("born_on", "1985-05-11")]).await?;
    renew(visitor).await?;
    visitor.sees_answers("person", &[("assessed_on", "2026-11-23"), ("born_on", "1985-05-11")]).await?;
    visitor.sees_answers("talent", &[("startup_talent", "yes")]).await?;
    visitor.sees_no("#renew").await?;
    // What the first build kept is gone, and the second is there whole.
    keeps_builds(visitor, 1).await?;
    visitor.site.stop();
    visitor.expect_complaint(RECORDER);
    visitor.reload().await?;
    ensure!(is_second(visitor).await?, "without a network it is the first edition again");
    Ok(())
}

pub async fn of_two_tabs_each_goes_over_in_its_own_time(visitor: &Visitor) -> Result<()> {
    visit(visitor, Some(sample::short_of_120())).await?;
    let second = another_edition().await?;
    let first_tab = visitor.open_tab("/").await?;
    visitor.sees_total(113).await?;
    visitor.site.deploy(second);
    visitor.reload().await?;
    visitor.sees(".statuses", NEWER).await?;
    let second_tab = visitor.browser.client.window().await?;

    // Both are told, and in the first somebody types.
    visitor.go_to_tab(&first_tab).await?;
    visitor.sees(".statuses", NEWER).await?;
    visitor.fill("person", &[("born_on", "1990-05-11")]).await?;
    visitor.go_to_tab(&second_tab).await?;
    renew(visitor).await?;
    keeps_builds(visitor, 2).await?;

    visitor.go_to_tab(&first_tab).await?;
    ensure!(!is_second(visitor).await?, "the first tab was swapped under the hands of whoever types");
    ensure!(visitor.answered("born_on").await? == "1990-05-11", "what was typed is gone");
    // Its parts are of its own build, which the site has no more.
    let requests = visitor.site.log().requests.len();
    visitor.click("#to-check").await?;
    visitor.find(".check-total").await?;
    visitor.click("#check-back").await?;
    visitor.click("#to-plan").await?;
    visitor.find(".plan-verdict").await?;
    let mut asked = visitor.site.log().requests.split_off(requests);
    // By itself the browser looks for a newer keeper, and for the icons of what can be installed.
    asked.retain(|asked| asked != "GET /sw.js" && !asked.contains("/icon-"));
    ensure!(asked.is_empty(), "the first tab asked the site for {asked:?}");
    visitor.click("#plan-back").await?;
    renew(visitor).await?;
    visitor.sees_answers("person", &[("born_on", "1990-05-11")]).await?;
    // Nobody needs the first build any more.
    keeps_builds(visitor, 1).await
}

pub async fn a_host_that_is_half_updated_changes_nothing(visitor: &Visitor) -> Result<()> {
    visit(visitor, None).await?;
    let second = another_edition().await?;
    let half = TempDir::new()?;
    let copied = Command::new("cp").arg("-a").arg(dist()?.join(".")).arg(half.path()).status().await?;
    ensure!(copied.success(), "the page cannot be copied");
    std::fs::copy(second.path().join("sw.js"), half.path().join("sw.js"))?;
    visitor.site.deploy(half);
    let before = asked_for(visitor, "/");
    visitor.reload().await?;
    // The page itself comes from this device: it is the newer build that asks for it.
    until(async || holds(asked_for(visitor, "/") > before, || "the newer build was not tried".to_owned())).await?;
    visitor.reload().await?;
    ensure!(visitor.texts("#renew").await?.is_empty() && !is_second(visitor).await?, "half a build was taken");
    visitor.site.deploy(second);
    visitor.reload().await?;
    visitor.sees(".statuses", NEWER).await?;
    renew(visitor).await
}

pub async fn what_the_pages_of_others_load_is_never_kept(visitor: &Visitor) -> Result<()> {
    const FETCH: &str = "const [path, done] = arguments; fetch(path).then(({ status }) => done(status))";
    visit(visitor, None).await?;
    // From now on the page is under the keeper.
    visitor.reload().await?;
    for path in ["/embed.js", "/score.js", "/score_bg.wasm", "/partners/example.json"] {
        for times in 1..=2 {
            let status = visitor.script_async(FETCH, vec![json!(path)]).await?;
            ensure!(status == json!(200), "{path} came with {status}");
            ensure!(asked_for(visitor, path) == times, "{path} did not come from the site");
        }
    }
    keeps_builds(visitor, 1).await
}

/// How many keepers are registered for the document at hand.
const REGISTERED: &str = "const [done] = arguments;
    navigator.serviceWorker.getRegistrations().then(({ length }) => done(length), (error) => done(String(error)))";

pub async fn in_frames_nothing_is_registered(visitor: &Visitor) -> Result<()> {
    visitor.site.let_files_be_kept();
    visitor.browser.client.goto(&visitor.site.framed_elsewhere("")).await?;
    visitor.browser.client.enter_frame(0).await?;
    visitor.fill("person", &[("assessed_on", "2026-11-23"), ("born_on", "1990-05-12")]).await?;
    visitor.sees_total(30).await?;
    ensure!(visitor.script_async(REGISTERED, vec![]).await? == json!(0), "a frame of another site registered a keeper");
    // Of this origin, as the preview of the options is.
    let own = visitor.site.framed_elsewhere("").replace("localhost", "127.0.0.1");
    visitor.browser.client.goto(&own).await?;
    visitor.browser.client.enter_frame(0).await?;
    visitor.open("talent").await?;
    visitor.open("person").await?;
    ensure!(visitor.script_async(REGISTERED, vec![]).await? == json!(0), "a frame of this site registered a keeper");
    let asked = visitor.site.log().requests;
    ensure!(!asked.iter().any(|asked| asked.contains("/offline-") || asked.contains("/sw.js")), "{asked:?}");
    Ok(())
}

pub async fn it_can_be_installed(visitor: &Visitor) -> Result<()> {
    const LOAD: &str = r#"
        const [src, done] = arguments;
        const image = new Image();
        image.onload = () => done(`${image.naturalWidth}x${image.naturalHeight}`);
        image.onerror = () => done("no picture");
        image.src = src;
    "#;
    visit(visitor, None).await?;
    visitor.reload().await?;
    // What the browser shows of a page that can be installed costs one that is still being built its processor.
    let early = visitor.script("return document.querySelector('link[rel=manifest]') !== null", vec![]).await?;
    ensure!(early == json!(false), "the manifest was linked before anybody could have seen the whole page");
    visitor.find("link[rel=manifest]").await?;
    let (manifest, faults) = visitor.browser.engine.manifest(&visitor.browser.client).await?;
    // A private window never installs, and the driver's browser may be one.
    ensure!(faults.is_empty(), "it cannot be installed: {faults:?}");
    ensure!(manifest["short_name"] == json!("沪积分") && manifest["display"] == json!("standalone"), "{manifest}");
    let icons = manifest["icons"].as_array().context("no icons")?;
    let sizes: Vec<&str> = icons.iter().filter_map(|icon| icon["sizes"].as_str()).collect();
    ensure!(sizes == ["192x192", "512x512", "512x512"], "the icons are {sizes:?}");
    for icon in icons {
        let loaded = visitor.script_async(LOAD, vec![icon["src"].clone()]).await?;
        ensure!(loaded == icon["sizes"], "{icon} is {loaded}");
    }
    let apple = visitor.attribute("link[rel=apple-touch-icon]", "href").await?;
    let loaded = visitor.script_async(LOAD, vec![json!(apple)]).await?;
    ensure!(loaded == json!("180x180"), "the icon for Apple is {loaded}");
    Ok(())
}

pub async fn figures_of_a_past_year_are_told(visitor: &Visitor) -> Result<()> {
    const OLD: &str = "新的数字可能已经公布";
    visitor.arrive().await?;
    visitor.sees(".foot", "平均工资数据截至").await?;
    let foot = visitor.texts(".foot").await?.concat();
    ensure!(!foot.contains(OLD), "figures of this year are called old: {foot}");
    visitor.arrive_at("/variants/later/").await?;
    visitor.sees(".foot", OLD).await
}

pub async fn where_nothing_may_be_kept_nothing_is_complained_of(visitor: &Visitor) -> Result<()> {
    visitor.site.let_files_be_kept();
    visitor.arrive().await?;
    until(async || {
        let asked = visitor.site.log().requests.iter().any(|asked| asked.contains("/offline-"));
        holds(asked, || "it was never tried".to_owned())
    })
    .await?;
    visitor.fill("person", &[("assessed_on", "2026-11-23"), ("born_on", "1990-05-12")]).await?;
    visitor.sees_total(30).await?;
    match visitor.script_async(REGISTERED, vec![]).await? {
        Value::Number(count) if count.as_u64() != Some(0) => bail!("{count} keepers are registered"),
        _ => Ok(()),
    }
}

pub async fn a_private_window_opens_without_a_network_too(visitor: &Visitor) -> Result<()> {
    visit(visitor, Some(sample::short_of_120())).await?;
    visitor.site.stop();
    visitor.expect_complaint(RECORDER);
    visitor.reload().await?;
    visitor.sees_total(113).await
}

pub async fn the_notice_of_a_newer_build_is_reached_by_keyboard_and_axe_finds_nothing(visitor: &Visitor) -> Result<()> {
    for &dark in visitor.browser.engine.schemes() {
        let preferences = Preferences { dark, ..Preferences::default() };
        visitor.browser.engine.prefer(&visitor.browser.client, preferences).await?;
        visitor.arrive().await?;
        visitor.script("dispatchEvent(new Event('hujifen-newer'))", vec![]).await?;
        visitor.sees(".statuses", NEWER).await?;
        let found = axe::findings(&visitor.browser.client).await?;
        ensure!(found.is_empty(), "{found:?}");
    }
    // It does not take the focus, and is on the way to the questions.
    ensure!(visitor.focused().await?.is_empty(), "the notice took the focus");
    let mut stops = Vec::new();
    while visitor.focused().await? != "renew" {
        ensure!(stops.len() < 12, "the keyboard passes by the notice: {stops:?}");
        visitor.tab(false).await?;
        stops.push(visitor.focused().await?);
    }
    // Where there are results of many clients, they would be gone.
    visitor.click("#to-drafts").await?;
    visitor.click("#to-batch").await?;
    visitor.sees(".statuses", "请先下载").await
}
