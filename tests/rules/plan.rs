//! The fastest way to 120, held against every month and every combination.

use hujifen::rules::calendar::working_days_after;
use hujifen::rules::plan::{
    Caveat, Lever, LeverKind, Plan, Route, Step, Sureness, days, forecast, open_levers, plan_with, profile_on, steps,
};
use hujifen::rules::profile::{Insurance, Level, Process, Schooling};
use hujifen::rules::value::Stated;
use hujifen::rules::{Date, Indicator, Profile, assess, plan, wage};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::check::day;
use crate::people::{clean_person, on};
use crate::profiles::{config, profile};

// ---- Every month and every combination ----

/// A combination, the first month it is enough in, and the totals of its two days.
#[derive(Clone, Debug, PartialEq)]
struct Way {
    levers: Vec<Lever>,
    submit_on: Date,
    totals: [i32; 2],
}

fn totals(profile: &Profile, today: Date, levers: &[Lever], submit_on: Date) -> [i32; 2] {
    let determined = working_days_after(submit_on, 20).expect("a day").day;
    [submit_on, determined].map(|day| {
        let then = profile_on(profile, today, levers, day);
        let assessment = assess(&then, day);
        if assessment.vetoed { 0 } else { assessment.total }
    })
}

/// All combinations, smaller ones first.
fn combinations(levers: &[Lever]) -> Vec<Vec<Lever>> {
    let of = |set: u32| (0..levers.len()).filter(|bit| set & (1 << bit) != 0).map(|bit| levers[bit]).collect();
    let mut sets: Vec<u32> = (0..1 << levers.len()).filter(|set: &u32| set.count_ones() <= 4).collect();
    sets.sort_by_key(|set| (set.count_ones(), *set));
    sets.into_iter().map(of).collect()
}

/// Whether one change is the other, or a lower degree of the same.
fn is_no_harder(easier: LeverKind, other: LeverKind) -> bool {
    match (easier, other) {
        (LeverKind::Base(easier), LeverKind::Base(other)) => easier <= other,
        (LeverKind::Qualification(Level::Skill3), LeverKind::Qualification(Level::Skill2)) => true,
        _ => easier == other,
    }
}

/// Whether each change has one of its own among the others that is no easier, tried in every way.
fn has_partners(easier: &[Lever], others: &[Lever]) -> bool {
    let Some((first, rest)) = easier.split_first() else { return true };
    (0..others.len()).filter(|at| is_no_harder(first.kind, others[*at].kind)).any(|at| {
        let mut left = others.to_vec();
        left.remove(at);
        has_partners(rest, &left)
    })
}

/// The routes and the nearest miss, by trying everything.
fn brute_force(profile: &Profile, today: Date, levers: &[Lever]) -> (Vec<Way>, Option<Way>) {
    let mut ways = Vec::new();
    let mut nearest: Option<Way> = None;
    for levers in combinations(levers) {
        for submit_on in days(profile, today) {
            let totals = totals(profile, today, &levers, submit_on);
            let way = Way { levers: levers.clone(), submit_on, totals };
            let lowest = |way: &Way| way.totals[0].min(way.totals[1]);
            if lowest(&way) >= 120 {
                ways.push(way);
                break;
            }
            if nearest.as_ref().is_none_or(|nearest| lowest(&way) > lowest(nearest)) {
                nearest = Some(way);
            }
        }
    }
    let barred = profile.serious_crime == Some(true);
    let is_dominated = |way: &Way| {
        let outdoes = |other: &&Way| other.levers != way.levers && has_partners(&other.levers, &way.levers);
        ways.iter().filter(outdoes).any(|other| other.submit_on <= way.submit_on)
    };
    let mut routes: Vec<Way> = ways.iter().filter(|way| !is_dominated(way)).cloned().collect();
    // A stable sort: combinations of the same size and month stay in their order unless one brings more.
    routes.sort_by_key(|way| (way.levers.len(), way.submit_on, -way.totals[0].min(way.totals[1])));
    let soonest = routes.iter().min_by_key(|way| (way.submit_on, way.levers.len())).cloned();
    if let Some(soonest) = soonest
        && !routes.iter().take(6).any(|way| *way == soonest)
    {
        routes.insert(5, soonest);
    }
    routes.truncate(6);
    (routes, nearest.filter(|_| ways.is_empty() && !barred))
}

fn way(route: &Route, offered: &[Lever]) -> Way {
    let levers = offered.iter().filter(|lever| route.levers.contains(lever)).copied().collect();
    Way { levers, submit_on: route.application.submit_on, totals: [route.total, route.determined_total] }
}

fn ways(plan: &Plan) -> (Vec<Way>, Option<Way>) {
    let routes = plan.routes.iter().map(|route| way(route, &plan.levers)).collect();
    (routes, plan.nearest.as_ref().map(|route| way(route, &plan.levers)))
}

/// Of the changes open to a person some, each from a month of its own on.
fn some_levers(profile: &Profile, today: Date, choice: u16, months: &[u16]) -> Vec<Lever> {
    let on = profile.assessed_on.unwrap_or(today);
    let open = open_levers(profile, today).into_iter().enumerate();
    let chosen = open.filter(|(bit, _)| choice & (1 << bit) != 0).map(|(_, lever)| lever);
    chosen.zip(months).map(|(lever, months)| Lever { from: on.month().on(*months), ..lever }).collect()
}

/// Someone plausible or not, and changes: five at the most, so that everything can be tried.
fn person_and_levers() -> impl Strategy<Value = (Profile, Vec<Lever>)> {
    let person = prop_oneof![3 => clean_person(), 1 => profile()];
    (person, any::<u16>(), prop::collection::vec(0..70_u16, 0..=5)).prop_map(|(profile, choice, months)| {
        let levers = some_levers(&profile, on(), choice, &months);
        (profile, levers)
    })
}

proptest! {
    #![proptest_config(config(10_000))]

    #[test]
    fn the_plan_is_what_trying_everything_finds((profile, levers) in person_and_levers()) {
        let plan = plan_with(&profile, on(), &levers);
        let found = if plan.barred { (Vec::new(), None) } else { brute_force(&profile, on(), &levers) };
        prop_assert_eq!(ways(&plan), found);
    }
}

proptest! {
    #![proptest_config(config(20))]

    #[test]
    fn with_every_change_open_to_a_person_it_is_so_too(profile in clean_person()) {
        let levers = open_levers(&profile, on());
        prop_assert_eq!(ways(&plan(&profile, on())), brute_force(&profile, on(), &levers));
    }
}

