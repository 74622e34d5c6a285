//! An assessment for people.

use std::fmt::Write;

use hujifen::rules::plan::{Plan, Route};
use hujifen::rules::{Assessment, Finding, Item};
use hujifen::texts::{self, fill, text};

/// Total and verdict, then a line for each item that says more than "not answered".
pub fn pretty(assessment: &Assessment) -> String {
    let mut shown = String::new();
    let max = match assessment.max {
        Some(max) => fill("cli.max", &[("max", &max)]),
        None => text("cli.unbounded").to_owned(),
    };
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("total", &assessment.total), ("max", &max), ("verdict", &texts::verdict(assessment))];
    // Writing to a String cannot fail.
    let _ = writeln!(shown, "{}", fill("cli.head", &values));
    for notice in &assessment.notices {
        let _ = writeln!(shown, "  ! {}", texts::notice(*notice));
    }
    for finding in &assessment.findings {
        let severity = text_of(finding);
        let _ = writeln!(shown, "  ! {severity}  {}  {}", texts::clause(finding.clause), texts::finding(finding));
    }
    for item in &assessment.items {
        let _ = writeln!(shown, "  {}", line(item));
    }
    shown
}

/// A plan for people: a line for each way, and what happens on it.
pub fn plan(plan: &Plan) -> String {
    let mut shown = String::new();
    let _ = writeln!(shown, "{}", texts::plan_verdict(plan));
    for route in plan.routes.iter().chain(&plan.nearest) {
        let _ = writeln!(shown, "  {}", route_line(route));
        for step in &route.steps {
            let _ = writeln!(shown, "      {}", texts::step(step));
        }
    }
    shown
}

fn route_line(route: &Route) -> String {
    let name = texts::route_name(&route.levers);
    let told = texts::route(route);
    fill("join.row", &[("row", &name), ("label", &told)])
}

/// How much a finding weighs.
fn text_of(finding: &Finding) -> &'static str {
    texts::find(&format!("severity.{}", finding.severity.code())).unwrap_or_default()
}

fn line(item: &Item) -> String {
    let Item { counted, points, replaced_by, .. } = *item;
    let name = texts::indicator(item.indicator);
    let clause = texts::clause(item.clause);
    let reason = match replaced_by {
        Some(better) => fill("result.replaced", &[("points", &points), ("name", &texts::indicator(better))]),
        None => texts::reason(item),
    };
    format!("{counted:>5}  {name}  {clause}  {reason}")
}

/// What stands in the place of a line that is no valid profile.
pub fn fault(line: u64, error: &str) -> String {
    fill("cli.fault", &[("line", &line), ("error", &error)])
}
