//! Arbitrary profiles: every part absent, none or given, with plausible and with wild values.

use hujifen::rules::profile::{
    Award, Degree, Education, Employment, Insurance, InsuranceSummary, Investment, Level, Period, Permit, Process,
    Profile, Qualification, Schooling, Sex, ShortageMajor, Spouse, StudyMode,
};
use hujifen::rules::value::{Stated, Whole};
use hujifen::rules::{Date, Month, Paper};
use proptest::bool;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngSeed};

/// The same cases on every run, so that a red run stays red.
pub fn config(cases: u32) -> Config {
    Config { cases, rng_seed: RngSeed::Fixed(120), failure_persistence: None, ..Config::default() }
}

pub fn date() -> impl Strategy<Value = Date> {
    let years = prop_oneof![1 => 1900..=2199_i16, 8 => 1960..=2029_i16, 4 => 2021..=2027_i16];
    (years, 1..=12_i8, prop_oneof![3 => 1..=31_i8, 1 => 28..=29_i8])
        .prop_filter_map("a day that exists", |(year, month, day)| Date::new(year, month, day))
}

fn month() -> impl Strategy<Value = Month> {
    let years = prop_oneof![1 => 1900..=2199_i16, 8 => 2018..=2027_i16];
    (years, 1..=12_i8).prop_filter_map("a month", |(year, month)| Month::new(year, month))
}

fn whole<const MAX: u64>(plausible: u64) -> impl Strategy<Value = Whole<MAX>> {
    prop_oneof![4 => 0..=plausible.min(MAX), 1 => 0..=MAX].prop_filter_map("within its bound", Whole::new)
}

/// Bases around the multiples of the average wages, and others.
fn base() -> impl Strategy<Value = Whole<1_000_000_000_000>> {
    let wages = select(vec![9_339_u64, 10_338, 11_396, 12_183, 12_307, 12_434, 12_577]);
    let around = (wages, select(vec![8_u64, 10, 20, 30]), 0..=2_u64)
        .prop_map(|(wage, tenths, off)| (wage * tenths).div_ceil(10) + off - 1);
    prop_oneof![6 => around, 3 => 5_000..=45_000_u64, 1 => 0..=1_000_000_000_000_u64]
        .prop_filter_map("within its bound", Whole::new)
}

// Boxed: their types nest so deeply that a thread's stack would not hold them in one piece.
fn stated<T: std::fmt::Debug + 'static>(given: impl Strategy<Value = T> + 'static) -> BoxedStrategy<Option<Stated<T>>> {
    option::weighted(0.85, option::weighted(0.85, given.boxed()))
        .prop_map(|answer| answer.map(|part| part.map_or(Stated::Nothing, Stated::Given)))
        .boxed()
}

fn maybe<T: std::fmt::Debug + 'static>(given: impl Strategy<Value = T> + 'static) -> BoxedStrategy<Option<T>> {
    option::weighted(0.85, given).boxed()
}

/// A yes-or-no question, more often yes: one no often settles everything.
fn yes() -> impl Strategy<Value = Option<bool>> {
    maybe(bool::weighted(0.8))
}

fn flag() -> impl Strategy<Value = bool> {
    bool::weighted(0.1)
}

pub fn period() -> impl Strategy<Value = Period> {
    let dates = prop_oneof![
        4 => (month(), 0..=60_u16).prop_map(|(from, months)| (Some(from), Some(from.on(months)))),
        1 => (maybe(month()), maybe(month())),
    ];
    (dates, maybe(base()), flag(), flag(), flag()).prop_map(|((from, to), base, arrears, other_employer, mismatch)| {
        Period { from, to, base, arrears, other_employer, tax_mismatch: mismatch }
    })
}

fn summary() -> impl Strategy<Value = InsuranceSummary> {
    let windows = (maybe(whole(48)), maybe(whole(48)), maybe(whole(48)), maybe(whole(36)), maybe(whole(12)));
    (maybe(whole(40)), windows, maybe(base())).prop_map(|(years, windows, current_base)| {
        let (months_at_0_8, months_at_1, months_at_2, months_at_3, last_year_months_at_1) = windows;
        InsuranceSummary {
            years,
            months_at_0_8,
            months_at_1,
            months_at_2,
            months_at_3,
            last_year_months_at_1,
            current_base,
        }
    })
}

fn insurance() -> impl Strategy<Value = Insurance> {
    prop_oneof![
        2 => vec(period(), 0..8).prop_map(|periods| Insurance::Periods { periods }),
        1 => summary().prop_map(Insurance::Summary),
    ]
}

fn education() -> impl Strategy<Value = Education> {
    let schooling =
        select(vec![Schooling::None, Schooling::Associate, Schooling::Bachelor, Schooling::Master, Schooling::Doctor]);
    let degree = select(vec![Degree::None, Degree::Bachelor, Degree::Master, Degree::Doctor]);
    let mode = select(vec![StudyMode::FullTime, StudyMode::PartTime]);
    let record = (maybe(bool::weighted(0.2)), yes(), yes(), yes());
    (maybe(schooling), maybe(degree), yes(), maybe(mode), maybe(date()), record).prop_map(
        |(schooling, degree, recognised, mode, graduated_on, record)| {
            let (overseas, verified, earlier_records, file_located) = record;
            Education {
                schooling,
                degree,
                recognised,
                mode,
                graduated_on,
                overseas,
                verified,
                earlier_records,
                file_located,
            }
        },
    )
}

