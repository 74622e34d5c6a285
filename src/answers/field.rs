//! The questions, each named by its path in the profile.

use crate::rules::profile::{Award, Degree, Schooling, Sex, StudyMode};

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A day; typed as 1990-05-12, 19900512, 1990.5.12 or 1990年5月12日.
    Date,
    /// A month; typed as 2019-07, 201907 or 2019年7月.
    Month,
    /// A whole number up to a bound.
    Count(u64),
    /// An amount in whole yuan up to a bound.
    Yuan(u64),
    /// A share of 0 to 100 with two decimals.
    Percent,
    /// One of these.
    Choice(&'static [&'static str]),
    /// Yes, no, or not sure yet.
    YesNo,
    /// Yes or no: whether a part exists at all.
    Whether,
    /// A flag, set or not.
    Flag,
}

/// Titles first: more people hold one.
const LEVEL: &[&str] =
    &["none", "junior_title", "mid_title", "senior_title", "skill_5", "skill_4", "skill_3", "skill_2", "skill_1"];

macro_rules! fields {
    ($($name:ident $path:literal $entry:expr;)*) => {
        /// A question with one answer. Rows of periods and records are [`super::Slot`]s of their own.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field {
            $($name,)*
        }

        impl Field {
            /// All of them, in the order of the page.
            pub const ALL: &[Field] = &[$(Field::$name,)*];

            /// Its path in the profile.
            pub const fn path(self) -> &'static str {
                match self {
                    $(Field::$name => $path,)*
                }
            }

            /// How it is answered.
            pub const fn entry(self) -> Entry {
                match self {
                    $(Field::$name => $entry,)*
                }
            }
        }
    };
}

fields! {
    AssessedOn "assessed_on" Entry::Date;
    BornOn "born_on" Entry::Date;
    Sex "sex" Entry::Choice(Sex::CODES);
    ForeignNational "foreign_national" Entry::Whether;
    Permit "permit" Entry::Whether;
    CollectedOn "permit.collected_on" Entry::Date;
    ValidUntil "permit.valid_until" Entry::Date;
    Schooling "education.schooling" Entry::Choice(Schooling::CODES);
    Degree "education.degree" Entry::Choice(Degree::CODES);
    Recognised "education.recognised" Entry::YesNo;
    Mode "education.mode" Entry::Choice(StudyMode::CODES);
    GraduatedOn "education.graduated_on" Entry::Date;
    Overseas "education.overseas" Entry::YesNo;
    Verified "education.verified" Entry::YesNo;
    EarlierRecords "education.earlier_records" Entry::YesNo;
    FileLocated "education.file_located" Entry::YesNo;
    Level "qualification.level" Entry::Choice(LEVEL);
    ObtainedOn "qualification.obtained_on" Entry::Date;
    ObtainedInShanghai "qualification.obtained_in_shanghai" Entry::YesNo;
    FitsPost "qualification.fits_post" Entry::YesNo;
    QualificationInCatalogue "qualification.in_catalogue" Entry::YesNo;
    Registered "qualification.registered" Entry::YesNo;
    Insurance "insurance" Entry::Choice(&["summary", "periods", "none"]);
    InsuranceYears "insurance.years" Entry::Count(100);
    MonthsAt08 "insurance.months_at_0_8" Entry::Count(48);
    MonthsAt1 "insurance.months_at_1" Entry::Count(48);
    MonthsAt2 "insurance.months_at_2" Entry::Count(48);
    MonthsAt3 "insurance.months_at_3" Entry::Count(36);
    LastYearMonthsAt1 "insurance.last_year_months_at_1" Entry::Count(12);
    CurrentBase "insurance.current_base" Entry::Yuan(1_000_000_000_000);
    InsuredNow "insured_now" Entry::YesNo;
    Retired "retired" Entry::Whether;
    Employment "employment" Entry::Whether;
    Since "employment.since" Entry::Date;
    SameUnit "employment.same_unit" Entry::YesNo;
    Dispatched "employment.dispatched" Entry::YesNo;
    EmployerRegistered "employment.employer_registered" Entry::YesNo;
    DistrictKnown "employment.district_known" Entry::YesNo;
    StartupTalent "startup_talent" Entry::YesNo;
    InnovationIntermediary "innovation_intermediary" Entry::YesNo;
    MajorInCatalogue "shortage_major.in_catalogue" Entry::YesNo;
    PostMatches "shortage_major.post_matches" Entry::YesNo;
    Investment "investment" Entry::Whether;
    SharePercent "investment.share_percent" Entry::Percent;
    AnnualTax1 "investment.annual_tax[0]" Entry::Yuan(1_000_000_000_000);
    AnnualTax2 "investment.annual_tax[1]" Entry::Yuan(1_000_000_000_000);
    AnnualTax3 "investment.annual_tax[2]" Entry::Yuan(1_000_000_000_000);
    LocalHires1 "investment.local_hires[0]" Entry::Count(100_000_000);
    LocalHires2 "investment.local_hires[1]" Entry::Count(100_000_000);
    LocalHires3 "investment.local_hires[2]" Entry::Count(100_000_000);
    PublicServiceYears "public_service_years" Entry::Count(100);
    OuterAreaYears "outer_area_years" Entry::Count(100);
    FreshGraduate "fresh_graduate" Entry::YesNo;
    Award "award" Entry::Choice(Award::CODES);
    Spouse "spouse" Entry::Whether;
    ShanghaiHukou "spouse.shanghai_hukou" Entry::YesNo;
    MarriedOn "spouse.married_on" Entry::Date;
    FalseMaterial "false_material_on" Entry::Whether;
    Detained "detained_on" Entry::Whether;
    Convicted "convicted_on" Entry::Whether;
    SeriousForgery "serious_forgery_on" Entry::Whether;
    SeriousCrime "serious_crime" Entry::Whether;
    AccountOn "process.account_on" Entry::Date;
    AcceptedOn "process.accepted_on" Entry::Date;
}

impl Field {
    /// The question at a path, or nothing where there is none.
    pub fn from_path(path: &str) -> Option<Field> {
        Field::ALL.iter().copied().find(|field| field.path() == path)
    }
}

impl Entry {
    /// What can be chosen; empty for what is typed.
    pub const fn choices(self) -> &'static [&'static str] {
        match self {
            Entry::Choice(choices) => choices,
            Entry::YesNo => &[super::YES, super::NO, super::UNSURE],
            Entry::Whether => &[super::YES, super::NO],
            Entry::Flag => &[super::YES],
            Entry::Date | Entry::Month | Entry::Count(_) | Entry::Yuan(_) | Entry::Percent => &[],
        }
    }
}
