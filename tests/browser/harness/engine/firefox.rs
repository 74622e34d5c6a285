//! Firefox by geckodriver. What the standard knows nothing of is done in the browser's own context, where scripts may do
//! what the browser may.

use std::env;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use fantoccini::Client;
use fantoccini::wd::Capabilities;
use serde_json::{Value, json};
use tokio::process::Command;

use super::super::until::{holds, until};
use super::{Extension, Keeping, LANGUAGES, Preferences, Size, downloads};

pub fn driver(port: u16) -> Command {
    let path = env::var_os("GECKODRIVER").filter(|path| !path.is_empty());
    let mut command = Command::new(path.unwrap_or_else(|| "geckodriver".into()));
    // Its other port, which is 9222 otherwise for all of them, is any that is free.
    command.arg(format!("--port={port}")).arg("--websocket-port=0").arg("--allow-system-access").arg("--log=fatal");
    command
}

pub fn capabilities(size: Size, keeping: Keeping, profile: &Path) -> Capabilities {
    let mut prefs = json!({
        "browser.download.folderList": 2,
        "browser.download.dir": downloads(profile),
        "browser.download.alwaysOpenPanel": false,
        "intl.accept_languages": LANGUAGES,
        "layout.css.prefers-color-scheme.content-override": 1,
        "ui.prefersReducedMotion": 0,
        "toolkit.legacyUserProfileCustomizations.stylesheets": true,
        // One check opens a few tabs at the most.
        "dom.ipc.processPrelaunch.enabled": false,
    });
    match keeping {
        Keeping::Granted => {}
        Keeping::Denied => prefs["network.cookie.cookieBehavior"] = json!(2),
        Keeping::Private => prefs["browser.privatebrowsing.autostart"] = json!(true),
    }
    if size.is_touched() {
        const COARSE: u8 = 1;
        prefs["ui.primaryPointerCapabilities"] = json!(COARSE);
        prefs["ui.allPointerCapabilities"] = json!(COARSE);
        // On phones they lie over the page and take no room.
        prefs["ui.useOverlayScrollbars"] = json!(1);
    }
    let args = [
        "-headless".to_owned(),
        "--width=1400".to_owned(),
        "--height=1000".to_owned(),
        "-profile".to_owned(),
        profile.to_string_lossy().into_owned(),
    ];
    let mut options = json!({ "args": args, "prefs": prefs });
    if let Some(path) = env::var_os("FIREFOX").filter(|path| !path.is_empty()) {
        options["binary"] = json!(path.to_string_lossy());
    }
    [("browserName", json!("firefox")), ("moz:firefoxOptions", options)]
        .map(|(name, value)| (name.to_owned(), value))
        .into_iter()
        .collect()
}

/// Its window has a least width. The place in it where pages are shown has none.
pub fn prepare(size: Size, profile: &Path) -> Result<()> {
    let style = format!(
        ".browserStack > browser {{ flex: none !important; width: {}px !important; height: {}px !important; }}",
        size.width(),
        size.height()
    );
    let folder = profile.join("chrome");
    std::fs::create_dir_all(&folder)?;
    Ok(std::fs::write(folder.join("userChrome.css"), style)?)
}

pub async fn prefer(client: &Client, preferences: Preferences) -> Result<()> {
    const PREFER: &str = "const [dark, reduced] = arguments;
        Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', dark ? 0 : 1);
        Services.prefs.setIntPref('ui.prefersReducedMotion', reduced ? 1 : 0);";
    /// The page's own process hears of it a little later.
    const BELIEVED: &str = "const [dark, reduced] = arguments;
        return matchMedia('(prefers-color-scheme: dark)').matches === dark
            && matchMedia('(prefers-reduced-motion: reduce)').matches === reduced;";
    let asked = vec![json!(preferences.dark), json!(preferences.reduced_motion)];
    within_browser(client, PREFER, asked.clone()).await?;
    until(async || {
        let believed = client.execute(BELIEVED, asked.clone()).await?;
        holds(believed == json!(true), || format!("the page does not believe in {preferences:?}"))
    })
    .await
}

pub async fn prefer_languages(client: &Client, languages: &str) -> Result<()> {
    const PREFER: &str = "Services.prefs.setStringPref('intl.accept_languages', arguments[0])";
    within_browser(client, PREFER, vec![json!(languages)]).await?;
    until(async || {
        let told = client.execute("return navigator.languages.join()", vec![]).await?;
        holds(told == json!(languages), || format!("the page is told of {told}, not of {languages}"))
    })
    .await
}

pub async fn go_offline(client: &Client, offline: bool) -> Result<()> {
    within_browser(client, "Services.io.offline = arguments[0]", vec![json!(offline)]).await?;
    until(async || {
        let is_told = client.execute("return navigator.onLine", vec![]).await? == json!(!offline);
        holds(is_told, || "the page has not heard of the network".to_owned())
    })
    .await
}

pub async fn empty_cache(client: &Client) -> Result<()> {
    within_browser(client, "Services.cache2.clear()", vec![]).await.map(drop)
}

pub async fn take_focus(client: &Client) -> Result<()> {
    within_browser(client, "gBrowser.selectedBrowser.focus()", vec![]).await.map(drop)
}

/// geckodriver's own way goes past what keeps the page's files, as with the shift key held down.
pub async fn reload(client: &Client) -> Result<()> {
    client.execute("window.isLeft = true; location.reload()", vec![]).await?;
    until(async || {
        // In between there may be no page to ask.
        let is_new = client.execute("return !window.isLeft && document.readyState === 'complete'", vec![]).await;
        holds(is_new.is_ok_and(|is_new| is_new == json!(true)), || "the page is not loaded anew".to_owned())
    })
    .await
}

pub async fn kill_tab(client: &Client) -> Result<()> {
    // Otherwise the whole browser ends with it, as geckodriver asks for.
    const PROCESS: &str = "Services.env.set('MOZ_CRASHREPORTER_SHUTDOWN', '');
        return gBrowser.selectedBrowser.browsingContext.currentWindowGlobal.osPid";
    let process = within_browser(client, PROCESS, vec![]).await?;
    let process = process.as_u64().filter(|id| *id > 1).with_context(|| format!("the tab's process is {process}"))?;
    let killed = Command::new("kill").args(["-KILL", &process.to_string()]).status().await?;
    ensure!(killed.success(), "kill ended with {killed}");
    Ok(())
}

/// Runs a script as a part of the browser.
async fn within_browser(client: &Client, script: &str, args: Vec<Value>) -> Result<Value> {
    let go_to = |context| client.issue_cmd(Extension("moz/context", json!({ "context": context })));
    go_to("chrome").await?;
    let done = client.execute(script, args).await;
    go_to("content").await?;
    Ok(done?)
}
