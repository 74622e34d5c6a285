//! The result as a document: what is in it by choice, that nothing of one's own is in it without, and where everything
//! stands on the picture.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use hujifen::answers::{Answers, Draft, Field, Reading, Slot, open_questions, standing};
use hujifen::report::colour::Colour;
use hujifen::report::layout::{Font, MAX_HEIGHT, Mark, Picture, WIDTH, pictures};
use hujifen::report::wrap::{wrap, wrap_evenly};
use hujifen::report::{Block, Gauge, Part, Parts, Report, Section, Subject};
use hujifen::rules::indicators::investment;
use hujifen::rules::wage;
use hujifen::rules::{Assessment, Date, Indicator, Profile, Reason, assess};
use hujifen::texts;
use proptest::prelude::*;
use serde_json::json;

#[path = "shared/profiles.rs"]
mod profiles;

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn on() -> Date {
    day("2026-11-23")
}

/// Everything that a report is made from.
struct Person {
    answers: Answers,
    reading: Reading,
    assessment: Assessment,
    day: Date,
}

impl Person {
    fn of_answers(answers: Answers) -> Person {
        let reading = answers.read(on());
        let assessment = assess(&reading.profile, on());
        let day = reading.profile.assessed_on.unwrap_or(on());
        Person { answers, reading, assessment, day }
    }

    fn of_profile(profile: Profile) -> Person {
        let assessment = assess(&profile, on());
        let day = profile.assessed_on.unwrap_or(on());
        let reading = Reading { profile, faults: Default::default() };
        Person { answers: Answers::default(), reading, assessment, day }
    }

    fn of_json(profile: serde_json::Value) -> Person {
        Person::of_profile(Profile::from_json(&profile.to_string()).expect("a profile"))
    }

    fn report(&self, parts: Parts) -> Report {
        let Person { answers, reading, assessment, day } = self;
        let subject = Subject {
            answers,
            reading,
            assessment,
            standing: standing(answers, reading, assessment),
            open: open_questions(answers, reading, assessment, *day).len(),
            day: *day,
            name: Some("张三的草稿"),
            address: Some("https://points.example.com/"),
        };
        Report::of(&subject, parts)
    }

    fn text(&self, parts: Parts) -> String {
        self.report(parts).words().join("\n")
    }
}

/// Someone with an answer at every place, some of them wrong or missing.
fn sample() -> Person {
    let draft = Draft::from_json(include_str!("browser/checks/sample.json")).expect("a draft");
    Person::of_answers(draft.answers)
}

/// The same, with an insurance record of so many months in a row each.
fn with_months(months: usize) -> Person {
    let mut draft: serde_json::Value =
        serde_json::from_str(include_str!("browser/checks/sample.json")).expect("a draft");
    draft["answers"]["insurance"] = json!("periods");
    let row = |index: usize| {
        let month = format!("{:04}-{:02}", 2000 + index / 12, index % 12 + 1);
        json!({ "from": month, "to": month, "base": (9_000 + index).to_string(), "arrears": index.is_multiple_of(7) })
    };
    draft["periods"] = (0..months).map(row).collect();
    let draft = Draft::from_json(&draft.to_string()).expect("a draft");
    Person::of_answers(draft.answers)
}

fn only(part: Part) -> Parts {
    Parts::NONE.with(part, true)
}

fn without(parts: &[Part]) -> Parts {
    parts.iter().fold(Parts::ALL, |shown, part| shown.with(*part, false))
}

fn section(report: &Report, part: Part) -> &Section {
    report.sections.iter().find(|section| section.part == Some(part)).expect("the section")
}

#[track_caller]
fn says(text: &str, words: &str) {
    assert!(text.contains(words), "{words:?} is not in\n{text}");
}

// ---- What is in it ----

