//! Whole people, one file each in `tests/people`: who they are, the day, the total worked out by hand from the rules, and
//! the profile. What the engine says of them stands in `tests/people/snapshots`.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use hujifen::rules::{Assessment, Date, Profile, assess};
use serde::Deserialize;
use serde_json::value::RawValue;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    about: String,
    on: Date,
    /// By hand, from the rules.
    expected_total: i32,
    profile: Box<RawValue>,
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/people");
    let entries = fs::read_dir(folder).expect("the folder of people");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
}

fn person(file: &Path) -> (Person, Assessment) {
    let text = fs::read_to_string(file).expect("a readable file");
    let person: Person = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let profile = Profile::from_json(person.profile.get());
    let profile = profile.unwrap_or_else(|error| panic!("{}: {error:?}", file.display()));
    let assessment = assess(&profile, person.on);
    (person, assessment)
}

/// The assessment as JSON with one item a line, so that a change shows as the line it is.
fn one_item_a_line(assessment: &Assessment) -> String {
    let json = serde_json::to_value(assessment).expect("JSON");
    let mut lines = String::new();
    for key in ["total", "max", "qualifies", "could_qualify", "vetoed", "notices", "findings", "materials"] {
        writeln!(lines, "\"{key}\": {},", json[key]).expect("memory");
    }
    let items: Vec<String> =
        assessment.items.iter().map(|item| format!("  {}", serde_json::to_string(item).expect("JSON"))).collect();
    format!("{{\n{lines}\"items\": [\n{}\n]}}", items.join(",\n"))
}

#[test]
fn every_person_has_the_total_worked_out_by_hand() {
    let files = files();
    assert!(files.len() >= 30, "only {} people", files.len());
    for file in files {
        let (person, assessment) = person(&file);
        assert_eq!(assessment.total, person.expected_total, "{}: {}", file.display(), person.about);
    }
}

#[test]
fn every_person_is_assessed_as_before() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("people/snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for file in files() {
        let (person, assessment) = person(&file);
        let name = file.file_stem().and_then(|name| name.to_str()).expect("a name");
        settings.set_description(person.about);
        settings.bind(|| insta::assert_snapshot!(name, one_item_a_line(&assessment)));
    }
}

#[test]
fn every_snapshot_is_of_a_person_who_is_still_there() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/people/snapshots");
    let mut snapshots: Vec<String> = fs::read_dir(folder)
        .expect("the folder of snapshots")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    snapshots.sort();
    let stems = files().into_iter().filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned()));
    let mut expected: Vec<String> = stems.map(|stem| format!("{stem}.snap")).collect();
    expected.sort();
    assert_eq!(snapshots, expected);
}
