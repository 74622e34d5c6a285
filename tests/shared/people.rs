//! Plausible people: adults working in Shanghai whose answers are complete and fit together, as of [`ON`].
//!
//! No record, no contradiction, nothing about to expire: nothing should be found about any of them. How often a
//! circumstance occurs is our own estimate of those who ask for their points.

use hujifen::rules::insurance::Insured;
use hujifen::rules::profile::{
    Award, Degree, Education, Employment, Insurance, InsuranceSummary, Investment, Level, Period, Permit, Profile,
    Qualification, Schooling, Sex, ShortageMajor, Spouse, StudyMode,
};
use hujifen::rules::value::{Percent, Stated, Whole};
use hujifen::rules::{Date, Month, wage};
use proptest::array::uniform32;
use proptest::strategy::{BoxedStrategy, Strategy};

/// The day the people are as they should be.
pub const ON: (i16, i8, i8) = (2026, 11, 23);

/// [`ON`].
pub fn on() -> Date {
    date(ON.0, ON.1, ON.2)
}

/// One such person; the assessment date is left to the caller, who should take [`on`].
pub fn clean_person() -> BoxedStrategy<Profile> {
    uniform32(0..DRAW).prop_map(|draws| person(&mut Draws { draws, next: 0 })).boxed()
}

/// Draws are numbers from 0 up to but without this.
const DRAW: u32 = 10_000;

/// A row of chances, taken one after the other.
struct Draws {
    draws: [u32; 32],
    next: usize,
}

impl Draws {
    fn draw(&mut self) -> u32 {
        self.next += 1;
        self.draws[(self.next - 1) % self.draws.len()]
    }

    /// Whether something holds that holds for so many of a thousand.
    fn per_mille(&mut self, of_thousand: u32) -> bool {
        self.draw() >= DRAW - of_thousand * (DRAW / 1000)
    }

    /// A number of a range, both ends included.
    fn within(&mut self, from: i32, to: i32) -> i32 {
        let span = (to - from + 1).max(1) as u32;
        from + (self.draw() * span / DRAW) as i32
    }

    /// One of some, by their weights.
    fn of<T: Copy>(&mut self, weighted: &[(u32, T)]) -> T {
        let total: u32 = weighted.iter().map(|(weight, _)| weight).sum();
        let mut left = self.draw() * total / DRAW;
        for &(weight, one) in weighted {
            if left < weight {
                return one;
            }
            left -= weight;
        }
        weighted[weighted.len() - 1].1
    }
}

fn date(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).expect("a day")
}

fn month(year: i32, month: i32) -> Month {
    Month::new(year as i16, month as i8).expect("a month")
}

fn whole<const MAX: u64>(number: i32) -> Whole<MAX> {
    Whole::new(number.max(0) as u64).expect("within its bound")
}

