//! What the visitor changes about the levers of the plan.

use crate::rules::plan::{Lever, LeverKind};

use super::values::{Fault, month};

/// Two situations are held against each other.
pub const SITUATIONS: usize = 2;

/// What was changed about a lever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeverEdit {
    pub kind: LeverKind,
    /// The month it counts from, as typed; nothing where it was not touched.
    pub from: Option<String>,
    /// Which situations it is part of.
    pub chosen: [bool; SITUATIONS],
    /// Whether the visitor did it, and not the plan that begins with the soonest way.
    pub by_hand: bool,
}

impl LeverEdit {
    /// A lever of which nothing is changed.
    pub fn new(kind: LeverKind) -> LeverEdit {
        LeverEdit { kind, from: None, chosen: [false; SITUATIONS], by_hand: false }
    }

    /// The lever with the month typed.
    ///
    /// # Errors
    /// What is typed is no month.
    pub fn applied(&self, usual: Lever) -> Result<Lever, Fault> {
        match self.from.as_deref() {
            None => Ok(usual),
            Some(typed) => Ok(Lever { from: month(typed)?, ..usual }),
        }
    }
}
