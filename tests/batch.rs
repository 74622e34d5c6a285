//! Many clients at once: how columns are told apart, how cells are read, what a row at fault says, and that the scores are
//! those of the engine.

use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;

use hujifen::answers::{Answers, Field, RecordList, Slot, YES, records_of};
use hujifen::batch::{
    Encoding, Form, Head, Kind, NoForm, Outcome, Remembered, TOLD, Table, Tally, Target, given_twice, guess, head,
    headings, sample, score_lines, score_table,
};
use hujifen::rules::value::Stated;
use hujifen::rules::{Assessment, Date, Indicator, Profile, Severity, assess};
use hujifen::texts;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::Value;

#[path = "shared/profiles.rs"]
mod profiles;

fn on() -> Date {
    "2026-11-23".parse().expect("a day")
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// The codes of what headers are taken for; empty where they are not known.
fn guessed(headers: &[&str]) -> Vec<&'static str> {
    guess(&strings(headers)).into_iter().map(|target| target.map_or("", Target::code)).collect()
}

/// A table with its score.
struct Scored {
    outcome: Outcome,
    /// The text of the results.
    text: String,
    rows: Vec<Vec<String>>,
}

impl Scored {
    /// What stands in a row of a spreadsheet under a header.
    #[track_caller]
    fn cell(&self, row: usize, header: &str) -> &str {
        let at = self.rows[0].iter().rposition(|found| found == header).unwrap_or_else(|| panic!("no column {header}"));
        &self.rows[row - 1][at]
    }

    #[track_caller]
    fn total(&self, row: usize) -> &str {
        self.cell(row, "总分")
    }
}

/// Scores a table by what its headers are taken for.
#[track_caller]
fn scored(text: impl AsRef<[u8]>) -> Scored {
    let text = text.as_ref();
    let start = String::from_utf8_lossy(text);
    let Ok(Kind::Table(separator)) = Kind::of(&start) else { panic!("no table: {start}") };
    let Head { guessed, .. } = head(&start, separator).expect("a head");
    scored_by(text, separator, guessed)
}

#[track_caller]
fn scored_by(text: &[u8], separator: u8, columns: Vec<Option<Target>>) -> Scored {
    let mut out = Vec::new();
    let table = Table { separator, columns, on: on() };
    let mut told = Tally::default();
    let outcome = score_table(text, &mut out, &table, |tally| told = tally).expect("results");
    assert_eq!(told, outcome.tally, "the last that is told is what it comes to");
    let text = String::from_utf8(out).expect("UTF-8");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.expect("as many cells in every row").iter().map(str::to_owned).collect());
    Scored { outcome, rows: rows.collect(), text }
}

/// Two columns: an answer under its path, and a name.
#[track_caller]
fn takes(path: &str, cell: &str, expected: Value) {
    let cell = cell.replace('"', "\"\"");
    let scored = scored(format!("姓名,{path}\n甲,\"{cell}\"\n"));
    assert_eq!(scored.outcome.faults, Vec::<String>::new(), "{path} {cell}");
    let profile = Profile::from_json(&expected.to_string()).expect("a profile");
    assert_row(&scored, 2, &assess(&profile, on()));
}

/// The cell is told to be at fault, and the row has no score.
#[track_caller]
fn refuses(path: &str, cell: &str, said: &str) {
    let scored = scored(format!("姓名,{path}\n甲,\"{cell}\"\n乙,\n"));
    assert_eq!(scored.outcome.tally, Tally { rows: 2, reached: 0, faulty: 1 }, "{path} {cell}");
    let told = &scored.outcome.faults[0];
    assert!(told.starts_with(&format!("第 2 行 甲：「{path}」填的是“{cell}”，")) && told.contains(said), "{told}");
    assert_eq!((scored.total(2), scored.total(3)), ("", "0"));
    assert!(scored.cell(2, "错误").contains(said), "{}", scored.cell(2, "错误"));
}

/// The row says all of an assessment.
#[track_caller]
fn assert_row(scored: &Scored, row: usize, assessment: &Assessment) {
    let yes_no = |holds: bool| if holds { "是" } else { "否" };
    let found = |severity: Severity| {
        let found = assessment.findings.iter().filter(|finding| finding.severity == severity).map(texts::finding);
        found.collect::<Vec<_>>().join(" ")
    };
    let max = assessment.max.map_or("上不封顶".to_owned(), |max| max.to_string());
    let mut expected = vec![assessment.total.to_string(), max, yes_no(assessment.qualifies).to_owned()];
    expected.extend(assessment.items.iter().map(|item| item.counted.to_string()));
    expected.push(yes_no(assessment.vetoed).to_owned());
    expected.extend([found(Severity::Blocker), found(Severity::Warning), String::new()]);
    let cells = &scored.rows[row - 1];
    assert_eq!(cells[cells.len() - headings().len()..], expected, "row {row}");
}

