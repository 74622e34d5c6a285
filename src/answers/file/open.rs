//! From a file to answers.

use serde_json::value::RawValue;

use crate::rules::Paper;

use super::json::{Json, Members, look};
use super::{FileError, FileProblem, LONGEST, OpenedFile, VERSION};
use crate::answers::field::{Entry, Field};
use crate::answers::slot::{PERIODS, PeriodPart, RecordList, Slot};
use crate::answers::{Answers, NO, SET, UNSURE, YES};

/// Opens a file: one saved by the page, or any profile.
///
/// A value that its question cannot take becomes the text typed there, so that the page shows the fault and nothing is
/// lost. A byte order mark is passed over. What `page` says of a place goes before what the profile says.
///
/// # Errors
/// The first problem, and the field it is at.
pub fn open(text: &str) -> Result<OpenedFile, FileError> {
    if text.len() > LONGEST {
        return Err(FileError::new("", FileProblem::TooLong));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let file: &RawValue = serde_json::from_str(text).map_err(|_| FileError::new("", FileProblem::NotJson))?;
    let Json::Object(members) = at("", file)? else { return Err(FileError::new("", FileProblem::NotJson)) };
    // Told first: the profile of a newer version may have fields that are not known here.
    let page = match members.by_name.get("page").map(|page| at("page", page)).transpose()? {
        Some(Json::Object(page)) => of_this_version(&page).map(|()| Some(page))?,
        Some(Json::Null) | None => None,
        Some(_) => return Err(FileError::new("page", FileProblem::WrongShape)),
    };
    let mut reader = Reader::default();
    let profile = once(&members, "")?.filter(|(name, _)| *name != "page");
    profile.into_iter().try_for_each(|(name, value)| reader.member("", name, value))?;
    if let Some(page) = page {
        reader.page(&page)?;
    }
    Ok(OpenedFile { answers: reader.answers, name: reader.name })
}

/// The members of an object, each given once.
fn once<'a>(members: &'a Members, path: &str) -> Result<impl Iterator<Item = (&'a str, &'a RawValue)>, FileError> {
    match &members.twice {
        Some(name) => Err(FileError::new(join(path, name), FileProblem::GivenTwice)),
        None => Ok(members.by_name.iter().map(|(name, value)| (name.as_str(), *value))),
    }
}

/// The path of a member.
fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// What stands at a path of the profile.
enum Place {
    Answer(Field),
    /// An object, or `"none"`.
    Part,
    Records(RecordList),
    Periods,
    /// A list of one figure a year.
    Years,
    Papers,
}

impl Place {
    fn at(path: &str) -> Option<Place> {
        let leads = |next| {
            Field::ALL.iter().any(|field| field.path().strip_prefix(path).is_some_and(|rest| rest.starts_with(next)))
        };
        match path {
            PERIODS => Some(Place::Periods),
            "papers_ready" => Some(Place::Papers),
            _ if leads('.') => Some(Place::Part),
            _ if leads('[') => Some(Place::Years),
            _ => {
                let list = RecordList::from_path(path).map(Place::Records);
                list.or_else(|| Field::from_path(path).map(Place::Answer))
            }
        }
    }
}

/// The answer that a part does not exist.
fn none(part: &str) -> Option<(Field, &'static str)> {
    match part {
        "education" => Some((Field::Schooling, "none")),
        "qualification" => Some((Field::Level, "none")),
        "insurance" => Some((Field::Insurance, "none")),
        "shortage_major" => Some((Field::MajorInCatalogue, NO)),
        // That no application is under way is what no dates say.
        _ => Field::from_path(part).map(|field| (field, NO)),
    }
}

/// The answer that a part exists, where that is a question.
fn given(part: &str) -> Option<(Field, &'static str)> {
    match part {
        "insurance" => Some((Field::Insurance, "summary")),
        // Asked of the part at once: what is not said of it is not known.
        "shortage_major" => Some((Field::MajorInCatalogue, UNSURE)),
        _ => Field::from_path(part).map(|field| (field, YES)),
    }
}

#[derive(Default)]
struct Reader {
    answers: Answers,
    name: String,
}

