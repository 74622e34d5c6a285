//! Every text that is asked for is there, and every sentence about an assessment is whole.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use hujifen::answers::{Entry, Field, PeriodPart, RecordList, Standing};
use hujifen::embed::options::Section;
use hujifen::embed::{ContactFault, ContactPart, NAMES};
use hujifen::report::Part;
use hujifen::rules::calendar::working_days_after;
use hujifen::rules::explain::explain;
use hujifen::rules::figures;
use hujifen::rules::findings::rules;
use hujifen::rules::insurance;
use hujifen::rules::plan::{Caveat, LeverKind, Sureness, forecast};
use hujifen::rules::process::{DETERMINED_WITHIN, STEPS};
use hujifen::rules::profile::{Insurance, Level, Schooling};
use hujifen::rules::{Assessment, Date, Indicator, Item, Notice, Paper, Profile, Severity, assess, plan};
use hujifen::texts::{self, Event, Explained, Language, Table, parts, spoken_in};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::json;

#[path = "shared/profiles.rs"]
mod profiles;

/// The texts of a language as they stand in the file.
fn table_of(language: Language) -> BTreeMap<String, String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/texts/{}.json", language.code()));
    serde_json::from_str(&fs::read_to_string(file).expect("a readable file")).expect("texts by key")
}

/// Those of the first language; the others have the same keys.
fn table() -> BTreeMap<String, String> {
    table_of(Language::Chinese)
}

#[track_caller]
fn has(key: &str) {
    for language in Language::ALL {
        let text = spoken_in(language, || texts::find(key));
        let text = text.unwrap_or_else(|| panic!("{key} has no text in {}", language.code()));
        assert!(!text.trim().is_empty(), "{key} is empty in {}", language.code());
    }
}

// ---- Texts as they are fetched ----

#[test]
fn every_text_stands_on_a_line_of_its_own() {
    for language in Language::ALL {
        for (key, text) in table_of(language) {
            assert!(key.is_ascii(), "{key}: the two that sort keys might not agree");
            assert!(!key.contains(['\t', '\n']) && !text.contains(['\t', '\n', '\r']), "{key} of {}", language.code());
        }
    }
}

#[test]
fn texts_are_found_in_their_lines_and_what_is_none_is_refused() {
    let table = Table::read("a.b\tfirst\na.c\tsecond: {n}\nb\tthird\n").expect("a table");
    let found = ["a.b", "a.c", "b", "a", "a.b.c", "c", ""].map(|key| table.find(key));
    assert_eq!(found, [Some("first"), Some("second: {n}"), Some("third"), None, None, None, None]);
    for none in ["", "<!doctype html>\n<html>", "a\tone\nno text\n", "b\tone\na\ttwo\n", "a\tone\na\ttwo\n"] {
        assert_eq!(Table::read(none), None, "{none:?}");
    }
}

#[test]
fn the_longest_beginning_says_which_part_a_key_belongs_to() {
    for (key, part) in [
        ("plan.steps", "plan"),
        ("plan.open", "more"),
        ("plan.opening", "plan"),
        ("planned.open", parts::CORE),
        ("strip.leaves", "record"),
        ("question.born_on.label", parts::CORE),
    ] {
        assert_eq!(parts::of_key(key), part, "{key}");
    }
    assert_eq!(parts::needed_by("record").collect::<Vec<_>>(), ["record"]);
    // It has several lines.
    assert_eq!(parts::needed_by("more").collect::<Vec<_>>(), ["more"]);
    assert_eq!(parts::needed_by("nothing").count(), 0);
}

#[test]
fn the_table_of_parts_names_what_there_is() {
    let keys = table();
    let sources: String = sources().iter().map(|file| fs::read_to_string(file).expect("a readable file")).collect();
    let mut named = BTreeSet::new();
    for (needed_by, beginnings) in parts::listed() {
        for file in needed_by.split(',').filter(|file| *file != "-") {
            assert!(sources.contains(&format!(" from {file} = ")), "no part of the page is called {file}");
        }
        for beginning in beginnings {
            let begins = |key: &String| key == beginning || key.starts_with(&format!("{beginning}."));
            assert!(keys.keys().any(begins), "no text begins with {beginning}");
            assert!(named.insert(beginning), "{beginning} is named twice");
        }
    }
    for part in parts::all().filter(|part| *part != parts::CORE) {
        assert!(keys.keys().any(|key| parts::of_key(key) == part), "the part {part} has no texts");
    }
}

// ---- Keys made of names ----

#[test]
fn every_question_has_its_label() {
    for field in Field::ALL {
        has(&format!("question.{}.label", field.path()));
    }
    for part in PeriodPart::FLAGS.iter().chain(&[PeriodPart::From, PeriodPart::To, PeriodPart::Base]) {
        has(&format!("question.period.{}.label", part.name()));
    }
    for list in RecordList::ALL {
        has(&format!("question.{}.date.label", list.field().path()));
    }
}

#[test]
fn every_choice_has_its_label() {
    for field in Field::ALL {
        if let Entry::Choice(choices) = field.entry() {
            for choice in choices {
                has(&format!("choice.{}.{choice}", field.path()));
            }
        }
    }
    for choice in ["yes", "no", "unsure"] {
        has(&format!("choice.{choice}"));
    }
}

#[test]
fn every_indicator_has_its_names_and_its_clause() {
    for indicator in Indicator::ALL {
        has(&format!("indicator.{}", indicator.code()));
        has(&format!("indicator_short.{}", indicator.code()));
        assert_ne!(texts::indicator(indicator), indicator.code());
        assert_ne!(texts::indicator_short(indicator), indicator.code());
        assert_ne!(texts::clause(indicator.clause()), indicator.clause());
    }
}