// ---- What kind of file ----

#[test]
fn a_file_is_known_by_how_it_begins() {
    let encoding = |bytes: &[u8]| Encoding::of(bytes, || std::str::from_utf8(bytes).is_ok());
    assert_eq!(encoding("姓名,学历".as_bytes()), Ok(Encoding::Utf8));
    assert_eq!(encoding("\u{feff}姓名".as_bytes()), Ok(Encoding::Utf8));
    assert_eq!(encoding(b"\xff\xfe\x0b\x4e"), Ok(Encoding::Utf16Le));
    assert_eq!(encoding(b"\xfe\xff\x4e\x0b"), Ok(Encoding::Utf16Be));
    assert_eq!(encoding(b"\xd0\xd5\xc3\xfb,\xd1\xa7\xc0\xfa"), Ok(Encoding::Gb18030));
    // A line that is no UTF-8 is told of in its place, as on the command line.
    assert_eq!(encoding(b"{\"born_on\": \"\xd0\xd5\"}"), Ok(Encoding::Utf8));
    assert_eq!(encoding(b"PK\x03\x04rest"), Err(NoForm::Workbook));
    assert_eq!(encoding(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Err(NoForm::Workbook));
    assert_eq!(encoding(b" \r\n"), Err(NoForm::Empty));
}

#[test]
fn the_lines_of_a_text_are_rows_of_cells_or_profiles() {
    let kinds = [
        ("姓名,学历\n甲,本科", Kind::Table(b',')),
        ("\u{feff}姓名;学历;学位\n甲;本科,无;学士", Kind::Table(b';')),
        ("\r\n姓名\t学历\r\n", Kind::Table(b'\t')),
        ("\"姓名;别名;又名\",学历\n", Kind::Table(b',')),
        ("姓名\n甲", Kind::Table(b',')),
        (" {\"born_on\": \"1990-05-12\"}\n", Kind::Lines),
    ];
    for (text, kind) in kinds {
        assert_eq!(Kind::of(text), Ok(kind), "{text}");
    }
    assert_eq!(Kind::of("\n \n"), Err(NoForm::Empty));
    assert_eq!(Kind::of("GIF89a\0\0"), Err(NoForm::NotReadable));
}

#[test]
fn a_form_is_carried_by_its_name() {
    for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Gb18030] {
        for kind in [Kind::Table(b','), Kind::Table(b';'), Kind::Table(b'\t'), Kind::Lines] {
            let form = Form { encoding, kind };
            assert_eq!(Form::from_code(&form.code()), Some(form));
        }
    }
    for code in ["", ",", ",latin1", "|utf-8"] {
        assert_eq!(Form::from_code(code), None, "{code}");
    }
}

#[test]
fn a_head_shows_the_headers_and_the_first_rows() {
    let Head { headers, guessed, rows } =
        head("\u{feff}\n姓名,学历,备注\r\n甲,本科,\r\n,,\r\n乙\r\n丙,硕士,\"两\n行\"\r\n丁,,\r\n", b',')
            .expect("a head");
    assert_eq!(headers, ["姓名", "学历", "备注"]);
    assert_eq!(guessed, [Some(Target::Name), Some(Target::Field(Field::Schooling)), None]);
    assert_eq!(rows, [vec!["甲", "本科", ""], vec!["乙"], vec!["丙", "硕士", "两\n行"]]);
    assert_eq!(
        head(&format!("{}\n", ",".repeat(199).replace(',', "列,")), b',').map(|head| head.headers.len()),
        Ok(200)
    );
    assert_eq!(head(&format!("{}\n", "列,".repeat(200)), b','), Err(NoForm::TooWide));
    assert_eq!(head(",,\n", b','), Err(NoForm::Empty));
}

// ---- What columns hold ----

#[test]
fn a_column_is_known_by_the_path_of_the_contract() {
    for target in Target::all() {
        assert_eq!(guessed(&[target.code()]), [target.code()]);
        assert_eq!(Target::from_code(target.code()), Some(target));
    }
    assert_eq!(Target::from_code("born"), None);
    assert_eq!(Target::from_code("detained_on"), Some(Target::Records(RecordList::Detained)));
}

#[test]
fn a_column_is_known_by_its_question_and_by_the_official_term() {
    for field in Field::ALL {
        assert_eq!(guessed(&[&texts::label(Slot::Field(*field))]), [field.path()]);
    }
    let terms = ["学历", "学位", "紧缺急需专业", "表彰奖励", "配偶为本市户籍人员", "累计缴费年限", "行政拘留记录"];
    let paths = [
        "education.schooling",
        "education.degree",
        "shortage_major.in_catalogue",
        "award",
        "spouse.shanghai_hukou",
        "insurance.years",
        "detained_on",
    ];
    assert_eq!(guessed(&terms), paths);
    // An age is no date of birth, and of this term there are two.
    assert_eq!(guessed(&["年龄", "1 倍平均工资", "备注", ""]), ["", "", "", ""]);
}