#[test]
fn a_report_has_the_sections_that_were_chosen_and_what_it_rests_on() {
    let person = sample();
    let parts = |parts| person.report(parts).sections.iter().map(|section| section.part).collect::<Vec<_>>();
    let all = [Part::Total, Part::Items, Part::Findings, Part::Papers, Part::Steps, Part::Answers];
    assert_eq!(parts(Parts::ALL), all.map(Some).into_iter().chain([None]).collect::<Vec<_>>());
    assert_eq!(parts(Parts::NONE), [None]);
    for part in Part::ALL {
        let expected = if part == Part::Figures { vec![None] } else { vec![Some(part), None] };
        assert_eq!(parts(only(part)), expected, "{part:?} alone");
    }
    let to_pass_on = [Some(Part::Total), Some(Part::Items), Some(Part::Count), None];
    assert_eq!(parts(Parts::to_pass_on()), to_pass_on);
}

#[test]
fn what_a_report_rests_on_is_always_told() {
    for parts in [Parts::ALL, Parts::NONE, Parts::to_pass_on()] {
        let text = sample().text(parts);
        for words in [
            "按 2026-11-23 的情况计算",
            "沪府规〔2022〕21号",
            "2023-01-01 至 2027-12-31 有效",
            "2026-07 起每月 12,577 元",
            env!("CARGO_PKG_VERSION"),
            texts::OFFICIAL,
            "不是官方系统",
            "https://points.example.com/",
        ] {
            says(&text, words);
        }
    }
    let day = format!("{}-01", wage::latest().from.on(20));
    let late = Person::of_json(json!({ "assessed_on": day, "insurance": { "periods": [] } })).text(Parts::NONE);
    says(&late, "不在现行办法的有效期");
    says(&late, "平均工资还没公布");
    let early = Person::of_json(json!({ "assessed_on": "2024-06-30" })).text(Parts::NONE);
    says(&early, "2023-07 起每月 12,183 元");
}

#[test]
fn the_total_stands_with_its_verdict_and_the_pass_mark() {
    let report = sample().report(only(Part::Total));
    let total = section(&report, Part::Total).blocks.iter().find_map(|block| match block {
        Block::Total(total) => Some(total.clone()),
        _ => None,
    });
    let total = total.expect("a total");
    assert_eq!(total.points, sample().assessment.total);
    assert_eq!(total.standard, "标准分值 120 分");
    let vetoed = Person::of_json(json!({ "startup_talent": true, "serious_crime": true }));
    let text = vetoed.text(only(Part::Total));
    says(&text, "现行办法不受理积分申请");
    says(&text, "先向作出判决的法院或公安机关核实");
    let mut answers = sample().answers;
    answers.set(Slot::Field(Field::BornOn), "1990-02-30");
    says(&Person::of_answers(answers).text(only(Part::Total)), "有 1 处答案待改");
}

#[test]
fn the_gauge_never_leaves_its_scale() {
    let gauge = |profile| Gauge::of(&Person::of_json(profile).assessment);
    let at_first = gauge(json!({}));
    assert_eq!((at_first.total, at_first.possible, at_first.mark), (0, 100, 80));
    let much = json!({ "born_on": "1990-01-01", "startup_talent": true, "innovation_intermediary": true });
    let much = gauge(much);
    assert_eq!((much.total, much.possible, much.mark), (100, 100, 44));
}

#[test]
fn findings_are_told_with_clause_and_remedy_and_counted() {
    let person = sample();
    let text = person.text(only(Part::Findings).with(Part::Figures, true));
    assert!(person.assessment.findings.len() > 5);
    for finding in &person.assessment.findings {
        says(&text, &texts::finding(finding));
        says(&text, &texts::remedy(finding));
        says(&text, &texts::clause(finding.clause));
    }
    let count = format!("共 {} 处", person.assessment.findings.len());
    says(&text, &count);
    says(&person.text(only(Part::Count)), &count);
    says(&Person::of_json(json!({ "born_on": "1990-05-12" })).text(only(Part::Count)), "没有发现问题");
}

