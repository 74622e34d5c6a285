//! A slower line and a slower processor under every check, where whoever runs them asks for it: what passes only where
//! everything is quick shows itself (docs/TESTING.md).

use std::env;
use std::time::Duration;

use anyhow::{Context, Result};

/// How late every answer of a site comes: HUJIFEN_LATE in milliseconds, else not at all.
pub fn lateness() -> Result<Duration> {
    Ok(Duration::from_millis(given("HUJIFEN_LATE")?.unwrap_or(0)))
}

/// How many times slower the processor is for the page: HUJIFEN_SLOW, if it is given.
pub fn slowness() -> Result<Option<u64>> {
    given("HUJIFEN_SLOW")
}

/// Whether one failure of a check is enough: HUJIFEN_STRICT, else [`crate::unsteady`].
pub fn is_strict() -> bool {
    env::var_os("HUJIFEN_STRICT").is_some_and(|given| !given.is_empty())
}

fn given(name: &str) -> Result<Option<u64>> {
    let given = env::var(name).ok().filter(|given| !given.is_empty());
    given.map(|given| given.parse().with_context(|| format!("{name} is {given:?}, not a whole number"))).transpose()
}
