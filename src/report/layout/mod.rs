//! Where everything of a report stands on a picture: runs of text and rectangles, in pixels.
//!
//! Nothing is painted here: how wide a text is, is asked of whoever paints. A report too long for one picture goes on
//! in the next; no line is cut, and what belongs together stays together.

mod cards;
mod sheets;

use super::Report;
use super::colour::Colour;

/// How wide every picture is: what phones and WeChat show sharply without scaling it down first.
pub const WIDTH: i32 = 1080;
/// How high a picture may be: no browser refuses a canvas with a side of 4,096, and iOS up to 17.4 none of up to
/// 4,096 × 4,096 pixels (docs/DECISIONS.md).
pub const MAX_HEIGHT: i32 = 4_096;

/// A font by its size in pixels and its weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Font {
    pub px: i32,
    pub bold: bool,
}

impl Font {
    const fn plain(px: i32) -> Font {
        Font { px, bold: false }
    }

    const fn bold(px: i32) -> Font {
        Font { px, bold: true }
    }

    /// How high a line of it is.
    const fn line(self) -> i32 {
        self.px * 3 / 2
    }

    /// Where in its line the letters stand. Chinese ones reach from about 0.88 of their size above the baseline to 0.12
    /// below it.
    const fn baseline(self) -> i32 {
        (self.line() - self.px) / 2 + self.px * 22 / 25
    }
}

/// Something to paint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A run of text; `y` is its baseline.
    Words { x: i32, y: i32, words: String, font: Font, colour: Colour },
    /// A rectangle with round corners.
    Block { x: i32, y: i32, width: i32, height: i32, radius: i32, colour: Colour },
}

impl Mark {
    fn lower(self, by: i32) -> Mark {
        match self {
            Mark::Words { x, y, words, font, colour } => Mark::Words { x, y: y + by, words, font, colour },
            Mark::Block { x, y, width, height, radius, colour } => {
                Mark::Block { x, y: y + by, width, height, radius, colour }
            }
        }
    }
}

/// One picture: everything on it in the order of painting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// In pixels; it is [`WIDTH`] wide.
    pub height: i32,
    pub marks: Vec<Mark>,
    /// The sections that are on it.
    pub told: Vec<String>,
}

/// How wide a text is in a font, in pixels, rounded up.
pub type Measure<'a> = &'a dyn Fn(&str, Font) -> i32;

/// The pictures of a report, in order.
pub fn pictures(report: &Report, measure: Measure) -> Vec<Picture> {
    sheets::sheets(report, measure)
}

/// A strip over the whole width of a card, as high as a line or a gap; marks stand relative to its upper edge.
#[derive(Clone, Debug, Default)]
struct Strip {
    height: i32,
    marks: Vec<Mark>,
    /// It stays on the same picture as the one after it.
    keeps: bool,
    /// It sets things apart, and is left out where nothing stands above it.
    parts: bool,
}
