//! The page's program. It is begun by src/page/start.js, once its texts have come too.
#![forbid(unsafe_code)]

use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// Shows the page in a language (`zh-CN`, `en`), with the texts of its core and the way to fetch those of a part. False where
/// what was given are no texts.
#[wasm_bindgen]
pub fn begin(language: &str, core: String, fetch: js_sys::Function) -> bool {
    hujifen::page::start(language, core, fetch)
}
