//! Answers as the text of a link: exact, short, and never taken for others after being changed.

#[path = "shared/answers.rs"]
mod arbitrary;

use arbitrary::{steps, taken};
use base64ct::{Base64UrlUnpadded, Encoding};
use crc::{CRC_32_ISO_HDLC, Crc};
use hujifen::answers::link::{LONGEST, LinkError, decode, encode};
use hujifen::answers::{Answers, Draft, Entry, Field, Leave, PeriodPart, RecordList, Slot};
use hujifen::rules::Paper;
use hujifen::rules::materials::PAPERS;
use hujifen::rules::process::STEPS;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, RngSeed};

/// The same cases on every run.
fn config(cases: u32) -> Config {
    Config { cases, rng_seed: RngSeed::Fixed(120), failure_persistence: None, ..Config::default() }
}

/// Answers at some places, each by its path; rows come to be by being named.
fn typed(texts: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::default();
    for (path, text) in texts {
        let slot = Slot::from_path(path).unwrap_or_else(|| panic!("no place {path}"));
        match slot {
            Slot::Period(row, _) if row == answers.period_count() => answers.add_period(),
            Slot::Record(list, row) if row == answers.record_count(list) => answers.add_record(list),
            _ => {}
        }
        answers.set(slot, text);
    }
    answers
}

#[track_caller]
fn link(answers: &Answers) -> String {
    encode(answers).expect("a link")
}

// ---- What a link holds ----

#[track_caller]
fn comes_back(texts: &[(&str, &str)]) {
    let answers = typed(texts);
    let link = link(&answers);
    assert_eq!(decode(&link), Ok(answers), "{link}");
}

#[test]
fn every_choice_comes_back() {
    for &field in Field::ALL {
        for choice in field.entry().choices() {
            comes_back(&[(field.path(), choice)]);
        }
    }
}

#[test]
fn every_kind_of_value_comes_back_to_its_bounds() {
    for (path, texts) in [
        ("born_on", &["1900-01-01", "1999-12-31", "2000-02-29", "2199-12-31"][..]),
        ("insurance.periods[0].from", &["1900-01", "2026-12", "2199-12"]),
        ("insurance.years", &["0", "7", "100", "101", "18446744073709551613", "18446744073709551615"]),
        ("insurance.current_base", &["12434", "1000000000000"]),
        ("investment.share_percent", &["0", "0.01", "33.3", "99.99", "100"]),
        ("detained_on[0]", &["", "2024-01-31"]),
        ("insurance.periods[0].tax_mismatch", &["", "yes"]),
    ] {
        texts.iter().for_each(|text| comes_back(&[(path, text)]));
    }
}

#[test]
fn a_text_that_is_no_value_or_not_in_plain_form_comes_back_as_it_is() {
    for (path, texts) in [
        ("born_on", &["soon", "1990.5.12", "1990-5-12", "2026-02-30", "2200-01-01", " ", "１９９０年５月１２日"][..]),
        ("insurance.years", &["007", "+7", "7 年", "18446744073709551616", "-1"]),
        ("investment.share_percent", &["60%", "60.50", "060", "100.01"]),
        ("insurance.periods[0].to", &["201907", "2019-13"]),
        ("sex", &["x", "Female", "𝄞\u{0}\u{202e}"]),
    ] {
        texts.iter().for_each(|text| comes_back(&[(path, text)]));
    }
}

#[test]
fn rows_papers_and_steps_come_back() {
    let mut answers = Answers::default();
    (0..3).for_each(|_| answers.add_period());
    RecordList::ALL.into_iter().for_each(|list| answers.add_record(list));
    for slot in answers.slots().into_iter().filter(|slot| !matches!(slot, Slot::Field(_))) {
        let mut answers = answers.clone();
        answers.set(slot, if slot.entry() == Entry::Flag { "yes" } else { "2024-01" });
        assert_eq!(decode(&link(&answers)), Ok(answers), "{slot}");
    }
}

