//! The one place that waits.

use std::time::Duration;

use anyhow::{Result, bail};
use tokio::time::{Instant, sleep};

/// What a page does within a moment, even where two slow cores share two browsers. Only what fails waits so long.
const PATIENCE: Duration = Duration::from_secs(20);
/// Often enough that waiting costs no time to speak of, seldom enough to leave the browser its core.
const POLL: Duration = Duration::from_millis(15);

/// Asks again and again until there is an answer. What is there instead is said by the asking, and told where the wait
/// was in vain.
pub async fn until<T>(mut ask: impl AsyncFnMut() -> Result<Result<T, String>>) -> Result<T> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        match ask().await? {
            Ok(answer) => return Ok(answer),
            Err(instead) if Instant::now() > deadline => bail!("after {} s {instead}", PATIENCE.as_secs()),
            Err(_) => sleep(POLL).await,
        }
    }
}

/// Nothing to wait for any more where it holds, else what is there instead.
pub fn holds(it: bool, instead: impl FnOnce() -> String) -> Result<Result<(), String>> {
    Ok(it.then_some(()).ok_or_else(instead))
}
