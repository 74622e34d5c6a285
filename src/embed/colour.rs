//! The accent of a host, corrected so that everything can be read.
//!
//! An accent is text and border on every surface of the page, and a bar beside what is still possible. All that WCAG 2
//! asks of it there are bounds of its luminance, and the nearest colour of its hue within them is searched in OKLab.
//! Floating-point numbers serve here alone: no point depends on a colour.

use std::fmt;

/// A colour of sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb(pub [u8; 3]);

impl Rgb {
    /// Reads `#rgb` or `#rrggbb`; nothing else.
    pub fn read(text: &str) -> Option<Rgb> {
        let digits = text.strip_prefix('#').filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        let number = u32::from_str_radix(digits, 16).ok()?;
        let channel = |shift: u32| (number >> shift) as u8;
        match digits.len() {
            3 => Some(Rgb([8, 4, 0].map(|shift| (channel(shift) & 0xf) * 0x11))),
            6 => Some(Rgb([16, 8, 0].map(channel))),
            _ => None,
        }
    }

    const fn of(number: u32) -> Rgb {
        Rgb([(number >> 16) as u8, (number >> 8) as u8, number as u8])
    }

    fn linear(self) -> [f64; 3] {
        self.0.map(|channel| {
            let part = f64::from(channel) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        })
    }

    /// The relative luminance of WCAG 2, from 0 to 1.
    pub fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast of WCAG 2, from 1 to 21.
    pub fn contrast(self, other: Rgb) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Where it stands in OKLab.
    pub fn oklab(self) -> Oklab {
        let [red, green, blue] = self.linear();
        let l = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let m = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let s = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        Oklab {
            lightness: 0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
            a: 1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
            b: 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
        }
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Rgb([red, green, blue]) = self;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// A colour as it is seen: equal distances look about equally far apart (Björn Ottosson, 2020).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Oklab {
    pub lightness: f64,
    pub a: f64,
    pub b: f64,
}

impl Oklab {
    pub fn distance(self, other: Oklab) -> f64 {
        let squares = [self.lightness - other.lightness, self.a - other.a, self.b - other.b].map(|apart| apart * apart);
        squares.iter().sum::<f64>().sqrt()
    }

    /// How far from grey.
    pub fn chroma(self) -> f64 {
        (self.a * self.a + self.b * self.b).sqrt()
    }

    /// The colour of the same hue that is so light and so far from grey.
    fn of_same_hue(self, lightness: f64, chroma: f64) -> Oklab {
        let own = self.chroma();
        let scale = if own > 0.0 { chroma / own } else { 0.0 };
        Oklab { lightness, a: self.a * scale, b: self.b * scale }
    }

    /// The nearest colour of sRGB; nothing where the screen has none.
    fn rgb(self) -> Option<Rgb> {
        /// Less than half a step of a channel, wherever it is.
        const SLACK: f64 = 0.000_1;
        let Oklab { lightness, a, b } = self;
        let cube = |root: f64| root * root * root;
        let l = cube(lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b);
        let m = cube(lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b);
        let s = cube(lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b);
        let linear = [
            4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
            -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
            -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
        ];
        let is_shown = linear.iter().all(|part| (-SLACK..=1.0 + SLACK).contains(part));
        is_shown.then(|| Rgb(linear.map(encode)))
    }
}

fn encode(linear: f64) -> u8 {
    let part = if linear <= 0.003_130_8 { linear * 12.92 } else { 1.055 * linear.powf(1.0 / 2.4) - 0.055 };
    // Casting keeps within the bounds of a byte.
    (part * 255.0).round() as u8
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    Light,
    Dark,
}

impl Scheme {
    pub const BOTH: [Scheme; 2] = [Scheme::Light, Scheme::Dark];

    pub const fn name(self) -> &'static str {
        match self {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        }
    }
}