impl Reader {
    fn set(&mut self, field: Field, text: &str) {
        self.answers.set(Slot::Field(field), text);
    }

    /// A member of the profile or of one of its parts.
    fn member(&mut self, within: &str, name: &str, value: &RawValue) -> Result<(), FileError> {
        let path = join(within, name);
        let fail = |problem| FileError::new(path.clone(), problem);
        // A name with a dot would look like a path further inside.
        let place = if name.contains(['.', '[']) { None } else { Place::at(&path) };
        let place = place.ok_or_else(|| fail(FileProblem::UnknownField))?;
        match (place, at(&path, value)?) {
            (_, Json::Null) => Ok(()),
            (Place::Answer(field), json) => self.answer(Slot::Field(field), json),
            (Place::Part, Json::Object(members)) => self.part(&path, &members),
            (Place::Part, Json::Text(text)) if text == "none" => {
                none(&path).into_iter().for_each(|(field, none)| self.set(field, none));
                Ok(())
            }
            (Place::Part, Json::Text(_)) => Err(fail(FileProblem::UnknownChoice)),
            (Place::Records(list), Json::List(dates)) => self.records(list, &dates),
            (Place::Periods, Json::List(rows)) => self.periods(&rows),
            (Place::Years, Json::List(years)) => self.years(&path, &years),
            (Place::Papers, Json::List(papers)) => self.papers(&papers),
            _ => Err(fail(FileProblem::WrongShape)),
        }
    }

    fn part(&mut self, path: &str, members: &Members) -> Result<(), FileError> {
        given(path).into_iter().for_each(|(field, given)| self.set(field, given));
        let is_given = |value: &&RawValue| value.get() != "null";
        let stated = members.by_name.values().filter(|value| is_given(value)).count();
        // Of a record either the rows are taken or the totals.
        if path == "insurance" && stated > 1 && members.by_name.get("periods").is_some_and(is_given) {
            return Err(FileError::new(path, FileProblem::WrongShape));
        }
        once(members, path)?.try_for_each(|(name, value)| self.member(path, name, value))
    }

    /// One answer from a single value.
    fn answer(&mut self, slot: Slot, json: Json) -> Result<(), FileError> {
        let fail = |problem| Err(FileError::new(slot.to_string(), problem));
        let text = match (slot.entry(), json) {
            (_, Json::Null) => String::new(),
            (_, Json::List(_) | Json::Object(_)) => return fail(FileProblem::WrongShape),
            (Entry::YesNo | Entry::Whether, Json::Bool(yes)) => (if yes { YES } else { NO }).to_owned(),
            (Entry::Flag, Json::Bool(set)) => (if set { SET } else { "" }).to_owned(),
            (Entry::Choice(choices), Json::Text(text)) if choices.contains(&text.as_str()) => text,
            (Entry::YesNo | Entry::Whether | Entry::Flag | Entry::Choice(_), _) => {
                return fail(FileProblem::UnknownChoice);
            }
            (_, Json::Text(text)) => text,
            (_, Json::Number(number)) => number.to_owned(),
            (_, Json::Bool(truth)) => truth.to_string(),
        };
        self.answers.set(slot, &text);
        Ok(())
    }

    fn records(&mut self, list: RecordList, dates: &[&RawValue]) -> Result<(), FileError> {
        self.set(list.field(), if dates.is_empty() { NO } else { YES });
        self.make_room(dates.len().checked_sub(1).map(|last| Slot::Record(list, last)), list.field().path())?;
        dates.iter().enumerate().try_for_each(|(row, date)| self.answer_at(Slot::Record(list, row), date))
    }

    fn periods(&mut self, rows: &[&RawValue]) -> Result<(), FileError> {
        // A record without a month says that there is none.
        self.set(Field::Insurance, if rows.is_empty() { "none" } else { "periods" });
        self.make_room(rows.len().checked_sub(1).map(|last| Slot::Period(last, PeriodPart::From)), PERIODS)?;
        rows.iter().enumerate().try_for_each(|(row, value)| self.period(row, value))
    }

