//! How a report is put together: one function a section.

use crate::answers::{Answers, BESIDE_STEPS, Group, PeriodPart, Reading, Slot, Standing};
use crate::rules::explain::explain;
use crate::rules::process::{Dates, STEPS};
use crate::rules::profile::Award;
use crate::rules::{Assessment, Date, Finding, Indicator, Item, Kind, Material, Reason, STANDARD, Severity, wage};
use crate::texts::{
    self, Figures, OFFICIAL, answer_text, clause, could_reach, explained, fault_text, fill, find, finding_with,
    grouped, holidays, indicator, label, paper_more, paper_name, reason_with, remedy_with, replaced, step_days,
    step_name, step_told, text, verdict_more,
};

use super::{Block, Gauge, Part, Parts, Report, Row, Section, Tone, Total, papers};

/// What a report is about.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    pub answers: &'a Answers,
    pub reading: &'a Reading,
    pub assessment: &'a Assessment,
    /// Which verdict stands, and how many questions could still change it.
    pub standing: Standing,
    pub open: usize,
    /// The day of the assessment.
    pub day: Date,
    /// What the draft is called, where it has a name.
    pub name: Option<&'a str>,
    /// Where the page stands.
    pub address: Option<&'a str>,
}

impl Report {
    /// The report of these parts. What it rests on is always in it: the day, the law with its term, the wage figure and
    /// the sources.
    pub fn of(subject: &Subject, parts: Parts) -> Report {
        let day = fill("report.day", &[("day", &subject.day)]);
        let name = subject.name.filter(|name| parts.has(Part::Figures) && !name.trim().is_empty());
        let shown = Part::ALL.into_iter().filter(|part| parts.has(*part));
        let mut sections: Vec<Section> = shown.filter_map(|part| section(subject, part, parts)).collect();
        let is_hidden = |section: &Section| section.words().iter().any(|said| said.contains(text("report.hidden")));
        let hides = !parts.has(Part::Figures) && sections.iter().any(is_hidden);
        sections.push(basis(subject, hides));
        let address = subject.address.map(|address| fill("report.address", &[("address", &address)]));
        Report {
            title: text("report.title").to_owned(),
            lead: name.map_or_else(|| day.clone(), |name| fill("report.named", &[("day", &day), ("name", &name)])),
            sections,
            foot: address.into_iter().chain([text("about.unofficial").to_owned()]).collect(),
        }
    }
}

fn section(subject: &Subject, part: Part, parts: Parts) -> Option<Section> {
    let figures = if parts.has(Part::Figures) { Figures::Told } else { Figures::Hidden };
    let (title, blocks) = match part {
        Part::Total => (text("report.total"), total(subject)),
        Part::Items => (text("result.list"), items(subject, figures)),
        // The findings themselves begin with their number.
        Part::Count if parts.has(Part::Findings) => return None,
        Part::Count => (text("finding.title"), vec![count(subject.assessment)]),
        Part::Findings => (text("finding.title"), findings(subject.assessment, figures)),
        Part::Papers => (text("material.title"), papers(subject)),
        Part::Steps => (text("step.title"), steps(subject, figures)),
        Part::Answers => (text("check.answers"), answers(subject)),
        Part::Figures => return None,
    };
    Some(Section { part: Some(part), title: title.to_owned(), blocks })
}

fn paragraph(said: impl Into<String>) -> Block {
    Block::Paragraph(said.into())
}

fn total(subject: &Subject) -> Vec<Block> {
    let assessment = subject.assessment;
    let total = Total {
        points: assessment.total,
        unit: text("result.points").to_owned(),
        standard: fill("report.standard", &[("n", &STANDARD)]),
        verdict: texts::standing(subject.standing, assessment, subject.open),
        gauge: Gauge::of(assessment),
    };
    let faults = subject.reading.faults.len();
    let faults = (faults > 0).then(|| paragraph(fill("report.faults", &[("n", &faults)])));
    let more = verdict_more(assessment).map(paragraph);
    [Block::Total(total)].into_iter().chain(more).chain(faults).collect()
}

