//! Days and months as the rules count them.

use std::fmt;

use jiff::{SignedDuration, civil};

/// The years a date may lie in. Wider than any life that can be assessed, and small enough that every month of the
/// span fits a fixed table.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// A calendar day between 1900-01-01 and 2199-12-31.
///
/// ```
/// use hujifen::rules::Date;
///
/// let born: Date = "1983-05-12".parse().unwrap();
/// let on: Date = "2026-05-11".parse().unwrap();
/// assert_eq!(born.full_years_until(on), Some(42)); // the birthday is tomorrow
/// assert!("2026-02-30".parse::<Date>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

/// A calendar month between 1900-01 and 2199-12.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(u16);

/// The text is no day or month of the calendar, or lies outside 1900 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

impl Date {
    /// 1 January 1900.
    pub fn first() -> Date {
        Date(civil::date(*YEARS.start(), 1, 1))
    }

    /// The day, or nothing where the calendar has none such.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Date> {
        let date = civil::Date::new(year, month, day).ok()?;
        YEARS.contains(&year).then_some(Date(date))
    }

    /// The same for days known when the program is built.
    pub const fn constant(year: i16, month: i8, day: i8) -> Option<Date> {
        // Days after the 28th are left to the calendar of `new`.
        if year < *YEARS.start() || year > *YEARS.end() || month < 1 || month > 12 || day < 1 || day > 28 {
            return None;
        }
        Some(Date(civil::date(year, month, day)))
    }

    /// The year, 1900 to 2199.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12, and the day of it.
    pub fn month_and_day(self) -> (i8, i8) {
        (self.0.month(), self.0.day())
    }

    /// Saturday or Sunday.
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), civil::Weekday::Saturday | civil::Weekday::Sunday)
    }

    /// The day after, or nothing past the calendar's end.
    pub fn tomorrow(self) -> Option<Date> {
        let next = self.0.tomorrow().ok()?;
        YEARS.contains(&next.year()).then_some(Date(next))
    }

    /// The day so many full years later: 29 February has its anniversary on 1 March in common years. Nothing past the
    /// calendar's end.
    pub fn anniversary(self, years: u32) -> Option<Date> {
        let year = self.0.year().checked_add(i16::try_from(years).ok()?)?;
        Date::new(year, self.0.month(), self.0.day()).or_else(|| Date::new(year, 3, 1))
    }

    /// The same day of the month so many months later, or the last day of a shorter one. Nothing past the calendar's end.
    pub fn months_later(self, months: u16) -> Option<Date> {
        let month = Month(self.month().0.checked_add(months)?);
        (0..4).find_map(|less| Date::new(month.year(), month.month_of_year(), self.0.day() - less))
    }

    /// The day so many days later, or nothing past the calendar's end.
    pub fn days_later(self, days: u32) -> Option<Date> {
        let date = self.0.checked_add(SignedDuration::from_hours(i64::from(days) * 24)).ok()?;
        YEARS.contains(&date.year()).then_some(Date(date))
    }

    /// Days from this day to `other`; negative where `other` is earlier.
    pub fn days_until(self, other: Date) -> i32 {
        let number = |date: Date| {
            let years = i32::from(date.0.year()) - 1;
            years * 365 + years / 4 - years / 100 + years / 400 + i32::from(date.0.day_of_year())
        };
        number(other) - number(self)
    }

    /// The month this day lies in.
    pub fn month(self) -> Month {
        Month((self.0.year() - YEARS.start()) as u16 * 12 + self.0.month() as u16 - 1)
    }

    /// Full years from this day to `on`: a year is full on the anniversary itself; 29 February has its anniversary on
    /// 1 March in common years (rules of Art. 6(1), used for every count of years). Nothing where `on` is earlier.
    pub fn full_years_until(self, on: Date) -> Option<u32> {
        let reached = (on.0.month(), on.0.day()) >= (self.0.month(), self.0.day());
        let years = on.0.year() - self.0.year() - i16::from(!reached);
        u32::try_from(years).ok()
    }
}

impl Month {
    /// How many months there are: one more than the largest [`Month::index`].
    pub const COUNT: usize = (*YEARS.end() - *YEARS.start() + 1) as usize * 12;
    /// January 1900.
    pub const FIRST: Month = Month(0);

    /// The month, or nothing outside 1 to 12 or the years 1900 to 2199.
    pub const fn new(year: i16, month: i8) -> Option<Month> {
        if year < *YEARS.start() || year > *YEARS.end() || month < 1 || month > 12 {
            return None;
        }
        Some(Month((year - *YEARS.start()) as u16 * 12 + month as u16 - 1))
    }

    /// Its place in the span, 0 for 1900-01.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The year, 1900 to 2199.
    pub fn year(self) -> i16 {
        (self.0 / 12) as i16 + YEARS.start()
    }

    /// The month of the year, 1 to 12.
    pub fn month_of_year(self) -> i8 {
        (self.0 % 12) as i8 + 1
    }

    /// The month `months` earlier, or the first one there is.
    pub const fn back(self, months: u16) -> Month {
        Month(self.0.saturating_sub(months))
    }

    /// The month `months` later, or the last one there is.
    pub fn on(self, months: u16) -> Month {
        Month(self.0.saturating_add(months).min(Month::COUNT as u16 - 1))
    }
}

impl std::str::FromStr for Date {
    type Err = NotADate;

    /// Takes `YYYY-MM-DD` only.
    fn from_str(text: &str) -> Result<Date, NotADate> {
        match text.as_bytes() {
            [year @ .., b'-', m1, m2, b'-', d1, d2] => {
                let month = number(&[*m1, *m2]).ok_or(NotADate)?;
                let day = number(&[*d1, *d2]).ok_or(NotADate)?;
                Date::new(year_number(year)?, month as i8, day as i8).ok_or(NotADate)
            }
            _ => Err(NotADate),
        }
    }
}

impl std::str::FromStr for Month {
    type Err = NotADate;

    /// Takes `YYYY-MM` only.
    fn from_str(text: &str) -> Result<Month, NotADate> {
        match text.as_bytes() {
            [year @ .., b'-', m1, m2] => {
                let month = number(&[*m1, *m2]).ok_or(NotADate)?;
                Month::new(year_number(year)?, month as i8).ok_or(NotADate)
            }
            _ => Err(NotADate),
        }
    }
}

fn year_number(digits: &[u8]) -> Result<i16, NotADate> {
    if digits.len() != 4 {
        return Err(NotADate);
    }
    number(digits).ok_or(NotADate)
}

/// The number that up to four decimal digits write.
fn number(digits: &[u8]) -> Option<i16> {
    digits.iter().try_fold(0, |value: i16, digit| digit.is_ascii_digit().then(|| value * 10 + i16::from(digit - b'0')))
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month_of_year())
    }
}