#[test]
fn a_link_holds_only_characters_that_every_link_may_hold() {
    let text = link(&typed(&[("born_on", "１９９０年?&=#/+%")]));
    assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'), "{text}");
}

// ---- How long it is ----

/// The sample that the browser tests fill the page with: an answer to every question, and rows of every kind.
fn sample() -> Answers {
    Draft::from_json(include_str!("browser/checks/sample.json")).expect("a draft").answers
}

#[test]
fn a_link_is_short() {
    for (answers, most) in [
        (Answers::default(), 24),
        (typed(&[("born_on", "1990-05-12")]), 30),
        (person_by_totals(), 150),
        (sample().without(&Leave { insurance_rows: true, papers_and_steps: true, ..Leave::default() }), 180),
        (sample(), 200),
    ] {
        let link = link(&answers);
        assert!(link.len() <= most, "{} characters: {link}", link.len());
    }
}

#[test]
fn a_record_of_twenty_years_month_by_month_fits() {
    let mut answers = typed(&[("insurance", "periods")]);
    for month in 0..240 {
        answers.add_period();
        let text = format!("{}-{:02}", 2006 + month / 12, month % 12 + 1);
        answers.set(Slot::Period(month, PeriodPart::From), &text);
        answers.set(Slot::Period(month, PeriodPart::To), &text);
        answers.set(Slot::Period(month, PeriodPart::Base), &(8_000 + month * 30).to_string());
    }
    let link = link(&answers);
    assert!(link.len() <= 2_600, "{} characters", link.len());
    assert_eq!(decode(&link), Ok(answers));
}

#[test]
fn what_is_too_long_is_told_on_both_sides() {
    let rows = |rows| {
        let mut answers = Answers::default();
        (0..rows).for_each(|_| answers.add_period());
        answers
    };
    let records = |rows| {
        let mut answers = Answers::default();
        (0..rows).for_each(|_| answers.add_record(RecordList::Convicted));
        answers
    };
    for most in [rows(2_000), records(200), typed(&[("born_on", &"x".repeat(49_000))])] {
        assert_eq!(decode(&link(&most)), Ok(most));
    }
    for more in [rows(2_001), records(201), typed(&[("born_on", &"x".repeat(49_152))])] {
        assert_eq!(encode(&more), Err(LinkError::TooLong));
    }
    // However many rows a few characters may promise.
    let zeros = |count: usize| std::iter::repeat_n(0, count);
    let many: Vec<u64> = [0, 2_001].into_iter().chain(zeros(4 * 2_001)).chain(zeros(6)).collect();
    assert_eq!(decode(&of_numbers(&many, &[])), Err(LinkError::TooLong));
    assert_eq!(decode(&"A".repeat(LONGEST + 1)), Err(LinkError::TooLong));
    assert_eq!(decode(&"A".repeat(LONGEST)), Err(LinkError::Damaged));
}

// ---- Old links stay what they are ----

const BROKEN: &str = "links that people have sent each other would say something else";

