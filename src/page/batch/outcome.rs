//! What a file came to: counts, the results to take along, and the rows at fault.

use leptos::prelude::*;

use super::{Batch, Done};
use crate::batch::{Outcome, TOLD, Tally};
use crate::page::kit::{all, maybe, para, plain};
use crate::texts::{fill, grouped, text};

/// The id of its heading, which takes the focus.
pub const TITLE_ID: &str = "batch-outcome-title";

/// The outcome, once there is one.
pub fn outcome(batch: Batch) -> AnyView {
    maybe(move || {
        let Done { outcome: Outcome { tally, faults }, url } = batch.done.get()?;
        let is_table = batch.head.with_untracked(|head| !head.headers.is_empty());
        let name = batch.name.with_untracked(|name| results_name(name, is_table));
        let parts = all([counts(tally), download(url, name), faulty(tally, faults)]);
        let view = view! {
            <section class="batch-part batch-outcome" aria-labelledby=TITLE_ID>
                <h3 id=TITLE_ID tabindex="-1">{text("batch.done_title")}</h3>
                {parts}
            </section>
        };
        Some(view.into_any())
    })
}

fn counts(tally: Tally) -> AnyView {
    let counts = [
        ("batch.count.rows", tally.rows),
        ("batch.count.reached", tally.reached),
        ("batch.count.short", tally.short()),
        ("batch.count.faulty", tally.faulty),
    ];
    let counts = all(counts.map(|(key, count)| {
        view! { <div class="batch-count"><dt>{text(key).to_owned()}</dt><dd>{grouped(count)}</dd></div> }.into_any()
    }));
    view! { <dl class="batch-counts">{counts}</dl> }.into_any()
}

fn download(url: String, name: String) -> AnyView {
    view! {
        <p><a class="batch-download" id="batch-download" download=name href=url>{text("batch.download")}</a></p>
        {para("hint", plain(text("batch.local")))}
    }
    .into_any()
}

/// The rows without a score, and why.
fn faulty(tally: Tally, faults: Vec<String>) -> AnyView {
    if faults.is_empty() {
        return all([]);
    }
    let more = (tally.faulty > TOLD as u64).then(|| para("hint", plain(fill("batch.faults_more", &[("n", &TOLD)]))));
    let rows = all(faults.into_iter().map(|fault| view! { <li>{fault}</li> }.into_any()));
    let more = all(more);
    view! {
        <h4 id="batch-faults-title">{fill("batch.faults_title", &[("n", &grouped(tally.faulty))])}</h4>
        {para("hint", plain(text("batch.faults_lead")))}
        {more}
        <div class="batch-faults" role="region" aria-labelledby="batch-faults-title" tabindex="0"><ul>{rows}</ul></div>
    }
    .into_any()
}

/// The name of the results: that of the file, and that they are its scores.
fn results_name(name: &str, is_table: bool) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    fill(if is_table { "batch.results_table" } else { "batch.results_lines" }, &[("file", &stem)])
}
