//! Any amendments of a programme lead to editions that read back as themselves; see `bodies.rs` for what must hold.
#![no_main]

#[path = "../bodies.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|data: &[u8]| bodies::amend(data));
