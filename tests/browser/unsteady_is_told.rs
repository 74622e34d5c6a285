//! What becomes of a check that fails and then does not.
#![forbid(unsafe_code)]

mod unsteady;

use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Result, anyhow, bail, ensure};

use unsteady::{AGAIN, AT_MOST, PageFaults, Unsteady};

/// How a check ends that fails at these of its tries, and how often it was tried.
async fn tried(unsteady: &Unsteady, failing: &[usize]) -> (Result<()>, usize) {
    let tries = AtomicUsize::new(0);
    let held = unsteady
        .hold("a check", async || {
            let this = tries.fetch_add(1, Ordering::Relaxed);
            if failing.contains(&this) {
                bail!("try {this} failed");
            }
            Ok(())
        })
        .await;
    (held, tries.into_inner())
}

#[tokio::test]
async fn what_holds_is_tried_once() -> Result<()> {
    let unsteady = Unsteady::new(false);
    let (held, tries) = tried(&unsteady, &[]).await;
    held?;
    ensure!(tries == 1, "it was tried {tries} times");
    unsteady.conclude()
}

#[tokio::test]
async fn what_fails_again_has_failed() -> Result<()> {
    for again in 1..=AGAIN {
        let (held, _) = tried(&Unsteady::new(false), &[0, again]).await;
        let told = held.err().map(|error| format!("{error:#}")).unwrap_or_default();
        ensure!(told.contains("try 0 failed") && told.contains(&format!("try {again} failed")), "told was {told:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_few_may_fail_once_and_no_more_than_that() -> Result<()> {
    let unsteady = Unsteady::new(false);
    for _ in 0..AT_MOST {
        let (held, tries) = tried(&unsteady, &[0]).await;
        held?;
        ensure!(tries == 1 + AGAIN, "it was tried {tries} times");
        unsteady.conclude()?;
    }
    tried(&unsteady, &[0]).await.0?;
    ensure!(unsteady.conclude().is_err(), "one too many passes");
    Ok(())
}

#[tokio::test]
async fn who_asks_for_it_hears_of_the_first_failure() -> Result<()> {
    let (held, tries) = tried(&Unsteady::new(true), &[0]).await;
    ensure!(held.is_err() && tries == 1, "it was tried {tries} times");
    Ok(())
}

#[tokio::test]
async fn a_fault_of_the_page_counts_the_first_time() -> Result<()> {
    let faults = || PageFaults(vec!["taken away while it was pressed".to_owned()]);
    for by_itself in [true, false] {
        let tries = AtomicUsize::new(0);
        let held = Unsteady::new(false)
            .hold("a check", async || match tries.fetch_add(1, Ordering::Relaxed) {
                0 if by_itself => Err(faults().into()),
                0 => Err(anyhow!("what was waited for did not come").context(faults())),
                _ => Ok(()),
            })
            .await;
        ensure!(held.is_err(), "it passes where by_itself is {by_itself}");
    }
    Ok(())
}
