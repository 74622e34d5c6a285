//! Checks that failed once and then no more: what they looked for was not there, or the driver did not do what it was asked.
//! A busy machine does that to a browser now and then. A run may have a few of them, and tells of each. A fault that the page
//! itself caused is none of them: it counts the first time.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use anyhow::{Result, ensure};

/// How often in a row a check that failed has to hold after it.
pub const AGAIN: usize = 3;
/// How many such checks a run may have. More of them are no accident.
pub const AT_MOST: usize = 2;

/// What the page caused and no page may: errors, lost presses, requests of others.
#[derive(Debug)]
pub struct PageFaults(pub Vec<String>);

impl fmt::Display for PageFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the page caused {} faults:\n{}", self.0.len(), self.0.join("\n"))
    }
}

impl std::error::Error for PageFaults {}

/// The checks of a run that failed once and then no more.
pub struct Unsteady {
    /// One failure is enough.
    is_strict: bool,
    told: Mutex<Vec<String>>,
}

impl Unsteady {
    pub fn new(is_strict: bool) -> Unsteady {
        Unsteady { is_strict, told: Mutex::default() }
    }

    /// Does a check, and does it again where it fails through no fault of the page's.
    ///
    /// # Errors
    /// [`PageFaults`], or else what was wrong at first, unless it never was again.
    pub async fn hold(&self, name: &str, check: impl AsyncFn() -> Result<()>) -> Result<()> {
        let Err(first) = check().await else { return Ok(()) };
        if self.is_strict || first.is::<PageFaults>() {
            return Err(first);
        }
        for _ in 0..AGAIN {
            if let Err(again) = check().await {
                return Err(first.context(format!("it failed again: {again:#}\nat first")));
            }
        }
        self.told.lock().unwrap_or_else(PoisonError::into_inner).push(format!("{name}: {first:#}"));
        Ok(())
    }

    /// Tells of them all.
    ///
    /// # Errors
    /// Where there are too many.
    pub fn conclude(&self) -> Result<()> {
        let told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if !told.is_empty() {
            eprintln!(
                "unsteady, {} failed once and then no more (docs/TESTING.md):\n{}\n",
                told.len(),
                told.join("\n")
            );
        }
        ensure!(told.len() <= AT_MOST, "{} checks are unsteady, and {AT_MOST} may be", told.len());
        Ok(())
    }
}