#[test]
fn every_paper_says_what_it_is_who_issues_it_and_what_it_proves() {
    for paper in Paper::CODES {
        for part in ["paper", "paper_from", "paper_proves"] {
            has(&format!("{part}.{paper}"));
        }
        let clause = Paper::from_code(paper).expect("a paper").clause();
        has(&format!("clause.{clause}"));
    }
}

#[test]
fn every_step_says_who_acts_and_what_to_know() {
    for step in STEPS {
        for part in ["name", "who", "know"] {
            has(&format!("step.{step}.{part}"));
        }
    }
    for day in ["account", "determined", "endorsed", "valid"] {
        has(&format!("ics.{day}.summary"));
        has(&format!("ics.{day}.description"));
    }
}

#[test]
fn every_part_of_a_report_can_be_named() {
    for part in Part::ALL {
        has(&format!("report.part.{}", part.code()));
    }
}

#[test]
fn every_part_of_a_contact_and_what_is_wrong_with_it_is_named() {
    for part in ContactPart::ALL {
        has(&format!("handoff.contact.{}", part.code()));
    }
    for fault in ContactFault::ALL {
        has(&format!("handoff.fault.{}", fault.code()));
    }
}

#[test]
fn every_option_of_an_embedded_page_is_named() {
    for name in
        ["accent", "radius", "font-size", "partner", "partner-name", "partner-link", "partner-logo", "partner-qr"]
    {
        assert!(NAMES.contains(&name), "{name} is no option");
        for part in ["label", "hint", "fault"] {
            has(&format!("configure.{part}.{name}"));
        }
    }
    for name in ["scheme", "density"] {
        has(&format!("configure.label.{name}"));
    }
    for choice in ["auto", "light", "dark", "comfortable", "compact"] {
        has(&format!("configure.choice.{choice}"));
    }
    for section in Section::ALL {
        has(&format!("configure.section.{}", section.name()));
    }
}

// ---- Dates to take along ----

/// A line goes on where the next one begins with a space (RFC 5545, 3.1).
fn unfolded(calendar: &str) -> Vec<String> {
    calendar.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_calendar_has_an_all_day_event_for_each_day() {
    let day = |text: &str| text.parse::<Date>().expect("a day");
    let event = |name, at: &str, summary: &str, description: &str| Event {
        name,
        day: day(at),
        summary: summary.to_owned(),
        description: description.to_owned(),
    };
    let long = "很长的说明，".repeat(30);
    let events = [
        event("valid", "2027-02-28", "到期; 一,二\\三", "第一行\n第二行"),
        event("determined", "2026-12-21", "核定", &long),
    ];
    let written = texts::calendar(&events, day("2026-11-23"));
    assert!(written.split("\r\n").all(|line| line.len() <= 75), "{written}");
    assert!(!written.replace("\r\n", "").contains(['\r', '\n']), "every line ends as RFC 5545 has it");
    let lines = unfolded(&written);
    assert_eq!(lines.first().map(String::as_str), Some("BEGIN:VCALENDAR"));
    assert_eq!(lines.last().map(String::as_str), Some("END:VCALENDAR"));
    for line in [
        "VERSION:2.0",
        "UID:valid@hujifen",
        "DTSTAMP:20261123T000000Z",
        "DTSTART;VALUE=DATE:20270228",
        "DTSTART;VALUE=DATE:20261221",
        "SUMMARY:到期\\; 一\\,二\\\\三",
        "DESCRIPTION:第一行\\n第二行",
        &format!("DESCRIPTION:{long}"),
    ] {
        assert!(lines.iter().any(|found| found == line), "{line} is not in {lines:?}");
    }
    assert_eq!(lines.iter().filter(|line| *line == "BEGIN:VEVENT").count(), 2);
    assert_eq!(lines.iter().filter(|line| *line == "END:VEVENT").count(), 2);
}

#[test]
fn every_finding_and_severity_has_its_words() {
    for rule in rules() {
        has(&format!("finding.{}", rule.code));
        has(&format!("finding_do.{}", rule.code));
    }
    for severity in Severity::CODES {
        has(&format!("severity.{severity}"));
    }
}

#[test]
fn indicators_bear_their_official_names() {
    let official = [
        "年龄",
        "教育背景",
        "专业技术职称和技能等级",
        "在本市工作及缴纳职工社会保险年限",
        "创业人才",
        "创新创业中介服务人才",
        "紧缺急需专业",
        "投资纳税或带动本地就业",
        "缴纳职工社会保险费基数",
        "特定的公共服务领域",
        "远郊重点区域",
        "全日制应届毕业生",
        "表彰奖励",
        "配偶为本市户籍人员",
    ];
    assert_eq!(Indicator::ALL.map(texts::indicator)[..14], official);
}

#[test]
fn clauses_are_cited_as_in_chinese() {
    let cited = [
        "第六条（一）",
        "第六条（二）",
        "第六条（三）",
        "第六条（四）",
        "第七条（一）",
        "第七条（二）",
        "第七条（三）",
        "第七条（四）",
        "第七条（五）",
        "第七条（六）",
        "第七条（七）",
        "第七条（八）",
        "第七条（九）",
        "第七条（十）",
        "第八条（一）",
        "第八条（二）",
        "第八条（三）",
    ];
    assert_eq!(Indicator::ALL.map(|indicator| texts::clause(indicator.clause())), cited);
}

#[test]
fn no_text_is_empty_and_every_brace_is_a_placeholder() {
    for (key, text) in table() {
        assert!(!text.trim().is_empty(), "{key}");
        for name in placeholders(&text) {
            let plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
            assert!(plain && !name.is_empty(), "{key}: {{{name}}}");
        }
        assert_eq!(text.matches('{').count(), text.matches('}').count(), "{key}");
    }
}

#[test]
fn visitors_are_addressed_politely_everywhere() {
    let blunt: Vec<String> = table().into_iter().filter(|(_, text)| text.contains('你')).map(|(key, _)| key).collect();
    assert!(blunt.is_empty(), "visitors are called 您, not 你: {blunt:?}");
}

#[test]
fn all_languages_have_the_same_keys_and_placeholders() {
    let first = table();
    for language in Language::ALL {
        let texts = table_of(language);
        let missing: Vec<_> = first.keys().filter(|key| !texts.contains_key(*key)).collect();
        let more: Vec<_> = texts.keys().filter(|key| !first.contains_key(*key)).collect();
        assert!(missing.is_empty() && more.is_empty(), "{}: no {missing:?}, but {more:?}", language.code());
        for (key, text) in &texts {
            let same = placeholders(text) == placeholders(&first[key]);
            assert!(same, "{key} of {}: {text:?} fills other places than {:?}", language.code(), first[key]);
            assert!(!text.trim().is_empty(), "{key} of {} is empty", language.code());
        }
    }
}

/// Texts that are Chinese in every language: a name, the word for Chinese itself, a table as offices write it. So are the
/// official terms, which stand in brackets where they are shown.
const ALWAYS_CHINESE: [&str; 3] = ["app.name", "language.other", "batch.sample"];

/// What of an English text is Chinese and stands neither in brackets nor in quotation marks, as official terms do.
fn chinese_outside_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut outside = String::new();
    for c in text.chars() {
        match c {
            '(' | '“' | '《' | '「' => depth += 1,
            ')' | '”' | '》' | '」' => depth = depth.saturating_sub(1),
            // Its letters, and its punctuation wherever it stands but between the brackets of a term.
            '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' if depth == 0 => {
                outside.push(c)
            }
            _ => {}
        }
    }
    outside
}

