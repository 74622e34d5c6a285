//! A screen that nobody sees, for browsers that cannot do without.

use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// An X server without a display; it ends with it.
pub struct Screen {
    /// What DISPLAY is to say.
    pub name: String,
    _server: Child,
}

impl Screen {
    /// Starts one on a free number, as large as this. Where nothing manages windows, the one under the pointer has the
    /// focus, and the pointer begins in the middle of the screen; so no screen is much larger than its window.
    pub async fn start((width, height): (u32, u32)) -> Result<Screen> {
        let pixels = format!("{width}x{height}x24");
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &pixels, "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context("Xvfb does not start: install xvfb (scripts/tools test)")?;
        let number = server.stdout.take().context("Xvfb says nothing")?;
        // It tells its number once it takes connections.
        let number = BufReader::new(number).lines().next_line().await?.unwrap_or_default();
        ensure!(!number.trim().is_empty(), "Xvfb found no free screen");
        Ok(Screen { name: format!(":{}", number.trim()), _server: server })
    }
}