fn person(draws: &mut Draws) -> Profile {
    let sex = draws.of(&[(1, Sex::Female), (1, Sex::Male)]);
    // Well before retirement, and with the birthday more than 60 days ahead.
    let oldest = if sex == Sex::Female { 47 } else { 56 };
    let (young, old) = draws.of(&[(20, (23, 27)), (40, (28, 35)), (28, (36, 43)), (12, (44, oldest))]);
    let age = draws.within(young, old);
    let born_in = i32::from(ON.0) - age;
    let born_on = date(born_in as i16, draws.within(2, 10) as i8, draws.within(1, 28) as i8);

    let schooling = draws.of(&[
        (8, Schooling::None),
        (32, Schooling::Associate),
        (46, Schooling::Bachelor),
        (if age >= 26 { 13 } else { 0 }, Schooling::Master),
        (if age >= 31 { 1 } else { 0 }, Schooling::Doctor),
    ]);
    let part_time = match schooling {
        Schooling::Associate | Schooling::Bachelor => age >= 26 && draws.per_mille(400),
        _ => false,
    };
    let graduated_at = match schooling {
        Schooling::None => 18,
        Schooling::Associate => 21,
        Schooling::Bachelor => 22,
        Schooling::Master => 25,
        Schooling::Doctor => 29,
    };
    // Someone working studies later.
    let graduated_at = if part_time { draws.within(graduated_at + 2, age) } else { graduated_at };
    let graduated_in = born_in + graduated_at;
    let graduated_on = date(graduated_in as i16, draws.within(6, 7) as i8, draws.within(1, 28) as i8);
    let education = match schooling {
        Schooling::None => Stated::Nothing,
        schooling => Stated::Given(Education {
            schooling: Some(schooling),
            degree: Some(match schooling {
                Schooling::Doctor => Degree::Doctor,
                Schooling::Master => Degree::Master,
                Schooling::Bachelor if draws.per_mille(if part_time { 450 } else { 960 }) => Degree::Bachelor,
                _ => Degree::None,
            }),
            recognised: Some(true),
            mode: Some(if part_time { StudyMode::PartTime } else { StudyMode::FullTime }),
            graduated_on: Some(graduated_on),
            overseas: Some(false),
            verified: Some(true),
            earlier_records: Some(true),
            file_located: Some(true),
        }),
    };

    // Insured in Shanghai without a gap: after full-time studies, otherwise from the age of 20 on at the earliest.
    let since_in = if part_time || schooling == Schooling::None { born_in + 20 } else { graduated_in };
    let since_in = since_in.max(i32::from(ON.0) - draws.of(&[(25, 3), (35, 7), (25, 12), (15, 17)]));
    let start = draws.within(since_in, i32::from(ON.0));
    let start = if start == i32::from(ON.0) { month(start, 8) } else { month(start, draws.within(8, 12)) };
    let tenure = (i32::from(ON.0) * 12 + i32::from(ON.1) - 1)
        - (i32::from(start.year()) * 12 + i32::from(start.month_of_year()) - 1);
    let years = tenure / 12;

    let level = draws.of(&[
        (730, Level::None),
        (80, Level::JuniorTitle),
        (20, Level::Skill5),
        (30, Level::Skill4),
        (35, Level::Skill3),
        (10, Level::Skill2),
        (5, Level::Skill1),
        (75, Level::MidTitle),
        (15, Level::SeniorTitle),
    ]);
    let old_enough = match level {
        Level::SeniorTitle | Level::Skill1 => age >= 35,
        _ => age >= 27,
    };
    let level = if years >= 3 && old_enough { level } else { Level::None };
    let qualification = match level {
        Level::None => Stated::Nothing,
        level => Stated::Given(Qualification {
            level: Some(level),
            obtained_on: Some(date(start.year() + draws.within(2, years.min(8) - 1) as i16, 5, 20)),
            obtained_in_shanghai: Some(true),
            fits_post: Some(true),
            in_catalogue: Some(true),
            registered: Some(true),
        }),
    };

    // The base in hundredths of W; a title that needs the wage gate comes with the wage.
    let (low, high) = draws.of(&[(38, (60, 60)), (17, (61, 99)), (25, (100, 160)), (13, (161, 299)), (7, (300, 300))]);
    let multiple = draws.within(low, high).max(if level.has_wage_gate() { 105 } else { 0 });
    let periods = periods(start, multiple as u64);
    let insurance = match draws.per_mille(400) {
        true => Insurance::Periods { periods },
        false => Insurance::Summary(summary(&periods)),
    };

    let collected_on = match start.year() == ON.0 {
        true => date(ON.0, 10, draws.within(1, 28) as i8),
        // Its yearly endorsement is not due for three months.
        false => {
            let year = draws.within(i32::from(start.year().max(2020)) + 1, i32::from(ON.0));
            date(year as i16, draws.within(3, 10) as i8, draws.within(1, 28) as i8)
        }
    };
    let valid_until = date(draws.within(2028, 2030) as i16, collected_on.month().month_of_year(), 28);

    let married = age >= 25 && draws.per_mille(600);
    let spouse = match married {
        false => Stated::Nothing,
        true => Stated::Given(Spouse {
            shanghai_hukou: Some(draws.per_mille(170)),
            married_on: Some(date((born_in + draws.within(23, age.min(36))) as i16, draws.within(3, 10) as i8, 8)),
        }),
    };
    let fresh = graduated_in == i32::from(ON.0) && !part_time && schooling != Schooling::None;
    let investment = match draws.per_mille(20) {
        false => Stated::Nothing,
        true => Stated::Given(Investment {
            share_percent: Some(Percent::WHOLE),
            annual_tax: Some([(); 3].map(|()| whole(draws.within(2, 60) * 10_000))),
            local_hires: Some([(); 3].map(|()| whole(draws.within(0, 8)))),
        }),
    };
    let shortage_major = match schooling != Schooling::None && draws.per_mille(40) {
        false => Stated::Nothing,
        true => Stated::Given(ShortageMajor { in_catalogue: Some(true), post_matches: Some(true) }),
    };
    Profile {
        born_on: Some(born_on),
        sex: Some(sex),
        foreign_national: Some(false),
        permit: Some(Stated::Given(Permit { collected_on: Some(collected_on), valid_until: Some(valid_until) })),
        education: Some(education),
        qualification: Some(qualification),
        insurance: Some(Stated::Given(insurance)),
        startup_talent: Some(draws.per_mille(7)),
        innovation_intermediary: Some(draws.per_mille(5)),
        shortage_major: Some(shortage_major),
        investment: Some(investment),
        public_service_years: Some(whole(if draws.per_mille(20) { years } else { 0 })),
        outer_area_years: Some(whole(if years >= 5 && draws.per_mille(80) { years } else { 0 })),
        fresh_graduate: Some(fresh),
        award: Some(draws.of(&[
            (985, Award::None),
            (9, Award::MunicipalSpecial),
            (4, Award::MunicipalComprehensive),
            (2, Award::Provincial),
        ])),
        spouse: Some(spouse),
        false_material_on: Some(Vec::new()),
        detained_on: Some(Vec::new()),
        convicted_on: Some(Vec::new()),
        serious_crime: Some(false),
        serious_forgery_on: Some(Vec::new()),
        insured_now: Some(true),
        retired: Some(false),
        employment: Some(Stated::Given(Employment {
            since: Some(date(start.year(), start.month_of_year(), 1)),
            same_unit: Some(true),
            dispatched: Some(false),
            employer_registered: Some(true),
            district_known: Some(true),
        })),
        process: Some(Stated::Nothing),
        ..Profile::default()
    }
}