/// Every question as links know it: its number, path, and choices in their order. Lines may be added, and choices at the
/// end of a line; nothing else may change.
const QUESTIONS: &str = "\
1 assessed_on date
2 born_on date
3 sex female male
4 foreign_national yes no
5 permit yes no
6 permit.collected_on date
7 permit.valid_until date
8 education.schooling none associate bachelor master doctor
9 education.degree none bachelor master doctor
10 education.recognised yes no unsure
11 education.mode full_time part_time
12 education.graduated_on date
13 education.overseas yes no unsure
14 education.verified yes no unsure
15 education.earlier_records yes no unsure
16 education.file_located yes no unsure
17 qualification.level none junior_title mid_title senior_title skill_5 skill_4 skill_3 skill_2 skill_1
18 qualification.obtained_on date
19 qualification.obtained_in_shanghai yes no unsure
20 qualification.fits_post yes no unsure
21 qualification.in_catalogue yes no unsure
22 qualification.registered yes no unsure
23 insurance summary periods none
24 insurance.years number
25 insurance.months_at_0_8 number
26 insurance.months_at_1 number
27 insurance.months_at_2 number
28 insurance.months_at_3 number
29 insurance.last_year_months_at_1 number
30 insurance.current_base number
31 insured_now yes no unsure
32 retired yes no
33 employment yes no
34 employment.since date
35 employment.same_unit yes no unsure
36 employment.dispatched yes no unsure
37 employment.employer_registered yes no unsure
38 employment.district_known yes no unsure
39 startup_talent yes no unsure
40 innovation_intermediary yes no unsure
41 shortage_major.in_catalogue yes no unsure
42 shortage_major.post_matches yes no unsure
43 investment yes no
44 investment.share_percent percent
45 investment.annual_tax[0] number
46 investment.annual_tax[1] number
47 investment.annual_tax[2] number
48 investment.local_hires[0] number
49 investment.local_hires[1] number
50 investment.local_hires[2] number
51 public_service_years number
52 outer_area_years number
53 fresh_graduate yes no unsure
54 award none municipal_special municipal_comprehensive provincial
55 spouse yes no
56 spouse.shanghai_hukou yes no unsure
57 spouse.married_on date
58 false_material_on yes no
59 detained_on yes no
60 convicted_on yes no
61 serious_forgery_on yes no
62 serious_crime yes no
63 process.account_on date
64 process.accepted_on date";

#[test]
fn questions_and_choices_keep_their_numbers() {
    let mut fields = Field::ALL.to_vec();
    fields.sort_by_key(|field| field.number());
    assert!(fields.windows(2).all(|pair| pair[0].number() < pair[1].number()), "a number is given out twice");
    let line = |field: &Field| {
        let kind = match field.entry() {
            Entry::Date => "date".to_owned(),
            Entry::Month => "month".to_owned(),
            Entry::Count(_) | Entry::Yuan(_) => "number".to_owned(),
            Entry::Percent => "percent".to_owned(),
            entry => entry.choices().join(" "),
        };
        format!("{} {} {kind}", field.number(), field.path())
    };
    let lines: Vec<String> = fields.iter().map(line).collect();
    for known in QUESTIONS.lines() {
        let stays = lines.iter().any(|line| line == known || line.starts_with(&format!("{known} ")));
        assert!(stays, "{BROKEN}: no longer {known:?}\n{}", lines.join("\n"));
    }
    let added = lines.iter().find(|line| !QUESTIONS.lines().any(|known| line.starts_with(known)));
    assert_eq!(added, None, "not yet among the known questions");
    for &field in Field::ALL {
        assert_eq!(Field::from_number(field.number()), Some(field));
    }
    assert_eq!(Field::from_number(0), None);
}

/// A person of this kind is this link; both ways.
#[track_caller]
fn stays(answers: &Answers, expected: &str) {
    assert_eq!(link(answers), expected, "{BROKEN}");
    assert_eq!(decode(expected).as_ref(), Ok(answers), "{BROKEN}");
}

