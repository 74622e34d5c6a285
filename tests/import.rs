//! A contribution record as pasted: how kindly it is read, and that no line of it is lost.

use hujifen::answers::{Answers, Field, ImportedRow, PeriodPart, Slot, Unreadable, import};
use hujifen::rules::Month;
use hujifen::texts;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, RngSeed};

#[path = "fuzz/hold/mod.rs"]
#[allow(dead_code)]
mod hold;

fn month(text: &str) -> Month {
    text.parse().expect("a month")
}

fn row(from: &str, to: &str, base: u64, arrears: bool) -> ImportedRow {
    ImportedRow { from: month(from), to: month(to), base, arrears }
}

/// The text is read whole, as these rows.
#[track_caller]
fn reads(text: &str, rows: &[(&str, &str, u64)]) {
    let read = import(text);
    let rows: Vec<_> = rows.iter().map(|(from, to, base)| row(from, to, *base, false)).collect();
    assert_eq!(read.rows, rows, "{text}: {:?}", read.unread);
    assert_eq!(read.unread, [], "{text}");
}

/// The line is not read, and it stays as it is.
#[track_caller]
fn fails(line: &str, why: Unreadable) {
    let read = import(line);
    let unread: Vec<_> = read.unread.iter().map(|unread| (unread.line, unread.text.as_str(), unread.why)).collect();
    assert_eq!(unread, [(1, line, why)], "{line}: {:?}", read.rows);
    assert_eq!((read.rows.as_slice(), read.headings.as_slice(), read.lines_read), (&[][..], &[][..], 0), "{line}");
}

/// Whether the line, read under a heading, is of arrears.
#[track_caller]
fn is_arrears(text: &str) -> bool {
    let read = import(text);
    match read.rows.as_slice() {
        [row] => row.arrears,
        _ => panic!("{text}: {read:?}"),
    }
}

// ---- Cells ----

#[test]
fn a_line_is_split_at_its_tabs_semicolons_commas_or_spaces() {
    for line in [
        "202301\t5000",
        "202301;5000",
        "202301；5000",
        "202301,5000",
        "202301，5000",
        "202301 5000",
        "202301   5000",
        "202301\u{3000}5000",
        "  202301 5000  ",
        " 202301 , 5000 ",
        "202301\u{a0}5000",
    ] {
        reads(line, &[("2023-01", "2023-01", 5000)]);
    }
}

#[test]
fn the_strongest_separator_of_a_line_splits_it_and_each_line_has_its_own() {
    reads("202301\t5,000", &[("2023-01", "2023-01", 5000)]);
    reads("202301\t5000\t1;2,3", &[("2023-01", "2023-01", 5000)]);
    reads("202301;5000;2023-02,6000", &[("2023-01", "2023-01", 5000)]);
    reads("202301,5000,a b 6000", &[("2023-01", "2023-01", 5000)]);
    reads("202301\t5000\n202302;5000\n202303,5000\n202304 5000", &[("2023-01", "2023-04", 5000)]);
}

#[test]
fn quotes_hold_a_cell_together() {
    reads("\"202301\",\"12,345.00\",\"正常\"", &[("2023-01", "2023-01", 12_345)]);
    reads("202301;\"12,345\";\"a;b\"", &[("2023-01", "2023-01", 12_345)]);
    reads("\"a\tb\",202301,5000", &[("2023-01", "2023-01", 5000)]);
    reads("\"他说\"\"好\"\",对\",202301,5000", &[("2023-01", "2023-01", 5000)]);
    // Quoted cells are cells, whatever stands in them.
    reads("\"202301\",\"800\",\"400\"", &[("2023-01", "2023-01", 800)]);
}

#[test]
fn what_spreadsheets_and_keyboards_add_is_passed_over() {
    for text in [
        "\u{feff}202301,5000",
        "\u{feff}\n\u{feff}202301,5000",
        "202301,5000\r\n",
        "\r\n\n \t\r\n202301,5000\n\n",
        "'202301\t'5000",
        "２０２３０１，５０００",
        "２０２３年１月　５０００",
        "202301,¥5000",
        "202301,￥ 5000",
        "202301,5000元",
        "202301,5000 元",
        "202301\t￥5,000.00元",
        "202301,５０００．００",
    ] {
        reads(text, &[("2023-01", "2023-01", 5000)]);
    }
}

// ---- Months ----

