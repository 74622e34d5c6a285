//! What is said of papers and of the steps of an application.

use std::fmt::Display;

use crate::rules::calendar::{WorkingDay, YEARS, last_year};
use crate::rules::process::Dates;
use crate::rules::{Material, Paper};

use super::{clause, fill, find, indicator, text};

/// What a paper is called.
pub fn paper_name(paper: Paper) -> &'static str {
    find(&format!("paper.{}", paper.code())).unwrap_or(paper.code())
}

/// What a paper belongs to, by which clause, who issues it and what it proves.
pub fn paper_more(material: &Material) -> String {
    let paper = material.paper;
    let told = |part: &str| find(&format!("paper_{part}.{}", paper.code())).unwrap_or_default();
    let of = material.indicator.map_or(text("material.everybody"), indicator);
    let clause = clause(paper.clause());
    let values: [(&str, &dyn Display); 4] =
        [("from", &told("from")), ("proves", &told("proves")), ("of", &of), ("clause", &clause)];
    fill("material.more", &values)
}

/// A step by its number and name.
pub fn step_name(step: u8) -> String {
    fill("step.name", &[("n", &step), ("name", &step_part(step, "name"))])
}

/// Who acts at a step and where, and what to know.
pub fn step_told(step: u8) -> [&'static str; 2] {
    ["who", "know"].map(|part| step_part(step, part))
}

fn step_part(step: u8, part: &str) -> &'static str {
    find(&format!("step.{step}.{part}")).unwrap_or_default()
}

/// The dates told at a step.
pub fn step_days(step: u8, dates: &Dates) -> Vec<String> {
    let told = |key: &str, day: &dyn Display| fill(key, &[("date", day)]);
    let counted = |key: &str, day: WorkingDay| {
        let weekends = if day.weekends_only { text("step.weekends_only") } else { "" };
        fill(key, &[("date", &day.day), ("note", &weekends)])
    };
    match step {
        1 => {
            let endorsed = dates.endorsed_by.map(|day| told("step.endorsed_by", &day));
            endorsed.into_iter().chain(dates.valid_until.map(|day| told("step.valid_until", &day))).collect()
        }
        5 => dates.account_from.map(|day| counted("step.account_from", day)).into_iter().collect(),
        9 => {
            let key = if dates.accepted { "step.determined_by" } else { "step.determined_if_today" };
            dates.determined_by.map(|day| counted(key, day)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Which holidays the working days leave out, and by which notices.
pub fn holidays() -> String {
    let sources: Vec<&str> = YEARS.iter().map(|year| year.source).collect();
    let sources = sources.join(text("join.names"));
    fill("step.holidays", &[("sources", &sources), ("year", &last_year())])
}