fn qualification() -> impl Strategy<Value = Qualification> {
    let level = select(vec![
        Level::None,
        Level::Skill5,
        Level::Skill4,
        Level::Skill3,
        Level::Skill2,
        Level::Skill1,
        Level::JuniorTitle,
        Level::MidTitle,
        Level::SeniorTitle,
    ]);
    let sound = bool::weighted(0.95);
    (maybe(level), maybe(date()), maybe(sound), maybe(sound), maybe(sound), maybe(sound)).prop_map(
        |(level, obtained_on, obtained_in_shanghai, fits_post, in_catalogue, registered)| Qualification {
            level,
            obtained_on,
            obtained_in_shanghai,
            fits_post,
            in_catalogue,
            registered,
        },
    )
}

fn investment() -> impl Strategy<Value = Investment> {
    let share = prop_oneof![(0..=100_u32, 0..=99_u32), (select(vec![0_u32, 50, 100]), 0..=0_u32)]
        .prop_filter_map("a share", |(whole, hundredths)| format!("{whole}.{hundredths:02}").parse().ok());
    let tax = [whole(2_000_000), whole(2_000_000), whole(2_000_000)];
    let hires = [whole(200), whole(200), whole(200)];
    (maybe(share), maybe(tax), maybe(hires)).prop_map(|(share_percent, annual_tax, local_hires)| Investment {
        share_percent,
        annual_tax,
        local_hires,
    })
}

/// The parts of a profile that hold more than one answer.
fn parts() -> BoxedStrategy<Profile> {
    let permit =
        (maybe(date()), maybe(date())).prop_map(|(collected_on, valid_until)| Permit { collected_on, valid_until });
    let major = (yes(), yes()).prop_map(|(in_catalogue, post_matches)| ShortageMajor { in_catalogue, post_matches });
    let spouse = (yes(), maybe(date())).prop_map(|(shanghai_hukou, married_on)| Spouse { shanghai_hukou, married_on });
    (
        stated(permit),
        stated(education()),
        stated(qualification()),
        stated(insurance()),
        stated(major),
        stated(investment()),
        stated(spouse),
    )
        .prop_map(|(permit, education, qualification, insurance, shortage_major, investment, spouse)| Profile {
            permit,
            education,
            qualification,
            insurance,
            shortage_major,
            investment,
            spouse,
            ..Profile::default()
        })
        .boxed()
}

fn employment() -> impl Strategy<Value = Employment> {
    (maybe(date()), yes(), maybe(bool::weighted(0.2)), yes(), yes()).prop_map(
        |(since, same_unit, dispatched, employer_registered, district_known)| Employment {
            since,
            same_unit,
            dispatched,
            employer_registered,
            district_known,
        },
    )
}

fn process() -> impl Strategy<Value = Process> {
    (maybe(date()), maybe(date())).prop_map(|(account_on, accepted_on)| Process { account_on, accepted_on })
}

/// The parts that decide no points.
fn around() -> BoxedStrategy<Profile> {
    let papers = option::of(proptest::sample::subsequence(
        Paper::CODES.iter().filter_map(|code| Paper::from_code(code)).collect::<Vec<_>>(),
        0..=Paper::CODES.len(),
    ));
    (stated(employment()), stated(process()), yes(), maybe(bool::weighted(0.1)), papers, records())
        .prop_map(|(employment, process, insured_now, retired, papers_ready, serious_forgery_on)| Profile {
            employment,
            process,
            insured_now,
            retired,
            papers_ready,
            serious_forgery_on,
            ..Profile::default()
        })
        .boxed()
}

fn records() -> impl Strategy<Value = Option<Vec<Date>>> {
    option::weighted(0.4, vec(date(), 0..4))
}

pub fn profile() -> BoxedStrategy<Profile> {
    let sex = select(vec![Sex::Female, Sex::Male]);
    let award = select(vec![Award::None, Award::MunicipalSpecial, Award::MunicipalComprehensive, Award::Provincial]);
    let assessed_on = prop_oneof![
        1 => date(),
        9 => (2022..=2028_i16, 1..=12_i8, 1..=28_i8).prop_filter_map("a day", |(y, m, d)| Date::new(y, m, d)),
    ];
    let dates = (maybe(assessed_on), maybe(date()), records(), records(), records());
    let choices = (yes(), yes(), maybe(bool::ANY), maybe(sex), maybe(award), maybe(bool::weighted(0.05)));
    let years = (maybe(whole(12)), maybe(whole(12)), maybe(bool::ANY));
    (parts(), around(), dates, choices, years)
        .prop_map(|(parts, around, dates, choices, years)| {
            let (assessed_on, born_on, false_material_on, detained_on, convicted_on) = dates;
            let (startup_talent, innovation_intermediary, fresh_graduate, sex, award, serious_crime) = choices;
            let (public_service_years, outer_area_years, foreign_national) = years;
            Profile {
                assessed_on,
                born_on,
                sex,
                foreign_national,
                startup_talent,
                innovation_intermediary,
                public_service_years,
                outer_area_years,
                fresh_graduate,
                award,
                false_material_on,
                detained_on,
                convicted_on,
                serious_crime,
                serious_forgery_on: around.serious_forgery_on,
                insured_now: around.insured_now,
                retired: around.retired,
                employment: around.employment,
                process: around.process,
                papers_ready: around.papers_ready,
                ..parts
            }
        })
        .boxed()
}