// ---- What a plan promises ----

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn a_promised_day_scored_as_a_profile_gives_the_promised_points(profile in prop_oneof![clean_person(), profile()]) {
        let plan = plan(&profile, on());
        for route in plan.routes.iter().chain(&plan.nearest) {
            for (day, total) in [
                (route.application.submit_on, route.total),
                (route.application.determined_by.day, route.determined_total),
            ] {
                // Through JSON, as another program would.
                let then = serde_json::to_string(&profile_on(&profile, on(), &route.levers, day)).expect("JSON");
                let then = Profile::from_json(&then).expect("a profile");
                prop_assert_eq!(then.assessed_on, Some(day));
                prop_assert_eq!(assess(&then, on()).total, total);
            }
            prop_assert_eq!(route.steps.last().map_or(route.total, |step| step.total), route.total);
        }
        prop_assert!(plan.routes.iter().all(|route| route.missing() == 0));
        prop_assert!(plan.nearest.iter().all(|route| route.missing() > 0));
    }

    #[test]
    fn more_to_choose_from_is_never_worse((profile, levers) in person_and_levers()) {
        let soonest = |levers: &[Lever]| {
            let plan = plan_with(&profile, on(), levers);
            plan.routes.iter().map(|route| route.application.submit_on).min()
        };
        for fewer in 0..levers.len() {
            if let Some(before) = soonest(&levers[..fewer]) {
                prop_assert!(soonest(&levers).is_some_and(|after| after <= before));
            }
        }
    }

    #[test]
    fn today_without_changes_is_today(profile in profile()) {
        let today = profile.assessed_on.unwrap_or(on());
        prop_assert_eq!(assess(&profile_on(&profile, on(), &[], today), on()), assess(&profile, on()));
    }

    #[test]
    fn steps_add_up((profile, levers) in person_and_levers()) {
        let points = forecast(&profile, on(), &levers).points;
        let first: i32 = points[0].counted.iter().sum();
        let mut sum = first;
        for step in steps(&points, &levers) {
            sum += step.changes.iter().map(|(_, change)| change).sum::<i32>();
            prop_assert_eq!(step.total, sum.max(0));
        }
    }
}

// ---- How a day to come looks ----

/// Complete but for what `with` says; nothing that gives points.
fn person(with: Value) -> Profile {
    let mut person = json!({
        "assessed_on": "2026-11-23", "born_on": "1960-01-01", "education": "none", "qualification": "none",
        "insurance": "none", "startup_talent": false, "innovation_intermediary": false, "shortage_major": "none",
        "investment": "none", "public_service_years": 0, "outer_area_years": 0, "fresh_graduate": false,
        "award": "none", "spouse": "none", "false_material_on": [], "detained_on": [], "convicted_on": [],
        "serious_crime": false
    });
    for (name, value) in with.as_object().expect("an object") {
        person[name] = value.clone();
    }
    Profile::from_json(&person.to_string()).expect("a profile")
}

fn lever(kind: LeverKind, from: &str) -> Lever {
    Lever { kind, from: from.parse().expect("a month") }
}

/// The points of an indicator on a day to come.
fn check(with: Value, levers: &[Lever], on: &str, indicator: Indicator, expected: i32) {
    let profile = person(with);
    let then = profile_on(&profile, day("2026-11-23"), levers, day(on));
    let points = assess(&then, day(on)).item(indicator).expect("every indicator").points;
    assert_eq!(points, expected, "{} on {on}", indicator.code());
}

/// Paid since 2020-01 at this base, with these flags.
fn paid(base: u64, flags: Value) -> Value {
    let mut row = json!({ "from": "2020-01", "to": "2026-10", "base": base });
    for (name, value) in flags.as_object().expect("an object") {
        row[name] = value.clone();
    }
    json!({ "insurance": { "periods": [row] } })
}

#[test]
fn years_in_a_field_go_on_where_there_are_any() {
    let four = json!({ "public_service_years": 4, "outer_area_years": 4 });
    check(four.clone(), &[], "2027-11-22", Indicator::PublicService, 0);
    check(four.clone(), &[], "2027-11-23", Indicator::PublicService, 20);
    check(four.clone(), &[], "2027-11-22", Indicator::OuterArea, 0);
    check(four, &[], "2027-11-23", Indicator::OuterArea, 10);
    check(json!({}), &[], "2036-11-23", Indicator::PublicService, 0);
    // No more than can be answered.
    check(json!({ "public_service_years": 95 }), &[], "2031-11-23", Indicator::PublicService, 400);
    check(json!({ "public_service_years": 95 }), &[], "2036-11-23", Indicator::PublicService, 400);
}

#[test]
fn a_fresh_graduate_is_one_until_the_end_of_the_year() {
    check(json!({ "fresh_graduate": true }), &[], "2026-12-31", Indicator::FreshGraduate, 10);
    check(json!({ "fresh_graduate": true }), &[], "2027-01-01", Indicator::FreshGraduate, 0);
}

#[test]
fn marriage_years_pass_and_records_lapse() {
    let spouse = json!({ "spouse": { "shanghai_hukou": true, "married_on": "2024-10-01" } });
    check(spouse.clone(), &[], "2027-09-30", Indicator::Spouse, 8);
    check(spouse, &[], "2027-10-01", Indicator::Spouse, 12);
    let detained = json!({ "detained_on": ["2024-05-01"] });
    check(detained.clone(), &[], "2029-04-30", Indicator::Detention, -50);
    check(detained, &[], "2029-05-01", Indicator::Detention, 0);
}

#[test]
fn insurance_goes_on_as_it_is_paid() {
    // 82 months up to 2026-10; the 84th is 2026-12.
    check(paid(9000, json!({})), &[], "2026-12-31", Indicator::InsuranceYears, 18);
    check(paid(9000, json!({})), &[], "2027-01-01", Indicator::InsuranceYears, 21);
    // What keeps months from counting goes on as well.
    check(paid(9000, json!({ "other_employer": true })), &[], "2036-11-23", Indicator::InsuranceYears, 0);
}

#[test]
fn insurance_that_has_ended_does_not_go_on() {
    let until = |to: &str| json!({ "insurance": { "periods": [{ "from": "2020-01", "to": to, "base": 9000 }] } });
    // 2020-01 to 2026-08 are 80 months, and 2026-11 to 2027-02 the four that are missing.
    check(until("2026-08"), &[], "2027-02-28", Indicator::InsuranceYears, 18);
    check(until("2026-08"), &[], "2027-03-01", Indicator::InsuranceYears, 21);
    check(until("2026-07"), &[], "2036-11-23", Indicator::InsuranceYears, 18);
    let mut left = paid(9000, json!({}));
    left["insured_now"] = json!(false);
    check(left, &[], "2036-11-23", Indicator::InsuranceYears, 18);
}

#[test]
fn only_the_rows_that_reach_the_newest_month_go_on() {
    let rows = |rows: Value| json!({ "insurance": { "periods": rows } });
    let elsewhere = |from: &str, to: &str| json!({ "from": from, "to": to, "base": 9000, "other_employer": true });
    let own = |from: &str, to: &str| json!({ "from": from, "to": to, "base": 9000 });
    // The month of the assessment is no newer than the one before: both go on, and the 84th month is 2026-12.
    let both = rows(json!([own("2020-01", "2026-10"), elsewhere("2020-01", "2026-12")]));
    check(both, &[], "2027-01-01", Indicator::InsuranceYears, 21);
    // Once another employer pays it is that one who goes on.
    let changed = rows(json!([own("2020-01", "2026-09"), elsewhere("2026-10", "2026-10")]));
    check(changed, &[], "2036-11-23", Indicator::InsuranceYears, 18);
    // Neither what begins with the assessment, nor ends before it begins, nor was paid late is paid now.
    check(rows(json!([own("2026-11", "2026-11")])), &[], "2036-11-23", Indicator::InsuranceYears, 0);
    check(rows(json!([own("2026-10", "2026-09")])), &[], "2036-11-23", Indicator::InsuranceYears, 0);
    let mut late = own("2026-01", "2026-10");
    late["arrears"] = json!(true);
    check(rows(json!([late])), &[], "2036-11-23", Indicator::InsuranceYears, 0);
}

