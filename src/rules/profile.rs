//! What a person answers. Every part may be absent: absent means *not answered*.

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use super::date::{Date, Month};
use super::materials::Paper;
use super::value::{Ignored, Object, Percent, Stated, Whole, choices, three_years};

/// A count of full years.
pub type Years = Whole<100>;
/// An amount of money in whole yuan.
pub type Yuan = Whole<1_000_000_000_000>;
/// A number of employees.
pub type People = Whole<100_000_000>;

/// One person's answers. JSON names and meanings are those of the public contract.
///
/// ```
/// use hujifen::rules::Profile;
///
/// let profile = Profile::from_json(r#"{"born_on": "1990-05-12", "spouse": "none"}"#).unwrap();
/// assert!(profile.sex.is_none()); // not answered
/// let error = Profile::from_json(r#"{"permit": {"collected_on": "soon"}}"#).unwrap_err();
/// assert_eq!(error.field, "permit.collected_on");
/// ```
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The day the score is asked for; absent means today.
    pub assessed_on: Option<Date>,
    /// Date of birth.
    pub born_on: Option<Date>,
    /// Sex as registered.
    pub sex: Option<Sex>,
    /// Foreign nationals are outside the rules (Art. 2).
    pub foreign_national: Option<bool>,
    /// 「上海市居住证」.
    pub permit: Option<Stated<Permit>>,
    /// 「教育背景」, Art. 6(2).
    pub education: Option<Stated<Education>>,
    /// 「专业技术职称和技能等级」, Art. 6(3).
    pub qualification: Option<Stated<Qualification>>,
    /// 「职工社会保险」, Art. 6(4) and 7(5).
    pub insurance: Option<Stated<Insurance>>,
    /// 「创业人才」 recognised, Art. 7(1).
    pub startup_talent: Option<bool>,
    /// 「创新创业中介服务人才」 recognised, Art. 7(2).
    pub innovation_intermediary: Option<bool>,
    /// 「紧缺急需专业」, Art. 7(3).
    pub shortage_major: Option<Stated<ShortageMajor>>,
    /// 「投资纳税或带动本地就业」, Art. 7(4).
    pub investment: Option<Stated<Investment>>,
    /// Full years in a 「特定的公共服务领域」, Art. 7(6).
    pub public_service_years: Option<Years>,
    /// Full years working and living in a 「远郊重点区域」, Art. 7(7).
    pub outer_area_years: Option<Years>,
    /// 「全日制应届毕业生」, Art. 7(8).
    pub fresh_graduate: Option<bool>,
    /// 「表彰奖励」, Art. 7(9).
    pub award: Option<Award>,
    /// The present spouse, Art. 7(10).
    pub spouse: Option<Stated<Spouse>>,
    /// Days on which false material was handed in, Art. 8(1).
    pub false_material_on: Option<Vec<Date>>,
    /// Days of administrative detentions, Art. 8(2).
    pub detained_on: Option<Vec<Date>>,
    /// Days of ordinary criminal records, Art. 8(3).
    pub convicted_on: Option<Vec<Date>>,
    /// A serious criminal record, whenever: the veto of Art. 9.
    pub serious_crime: Option<bool>,
    /// Days of serious forgeries, Art. 22.
    pub serious_forgery_on: Option<Vec<Date>>,
    /// In the city's employee social insurance at present, Art. 2.
    pub insured_now: Option<bool>,
    /// Retired.
    pub retired: Option<bool>,
    /// The employer, who applies; `none` for the self-employed without one, Art. 13.
    pub employment: Option<Stated<Employment>>,
    /// How far the application has come.
    pub process: Option<Stated<Process>>,
    /// Papers at hand, Art. 14.
    pub papers_ready: Option<Vec<Paper>>,
    /// What a saved file holds beside the profile, so that the file is a profile too. It says nothing about the person,
    /// is not looked into and never written.
    #[serde(default, skip_serializing)]
    pub page: Ignored,
}

/// Sex as registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    Female,
    Male,
}

choices! { Sex
    Female => "female",
    Male => "male",
}

/// The residence permit.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Permit {
    /// The day it was collected.
    pub collected_on: Option<Date>,
    /// Its last day.
    pub valid_until: Option<Date>,
}

