//! What gets an application returned, or costs points: each finding is one rule over the answers.
//!
//! A rule is an entry of a table and a function; it looks only at what is answered, so nothing is ever found about a
//! question that was not asked. One file a kind: what bars the application ([`blockers`]), points that fall away
//! ([`losses`]), answers that contradict each other ([`contradictions`]), and risks around the process ([`risks`]).

mod blockers;
mod case;
mod contradictions;
mod losses;
mod risks;

pub use blockers::FORGERY_BARS_YEARS;

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;
use serde::ser::Serializer;

use super::assessment::Item;
use super::date::{Date, Month};
use super::insurance::Insured;
use super::materials::Material;
use super::profile::Profile;
use super::value::choices;
use case::Case;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The application cannot go in, or the points certainly fall away.
    Blocker,
    /// Likely to be returned or to lose points.
    Warning,
    /// Worth knowing.
    Notice,
}

choices! { Severity
    Blocker => "blocker",
    Warning => "warning",
    Notice => "notice",
}

/// A contradiction, risk or loss to look into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Its name.
    pub code: &'static str,
    pub severity: Severity,
    /// The clause to cite, such as `6(3)`.
    pub clause: &'static str,
    /// Points of the total that are at stake, before the floor of 0.
    pub points: i32,
    /// The answers it comes from.
    pub fields: Cow<'static, [Place]>,
    /// The figures its sentence names.
    #[serde(serialize_with = "by_name", skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<(&'static str, Fact)>,
}

/// A place in the profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A field, by its path.
    Field(&'static str),
    /// The row so many of the insurance record.
    Period(usize),
    /// The date so many of a list of records.
    Record(&'static str, usize),
}

/// Its path, such as `insurance.periods[0]`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Field(path) => f.write_str(path),
            Place::Period(row) => write!(f, "insurance.periods[{row}]"),
            Place::Record(path, row) => write!(f, "{path}[{row}]"),
        }
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A figure of a finding's sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    Number(u64),
    Day(Date),
    Month(Month),
}

impl Serialize for Fact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Fact::Number(number) => serializer.serialize_u64(*number),
            Fact::Day(day) => day.serialize(serializer),
            Fact::Month(month) => month.serialize(serializer),
        }
    }
}

fn by_name<S: Serializer>(facts: &[(&'static str, Fact)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(facts.iter().copied())
}

/// One rule: what it is called, how much it weighs, where it stands in the law, and when it holds.
pub struct Rule {
    pub code: &'static str,
    pub severity: Severity,
    pub clause: &'static str,
    check: fn(&Case) -> Option<Raised>,
}

impl Rule {
    const fn blocker(code: &'static str, clause: &'static str, check: fn(&Case) -> Option<Raised>) -> Rule {
        Rule { code, severity: Severity::Blocker, clause, check }
    }

    const fn warning(code: &'static str, clause: &'static str, check: fn(&Case) -> Option<Raised>) -> Rule {
        Rule { code, severity: Severity::Warning, clause, check }
    }

    const fn notice(code: &'static str, clause: &'static str, check: fn(&Case) -> Option<Raised>) -> Rule {
        Rule { code, severity: Severity::Notice, clause, check }
    }
}

/// What a rule found.
struct Raised {
    points: i32,
    fields: Cow<'static, [Place]>,
    facts: Vec<(&'static str, Fact)>,
}

impl Raised {
    /// Found in these answers.
    fn at(fields: &'static [Place]) -> Option<Raised> {
        Some(Raised { points: 0, fields: Cow::Borrowed(fields), facts: Vec::new() })
    }

    /// Found in these answers where a condition holds.
    fn when(holds: bool, fields: &'static [Place]) -> Option<Raised> {
        if holds { Raised::at(fields) } else { None }
    }

    /// Found in these answers, known only now.
    fn among(fields: Vec<Place>) -> Option<Raised> {
        (!fields.is_empty()).then_some(Raised { points: 0, fields: Cow::Owned(fields), facts: Vec::new() })
    }
}

/// What is said further of what was found, if anything was.
trait Say {
    fn costs(self, points: i32) -> Self;
    fn says(self, name: &'static str, fact: Fact) -> Self;
}

impl Say for Option<Raised> {
    fn costs(self, points: i32) -> Self {
        self.map(|raised| Raised { points, ..raised })
    }

    fn says(self, name: &'static str, fact: Fact) -> Self {
        self.map(|mut raised| {
            raised.facts.push((name, fact));
            raised
        })
    }
}

/// All rules, in the order of the files above.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    [blockers::RULES, losses::RULES, contradictions::RULES, risks::RULES].into_iter().flatten()
}

/// Everything there is to find, blockers first.
pub(super) fn findings(
    profile: &Profile,
    on: Date,
    insured: &Insured,
    items: &[Item],
    materials: &[Material],
) -> Vec<Finding> {
    let case = Case::new(profile, on, insured, items, materials);
    let mut found: [Vec<Finding>; 3] = Default::default();
    for Rule { code, severity, clause, check } in rules() {
        if let Some(Raised { points, fields, facts }) = check(&case) {
            let finding = Finding { code, severity: *severity, clause, points, fields, facts };
            if let Some(found) = found.get_mut(*severity as usize) {
                found.push(finding);
            }
        }
    }
    found.into_iter().flatten().collect()
}
