//! A link: whatever is behind the #, and whatever bytes a link with a right checksum may hold.

use base64ct::{Base64UrlUnpadded, Encoding};
use crc::{CRC_32_ISO_HDLC, Crc};
use hujifen::answers::link::{LONGEST, decode, encode};

use super::answers::answered;

const CHECKSUM: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);

/// Bytes as the text of a link, and as what such a text stands for: no fuzzer finds a checksum by trying.
pub fn link(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        reads_as_it_is_written(text);
    }
    let summed = [bytes, &CHECKSUM.checksum(bytes).to_le_bytes()].concat();
    reads_as_it_is_written(&Base64UrlUnpadded::encode_string(&summed));
}

fn reads_as_it_is_written(text: &str) {
    let Ok(answers) = decode(text) else { return };
    let again = encode(&answers).expect("what fits into a link fits into one again");
    assert!(again.len() <= text.len().min(LONGEST), "{text} became {again}");
    assert_eq!(decode(&again).as_ref(), Ok(&answers));
    answered(&answers);
}