#[test]
fn english_texts_are_english_but_for_official_terms_in_brackets() {
    let is_term = |key: &str| key.starts_with("question.") && key.ends_with(".term");
    let is_chinese = |key: &str| is_term(key) || ALWAYS_CHINESE.iter().any(|begin| parts::begins(key, begin));
    let wrong: Vec<String> = table_of(Language::English)
        .iter()
        .filter(|(key, _)| !is_chinese(key))
        .map(|(key, text)| (key, chinese_outside_brackets(&text.replace("沪积分", ""))))
        .filter(|(_, chinese)| !chinese.is_empty())
        .map(|(key, chinese)| format!("{key}: {chinese}"))
        .collect();
    assert!(wrong.is_empty(), "{} texts have Chinese in their midst:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn chinese_is_found_outside_of_brackets_only() {
    for (text, chinese) in [
        ("Points for the residence permit (上海市居住证积分) from “居转户”", ""),
        ("an 积分，here", "积分，"),
        ("(a (b 积分) 分) 证", "证"),
        ("Article 6（一）", "（一）"),
    ] {
        assert_eq!(chinese_outside_brackets(text), chinese, "{text}");
    }
}

/// The placeholders of a text; the numbers of the law are put in where texts are read (tests/sources.rs).
fn placeholders(text: &str) -> BTreeSet<&str> {
    let named = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    // Of two forms, the name of the number.
    let named = named.map(|(name, _)| name.split('|').next().unwrap_or(name));
    named.filter(|name| figures::all().iter().all(|figure| figure.name != *name)).collect()
}

// ---- Sentences about assessments ----

/// Many profiles, the same on every run, and the assessment of each.
static ASSESSMENTS: LazyLock<Vec<Assessment>> = LazyLock::new(|| {
    const DRAWN: u32 = 2_000;
    let mut runner = TestRunner::new(profiles::config(DRAWN));
    let strategy = profiles::profile();
    let today: Date = "2026-11-23".parse().expect("a day");
    let drawn = (0..DRAWN).map(|_| strategy.new_tree(&mut runner).expect("a profile").current());
    // Rare ones: the law's own bounds, a wage before the table, somebody not born yet, and the marks around 120.
    let named = [
        json!({}),
        json!({ "born_on": "2030-01-01" }),
        json!({ "assessed_on": "2022-12-31" }),
        json!({ "assessed_on": "2023-01-01", "insurance": { "periods": [] } }),
        json!({ "assessed_on": "2027-12-31", "insurance": { "periods": [] } }),
        json!({ "startup_talent": true }),
        json!({ "investment": { "share_percent": 100, "annual_tax": [1, 2, 3], "local_hires": [3, 2, 1] } }),
        json!({ "born_on": "1950-01-01", "education": "none", "qualification": "none", "insurance": "none",
            "startup_talent": false, "innovation_intermediary": false, "shortage_major": "none", "investment": "none",
            "public_service_years": 0, "outer_area_years": 4, "fresh_graduate": false, "award": "none",
            "spouse": "none", "false_material_on": [], "detained_on": [], "convicted_on": [],
            "serious_crime": false }),
    ];
    let named = named.map(|profile| Profile::from_json(&profile.to_string()).expect("a valid profile"));
    drawn.chain(named).map(|profile| assess(&profile, today)).collect()
});

/// What is told of every item of a profile.
fn told(profile: &Profile) -> Vec<(Item, Explained)> {
    let today = "2026-11-23".parse().expect("a day");
    let on = profile.assessed_on.unwrap_or(today);
    let told = |item: Item| (item, texts::explained(&item, &explain(item.indicator, profile, on)));
    assess(profile, today).items.map(told).to_vec()
}

fn told_of(profile: serde_json::Value, indicator: Indicator) -> Explained {
    let profile = Profile::from_json(&profile.to_string()).expect("a valid profile");
    told(&profile).into_iter().find(|(item, _)| item.indicator == indicator).expect("every one").1
}

#[test]
fn every_explanation_is_whole() {
    for language in Language::ALL {
        spoken_in(language, explanations_are_whole);
    }
}

fn explanations_are_whole() {
    let mut runner = TestRunner::new(profiles::config(1_000));
    let strategy = profiles::profile();
    for _ in 0..1_000 {
        let profile = strategy.new_tree(&mut runner).expect("a profile").current();
        for (item, Explained { sentence, steps, next }) in told(&profile) {
            whole(&sentence, &item);
            for told in steps.iter().chain(&next) {
                assert!(!told.contains(['{', '}']) && !told.contains("explain."), "{told} of {item:?}");
                assert!(!told.contains("rung.") && !told.contains("condition."), "{told} of {item:?}");
            }
        }
    }
}

#[test]
fn explanations_are_made_of_the_persons_own_figures() {
    let age = told_of(json!({ "born_on": "1983-05-12" }), Indicator::Age);
    assert_eq!(age.sentence, "1983-05-12 生，43 周岁：30 分封顶");
    assert_eq!(age.steps[0], "从 1983-05-12 到 2026-11-23 满 43 年，就是 43 周岁。");
    assert_eq!(age.next.as_deref(), Some("2027-05-12 满 44 周岁，降为 29 分。"));

    let summary = json!({ "insurance": { "years": 4, "months_at_0_8": 31, "months_at_1": 31, "months_at_2": 0, "months_at_3": 0 } });
    let base = told_of(summary.clone(), Indicator::InsuranceBase);
    assert_eq!(base.sentence, "近 48 个月中有 31 个月达到 0.8 倍，还差 5 个月。");
    assert_eq!(base.steps[1], "1 倍（现为 12,577 元）：近 48 个月里 31 个月，要 36 个月，50 分。");
    assert_eq!(told_of(summary, Indicator::InsuranceYears).sentence, "满 4 年，每年 3 分：12 分。");

    let record = json!({ "insurance": { "periods": [{ "from": "2024-05", "to": "2026-10", "base": 13_000 }] } });
    let years = told_of(record, Indicator::InsuranceYears);
    assert_eq!(years.sentence, "计入 30 个月，满 2 年，每年 3 分：6 分。");
    assert_eq!(years.steps[0], "30 个月 = 2 年零 6 个月，零头不计。");
    assert_eq!(years.next.as_deref(), Some("再缴 6 个月满下一年，加 3 分。"));

    let taxed = json!({ "investment": { "share_percent": 60, "annual_tax": [700_000, 700_000, 700_000] } });
    let taxed = told_of(taxed, Indicator::Investment);
    assert_eq!(taxed.steps[0], "（700,000 + 700,000 + 700,000）÷ 3 × 60% = 420,000 元");
    assert_eq!(taxed.steps[1], "每满 100,000 元 10 分：4 × 10，计 40 分。");
    assert_eq!(taxed.next.as_deref(), Some("每年再多 80,000 元，加 10 分。"));

    let married = json!({ "spouse": { "shanghai_hukou": true, "married_on": "2020-10-01" } });
    let married = told_of(married, Indicator::Spouse);
    assert_eq!(married.sentence, "2020-10-01 结婚，满 6 年，每年 4 分：24 分。");
    assert_eq!(married.next.as_deref(), Some("2027-10-01 再满 1 年，加 4 分。"));

    let bachelor = json!({ "education": { "schooling": "bachelor", "degree": "none", "recognised": true } });
    let bachelor = told_of(bachelor, Indicator::Education);
    assert_eq!(bachelor.steps, ["国家教育行政部门认可：符合"]);
    assert_eq!(bachelor.next.as_deref(), Some("取得学士学位可到 90 分。"));

    let record = told_of(json!({ "detained_on": ["2024-01-01", "2020-01-01"] }), Indicator::Detention);
    assert_eq!(record.steps, ["2024-01-01：2029-01-01 起不再减分。", "2020-01-01：不在期限内，不减分。"]);
}

#[test]
fn every_rung_and_condition_has_its_name() {
    let rungs = [
        "associate",
        "bachelor",
        "bachelor_degree",
        "master",
        "master_degree",
        "master_both",
        "doctor",
        "doctor_degree",
        "doctor_both",
        "mid_title",
        "senior_title",
        "skill_5",
        "skill_4",
        "skill_3",
        "skill_2",
        "skill_1",
    ];
    for rung in rungs {
        has(&format!("rung.{rung}"));
    }
    for condition in
        ["recognised", "obtained_in_shanghai", "fits_post", "in_catalogue", "registered", "wage_gate", "post_matches"]
    {
        has(&format!("condition.{condition}"));
    }
}

/// A sentence for people: no placeholder left open, no key in the place of a text.
#[track_caller]
fn whole(sentence: &str, of: &dyn std::fmt::Debug) {
    assert!(!sentence.contains(['{', '}']), "{sentence} of {of:?}");
    assert!(sentence.chars().any(char::is_alphabetic), "{sentence} of {of:?}");
    let keys = ["reason.", "result.", "standing.", "notice.", "clause.", "indicator.", "cli."];
    // A sentence may end in such a word.
    let is_key = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    let has_key = |key: &&str| sentence.split(*key).skip(1).any(is_key);
    assert!(!keys.iter().any(has_key), "{sentence} of {of:?}");
}

#[test]
fn every_sentence_about_an_assessment_is_whole() {
    for language in Language::ALL {
        spoken_in(language, sentences_are_whole);
    }
}

fn sentences_are_whole() {
    for assessment in ASSESSMENTS.iter() {
        whole(&texts::verdict(assessment), assessment);
        for standing in [Standing::Barred, Standing::Reached, Standing::OutOfReach, Standing::Open] {
            for open in [0, 1, 13] {
                whole(&texts::standing(standing, assessment, open), assessment);
            }
        }
        for notice in &assessment.notices {
            whole(&texts::notice(*notice), notice);
        }
        for finding in &assessment.findings {
            whole(&texts::finding(finding), finding);
            whole(&texts::remedy(finding), finding);
            assert_ne!(texts::clause(finding.clause), finding.clause, "{finding:?}");
        }
        for item in &assessment.items {
            whole(&texts::reason(item), item);
            whole(&texts::clause(item.clause), item);
        }
    }
}

#[test]
fn the_assessments_above_give_every_reason_there_is() {
    let items: Vec<Item> = ASSESSMENTS.iter().flat_map(|assessment| assessment.items).collect();
    let seen: BTreeSet<&str> = items.iter().map(|item| item.reason.code().0).collect();
    let every = BTreeSet::from([
        "age",
        "associate_schooling",
        "bachelor_schooling",
        "bachelor_schooling_and_degree",
        "base_at_0_8",
        "base_at_1",
        "base_at_2",
        "base_at_3",
        "base_below_tiers",
        "below_thresholds",
        "below_wage_gate",
        "doctor_schooling_and_degree",
        "does_not_fit_post",
        "does_not_hold",
        "hires",
        "holds",
        "incomplete",
        "insured_years",
        "master_schooling_and_degree",
        "mid_title",
        "municipal_comprehensive",
        "municipal_special",
        "no_education",
        "no_qualification",
        "no_shanghai_hukou",
        "none",
        "not_born",
        "not_in_catalogue",
        "not_obtained_in_shanghai",
        "not_recognised",
        "not_registered",
        "post_does_not_match",
        "provincial",
        "records",
        "senior_title",
        "skill_1",
        "skill_2",
        "skill_3",
        "skill_4",
        "skill_5",
        "tax",
        "to_be_confirmed_years",
        "too_few_years",
        "unanswered",
        "years",
    ]);
    assert_eq!(seen, every);
}

#[test]
fn the_assessments_above_give_every_notice_and_every_verdict_there_is() {
    for notice in [Notice::LawNotInForce, Notice::WageCarriedForward, Notice::WageBeforeTable] {
        assert!(ASSESSMENTS.iter().any(|assessment| assessment.notices.contains(&notice)), "{notice:?}");
    }
    let verdicts: BTreeSet<String> = ASSESSMENTS.iter().map(texts::verdict).collect();
    for (key, text) in table() {
        let is_verdict = [
            "result.vetoed",
            "result.qualifies",
            "result.qualifies_by",
            "result.could",
            "result.could_unbounded",
            "result.short",
            "result.short_max",
        ]
        .contains(&&*key);
        let start = text.split('{').next().unwrap_or_default();
        assert!(!is_verdict || verdicts.iter().any(|verdict| verdict.starts_with(start)), "{key}");
    }
}

#[test]
fn sentences_say_the_figures() {
    let assessment = |profile: serde_json::Value| {
        let profile = Profile::from_json(&profile.to_string()).expect("a valid profile");
        assess(&profile, "2026-11-23".parse().expect("a day"))
    };
    let reason = |profile: serde_json::Value, indicator: Indicator| {
        texts::reason(assessment(profile).items.iter().find(|item| item.indicator == indicator).expect("every one"))
    };
    assert!(reason(json!({ "born_on": "1976-11-23" }), Indicator::Age).starts_with("50 周岁"));
    let taxed = json!({ "investment": { "share_percent": 60, "annual_tax": [700_000, 700_000, 700_000] } });
    assert!(reason(taxed, Indicator::Investment).contains("420,000 元"));
    let open = json!({ "education": { "schooling": "doctor", "degree": "doctor" } });
    assert!(reason(open, Indicator::Education).contains("最多 110 分"));
    assert!(reason(json!({ "detained_on": ["2026-01-01"] }), Indicator::Detention).contains("1 条，每条减 50 分"));
    assert!(reason(json!({}), Indicator::Detention).contains("先按没有计算"));

    let verdict = |profile| texts::verdict(&assessment(profile));
    assert_eq!(verdict(json!({ "startup_talent": true })), "已达到 120 分");
    let thirty_more = verdict(json!({ "startup_talent": true, "born_on": "1990-01-01" }));
    assert_eq!(thirty_more, "已达到 120 分，超出 30 分");
    assert!(verdict(json!({ "born_on": "1990-01-01" })).contains("还差 90 分"));
    // Everything is answered: 30 for the age, then 60 more that one question leaves open, then 90.
    let settled = json!({ "born_on": "1990-01-01", "education": "none", "qualification": "none", "insurance": "none",
        "startup_talent": false, "innovation_intermediary": false, "shortage_major": "none", "investment": "none",
        "public_service_years": 0, "outer_area_years": 0, "fresh_graduate": false, "award": "none",
        "spouse": "none" });
    let with_education = |education: serde_json::Value| {
        let mut profile = settled.clone();
        profile["education"] = education;
        verdict(profile)
    };
    assert_eq!(verdict(settled.clone()), "还差 90 分");
    let open = with_education(json!({ "schooling": "bachelor", "degree": "none" }));
    assert!(open.contains("还差 90 分") && open.contains("只有 90 分"), "{open}");
    let enough = with_education(json!({ "schooling": "bachelor", "degree": "bachelor" }));
    assert!(enough.contains("还差 90 分") && enough.contains("最多可到 120 分"), "{enough}");
    assert!(verdict(json!({ "startup_talent": true, "serious_crime": true })).contains("不受理"));
}

#[test]
fn what_stands_is_said_with_its_range() {
    let says = |profile: serde_json::Value, standing, open| {
        let profile = Profile::from_json(&profile.to_string()).expect("a valid profile");
        texts::standing(standing, &assess(&profile, "2026-11-23".parse().expect("a day")), open)
    };
    let age = json!({ "born_on": "1990-01-01" });
    assert_eq!(says(age, Standing::Open, 12), "目前 30 分，上不封顶，还取决于 12 个问题");
    let bounded = json!({ "startup_talent": true, "insurance": "none", "public_service_years": 0, "qualification": "none",
        "investment": "none", "innovation_intermediary": false, "shortage_major": "none", "award": "none",
        "education": "none", "spouse": "none", "fresh_graduate": false });
    let reached = says(bounded.clone(), Standing::Reached, 0);
    assert_eq!(reached, "您已确定达标：目前 120 分，最多可到 170 分");
    assert_eq!(says(bounded.clone(), Standing::Open, 4), "已达到 120 分，还取决于 4 个问题");
    let mut settled = bounded.clone();
    settled["born_on"] = json!("1990-01-01");
    settled["outer_area_years"] = json!(0);
    assert_eq!(says(settled.clone(), Standing::Reached, 0), "您已确定达标：已达到 120 分，超出 30 分");
    let mut short = bounded;
    short["startup_talent"] = json!(false);
    let out_of_reach = says(short, Standing::OutOfReach, 0);
    assert_eq!(out_of_reach, "即使全部符合也不足 120 分：目前 0 分，最多可到 50 分");
    settled["startup_talent"] = json!(false);
    assert_eq!(says(settled.clone(), Standing::OutOfReach, 0), "还差 90 分");
    settled["outer_area_years"] = json!(4);
    let unconfirmed = "目前 30 分，最多可到 38 分，还要看有待确认的条件";
    assert_eq!(says(settled, Standing::Open, 0), unconfirmed);
    let barred = json!({ "startup_talent": true, "serious_crime": true });
    assert!(says(barred, Standing::Barred, 0).contains("不受理"));
}

#[test]
fn amounts_are_read_in_groups_of_three() {
    for (number, grouped) in
        [(0, "0"), (7, "7"), (999, "999"), (1_000, "1,000"), (12_577, "12,577"), (1_000_000, "1,000,000")]
    {
        assert_eq!(texts::grouped(number), grouped);
    }
    assert_eq!(texts::grouped(u64::MAX), "18,446,744,073,709,551,615");
}

#[test]
fn placeholders_are_filled_wherever_they_stand() {
    let filled = texts::fill("result.could", &[("n", &30), ("max", &150)]);
    assert_eq!(filled.matches("30").count(), 1);
    assert_eq!(filled.matches("150").count(), 1);
    assert!(!filled.contains('{'));
}

#[test]
fn words_agree_with_their_numbers_in_english() {
    let told = |n: u32| {
        spoken_in(Language::English, || {
            [texts::fill("fault.title", &[("n", &n)]), texts::fill("import.add", &[("n", &n)])].join("; ")
        })
    };
    assert_eq!(told(1), "1 answer needs a correction; Add this 1 month");
    assert_eq!(told(0), "0 answers need a correction; Add these 0 months");
    assert_eq!(told(11), "11 answers need a correction; Add these 11 months");
}

#[test]
fn every_plural_of_an_english_text_belongs_to_a_number_of_its_own() {
    for (key, text) in table_of(Language::English) {
        for (at, _) in text.match_indices('|') {
            let Some(name) = text[..at].rsplit_once('{').map(|(_, name)| name).filter(|name| !name.contains('}'))
            else {
                continue;
            };
            let name = name.split('|').next().unwrap_or(name);
            assert!(text.contains(&format!("{{{name}}}")), "{key}: the number {name} is not told");
        }
    }
}

// ---- Keys in the source ----

/// The sources that show texts.
fn sources() -> Vec<PathBuf> {
    fn collect(at: &Path, found: &mut Vec<PathBuf>) {
        if at.is_dir() {
            for entry in fs::read_dir(at).expect("a readable folder") {
                collect(&entry.expect("an entry").path(), found);
            }
        } else if at.extension().is_some_and(|extension| extension == "rs") {
            found.push(at.to_owned());
        }
    }
    let mut found = Vec::new();
    for part in ["src/batch", "src/page", "src/report", "src/shell", "src/texts", "src/bin", "src/main.rs"] {
        let at = Path::new(env!("CARGO_MANIFEST_DIR")).join(part);
        if at.exists() {
            collect(&at, &mut found);
        }
    }
    found.sort();
    found
}

/// A string literal in a source, and what stands before and behind it.
struct Literal<'a> {
    before: &'a str,
    text: &'a str,
    behind: &'a str,
}

