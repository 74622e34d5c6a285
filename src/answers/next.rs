//! Which verdict stands already, and which question to ask next until one does.
//!
//! The order decides only how soon that is. It rests on estimates of our own ([`odds`]) and never touches the points;
//! `docs/QUESTIONS.md` says how few questions it takes.

use std::cmp::Reverse;

use crate::rules::insurance::{GATE, Insured, TIERS};
use crate::rules::profile::{Insurance, Period};
use crate::rules::{Assessment, Date, Indicator, STANDARD};

use super::field::Field;
use super::read::{Reading, level};
use super::slot::{PeriodPart, RecordList, Slot};
use super::sorted::Sorted;
use super::{Answers, NO, UNSURE, YES};

/// What is certain about the verdict, whatever the unanswered questions bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A serious criminal record bars the application.
    Barred,
    /// 120 points are reached, and no deduction or veto is left open that could take them away.
    Reached,
    /// 120 points cannot be reached any more. Deductions left open would only take more away.
    OutOfReach,
    /// It depends on questions not answered yet.
    Open,
}

/// Which verdict stands.
pub fn standing(answers: &Answers, reading: &Reading, assessment: &Assessment) -> Standing {
    if assessment.vetoed {
        Standing::Barred
    } else if !assessment.could_qualify {
        Standing::OutOfReach
    } else if assessment.qualifies && open_records(answers, reading).is_empty() {
        Standing::Reached
    } else {
        Standing::Open
    }
}

/// The questions that can still change the verdict, the most promising first, those answered with "unsure" last; none
/// once the verdict stands. Records are asked about only from 120 points on: below, they cannot change anything.
pub fn open_questions(answers: &Answers, reading: &Reading, assessment: &Assessment, today: Date) -> Vec<Slot> {
    if standing(answers, reading, assessment) != Standing::Open {
        return Vec::new();
    }
    if assessment.qualifies {
        return open_records(answers, reading);
    }
    let on = reading.profile.assessed_on.unwrap_or(today);
    let mut search = Search { answers, reading, assessment, on, found: Vec::new() };
    search.look();
    let mut sorted = Sorted::new();
    for (slot, promise) in search.found {
        sorted.insert((answers.text(slot) == UNSURE, Reverse(promise), slot), ());
    }
    sorted.keys().map(|(.., slot)| *slot).collect()
}

/// The questions about deductions and the veto that are not answered, in the order of the page.
fn open_records(answers: &Answers, reading: &Reading) -> Vec<Slot> {
    let mut open = Vec::new();
    // A serious forgery bars by itself and takes no points.
    for list in RecordList::ALL.into_iter().filter(|list| *list != RecordList::SeriousForgery) {
        match (answers.field(list.field()), answers.record_count(list)) {
            (NO, _) => {}
            (YES, rows @ 1..) => {
                let rows = (0..rows).map(|row| Slot::Record(list, row));
                open.extend(rows.filter(|slot| is_open(answers, reading, *slot)));
            }
            _ => open.push(Slot::Field(list.field())),
        }
    }
    if reading.profile.serious_crime.is_none() {
        open.push(Slot::Field(Field::SeriousCrime));
    }
    open
}

/// Whether nothing that can be used stands at a place.
fn is_open(answers: &Answers, reading: &Reading, slot: Slot) -> bool {
    let text = answers.text(slot);
    text.trim().is_empty() || text == UNSURE || reading.fault(slot).is_some()
}

/// The questions that decide an indicator, in the order they are asked. Rows of the insurance record come on top.
const fn fields(indicator: Indicator) -> &'static [Field] {
    use Field::*;
    match indicator {
        Indicator::Age => &[BornOn],
        Indicator::Education => &[Schooling, Degree, Recognised],
        Indicator::Qualification => &[Level, ObtainedInShanghai, FitsPost, QualificationInCatalogue, Registered],
        Indicator::InsuranceYears => &[Insurance, InsuranceYears],
        Indicator::StartupTalent => &[StartupTalent],
        Indicator::InnovationIntermediary => &[InnovationIntermediary],
        Indicator::ShortageMajor => &[MajorInCatalogue, PostMatches],
        Indicator::Investment => {
            &[Investment, SharePercent, AnnualTax1, AnnualTax2, AnnualTax3, LocalHires1, LocalHires2, LocalHires3]
        }
        Indicator::InsuranceBase => &[Insurance, MonthsAt08, MonthsAt1, MonthsAt2, MonthsAt3],
        Indicator::PublicService => &[PublicServiceYears],
        Indicator::OuterArea => &[OuterAreaYears],
        Indicator::FreshGraduate => &[FreshGraduate],
        Indicator::Award => &[Award],
        Indicator::Spouse => &[Spouse, ShanghaiHukou, MarriedOn],
        Indicator::FalseMaterial | Indicator::Detention | Indicator::Conviction => &[],
    }
}