#[test]
fn a_column_is_known_by_what_offices_write() {
    let headers = [
        "客户姓名",
        "出生年月日",
        "最高学历（必填）",
        "学 位*",
        "职称",
        "社保年限(年)",
        "0.8倍月数",
        "配偶沪籍",
        "严重犯罪",
        "Birthday",
        "称呼",
    ];
    let paths = [
        "name",
        "born_on",
        "education.schooling",
        "education.degree",
        "qualification.level",
        "insurance.years",
        "insurance.months_at_0_8",
        "spouse.shanghai_hukou",
        "serious_crime",
        "",
        "",
    ];
    assert_eq!(guessed(&headers), paths, "those named before are taken already");
    assert_eq!(guessed(&["Birthday", "ＮＡＭＥ"]), ["born_on", "name"]);
}

#[test]
fn of_two_columns_for_one_answer_the_plainer_name_has_it() {
    assert_eq!(guessed(&["生日", "born_on"]), ["", "born_on"]);
    assert_eq!(guessed(&["出生日期", "生日"]), ["born_on", ""]);
    // Dates of records may stand in several.
    assert_eq!(guessed(&["拘留日期", "行政拘留"]), ["detained_on", "detained_on"]);
}

#[test]
fn an_answer_in_two_columns_is_found() {
    let columns = [Some(Target::Name), None, Some(Target::Field(Field::Sex)), None, Some(Target::Field(Field::Sex))];
    assert_eq!(given_twice(&columns), [2, 4]);
    assert_eq!(given_twice(&[Some(Target::Records(RecordList::Detained)); 2]), [0; 0]);
    assert_eq!(given_twice(&[Some(Target::Name); 2]), [0, 1]);
}

#[test]
fn what_was_chosen_for_a_head_is_remembered_whatever_its_order() {
    let headers = strings(&["姓名", "甲", "乙", "甲"]);
    let [sex, born] = [Field::Sex, Field::BornOn].map(|field| Some(Target::Field(field)));
    let mut remembered = Remembered::default();
    assert_eq!(remembered.columns(&headers), None);
    remembered.remember(&headers, &[Some(Target::Name), sex, None, born]);
    let remembered = Remembered::from_json(&remembered.to_json());
    assert_eq!(remembered.columns(&headers), Some(vec![Some(Target::Name), sex, None, born]));
    let moved = strings(&["乙", "甲", "甲", "姓名"]);
    assert_eq!(remembered.columns(&moved), Some(vec![None, sex, born, Some(Target::Name)]));
    assert_eq!(remembered.columns(&headers[1..]), None);
    assert_eq!(remembered.columns(&strings(&["姓名", "甲", "乙", "乙"])), None);
}

#[test]
fn twenty_heads_are_remembered_and_the_latest_stay() {
    let head = |n: usize| vec![format!("列{n}")];
    let mut remembered = Remembered::default();
    for n in 0..20 {
        remembered.remember(&head(n), &[Some(Target::Name)]);
    }
    remembered.remember(&head(0), &[None]);
    remembered.remember(&head(20), &[Some(Target::Name)]);
    assert_eq!(remembered.columns(&head(0)), Some(vec![None]), "used again, and changed");
    assert_eq!(remembered.columns(&head(1)), None, "not used for the longest time");
    assert!((2..=20).all(|n| remembered.columns(&head(n)).is_some()));
    remembered.forget(&head(20));
    assert_eq!(remembered.columns(&head(20)), None);
}

#[test]
fn what_cannot_be_read_remembers_nothing() {
    for text in ["", "{}", "[[[\"甲\"]]]", "[[[\"甲\", 1]]]", "null", "[[[\"甲\",\"born_on\"]"] {
        assert_eq!(Remembered::from_json(text), Remembered::default(), "{text}");
    }
    let unknown = Remembered::from_json("[[[\"甲\",\"of_a_newer_version\"]]]");
    assert_eq!(unknown.columns(&strings(&["甲"])), Some(vec![None]));
}

// ---- How cells are read ----

#[test]
fn typed_cells_are_read_as_the_form_reads_them() {
    for text in ["1990-05-12", "19900512", "1990.5.12", "1990年5月12日", " １９９０/５/１２ ", "'1990-05-12"]
    {
        takes("born_on", text, serde_json::json!({ "born_on": "1990-05-12" }));
    }
    takes("public_service_years", "7 年", serde_json::json!({ "public_service_years": 7 }));
    takes("insurance.current_base", "12,183元", serde_json::json!({ "insurance": { "current_base": 12183 } }));
    refuses("born_on", "1990-02-30", "这里要一个存在的日期");
    refuses("born_on", "2027-01-01", "这一天在评估日之后");
    refuses("public_service_years", "七年", "这里要一个整数");
    refuses("outer_area_years", "101", "最大是 100");
    refuses("investment.share_percent", "120%", "0 至 100 之间");
}

