//! The page is built in turns, so that no press waits for all of it: first where nobody sees it, while the first screen
//! stands; then it takes that one's place; and then what everybody comes to (src/page/more.rs) is added from top to bottom.

use std::ops::RangeInclusive;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::kit::{all, maybe, memo};
use super::more;
use super::store::{Store, store};

/// The title.
pub const HEAD: u8 = 1;
/// The tools and what is told of the draft.
pub const TOOLS: u8 = 2;
/// What the cards stand in.
pub const MAIN: u8 = 3;
/// The cards' heads.
pub const CARDS: RangeInclusive<u8> = 4..=6;
/// The questions of the card that is open.
pub const QUESTIONS: RangeInclusive<u8> = 7..=11;
/// The total.
pub const TOTAL: u8 = 12;
/// The page is shown.
pub const SHOWN: u8 = 13;
/// What stands right under the total.
pub const UNDER: u8 = 14;
/// What is found.
pub const FINDINGS: u8 = 15;
/// The picture of the items.
pub const PICTURE: u8 = 16;
/// The items: the basic ones, those that add, those that deduct.
pub const ITEMS: [RangeInclusive<u8>; 3] = [17..=18, 19..=22, 23..=24];
/// The papers.
pub const PAPERS: u8 = 25;
/// The steps.
pub const STEPS: RangeInclusive<u8> = 26..=27;
/// The foot.
pub const FOOT: u8 = 28;

/// A part that is built in its turn, and from then on whenever it is needed.
pub fn in_turn(turn: u8, part: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    fn erased(turn: u8, part: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
        let store = store();
        let has_come = memo(move || store.turn.get() >= turn);
        maybe(move || has_come.get().then(&part))
    }
    erased(turn, Box::new(part))
}

/// Things of a kind, spread over several turns.
pub fn in_turns<T: Copy + Send + 'static>(
    turns: RangeInclusive<u8>,
    things: &[T],
    part: impl Fn(T) -> AnyView + Copy + Send + 'static,
) -> AnyView {
    let at_once = things.len().div_ceil(turns.len()).max(1);
    all(things.chunks(at_once).zip(turns).map(|(things, turn)| {
        let things = things.to_vec();
        in_turn(turn, move || all(things.iter().copied().map(part)))
    }))
}

/// Long enough for what a turn adds to be shown before the next begins: laid out at once, all of it would hold up whoever presses.
const FRAME: Duration = Duration::from_millis(32);

/// Does something in a turn of its own.
pub fn next(act: impl FnOnce() + 'static) {
    after(Duration::ZERO, act);
}

/// The same some time later. A page that is not seen has its clocks slowed down, and nobody presses anything there.
fn after(pause: Duration, act: impl FnOnce() + 'static) {
    match document().hidden() {
        true => act(),
        false => set_timeout(act, pause),
    }
}

/// Waits for a turn of its own.
pub async fn pause() {
    let go = js_sys::Promise::new(&mut |go, _| {
        next(move || {
            let _ = go.call0(&JsValue::NULL);
        });
    });
    let _ = JsFuture::from(go).await;
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
        let pause = if turn < SHOWN { Duration::ZERO } else { FRAME };
        after(pause, move || erased(store, up_to, then));
    }
    erased(store, up_to, Box::new(then));
}

/// The page is shown: from now on the rest may be added.
pub fn shown(store: Store) {
    if store.turn.get_untracked() < SHOWN {
        store.turn.set(SHOWN);
    }
    next(move || more::put(store));
}
