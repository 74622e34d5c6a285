//! The scoring rules of 《上海市居住证积分管理办法》, 沪府规〔2022〕21号, as pure functions.
//!
//! [`assess`] takes what a person answered and a day, and returns every indicator with points, reason and clause. It
//! reads no clock, keeps no state, shows no text, and does not panic on any profile.
//!
//! Where to find what: a profile's fields in [`profile`], one file an indicator in [`indicators`], the insurance
//! record and its tiers in [`insurance`], the yearly wage figure in [`wage`], and how it all adds up in [`assess`].

pub mod assessment;
pub mod calendar;
pub mod date;
pub mod explain;
pub mod figures;
pub mod findings;
pub mod indicators;
pub mod insurance;
pub mod materials;
pub mod plan;
pub mod process;
pub mod profile;
mod score;
pub mod value;
pub mod wage;

pub use assessment::{Assessment, Indicator, Item, Kind, Notice, Reason, STANDARD};
pub use date::{Date, Month};
pub use findings::{Fact, Finding, Place, Severity};
pub use materials::{Material, Paper};
pub use plan::{Plan, plan};
pub use profile::{Profile, ProfileError};
pub use score::Score;

use indicators::{
    age, award, deductions, education, fresh_graduate, insurance_base, insurance_years, investment, outer_area,
    public_service, qualification, shortage_major, spouse, talent,
};
use insurance::Insured;

/// The first and the last day of the law's term (Art. 24).
pub const LAW_IN_FORCE: [(i16, i8, i8); 2] = [(2023, 1, 1), (2027, 12, 31)];

/// [`LAW_IN_FORCE`] as days.
pub fn law_term() -> [Option<Date>; 2] {
    LAW_IN_FORCE.map(|(year, month, day)| Date::new(year, month, day))
}

/// Of each pair only the better one counts (Art. 11); on a tie the first. 「投资纳税」 and 「带动本地就业」, the law's other
/// pair, are one indicator and compared inside it.
const EITHER_OR: [[Indicator; 2]; 1] = [[Indicator::Education, Indicator::Qualification]];

/// Scores a profile on its own assessment date, or on `today` where it names none.
///
/// ```
/// use hujifen::rules::{assess, Date, Profile};
///
/// let profile = Profile::from_json(r#"{"born_on": "1990-05-12"}"#).unwrap();
/// let assessment = assess(&profile, Date::new(2026, 11, 23).unwrap());
/// assert_eq!(assessment.total, 30);
/// assert!(assessment.could_qualify && !assessment.qualifies);
/// ```
pub fn assess(profile: &Profile, today: Date) -> Assessment {
    let mut assessment = tally(profile, today);
    let on = profile.assessed_on.unwrap_or(today);
    let items = &assessment.items;
    assessment.materials = materials::materials(profile, items);
    assessment.findings = findings::findings(profile, on, &Insured::of(profile, on), items, &assessment.materials);
    assessment.notices = notices(profile, on);
    assessment
}

/// The points alone: an assessment without findings, papers and notices.
pub fn tally(profile: &Profile, today: Date) -> Assessment {
    let on = profile.assessed_on.unwrap_or(today);
    let items = items(profile, on, &Insured::of(profile, on));
    let sum: i32 = items.iter().map(|item| item.counted).sum();
    let max = max_total(&items).map(|max| max.max(0));
    let vetoed = profile.serious_crime == Some(true);
    let total = sum.max(0);
    Assessment {
        total,
        max,
        standard: STANDARD,
        qualifies: !vetoed && total >= STANDARD,
        could_qualify: !vetoed && max.is_none_or(|max| max >= STANDARD),
        vetoed,
        items,
        findings: Vec::new(),
        materials: Vec::new(),
        notices: Vec::new(),
    }
}

/// Every indicator, and of each pair only the better one counted.
fn items(profile: &Profile, on: Date, insured: &Insured) -> [Item; Indicator::ALL.len()] {
    let mut items = Indicator::ALL.map(|indicator| {
        let Score { points, max, reason } = score(indicator, profile, on, insured);
        Item { indicator, clause: indicator.clause(), points, counted: points, max, reason, replaced_by: None }
    });
    for pair in EITHER_OR {
        leave_out_the_lesser(&mut items, pair);
    }
    items
}

