//! The answers as one row of numbers.

use serde::{Deserialize, Serialize};

use crate::rules::materials::PAPERS;
use crate::rules::process::STEPS;

use super::{LinkError, value};
use crate::answers::field::Field;
use crate::answers::slot::{PeriodPart, RecordList, Slot};
use crate::answers::{Answers, flag};

/// The answers as numbers, each of which takes the fewer bytes the smaller it is.
///
/// First the questions that are answered, as marks by their numbers, and their answers in that order. Then the rows of
/// the insurance record: how many, and of each from, to, base and its marks. Then for each list of records how many dates
/// it has, and those. Last the papers at hand and the steps done, as marks. An answer is 0 where its place is empty, 1
/// where it is a text that is no value of its question in plain form (the next of `texts`), and otherwise the value
/// plus 2.
#[derive(Default, Serialize, Deserialize)]
pub struct Packed<'a> {
    numbers: Vec<u64>,
    #[serde(borrow)]
    texts: Vec<&'a str>,
}

/// What stands at a place where it is empty.
const EMPTY: u64 = 0;
/// What stands at a place where it is a text.
const TEXT: u64 = 1;
/// What is added to values.
const VALUES: u64 = 2;
/// So many marks go into a number: what fits into one byte.
const MARKS: usize = 7;

/// The parts of a row that are typed.
const TYPED: [PeriodPart; 3] = [PeriodPart::From, PeriodPart::To, PeriodPart::Base];

/// Every question at its number.
fn fields() -> [Option<Slot>; 256] {
    std::array::from_fn(|number| u8::try_from(number).ok().and_then(Field::from_number).map(Slot::Field))
}

fn flags(row: usize) -> [Option<Slot>; 3] {
    PeriodPart::FLAGS.map(|part| Some(Slot::Period(row, part)))
}

fn papers() -> [Option<Slot>; PAPERS.len()] {
    PAPERS.map(|(paper, _)| Some(Slot::Paper(paper)))
}

fn steps() -> Vec<Option<Slot>> {
    STEPS.map(|step| Some(Slot::Step(step))).collect()
}

impl<'a> From<&'a Answers> for Packed<'a> {
    fn from(answers: &'a Answers) -> Packed<'a> {
        let mut packer = Packer { answers, packed: Packed::default() };
        let fields = fields();
        packer.marks(&fields);
        let answered = fields.into_iter().flatten().filter(|slot| !answers.text(*slot).is_empty());
        answered.for_each(|slot| packer.answer(slot));
        packer.count(answers.period_count());
        for row in 0..answers.period_count() {
            TYPED.into_iter().for_each(|part| packer.answer(Slot::Period(row, part)));
            packer.marks(&flags(row));
        }
        for list in RecordList::ALL {
            packer.count(answers.record_count(list));
            (0..answers.record_count(list)).for_each(|row| packer.answer(Slot::Record(list, row)));
        }
        packer.marks(&papers());
        packer.marks(&steps());
        packer.packed
    }
}

struct Packer<'a> {
    answers: &'a Answers,
    packed: Packed<'a>,
}

impl Packer<'_> {
    fn count(&mut self, count: usize) {
        self.packed.numbers.push(count as u64);
    }

    /// Which places are not empty: how many numbers, and those.
    fn marks(&mut self, places: &[Option<Slot>]) {
        let marked = |place: &Option<Slot>| place.is_some_and(|slot| !self.answers.text(slot).is_empty());
        let groups = places
            .chunks(MARKS)
            .map(|group| group.iter().rev().fold(0, |marks, place| marks << 1 | u64::from(marked(place))));
        let mut groups: Vec<u64> = groups.collect();
        while groups.last() == Some(&0) {
            groups.pop();
        }
        self.count(groups.len());
        self.packed.numbers.extend(groups);
    }

    /// What stands at a place; a text is put with the others.
    fn answer(&mut self, slot: Slot) {
        let text = self.answers.text(slot);
        let number = match value::of(slot, text).and_then(|value| value.checked_add(VALUES)) {
            _ if text.is_empty() => EMPTY,
            Some(number) => number,
            None => {
                self.packed.texts.push(text);
                TEXT
            }
        };
        self.packed.numbers.push(number);
    }
}

impl Packed<'_> {
    /// The answers again.
    pub fn unpack(&self) -> Result<Answers, LinkError> {
        let mut rest = Unpacker { answers: Answers::default(), numbers: self.numbers.iter(), texts: self.texts.iter() };
        for slot in rest.marks(&fields())? {
            rest.answer(slot)?;
        }
        for row in 0..rest.count()? {
            TYPED.into_iter().try_for_each(|part| rest.answer(Slot::Period(row, part)))?;
            rest.marked(&flags(row))?;
        }
        for list in RecordList::ALL {
            for row in 0..rest.count()? {
                rest.answer(Slot::Record(list, row))?;
            }
        }
        rest.marked(&papers())?;
        rest.marked(&steps())?;
        match (rest.numbers.next(), rest.texts.next()) {
            (None, None) => Ok(rest.answers),
            _ => Err(LinkError::Newer),
        }
    }
}

/// What is not unpacked yet, and the answers so far.
struct Unpacker<'a> {
    answers: Answers,
    numbers: std::slice::Iter<'a, u64>,
    texts: std::slice::Iter<'a, &'a str>,
}

impl Unpacker<'_> {
    fn number(&mut self) -> Result<u64, LinkError> {
        self.numbers.next().copied().ok_or(LinkError::Damaged)
    }

    fn count(&mut self) -> Result<usize, LinkError> {
        usize::try_from(self.number()?).map_err(|_| LinkError::TooLong)
    }

    /// The places that are marked.
    fn marks(&mut self, places: &[Option<Slot>]) -> Result<Vec<Slot>, LinkError> {
        let mut marked = Vec::new();
        let mut groups = places.chunks(MARKS);
        for _ in 0..self.count()? {
            let mut places = groups.next().unwrap_or_default().iter();
            let mut marks = self.number()?;
            while marks > 0 {
                let place = places.next().copied().flatten();
                if marks & 1 == 1 {
                    marked.push(place.ok_or(LinkError::Newer)?);
                }
                marks >>= 1;
            }
        }
        Ok(marked)
    }

    /// Sets the flags, papers or steps that are marked.
    fn marked(&mut self, places: &[Option<Slot>]) -> Result<(), LinkError> {
        for slot in self.marks(places)? {
            self.answers.set(slot, flag(true));
        }
        Ok(())
    }

    /// Puts what a number says at its place, which comes to be where it is a row.
    fn answer(&mut self, slot: Slot) -> Result<(), LinkError> {
        if !self.answers.make_room(slot) {
            return Err(LinkError::TooLong);
        }
        match self.number()? {
            EMPTY => {}
            TEXT => self.answers.set(slot, self.texts.next().ok_or(LinkError::Damaged)?),
            number => self.answers.set(slot, &value::plain(slot, number - VALUES).ok_or(LinkError::Newer)?),
        }
        Ok(())
    }
}
