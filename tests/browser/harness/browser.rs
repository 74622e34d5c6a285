//! A running browser with its driver, and the browsers that are free for the next check.

use std::collections::HashMap;
use std::path::Path;
use std::process::Stdio;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::process::Child;

use super::engine::{Engine, Keeping, Preferences, Size, downloads};
use super::screen::Screen;
use super::until::until;

/// How the names of files end that are still being downloaded.
const UNFINISHED: [&str; 3] = [".crdownload", ".part", ".wkdownload"];
/// What was not written to for so long is whole.
const AT_REST: Duration = Duration::from_millis(300);

/// A browser of its own: one driver, one session, one profile that is deleted with it.
pub struct Browser {
    pub client: Client,
    pub engine: Engine,
    pub size: Size,
    keeping: Keeping,
    driver: Child,
    profile: TempDir,
    _screen: Option<Screen>,
}

impl Browser {
    async fn start(engine: Engine, size: Size, keeping: Keeping) -> Result<Browser> {
        let profile = TempDir::new()?;
        engine.prepare(size, profile.path())?;
        let screen = match engine.screen(size) {
            Some(pixels) => Some(Screen::start(pixels).await?),
            None => None,
        };
        let (mut driver, address) = start_driver(engine, profile.path(), screen.as_ref()).await?;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(engine.capabilities(size, keeping, profile.path()))
            .connect(&address)
            .await
            .with_context(|| format!("the browser does not start: {}", engine.driver_hint()));
        let client = match client {
            Ok(client) => client,
            Err(error) => {
                driver.kill().await?;
                return Err(error);
            }
        };
        let browser = Browser { client, engine, size, keeping, driver, profile, _screen: screen };
        match engine.fit(&browser.client, size).await {
            Ok(()) => Ok(browser),
            Err(error) => {
                browser.close().await?;
                Err(error)
            }
        }
    }

    /// Ends the session, and with it the browser; then the driver.
    pub async fn close(mut self) -> Result<()> {
        let closed = self.client.close().await;
        self.driver.kill().await?;
        Ok(closed?)
    }

    /// What was downloaded so far, each file by its name.
    pub fn downloaded(&self) -> Result<Vec<(String, String)>> {
        let folder = downloads(self.profile.path());
        let Ok(entries) = std::fs::read_dir(folder) else { return Ok(Vec::new()) };
        let read = |entry: std::io::Result<std::fs::DirEntry>| {
            let entry = entry?;
            Ok((entry.file_name().to_string_lossy().into_owned(), std::fs::read_to_string(entry.path())?))
        };
        // One that is still being written has another name, and may be gone the next moment; WebKitGTK writes on under the last.
        let is_whole = |entry: &std::io::Result<std::fs::DirEntry>| {
            let Ok(entry) = entry else { return true };
            let name = entry.file_name().to_string_lossy().into_owned();
            let written = entry.metadata().and_then(|of| of.modified()).ok().and_then(|at| at.elapsed().ok());
            let is_named = !UNFINISHED.iter().any(|end| name.ends_with(end)) && !name.starts_with('.');
            is_named && written.is_none_or(|ago| ago > AT_REST)
        };
        let files: Result<Vec<(String, String)>> = entries.filter(is_whole).map(read).collect();
        // At first only the name is taken, by an empty file.
        Ok(files?.into_iter().filter(|(_, text)| !text.is_empty()).collect())
    }

    /// Drops what earlier checks downloaded, which would pass for what the next one does.
    fn drop_downloads(&self) -> Result<()> {
        // The folder stays: not every browser makes it anew.
        let Ok(entries) = std::fs::read_dir(downloads(self.profile.path())) else { return Ok(()) };
        for entry in entries {
            match std::fs::remove_file(entry?.path()) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
        Ok(())
    }

    /// Undoes what a check may have asked of the browser.
    async fn calm(&self) -> Result<()> {
        self.drop_downloads()?;
        self.client.goto("about:blank").await?;
        self.engine.prefer(&self.client, Preferences::default()).await?;
        self.engine.take_focus(&self.client).await?;
        self.engine.complaints(&self.client).await?;
        Ok(())
    }
}

async fn start_driver(engine: Engine, profile: &Path, screen: Option<&Screen>) -> Result<(Child, String)> {
    // The port is free again once the listener is dropped, and nobody else asks for it within the moment.
    let port = TcpListener::bind("127.0.0.1:0").await?.local_addr()?.port();
    let mut command = engine.driver(port, profile);
    if let Some(screen) = screen {
        command.env("DISPLAY", &screen.name);
    }
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true);
    let name = command.as_std().get_program().to_owned();
    let mut driver =
        command.spawn().with_context(|| format!("{} does not start: {}", name.display(), engine.driver_hint()))?;
    until(async || {
        if let Some(status) = driver.try_wait()? {
            bail!("{} ended with {status}: {}", name.display(), engine.driver_hint());
        }
        Ok(if is_ready(port).await.unwrap_or(false) { Ok(()) } else { Err("the driver is not ready".to_owned()) })
    })
    .await?;
    Ok((driver, format!("http://127.0.0.1:{port}/")))
}

/// Whether the driver says that it takes sessions. It may answer its port before that.
async fn is_ready(port: u16) -> Result<bool> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    let request = format!("GET /status HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    // Drivers keep the connection open after the answer, which comes in one piece.
    let mut answer = [0; 4096];
    let length = stream.read(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer[..length]).replace(' ', "").contains("\"ready\":true"))
}

/// Browsers that wait for a check.
type Free = HashMap<(Size, Keeping), Vec<Browser>>;

/// Browsers between checks. Starting one takes longer than most checks, so they are used again; each check has an
/// origin of its own (see [`super::site`]), so nothing stored is handed on.
pub struct Browsers {
    engine: Engine,
    free: Mutex<Free>,
}

impl Browsers {
    pub fn new(engine: Engine) -> Browsers {
        Browsers { engine, free: Mutex::default() }
    }

    /// A browser of this size that keeps so much, calm.
    pub async fn take(&self, size: Size, keeping: Keeping) -> Result<Browser> {
        let free = self.lock().get_mut(&(size, keeping)).and_then(Vec::pop);
        let browser = match free {
            Some(browser) => browser,
            None => Browser::start(self.engine, size, keeping).await?,
        };
        browser.calm().await?;
        Ok(browser)
    }

    /// Keeps a browser for the next check.
    pub fn give_back(&self, browser: Browser) {
        self.lock().entry((browser.size, browser.keeping)).or_default().push(browser);
    }

    /// Ends them all.
    pub async fn close(&self) -> Result<()> {
        let all: Vec<Browser> = self.lock().drain().flat_map(|(_, browsers)| browsers).collect();
        for browser in all {
            browser.close().await?;
        }
        Ok(())
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Free> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
