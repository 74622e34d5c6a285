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

/// What became of a mutant.
#[derive(PartialEq)]
enum Verdict {
    Killed,
    Impossible,
    Alive,
    None,
}

impl Mutant {
    fn key(&self, file: &str, line: impl Fn(&str, usize) -> String) -> Key {
        let place = format!("{file}: {}", line(file, self.location.start.line));
        (place, format!("{} [{}]", self.description, self.mutator_name))
    }

    fn verdict(&self) -> Verdict {
        match self.status.as_str() {
            "Killed" => Verdict::Killed,
            "CompileError" => Verdict::Impossible,
            // Who never ends is found out too.
            "Survived" if self.status_reason.starts_with("timed out") => Verdict::Killed,
            "Survived" if self.status_reason.starts_with("out of memory") => Verdict::Killed,
            "Survived" | "NoCoverage" => Verdict::Alive,
            _ => Verdict::None,
        }
    }
}

/// The mutants of all reports, each once, with its file.
fn verdicts(reports: &[Report]) -> Vec<(&str, &Mutant)> {
    let mut verdicts: BTreeMap<&str, (&str, &Mutant)> = BTreeMap::new();
    for (file, found) in reports.iter().flat_map(|report| &report.files) {
        for mutant in &found.mutants {
            if mutant.status != "Pending" || !verdicts.contains_key(&*mutant.id) {
                verdicts.insert(&mutant.id, (file, mutant));
            }
        }
    }
    verdicts.into_values().collect()
}

fn living(reports: &[Report]) -> impl Iterator<Item = (&str, &Mutant)> {
    verdicts(reports).into_iter().filter(|(_, mutant)| mutant.verdict() == Verdict::Alive)
}

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
    /// The verdicts of several runs: what a later run says of a mutant stands, unless it did not come to it. `line` gives the
    /// text of a line of a file.
    pub fn outcome(reports: &[Report], line: impl Fn(&str, usize) -> String) -> Outcome {
        let mut outcome = Outcome::default();
        for (file, mutant) in verdicts(reports) {
            match mutant.verdict() {
                Verdict::Killed => outcome.killed += 1,
                Verdict::Impossible => outcome.impossible += 1,
                Verdict::Alive => {
                    outcome.alive.insert(mutant.key(file, &line));
                }
                Verdict::None => outcome.unfinished += 1,
            }
        }
        outcome
    }

    /// The names of those that live by the last verdict.
    pub fn alive(reports: &[Report]) -> Vec<&str> {
        living(reports).map(|(_, mutant)| &*mutant.id).collect()
    }

    /// The same without those that are listed; `line` as above.
    pub fn unexplained<'a>(
        reports: &'a [Report],
        listed: &BTreeSet<Key>,
        line: impl Fn(&str, usize) -> String,
    ) -> Vec<&'a str> {
        let unexplained = living(reports).filter(|(file, mutant)| !listed.contains(&mutant.key(file, &line)));
        unexplained.map(|(_, mutant)| &*mutant.id).collect()
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
        assert_eq!(judged(&[report("Pending", "")], "").len(), 1);
        assert_eq!(judged(&[report("Killed", ""), report("Pending", "")], ""), [""; 0]);
    }

    #[test]
    fn who_is_listed_need_not_meet_the_slower_tests() {
        let listed = |list| listed(list).expect("a list");
        let line = |_: &str, line| format!("line {line}");
        assert_eq!(Report::unexplained(&[report("Survived", "")], &listed(""), line), ["1"]);
        assert_eq!(Report::unexplained(&[report("Survived", "")], &listed(LISTED), line), [""; 0]);
        assert_eq!(Report::unexplained(&[report("Killed", "")], &listed(""), line), [""; 0]);
    }

    #[test]
    fn who_lives_by_the_last_verdict_is_tried_again() {
        assert_eq!(Report::alive(&[report("Survived", "")]), ["1"]);
        // No quick test comes near it; a slower one may.
        assert_eq!(Report::alive(&[report("NoCoverage", "")]), ["1"]);
        assert_eq!(Report::alive(&[report("Survived", ""), report("Killed", "")]), [""; 0]);
        assert_eq!(Report::alive(&[report("Survived", "timed out: 20 s")]), [""; 0]);
    }
}
