//! The browser engines. Everything that is not in the WebDriver standard stands here and nowhere else.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use axum::http::Method;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use fantoccini::Client;
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use serde_json::{Value, json};
use tokio::process::Command;
use url::{ParseError, Url};

/// An engine, chosen by HUJIFEN_ENGINE.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
}

/// A window, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Size {
    /// 360 × 780, a phone with a touch screen.
    Phone,
    /// 1280 × 800.
    Desktop,
    /// 320 × 640: the narrowest phone, and 1280 pixels at 400 %, which WCAG 1.4.10 asks for.
    Narrow,
    /// 640 × 400: what 200 % zoom leaves of 1280 × 800.
    Zoomed,
}

/// What the browser lets pages keep.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Keeping {
    /// As browsers come.
    #[default]
    Granted,
    /// Sites may keep nothing, as with all cookies blocked.
    Denied,
    /// A private window: what is kept goes with it.
    Private,
}

/// What visitors ask of every page through their system.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    pub dark: bool,
    pub reduced_motion: bool,
}

impl Size {
    pub const fn name(self) -> &'static str {
        match self {
            Size::Phone => "phone",
            Size::Desktop => "desktop",
            Size::Narrow => "narrow",
            Size::Zoomed => "zoomed",
        }
    }

    /// How many CSS pixels the window is wide.
    pub const fn width(self) -> u32 {
        match self {
            Size::Phone => 360,
            Size::Desktop => 1280,
            Size::Narrow => 320,
            Size::Zoomed => 640,
        }
    }
}

impl Engine {
    /// The engine that HUJIFEN_ENGINE names; Chromium where it names none.
    pub fn chosen() -> Result<Engine> {
        match env::var("HUJIFEN_ENGINE").as_deref() {
            Err(_) | Ok("" | "chromium") => Ok(Engine::Chromium),
            Ok(other) => bail!("HUJIFEN_ENGINE={other} is not known here; there is: chromium"),
        }
    }

    /// The engine's driver, listening on a port.
    pub fn driver(self, port: u16) -> Command {
        match self {
            Engine::Chromium => {
                let path = env::var_os("CHROMEDRIVER").filter(|path| !path.is_empty());
                let mut command = Command::new(path.unwrap_or_else(|| "chromedriver".into()));
                command.arg(format!("--port={port}")).arg("--log-level=OFF");
                command
            }
        }
    }