#[test]
fn a_record_goes_on_for_three_months() {
    let last = |to: &str, assessed_on: &str| {
        let mut with = json!({ "insurance": { "periods": [{ "from": "2026-01", "to": to, "base": 9000 }] } });
        with["assessed_on"] = json!(assessed_on);
        let then = profile_on(&person(with), on(), &[], day("2028-01-01"));
        Insurance::periods(&then.insurance).len() > 1
    };
    for (to, assessed_on, goes_on) in [
        ("2026-10", "2027-01-31", true),
        ("2026-10", "2027-02-01", false),
        ("2026-10", "2026-10-31", true),
        ("2026-10", "2026-02-01", true),
        ("2026-10", "2026-01-31", false),
    ] {
        assert_eq!(last(to, assessed_on), goes_on, "paid until {to}, assessed on {assessed_on}");
    }
}

#[test]
fn who_pays_nothing_is_not_insured_until_a_change_says_so() {
    let is_barred = |with: Value, levers: &[Lever]| {
        let on = day("2027-11-23");
        let findings = assess(&profile_on(&person(with), on, levers, on), on).findings;
        findings.iter().any(|finding| finding.code == "not_insured_now")
    };
    let base = [lever(LeverKind::Base(1), "2027-07")];
    for with in [json!({}), json!({ "insured_now": false })] {
        assert!(is_barred(with.clone(), &[]), "{with}");
        assert!(!is_barred(with.clone(), &base), "{with}");
        assert!(is_barred(with.clone(), &[lever(LeverKind::Base(1), "2027-12")]), "{with}");
    }
}

#[test]
fn who_begins_to_pay_is_insured_again_and_who_did_not_say_says_no_more() {
    let insured_now = |with: Value, levers: &[Lever]| {
        let on = day("2027-11-23");
        profile_on(&person(with), on, levers, on).insured_now
    };
    let base = [lever(LeverKind::Base(1), "2027-07")];
    let skill = [lever(LeverKind::Qualification(Level::Skill3), "2027-07")];
    assert_eq!(insured_now(json!({ "insured_now": false }), &base), Some(true));
    assert_eq!(insured_now(json!({ "insured_now": false }), &skill), Some(false));
    assert_eq!(insured_now(json!({ "insured_now": true }), &base), Some(true));
    assert_eq!(insured_now(json!({}), &base), None);
}

#[test]
fn a_later_day_knows_nothing_of_the_application_under_way_nor_of_a_permit_that_has_run_out() {
    let process = json!({ "accepted_on": "2026-11-20" });
    let then = |valid_until: &str, date: &str| {
        let permit = json!({ "collected_on": "2026-01-05", "valid_until": valid_until });
        let then = profile_on(&person(json!({ "process": process, "permit": permit })), on(), &[], day(date));
        let Some(Stated::Given(permit)) = then.permit else { panic!("the permit is still there") };
        assert_eq!(permit.collected_on, Some(day("2026-01-05")));
        (then.process, permit.valid_until)
    };
    let accepted = Process { accepted_on: Some(day("2026-11-20")), ..Process::default() };
    let accepted = Some(Stated::Given(accepted));
    // On the day of the assessment everything stands as it was answered.
    assert_eq!(then("2026-11-22", "2026-11-23"), (accepted.clone(), Some(day("2026-11-22"))));
    assert_eq!(then("2027-01-04", "2026-11-23"), (accepted, Some(day("2027-01-04"))));
    assert_eq!(then("2027-01-04", "2026-11-24"), (None, Some(day("2027-01-04"))));
    assert_eq!(then("2027-01-04", "2027-01-04"), (None, Some(day("2027-01-04"))));
    assert_eq!(then("2027-01-04", "2027-01-05"), (None, None));
}

#[test]
fn months_of_totals_leave_the_window_at_their_worst() {
    let totals = |base: Value| {
        let mut totals =
            json!({ "years": 6, "months_at_0_8": 40, "months_at_1": 40, "months_at_2": 0, "months_at_3": 0 });
        if !base.is_null() {
            totals["current_base"] = base;
        }
        json!({ "insurance": totals })
    };
    // Of 40, four may leave.
    check(totals(json!(null)), &[], "2027-03-23", Indicator::InsuranceBase, 50);
    check(totals(json!(null)), &[], "2027-04-23", Indicator::InsuranceBase, 0);
    // What is paid now comes in for what leaves.
    check(totals(json!(wage::latest().average)), &[], "2036-11-23", Indicator::InsuranceBase, 50);
    check(totals(json!(12_576)), &[], "2027-04-23", Indicator::InsuranceBase, 25);
    check(totals(json!(null)), &[], "2027-10-23", Indicator::InsuranceYears, 18);
    check(totals(json!(null)), &[], "2027-11-23", Indicator::InsuranceYears, 21);
}

#[test]
fn on_the_day_itself_nothing_has_changed() {
    for with in [json!({}), paid(9000, json!({})), json!({ "insurance": { "years": 6 } }), json!({ "insurance": null })]
    {
        let profile = person(with);
        assert_eq!(profile_on(&profile, on(), &[], day("2026-11-23")), profile);
        assert_eq!(profile_on(&profile, on(), &[], day("2026-11-30")).insurance, profile.insurance);
        // Nor is anything known of a day before it.
        assert_eq!(profile_on(&profile, on(), &[], day("2026-09-30")).insurance, profile.insurance);
    }
    check(json!({ "public_service_years": 5 }), &[], "2026-09-30", Indicator::PublicService, 20);
}

#[test]
fn totals_that_are_not_answered_stay_so_until_there_is_something_to_count() {
    let profile = person(json!({ "insurance": { "years": 6 } }));
    let totals = |levers: &[Lever], date: &str| {
        serde_json::to_value(profile_on(&profile, on(), levers, day(date)).insurance).expect("JSON")
    };
    assert_eq!(totals(&[], "2026-11-23"), json!({ "years": 6 }));
    assert_eq!(totals(&[], "2026-11-30"), json!({ "years": 6 }));
    assert_eq!(totals(&[], "2027-11-30"), json!({ "years": 7 }));
    let one = [lever(LeverKind::Base(1), "2027-07")];
    assert_eq!(totals(&one, "2027-07-31"), json!({ "years": 6 }));
    let first = json!({ "years": 6, "months_at_0_8": 1, "months_at_1": 1, "last_year_months_at_1": 1 });
    assert_eq!(totals(&one, "2027-08-01"), first);
}

#[test]
fn a_raised_base_counts_from_its_month_and_fills_the_window() {
    let three = [lever(LeverKind::Base(3), "2027-07")];
    // 24 months from 2027-07 are full with 2029-06.
    check(paid(9000, json!({})), &three, "2029-06-30", Indicator::InsuranceBase, 0);
    check(paid(9000, json!({})), &three, "2029-07-01", Indicator::InsuranceBase, 120);
    let one = [lever(LeverKind::Base(1), "2027-07")];
    check(paid(9000, json!({})), &one, "2030-06-30", Indicator::InsuranceBase, 0);
    check(paid(9000, json!({})), &one, "2030-07-01", Indicator::InsuranceBase, 50);
    let four_fifths = [lever(LeverKind::Base(0), "2027-07")];
    check(paid(9000, json!({})), &four_fifths, "2030-06-30", Indicator::InsuranceBase, 0);
    check(paid(9000, json!({})), &four_fifths, "2030-07-01", Indicator::InsuranceBase, 25);
    // Of two the higher one is paid.
    let both = [one[0], four_fifths[0]];
    check(paid(9000, json!({})), &both, "2030-07-01", Indicator::InsuranceBase, 50);
    // Whoever pays nothing yet begins to.
    check(json!({}), &one, "2028-06-30", Indicator::InsuranceYears, 0);
    check(json!({}), &one, "2028-07-01", Indicator::InsuranceYears, 3);
}

