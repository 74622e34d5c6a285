//! From answers as typed to the profile, and what is wrong where.

use crate::rules::Paper;
use crate::rules::date::{Date, Month};
use crate::rules::profile::{
    Award, Degree, Education, Employment, Insurance, InsuranceSummary, Investment, Level, Period, Permit, Process,
    Profile, Qualification, Schooling, Sex, ShortageMajor, Spouse, StudyMode,
};
use crate::rules::value::{Ignored, Stated, Whole};

use super::field::Field;
use super::slot::{PeriodPart, RecordList, Slot};
use super::sorted::Sorted;
use super::values::{self, Fault};
use super::{Answers, NO, YES};

/// What the answers come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The answers that can be read; the others count as not answered.
    pub profile: Profile,
    /// The answers that cannot, in the order of the page.
    pub faults: Sorted<Slot, Fault>,
}

impl Reading {
    /// What is wrong at a place.
    pub fn fault(&self, slot: Slot) -> Option<Fault> {
        self.faults.get(&slot).copied()
    }
}

impl Answers {
    /// Reads every question that is asked. `today` bounds the days that must lie in the past where no assessment date is
    /// given.
    pub fn read(&self, today: Date) -> Reading {
        let mut reader = Reader { answers: self, faults: Sorted::new(), on: today };
        let profile = reader.profile();
        Reading { profile, faults: reader.faults }
    }
}

/// The level chosen, by itself.
pub(super) fn level(answers: &Answers) -> Option<Level> {
    Level::from_code(answers.field(Field::Level))
}

struct Reader<'a> {
    answers: &'a Answers,
    faults: Sorted<Slot, Fault>,
    /// The day from which on dates lie in the future.
    on: Date,
}

