//! The average wage W 「上年度城镇单位就业人员平均工资」, in yuan a month.
//!
//! The yearly update adds one row to [`TABLE`]: the month the figure is in force from, and the figure. W is a third of
//! the published cap of the contribution base.

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

const fn july(year: i16, average: u64, base_min: Option<u64>) -> WageYear {
    match Month::new(year, 7) {
        Some(from) => WageYear { from, average, base_min },
        None => panic!("a wage year outside the calendar"),
    }
}

/// Source: the yearly announcements of the Shanghai Human Resources and Social Security Bureau on the bounds of the
/// contribution base (2026: announcement of 2026-08-18, base 7,546 to 37,731).
pub const TABLE: [WageYear; 7] = [
    july(2020, 9_339, None),
    july(2021, 10_338, None),
    july(2022, 11_396, None),
    july(2023, 12_183, Some(7_310)),
    july(2024, 12_307, Some(7_384)),
    july(2025, 12_434, Some(7_460)),
    july(2026, 12_577, Some(7_546)),
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