#[test]
fn a_month_is_read_however_it_is_written() {
    for text in [
        "202301",
        "2023-01",
        "2023-1",
        "2023/1",
        "2023/01",
        "2023.01",
        "2023年1月",
        "2023年01月",
        "2023 年 1 月",
        "20230101",
        "2023-01-31",
        "2023/1/31",
        "2023年1月31日",
        "2023‐01",
        "2023\u{2011}01",
        "2023−01",
        "2023-01-01T00:00:00",
        "2023-01-01 00:00:00",
        "2023/1/1 0:00",
    ] {
        for separator in ["\t", ";", ",", " "] {
            reads(&format!("{text}{separator}5000"), &[("2023-01", "2023-01", 5000)]);
        }
    }
}

#[test]
fn a_span_is_read_from_one_cell_or_two() {
    for text in [
        "202301-202312",
        "202301—202312",
        "202301——202312",
        "202301―202312",
        "202301─202312",
        "202301--202312",
        "2023-01--2023-12",
        "2023.01-2023.12",
        "2023/01-2023/12",
        "2023-01-2023-12",
        "2023-01-01-2023-12-31",
        "2023年1月-2023年12月",
        "2023年1月至2023年12月",
        "2023年1月到2023年12月",
        "2023-01~2023-12",
        "2023-01～2023-12",
        "2023-01 – 2023-12",
        "2023-01 - 2023-12",
        "2023-01 至 2023-12",
        "2023-01 至2023-12",
        "2023-01至 2023-12",
        "2023 年 1 月 至 2023 年 12 月",
        "2023-01-01 00:00:00 ~ 2023-12-31 00:00:00",
    ] {
        for separator in ["\t", ";", ",", " "] {
            reads(&format!("{text}{separator}5000"), &[("2023-01", "2023-12", 5000)]);
        }
    }
    for separator in ["\t", ";", ",", " "] {
        reads(&["202301", "202312", "5000"].join(separator), &[("2023-01", "2023-12", 5000)]);
        reads(&["2023.01", "-", "2023.12", "5000"].join(separator), &[("2023-01", "2023-12", 5000)]);
    }
    reads("2023-01-01 00:00:00\t2023-12-31\t5000", &[("2023-01", "2023-12", 5000)]);
}

#[test]
fn only_a_month_written_as_the_first_ends_its_span() {
    // An amount, and the day of payment.
    fails("201501 2150.08 172", Unreadable::NotABase);
    fails("202301,2023-02-15,5000", Unreadable::NotABase);
    fails("202301,20230215,5000", Unreadable::NotABase);
    reads("202301,5000,2023-02-15", &[("2023-01", "2023-01", 5000)]);
    reads("202301 5000 2000.10", &[("2023-01", "2023-01", 5000)]);
    reads("2023.01 2000.00", &[("2023-01", "2023-01", 2000)]);
}

#[test]
fn what_is_no_month_of_the_calendar_is_told() {
    for text in [
        "202313",
        "202300",
        "2023-13",
        "2023年13月",
        "2023-02-30",
        "20230230",
        "1899-12",
        "189912",
        "2200-01",
        "220001",
        "0001-01",
        "202301-202313",
        "202313-202401",
        "2023年1月至今",
        "2023年1月至12月",
    ] {
        fails(&format!("{text}\t5000"), Unreadable::NotAMonth);
    }
    fails("202301,202313,5000", Unreadable::NotAMonth);
    fails("202313,202401,5000", Unreadable::NotAMonth);
    reads("190001 5000\n219912 5000", &[("1900-01", "1900-01", 5000), ("2199-12", "2199-12", 5000)]);
}

#[test]
fn a_span_that_ends_before_it_begins_is_told() {
    fails("202302-202301 5000", Unreadable::EndBeforeStart);
    fails("202302,202301,5000", Unreadable::EndBeforeStart);
    reads("202301-202301 5000", &[("2023-01", "2023-01", 5000)]);
}

#[test]
fn a_line_of_several_months_is_not_read_in_part() {
    fails("202301 5000 202302 5100", Unreadable::SeveralMonths);
    fails("202301,202302,202303,5000", Unreadable::SeveralMonths);
    fails("202301-202312,5000,202401-202412,5100", Unreadable::SeveralMonths);
}

