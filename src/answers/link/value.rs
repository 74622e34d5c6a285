//! What an answer is as a number: days since 1900-01-01, months since 1900-01, hundredths of a percent, the place among
//! the choices, the number itself.

use crate::answers::field::Entry;
use crate::answers::slot::Slot;
use crate::rules::date::{Date, Month};
use crate::rules::value::Percent;

/// The value of a text, if it is that value's plain form.
pub fn of(slot: Slot, text: &str) -> Option<u64> {
    let (value, plain) = match slot.entry() {
        Entry::Date => {
            let date: Date = text.parse().ok()?;
            (u64::try_from(Date::first().days_until(date)).ok()?, date.to_string())
        }
        Entry::Month => {
            let month: Month = text.parse().ok()?;
            (month.index() as u64, month.to_string())
        }
        Entry::Count(_) | Entry::Yuan(_) => {
            let number: u64 = text.parse().ok()?;
            (number, number.to_string())
        }
        Entry::Percent => {
            let percent: Percent = text.parse().ok()?;
            (percent.hundredths(), percent.to_string())
        }
        Entry::Choice(_) | Entry::YesNo | Entry::Whether | Entry::Flag => {
            return slot.entry().choices().iter().position(|choice| *choice == text).map(|place| place as u64);
        }
    };
    (plain == text).then_some(value)
}

/// The plain form of a value, or nothing where the question has none such.
pub fn plain(slot: Slot, value: u64) -> Option<String> {
    match slot.entry() {
        Entry::Date => Date::first().days_later(u32::try_from(value).ok()?).map(|date| date.to_string()),
        Entry::Month => {
            let months = u16::try_from(value).ok().filter(|months| usize::from(*months) < Month::COUNT)?;
            Some(Month::FIRST.on(months).to_string())
        }
        Entry::Count(_) | Entry::Yuan(_) => Some(value.to_string()),
        Entry::Percent => Percent::new(value).map(|percent| percent.to_string()),
        Entry::Choice(_) | Entry::YesNo | Entry::Whether | Entry::Flag => {
            let choices = slot.entry().choices();
            choices.get(usize::try_from(value).ok()?).map(|choice| (*choice).to_owned())
        }
    }
}
