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

/// Someone of 113 points: associate's schooling, 43 years old, insured since 2015-03 at a base of 9,000.
pub fn short_of_120() -> &'static str {
    include_str!("plan.json")
}

/// Twenty years of history in a row each month, and eleven changes to choose from.
pub fn twenty_years() -> Result<String> {
    let mut draft: Value = serde_json::from_str(short_of_120())?;
    draft["answers"]["born_on"] = json!("1972-05-12");
    draft["answers"]["shortage_major.in_catalogue"] = json!("yes");
    draft["answers"]["shortage_major.post_matches"] = json!("no");
    let first = 2006 * 12 + 10;
    let row = |index: i32| {
        let month = format!("{:04}-{:02}", index / 12, index % 12 + 1);
        json!({ "from": month, "to": month, "base": (7_000 + index % 7).to_string(), "arrears": false,
                "other_employer": true, "tax_mismatch": false })
    };
    draft["periods"] = (first..first + 240).map(row).collect();
    Ok(draft.to_string())
}

/// Someone who goes month by month, and whose date of birth cannot be read.
pub fn with_months_and_a_fault() -> Result<String> {
    let mut draft: Value = serde_json::from_str(with_totals())?;
    draft["answers"]["insurance"] = json!("periods");
    draft["answers"]["born_on"] = json!("1990-02-30");
    Ok(draft.to_string())
}
