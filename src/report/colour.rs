//! The colours of the picture: those of the light scheme in style/tokens.css, whatever the device prefers. A test holds
//! them against that file.

/// A colour, named as its token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    Paper,
    Surface,
    Sunken,
    Ink,
    InkSoft,
    Rule,
    Accent,
    OnAccent,
    Possible,
    Fault,
}

impl Colour {
    /// All of them.
    pub const ALL: [Colour; 10] = [
        Colour::Paper,
        Colour::Surface,
        Colour::Sunken,
        Colour::Ink,
        Colour::InkSoft,
        Colour::Rule,
        Colour::Accent,
        Colour::OnAccent,
        Colour::Possible,
        Colour::Fault,
    ];

    /// Its token, and the value.
    const fn token_and_value(self) -> (&'static str, &'static str) {
        match self {
            Colour::Paper => ("paper", "#f7f4ee"),
            Colour::Surface => ("surface", "#fffdf9"),
            Colour::Sunken => ("sunken", "#efeae0"),
            Colour::Ink => ("ink", "#1d2424"),
            Colour::InkSoft => ("ink-soft", "#545c5b"),
            Colour::Rule => ("rule", "#dcd5c8"),
            Colour::Accent => ("accent", "#125b5b"),
            Colour::OnAccent => ("on-accent", "#ffffff"),
            Colour::Possible => ("possible", "#b9c9c5"),
            Colour::Fault => ("fault", "#a32424"),
        }
    }

    /// Its name in style/tokens.css.
    pub const fn token(self) -> &'static str {
        self.token_and_value().0
    }

    /// Its value as CSS writes it.
    pub const fn value(self) -> &'static str {
        self.token_and_value().1
    }
}
