//! The worker that scores many clients: a file in, its columns or its results out.
#![forbid(unsafe_code)]

#[cfg(target_arch = "wasm32")]
mod input;
#[cfg(target_arch = "wasm32")]
mod output;
#[cfg(target_arch = "wasm32")]
mod worker;

#[cfg(target_arch = "wasm32")]
fn main() {
    worker::start();
}

/// It works only in a browser.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
