//! The page as it is before its program has come, and where it never comes: pieces of HTML that the build puts into
//! index.html, made of the same texts, questions and tables as the page.
//!
//! Which of them shows is decided by `data-shell` of the root element (style/shell.css), which `first.js` sets before
//! anything is painted. Without it, that is without scripts, the table of points shows.

mod about;
pub mod browsers;
mod html;
mod points;
mod screen;

pub use points::{Row, rows};
pub use screen::today_is_left_out;

use crate::texts::{self, Language, speak, text};

/// The pieces of a page. All are HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shell {
    /// What stands in the head: title, description, and what link previews and search engines read.
    pub head: String,
    /// What stands in the body.
    pub body: String,
}

impl Shell {
    /// The pieces of the page in a language; `site` is where it is published, if that is known.
    pub fn of(language: Language, site: Option<&str>) -> Shell {
        speak(language);
        let body = screen::screen(&instead(), &(official() + &points::table()));
        Shell {
            head: about::head(language, site),
            body: html::tag("div", &[("id", "shell"), ("lang", language.code())], &body),
        }
    }

    /// The pieces as one line of JSON.
    pub fn to_json(&self) -> String {
        serde_json::json!({ "head": self.head, "body": self.body }).to_string()
    }
}

/// What stands in place of the questions where the program is not there: why, and what to do.
fn instead() -> String {
    let escaped = |key| html::escaped(text(key));
    // Without scripts only an address can be asked for again.
    let reload = html::tag("a", &[("href", "")], &escaped("shell.again"));
    let again = [("type", "button"), ("class", "link"), ("id", "shell-again")];
    let again = html::tag("button", &again, &escaped("shell.again"));
    let failed = [("class", "failed status warn"), ("role", "alert"), ("hidden", "")];
    [
        html::tag("p", &failed, &(escaped("shell.failed") + &again)),
        html::said("p", "opening", text("shell.opening")),
        html::element("p", "no-script status warn", &(escaped("shell.no_script") + &reload)),
        browsers::told(),
    ]
    .concat()
}

fn official() -> String {
    let link = [("href", texts::OFFICIAL), ("target", "_blank"), ("rel", "noopener noreferrer")];
    html::element("p", "official", &html::tag("a", &link, &html::escaped(text("shell.official"))))
}
