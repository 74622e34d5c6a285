//! The average wage W 「上年度城镇单位就业人员平均工资」, in yuan a month.
//!
//! The yearly update adds one row to [`TABLE`]: the year, the published bounds of the contribution base, and where they
//! are published. W is a third of the cap. docs/UPDATING.md goes through it.

use super::date::Month;

/// A wage year: `average` is in force from `from` until the next row's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WageYear {
    /// First month in force, always a July.
    pub from: Month,
    /// W, whole yuan a month.
    pub average: u64,
    /// The published floor of the base, whole yuan, where the announcement is at hand.
    pub base_min: Option<u64>,
    /// Who published the bounds, and when or for which year.
    pub source: &'static str,
}

impl WageYear {
    /// The published cap of the base: three times W.
    pub const fn base_max(&self) -> u64 {
        self.average * 3
    }

    /// The smallest whole-yuan base that reaches `tenths` tenths of W.
    pub const fn reaches(&self, tenths: u64) -> u64 {
        (self.average * tenths).div_ceil(10)
    }
}

const fn july(year: i16, base_min: Option<u64>, base_max: u64, source: &'static str) -> WageYear {
    assert!(base_max.is_multiple_of(3), "the cap is three times W");
    match Month::new(year, 7) {
        Some(from) => WageYear { from, average: base_max / 3, base_min, source },
        None => panic!("a wage year outside the calendar"),
    }
}

/// The yearly announcements of the Shanghai Human Resources and Social Security Bureau 「市人社局」 on the bounds of the
/// contribution base: the year whose July they are in force from, floor, cap, source.
#[rustfmt::skip]
pub const TABLE: [WageYear; 7] = [
    july(2020, None,        28_017, "市人社局 2020 年度缴费基数上限"),
    july(2021, None,        31_014, "市人社局 2021 年度缴费基数上限"),
    july(2022, None,        34_188, "市人社局 2022 年度缴费基数上限"),
    july(2023, Some(7_310), 36_549, "市人社局 2023 年度缴费基数上下限"),
    july(2024, Some(7_384), 36_921, "市人社局 2024 年度缴费基数上下限"),
    july(2025, Some(7_460), 37_302, "市人社局 2025 年度缴费基数上下限"),
    july(2026, Some(7_546), 37_731, "市人社局 2026-08-18 公告"),
];

/// The newest figure at hand.
pub fn latest() -> &'static WageYear {
    let [.., latest] = &TABLE;
    latest
}

/// The wage year a month falls in. After the table its last row goes on; before it its first row stands in. Both are
/// told by [`is_carried_forward`] and [`is_before_table`], and the page says so.
pub fn wage_year(month: Month) -> &'static WageYear {
    TABLE.iter().rev().find(|year| year.from <= month).unwrap_or(&TABLE[0])
}

/// Whether the figure of that month is not published yet, so that the last one is used.
pub fn is_carried_forward(month: Month) -> bool {
    month >= TABLE[TABLE.len() - 1].from.on(12)
}

/// Whether the month lies before the first figure.
pub fn is_before_table(month: Month) -> bool {
    month < TABLE[0].from
}