#[test]
fn a_raised_base_follows_the_wage_of_its_year() {
    // Assessed in 2024-03, when W was 12,183; from 2024-07 it is 12,307, from 2025-07 12,434, from 2026-07 12,577.
    let profile = person(json!({ "assessed_on": "2024-03-15" }));
    let then = profile_on(&profile, on(), &[lever(LeverKind::Base(1), "2024-04")], day("2026-11-23"));
    let rows = json!([
        { "from": "2024-04", "to": "2024-06", "base": 12_183 },
        { "from": "2024-07", "to": "2025-06", "base": 12_307 },
        { "from": "2025-07", "to": "2026-06", "base": 12_434 },
        { "from": "2026-07", "to": "2026-10", "base": 12_577 },
    ]);
    let mut then = serde_json::to_value(then.insurance).expect("JSON")["periods"].take();
    for row in then.as_array_mut().expect("rows") {
        row.as_object_mut().expect("a row").retain(|_, value| *value != json!(false));
    }
    assert_eq!(then, rows);
}

#[test]
fn another_payer_or_tax_that_matches_counts_from_its_month() {
    let payer = [lever(LeverKind::RightPayer, "2027-01")];
    check(paid(13000, json!({ "other_employer": true })), &payer, "2027-12-31", Indicator::InsuranceYears, 0);
    check(paid(13000, json!({ "other_employer": true })), &payer, "2028-01-01", Indicator::InsuranceYears, 3);
    let tax = [lever(LeverKind::MatchingTax, "2027-01")];
    check(paid(13000, json!({ "tax_mismatch": true })), &tax, "2029-12-31", Indicator::InsuranceBase, 0);
    check(paid(13000, json!({ "tax_mismatch": true })), &tax, "2030-01-01", Indicator::InsuranceBase, 50);
    check(paid(13000, json!({ "tax_mismatch": true })), &tax, "2027-01-01", Indicator::InsuranceYears, 21);
}

#[test]
fn a_rung_and_a_degree_count_once_both_are_there() {
    let associate = json!({ "education": { "schooling": "associate", "degree": "none", "recognised": true } });
    let degree = lever(LeverKind::BachelorDegree, "2027-01");
    let rung = lever(LeverKind::Schooling(Schooling::Bachelor), "2029-01");
    check(associate.clone(), &[degree], "2030-01-01", Indicator::Education, 50);
    check(associate.clone(), &[rung], "2028-12-31", Indicator::Education, 50);
    check(associate.clone(), &[rung], "2029-01-01", Indicator::Education, 60);
    check(associate, &[rung, degree], "2029-01-01", Indicator::Education, 90);
    // A degree that is not recognised does not count beside the new rung.
    let abroad = json!({ "education": { "schooling": "associate", "degree": "bachelor", "recognised": false } });
    check(abroad, &[rung], "2029-01-01", Indicator::Education, 60);
    let bachelor = json!({ "education": { "schooling": "bachelor", "degree": "bachelor", "recognised": true } });
    check(
        bachelor,
        &[lever(LeverKind::Schooling(Schooling::Master), "2029-01")],
        "2029-01-01",
        Indicator::Education,
        100,
    );
}

#[test]
fn each_rung_keeps_or_brings_its_degree() {
    let reaches = |held: [&str; 2], kind: LeverKind, points: i32| {
        let held = json!({ "education": { "schooling": held[0], "degree": held[1], "recognised": true } });
        check(held, &[lever(kind, "2029-01")], "2029-01-01", Indicator::Education, points);
    };
    reaches(["none", "none"], LeverKind::Schooling(Schooling::Associate), 50);
    // The degree is there before the schooling.
    reaches(["associate", "bachelor"], LeverKind::Schooling(Schooling::Bachelor), 90);
    reaches(["associate", "none"], LeverKind::Schooling(Schooling::Master), 100);
    reaches(["master", "master"], LeverKind::Schooling(Schooling::Doctor), 110);
    // A bachelor's degree serves whoever has a bachelor's schooling or more.
    reaches(["bachelor", "none"], LeverKind::BachelorDegree, 90);
    reaches(["master", "none"], LeverKind::BachelorDegree, 90);
    reaches(["master", "master"], LeverKind::BachelorDegree, 100);
}

#[test]
fn a_rung_is_earned_beside_work_and_leaves_nothing_of_the_one_before() {
    let education = |held: Value, kind: LeverKind| {
        let profile = person(json!({ "education": held }));
        let then = profile_on(&profile, day("2026-11-23"), &[lever(kind, "2029-01")], day("2030-05-01"));
        serde_json::to_value(then.education).expect("JSON")
    };
    let abroad = json!({ "schooling": "associate", "degree": "none", "recognised": true, "mode": "full_time",
        "graduated_on": "2012-07-01", "overseas": true, "verified": false, "file_located": false });
    // It counts from the day of its month that the plan looks at.
    assert_eq!(
        education(abroad.clone(), LeverKind::Schooling(Schooling::Bachelor)),
        json!({ "schooling": "bachelor", "degree": "none", "recognised": true, "mode": "part_time",
            "graduated_on": "2029-01-23", "overseas": false })
    );
    // A bachelor's degree is none before the schooling is one.
    assert_eq!(education(abroad.clone(), LeverKind::BachelorDegree), abroad);
}

#[test]
fn a_title_waits_for_its_wage_gate() {
    let title = lever(LeverKind::Qualification(Level::MidTitle), "2027-01");
    let base = lever(LeverKind::Base(1), "2027-01");
    check(paid(9000, json!({})), &[title], "2036-11-23", Indicator::Qualification, 0);
    // Six months from 2027-01 are full with 2027-06.
    check(paid(9000, json!({})), &[title, base], "2027-06-30", Indicator::Qualification, 0);
    check(paid(9000, json!({})), &[title, base], "2027-07-01", Indicator::Qualification, 100);
    // It is held all the while, and what keeps it from counting is told.
    let then = day("2027-01-01");
    let findings = assess(&profile_on(&person(paid(9000, json!({}))), on(), &[title], then), then).findings;
    assert!(findings.iter().any(|finding| finding.code == "title_below_wage_gate"));
    // What is held meanwhile goes on counting.
    let mut skilled = paid(9000, json!({}));
    skilled["qualification"] = json!({ "level": "skill_3", "obtained_in_shanghai": true, "fits_post": true,
                                       "in_catalogue": true, "registered": true });
    check(skilled, &[title], "2036-11-23", Indicator::Qualification, 60);
}

#[test]
fn a_post_that_matches_makes_the_major_count() {
    let major = json!({ "shortage_major": { "in_catalogue": true, "post_matches": false } });
    let post = [lever(LeverKind::MatchingPost, "2027-02")];
    check(major.clone(), &post, "2027-01-31", Indicator::ShortageMajor, 0);
    check(major, &post, "2027-02-01", Indicator::ShortageMajor, 30);
}

// ---- Which changes are open to whom ----

/// What is offered, by code and month.
fn offered(with: Value, expected: &[(&str, &str)]) {
    let levers = open_levers(&person(with), on());
    let codes: Vec<(&str, String)> = levers.iter().map(|one| (one.kind.code(), one.from.to_string())).collect();
    let expected: Vec<(&str, String)> = expected.iter().map(|(code, from)| (*code, (*from).to_owned())).collect();
    assert_eq!(codes, expected);
}

