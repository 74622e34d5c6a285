//! What a finding says, and what to do about it.

use crate::rules::{Fact, Finding};

use super::{find, grouped};

/// The sentence of a finding, with its figures.
pub fn finding(finding: &Finding) -> String {
    worded("finding.", finding)
}

/// What to do about it.
pub fn remedy(finding: &Finding) -> String {
    worded("finding_do.", finding)
}

fn worded(group: &str, finding: &Finding) -> String {
    let key = group.to_owned() + finding.code;
    let mut worded = find(&key).unwrap_or(finding.code).to_owned();
    for (name, fact) in &finding.facts {
        let fact = match fact {
            Fact::Number(number) => grouped(*number),
            Fact::Day(day) => day.to_string(),
            Fact::Month(month) => month.to_string(),
        };
        worded = worded.replace(&format!("{{{name}}}"), &fact);
    }
    worded.replace("{points}", &finding.points.to_string())
}
