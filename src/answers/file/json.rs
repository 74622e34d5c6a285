//! JSON looked into one level at a time. Numbers keep their digits, and a name given twice is noticed: neither is so
//! with a tree of `serde_json::Value`, and reading into the profile's own types would be several times the code.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// A JSON value, with what is in it not yet looked into.
pub enum Json<'a> {
    Null,
    Bool(bool),
    /// A number as it is written.
    Number(&'a str),
    Text(String),
    List(Vec<&'a RawValue>),
    Object(Members<'a>),
}

/// The members of an object by their names.
#[derive(Default)]
pub struct Members<'a> {
    pub by_name: BTreeMap<String, &'a RawValue>,
    /// A name given more than once.
    pub twice: Option<String>,
}

/// Looks into a value; nothing where a text in it is damaged: it may name half a character.
pub fn look(value: &RawValue) -> Option<Json<'_>> {
    let text = value.get();
    Some(match text.as_bytes().first()? {
        b'{' => Json::Object(serde_json::from_str(text).ok()?),
        b'[' => Json::List(serde_json::from_str(text).ok()?),
        b'"' => Json::Text(serde_json::from_str(text).ok()?),
        _ => match text {
            "null" => Json::Null,
            "true" => Json::Bool(true),
            "false" => Json::Bool(false),
            number => Json::Number(number),
        },
    })
}

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;

        impl<'de> Visitor<'de> for Collect {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Members::default();
                while let Some(name) = map.next_key::<String>()? {
                    if members.by_name.insert(name.clone(), map.next_value()?).is_some() {
                        members.twice.get_or_insert(name);
                    }
                }
                Ok(members)
            }
        }

        deserializer.deserialize_map(Collect)
    }
}
