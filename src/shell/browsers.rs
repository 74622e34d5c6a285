//! The oldest browsers that run the page, and what is told in older ones. docs/BROWSERS.md says what they are measured by.

use super::html::{element, escaped, said, tag};
use crate::texts::{fill, text};

/// A family of browsers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Browser {
    /// Its name in texts and in `first.js`.
    pub code: &'static str,
    /// The oldest version that runs the page.
    pub oldest: u32,
}

/// The families that `first.js` tells apart. WeChat has the engine of the phone (iOS) or brings one of Chromium's (Android).
#[rustfmt::skip]
pub const BROWSERS: [Browser; 4] = [
    Browser { code: "chrome",  oldest: 96 },
    Browser { code: "safari",  oldest: 15 },
    Browser { code: "firefox", oldest: 79 },
    Browser { code: "samsung", oldest: 17 },
];

/// What an older browser shows in place of the questions.
pub fn told() -> String {
    let row = |Browser { code, oldest }| {
        let words = fill(&format!("shell.browser.{code}"), &[("oldest", &oldest)]);
        tag("li", &[("id", &format!("shell-{code}"))], &escaped(&words))
    };
    // The script finds the words for the version it sees here: it holds none itself.
    let rows = tag("ul", &[("data-yours", text("shell.old_yours"))], &BROWSERS.map(row).concat());
    let parts = [
        said("h2", "", text("shell.old_title")),
        said("p", "", text("shell.old_why")),
        rows,
        said("p", "", text("shell.old_instead")),
        said("p", "in-wechat", text("shell.old_wechat")),
    ];
    element("div", "old", &parts.concat())
}