#[test]
fn only_what_could_bring_points_is_offered() {
    let unanswered = json!({ "insurance": null, "education": null, "shortage_major": null });
    let without = |names: &[&str]| {
        let mut profile = unanswered.clone();
        names.iter().for_each(|name| profile[*name] = json!("none"));
        profile
    };
    let levels = [("skill_3", "2027-05"), ("skill_2", "2027-11"), ("mid_title", "2027-11")];
    offered(without(&[]), &levels);
    let bases =
        [("base_at_0_8", "2027-07"), ("base_at_1", "2027-07"), ("base_at_2", "2027-07"), ("base_at_3", "2027-07")];
    offered(without(&["insurance"]), &[&levels[..], &bases[..]].concat());
    offered(without(&["education"]), &[&[("schooling_associate", "2029-05")], &levels[..]].concat());
    // 90 points for the schooling: a skill level of 60 brings nothing (Art. 11).
    let bachelor = json!({ "education": { "schooling": "bachelor", "degree": "bachelor", "recognised": true }, "insurance": null });
    offered(bachelor, &[("schooling_master", "2029-11"), levels[1], levels[2]]);
    let no_degree =
        json!({ "education": { "schooling": "bachelor", "degree": "none", "recognised": true }, "insurance": null });
    offered(no_degree, &[("schooling_master", "2029-11"), ("bachelor_degree", "2027-05"), levels[1], levels[2]]);
    let doctor =
        json!({ "education": { "schooling": "doctor", "degree": "doctor", "recognised": true }, "insurance": null });
    offered(doctor, &[]);
}

#[test]
fn every_schooling_has_its_next_rung_and_the_degree_it_lacks() {
    let of = |schooling: &str, degree: &str, recognised: Value| {
        let education = json!({ "schooling": schooling, "degree": degree, "recognised": recognised });
        let levers = open_levers(&person(json!({ "education": education, "insurance": null })), on());
        let studies = |kind: &LeverKind| matches!(kind, LeverKind::Schooling(_) | LeverKind::BachelorDegree);
        levers.iter().map(|lever| lever.kind).filter(studies).map(LeverKind::code).collect::<Vec<_>>()
    };
    for (schooling, degree, recognised, expected) in [
        ("none", "none", json!(true), &["schooling_associate"][..]),
        ("associate", "none", json!(true), &["schooling_bachelor", "bachelor_degree"]),
        ("bachelor", "none", json!(true), &["schooling_master", "bachelor_degree"]),
        ("bachelor", "bachelor", json!(true), &["schooling_master"]),
        ("master", "master", json!(true), &["schooling_doctor"]),
        ("doctor", "doctor", json!(true), &[]),
        // A degree added to schooling that is not recognised brings nothing.
        ("bachelor", "none", json!(false), &["schooling_master"]),
        ("bachelor", "none", json!(null), &["schooling_master"]),
    ] {
        assert_eq!(of(schooling, degree, recognised.clone()), expected, "{schooling}, {degree}, {recognised}");
    }
}

#[test]
fn a_study_or_a_level_is_offered_where_it_outdoes_both_that_are_held() {
    let codes = |with: Value| {
        let levers = open_levers(&person(with), on());
        levers.iter().map(|lever| lever.kind.code()).collect::<Vec<_>>()
    };
    let skilled = |level: &str| {
        json!({ "level": level, "obtained_in_shanghai": true, "fits_post": true, "in_catalogue": true,
                "registered": true })
    };
    let with = |schooling: &str, degree: &str, level: &str| {
        let education = json!({ "schooling": schooling, "degree": degree, "recognised": true });
        json!({ "education": education, "qualification": skilled(level), "insurance": null })
    };
    // Skill level 3 gives 60, as much as a bachelor's schooling, and more than an associate's.
    assert_eq!(codes(with("none", "none", "skill_3")), ["skill_2", "mid_title"]);
    assert_eq!(
        codes(with("associate", "none", "skill_3")),
        ["schooling_bachelor", "bachelor_degree", "skill_2", "mid_title"]
    );
    assert_eq!(
        codes(with("bachelor", "none", "skill_5")),
        ["schooling_master", "bachelor_degree", "skill_2", "mid_title"]
    );
    // A master's gives the 100 of both levels, and each of them as much as a master's.
    let mut held = with("bachelor", "bachelor", "skill_2");
    held["insurance"] = paid(30_000, json!({}))["insurance"].clone();
    assert_eq!(codes(held), ["base_at_3"]);
    assert_eq!(codes(with("master", "master", "skill_3")), ["schooling_doctor"]);
}

#[test]
fn only_what_is_wrong_can_be_put_right() {
    let doctor = json!({ "schooling": "doctor", "degree": "doctor", "recognised": true });
    let with = |paid: Value| json!({ "education": doctor, "insurance": paid["insurance"] });
    let capped = [("base_at_3", "2027-07")];
    offered(with(paid(30_000, json!({}))), &capped);
    offered(with(paid(37_731, json!({}))), &[]);
    offered(with(paid(37_731, json!({ "other_employer": true }))), &[("right_payer", "2027-01")]);
    offered(with(paid(37_731, json!({ "tax_mismatch": true }))), &[("matching_tax", "2027-01")]);
    let major = |in_catalogue: bool, post: bool| {
        json!({ "education": doctor, "insurance": null,
                                     "shortage_major": { "in_catalogue": in_catalogue, "post_matches": post } })
    };
    offered(major(true, false), &[("matching_post", "2027-02")]);
    offered(major(true, true), &[]);
    offered(major(false, false), &[]);
}

#[test]
fn only_bases_above_what_is_paid_now_are_offered() {
    let bases = |insurance: Value| {
        let levers = open_levers(&person(json!({ "insurance": insurance })), on());
        let bases = levers.iter().map(|lever| lever.kind).filter(|kind| matches!(kind, LeverKind::Base(_)));
        bases.map(LeverKind::code).collect::<Vec<_>>()
    };
    let all = ["base_at_0_8", "base_at_1", "base_at_2", "base_at_3"];
    let row = |base: Value| json!({ "periods": [{ "from": "2020-01", "to": "2026-10", "base": base }] });
    // W is 12,577: four fifths of it are 10,061.6, and twice it is 25,154.
    for (base, paid) in [(10_061, 0), (10_062, 1), (12_576, 1), (12_577, 2), (25_153, 2), (25_154, 3), (37_731, 4)] {
        assert_eq!(bases(row(json!(base))), all[paid..], "{base}");
        assert_eq!(bases(json!({ "years": 6, "current_base": base })), all[paid..], "{base} in a total");
    }
    assert_eq!(bases(row(json!(null))), all);
    assert_eq!(bases(json!({ "years": 6 })), all);
    assert_eq!(bases(json!("none")), all);
    assert_eq!(bases(json!(null)), [""; 0]);
}

#[test]
fn bases_are_raised_in_the_next_july() {
    for (assessed_on, from) in [("2026-06-30", "2026-07"), ("2026-07-01", "2027-07"), ("2026-12-31", "2027-07")] {
        let profile = person(json!({ "assessed_on": assessed_on }));
        let base = open_levers(&profile, on()).into_iter().find(|one| matches!(one.kind, LeverKind::Base(_)));
        assert_eq!(base.expect("offered").from.to_string(), from, "{assessed_on}");
    }
}

