//! The total on a scale with the pass mark.

use crate::rules::{Assessment, STANDARD};

/// The scale reaches at least so far, so that the pass mark never stands at its end.
const SCALE: i32 = 150;

/// How far along the scale each stands, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gauge {
    pub total: i32,
    /// What the total could still reach; the whole scale where there is no bound.
    pub possible: i32,
    /// The pass mark.
    pub mark: i32,
}

impl Gauge {
    /// Of an assessment: the scale ends at its total where that is beyond [`SCALE`].
    pub fn of(assessment: &Assessment) -> Gauge {
        let scale = SCALE.max(assessment.total);
        let along = |points: i32| points.clamp(0, scale).saturating_mul(100) / scale;
        Gauge {
            total: along(assessment.total),
            possible: along(assessment.max.unwrap_or(scale)),
            mark: along(STANDARD),
        }
    }
}