#[test]
fn a_line_without_a_month_is_told() {
    for line in [
        "5000",
        "正常",
        "张三,正常",
        "2023",
        "2023年度社保缴费记录",
        "缴费基数 12345",
        "二〇二三年一月,缴费",
        "二零二三年一月,缴费",
        "一月,缴费",
        "十二月,缴费",
        "二零年,缴费",
        "第二年,缴费",
        "2023 01",
        // The commas split these, and what is before the first is no day.
        "202301 12,345,正常",
        "2023年1月 12,345,正常",
        ",,,",
        "\u{200b}",
    ] {
        fails(line, Unreadable::NoMonth);
    }
}

#[test]
fn a_total_is_never_read() {
    for line in [
        "合计",
        "合计,缴费月数",
        "合计 202301-202312 60000",
        "总计\t202301\t5000",
        "小计 202301 5000",
        "共计,202301,5000",
        ",合　计：,202301,5000",
    ] {
        fails(line, Unreadable::NoMonth);
    }
}

// ---- The contribution base ----

#[test]
fn a_base_is_whole_yuan_with_or_without_its_thousands_set_apart() {
    for base in ["12345", "12,345", "12345.0", "12345.00", "12,345.00", "12，345", "￥12,345.00", "12,345元", "012345"]
    {
        for separator in ["\t", ";", ",", " "] {
            reads(&format!("202301{separator}{base}"), &[("2023-01", "2023-01", 12_345)]);
            reads(&format!("2023-01{separator}{base}{separator}正常"), &[("2023-01", "2023-01", 12_345)]);
        }
    }
    for separator in ["\t", ";", ",", " "] {
        reads(&format!("202301{separator}1,234,567"), &[("2023-01", "2023-01", 1_234_567)]);
    }
}

#[test]
fn only_what_may_be_thousands_is_put_together() {
    reads("202301,5000,400,100", &[("2023-01", "2023-01", 5000)]);
    reads("1,202301,5000", &[("2023-01", "2023-01", 5000)]);
    reads("202301,800,40,100", &[("2023-01", "2023-01", 800)]);
    reads("202301,\"800\",400", &[("2023-01", "2023-01", 800)]);
    reads("202301,800,\"400\"", &[("2023-01", "2023-01", 800)]);
    reads("202301, 12,345", &[("2023-01", "2023-01", 12_345)]);
    reads("202301, 800, 400", &[("2023-01", "2023-01", 800)]);
    reads("202301,12,345.00,400", &[("2023-01", "2023-01", 12_345)]);
    reads("202301\t800\t400", &[("2023-01", "2023-01", 800)]);
    reads("202301 800 400", &[("2023-01", "2023-01", 800)]);
    // The heading has as many cells as the line: the commas stand between cells.
    reads("年月,缴费基数,个人缴费\n202301,800,400", &[("2023-01", "2023-01", 800)]);
    reads("年月,缴费基数\n202301,12,345", &[("2023-01", "2023-01", 12_345)]);
}

#[test]
fn a_base_that_is_no_whole_yuan_is_never_rounded() {
    for base in [
        "12345.5",
        "12345.01",
        "12345.000",
        "12345.",
        "-5000",
        "+5000",
        "1e4",
        "1.2万",
        "12345元/月",
        "5000+",
        "12 345",
        "1000000000001",
        "99999999999999999999999",
    ] {
        fails(&format!("202301\t{base}"), Unreadable::NotABase);
    }
    for base in ["1,2345", "1234,567", "12,34"] {
        fails(&format!("202301\t{base}"), Unreadable::NotABase);
    }
    reads("202301\t1000000000000", &[("2023-01", "2023-01", 1_000_000_000_000)]);
}

#[test]
fn a_base_of_nothing_is_none() {
    fails("202301,0", Unreadable::ZeroBase);
    fails("202301,0.00", Unreadable::ZeroBase);
}

#[test]
fn a_month_not_paid_is_told_and_not_counted() {
    for line in ["202301\t5000\t欠缴", "202301\t5000\t未缴费", "202301,5000,停缴", "202301 5000 缴费中断"] {
        fails(line, Unreadable::NotPaid);
    }
    // What was owed and has been paid since is in arrears.
    assert!(is_arrears("202301\t5000\t欠缴已补缴"));
    reads("202301\t5000\t未补缴", &[("2023-01", "2023-01", 5000)]);
}

#[test]
fn a_line_without_a_base_is_told() {
    for line in ["202301", "202301,,", "202301,正常", "202301-202312", "5000,202301", "202301 --"] {
        fails(line, Unreadable::NoBase);
    }
}

