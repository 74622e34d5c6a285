//! The report as one piece of HTML: it changes as a whole, and is laid out in one go before the browser prints.
//!
//! What was typed is in it, so every text passes through [`escaped`].

use super::{Block, Part, Report, Row, Section, Tone, Total};
use crate::texts::{fill, text};

impl Report {
    /// What stands within the sheet.
    pub fn html(&self) -> String {
        let head = [
            said("p", "sheet-brand", text("app.name")),
            said("h3", "", &self.title),
            said("p", "sheet-lead", &self.lead),
        ];
        let foot: String = self.foot.iter().map(|line| said("p", "", line)).collect();
        let sections: String = self.sections.iter().map(section).collect();
        [element("header", "", &head.concat()), sections, element("footer", "", &foot)].concat()
    }
}

/// A text as it stands in HTML, within an element or an attribute.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// An element with what is HTML already.
fn element(name: &str, class: &str, inner: &str) -> String {
    ["<", name, " class=\"", class, "\">", inner, "</", name, ">"].concat()
}

/// An element with a text.
fn said(name: &str, class: &str, text: &str) -> String {
    element(name, class, &escaped(text))
}

fn section(section: &Section) -> String {
    let class = section.part.map_or("basis", Part::code);
    let blocks: String = section.blocks.iter().map(block).collect();
    element("section", &["of-", class].concat(), &(said("h4", "", &section.title) + &blocks))
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(heading) => said("h5", "", heading),
        Block::Paragraph(paragraph) => said("p", "", paragraph),
        Block::Total(total) => self::total(total),
        Block::Rows(rows) => element("ul", "sheet-list", &rows.iter().map(row).collect::<String>()),
        Block::Link(what, address) => {
            let address = escaped(address);
            let link = ["<a target=\"_blank\" rel=\"noopener noreferrer\" href=\"", &address, "\">", &address, "</a>"];
            element("p", "", &(escaped(&fill("report.link", &[("said", what)])) + &link.concat()))
        }
    }
}

/// The bar is drawn with attributes alone: they need no leave of a content policy, and are printed where backgrounds are
/// not.
fn total(total: &Total) -> String {
    let gauge = total.gauge;
    let bar = |class: &str, percent: i32| {
        format!("<rect class=\"{class}\" x=\"0\" y=\"6\" width=\"{percent}%\" height=\"12\"/>")
    };
    let mark = gauge.mark;
    let named = escaped(&total.standard);
    let bars = [
        bar("whole", 100),
        bar("possible", gauge.possible),
        bar("reached", gauge.total),
        format!("<line x1=\"{mark}%\" x2=\"{mark}%\" y1=\"1\" y2=\"23\"/>"),
        format!("<text x=\"{mark}%\" y=\"38\" text-anchor=\"middle\">{named}</text>"),
    ];
    let drawn = ["<svg aria-hidden=\"true\" width=\"100%\" height=\"44\">", &bars.concat(), "</svg>"].concat();
    let number = said("span", "sheet-points", &total.points.to_string()) + &escaped(&total.unit);
    let verdict = said("p", "sheet-verdict", &total.verdict);
    element("div", "sheet-total", &[element("p", "", &number), drawn, verdict].concat())
}

fn row(row: &Row) -> String {
    let class = match row.tone {
        Tone::Plain => "",
        Tone::Faint => "faint",
        Tone::Grave => "grave",
    };
    let some =
        |name: &str, class: &str, inner: String| if inner.is_empty() { inner } else { element(name, class, &inner) };
    let clause: String = row.clause.iter().map(|clause| said("span", "sheet-clause", clause)).collect();
    let notes: String = row.notes.iter().map(|note| said("span", "", note)).collect();
    let parts = [
        said("span", "sheet-name", &row.name),
        some("span", "sheet-value", escaped(&row.value)),
        some("p", "sheet-notes", clause + &notes),
    ];
    element("li", class, &parts.concat())
}
