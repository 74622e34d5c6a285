//! The scoring rules of 《上海市居住证积分管理办法》, 沪府规〔2022〕21号, sentence by sentence.
//!
//! One module an indicator, in the law's order; then how they add up, what unanswered questions do, the JSON of the
//! contract, and what holds for every profile. Expected numbers are worked out by hand from the rules, never read from
//! the engine's own tables.

mod check;

#[rustfmt::skip]
mod age; // 6(1)
#[rustfmt::skip]
mod education; // 6(2)
#[rustfmt::skip]
mod qualification; // 6(3)
#[rustfmt::skip]
mod insurance; // 6(4), 7(5)
#[rustfmt::skip]
mod bonus; // 7(1), 7(2), 7(3), 7(8), 7(9)
#[rustfmt::skip]
mod investment; // 7(4)
#[rustfmt::skip]
mod service; // 7(6), 7(7)
#[rustfmt::skip]
mod spouse; // 7(10)
#[rustfmt::skip]
mod deductions; // 8
#[rustfmt::skip]
mod total; // 9 to 12, 24
mod calendar;
mod contract;
mod explain;
mod findings;
mod materials;
mod plan;
mod properties;
mod unanswered;

#[path = "../shared/profiles.rs"]
mod profiles;

#[path = "../shared/people.rs"]
mod people;
