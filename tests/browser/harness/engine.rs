//! The browser engines. Everything that is not in the WebDriver standard stands here and nowhere else.

mod chromium;
mod firefox;
mod webkit;

use std::env;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use axum::http::Method;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use fantoccini::Client;
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand, WindowHandle};
use serde_json::{Value, json};
use tokio::process::Command;
use url::{ParseError, Url};

use super::until::{holds, until};

/// An engine, chosen by HUJIFEN_ENGINE.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    /// WebKitGTK.
    WebKit,
}

/// What a check needs of an engine and not every engine can be made to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capability {
    /// A processor that is slower for the page: [`Engine::slow_down`].
    SlowDown,
    /// Dark, or less motion: [`Engine::prefer`].
    Prefer,
    /// Other languages than Chinese: [`Engine::prefer_languages`].
    PreferLanguages,
    /// What a page takes up: [`Engine::used`].
    Measure,
    /// A browser that knows of no network: [`Engine::go_offline`], [`Engine::empty_cache`].
    Offline,
    /// What keeps a page from being installed: [`Engine::manifest`].
    Install,
    /// A tab that dies: [`Engine::kill_tab`].
    KillTab,
    /// A PDF whose words can be read: [`Engine::print`].
    Print,
    /// A browser that refuses every storage: [`Keeping::Denied`].
    KeepNothing,
    /// A browser that asks the host whether a frame may copy, and a driver whose press in it gives the right to.
    Delegate,
    /// A frame without an origin, to which `'self'` in its policy is the site it came from.
    Opaque,
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

/// What a page takes up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Used {
    /// Nodes of all documents, shown or not.
    pub nodes: u64,
    pub listeners: u64,
    /// What its scripts hold, in bytes.
    pub heap: u64,
    /// The memory of its programs, in bytes.
    pub wasm: u64,
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

    /// How many CSS pixels the page is high.
    pub const fn height(self) -> u32 {
        match self {
            Size::Phone => 780,
            Size::Desktop => 800,
            Size::Narrow => 640,
            Size::Zoomed => 400,
        }
    }

    /// Whether a finger points there.
    const fn is_touched(self) -> bool {
        matches!(self, Size::Phone | Size::Narrow)
    }
}

impl Engine {
    /// The engine that HUJIFEN_ENGINE names; Chromium where it names none.
    pub fn chosen() -> Result<Engine> {
        match env::var("HUJIFEN_ENGINE").as_deref() {
            Err(_) | Ok("" | "chromium") => Ok(Engine::Chromium),
            Ok("firefox") => Ok(Engine::Firefox),
            Ok("webkit") => Ok(Engine::WebKit),
            Ok(other) => bail!("HUJIFEN_ENGINE={other} is not known here; there are: chromium, firefox, webkit"),
        }
    }

