//! The `score` command: one profile a line in, one assessment a line out.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::thread;

use hujifen::answers::file::{open, save};
use hujifen::rules::{Date, wage};
use hujifen::texts;
use serde_json::{Value, json};

fn score(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_score"));
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs `score` over a text.
#[track_caller]
fn run(args: &[&str], input: impl AsRef<[u8]>) -> Output {
    let mut child = score(args).spawn().expect("the command starts");
    let mut stdin = child.stdin.take().expect("a standard input");
    let input = input.as_ref().to_vec();
    // A call that fails at once closes its input.
    let writer = thread::spawn(move || stdin.write_all(&input).is_ok());
    let output = child.wait_with_output().expect("the command ends");
    writer.join().expect("the writer ends");
    output
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

/// What each line of the output says, and the exit status.
#[track_caller]
fn answers(args: &[&str], input: impl AsRef<[u8]>) -> (Vec<Value>, Option<i32>) {
    let output = run(args, input);
    let lines = text(&output.stdout).lines();
    (lines.map(|line| serde_json::from_str(line).expect(line)).collect(), output.status.code())
}

/// A file of its own for a test, removed at the end.
struct File(PathBuf);

impl File {
    fn of(name: &str, text: &str) -> File {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-{name}", std::process::id()));
        fs::write(&path, text).expect("a writable folder");
        File(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().expect("a path of UTF-8")
    }
}

impl Drop for File {
    fn drop(&mut self) {
        // A file that is gone already is gone.
        let _ = fs::remove_file(&self.0);
    }
}

#[test]
fn each_line_is_scored_in_order() {
    let input = r#"{"startup_talent": true}
{"born_on": "1976-01-01"}
{"award": "municipal_special", "assessed_on": "2026-11-23"}
"#;
    let (lines, status) = answers(&["--on", "2026-11-23"], input);
    let totals: Vec<_> = lines.iter().map(|line| line["total"].as_i64()).collect();
    assert_eq!((totals, status), (vec![Some(120), Some(17), Some(30)], Some(0)));
}

#[test]
fn a_line_out_is_the_assessment_of_the_contract() {
    let (lines, _) = answers(&["--on", "2026-11-23"], "{\"born_on\": \"1990-05-12\"}\n");
    let age =
        json!({ "indicator": "age", "clause": "6(1)", "points": 30, "counted": 30, "max": 30, "reason": "age_36" });
    assert_eq!(lines[0]["items"][0], age);
    assert_eq!(lines[0]["items"].as_array().map(Vec::len), Some(17));
    assert_eq!((&lines[0]["standard"], &lines[0]["max"]), (&json!(120), &Value::Null));
}

#[test]
fn a_last_line_needs_no_end() {
    let (lines, status) = answers(&["--on", "2026-11-23"], "{\"startup_talent\": true}");
    assert_eq!((lines.len(), &lines[0]["total"], status), (1, &json!(120), Some(0)));
}

#[test]
fn no_line_in_is_no_line_out() {
    let output = run(&[], "");
    assert_eq!((text(&output.stdout), text(&output.stderr), output.status.code()), ("", "", Some(0)));
}

#[test]
fn a_line_that_is_no_profile_becomes_an_error_in_its_place_and_the_others_are_scored() {
    let input = r#"{"startup_talent": true}
{"born_on": "2026-02-30"}
not JSON
{"award": "provincial"}
{"investment": {"annual_tax": [1, -1, 1]}}
"#;
    let (lines, status) = answers(&["--on", "2026-11-23"], input);
    assert_eq!(status, Some(1));
    assert_eq!(lines.len(), 5);
    assert_eq!((&lines[0]["total"], &lines[3]["total"]), (&json!(120), &json!(110)));
    let error = |line: usize| (lines[line]["line"].as_u64(), lines[line]["error"].as_str().expect("an error"));
    let (number, problem) = error(1);
    assert_eq!(number, Some(2));
    assert!(problem.starts_with("born_on: ") && problem.contains("a day that exists"), "{problem}");
    assert_eq!(lines[1]["field"], "born_on");
    assert_eq!(error(2).0, Some(3));
    let (number, problem) = error(4);
    assert_eq!(number, Some(5));
    assert!(problem.contains("investment.annual_tax[1]") && problem.contains("a whole number from 0"), "{problem}");
}

#[test]
fn an_unknown_field_is_an_error_that_names_it() {
    let (lines, status) = answers(&[], "{\"birthday\": \"1990-05-12\"}\n");
    let problem = lines[0]["error"].as_str().expect("an error");
    assert!(problem.contains("unknown field `birthday`"), "{problem}");
    assert_eq!((&lines[0]["line"], status), (&json!(1), Some(1)));
}

/// What the page saves for someone whose birthday is not in plain form, and who was asked for more than the profile has.
const SAVED: &str = concat!(
    r#"{"born_on":"1990-05-12","insurance":{"years":7},"award":"provincial","page":{"version":1,"name":"王芳","#,
    r#""typed":{"born_on":"1990.5.12","startup_talent":"unsure","detained_on[0]":"soon"}}}"#,
    "\n"
);

#[test]
fn a_saved_file_is_scored_as_the_profile_it_holds() {
    let profile = "{\"born_on\":\"1990-05-12\",\"award\":\"provincial\",\"insurance\":{\"years\":7}}\n";
    let typed = open(SAVED).expect("a file").answers;
    let on = Date::new(2026, 11, 23).expect("a day");
    assert_eq!(save(&typed, on, "王芳").as_deref(), Ok(SAVED));
    let file = File::of("saved.json", &SAVED.repeat(2));
    let (saved, status) = answers(&["--on", "2026-11-23", file.path()], "");
    let (alone, _) = answers(&["--on", "2026-11-23"], profile.repeat(2));
    assert_eq!((&saved, status), (&alone, Some(0)));
    assert_eq!(saved[0]["total"], 161);
}

#[test]
fn a_blank_line_is_an_error_in_its_place() {
    let (lines, status) = answers(&["--on", "2026-11-23"], "{\"award\": \"provincial\"}\n\n  \n{}\n");
    assert_eq!((lines.len(), status), (4, Some(1)));
    assert_eq!((&lines[1]["line"], &lines[2]["line"]), (&json!(2), &json!(3)));
    assert!(lines[1]["error"].is_string() && lines[2]["error"].is_string());
    assert_eq!(lines[3]["total"], 0);
}

#[test]
fn lines_of_windows_are_lines() {
    let (lines, status) =
        answers(&["--on", "2026-11-23"], "{\"award\": \"provincial\"}\r\n{\"startup_talent\": true}\r\n");
    let totals: Vec<_> = lines.iter().map(|line| line["total"].as_i64()).collect();
    assert_eq!((totals, status), (vec![Some(110), Some(120)], Some(0)));
}

#[test]
fn a_line_that_is_no_utf_8_is_an_error_in_its_place() {
    let (lines, status) = answers(&["--on", "2026-11-23"], b"{\"sex\": \"\xff\"}\n{\"startup_talent\": true}\n");
    assert_eq!((&lines[0]["line"], &lines[1]["total"], status), (&json!(1), &json!(120), Some(1)));
    assert!(lines[0]["error"].as_str().is_some_and(|error| error.contains("UTF-8")));
}

#[test]
fn on_gives_the_day_for_lines_without_one() {
    let input = "{\"born_on\": \"1976-11-23\"}\n{\"born_on\": \"1976-11-23\", \"assessed_on\": \"2026-11-22\"}\n";
    let reasons = |on: &str| -> Vec<Value> {
        answers(&["--on", on], input).0.iter().map(|line| line["items"][0]["reason"].clone()).collect()
    };
    assert_eq!(reasons("2026-11-23"), ["age_50", "age_49"]);
    assert_eq!(reasons("2023-01-01"), ["age_46", "age_49"]);
    let (lines, status) = answers(&["--on=2026-11-23"], input);
    assert_eq!((&lines[0]["items"][0]["reason"], status), (&json!("age_50"), Some(0)));
}

#[test]
fn without_on_the_day_is_today() {
    let (lines, status) = answers(&[], "{\"born_on\": \"1900-01-01\"}\n");
    let reason = lines[0]["items"][0]["reason"].as_str().expect("a reason");
    let years: u32 = reason.strip_prefix("age_").and_then(|years| years.parse().ok()).expect("an age");
    assert!(years >= 126, "{reason}");
    assert_eq!(status, Some(0));
}

#[test]
fn pretty_prints_for_people() {
    let input = "{\"born_on\": \"1990-05-12\"}\n{\"born_on\": \"tomorrow\"}\n";
    let output = run(&["--pretty", "--on", "2026-11-23"], input);
    let shown = text(&output.stdout);
    assert!(shown.contains("合计 30 分"), "{shown}");
    assert!(shown.contains("年龄") && shown.contains("第六条（一）") && shown.contains("36 周岁"), "{shown}");
    assert!(shown.contains("第 2 行：born_on"), "{shown}");
    assert!(!shown.contains("\"total\"") && !shown.contains("{n}"), "{shown}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn pretty_prints_in_the_language_that_is_asked_for() {
    let input = "{\"born_on\": \"1990-05-12\"}\n";
    let shown = |more: &[&str]| {
        let args = [&["--pretty", "--on", "2026-11-23"][..], more].concat();
        text(&run(&args, input).stdout).to_owned()
    };
    assert_eq!(shown(&["--lang", "zh-CN"]), shown(&[]));
    assert_ne!(shown(&["--lang", "en"]), shown(&[]));
    assert!(shown(&["--lang", "en"]).contains("Age"));
}

#[test]
fn pretty_names_the_better_one_of_the_two_and_tells_notices() {
    // After the last wage figure, and after the law.
    let last = wage::latest();
    let input = json!({ "assessed_on": format!("{}-01", last.from.on(18)), "insurance": { "years": 1 },
        "education": { "schooling": "bachelor", "degree": "none", "recognised": true },
        "qualification": { "level": "skill_4", "obtained_in_shanghai": true, "fits_post": true,
                           "in_catalogue": true, "registered": true } });
    let output = run(&["--pretty"], input.to_string());
    let shown = text(&output.stdout);
    assert!(shown.contains("本项 30 分，不计入：与“教育背景”只计较高的一项"), "{shown}");
    assert!(shown.contains("2023-01-01 至 2027-12-31"), "{shown}");
    assert!(shown.contains(&texts::grouped(last.average)), "{shown}");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn files_are_read_in_turn() {
    let first = File::of("first.jsonl", "{\"award\": \"provincial\"}\n{\"award\": 1}\n");
    let second = File::of("second.jsonl", "[]\n{\"award\": \"municipal_special\"}\n");
    let (lines, status) = answers(&["--on", "2026-11-23", first.path(), second.path()], "ignored");
    assert_eq!((lines.len(), status), (4, Some(1)));
    assert_eq!((&lines[0]["total"], &lines[3]["total"]), (&json!(110), &json!(30)));
    // Each file counts its own lines.
    assert_eq!((&lines[1]["line"], &lines[1]["file"]), (&json!(2), &json!(first.path())));
    assert_eq!((&lines[2]["line"], &lines[2]["file"]), (&json!(1), &json!(second.path())));
}

#[test]
fn a_dash_is_the_standard_input_among_files() {
    let file = File::of("dash.jsonl", "{\"award\": \"provincial\"}\n");
    let (lines, status) = answers(&["--on", "2026-11-23", file.path(), "-"], "{\"startup_talent\": true}\n");
    let totals: Vec<_> = lines.iter().map(|line| line["total"].as_i64()).collect();
    assert_eq!((totals, status), (vec![Some(110), Some(120)], Some(0)));
}

#[test]
fn a_missing_file_is_a_failure() {
    let output = run(&["no-such-file.jsonl"], "");
    assert_eq!((text(&output.stdout), output.status.code()), ("", Some(2)));
    assert!(text(&output.stderr).contains("no-such-file.jsonl"));
}

#[test]
fn what_was_scored_before_a_missing_file_stands() {
    let file = File::of("before.jsonl", "{\"award\": \"provincial\"}\n");
    let (lines, status) = answers(&["--on", "2026-11-23", file.path(), "no-such-file.jsonl"], "");
    assert_eq!((lines.len(), &lines[0]["total"], status), (1, &json!(110), Some(2)));
}

#[test]
fn a_wrong_call_is_a_failure_that_shows_how_to_call() {
    for args in [
        &["--nope"][..],
        &["-x"],
        &["--on"],
        &["--on", "2026-02-30"],
        &["--on", "today"],
        &["--on", "2200-01-01"],
        &["--pretty=yes"],
        &["--lang", "fr"],
        &["--lang"],
    ] {
        let output = run(args, "{}\n");
        assert_eq!((text(&output.stdout), output.status.code()), ("", Some(2)), "{args:?}");
        assert!(text(&output.stderr).contains("--on DATE"), "{args:?}");
    }
}

#[test]
fn help_shows_how_to_call() {
    for flag in ["--help", "-h"] {
        let output = run(&[flag], "");
        assert!(text(&output.stdout).contains("--pretty"), "{flag}");
        assert_eq!((text(&output.stderr), output.status.code()), ("", Some(0)));
    }
}

/// The longest line that is read, in bytes without its end.
const LONGEST: usize = 1 << 20;

/// A profile written so long, by spaces.
fn padded(profile: &str, bytes: usize) -> String {
    format!("{profile}{}", " ".repeat(bytes - profile.len()))
}

#[test]
fn a_line_of_more_than_1_mib_is_an_error_and_the_next_is_scored() {
    let profile = "{\"startup_talent\": true}";
    let input = format!("{}\n{profile}\n{}\n{profile}", padded(profile, LONGEST + 1), padded(profile, 5 * LONGEST));
    let (lines, status) = answers(&["--on", "2026-11-23"], input);
    assert_eq!((lines.len(), status), (4, Some(1)));
    for line in [0, 2] {
        let problem = lines[line]["error"].as_str().expect("an error");
        assert!(problem.contains("1048576"), "{problem}");
        assert_eq!(lines[line]["line"], json!(line + 1));
    }
    assert_eq!((&lines[1]["total"], &lines[3]["total"]), (&json!(120), &json!(120)));
}

#[test]
fn a_line_of_exactly_1_mib_is_read() {
    let profile = padded("{\"startup_talent\": true}", LONGEST);
    for input in [profile.clone(), format!("{profile}\n")] {
        let (lines, status) = answers(&["--on", "2026-11-23"], input);
        assert_eq!((lines.len(), &lines[0]["total"], status), (1, &json!(120), Some(0)));
    }
}

#[test]
fn a_last_line_too_long_is_one_error() {
    let (lines, status) = answers(&[], " ".repeat(LONGEST + 1));
    assert_eq!((lines.len(), &lines[0]["line"], status), (1, &json!(1), Some(1)));
}

#[test]
fn whoever_stops_reading_ends_it_quietly() {
    let mut child = score(&["--on", "2026-11-23"]).spawn().expect("the command starts");
    let mut stdin = child.stdin.take().expect("a standard input");
    drop(child.stdout.take());
    // More than any buffer holds, so that the writing is noticed to fail; then so does ours.
    let input = "{}\n".repeat(100_000);
    let writer = thread::spawn(move || stdin.write_all(input.as_bytes()).is_err());
    let output = child.wait_with_output().expect("the command ends");
    assert!(writer.join().expect("the writer ends"));
    assert_eq!((text(&output.stderr), output.status.code()), ("", Some(0)));
}

/// Peak memory stays where it is however much is read: it is looked at while the command, having answered 200,000
/// lines, waits for more.
#[cfg(target_os = "linux")]
#[test]
fn memory_stays_constant_over_200_000_lines() {
    const LINES: usize = 200_000;
    // Answers that the command may still hold back.
    const HELD_BACK: usize = 2_000;
    const MOST_KB: u64 = 12 * 1024;

    let mut child = score(&["--on", "2026-11-23"]).spawn().expect("the command starts");
    let mut stdin = child.stdin.take().expect("a standard input");
    let stdout = child.stdout.take().expect("a standard output");
    let writer = thread::spawn(move || {
        let good = "{\"born_on\":\"1990-05-12\",\"insurance\":{\"years\":7}}\n";
        let block = format!("{}{good}", "{\"born_on\":1}\n".repeat(9)).repeat(100);
        for _ in 0..LINES / 1000 {
            stdin.write_all(block.as_bytes()).expect("the command reads");
        }
        stdin
    });
    let mut lines = BufReader::new(stdout).lines();
    let answered = lines.by_ref().take(LINES - HELD_BACK).filter(|line| line.is_ok()).count();
    assert_eq!(answered, LINES - HELD_BACK);
    // The input is still open: the command waits and has not ended.
    let stdin = writer.join().expect("the writer ends");
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).expect("a process that runs");
    drop(stdin);
    let rest = lines.count();
    child.wait().expect("the command ends");

    assert_eq!(rest, HELD_BACK);
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a peak");
    let peak_kb: u64 = peak.trim().trim_end_matches(" kB").parse().expect("a number");
    assert!(peak_kb < MOST_KB, "{peak_kb} kB at the peak");
}

/// Someone of 113 points, soon to be 44, whose associate's schooling a skill level of 60 would outdo.
const SHORT_OF_120: &str = r#"{"assessed_on": "2026-11-23", "born_on": "1983-05-12",
    "education": {"schooling": "associate", "degree": "none", "recognised": true}, "qualification": "none",
    "insurance": {"periods": [{"from": "2015-03", "to": "2026-10", "base": 9000}]},
    "false_material_on": [], "detained_on": [], "convicted_on": [], "serious_crime": false}"#;

#[test]
fn the_plan_is_one_more_member_of_the_answer() {
    let profile = SHORT_OF_120.replace('\n', " ");
    let (plain, _) = answers(&[], &profile);
    let (planned, status) = answers(&["--plan"], &profile);
    assert_eq!(status, Some(0));
    let mut rest = planned[0].clone();
    let plan = rest.as_object_mut().and_then(|rest| rest.remove("plan")).expect("a plan");
    assert_eq!(rest, plain[0]);
    // 115 at 44, less 50 for the schooling and 60 for the skill level from 2027-05 on.
    let skill =
        plan["routes"].as_array().expect("routes").iter().find(|route| route["levers"][0]["lever"] == "skill_3");
    let skill = skill.expect("a way by the skill level");
    assert_eq!((&skill["submit_on"], &skill["total"]), (&json!("2027-05-23"), &json!(125)));
    assert_eq!(skill["levers"], json!([{ "lever": "skill_3", "from": "2027-05" }]));
    assert_eq!(plan["nearest"], Value::Null);
}

#[test]
fn the_plan_is_printed_for_people() {
    let output = run(&["--plan", "--pretty"], SHORT_OF_120.replace('\n', " "));
    let shown = text(&output.stdout);
    assert!(shown.contains("最早 2027-05-23 可以提交：取得技能等级三级。"), "{shown}");
    assert!(
        shown.contains("2027-05-23：取得技能等级三级（从这时起算），年龄 −1，教育 −50，职称技能 +60，合计 125 分"),
        "{shown}"
    );
}