#[test]
fn papers_are_those_of_this_person_and_say_whether_they_are_at_hand() {
    let report = sample().report(only(Part::Papers));
    let rows: Vec<_> = section(&report, Part::Papers).blocks.iter().flat_map(rows_of).collect();
    let value = |name: &str| rows.iter().find(|row| row.name == name).map(|row| row.value.as_str());
    assert_eq!(value("居住证"), Some("√ 已备"));
    assert_eq!(value("积分申请表"), Some("□ 未备"));
    assert_eq!(value("结婚证"), Some("□ 未备"));
    // Nobody claims it.
    assert_eq!(value("创业人才认定"), None);
    assert!(rows.iter().all(|row| row.notes.iter().any(|note| note.contains("条"))), "{rows:?}");
}

#[test]
fn steps_tell_their_dates_only_together_with_the_figures() {
    let person = sample();
    let with = person.text(only(Part::Steps).with(Part::Figures, true));
    for words in ["10. 领积分通知书", "2027-02-28", "最晚 2026-11-30 核定", "国办发明电"] {
        says(&with, words);
    }
    says(&with, "√ 已办");
    let without = person.text(only(Part::Steps));
    says(&without, "10. 领积分通知书");
    assert!(!without.contains("2027-02-28") && !without.contains("核定（"), "{without}");
}

#[test]
fn every_answer_given_is_told_and_those_not_given_are_counted() {
    let person = sample();
    let text = person.text(only(Part::Answers));
    for words in ["您的出生日期", "1990-05-12", "中级职称", "700000", "2020-10-01", "收件凭证上的日期", "2026-11-02"]
    {
        says(&text, words);
    }
    // Rows with a date each name the list that they are of.
    says(&text, "第 1 次提供虚假材料的日期");
    says(&text, "第 1 次行政拘留的日期");
    // The base paid at present, and the date of the conviction.
    says(&text, "另有 2 个问题没有回答");
    let months = with_months(30).text(only(Part::Answers));
    says(&months, "第 30 段");
    says(&months, "2000-01 至 2000-01，9000 元；这一段是补缴的");
    let mut answers = person.answers;
    answers.set(Slot::Field(Field::BornOn), "1990-02-30");
    let wrong = Person::of_answers(answers).text(only(Part::Answers));
    says(&wrong, "1990-02-30");
    says(&wrong, "这里要一个存在的日期");
}

fn rows_of(block: &Block) -> Vec<hujifen::report::Row> {
    match block {
        Block::Rows(rows) => rows.clone(),
        _ => Vec::new(),
    }
}

proptest! {
    #![proptest_config(profiles::config(1_000))]

    #[test]
    fn every_item_stands_in_the_report_with_its_points_and_its_clause(profile in profiles::profile(), told in any::<bool>()) {
        let person = Person::of_profile(profile);
        let report = person.report(only(Part::Items).with(Part::Figures, told));
        let section = section(&report, Part::Items);
        let rows: Vec<_> = section.blocks.iter().flat_map(rows_of).collect();
        for item in person.assessment.items {
            let (name, clause) = (texts::indicator(item.indicator), texts::clause(item.clause));
            let row = rows.iter().find(|row| row.name == name);
            if let Some(row) = row {
                prop_assert_eq!(row.clause.as_deref(), Some(clause.as_str()));
                prop_assert_eq!(&row.value, &format!("{} 分", item.counted));
                prop_assert!(!row.notes.is_empty());
            } else {
                prop_assert!(item.counted == 0 && item.points == 0, "{item:?} has points and no row");
                let cited = format!("{name} {clause}");
                let is_cited = |block: &Block| matches!(block, Block::Paragraph(said) if said.contains(&cited));
                let lists = section.blocks.iter().filter(|block| is_cited(block)).count();
                prop_assert_eq!(lists, 1, "{} is not told of", cited);
            }
        }
        let is_open = |indicator: &&Indicator| person.assessment.item(**indicator).is_some_and(|item| item.reason == Reason::Unanswered);
        let open = Indicator::ALL.iter().filter(is_open).count();
        let has_list = section.words().iter().any(|said| said.starts_with("还没有回答"));
        prop_assert_eq!(has_list, open > 0);
    }
}

