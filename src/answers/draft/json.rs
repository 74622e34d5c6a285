//! JSON, read and written in the few lines that drafts take: a library's reader for every shape was a tenth of what every
//! visitor downloads. What is taken, and how it is written, is as serde_json has it; tests hold the two against each other.

use std::iter::Peekable;
use std::str::CharIndices;

/// Values within values are read so deep, so that no text can exhaust the stack.
const DEEPEST: usize = 127;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json<'a> {
    Null,
    Bool(bool),
    /// A number as it is written.
    Number(&'a str),
    Text(String),
    List(Vec<Json<'a>>),
    /// Members in their order; a name may stand twice.
    Object(Vec<(String, Json<'a>)>),
}

impl<'a> Json<'a> {
    /// Reads one value; nothing where the text is anything else.
    pub fn read(text: &'a str) -> Option<Json<'a>> {
        let mut reader = Reader { text, rest: text.char_indices().peekable() };
        let value = reader.value(0)?;
        reader.space();
        reader.rest.next().is_none().then_some(value)
    }

    /// The member of a name; of several the last.
    pub fn get(&self, name: &str) -> Option<&Json<'a>> {
        self.members().iter().rev().find(|(other, _)| other == name).map(|(_, value)| value)
    }

    /// The members of an object; none of anything else.
    pub fn members(&self) -> &[(String, Json<'a>)] {
        match self {
            Json::Object(members) => members,
            _ => &[],
        }
    }

    /// The values of a list.
    pub fn list(&self) -> Option<&[Json<'a>]> {
        match self {
            Json::List(values) => Some(values),
            _ => None,
        }
    }

    pub fn text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn bool(&self) -> Option<bool> {
        match self {
            Json::Bool(bool) => Some(*bool),
            _ => None,
        }
    }

    /// A whole number from 0 on.
    pub fn whole(&self) -> Option<u64> {
        match self {
            Json::Number(digits) => digits.parse().ok(),
            _ => None,
        }
    }

    /// A whole number that may be negative.
    pub fn signed(&self) -> Option<i32> {
        match self {
            Json::Number("-0") => None,
            Json::Number(digits) => digits.parse().ok(),
            _ => None,
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    rest: Peekable<CharIndices<'a>>,
}

impl<'a> Reader<'a> {
    fn peek(&mut self) -> Option<char> {
        self.rest.peek().map(|(_, c)| *c)
    }

    fn next(&mut self) -> Option<char> {
        self.rest.next().map(|(_, c)| c)
    }

    /// Passes over a character; whether it was there.
    fn take(&mut self, c: char) -> bool {
        let is_there = self.peek() == Some(c);
        if is_there {
            self.next();
        }
        is_there
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(' ' | '\n' | '\t' | '\r')) {
            self.next();
        }
    }

    fn at(&mut self) -> usize {
        self.rest.peek().map_or(self.text.len(), |(at, _)| *at)
    }

    fn value(&mut self, depth: usize) -> Option<Json<'a>> {
        self.space();
        match self.peek()? {
            '{' | '[' if depth >= DEEPEST => None,
            '{' => self.object(depth),
            '[' => self.values(depth),
            '"' => self.string().map(Json::Text),
            '-' | '0'..='9' => self.number(),
            _ => self.word(),
        }
    }

    fn word(&mut self) -> Option<Json<'a>> {
        let words = [("null", Json::Null), ("true", Json::Bool(true)), ("false", Json::Bool(false))];
        let at = self.at();
        let rest = self.text.get(at..)?;
        let (word, value) = words.into_iter().find(|(word, _)| rest.starts_with(word))?;
        for _ in word.chars() {
            self.next();
        }
        Some(value)
    }

    fn digits(&mut self) -> Option<()> {
        let from = self.at();
        while matches!(self.peek(), Some('0'..='9')) {
            self.next();
        }
        (self.at() > from).then_some(())
    }

    fn number(&mut self) -> Option<Json<'a>> {
        let from = self.at();
        self.take('-');
        if !self.take('0') {
            self.digits()?;
        }
        if self.take('.') {
            self.digits()?;
        }
        if self.take('e') || self.take('E') {
            let _ = self.take('+') || self.take('-');
            self.digits()?;
        }
        let to = self.at();
        self.text.get(from..to).map(Json::Number)
    }

    fn string(&mut self) -> Option<String> {
        self.next();
        let mut text = String::new();
        loop {
            match self.next()? {
                '"' => return Some(text),
                '\\' => text.push(self.escaped()?),
                '\0'..='\x1f' => return None,
                c => text.push(c),
            }
        }
    }

    fn escaped(&mut self) -> Option<char> {
        Some(match self.next()? {
            c @ ('"' | '\\' | '/') => c,
            'b' => '\x08',
            'f' => '\x0c',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => match self.unit()? {
                // The first half of a character of two.
                first @ 0xd800..0xdc00 => {
                    let second = (self.next()? == '\\' && self.next()? == 'u').then(|| self.unit()).flatten()?;
                    let second = (0xdc00..0xe000).contains(&second).then(|| second - 0xdc00)?;
                    char::from_u32(0x10000 + ((first - 0xd800) << 10) + second)?
                }
                unit => char::from_u32(unit)?,
            },
            _ => return None,
        })
    }

    fn unit(&mut self) -> Option<u32> {
        (0..4).try_fold(0, |unit, _| Some(unit * 16 + self.next()?.to_digit(16)?))
    }

    fn values(&mut self, depth: usize) -> Option<Json<'a>> {
        self.next();
        let mut values = Vec::new();
        self.space();
        if self.take(']') {
            return Some(Json::List(values));
        }
        loop {
            values.push(self.value(depth + 1)?);
            self.space();
            match self.next()? {
                ',' => {}
                ']' => return Some(Json::List(values)),
                _ => return None,
            }
        }
    }

    fn object(&mut self, depth: usize) -> Option<Json<'a>> {
        self.next();
        let mut members = Vec::new();
        self.space();
        if self.take('}') {
            return Some(Json::Object(members));
        }
        loop {
            self.space();
            let name = (self.peek()? == '"').then(|| self.string()).flatten()?;
            self.space();
            let value = if self.take(':') { self.value(depth + 1)? } else { return None };
            members.push((name, value));
            self.space();
            match self.next()? {
                ',' => {}
                '}' => return Some(Json::Object(members)),
                _ => return None,
            }
        }
    }
}

