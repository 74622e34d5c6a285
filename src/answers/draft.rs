//! A draft as it is stored: the answers as typed and what belongs to them, under a version.

mod json;

use crate::rules::plan::LeverKind;
use crate::rules::process::STEPS;
use crate::rules::{Date, Month, Paper};

use super::field::Field;
use super::lever_edit::LeverEdit;
use super::slot::{PeriodPart, RecordList, Slot};
use super::{Answers, PeriodRow, YES};
use json::{Json, Writer};

/// The version of the stored form. A change of its meaning gets a new one, a migration in [`Draft::from_json`] and a stored
/// draft in `tests/files/drafts/`. Version 1 had no papers, no steps and fewer questions; version 2 no name and nothing
/// of what stands beside the answers. Both are read as they are.
pub const DRAFT_VERSION: u32 = 3;

/// The answers of one person with what is kept beside them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// What the visitor calls it; may be empty.
    pub name: String,
    pub answers: Answers,
    /// A pasted record that is not taken over yet.
    pub pasted: String,
    /// What was changed about the levers of the plan.
    pub edits: Vec<LeverEdit>,
    /// The score when it was last stored or looked at.
    pub scored: Option<Scored>,
    /// When it was stored, in milliseconds since 1970.
    pub saved_at: u64,
    /// Which of its states this is.
    pub stamp: Stamp,
}

/// A score as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scored {
    /// The assessment date.
    pub on: Date,
    /// Points.
    pub total: i32,
    /// From when on the newest wage figure was in force that it knew.
    pub wage: Month,
}

/// Tells one state of a draft from every other: how often it was stored, and by whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    pub revision: u64,
    /// The tab that stored it.
    pub tab: String,
}

/// A stored draft that this version cannot restore as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftError {
    /// Written by a newer version; what of it is understood here, to be looked at and never stored in its place.
    Newer(Box<Draft>),
    /// No draft, or one that names a question, a paper or a change that does not exist.
    Corrupt,
}

impl Draft {
    /// Answers under no name.
    pub fn of(answers: Answers) -> Draft {
        Draft { answers, ..Draft::default() }
    }

    /// Whether the visitor put nothing into it.
    pub fn is_empty(&self) -> bool {
        self.name.is_empty() && self.answers.is_empty() && self.pasted.is_empty() && self.edits.is_empty()
    }

    /// Whether both hold the same, whenever and by whom they were stored.
    pub fn says_the_same(&self, other: &Draft) -> bool {
        let content = |draft: &Draft| (draft.name.clone(), draft.pasted.clone(), draft.edits.clone());
        self.answers == other.answers && content(self) == content(other)
    }

    /// The stored form: an object of texts by the path of their question, and what stands beside them.
    pub fn to_json(&self) -> String {
        let Draft { name, answers, pasted, edits, scored, saved_at, stamp } = self;
        let mut json = Writer::default();
        json.raw("{\"version\":");
        json.raw(&DRAFT_VERSION.to_string());
        json.raw(",\"answers\":{");
        let texts = answers.texts.iter().map(|(field, text)| (field.path(), text));
        json.each(by_path(texts), |json, (path, text)| {
            json.name("", path);
            json.text(text);
        });
        json.raw("},\"periods\":[");
        json.each(&answers.periods, write_period);
        json.raw("],\"records\":{");
        let rows = RecordList::ALL.iter().map(|list| (list.field().path(), answers.record_rows(*list)));
        json.each(by_path(rows.filter(|(_, rows)| !rows.is_empty())), |json, (path, rows)| {
            json.name("", path);
            json.raw("[");
            json.each(rows, |json, row| json.text(row));
            json.raw("]");
        });
        json.raw("},\"papers\":[");
        json.each(answers.papers.keys(), |json, paper| json.text(paper.code()));
        json.raw("],\"steps\":[");
        json.each(answers.steps.keys(), |json, step| json.raw(&step.to_string()));
        json.name("],", "name");
        json.text(name);
        json.name(",", "pasted");
        json.text(pasted);
        json.raw(",\"levers\":[");
        json.each(edits, write_edit);
        json.raw("],\"scored\":");
        match scored {
            Some(Scored { on, total, wage }) => {
                json.name("{", "on");
                json.text(&on.to_string());
                json.raw(",\"total\":");
                json.raw(&total.to_string());
                json.name(",", "wage");
                json.text(&wage.to_string());
                json.raw("}");
            }
            None => json.raw("null"),
        }
        json.raw(",\"saved_at\":");
        json.raw(&saved_at.to_string());
        json.raw(",\"stamp\":{\"revision\":");
        json.raw(&stamp.revision.to_string());
        json.name(",", "tab");
        json.text(&stamp.tab);
        json.raw("}}");
        json.0
    }

