//! Every month of the record: its multiple of the wage in force, whether it counts, and what leaves the window next.

use leptos::prelude::*;

use super::kit::{all, dynamic, memo, para, plain};
use super::store::store;
use crate::rules::insurance::{Counts, InsuredMonth, TIERS, months};
use crate::rules::profile::Insurance;
use crate::rules::{Date, Month};
use crate::texts::{self, fill, text};

/// Months that the record can be shown for, at the most.
const MOST: u16 = 12 * 45;
/// So many months that leave the window next are marked.
const LEAVING: usize = 3;

/// The strip, and what it says in words.
pub fn strip() -> AnyView {
    let store = store();
    let record = memo(move || {
        let on = store.day();
        store.reading.with(|reading| (on, of(Insurance::periods(&reading.profile.insurance), on)))
    });
    dynamic(move || {
        record.with(|(on, months)| match months.iter().any(|month| month.counts != Counts::NotPaid) {
            false => all([]),
            true => shown(*on, months),
        })
    })
}

/// The months from the first one paid, or the beginning of the longest window, to the one before the assessment.
fn of(periods: &[crate::rules::profile::Period], on: Date) -> Vec<InsuredMonth> {
    let end = on.month();
    let first = periods.iter().filter_map(|period| period.from).min().unwrap_or(end);
    months(periods, first.min(end.back(TIERS[0].window)).max(end.back(MOST)), end)
}

fn shown(on: Date, months: &[InsuredMonth]) -> AnyView {
    let told = texts::record(months, on);
    let lines = all(told.into_iter().map(|line| view! { <li>{line}</li> }.into_any()));
    view! {
        <details class="help strip" open>
            <summary>{text("strip.title")}</summary>
            {para("hint", plain(text("strip.lead")))}
            // Numbers and our own texts only. One piece of HTML: hundreds of views would be felt at every keystroke.
            <div class="scroll" tabindex="0" role="region" aria-label=text("strip.caption") inner_html=table(on, months)></div>
            <p class="strip-legend" aria-hidden="true" inner_html=legend()></p>
            <ul class="strip-told">{lines}</ul>
        </details>
    }
    .into_any()
}

/// A row for each year, the latest first.
fn table(on: Date, months: &[InsuredMonth]) -> String {
    let mut html = format!("<table><caption>{}</caption><thead><tr><td></td>", text("strip.caption"));
    for month in 1..=12 {
        html += &format!("<th scope=\"col\">{month}</th>");
    }
    html += "</tr></thead><tbody>";
    let (Some(first), Some(last)) = (months.first(), months.last()) else { return String::new() };
    for year in (first.month.year()..=last.month.year()).rev() {
        html += &format!("<tr><th scope=\"row\">{year}</th>");
        for month in 1..=12 {
            let found = Month::new(year, month).and_then(|month| months.iter().find(|one| one.month == month));
            html += &found.map_or_else(|| "<td></td>".to_owned(), |month| cell(on, month));
        }
        html += "</tr>";
    }
    html + "</tbody></table>"
}

fn cell(on: Date, month: &InsuredMonth) -> String {
    let ago = on.month().index() - month.month.index();
    let window = usize::from(TIERS[0].window);
    let place = match ago {
        _ if ago > window => " past",
        _ if ago + LEAVING > window => " leaving",
        _ => "",
    };
    let class = match month.counts {
        Counts::NotPaid => "unpaid".to_owned(),
        Counts::Arrears | Counts::OtherEmployer => "void".to_owned(),
        Counts::TaxMismatch => "years-only".to_owned(),
        Counts::Reaches(level) => format!("reaches-{level}"),
    };
    let mark = texts::month_mark(month);
    // Year and month stand at the head of row and column; only what is not the plain case is told once more.
    let is_plain = place != " leaving" && matches!(month.counts, Counts::Reaches(_));
    let shown = match is_plain {
        true => mark,
        false => {
            let told = texts::month_told(month);
            format!("<span aria-hidden=\"true\">{mark}</span><span class=\"unseen\">{told}</span>")
        }
    };
    format!("<td class=\"{class}{place}\">{shown}</td>")
}

fn legend() -> String {
    let marks = [
        ("reaches-4", "strip.tier_3"),
        ("reaches-3", "strip.tier_2"),
        ("reaches-2", "strip.tier_1"),
        ("reaches-1", "strip.tier_0"),
        ("reaches-0", "strip.below"),
        ("years-only", "strip.years_only"),
        ("void", "strip.void"),
        ("leaving", "strip.leaving"),
    ];
    let mark =
        |(class, key): (&str, &str)| format!("<span><i class=\"{class}\"></i>{}</span>", fill(key, &[("n", &LEAVING)]));
    marks.map(mark).concat()
}