/// JSON being written, without spaces.
#[derive(Default)]
pub struct Writer(pub String);

impl Writer {
    /// What stands next, as it is.
    pub fn raw(&mut self, json: &str) {
        self.0.push_str(json);
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
        self.0.push('"');
        for c in text.chars() {
            let short = match c {
                '"' | '\\' => c,
                '\x08' => 'b',
                '\x0c' => 'f',
                '\n' => 'n',
                '\r' => 'r',
                '\t' => 't',
                '\0'..='\x1f' => {
                    self.raw("\\u00");
                    self.0.push(if c < '\x10' { '0' } else { '1' });
                    self.0.push(HEX[c as usize % 16]);
                    continue;
                }
                _ => {
                    self.0.push(c);
                    continue;
                }
            };
            self.0.push('\\');
            self.0.push(short);
        }
        self.0.push('"');
    }

    /// A text, or `null`.
    pub fn text_or_null(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.raw("null"),
        }
    }

    /// The name of a member, with what stands before it.
    pub fn name(&mut self, before: &str, name: &str) {
        self.raw(before);
        self.text(name);
        self.raw(":");
    }

    /// Values with commas between them.
    pub fn each<T>(&mut self, values: impl IntoIterator<Item = T>, mut write: impl FnMut(&mut Writer, T)) {
        for (index, value) in values.into_iter().enumerate() {
            if index > 0 {
                self.raw(",");
            }
            write(self, value);
        }
    }
}