fn person_by_totals() -> Answers {
    typed(&[
        ("born_on", "1990-05-12"),
        ("sex", "female"),
        ("foreign_national", "no"),
        ("permit", "yes"),
        ("permit.collected_on", "2025-03-01"),
        ("permit.valid_until", "2027-02-28"),
        ("education.schooling", "bachelor"),
        ("education.degree", "bachelor"),
        ("education.recognised", "yes"),
        ("education.mode", "full_time"),
        ("education.graduated_on", "2012-07-01"),
        ("qualification.level", "mid_title"),
        ("qualification.obtained_on", "2021-05-20"),
        ("qualification.obtained_in_shanghai", "yes"),
        ("qualification.fits_post", "yes"),
        ("qualification.in_catalogue", "yes"),
        ("qualification.registered", "unsure"),
        ("insurance", "summary"),
        ("insurance.years", "7"),
        ("insurance.months_at_0_8", "40"),
        ("insurance.months_at_1", "36"),
        ("insurance.months_at_2", "0"),
        ("insurance.months_at_3", "0"),
        ("insurance.last_year_months_at_1", "12"),
        ("insurance.current_base", "15000"),
        ("startup_talent", "no"),
        ("innovation_intermediary", "no"),
        ("shortage_major.in_catalogue", "no"),
        ("investment", "yes"),
        ("investment.share_percent", "33.33"),
        ("investment.annual_tax[0]", "700000"),
        ("investment.annual_tax[1]", "650000"),
        ("investment.annual_tax[2]", "810000"),
        ("public_service_years", "0"),
        ("outer_area_years", "3"),
        ("fresh_graduate", "no"),
        ("award", "municipal_special"),
        ("spouse", "yes"),
        ("spouse.shanghai_hukou", "no"),
        ("false_material_on", "no"),
        ("detained_on", "no"),
        ("convicted_on", "no"),
        ("serious_crime", "no"),
    ])
}

/// Someone with rows, flags, records, papers and steps, and texts that are no values.
fn person_by_rows() -> Answers {
    typed(&[
        ("born_on", "1990.5.12"),
        ("award", "provincial"),
        ("qualification.level", "skill_1"),
        ("insurance", "periods"),
        ("insurance.periods[0].from", "2019-07"),
        ("insurance.periods[0].to", "2022-06"),
        ("insurance.periods[0].base", "9339"),
        ("insurance.periods[0].arrears", "yes"),
        ("insurance.periods[1].from", "2022-07"),
        ("insurance.periods[1].other_employer", "yes"),
        ("insurance.periods[2].base", "一万二"),
        ("insurance.periods[2].tax_mismatch", "yes"),
        ("false_material_on", "yes"),
        ("false_material_on[0]", "2020-01-01"),
        ("detained_on[0]", "2024-01-01"),
        ("detained_on[1]", ""),
        ("convicted_on[0]", "long ago"),
        ("serious_forgery_on[0]", "1999-12-31"),
        ("papers_ready.residence_permit", "yes"),
        ("papers_ready.employer_licence", "yes"),
        ("papers_ready.spouse_hukou", "yes"),
        ("steps.1", "yes"),
        ("steps.10", "yes"),
    ])
}

#[test]
fn old_links_stay_what_they_are() {
    stays(&Answers::default(), "AQgAAAAAAAAAAADYLt65");
    stays(&typed(&[("born_on", "1990-05-12")]), "AQoBBO2BAgAAAAAAAAAAd0QfqQ");
    stays(
        &person_by_totals(),
        "ATwJfD94fwdwPnxd7YECAgMCleUC7uoCBAMCAoPBAgSw2gICAgIEAgkqJgICDpp1AwMDAoca4twqktYnkrgxAgUDAwIDAwMDAwAAAAAAAAAAkJsbIA",
    );
    stays(
        &person_by_rows(),
        "ATAJBAAIBAAAACAEAQoDBQIDnAu_C_1IAQHACwAAAQIAAAEBBAG31gIC7OECAAEBAa2dAgQRAAAQAgEEAwkxOTkwLjUuMTIJ5LiA5LiH5LqMCGxvbmcgYWdvuW2arA",
    );
}

