//! All indicators with their points, for whoever cannot have them computed. Every number is one of the engine's own tables.

use std::fmt::Display;

use super::html::{element, escaped, said, tag};
use crate::rules::indicators::deductions::{CONVICTION, DETENTION, Deduction, FALSE_MATERIAL};
use crate::rules::indicators::investment::{self, Source};
use crate::rules::indicators::{
    age, award, education, fresh_graduate, insurance_years, outer_area, public_service, qualification, shortage_major,
    spouse, talent,
};
use crate::rules::insurance::{GATE, TIERS};
use crate::rules::profile::{Degree, Level, Schooling};
use crate::rules::{Indicator, STANDARD};
use crate::texts::{clause, fill, find, grouped, indicator, multiple, text};

/// An indicator in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub indicator: Indicator,
    /// What gives how many points, a line each.
    pub lines: Vec<String>,
}

/// All rows, in the order of the rules.
pub fn rows() -> Vec<Row> {
    Indicator::ALL.into_iter().map(|indicator| Row { indicator, lines: lines(indicator) }).collect()
}

/// The table, with what it takes and where the rules stand.
pub fn table() -> String {
    let head = ["shell.points_name", "shell.points_points", "shell.points_clause"]
        .map(|key| tag("th", &[("scope", "col")], &escaped(text(key))))
        .concat();
    let parts: String = rows().iter().map(row).collect();
    let rows = element("thead", "", &element("tr", "", &head)) + &element("tbody", "", &parts);
    let lead = fill("shell.points_lead", &[("standard", &STANDARD)]);
    let parts = [said("h2", "", text("shell.points_title")), said("p", "", &lead), element("table", "", &rows)];
    element("section", "points-table", &parts.concat())
}

fn row(row: &Row) -> String {
    let lines: Vec<String> = row.lines.iter().map(|line| escaped(line)).collect();
    let cells = [
        tag("th", &[("scope", "row")], &escaped(indicator(row.indicator))),
        element("td", "", &lines.join("<br>")),
        said("td", "", &clause(row.indicator.clause())),
    ];
    element("tr", "", &cells.concat())
}

/// Something that gives so many points.
fn given(name: &str, points: i32) -> String {
    fill("shell.points.given", &[("name", &name), ("points", &points)])
}

fn lines(indicator: Indicator) -> Vec<String> {
    match indicator {
        Indicator::Age => vec![by_age()],
        Indicator::Education => education::RUNGS
            .iter()
            .map(|&(schooling, degree, points, _)| given(&rung(schooling, degree), points))
            .collect(),
        Indicator::Qualification => levels(),
        Indicator::InsuranceYears => vec![fill("shell.points.each_year", &[("each", &insurance_years::EACH_YEAR)])],
        Indicator::StartupTalent | Indicator::InnovationIntermediary => vec![of(talent::POINTS)],
        Indicator::ShortageMajor => vec![of(shortage_major::POINTS)],
        Indicator::Investment => [Source::Tax, Source::Hires].map(invested).to_vec(),
        Indicator::InsuranceBase => TIERS
            .iter()
            .map(|tier| {
                let values: [(&str, &dyn Display); 4] = [
                    ("window", &tier.window),
                    ("months", &tier.months),
                    ("multiple", &multiple(tier.tenths)),
                    ("points", &tier.points),
                ];
                fill("shell.points.tier", &values)
            })
            .collect(),
        Indicator::PublicService => {
            let values: [(&str, &dyn Display); 2] =
                [("each", &public_service::EACH_YEAR), ("from", &public_service::FROM_YEARS)];
            vec![fill("shell.points.from_years", &values)]
        }
        Indicator::OuterArea => {
            let values: [(&str, &dyn Display); 3] = [
                ("each", &outer_area::EACH_YEAR),
                ("max", &outer_area::MAX),
                ("certain", &outer_area::CERTAIN_FROM_YEARS),
            ];
            vec![fill("shell.points.outer_area", &values)]
        }
        Indicator::FreshGraduate => vec![of(fresh_graduate::POINTS)],
        Indicator::Award => {
            award::AWARDS.map(|(award, points)| given(named("choice.award.", award.code()), points)).into()
        }
        Indicator::Spouse => {
            let values: [(&str, &dyn Display); 2] = [("each", &spouse::EACH_YEAR), ("max", &spouse::MAX)];
            vec![fill("shell.points.spouse", &values)]
        }
        Indicator::FalseMaterial => vec![deducted(FALSE_MATERIAL)],
        Indicator::Detention => vec![deducted(DETENTION)],
        Indicator::Conviction => vec![deducted(CONVICTION)],
    }
}

fn of(points: i32) -> String {
    fill("shell.points.of", &[("points", &points)])
}

fn named<'a>(group: &str, code: &'a str) -> &'a str {
    find(&(group.to_owned() + code)).unwrap_or(code)
}

/// From the oldest that has points to the youngest.
fn by_age() -> String {
    let lowest = age::points(age::OLDEST);
    let flat_from = (0..=age::OLDEST).find(|years| age::points(*years) == lowest).unwrap_or_default();
    let each = age::points(flat_from.saturating_sub(1)) - lowest;
    let values: [(&str, &dyn Display); 5] =
        [("max", &age::MAX), ("each", &each), ("flat", &flat_from), ("oldest", &age::OLDEST), ("lowest", &lowest)];
    fill("shell.points.age", &values)
}

fn rung(schooling: Schooling, degree: Degree) -> String {
    let schooling = named("choice.education.schooling.", schooling.code());
    match degree {
        Degree::None => schooling.to_owned(),
        _ => [schooling, text("join.and"), named("choice.education.degree.", degree.code())].concat(),
    }
}

fn levels() -> Vec<String> {
    let held = qualification::LEVELS.iter().filter(|(level, points, _)| *level != Level::None && *points > 0);
    let lines = held.map(|&(level, points, gated)| {
        let name = named("choice.qualification.level.", level.code());
        given(name, points) + if gated { text("shell.points.gated") } else { "" }
    });
    let gate: [(&str, &dyn Display); 3] =
        [("window", &GATE.window), ("months", &GATE.months), ("multiple", &multiple(GATE.tenths))];
    lines.chain([fill("shell.points.gate", &gate)]).collect()
}

fn invested(source: Source) -> String {
    let key = match source {
        Source::Tax => "shell.points.tax",
        Source::Hires => "shell.points.hires",
    };
    let points = investment::points(source, source.step());
    fill(key, &[("step", &grouped(source.step())), ("points", &points), ("max", &investment::MAX)])
}

fn deducted(deduction: Deduction) -> String {
    fill("shell.points.deducted", &[("points", &deduction.each), ("years", &deduction.within_years)])
}
