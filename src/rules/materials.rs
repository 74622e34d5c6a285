//! The papers to bring, Art. 14 and 16: the basic ones, and those of each indicator that counts in the total or could.

use serde::{Serialize, Serializer};

use super::assessment::{Indicator, Item};
use super::find;
use super::profile::{Investment, Profile};
use super::value::{Stated, choices};

/// A paper to bring, in the order of [`PAPERS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    ResidencePermit,
    ApplicationForm,
    LabourContract,
    RecordPledge,
    EmployerLicence,
    Diploma,
    EducationVerification,
    PersonnelFile,
    QualificationCertificate,
    RegistrationProof,
    QualificationPostProof,
    StartupRecognition,
    IntermediaryRecognition,
    MajorDiploma,
    MajorPostProof,
    CapitalReport,
    TaxDetails,
    LocalHiresList,
    TaxRecord,
    PublicServiceProof,
    OuterAreaWorkProof,
    OuterAreaHomeProof,
    FreshDiploma,
    AwardCertificate,
    MarriageCertificate,
    SpouseHukou,
}

choices! { Paper
    ResidencePermit => "residence_permit",
    ApplicationForm => "application_form",
    LabourContract => "labour_contract",
    RecordPledge => "record_pledge",
    EmployerLicence => "employer_licence",
    Diploma => "diploma",
    EducationVerification => "education_verification",
    PersonnelFile => "personnel_file",
    QualificationCertificate => "qualification_certificate",
    RegistrationProof => "registration_proof",
    QualificationPostProof => "qualification_post_proof",
    StartupRecognition => "startup_recognition",
    IntermediaryRecognition => "intermediary_recognition",
    MajorDiploma => "major_diploma",
    MajorPostProof => "major_post_proof",
    CapitalReport => "capital_report",
    TaxDetails => "tax_details",
    LocalHiresList => "local_hires_list",
    TaxRecord => "tax_record",
    PublicServiceProof => "public_service_proof",
    OuterAreaWorkProof => "outer_area_work_proof",
    OuterAreaHomeProof => "outer_area_home_proof",
    FreshDiploma => "fresh_diploma",
    AwardCertificate => "award_certificate",
    MarriageCertificate => "marriage_certificate",
    SpouseHukou => "spouse_hukou",
}

/// Art. 14 and 16: every paper, and the indicator it belongs to; nothing for those that everybody brings.
#[rustfmt::skip]
pub const PAPERS: [(Paper, Option<Indicator>); 26] = [
    (Paper::ResidencePermit,          None),
    (Paper::ApplicationForm,          None),
    (Paper::LabourContract,           None),
    (Paper::RecordPledge,             None),
    (Paper::EmployerLicence,          None),
    (Paper::Diploma,                  Some(Indicator::Education)),
    (Paper::EducationVerification,    Some(Indicator::Education)),
    (Paper::PersonnelFile,            Some(Indicator::Education)),
    (Paper::QualificationCertificate, Some(Indicator::Qualification)),
    (Paper::RegistrationProof,        Some(Indicator::Qualification)),
    (Paper::QualificationPostProof,   Some(Indicator::Qualification)),
    (Paper::StartupRecognition,       Some(Indicator::StartupTalent)),
    (Paper::IntermediaryRecognition,  Some(Indicator::InnovationIntermediary)),
    (Paper::MajorDiploma,             Some(Indicator::ShortageMajor)),
    (Paper::MajorPostProof,           Some(Indicator::ShortageMajor)),
    (Paper::CapitalReport,            Some(Indicator::Investment)),
    (Paper::TaxDetails,               Some(Indicator::Investment)),
    (Paper::LocalHiresList,           Some(Indicator::Investment)),
    (Paper::TaxRecord,                Some(Indicator::InsuranceBase)),
    (Paper::PublicServiceProof,       Some(Indicator::PublicService)),
    (Paper::OuterAreaWorkProof,       Some(Indicator::OuterArea)),
    (Paper::OuterAreaHomeProof,       Some(Indicator::OuterArea)),
    (Paper::FreshDiploma,             Some(Indicator::FreshGraduate)),
    (Paper::AwardCertificate,         Some(Indicator::Award)),
    (Paper::MarriageCertificate,      Some(Indicator::Spouse)),
    (Paper::SpouseHukou,              Some(Indicator::Spouse)),
];

impl Paper {
    /// The clause that asks for it: schooling is verified and the personnel file called in by Art. 16.
    pub const fn clause(self) -> &'static str {
        match self {
            Paper::EducationVerification | Paper::PersonnelFile => "16",
            _ => "14",
        }
    }
}

/// A paper that this person brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Material {
    /// Its name in JSON.
    #[serde(rename = "code", serialize_with = "code")]
    pub paper: Paper,
    /// The indicator it belongs to; nothing where everybody brings it.
    pub indicator: Option<Indicator>,
    /// Its indicator counts in the total; otherwise it only could.
    pub counts: bool,
    /// Whether it is at hand; nothing where that is not answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ready: Option<bool>,
}

fn code<S: Serializer>(paper: &Paper, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(paper.code())
}

/// The papers of this person, in the order of the rules.
pub fn materials(profile: &Profile, items: &[Item]) -> Vec<Material> {
    let listed = |&(paper, indicator): &(Paper, Option<Indicator>)| {
        let counts = match indicator {
            None => true,
            Some(indicator) => counts(items, indicator)?,
        };
        let ready = profile.papers_ready.as_ref().map(|ready| ready.contains(&paper));
        is_needed(paper, profile).then_some(Material { paper, indicator, counts, ready })
    };
    // Room for all of them at once: looking for more is what costs time here.
    let mut materials = Vec::with_capacity(PAPERS.len());
    materials.extend(PAPERS.iter().filter_map(listed));
    materials
}

/// Whether an indicator counts in the total; nothing where it cannot.
pub(super) fn counts(items: &[Item], indicator: Indicator) -> Option<bool> {
    let item = find(items, indicator)?;
    if item.counted > 0 {
        return Some(true);
    }
    // What a better one has replaced could still overtake it.
    let better = item.replaced_by.and_then(|better| find(items, better));
    let floor = better.map_or(0, |better| better.points);
    item.max.is_none_or(|max| max > floor).then_some(false)
}

/// An indicator given in two ways needs the papers of those that are claimed.
fn is_needed(paper: Paper, profile: &Profile) -> bool {
    let Some(Stated::Given(Investment { annual_tax, local_hires, .. })) = &profile.investment else { return true };
    match paper {
        Paper::TaxDetails => annual_tax.is_some() || local_hires.is_none(),
        Paper::LocalHiresList => local_hires.is_some() || annual_tax.is_none(),
        _ => true,
    }
}
