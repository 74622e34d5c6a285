//! The months of a record, in words.

use crate::rules::insurance::{Counts, InsuredMonth, TIERS};
use crate::rules::{Date, Month};

use super::{fill, grouped, multiple, text};

/// How many months that leave the window next are named.
const LEAVING: usize = 6;

/// A month in a mark: its multiple of W, or that it does not count.
pub fn month_mark(month: &InsuredMonth) -> String {
    match (month.counts, month.multiple()) {
        (Counts::NotPaid, _) => "·".to_owned(),
        (Counts::Arrears | Counts::OtherEmployer, _) => "×".to_owned(),
        (_, Some(hundredths)) => tenths(hundredths),
        (_, None) => "?".to_owned(),
    }
}

/// Rounded down: 0.79 is not 0.8.
fn tenths(hundredths: u64) -> String {
    format!("{}.{}", hundredths / 100, hundredths / 10 % 10)
}

/// A month in a sentence.
pub fn month_told(month: &InsuredMonth) -> String {
    let base = month.base.map(grouped).unwrap_or_default();
    let times = month.multiple().map(tenths).unwrap_or_default();
    let key = match month.counts {
        Counts::NotPaid => "strip.month_unpaid",
        Counts::Arrears => "strip.month_arrears",
        Counts::OtherEmployer => "strip.month_other_employer",
        Counts::TaxMismatch => "strip.month_tax_mismatch",
        Counts::Reaches(_) if month.base.is_none() => "strip.month_no_base",
        Counts::Reaches(_) => "strip.month_counts",
    };
    fill(key, &[("month", &month.month), ("base", &base), ("times", &times)])
}

/// What the record comes to: the tiers with what they still take, what leaves the window next, and what does not count.
pub fn record(months: &[InsuredMonth], on: Date) -> Vec<String> {
    tiers(months, on).chain(leaving(months, on)).chain(uncounted(months)).collect()
}

fn tiers(months: &[InsuredMonth], on: Date) -> impl Iterator<Item = String> {
    let told = |(index, tier): (usize, &crate::rules::insurance::Tier)| {
        let start = on.month().back(tier.window);
        let count = months.iter().filter(|month| month.month >= start && usize::from(month.level()) > index).count();
        let needed = tier.months as usize;
        let more = needed.saturating_sub(count);
        let values: [(&str, &dyn std::fmt::Display); 6] = [
            ("times", &multiple(tier.tenths)),
            ("window", &tier.window),
            ("n", &count),
            ("needed", &needed),
            ("more", &more),
            ("spare", &count.saturating_sub(needed)),
        ];
        // A tier that nobody is on the way to says nothing.
        (count > 0).then(|| fill(if more == 0 { "strip.tier_reached" } else { "strip.tier_short" }, &values))
    };
    TIERS.iter().enumerate().rev().filter_map(told).collect::<Vec<_>>().into_iter()
}

fn leaving(months: &[InsuredMonth], on: Date) -> Option<String> {
    let start = on.month().back(TIERS[0].window);
    let next = months.iter().filter(|month| month.month >= start).take(LEAVING);
    let named: Vec<String> =
        next.map(|month| fill("strip.leaves", &[("month", &month.month), ("mark", &month_mark(month))])).collect();
    (!named.is_empty()).then(|| fill("strip.leave_next", &[("months", &named.join(text("join.names")))]))
}

/// Spans on end that count for nothing or not for everything, after the first month paid.
fn uncounted(months: &[InsuredMonth]) -> Vec<String> {
    let paid = months.iter().skip_while(|month| month.counts == Counts::NotPaid);
    let mut spans: Vec<(Counts, Month, Month)> = Vec::new();
    for month in paid.filter(|month| !matches!(month.counts, Counts::Reaches(_))) {
        match spans.last_mut() {
            Some((counts, _, last)) if *counts == month.counts && last.on(1) == month.month => *last = month.month,
            _ => spans.push((month.counts, month.month, month.month)),
        }
    }
    let told = |(counts, from, to): (Counts, Month, Month)| {
        let key = match counts {
            Counts::NotPaid => "strip.span_unpaid",
            Counts::Arrears => "strip.span_arrears",
            Counts::OtherEmployer => "strip.span_other_employer",
            _ => "strip.span_tax_mismatch",
        };
        fill(key, &[("from", &from), ("to", &to), ("n", &(to.index() - from.index() + 1))])
    };
    spans.into_iter().map(told).collect()
}
