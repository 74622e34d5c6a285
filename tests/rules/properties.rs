//! What holds for every profile, and the insurance record counted a second time, month by month.

use hujifen::rules::profile::{Insurance, InsuranceSummary, Period, Profile};
use hujifen::rules::value::{Stated, Whole};
use hujifen::rules::{Assessment, Date, Indicator, Item, assess};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use crate::check::{day, score_of};
use crate::profiles::{config, date, period, profile};

fn today() -> Date {
    day("2026-11-23")
}

fn find(assessment: &Assessment, indicator: Indicator) -> Item {
    *assessment.items.iter().find(|item| item.indicator == indicator).expect("every indicator is there")
}

fn points(profile: &Profile, indicator: Indicator) -> i32 {
    find(&assess(profile, today()), indicator).points
}

/// Someone who answers only the insurance record.
fn insured(periods: Vec<Period>, assessed_on: Date) -> Profile {
    let insurance = Some(Stated::Given(Insurance::Periods { periods }));
    Profile { assessed_on: Some(assessed_on), insurance, ..Profile::default() }
}

fn is_deduction(indicator: Indicator) -> bool {
    matches!(indicator, Indicator::FalseMaterial | Indicator::Detention | Indicator::Conviction)
}

// ---- Totals ----

proptest! {
    #![proptest_config(config(1000))]

    #[test]
    fn the_total_is_the_sum_of_what_counts_and_never_below_0(profile in profile()) {
        let assessment = assess(&profile, today());
        let sum: i32 = assessment.items.iter().map(|item| item.counted).sum();
        prop_assert_eq!(assessment.total, sum.max(0));
    }

    #[test]
    fn nothing_exceeds_its_maximum(profile in profile()) {
        let assessment = assess(&profile, today());
        prop_assert!(assessment.max.is_none_or(|max| assessment.total <= max));
        for item in assessment.items {
            prop_assert!(item.max.is_none_or(|max| item.points <= max), "{:?}", item);
        }
    }

    #[test]
    fn every_indicator_stays_within_the_bounds_of_the_law(profile in profile()) {
        use Indicator::*;
        for item in assess(&profile, today()).items {
            let most = match item.indicator {
                Age | ShortageMajor => 30,
                Education | Award => 110,
                Qualification => 140,
                StartupTalent | InnovationIntermediary | Investment | InsuranceBase => 120,
                OuterArea => 20,
                FreshGraduate => 10,
                Spouse => 40,
                FalseMaterial | Detention | Conviction => 0,
                InsuranceYears | PublicService => i32::MAX,
            };
            prop_assert!(item.points <= most && item.max.is_none_or(|max| max <= most), "{:?}", item);
            prop_assert!(item.points >= 0 || is_deduction(item.indicator), "{:?}", item);
        }
    }

    #[test]
    fn an_item_counts_in_full_or_is_replaced_by_one_at_least_as_good(profile in profile()) {
        let assessment = assess(&profile, today());
        for item in assessment.items {
            match item.replaced_by {
                None => prop_assert_eq!(item.counted, item.points),
                Some(better) => {
                    let better = find(&assessment, better);
                    prop_assert_eq!(item.counted, 0);
                    prop_assert_eq!(better.counted, better.points);
                    prop_assert!(better.points >= item.points);
                }
            }
        }
        let [education, qualification] =
            [Indicator::Education, Indicator::Qualification].map(|indicator| find(&assessment, indicator));
        prop_assert_eq!(education.counted + qualification.counted, education.points.max(qualification.points));
    }

    #[test]
    fn passing_is_reaching_120_without_a_veto(profile in profile()) {
        let assessment = assess(&profile, today());
        prop_assert_eq!(assessment.vetoed, profile.serious_crime == Some(true));
        prop_assert_eq!(assessment.qualifies, !assessment.vetoed && assessment.total >= 120);
        let could = assessment.max.is_none_or(|max| max >= 120);
        prop_assert_eq!(assessment.could_qualify, !assessment.vetoed && could);
    }

    #[test]
    fn a_veto_changes_nothing_but_the_verdict(profile in profile()) {
        let [free, barred] = [false, true].map(|serious_crime| {
            assess(&Profile { serious_crime: Some(serious_crime), ..profile.clone() }, today())
        });
        prop_assert_eq!(free.items, barred.items);
        prop_assert_eq!((free.total, free.max), (barred.total, barred.max));
        prop_assert!(!barred.qualifies && !barred.could_qualify);
    }

    #[test]
    fn a_profile_goes_through_json_unchanged(profile in profile()) {
        let json = serde_json::to_string(&profile).expect("JSON");
        let read = Profile::from_json(&json);
        prop_assert_eq!(read.as_ref(), Ok(&profile), "{}", json);
    }

    #[test]
    fn the_day_of_the_profile_goes_before_the_day_of_the_caller(profile in profile(), on in date()) {
        let named = Profile { assessed_on: Some(on), ..profile.clone() };
        let unnamed = Profile { assessed_on: None, ..profile };
        prop_assert_eq!(assess(&named, today()), assess(&unnamed, on));
    }
}