    /// Why an engine cannot do what a check needs; nothing where it can.
    pub fn lacks(self, capability: Capability) -> Option<&'static str> {
        match (self, capability) {
            (Engine::Chromium, _) => None,
            (_, Capability::SlowDown) => Some("only Chromium's devtools make the processor slower for a page"),
            (_, Capability::Measure) => Some("only Chromium's devtools tell what a page takes up"),
            (_, Capability::Install) => Some("only Chromium tells what keeps a page from being installed"),
            (Engine::Firefox, Capability::Delegate) => Some("Firefox lets every frame copy that was pressed"),
            (Engine::Firefox, Capability::Print) => Some("the Chinese in what Firefox prints cannot be read back"),
            (Engine::Firefox, _) => None,
            (Engine::WebKit, Capability::Delegate) => Some("WebKitWebDriver cannot press what is in a frame"),
            (Engine::WebKit, Capability::Opaque) => {
                Some("WebKit lets nothing of 'self' into a frame without an origin")
            }
            (Engine::WebKit, Capability::Prefer) => {
                Some("MiniBrowser has no setting for dark and motion while it runs")
            }
            (Engine::WebKit, Capability::PreferLanguages) => {
                Some("WebKitGTK takes its languages from where it was started")
            }
            (Engine::WebKit, Capability::Offline) => Some("WebKitGTK believes in the network of the machine"),
            (Engine::WebKit, Capability::KillTab) => Some("MiniBrowser does not tell which process a tab is"),
            (Engine::WebKit, Capability::KeepNothing) => Some("MiniBrowser has no setting that refuses the storage"),
            (Engine::WebKit, Capability::Print) => Some("WebKitWebDriver does not know printing"),
        }
    }

    /// Light, and dark where it can be told to prefer it.
    pub fn schemes(self) -> &'static [bool] {
        if self.lacks(Capability::Prefer).is_none() { &[false, true] } else { &[false] }
    }

    /// What visitors call the browsers of this family.
    pub fn family(self) -> &'static str {
        match self {
            Engine::Chromium => "Chrome、Edge",
            Engine::Firefox => "Firefox",
            Engine::WebKit => "Safari",
        }
    }

    /// How large a screen it needs to show its windows on; nothing where it needs none.
    pub fn screen(self, size: Size) -> Option<(u32, u32)> {
        (self == Engine::WebKit).then(|| (size.width(), size.height() + webkit::BARS))
    }

    /// Whether its driver misses what is in a frame of another site, with clicks and with letters.
    pub fn misses_in_frames(self) -> bool {
        self == Engine::WebKit
    }

    /// How long a key is held, where that matters: WebKit scrolls to what Tab leads to, and at times back again within a few
    /// milliseconds. No hand lets a key go that soon, and the page scrolls once more then.
    pub fn holds_keys(self) -> Option<Duration> {
        (self == Engine::WebKit).then_some(Duration::from_millis(50))
    }

    /// Whether its driver types other letters than these: WebKitGTK's never holds Shift.
    pub fn mistypes(self, letters: &str) -> bool {
        let has_shift = |letter: char| letter.is_ascii_uppercase() || r##"~!@#$%^&*()_+{}|:"<>?"##.contains(letter);
        self == Engine::WebKit && letters.chars().any(has_shift)
    }

    /// How far below the window a lazy frame may stand, in pixels, to be fetched.
    pub fn fetches_ahead(self) -> i32 {
        match self {
            Engine::Chromium | Engine::Firefox => 300,
            Engine::WebKit => -1,
        }
    }

    /// The engine's driver, listening on a port.
    pub fn driver(self, port: u16, profile: &Path) -> Command {
        match self {
            Engine::Chromium => chromium::driver(port),
            Engine::Firefox => firefox::driver(port),
            Engine::WebKit => webkit::driver(port, profile),
        }
    }

    /// What to do where the driver does not start.
    pub fn driver_hint(self) -> &'static str {
        match self {
            Engine::Chromium => "install Chromium with its ChromeDriver (scripts/tools test), or set CHROMEDRIVER",
            Engine::Firefox => "install Firefox and geckodriver (scripts/tools test), or set FIREFOX and GECKODRIVER",
            Engine::WebKit => "install WebKitGTK's driver (scripts/tools test), or set WEBKITDRIVER and MINIBROWSER",
        }
    }

    /// What the driver is asked for: no window on the screen, a profile of its own, this size.
    pub fn capabilities(self, size: Size, keeping: Keeping, profile: &Path) -> Capabilities {
        match self {
            Engine::Chromium => chromium::capabilities(size, keeping, profile),
            Engine::Firefox => firefox::capabilities(size, keeping, profile),
            Engine::WebKit => webkit::capabilities(keeping),
        }
    }

    /// Puts into a profile what the browser has to find there.
    pub fn prepare(self, size: Size, profile: &Path) -> Result<()> {
        match self {
            Engine::Chromium => Ok(()),
            Engine::Firefox => firefox::prepare(size, profile),
            Engine::WebKit => webkit::prepare(profile),
        }
    }

    /// Gives the page its size, where the capabilities could not, and sees that it has it.
    pub async fn fit(self, client: &Client, size: Size) -> Result<()> {
        match self {
            // It has it from the capabilities; before a page says how wide it is, a phone has 980 pixels.
            Engine::Chromium => return Ok(()),
            Engine::Firefox => {}
            Engine::WebKit => webkit::fit(client, size).await?,
        }
        until(async || {
            let found = client.execute("return [innerWidth, innerHeight]", vec![]).await?;
            let is_right = found[0] == size.width() && found[1] == size.height();
            holds(is_right, || format!("the page has {found} pixels, not {} × {}", size.width(), size.height()))
        })
        .await
    }

    /// Makes the page believe in these preferences, from now on and on every page to come.
    pub async fn prefer(self, client: &Client, preferences: Preferences) -> Result<()> {
        match self {
            Engine::Chromium => chromium::prefer(client, preferences).await,
            Engine::Firefox => firefox::prefer(client, preferences).await,
            Engine::WebKit => {
                ensure!(preferences == Preferences::default(), "WebKitGTK cannot be told to prefer {preferences:?}");
                Ok(())
            }
        }
    }

    /// Makes the browser prefer these languages, as `fr,en-GB`, from now on.
    pub async fn prefer_languages(self, client: &Client, languages: &str) -> Result<()> {
        match self {
            Engine::Chromium => chromium::prefer_languages(client, languages).await,
            Engine::Firefox => firefox::prefer_languages(client, languages).await,
            Engine::WebKit => bail!("WebKitGTK takes its languages from where it was started"),
        }
    }

    /// Gives the page the focus, wherever in the browser it was.
    pub async fn take_focus(self, client: &Client) -> Result<()> {
        match self {
            Engine::Firefox => firefox::take_focus(client).await,
            Engine::Chromium | Engine::WebKit => Ok(()),
        }
    }

    /// Loads the page anew, as its visitor would.
    pub async fn reload(self, client: &Client) -> Result<()> {
        match self {
            Engine::Firefox => firefox::reload(client).await,
            Engine::Chromium | Engine::WebKit => Ok(client.refresh().await?),
        }
    }

    /// Opens a further tab of the same size; gives back how it is called.
    pub async fn open_tab(self, client: &Client, size: Size) -> Result<WindowHandle> {
        // A tab of WebKitGTK's browser that is not in front is not painted, and no driver brings it there.
        let is_tab = self != Engine::WebKit;
        let before = client.window().await?;
        let tab = client.new_window(is_tab).await?.handle;
        if !is_tab {
            client.switch_to_window(tab.clone()).await?;
            self.fit(client, size).await?;
            client.switch_to_window(before).await?;
        }
        Ok(tab)
    }

    /// Makes the processor so many times slower for the page.
    pub async fn slow_down(self, client: &Client, times: f64) -> Result<()> {
        match self {
            Engine::Chromium => chromium::slow_down(client, times).await,
            _ => {
                ensure!(times <= 1.0, "{self:?} cannot be slowed down");
                Ok(())
            }
        }
    }

    /// What the page takes up once nothing is held that nobody can reach. Its programs' memory is known where the page was
    /// opened under /variants/wasm-memory/.
    pub async fn used(self, client: &Client) -> Result<Used> {
        match self {
            Engine::Chromium => chromium::used(client).await,
            _ => bail!("{self:?} does not tell what a page takes up"),
        }
    }

    /// Kills the tab as a phone short of memory does: nothing of the page runs any more. The session is left at no tab.
    pub async fn kill_tab(self, client: &Client) -> Result<()> {
        match self {
            Engine::Chromium => chromium::kill_tab(client).await,
            Engine::Firefox => firefox::kill_tab(client).await,
            Engine::WebKit => bail!("no tab can be killed here"),
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
            Engine::Chromium => chromium::go_offline(client, offline).await,
            Engine::Firefox => firefox::go_offline(client, offline).await,
            Engine::WebKit => bail!("WebKitGTK believes in the network of the machine"),
        }
    }

    /// Empties the browser's own cache, which a page does not rule.
    pub async fn empty_cache(self, client: &Client) -> Result<()> {
        match self {
            Engine::Chromium => chromium::empty_cache(client).await,
            Engine::Firefox => firefox::empty_cache(client).await,
            Engine::WebKit => bail!("MiniBrowser empties its cache for nobody"),
        }
    }

    /// The manifest of the page as the browser read it, and everything that keeps the page from being installed.
    pub async fn manifest(self, client: &Client) -> Result<(Value, Vec<String>)> {
        match self {
            Engine::Chromium => chromium::manifest(client).await,
            _ => bail!("{self:?} installs no page"),
        }
    }

    /// Whether it tells what it complained of. Elsewhere the recorder in the page is the only witness.
    pub fn complains(self) -> bool {
        self == Engine::Chromium
    }

    /// What the browser itself complained of since it was last asked, such as a file whose integrity does not match.
    pub async fn complaints(self, client: &Client) -> Result<Vec<String>> {
        match self {
            Engine::Chromium => chromium::complaints(client).await,
            _ => Ok(Vec::new()),
        }
    }
}

/// What most visitors' browsers prefer; see [`Engine::prefer_languages`] for others.
const LANGUAGES: &str = "zh-CN,zh";

/// Where the browser of a profile puts what it downloads.
pub fn downloads(profile: &Path) -> PathBuf {
    profile.join("downloads")
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
