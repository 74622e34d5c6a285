//! What one indicator earns by itself.

use super::assessment::Reason;

/// Points of one indicator: what it earns by the answers given, and what it could once the rest is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// Negative for deductions.
    pub points: i32,
    /// Never below `points`; nothing where no bound is known.
    pub max: Option<i32>,
    pub reason: Reason,
}

impl Score {
    /// Everything is answered.
    pub fn settled(points: i32, reason: Reason) -> Score {
        Score { points, max: Some(points), reason }
    }

    /// Answered, and it earns nothing.
    pub fn nothing(reason: Reason) -> Score {
        Score::settled(0, reason)
    }

    /// Nothing of it is answered; it could reach `max`.
    pub fn unanswered(max: Option<i32>) -> Score {
        Score { points: 0, max, reason: Reason::Unanswered }
    }

    /// Conditions are not answered yet; with them it could reach `max`.
    pub fn incomplete(max: i32) -> Score {
        Score { points: 0, max: Some(max), reason: Reason::Incomplete }
    }
}