/// The plain string literals of a source. Comments are passed over, so that their quotes mislead nobody.
fn literals(source: &str) -> Vec<Literal<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = source.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("//") {
            at += rest.find('\n').unwrap_or(rest.len());
        } else if rest.starts_with("'\"'") {
            at += 3;
        } else if let Some(inner) = rest.strip_prefix('"') {
            let mut escaped = false;
            let end = inner.find(|c| match c {
                _ if escaped => {
                    escaped = false;
                    false
                }
                '\\' => {
                    escaped = true;
                    false
                }
                c => c == '"',
            });
            let end = end.unwrap_or(inner.len());
            let behind = inner.get(end + 1..).unwrap_or_default();
            found.push(Literal { before: &source[..at], text: &inner[..end], behind });
            at += end + 2;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

/// Whether a call of the function by its own name, not a method, opens right before.
fn calls(before: &str, function: &str) -> bool {
    let Some(head) = before.trim_end().strip_suffix('(').and_then(|head| head.strip_suffix(function)) else {
        return false;
    };
    !head.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '.')
}

/// Whether a key is what a literal says, or could write as a format string, or begins with where it ends in a dot.
fn asks_for(literal: &str, key: &str) -> bool {
    let mut pieces = literal.split('{');
    let group = pieces.next().unwrap_or_default();
    let Some(mut left) = key.strip_prefix(group).filter(|_| !group.is_empty()) else { return false };
    for piece in pieces {
        let piece = piece.split_once('}').map_or(piece, |(_, behind)| behind);
        let Some(at) = left.find(piece) else { return false };
        left = &left[at + piece.len()..];
    }
    left.is_empty() || literal.ends_with(['}', '.'])
}

