//! The result as a document to take along: one and the same for print and for the picture.
//!
//! [`Report::of`] puts the parts that the visitor chose into words; [`layout`] places them on a picture. Neither knows of a
//! browser: the page only shows the one and paints the other.

mod build;
pub mod colour;
pub mod gauge;
mod html;
pub mod layout;
pub mod papers;
mod parts;
pub mod wrap;

pub use build::Subject;
pub use gauge::Gauge;
pub use html::escaped;
pub use parts::{Part, Parts};

/// A document of sections. Nothing in it was not chosen, but what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub title: String,
    /// The day, and the name of the draft where that is shown.
    pub lead: String,
    pub sections: Vec<Section>,
    /// What stands under every sheet: that it is not official, and where it was worked out.
    pub foot: Vec<String>,
}

/// A section of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The part it shows; nothing for what the result rests on, which is always told.
    pub part: Option<Part>,
    pub title: String,
    pub blocks: Vec<Block>,
}

/// What a section is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Heading(String),
    Paragraph(String),
    Total(Total),
    Rows(Vec<Row>),
    /// What it is and its address.
    Link(String, String),
}

/// The total against the pass mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    pub points: i32,
    /// What stands beside the points: the unit, and the pass mark.
    pub unit: String,
    pub standard: String,
    pub verdict: String,
    pub gauge: Gauge,
}

/// One thing, what it comes to, and what is said of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    pub name: String,
    /// Points, an answer, or whether it is done; may be empty.
    pub value: String,
    /// The clause it stands in, as it is cited.
    pub clause: Option<String>,
    pub notes: Vec<String>,
    pub tone: Tone,
}

/// How a row is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Plain,
    /// It counts for nothing, such as what a better one replaces.
    Faint,
    /// It takes points, or keeps the application from going in.
    Grave,
}

impl Report {
    /// Every text in it, in reading order.
    pub fn words(&self) -> Vec<&str> {
        let head = [self.title.as_str(), self.lead.as_str()];
        let sections = self.sections.iter().flat_map(Section::words);
        head.into_iter().chain(sections).chain(self.foot.iter().map(String::as_str)).collect()
    }
}

impl Section {
    /// Every text in it, in reading order.
    pub fn words(&self) -> Vec<&str> {
        let mut words = vec![self.title.as_str()];
        for block in &self.blocks {
            match block {
                Block::Heading(said) | Block::Paragraph(said) => words.push(said),
                Block::Total(total) => words.extend([&*total.unit, &*total.standard, &*total.verdict]),
                Block::Rows(rows) => words.extend(rows.iter().flat_map(Row::words)),
                Block::Link(said, address) => words.extend([&**said, &**address]),
            }
        }
        words
    }
}

impl Row {
    fn words(&self) -> impl Iterator<Item = &str> {
        let notes = self.clause.iter().chain(&self.notes).map(String::as_str);
        [self.name.as_str(), self.value.as_str()].into_iter().chain(notes)
    }
}
