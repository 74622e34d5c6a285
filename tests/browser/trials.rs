//! Runs every check at its window sizes, and holds each to what no check may ever cause.

use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Result, bail, ensure};
use libtest_mimic::{Arguments, Completion, Conclusion, Failed, Trial};
use tokio::runtime::Runtime;
use tokio::sync::RwLock;
use tokio::time::timeout;

use crate::harness::browser::Browsers;
use crate::harness::engine::{Capability, Engine, Keeping, Size};
use crate::harness::hardship::{is_strict, slowness};
use crate::harness::headers::Rules;
use crate::harness::site::{self, Site};
use crate::unsteady::{PageFaults, Unsteady};
use crate::visitor::Visitor;

/// A check as a plain function: it borrows the visitor it is done by.
pub type Run = for<'a> fn(&'a Visitor) -> Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

/// A check and the windows it is done in.
pub struct Check {
    pub name: String,
    pub sizes: &'static [Size],
    pub run: Run,
    /// Whether it measures time, and must have the machine to itself.
    pub alone: bool,
    pub keeping: Keeping,
    /// What not every engine can do; where one cannot, the check is left out and the run says so.
    pub needs: &'static [Capability],
}

/// No check needs nearly so long; one that hangs must not hang them all. Only who asks for a soak waits for it.
fn at_most() -> Duration {
    Duration::from_secs(if std::env::var_os("HUJIFEN_SOAK").is_some() { 3_600 } else { 240 })
}
/// Browsers at work at the same time: each uses about a core.
const AT_ONCE: usize = 2;

struct Suite {
    browsers: Browsers,
    dist: PathBuf,
    headers: Rules,
    /// Held by all checks that run beside others, and by a check that runs alone against them.
    machine: RwLock<()>,
    unsteady: Unsteady,
}

/// Runs the checks that the command line asks for, as the built-in test harness would.
pub fn run(checks: Vec<Check>) -> Result<ExitCode> {
    let mut args = Arguments::from_args();
    args.test_threads = args.test_threads.or(Some(AT_ONCE));
    let runtime = Arc::new(Runtime::new()?);
    let engine = Engine::chosen()?;
    let suite = Arc::new(Suite {
        browsers: Browsers::new(engine),
        dist: site::dist()?,
        headers: Rules::read(site::HEADERS).map_err(anyhow::Error::msg)?,
        machine: RwLock::default(),
        unsteady: Unsteady::new(is_strict()),
    });

    let trials = checks.into_iter().flat_map(|check| {
        let (runtime, suite) = (&runtime, &suite);
        check.sizes.iter().map(move |&size| {
            let (runtime, suite, run, alone) = (runtime.clone(), suite.clone(), check.run, check.alone);
            let keeping = check.keeping;
            let lacking = check.needs.iter().find_map(|need| engine.lacks(*need));
            let name = format!("{} [{}]", check.name, size.name());
            let called = name.clone();
            let go = move || {
                if let Some(reason) = lacking {
                    return Ok(Completion::ignored_with(format!("left out: {reason}")));
                }
                let outcome = runtime.block_on(suite.unsteady.hold(&called, || suite.go(run, size, keeping, alone)));
                outcome.map(|()| Completion::Completed).map_err(|error| Failed::from(format!("{error:#}")))
            };
            Trial::ignorable_test(name, go)
        })
    });
    let conclusion: Conclusion = libtest_mimic::run(&args, trials.collect());
    runtime.block_on(suite.browsers.close())?;
    suite.unsteady.conclude()?;
    Ok(conclusion.exit_code())
}

impl Suite {
    async fn go(&self, run: Run, size: Size, keeping: Keeping, alone: bool) -> Result<()> {
        let (_with_others, _by_itself) = match alone {
            false => (Some(self.machine.read().await), None),
            true => (None, Some(self.machine.write().await)),
        };
        let browser = in_time(self.browsers.take(size, keeping)).await?;
        // One that measures has a slowness of its own.
        if let Some(times) = slowness()?.filter(|_| !alone) {
            browser.engine.slow_down(&browser.client, times as f64).await?;
        }
        let site = Site::start(self.dist.clone(), self.headers.clone()).await?;
        let visitor = Visitor::new(browser, site);
        let outcome = in_time(check(run, &visitor)).await;
        let Visitor { browser, .. } = visitor;
        match outcome {
            Ok(()) => {
                // One that waits for its next check would be slowed down at the others' cost.
                in_time(browser.engine.slow_down(&browser.client, 1.0)).await?;
                self.browsers.give_back(browser);
            }
            // Whatever state the check left it in is not handed on.
            Err(_) => in_time(browser.close()).await?,
        }
        outcome
    }
}

async fn in_time<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    match timeout(at_most(), work).await {
        Ok(outcome) => outcome,
        Err(_) => bail!("it took longer than {} s", at_most().as_secs()),
    }
}

/// A check, and after it what every check promises: no error anywhere, and nothing asked of anyone else or sent anywhere.
async fn check(run: Run, visitor: &Visitor) -> Result<()> {
    if let Err(error) = run(visitor).await {
        // What the page caused on the way may be why.
        let faults = visitor.site.log().faults;
        return Err(if faults.is_empty() { error } else { error.context(PageFaults(faults)) });
    }
    visitor.script("window.tellTheRest?.()", vec![]).await?;
    let log = visitor.site.log();
    let mut faults = log.faults;
    faults.extend(visitor.unexpected(visitor.browser.engine.complaints(&visitor.browser.client).await?));
    faults
        .extend(log.requests.iter().filter(|request| !request.starts_with("GET ")).map(|sent| format!("sent: {sent}")));
    if !faults.is_empty() {
        return Err(PageFaults(faults).into());
    }
    ensure!(log.requests.iter().any(|request| request.ends_with(".wasm")), "the check never opened the page");
    Ok(())
}