// ---- What is not in it ----

/// What there is besides points and the rules' own numbers: days, months, and amounts from a thousand on.
fn own_figures(text: &str, person: &Person) -> Vec<String> {
    let Person { assessment, day, .. } = person;
    let items = assessment.items.iter().flat_map(|item| [Some(item.points), item.max]);
    let stakes = assessment.findings.iter().map(|finding| Some(finding.points));
    let points: Vec<i32> = items.chain(stakes).chain([Some(assessment.total), assessment.max]).flatten().collect();
    let text = text.replace(&day.to_string(), "").replace("2027-12-31", "");
    // 100,000 yuan of tax: a step of the law.
    let step = texts::grouped(investment::TAX_STEP);
    let text = text.replace(&step, "").replace(',', "");
    let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() >= 4);
    let is_points = |run: &&str| run.parse().is_ok_and(|run: i32| points.iter().any(|points| points.abs() == run));
    runs.filter(|run| !is_points(run)).map(str::to_owned).collect()
}

/// The words of all sections that were chosen; what they rest on is the same for everybody.
fn chosen_words(report: &Report) -> String {
    let sections = report.sections.iter().filter(|section| section.part.is_some());
    sections.flat_map(Section::words).collect::<Vec<_>>().join("\n")
}

proptest! {
    #![proptest_config(profiles::config(1_000))]

    #[test]
    fn without_answers_and_figures_nothing_of_ones_own_is_told(profile in profiles::profile()) {
        let person = Person::of_profile(profile);
        let report = person.report(without(&[Part::Answers, Part::Figures]));
        let figures = own_figures(&chosen_words(&report), &person);
        prop_assert!(figures.is_empty(), "{figures:?} in\n{}", chosen_words(&report));
        prop_assert!(!report.words().iter().any(|said| said.contains("张三")));
        // What it rests on knows nothing of the person.
        let basis = |person: &Person| person.report(Parts::NONE).sections.last().map(|section| section.blocks.clone());
        let nobody = Person::of_json(json!({ "assessed_on": person.day.to_string() }));
        if person.assessment.notices == nobody.assessment.notices {
            prop_assert_eq!(basis(&person), basis(&nobody));
        }
    }
}

#[test]
fn the_search_for_figures_finds_what_it_should() {
    let person = sample();
    assert!(own_figures(&person.text(only(Part::Answers)), &person).iter().any(|found| found == "700000"));
    let told = chosen_words(&person.report(Parts::ALL));
    for own in ["1990", "2020", "700000"] {
        assert!(own_figures(&told, &person).iter().any(|found| found == own), "{own}");
    }
    says(&person.text(only(Part::Figures)), "张三的草稿");
}

#[test]
fn two_people_with_the_same_points_and_findings_cannot_be_told_apart_without_figures() {
    let person = |born: &str, until: &str, gate: u32, tax: u32, married: &str| {
        Person::of_json(json!({
            "born_on": born,
            "permit": { "collected_on": "2023-03-01", "valid_until": until },
            "education": { "schooling": "bachelor", "degree": "bachelor", "recognised": true },
            "qualification": { "level": "mid_title", "obtained_in_shanghai": true, "fits_post": true,
                               "in_catalogue": true, "registered": true },
            "insurance": { "years": 7, "months_at_0_8": 30, "months_at_1": 20, "months_at_2": 0, "months_at_3": 0,
                           "last_year_months_at_1": gate },
            "investment": { "share_percent": 100, "annual_tax": [tax, tax, tax], "local_hires": [0, 0, 0] },
            "spouse": { "shanghai_hukou": true, "married_on": married },
        }))
    };
    let one = person("1990-05-12", "2025-02-28", 3, 700_000, "2020-10-01");
    let other = person("1985-03-03", "2024-06-30", 5, 705_000, "2020-03-09");
    let findings = |person: &Person| person.assessment.findings.iter().map(|finding| finding.code).collect::<Vec<_>>();
    assert_eq!(findings(&one), findings(&other));
    assert!(findings(&one).contains(&"permit_expired") && findings(&one).contains(&"title_below_wage_gate"));
    let parts = without(&[Part::Answers, Part::Figures]);
    assert_eq!(one.text(parts), other.text(parts));
    says(&one.text(parts), "居住证 ×× 已到期");
    assert_ne!(one.text(without(&[Part::Answers])), other.text(without(&[Part::Answers])));
}

