//! Drafts as they are stored: every version ever shipped is read, a newer one is looked at and never written over, and two
//! drafts are told apart.

use std::fs;
use std::path::Path;

use hujifen::answers::{
    Answers, DRAFT_VERSION, Draft, DraftError, Field, LeverEdit, PeriodPart, RecordList, Scored, Slot, Stamp, differing,
};
use hujifen::rules::Paper;
use hujifen::rules::plan::LeverKind;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, RngSeed};
use serde_json::{Value, json};

/// A stored draft, as a browser gives it.
fn stored(name: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/drafts").join(name);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display())).trim_end().to_owned()
}

#[track_caller]
fn read(name: &str) -> Draft {
    Draft::from_json(&stored(name)).unwrap_or_else(|error| panic!("{name}: {error:?}"))
}

/// Answers to some questions, each by its path.
fn typed(texts: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::default();
    for (path, text) in texts {
        answers.set(Slot::Field(Field::from_path(path).unwrap_or_else(|| panic!("no question {path}"))), text);
    }
    answers
}

// ---- Versions ----

#[test]
fn there_is_a_stored_draft_of_every_version() {
    for version in 1..=DRAFT_VERSION {
        let json: Value = serde_json::from_str(&stored(&format!("version-{version}.json"))).expect("JSON");
        assert_eq!(json["version"], json!(version));
    }
}

#[test]
fn a_draft_of_version_1_is_read_as_it_was_typed() {
    let Draft { answers, name, pasted, edits, scored, saved_at, stamp } = read("version-1.json");
    assert_eq!(
        [Field::BornOn, Field::Insurance, Field::Sex].map(|field| answers.field(field)),
        ["1990-05-12", "periods", "female"]
    );
    assert_eq!(answers.text(Slot::Period(0, PeriodPart::Base)), "12,577");
    assert_eq!(answers.text(Slot::Period(0, PeriodPart::Arrears)), "yes");
    assert_eq!(answers.text(Slot::Record(RecordList::Detained, 0)), "2024-01-31");
    assert_eq!((name, pasted, edits.len(), scored, saved_at), (String::new(), String::new(), 0, None, 0));
    assert_eq!(stamp, Stamp::default());
}

#[test]
fn a_draft_of_version_2_keeps_its_papers_and_steps() {
    let Draft { answers, .. } = read("version-2.json");
    assert_eq!(answers.field(Field::BornOn), "1990.5.12");
    assert_eq!(answers.text(Slot::Paper(Paper::Diploma)), "yes");
    assert_eq!([1, 2, 3].map(|step| answers.is_done(step)), [true, true, false]);
}

#[test]
fn a_draft_of_this_version_is_written_as_it_was_read() {
    let draft = read("version-3.json");
    assert_eq!(draft.name, "小王");
    assert_eq!(draft.pasted, "2023-01\t12345");
    let edit =
        |kind, from: Option<&str>, chosen| LeverEdit { kind, from: from.map(str::to_owned), chosen, by_hand: true };
    let skill = LeverKind::from_code("skill_3").expect("a lever");
    assert_eq!(
        draft.edits,
        [edit(LeverKind::Base(1), Some("2027-7"), [false, true]), edit(skill, None, [true, false])]
    );
    let on = "2026-11-25".parse().expect("a day");
    assert_eq!(draft.scored, Some(Scored { on, total: 95, wage: "2026-07".parse().expect("a month") }));
    assert_eq!((draft.saved_at, draft.stamp.revision, draft.stamp.tab.as_str()), (1_795_000_000_000, 7, "19ab-0042"));
    assert_eq!(draft.to_json(), stored(&format!("version-{DRAFT_VERSION}.json")));
}

#[test]
fn every_lever_has_a_name_of_its_own_that_leads_back_to_it() {
    for kind in LeverKind::ALL {
        assert_eq!(LeverKind::from_code(kind.code()), Some(kind));
    }
    assert_eq!(LeverKind::from_code("patience"), None);
}