#[test]
fn every_change_has_a_name_and_a_usual_time() {
    let usual = [
        ("schooling_associate", "2029-05"),
        ("schooling_bachelor", "2029-05"),
        ("schooling_master", "2029-11"),
        ("schooling_doctor", "2030-11"),
        ("bachelor_degree", "2027-05"),
        ("skill_3", "2027-05"),
        ("skill_2", "2027-11"),
        ("mid_title", "2027-11"),
        ("base_at_0_8", "2027-07"),
        ("base_at_1", "2027-07"),
        ("base_at_2", "2027-07"),
        ("base_at_3", "2027-07"),
        ("matching_post", "2027-02"),
        ("right_payer", "2027-01"),
        ("matching_tax", "2027-01"),
    ];
    for (kind, (code, from)) in LeverKind::ALL.into_iter().zip(usual) {
        assert_eq!(kind.code(), code);
        assert_eq!(LeverKind::from_code(code), Some(kind));
        assert_eq!(Lever::usual(kind, on()).from.to_string(), from, "{code}");
    }
    assert_eq!(LeverKind::from_code("waiting"), None);
}

// ---- The forecast and the plan, by hand ----

#[test]
fn the_forecast_names_the_days_on_which_120_is_reached_and_lost() {
    // 30 + 50 + 36 = 116. The tenth year of marriage is full on 2027-02-10; the 44th birthday takes one point.
    let profile = person(json!({
        "born_on": "1983-05-12", "education": { "schooling": "associate", "degree": "none", "recognised": true },
        "spouse": { "shanghai_hukou": true, "married_on": "2017-02-10" }
    }));
    let forecast = forecast(&profile, on(), &[]);
    assert_eq!(forecast.points.len(), 121);
    assert_eq!(forecast.points[0].total, 116);
    let counted = [Indicator::Age, Indicator::Education, Indicator::InsuranceYears, Indicator::Spouse];
    assert_eq!(counted.map(|indicator| forecast.points[0].of(indicator)), [30, 50, 0, 36]);
    assert_eq!(forecast.reached_on, Some(day("2027-02-10")));
    assert_eq!(forecast.lost_on, Some((day("2027-05-12"), Indicator::Age)));
    let plan = plan_with(&profile, on(), &[]);
    let [route] = plan.routes.as_slice() else { panic!("one way: {plan:?}") };
    assert_eq!(route.application.submit_on, day("2027-02-23"));
    // Handed in on 2027-04-23 it is determined by 2027-05-21, too late.
    assert_eq!(route.until, day("2027-03-23"));
    assert_eq!((route.total, route.determined_total, route.sureness()), (120, 120, Sureness::Sure));
}

#[test]
fn a_day_the_month_does_not_have_is_its_last() {
    let profile = person(json!({ "assessed_on": "2027-01-31" }));
    let days: Vec<String> = days(&profile, on()).take(4).map(|day| day.to_string()).collect();
    assert_eq!(days, ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]);
}

#[test]
fn without_a_way_the_nearest_is_told() {
    // Age 30, and nothing to change: at the best 30.
    let profile = person(json!({ "born_on": "1990-05-12", "insurance": null }));
    let plan = plan_with(&profile, on(), &[lever(LeverKind::Qualification(Level::Skill3), "2027-05")]);
    assert!(plan.routes.is_empty());
    let nearest = plan.nearest.expect("a nearest");
    assert_eq!((nearest.total, nearest.missing(), nearest.levers.len()), (90, 30, 1));
    assert_eq!(nearest.application.submit_on, day("2027-05-23"));
}

#[test]
fn a_change_to_what_is_not_answered_brings_nothing() {
    let profile = person(json!({ "insurance": null, "education": null, "shortage_major": null }));
    let levers = [LeverKind::Base(3), LeverKind::BachelorDegree, LeverKind::MatchingPost, LeverKind::RightPayer];
    let plan = plan_with(&profile, on(), &levers.map(|kind| lever(kind, "2026-12")));
    assert_eq!(plan.routes, []);
    let nearest = plan.nearest.expect("a nearest");
    assert_eq!((nearest.total, &*nearest.levers), (0, &[][..]));
}

#[test]
fn no_total_is_less_than_nothing() {
    let nearest = |with: Value| plan_with(&person(with), on(), &[]).nearest.expect("a nearest");
    // Nothing less 50 is as near as nothing, and on the first day already.
    let less = nearest(json!({ "detained_on": ["2026-10-01"] }));
    assert_eq!((less.total, less.application), (0, nearest(json!({})).application));
}

#[test]
fn the_years_of_a_total_go_on_to_the_most_that_can_be_answered() {
    // 3 points a year, and none for the age.
    let paying = |years: u32| person(json!({ "insurance": { "years": years, "current_base": 9_000 } }));
    for years in [99, 100] {
        let way = plan_with(&paying(years), on(), &[]).routes.remove(0);
        assert_eq!([way.total, way.determined_total], [3 * years as i32; 2], "{years}");
    }
    // They are a hundred still when the false material is forgotten (Art. 8(1)): 300, less 50.
    let profile = person(json!({ "insurance": { "years": 100, "current_base": 9_000 },
        "false_material_on": ["2026-10-01"], "detained_on": ["2026-10-01"] }));
    let way = plan_with(&profile, on(), &[]).routes.remove(0);
    assert!(way.application.submit_on > day("2027-12-31"));
    assert_eq!(way.total, 250);
}

#[test]
fn years_told_as_a_total_count_in_full() {
    let plan = plan_with(&person(json!({ "insurance": { "years": 45 } })), on(), &[]);
    let [route] = plan.routes.as_slice() else { panic!("one way: {plan:?}") };
    assert_eq!((route.total, &*route.caveats), (135, &[Caveat::Totals][..]));
    // Taken at its worst, a total can only come better.
    assert_eq!(route.sureness(), Sureness::Sure);
    // 120 for 40 years, and what the months of each window give, or open.
    for (field, months, points) in [
        ("months_at_0_8", 40, 25),
        ("months_at_1", 40, 50),
        ("months_at_2", 40, 100),
        ("months_at_3", 30, 120),
        ("last_year_months_at_1", 12, 100),
    ] {
        let held = json!({ "level": "mid_title", "obtained_in_shanghai": true, "fits_post": true, "in_catalogue": true,
            "registered": true });
        let with = json!({ "insurance": { "years": 40, field: months }, "qualification": held });
        let plan = plan_with(&person(with), on(), &[]);
        let route = plan.routes.first().expect("a way");
        assert_eq!((route.total, route.determined_total), (120 + points, 120 + points), "{field}");
    }
}

#[test]
fn a_veto_bars_every_way() {
    let plan = plan(&person(json!({ "startup_talent": true, "serious_crime": true })), on());
    assert!(plan.barred && plan.routes.is_empty() && plan.nearest.is_none());
}

#[test]
fn a_way_says_what_it_rests_on() {
    let young = json!({ "born_on": "1990-05-12", "education": { "schooling": "bachelor", "degree": "none", "recognised": true } });
    let plan_of = |with: Value, from: &str| {
        let plan = plan_with(&person(with), on(), &[lever(LeverKind::BachelorDegree, from)]);
        let route = plan.routes.first().expect("a way");
        (route.caveats.clone(), route.sureness())
    };
    let mut uninsured = young.clone();
    uninsured["insurance"] = json!(null);
    assert_eq!(plan_of(uninsured.clone(), "2027-05"), (vec![Caveat::Exam], Sureness::Likely));
    assert_eq!(plan_of(uninsured.clone(), "2028-05"), (vec![Caveat::LawEnds, Caveat::Exam], Sureness::Open));
    uninsured["detained_on"] = json!(null);
    assert_eq!(plan_of(uninsured, "2027-05"), (vec![Caveat::Exam, Caveat::Unanswered], Sureness::Open));
    // W is known until the June after its last July.
    // Handed in on the 23rd of a month it is determined in the next, and the month before that is the last that counts.
    let [last_known, unknown] = [11, 12].map(|later| wage::latest().from.on(later).to_string());
    let rests = |from: &str, on: &[Caveat]| match from > "2027-12" {
        true => ([&[Caveat::LawEnds], on].concat(), Sureness::Open),
        false => (on.to_vec(), Sureness::Likely),
    };
    let mut insured = young.clone();
    insured["insurance"] = paid(5000, json!({ "other_employer": true }))["insurance"].clone();
    assert_eq!(plan_of(insured.clone(), &last_known), rests(&last_known, &[Caveat::Exam]));
    assert_eq!(plan_of(insured, &unknown), rests(&unknown, &[Caveat::Exam, Caveat::Wage]));
    // Who pays nothing depends on no W.
    assert_eq!(plan_of(young, &unknown), rests(&unknown, &[Caveat::Exam]));
}

