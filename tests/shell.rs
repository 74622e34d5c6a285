//! What stands in the page before its program: the same words and questions as the page, and the engine's own points.

use std::fs;
use std::path::Path;

use hujifen::answers::{Answers, Entry, Group};
use hujifen::report::Gauge;
use hujifen::rules::{Date, Indicator, Profile, assess};
use hujifen::shell::browsers::BROWSERS;
use hujifen::shell::{Shell, rows};
use hujifen::texts::{Language, OFFICIAL, Wording, choice_text, clause, fill, indicator, text};

fn body() -> String {
    Shell::of(Language::Chinese, None).body
}

/// What is read of HTML, without what only stands in it.
fn read(html: &str) -> String {
    html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect()
}

fn source(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a readable file")
}

#[test]
fn the_first_screen_asks_what_the_first_card_asks_someone_new() {
    let html = body();
    let asked = Answers::default().asked_slots(Group::ALL[0].fields());
    assert!(asked.len() > 3, "the first card asks for {asked:?}");
    let mut from = 0;
    for slot in asked {
        let Wording { label, .. } = Wording::of(slot, "2026-11-23".parse().expect("a day"));
        // One after the other, as on the page.
        let at = html[from..].find(&format!("id=\"{slot}\"")).unwrap_or_else(|| panic!("{slot} is not asked"));
        from += at;
        assert!(html.contains(&label), "{label} is not there");
        if let Entry::Choice(_) | Entry::YesNo | Entry::Whether = slot.entry() {
            for choice in slot.entry().choices() {
                assert!(html.contains(&format!("name=\"{slot}\" value=\"{choice}\"")), "{slot}: no {choice}");
                assert!(html.contains(choice_text(slot, choice)));
            }
        }
    }
}

#[test]
fn every_card_is_there_and_leads_to_itself() {
    let html = body();
    for group in Group::ALL {
        assert!(html.contains(&format!("href=\"#{}\"", group.id())), "nothing leads to {group:?}");
        assert!(html.contains(text(&format!("group.{}.name", group.id()))));
    }
}

#[test]
fn nothing_in_it_depends_on_the_day_it_was_built() {
    let read = read(&body());
    assert!(!read.contains("2023-01-01") && !read.contains('{'), "{read}");
}