#[test]
fn a_draft_of_a_newer_version_is_understood_as_far_as_possible_and_told_apart() {
    let Err(DraftError::Newer(draft)) = Draft::from_json(&stored("newer.json")) else { panic!("it is not told apart") };
    assert_eq!((draft.name.as_str(), draft.saved_at), ("小李", 1_795_000_000_000));
    let answers = &draft.answers;
    assert_eq!(answers.field(Field::BornOn), "1990-05-12");
    assert_eq!(answers.field(Field::Award), "");
    assert_eq!(answers.period_count(), 2);
    let row = [PeriodPart::From, PeriodPart::To, PeriodPart::Arrears].map(|part| answers.text(Slot::Period(0, part)));
    assert_eq!(row, ["2019-07", "", "yes"]);
    assert_eq!(answers.text(Slot::Record(RecordList::Detained, 0)), "2024-01-31");
    assert_eq!(answers.text(Slot::Paper(Paper::Diploma)), "yes");
    assert!(answers.is_done(3));
    assert!(matches!(Draft::from_json(r#"{"version": 4294967296}"#), Err(DraftError::Newer(_))));
}

#[test]
fn what_is_no_draft_is_told_apart_too() {
    for text in [
        "",
        "{}",
        "[]",
        "null",
        r#"{"version": 1}"#,
        r#"{"version": 1, "answers": {"born_on": "1990"#,
        r#"{"version": "4", "answers": {}, "periods": [], "records": {}}"#,
        r#"{"version": -4, "answers": {}, "periods": [], "records": {}}"#,
        r#"{"version": 1, "answers": {}, "periods": [], "records": {}, "more": 1}"#,
        r#"{"version": 1, "answers": {}, "periods": [{"until": ""}], "records": {}}"#,
        r#"{"version": 1, "answers": {"age": "36"}, "periods": [], "records": {}}"#,
        r#"{"version": 1, "answers": {}, "periods": [], "records": {"born_on": ["1990-05-12"]}}"#,
        r#"{"version": 2, "answers": {}, "periods": [], "records": {}, "papers": ["passport"]}"#,
        r#"{"version": 3, "answers": {}, "periods": [], "records": {},
            "levers": [{"kind": "patience", "from": null, "chosen": [true, false]}]}"#,
    ] {
        assert_eq!(Draft::from_json(text), Err(DraftError::Corrupt), "{text}");
    }
}

#[test]
fn a_step_that_does_not_exist_is_left_out() {
    let json = r#"{"version": 2, "answers": {}, "periods": [], "records": {}, "steps": [0, 1, 10, 11]}"#;
    let draft = Draft::from_json(json).expect("a draft");
    assert_eq!([0, 1, 10, 11].map(|step| draft.answers.is_done(step)), [false, true, true, false]);
}

#[test]
fn an_empty_text_is_no_answer() {
    let json = stored("version-3.json").replace("\"soon\"", "\"\"");
    let draft = Draft::from_json(&json).expect("a draft");
    assert_eq!(draft.answers.answered_count(), 1);
}

/// What may have become of a stored draft: a byte changed, a part lost, a part twice.
fn mutated() -> impl Strategy<Value = String> {
    let names = (1..=DRAFT_VERSION).map(|version| format!("version-{version}.json")).chain(["newer.json".to_owned()]);
    let whole = select(names.map(|name| stored(&name)).collect::<Vec<_>>());
    let change = (any::<Index>(), any::<Index>(), select(b"\"{}[],:0-9eE.\\ntrue\0\xff".to_vec()), 0..4);
    (whole, vec(change, 1..4)).prop_map(|(whole, changes)| {
        let mut bytes = whole.into_bytes();
        for (from, to, byte, kind) in changes {
            let length = bytes.len().max(1);
            let (from, to) = (from.index(length), to.index(length));
            let (from, to) = (from.min(to), from.max(to).min(bytes.len()));
            match kind {
                0 => bytes.truncate(to),
                1 => drop(bytes.drain(from..to)),
                2 => bytes.splice(to..to, bytes[from..to].to_vec()).for_each(drop),
                _ => bytes.splice(from..from, [byte]).for_each(drop),
            }
        }
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

proptest! {
    #![proptest_config(Config { cases: 10_000, rng_seed: RngSeed::Fixed(120), failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_damaged_draft_is_told_apart_or_is_one_that_can_be_stored_again(json in mutated()) {
        let is_json = serde_json::from_str::<Value>(&json).is_ok();
        prop_assert!(is_json || Draft::from_json(&json) == Err(DraftError::Corrupt));
        if let Ok(draft) = Draft::from_json(&json) {
            prop_assert_eq!(Draft::from_json(&draft.to_json()), Ok(draft));
        }
    }
}

// ---- The reader and the writer are our own: they take and write what serde_json does ----

#[test]
fn every_character_is_written_and_read_as_serde_json_does() {
    let texts = (0..0x300).chain([0x2028, 0x4e0a, 0xffff, 0x1f600]).filter_map(char::from_u32).map(String::from);
    for text in texts {
        let json = Draft { name: text.clone(), ..Draft::default() }.to_json();
        let written = serde_json::to_string(&text).expect("a text");
        assert!(json.contains(&format!(r#""name":{written}"#)), "{json}");
        let units: String = text.encode_utf16().map(|unit| format!("\\u{unit:04X}")).collect();
        for spelt in [written, format!("\"{units}\"")] {
            let json = format!(r#"{{"version":3,"answers":{{}},"periods":[],"records":{{}},"name":{spelt}}}"#);
            assert_eq!(Draft::from_json(&json).map(|draft| draft.name), Ok(text.clone()), "{spelt}");
        }
    }
}

#[test]
fn what_is_no_json_is_no_draft() {
    let whole = |name: &str, rest: &str| {
        format!(r#"{{"version":3,"answers":{{}},"periods":[],"records":{{}},"name":{name}}}{rest}"#)
    };
    assert!(Draft::from_json(&whole(r#""\/ok""#, " \n\t\r")).is_ok());
    let names =
        ["\"\\x\"", "\"\\u12\"", r#""\ud800""#, r#""\udc00""#, r#""\ud800\u0041""#, "\"\n\"", "\"", "'a'", "nul", "1"];
    for json in names.map(|name| whole(name, "")).into_iter().chain([",", "}", "0"].map(|rest| whole("\"\"", rest))) {
        assert_eq!(Draft::from_json(&json), Err(DraftError::Corrupt), "{json}");
    }
    let numbers = ["01", "+1", "1.", ".1", "1e", "-", "1.0", "1e2", "-1", "18446744073709551616", "\"1\""];
    for number in numbers {
        let json = format!(r#"{{"version":3,"answers":{{}},"periods":[],"records":{{}},"saved_at":{number}}}"#);
        assert_eq!(Draft::from_json(&json), Err(DraftError::Corrupt), "{json}");
    }
    // No text is too deep for the stack.
    let deep = |depth: usize| format!("{{\"version\":4,\"x\":{}{}}}", "[".repeat(depth), "]".repeat(depth));
    for depth in [100, 1_000_000] {
        let is_taken = serde_json::from_str::<Value>(&deep(depth)).is_ok();
        assert_eq!(matches!(Draft::from_json(&deep(depth)), Err(DraftError::Newer(_))), is_taken, "{depth}");
    }
}

#[test]
fn what_is_given_twice_is_no_draft() {
    let twice = r#"{"version":3,"answers":{},"periods":[],"records":{},"name":"a","name":"b"}"#;
    assert_eq!(Draft::from_json(twice), Err(DraftError::Corrupt));
}

// ---- What a draft says ----

#[test]
fn an_empty_draft_says_nothing_until_something_is_put_into_it() {
    assert!(Draft::default().is_empty());
    assert_eq!(Draft::from_json(&Draft::default().to_json()), Ok(Draft::default()));
    let named = Draft { name: "小王".to_owned(), ..Draft::default() };
    let pasted = Draft { pasted: "2023-01".to_owned(), ..Draft::default() };
    let answered = Draft::of(typed(&[("born_on", "soon")]));
    let planned = Draft { edits: vec![LeverEdit::new(LeverKind::MatchingTax)], ..Draft::default() };
    for draft in [named, pasted, answered, planned] {
        assert!(!draft.is_empty(), "{draft:?}");
        assert!(!draft.says_the_same(&Draft::default()), "{draft:?}");
    }
}

#[test]
fn when_and_by_whom_it_was_stored_makes_no_other_draft() {
    let draft = read("version-3.json");
    let later = Draft { saved_at: 0, stamp: Stamp::default(), scored: None, ..draft.clone() };
    assert!(draft.says_the_same(&later));
}

// ---- Two drafts ----

/// The paths at which two people's answers differ.
fn differ(first: &[(&str, &str)], second: &[(&str, &str)]) -> Vec<String> {
    differing(&typed(first), &typed(second)).iter().map(ToString::to_string).collect()
}

#[test]
fn two_drafts_differ_where_either_says_something_else_in_the_order_of_the_page() {
    let first = [("spouse", "yes"), ("spouse.married_on", "2020-10-01"), ("born_on", "1990-05-12"), ("sex", "female")];
    let second = [("spouse", "no"), ("born_on", "1988-02-29"), ("sex", "female"), ("process.account_on", "2026-11-02")];
    assert_eq!(differ(&first, &second), ["born_on", "spouse", "spouse.married_on", "process.account_on"]);
    assert_eq!(differ(&second, &first), ["born_on", "spouse", "spouse.married_on", "process.account_on"]);
    assert!(differ(&first, &first).is_empty());
    assert!(differ(&[("sex", "female ")], &[("sex", " female")]).is_empty());
}

#[test]
fn what_is_asked_of_neither_is_no_difference() {
    // The date of a marriage that both say there is none of.
    let first = [("spouse", "no"), ("spouse.married_on", "2020-10-01")];
    assert!(differ(&first, &[("spouse", "no")]).is_empty());
}

#[test]
fn rows_that_only_one_has_are_differences() {
    let mut first = typed(&[("insurance", "periods"), ("detained_on", "yes")]);
    first.add_period();
    first.set(Slot::Period(0, PeriodPart::From), "2019-07");
    let mut second = first.clone();
    second.add_period();
    second.set(Slot::Period(1, PeriodPart::Base), "15000");
    second.add_record(RecordList::Detained);
    second.set(Slot::Record(RecordList::Detained, 0), "2024-01-31");
    let differ = |a, b| differing(a, b).iter().map(ToString::to_string).collect::<Vec<_>>();
    let rows = ["insurance.periods[1].base", "detained_on[0]"];
    assert_eq!(differ(&first, &second), rows);
    assert_eq!(differ(&second, &first), rows);
}