#[test]
fn a_choice_is_read_by_code_by_label_and_as_offices_write_it() {
    let schooling = |code: &str| serde_json::json!({ "education": { "schooling": code } });
    for text in ["associate", "大专（高职）", "大专(高职)", "大专", "高职", "专科", "Associate"] {
        // A 大专 comes without a degree.
        let expected = serde_json::json!({ "education": { "schooling": "associate", "degree": "none" } });
        takes("education.schooling", text, expected);
    }
    for text in ["bachelor", "本科", "大学本科", " 本 科 "] {
        takes("education.schooling", text, schooling("bachelor"));
    }
    for text in ["高级工", "技能三级", "技能三级（高级工）", "skill_3"] {
        takes("qualification.level", text, serde_json::json!({ "qualification": { "level": "skill_3" } }));
    }
    takes("qualification.level", "高级技师", serde_json::json!({ "qualification": { "level": "skill_1" } }));
    takes("qualification.level", "中级职称", serde_json::json!({ "qualification": { "level": "mid_title" } }));
    takes("qualification.level", "无", serde_json::json!({ "qualification": "none" }));
    takes("award", "省部级", serde_json::json!({ "award": "provincial" }));
    refuses("education.schooling", "研究生", "可以写：高中及以下、大专、本科、硕士研究生、博士研究生。");
    refuses("qualification.level", "中级", "可以写：都没有、初级职称、中级职称、高级职称、技能五级、");
}

#[test]
fn a_yes_and_a_no_are_read_however_they_are_written() {
    for text in ["是", "有", "yes", "Y", "TRUE", "1", "√", "１"] {
        takes("startup_talent", text, serde_json::json!({ "startup_talent": true }));
    }
    for text in ["否", "没有", "无", "no", "N", "false", "0", "×"] {
        takes("startup_talent", text, serde_json::json!({ "startup_talent": false }));
    }
    for text in ["不确定", "", "-", "/", "—", "N/A"] {
        takes("startup_talent", text, serde_json::json!({}));
    }
    takes("spouse", "未婚", serde_json::json!({ "spouse": "none" }));
    refuses("startup_talent", "好像是", "可以写：是、否、不确定。");
    refuses("serious_crime", "不确定", "可以写：是、否。");
}

#[test]
fn records_are_dates_apart_or_that_there_are_none() {
    let detained = |dates: &[&str]| serde_json::json!({ "detained_on": dates });
    for text in
        ["2024-05-01；2025年6月1日", "2024.5.1、20250601", "2024-05-01 2025-06-01", "2024-05-01;2025 年 6 月 1 日"]
    {
        takes("detained_on", text, detained(&["2024-05-01", "2025-06-01"]));
    }
    for text in ["无", "没有", "否", "0"] {
        takes("detained_on", text, detained(&[]));
    }
    refuses("detained_on", "有", "这里要一个存在的日期");
    let both = scored("拘留日期,行政拘留日期\n2024-05-01,2025-06-01\n2024-05-01,无\n无,2024-05-01\n");
    let counted: Vec<_> = (2..=4).map(|row| both.cell(row, "行政拘留记录得分")).collect();
    assert_eq!(counted, ["-100", "-50", "-50"], "{}", both.text);
    // Of several dates the wrong one is named.
    let wrong = scored("行政拘留\n2024-05-01；2024-13-01\n");
    assert_eq!(wrong.outcome.faults.len(), 1);
    assert!(wrong.outcome.faults[0].contains("填的是“2024-13-01”"), "{:?}", wrong.outcome.faults);
}

#[test]
fn what_is_filled_in_implies_the_yes_before_it() {
    let day = "2025-03-01";
    takes("permit.collected_on", day, serde_json::json!({ "permit": { "collected_on": day } }));
    takes("employment.since", day, serde_json::json!({ "employment": { "since": day } }));
    takes("employment.dispatched", "否", serde_json::json!({ "employment": { "dispatched": false } }));
    takes("investment.share_percent", "60", serde_json::json!({ "investment": { "share_percent": 60 } }));
    takes("spouse.shanghai_hukou", "沪籍", serde_json::json!({ "spouse": { "shanghai_hukou": true } }));
    takes("insurance.years", "7", serde_json::json!({ "insurance": { "years": 7 } }));
    // Not knowing implies nothing.
    takes("spouse.shanghai_hukou", "不确定", serde_json::json!({}));
}

