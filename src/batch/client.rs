//! A row of cells as the answers of a client.

use std::collections::BTreeMap;

use super::Target;
use super::guess::plain;
use super::spellings::{BLANK, CHOICES, YES_NO};
use crate::answers::{Answers, Entry, Fault, Field, NO, RecordList, Slot, UNSURE, YES, date};
use crate::rules::{Date, Profile};
use crate::texts::{Language, choice_text, spoken_in};

/// The longest cell that a spreadsheet can hold, in characters. A longer one has swallowed rows behind a quote left open.
const LONGEST_CELL: usize = 32_767;

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellFault {
    pub at: At,
    /// What stands there.
    pub given: String,
    pub problem: Problem,
}

/// Where it is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// The row as such.
    Row,
    /// The column so many, counted from 0.
    Column(usize),
}

/// How a cell or a row is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// As typed answers are.
    Unread(Fault),
    /// None of the choices of its question.
    NotAChoice(Field),
    /// The answer to another question says that there is no such thing.
    Denied(Field),
    /// So many cells more than there are headers.
    TooMany(usize),
    /// A quote opens and does not close.
    OpenQuote,
}

/// What is known of a row before its cells are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// How many cells there should be.
    pub width: usize,
}

/// Reads rows by the columns chosen.
pub struct Reader {
    columns: Vec<Column>,
    name: Option<usize>,
    shape: Shape,
    on: Date,
}

/// A column that answers a question.
struct Column {
    at: usize,
    target: Target,
    /// The choices by their spellings; empty where the answer is typed.
    choices: BTreeMap<String, &'static str>,
}

impl Reader {
    /// A reader of rows with so many cells; `on` is the day for rows that name none.
    pub fn new(width: usize, columns: &[Option<Target>], on: Date) -> Reader {
        let used = columns.iter().take(width).enumerate().filter_map(|(at, target)| Some((at, (*target)?)));
        let (names, answers): (Vec<_>, Vec<_>) = used.partition(|(_, target)| *target == Target::Name);
        let column = |(at, target)| Column { at, target, choices: choices(target) };
        Reader {
            columns: answers.into_iter().map(column).collect(),
            name: names.first().map(|(at, _)| *at),
            shape: Shape { width },
            on,
        }
    }

    /// Whose row it is; empty where no column says.
    pub fn name<'a>(&self, cells: &[&'a str]) -> &'a str {
        self.name.and_then(|at| cells.get(at)).map_or("", |name| tidy(name))
    }

    /// The profile of a row.
    ///
    /// # Errors
    /// All that is wrong with it, in the order of its columns.
    pub fn read(&self, cells: &[&str]) -> Result<Profile, Vec<CellFault>> {
        let wrong = self.shape.faults(cells);
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let mut row = Row::default();
        for column in &self.columns {
            let cell = tidy(cells.get(column.at).copied().unwrap_or_default());
            if !BLANK.contains(&cell.to_lowercase().as_str()) && !cell.is_empty() {
                row.put(column, cell);
            }
        }
        row.imply();
        row.read(self.on)
    }
}

/// A cell without what spreadsheets put around it, such as the apostrophe of a number kept as text.
fn tidy(cell: &str) -> &str {
    cell.trim().trim_start_matches('\'').trim()
}

impl Shape {
    /// Cells that are not those of their headers, which would be read wrongly.
    fn faults(self, cells: &[&str]) -> Vec<CellFault> {
        let extra: Vec<&str> = cells.iter().skip(self.width).copied().filter(|cell| !cell.trim().is_empty()).collect();
        let is_long = |cell: &&str| cell.len() > LONGEST_CELL && cell.chars().count() > LONGEST_CELL;
        let has_break = |cell: &&str| cell.contains(['\n', '\r']);
        let is_open = cells.iter().any(is_long) || cells.len() < self.width && cells.iter().any(has_break);
        let at_row = |given: String, problem| CellFault { at: At::Row, given, problem };
        match (is_open, extra.len()) {
            (true, _) => vec![at_row(String::new(), Problem::OpenQuote)],
            (false, 0) => Vec::new(),
            (false, more) => vec![at_row(extra.join(" "), Problem::TooMany(more))],
        }
    }
}

/// The answers of a row, and from which columns they come.
#[derive(Default)]
struct Row {
    answers: Answers,
    places: Vec<(Slot, usize)>,
    faults: Vec<CellFault>,
}

impl Row {
    fn put(&mut self, column: &Column, cell: &str) {
        match column.target {
            Target::Name => {}
            Target::Field(field) => match (field.entry().choices().is_empty(), column.choice(cell)) {
                (true, _) => self.set(Slot::Field(field), column.at, cell),
                (false, Some(choice)) => self.set(Slot::Field(field), column.at, choice),
                (false, None) => self.fault(column.at, cell, Problem::NotAChoice(field)),
            },
            Target::Records(list) => match column.choice(cell) {
                // Another column may hold some all the same.
                Some(NO) if self.answers.record_count(list) > 0 => {}
                Some(NO) => self.set(Slot::Field(list.field()), column.at, NO),
                Some(UNSURE) => {}
                // That there are some is not enough: what they cost depends on their days.
                _ => self.put_records(list, column.at, cell),
            },
        }
    }

    fn put_records(&mut self, list: RecordList, at: usize, cell: &str) {
        for text in dates(cell) {
            let row = self.answers.record_count(list);
            self.answers.add_record(list);
            self.set(Slot::Record(list, row), at, text);
        }
        self.answers.set(Slot::Field(list.field()), YES);
    }

