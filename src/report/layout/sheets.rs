//! How cards are spread over pictures, with head and foot.

use super::super::colour::Colour;
use super::super::{Block, Report, Section};
use super::cards::{LEFT, MARGIN, PADDING, Pen, ROOM, card};
use super::{Font, MAX_HEIGHT, Mark, Measure, Picture, Strip, WIDTH};
use crate::texts::{fill, text};

const BRAND: Font = Font::bold(34);
const TITLE: Font = Font::bold(60);
const LEAD: Font = Font::plain(36);
const FOOT: Font = Font::plain(30);

/// Between cards, and between them and the edges.
const GAP: i32 = 28;
/// Inside a card above its text, and below.
const ABOVE: i32 = 34;
const BELOW: i32 = 38;
/// What a card takes besides its strips.
const FRAME: i32 = ABOVE + BELOW + GAP;
/// Pictures of about the same height look better than a full one and a stub; heights are tried in steps.
const STEP: i32 = 64;

/// What of a card is on a sheet.
struct Piece<'a> {
    section: &'a Section,
    strips: Vec<&'a Strip>,
}

impl<'a> Piece<'a> {
    /// What of a group is shown below what is there.
    fn shown(&self, group: &'a [Strip]) -> &'a [Strip] {
        let is_first = self.strips.is_empty();
        let from = group.iter().position(|strip| !(is_first && strip.parts)).unwrap_or(group.len());
        group.get(from..).unwrap_or_default()
    }

    /// The room that a group takes.
    fn taken_by(&self, group: &'a [Strip]) -> i32 {
        let frame = if self.strips.is_empty() { FRAME } else { 0 };
        frame + height_of(self.shown(group).iter())
    }
}

type Sheet<'a> = Vec<Piece<'a>>;

pub fn sheets(report: &Report, measure: Measure) -> Vec<Picture> {
    let cards: Vec<(&Section, Vec<Strip>)> =
        report.sections.iter().map(|section| (section, card(section, measure))).collect();
    let foot = foot(report, measure);
    let head = |number: usize, all: usize| head(report, number, all, measure);
    let around = |head: &[Strip]| height_of(head.iter()) + GAP + height_of(foot.iter());
    // The heads are as high however many sheets there are.
    let (first, later) = (around(&head(0, 1)), around(&head(1, 2)));
    let spread = |height: i32| spread(&cards, height - first, height - later);

    let fewest = spread(MAX_HEIGHT);
    let count = fewest.len();
    let heights = (1..).map(|step| step * STEP).take_while(|height| *height < MAX_HEIGHT);
    let evenly = heights.filter(|height| *height > first.max(later) + MAX_HEIGHT / 4).map(spread);
    let sheets = evenly.into_iter().find(|sheets| sheets.len() == count).unwrap_or(fewest);

    sheets.iter().enumerate().map(|(number, sheet)| paint(sheet, &head(number, count), &foot)).collect()
}

fn height_of<'a>(strips: impl Iterator<Item = &'a Strip>) -> i32 {
    strips.map(|strip| strip.height).sum()
}