/// Whether some key is what a format string could write.
fn matches_some_key(pattern: &str, keys: &BTreeMap<String, String>) -> bool {
    keys.keys().any(|key| asks_for(pattern, key))
}

#[test]
fn every_key_that_is_asked_for_by_name_has_a_text() {
    let keys = table();
    let mut asked = 0;
    for file in sources() {
        let source = fs::read_to_string(&file).expect("a readable file");
        for literal in literals(&source) {
            if ["text", "fill", "find", "with"].iter().any(|function| calls(literal.before, function)) {
                asked += 1;
                assert!(keys.contains_key(literal.text), "{}: no text for {:?}", file.display(), literal.text);
            }
        }
    }
    assert!(asked >= 10, "only {asked} keys found: is the search at fault?");
}

#[test]
fn every_literal_that_looks_like_a_key_is_one() {
    let keys = table();
    let groups: BTreeSet<&str> = keys.keys().filter_map(|key| key.split('.').next()).collect();
    for file in sources() {
        let source = fs::read_to_string(&file).expect("a readable file");
        for literal in literals(&source) {
            let Some((group, name)) = literal.text.split_once('.') else { continue };
            let like_a_key = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.{}[]()".contains(&byte));
            if groups.contains(group) && like_a_key && !name.is_empty() {
                assert!(matches_some_key(literal.text, &keys), "{}: no text for {:?}", file.display(), literal.text);
            }
        }
    }
}

