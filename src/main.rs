//! The page: mounts the interface once the module has loaded.
#![forbid(unsafe_code)]

fn main() {
    hujifen::page::start();
}