// ---- HTML ----

/// The texts of a piece of HTML, and whether every element in it is closed where it should be.
fn texts_of(html: &str) -> (String, bool) {
    let (mut texts, mut open, mut is_whole) = (String::new(), Vec::new(), true);
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("a whole tag");
        match tag.strip_prefix('/') {
            Some(name) => is_whole &= open.pop() == Some(name),
            None if tag.ends_with('/') => {}
            None => open.push(tag.split(' ').next().expect("a name")),
        }
        texts.push_str(text);
    }
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
    (entities.iter().fold(texts, |texts, (entity, sign)| texts.replace(entity, sign)), is_whole && open.is_empty())
}

#[test]
fn the_sheet_holds_every_text_of_the_report_in_order() {
    for person in [sample(), with_months(30), Person::of_json(json!({}))] {
        for parts in [Parts::ALL, Parts::to_pass_on(), Parts::NONE] {
            let report = person.report(parts);
            let (texts, is_whole) = texts_of(&report.html());
            assert!(is_whole);
            let mut rest = texts.as_str();
            // The pass mark stands in the bar, before the unit is past.
            for words in report.words().into_iter().filter(|words| *words != "分") {
                let at = rest.find(words).unwrap_or_else(|| panic!("{words:?} is not in {rest}"));
                rest = &rest[at + words.len()..];
            }
        }
    }
}

#[test]
fn what_was_typed_never_becomes_markup() {
    for typed in ["<img src=x onerror=alert(1)>", "\"><script>alert(1)</script>", "1990 & <b>", "&lt;i&gt;"] {
        let mut answers = sample().answers;
        answers.set(Slot::Field(Field::BornOn), typed);
        let report = Person::of_answers(answers).report(Parts::ALL);
        let html = report.html();
        assert!(!html.contains(typed), "{html}");
        let (texts, is_whole) = texts_of(&html);
        assert!(is_whole);
        says(&texts, typed);
    }
}

// ---- Lines ----

/// Chinese characters as wide as they are high, all others half of it.
fn measure(text: &str, font: Font) -> i32 {
    text.chars().map(|c| if c >= '\u{2e80}' { font.px } else { font.px / 2 }).sum()
}

/// Lines of so many halves of a character.
fn lines(text: &str, halves: i32) -> Vec<String> {
    wrap(text, halves, |run| measure(run, Font { px: 2, bold: false }))
}

#[test]
fn chinese_breaks_between_any_two_characters() {
    assert_eq!(lines("上海市居住证积分", 6), ["上海市", "居住证", "积分"]);
    assert_eq!(lines("", 6), Vec::<String>::new());
}

#[test]
fn what_closes_never_begins_a_line_and_what_opens_never_ends_one() {
    assert_eq!(lines("居住证，有效", 6), ["居住", "证，有", "效"]);
    assert_eq!(lines("按照《法》算", 6), ["按照", "《法》", "算"]);
    assert_eq!(lines("第六条（一）。", 8), ["第六条", "（一）。"]);
}

