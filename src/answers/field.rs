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
    ($($number:literal $name:ident $path:literal $entry:expr;)*) => {
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

            /// Its number in a link: stays what it is, whatever questions come and go.
            pub const fn number(self) -> u8 {
                match self {
                    $(Field::$name => $number,)*
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

// The first column is the number of a question in links that people have sent each other: a new question takes the next
// free one, wherever it stands, and none is given out twice. So it is with choices: new ones come last.
fields! {
    1 AssessedOn "assessed_on" Entry::Date;
    2 BornOn "born_on" Entry::Date;
    3 Sex "sex" Entry::Choice(Sex::CODES);
    4 ForeignNational "foreign_national" Entry::Whether;
    5 Permit "permit" Entry::Whether;
    6 CollectedOn "permit.collected_on" Entry::Date;
    7 ValidUntil "permit.valid_until" Entry::Date;
    8 Schooling "education.schooling" Entry::Choice(Schooling::CODES);
    9 Degree "education.degree" Entry::Choice(Degree::CODES);
    10 Recognised "education.recognised" Entry::YesNo;
    11 Mode "education.mode" Entry::Choice(StudyMode::CODES);
    12 GraduatedOn "education.graduated_on" Entry::Date;
    13 Overseas "education.overseas" Entry::YesNo;
    14 Verified "education.verified" Entry::YesNo;
    15 EarlierRecords "education.earlier_records" Entry::YesNo;
    16 FileLocated "education.file_located" Entry::YesNo;
    17 Level "qualification.level" Entry::Choice(LEVEL);
    18 ObtainedOn "qualification.obtained_on" Entry::Date;
    19 ObtainedInShanghai "qualification.obtained_in_shanghai" Entry::YesNo;
    20 FitsPost "qualification.fits_post" Entry::YesNo;
    21 QualificationInCatalogue "qualification.in_catalogue" Entry::YesNo;
    22 Registered "qualification.registered" Entry::YesNo;
    23 Insurance "insurance" Entry::Choice(&["summary", "periods", "none"]);
    24 InsuranceYears "insurance.years" Entry::Count(100);
    25 MonthsAt08 "insurance.months_at_0_8" Entry::Count(48);
    26 MonthsAt1 "insurance.months_at_1" Entry::Count(48);
    27 MonthsAt2 "insurance.months_at_2" Entry::Count(48);
    28 MonthsAt3 "insurance.months_at_3" Entry::Count(36);
    29 LastYearMonthsAt1 "insurance.last_year_months_at_1" Entry::Count(12);
    30 CurrentBase "insurance.current_base" Entry::Yuan(1_000_000_000_000);
    31 InsuredNow "insured_now" Entry::YesNo;
    32 Retired "retired" Entry::Whether;
    33 Employment "employment" Entry::Whether;
    34 Since "employment.since" Entry::Date;
    35 SameUnit "employment.same_unit" Entry::YesNo;
    36 Dispatched "employment.dispatched" Entry::YesNo;
    37 EmployerRegistered "employment.employer_registered" Entry::YesNo;
    38 DistrictKnown "employment.district_known" Entry::YesNo;
    39 StartupTalent "startup_talent" Entry::YesNo;
    40 InnovationIntermediary "innovation_intermediary" Entry::YesNo;
    41 MajorInCatalogue "shortage_major.in_catalogue" Entry::YesNo;
    42 PostMatches "shortage_major.post_matches" Entry::YesNo;
    43 Investment "investment" Entry::Whether;
    44 SharePercent "investment.share_percent" Entry::Percent;
    45 AnnualTax1 "investment.annual_tax[0]" Entry::Yuan(1_000_000_000_000);
    46 AnnualTax2 "investment.annual_tax[1]" Entry::Yuan(1_000_000_000_000);
    47 AnnualTax3 "investment.annual_tax[2]" Entry::Yuan(1_000_000_000_000);
    48 LocalHires1 "investment.local_hires[0]" Entry::Count(100_000_000);
    49 LocalHires2 "investment.local_hires[1]" Entry::Count(100_000_000);
    50 LocalHires3 "investment.local_hires[2]" Entry::Count(100_000_000);
    51 PublicServiceYears "public_service_years" Entry::Count(100);
    52 OuterAreaYears "outer_area_years" Entry::Count(100);
    53 FreshGraduate "fresh_graduate" Entry::YesNo;
    54 Award "award" Entry::Choice(Award::CODES);
    55 Spouse "spouse" Entry::Whether;
    56 ShanghaiHukou "spouse.shanghai_hukou" Entry::YesNo;
    57 MarriedOn "spouse.married_on" Entry::Date;
    58 FalseMaterial "false_material_on" Entry::Whether;
    59 Detained "detained_on" Entry::Whether;
    60 Convicted "convicted_on" Entry::Whether;
    61 SeriousForgery "serious_forgery_on" Entry::Whether;
    62 SeriousCrime "serious_crime" Entry::Whether;
    63 AccountOn "process.account_on" Entry::Date;
    64 AcceptedOn "process.accepted_on" Entry::Date;
}

impl Field {
    /// The question at a path, or nothing where there is none.
    pub fn from_path(path: &str) -> Option<Field> {
        Field::ALL.iter().copied().find(|field| field.path() == path)
    }

    /// The question of a number, or nothing where it was never given out.
    pub fn from_number(number: u8) -> Option<Field> {
        Field::ALL.iter().copied().find(|field| field.number() == number)
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
