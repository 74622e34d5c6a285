//! The texts of the page: the core's are there before it starts, those of a part come with its code.

#[cfg(feature = "split")]
mod shipped;

#[cfg(feature = "split")]
pub use shipped::{begin, bring, change};

#[cfg(not(feature = "split"))]
pub use within::{begin, bring, change};

/// Without parts all texts are in the program.
#[cfg(not(feature = "split"))]
mod within {
    use std::future::{Ready, ready};

    use crate::page::later::Missing;
    use crate::texts::{Language, speak};

    pub fn begin(_: String, _: js_sys::Function) -> bool {
        true
    }

    pub fn bring(_: &str) -> Ready<Result<(), Missing>> {
        ready(Ok(()))
    }

    pub fn change(language: Language) -> Ready<Result<(), Missing>> {
        speak(language);
        ready(Ok(()))
    }
}
