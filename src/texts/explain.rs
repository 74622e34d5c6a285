//! Explanations in words: a sentence of the person's own figures, the arithmetic behind it, and what would give the next
//! points. One function for each kind of rule.

use std::fmt::Display;

use crate::rules::explain::{Condition, Explanation, Shared, TierMonths};
use crate::rules::indicators::investment::Source;
use crate::rules::indicators::{age, investment};
use crate::rules::{Item, Reason};

use super::{fill, find, grouped, reason, text};

/// An item in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    pub sentence: String,
    /// The arithmetic, line by line.
    pub steps: Vec<String>,
    /// What would give the next points, or take some.
    pub next: Option<String>,
}

/// Puts an item and the figures behind it into words.
pub fn explained(item: &Item, explanation: &Explanation) -> Explained {
    let mut told = Explained { sentence: reason(item), steps: Vec::new(), next: None };
    if item.reason == Reason::Unanswered {
        return told;
    }
    match explanation {
        Explanation::Plain => {}
        Explanation::Age { born_on, on, years, next } => {
            let most = if item.points == age::MAX { text("explain.age_most") } else { "" };
            let values: [(&str, &dyn Display); 4] =
                [("born", born_on), ("years", years), ("points", &item.points), ("most", &most)];
            told.sentence = fill("explain.age", &values);
            told.steps.push(fill("explain.age_years", &[("born", born_on), ("on", on), ("years", years)]));
            told.steps.push(text("explain.age_scale").to_owned());
            told.next = next.map(|(day, years, points)| {
                fill("explain.age_next", &[("date", &day), ("years", &years), ("points", &points)])
            });
        }
        Explanation::Ladder { conditions, next } => ladder(&mut told, conditions, *next),
        Explanation::Yearly { .. } => yearly(&mut told, item, explanation),
        Explanation::Tiers { rows, held, next } => tiers(&mut told, rows, *held, *next),
        Explanation::Share { share, rows } => rows.iter().for_each(|row| shared(&mut told, share, row)),
        Explanation::Records(records) => told.steps.extend(records.iter().map(|(day, until)| match until {
            Some(until) => fill("explain.record_counts", &[("date", day), ("until", until)]),
            None => fill("explain.record_over", &[("date", day)]),
        })),
    }
    told
}

fn ladder(told: &mut Explained, conditions: &[(Condition, Option<bool>)], next: Option<(&'static str, i32)>) {
    for (condition, answer) in conditions {
        let answer = match answer {
            Some(true) => "explain.met",
            Some(false) => "explain.not_met",
            None => "explain.open",
        };
        let months = match condition {
            Condition::WageGate(months) => *months,
            _ => 0,
        };
        let named = find(&format!("condition.{}", condition.code())).unwrap_or_default();
        let named = named.replace("{months}", &months.to_string());
        told.steps.push(fill("explain.condition", &[("name", &named), ("answer", &text(answer))]));
    }
    told.next = next.map(|(code, points)| {
        let named = find(&format!("rung.{code}")).unwrap_or(code);
        fill("explain.ladder_next", &[("name", &named), ("points", &points)])
    });
}

fn yearly(told: &mut Explained, item: &Item, explanation: &Explanation) {
    let Explanation::Yearly { years, each, from_years, most, months, since, next } = explanation else { return };
    let lead = match (months, since) {
        (Some((months, _)), _) => fill("explain.months", &[("months", months)]),
        (_, Some(since)) => fill("explain.since", &[("date", since)]),
        _ => String::new(),
    };
    if item.points > 0 {
        let values: [(&str, &dyn Display); 4] =
            [("lead", &lead), ("years", years), ("each", each), ("points", &item.points)];
        told.sentence = fill("explain.yearly", &values);
    }
    if let Some((months, missing)) = months {
        let values: [(&str, &dyn Display); 3] = [("months", months), ("years", years), ("rest", &(12 - missing))];
        told.steps.push(fill("explain.months_years", &values));
    }
    if *from_years > 1 {
        told.steps.push(fill("explain.from_years", &[("n", from_years)]));
    }
    if let Some(most) = most {
        told.steps.push(fill("explain.most", &[("n", most)]));
    }
    told.next = next.map(|(gain, day)| match (day, months) {
        (Some(day), _) => fill("explain.next_on", &[("date", &day), ("points", &gain)]),
        (None, Some((_, missing))) => fill("explain.next_months", &[("n", missing), ("points", &gain)]),
        (None, None) => {
            let missing = from_years.saturating_sub(*years).max(1);
            fill("explain.next_years", &[("n", &missing), ("points", &gain)])
        }
    });
}

fn tiers(told: &mut Explained, rows: &[TierMonths], held: Option<usize>, next: Option<usize>) {
    let row = |index: Option<usize>| index.and_then(|index| rows.get(index));
    let said = |key: &str, row: &TierMonths| {
        let values: [(&str, &dyn Display); 7] = [
            ("window", &row.tier.window),
            ("months", &row.months),
            ("multiple", &multiple(row.tier.tenths)),
            ("missing", &row.missing),
            ("needed", &row.tier.months),
            ("points", &row.tier.points),
            ("base", &grouped(row.base)),
        ];
        fill(key, &values)
    };
    if let Some(held) = row(held) {
        told.sentence = said("explain.tier_held", held);
    } else if let Some(next) = row(next) {
        told.sentence = said("explain.tier_missing", next);
    }
    told.steps.extend(rows.iter().map(|row| said("explain.tier_step", row)));
    told.next = row(next).map(|next| said("explain.tier_next", next));
}

fn shared(told: &mut Explained, share: &dyn Display, row: &Shared) {
    let unit = match row.source {
        Source::Tax => text("explain.yuan"),
        Source::Hires => text("explain.people"),
    };
    let [first, second, third] = row.years.map(grouped);
    let (yearly, step) = (grouped(row.yearly), grouped(row.step));
    let steps = row.yearly / row.step;
    let values: [(&str, &dyn Display); 6] =
        [("a", &first), ("b", &second), ("c", &third), ("share", share), ("yearly", &yearly), ("unit", &unit)];
    told.steps.push(fill("explain.share_average", &values));
    let values: [(&str, &dyn Display); 4] = [("step", &step), ("unit", &unit), ("n", &steps), ("points", &row.points)];
    told.steps.push(fill("explain.share_steps", &values));
    // The first row that can still grow is told: tax before employees.
    if told.next.is_none() && row.points < investment::MAX {
        let missing = grouped(row.step - row.yearly % row.step);
        told.next = Some(fill("explain.share_next", &[("n", &missing), ("unit", &unit)]));
    }
}

/// A multiple of W as it is written: 0.8, 1, 2, 3.
pub fn multiple(tenths: u64) -> String {
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => format!("{}.{rest}", tenths / 10),
    }
}