#[test]
fn what_contradicts_a_no_is_at_fault_and_what_agrees_with_it_is_not() {
    let said = scored(
        "姓名,居住证,领证日期,婚姻,配偶沪籍,社保,社保年限,投资,出资比例\n甲,无,2025-03-01,未婚,是,无,7,否,60\n乙,无,,未婚,否,无,0,否,0%\n",
    );
    assert_eq!(said.outcome.tally, Tally { rows: 2, reached: 0, faulty: 1 });
    let told = said.cell(2, "错误");
    for (column, question) in [
        ("领证日期", "已经领到居住证了吗"),
        ("配偶沪籍", "您现在已婚吗"),
        ("社保年限", "怎样填社保"),
        ("出资比例", "投资创办过企业吗"),
    ] {
        assert!(told.contains(&format!("「{column}」填的是")) && told.contains(question), "{column}: {told}");
    }
    assert_eq!(told.matches("的回答不符").count(), 4);
}

#[test]
fn a_row_tells_all_its_faults_and_has_no_score() {
    let scored = scored("姓名,出生日期,学历,社保年限\n甲,1990-02-30,研究生,7\n乙,1990-05-12,本科,7\n");
    assert_eq!(scored.outcome.tally, Tally { rows: 2, reached: 0, faulty: 1 });
    let told = scored.outcome.faults.join("");
    assert!(
        told.starts_with("第 2 行 甲：「出生日期」填的是“1990-02-30”") && told.contains("「学历」填的是“研究生”"),
        "{told}"
    );
    let added = headings().len();
    assert!(scored.rows[1][4..4 + added - 1].iter().all(String::is_empty), "{:?}", scored.rows[1]);
    assert_eq!(scored.total(3), "51");
}

#[test]
fn an_assessment_date_of_a_row_goes_before_the_one_of_the_whole() {
    let scored = scored("评估日,出生日期\n,1982-05-12\n2027-05-12,1982-05-12\n2026-13-01,1982-05-12\n");
    assert_eq!([scored.total(2), scored.total(3), scored.total(4)], ["29", "27", ""]);
}

#[test]
fn columns_not_used_decide_nothing() {
    let text = "姓名,学历,创业人才\n甲,不明,是\n".as_bytes();
    let scored = scored_by(text, b',', vec![Some(Target::Name), None, Some(Target::Field(Field::StartupTalent))]);
    assert_eq!((scored.total(2), scored.cell(2, "学历")), ("120", "不明"));
    // Fewer columns than headers: the rest is not used.
    assert_eq!(scored_by(text, b',', vec![]).total(2), "0");
}

// ---- How rows are read ----

#[test]
fn cells_may_be_apart_by_any_separator_and_quoted() {
    for text in [
        "姓名,出生日期,备注\n\"甲,\"\"大\"\"\",1990-05-12,\"两\n行\"\n",
        "姓名;出生日期;备注\r\n\"甲,\"\"大\"\"\";1990-05-12;\"两\n行\"\r\n",
        "\u{feff}姓名\t出生日期\t备注\n\"甲,\"\"大\"\"\"\t1990-05-12\t\"两\n行\"",
    ] {
        let scored = scored(text);
        assert_eq!(scored.rows.len(), 2, "{text}");
        assert_eq!(scored.rows[1][..3], ["甲,\"大\"", "1990-05-12", "两\n行"], "{text}");
        assert_eq!(scored.total(2), "30");
    }
}

#[test]
fn rows_keep_their_numbers() {
    for end in ["\n", "\r\n"] {
        let text =
            ["", "姓名,出生日期", "甲,1990-05-12", "", "\"乙", "二\",1990-05-32", ",", "", "丙,1990-05-12"].join(end);
        for text in [text.clone(), text + end] {
            let scored = scored(&text);
            assert_eq!(scored.outcome.tally, Tally { rows: 3, reached: 0, faulty: 1 });
            assert!(scored.outcome.faults[0].starts_with("第 5 行 乙"), "{:?}", scored.outcome.faults);
            // As in a spreadsheet: rows 4, 6 and 7 are blank, and the cell of two lines is in one row.
            let names: Vec<_> = scored.rows.iter().map(|row| row[0].replace(end, " ")).collect();
            assert_eq!(names, ["姓名", "甲", "", "乙 二", "", "", "丙"], "{text:?}");
        }
    }
}

#[test]
fn a_row_too_short_is_filled_and_one_too_long_is_at_fault() {
    let scored = scored("姓名,出生日期,备注\n甲,1990-05-12\n乙,1990-05-12,,,\n丙,1990-05-12,一,二,三\n");
    assert_eq!([scored.total(2), scored.total(3), scored.total(4)], ["30", "30", ""]);
    assert!(scored.cell(4, "错误").contains("多出 2 格（二 三）"), "{}", scored.cell(4, "错误"));
    assert!(scored.rows.iter().all(|row| row.len() == 3 + headings().len()));
}

