//! One file an indicator, in the order of the rules.
//!
//! The list keeps the order of the law, which rustfmt would sort away.

#[rustfmt::skip]
pub mod age; // 6(1)
#[rustfmt::skip]
pub mod education; // 6(2)
#[rustfmt::skip]
pub mod qualification; // 6(3)
#[rustfmt::skip]
pub mod insurance_years; // 6(4)
#[rustfmt::skip]
pub mod talent; // 7(1), 7(2)
#[rustfmt::skip]
pub mod shortage_major; // 7(3)
#[rustfmt::skip]
pub mod investment; // 7(4)
#[rustfmt::skip]
pub mod insurance_base; // 7(5)
#[rustfmt::skip]
pub mod public_service; // 7(6)
#[rustfmt::skip]
pub mod outer_area; // 7(7)
#[rustfmt::skip]
pub mod fresh_graduate; // 7(8)
#[rustfmt::skip]
pub mod award; // 7(9)
#[rustfmt::skip]
pub mod spouse; // 7(10)
#[rustfmt::skip]
pub mod deductions; // 8(1), 8(2), 8(3)
