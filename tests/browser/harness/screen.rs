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
    /// Starts one on a free number, large enough for every window.
    pub async fn start() -> Result<Screen> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"])
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