#[test]
fn words_numbers_and_dates_stay_whole() {
    assert_eq!(lines("自1990-05-12起", 10), ["自", "1990-05-12", "起"]);
    assert_eq!(lines("每月 12,577 元起", 10), ["每月", "12,577 元", "起"]);
    assert_eq!(lines("see the rules", 8), ["see the", "rules"]);
}

#[test]
fn english_breaks_between_words_and_nowhere_else() {
    let told = "It’s 3 month(s) of a well-kept record (缴费记录), “as it stands”.";
    let expected = ["It’s 3", "month(s) of", "a well-kept", "record (缴", "费记录),", "“as it", "stands”."];
    assert_eq!(lines(told, 11), expected);
    assert_eq!(lines("his ‘record’（法）", 12), ["his ‘record’", "（法）"]);
}

#[test]
fn what_is_too_wide_by_itself_is_cut() {
    assert_eq!(lines("https://example.com", 8), ["https://", "example.", "com"]);
    assert_eq!(lines("积分", 1), ["积", "分"]);
}

#[test]
fn a_last_line_of_one_character_is_avoided() {
    let evenly = |text: &str, halves| wrap_evenly(text, halves, |run| measure(run, Font { px: 2, bold: false }));
    assert_eq!(lines("一二三四五六七八九十一", 20), ["一二三四五六七八九十", "一"]);
    assert_eq!(evenly("一二三四五六七八九十一", 20), ["一二三四五六七八九", "十一"]);
    // Not where it would take another line.
    let full = "一二三四五六七八九十".repeat(9) + "一";
    assert_eq!(evenly(&full, 20), lines(&full, 20));
}

proptest! {
    #![proptest_config(profiles::config(2_000))]

    #[test]
    fn no_line_is_wider_than_it_may_be_and_nothing_is_lost(text in "[上海市积分证，。、（）《》“”a-z0-9 -]{0,60}", halves in 8..40) {
        let lines = lines(&text, halves);
        let font = Font { px: 2, bold: false };
        for line in &lines {
            prop_assert!(measure(line, font) <= halves, "{line:?} is wider than {halves}");
            prop_assert!(!line.ends_with(' ') && !line.is_empty());
        }
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert_eq!(letters(&lines.concat()), letters(&text));
        for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
            // A row of signs that is too wide for any line has to be cut somewhere.
            let cut = line.chars().last().zip(next.chars().next());
            let is_forced = |c: char| "，。、）》”（《“".contains(c);
            let longest = text.split(|c: char| !is_forced(c)).map(str::chars).map(Iterator::count).max().unwrap_or(0);
            if let Some((last, first)) = cut.filter(|_| longest <= 1) {
                prop_assert!(!"，。、）》”".contains(first), "{lines:?}");
                prop_assert!(!"（《“".contains(last), "{lines:?}");
            }
        }
    }
}

// ---- Pictures ----

fn drawn(person: &Person, parts: Parts) -> (Report, Vec<Picture>) {
    let report = person.report(parts);
    let pictures = pictures(&report, &measure);
    (report, pictures)
}

fn words_on(picture: &Picture) -> Vec<&str> {
    let words = picture.marks.iter().filter_map(|mark| match mark {
        Mark::Words { words, .. } => Some(words.as_str()),
        Mark::Block { .. } => None,
    });
    words.collect()
}

/// How often each character stands in texts, spaces left out.
fn letters<'a>(texts: impl IntoIterator<Item = &'a str>) -> BTreeMap<char, usize> {
    let mut count = BTreeMap::new();
    for c in texts.into_iter().flat_map(str::chars).filter(|c| !c.is_whitespace()) {
        *count.entry(c).or_default() += 1;
    }
    count
}

