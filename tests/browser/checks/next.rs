//! The next key question, and where it ends.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};

use crate::harness::until::{holds, until};
use crate::visitor::Visitor;

/// The button that leads to the next key question.
const NEXT: &str = "#next-question";

/// Follows the button alone from the first question on, and answers each: as named, otherwise that there is nothing.
/// Returns the questions in the order they were asked.
async fn follow(visitor: &Visitor, answers: &[(&str, &str)]) -> Result<Vec<String>> {
    let mut asked = Vec::new();
    let mut seen = BTreeSet::new();
    while !visitor.texts(NEXT).await?.is_empty() {
        visitor.click(NEXT).await?;
        until(async || {
            let at = visitor.focused().await?;
            let is_new = !seen.contains(&at) && at != "next-question" && !at.is_empty();
            holds(is_new, || format!("the button leads to {at:?}, after {asked:?}"))
        })
        .await?;
        let path = visitor.focused().await?;
        let answer = answers.iter().find(|(named, _)| *named == path).map(|(_, answer)| *answer);
        let answer = answer.with_context(|| format!("nobody expected to be asked for {path}"))?;
        visitor.answer(&path, answer).await?;
        seen.insert(path.clone());
        asked.push(path);
        ensure!(asked.len() < 60, "it never ends: {asked:?}");
    }
    Ok(asked)
}

/// Somebody whom nothing brings points but what is named first.
const NOTHING_ELSE: [(&str, &str); 13] = [
    ("qualification.level", "none"),
    ("startup_talent", "no"),
    ("innovation_intermediary", "no"),
    ("shortage_major.in_catalogue", "no"),
    ("investment", "no"),
    ("public_service_years", "0"),
    ("outer_area_years", "0"),
    ("fresh_graduate", "no"),
    ("award", "none"),
    ("spouse", "no"),
    ("false_material_on", "no"),
    ("detained_on", "no"),
    ("convicted_on", "no"),
];

pub async fn the_button_alone_leads_to_a_verdict_that_stands(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    visitor.sees(NEXT, "下一关键问题：").await?;
    let own = [
        ("born_on", "1990-05-12"),
        ("education.schooling", "bachelor"),
        ("education.degree", "bachelor"),
        ("education.recognised", "yes"),
        ("serious_crime", "no"),
    ];
    let asked = follow(visitor, &[&own[..], &NOTHING_ELSE].concat()).await?;
    ensure!(asked.len() == 8, "asked are {asked:?}");
    visitor.sees_total(120).await?;
    visitor.sees("#verdict", "您已确定达标").await?;
    visitor.sees(".enough", "结论已定").await?;
    visitor.go_to_result().await?;
    visitor.sees_focus_at("result-title").await
}

pub async fn it_ends_where_120_points_are_out_of_reach(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    let own = [
        ("born_on", "1990-05-12"),
        ("education.schooling", "none"),
        ("insurance", "periods"),
        ("insurance.periods[0].from", "2020-01"),
        ("insurance.periods[0].to", "2026-10"),
        ("insurance.periods[0].base", "8000"),
    ];
    let asked = follow(visitor, &[&own[..], &NOTHING_ELSE].concat()).await?;
    let records = ["false_material_on", "detained_on", "convicted_on", "serious_crime"];
    ensure!(!asked.iter().any(|path| records.contains(&path.as_str())), "asked are {asked:?}");
    ensure!(asked.iter().any(|path| path == "insurance.periods[0].base"), "asked are {asked:?}");
    visitor.sees("#verdict", "不足 120 分").await
}

pub async fn an_answer_taken_back_opens_the_verdict_again(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    visitor.fill("record", &[("serious_crime", "yes")]).await?;
    visitor.sees("#verdict", "不受理").await?;
    visitor.sees_no(NEXT).await?;
    visitor.answer("serious_crime", "no").await?;
    visitor.sees("#verdict", "还取决于 13 个问题").await?;
    visitor.sees(NEXT, "您的出生日期").await
}