#[test]
fn the_base_is_the_first_number_behind_the_months() {
    reads("1,张三,202301,正常,5000,400.25,100.1", &[("2023-01", "2023-01", 5000)]);
    reads("12\t202301\t202312\t5000\t6000", &[("2023-01", "2023-12", 5000)]);
    reads("202301 - 5000 6000", &[("2023-01", "2023-01", 5000)]);
    reads("2023年1月 缴费基数：5000元 个人缴费：400.25", &[("2023-01", "2023-01", 5000)]);
    reads("2023年1月 缴费基数： 5000 400", &[("2023-01", "2023-01", 5000)]);
    // Numbers with dashes that are no months, and an amount before the month.
    reads("021-5555-12 202301 5000\n12-3456 202302 5000", &[("2023-01", "2023-02", 5000)]);
    fails("5000.12,202301", Unreadable::NoBase);
    fails("2023-01,202302,400", Unreadable::NotABase);
}

#[test]
fn a_number_that_cannot_be_read_is_not_passed_over_for_the_next() {
    fails("202301,5000.5,400", Unreadable::NotABase);
    fails("2023年1月 缴费基数：5000.5 400", Unreadable::NotABase);
    fails("202301,5千,400", Unreadable::NotABase);
}

// ---- Headings ----

#[test]
fn the_heading_tells_where_the_base_stands() {
    let text = "年月\t个人缴费\t缴费基数\n202301\t400\t5000\n202303\t480\t6000";
    reads(text, &[("2023-01", "2023-01", 5000), ("2023-03", "2023-03", 6000)]);
    assert_eq!(import(text).headings, [1]);
    reads("Month,Paid,Base\n202301,400,5000", &[("2023-01", "2023-01", 5000)]);
    reads("缴费基数,年月\n5000,202301", &[("2023-01", "2023-01", 5000)]);
    // Under its heading a number is no month.
    reads("年月,缴费基数\n202301,202302", &[("2023-01", "2023-01", 202_302)]);
    reads("缴费基数,年月\n202302,202301", &[("2023-01", "2023-01", 202_302)]);
}

#[test]
fn a_heading_with_another_number_of_cells_tells_nothing() {
    reads("年月\t个人缴费\t缴费基数\n202301\t5000", &[("2023-01", "2023-01", 5000)]);
    reads("年月\t个人缴费\t缴费基数\n202301\t5000\t6000\t7000", &[("2023-01", "2023-01", 5000)]);
}

#[test]
fn a_heading_holds_until_the_next_and_beyond_a_title() {
    let text = "年月,个人,基数\n202301,400,5000\n社保缴费记录\n202302,400,5000\n年月,基数,个人\n202303,6000,480";
    reads(text, &[("2023-01", "2023-02", 5000), ("2023-03", "2023-03", 6000)]);
    assert_eq!(import(text).headings, [1, 3, 5]);
}

#[test]
fn what_stands_under_the_heading_of_the_base_is_the_base_or_a_fault() {
    let why = |line: &str| import(&format!("年月,金额,基数\n{line}")).unread.first().map(|unread| unread.why);
    assert_eq!(why("202301,5000,"), Some(Unreadable::NoBase));
    assert_eq!(why("202301,5000,--"), Some(Unreadable::NoBase));
    assert_eq!(why("202301,5000,5000.5"), Some(Unreadable::NotABase));
    assert_eq!(why("202301,5000,x5"), Some(Unreadable::NotABase));
    assert_eq!(why("202301,5000,0"), Some(Unreadable::ZeroBase));
    assert_eq!(why("202301,5000,1"), None);
}

#[test]
fn the_month_of_arrival_ends_no_span() {
    reads("所属期,到账年月,缴费基数\n202301,202302,5000", &[("2023-01", "2023-01", 5000)]);
    reads("入账年月,所属期,个人,缴费基数\n202302,202301,400,5000", &[("2023-01", "2023-01", 5000)]);
    reads("起始年月,终止年月,缴费基数\n202301,202302,5000", &[("2023-01", "2023-02", 5000)]);
}

#[test]
fn titles_and_headings_are_no_unread_lines() {
    for text in ["上海市社会保险个人缴费情况", "年月", "缴费基数（元）", "序号,年月,单位", "BASE", "Month", "社保记录"]
    {
        let read = import(&format!("\n{text}\n202301,5000"));
        assert_eq!((read.headings.as_slice(), read.unread.len(), read.lines_read), (&[2][..], 0, 1), "{text}");
    }
}