#[test]
fn papers_lists_and_flags_keep_their_places() {
    let places = |names: &[&str]| names.join(" ");
    let papers = "residence_permit application_form labour_contract record_pledge employer_licence diploma \
        education_verification personnel_file qualification_certificate registration_proof qualification_post_proof \
        startup_recognition intermediary_recognition major_diploma major_post_proof capital_report tax_details \
        local_hires_list tax_record public_service_proof outer_area_work_proof outer_area_home_proof fresh_diploma \
        award_certificate marriage_certificate spouse_hukou";
    let now = places(&PAPERS.map(|(paper, _)| paper.code()));
    assert!(now.starts_with(papers), "{BROKEN}: {now}");
    let now = places(&RecordList::ALL.map(|list| list.field().path()));
    assert!(now.starts_with("false_material_on detained_on convicted_on serious_forgery_on"), "{BROKEN}: {now}");
    let now = places(&PeriodPart::FLAGS.map(PeriodPart::name));
    assert!(now.starts_with("arrears other_employer tax_mismatch"), "{BROKEN}: {now}");
    assert_eq!(STEPS.start(), &1, "{BROKEN}");
}

// ---- What is no link ----

const CHECKSUM: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);

/// These bytes as a link whose checksum is right.
fn of_bytes(bytes: &[u8]) -> String {
    Base64UrlUnpadded::encode_string(&[bytes, &CHECKSUM.checksum(bytes).to_le_bytes()].concat())
}

/// These numbers and texts as a link of this version.
fn of_numbers(numbers: &[u64], texts: &[&str]) -> String {
    let packed = postcard::to_allocvec(&(numbers, texts)).expect("bytes");
    of_bytes(&[&[1], &packed[..]].concat())
}

#[test]
fn what_is_no_link_is_damaged() {
    for text in ["", "A", "AA", "AAAAAA", "?", "链接", " ", "=", "AAAAAA==", "https://example.com/#AQAAAAAA"] {
        assert_eq!(decode(text), Err(LinkError::Damaged), "{text}");
    }
    // Right, but nothing in it.
    assert_eq!(decode(&of_bytes(&[])), Err(LinkError::Damaged));
    assert_eq!(decode(&of_bytes(&[0])), Err(LinkError::Damaged));
    assert_eq!(decode(&of_bytes(&[1])), Err(LinkError::Damaged));
}

#[test]
fn a_newer_version_is_told_by_its_first_byte() {
    assert_eq!(decode(&of_bytes(&[2])), Err(LinkError::Newer));
    assert_eq!(decode(&of_bytes(&[255, 1, 2, 3])), Err(LinkError::Newer));
}

#[test]
fn what_only_a_newer_version_can_know_is_told_so() {
    let none = [0, 0, 0, 0, 0, 0, 0, 0];
    assert_eq!(decode(&of_numbers(&none, &[])), Ok(Answers::default()));
    for (what, numbers, texts) in [
        ("a question of number 0", &[1, 1, 5, 0, 0, 0, 0, 0, 0, 0][..], &[][..]),
        ("a third sex", &[1, 8, 4, 0, 0, 0, 0, 0, 0, 0], &[]),
        ("a day after 2199", &[1, 4, 109_575, 0, 0, 0, 0, 0, 0, 0], &[]),
        ("a fourth flag", &[0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0, 0], &[]),
        ("a 27th paper", &[0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 32, 0], &[]),
        ("an 11th step", &[0, 0, 0, 0, 0, 0, 0, 2, 0, 8], &[]),
        ("a number more", &[0, 0, 0, 0, 0, 0, 0, 0, 0], &[]),
        ("a text more", &none, &["x"]),
    ] {
        assert_eq!(decode(&of_numbers(numbers, texts)), Err(LinkError::Newer), "{what}");
    }
    for (what, numbers) in [
        ("a number less", &none[1..]),
        ("an answer less", &[1, 4]),
        ("a text less", &[1, 4, 1, 0, 0, 0, 0, 0, 0, 0]),
        ("rows without end", &[0, u64::MAX >> 40]),
    ] {
        assert_eq!(decode(&of_numbers(numbers, &[])), Err(LinkError::Damaged), "{what}");
    }
}