/// How many of a hundred applicants a question brings points, and how many it then usually brings. Our own estimate, for
/// the order of the questions alone. A first yes makes the points that hang on it likely.
const fn odds(indicator: Indicator, field: Field) -> (i32, i32) {
    match (indicator, field) {
        (Indicator::Age, _) => (95, 30),
        (Indicator::Education, _) => (85, 90),
        (Indicator::Qualification, Field::Level) => (25, 100),
        (Indicator::Qualification, _) => (80, 140),
        (Indicator::InsuranceYears, _) => (95, 24),
        (Indicator::InsuranceBase, Field::MonthsAt1) => (40, 50),
        (Indicator::InsuranceBase, Field::MonthsAt2) => (10, 100),
        (Indicator::InsuranceBase, Field::MonthsAt3) => (3, 120),
        (Indicator::InsuranceBase, _) => (60, 25),
        (Indicator::Spouse, Field::MarriedOn) => (95, 24),
        (Indicator::Spouse, Field::ShanghaiHukou) => (20, 24),
        (Indicator::Spouse, _) => (10, 24),
        (Indicator::OuterArea, _) => (8, 12),
        (Indicator::ShortageMajor, Field::PostMatches) => (80, 30),
        (Indicator::ShortageMajor, _) => (5, 30),
        (Indicator::Investment, Field::Investment) => (3, 40),
        (Indicator::Investment, _) => (60, 40),
        (Indicator::FreshGraduate, _) => (3, 10),
        (Indicator::Award, _) => (2, 60),
        (Indicator::PublicService, _) => (2, 30),
        (Indicator::StartupTalent | Indicator::InnovationIntermediary, _) => (1, 120),
        (Indicator::FalseMaterial | Indicator::Detention | Indicator::Conviction, _) => (0, 0),
    }
}

/// The points that a tier of the contribution base gives by itself.
fn tier_points(field: Field) -> Option<i32> {
    let tier = [Field::MonthsAt08, Field::MonthsAt1, Field::MonthsAt2, Field::MonthsAt3];
    let index = tier.iter().position(|tier| *tier == field)?;
    TIERS.get(index).map(|tier| tier.points as i32)
}

/// What a point ruled out is worth beside one that a hundred applicants in a hundred get. Where 120 cannot be reached,
/// the large possibilities have to be ruled out anyway, and then the small ones need not be asked about.
const RULED_OUT: i32 = 3;

/// How much more a question is worth that usually brings all the points still missing than one that brings a part.
const DECIDES: i32 = 2;

struct Search<'a> {
    answers: &'a Answers,
    reading: &'a Reading,
    assessment: &'a Assessment,
    on: Date,
    /// Open questions and what they promise.
    found: Vec<(Slot, i32)>,
}

