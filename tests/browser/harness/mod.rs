//! What runs the checks and knows nothing of the page's questions: browsers, the site they visit, and the clock.

pub mod axe;
pub mod browser;
pub mod engine;
pub mod hardship;
#[path = "../../shared/headers.rs"]
pub mod headers;
pub mod host;
pub mod pdf;
pub mod screen;
pub mod site;
pub mod until;
