//! The answers as a short text for the part of a link behind the #, which no browser sends to a server.
//!
//! A version, the answers packed as numbers, and a checksum over both, written in the 64 characters that every link may
//! hold. The numbers are those of `Field::number`, and places in tables: `Entry::choices`, `PAPERS`, `RecordList::ALL`,
//! `PeriodPart::FLAGS`. Links live long, so those tables only grow, and only at their end.

mod packed;
mod value;

use base64ct::{Base64UrlUnpadded, Encoding};
use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

use super::Answers;

use self::packed::Packed;

/// The longest text of a link, in characters.
pub const LONGEST: usize = 1 << 16;

/// The version of the packed form, its first byte. A change of its meaning gets a new one; the checksum stays.
const VERSION: u8 = 1;

/// Without a table: at most 64 KiB are summed up, and the table would have to be downloaded.
const CHECKSUM: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

/// A link that does not bring answers, or answers that fit into none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// Changed or cut off on its way, or no link of ours.
    Damaged,
    /// Made by a newer version of the page, or it names what only a newer one knows.
    Newer,
    /// Longer than [`LONGEST`], or with more rows than any life has.
    TooLong,
}

impl LinkError {
    /// All of them.
    pub const ALL: [LinkError; 3] = [LinkError::Damaged, LinkError::Newer, LinkError::TooLong];

    /// Its name, as in the key of its text: `link.problem.<code>`.
    pub const fn code(self) -> &'static str {
        match self {
            LinkError::Damaged => "damaged",
            LinkError::Newer => "newer",
            LinkError::TooLong => "too_long",
        }
    }
}

/// Writes answers as the text of a link: letters, digits, `-` and `_`. [`decode`] gives exactly these answers back.
///
/// # Errors
/// [`LinkError::TooLong`] where [`decode`] would not take it back.
pub fn encode(answers: &Answers) -> Result<String, LinkError> {
    if answers.too_many_rows().is_some() {
        return Err(LinkError::TooLong);
    }
    // Numbers and texts in memory: writing them does not fail.
    let mut bytes = postcard::to_extend(&Packed::from(answers), vec![VERSION]).map_err(|_| LinkError::TooLong)?;
    let checksum = CHECKSUM.checksum(&bytes);
    bytes.extend(checksum.to_le_bytes());
    let text = Base64UrlUnpadded::encode_string(&bytes);
    if text.len() > LONGEST { Err(LinkError::TooLong) } else { Ok(text) }
}

/// Reads the answers from the text of a link.
///
/// # Errors
/// See [`LinkError`]. A text with anything changed does not pass as another.
pub fn decode(text: &str) -> Result<Answers, LinkError> {
    if text.len() > LONGEST {
        return Err(LinkError::TooLong);
    }
    let bytes = Base64UrlUnpadded::decode_vec(text).map_err(|_| LinkError::Damaged)?;
    let (bytes, checksum) = bytes.split_last_chunk().ok_or(LinkError::Damaged)?;
    if CHECKSUM.checksum(bytes) != u32::from_le_bytes(*checksum) {
        return Err(LinkError::Damaged);
    }
    match bytes.split_first() {
        Some((&VERSION, packed)) => {
            let (packed, rest) = postcard::take_from_bytes::<Packed>(packed).map_err(|_| LinkError::Damaged)?;
            if rest.is_empty() { packed.unpack() } else { Err(LinkError::Newer) }
        }
        Some((&version, _)) if version > VERSION => Err(LinkError::Newer),
        _ => Err(LinkError::Damaged),
    }
}