/// Spreads cards over sheets with so much room on the first one and on those after it.
fn spread<'a>(cards: &'a [(&'a Section, Vec<Strip>)], first: i32, later: i32) -> Vec<Sheet<'a>> {
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut sheet = Sheet::new();
    let mut left = first;
    for (section, strips) in cards {
        let mut piece = Piece { section, strips: Vec::new() };
        for group in groups(strips, first.min(later) - FRAME) {
            let is_fresh = sheet.is_empty() && piece.strips.is_empty();
            if !is_fresh && piece.taken_by(group) > left {
                let full = std::mem::replace(&mut piece, Piece { section, strips: Vec::new() });
                sheet.extend((!full.strips.is_empty()).then_some(full));
                sheets.push(std::mem::take(&mut sheet));
                left = later;
            }
            left -= piece.taken_by(group);
            let group = piece.shown(group);
            piece.strips.extend(group);
        }
        sheet.extend((!piece.strips.is_empty()).then_some(piece));
    }
    sheets.push(sheet);
    sheets
}

/// What stays together; what would fit no sheet is parted between its lines.
fn groups(strips: &[Strip], room: i32) -> impl Iterator<Item = &[Strip]> {
    let groups = strips.split_inclusive(|strip| !strip.keeps);
    groups.flat_map(move |group| {
        let at_once = if height_of(group.iter()) > room { 1 } else { group.len().max(1) };
        group.chunks(at_once)
    })
}

/// Puts everything of a sheet in its place.
fn paint(sheet: &Sheet, head: &[Strip], foot: &[Strip]) -> Picture {
    let mut marks = Vec::new();
    let mut y = 0;
    let mut put = |strips: &mut dyn Iterator<Item = &Strip>, y: &mut i32| {
        for strip in strips {
            marks.extend(strip.marks.iter().cloned().map(|mark| mark.lower(*y)));
            *y += strip.height;
        }
    };
    put(&mut head.iter(), &mut y);
    for piece in sheet {
        y += GAP;
        let height = ABOVE + height_of(piece.strips.iter().copied()) + BELOW;
        let (x, width) = (MARGIN, WIDTH - 2 * MARGIN);
        let card = Mark::Block { x, y: 0, width, height, radius: 28, colour: Colour::Surface };
        put(&mut [&ground(card)].into_iter(), &mut y);
        y += ABOVE;
        put(&mut piece.strips.iter().copied(), &mut y);
        y += BELOW;
    }
    y += GAP;
    put(&mut foot.iter(), &mut y);
    let paper = Mark::Block { x: 0, y: 0, width: WIDTH, height: y, radius: 0, colour: Colour::Paper };
    let told = sheet.iter().map(|piece| told(piece.section)).collect();
    Picture { height: y, marks: [paper].into_iter().chain(marks).collect(), told }
}

/// What lies under the strips after it.
fn ground(mark: Mark) -> Strip {
    Strip { marks: vec![mark], keeps: true, ..Strip::default() }
}

/// A section in few words: by its title, the total by what it is.
fn told(section: &Section) -> String {
    let total = section.blocks.iter().find_map(|block| match block {
        Block::Total(total) => Some(fill("check.total", &[("total", &total.points)])),
        _ => None,
    });
    total.unwrap_or_else(|| section.title.clone())
}

/// A band over the whole width: on the first sheet with the title, on those after it with the name alone.
fn head(report: &Report, number: usize, all: usize, measure: Measure) -> Vec<Strip> {
    let mut pen = Pen::new(measure);
    pen.gap(if number == 0 { 44 } else { 24 });
    let mut brand = vec![Mark::Words {
        x: LEFT,
        y: BRAND.baseline(),
        words: text("app.name").to_owned(),
        font: BRAND,
        colour: Colour::OnAccent,
    }];
    if all > 1 {
        let words = fill("report.sheet", &[("n", &(number + 1)), ("all", &all)]);
        let x = LEFT + ROOM - measure(&words, FOOT);
        brand.push(Mark::Words { x, y: BRAND.baseline(), words, font: FOOT, colour: Colour::OnAccent });
    }
    pen.strip(BRAND.line(), brand);
    if number == 0 {
        pen.gap(8);
        pen.text(&report.title, TITLE, Colour::OnAccent, true);
        pen.text(&report.lead, LEAD, Colour::OnAccent, true);
        pen.gap(20);
    }
    pen.gap(24);
    let strips = pen.done();
    let height = height_of(strips.iter());
    let band = Mark::Block { x: 0, y: 0, width: WIDTH, height, radius: 0, colour: Colour::Accent };
    [ground(band)].into_iter().chain(strips).collect()
}

fn foot(report: &Report, measure: Measure) -> Vec<Strip> {
    let mut pen = Pen::new(measure);
    for said in &report.foot {
        pen.text(said, FOOT, Colour::InkSoft, true);
    }
    pen.gap(PADDING);
    pen.done()
}
