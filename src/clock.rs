//! What day it is, by the clock of the device.

use crate::rules::Date;

/// Today in Shanghai, which keeps UTC+8 the whole year, wherever the device is.
pub fn today() -> Date {
    const SHANGHAI: f64 = 8.0 * 3_600_000.0;
    let now = js_sys::Date::new(&(js_sys::Date::now() + SHANGHAI).into());
    let date = Date::new(now.get_utc_full_year() as i16, now.get_utc_month() as i8 + 1, now.get_utc_date() as i8);
    date.unwrap_or(FALLBACK)
}

/// Stands in where the device's clock shows no usable date: the first day of the law.
const FALLBACK: Date = match Date::constant(2023, 1, 1) {
    Some(date) => date,
    None => panic!("no day of the calendar"),
};
