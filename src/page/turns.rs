//! The page is built in turns, so that no press waits for all of it: first where nobody sees it, while the first screen
//! stands; then it takes that one's place; and then what everybody comes to (src/page/more.rs) is added from top to bottom.

use std::time::Duration;

use leptos::prelude::*;

use super::kit::{maybe, memo};
use super::more;
use super::store::{Store, store};

/// The title, the tools and what is told of the draft.
pub const HEAD: u8 = 1;
/// What the cards stand in.
pub const MAIN: u8 = 2;
/// The cards' heads.
pub const CARDS: u8 = 3;
/// The questions of the card that is open.
pub const QUESTIONS: u8 = 4;
/// The total.
pub const TOTAL: u8 = 5;
/// The page is shown.
pub const SHOWN: u8 = 6;
/// What stands right under the total.
pub const UNDER: u8 = 7;
/// What is found.
pub const FINDINGS: u8 = 8;
/// The picture of the items.
pub const PICTURE: u8 = 9;
/// The items; each kind of them has a turn.
pub const ITEMS: u8 = 10;
/// The papers.
pub const PAPERS: u8 = 13;
/// The steps.
pub const STEPS: u8 = 14;
/// The foot.
pub const FOOT: u8 = 15;

/// A part that is built in its turn, and from then on whenever it is needed.
pub fn in_turn(turn: u8, part: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    fn erased(turn: u8, part: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
        let store = store();
        let has_come = memo(move || store.turn.get() >= turn);
        maybe(move || has_come.get().then(&part))
    }
    erased(turn, Box::new(part))
}

/// Does something in a turn of its own. A page that is not seen has its clocks slowed down, and nobody presses anything there.
pub fn next(act: impl FnOnce() + 'static) {
    match document().hidden() {
        true => act(),
        false => set_timeout(act, Duration::ZERO),
    }
}

/// Goes on turn by turn up to one, and does something then.
pub fn go_on(store: Store, up_to: u8, then: impl FnOnce() + 'static) {
    fn erased(store: Store, up_to: u8, then: Box<dyn FnOnce()>) {
        // By then the page may be gone.
        let Some(turn) = store.turn.try_get_untracked() else { return };
        if turn >= up_to {
            return then();
        }
        store.turn.set(turn + 1);
        next(move || erased(store, up_to, then));
    }
    erased(store, up_to, Box::new(then));
}

/// The page is shown: from now on the rest may be added.
pub fn shown(store: Store) {
    if store.turn.get_untracked() < SHOWN {
        store.turn.set(SHOWN);
    }
    more::put(store);
}
