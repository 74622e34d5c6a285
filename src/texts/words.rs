//! What an assessment says, in sentences.

use crate::answers::Standing;
use crate::rules::wage::{self, WageYear};
use crate::rules::{Assessment, Indicator, Item, Kind, Notice, Reason, STANDARD};

use super::{Figures, fill, find, grouped, text};

/// The official name of an indicator.
pub fn indicator(indicator: Indicator) -> &'static str {
    named("indicator.", indicator)
}

/// A name of an indicator short enough for a chart.
pub fn indicator_short(indicator: Indicator) -> &'static str {
    named("indicator_short.", indicator)
}

fn named(group: &str, indicator: Indicator) -> &'static str {
    find(&(group.to_owned() + indicator.code())).unwrap_or_else(|| indicator.code())
}

/// Why an item has its points, in one sentence.
pub fn reason(item: &Item) -> String {
    reason_with(item, Figures::Told)
}

/// The same, with or without the person's own figure.
pub fn reason_with(item: &Item, figures: Figures) -> String {
    let (code, number) = item.reason.code();
    // A sentence of the indicator's own where it has one, else the one that all share.
    let own = format!("reason.{}_{code}", item.indicator.code());
    let deduction = item.indicator.kind() == Kind::Deduction && item.reason == Reason::Unanswered;
    let key = match find(&own) {
        Some(_) => own,
        None if deduction => "reason.deduction_unanswered".to_owned(),
        None => format!("reason.{code}"),
    };
    let number = match figures {
        Figures::Told => number.map_or_else(String::new, grouped),
        Figures::Hidden => text("report.hidden").to_owned(),
    };
    fill(&key, &[("n", &number), ("max", &item.max.unwrap_or(0))])
}

/// What is said of an item that a better one replaces, in the place of its reason.
pub fn replaced(item: &Item) -> Option<String> {
    let better = item.replaced_by?;
    Some(fill("result.replaced", &[("points", &item.points), ("name", &indicator(better))]))
}

/// What an item could still reach, where that is more than it has.
pub fn could_reach(item: &Item) -> Option<String> {
    match item.max {
        Some(max) if max <= item.points.max(0) => None,
        Some(max) if item.reason != Reason::Unanswered => Some(fill("result.still", &[("max", &max)])),
        Some(max) => Some(fill("result.max", &[("max", &max)])),
        None => Some(text("result.unbounded").to_owned()),
    }
}

/// A clause such as `6(3)` as it is cited.
pub fn clause(clause: &str) -> String {
    find(&format!("clause.{clause}")).unwrap_or(clause).to_owned()
}

/// What the score comes to, in one sentence.
pub fn verdict(assessment: &Assessment) -> String {
    let missing = STANDARD - assessment.total;
    match assessment.max {
        _ if assessment.vetoed => text("result.vetoed").to_owned(),
        _ if missing == 0 => text("result.qualifies").to_owned(),
        _ if missing < 0 => fill("result.qualifies_by", &[("n", &-missing)]),
        None => fill("result.could_unbounded", &[("n", &missing)]),
        Some(max) if max >= STANDARD => fill("result.could", &[("n", &missing), ("max", &max)]),
        Some(max) if max > assessment.total => fill("result.short_max", &[("n", &missing), ("max", &max)]),
        Some(_) => fill("result.short", &[("n", &missing)]),
    }
}

/// What a verdict needs further words for: a veto, and deductions.
pub fn verdict_more(assessment: &Assessment) -> Option<&'static str> {
    match assessment {
        _ if assessment.vetoed => find("result.vetoed_more"),
        _ if assessment.items.iter().any(|item| item.counted < 0) => find("result.deducted"),
        _ => None,
    }
}

/// Which verdict stands, in one sentence; where none does, on how many questions it depends.
pub fn standing(standing: Standing, assessment: &Assessment, open: usize) -> String {
    let total = assessment.total;
    let range = match assessment.max {
        // Nothing is left open that could add to it.
        Some(max) if max <= total => verdict(assessment),
        Some(max) => fill("result.range", &[("total", &total), ("max", &max)]),
        None => fill("result.range_unbounded", &[("total", &total)]),
    };
    match standing {
        Standing::Barred => verdict(assessment),
        Standing::Reached => fill("standing.reached", &[("verdict", &range)]),
        Standing::OutOfReach if assessment.max == Some(total) => range,
        Standing::OutOfReach => fill("standing.out_of_reach", &[("range", &range)]),
        Standing::Open => {
            let range = if assessment.qualifies { verdict(assessment) } else { range };
            match open {
                0 => fill("standing.unconfirmed", &[("range", &range)]),
                _ => fill("standing.open", &[("range", &range), ("n", &open)]),
            }
        }
    }
}

/// What the figures rest on.
pub fn notice(notice: Notice) -> String {
    let [first, .., last] = &wage::TABLE;
    let with = |key: &str, year: &WageYear| fill(key, &[("from", &year.from), ("amount", &grouped(year.average))]);
    match notice {
        Notice::LawNotInForce => text("notice.law_not_in_force").to_owned(),
        Notice::WageCarriedForward => with("notice.wage_carried_forward", last),
        Notice::WageBeforeTable => with("notice.wage_before_table", first),
    }
}
