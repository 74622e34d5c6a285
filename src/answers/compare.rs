//! Where two people's answers differ.

use super::groups::{BESIDE_STEPS, Group};
use super::slot::Slot;
use super::{Answers, Field};

/// The places asked in either at which different things are said, in the order of the page.
pub fn differing(first: &Answers, second: &Answers) -> Vec<Slot> {
    let groups = Group::ALL.into_iter().flat_map(|group| group.fields().iter().copied());
    let fields: Vec<Field> = groups.chain(BESIDE_STEPS.map(|(_, field)| field)).collect();
    let said = |answers: &Answers, slot: Slot| answers.text(slot).trim().to_owned();
    let mut found = Vec::new();
    for field in fields {
        let [asked, others] = [first, second].map(|answers| answers.asked_slots(&[field]));
        // Rows that only one of them has come after those of both.
        let more = others.into_iter().filter(|slot| !asked.contains(slot)).collect::<Vec<_>>();
        let slots = asked.into_iter().chain(more);
        found.extend(slots.filter(|slot| said(first, *slot) != said(second, *slot)));
    }
    found
}