/// Σ of what counts, before the floor of 0.
fn total_of(profile: &Profile, on: Date) -> i32 {
    items(profile, on, &Insured::of(profile, on)).iter().map(|item| item.counted).sum()
}

/// What one indicator earns by itself, in the order of the rules.
fn score(indicator: Indicator, profile: &Profile, on: Date, insured: &Insured) -> Score {
    match indicator {
        // Basic, Art. 6
        Indicator::Age => age::score(profile.born_on, on),
        Indicator::Education => education::score(profile.education.as_ref()),
        Indicator::Qualification => qualification::score(profile.qualification.as_ref(), insured),
        Indicator::InsuranceYears => insurance_years::score(insured),
        // Bonus, Art. 7
        Indicator::StartupTalent => talent::score(profile.startup_talent),
        Indicator::InnovationIntermediary => talent::score(profile.innovation_intermediary),
        Indicator::ShortageMajor => shortage_major::score(profile.shortage_major.as_ref()),
        Indicator::Investment => investment::score(profile.investment.as_ref()),
        Indicator::InsuranceBase => insurance_base::score(insured),
        Indicator::PublicService => public_service::score(profile.public_service_years),
        Indicator::OuterArea => outer_area::score(profile.outer_area_years),
        Indicator::FreshGraduate => fresh_graduate::score(profile.fresh_graduate),
        Indicator::Award => award::score(profile.award),
        Indicator::Spouse => spouse::score(profile.spouse.as_ref(), on),
        // Deductions, Art. 8
        Indicator::FalseMaterial => deductions::FALSE_MATERIAL.score(profile.false_material_on.as_deref(), on),
        Indicator::Detention => deductions::DETENTION.score(profile.detained_on.as_deref(), on),
        Indicator::Conviction => deductions::CONVICTION.score(profile.convicted_on.as_deref(), on),
    }
}

/// Art. 11: of the pair only the better one enters the total.
fn leave_out_the_lesser(items: &mut [Item], pair: [Indicator; 2]) {
    let points = pair.map(|indicator| find(items, indicator).map(|item| item.points));
    let [better, lesser] = if points[1] > points[0] { [pair[1], pair[0]] } else { pair };
    for item in items.iter_mut().filter(|item| item.indicator == lesser && item.points != 0) {
        item.counted = 0;
        item.replaced_by = Some(better);
    }
}

fn find(items: &[Item], indicator: Indicator) -> Option<&Item> {
    // Items stand in the order of the rules; the filter only guards that.
    items.get(indicator as usize).filter(|item| item.indicator == indicator)
}

/// Σ of what every indicator could reach, of each pair only the better one; nothing where one has no bound.
fn max_total(items: &[Item]) -> Option<i32> {
    let sum = items.iter().try_fold(0, |sum: i32, item| Some(sum + item.max?))?;
    let left_out = EITHER_OR.map(|pair| pair.map(|indicator| find(items, indicator)?.max));
    let left_out: i32 = left_out.iter().map(|maxima| maxima.iter().flatten().min().copied().unwrap_or_default()).sum();
    Some(sum - left_out)
}

/// What the figures rest on that the visitor must be told.
fn notices(profile: &Profile, on: Date) -> Vec<Notice> {
    let [first, last] = law_term();
    let insured_before = on.month();
    let reads_wages = matches!(&profile.insurance, Some(value::Stated::Given(_)));
    let holds = [
        (Some(on) < first || Some(on) > last, Notice::LawNotInForce),
        (reads_wages && wage::is_carried_forward(insured_before.back(1)), Notice::WageCarriedForward),
        (reads_wages && wage::is_before_table(insured_before.back(insurance::WINDOW as u16)), Notice::WageBeforeTable),
    ];
    holds.into_iter().filter_map(|(holds, notice)| holds.then_some(notice)).collect()
}
