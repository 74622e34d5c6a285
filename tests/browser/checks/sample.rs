//! A draft with something at every place, so that every question is on the page.

use anyhow::Result;
use serde_json::{Value, json};

/// All cards, in the order of the page.
pub const CARDS: [&str; 11] = [
    "person",
    "education",
    "qualification",
    "insurance",
    "employment",
    "talent",
    "investment",
    "service",
    "merit",
    "spouse",
    "record",
];

/// Someone with totals of their insurance; they are doubtful.
pub fn with_totals() -> &'static str {
    include_str!("sample.json")
}

/// Someone who goes month by month, and whose date of birth cannot be read.
pub fn with_months_and_a_fault() -> Result<String> {
    let mut draft: Value = serde_json::from_str(with_totals())?;
    draft["answers"]["insurance"] = json!("periods");
    draft["answers"]["born_on"] = json!("1990-02-30");
    Ok(draft.to_string())
}
