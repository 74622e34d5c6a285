//! Holds what the tests let live against the list of mutants that change nothing anyone could see.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

/// What the run found, as far as it matters here: the report of cargo-gamma.
#[derive(Deserialize)]
pub struct Report {
    files: BTreeMap<String, File>,
}

#[derive(Deserialize)]
struct File {
    mutants: Vec<Mutant>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Mutant {
    id: String,
    mutator_name: String,
    location: Location,
    status: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    status_reason: String,
}

#[derive(Deserialize)]
struct Location {
    start: Position,
}

#[derive(Deserialize)]
struct Position {
    line: usize,
}

/// A mutant as the list names it: where, by file and the line's own text, and what.
pub type Key = (String, String);

/// What became of the mutants.
#[derive(Default)]
pub struct Outcome {
    pub killed: usize,
    /// Those that do not compile.
    pub impossible: usize,
    pub alive: BTreeSet<Key>,
    pub unfinished: usize,
}

impl Report {
    /// The verdicts of several runs: what a later run says of a mutant stands. `line` gives the text of a line of a file.
    pub fn outcome(reports: &[Report], line: impl Fn(&str, usize) -> String) -> Outcome {
        let mut verdicts: BTreeMap<&str, (&str, &Mutant)> = BTreeMap::new();
        for (file, found) in reports.iter().flat_map(|report| &report.files) {
            for mutant in found.mutants.iter().filter(|mutant| mutant.status != "Pending") {
                verdicts.insert(&mutant.id, (file, mutant));
            }
        }
        let mut outcome = Outcome::default();
        for (file, mutant) in verdicts.into_values() {
            match mutant.status.as_str() {
                "Killed" => outcome.killed += 1,
                "CompileError" => outcome.impossible += 1,
                // Who never ends is found out too.
                "Survived" if mutant.status_reason.starts_with("timed out") => outcome.killed += 1,
                "Survived" if mutant.status_reason.starts_with("out of memory") => outcome.killed += 1,
                "Survived" | "NoCoverage" => {
                    let place = format!("{file}: {}", line(file, mutant.location.start.line));
                    outcome.alive.insert((place, format!("{} [{}]", mutant.description, mutant.mutator_name)));
                }
                _ => outcome.unfinished += 1,
            }
        }
        outcome
    }
}

/// The list: blocks of a place, a mutant and its reason, one line or more, with an empty line between them.
pub fn listed(list: &str) -> Result<BTreeSet<Key>, String> {
    let lines: Vec<&str> = list.lines().filter(|line| !line.starts_with('#')).map(str::trim).collect();
    let blocks = lines.split(|line| line.is_empty()).filter(|block| !block.is_empty());
    blocks
        .map(|block| match block {
            [place, mutant, _reason, ..] => Ok(((*place).to_owned(), (*mutant).to_owned())),
            _ => Err(format!("no reason is given: {}", block.join(" / "))),
        })
        .collect()
}

/// What is wrong with the list, one line a fault; none where the run is as expected.
pub fn faults(outcome: &Outcome, listed: &BTreeSet<Key>) -> Vec<String> {
    let unexplained =
        outcome.alive.difference(listed).map(|(place, mutant)| format!("no test notices\n{place}\n{mutant}"));
    let gone = listed
        .difference(&outcome.alive)
        .map(|(place, mutant)| format!("is listed and yet killed or gone\n{place}\n{mutant}"));
    let unfinished = (outcome.unfinished > 0).then(|| format!("{} mutants were not judged", outcome.unfinished));
    unexplained.chain(gone).chain(unfinished).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(status: &str, reason: &str) -> Report {
        let mutant = serde_json::json!({ "id": "1", "mutatorName": "relational.lt_to_le", "status": status,
            "location": { "start": { "line": 3 } }, "description": "replace a < b with a <= b", "statusReason": reason });
        serde_json::from_value(serde_json::json!({ "files": { "src/rules/age.rs": { "mutants": [mutant] } } }))
            .expect("a report")
    }

    fn judged(reports: &[Report], list: &str) -> Vec<String> {
        let outcome = Report::outcome(reports, |_, line| format!("line {line}"));
        faults(&outcome, &listed(list).expect("a list"))
    }

    const LISTED: &str = "# Known\n\nsrc/rules/age.rs: line 3\n  replace a < b with a <= b [relational.lt_to_le]\n  They are never equal.\n";

    #[test]
    fn a_survivor_has_to_be_listed_with_a_reason() {
        assert_eq!(judged(&[report("Survived", "")], "").len(), 1);
        assert_eq!(judged(&[report("NoCoverage", "")], "").len(), 1);
        assert_eq!(judged(&[report("Survived", "")], LISTED), [""; 0]);
        assert!(listed("src/rules/age.rs: line 3\nreplace a < b with a <= b [relational.lt_to_le]").is_err());
    }

    #[test]
    fn who_is_listed_has_to_survive() {
        assert_eq!(judged(&[report("Killed", "")], LISTED).len(), 1);
        assert_eq!(judged(&[], LISTED).len(), 1);
    }

    #[test]
    fn who_never_ends_is_killed() {
        assert_eq!(judged(&[report("Survived", "timed out: 20 s")], ""), [""; 0]);
    }

    #[test]
    fn the_last_run_decides_and_every_mutant_is_judged() {
        assert_eq!(judged(&[report("Survived", ""), report("Killed", "")], ""), [""; 0]);
        assert_eq!(judged(&[report("Ignored", "")], "").len(), 1);
        assert_eq!(judged(&[report("Killed", ""), report("Pending", "")], ""), [""; 0]);
    }
}
