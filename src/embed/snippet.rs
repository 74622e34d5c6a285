//! The lines that a web editor pastes.

use std::fmt::Write;

/// The lines for a page, with these attributes. `base` is the folder of `embed.js`, with its last slash; `link` is what
/// the link says that stands there where scripts or frames are blocked.
///
/// What was typed becomes attributes and never markup.
pub fn snippet(base: &str, attributes: &[(&str, &str)], link: &str) -> String {
    let mut tag = String::new();
    for (name, value) in attributes {
        // Writing to a text does not fail.
        let _ = match value.is_empty() {
            true => write!(tag, " {name}"),
            false => write!(tag, " {name}=\"{}\"", escaped(value)),
        };
    }
    let (base, link) = (escaped(base), escaped(link));
    format!(
        "<script type=\"module\" src=\"{base}embed.js\"></script>\n\
         <hujifen-calculator{tag}><a href=\"{base}\">{link}</a></hujifen-calculator>\n"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}
