//! What kind of file it is, by how it begins.

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    pub encoding: Encoding,
    pub kind: Kind,
}

/// The encodings that spreadsheets save text in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    Gb18030,
}

/// What its lines are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Rows of cells, apart by this character.
    Table(u8),
    /// A profile of the contract in each.
    Lines,
}

/// A file that cannot be scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoForm {
    /// A workbook: saved as text it can be.
    Workbook,
    /// No text.
    NotReadable,
    /// There is nothing in it.
    Empty,
    /// More columns than any list of clients has.
    TooWide,
}

/// How a workbook begins: as a zip archive (.xlsx, .ods) or as a compound file (.xls).
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];

/// The marks of encodings at the start of a file.
const MARKS: [(&[u8], Encoding); 3] =
    [(b"\xef\xbb\xbf", Encoding::Utf8), (b"\xff\xfe", Encoding::Utf16Le), (b"\xfe\xff", Encoding::Utf16Be)];

/// How a line of a profile begins in a code.
const LINES: u8 = b'{';

impl Encoding {
    const ALL: [Encoding; 4] = [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Gb18030];

    /// Its name in the Encoding Standard.
    pub const fn label(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
            Encoding::Gb18030 => "gb18030",
        }
    }

    /// The encoding of a file by its first bytes; `is_utf8` looks at the whole, and is asked only where that decides.
    ///
    /// # Errors
    /// [`NoForm::Workbook`], [`NoForm::Empty`].
    pub fn of(start: &[u8], is_utf8: impl FnOnce() -> bool) -> Result<Encoding, NoForm> {
        if WORKBOOKS.iter().any(|workbook| start.starts_with(workbook)) {
            return Err(NoForm::Workbook);
        }
        let marked = MARKS.iter().find(|(mark, _)| start.starts_with(mark)).map(|(_, encoding)| *encoding);
        match (marked, start.trim_ascii_start().first()) {
            (Some(encoding), _) => Ok(encoding),
            (None, None) => Err(NoForm::Empty),
            // A line that is no UTF-8 is told of in its place.
            (None, Some(&LINES)) => Ok(Encoding::Utf8),
            (None, Some(_)) => Ok(if is_utf8() { Encoding::Utf8 } else { Encoding::Gb18030 }),
        }
    }
}

impl Kind {
    /// What the lines of a text are; what separates cells is what stands most often in its first line, the comma where
    /// nothing does.
    ///
    /// # Errors
    /// [`NoForm::Empty`], [`NoForm::NotReadable`].
    pub fn of(text: &str) -> Result<Kind, NoForm> {
        let text = text.trim_start_matches('\u{feff}');
        // A picture or a program is no text in any encoding.
        if text.contains('\0') {
            return Err(NoForm::NotReadable);
        }
        let first = text.lines().find(|line| !line.trim().is_empty()).ok_or(NoForm::Empty)?;
        if first.trim_start().as_bytes().first() == Some(&LINES) {
            return Ok(Kind::Lines);
        }
        // Every second piece stands within quotes.
        let bare: String = first.split('"').step_by(2).collect();
        let count = |separator: u8| bare.bytes().filter(|byte| *byte == separator).count();
        // Of equals the last is taken.
        Ok(Kind::Table([b'\t', b';', b','].into_iter().max_by_key(|separator| count(*separator)).unwrap_or(b',')))
    }
}

impl Form {
    /// Its name in messages.
    pub fn code(self) -> String {
        let kind = match self.kind {
            Kind::Table(separator) => separator,
            Kind::Lines => LINES,
        };
        format!("{}{}", char::from(kind), self.encoding.label())
    }

    /// The form of a name.
    pub fn from_code(code: &str) -> Option<Form> {
        let kind = match *code.as_bytes().first()? {
            LINES => Kind::Lines,
            separator @ (b'\t' | b';' | b',') => Kind::Table(separator),
            _ => return None,
        };
        let label = code.get(1..)?;
        let encoding = Encoding::ALL.into_iter().find(|encoding| encoding.label() == label)?;
        Some(Form { encoding, kind })
    }
}

impl NoForm {
    /// Its name in the key of its text, `batch.file.<code>`.
    pub const fn code(self) -> &'static str {
        match self {
            NoForm::Workbook => "workbook",
            NoForm::NotReadable => "not_readable",
            NoForm::Empty => "empty",
            NoForm::TooWide => "too_wide",
        }
    }
}

/// Bytes without the mark of UTF-8 at their start.
pub fn unmarked(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(MARKS[0].0).unwrap_or(bytes)
}
