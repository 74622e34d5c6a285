//! What one assessment costs. `cargo bench --no-default-features --bench engine`

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use hujifen::rules::plan::{Lever, forecast, open_levers, plan_with};
use hujifen::rules::{Date, Profile, assess};
use serde_json::{Value, json};

fn main() {
    divan::Divan::from_args().sample_size(100).main();
}

fn on() -> Date {
    Date::new(2026, 11, 23).expect("a day")
}

/// Someone who has answered every question; the insurance record as given.
fn answered(insurance: Value) -> String {
    json!({
        "born_on": "1990-05-12", "sex": "female", "foreign_national": false,
        "permit": { "collected_on": "2025-03-01", "valid_until": "2027-02-28" },
        "education": { "schooling": "bachelor", "degree": "bachelor", "recognised": true, "mode": "full_time",
                       "graduated_on": "2012-07-01" },
        "qualification": { "level": "mid_title", "obtained_on": "2021-05-20", "obtained_in_shanghai": true,
                           "fits_post": true, "in_catalogue": true, "registered": true },
        "insurance": insurance,
        "startup_talent": false, "innovation_intermediary": false,
        "shortage_major": { "in_catalogue": true, "post_matches": true },
        "investment": { "share_percent": 33.33, "annual_tax": [700000, 650000, 810000], "local_hires": [12, 9, 14] },
        "public_service_years": 0, "outer_area_years": 3, "fresh_graduate": false, "award": "none",
        "spouse": { "shanghai_hukou": true, "married_on": "2020-10-01" },
        "false_material_on": [], "detained_on": ["2019-05-01"], "convicted_on": [], "serious_crime": false
    })
    .to_string()
}

fn by_summary() -> String {
    answered(json!({ "years": 7, "months_at_0_8": 36, "months_at_1": 36, "months_at_2": 0, "months_at_3": 0,
                     "last_year_months_at_1": 12 }))
}

/// 240 months from 2006-11 to 2026-10, in periods of so many.
fn by_period(months: i32) -> String {
    let month = |index: i32| format!("{:04}-{:02}", index / 12, index % 12 + 1);
    let first = 2006 * 12 + 10;
    let periods: Vec<Value> = (first..first + 240)
        .step_by(months as usize)
        .map(|from| json!({ "from": month(from), "to": month(from + months - 1), "base": 8_000 + (from - first) * 30 }))
        .collect();
    answered(json!({ "periods": periods }))
}

fn bench(bencher: Bencher, json: &str) {
    let profile = Profile::from_json(json).expect("a valid profile");
    bencher.counter(ItemsCount::new(1_u32)).bench(|| assess(black_box(&profile), on()));
}

#[divan::bench]
fn assess_summary(bencher: Bencher) {
    bench(bencher, &by_summary());
}

#[divan::bench]
fn assess_20_yearly_periods(bencher: Bencher) {
    bench(bencher, &by_period(12));
}

#[divan::bench]
fn assess_240_monthly_periods(bencher: Bencher) {
    bench(bencher, &by_period(1));
}

/// What `score` does with a line.
#[divan::bench]
fn json_to_json_summary(bencher: Bencher) {
    let json = by_summary();
    bencher.counter(ItemsCount::new(1_u32)).bench(|| {
        let profile = Profile::from_json(black_box(&json)).expect("a valid profile");
        serde_json::to_vec(&assess(&profile, on())).expect("JSON")
    });
}

/// Twenty years of history in a row each month, and eleven changes to choose from.
fn planner() -> Profile {
    let month = |index: i32| format!("{:04}-{:02}", index / 12, index % 12 + 1);
    let first = 2006 * 12 + 10;
    let row =
        |from: i32| json!({ "from": month(from), "to": month(from), "base": 7_000 + from % 7, "other_employer": true });
    let periods: Vec<Value> = (first..first + 240).map(row).collect();
    let profile = json!({
        "born_on": "1972-05-12", "education": { "schooling": "associate", "degree": "none", "recognised": true },
        "qualification": "none", "insurance": { "periods": periods },
        "shortage_major": { "in_catalogue": true, "post_matches": false },
        "spouse": { "shanghai_hukou": true, "married_on": "2024-10-01" },
        "false_material_on": [], "detained_on": ["2024-05-01"], "convicted_on": [], "serious_crime": false
    });
    Profile::from_json(&profile.to_string()).expect("a valid profile")
}

/// How so many of the changes are combined, each as it is offered or at another time.
fn bench_plan(bencher: Bencher, count: usize, when: fn(Lever) -> Lever) {
    let profile = planner();
    let levers: Vec<Lever> = open_levers(&profile, on()).into_iter().take(count).map(when).collect();
    assert_eq!(levers.len(), count, "as many changes are offered");
    bencher.bench(|| plan_with(black_box(&profile), on(), &levers));
}

#[divan::bench(sample_size = 1)]
fn plan_20_years_8_levers(bencher: Bencher) {
    bench_plan(bencher, 8, |lever| lever);
}

#[divan::bench(sample_size = 1)]
fn plan_20_years_11_levers(bencher: Bencher) {
    bench_plan(bencher, 11, |lever| lever);
}

/// Nothing counts within the ten years: every month of every combination is looked at.
#[divan::bench(sample_size = 1)]
fn plan_20_years_11_levers_without_a_way(bencher: Bencher) {
    bench_plan(bencher, 11, |lever| Lever { from: lever.from.on(240), ..lever });
}

#[divan::bench(sample_size = 1)]
fn forecast_20_years(bencher: Bencher) {
    let profile = planner();
    let levers = open_levers(&profile, on());
    bencher.bench(|| forecast(black_box(&profile), on(), &levers));
}