#[test]
fn a_short_report_is_one_picture() {
    let person = Person::of_json(json!({
        "born_on": "1990-05-12",
        "education": { "schooling": "bachelor", "degree": "bachelor", "recognised": true },
        "insurance": { "years": 7, "months_at_0_8": 40, "months_at_1": 36, "months_at_2": 0, "months_at_3": 0 },
        "spouse": "none",
    }));
    let (_, pictures) = drawn(&person, Parts::to_pass_on());
    assert_eq!(pictures.len(), 1);
    assert!(pictures[0].height < MAX_HEIGHT);
    assert_eq!(pictures[0].told[0], "合计 191 分");
    assert!(!words_on(&pictures[0]).iter().any(|words| words.starts_with("第 1 张")));
    assert_eq!(pictures[0].told[1..], ["每一项的分数和理由", "提交前要处理的问题", "依据和说明"]);
}

#[test]
fn nothing_leaves_a_picture_and_no_picture_is_larger_than_a_phone_can_paint() {
    for person in [sample(), with_months(300), Person::of_json(json!({}))] {
        for parts in [Parts::ALL, Parts::NONE, Parts::to_pass_on()] {
            for picture in drawn(&person, parts).1 {
                assert!(picture.height <= 4_096, "{} high", picture.height);
                assert!(i64::from(picture.height) * i64::from(WIDTH) <= 16_777_216);
                for mark in &picture.marks {
                    let (x, right, top, bottom) = match mark {
                        Mark::Words { x, y, words, font, .. } => {
                            (*x, x + measure(words, *font), y - font.px, y + font.px / 4)
                        }
                        Mark::Block { x, y, width, height, .. } => (*x, x + width, *y, y + height),
                    };
                    let is_on_it = 0 <= x && right <= WIDTH && 0 <= top && bottom <= picture.height;
                    assert!(is_on_it, "{mark:?} on {WIDTH} × {}", picture.height);
                    let is_text_in_the_margin = matches!(mark, Mark::Words { .. }) && (x < 76 || right > WIDTH - 76);
                    assert!(!is_text_in_the_margin, "{mark:?}");
                }
            }
        }
    }
}

#[test]
fn no_two_texts_stand_on_each_other() {
    for picture in drawn(&with_months(40), Parts::ALL).1 {
        let boxes = picture.marks.iter().filter_map(|mark| match mark {
            Mark::Words { x, y, words, font, .. } => {
                Some((*x, x + measure(words, *font), y - font.px * 7 / 10, *y, words))
            }
            Mark::Block { .. } => None,
        });
        let boxes: Vec<_> = boxes.collect();
        for (index, one) in boxes.iter().enumerate() {
            for other in &boxes[index + 1..] {
                let apart = one.1 <= other.0 || other.1 <= one.0 || one.3 <= other.2 || other.3 <= one.2;
                assert!(apart, "{:?} and {:?}", one.4, other.4);
            }
        }
    }
}

#[test]
fn several_pictures_together_hold_everything_once_and_in_order() {
    let (report, pictures) = drawn(&with_months(300), Parts::ALL);
    assert!(pictures.len() > 3, "{} pictures", pictures.len());
    let (head, foot) = (["沪积分"], report.foot.iter().map(String::as_str));
    let mut expected: Vec<&str> = report.words();
    expected.truncate(expected.len() - report.foot.len());
    let sheets: Vec<String> =
        (1..=pictures.len()).map(|number| format!("第 {number} 张，共 {} 张", pictures.len())).collect();
    expected.extend(sheets.iter().map(String::as_str));
    for _ in &pictures {
        expected.extend(head);
        expected.extend(foot.clone());
    }
    let points = sample().report(Parts::ALL).sections[0].blocks.iter().find_map(|block| match block {
        Block::Total(_) => Some(with_months(300).assessment.total.to_string()),
        _ => None,
    });
    let points = points.expect("a total");
    expected.push(&points);
    assert_eq!(letters(pictures.iter().flat_map(words_on)), letters(expected));

    let all: Vec<&str> = pictures.iter().flat_map(words_on).collect();
    let titles: Vec<&str> = report.sections.iter().map(|section| section.title.as_str()).collect();
    let places = titles.iter().map(|title| all.iter().position(|words| words == title).expect("the title"));
    assert!(places.is_sorted(), "{titles:?}");
    let months: Vec<usize> =
        (1..=300).map(|n| all.iter().position(|words| *words == format!("第 {n} 段")).expect("the row")).collect();
    assert!(months.is_sorted());
}