#[test]
fn no_character_can_be_taken_for_another() {
    let link = link(&person_by_totals());
    let alphabet = (b'!'..=b'~').map(char::from);
    for (at, right) in link.char_indices() {
        for wrong in alphabet.clone().filter(|wrong| *wrong != right) {
            let changed = format!("{}{wrong}{}", &link[..at], &link[at + 1..]);
            assert_eq!(decode(&changed), Err(LinkError::Damaged), "{wrong} for {right} at {at}");
        }
    }
}

#[test]
fn every_error_has_a_name_of_its_own() {
    assert_eq!(LinkError::ALL.map(LinkError::code), ["damaged", "newer", "too_long"]);
}

/// What may happen to a link.
#[derive(Clone, Debug)]
enum Damage {
    Character(Index, char),
    Bits(Index, u8),
    CutOff(Index),
    CutOffBefore(Index),
    Remove(Index, usize),
    Insert(Index, String),
    Double,
    OtherCase(Index),
    OtherAlphabet,
}

fn damage() -> impl Strategy<Value = Damage> {
    let url_safe = "[A-Za-z0-9_-]{1,6}";
    prop_oneof![
        3 => (any::<Index>(), "[A-Za-z0-9_-]").prop_map(|(at, text)| Damage::Character(at, text.chars().next().unwrap_or('A'))),
        1 => (any::<Index>(), any::<char>()).prop_map(|(at, one)| Damage::Character(at, one)),
        3 => (any::<Index>(), 1..=255_u8).prop_map(|(at, bits)| Damage::Bits(at, bits)),
        2 => any::<Index>().prop_map(Damage::CutOff),
        1 => any::<Index>().prop_map(Damage::CutOffBefore),
        2 => (any::<Index>(), 1..6_usize).prop_map(|(at, count)| Damage::Remove(at, count)),
        2 => (any::<Index>(), url_safe).prop_map(|(at, text)| Damage::Insert(at, text)),
        1 => (any::<Index>(), "[ \\n\\t=.%?&#]{1,3}").prop_map(|(at, text)| Damage::Insert(at, text)),
        1 => Just(Damage::Double),
        1 => any::<Index>().prop_map(Damage::OtherCase),
        1 => Just(Damage::OtherAlphabet),
    ]
}

fn damaged(link: &str, damage: &Damage) -> String {
    let mut characters: Vec<char> = link.chars().collect();
    let at = |index: &Index| index.index(link.len());
    match damage {
        Damage::Character(index, character) => characters[at(index)] = *character,
        // A bit of what the characters stand for.
        Damage::Bits(index, bits) => {
            let mut bytes = Base64UrlUnpadded::decode_vec(link).expect("a link");
            *index.get_mut(&mut bytes) ^= bits;
            return Base64UrlUnpadded::encode_string(&bytes);
        }
        Damage::CutOff(index) => characters.truncate(at(index)),
        Damage::CutOffBefore(index) => drop(characters.drain(..at(index))),
        Damage::Remove(index, count) => drop(characters.drain(at(index)..(at(index) + count).min(link.len()))),
        Damage::Insert(index, text) => drop(characters.splice(at(index)..at(index), text.chars())),
        Damage::Double => characters.extend(link.chars()),
        Damage::OtherCase(index) => {
            let character = &mut characters[at(index)];
            *character = if character.is_ascii_uppercase() {
                character.to_ascii_lowercase()
            } else {
                character.to_ascii_uppercase()
            };
        }
        Damage::OtherAlphabet => return link.replace('-', "+").replace('_', "/"),
    }
    characters.into_iter().collect()
}

fn links() -> Vec<String> {
    let people =
        [Answers::default(), typed(&[("born_on", "1990-05-12")]), person_by_totals(), person_by_rows(), sample()];
    people.iter().map(link).collect()
}

