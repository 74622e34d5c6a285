//! HTML as text.

pub use crate::report::escaped;

/// An element without an end, with attributes.
pub fn void(name: &str, attributes: &[(&str, &str)]) -> String {
    let attributes: String =
        attributes.iter().map(|(name, value)| [" ", name, "=\"", &escaped(value), "\""].concat()).collect();
    ["<", name, &attributes, ">"].concat()
}

/// An element with attributes and with what is HTML already.
pub fn tag(name: &str, attributes: &[(&str, &str)], inner: &str) -> String {
    [&void(name, attributes), inner, "</", name, ">"].concat()
}

/// An element of a class with what is HTML already; of no class where that is empty.
pub fn element(name: &str, class: &str, inner: &str) -> String {
    match class {
        "" => tag(name, &[], inner),
        _ => tag(name, &[("class", class)], inner),
    }
}

/// An element of a class with a text.
pub fn said(name: &str, class: &str, text: &str) -> String {
    element(name, class, &escaped(text))
}
