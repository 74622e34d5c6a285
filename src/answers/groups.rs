//! The questions in groups, as the rules have them.

use crate::rules::Indicator;

use super::field::Field;
use super::slot::{PeriodPart, RecordList, Slot};
use super::{Answers, YES};

/// A group of questions, such as one card shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Person,
    Education,
    Qualification,
    Insurance,
    Employment,
    Talent,
    Investment,
    Service,
    Merit,
    Spouse,
    Record,
}

impl Group {
    /// All of them, in the order of the page.
    pub const ALL: [Group; 11] = [
        Group::Person,
        Group::Education,
        Group::Qualification,
        Group::Insurance,
        Group::Employment,
        Group::Talent,
        Group::Investment,
        Group::Service,
        Group::Merit,
        Group::Spouse,
        Group::Record,
    ];

    /// Its name in texts, in the address and as an id.
    pub const fn id(self) -> &'static str {
        match self {
            Group::Person => "person",
            Group::Education => "education",
            Group::Qualification => "qualification",
            Group::Insurance => "insurance",
            Group::Employment => "employment",
            Group::Talent => "talent",
            Group::Investment => "investment",
            Group::Service => "service",
            Group::Merit => "merit",
            Group::Spouse => "spouse",
            Group::Record => "record",
        }
    }

    /// The group of an id.
    pub fn from_id(id: &str) -> Option<Group> {
        Group::ALL.into_iter().find(|group| group.id() == id)
    }

    /// The group after this one.
    pub fn next(self) -> Option<Group> {
        Group::ALL.into_iter().skip_while(|group| *group != self).nth(1)
    }

    /// The indicators its questions decide.
    pub const fn indicators(self) -> &'static [Indicator] {
        match self {
            Group::Person => &[Indicator::Age],
            Group::Education => &[Indicator::Education],
            Group::Qualification => &[Indicator::Qualification],
            Group::Insurance => &[Indicator::InsuranceYears, Indicator::InsuranceBase],
            Group::Employment => &[],
            Group::Talent => &[Indicator::StartupTalent, Indicator::InnovationIntermediary, Indicator::ShortageMajor],
            Group::Investment => &[Indicator::Investment],
            Group::Service => &[Indicator::PublicService, Indicator::OuterArea],
            Group::Merit => &[Indicator::FreshGraduate, Indicator::Award],
            Group::Spouse => &[Indicator::Spouse],
            Group::Record => &[Indicator::FalseMaterial, Indicator::Detention, Indicator::Conviction],
        }
    }

    /// The group whose questions decide an indicator.
    pub fn of_indicator(indicator: Indicator) -> Group {
        Group::ALL.into_iter().find(|group| group.indicators().contains(&indicator)).unwrap_or(Group::Person)
    }

    /// Its questions, in the order they are asked. Rows of periods and records follow the question they belong to.
    pub const fn fields(self) -> &'static [Field] {
        use Field::*;
        match self {
            Group::Person => &[BornOn, Sex, ForeignNational, Permit, CollectedOn, ValidUntil, AssessedOn],
            Group::Education => {
                &[Schooling, Degree, Recognised, Mode, GraduatedOn, Overseas, Verified, EarlierRecords, FileLocated]
            }
            Group::Qualification => {
                &[Level, ObtainedInShanghai, FitsPost, QualificationInCatalogue, Registered, ObtainedOn]
            }
            Group::Insurance => &[
                Insurance,
                InsuranceYears,
                MonthsAt08,
                MonthsAt1,
                MonthsAt2,
                MonthsAt3,
                LastYearMonthsAt1,
                CurrentBase,
            ],
            Group::Employment => {
                &[InsuredNow, Retired, Employment, Since, SameUnit, Dispatched, EmployerRegistered, DistrictKnown]
            }
            Group::Talent => &[StartupTalent, InnovationIntermediary, MajorInCatalogue, PostMatches],
            Group::Investment => {
                &[Investment, SharePercent, AnnualTax1, AnnualTax2, AnnualTax3, LocalHires1, LocalHires2, LocalHires3]
            }
            Group::Service => &[PublicServiceYears, OuterAreaYears],
            Group::Merit => &[FreshGraduate, Award],
            Group::Spouse => &[Spouse, ShanghaiHukou, MarriedOn],
            Group::Record => &[FalseMaterial, Detained, Convicted, SeriousForgery, SeriousCrime],
        }
    }

    /// The group a place belongs to; nothing for what stands beside the cards.
    pub fn of_slot(slot: Slot) -> Option<Group> {
        let field = match slot {
            Slot::Field(field) => field,
            Slot::Period(..) => Field::Insurance,
            Slot::Record(list, _) => list.field(),
            Slot::Paper(_) | Slot::Step(_) => return None,
        };
        Group::ALL.into_iter().find(|group| group.fields().contains(&field))
    }
}

/// What is asked beside the steps of the process, and at which.
pub const BESIDE_STEPS: [(u8, Field); 2] = [(5, Field::AccountOn), (8, Field::AcceptedOn)];

/// The list of dates that belongs to a question, where it has one.
pub fn records_of(field: Field) -> Option<RecordList> {
    RecordList::ALL.into_iter().find(|list| list.field() == field)
}

impl Answers {
    /// The places of some questions as far as they are asked, each with the rows that belong to it. A flag of a row that
    /// is not set says nothing and is left out.
    pub fn asked_slots<'a>(&'a self, fields: impl IntoIterator<Item = &'a Field>) -> Vec<Slot> {
        let asked = fields.into_iter().copied().filter(|field| self.asks(*field));
        asked.flat_map(|field| [Slot::Field(field)].into_iter().chain(self.rows_of(field))).collect()
    }

    /// The rows of a question whose answer asks for them.
    fn rows_of(&self, field: Field) -> Vec<Slot> {
        let answer = self.field(field);
        if let Some(list) = records_of(field).filter(|_| answer == YES) {
            return (0..self.record_count(list)).map(|row| Slot::Record(list, row)).collect();
        }
        let is_by_month = field == Field::Insurance && answer == "periods";
        let rows = 0..if is_by_month { self.period_count() } else { 0 };
        let slots = rows.flat_map(|row| PeriodPart::ALL.map(|part| Slot::Period(row, part)));
        slots.filter(|slot| !self.is_unset_flag(*slot)).collect()
    }

    fn is_unset_flag(&self, slot: Slot) -> bool {
        matches!(slot, Slot::Period(_, part) if PeriodPart::FLAGS.contains(&part)) && self.text(slot).is_empty()
    }
}
