//! The interface: shows the questions, keeps the draft, and derives everything else from the answers.

mod app;
mod batch;
mod browser;
mod check;
mod draft;
mod findings;
mod form;
mod import;
mod insurance;
mod kit;
mod materials;
mod plan;
mod question;
mod records;
mod result;
mod spreadsheet;
mod steps;
mod store;
mod strip;

pub use app::{App, start};
pub use batch::to_batch;
pub use draft::{ASIDE_PREFIX, KEY, Restored, Trouble, restore, save};