impl Reader<'_> {
    fn profile(&mut self) -> Profile {
        let assessed_on = self.date(Field::AssessedOn);
        self.on = assessed_on.unwrap_or(self.on);
        Profile {
            assessed_on,
            born_on: self.past(Slot::Field(Field::BornOn)),
            sex: self.choice(Field::Sex, Sex::from_code),
            foreign_national: self.yes(Field::ForeignNational),
            permit: self.whether(Field::Permit, Reader::permit),
            education: self.education(),
            qualification: self.qualification(),
            insurance: self.insurance(),
            startup_talent: self.yes(Field::StartupTalent),
            innovation_intermediary: self.yes(Field::InnovationIntermediary),
            shortage_major: self.shortage_major(),
            investment: self.whether(Field::Investment, Reader::investment),
            public_service_years: self.whole(Field::PublicServiceYears),
            outer_area_years: self.whole(Field::OuterAreaYears),
            fresh_graduate: self.yes(Field::FreshGraduate),
            award: self.choice(Field::Award, Award::from_code),
            spouse: self.whether(Field::Spouse, |reader| Spouse {
                shanghai_hukou: reader.yes(Field::ShanghaiHukou),
                married_on: reader.past(Slot::Field(Field::MarriedOn)),
            }),
            false_material_on: self.records(RecordList::FalseMaterial),
            detained_on: self.records(RecordList::Detained),
            convicted_on: self.records(RecordList::Convicted),
            serious_crime: self.yes(Field::SeriousCrime),
            serious_forgery_on: self.records(RecordList::SeriousForgery),
            insured_now: self.yes(Field::InsuredNow),
            retired: self.yes(Field::Retired),
            employment: self.whether(Field::Employment, |reader| Employment {
                since: reader.past(Slot::Field(Field::Since)),
                same_unit: reader.yes(Field::SameUnit),
                dispatched: reader.yes(Field::Dispatched),
                employer_registered: reader.yes(Field::EmployerRegistered),
                district_known: reader.yes(Field::DistrictKnown),
            }),
            process: self.process(),
            papers_ready: self.papers_ready(),
            page: Ignored,
        }
    }

    fn permit(&mut self) -> Permit {
        let collected_on = self.past(Slot::Field(Field::CollectedOn));
        let mut valid_until = self.date(Field::ValidUntil);
        if let (Some(collected), Some(until)) = (collected_on, valid_until)
            && until < collected
        {
            self.faults.insert(Slot::Field(Field::ValidUntil), Fault::BeforeStart);
            valid_until = None;
        }
        Permit { collected_on, valid_until }
    }

    /// Nothing has begun until one of the dates is there.
    fn process(&mut self) -> Option<Stated<Process>> {
        let account_on = self.past(Slot::Field(Field::AccountOn));
        let mut accepted_on = self.past(Slot::Field(Field::AcceptedOn));
        if account_on.is_some() && accepted_on.is_some() && accepted_on < account_on {
            self.faults.insert(Slot::Field(Field::AcceptedOn), Fault::BeforeStart);
            accepted_on = None;
        }
        (account_on.is_some() || accepted_on.is_some()).then_some(Stated::Given(Process { account_on, accepted_on }))
    }

    /// The list of papers counts as looked at once one of them is ticked.
    fn papers_ready(&self) -> Option<Vec<Paper>> {
        let ready: Vec<Paper> = self.answers.papers.keys().copied().collect();
        (!ready.is_empty()).then_some(ready)
    }

    fn education(&mut self) -> Option<Stated<Education>> {
        let schooling = self.choice(Field::Schooling, Schooling::from_code)?;
        if schooling == Schooling::None {
            return Some(Stated::Nothing);
        }
        let degree = self.choice(Field::Degree, Degree::from_code);
        Some(Stated::Given(Education {
            schooling: Some(schooling),
            degree: if self.answers.asks(Field::Degree) { degree } else { Some(Degree::None) },
            recognised: self.yes(Field::Recognised),
            mode: self.choice(Field::Mode, StudyMode::from_code),
            graduated_on: self.past(Slot::Field(Field::GraduatedOn)),
            overseas: self.yes(Field::Overseas),
            verified: self.yes(Field::Verified),
            earlier_records: self.yes(Field::EarlierRecords),
            file_located: self.yes(Field::FileLocated),
        }))
    }

    fn qualification(&mut self) -> Option<Stated<Qualification>> {
        match level(self.answers)? {
            Level::None => Some(Stated::Nothing),
            level => Some(Stated::Given(Qualification {
                level: Some(level),
                obtained_on: self.past(Slot::Field(Field::ObtainedOn)),
                obtained_in_shanghai: self.yes(Field::ObtainedInShanghai),
                fits_post: self.yes(Field::FitsPost),
                in_catalogue: self.yes(Field::QualificationInCatalogue),
                registered: self.yes(Field::Registered),
            })),
        }
    }

    fn insurance(&mut self) -> Option<Stated<Insurance>> {
        match self.answers.field(Field::Insurance) {
            "none" => Some(Stated::Nothing),
            "summary" => Some(Stated::Given(Insurance::Summary(InsuranceSummary {
                years: self.whole(Field::InsuranceYears),
                months_at_0_8: self.whole(Field::MonthsAt08),
                months_at_1: self.whole(Field::MonthsAt1),
                months_at_2: self.whole(Field::MonthsAt2),
                months_at_3: self.whole(Field::MonthsAt3),
                last_year_months_at_1: self.whole(Field::LastYearMonthsAt1),
                current_base: self.whole(Field::CurrentBase),
            }))),
            // Without a row nothing is answered yet: "no months at all" is a choice of its own.
            "periods" if self.answers.period_count() > 0 => {
                let periods = (0..self.answers.period_count()).map(|row| self.period(row)).collect();
                Some(Stated::Given(Insurance::Periods { periods }))
            }
            _ => None,
        }
    }

    fn period(&mut self, row: usize) -> Period {
        let slot = |part| Slot::Period(row, part);
        let from = self.value(slot(PeriodPart::From), values::month);
        let mut to = self.value(slot(PeriodPart::To), values::month);
        if let (Some(first), Some(last)) = (from, to)
            && last < first
        {
            self.faults.insert(slot(PeriodPart::To), Fault::BeforeStart);
            to = None;
        }
        let flag = |part| !self.answers.text(slot(part)).is_empty();
        let (arrears, other_employer, tax_mismatch) =
            (flag(PeriodPart::Arrears), flag(PeriodPart::OtherEmployer), flag(PeriodPart::TaxMismatch));
        let base = self.value(slot(PeriodPart::Base), values::whole);
        Period { from, to, base, arrears, other_employer, tax_mismatch }
    }

    fn shortage_major(&mut self) -> Option<Stated<ShortageMajor>> {
        match self.answers.field(Field::MajorInCatalogue) {
            "" => None,
            NO => Some(Stated::Nothing),
            _ => Some(Stated::Given(ShortageMajor {
                in_catalogue: self.yes(Field::MajorInCatalogue),
                post_matches: self.yes(Field::PostMatches),
            })),
        }
    }

    fn investment(&mut self) -> Investment {
        Investment {
            share_percent: self.value(Slot::Field(Field::SharePercent), values::percent),
            annual_tax: self.three([Field::AnnualTax1, Field::AnnualTax2, Field::AnnualTax3]),
            local_hires: self.three([Field::LocalHires1, Field::LocalHires2, Field::LocalHires3]),
        }
    }

    /// Three years, answered only together.
    fn three<const MAX: u64>(&mut self, fields: [Field; 3]) -> Option<[Whole<MAX>; 3]> {
        match fields.map(|field| self.whole(field)) {
            [Some(first), Some(second), Some(third)] => Some([first, second, third]),
            _ => None,
        }
    }

    /// Dates of records; a row still empty is not answered and deducts nothing.
    fn records(&mut self, list: RecordList) -> Option<Vec<Date>> {
        match self.answers.field(list.field()) {
            NO => Some(Vec::new()),
            YES => {
                let count = self.answers.record_count(list);
                let dates: Vec<Date> = (0..count).filter_map(|row| self.past(Slot::Record(list, row))).collect();
                (!dates.is_empty()).then_some(dates)
            }
            _ => None,
        }
    }

    /// A part that exists or does not.
    fn whether<T>(&mut self, field: Field, details: impl FnOnce(&mut Self) -> T) -> Option<Stated<T>> {
        match self.yes(field)? {
            true => Some(Stated::Given(details(self))),
            false => Some(Stated::Nothing),
        }
    }

    fn yes(&self, field: Field) -> Option<bool> {
        self.choice(field, |text| match text {
            YES => Some(true),
            NO => Some(false),
            _ => None,
        })
    }

    fn choice<T>(&self, field: Field, from_code: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        if self.answers.asks(field) { from_code(self.answers.field(field)) } else { None }
    }

    fn whole<const MAX: u64>(&mut self, field: Field) -> Option<Whole<MAX>> {
        self.value(Slot::Field(field), values::whole)
    }

    fn date(&mut self, field: Field) -> Option<Date> {
        self.value(Slot::Field(field), values::date)
    }

    /// A day that must not lie after the assessment date.
    fn past(&mut self, slot: Slot) -> Option<Date> {
        let on = self.on;
        self.value(slot, |text| match values::date(text)? {
            date if date > on => Err(Fault::InFuture),
            date => Ok(date),
        })
    }

    /// What stands at a place: nothing where it is empty, not asked or at fault; a fault is noted.
    fn value<T>(&mut self, slot: Slot, read: impl FnOnce(&str) -> Result<T, Fault>) -> Option<T> {
        let asked = !matches!(slot, Slot::Field(field) if !self.answers.asks(field));
        let text = self.answers.text(slot);
        if !asked || text.trim().is_empty() {
            return None;
        }
        read(text).map_err(|fault| self.faults.insert(slot, fault)).ok()
    }
}

/// How a value is written once it is read: what the field shows after it is left.
pub(super) fn tidy(slot: Slot, text: &str) -> Option<String> {
    use super::field::Entry;
    match slot.entry() {
        Entry::Date => values::date(text).ok().map(|date: Date| date.to_string()),
        Entry::Month => values::month(text).ok().map(|month: Month| month.to_string()),
        Entry::Percent => values::percent(text).ok().map(|percent| percent.to_string()),
        Entry::Count(_) | Entry::Yuan(_) => {
            values::whole::<{ u64::MAX }>(text).ok().map(|whole| whole.get().to_string())
        }
        _ => None,
    }
}

impl Answers {
    /// Rewrites what stands at a place in its plain form, such as 1990.5.12 to 1990-05-12; what cannot be read stays.
    pub fn tidy(&mut self, slot: Slot) {
        if let Some(tidied) = tidy(slot, self.text(slot)) {
            self.set(slot, &tidied);
        }
    }
}