proptest! {
    #![proptest_config(config(10_000))]

    #[test]
    fn a_damaged_link_is_refused(link in select(links()), damage in damage()) {
        let damaged = damaged(&link, &damage);
        if damaged != link {
            prop_assert_eq!(decode(&damaged), Err(LinkError::Damaged), "{:?}", damage);
        }
    }

    #[test]
    fn bytes_with_a_right_checksum_are_refused_or_are_answers(
        version in prop_oneof![9 => Just(1_u8), 1 => any::<u8>()], bytes in proptest::collection::vec(any::<u8>(), 0..80)
    ) {
        if let Ok(answers) = decode(&of_bytes(&[&[version], &bytes[..]].concat())) {
            prop_assert_eq!(decode(&link(&answers)), Ok(answers));
        }
    }

    #[test]
    fn numbers_with_a_right_checksum_are_refused_or_are_answers(
        answered in proptest::collection::vec(0..128_u64, 0..11),
        numbers in proptest::collection::vec(prop_oneof![6 => 0..4_u64, 2 => 0..60_000_u64, 1 => any::<u64>()], 0..90),
        texts in proptest::collection::vec("[a-z0-9-]{0,3}", 0..9),
    ) {
        let numbers = [&[answered.len() as u64], &answered[..], &numbers].concat();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        if let Ok(answers) = decode(&of_numbers(&numbers, &texts)) {
            prop_assert_eq!(decode(&link(&answers)), Ok(answers));
        }
    }
}

proptest! {
    #![proptest_config(config(1_000))]

    #[test]
    fn whatever_is_typed_comes_back_exactly(steps in steps()) {
        let answers = taken(&steps);
        let link = link(&answers);
        prop_assert!(link.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
        prop_assert_eq!(decode(&link), Ok(answers));
    }
}

// ---- What is left out ----

/// Whether a place belongs to what is left out.
fn is_left_out(slot: Slot, leave: &Leave) -> bool {
    match slot {
        Slot::Field(Field::BornOn) => leave.birth_date,
        Slot::Field(Field::SeriousCrime) | Slot::Record(..) => leave.records,
        Slot::Field(field) => leave.records && RecordList::ALL.iter().any(|list| list.field() == field),
        Slot::Period(..) => leave.insurance_rows,
        Slot::Paper(_) | Slot::Step(_) => leave.papers_and_steps,
    }
}

fn leave() -> impl Strategy<Value = Leave> {
    any::<[bool; 4]>().prop_map(|[birth_date, records, insurance_rows, papers_and_steps]| Leave {
        birth_date,
        records,
        insurance_rows,
        papers_and_steps,
    })
}

proptest! {
    #![proptest_config(config(1_000))]

    #[test]
    fn what_is_left_out_is_empty_and_nothing_else(steps in steps(), leave in leave()) {
        let answers = taken(&steps);
        let rest = answers.without(&leave);
        for slot in answers.slots() {
            let expected = if is_left_out(slot, &leave) { "" } else { answers.text(slot) };
            prop_assert_eq!(rest.text(slot), expected, "{}", slot);
        }
        let left = |left: bool, rows: usize| if left { 0 } else { rows };
        prop_assert_eq!(rest.period_count(), left(leave.insurance_rows, answers.period_count()));
        for list in RecordList::ALL {
            prop_assert_eq!(rest.record_count(list), left(leave.records, answers.record_count(list)));
        }
        prop_assert_eq!(rest.without(&leave), rest);
    }
}

#[test]
fn all_that_may_be_left_out_leaves_the_rest_of_a_person() {
    let everything = Leave { birth_date: true, records: true, insurance_rows: true, papers_and_steps: true };
    let rest = person_by_rows().without(&everything);
    assert_eq!(rest, typed(&[("award", "provincial"), ("qualification.level", "skill_1"), ("insurance", "periods")]));
    assert_eq!(person_by_rows().without(&Leave::default()), person_by_rows());
    let alone = typed(&[("born_on", "1990-05-12"), ("serious_crime", "no"), ("papers_ready.diploma", "yes")]);
    assert_eq!(alone.text(Slot::Paper(Paper::Diploma)), "yes");
    assert!(alone.without(&everything).is_empty());
}
