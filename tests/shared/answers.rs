//! Arbitrary answers: whatever may be typed or chosen anywhere, sense and nonsense, and rows that come and go.

use hujifen::answers::{Answers, Entry, Field, PeriodPart, RecordList, Slot};
use hujifen::rules::materials::PAPERS;
use hujifen::rules::process::STEPS;
use proptest::prelude::*;
use proptest::sample::select;

/// What a visitor does.
#[derive(Clone, Debug)]
pub enum Step {
    Type(Slot, String),
    AddPeriod,
    AddRecord(RecordList),
    Tidy(Slot),
}

/// Any place, of rows the first three.
pub fn slot() -> impl Strategy<Value = Slot> {
    prop_oneof![
        4 => select(Field::ALL).prop_map(Slot::Field),
        3 => (0..3_usize, select(&PeriodPart::ALL)).prop_map(|(row, part)| Slot::Period(row, part)),
        2 => (select(&RecordList::ALL), 0..3_usize).prop_map(|(list, row)| Slot::Record(list, row)),
        1 => select(&PAPERS).prop_map(|(paper, _)| Slot::Paper(paper)),
        1 => STEPS.prop_map(Slot::Step),
    ]
}

/// Any text.
pub fn text() -> impl Strategy<Value = String> {
    let known = [
        "yes",
        "no",
        "unsure",
        "periods",
        "summary",
        "bachelor",
        "mid_title",
        "skill_3",
        "2019-07",
        "2026年10月",
        "19900512",
        "12,577元",
        "36",
        "60.5%",
        "１２",
        "",
    ];
    prop_oneof![
        4 => select(known.to_vec()).prop_map(str::to_owned),
        2 => "\\PC*",
        2 => "[0-9０-９年月日号.。/,，元%-]{0,12}",
        1 => "[0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?",
        1 => any::<String>(),
    ]
}

/// A text of the kind that its question takes, most of them in plain form.
fn plausible(slot: Slot) -> BoxedStrategy<String> {
    let year = prop_oneof![1 => 1900..2200, 4 => 1985..2027];
    match slot.entry() {
        Entry::Date => {
            (year, 1..=12, 1..=28).prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")).boxed()
        }
        Entry::Month => (year, 1..=12).prop_map(|(year, month)| format!("{year}-{month:02}")).boxed(),
        Entry::Count(bound) | Entry::Yuan(bound) => {
            prop_oneof![4 => 0..=bound.min(40_000), 1 => any::<u64>()].prop_map(|number| number.to_string()).boxed()
        }
        Entry::Percent => (0..=100, 0..100).prop_map(|(whole, decimals)| format!("{whole}.{decimals:02}")).boxed(),
        Entry::Choice(_) | Entry::YesNo | Entry::Whether | Entry::Flag => {
            select(slot.entry().choices()).prop_map(str::to_owned).boxed()
        }
    }
}

fn typed() -> impl Strategy<Value = Step> {
    slot()
        .prop_flat_map(|slot| (Just(slot), prop_oneof![2 => plausible(slot), 1 => text().boxed()]))
        .prop_map(|(slot, text)| Step::Type(slot, text))
}

pub fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        12 => typed(),
        2 => Just(Step::AddPeriod),
        2 => select(RecordList::ALL.to_vec()).prop_map(Step::AddRecord),
        2 => slot().prop_map(Step::Tidy),
    ];
    proptest::collection::vec(step, 0..80)
}

/// The answers after some steps.
pub fn taken(steps: &[Step]) -> Answers {
    let mut answers = Answers::default();
    for step in steps {
        match step {
            Step::Type(slot, text) => answers.set(*slot, text),
            Step::AddPeriod => answers.add_period(),
            Step::AddRecord(list) => answers.add_record(*list),
            Step::Tidy(slot) => answers.tidy(*slot),
        }
    }
    answers
}