    /// Reads a stored draft of this version or an older one.
    ///
    /// # Errors
    /// See [`DraftError`].
    pub fn from_json(json: &str) -> Result<Draft, DraftError> {
        let stored = Json::read(json).ok_or(DraftError::Corrupt)?;
        match stored.get("version").and_then(Json::whole) {
            None => Err(DraftError::Corrupt),
            Some(version) if version > u64::from(DRAFT_VERSION) => Err(DraftError::Newer(Box::new(newer(&stored)))),
            Some(_) => known(&stored).ok_or(DraftError::Corrupt),
        }
    }
}

/// Parts in the order of their paths.
fn by_path<T>(parts: impl Iterator<Item = (&'static str, T)>) -> Vec<(&'static str, T)> {
    let mut sorted: Vec<(&'static str, T)> = Vec::new();
    for (path, part) in parts {
        let at = sorted.iter().take_while(|(other, _)| *other < path).count();
        sorted.insert(at, (path, part));
    }
    sorted
}

fn write_period(json: &mut Writer, row: &PeriodRow) {
    let mut before = "{";
    for part in PeriodPart::ALL {
        json.name(before, part.name());
        match PeriodPart::FLAGS.contains(&part) {
            true => json.raw(if row.text(part).is_empty() { "false" } else { "true" }),
            false => json.text(row.text(part)),
        }
        before = ",";
    }
    json.raw("}");
}

fn write_edit(json: &mut Writer, LeverEdit { kind, from, chosen, .. }: &LeverEdit) {
    json.name("{", "kind");
    json.text(kind.code());
    json.name(",", "from");
    json.text_or_null(from.as_deref());
    json.raw(",\"chosen\":[");
    json.each(chosen, |json, chosen| json.raw(if *chosen { "true" } else { "false" }));
    json.raw("]}");
}

/// The members of an object that has these and no others, each once.
fn only<'j, 'a, const N: usize>(json: &'j Json<'a>, names: [&str; N]) -> Option<[Option<&'j Json<'a>>; N]> {
    let Json::Object(members) = json else { return None };
    let mut found = [None; N];
    for (name, value) in members {
        let slot = names.iter().position(|known| known == name).and_then(|at| found.get_mut(at))?;
        if slot.replace(value).is_some() {
            return None;
        }
    }
    Some(found)
}

/// The texts of a list that holds nothing else.
fn texts(json: &Json) -> Option<Vec<String>> {
    json.list()?.iter().map(|text| text.text().map(str::to_owned)).collect()
}

/// What stands at a member that may be absent, and must be of its kind where it is there.
fn or_default<'a, T: Default>(json: Option<&Json<'a>>, read: impl FnOnce(&Json<'a>) -> Option<T>) -> Option<T> {
    json.map_or_else(|| Some(T::default()), read)
}

/// A text that may be absent.
fn text_or_none(json: Option<&Json>) -> Option<String> {
    or_default(json, |json| json.text().map(str::to_owned))
}

/// A draft of a version that is known; nothing where it holds anything else.
fn known(json: &Json) -> Option<Draft> {
    let names = [
        "version", "answers", "periods", "records", // Since version 2.
        "papers", "steps", // Since version 3.
        "name", "pasted", "levers", "scored", "saved_at", "stamp",
    ];
    let [_, texts_given, periods, records, papers, steps, name, pasted, levers, scored, saved_at, stamp] =
        only(json, names)?;
    let mut answers = Answers::default();
    for (path, text) in only_members(texts_given?)? {
        answers.put(path, text.text()?).then_some(())?;
    }
    for row in periods?.list()? {
        answers.periods.push(period(row)?);
    }
    for (path, rows) in only_members(records?)? {
        answers.put_records(path, texts(rows)?).then_some(())?;
    }
    for code in or_default(papers, texts)? {
        answers.mark_paper(&code).then_some(())?;
    }
    for step in steps.map_or(Some(&[][..]), Json::list)? {
        answers.mark_step(u8::try_from(step.whole()?).ok()?);
    }
    let edits = levers.map_or(Some(&[][..]), Json::list)?.iter().map(edit).collect::<Option<_>>()?;
    Some(Draft {
        name: text_or_none(name)?,
        answers,
        pasted: text_or_none(pasted)?,
        edits,
        scored: scored.filter(|scored| **scored != Json::Null).map_or(Some(None), |json| score(json).map(Some))?,
        saved_at: or_default(saved_at, Json::whole)?,
        stamp: or_default(stamp, stamped)?,
    })
}

/// The members of what must be an object.
fn only_members<'j, 'a>(json: &'j Json<'a>) -> Option<&'j [(String, Json<'a>)]> {
    matches!(json, Json::Object(_)).then(|| json.members())
}