#[test]
fn every_record_left_open_makes_a_way_open() {
    for open in ["false_material_on", "detained_on", "convicted_on", "serious_crime"] {
        let profile = person(json!({ "startup_talent": true, open: null }));
        let plan = plan_with(&profile, on(), &[]);
        let [route] = plan.routes.as_slice() else { panic!("one way: {plan:?}") };
        assert_eq!(route.caveats, [Caveat::Unanswered], "{open}");
    }
}

#[test]
fn the_law_ends_after_its_last_day() {
    // Twenty working days after Friday, 2027-12-03, is Friday, 2027-12-31; after the Monday that follows, 2028-01-03.
    for (assessed_on, caveats) in [("2027-12-03", &[][..]), ("2027-12-06", &[Caveat::LawEnds])] {
        let profile = person(json!({ "startup_talent": true, "assessed_on": assessed_on }));
        let plan = plan_with(&profile, on(), &[]);
        let [route] = plan.routes.as_slice() else { panic!("one way: {plan:?}") };
        assert_eq!(route.caveats, caveats, "{assessed_on}");
    }
}

#[test]
fn a_base_to_come_depends_on_figures_to_come() {
    // 120 for the base, once it was paid for 24 months.
    let from = wage::latest().from.on(12).to_string();
    let plan = plan_with(&person(json!({})), on(), &[lever(LeverKind::Base(3), &from)]);
    let route = plan.routes.first().expect("a way");
    assert!(route.caveats.ends_with(&[Caveat::Employer, Caveat::Wage]), "{:?}", route.caveats);
}

#[test]
fn the_forecast_names_days_within_the_first_month_and_on_its_last_day() {
    let tenth_year = |married_on: &str| {
        // 60 + 20 + 40 with ten full years of marriage.
        let profile = person(json!({
            "education": { "schooling": "bachelor", "degree": "none", "recognised": true },
            "investment": { "share_percent": 100, "annual_tax": [200_000, 200_000, 200_000] },
            "spouse": { "shanghai_hukou": true, "married_on": married_on }
        }));
        forecast(&profile, on(), &[]).reached_on
    };
    for (married_on, reached_on) in [
        ("2016-11-22", "2026-11-23"),
        ("2016-11-23", "2026-11-23"),
        ("2016-11-24", "2026-11-24"),
        ("2016-12-10", "2026-12-10"),
        ("2016-12-23", "2026-12-23"),
        ("2016-12-24", "2026-12-24"),
        ("2017-02-23", "2027-02-23"),
    ] {
        assert_eq!(tenth_year(married_on), Some(day(reached_on)), "{married_on}");
    }
}

#[test]
fn the_forecast_names_what_is_lost_first() {
    let graduate = |assessed_on: &str, more: Value| {
        let mut with = json!({ "award": "provincial", "fresh_graduate": true, "assessed_on": assessed_on });
        for (name, value) in more.as_object().expect("an object") {
            with[name] = value.clone();
        }
        let forecast = forecast(&person(with), on(), &[]);
        (forecast.reached_on, forecast.lost_on)
    };
    let new_year = Some((day("2027-01-01"), Indicator::FreshGraduate));
    // 110 and 10; in the first month that is looked at, and in the second.
    assert_eq!(graduate("2026-12-23", json!({})), (Some(day("2026-12-23")), new_year));
    assert_eq!(graduate("2026-11-23", json!({})), (Some(day("2026-11-23")), new_year));
    // The veto bars every day (Art. 9), whatever the points.
    assert_eq!(graduate("2026-11-23", json!({ "serious_crime": true })), (None, None));
    assert_eq!(graduate("2026-11-23", json!({ "serious_crime": null })), (Some(day("2026-11-23")), new_year));
}

#[test]
fn a_way_tells_what_happens_until_then() {
    // 60 for the schooling and 20 for the enterprise, then 30 for the degree and 30 for the post.
    let plan = plan_with(
        &neighbour(),
        on(),
        &[lever(LeverKind::MatchingPost, "2027-03"), lever(LeverKind::BachelorDegree, "2027-01")],
    );
    let both = plan.routes.iter().find(|route| route.levers.len() == 2).expect("a way with both");
    assert_eq!(
        both.levers.iter().map(|lever| lever.kind.code()).collect::<Vec<_>>(),
        ["bachelor_degree", "matching_post"]
    );
    let step = |on: &str, levers: &[Lever], changes: &[(Indicator, i32)], total: i32| Step {
        on: day(on),
        levers: levers.to_vec(),
        changes: changes.to_vec(),
        total,
    };
    assert_eq!(
        both.steps,
        [
            step("2027-01-23", &both.levers[..1], &[(Indicator::Education, 30)], 110),
            step("2027-03-23", &both.levers[1..], &[(Indicator::ShortageMajor, 30)], 140),
        ]
    );
}

#[test]
fn a_change_that_counts_already_is_a_step_of_the_first_day() {
    let post = lever(LeverKind::MatchingPost, "2026-10");
    let points = forecast(&neighbour(), on(), &[post]).points;
    let first = steps(&points[..2], &[post]);
    assert_eq!(first, [Step { on: day("2026-11-23"), levers: vec![post], changes: Vec::new(), total: 110 }]);
    assert_eq!(steps(&points[1..2], &[post])[0].levers, [post]);
    assert_eq!(steps(&points[..2], &[]), []);
}

#[test]
fn a_plan_is_told_as_json() {
    let with = json!({
        "education": { "schooling": "bachelor", "degree": "none", "recognised": true }, "born_on": "1990-05-12"
    });
    // Twenty days from Monday to Friday end on Friday, 2027-02-19; the 44th birthday is 2034-05-12.
    let plan = plan_with(&person(with), on(), &[lever(LeverKind::BachelorDegree, "2027-01")]);
    let degree = json!({ "lever": "bachelor_degree", "from": "2027-01" });
    let route = json!({
        "levers": [degree], "submit_on": "2027-01-23", "determined_by": "2027-02-19", "total": 120,
        "determined_total": 120, "until": "2034-03-23", "sureness": "likely", "caveats": ["exam"],
        "steps": [{ "on": "2027-01-23", "levers": [degree], "total": 120,
            "changes": [{ "indicator": "education", "points": 30 }] }]
    });
    let expected = json!({ "levers": [degree], "routes": [route], "nearest": null, "barred": false });
    assert_eq!(serde_json::to_value(plan).expect("JSON"), expected);
}