#[test]
fn a_quote_left_open_is_found() {
    let scored_ = scored("姓名,出生日期,备注\n甲,1990-05-12,\n\"乙,1990-05-12,\n丙,1990-05-12,\n");
    assert_eq!(scored_.outcome.tally, Tally { rows: 2, reached: 0, faulty: 1 });
    assert!(scored_.outcome.faults[0].contains("少了一个引号"), "{:?}", scored_.outcome.faults);
    // Its last column leaves none too few.
    let text = format!("姓名,备注\n甲,\"{}\n", "乙,1990-05-12\n".repeat(3000));
    assert_eq!(scored(text).outcome.tally.faulty, 1);
}

#[test]
fn a_table_without_rows_comes_to_nothing() {
    let scored = scored("姓名,出生日期\n");
    assert_eq!((scored.outcome.tally, scored.rows.len()), (Tally::default(), 1));
}

#[test]
fn the_first_faults_are_told_and_all_of_them_stand_in_the_results() {
    let rows = TOLD + 50;
    let scored = scored(format!("出生日期\n{}", "昨天\n".repeat(rows)));
    assert_eq!((scored.outcome.tally.faulty, scored.outcome.faults.len()), (rows as u64, TOLD));
    assert!((2..rows + 2).all(|row| scored.cell(row, "错误").contains("昨天")));
}

// ---- Results ----

#[test]
fn results_are_the_columns_as_they_were_and_what_they_come_to() {
    let scored = scored("编号;姓名;出生日期\n007;甲;1990.5.12\n");
    assert!(
        scored.text.starts_with("\u{feff}编号,姓名,出生日期,总分,最高可达,是否达到120,年龄得分,教育背景得分,"),
        "{}",
        scored.text
    );
    assert!(scored.text.lines().all(|line| line.ends_with(|c| c != '\r')) && scored.text.contains("\r\n"));
    assert_eq!(scored.rows[1][..6], ["007", "甲", "1990.5.12", "30", "上不封顶", "否"]);
    let named: Vec<String> = Indicator::ALL.map(|indicator| format!("{}得分", texts::indicator(indicator))).to_vec();
    assert_eq!(headings()[3..20], named);
    assert_eq!(headings()[20..], ["一票否决", "不能申请", "可能退回或失分", "错误"]);
}

#[test]
fn the_points_of_a_row_add_up_to_its_total() {
    let scored = scored(
        "出生日期,学历,学位,学历认可,职称,在沪取得,岗位对应,在目录内,已注册,社保年限\n1990-05-12,本科,学士,是,高级职称,是,是,是,是,7\n",
    );
    let points: i32 = scored.rows[1][13..30].iter().map(|points| points.parse::<i32>().expect("points")).sum();
    assert_eq!((scored.total(2), points), ("141", 141), "{:?}", scored.rows[1]);
}

#[test]
fn no_cell_runs_as_a_formula() {
    let given =
        ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+A1", "＝1+1", "-20", "+86 138-0000-0000", "- 备注", "甲=乙"];
    let kept = [
        "'=1+1",
        "'@SUM(A1)",
        "'+cmd|' /C calc'!A0",
        "'-2+A1",
        "'＝1+1",
        "-20",
        "+86 138-0000-0000",
        "'- 备注",
        "甲=乙",
    ];
    let text = format!("=备注\n{}\n", given.map(|cell| format!("\"{cell}\"")).join("\n"));
    let scored = scored(text);
    let found: Vec<&str> = scored.rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(found[1..], kept);
    assert_eq!(found[0], "'=备注");
}

#[test]
fn results_can_be_scored_again() {
    let first = scored("姓名,出生日期,学历\n甲,1990-05-12,大专\n乙,1990-05-32,大专\n");
    let second = scored(&first.text);
    assert_eq!(second.outcome, first.outcome);
    assert_eq!(guess(&headings()), vec![None; headings().len()]);
    assert_eq!([second.total(2), second.total(3)], [first.total(2), first.total(3)]);
}

#[test]
fn the_sample_is_known_and_scored_whole() {
    let scored = scored(sample());
    assert_eq!(scored.outcome.faults, Vec::<String>::new());
    assert_eq!(scored.outcome.tally.rows, 3);
    let headers: Vec<String> = scored.rows[0].iter().take_while(|header| *header != "总分").cloned().collect();
    let unknown: Vec<_> = headers.iter().zip(guess(&headers)).filter(|(_, target)| target.is_none()).collect();
    assert_eq!(unknown.iter().map(|(header, _)| header.as_str()).collect::<Vec<_>>(), ["备注"]);
}

// ---- The scores are those of the engine ----

/// Profiles as the rest of the tests has them.
fn generated(count: usize) -> Vec<Profile> {
    let mut runner = TestRunner::new(profiles::config(1));
    let profile = profiles::profile();
    (0..count).map(|_| profile.new_tree(&mut runner).expect("a profile").current()).collect()
}

