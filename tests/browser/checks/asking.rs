//! Only what can change the result is asked.

use anyhow::{Result, ensure};

use crate::harness::until::{holds, until};
use crate::visitor::Visitor;

async fn sees_questions(visitor: &Visitor, expected: &[&str]) -> Result<()> {
    until(async || {
        let questions = visitor.questions().await?;
        holds(questions == expected, || format!("asked are {questions:?}, not {expected:?}"))
    })
    .await
}

pub async fn the_months_of_the_last_year_are_asked_only_where_they_decide(visitor: &Visitor) -> Result<()> {
    let gate = "insurance.last_year_months_at_1".to_owned();
    visitor.arrive().await?;
    for (level, insurance, asked) in [
        ("skill_3", "summary", false),
        ("mid_title", "summary", true),
        ("skill_2", "summary", true),
        ("junior_title", "summary", false),
        ("senior_title", "periods", false),
    ] {
        visitor.fill("qualification", &[("qualification.level", level)]).await?;
        visitor.fill("insurance", &[("insurance", insurance)]).await?;
        visitor.find(if insurance == "summary" { "[id='insurance.years']" } else { ".period" }).await?;
        let questions = visitor.questions().await?;
        ensure!(questions.contains(&gate) == asked, "with {level} and {insurance}: {questions:?}");
    }
    Ok(())
}

pub async fn who_is_not_married_is_asked_nothing_more(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    visitor.fill("spouse", &[("spouse", "yes")]).await?;
    sees_questions(visitor, &["spouse", "spouse.shanghai_hukou", "spouse.married_on"]).await?;
    visitor.answer("spouse.shanghai_hukou", "no").await?;
    sees_questions(visitor, &["spouse", "spouse.shanghai_hukou"]).await?;
    visitor.answer("spouse", "no").await?;
    sees_questions(visitor, &["spouse"]).await
}

pub async fn who_has_no_schooling_or_certificate_is_asked_nothing_more(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    visitor.fill("education", &[("education.schooling", "bachelor")]).await?;
    let all = [
        "schooling",
        "degree",
        "recognised",
        "mode",
        "graduated_on",
        "overseas",
        "verified",
        "earlier_records",
        "file_located",
    ]
    .map(|name| format!("education.{name}"));
    sees_questions(visitor, &all.each_ref().map(String::as_str)).await?;
    visitor.answer("education.schooling", "none").await?;
    sees_questions(visitor, &["education.schooling"]).await?;
    visitor.fill("qualification", &[("qualification.level", "none")]).await?;
    sees_questions(visitor, &["qualification.level"]).await?;
    visitor.fill("investment", &[("investment", "no")]).await?;
    sees_questions(visitor, &["investment"]).await
}
