//! WebKitGTK by its own driver, in its small browser, on a screen that nobody sees.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use fantoccini::Client;
use fantoccini::wd::Capabilities;
use serde_json::{Value, json};
use tokio::process::Command;

use super::{Extension, Keeping, Size, downloads};
use crate::harness::until::{holds, until};

pub fn driver(port: u16, profile: &Path) -> Command {
    let path = env::var_os("WEBKITDRIVER").filter(|path| !path.is_empty());
    let mut command = Command::new(path.unwrap_or_else(|| "WebKitWebDriver".into()));
    command.arg(format!("--port={port}"));
    for variable in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"] {
        command.env(variable, profile);
    }
    // Its languages are those of the system, which few machines have in Chinese.
    if let Some(locales) = env::var_os("HUJIFEN_LOCALES").filter(|path| !path.is_empty()) {
        command.env("LOCPATH", locales);
    }
    command.env("LC_ALL", "zh_CN.UTF-8");
    command
}

pub fn capabilities(keeping: Keeping) -> Capabilities {
    let mut args = vec!["--automation"];
    if keeping == Keeping::Private {
        args.push("--private");
    }
    let options = json!({ "binary": browser(), "args": args });
    [("browserName", json!("MiniBrowser")), ("webkitgtk:browserOptions", options)]
        .map(|(name, value)| (name.to_owned(), value))
        .into_iter()
        .collect()
}

/// MINIBROWSER, or the newest of those that distributions keep beside the library, in a folder of its own.
fn browser() -> PathBuf {
    if let Some(path) = env::var_os("MINIBROWSER").filter(|path| !path.is_empty()) {
        return path.into();
    }
    let folder = |path: &Path| std::fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
    let libraries = ["/usr/lib", "/usr/libexec"].map(PathBuf::from).into_iter();
    libraries
        .flat_map(|path| folder(&path).chain([path]).collect::<Vec<_>>())
        .flat_map(|path| folder(&path).collect::<Vec<_>>())
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit2gtk-")))
        .map(|path| path.join("MiniBrowser"))
        .filter(|path| path.is_file())
        .max()
        .unwrap_or_else(|| "MiniBrowser".into())
}

/// Its tool bar is 447 pixels wide, and no window narrower; without any size of its own it takes what there is.
const NO_TOOL_BAR: &str =
    "* { min-width: 0; min-height: 0; margin: 0; border-width: 0; padding: 0; font-size: 1px; }\n";

/// More than what is left of it, in pixels.
pub const BARS: u32 = 40;

pub fn prepare(profile: &Path) -> Result<()> {
    let write = |folder: &str, name: &str, text: &str| -> Result<()> {
        std::fs::create_dir_all(profile.join(folder))?;
        Ok(std::fs::write(profile.join(folder).join(name), text)?)
    };
    write("gtk-3.0", "gtk.css", NO_TOOL_BAR)?;
    write("", "user-dirs.dirs", &format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads(profile).display()))?;
    Ok(std::fs::create_dir_all(downloads(profile))?)
}

/// Makes the window so large that the page has this size in it.
pub async fn fit(client: &Client, size: Size) -> Result<()> {
    let language = client.execute("return navigator.language", vec![]).await?;
    ensure!(language == "zh-CN", "its language is {language}: scripts/tools engines makes the locale zh_CN.UTF-8");
    let (width, height) = (size.width(), size.height());
    resize(client, width, height).await?;
    // The window is resized some time after the answer, so what is read meanwhile may be of before.
    until(async || {
        let found =
            client.execute("return [innerWidth, innerHeight, Math.max(outerHeight - innerHeight, 0)]", vec![]).await?;
        let is_right = found[0] == width && found[1] == height;
        if !is_right {
            let bars = found[2].as_u64().and_then(|bars| u32::try_from(bars).ok()).unwrap_or_default();
            resize(client, width, height + bars).await?;
        }
        holds(is_right, || format!("the page has {found} pixels, not {width} × {height}"))
    })
    .await
}

async fn resize(client: &Client, width: u32, height: u32) -> Result<()> {
    let rect: Value = json!({ "width": width, "height": height });
    client.issue_cmd(Extension("window/rect", rect)).await?;
    Ok(())
}