impl Search<'_> {
    fn look(&mut self) {
        for indicator in Indicator::ALL {
            let gain = self.gain(indicator);
            if gain == 0 {
                continue;
            }
            if indicator == Indicator::InsuranceBase {
                self.look_at_tiers();
                continue;
            }
            let open: Vec<Field> = fields(indicator).iter().copied().filter(|field| self.lacks(*field)).collect();
            let together = self.together(indicator, open.len());
            for &field in &open {
                self.add(Slot::Field(field), self.promise(indicator, field, gain, together));
            }
        }
        self.look_at_gate();
        self.look_at_rows();
    }

    /// How many more points an indicator could bring to the total.
    fn gain(&self, indicator: Indicator) -> i32 {
        let Some(item) = self.assessment.item(indicator) else { return 0 };
        let points = |indicator| self.assessment.item(indicator).map_or(0, |item| item.points);
        // Of these two only the better one counts (Art. 11).
        let has = match indicator {
            Indicator::Education | Indicator::Qualification => {
                points(Indicator::Education).max(points(Indicator::Qualification))
            }
            _ => item.points,
        };
        item.max.map_or(i32::MAX, |max| max.saturating_sub(has).max(0))
    }

    /// What a question promises: the points it usually brings, as far as they are needed, by how often it brings any,
    /// shared among the answers they take together, and more where they are all that is missing; and the points it
    /// rules out where it brings none.
    fn promise(&self, indicator: Indicator, field: Field, gain: i32, together: i32) -> i32 {
        let (percent, usual) = odds(indicator, field);
        // Not the total: that stops at 0, however much is deducted.
        let counted: i32 = self.assessment.items.iter().map(|item| item.counted).sum();
        let needed = gain.min(STANDARD.saturating_sub(counted));
        let weight = if usual >= needed { DECIDES } else { 1 };
        percent * weight * usual.min(needed) / together + needed.saturating_mul(RULED_OUT)
    }

    /// How many answers the points of an indicator still take: a question that leads to others shares with them.
    fn together(&self, indicator: Indicator, open: usize) -> i32 {
        let fields = fields(indicator);
        let leads = fields.first().is_some_and(|first| self.lacks(*first));
        (if leads { fields.len() } else { open }).max(1) as i32
    }

    /// Whether a question is asked and not answered.
    fn lacks(&self, field: Field) -> bool {
        let without_rows = field == Field::Insurance && self.is_by_rows() && self.answers.period_count() == 0;
        self.answers.asks(field) && (is_open(self.answers, self.reading, Slot::Field(field)) || without_rows)
    }

    fn add(&mut self, slot: Slot, promise: i32) {
        match self.found.iter_mut().find(|(found, _)| *found == slot) {
            Some((_, promised)) => *promised = promised.saturating_add(promise),
            None => self.found.push((slot, promise)),
        }
    }

    /// Of the base only the tiers matter that give more than what is sure; each decides by itself.
    fn look_at_tiers(&mut self) {
        let indicator = Indicator::InsuranceBase;
        let sure = self.assessment.item(indicator).map_or(0, |item| item.points);
        for &field in fields(indicator) {
            let gain = tier_points(field).map_or(self.gain(indicator), |points| points - sure);
            if gain > 0 && self.lacks(field) {
                // The question that leads to the tiers shares with one of them.
                let together = if tier_points(field).is_some() { 1 } else { 2 };
                self.add(Slot::Field(field), self.promise(indicator, field, gain, together));
            }
        }
    }

    /// What the wage gate depends on, where a title or certificate waits for it.
    fn look_at_gate(&mut self) {
        if !self.gate_is_open() {
            return;
        }
        for field in [Field::Insurance, Field::LastYearMonthsAt1] {
            if self.lacks(field) {
                let gain = self.gain(Indicator::Qualification);
                self.add(Slot::Field(field), self.promise(Indicator::Qualification, field, gain, 1));
            }
        }
    }

    fn gate_is_open(&self) -> bool {
        self.gain(Indicator::Qualification) > 0
            && level(self.answers).is_some_and(|level| level.has_wage_gate())
            && Insured::of(&self.reading.profile, self.on).last_year.reach(GATE.months).is_none()
    }

    fn is_by_rows(&self) -> bool {
        self.answers.field(Field::Insurance) == "periods"
    }

    /// What the rows of the insurance record lack. They stay together, row by row: all of them promise the same.
    fn look_at_rows(&mut self) {
        if !self.is_by_rows() {
            return;
        }
        let [years, base] = [Indicator::InsuranceYears, Indicator::InsuranceBase].map(|indicator| self.gain(indicator));
        let gate = self.gate_is_open();
        if years == 0 && base == 0 && !gate {
            return;
        }
        let rows = 0..self.answers.period_count();
        let parts: Vec<Slot> = rows.flat_map(|row| self.row_lacks(row, base > 0 || gate)).collect();
        let together = parts.len() as i32;
        for &slot in &parts {
            self.add(slot, self.promise(Indicator::InsuranceYears, Field::InsuranceYears, years, together));
            self.add(slot, self.promise(Indicator::InsuranceBase, Field::MonthsAt1, base, together));
        }
    }

    fn row_lacks(&self, row: usize, base_matters: bool) -> Vec<Slot> {
        let slot = |part| Slot::Period(row, part);
        let is_set = |part| !self.answers.text(slot(part)).is_empty();
        if is_set(PeriodPart::Arrears) || is_set(PeriodPart::OtherEmployer) {
            return Vec::new();
        }
        let window = TIERS.iter().map(|tier| tier.window).max().unwrap_or(0);
        let ended = self.period(row).and_then(|period| period.to);
        let in_window = ended.is_none_or(|to| to >= self.on.month().back(window));
        let base = base_matters && in_window && !is_set(PeriodPart::TaxMismatch);
        let parts = [(PeriodPart::From, true), (PeriodPart::To, true), (PeriodPart::Base, base)];
        let parts = parts.into_iter().filter_map(|(part, matters)| matters.then_some(slot(part)));
        parts.filter(|slot| is_open(self.answers, self.reading, *slot)).collect()
    }

    fn period(&self, row: usize) -> Option<&Period> {
        Insurance::periods(&self.reading.profile.insurance).get(row)
    }
}
