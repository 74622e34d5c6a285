//! The columns chosen before, in localStorage. Where the browser denies it or it is full, they are forgotten.

use leptos::prelude::window;
use web_sys::Storage;

use crate::batch::Remembered;

/// Where they stand.
const KEY: &str = "hujifen.batch.columns";

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// What was chosen before.
pub fn remembered() -> Remembered {
    let stored = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    stored.map(|stored| Remembered::from_json(&stored)).unwrap_or_default()
}

/// Changes what is remembered. What other windows have stored meanwhile is kept.
pub fn change(change: impl FnOnce(&mut Remembered)) {
    let mut known = remembered();
    change(&mut known);
    if let Some(storage) = storage() {
        let _ = storage.set_item(KEY, &known.to_json());
    }
}