#[test]
fn every_text_is_asked_for() {
    let sources: Vec<String> =
        sources().iter().map(|file| fs::read_to_string(file).expect("a readable file")).collect();
    let literals: BTreeSet<&str> = sources.iter().flat_map(|source| literals(source)).map(|found| found.text).collect();
    let keys = table();
    let is_asked_for = |key: &String| literals.iter().any(|literal| asks_for(literal, key));
    let unused: Vec<&String> = keys.keys().filter(|key| !is_asked_for(key)).collect();
    assert!(unused.is_empty(), "nothing asks for {unused:?}");
}

/// What only the first script knows: the browser's version.
const FILLED_BY_SCRIPT: [(&str, &str); 1] = [("shell.old_yours", "version")];

#[test]
fn every_placeholder_of_a_text_is_filled_where_the_text_is_used() {
    let keys = table();
    let script = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/shell/first.js"));
    let script = script.expect("the first script");
    for (key, name) in FILLED_BY_SCRIPT {
        assert!(script.contains(&format!(".replace(\"{{{name}}}\"")), "nothing fills {key}");
    }
    for file in sources() {
        let source = fs::read_to_string(&file).expect("a readable file");
        for literal in literals(&source) {
            let Some(text) = keys.get(literal.text) else { continue };
            let named = placeholders(text);
            if calls(literal.before, "text") {
                let left = named.iter().filter(|name| !FILLED_BY_SCRIPT.contains(&(literal.text, name)));
                assert_eq!(left.count(), 0, "{}: {} leaves {named:?} open", file.display(), literal.text);
            }
            // The values where they stand right there: `fill("key", &[("name", …), …])`.
            let values = literal.behind.split(';').next().unwrap_or_default();
            if calls(literal.before, "fill")
                && values.trim_start().trim_start_matches(',').trim_start().starts_with("&[")
            {
                for name in named {
                    let given = values.contains(&format!("(\"{name}\""));
                    assert!(given, "{}: {} leaves {{{name}}} open", file.display(), literal.text);
                }
            }
        }
    }
}

