//! What a section looks like: strips from top to bottom.

use super::super::colour::Colour;
use super::super::wrap::wrap_evenly;
use super::super::{Block, Gauge, Part, Row, Section, Tone, Total};
use super::{Font, Mark, Measure, Strip, WIDTH};

/// From the edge of the picture to a card.
pub const MARGIN: i32 = 32;
/// From the edge of a card to its text.
pub const PADDING: i32 = 44;
/// Where text begins, and how wide it may be.
pub const LEFT: i32 = MARGIN + PADDING;
pub const ROOM: i32 = WIDTH - 2 * LEFT;

const HEADING: Font = Font::bold(44);
const SUBHEADING: Font = Font::bold(34);
const NAME: Font = Font::bold(38);
const POINTS: Font = Font::bold(44);
const NOTE: Font = Font::plain(34);
const BADGE: Font = Font::bold(32);
const SMALL: Font = Font::plain(30);
const TOTAL: Font = Font::bold(208);
const UNIT: Font = Font::bold(52);
const VERDICT: Font = Font::bold(42);

/// Between the name of a row and its value.
const BETWEEN: i32 = 32;
/// How high the bar of the total is, and how far its mark stands out.
const BAR: i32 = 28;
const MARK_OUT: i32 = 12;

/// A pen that writes one strip under the other.
pub struct Pen<'a> {
    measure: Measure<'a>,
    strips: Vec<Strip>,
}

impl<'a> Pen<'a> {
    pub fn new(measure: Measure<'a>) -> Pen<'a> {
        Pen { measure, strips: Vec::new() }
    }

    pub fn done(self) -> Vec<Strip> {
        self.strips
    }

    /// Room above what comes next.
    pub fn gap(&mut self, height: i32) {
        self.strip(height, Vec::new());
    }

    /// A strip of one's own; it keeps.
    pub fn strip(&mut self, height: i32, marks: Vec<Mark>) {
        self.strips.push(Strip { height, marks, keeps: true, parts: false });
    }

    /// A text over the whole room, line by line; its lines stay together, and with what comes next where they keep.
    pub fn text(&mut self, said: &str, font: Font, colour: Colour, keeps: bool) {
        let lines = wrap_evenly(said, ROOM, |run| (self.measure)(run, font));
        let last = lines.len().saturating_sub(1);
        for (index, words) in lines.into_iter().enumerate() {
            let marks = vec![Mark::Words { x: LEFT, y: font.baseline(), words, font, colour }];
            self.strips.push(Strip { height: font.line(), marks, keeps: keeps || index < last, parts: false });
        }
    }

    /// The last strip ends what belongs together.
    fn part(&mut self) {
        if let Some(last) = self.strips.last_mut() {
            last.keeps = false;
        }
    }

    /// A line between two rows.
    fn rule(&mut self) {
        let rule = Mark::Block { x: LEFT, y: 14, width: ROOM, height: 2, radius: 0, colour: Colour::Rule };
        self.strips.push(Strip { height: 16, marks: vec![rule], keeps: true, parts: true });
    }

    /// A name with its value at the right; a value too long for that goes below.
    fn pair(&mut self, (name, name_font, name_colour): Run, (value, value_font, value_colour): Run) {
        let value_width = (self.measure)(value, value_font);
        let is_beside = value_width <= ROOM / 2;
        let room = if is_beside && value_width > 0 { ROOM - value_width - BETWEEN } else { ROOM };
        let height = name_font.line().max(if is_beside { value_font.line() } else { 0 });
        let lines = wrap_evenly(name, room, |run| (self.measure)(run, name_font));
        for (index, words) in lines.into_iter().enumerate() {
            let is_first = index == 0;
            // Both stand on one line.
            let y = if is_first { (height - name_font.line()) / 2 } else { 0 } + name_font.baseline();
            let mut marks = vec![Mark::Words { x: LEFT, y, words, font: name_font, colour: name_colour }];
            if is_first && is_beside && value_width > 0 {
                let x = LEFT + ROOM - value_width;
                marks.push(Mark::Words { x, y, words: value.to_owned(), font: value_font, colour: value_colour });
            }
            let height = if is_first { height } else { name_font.line() };
            self.strip(height, marks);
        }
        if !is_beside {
            self.text(value, value_font, value_colour, true);
        }
    }
}

/// A text with how it looks.
type Run<'a> = (&'a str, Font, Colour);