// ---- Answering ----

/// The places of a profile that hold an answer, as JSON pointers. The day of assessment is none: absent means today.
/// A flag of a period is none either: absent means false.
fn answers(value: &Value, at: &str) -> Vec<String> {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(name, value)| (format!("{at}/{name}"), value)).collect(),
        Value::Array(periods) if at == "/insurance/periods" => {
            periods.iter().enumerate().map(|(row, value)| (format!("{at}/{row}"), value)).collect()
        }
        _ => Vec::new(),
    };
    let mut places = Vec::new();
    for (place, value) in inner {
        let name = place.rsplit('/').next().unwrap_or_default();
        let is_row = at == "/insurance/periods";
        if !is_row && !["assessed_on", "arrears", "other_employer", "tax_mismatch"].contains(&name) {
            places.push(place.clone());
        }
        places.extend(answers(value, &place));
    }
    places
}

fn without(profile: &Value, place: &str) -> Profile {
    let mut less = profile.clone();
    let (parent, name) = place.rsplit_once('/').expect("a pointer");
    less.pointer_mut(parent).and_then(Value::as_object_mut).expect("an object").remove(name);
    Profile::from_json(&less.to_string()).expect("still a valid profile")
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn an_answer_narrows_the_range_and_never_widens_it(profile in profile()) {
        let json = serde_json::to_value(&profile).expect("JSON");
        let answered = assess(&profile, today());
        for place in answers(&json, "") {
            let open = assess(&without(&json, &place), today());
            let deducts = ["/false_material_on", "/detained_on", "/convicted_on"].contains(&&*place);
            match (answered.max, open.max) {
                (Some(max), Some(open_max)) => {
                    prop_assert!(max - answered.total <= open_max - open.total, "{} widens {}", place, json);
                    prop_assert!(max <= open_max, "{} lifts the maximum of {}", place, json);
                }
                (max, open_max) => prop_assert!(open_max.is_none(), "{} takes the bound {:?} of {}", place, max, json),
            }
            prop_assert!(deducts || answered.total >= open.total, "{} lowers the total of {}", place, json);
            for (answered, open) in answered.items.iter().zip(&open.items) {
                let within = open.max.is_none_or(|open_max| answered.max.is_some_and(|max| max <= open_max));
                prop_assert!(within, "{} lifts {:?} of {}", place, answered, json);
                prop_assert!(deducts || answered.points >= open.points, "{} lowers {:?} of {}", place, answered, json);
            }
        }
    }
}

#[test]
fn an_answer_is_looked_for_at_every_level() {
    let profile = json!({ "assessed_on": "2026-11-23", "permit": "none", "spouse": { "shanghai_hukou": true },
        "insurance": { "periods": [{ "from": "2020-01", "arrears": false }] }, "detained_on": ["2026-01-01"] });
    let mut places = answers(&profile, "");
    places.sort_unstable();
    let expected = [
        "/detained_on",
        "/insurance",
        "/insurance/periods",
        "/insurance/periods/0/from",
        "/permit",
        "/spouse",
        "/spouse/shanghai_hukou",
    ];
    assert_eq!(places, expected);
}

// ---- The insurance record ----