    fn set(&mut self, slot: Slot, at: usize, text: &str) {
        self.answers.set(slot, text);
        self.places.push((slot, at));
    }

    fn fault(&mut self, at: usize, given: &str, problem: Problem) {
        self.faults.push(CellFault { at: At::Column(at), given: given.to_owned(), problem });
    }

    /// Answers the questions whose yes is implied; where the answer is no, what says otherwise is a fault.
    fn imply(&mut self) {
        for (gate, yes, no, implying) in GATES {
            let filled: Vec<Field> = implying.iter().copied().filter(|field| self.says_something(*field)).collect();
            match self.answers.field(*gate) {
                "" if !filled.is_empty() => self.answers.set(Slot::Field(*gate), yes),
                answer if answer == *no => filled.iter().for_each(|field| self.deny(*field, *gate)),
                _ => {}
            }
        }
    }

    fn says_something(&self, field: Field) -> bool {
        !matches!(self.answers.field(field), "" | UNSURE)
    }

    /// A no or nothing agrees with there being no such thing.
    fn deny(&mut self, field: Field, gate: Field) {
        let given = self.answers.field(field).to_owned();
        if given != NO && !is_zero(&given) {
            let place = self.places.iter().find(|(slot, _)| *slot == Slot::Field(field));
            if let Some((_, at)) = place.copied() {
                self.fault(at, &given, Problem::Denied(gate));
            }
        }
    }

    fn read(mut self, on: Date) -> Result<Profile, Vec<CellFault>> {
        let reading = self.answers.read(on);
        for (slot, fault) in &reading.faults {
            let place = self.places.iter().find(|(place, _)| place == slot).copied();
            if let Some((slot, at)) = place {
                let given = self.answers.text(slot).to_owned();
                self.fault(at, &given, Problem::Unread(*fault));
            }
        }
        if self.faults.is_empty() {
            return Ok(reading.profile);
        }
        self.faults.sort_by_key(|fault| fault.at);
        Err(self.faults)
    }
}

impl Column {
    fn choice(&self, cell: &str) -> Option<&'static str> {
        self.choices.get(cell).or_else(|| self.choices.get(&plain(cell))).copied()
    }
}

/// The dates of a cell: apart by a semicolon, a comma or 、, or by spaces where they hold none themselves.
fn dates(cell: &str) -> Vec<&str> {
    let pieces = cell.split([';', '；', '、', ',', '，', '\n']).map(str::trim).filter(|piece| !piece.is_empty());
    pieces
        .flat_map(|piece| if date(piece).is_ok() { vec![piece] } else { piece.split_whitespace().collect() })
        .collect()
}

fn is_zero(text: &str) -> bool {
    text.contains('0') && text.chars().all(|c| matches!(c, '0' | '.' | '%'))
}

/// The choices that a cell can give: months one by one are too many for it.
pub fn choices_of(field: Field) -> impl Iterator<Item = &'static str> {
    field.entry().choices().iter().copied().filter(move |choice| (field, *choice) != (Field::Insurance, "periods"))
}

/// How a choice is written in our own texts, of any language: its words, and those before and within its brackets.
pub fn worded(field: Field, choice: &str) -> Vec<String> {
    let in_words = |language| {
        let label = spoken_in(language, || plain(choice_text(Slot::Field(field), choice)));
        let parts = label.split(['(', ')']).filter(|part| !part.is_empty()).map(str::to_owned);
        parts.chain([label.clone()]).collect::<Vec<_>>()
    };
    Language::ALL.into_iter().flat_map(in_words).collect()
}

/// The spellings of all choices of a target.
fn choices(target: Target) -> BTreeMap<String, &'static str> {
    let Some(field) = target.field() else { return BTreeMap::new() };
    let mut known = BTreeMap::new();
    for choice in choices_of(field) {
        known.extend(worded(field, choice).into_iter().chain([choice.to_owned()]).map(|spelled| (spelled, choice)));
    }
    if matches!(field.entry(), Entry::YesNo | Entry::Whether) {
        let spelled = YES_NO.iter().filter(|(choice, _)| field.entry().choices().contains(choice));
        known.extend(spelled.flat_map(|(choice, spelled)| spelled.iter().map(|spelled| (plain(spelled), *choice))));
    }
    let own = CHOICES.iter().filter(|(of, ..)| *of == field);
    known.extend(own.flat_map(|(_, choice, spelled)| spelled.iter().map(|spelled| (plain(spelled), *choice))));
    known
}

/// A question, its yes and its no, and the questions that are answered only where it is yes.
type Gate = (Field, &'static str, &'static str, &'static [Field]);

const GATES: &[Gate] = &[
    (Field::Permit, YES, NO, &[Field::CollectedOn, Field::ValidUntil]),
    (
        Field::Employment,
        YES,
        NO,
        &[Field::Since, Field::SameUnit, Field::Dispatched, Field::EmployerRegistered, Field::DistrictKnown],
    ),
    (
        Field::Investment,
        YES,
        NO,
        &[
            Field::SharePercent,
            Field::AnnualTax1,
            Field::AnnualTax2,
            Field::AnnualTax3,
            Field::LocalHires1,
            Field::LocalHires2,
            Field::LocalHires3,
        ],
    ),
    (Field::Spouse, YES, NO, &[Field::ShanghaiHukou, Field::MarriedOn]),
    (
        Field::Insurance,
        "summary",
        "none",
        &[
            Field::InsuranceYears,
            Field::MonthsAt08,
            Field::MonthsAt1,
            Field::MonthsAt2,
            Field::MonthsAt3,
            Field::LastYearMonthsAt1,
            Field::CurrentBase,
        ],
    ),
];
