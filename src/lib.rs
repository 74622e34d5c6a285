//! 沪积分 (hujifen): 「上海市居住证积分」, computed and explained in the visitor's own browser.
//!
//! [`rules`] is the engine and knows nothing of the rest. [`answers`] turns what was typed into a profile, [`texts`]
//! holds every word people read, [`report`] makes the result a document, [`jsonl`] and [`batch`] score many people, the
//! `page` module shows it all in a browser, and [`shell`] is what stands there before that.
#![forbid(unsafe_code)]

pub mod answers;
pub mod batch;
#[cfg(any(feature = "page", feature = "module"))]
pub mod clock;
pub mod embed;
pub mod jsonl;
#[cfg(feature = "page")]
pub mod page;
pub mod report;
pub mod rules;
pub mod shell;
#[cfg(feature = "spreadsheet")]
pub mod spreadsheet;
pub mod texts;