/// Schooling 「学历」 and degree 「学位」 are two records.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Education {
    pub schooling: Option<Schooling>,
    pub degree: Option<Degree>,
    /// Recognised by the national education authority.
    pub recognised: Option<bool>,
    pub mode: Option<StudyMode>,
    pub graduated_on: Option<Date>,
    /// Earned outside mainland China.
    pub overseas: Option<bool>,
    /// The verification 「学历验证」, or for an overseas degree the certification 「学历学位认证」, is at hand (Art. 16).
    pub verified: Option<bool>,
    /// The records of the rungs before it are complete (Art. 16).
    pub earlier_records: Option<bool>,
    /// It is known where the personnel file 「个人档案」 is kept (Art. 16).
    pub file_located: Option<bool>,
}

/// 「学历」, ordered from none upwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Schooling {
    None,
    Associate,
    Bachelor,
    Master,
    Doctor,
}

choices! { Schooling
    None => "none",
    Associate => "associate",
    Bachelor => "bachelor",
    Master => "master",
    Doctor => "doctor",
}

/// 「学位」, ordered from none upwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Degree {
    None,
    Bachelor,
    Master,
    Doctor,
}

choices! { Degree
    None => "none",
    Bachelor => "bachelor",
    Master => "master",
    Doctor => "doctor",
}

/// How the studies were done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StudyMode {
    FullTime,
    PartTime,
}

choices! { StudyMode
    FullTime => "full_time",
    PartTime => "part_time",
}

/// A title or skill certificate, and the conditions it must meet.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Qualification {
    pub level: Option<Level>,
    pub obtained_on: Option<Date>,
    /// Obtained while working in Shanghai.
    pub obtained_in_shanghai: Option<bool>,
    /// Its profession or trade fits the post held.
    pub fits_post: Option<bool>,
    /// Listed in the published catalogue.
    pub in_catalogue: Option<bool>,
    /// Registered, or needs no registration.
    pub registered: Option<bool>,
}

/// Level of a title 「职称」 or skill 「技能等级」.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    None,
    Skill5,
    Skill4,
    Skill3,
    Skill2,
    Skill1,
    JuniorTitle,
    MidTitle,
    SeniorTitle,
}

choices! { Level
    None => "none",
    Skill5 => "skill_5",
    Skill4 => "skill_4",
    Skill3 => "skill_3",
    Skill2 => "skill_2",
    Skill1 => "skill_1",
    JuniorTitle => "junior_title",
    MidTitle => "mid_title",
    SeniorTitle => "senior_title",
}

/// The insurance record: month by month, or its totals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "InsuranceFields", untagged)]
pub enum Insurance {
    Periods { periods: Vec<Period> },
    Summary(InsuranceSummary),
}

impl Insurance {
    /// The rows of a record given month by month; none of any other.
    pub fn periods(insurance: &Option<Stated<Insurance>>) -> &[Period] {
        match insurance {
            Some(Stated::Given(Insurance::Periods { periods })) => periods,
            _ => &[],
        }
    }

    /// The totals of a record given by them.
    pub fn summary(insurance: &Option<Stated<Insurance>>) -> Option<&InsuranceSummary> {
        match insurance {
            Some(Stated::Given(Insurance::Summary(summary))) => Some(summary),
            _ => None,
        }
    }
}

/// Months of insurance at one base, both ends included.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    pub from: Option<Month>,
    pub to: Option<Month>,
    /// Contribution base 「缴费基数」 a month.
    pub base: Option<Yuan>,
    /// Paid late because it had not been paid normally 「补缴」.
    #[serde(default)]
    pub arrears: bool,
    /// Paid by an employer other than the one of the labour contract.
    #[serde(default)]
    pub other_employer: bool,
    /// The personal income tax filed does not plausibly match the base.
    #[serde(default)]
    pub tax_mismatch: bool,
}

/// The totals of an insurance record, for someone who knows no more.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct InsuranceSummary {
    /// Full years that count.
    pub years: Option<Years>,
    /// Months in the last 48 at or above 0.8 W.
    pub months_at_0_8: Option<Whole<48>>,
    /// Months in the last 48 at or above W.
    pub months_at_1: Option<Whole<48>>,
    /// Months in the last 48 at or above 2 W.
    pub months_at_2: Option<Whole<48>>,
    /// Months in the last 36 at 3 W.
    pub months_at_3: Option<Whole<36>>,
    /// Months in the last 12 at or above W.
    pub last_year_months_at_1: Option<Whole<12>>,
    /// Contribution base a month at present: no points depend on it, only what comes next.
    pub current_base: Option<Yuan>,
}