/// A profile without what the form finds fault with: days to come, and ends before their beginnings.
fn plausible(profile: Profile) -> Profile {
    let to_come = Date::new(2022, 1, 1).expect("a day");
    let past =
        |day: Option<Date>| day.map(|day| if day < to_come { day } else { Date::new(2021, 7, 1).expect("a day") });
    let mut profile = Profile { born_on: past(profile.born_on), process: None, ..profile };
    for list in [
        &mut profile.false_material_on,
        &mut profile.detained_on,
        &mut profile.convicted_on,
        &mut profile.serious_forgery_on,
    ] {
        list.iter_mut().flatten().for_each(|day| *day = past(Some(*day)).unwrap_or(*day));
    }
    let on = profile.assessed_on.filter(|day| *day > to_come);
    profile.assessed_on = on;
    if let Some(Stated::Given(permit)) = &mut profile.permit {
        permit.collected_on = past(permit.collected_on);
        permit.valid_until = permit.valid_until.filter(|day| *day > to_come);
    }
    if let Some(Stated::Given(education)) = &mut profile.education {
        education.graduated_on = past(education.graduated_on);
    }
    if let Some(Stated::Given(qualification)) = &mut profile.qualification {
        qualification.obtained_on = past(qualification.obtained_on);
    }
    if let Some(Stated::Given(employment)) = &mut profile.employment {
        employment.since = past(employment.since);
    }
    if let Some(Stated::Given(spouse)) = &mut profile.spouse {
        spouse.married_on = past(spouse.married_on);
    }
    profile
}

/// What a table can say of a profile, by the paths of its questions: months one by one and papers it cannot.
fn texts_of(profile: &Profile) -> Vec<(Field, String)> {
    let json = serde_json::to_value(profile).expect("JSON");
    let is_none = |part: &str| json[part] == "none";
    let text = |field: Field| -> Option<String> {
        let path = field.path();
        let (part, rest) = path.split_once('.').unwrap_or((path, ""));
        let value = match (field, rest.split_once('[')) {
            (Field::Schooling | Field::Level, _) if is_none(part) => return Some("none".to_owned()),
            (Field::MajorInCatalogue, _) if is_none(part) => return Some("no".to_owned()),
            (Field::Insurance, _) if json[part].is_object() => {
                return json[part].get("periods").is_none().then(|| "summary".to_owned());
            }
            (Field::Insurance, _) => &json[part],
            (field, _) if records_of(field).is_some() => {
                let dates: Vec<&str> = json[part].as_array()?.iter().filter_map(Value::as_str).collect();
                return Some(if dates.is_empty() { "no".to_owned() } else { dates.join("；") });
            }
            (Field::Permit | Field::Employment | Field::Investment | Field::Spouse, _) => match &json[part] {
                Value::Null => return None,
                part => return Some(if part.is_object() { "yes" } else { "no" }.to_owned()),
            },
            (_, Some((list, index))) => &json[part][list][index.trim_end_matches(']').parse::<usize>().ok()?],
            (_, None) if rest.is_empty() => &json[part],
            (_, None) => &json[part][rest],
        };
        match value {
            Value::Null => None,
            Value::Bool(holds) => Some(if *holds { "yes" } else { "no" }.to_owned()),
            Value::String(text) => Some(text.clone()),
            other => Some(other.to_string()),
        }
    };
    Field::ALL.iter().filter_map(|field| Some((*field, text(*field)?))).collect()
}

/// The same as answered on the page.
fn answers_of(texts: &[(Field, String)]) -> Answers {
    let mut answers = Answers::default();
    for (field, text) in texts {
        match records_of(*field) {
            Some(list) if text != "no" => {
                answers.set(Slot::Field(*field), YES);
                for (row, date) in text.split('；').enumerate() {
                    answers.add_record(list);
                    answers.set(Slot::Record(list, row), date);
                }
            }
            _ => answers.set(Slot::Field(*field), text),
        }
    }
    answers
}

/// A cell for an answer, written otherwise from row to row; a yes that others imply may be left out.
fn cell_of(texts: &[(Field, String)], field: Field, row: usize) -> String {
    let Some((_, text)) = texts.iter().find(|(of, _)| *of == field) else { return String::new() };
    let implying = format!("{}.", field.path());
    let is_implied = texts.iter().any(|(of, _)| of.path().starts_with(&implying));
    let is_gate = matches!(text.as_str(), "yes" | "summary") && is_implied;
    match (row % 3, field.entry().choices().is_empty()) {
        (0, _) if is_gate => String::new(),
        (1, false) if records_of(field).is_none() => texts::choice_text(Slot::Field(field), text).to_owned(),
        (2, true) => text.replace('-', "."),
        _ => text.clone(),
    }
}

