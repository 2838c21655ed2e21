//! Any activities' file at all is read without a panic; see `bodies.rs` for what must hold.
#![no_main]

#[path = "../bodies.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|data: &[u8]| bodies::data(data));