// ---- Arrears ----

#[test]
fn arrears_are_told_by_any_cell() {
    for line in ["202301,5000,补缴", "补缴,202301,5000", "202301 5000 正常补缴", "202301\t5000\t（补缴）"] {
        assert!(is_arrears(line), "{line}");
    }
    for cell in ["正常", "非补缴", "未补缴", "否", "不补缴", "无补缴", "补缴：否", "补缴（否）", "是", ""]
    {
        assert!(!is_arrears(&format!("202301,5000,{cell}")), "{cell}");
    }
}

#[test]
fn under_the_heading_of_arrears_a_yes_is_enough() {
    for cell in ["是", "√", "Y", "yes", "补缴"] {
        assert!(is_arrears(&format!("年月,基数,是否补缴\n202301,5000,{cell}")), "{cell}");
    }
    for cell in ["否", "", "正常", "非补缴"] {
        assert!(!is_arrears(&format!("年月,基数,是否补缴\n202301,5000,{cell}")), "{cell}");
    }
    assert!(!is_arrears("年月,基数,是否在职\n202301,5000,是"));
    assert!(!is_arrears("年月,基数,是否补缴\n202301,5000,否,是"));
    for heading in ["缴费类型", "类型", "备注"] {
        assert!(is_arrears(&format!("年月,基数,{heading}\n202301,5000,补缴")), "{heading}");
    }
}

// ---- Rows ----

#[test]
fn months_on_end_with_the_same_base_become_one_row() {
    reads("202303 5000\n202301 5000\n202302 5000", &[("2023-01", "2023-03", 5000)]);
    reads("202212 5000\n202301 5000", &[("2022-12", "2023-01", 5000)]);
    reads("202301-202306 5000\n202304-202312 5000", &[("2023-01", "2023-12", 5000)]);
    reads("202301-202312 5000\n202304-202306 5000\n202401 5000", &[("2023-01", "2024-01", 5000)]);
    reads("202301 5000\n202301 5000", &[("2023-01", "2023-01", 5000)]);
}

#[test]
fn a_gap_another_base_or_arrears_begin_a_row() {
    reads("202301 5000\n202303 5000", &[("2023-01", "2023-01", 5000), ("2023-03", "2023-03", 5000)]);
    reads("202302 6000\n202301 5000", &[("2023-01", "2023-01", 5000), ("2023-02", "2023-02", 6000)]);
    let read = import("202301 5000\n202302 5000 补缴\n202303 5000 补缴\n202304 5000");
    let rows = [
        row("2023-01", "2023-01", 5000, false),
        row("2023-02", "2023-03", 5000, true),
        row("2023-04", "2023-04", 5000, false),
    ];
    assert_eq!(read.rows, rows);
}

#[test]
fn a_month_given_with_two_bases_keeps_both() {
    let text = "202301 6000\n202301 5000\n202302 5000\n202302 6000";
    reads(text, &[("2023-01", "2023-02", 5000), ("2023-01", "2023-02", 6000)]);
    assert_eq!(import(text).months(), 2);
}

#[test]
fn months_are_counted_once() {
    let months = |text: &str| import(text).months();
    assert_eq!(months(""), 0);
    assert_eq!(months("202301 5000"), 1);
    assert_eq!(months("202301-202312 5000\n202303 6000\n202312-202401 7000\n202403 5000"), 14);
    assert_eq!(months("190001-219912 5000"), 3600);
}

#[test]
fn what_is_left_can_be_corrected_and_read_again() {
    let read = import("社保\r\n202301,5000\r\n 202313 ,￥5000\r\n\r\n２０２３０２，\r\n");
    assert_eq!(read.left(), " 202313 ,￥5000\n２０２３０２，");
    assert_eq!(read.unread.iter().map(|unread| unread.line).collect::<Vec<_>>(), [3, 5]);
    assert_eq!((read.headings, read.lines_read), (vec![1], 1));
    assert_eq!(import("202301,5000").left(), "");
}

// ---- Into the answers ----

