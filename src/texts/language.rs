//! The language that is spoken.

use std::cell::Cell;

/// A language of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Chinese,
    English,
}

impl Language {
    /// All of them; the first is spoken where nobody asks for another.
    pub const ALL: [Language; 2] = [Language::Chinese, Language::English];

    /// Its tag, as `lang` has it.
    pub const fn code(self) -> &'static str {
        match self {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        }
    }

    /// The language of a tag such as `en` or `en-GB`; nothing where the page does not speak it.
    pub fn from_code(code: &str) -> Option<Language> {
        let is = |tag: &str| code.split(['-', '_']).next().is_some_and(|begin| begin.eq_ignore_ascii_case(tag));
        [("zh", Language::Chinese), ("en", Language::English)]
            .into_iter()
            .find(|(tag, _)| is(tag))
            .map(|(_, language)| language)
    }

    /// The one to change to.
    pub const fn other(self) -> Language {
        match self {
            Language::Chinese => Language::English,
            Language::English => Language::Chinese,
        }
    }

    /// The one that is spoken on this thread.
    pub fn spoken() -> Language {
        SPOKEN.get()
    }
}

thread_local! {
    /// A thread's own, so that tests in one program speak without a word of each other.
    static SPOKEN: Cell<Language> = const { Cell::new(Language::Chinese) };
}

/// Speaks a language from now on, on this thread.
pub fn speak(language: Language) {
    SPOKEN.set(language);
}

/// Does something in a language; the one spoken before is spoken again then. In the shipped page only the texts of one are
/// there.
pub fn spoken_in<T>(language: Language, act: impl FnOnce() -> T) -> T {
    let before = SPOKEN.replace(language);
    let done = act();
    SPOKEN.set(before);
    done
}