    fn period(&mut self, row: usize, value: &RawValue) -> Result<(), FileError> {
        let path = format!("{PERIODS}[{row}]");
        let Json::Object(members) = at(&path, value)? else {
            return Err(FileError::new(path, FileProblem::WrongShape));
        };
        once(&members, &path)?.try_for_each(|(name, value)| match PeriodPart::from_name(name) {
            Some(part) => self.answer_at(Slot::Period(row, part), value),
            None => Err(FileError::new(join(&path, name), FileProblem::UnknownField)),
        })
    }

    fn years(&mut self, path: &str, years: &[&RawValue]) -> Result<(), FileError> {
        let fields: Vec<Field> =
            (0..years.len()).map_while(|year| Field::from_path(&format!("{path}[{year}]"))).collect();
        if years.len() != 3 || fields.len() != 3 {
            return Err(FileError::new(path, FileProblem::WrongShape));
        }
        fields.into_iter().zip(years).try_for_each(|(field, year)| self.answer_at(Slot::Field(field), year))
    }

    fn papers(&mut self, papers: &[&RawValue]) -> Result<(), FileError> {
        for (index, value) in papers.iter().enumerate() {
            let path = format!("papers_ready[{index}]");
            match at(&path, value)? {
                Json::Text(code) => match Paper::from_code(&code) {
                    Some(paper) => self.answers.set(Slot::Paper(paper), SET),
                    None => return Err(FileError::new(path, FileProblem::UnknownChoice)),
                },
                _ => return Err(FileError::new(path, FileProblem::WrongShape)),
            }
        }
        Ok(())
    }

    fn answer_at(&mut self, slot: Slot, value: &RawValue) -> Result<(), FileError> {
        self.answer(slot, at(&slot.to_string(), value)?)
    }

    /// Makes a list long enough for its last place.
    fn make_room(&mut self, last: Option<Slot>, list: &str) -> Result<(), FileError> {
        let fits = last.is_none_or(|last| self.answers.make_room(last));
        if fits { Ok(()) } else { Err(FileError::new(list, FileProblem::TooManyRows)) }
    }

    /// What the profile cannot hold.
    fn page(&mut self, page: &Members) -> Result<(), FileError> {
        for (name, value) in once(page, "page")? {
            let path = join("page", name);
            match (name, at(&path, value)?) {
                ("version", _) => {}
                ("name", Json::Text(name)) => self.name = name,
                ("typed", Json::Object(texts)) => self.typed(&texts)?,
                ("name" | "typed", _) => return Err(FileError::new(path, FileProblem::WrongShape)),
                _ => return Err(FileError::new(path, FileProblem::UnknownField)),
            }
        }
        Ok(())
    }

    /// Texts by their place; a row that the profile does not have comes to be by being named.
    fn typed(&mut self, texts: &Members) -> Result<(), FileError> {
        for (place, value) in once(texts, "page.typed")? {
            let path = join("page.typed", place);
            let fail = |problem| Err(FileError::new(path.as_str(), problem));
            let Some(slot) = Slot::from_path(place) else { return fail(FileProblem::UnknownField) };
            let Json::Text(text) = at(&path, value)? else { return fail(FileProblem::WrongShape) };
            if slot.entry() == Entry::Flag && !["", SET].contains(&text.as_str()) {
                return fail(FileProblem::UnknownChoice);
            }
            if !self.answers.make_room(slot) {
                return fail(FileProblem::TooManyRows);
            }
            self.answers.set(slot, &text);
        }
        Ok(())
    }
}

/// Looks at what stands at a path.
fn at<'a>(path: &str, value: &'a RawValue) -> Result<Json<'a>, FileError> {
    look(value).ok_or_else(|| FileError::new(path, FileProblem::NotJson))
}

/// Whether a file's `page` is of a version that can be read.
fn of_this_version(page: &Members) -> Result<(), FileError> {
    let version = page.by_name.get("version").and_then(|version| version.get().parse::<u64>().ok());
    match version {
        Some(1..=VERSION) => Ok(()),
        Some(newer) if newer > VERSION => Err(FileError::new("page.version", FileProblem::Newer)),
        _ => Err(FileError::new("page.version", FileProblem::WrongShape)),
    }
}