/// The rows of the insurance record as typed: from, to, base and arrears.
fn typed(answers: &Answers) -> Vec<[&str; 4]> {
    let parts = [PeriodPart::From, PeriodPart::To, PeriodPart::Base, PeriodPart::Arrears];
    (0..answers.period_count()).map(|row| parts.map(|part| answers.text(Slot::Period(row, part)))).collect()
}

/// Answers with an empty row, and one with a base only.
fn begun() -> Answers {
    let mut answers = Answers::default();
    answers.add_period();
    answers.add_period();
    answers.set(Slot::Period(1, PeriodPart::Base), "7000");
    answers
}

#[test]
fn what_was_read_comes_behind_what_was_typed() {
    let mut answers = begun();
    answers.add_import(&import("202301-202302 5000\n202303 5000 补缴"));
    let rows = [["", "", "7000", ""], ["2023-01", "2023-02", "5000", ""], ["2023-03", "2023-03", "5000", "yes"]];
    assert_eq!(typed(&answers), rows);
    assert_eq!(answers.field(Field::Insurance), "periods");
}

#[test]
fn what_was_read_comes_in_place_of_what_was_typed() {
    let mut answers = begun();
    answers.set(Slot::Field(Field::Insurance), "summary");
    answers.replace_with_import(&import("202301 5000"));
    assert_eq!(typed(&answers), [["2023-01", "2023-01", "5000", ""]]);
    assert_eq!(answers.field(Field::Insurance), "periods");
}

#[test]
fn where_nothing_was_read_nothing_changes() {
    let mut answers = begun();
    answers.add_import(&import("合计"));
    answers.replace_with_import(&import(""));
    assert_eq!(answers, begun());
}

#[test]
fn a_row_with_a_flag_only_is_not_empty() {
    let mut answers = Answers::default();
    answers.add_period();
    answers.set(Slot::Period(0, PeriodPart::TaxMismatch), "yes");
    answers.add_import(&import("202301 5000"));
    assert_eq!(answers.period_count(), 2);
}

#[test]
fn every_reason_has_its_text() {
    for why in Unreadable::ALL {
        let key = format!("import.why.{}", why.code());
        assert!(texts::find(&key).is_some_and(|text| !text.trim().is_empty()), "{key} has no text");
    }
}

// ---- Whatever is pasted ----

#[test]
fn a_long_text_takes_no_longer_than_its_length() {
    // Were any of these read again for each of its pieces, this would take minutes.
    for piece in [
        "-",
        "1,",
        "345,",
        "202301 ",
        "年月,",
        "\"",
        "2023-",
        "至",
        "补缴\t",
        "202301,5000\n",
        "2023年 ",
        "基数;",
        ".",
        "¥",
    ] {
        let text = piece.repeat(30_000);
        let read = import(&text);
        assert_eq!(read.lines_read + read.unread.len() + read.headings.len(), text.lines().count(), "{piece}");
    }
}

/// How a month is written.
#[derive(Clone, Copy, Debug)]
enum Written {
    Digits,
    Dashes,
    Slashes,
    Points,
    Chinese,
    ChineseFull,
    Day,
    DayDigits,
    Midnight,
}

const WRITTEN: [Written; 9] = [
    Written::Digits,
    Written::Dashes,
    Written::Slashes,
    Written::Points,
    Written::Chinese,
    Written::ChineseFull,
    Written::Day,
    Written::DayDigits,
    Written::Midnight,
];

fn written(how: Written, month: Month) -> String {
    let (year, month) = (month.year(), month.month_of_year());
    match how {
        Written::Digits => format!("{year}{month:02}"),
        Written::Dashes => format!("{year}-{month:02}"),
        Written::Slashes => format!("{year}/{month}"),
        Written::Points => format!("{year}.{month:02}"),
        Written::Chinese => format!("{year}年{month}月"),
        Written::ChineseFull => format!("{year}年{month:02}月"),
        Written::Day => format!("{year}-{month:02}-28"),
        Written::DayDigits => format!("{year}{month:02}28"),
        Written::Midnight => format!("{year}-{month:02}-01 00:00:00"),
    }
}

fn amount(how: usize, base: u64) -> String {
    match how {
        0 => base.to_string(),
        1 => texts::grouped(base),
        2 => format!("{base}.00"),
        3 => format!("{}.00", texts::grouped(base)),
        4 => format!("￥{base}元"),
        _ => format!("\"{}\"", texts::grouped(base)),
    }
}