/// 60 for the schooling and 20 for an enterprise; a marriage that brings 4 each year, the first in 2027-11.
fn neighbour() -> Profile {
    person(json!({
        "education": { "schooling": "bachelor", "degree": "none", "recognised": true },
        "investment": { "share_percent": 100, "annual_tax": [200_000, 200_000, 200_000] },
        "shortage_major": { "in_catalogue": true, "post_matches": false },
        "spouse": { "shanghai_hukou": true, "married_on": "2026-11-01" }
    }))
}

/// The changes and the day of each way.
fn listed(plan: &Plan) -> Vec<(Vec<&'static str>, String)> {
    let codes = |route: &Route| route.levers.iter().map(|lever| lever.kind.code()).collect();
    plan.routes.iter().map(|route| (codes(route), route.application.submit_on.to_string())).collect()
}

#[test]
fn the_earliest_way_takes_the_last_place_where_it_would_be_left_out() {
    let levers = [
        lever(LeverKind::Schooling(Schooling::Master), "2028-01"),
        lever(LeverKind::BachelorDegree, "2027-01"),
        lever(LeverKind::Base(2), "2026-12"),
        lever(LeverKind::Base(3), "2027-01"),
        lever(LeverKind::MatchingPost, "2027-01"),
    ];
    let plan = plan_with(&neighbour(), on(), &levers);
    let expected: [(&[&str], &str); 6] = [
        // The tenth year of marriage.
        (&[], "2036-11-23"),
        (&["schooling_master"], "2028-01-23"),
        // 24 months up to 2028-12.
        (&["base_at_3"], "2029-01-23"),
        // 110 and the third year of marriage.
        (&["bachelor_degree"], "2029-11-23"),
        (&["matching_post"], "2029-11-23"),
        // In place of the base at 2 W, 36 months up to 2029-11.
        (&["bachelor_degree", "matching_post"], "2027-01-23"),
    ];
    assert_eq!(listed(&plan), expected.map(|(levers, on)| (levers.to_vec(), on.to_owned())));
}

#[test]
fn of_changes_that_exclude_each_other_the_first_is_combined() {
    let twice = [
        lever(LeverKind::BachelorDegree, "2027-05"),
        lever(LeverKind::Schooling(Schooling::Bachelor), "2029-05"),
        lever(LeverKind::BachelorDegree, "2027-01"),
        lever(LeverKind::Schooling(Schooling::Master), "2029-01"),
        lever(LeverKind::Base(0), "2027-07"),
        lever(LeverKind::Base(1), "2027-07"),
    ];
    let barred = person(json!({ "serious_crime": true }));
    assert_eq!(plan_with(&barred, on(), &twice).levers, [twice[0], twice[1], twice[4], twice[5]]);
    // One rung of four, and all others: no more than twelve.
    let other = LeverKind::Qualification(Level::Skill1);
    let all = LeverKind::ALL.into_iter().chain([other]).map(|kind| lever(kind, "2027-07"));
    let kept = plan_with(&barred, on(), &all.collect::<Vec<_>>()).levers;
    assert_eq!(kept.len(), 12);
    assert!(kept.iter().all(|lever| lever.kind != other));
}

#[test]
fn of_ways_of_the_same_month_the_one_that_brings_more_stands_first() {
    // 50 for the base and 18 for the years: both levels are enough, and a level 2 asks for more than a level 3.
    let with = paid(13_000, json!({}));
    let levers =
        [Level::Skill3, Level::Skill2, Level::MidTitle].map(|level| lever(LeverKind::Qualification(level), "2026-12"));
    let plan = plan_with(&person(with), on(), &levers);
    let expected = [(vec!["mid_title"], "2026-12-23".to_owned()), (vec!["skill_3"], "2026-12-23".to_owned())];
    assert_eq!(listed(&plan), expected);
    // What is more than enough misses nothing.
    assert_eq!(
        plan.routes.iter().map(|route| (route.total, route.missing())).collect::<Vec<_>>(),
        [(168, 0), (128, 0)]
    );
}

#[test]
fn of_tiers_that_are_enough_as_early_the_lower_one_is_told() {
    // 60 for the schooling, 30 for ten years, and 50 for 36 months at W: 100 for as many at 2 W are no sooner.
    let mut with = paid(5000, json!({}));
    with["education"] = json!({ "schooling": "bachelor", "degree": "none", "recognised": true });
    let levers = [1, 2].map(|tier| lever(LeverKind::Base(tier), "2027-01"));
    let plan = plan_with(&person(with), on(), &levers);
    assert_eq!(listed(&plan), [(vec!["base_at_1"], "2030-01-23".to_owned())]);
}

#[test]
fn what_a_lower_level_does_with_the_same_change_no_higher_one_is_told_for() {
    // 5 for the age, 50 for 36 months at W and 9 for their years: 60 for a level 3 are enough, 100 alone are not.
    let levers = [
        lever(LeverKind::Qualification(Level::Skill3), "2026-12"),
        lever(LeverKind::Qualification(Level::Skill2), "2026-12"),
        lever(LeverKind::Base(1), "2027-01"),
    ];
    let plan = plan_with(&person(json!({ "born_on": "1971-06-01" })), on(), &levers);
    assert_eq!(listed(&plan), [(vec!["skill_3", "base_at_1"], "2030-01-23".to_owned())]);
}

#[test]
fn four_changes_to_the_insurance_alone_are_combined() {
    // A title whose wage gate is closed, paid for by another employer and with tax that does not match. From 2030-01 on
    // the gate is open (six months at W), the base gives 25 (36 months at 0.8 W) and the years 9.
    let mut with = paid(5000, json!({ "other_employer": true, "tax_mismatch": true }));
    with["qualification"] = json!({ "level": "mid_title", "obtained_in_shanghai": true, "fits_post": true,
        "in_catalogue": true, "registered": true });
    let levers = [
        lever(LeverKind::Base(0), "2027-01"),
        lever(LeverKind::Base(1), "2029-07"),
        lever(LeverKind::RightPayer, "2027-01"),
        lever(LeverKind::MatchingTax, "2027-01"),
    ];
    let plan = plan_with(&person(with), on(), &levers);
    let soonest = plan.soonest().expect("a way");
    assert_eq!((soonest.levers.len(), soonest.total), (4, 134));
    assert_eq!(soonest.application.submit_on, day("2030-01-23"));
}

#[test]
fn four_changes_are_combined_and_no_more() {
    // 90 for the rung and its degree, 30 for the major, 50 and 9 for three years at 1 W, less 50 until 2031-11.
    let with = |insurance: Value| {
        person(json!({
            "education": { "schooling": "associate", "degree": "none", "recognised": true },
            "shortage_major": { "in_catalogue": true, "post_matches": false },
            "detained_on": ["2026-11-01"], "insurance": insurance
        }))
    };
    let kinds = [
        LeverKind::Schooling(Schooling::Bachelor),
        LeverKind::BachelorDegree,
        LeverKind::MatchingPost,
        LeverKind::Base(1),
        LeverKind::RightPayer,
    ];
    let levers = kinds.map(|kind| lever(kind, "2027-01"));
    let soonest = |profile: &Profile| {
        let plan = plan_with(profile, on(), &levers);
        let soonest = plan.soonest().expect("a way");
        (soonest.levers.len(), soonest.application.submit_on.to_string())
    };
    assert_eq!(soonest(&with(json!("none"))), (4, "2030-01-23".to_owned()));
    // Where the payer has to be put right as well it would take five; so three are enough, once the record has lapsed.
    let elsewhere = paid(9000, json!({ "other_employer": true }))["insurance"].clone();
    assert_eq!(soonest(&with(elsewhere)), (3, "2031-11-23".to_owned()));
}
