//! What the engine answers: every indicator with its points, its reason and its clause, and what they come to.

use std::fmt;

use serde::{Serialize, Serializer};

use super::findings::Finding;
use super::indicators::{education::Rung, investment::Source};
use super::materials::Material;
use super::profile::{Award, Level};

/// The pass mark 「标准分值」 (Art. 12).
pub const STANDARD: i32 = 120;

/// The score of one profile on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Assessment {
    /// Σ `counted`, at least 0 (Art. 11).
    pub total: i32,
    /// What the total could still reach once everything is answered; nothing where no bound is known.
    pub max: Option<i32>,
    /// The pass mark.
    pub standard: i32,
    /// Not vetoed, and the total reaches the pass mark.
    pub qualifies: bool,
    /// Not vetoed, and `max` reaches the pass mark.
    pub could_qualify: bool,
    /// A serious criminal record bars the application (Art. 9).
    pub vetoed: bool,
    /// Every indicator once, in the order of the rules.
    pub items: [Item; Indicator::ALL.len()],
    /// Contradictions, risks and losses to look into.
    pub findings: Vec<Finding>,
    /// Papers to bring (Art. 14, 16).
    pub materials: Vec<Material>,
    /// What the figures rest on that the visitor must be told.
    pub notices: Vec<Notice>,
}

impl Assessment {
    /// The item of an indicator; every assessment has it.
    pub fn item(&self, indicator: Indicator) -> Option<Item> {
        self.items.iter().find(|item| item.indicator == indicator).copied()
    }
}

/// One indicator of an assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    pub indicator: Indicator,
    /// The clause to cite, such as `6(3)`.
    pub clause: &'static str,
    /// What the indicator earns by itself; negative for deductions.
    pub points: i32,
    /// What of it enters the total.
    pub counted: i32,
    /// What it could still reach; nothing where no bound is known.
    pub max: Option<i32>,
    /// Why.
    pub reason: Reason,
    /// The better indicator that counts in its place (Art. 11).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<Indicator>,
}

/// The indicators, in the order of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Indicator {
    Age,
    Education,
    Qualification,
    InsuranceYears,
    StartupTalent,
    InnovationIntermediary,
    ShortageMajor,
    Investment,
    InsuranceBase,
    PublicService,
    OuterArea,
    FreshGraduate,
    Award,
    Spouse,
    FalseMaterial,
    Detention,
    Conviction,
}

impl Serialize for Indicator {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// The three kinds of indicators, each an article of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// 「基础指标」, Art. 6.
    Basic,
    /// 「加分指标」, Art. 7.
    Bonus,
    /// 「减分指标」, Art. 8.
    Deduction,
}

impl Indicator {
    /// All of them, in the order of the rules.
    pub const ALL: [Indicator; 17] = [
        Indicator::Age,
        Indicator::Education,
        Indicator::Qualification,
        Indicator::InsuranceYears,
        Indicator::StartupTalent,
        Indicator::InnovationIntermediary,
        Indicator::ShortageMajor,
        Indicator::Investment,
        Indicator::InsuranceBase,
        Indicator::PublicService,
        Indicator::OuterArea,
        Indicator::FreshGraduate,
        Indicator::Award,
        Indicator::Spouse,
        Indicator::FalseMaterial,
        Indicator::Detention,
        Indicator::Conviction,
    ];

    /// Its name in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Indicator::Age => "age",
            Indicator::Education => "education",
            Indicator::Qualification => "qualification",
            Indicator::InsuranceYears => "insurance_years",
            Indicator::StartupTalent => "startup_talent",
            Indicator::InnovationIntermediary => "innovation_intermediary",
            Indicator::ShortageMajor => "shortage_major",
            Indicator::Investment => "investment",
            Indicator::InsuranceBase => "insurance_base",
            Indicator::PublicService => "public_service",
            Indicator::OuterArea => "outer_area",
            Indicator::FreshGraduate => "fresh_graduate",
            Indicator::Award => "award",
            Indicator::Spouse => "spouse",
            Indicator::FalseMaterial => "false_material",
            Indicator::Detention => "detention",
            Indicator::Conviction => "conviction",
        }
    }

    /// The clause it stands in.
    pub const fn clause(self) -> &'static str {
        match self {
            Indicator::Age => "6(1)",
            Indicator::Education => "6(2)",
            Indicator::Qualification => "6(3)",
            Indicator::InsuranceYears => "6(4)",
            Indicator::StartupTalent => "7(1)",
            Indicator::InnovationIntermediary => "7(2)",
            Indicator::ShortageMajor => "7(3)",
            Indicator::Investment => "7(4)",
            Indicator::InsuranceBase => "7(5)",
            Indicator::PublicService => "7(6)",
            Indicator::OuterArea => "7(7)",
            Indicator::FreshGraduate => "7(8)",
            Indicator::Award => "7(9)",
            Indicator::Spouse => "7(10)",
            Indicator::FalseMaterial => "8(1)",
            Indicator::Detention => "8(2)",
            Indicator::Conviction => "8(3)",
        }
    }

    /// The article it belongs to.
    pub const fn kind(self) -> Kind {
        match self {
            Indicator::Age | Indicator::Education | Indicator::Qualification | Indicator::InsuranceYears => Kind::Basic,
            Indicator::FalseMaterial | Indicator::Detention | Indicator::Conviction => Kind::Deduction,
            _ => Kind::Bonus,
        }
    }
}