/// A record and its notation.
#[derive(Clone, Debug)]
struct Record {
    rows: Vec<ImportedRow>,
    order: Vec<Index>,
    how: Written,
    separator: &'static str,
    between: Option<&'static str>,
    amount: usize,
    numbered: bool,
    ends: &'static str,
}

impl Record {
    fn text(&self) -> String {
        let mut rows: Vec<&ImportedRow> = self.rows.iter().collect();
        for (at, other) in self.order.iter().enumerate().take(rows.len()) {
            let other = other.index(rows.len());
            rows.swap(at, other);
        }
        let lines = rows.iter().enumerate().map(|(number, row)| self.line(number, row));
        lines.map(|line| line + self.ends).collect()
    }

    fn line(&self, number: usize, row: &ImportedRow) -> String {
        let [from, to] = [row.from, row.to].map(|month| written(self.how, month));
        let mut cells = Vec::new();
        if self.numbered {
            cells.push((number + 1).to_string());
        }
        match self.between {
            _ if row.from == row.to => cells.push(from),
            Some(between) => cells.push(format!("{from}{between}{to}")),
            None => cells.extend([from, to]),
        }
        cells.push(amount(self.amount, row.base));
        cells.push(if row.arrears { "补缴" } else { "正常" }.to_owned());
        cells.join(self.separator)
    }
}

/// Rows that do not merge: each begins at least two months behind the one before.
fn rows() -> impl Strategy<Value = Vec<ImportedRow>> {
    let row = (2_u16..9, 0_u16..30, 1_u64..100_000, any::<bool>());
    proptest::collection::vec(row, 1..12).prop_map(|rows| {
        let mut next = month("1995-11");
        let row = |(gap, length, base, arrears)| {
            let from = next.on(gap);
            next = from.on(length);
            ImportedRow { from, to: next, base, arrears }
        };
        rows.into_iter().map(row).collect()
    })
}

fn record() -> impl Strategy<Value = Record> {
    let between = ["-", "至", "到", "~", "～", "–", "—", " - ", " 至 ", " – "];
    let notation = (
        select(WRITTEN.to_vec()),
        select(vec!["\t", ";", "；", ",", "，", " ", "  "]),
        proptest::option::of(select(between.to_vec())),
        0..6_usize,
        any::<bool>(),
        select(vec!["\n", "\r\n", "\n\n"]),
    );
    let order = proptest::collection::vec(any::<Index>(), 12);
    (rows(), order, notation).prop_map(|(rows, order, (how, separator, between, amount, numbered, ends))| {
        // Between spaces, a time of day and the dash behind it are one word.
        let is_one_word = matches!(how, Written::Midnight) && separator.trim_matches(' ').is_empty();
        let between = between.filter(|between| !is_one_word || between.starts_with(' '));
        Record { rows, order, how, separator, between, amount, numbered, ends }
    })
}

fn pasted() -> impl Strategy<Value = String> {
    let pieces = [
        "202301",
        "2023-01",
        "2023年1月",
        "2023.13",
        "2023-01-01 00:00:00",
        "-",
        "至",
        "—",
        "\t",
        ",",
        "，",
        ";",
        " ",
        "\n",
        "\r\n",
        "\"",
        "'",
        "5000",
        "12,345.00",
        "0",
        "345",
        "￥",
        "元",
        "补缴",
        "否",
        "是",
        "合计",
        "年月",
        "缴费基数",
        "base",
        "\u{feff}",
        ".",
        ":",
        "９",
    ];
    prop_oneof![
        3 => proptest::collection::vec(select(pieces.to_vec()), 0..40).prop_map(|pieces| pieces.concat()),
        1 => "[0-9年月,.\t\n -]{0,60}",
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(Config { cases: 2_000, rng_seed: RngSeed::Fixed(120), failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_record_is_read_back_from_every_notation(record in record()) {
        let text = record.text();
        let read = import(&text);
        prop_assert_eq!(&read.unread, &[], "{}", text);
        prop_assert_eq!(&read.rows, &record.rows, "{}", text);
        prop_assert_eq!(read.lines_read, record.rows.len());
        let months = record.rows.iter().map(|row| row.to.index() - row.from.index() + 1).sum::<usize>();
        prop_assert_eq!(read.months() as usize, months);
    }

    #[test]
    fn every_line_is_read_or_a_heading_or_unread_and_the_rows_are_a_record(text in pasted()) {
        hold::record(text.as_bytes());
    }
}
