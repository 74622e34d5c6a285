//! The interface: shows the questions, keeps the draft, and derives everything else from the answers.

mod app;
mod batch;
mod browser;
mod check;
mod configure;
mod desk;
mod draft;
mod drafts;
mod embed;
mod findings;
mod first;
mod form;
mod import;
mod insurance;
mod kit;
mod later;
mod materials;
mod plan;
mod question;
mod records;
mod report;
mod result;
mod shelf;
mod spreadsheet;
mod status;
mod steps;
mod store;
mod strip;
mod tabs;
mod take;

pub use app::{App, start};
pub use draft::{FORMER_KEY, Found, PREFIX, Restored, find, put, restore};
