//! Every number that the law fixes, by name and clause.
//!
//! Texts name them (`{spouse.max}`) instead of stating them, and `docs/SOURCES.csv` says of each where it was read: a
//! number is changed where its rule stands, and nowhere else.

use super::assessment::STANDARD;
use super::findings::FORGERY_BARS_YEARS;
use super::indicators::deductions::{CONVICTION, DETENTION, Deduction, FALSE_MATERIAL};
use super::indicators::education::RUNGS;
use super::indicators::qualification::LEVELS;
use super::indicators::{
    age, award, fresh_graduate, insurance_years, investment, outer_area, public_service, shortage_major, spouse, talent,
};
use super::insurance::{GATE, TIERS, Tier};
use super::process;

// The tiers of Art. 7(5), by their multiple.
const AT_0_8: Tier = TIERS[0];
const AT_1: Tier = TIERS[1];
const AT_2: Tier = TIERS[2];
const AT_3: Tier = TIERS[3];

/// A number of the law: points, years, months, people or whole yuan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The name texts know it by, such as `spouse.max`.
    pub name: &'static str,
    pub value: i64,
    /// The clause it stands in.
    pub clause: &'static str,
}

const fn figure(name: &'static str, value: i64, clause: &'static str) -> Figure {
    Figure { name, value, clause }
}

/// What one record takes, as a positive number.
const fn taken(deduction: &Deduction) -> i64 {
    -(deduction.each as i64)
}

/// All of them, in the order of the law.
pub fn all() -> &'static [Figure] {
    &FIGURES
}

#[rustfmt::skip]
const FIGURES: [Figure; 64] = [
    figure("age.max", age::MAX as i64, "6(1)"),
    figure("age.full_until", age::FULL_UNTIL as i64, "6(1)"),
    figure("age.flat_from", age::FLAT_FROM as i64, "6(1)"),
    figure("age.each_year", age::EACH_YEAR as i64, "6(1)"),
    figure("age.floor", age::FLOOR as i64, "6(1)"),
    figure("age.oldest", age::OLDEST as i64, "6(1)"),
    figure("education.doctor", RUNGS[0].2 as i64, "6(2)"),
    figure("education.master", RUNGS[1].2 as i64, "6(2)"),
    figure("education.bachelor", RUNGS[2].2 as i64, "6(2)"),
    figure("education.bachelor_schooling", RUNGS[3].2 as i64, "6(2)"),
    figure("education.associate", RUNGS[4].2 as i64, "6(2)"),
    figure("qualification.skill_5", LEVELS[1].1 as i64, "6(3)"),
    figure("qualification.skill_4", LEVELS[2].1 as i64, "6(3)"),
    figure("qualification.skill_3", LEVELS[3].1 as i64, "6(3)"),
    figure("qualification.skill_2", LEVELS[4].1 as i64, "6(3)"),
    figure("qualification.skill_1", LEVELS[5].1 as i64, "6(3)"),
    figure("qualification.mid_title", LEVELS[7].1 as i64, "6(3)"),
    figure("qualification.senior_title", LEVELS[8].1 as i64, "6(3)"),
    figure("gate.tenths", GATE.tenths as i64, "6(3)"),
    figure("gate.window", GATE.window as i64, "6(3)"),
    figure("gate.months", GATE.months as i64, "6(3)"),
    figure("insurance_years.each_year", insurance_years::EACH_YEAR as i64, "6(4)"),
    figure("talent.points", talent::POINTS as i64, "7(1)"),
    figure("shortage_major.points", shortage_major::POINTS as i64, "7(3)"),
    figure("investment.tax_step", investment::TAX_STEP as i64, "7(4)"),
    figure("investment.hires_step", investment::HIRES_STEP as i64, "7(4)"),
    figure("investment.each_step", investment::EACH_STEP as i64, "7(4)"),
    figure("investment.max", investment::MAX as i64, "7(4)"),
    figure("base.at_0_8.tenths", AT_0_8.tenths as i64, "7(5)"),
    figure("base.at_0_8.window", AT_0_8.window as i64, "7(5)"),
    figure("base.at_0_8.months", AT_0_8.months as i64, "7(5)"),
    figure("base.at_0_8.points", AT_0_8.points as i64, "7(5)"),
    figure("base.at_1.tenths", AT_1.tenths as i64, "7(5)"),
    figure("base.at_1.window", AT_1.window as i64, "7(5)"),
    figure("base.at_1.months", AT_1.months as i64, "7(5)"),
    figure("base.at_1.points", AT_1.points as i64, "7(5)"),
    figure("base.at_2.tenths", AT_2.tenths as i64, "7(5)"),
    figure("base.at_2.window", AT_2.window as i64, "7(5)"),
    figure("base.at_2.months", AT_2.months as i64, "7(5)"),
    figure("base.at_2.points", AT_2.points as i64, "7(5)"),
    figure("base.at_3.tenths", AT_3.tenths as i64, "7(5)"),
    figure("base.at_3.window", AT_3.window as i64, "7(5)"),
    figure("base.at_3.months", AT_3.months as i64, "7(5)"),
    figure("base.at_3.points", AT_3.points as i64, "7(5)"),
    figure("public_service.each_year", public_service::EACH_YEAR as i64, "7(6)"),
    figure("public_service.from_years", public_service::FROM_YEARS as i64, "7(6)"),
    figure("outer_area.each_year", outer_area::EACH_YEAR as i64, "7(7)"),
    figure("outer_area.certain_from_years", outer_area::CERTAIN_FROM_YEARS as i64, "7(7)"),
    figure("outer_area.max", outer_area::MAX as i64, "7(7)"),
    figure("fresh_graduate.points", fresh_graduate::POINTS as i64, "7(8)"),
    figure("award.municipal_special", award::AWARDS[0].1 as i64, "7(9)"),
    figure("award.municipal_comprehensive", award::AWARDS[1].1 as i64, "7(9)"),
    figure("award.provincial", award::AWARDS[2].1 as i64, "7(9)"),
    figure("spouse.each_year", spouse::EACH_YEAR as i64, "7(10)"),
    figure("spouse.max", spouse::MAX as i64, "7(10)"),
    figure("false_material.each", taken(&FALSE_MATERIAL), "8(1)"),
    figure("false_material.within_years", FALSE_MATERIAL.within_years as i64, "8(1)"),
    figure("detention.each", taken(&DETENTION), "8(2)"),
    figure("detention.within_years", DETENTION.within_years as i64, "8(2)"),
    figure("conviction.each", taken(&CONVICTION), "8(3)"),
    figure("conviction.within_years", CONVICTION.within_years as i64, "8(3)"),
    figure("standard", STANDARD as i64, "12"),
    figure("process.determined_within", process::DETERMINED_WITHIN as i64, "17"),
    figure("forgery.bars_years", FORGERY_BARS_YEARS as i64, "22"),
];
