//! Values a profile is made of, each checked where it enters.

use std::fmt;

use serde::de::{self, value::MapAccessDeserializer};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::date::{Date, Month};

/// A whole number from 0 to `MAX`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Whole<const MAX: u64>(u64);

impl<const MAX: u64> Whole<MAX> {
    /// The number, or nothing above `MAX`.
    pub const fn new(value: u64) -> Option<Self> {
        if value <= MAX { Some(Whole(value)) } else { None }
    }

    /// The number.
    pub const fn get(self) -> u64 {
        self.0
    }
}

impl<'de, const MAX: u64> Deserialize<'de> for Whole<MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<const MAX: u64>;

        impl<const MAX: u64> de::Visitor<'_> for Visitor<MAX> {
            type Value = Whole<MAX>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "a whole number from 0 to {MAX}")
            }

            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Self::Value, E> {
                Whole::new(value).ok_or_else(|| E::invalid_value(de::Unexpected::Unsigned(value), &self))
            }
        }

        deserializer.deserialize_u64(Visitor)
    }
}

/// A share from 0 to 100 percent in hundredths of a percent, so that no share is ever rounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(u16);

impl Percent {
    /// The whole.
    pub const WHOLE: Percent = Percent(10_000);

    /// The share of so many hundredths of a percent, or nothing above 10,000.
    pub fn new(hundredths: u64) -> Option<Percent> {
        let share = u16::try_from(hundredths).map(Percent).ok();
        share.filter(|share| *share <= Percent::WHOLE)
    }

    /// Hundredths of a percent, 0 to 10,000.
    pub const fn hundredths(self) -> u64 {
        self.0 as u64
    }
}

impl std::str::FromStr for Percent {
    type Err = NotAPercent;

    /// Takes 0 to 100 with at most two decimals (and zeros behind them).
    fn from_str(text: &str) -> Result<Percent, NotAPercent> {
        let (whole, decimals) = match text.split_once('.') {
            Some((_, "")) => return Err(NotAPercent),
            Some((whole, decimals)) => (whole, decimals.trim_end_matches('0')),
            None => (text, ""),
        };
        let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 3 || decimals.len() > 2 || !is_number(whole) || !is_number(decimals) {
            return Err(NotAPercent);
        }
        let digits = whole.bytes().chain(decimals.bytes().chain([b'0'; 2]).take(2));
        let hundredths = digits.fold(0, |value: u32, digit| value * 10 + u32::from(digit - b'0'));
        match u16::try_from(hundredths) {
            Ok(hundredths) if hundredths <= Percent::WHOLE.0 => Ok(Percent(hundredths)),
            _ => Err(NotAPercent),
        }
    }
}

/// The text is no share from 0 to 100 with at most two decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPercent;

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, hundredths) = (self.0 / 100, self.0 % 100);
        match hundredths {
            0 => write!(f, "{whole}"),
            _ if hundredths % 10 == 0 => write!(f, "{whole}.{}", hundredths / 10),
            _ => write!(f, "{whole}.{hundredths:02}"),
        }
    }
}

// Through the number's own text: a JSON number would become a float on the way.
impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Percent, D::Error> {
        let number = Box::<RawValue>::deserialize(deserializer)?;
        number.get().parse().map_err(|_| {
            let found = number.get();
            de::Error::custom(format_args!(
                "invalid value: {found}, expected a number from 0 to 100 with at most two decimals"
            ))
        })
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawValue::from_string(self.to_string()).map_err(serde::ser::Error::custom)?.serialize(serializer)
    }
}

/// A part of a profile that has been answered: either `"none"`, or its details.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stated<T> {
    /// Answered: there is none.
    Nothing,
    /// Answered: there is, and these are its details.
    Given(T),
}

impl<T> Stated<T> {
    /// The details of a part that is answered and exists.
    pub fn details(part: &Option<Stated<T>>) -> Option<&T> {
        match part {
            Some(Stated::Given(details)) => Some(details),
            _ => None,
        }
    }
}

impl<T: Serialize> Serialize for Stated<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Stated::Nothing => serializer.serialize_str("none"),
            Stated::Given(details) => details.serialize(serializer),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Stated<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<T>(std::marker::PhantomData<T>);

        impl<'de, T: Deserialize<'de>> de::Visitor<'de> for Visitor<T> {
            type Value = Stated<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("\"none\" or an object")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                match text {
                    "none" => Ok(Stated::Nothing),
                    _ => Err(E::invalid_value(de::Unexpected::Str(text), &self)),
                }
            }

            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(Stated::Given)
            }
        }

        deserializer.deserialize_any(Visitor(std::marker::PhantomData))
    }
}

/// A JSON object: structs alone would also take their fields as an array, in order.
pub(crate) struct Object<T>(pub T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<T>(std::marker::PhantomData<T>);

        impl<'de, T: Deserialize<'de>> de::Visitor<'de> for Visitor<T> {
            type Value = Object<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(Object)
            }
        }

        deserializer.deserialize_map(Visitor(std::marker::PhantomData))
    }
}

/// A member that is taken, whatever it holds, and passed over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ignored;

impl<'de> Deserialize<'de> for Ignored {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Ignored, D::Error> {
        de::IgnoredAny::deserialize(deserializer).map(|_| Ignored)
    }
}

/// Three years, no more and no fewer.
pub(crate) fn three_years<'de, D, T>(deserializer: D) -> Result<Option<[T; 3]>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let years: Option<Vec<T>> = Option::deserialize(deserializer)?;
    let three =
        |years: Vec<T>| years.try_into().map_err(|years: Vec<T>| de::Error::invalid_length(years.len(), &"3 years"));
    years.map(three).transpose()
}

/// Gives a choice its names in JSON. It is read from a text alone: what serde derives would also take an object.
macro_rules! choices {
    ($type:ident $($variant:ident => $code:literal,)*) => {
        impl $type {
            /// The names of all choices in JSON.
            pub const CODES: &'static [&'static str] = &[$($code),*];

            /// Its name in JSON.
            pub const fn code(self) -> &'static str {
                match self {
                    $($type::$variant => $code,)*
                }
            }

            /// The choice of a name.
            pub fn from_code(code: &str) -> Option<$type> {
                match code {
                    $($code => Some($type::$variant),)*
                    _ => None,
                }
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;

                impl serde::de::Visitor<'_> for Visitor {
                    type Value = $type;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("one of", $(" `", $code, "`"),*))
                    }

                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
                        $type::from_code(text).ok_or_else(|| E::unknown_variant(text, $type::CODES))
                    }
                }

                deserializer.deserialize_str(Visitor)
            }
        }
    };
}
pub(crate) use choices;

macro_rules! as_text {
    ($type:ty, $expected:literal) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;

                impl de::Visitor<'_> for Visitor {
                    type Value = $type;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($expected)
                    }

                    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                        text.parse().map_err(|_| E::invalid_value(de::Unexpected::Str(text), &self))
                    }
                }

                deserializer.deserialize_str(Visitor)
            }
        }
    };
}

as_text!(Date, "a day that exists, YYYY-MM-DD, 1900 to 2199");
as_text!(Month, "a month YYYY-MM, 1900-01 to 2199-12");