#[test]
fn the_search_of_the_sources_finds_what_it_should() {
    let source = r#"let a = text("a.b"); // text("comment")
        x.text("method"); context("no"); fill(
            "c.d", &[("n", &1)]); let q = '"'; format!("say \"{x}\"", "e.f");"#;
    let found: Vec<&str> = literals(source).iter().map(|literal| literal.text).collect();
    assert_eq!(found, ["a.b", "method", "no", "c.d", "n", r#"say \"{x}\""#, "e.f"]);
    let called: Vec<&str> = literals(source)
        .iter()
        .filter(|literal| calls(literal.before, "text") || calls(literal.before, "fill"))
        .map(|literal| literal.text)
        .collect();
    assert_eq!(called, ["a.b", "c.d"]);
    let keys = BTreeMap::from([("question.sex.label".to_owned(), String::new())]);
    assert!(matches_some_key("question.{path}.label", &keys));
    assert!(matches_some_key("question.sex.label", &keys));
    assert!(!matches_some_key("question.sex", &keys));
    assert!(!matches_some_key("question.{}.help", &keys));
    assert!(asks_for("finding.", "finding.retired") && asks_for("reason.{code}", "reason.age"));
    assert!(!asks_for("{group}.{name}", "kind.basic") && !asks_for("}", "kind.basic") && !asks_for("", "kind.basic"));
}

// ---- The record and the plan ----

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn profile_of(profile: serde_json::Value) -> Profile {
    Profile::from_json(&profile.to_string()).expect("a profile")
}

#[test]
fn everything_a_plan_can_name_has_its_words() {
    let rungs = [Schooling::Associate, Schooling::Bachelor, Schooling::Master, Schooling::Doctor];
    let levels = [Level::Skill3, Level::Skill2, Level::MidTitle];
    let kinds = rungs.map(LeverKind::Schooling).into_iter().chain(levels.map(LeverKind::Qualification));
    let others = [LeverKind::BachelorDegree, LeverKind::MatchingPost, LeverKind::RightPayer, LeverKind::MatchingTax];
    for kind in kinds.chain((0..4).map(LeverKind::Base)).chain(others) {
        has(&format!("lever.{}", kind.code()));
        has(&format!("lever_advice.{}", kind.code()));
    }
    Caveat::CODES.iter().for_each(|code| has(&format!("caveat.{code}")));
    Sureness::CODES.iter().for_each(|code| has(&format!("sureness.{code}")));
    for code in ["reading", "too_large", "not_readable", "empty", "broken"] {
        has(&format!("import.file.{code}"));
    }
}

#[test]
fn a_plan_says_what_it_comes_to() {
    let today = day("2026-11-23");
    let verdict = |profile: serde_json::Value| texts::plan_verdict(&plan(&profile_of(profile), today));
    let enough = json!({ "startup_talent": true });
    assert_eq!(verdict(enough), "现在提交就够，到 2036-11-23 为止都够。");
    let degree = json!({ "born_on": "1990-05-12", "education": { "schooling": "bachelor", "degree": "none", "recognised": true } });
    assert_eq!(verdict(degree), "最早 2027-05-23 可以提交：取得学士学位。");
    assert_eq!(verdict(json!({ "education": "none" })), "十年之内，这些办法怎么组合都到不了 120 分。");
    assert_eq!(verdict(json!({ "serious_crime": true })), "有严重刑事犯罪记录，按第九条不能申请，没有可走的路。");
}

#[test]
fn a_way_is_told_with_its_dates_and_points() {
    let degree = json!({ "born_on": "1990-05-12", "education": { "schooling": "bachelor", "degree": "none", "recognised": true } });
    let planned = plan(&profile_of(degree), day("2026-11-23"));
    let route = planned.routes.first().expect("a way");
    assert_eq!(texts::route_name(&route.levers), "取得学士学位");
    // 43 in 2033, and then a point less.
    let determined = working_days_after(day("2027-05-23"), DETERMINED_WITHIN).expect("a day").day;
    let told = format!("2027-05-23 提交 120 分，{determined} 核定时 120 分；到 2034-03-23 前提交都够");
    assert_eq!(texts::route(route), told);
    let steps: Vec<String> = route.steps.iter().map(texts::step).collect();
    assert_eq!(steps, ["2027-05-23：取得学士学位（从这时起算），教育 +30，合计 120 分 ✓"]);
    let none = plan(&profile_of(json!({ "born_on": "1990-05-12", "qualification": "none" })), day("2026-11-23"));
    let nearest = none.nearest.as_ref().expect("a nearest");
    let told = format!("2027-05-23 提交 90 分，{determined} 核定时 90 分，还差 30 分");
    assert_eq!(texts::route(nearest), told);
}

#[test]
fn a_forecast_says_when_120_is_reached_and_lost() {
    let told = |profile: serde_json::Value| texts::forecast(&forecast(&profile_of(profile), day("2026-11-23"), &[]));
    assert_eq!(told(json!({})), "到 2036-11-23 为止都到不了 120 分。");
    assert_eq!(told(json!({ "award": "provincial" })), "到 2036-11-23 为止都到不了 120 分。");
    assert_eq!(told(json!({ "startup_talent": true })), "2026-11-23 起满 120 分，到 2036-11-23 都不低于 120 分。");
    let fresh = json!({ "award": "provincial", "fresh_graduate": true });
    assert_eq!(told(fresh), "2026-11-23 起满 120 分，2027-01-01 起又低于 120 分（应届毕业减少）。");
}

#[test]
fn every_month_of_a_record_is_told() {
    let profile = profile_of(json!({ "insurance": { "periods": [
        { "from": "2022-01", "to": "2022-12", "base": 9116 },
        { "from": "2023-03", "to": "2023-05", "base": 20000, "other_employer": true },
        { "from": "2023-06", "to": "2023-06", "base": 20000, "arrears": true },
        { "from": "2023-07", "to": "2023-07", "base": 24366, "tax_mismatch": true },
        { "from": "2023-08", "to": "2026-10", "base": 24366 }
    ] } }));
    let on = day("2026-11-23");
    let months =
        insurance::months(Insurance::periods(&profile.insurance), "2022-01".parse().expect("a month"), on.month());
    let marks: String = months.iter().take(21).map(|month| texts::month_mark(month) + " ").collect();
    // W was 10,338 until 2022-06, 11,396 until 2023-06, then 12,183: nothing is rounded up.
    assert_eq!(marks, "0.8 0.8 0.8 0.8 0.8 0.8 0.7 0.7 0.7 0.7 0.7 0.7 · · × × × × 2.0 2.0 2.0 ");
    let told: Vec<String> = months.iter().map(texts::month_told).collect();
    assert_eq!(told[0], "2022-01：9,116 元，0.8 倍，计入");
    assert_eq!(told[12], "2023-01：没有缴费");
    assert_eq!(told[14], "2023-03：其他单位缴纳，不计");
    assert_eq!(told[17], "2023-06：补缴，不计");
    assert_eq!(told[18], "2023-07：24,366 元，2.0 倍，个税不符，只计年限");
    let lines = texts::record(&months, on);
    // 39 months from 2023-08 on; at 2 W only those until 2024-06, when W was 12,183.
    let expected = [
        "2 倍：近 48 个月里有 11 个月，还差 25 个月（要 36 个月）。",
        "1 倍：近 48 个月里有 39 个月，够 36 个月，富余 3 个月。",
        "0.8 倍：近 48 个月里有 39 个月，够 36 个月，富余 3 个月。",
        "接下来每月移出 48 个月窗口的是：2022-11（0.7）、2022-12（0.7）、2023-01（·）、2023-02（·）、2023-03（×）、2023-04（×）。",
        "2023-01 至 2023-02（2 个月）没有缴费，年限在前后累加。",
        "2023-03 至 2023-05（3 个月）由其他单位缴纳，不计（第六条（四）、第七条（五））。",
        "2023-06 至 2023-06（1 个月）是补缴，不计（第六条（四）、第七条（五））。",
        "2023-07 至 2023-07（1 个月）个税与基数不符，只计年限（第七条（五））。",
    ];
    assert_eq!(lines, expected);
}