/// Every item: with its reason where there is something to tell, else by its name and clause.
fn items(subject: &Subject, figures: Figures) -> Vec<Block> {
    let items = &subject.assessment.items;
    let kinds = [(Kind::Basic, "basic"), (Kind::Bonus, "bonus"), (Kind::Deduction, "deduction")];
    let mut blocks = Vec::new();
    for (kind, code) in kinds {
        let rows = items.iter().filter(|item| item.indicator.kind() == kind && is_told(item));
        let rows: Vec<Row> = rows.map(|item| item_row(item, subject, figures)).collect();
        if !rows.is_empty() {
            let named = |group: &str| find(&(group.to_owned() + code)).unwrap_or(code);
            let heading = fill("report.kind", &[("name", &named("kind.")), ("article", &named("kind_article."))]);
            blocks.extend([Block::Heading(heading), Block::Rows(rows)]);
        }
    }
    let open = |item: &&Item| item.reason == Reason::Unanswered;
    let none = |item: &&Item| !is_told(item) && !open(item);
    let rest =
        [("report.none", cited(items.iter().filter(none))), ("report.open_items", cited(items.iter().filter(open)))];
    let rest = rest.into_iter().filter(|(_, items)| !items.is_empty());
    blocks.extend(rest.map(|(key, items)| paragraph(fill(key, &[("items", &items)]))));
    blocks
}

/// Whether there is more to say of an item than that there is none, or no answer.
fn is_told(item: &Item) -> bool {
    let is_none =
        matches!(item.reason, Reason::Nothing | Reason::DoesNotHold | Reason::Award(Award::None) | Reason::Unanswered);
    !is_none
}

fn cited<'a>(items: impl Iterator<Item = &'a Item>) -> String {
    let cite = |indicator: Indicator| {
        fill("report.cited", &[("name", &texts::indicator(indicator)), ("clause", &clause(indicator.clause()))])
    };
    items.map(|item| cite(item.indicator)).collect::<Vec<_>>().join(text("join.names"))
}

fn item_row(item: &Item, subject: &Subject, figures: Figures) -> Row {
    let reason = || match figures {
        Figures::Told => explained(item, &explain(item.indicator, &subject.reading.profile, subject.day)).sentence,
        Figures::Hidden => reason_with(item, Figures::Hidden),
    };
    let tone = match item {
        _ if item.counted < 0 => Tone::Grave,
        _ if item.counted == 0 => Tone::Faint,
        _ => Tone::Plain,
    };
    // What an item lacks a condition for says so itself.
    let more = could_reach(item).filter(|_| item.reason != Reason::Incomplete);
    Row {
        name: indicator(item.indicator).to_owned(),
        value: fill("report.points", &[("n", &item.counted)]),
        clause: Some(clause(item.clause)),
        notes: [replaced(item).unwrap_or_else(reason)].into_iter().chain(more).collect(),
        tone,
    }
}

fn count(assessment: &Assessment) -> Block {
    let all = assessment.findings.len();
    let bars = |finding: &&Finding| finding.severity == Severity::Blocker;
    let barring = assessment.findings.iter().filter(bars).count();
    let key = match (all, barring) {
        (0, _) => return paragraph(text("finding.none")),
        (_, 0) => "report.count",
        _ => "report.count_blockers",
    };
    paragraph(fill(key, &[("n", &all), ("blockers", &barring)]))
}

fn findings(assessment: &Assessment, figures: Figures) -> Vec<Block> {
    let row = |finding: &Finding| {
        let severity = finding.severity.code();
        let stake = (finding.points > 0).then(|| fill("finding.stake", &[("points", &finding.points)]));
        Row {
            name: finding_with(finding, figures),
            value: find(&format!("severity.{severity}")).unwrap_or(severity).to_owned(),
            clause: Some(clause(finding.clause)),
            notes: [remedy_with(finding, figures)].into_iter().chain(stake).collect(),
            tone: if finding.severity == Severity::Blocker { Tone::Grave } else { Tone::Plain },
        }
    };
    let rows = assessment.findings.iter().map(row).collect();
    vec![count(assessment), Block::Rows(rows)]
}

fn papers(subject: &Subject) -> Vec<Block> {
    let row = |material: Material| {
        let is_ready = !subject.answers.text(Slot::Paper(material.paper)).is_empty();
        Row {
            name: paper_name(material.paper).to_owned(),
            value: text(if is_ready { "report.ready" } else { "report.not_ready" }).to_owned(),
            notes: vec![paper_more(&material)],
            ..Row::default()
        }
    };
    let (count, could): (Vec<_>, Vec<_>) =
        papers::claimed(subject.assessment).into_iter().partition(|material| material.counts);
    let mut blocks = vec![Block::Rows(count.into_iter().map(row).collect())];
    if !could.is_empty() {
        blocks.push(Block::Heading(text("material.could").to_owned()));
        blocks.push(Block::Rows(could.into_iter().map(row).collect()));
    }
    blocks
}

