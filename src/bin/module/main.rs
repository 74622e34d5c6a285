//! The engine alone as an ES module: a profile in, an assessment out.
#![forbid(unsafe_code)]

#[cfg(target_arch = "wasm32")]
mod exports;

/// Nothing runs by itself: the module is called.
fn main() {}
