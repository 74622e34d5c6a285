//! What mutation testing needs beside cargo-gamma; scripts/mutants uses it.
//!
//! `mutants loosen DIRECTORY` makes the engine in a copy of the project ready for it. `mutants alive REPORT…` names the mutants
//! that live so far, `mutants unexplained REPORT…` those of them that survivors.txt does not explain. `mutants judge REPORT…` says how many were killed, and fails where one survives that survivors.txt does
//! not explain, or where that is out of date.
#![forbid(unsafe_code)]

mod judge;
mod loosen;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use judge::Report;
use loosen::{Source, loosen};

/// The mutants that no test can notice, each with the reason.
const SURVIVORS: &str = include_str!("../survivors.txt");

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["loosen", project] => loosen_engine(Path::new(project)),
        ["alive", ref reports @ ..] if !reports.is_empty() => alive(reports),
        ["unexplained", ref reports @ ..] if !reports.is_empty() => unexplained(reports),
        ["judge", ref reports @ ..] if !reports.is_empty() => judge(reports),
        _ => Err("usage: mutants loosen DIRECTORY | alive REPORT… | unexplained REPORT… | judge REPORT…".into()),
    }
}

/// The reports of these files, later ones last.
fn read(paths: &[&str]) -> Outcome<Vec<Report>> {
    paths.iter().map(|path| Ok(serde_json::from_str(&fs::read_to_string(path)?)?)).collect()
}

/// Names those that live, one a line.
fn alive(reports: &[&str]) -> Outcome<()> {
    Report::alive(&read(reports)?).iter().for_each(|id| println!("{id}"));
    Ok(())
}

/// Names those of them that are not explained, one a line.
fn unexplained(reports: &[&str]) -> Outcome<()> {
    let listed = judge::listed(SURVIVORS)?;
    Report::unexplained(&read(reports)?, &listed, line).iter().for_each(|id| println!("{id}"));
    Ok(())
}

/// Says what became of the mutants of these reports.
fn judge(reports: &[&str]) -> Outcome<()> {
    let reports = read(reports)?;
    let outcome = Report::outcome(&reports, line);
    let faults = judge::faults(&outcome, &judge::listed(SURVIVORS)?);
    for fault in &faults {
        println!("{fault}\n");
    }
    let judge::Outcome { killed, impossible, alive, unfinished } = outcome;
    println!("{killed} killed, {} survive, {impossible} do not compile, {unfinished} not judged", alive.len());
    if faults.is_empty() { Ok(()) } else { Err(format!("{} faults", faults.len()).into()) }
}

/// The text of a line of a file of the project, numbered from 1; the loosened copy has the same lines.
fn line(file: &str, number: usize) -> String {
    let text = fs::read_to_string(file).unwrap_or_default();
    text.lines().nth(number.saturating_sub(1)).unwrap_or_default().trim().to_owned()
}

/// Loosens the engine of a copy of the project, in place.
fn loosen_engine(project: &Path) -> Outcome<()> {
    let mut paths = Vec::new();
    rust_files(&project.join("src/rules"), &mut paths)?;
    let sources = paths.iter().map(|path| Ok(Source { module: module(path), text: fs::read_to_string(path)? }));
    let sources = sources.collect::<io::Result<Vec<_>>>()?;
    for (path, text) in paths.iter().zip(loosen(&sources)?) {
        fs::write(path, text)?;
    }
    Ok(())
}

fn rust_files(directory: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        if path.is_dir() {
            rust_files(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    Ok(())
}

/// The name of the module that a file is.
fn module(path: &Path) -> String {
    let named = if path.ends_with("mod.rs") { path.parent().unwrap_or(path) } else { path };
    named.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned()
}
