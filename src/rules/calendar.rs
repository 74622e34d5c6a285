//! Working days: Monday to Friday less public holidays, plus the make-up days of the yearly State Council notice.
//!
//! The yearly update adds one entry to [`YEARS`]. Past its last year only weekends are left out, and every day counted
//! so says it ([`WorkingDay::weekends_only`]).

use super::date::Date;

/// A month and a day of it.
type Day = (i8, i8);

/// The public holidays of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HolidayYear {
    pub year: i16,
    /// The notice of the State Council's General Office.
    pub source: &'static str,
    /// Days off, both ends included.
    pub off: &'static [(Day, Day)],
    /// Saturdays and Sundays that are worked.
    pub worked: &'static [Day],
}

/// Source: 国务院办公厅关于部分节假日安排的通知, one a year; published each November for the year after.
#[rustfmt::skip]
pub const YEARS: [HolidayYear; 2] = [
    HolidayYear {
        year: 2025,
        source: "国办发明电〔2024〕12号",
        off: &[((1, 1), (1, 1)), ((1, 28), (2, 4)), ((4, 4), (4, 6)), ((5, 1), (5, 5)), ((5, 31), (6, 2)),
               ((10, 1), (10, 8))],
        worked: &[(1, 26), (2, 8), (4, 27), (9, 28), (10, 11)],
    },
    HolidayYear {
        year: 2026,
        source: "国办发明电〔2025〕7号",
        off: &[((1, 1), (1, 3)), ((2, 15), (2, 23)), ((4, 4), (4, 6)), ((5, 1), (5, 5)), ((6, 19), (6, 21)),
               ((9, 25), (9, 27)), ((10, 1), (10, 7))],
        worked: &[(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)],
    },
];

/// The last year whose holidays are known.
pub fn last_year() -> i16 {
    let [.., last] = &YEARS;
    last.year
}

/// A day found by counting working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkingDay {
    pub day: Date,
    /// Some of the days counted lie in a year whose holidays are not known: only weekends were left out there.
    pub weekends_only: bool,
}

/// Whether a day is worked; where its year's holidays are not known, by the weekday alone.
pub fn is_working_day(day: Date) -> bool {
    let at = day.month_and_day();
    match holidays(day.year()) {
        Some(year) if year.worked.contains(&at) => true,
        Some(year) if year.off.iter().any(|(from, to)| (*from..=*to).contains(&at)) => false,
        _ => !day.is_weekend(),
    }
}

/// The holidays of a year, where they are known.
pub fn holidays(year: i16) -> Option<&'static HolidayYear> {
    YEARS.iter().find(|holidays| holidays.year == year)
}

/// The working day so many working days after `from`, which itself is not counted; nothing past the calendar's end.
pub fn working_days_after(from: Date, days: u32) -> Option<WorkingDay> {
    let mut found = WorkingDay { day: from, weekends_only: false };
    for _ in 0..days {
        loop {
            found.day = found.day.tomorrow()?;
            found.weekends_only |= holidays(found.day.year()).is_none();
            if is_working_day(found.day) {
                break;
            }
        }
    }
    Some(found)
}
