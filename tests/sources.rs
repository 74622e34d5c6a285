//! No figure without its source: whoever changes one is asked where it was read.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use hujifen::rules::calendar::YEARS;
use hujifen::rules::figures::{self, Figure};
use hujifen::rules::{Date, LAW_IN_FORCE, wage};

/// Where the sources of the law's numbers stand, and what a row of it says.
const FILE: &str = "docs/SOURCES.csv";
const HEAD: &str = "figure,value,clause,document,read on";

struct Row {
    value: String,
    clause: String,
    document: String,
    read_on: String,
}

fn rows() -> BTreeMap<String, Row> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE)).expect("a readable file");
    let (head, rows) = text.split_once('\n').expect("lines");
    assert_eq!(head, HEAD);
    let row = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        let [figure, value, clause, document, read_on] = cells[..] else { panic!("{FILE}: no row of five: {line}") };
        let [value, clause, document, read_on] = [value, clause, document, read_on].map(str::to_owned);
        (figure.to_owned(), Row { value, clause, document, read_on })
    };
    rows.lines().map(row).collect()
}

#[test]
fn every_number_of_the_law_has_a_source() {
    let mut rows = rows();
    for Figure { name, value, clause } in figures::all() {
        let asked = format!(
            "{name} is {value} now (Art. {clause}). State in {FILE} where that was read: \
             {name},{value},{clause},<number of the document>,<day it was read>"
        );
        let row = rows.remove(*name).unwrap_or_else(|| panic!("{asked}"));
        assert_eq!((row.value, row.clause), (value.to_string(), (*clause).to_owned()), "{asked}");
        // 沪府规〔2022〕21号: who issued it, the year, the number.
        let [_, year_and_number] = row.document.split('〔').collect::<Vec<_>>()[..] else { panic!("{asked}") };
        let (year, number) = year_and_number.split_once('〕').unwrap_or_else(|| panic!("{asked}"));
        assert!(year.len() == 4 && year.parse::<u16>().is_ok() && number.ends_with('号'), "{asked}");
        let read_on: Date = row.read_on.parse().unwrap_or_else(|_| panic!("{asked}"));
        assert!(read_on.year().to_string().as_str() >= year, "{asked}");
    }
    assert!(rows.is_empty(), "{FILE} has figures that are gone: {:?}", rows.keys());
}

#[test]
fn every_figure_has_a_name_of_its_own() {
    let mut names: Vec<&str> = figures::all().iter().map(|figure| figure.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), figures::all().len());
}

#[test]
fn every_wage_figure_names_its_announcement() {
    for year in wage::TABLE {
        let of = year.from.year().to_string();
        let asked = format!(
            "the wage figure in force from {} needs its source: who published the bounds of the base, and when",
            year.from
        );
        assert!(year.source.contains("市人社局") && year.source.contains(&of), "{asked}");
        // The floor is published with the cap: about a fifth of it.
        if let Some(floor) = year.base_min {
            let tenths = floor * 10 / year.average;
            assert!((5..=6).contains(&tenths), "{floor} is no floor beside a cap of {}; {asked}", year.base_max());
        }
        assert_eq!(year.from.month_of_year(), 7, "{asked}");
    }
    for pair in wage::TABLE.windows(2) {
        assert_eq!(pair[0].from.on(12), pair[1].from, "a July is left out, or twice there");
        let grown = pair[1].average * 100 / pair[0].average;
        assert!((90..=125).contains(&grown), "{} after {}: a slip of the pen?", pair[1].average, pair[0].average);
    }
}

#[test]
fn every_holiday_year_names_its_notice() {
    for year in YEARS {
        let noticed = format!("国办发明电〔{}〕", year.year - 1);
        let asked = format!("the holidays of {} need the number of their notice: {noticed}…号", year.year);
        assert!(year.source.starts_with(&noticed) && year.source.ends_with('号'), "{asked}");
    }
}

/// The texts of each language, by the name of its file.
fn texts() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/texts");
    let files = fs::read_dir(folder).expect("the folder of texts").map(|entry| entry.expect("an entry").path());
    let languages = files.filter(|file| file.extension().is_some_and(|extension| extension == "json"));
    languages.map(|file| (file.display().to_string(), fs::read_to_string(&file).expect("a readable file"))).collect()
}

#[test]
fn the_law_ends_where_its_texts_say_so() {
    let [(from, ..), (until, ..)] = LAW_IN_FORCE;
    for (file, text) in texts() {
        assert!(text.contains(&format!("{from}-01-01")) && text.contains(&format!("{until}-12-31")), "{file}");
    }
}

#[test]
fn no_text_states_points_by_itself() {
    for (file, text) in texts() {
        let lines = text.lines().filter(|line| !line.contains("\"batch.sample\""));
        for line in lines {
            let stated = line.match_indices(|c: char| c.is_ascii_digit()).any(|(at, digit)| {
                let after = line[at + digit.len()..].trim_start();
                digit != "0" && (after.starts_with('分') || after.starts_with("point"))
            });
            assert!(!stated, "{file} states points; name the figure of src/rules/figures.rs instead: {line}");
        }
    }
}

#[test]
fn every_figure_that_a_text_names_is_there() {
    let named = |text: &str| -> Vec<String> {
        text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect()
    };
    for (file, text) in texts() {
        for name in named(&text).into_iter().filter(|name| name.contains('.')) {
            assert!(figures::all().iter().any(|figure| figure.name == name), "{file} names {name}, which is no figure");
        }
    }
}