/// What stands around an accent: tokens of style/tokens.css, each with its value there. A test holds them against it.
#[derive(Clone, Copy, Debug)]
pub struct Around {
    /// The accent is read on each of these.
    pub surfaces: [(&'static str, Rgb); 6],
    /// What is still possible, beside the bar of what is reached.
    pub possible: (&'static str, Rgb),
    /// What follows the accent.
    pub accent_soft: (&'static str, Rgb),
    pub basic: (&'static str, Rgb),
    /// What is told apart from the basic indicators by its colour.
    pub others: [(&'static str, Rgb); 2],
}

impl Around {
    pub const fn of(scheme: Scheme) -> Around {
        match scheme {
            Scheme::Light => LIGHT,
            Scheme::Dark => DARK,
        }
    }
}

const LIGHT: Around = Around {
    surfaces: [
        ("paper", Rgb::of(0xf7f4ee)),
        ("surface", Rgb::of(0xfffdf9)),
        ("sunken", Rgb::of(0xefeae0)),
        ("accent-soft", Rgb::of(0xdcebe8)),
        ("warn-soft", Rgb::of(0xfbeedb)),
        ("fault-soft", Rgb::of(0xfbe9e6)),
    ],
    possible: ("possible", Rgb::of(0xb9c9c5)),
    accent_soft: ("accent-soft", Rgb::of(0xdcebe8)),
    basic: ("basic", Rgb::of(0x1b6b6b)),
    others: [("bonus", Rgb::of(0xa85a08)), ("deduction", Rgb::of(0xa83232))],
};

const DARK: Around = Around {
    surfaces: [
        ("paper", Rgb::of(0x14191a)),
        ("surface", Rgb::of(0x1c2324)),
        ("sunken", Rgb::of(0x263031)),
        ("accent-soft", Rgb::of(0x1f3c3b)),
        ("warn-soft", Rgb::of(0x3b2f1b)),
        ("fault-soft", Rgb::of(0x41211e)),
    ],
    possible: ("possible", Rgb::of(0x45605d)),
    accent_soft: ("accent-soft", Rgb::of(0x1f3c3b)),
    basic: ("basic", Rgb::of(0x5fb8b0)),
    others: [("bonus", Rgb::of(0xe5a04e)), ("deduction", Rgb::of(0xef8a80))],
};

/// What WCAG 2 asks of text (1.4.3), and of what else must be seen (1.4.11).
const TEXT: f64 = 4.5;
const GRAPHIC: f64 = 3.0;

/// The luminance of the surface that is nearest to text in a scheme: what is read there is read everywhere.
fn hardest(scheme: Scheme) -> f64 {
    let surfaces = Around::of(scheme).surfaces.map(|(_, surface)| surface.luminance());
    match scheme {
        Scheme::Light => surfaces.into_iter().fold(1.0, f64::min),
        Scheme::Dark => surfaces.into_iter().fold(0.0, f64::max),
    }
}

/// The luminance at which an accent passes only just.
fn bound(scheme: Scheme) -> f64 {
    let (surface, possible) = (hardest(scheme) + 0.05, Around::of(scheme).possible.1.luminance() + 0.05);
    match scheme {
        Scheme::Light => (surface / TEXT).min(possible / GRAPHIC) - 0.05,
        Scheme::Dark => (surface * TEXT).max(possible * GRAPHIC) - 0.05,
    }
}

/// Whether this luminance lies on the side of a scheme's text.
fn is_beyond(luminance: f64, bound: f64, scheme: Scheme) -> bool {
    match scheme {
        Scheme::Light => luminance <= bound,
        Scheme::Dark => luminance >= bound,
    }
}

/// An accent that can be read in a scheme, and what follows from it; all other tokens stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent {
    pub accent: Rgb,
    /// Behind what is chosen or told.
    pub accent_soft: Rgb,
    /// The basic indicators, unless they could be taken for others then.
    pub basic: Rgb,
    /// Whether it is another than the one given.
    pub was_changed: bool,
}

/// The nearest accent of the same hue that passes in a scheme; the one given, if it does.
pub fn corrected(given: Rgb, scheme: Scheme) -> Accent {
    let bound = bound(scheme);
    let passes = |colour: Rgb| is_beyond(colour.luminance(), bound, scheme);
    let accent = if passes(given) { given } else { nearest(given, passes) };
    Accent { accent, accent_soft: soft(accent, scheme), basic: basic(accent, scheme), was_changed: accent != given }
}

/// The nearest colour of the same hue that passes: looked for everywhere, then ever more closely around the best.
fn nearest(given: Rgb, passes: impl Fn(Rgb) -> bool) -> Rgb {
    const STEPS: [f64; 4] = [0.02, 0.005, 0.001_25, 0.000_4];
    /// The best of a pass is this many of its steps away at the most.
    const AROUND: f64 = 2.5;
    /// Nothing on a screen is farther from grey.
    const CHROMA: f64 = 0.34;
    let target = given.oklab();
    let mut best = (f64::INFINITY, given);
    let (mut lightest, mut darkest, mut greyest, mut purest) = (1.0, 0.0, 0.0, CHROMA);
    for step in STEPS {
        let mut at = (target.lightness, target.chroma());
        best.0 = f64::INFINITY;
        let mut lightness = darkest;
        while lightness <= lightest {
            let mut chroma = greyest;
            while chroma <= purest {
                let candidate = target.of_same_hue(lightness, chroma).rgb();
                if let Some(found) = candidate.filter(|found| passes(*found)) {
                    let distance = found.oklab().distance(target);
                    if distance < best.0 {
                        best = (distance, found);
                        at = (lightness, chroma);
                    }
                }
                chroma += step;
            }
            lightness += step;
        }
        let reach = AROUND * step;
        (darkest, lightest) = (at.0 - reach, at.0 + reach);
        (greyest, purest) = ((at.1 - reach).max(0.0), at.1 + reach);
    }
    best.1
}

/// The soft token of a scheme in the hue of an accent, no harder to read on than it is.
fn soft(accent: Rgb, scheme: Scheme) -> Rgb {
    const STEP: f64 = 0.004;
    let ((_, token), hardest) = (Around::of(scheme).accent_soft, hardest(scheme));
    let (like, hue) = (token.oklab(), accent.oklab());
    let chroma = like.chroma().min(hue.chroma());
    let away = if scheme == Scheme::Light { STEP } else { -STEP };
    let lighter = (0..20).map(|steps| like.lightness + f64::from(steps) * away);
    let mut softs = lighter.filter_map(|lightness| hue.of_same_hue(lightness, chroma).rgb());
    // A surface is on the other side of text than the text is.
    softs.find(|soft| soft.luminance() == hardest || !is_beyond(soft.luminance(), hardest, scheme)).unwrap_or(token)
}

/// The colour of the basic indicators.
fn basic(accent: Rgb, scheme: Scheme) -> Rgb {
    /// Nearer than this, two colours of the picture are taken for one.
    const APART: f64 = 0.1;
    let Around { basic: (_, token), others, .. } = Around::of(scheme);
    let is_apart = others.iter().all(|(_, other)| other.oklab().distance(accent.oklab()) >= APART);
    if is_apart { accent } else { token }
}
