//! A line of profiles: scored, explained and planned without a panic, and what it comes to is what the law says.

use hujifen::jsonl::{self, Line, write_assessment, write_fault, write_plan};
use hujifen::rules::explain::explain;
use hujifen::rules::insurance::months;
use hujifen::rules::plan::{Plan, Route, profile_on};
use hujifen::rules::process::{Dates, STEPS};
use hujifen::rules::profile::{Insurance, Period};
use hujifen::rules::value::Stated;
use hujifen::rules::{Assessment, Date, Indicator, Item, Place, Profile, ProfileError, STANDARD, assess, plan};
use hujifen::texts;
use serde_json::Value;

use super::{is_filled, today};

/// Bytes as a line that `score` reads.
pub fn profile(bytes: &[u8]) {
    match jsonl::profile(Line::Text(bytes)) {
        Err(fault) => fault_is_one_line(&fault),
        Ok(profile) => {
            json_brings_it_back(&profile);
            scored(&profile);
            planned(&profile);
        }
    }
}

fn fault_is_one_line(fault: &ProfileError) {
    assert!(!fault.problem.is_empty());
    let mut line = Vec::new();
    write_fault(None, 1, fault, &mut line).expect("a buffer takes everything");
    assert!(!line.contains(&b'\n'));
    let told: Value = serde_json::from_slice(&line).expect("JSON");
    assert!(told["error"].as_str().is_some_and(|error| error.contains(&fault.field)), "{told}");
}

fn json_brings_it_back(profile: &Profile) {
    let json = serde_json::to_string(profile).expect("JSON");
    assert_eq!(Profile::from_json(&json).as_ref(), Ok(profile), "{json}");
}

/// The score of a profile, and everything that is said of it.
pub fn scored(profile: &Profile) {
    let on = profile.assessed_on.unwrap_or(today());
    let assessment = assess(profile, today());
    items_hold(&assessment);
    totals_hold(profile, &assessment);
    findings_hold(profile, &assessment);
    assessment_is_written_as_it_is(&assessment);
    for item in &assessment.items {
        let told = texts::explained(item, &explain(item.indicator, profile, on));
        [told.sentence].iter().chain(&told.steps).chain(&told.next).for_each(|said| is_filled(said));
    }
    is_filled(&texts::verdict(&assessment));
    let dates = Dates::of(profile, on);
    STEPS.flat_map(|step| texts::step_days(step, &dates)).for_each(|said| is_filled(&said));
    texts::record(&months(periods(profile), on.month().back(60), on.month()), on);
}

fn periods(profile: &Profile) -> &[Period] {
    match &profile.insurance {
        Some(Stated::Given(Insurance::Periods { periods })) => periods,
        _ => &[],
    }
}

fn items_hold(assessment: &Assessment) {
    assert_eq!(assessment.items.map(|item| item.indicator), Indicator::ALL);
    for item in assessment.items {
        let bounds = bounds(item.indicator);
        assert!(bounds.contains(&item.points) && item.max.is_none_or(|max| bounds.contains(&max)), "{item:?}");
        assert!(item.max.is_none_or(|max| item.points <= max), "{item:?}");
        match item.replaced_by {
            None => assert_eq!(item.counted, item.points, "{item:?}"),
            Some(better) => assert!(item.counted == 0 && outdoes(assessment, better, &item), "{item:?}"),
        }
    }
}

/// Art. 11: what replaces another counts itself, and is no worse.
fn outdoes(assessment: &Assessment, better: Indicator, item: &Item) -> bool {
    assessment.item(better).is_some_and(|better| better.counted == better.points && better.points >= item.points)
}

/// What the law gives at the least and at the most. Records take points as often as they stand there.
fn bounds(indicator: Indicator) -> std::ops::RangeInclusive<i32> {
    use Indicator::*;
    match indicator {
        Age | ShortageMajor => 0..=30,
        Education | Award => 0..=110,
        Qualification => 0..=140,
        StartupTalent | InnovationIntermediary | Investment | InsuranceBase => 0..=120,
        OuterArea => 0..=20,
        FreshGraduate => 0..=10,
        Spouse => 0..=40,
        InsuranceYears | PublicService => 0..=i32::MAX,
        FalseMaterial | Detention | Conviction => i32::MIN..=0,
    }
}

fn totals_hold(profile: &Profile, assessment: &Assessment) {
    let sum: i32 = assessment.items.iter().map(|item| item.counted).sum();
    assert_eq!(assessment.total, sum.max(0));
    assert!(assessment.max.is_none_or(|max| assessment.total <= max));
    assert_eq!(assessment.vetoed, profile.serious_crime == Some(true));
    assert_eq!(assessment.qualifies, !assessment.vetoed && assessment.total >= STANDARD);
    assert_eq!(assessment.could_qualify, !assessment.vetoed && assessment.max.is_none_or(|max| max >= STANDARD));
}

fn findings_hold(profile: &Profile, assessment: &Assessment) {
    assert!(assessment.findings.is_sorted_by_key(|finding| finding.severity as usize));
    for finding in &assessment.findings {
        is_filled(&texts::finding(finding));
        is_filled(&texts::remedy(finding));
        let exists = |place: &Place| !matches!(place, Place::Period(row) if *row >= periods(profile).len());
        assert!(finding.fields.iter().all(exists), "{finding:?}");
    }
}

fn assessment_is_written_as_it_is(assessment: &Assessment) {
    let mut written = Vec::new();
    write_assessment(assessment, &mut written);
    let read: Value = serde_json::from_slice(&written).expect("JSON");
    assert_eq!(read, serde_json::to_value(assessment).expect("JSON"));
}

/// The plan, and that every promise of it can be scored.
fn planned(profile: &Profile) {
    let plan = plan(profile, today());
    assert_eq!(plan.barred, profile.serious_crime == Some(true));
    assert!(plan.routes.iter().all(|route| route.missing() == 0));
    assert!(plan.nearest.iter().all(|route| plan.routes.is_empty() && route.missing() > 0));
    for route in plan.routes.iter().chain(&plan.nearest) {
        is_kept(profile, route, route.application.submit_on, route.total);
        is_kept(profile, route, route.application.determined_by.day, route.determined_total);
        assert!(route.until >= route.application.submit_on);
        is_filled(&texts::route(route));
    }
    is_filled(&texts::plan_verdict(&plan));
    plan_is_written_as_it_is(&plan);
}

fn is_kept(profile: &Profile, route: &Route, day: Date, total: i32) {
    let then = profile_on(profile, today(), &route.levers, day);
    json_brings_it_back(&then);
    assert_eq!((then.assessed_on, assess(&then, today()).total), (Some(day), total), "{route:?}");
}

fn plan_is_written_as_it_is(plan: &Plan) {
    let mut written = Vec::new();
    write_plan(plan, &mut written);
    let read: Value = serde_json::from_slice(&written).expect("JSON");
    assert_eq!(read, serde_json::to_value(plan).expect("JSON"));
}