/// One row a wage year, from a month up to the month before [`ON`], within the bounds of each year's base.
fn periods(start: Month, multiple: u64) -> Vec<Period> {
    let end = on().month().back(1);
    let mut periods = Vec::new();
    let mut from = start;
    while from <= end {
        let to_june = (18 - from.month_of_year() as u16) % 12;
        let to = from.on(to_june).min(end);
        let year = wage::wage_year(from);
        let floor = year.reaches(6).max(year.base_min.unwrap_or(0));
        let base = (year.average * multiple).div_ceil(100).clamp(floor, year.base_max());
        periods.push(Period { from: Some(from), to: Some(to), base: Whole::new(base), ..Period::default() });
        from = to.on(1);
    }
    periods
}

fn summary(periods: &[Period]) -> InsuranceSummary {
    let insured = Insured::from_periods(periods, on());
    let [at_0_8, at_1, at_2, at_3] = insured.at.map(|months| u64::from(months.known));
    InsuranceSummary {
        years: Whole::new(u64::from(insured.counted.known / 12)),
        months_at_0_8: Whole::new(at_0_8),
        months_at_1: Whole::new(at_1),
        months_at_2: Whole::new(at_2),
        months_at_3: Whole::new(at_3),
        last_year_months_at_1: Whole::new(u64::from(insured.last_year.known)),
        current_base: periods.last().and_then(|period| period.base),
    }
}