/// The average wage in force in a month, typed in from the announcements.
fn average_wage((year, month): (i32, i32)) -> u64 {
    let wage_year = if month >= 7 { year } else { year - 1 };
    match wage_year {
        ..=2020 => 9_339,
        2021 => 10_338,
        2022 => 11_396,
        2023 => 12_183,
        2024 => 12_307,
        2025 => 12_434,
        _ => 12_577,
    }
}

/// What the rules make of periods with both ends and a base, month by month.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counted {
    years_points: i32,
    base_points: i32,
    months_at_w_in_last_12: u32,
}

fn count_by_hand(periods: &[Period], on: Date) -> Counted {
    let numbers = |text: &str| (text[..4].parse().expect("a year"), text[5..7].parse().expect("a month"));
    let assessed: (i32, i32) = numbers(&on.to_string());
    // First and last month, base, and whether the tax matches it; of those that count at all.
    let counting = periods.iter().filter(|period| !period.arrears && !period.other_employer);
    /// First and last month, base, and whether the tax filed matches it.
    type Span = ((i32, i32), (i32, i32), u64, bool);
    let spans: Vec<Span> = counting
        .filter_map(|period| {
            let [from, to] = [period.from?, period.to?].map(|month| numbers(&month.to_string()));
            Some((from, to, period.base?.get(), !period.tax_mismatch))
        })
        .collect();
    let mut insured = 0;
    let mut at = [0_u32; 4];
    let mut gate = 0;
    // From the month before the assessment back to the first month there is.
    let (mut year, mut month) = assessed;
    let mut ago = 0;
    while (year, month) > (1900, 1) {
        (year, month) = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
        ago += 1;
        let covering = || spans.iter().filter(|(from, to, ..)| *from <= (year, month) && (year, month) <= *to);
        insured += i32::from(covering().next().is_some());
        let best = covering().filter(|(.., matched)| *matched).map(|(_, _, base, _)| *base).max();
        let Some(base) = best else { continue };
        let wage = average_wage((year, month));
        if ago <= 48 {
            at[0] += u32::from(base * 10 >= wage * 8);
            at[1] += u32::from(base >= wage);
            at[2] += u32::from(base >= wage * 2);
        }
        if ago <= 36 {
            at[3] += u32::from(base >= wage * 3);
        }
        if ago <= 12 {
            gate += u32::from(base >= wage);
        }
    }
    let base_points = if at[3] >= 24 {
        120
    } else if at[2] >= 36 {
        100
    } else if at[1] >= 36 {
        50
    } else if at[0] >= 36 {
        25
    } else {
        0
    };
    Counted { years_points: insured / 12 * 3, base_points, months_at_w_in_last_12: gate }
}