    /// What to do where the driver does not start.
    pub fn driver_hint(self) -> &'static str {
        match self {
            Engine::Chromium => "install Chromium with its ChromeDriver (scripts/tools test), or set CHROMEDRIVER",
        }
    }

    /// What the driver is asked for: no window on the screen, a profile of its own, this size.
    pub fn capabilities(self, size: Size, keeping: Keeping, profile: &Path) -> Capabilities {
        match self {
            Engine::Chromium => chromium(size, keeping, profile),
        }
    }

    /// Makes the page believe in these preferences, from now on and on every page to come.
    pub async fn prefer(self, client: &Client, preferences: Preferences) -> Result<()> {
        match self {
            Engine::Chromium => {
                let feature = |name, set, yes, no| json!({ "name": name, "value": if set { yes } else { no } });
                let features = [
                    feature("prefers-color-scheme", preferences.dark, "dark", "light"),
                    feature("prefers-reduced-motion", preferences.reduced_motion, "reduce", "no-preference"),
                ];
                devtools(client, "Emulation.setEmulatedMedia", json!({ "features": features })).await
            }
        }
    }

    /// Makes the browser prefer these languages, as `fr,en-GB`, from now on.
    pub async fn prefer_languages(self, client: &Client, languages: &str) -> Result<()> {
        let agent = client.execute("return navigator.userAgent", vec![]).await?;
        match self {
            Engine::Chromium => {
                let preferred = json!({ "userAgent": agent, "acceptLanguage": languages });
                devtools(client, "Emulation.setUserAgentOverride", preferred).await
            }
        }
    }

    /// Makes the processor so many times slower for the page.
    pub async fn slow_down(self, client: &Client, times: u32) -> Result<()> {
        match self {
            Engine::Chromium => devtools(client, "Emulation.setCPUThrottlingRate", json!({ "rate": times })).await,
        }
    }

    /// Kills the tab as a phone short of memory does: nothing of the page runs any more. The session is left at no tab.
    pub async fn kill_tab(self, client: &Client) -> Result<()> {
        match self {
            // The tab dies before it can answer.
            Engine::Chromium => match devtools(client, "Page.crash", json!({})).await {
                Ok(()) => bail!("the tab lives"),
                Err(_) => Ok(()),
            },
        }
    }

    /// Prints the page to a PDF, on the paper that the page itself asks for.
    pub async fn print(self, client: &Client) -> Result<Vec<u8>> {
        // Of the standard, but not of the client's library. Without shrinking, the paper is that of the page's @page.
        let printed = client.issue_cmd(Extension("print", json!({ "shrinkToFit": false }))).await?;
        let printed = printed.as_str().context("printing gave no text")?;
        STANDARD.decode(printed).context("printing gave no base64")
    }

    /// Has the browser believe that there is no network, or that there is one again. Its workers do not hear of it.
    pub async fn go_offline(self, client: &Client, offline: bool) -> Result<()> {
        match self {
            Engine::Chromium => {
                devtools(client, "Network.enable", json!({})).await?;
                let line =
                    json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
                devtools(client, "Network.emulateNetworkConditions", line).await
            }
        }
    }

    /// Empties the browser's own cache, which a page does not rule.
    pub async fn empty_cache(self, client: &Client) -> Result<()> {
        match self {
            Engine::Chromium => devtools(client, "Network.clearBrowserCache", json!({})).await,
        }
    }

    /// The manifest of the page as the browser read it, and everything that keeps the page from being installed.
    pub async fn manifest(self, client: &Client) -> Result<(Value, Vec<String>)> {
        match self {
            Engine::Chromium => {
                let read = ask_devtools(client, "Page.getAppManifest", json!({})).await?;
                let missing = ask_devtools(client, "Page.getInstallabilityErrors", json!({})).await?;
                let lists = [&read["errors"], &missing["installabilityErrors"]];
                let faults = lists.into_iter().flat_map(|list| list.as_array().into_iter().flatten());
                let data = read["data"].as_str().context("there is no manifest")?;
                Ok((serde_json::from_str(data)?, faults.map(Value::to_string).collect()))
            }
        }
    }

    /// What the browser itself complained of since it was last asked, such as a file whose integrity does not match.
    pub async fn complaints(self, client: &Client) -> Result<Vec<String>> {
        match self {
            Engine::Chromium => {
                let log = client.issue_cmd(Extension("se/log", json!({ "type": "browser" }))).await?;
                let entries = log.as_array().context("the browser's log is no list")?;
                let severe = entries.iter().filter(|entry| entry["level"] == "SEVERE");
                Ok(severe.map(|entry| format!("the browser says: {}", entry["message"])).collect())
            }
        }
    }
}

/// What most visitors' browsers prefer; see [`Engine::prefer_languages`] for others.
const LANGUAGES: &str = "zh-CN,zh";

fn chromium(size: Size, keeping: Keeping, profile: &Path) -> Capabilities {
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

/// Where the browser of a profile puts what it downloads.
pub fn downloads(profile: &Path) -> PathBuf {
    profile.join("downloads")
}

async fn devtools(client: &Client, method: &str, params: Value) -> Result<()> {
    ask_devtools(client, method, params).await.map(drop)
}

async fn ask_devtools(client: &Client, method: &str, params: Value) -> Result<Value> {
    let command = Extension("goog/cdp/execute", json!({ "cmd": method, "params": params }));
    client.issue_cmd(command).await.with_context(|| format!("{method} was refused"))
}

/// A command that the client's library does not know: its path under the session, and its body.
#[derive(Debug)]
struct Extension(&'static str, Value);

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.0))
    }

    fn method_and_body(&self, _url: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.1.to_string()))
    }
}
