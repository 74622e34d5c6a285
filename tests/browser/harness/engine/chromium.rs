//! Chromium by ChromeDriver, and by its devtools where the standard knows nothing of it.

use std::env;
use std::path::Path;

use anyhow::{Context, Result, bail};
use fantoccini::Client;
use fantoccini::wd::Capabilities;
use serde_json::{Value, json};
use tokio::process::Command;

use super::{Extension, Keeping, LANGUAGES, Preferences, Size, Used, downloads};

pub fn driver(port: u16) -> Command {
    let path = env::var_os("CHROMEDRIVER").filter(|path| !path.is_empty());
    let mut command = Command::new(path.unwrap_or_else(|| "chromedriver".into()));
    command.arg(format!("--port={port}")).arg("--log-level=OFF");
    command
}

pub fn capabilities(size: Size, keeping: Keeping, profile: &Path) -> Capabilities {
    let mut args = [
        "--headless=new",
        // Containers run as root and without the namespaces the sandbox needs; the only page visited is our own.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--window-size=1280,800",
    ]
    .map(str::to_owned)
    .to_vec();
    args.push(format!("--user-data-dir={}", profile.display()));
    if keeping == Keeping::Private {
        args.push("--incognito".to_owned());
    }
    let mut prefs = json!({
        "download.default_directory": downloads(profile),
        "download.prompt_for_download": false,
        "intl.accept_languages": LANGUAGES,
    });
    if keeping == Keeping::Denied {
        const BLOCK: u8 = 2;
        prefs["profile.default_content_setting_values.cookies"] = json!(BLOCK);
    }

    let mut options = json!({ "args": args, "prefs": prefs });
    if let Some(path) = env::var_os("CHROME").filter(|path| !path.is_empty()) {
        options["binary"] = json!(path.to_string_lossy());
    }
    let device = match size {
        Size::Desktop => None,
        Size::Phone => Some((780, 3, true)),
        Size::Narrow => Some((640, 2, true)),
        Size::Zoomed => Some((400, 2, false)),
    };
    if let Some((height, ratio, phone)) = device {
        let width = size.width();
        options["mobileEmulation"] = json!({ "deviceMetrics": {
            "width": width, "height": height, "pixelRatio": ratio, "touch": phone, "mobile": phone,
        } });
    }
    [
        ("browserName", json!("chrome")),
        ("goog:chromeOptions", options),
        ("goog:loggingPrefs", json!({ "browser": "SEVERE" })),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into_iter()
    .collect()
}

pub async fn prefer(client: &Client, preferences: Preferences) -> Result<()> {
    let feature = |name, set, yes, no| json!({ "name": name, "value": if set { yes } else { no } });
    let features = [
        feature("prefers-color-scheme", preferences.dark, "dark", "light"),
        feature("prefers-reduced-motion", preferences.reduced_motion, "reduce", "no-preference"),
    ];
    devtools(client, "Emulation.setEmulatedMedia", json!({ "features": features })).await
}

pub async fn prefer_languages(client: &Client, languages: &str) -> Result<()> {
    let agent = client.execute("return navigator.userAgent", vec![]).await?;
    let preferred = json!({ "userAgent": agent, "acceptLanguage": languages });
    devtools(client, "Emulation.setUserAgentOverride", preferred).await
}

pub async fn slow_down(client: &Client, times: f64) -> Result<()> {
    devtools(client, "Emulation.setCPUThrottlingRate", json!({ "rate": times })).await
}

pub async fn used(client: &Client) -> Result<Used> {
    ask_devtools(client, "Performance.enable", json!({})).await?;
    // The console of whoever watches keeps each element that it tells of, and with it the whole view.
    ask_devtools(client, "Runtime.enable", json!({})).await?;
    ask_devtools(client, "Runtime.discardConsoleEntries", json!({})).await?;
    // What the first round lets go of may hold on to more.
    for _ in 0..3 {
        ask_devtools(client, "HeapProfiler.collectGarbage", json!({})).await?;
    }
    let metrics = ask_devtools(client, "Performance.getMetrics", json!({})).await?;
    let metrics = metrics["metrics"].as_array().context("no metrics")?;
    let metric = |name: &str| {
        let metric = metrics.iter().find(|metric| metric["name"] == name);
        let value = metric.and_then(|metric| metric["value"].as_f64());
        value.map(|value| value as u64).with_context(|| format!("there is no {name}"))
    };
    let sizes = "return window.wasmMemories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0)";
    let wasm = client.execute(sizes, vec![]).await?.as_u64().context("no memory of a program")?;
    Ok(Used { nodes: metric("Nodes")?, listeners: metric("JSEventListeners")?, heap: metric("JSHeapUsedSize")?, wasm })
}

pub async fn kill_tab(client: &Client) -> Result<()> {
    // The tab dies before it can answer.
    match devtools(client, "Page.crash", json!({})).await {
        Ok(()) => bail!("the tab lives"),
        Err(_) => Ok(()),
    }
}

pub async fn go_offline(client: &Client, offline: bool) -> Result<()> {
    devtools(client, "Network.enable", json!({})).await?;
    let line = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    devtools(client, "Network.emulateNetworkConditions", line).await
}

pub async fn empty_cache(client: &Client) -> Result<()> {
    devtools(client, "Network.clearBrowserCache", json!({})).await
}

pub async fn manifest(client: &Client) -> Result<(Value, Vec<String>)> {
    let read = ask_devtools(client, "Page.getAppManifest", json!({})).await?;
    let missing = ask_devtools(client, "Page.getInstallabilityErrors", json!({})).await?;
    let lists = [&read["errors"], &missing["installabilityErrors"]];
    let faults = lists.into_iter().flat_map(|list| list.as_array().into_iter().flatten());
    let data = read["data"].as_str().context("there is no manifest")?;
    Ok((serde_json::from_str(data)?, faults.map(Value::to_string).collect()))
}

pub async fn complaints(client: &Client) -> Result<Vec<String>> {
    let log = client.issue_cmd(Extension("se/log", json!({ "type": "browser" }))).await?;
    let entries = log.as_array().context("the browser's log is no list")?;
    let severe = entries.iter().filter(|entry| entry["level"] == "SEVERE" && !is_cut_off(&entry["message"]));
    Ok(severe.map(|entry| format!("the browser says: {}", entry["message"])).collect())
}

/// Whether a file held to a hash was still coming when its page or frame was left: of all that can happen to a file, that
/// alone is told without a reason.
fn is_cut_off(message: &Value) -> bool {
    let address = message.as_str().and_then(|message| message.split_once("Fetch API cannot load "));
    address.is_some_and(|(_, address)| !address.trim_end().contains(' '))
}

async fn devtools(client: &Client, method: &str, params: Value) -> Result<()> {
    ask_devtools(client, method, params).await.map(drop)
}

async fn ask_devtools(client: &Client, method: &str, params: Value) -> Result<Value> {
    let command = Extension("goog/cdp/execute", json!({ "cmd": method, "params": params }));
    client.issue_cmd(command).await.with_context(|| format!("{method} was refused"))
}