fn count_by_engine(periods: &[Period], on: Date) -> Counted {
    let sound = r#"{"level": "mid_title", "obtained_in_shanghai": true, "fits_post": true, "in_catalogue": true,
                    "registered": true}"#;
    let qualified = Profile::from_json(&format!(r#"{{"qualification": {sound}}}"#)).expect("a valid profile");
    let profile = Profile { qualification: qualified.qualification, ..insured(periods.to_vec(), on) };
    let assessment = assess(&profile, on);
    let gate = find(&assessment, Indicator::Qualification);
    let months_at_w_in_last_12 = match gate.reason.to_string().strip_prefix("below_wage_gate_") {
        Some(months) => months.parse().expect("a number"),
        None => 6,
    };
    Counted {
        years_points: find(&assessment, Indicator::InsuranceYears).points,
        base_points: find(&assessment, Indicator::InsuranceBase).points,
        months_at_w_in_last_12,
    }
}

/// Months of three and a half years before a day in the law's term, so that windows and tiers are met often.
fn recent(on: Date) -> impl Strategy<Value = Vec<Period>> {
    let recent = (0..=52_u16, 0..=40_u16, period()).prop_map(move |(ago, months, period)| {
        let from = on.month().back(ago);
        Period { from: Some(from), to: Some(from.on(months)), ..period }
    });
    vec(prop_oneof![5 => recent, 1 => period()], 0..8)
}

fn in_term() -> impl Strategy<Value = Date> {
    (2022..=2028_i16, 1..=12_i8, 1..=28_i8).prop_filter_map("a day", |(year, month, day)| Date::new(year, month, day))
}

fn record() -> impl Strategy<Value = (Vec<Period>, Date)> {
    in_term().prop_flat_map(|on| (recent(on), Just(on)))
}

proptest! {
    #![proptest_config(config(1000))]

    #[test]
    fn months_counted_by_hand_give_the_same((periods, on) in record()) {
        // Parts not told are no months to count by hand.
        let told: Vec<Period> = periods
            .into_iter()
            .filter(|period| period.from.is_some() && period.to.is_some() && period.base.is_some())
            .collect();
        let by_hand = count_by_hand(&told, on);
        let by_hand = Counted { months_at_w_in_last_12: by_hand.months_at_w_in_last_12.min(6), ..by_hand };
        prop_assert_eq!(count_by_engine(&told, on), by_hand);
    }

    #[test]
    fn the_order_of_periods_does_not_matter((periods, on) in record(), shift in any::<Index>()) {
        let there = score_of(assess(&insured(periods.clone(), on), on));
        let mut shifted = periods.clone();
        shifted.reverse();
        prop_assert_eq!(&score_of(assess(&insured(shifted.clone(), on), on)), &there);
        if !shifted.is_empty() {
            let by = shift.index(shifted.len());
            shifted.rotate_left(by);
        }
        prop_assert_eq!(&score_of(assess(&insured(shifted, on), on)), &there);
    }

    #[test]
    fn a_period_split_in_two_is_the_same_period((periods, on) in record(), row in any::<Index>(), at in any::<Index>()) {
        let whole = score_of(assess(&insured(periods.clone(), on), on));
        if periods.is_empty() {
            return Ok(());
        }
        let mut split = periods;
        let row = row.index(split.len());
        if let (Some(from), Some(to)) = (split[row].from, split[row].to)
            && from < to
        {
            let months = to.index() - from.index();
            let last_of_first = from.on(at.index(months) as u16);
            let second = Period { from: Some(last_of_first.on(1)), ..split[row].clone() };
            split[row].to = Some(last_of_first);
            split.push(second);
        }
        prop_assert_eq!(score_of(assess(&insured(split, on), on)), whole);
    }

    #[test]
    fn one_more_month_never_takes_points((periods, on) in record(), ago in 0..60_u16, month in period()) {
        let at = on.month().back(ago);
        let month = Period { from: Some(at), to: Some(at), ..month };
        let fewer = insured(periods.clone(), on);
        let more = insured(periods.into_iter().chain([month]).collect(), on);
        for indicator in [Indicator::InsuranceYears, Indicator::InsuranceBase] {
            prop_assert!(points(&more, indicator) >= points(&fewer, indicator));
        }
    }

    #[test]
    fn a_higher_base_never_takes_points((periods, on) in record(), row in any::<Index>(), more in 1..30_000_u64) {
        let lower = insured(periods.clone(), on);
        let mut raised = periods;
        if !raised.is_empty() {
            let row = row.index(raised.len());
            raised[row].base = raised[row].base.map(|base| Whole::new(base.get() + more).unwrap_or(base));
        }
        let higher = insured(raised, on);
        for indicator in [Indicator::InsuranceYears, Indicator::InsuranceBase] {
            prop_assert!(points(&higher, indicator) >= points(&lower, indicator));
        }
    }

    #[test]
    fn one_more_in_a_summary_never_takes_points(counts in [0..100_u64, 0..48, 0..48, 0..48, 0..36, 0..12], which in 0..6_usize) {
        let summary = |counts: [u64; 6]| {
            let [years, at_0_8, at_1, at_2, at_3, last_year] = counts;
            let summary = InsuranceSummary {
                years: Whole::new(years),
                months_at_0_8: Whole::new(at_0_8),
                months_at_1: Whole::new(at_1),
                months_at_2: Whole::new(at_2),
                months_at_3: Whole::new(at_3),
                last_year_months_at_1: Whole::new(last_year),
                current_base: None,
            };
            Profile { insurance: Some(Stated::Given(Insurance::Summary(summary))), ..Profile::default() }
        };
        let mut more = counts;
        more[which] += 1;
        let (fewer, more) = (summary(counts), summary(more));
        for indicator in [Indicator::InsuranceYears, Indicator::InsuranceBase] {
            prop_assert!(points(&more, indicator) >= points(&fewer, indicator));
        }
    }
}
