//! What a finding says, and what to do about it.

use crate::rules::{Fact, Finding};

use super::{Figures, find, grouped, put, text};

/// Facts that are the rules' own and say nothing of the person: points, and years that a rule asks for.
const OF_THE_RULES: [&str; 3] = ["both", "held", "certain"];

/// The sentence of a finding, with its figures.
pub fn finding(finding: &Finding) -> String {
    finding_with(finding, Figures::Told)
}

/// The same, with or without the person's own figures.
pub fn finding_with(finding: &Finding, figures: Figures) -> String {
    worded("finding.", finding, figures)
}

/// What to do about it.
pub fn remedy(finding: &Finding) -> String {
    remedy_with(finding, Figures::Told)
}

/// The same, with or without the person's own figures.
pub fn remedy_with(finding: &Finding, figures: Figures) -> String {
    worded("finding_do.", finding, figures)
}

fn worded(group: &str, finding: &Finding, figures: Figures) -> String {
    let key = group.to_owned() + finding.code;
    let mut worded = find(&key).unwrap_or(finding.code).to_owned();
    for (name, fact) in &finding.facts {
        // What comes from no answer, such as the law's last day, is not the person's own.
        let is_own = !finding.fields.is_empty() && !OF_THE_RULES.contains(name);
        let fact = match fact {
            _ if is_own && figures == Figures::Hidden => text("report.hidden").to_owned(),
            Fact::Number(number) => grouped(*number),
            Fact::Day(day) => day.to_string(),
            Fact::Month(month) => month.to_string(),
        };
        put(&mut worded, name, &fact);
    }
    put(&mut worded, "points", &finding.points.to_string());
    worded
}
