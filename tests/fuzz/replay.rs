//! Whatever the fuzzer found or keeps, tried again: the corpus, an input a line in base64, and every finding as a file.

use std::fs;
use std::path::PathBuf;

use base64ct::{Base64, Encoding};

mod hold;

use hold::SUBJECTS;

fn folder(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests/fuzz", name].iter().collect()
}

fn entries(name: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder(name)).expect("a folder");
    entries.map(|entry| entry.expect("an entry").path()).collect()
}

#[test]
fn what_the_fuzzer_keeps_holds() {
    for (subject, holds) in SUBJECTS {
        let kept = fs::read_to_string(folder("corpus").join(subject)).expect("a corpus of every subject");
        assert!(kept.lines().count() > 20, "the corpus of {subject} is nearly empty");
        kept.lines().for_each(|line| holds(&Base64::decode_vec(line).expect("base64")));
    }
}

#[test]
fn what_the_fuzzer_found_holds_now() {
    for subject in entries("found") {
        let name = subject.file_name().and_then(|name| name.to_str()).expect("a name");
        let (_, holds) = SUBJECTS.into_iter().find(|(subject, _)| *subject == name).expect("findings of a subject");
        entries(&format!("found/{name}"))
            .iter()
            .for_each(|finding| holds(&fs::read(finding).expect("a readable file")));
    }
}