/// The JSON object of [`Insurance`] before it is known which of the two it is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InsuranceFields {
    periods: Option<Vec<Object<Period>>>,
    years: Option<Years>,
    months_at_0_8: Option<Whole<48>>,
    months_at_1: Option<Whole<48>>,
    months_at_2: Option<Whole<48>>,
    months_at_3: Option<Whole<36>>,
    last_year_months_at_1: Option<Whole<12>>,
    current_base: Option<Yuan>,
}

impl TryFrom<InsuranceFields> for Insurance {
    type Error = &'static str;

    fn try_from(fields: InsuranceFields) -> Result<Insurance, Self::Error> {
        let InsuranceFields {
            periods,
            years,
            months_at_0_8,
            months_at_1,
            months_at_2,
            months_at_3,
            last_year_months_at_1,
            current_base,
        } = fields;
        let summary = InsuranceSummary {
            years,
            months_at_0_8,
            months_at_1,
            months_at_2,
            months_at_3,
            last_year_months_at_1,
            current_base,
        };
        match periods {
            None => Ok(Insurance::Summary(summary)),
            Some(periods) if summary == InsuranceSummary::default() => {
                Ok(Insurance::Periods { periods: periods.into_iter().map(|Object(period)| period).collect() })
            }
            Some(_) => Err("takes either periods or totals, not both"),
        }
    }
}

/// 「紧缺急需专业」.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShortageMajor {
    /// The major is in the city's catalogue.
    pub in_catalogue: Option<bool>,
    /// The post held matches the major.
    pub post_matches: Option<bool>,
}

/// An enterprise that the holder founded by investment in Shanghai.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Investment {
    /// The holder's own share of the investment.
    pub share_percent: Option<Percent>,
    /// Tax paid in each of the last 3 consecutive years.
    #[serde(default, deserialize_with = "three_years")]
    pub annual_tax: Option<[Yuan; 3]>,
    /// Employees with Shanghai hukou in each of the last 3 consecutive years.
    #[serde(default, deserialize_with = "three_years")]
    pub local_hires: Option<[People; 3]>,
}

/// An award won while working in Shanghai.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Award {
    None,
    /// Special award 「专项性表彰」 of a municipal body.
    MunicipalSpecial,
    /// Comprehensive award 「综合性表彰」 of a municipal body.
    MunicipalComprehensive,
    /// Provincial or ministerial level and above.
    Provincial,
}

choices! { Award
    None => "none",
    MunicipalSpecial => "municipal_special",
    MunicipalComprehensive => "municipal_comprehensive",
    Provincial => "provincial",
}

/// The present spouse.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spouse {
    pub shanghai_hukou: Option<bool>,
    pub married_on: Option<Date>,
}

/// The employment the application rests on.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Employment {
    /// The first day at work in Shanghai.
    pub since: Option<Date>,
    /// The contract's employer, the payer of the insurance and the withholder of the tax are one unit.
    pub same_unit: Option<bool>,
    /// Dispatched labour 「劳务派遣」.
    pub dispatched: Option<bool>,
    /// The employer is registered to apply for points 「用人单位注册登记」.
    pub employer_registered: Option<bool>,
    /// It is known which district's centre receives the employer's papers.
    pub district_known: Option<bool>,
}

/// How far the application has come.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Process {
    /// The day the employer created the account.
    pub account_on: Option<Date>,
    /// The day of the receipt 「收件凭证」, Art. 15.
    pub accepted_on: Option<Date>,
}

/// A text that is no valid profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileError {
    /// The field, as a path such as `insurance.periods[0].base`; empty where the text is no JSON object at all.
    pub field: String,
    /// What was found, and what the field takes.
    pub problem: String,
}

impl Profile {
    /// Reads one profile.
    ///
    /// # Errors
    /// The first field that is unknown, given twice, or holds a value it cannot take.
    pub fn from_json(text: &str) -> Result<Profile, ProfileError> {
        // Keeping track of the path costs time that only a faulty profile needs to pay.
        serde_json::from_str(text).map(|Object(profile)| profile).or_else(|_| Profile::from_json_with_path(text))
    }

    /// The same by one reader in place of two: slower, and half the program.
    ///
    /// # Errors
    /// As those of [`Profile::from_json`].
    pub fn from_json_with_path(text: &str) -> Result<Profile, ProfileError> {
        let mut reader = serde_json::Deserializer::from_str(text);
        let fault = |field: String, error: serde_json::Error| ProfileError { field, problem: error.to_string() };
        let Object(profile) = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
            let path = error.path().to_string();
            fault(if path == "." { String::new() } else { path }, error.into_inner())
        })?;
        reader.end().map_err(|error| fault(String::new(), error))?;
        Ok(profile)
    }
}
