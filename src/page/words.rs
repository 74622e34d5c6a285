//! The texts of the page: the core's are there before it starts, those of a part come with its code.

#[cfg(feature = "split")]
pub use shipped::{begin, bring};

/// Without parts all texts are in the program.
#[cfg(not(feature = "split"))]
pub fn begin(_: String, _: js_sys::Function) -> bool {
    true
}

/// The same.
#[cfg(not(feature = "split"))]
pub fn bring(_: &str) -> std::future::Ready<Result<(), super::later::Missing>> {
    std::future::ready(Ok(()))
}

#[cfg(feature = "split")]
mod shipped {
    use std::cell::RefCell;

    use wasm_bindgen::JsValue;
    use wasm_bindgen_futures::JsFuture;

    use crate::page::later::Missing;
    use crate::texts::{Language, fetched, parts};

    thread_local! {
        /// The start script's own way to fetch a part of the texts: it knows the language and what the files are called.
        static FETCH: RefCell<Option<js_sys::Function>> = const { RefCell::new(None) };
    }

    /// Takes the core's texts and the way to fetch others, and tells whether there are texts to go on with.
    pub fn begin(core: String, fetch: js_sys::Function) -> bool {
        FETCH.set(Some(fetch));
        fetched::on_missed(|key| web_sys::console::error_1(&format!("no text is here for {key}").into()));
        fetched::add(parts::CORE, core)
    }

    /// Fetches the texts that a file of `fetched!` needs, at once.
    pub fn bring(file: &str) -> impl Future<Output = Result<(), Missing>> + use<> {
        let missing = parts::needed_by(file).filter(|part| !fetched::is_here(part));
        let coming: Vec<_> = missing.map(|part| (part, ask(part))).collect();
        async {
            for (part, asked) in coming {
                let lines = asked?.await.ok().and_then(|lines| lines.as_string()).ok_or(Missing)?;
                // Two may have asked.
                if !fetched::is_here(part) && !fetched::add(part, lines) {
                    return Err(Missing);
                }
            }
            Ok(())
        }
    }

    fn ask(part: &str) -> Result<JsFuture, Missing> {
        let language = Language::spoken().code().into();
        let asked = FETCH.with_borrow(|fetch| fetch.as_ref()?.call2(&JsValue::NULL, &part.into(), &language).ok());
        asked.map(|promise| JsFuture::from(js_sys::Promise::from(promise))).ok_or(Missing)
    }
}
