//! What the host of the page may choose. A value that is none of those allowed counts as not given.

/// The names of all options: attributes of the element, and parameters of the address.
pub const NAMES: [&str; 1] = ["lead"];

/// The choices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether the visitor is offered to hand the result over to the host.
    pub lead: bool,
}

/// An option whose value is none of those allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    pub name: &'static str,
}

impl Options {
    /// Reads the options by their names; names that are none are ignored.
    pub fn read<'a>(given: impl IntoIterator<Item = (&'a str, &'a str)>) -> (Options, Vec<Refused>) {
        let mut options = Options::default();
        let refused = Vec::new();
        for (name, _) in given {
            if name == "lead" {
                options.lead = true;
            }
        }
        (options, refused)
    }
}