#[test]
fn what_belongs_together_stays_on_one_picture() {
    let (report, pictures) = drawn(&with_months(300), Parts::ALL);
    // A row of one line each for name, value and notes, wherever it stands.
    let on = |words: &str| {
        pictures.iter().map(|picture| words_on(picture).iter().filter(|found| **found == words).count()).collect()
    };
    let mut looked_at = 0;
    for row in report.sections.iter().flat_map(|section| &section.blocks).flat_map(rows_of) {
        let name: Vec<usize> = on(&row.name);
        let value: Vec<usize> = on(&row.value);
        // Only those that are there once can be held against each other.
        if name.iter().sum::<usize>() == 1 && value.iter().sum::<usize>() == 1 {
            looked_at += 1;
            assert_eq!(name, value, "{row:?}");
        }
    }
    assert!(looked_at > 200, "only {looked_at} rows");
    // No picture ends with a heading.
    let headings: Vec<&str> = report.sections.iter().map(|section| section.title.as_str()).collect();
    for picture in &pictures {
        let words = words_on(picture);
        let last = words.len() - report.foot.len() - 1;
        assert!(!headings.contains(&words[last]), "{:?}", words[last]);
    }
}

#[test]
fn no_card_begins_with_a_line_that_sets_apart() {
    for picture in drawn(&with_months(300), Parts::ALL).1 {
        let blocks = picture.marks.iter().filter_map(|mark| match mark {
            Mark::Block { y, height, radius, .. } => Some((*y, *height, *radius)),
            Mark::Words { .. } => None,
        });
        let (rules, others): (Vec<_>, Vec<_>) = blocks.partition(|(_, height, _)| *height == 2);
        let cards = others.iter().filter(|(_, _, radius)| *radius > 20);
        for (top, ..) in cards {
            assert!(!rules.iter().any(|(y, ..)| (*top..top + 80).contains(y)), "at {top}");
        }
    }
}

#[test]
fn a_text_longer_than_a_picture_goes_on_in_the_next() {
    let mut answers = sample().answers;
    answers.set(Slot::Field(Field::BornOn), &"很长的答案".repeat(1_000));
    let (_, pictures) = drawn(&Person::of_answers(answers), only(Part::Answers));
    assert!(pictures.len() >= 3);
    let all = pictures.iter().flat_map(words_on).collect::<String>();
    assert_eq!(all.matches('很').count(), 1_000);
    assert!(pictures.iter().all(|picture| picture.height <= MAX_HEIGHT));
}

#[test]
fn several_pictures_are_about_as_high_as_each_other() {
    let (_, pictures) = drawn(&sample(), without(&[Part::Answers]));
    assert!(pictures.len() > 1);
    let heights: Vec<i32> = pictures.iter().map(|picture| picture.height).collect();
    let (least, most) = (heights.iter().min().expect("one"), heights.iter().max().expect("one"));
    assert!(least * 3 > most * 2, "{heights:?}");
}

#[test]
fn the_picture_has_the_light_colours_of_the_page() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("style/tokens.css");
    let tokens = fs::read_to_string(file).expect("a readable file");
    let (light, _) = tokens.split_once("@media").expect("the dark scheme");
    for colour in Colour::ALL {
        says(light, &format!("--{}: {};", colour.token(), colour.value()));
    }
}

#[test]
fn the_wage_of_the_day_is_the_one_of_the_table() {
    for year in wage::TABLE {
        let first = format!("{}-01", year.from);
        says(&Person::of_json(json!({ "assessed_on": first })).text(Parts::NONE), &texts::grouped(year.average));
    }
}
