//! Parts of the page that few need: their code and their texts are fetched when they are first shown.
//!
//! In the shipped page (feature `split`) each is a file of its own, cut off by scripts/page. Everywhere else they are in the
//! program already, and nothing is fetched.

use std::pin::Pin;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser;
use super::desk::Notice;
use super::el::el;
use super::kit::{Button, all, dynamic, para, plain};
use super::store::Store;
use crate::texts::text;

/// A part, once its code is here.
pub type Part = fn() -> AnyView;

/// A part whose code is being fetched; or any other function.
pub type Fetching<F = Part> = Pin<Box<dyn Future<Output = Result<F, Missing>>>>;

/// The code of a part, or its texts, could not be fetched. Asked again, it may come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Missing {
        Missing
    }
}

/// Makes a function that fetches a part: `fetched!(name from file = part)`; or any other function, whose type stands
/// behind. What only those of this file use comes with them; what anything else names stays in the program.
macro_rules! fetched {
    ($name:ident from $file:ident = $part:expr) => {
        $crate::page::later::fetched!($name from $file = $part, $crate::page::later::Part);
    };
    ($name:ident from $file:ident = $part:expr, $kind:ty) => {
        fn $name() -> $crate::page::later::Fetching<$kind> {
            use $crate::page::later::Missing;
            #[cfg(feature = "split")]
            #[wasm_split_helpers::wasm_split($file, fallible)]
            fn part() -> Result<$kind, Missing> {
                Ok($part)
            }
            #[cfg(not(feature = "split"))]
            async fn part() -> Result<$kind, Missing> {
                Ok($part)
            }
            Box::pin(async {
                // Asked for side by side, and here when both are; in turns of their own, since to ask takes a while.
                let texts = $crate::page::words::bring(stringify!($file));
                $crate::page::turns::pause().await;
                let part = part().await?;
                texts.await?;
                Ok(part)
            })
        }
    };
}
pub(super) use fetched;

/// What is told of something that did not come: these words, or, where there is no network, that it was not kept.
pub fn told_missing(words: &'static str) -> &'static str {
    if browser::is_offline() { text("offline.missing") } else { words }
}

/// What stands in for a part that is being fetched.
pub fn waiting() -> AnyView {
    para("hint", plain(text("later.waiting")))
}

/// A part; until it is here, a word that it comes, and where it does not, a way to ask again.
pub fn later(fetch: fn() -> Fetching) -> AnyView {
    let come = RwSignal::new(None);
    let ask = move || {
        come.set(None);
        spawn_local(async move {
            let fetched = fetch().await;
            let show = move || {
                // By then what it belongs to may be gone.
                let _ = come.try_set(Some(fetched));
                browser::focus_come();
            };
            // In a turn of its own: to start a part takes a while already, and a press would wait for both.
            set_timeout(show, Duration::ZERO);
        });
    };
    ask();
    dynamic(move || match come.get() {
        None => waiting(),
        Some(Ok(part)) => part(),
        Some(Err(Missing)) => missing(ask),
    })
}

/// What stands in for a part that did not come, and the way to ask again.
pub fn missing(ask: impl Fn() + 'static) -> AnyView {
    let again = Button::new("quiet", text("later.again")).view(ask);
    el("p").class("hint").is("role", "alert").view(all([plain(told_missing(text("later.missing"))), again]))
}

/// Does something with a function once its code is here; where it does not come, the visitor is told, and that is all.
pub fn with<F: 'static>(fetching: Fetching<F>, store: Store, act: impl FnOnce(F) + 'static) {
    spawn_local(async move {
        match fetching.await {
            Ok(function) => act(function),
            // By then the page may be gone.
            Err(Missing) => {
                drop(store.notice.try_set(Some(Notice::Failed(told_missing(text("later.missing")).to_owned()))))
            }
        }
    });
}