#[test]
fn a_thousand_profiles_score_in_a_table_as_the_engine_scores_them() {
    let mut profiles = generated(1000);
    // One in five stays as it is, so that there are faults too.
    for (_, profile) in profiles.iter_mut().enumerate().filter(|(index, _)| index % 5 > 0) {
        *profile = plausible(std::mem::take(profile));
    }
    let mut table = csv::Writer::from_writer(Vec::new());
    let headers: Vec<&str> = Field::ALL.iter().map(|field| field.path()).collect();
    table.write_record(["name"].iter().chain(&headers)).expect("a row");
    let told: Vec<_> = profiles.iter().map(texts_of).collect();
    for (row, texts) in told.iter().enumerate() {
        let cells = Field::ALL.iter().map(|field| cell_of(texts, *field, row));
        table.write_record([format!("客户{row}")].into_iter().chain(cells)).expect("a row");
    }
    let scored = scored(table.into_inner().expect("a table"));
    assert_eq!(scored.outcome.tally.rows, 1000);

    let (mut whole, mut faulty) = (0, 0);
    for (index, (profile, texts)) in profiles.iter().zip(&told).enumerate() {
        let row = index + 2;
        let reading = answers_of(texts).read(on());
        if !reading.faults.is_empty() {
            faulty += 1;
            assert_eq!(scored.total(row), "", "row {row}: {:?}", reading.faults);
            let told = scored.cell(row, "错误");
            assert_eq!(told.matches("填的是").count(), reading.faults.len(), "row {row}: {told} {:?}", reading.faults);
            continue;
        }
        assert_row(&scored, row, &assess(&reading.profile, on()));
        // Where a table can say all there is, the profile itself comes out of it.
        whole += u32::from(reading.profile == *profile);
    }
    assert_eq!(scored.outcome.tally.faulty, faulty);
    let reached = (2..1002).filter(|row| scored.cell(*row, "是否达到120") == "是").count() as u64;
    assert_eq!(scored.outcome.tally.reached, reached);
    assert!(whole > 40 && faulty > 100 && faulty < 900 && reached > 50, "{whole} {faulty} {reached}");
}

/// What the command line writes for a text.
fn command_line(text: &[u8]) -> Vec<u8> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_score"))
        .args(["--on", &on().to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("a standard input");
    let text = text.to_vec();
    let writer = thread::spawn(move || stdin.write_all(&text));
    let output = child.wait_with_output().expect("the command ends");
    writer.join().expect("the writer ends").expect("all was taken");
    output.stdout
}

fn lines_of(text: &[u8]) -> (Outcome, Vec<u8>) {
    let mut out = Vec::new();
    let outcome = score_lines(text, &mut out, on(), |_| {}).expect("results");
    (outcome, out)
}

#[test]
fn a_thousand_lines_score_as_on_the_command_line() {
    let lines: String =
        generated(1000).iter().map(|profile| serde_json::to_string(profile).expect("JSON") + "\n").collect();
    let (outcome, out) = lines_of(lines.as_bytes());
    assert_eq!(outcome.tally.rows, 1000);
    let reached =
        out.split(|byte| *byte == b'\n').filter(|line| String::from_utf8_lossy(line).contains("\"qualifies\":true"));
    assert_eq!((outcome.tally.reached, outcome.tally.faulty), (reached.count() as u64, 0));
    assert_eq!(out, command_line(lines.as_bytes()));
}

#[test]
fn a_line_at_fault_stands_as_on_the_command_line_and_is_told_with_its_field() {
    let mut text =
        b"{\"startup_talent\": true}\n{\"permit\": {\"collected_on\": \"soon\"}}\r\n\nnot JSON\n{\"sex\": \"\xff\"}\n"
            .to_vec();
    text.extend(format!("{{\"sex\": \"{}\"}}\n{{\"born_on\": \"1990-05-12\"}}", "x".repeat(1 << 20)).bytes());
    let (outcome, out) = lines_of(&text);
    assert_eq!(outcome.tally, Tally { rows: 7, reached: 1, faulty: 5 });
    assert_eq!(out, command_line(&text));
    let second: Value = serde_json::from_slice(out.split(|byte| *byte == b'\n').nth(1).expect("a line")).expect("JSON");
    assert_eq!((&second["line"], &second["field"]), (&2.into(), &"permit.collected_on".into()));
    assert!(outcome.faults[0].starts_with("第 2 行：permit.collected_on: invalid value"), "{:?}", outcome.faults);
}

proptest! {
    #![proptest_config(profiles::config(300))]

    #[test]
    fn no_text_makes_it_panic_and_every_row_is_accounted_for(
        text in "(姓名|出生日期|学历|拘留日期)?([,;\t\n\r\"= a1无有是-]|本科|1990-05-12){0,60}",
    ) {
        if let Ok(Kind::Table(separator)) = Kind::of(&text)
            && let Ok(head) = head(&text, separator)
        {
            let scored = scored_by(text.as_bytes(), separator, head.guessed);
            let filled = scored.rows.iter().skip(1).filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).count();
            let Tally { rows, reached, faulty } = scored.outcome.tally;
            prop_assert!(reached + faulty <= rows);
            prop_assert!(filled as u64 >= rows, "{filled} rows out of {rows}");
        }
    }
}
