//! Pieces of JSON. Every key comes with what stands before it; every string is a code or a date of ours, without anything to
//! escape.

/// A list, up to its end; the key includes its beginning.
pub fn list<T>(key: &[u8], entries: &[T], out: &mut Vec<u8>, write: impl Fn(&T, &mut Vec<u8>)) {
    out.extend_from_slice(key);
    for (index, entry) in entries.iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        write(entry, out);
    }
    out.push(b']');
}

/// A text in quotes.
pub fn text(key: &[u8], code: &str, out: &mut Vec<u8>) {
    out.extend_from_slice(key);
    out.push(b'"');
    out.extend_from_slice(code.as_bytes());
    out.push(b'"');
}

/// A whole number.
pub fn number(key: &[u8], number: impl itoa::Integer, out: &mut Vec<u8>) {
    out.extend_from_slice(key);
    out.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
}

/// A whole number, or null.
pub fn number_or_null(key: &[u8], value: Option<i32>, out: &mut Vec<u8>) {
    match value {
        Some(value) => number(key, value, out),
        None => {
            out.extend_from_slice(key);
            out.extend_from_slice(b"null");
        }
    }
}

/// true or false.
pub fn truth(key: &[u8], value: bool, out: &mut Vec<u8>) {
    out.extend_from_slice(key);
    out.extend_from_slice(if value { b"true" } else { b"false" });
}
