//! Which questions matter, given the answers so far.

use super::field::Field;
use super::read::level;
use super::{Answers, NO, YES};

impl Answers {
    /// Whether a question is asked. What is not asked does not enter the profile; its text stays, in case it is asked
    /// again.
    pub fn asks(&self, field: Field) -> bool {
        let is = |field, choice| self.field(field) == choice;
        let has_schooling = || !matches!(self.field(Field::Schooling), "" | "none");
        match field {
            Field::CollectedOn | Field::ValidUntil => is(Field::Permit, YES),
            // 大专(高职) comes without a degree.
            Field::Degree => has_schooling() && !is(Field::Schooling, "associate"),
            Field::Recognised
            | Field::Mode
            | Field::GraduatedOn
            | Field::Overseas
            | Field::Verified
            | Field::EarlierRecords
            | Field::FileLocated => has_schooling(),
            Field::Since | Field::SameUnit | Field::Dispatched | Field::EmployerRegistered | Field::DistrictKnown => {
                is(Field::Employment, YES)
            }
            Field::ObtainedOn
            | Field::ObtainedInShanghai
            | Field::FitsPost
            | Field::QualificationInCatalogue
            | Field::Registered => level(self).is_some_and(|level| level.points() > 0),
            Field::InsuranceYears
            | Field::MonthsAt08
            | Field::MonthsAt1
            | Field::MonthsAt2
            | Field::MonthsAt3
            | Field::CurrentBase => is(Field::Insurance, "summary"),
            Field::LastYearMonthsAt1 => {
                is(Field::Insurance, "summary") && level(self).is_some_and(|level| level.has_wage_gate())
            }
            Field::PostMatches => !matches!(self.field(Field::MajorInCatalogue), "" | NO),
            Field::SharePercent
            | Field::AnnualTax1
            | Field::AnnualTax2
            | Field::AnnualTax3
            | Field::LocalHires1
            | Field::LocalHires2
            | Field::LocalHires3 => is(Field::Investment, YES),
            Field::ShanghaiHukou => is(Field::Spouse, YES),
            Field::MarriedOn => is(Field::Spouse, YES) && !is(Field::ShanghaiHukou, NO),
            _ => true,
        }
    }
}