fn period(json: &Json) -> Option<PeriodRow> {
    let given = only(json, PeriodPart::ALL.map(PeriodPart::name))?;
    let mut row = PeriodRow::default();
    for (part, given) in PeriodPart::ALL.into_iter().zip(given) {
        let Some(given) = given else { continue };
        match PeriodPart::FLAGS.contains(&part) {
            true => row.set(part, if given.bool()? { YES } else { "" }),
            false => row.set(part, given.text()?),
        }
    }
    Some(row)
}

fn edit(json: &Json) -> Option<LeverEdit> {
    let [kind, from, chosen] = only(json, ["kind", "from", "chosen"])?;
    let kind = LeverKind::from_code(kind?.text()?)?;
    let from = from.filter(|from| **from != Json::Null).map_or(Some(None), |from| from.text().map(Some))?;
    let chosen: Vec<bool> = chosen?.list()?.iter().map(Json::bool).collect::<Option<_>>()?;
    Some(LeverEdit { kind, from: from.map(str::to_owned), chosen: chosen.try_into().ok()?, by_hand: true })
}

fn score(json: &Json) -> Option<Scored> {
    let [on, total, wage] = only(json, ["on", "total", "wage"])?;
    Some(Scored { on: on?.text()?.parse().ok()?, total: total?.signed()?, wage: wage?.text()?.parse().ok()? })
}

fn stamped(json: &Json) -> Option<Stamp> {
    let [revision, tab] = only(json, ["revision", "tab"])?;
    Some(Stamp { revision: or_default(revision, Json::whole)?, tab: text_or_none(tab)? })
}

impl Answers {
    /// Puts a text at a question; whether there is such a question.
    fn put(&mut self, path: &str, text: &str) -> bool {
        // An empty text answers nothing, and is not kept as one.
        Field::from_path(path).map(|field| self.set(Slot::Field(field), text)).is_some()
    }

    /// Puts the dates of a list; whether there is such a list.
    fn put_records(&mut self, path: &str, rows: Vec<String>) -> bool {
        let list = RecordList::ALL.into_iter().find(|list| list.field().path() == path);
        list.and_then(|list| self.records.get_mut(list as usize)).map(|records| *records = rows).is_some()
    }

    /// Marks a step as done; one that does not exist is left out.
    fn mark_step(&mut self, step: u8) {
        if STEPS.contains(&step) {
            self.steps.insert(step, ());
        }
    }

    fn record_rows(&self, list: RecordList) -> &[String] {
        self.records.get(list as usize).map_or(&[], Vec::as_slice)
    }

    /// Marks a paper as at hand; whether there is such a paper.
    fn mark_paper(&mut self, code: &str) -> bool {
        Paper::from_code(code).map(|paper| self.papers.insert(paper, ())).is_some()
    }
}

/// What is understood of a draft that a newer version stored.
fn newer(json: &Json) -> Draft {
    let text = |json: &Json| json.text().unwrap_or_default().to_owned();
    let list = |name: &str| json.get(name).and_then(Json::list).unwrap_or_default();
    let members = |name: &str| json.get(name).map_or(&[][..], Json::members);
    let mut draft = Draft {
        name: json.get("name").map(text).unwrap_or_default(),
        saved_at: json.get("saved_at").and_then(Json::whole).unwrap_or_default(),
        ..Draft::default()
    };
    let answers = &mut draft.answers;
    for (path, answer) in members("answers") {
        answers.put(path, &text(answer));
    }
    for (path, dates) in members("records") {
        answers.put_records(path, dates.list().unwrap_or_default().iter().map(text).collect());
    }
    for period in list("periods") {
        let mut row = PeriodRow::default();
        for part in PeriodPart::ALL {
            let given = period.get(part.name());
            let given = given.map(|given| if *given == Json::Bool(true) { YES.to_owned() } else { text(given) });
            row.set(part, &given.unwrap_or_default());
        }
        answers.periods.push(row);
    }
    for code in list("papers") {
        answers.mark_paper(&text(code));
    }
    for step in list("steps").iter().filter_map(Json::whole) {
        answers.mark_step(u8::try_from(step).unwrap_or_default());
    }
    draft
}
