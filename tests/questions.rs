//! Which verdict stands when, which question comes next, and how many it takes: measured on a thousand people.
//!
//! `cargo test --no-default-features --test questions -- --nocapture` prints what docs/QUESTIONS.md says.

use std::collections::BTreeSet;

use hujifen::answers::{Answers, Entry, Field, NO, PeriodPart, RecordList, Slot, Standing, UNSURE, YES};
use hujifen::answers::{open_questions, standing};
use hujifen::rules::{Assessment, Profile, assess};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use serde_json::Value;

#[path = "shared/people.rs"]
mod people;
#[path = "shared/profiles.rs"]
mod profiles;

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
        for part in PARTS.iter().chain(&PeriodPart::FLAGS) {
            let text = match &period[part.name()] {
                Value::String(text) => text.clone(),
                Value::Bool(true) => YES.to_owned(),
                Value::Null | Value::Bool(false) => String::new(),
                value => value.to_string(),
            };
            answers.set(Slot::Period(row, *part), &text);
        }
    }
    for list in RecordList::ALL {
        let days = profile[list.field().path()].as_array().map_or(&[][..], Vec::as_slice);
        for (row, day) in days.iter().enumerate() {
            answers.add_record(list);
            answers.set(Slot::Record(list, row), day.as_str().unwrap_or_default());
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

/// docs/QUESTIONS.md names these figures: whoever changes the one changes the other.
#[test]
fn the_verdict_stands_after_few_questions() {
    let people = thousand();
    let answers: Vec<Answers> = people.iter().map(answers_of).collect();
    let next: Vec<usize> = answers.iter().map(by_next).collect();
    let page = spread(answers.iter().map(by_page).collect());
    let every = spread(answers.iter().map(|all| in_page_order(all).len()).collect());
    println!("least, quartiles and most of {PEOPLE} people:");
    println!("  by the next key question   {:?}", spread(next.clone()));
    println!("  by the order of the page   {page:?}");
    println!("  all questions they have    {every:?}");
    let ends = [Standing::Reached, Standing::OutOfReach].map(|end| {
        let of = next.iter().zip(&answers).filter(|(_, all)| stands(all) == end);
        let counts: Vec<usize> = of.map(|(count, _)| *count).collect();
        println!("  {end:?}: {} people {:?}", counts.len(), spread(counts.clone()));
        counts.len()
    });
    assert_eq!(ends.iter().sum::<usize>(), PEOPLE);
    assert_eq!(spread(next)[2], MEDIAN);
    assert!(page[2] >= 3 * MEDIAN, "the order of the page takes {page:?}");
}

/// Half of the people need no more questions than this.
const MEDIAN: usize = 9;

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

// ---- A verdict that stands stays ----

/// Some of the answers, chosen by a mask; the assessment date always.
fn some_of(all: &Answers, mask: &[bool]) -> Answers {
    let mut keep = mask.iter().copied().cycle();
    let mut some = Answers::default();
    let mut copy = |some: &mut Answers, slot: Slot| {
        if keep.next().unwrap_or(true) || slot == Slot::Field(Field::AssessedOn) {
            some.set(slot, all.text(slot));
        }
    };
    for &field in Field::ALL {
        copy(&mut some, Slot::Field(field));
    }
    for row in 0..all.period_count() {
        some.add_period();
        PARTS.iter().for_each(|part| copy(&mut some, Slot::Period(row, *part)));
        // A flag that is not set says no: it is never unanswered.
        for part in PeriodPart::FLAGS {
            some.set(Slot::Period(row, part), all.text(Slot::Period(row, part)));
        }
    }
    for list in RecordList::ALL {
        for row in 0..all.record_count(list) {
            some.add_record(list);
            copy(&mut some, Slot::Record(list, row));
        }
    }
    some
}

proptest! {
    #![proptest_config(profiles::config(2_000))]

    #[test]
    fn no_further_answer_changes_a_verdict_that_stands(
        person in prop_oneof![profiles::profile(), people::clean_person()],
        mask in vec(any::<bool>(), 97),
    ) {
        let all = answers_of(&person);
        let some = some_of(&all, &mask);
        let (before, after) = (stands(&some), stands(&all));
        let worse = before == Standing::OutOfReach && after == Standing::Barred;
        prop_assert!(before == Standing::Open || before == after || worse, "{:?} becomes {:?}: {:?}", before, after, some);
        prop_assert!(before == Standing::Open || open(&some).is_empty());
        let questions = open(&some);
        let reading = some.read(on());
        for slot in &questions {
            let empty = some.text(*slot).is_empty() || reading.fault(*slot).is_some();
            let asked = !matches!(slot, Slot::Field(field) if !some.asks(*field));
            // Without a row the way of giving the record says nothing yet.
            prop_assert!(asked && (empty || *slot == Slot::Field(Field::Insurance)), "{}: {:?}", slot, some);
        }
        prop_assert_eq!(questions.iter().collect::<BTreeSet<_>>().len(), questions.len());
    }
}

// ---- Case by case ----

fn slot(path: &str) -> Slot {
    Slot::Field(Field::from_path(path).unwrap_or_else(|| panic!("no question {path}")))
}

fn with(mut answers: Answers, texts: &[(&str, &str)]) -> Answers {
    texts.iter().for_each(|(path, text)| answers.set(slot(path), text));
    answers
}

/// Somebody of 43, whom nothing else brings any points.
fn nobody() -> Answers {
    with(
        Answers::default(),
        &[
            ("born_on", "1983-11-23"),
            ("education.schooling", "none"),
            ("qualification.level", "none"),
            ("insurance", "none"),
            ("startup_talent", NO),
            ("innovation_intermediary", NO),
            ("shortage_major.in_catalogue", NO),
            ("investment", NO),
            ("public_service_years", "0"),
            ("outer_area_years", "0"),
            ("fresh_graduate", NO),
            ("award", "none"),
            ("spouse", NO),
        ],
    )
}

fn clear() -> [(&'static str, &'static str); 4] {
    ["false_material_on", "detained_on", "convicted_on", "serious_crime"].map(|path| (path, NO))
}

const BACHELOR: [(&str, &str); 3] =
    [("education.schooling", "bachelor"), ("education.degree", "bachelor"), ("education.recognised", YES)];

#[track_caller]
fn is_open_for(answers: &Answers, paths: &[&str]) {
    assert_eq!(stands(answers), Standing::Open);
    assert_eq!(open(answers).iter().map(Slot::to_string).collect::<Vec<_>>(), paths);
}

#[test]
fn at_the_start_everything_is_open_but_the_records() {
    let answers = Answers::default();
    assert_eq!(stands(&answers), Standing::Open);
    let open = open(&answers);
    assert_eq!(open.len(), 14 - 1, "insurance years and base begin with one question: {open:?}");
    assert_eq!(open[0], slot("born_on"));
    assert!(!open.contains(&slot("detained_on")) && !open.contains(&slot("sex")));
}

#[test]
fn at_120_it_depends_on_the_records_alone() {
    let reached = with(nobody(), &BACHELOR);
    assert_eq!(assessed(&reached).total, 120);
    is_open_for(&reached, &["false_material_on", "detained_on", "convicted_on", "serious_crime"]);
    for (path, _) in clear() {
        let all_but_one: Vec<_> = clear().into_iter().filter(|(other, _)| *other != path).collect();
        is_open_for(&with(reached.clone(), &all_but_one), &[path]);
    }
    let decided = with(reached, &clear());
    assert_eq!(stands(&decided), Standing::Reached);
    assert_eq!(open(&decided), []);
    // What is open otherwise does not matter any more.
    assert_eq!(stands(&with(decided, &[("award", ""), ("public_service_years", "")])), Standing::Reached);
}

#[test]
fn at_119_it_is_out_of_reach_whatever_the_records_are() {
    let short = with(with(nobody(), &BACHELOR), &[("born_on", "1982-11-23")]);
    assert_eq!(assessed(&short).total, 119);
    assert_eq!(stands(&short), Standing::OutOfReach);
    assert_eq!(open(&short), []);
}

#[test]
fn the_most_that_can_be_reached_decides_at_119_and_120() {
    let unconfirmed = with(with(nobody(), &BACHELOR), &[("education.recognised", "")]);
    is_open_for(&unconfirmed, &["education.recognised"]);
    assert_eq!(stands(&with(unconfirmed, &[("born_on", "1982-11-23")])), Standing::OutOfReach);
}

#[test]
fn what_has_no_bound_stays_open() {
    is_open_for(&with(nobody(), &[("public_service_years", "")]), &["public_service_years"]);
    is_open_for(
        &with(nobody(), &[("insurance", "summary")]),
        &[
            "insurance.months_at_1",
            "insurance.months_at_0_8",
            "insurance.years",
            "insurance.months_at_2",
            "insurance.months_at_3",
        ],
    );
}

#[test]
fn a_veto_ends_all_questions() {
    for answers in [Answers::default(), nobody(), with(nobody(), &BACHELOR)] {
        let answers = with(answers, &[("serious_crime", YES)]);
        assert_eq!(stands(&answers), Standing::Barred);
        assert_eq!(open(&answers), []);
    }
}

#[test]
fn what_somebody_is_not_sure_of_comes_last() {
    let answers = with(with(nobody(), &BACHELOR), &[("education.recognised", UNSURE), ("fresh_graduate", "")]);
    is_open_for(&answers, &["fresh_graduate", "education.recognised"]);
}

#[test]
fn what_cannot_be_read_is_still_open() {
    let answers = with(with(nobody(), &BACHELOR), &[("born_on", "1983-02-30")]);
    is_open_for(&answers, &["born_on"]);
}

#[test]
fn years_that_only_the_area_can_confirm_leave_it_open_without_a_question() {
    let answers = with(with(nobody(), &BACHELOR), &[("born_on", "1982-11-23"), ("outer_area_years", "4")]);
    is_open_for(&answers, &[]);
}

#[test]
fn rows_are_asked_for_what_they_lack() {
    let mut answers = with(nobody(), &[("insurance", "periods")]);
    is_open_for(&answers, &["insurance"]);
    answers.add_period();
    answers.add_period();
    answers.set(Slot::Period(1, PeriodPart::From), "2025-07");
    let [first, second] = ["insurance.periods[0]", "insurance.periods[1]"];
    let lacking = [
        format!("{first}.from"),
        format!("{first}.to"),
        format!("{first}.base"),
        format!("{second}.to"),
        format!("{second}.base"),
    ];
    is_open_for(&answers, &lacking.each_ref().map(String::as_str));
    // Months in arrears do not count, and a base before the window decides nothing.
    answers.set(Slot::Period(1, PeriodPart::Arrears), YES);
    answers.set(Slot::Period(0, PeriodPart::To), "2022-10");
    is_open_for(&answers, &[&lacking[0]]);
    answers.set(Slot::Period(0, PeriodPart::From), "2022-01");
    assert_eq!(stands(&answers), Standing::OutOfReach);
    answers.set(Slot::Period(0, PeriodPart::To), "2026-10");
    is_open_for(&answers, &[&lacking[2]]);
    answers.set(Slot::Period(0, PeriodPart::TaxMismatch), YES);
    assert_eq!(stands(&answers), Standing::OutOfReach);
}

#[test]
fn a_title_waits_for_the_wage_gate() {
    let title = with(
        nobody(),
        &[
            ("qualification.level", "mid_title"),
            ("qualification.obtained_in_shanghai", YES),
            ("qualification.fits_post", YES),
            ("qualification.in_catalogue", YES),
            ("qualification.registered", YES),
            ("insurance", "summary"),
            ("insurance.years", "0"),
            ("insurance.months_at_0_8", "0"),
            ("insurance.months_at_1", "0"),
            ("insurance.months_at_2", "0"),
            ("insurance.months_at_3", "0"),
        ],
    );
    is_open_for(&title, &["insurance.last_year_months_at_1"]);
    assert_eq!(open(&with(title.clone(), &[("insurance", "")]))[0], slot("insurance"));
    is_open_for(
        &with(title.clone(), &[("insurance.last_year_months_at_1", "6")]),
        &["false_material_on", "detained_on", "convicted_on", "serious_crime"],
    );
    assert_eq!(stands(&with(title, &[("insurance.last_year_months_at_1", "5")])), Standing::OutOfReach);
}

#[test]
fn a_title_that_the_education_outdoes_is_not_asked_about() {
    // 110 for the doctor; a skill of level three gives 60 and counts nothing beside it.
    let doctor = [("education.schooling", "doctor"), ("education.degree", "doctor"), ("education.recognised", YES)];
    let answers = with(with(nobody(), &doctor), &[("born_on", ""), ("qualification.level", "skill_3")]);
    is_open_for(&answers, &["born_on"]);
}

#[test]
fn a_record_whose_day_is_missing_leaves_it_open() {
    let mut answers = with(with(with(nobody(), &BACHELOR), &clear()), &[("startup_talent", YES), ("detained_on", YES)]);
    is_open_for(&answers, &["detained_on"]);
    answers.add_record(RecordList::Detained);
    is_open_for(&answers, &["detained_on[0]"]);
    answers.set(Slot::Record(RecordList::Detained, 0), "2025-01-01");
    assert_eq!((assessed(&answers).total, stands(&answers)), (190, Standing::Reached));
    answers.add_record(RecordList::Detained);
    answers.set(Slot::Record(RecordList::Detained, 1), "someday");
    is_open_for(&answers, &["detained_on[1]"]);
}
