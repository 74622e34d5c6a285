//! Which verdict stands when, which question comes next, and how many it takes: measured on a thousand people.
//!
//! `cargo test --no-default-features --test questions -- --nocapture` prints what docs/QUESTIONS.md says.

use std::collections::BTreeSet;

use hujifen::answers::{Answers, Entry, Field, NO, PeriodPart, RecordList, Slot, Standing, UNSURE, YES};
use hujifen::answers::{open_questions, standing};
use hujifen::rules::{Assessment, Profile, assess};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngSeed, TestRunner};
use serde_json::Value;

#[path = "shared/people.rs"]
mod people;

use people::on;

// ---- From a profile back to what was typed ----

/// The value at a path of a profile; `"none"` where a part above it is that.
fn at<'a>(profile: &'a Value, path: &str) -> Option<&'a Value> {
    let mut value = profile;
    for step in path.split(['.', '[']) {
        if value == "none" {
            return Some(value);
        }
        value = match step.strip_suffix(']') {
            Some(index) => value.get(index.parse::<usize>().ok()?)?,
            None => value.get(step)?,
        };
    }
    Some(value)
}

fn typed(field: Field, profile: &Value) -> String {
    let Some(value) = at(profile, field.path()) else { return String::new() };
    let text = match (field.entry(), value) {
        (Entry::Choice(_), Value::Object(parts)) => {
            if parts.contains_key("periods") {
                "periods"
            } else {
                "summary"
            }
        }
        (Entry::Choice(choices), Value::String(code)) if choices.contains(&code.as_str()) => code,
        (_, Value::Bool(yes)) => {
            if *yes {
                YES
            } else {
                NO
            }
        }
        (Entry::Whether, Value::Array(rows)) => {
            if rows.is_empty() {
                NO
            } else {
                YES
            }
        }
        (Entry::Whether, Value::Object(_)) => YES,
        (Entry::Whether | Entry::YesNo, Value::String(code)) if code == "none" => NO,
        (_, Value::String(code)) if code != "none" => code,
        (_, Value::Number(number)) => return number.to_string(),
        _ => "",
    };
    text.to_owned()
}

const PARTS: [PeriodPart; 3] = [PeriodPart::From, PeriodPart::To, PeriodPart::Base];

/// What a person would type.
fn answers_of(profile: &Profile) -> Answers {
    let profile = serde_json::to_value(profile).expect("JSON");
    let mut answers = Answers::default();
    for &field in Field::ALL {
        answers.set(Slot::Field(field), &typed(field, &profile));
    }
    let rows = profile["insurance"]["periods"].as_array().map_or(&[][..], Vec::as_slice);
    for (row, period) in rows.iter().enumerate() {
        answers.add_period();
        for part in PARTS {
            let text = match &period[part.name()] {
                Value::String(text) => text.clone(),
                value => value.to_string(),
            };
            answers.set(Slot::Period(row, part), &text);
        }
    }
    answers
}

fn assessed(answers: &Answers) -> Assessment {
    assess(&answers.read(on()).profile, on())
}

fn stands(answers: &Answers) -> Standing {
    standing(answers, &answers.read(on()), &assessed(answers))
}

fn open(answers: &Answers) -> Vec<Slot> {
    open_questions(answers, &answers.read(on()), &assessed(answers), on())
}

// ---- A thousand people ----

const PEOPLE: usize = 1_000;

fn thousand() -> Vec<Profile> {
    let config = Config { rng_seed: RngSeed::Fixed(1_000), failure_persistence: None, ..Config::default() };
    let (mut runner, strategy) = (TestRunner::new(config), people::clean_person());
    (0..PEOPLE).map(|_| strategy.new_tree(&mut runner).expect("a person").current()).collect()
}

/// Answers one question as the person would. Whoever goes through the months knows how many rows there will be.
fn answer(answers: &mut Answers, slot: Slot, all: &Answers) {
    answers.set(slot, all.text(slot));
    if slot == Slot::Field(Field::Insurance) && all.field(Field::Insurance) == "periods" {
        (0..all.period_count()).for_each(|_| answers.add_period());
    }
}

/// The questions a person is asked, in the order of the page. The assessment date is no question: today stands there.
fn in_page_order(all: &Answers) -> Vec<Slot> {
    let mut slots = Vec::new();
    for &field in Field::ALL {
        if field == Field::AssessedOn || !all.asks(field) || all.field(field).is_empty() {
            continue;
        }
        slots.push(Slot::Field(field));
        if field == Field::Insurance {
            slots.extend((0..all.period_count()).flat_map(|row| PARTS.map(|part| Slot::Period(row, part))));
        }
    }
    slots
}

/// How many questions it takes by the order of the page.
fn by_page(all: &Answers) -> usize {
    let mut answers = Answers::default();
    let slots = in_page_order(all);
    for (asked, &slot) in slots.iter().enumerate() {
        if stands(&answers) != Standing::Open {
            return asked;
        }
        answer(&mut answers, slot, all);
    }
    slots.len()
}

/// How many questions it takes when always the next one is answered.
fn by_next(all: &Answers) -> usize {
    let mut answers = Answers::default();
    let mut asked = BTreeSet::new();
    while let Some(&slot) = open(&answers).first() {
        assert!(asked.insert(slot), "{slot} is asked twice: {all:?}");
        assert!(!all.text(slot).is_empty(), "{slot} is asked, and has no answer: {all:?}");
        answer(&mut answers, slot, all);
    }
    assert_eq!(stands(&answers), stands(all), "{all:?}");
    asked.len()
}

/// Least, first quartile, median, third quartile, most.
fn spread(mut counts: Vec<usize>) -> [usize; 5] {
    counts.sort_unstable();
    [0, 1, 2, 3, 4].map(|quarter| counts[(counts.len() - 1) * quarter / 4])
}

#[test]
fn the_verdict_stands_after_few_questions() {
    let people = thousand();
    let answers: Vec<Answers> = people.iter().map(answers_of).collect();
    let next = spread(answers.iter().map(by_next).collect());
    let page = spread(answers.iter().map(by_page).collect());
    let every = spread(answers.iter().map(|all| in_page_order(all).len()).collect());
    println!("least, quartiles and most of {PEOPLE} people:");
    println!("  by the next key question   {next:?}");
    println!("  by the order of the page   {page:?}");
    println!("  all questions they have    {every:?}");
    for end in [Standing::Reached, Standing::OutOfReach, Standing::Open] {
        let of: Vec<&Answers> = answers.iter().filter(|all| stands(all) == end).collect();
        let counts: Vec<usize> = of.iter().map(|all| by_next(all)).collect();
        println!("  {end:?}: {} people, {:?}", of.len(), (!counts.is_empty()).then(|| spread(counts)));
    }
}

#[test]
fn what_they_type_comes_back_as_the_people_they_are() {
    for person in thousand() {
        let answers = answers_of(&person);
        let reading = answers.read(on());
        assert_eq!(reading.faults.len(), 0, "{person:?}");
        let (typed, known) = (assess(&reading.profile, on()), assess(&person, on()));
        assert_eq!(typed.items, known.items, "{person:?}");
        assert_eq!(open(&answers), [], "{person:?}");
    }
}
