#![no_main]

#[path = "../hold/mod.rs"]
mod hold;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| hold::link(bytes));