/// Why an indicator earns what it earns. Its JSON form is a code such as `age_36`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing of it is answered.
    Unanswered,
    /// Something it depends on is not answered yet.
    Incomplete,
    /// Full years of age.
    Age(u32),
    /// The birth date lies after the assessment date.
    NotBorn,
    /// The best rung that both records reach.
    Rung(Rung),
    /// Neither schooling nor degree gives points.
    NoEducation,
    /// The record is not recognised by the national education authority.
    NotRecognised,
    /// The level counts.
    Level(Level),
    /// No title and no skill certificate that gives points.
    NoQualification,
    NotObtainedInShanghai,
    DoesNotFitPost,
    NotInCatalogue,
    NotRegistered,
    /// Too few months at or above W in the last 12; how many there are.
    BelowWageGate(u32),
    /// Full years of insurance.
    InsuredYears(u32),
    /// Answered: there is none.
    Nothing,
    /// It holds.
    Holds,
    /// It does not hold.
    DoesNotHold,
    /// 「紧缺急需专业」 whose post does not match.
    PostDoesNotMatch,
    /// Tax or employees: what the holder's share of the yearly average comes to.
    Invested {
        source: Source,
        yearly: u64,
    },
    /// Both tax and employees stay below their thresholds.
    BelowThresholds,
    /// The best tier of the contribution base, counted from the lowest.
    BaseTier(usize),
    /// No tier of the contribution base is reached.
    BelowTiers,
    /// Years that are enough to count.
    Years(u32),
    /// Years too few to count.
    TooFewYears(u32),
    /// Years whose counting the area's own rules decide.
    ToBeConfirmed(u32),
    /// The award counts.
    Award(Award),
    /// The spouse holds no Shanghai hukou.
    NoShanghaiHukou,
    /// Records that count.
    Records(u32),
}

impl Reason {
    /// Its code, and the number that follows it in reasons that carry one.
    pub fn code(self) -> (&'static str, Option<u64>) {
        match self {
            Reason::Age(years) => ("age", Some(years.into())),
            Reason::BelowWageGate(months) => ("below_wage_gate", Some(months.into())),
            Reason::InsuredYears(years) => ("insured_years", Some(years.into())),
            Reason::Years(years) => ("years", Some(years.into())),
            Reason::TooFewYears(years) => ("too_few_years", Some(years.into())),
            Reason::ToBeConfirmed(years) => ("to_be_confirmed_years", Some(years.into())),
            Reason::Records(records) => ("records", Some(records.into())),
            Reason::Invested { source: Source::Tax, yearly } => ("tax", Some(yearly)),
            Reason::Invested { source: Source::Hires, yearly } => ("hires", Some(yearly)),
            Reason::Unanswered => ("unanswered", None),
            Reason::Incomplete => ("incomplete", None),
            Reason::NotBorn => ("not_born", None),
            Reason::Rung(Rung::Associate) => ("associate_schooling", None),
            Reason::Rung(Rung::BachelorSchooling) => ("bachelor_schooling", None),
            Reason::Rung(Rung::Bachelor) => ("bachelor_schooling_and_degree", None),
            Reason::Rung(Rung::Master) => ("master_schooling_and_degree", None),
            Reason::Rung(Rung::Doctor) => ("doctor_schooling_and_degree", None),
            Reason::NoEducation => ("no_education", None),
            Reason::NotRecognised => ("not_recognised", None),
            Reason::Level(level) => (level.code(), None),
            Reason::NoQualification => ("no_qualification", None),
            Reason::NotObtainedInShanghai => ("not_obtained_in_shanghai", None),
            Reason::DoesNotFitPost => ("does_not_fit_post", None),
            Reason::NotInCatalogue => ("not_in_catalogue", None),
            Reason::NotRegistered => ("not_registered", None),
            Reason::Nothing => ("none", None),
            Reason::Holds => ("holds", None),
            Reason::DoesNotHold => ("does_not_hold", None),
            Reason::PostDoesNotMatch => ("post_does_not_match", None),
            Reason::BelowThresholds => ("below_thresholds", None),
            Reason::BaseTier(0) => ("base_at_0_8", None),
            Reason::BaseTier(1) => ("base_at_1", None),
            Reason::BaseTier(2) => ("base_at_2", None),
            Reason::BaseTier(_) => ("base_at_3", None),
            Reason::BelowTiers => ("base_below_tiers", None),
            Reason::Award(Award::None) => ("none", None),
            Reason::Award(Award::MunicipalSpecial) => ("municipal_special", None),
            Reason::Award(Award::MunicipalComprehensive) => ("municipal_comprehensive", None),
            Reason::Award(Award::Provincial) => ("provincial", None),
            Reason::NoShanghaiHukou => ("no_shanghai_hukou", None),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.code() {
            (code, None) => f.write_str(code),
            (code, Some(number)) => write!(f, "{code}_{number}"),
        }
    }
}

impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What the figures rest on, where it is not the plain case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The assessment date lies outside the law's term, 2023-01-01 to 2027-12-31 (Art. 24).
    LawNotInForce,
    /// Months after the last published wage figure use that figure.
    WageCarriedForward,
    /// Months before the first wage figure at hand use that figure.
    WageBeforeTable,
}

impl Notice {
    /// Its name in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Notice::LawNotInForce => "law_not_in_force",
            Notice::WageCarriedForward => "wage_carried_forward",
            Notice::WageBeforeTable => "wage_before_table",
        }
    }
}

impl Serialize for Notice {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}