#[test]
fn nothing_in_it_is_what_the_policy_forbids() {
    let html = body();
    for forbidden in ["style=", "onclick", "<script", "<style"] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn the_bar_reaches_as_far_as_that_of_no_answers() {
    let gauge = Gauge::of(&assess(&Profile::default(), "2026-11-23".parse::<Date>().expect("a day")));
    let css = source("style/shell.css");
    let rule = |class: &str, value: String| format!("#shell .{class} {{\n  {value};\n}}");
    assert_eq!((gauge.total, gauge.possible), (0, 100));
    for (class, value) in [
        ("bar-mark", format!("left: {}%", gauge.mark)),
        ("bar-total", "width: 0".to_owned()),
        ("bar-possible", "width: 100%".to_owned()),
    ] {
        assert!(css.contains(&rule(class, value)), "{class}");
    }
}

#[test]
fn what_stands_at_the_total_takes_as_much_room_as_what_follows_it() {
    // All signs are equally wide, so as many of them break into as many lines.
    assert_eq!(text("shell.verdict").chars().count(), text("result.empty").chars().count());
}

#[test]
fn the_first_script_knows_the_first_card() {
    assert!(source("src/shell/first.js").contains(&format!("/^(#({})?)?$/", Group::ALL[0].id())));
}

// ---- The table ----

fn lines(of: Indicator) -> Vec<String> {
    rows().into_iter().find(|row| row.indicator == of).expect("a row").lines
}

#[test]
fn every_indicator_is_in_the_table_with_its_clause_and_its_points() {
    let html = body();
    let rows = rows();
    assert_eq!(rows.iter().map(|row| row.indicator).collect::<Vec<_>>(), Indicator::ALL);
    for row in rows {
        let head = format!("<tr><th scope=\"row\">{}</th><td>{}", indicator(row.indicator), row.lines.join("<br>"));
        assert!(html.contains(&format!("{head}</td><td>{}</td></tr>", clause(row.indicator.clause()))), "{head}");
    }
    assert!(html.contains(&format!("href=\"{OFFICIAL}\"")));
}

#[test]
fn the_points_are_those_of_the_law() {
    // Written out once by hand, from the law: whoever changes a table of the engine sees it here.
    assert_eq!(lines(Indicator::Age), ["56 至 60 周岁 5 分，每小 1 岁加 2 分，最多 30 分；60 周岁以上不计"]);
    assert_eq!(lines(Indicator::Education)[0], "博士研究生＋博士：110 分");
    assert_eq!(lines(Indicator::Education)[4], "大专（高职）：50 分");
    assert_eq!(lines(Indicator::Qualification).len(), 8);
    assert_eq!(lines(Indicator::Qualification)[3], "技能二级（技师）：100 分＊");
    let gate = "＊ 近 12 个月里至少 6 个月的缴费基数达到平均工资的 1 倍";
    assert_eq!(lines(Indicator::Qualification)[7], gate);
    assert_eq!(lines(Indicator::InsuranceYears), ["每满 1 年 3 分，不封顶"]);
    assert_eq!(lines(Indicator::StartupTalent), ["120 分"]);
    assert_eq!(lines(Indicator::InnovationIntermediary), ["120 分"]);
    assert_eq!(lines(Indicator::ShortageMajor), ["30 分"]);
    assert!(lines(Indicator::Investment)[0].ends_with("每满 100,000 元 10 分，最多 120 分"));
    assert!(lines(Indicator::Investment)[1].contains("每满 10 人 10 分，最多 120 分"));
    assert_eq!(lines(Indicator::InsuranceBase)[0], "近 48 个月里至少 36 个月达到平均工资的 0.8 倍：25 分");
    assert_eq!(lines(Indicator::InsuranceBase)[3], "近 36 个月里至少 24 个月达到平均工资的 3 倍：120 分");
    assert_eq!(lines(Indicator::PublicService), ["每满 1 年 4 分，满 5 年后一并计入，不封顶"]);
    assert_eq!(lines(Indicator::OuterArea), ["每满 1 年 2 分，最多 20 分；满 5 年确定计入"]);
    assert_eq!(lines(Indicator::FreshGraduate), ["10 分"]);
    assert_eq!(lines(Indicator::Award)[2], "省部级及以上表彰：110 分");
    assert_eq!(lines(Indicator::Spouse), ["结婚每满 1 年 4 分，最多 40 分"]);
    assert_eq!(lines(Indicator::FalseMaterial), ["3 年内每条 -150 分"]);
    assert_eq!(lines(Indicator::Detention), ["5 年内每条 -50 分"]);
    assert_eq!(lines(Indicator::Conviction), ["5 年内每条 -150 分"]);
}

// ---- Search engines and link previews ----

#[test]
fn search_engines_find_the_words_of_the_page() {
    let head = Shell::of(Language::Chinese, None).head;
    for part in [
        format!("<title>{}</title>", text("language.title")),
        format!("name=\"description\" content=\"{}\"", text("language.description")),
    ] {
        assert!(head.contains(&part), "{part}");
    }
    assert!(!head.contains("canonical") && !head.contains("og:url"), "an address nobody gave: {head}");
    let head = Shell::of(Language::Chinese, Some("https://points.example.com/")).head;
    assert!(head.contains("rel=\"canonical\" href=\"https://points.example.com/\""));
}

#[test]
fn link_previews_find_their_picture() {
    let picture = |site| Shell::of(Language::Chinese, site).head;
    let property = |content: &str| format!("property=\"og:image\" content=\"{content}\"");
    assert!(picture(None).contains(&property("./preview.png")));
    assert!(picture(Some("https://points.example.com/")).contains(&property("https://points.example.com/preview.png")));
    assert!(source("index.html").contains("rel=\"copy-file\" href=\"src/shell/preview.png\""));
    let png = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/shell/preview.png")).expect("the picture");
    let size = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
    assert!(picture(None).contains(&format!("og:image:width\" content=\"{}\"", size(16))));
    assert!(picture(None).contains(&format!("og:image:height\" content=\"{}\"", size(20))));
}

#[test]
fn the_structured_data_is_json_and_says_what_the_page_says() {
    let head = Shell::of(Language::Chinese, Some("https://points.example.com/")).head;
    let (_, data) = head.split_once("<script type=\"application/ld+json\">").expect("structured data");
    let (data, _) = data.split_once("</script>").expect("its end");
    let data: serde_json::Value = serde_json::from_str(data).expect("valid JSON");
    let [application, answers] = [&data["@graph"][0], &data["@graph"][1]];
    assert_eq!(application["name"], text("app.name"));
    assert_eq!(application["url"], "https://points.example.com/");
    assert_eq!(answers["mainEntity"].as_array().map(Vec::len), Some(4));
    assert_eq!(answers["mainEntity"][3]["acceptedAnswer"]["text"], text("about.privacy"));
}

// ---- The oldest browsers ----

#[test]
fn the_oldest_browsers_are_told_in_the_page_and_in_the_docs() {
    let html = body();
    let script = source("src/shell/first.js");
    let docs = source("docs/BROWSERS.md");
    for browser in BROWSERS {
        let words = fill(&format!("shell.browser.{}", browser.code), &[("oldest", &browser.oldest)]);
        assert!(html.contains(&format!("<li id=\"shell-{}\">{words}</li>", browser.code)), "{}", browser.code);
        assert!(script.contains(&format!("[\"{}\", /", browser.code)), "{} is not told apart", browser.code);
        let row = docs.lines().find(|line| line.contains(&format!("`{}`", browser.code)));
        let row = row.unwrap_or_else(|| panic!("docs/BROWSERS.md says nothing of {}", browser.code));
        assert!(row.contains(&format!("| {} |", browser.oldest)), "{row}");
    }
}