/// The strips of a section. What the result rests on is written small.
pub fn card(section: &Section, measure: Measure) -> Vec<Strip> {
    let mut pen = Pen::new(measure);
    let is_basis = section.part.is_none();
    pen.text(&section.title, if is_basis { SUBHEADING } else { HEADING }, Colour::Ink, true);
    for block in &section.blocks {
        match block {
            Block::Heading(said) => {
                pen.gap(26);
                pen.text(said, SUBHEADING, Colour::Accent, true);
            }
            Block::Paragraph(said) if is_basis => small(&mut pen, said),
            Block::Paragraph(said) => {
                pen.gap(14);
                pen.text(said, NOTE, Colour::InkSoft, false);
            }
            Block::Link(said, address) => {
                small(&mut pen, said);
                pen.text(address, SMALL, Colour::InkSoft, false);
            }
            Block::Total(total) => self::total(&mut pen, total),
            Block::Rows(rows) => {
                for (index, row) in rows.iter().enumerate() {
                    self::row(&mut pen, row, section.part, index == 0);
                }
            }
        }
    }
    pen.part();
    pen.done()
}

fn small(pen: &mut Pen, said: &str) {
    pen.gap(8);
    pen.text(said, SMALL, Colour::InkSoft, false);
}

fn row(pen: &mut Pen, row: &Row, part: Option<Part>, is_first: bool) {
    if !is_first {
        pen.rule();
    }
    pen.gap(14);
    let (name, value) = match (part, row.tone) {
        (Some(Part::Answers), _) => ((NOTE, Colour::InkSoft), (NOTE, Colour::Ink)),
        (Some(Part::Items), Tone::Faint) => ((NAME, Colour::InkSoft), (POINTS, Colour::InkSoft)),
        (Some(Part::Items), Tone::Grave) => ((NAME, Colour::Ink), (POINTS, Colour::Fault)),
        (Some(Part::Items), Tone::Plain) => ((NAME, Colour::Ink), (POINTS, Colour::Accent)),
        (_, Tone::Grave) => ((NAME, Colour::Ink), (BADGE, Colour::Fault)),
        (_, _) => ((NAME, Colour::Ink), (BADGE, Colour::InkSoft)),
    };
    pen.pair((&row.name, name.0, name.1), (&row.value, value.0, value.1));
    let mut notes = row.notes.iter().map(String::as_str);
    let first = notes.next().unwrap_or_default();
    let cited = row.clause.as_ref().map_or(first.to_owned(), |clause| format!("{clause} {first}"));
    for note in [cited.trim()].into_iter().chain(notes).filter(|note| !note.is_empty()) {
        pen.text(note, NOTE, Colour::InkSoft, true);
    }
    pen.part();
}

/// The number large, the pass mark beside it, the bar and the verdict under it.
fn total(pen: &mut Pen, total: &Total) {
    let number = total.points.to_string();
    let mut marks = Vec::new();
    // Digits are lower than Chinese characters: less room above them.
    let y = TOTAL.px * 17 / 20;
    let mut x = LEFT;
    let mut write = |words: &str, font: Font, colour: Colour| {
        marks.push(Mark::Words { x, y, words: words.to_owned(), font, colour });
        x += (pen.measure)(words, font) + 16;
    };
    write(&number, TOTAL, Colour::Accent);
    write(&total.unit, UNIT, Colour::Ink);
    pen.strip(y + 30, marks);
    pen.strip(BAR + 2 * MARK_OUT, bar(total.gauge));
    // The pass mark is named under its line.
    let width = (pen.measure)(&total.standard, SMALL);
    let x = (LEFT + along(total.gauge.mark) - width / 2).clamp(LEFT, LEFT + ROOM - width);
    let words = total.standard.clone();
    pen.strip(SMALL.line(), vec![Mark::Words { x, y: SMALL.baseline(), words, font: SMALL, colour: Colour::InkSoft }]);
    pen.gap(14);
    pen.text(&total.verdict, VERDICT, Colour::Ink, false);
}

/// How far along the bar a part of a hundred is.
const fn along(percent: i32) -> i32 {
    ROOM * percent / 100
}

fn bar(gauge: Gauge) -> Vec<Mark> {
    let block = |width: i32, colour: Colour| {
        let radius = (BAR / 2).min(width / 2);
        Mark::Block { x: LEFT, y: MARK_OUT, width, height: BAR, radius, colour }
    };
    let filled =
        [(ROOM, Colour::Sunken), (along(gauge.possible), Colour::Possible), (along(gauge.total), Colour::Accent)];
    let filled = filled.into_iter().filter(|(width, _)| *width > 0).map(|(width, colour)| block(width, colour));
    let height = BAR + 2 * MARK_OUT;
    let mark = Mark::Block { x: LEFT + along(gauge.mark) - 3, y: 0, width: 6, height, radius: 3, colour: Colour::Ink };
    filled.chain([mark]).collect()
}