/// The ten steps. Their dates follow from those of the permit, so they are figures of one's own.
fn steps(subject: &Subject, figures: Figures) -> Vec<Block> {
    let dates = Dates::of(&subject.reading.profile, subject.day);
    let row = |step: u8| {
        let days = if figures == Figures::Told { step_days(step, &dates) } else { Vec::new() };
        let is_done = subject.answers.is_done(step);
        Row {
            name: step_name(step),
            value: if is_done { text("report.done").to_owned() } else { String::new() },
            notes: step_told(step).map(str::to_owned).into_iter().chain(days).collect(),
            ..Row::default()
        }
    };
    let rows = Block::Rows(STEPS.map(row).collect());
    let counted = (figures == Figures::Told).then(|| paragraph(holidays()));
    [rows].into_iter().chain(counted).collect()
}

/// What was answered, group by group, and how much was not.
fn answers(subject: &Subject) -> Vec<Block> {
    let groups = Group::ALL.map(|group| (format!("group.{}.name", group.id()), group.fields().to_vec()));
    let of_steps = ("step.title".to_owned(), BESIDE_STEPS.map(|(_, field)| field).to_vec());
    let mut blocks = Vec::new();
    let mut open = 0;
    for (title, fields) in groups.into_iter().chain([of_steps]) {
        let slots = subject.answers.asked_slots(&fields);
        let is_open = |slot: &&Slot| subject.answers.text(**slot).trim().is_empty();
        open += slots.iter().filter(is_open).count();
        let rows: Vec<Row> = slots.into_iter().filter_map(|slot| answer_row(slot, subject)).collect();
        if !rows.is_empty() {
            blocks.extend([Block::Heading(text(&title).to_owned()), Block::Rows(rows)]);
        }
    }
    if open > 0 {
        blocks.push(paragraph(fill("report.unanswered", &[("n", &open)])));
    }
    blocks
}

/// An answer with what is wrong with it; nothing where there is none. A row of the insurance record is one row here too,
/// told at its first place.
fn answer_row(slot: Slot, subject: &Subject) -> Option<Row> {
    let answers = subject.answers;
    let fault = |slot| subject.reading.fault(slot).map(fault_text);
    match slot {
        Slot::Period(row, PeriodPart::From) => {
            let places = PeriodPart::ALL.map(|part| Slot::Period(row, part));
            Some(Row {
                name: fill("period.title", &[("n", &(row + 1))]),
                value: period(row, answers),
                notes: places.into_iter().filter_map(fault).collect(),
                ..Row::default()
            })
        }
        Slot::Period(..) => None,
        _ if answers.text(slot).trim().is_empty() => None,
        _ => Some(Row {
            name: label(slot),
            value: answer_text(answers, slot),
            notes: fault(slot).into_iter().collect(),
            ..Row::default()
        }),
    }
}

/// A row of the insurance record in one line.
fn period(row: usize, answers: &Answers) -> String {
    let told = |part| answer_text(answers, Slot::Period(row, part));
    let (from, to, base) = (told(PeriodPart::From), told(PeriodPart::To), told(PeriodPart::Base));
    let said = fill("report.period", &[("from", &from), ("to", &to), ("base", &base)]);
    let set = |part: &PeriodPart| !answers.text(Slot::Period(row, *part)).is_empty();
    let flags = PeriodPart::FLAGS.into_iter().filter(set);
    let flags =
        flags.map(|part| find(&format!("question.period.{}.label", part.name())).unwrap_or_default().to_owned());
    [said].into_iter().chain(flags).collect::<Vec<_>>().join(text("join.parts"))
}

/// What the result rests on, and whether it hides figures.
fn basis(subject: &Subject, hides: bool) -> Section {
    let wage = wage::wage_year(subject.day.month());
    let notices = subject.assessment.notices.iter().map(|notice| texts::notice(*notice));
    let hidden = hides.then(|| text("report.hidden_note").to_owned());
    let said = [
        text("about.law").to_owned(),
        fill("report.wage", &[("from", &wage.from), ("amount", &grouped(wage.average))]),
    ];
    let said = said.into_iter().chain(notices).chain(hidden);
    let version = fill("report.version", &[("version", &env!("CARGO_PKG_VERSION"))]);
    let source = Block::Link(text("about.source").to_owned(), OFFICIAL.to_owned());
    let blocks = said.chain([version]).map(paragraph).chain([source]).collect();
    Section { part: None, title: text("report.basis").to_owned(), blocks }
}
