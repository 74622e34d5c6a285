//! What was stored or is opened: a draft, or a file. Whatever is read is written and read again as the same.

use hujifen::answers::file::{self, FileError};
use hujifen::answers::{DRAFT_VERSION, Draft, DraftError};

use super::answers::answered;
use super::today;

/// Bytes as a stored draft, and as a file.
pub fn draft(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    stored(text);
    opened(text);
}

fn stored(text: &str) {
    match Draft::from_json(text) {
        Ok(draft) => {
            assert_eq!(Draft::from_json(&draft.to_json()).as_ref(), Ok(&draft));
            answered(&draft.answers);
        }
        Err(DraftError::Newer(draft)) => {
            assert_eq!(Draft::from_json(&draft.to_json()).as_ref(), Ok(&*draft));
            answered(&draft.answers);
            let next = format!("\"version\":{DRAFT_VERSION}");
            let newer = draft.to_json().replacen(&next, &format!("\"version\":{}", DRAFT_VERSION + 1), 1);
            assert_eq!(Draft::from_json(&newer), Err(DraftError::Newer(draft)));
        }
        Err(DraftError::Corrupt) => {}
    }
}

fn opened(text: &str) {
    match file::open(text) {
        Ok(opened) => {
            answered(&opened.answers);
            if let Ok(saved) = file::save(&opened.answers, today(), &opened.name) {
                assert_eq!(file::open(&saved), Ok(opened));
            }
        }
        Err(FileError { field, problem }) => {
            let is_named = field.split(['.', '[']).next().is_some_and(|name| text.contains(name));
            assert!(is_named || text.contains('\\'), "{problem:?} at {field:?}");
        }
    }
}
