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

/// Someone on a fixed day under a name, stored at some time.
pub fn named(name: &str, answers: Value, saved_at: u64) -> String {
    let mut draft = json!({ "version": 3, "answers": answers, "periods": [], "records": {}, "name": name,
                            "saved_at": saved_at, "stamp": { "revision": 1, "tab": "" } });
    draft["answers"]["assessed_on"] = json!("2026-11-23");
    draft.to_string()
}

/// Drafts of every kind: scored before, of a newer version, without a name, damaged.
pub fn several() -> Result<Vec<(&'static str, String)>> {
    let mut moved: Value = serde_json::from_str(&named("王小明", json!({ "born_on": "1990-05-12" }), 4))?;
    moved["scored"] = json!({ "on": "2025-11-23", "total": 28, "wage": "2025-07" });
    let newer = json!({ "version": 9, "name": "由新版保存的一份名字很长很长很长很长的草稿", "answers": {} });
    Ok(vec![
        ("damaged", "{".to_owned()),
        ("newer", newer.to_string()),
        ("barred", named("", json!({ "born_on": "1966-05-12", "serious_crime": "yes" }), 2)),
        ("other", named("李芳（徐汇）", json!({ "born_on": "1975-05-12", "startup_talent": "yes" }), 3)),
        ("moved", moved.to_string()),
    ])
}
