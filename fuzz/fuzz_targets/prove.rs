//! Bytes choose a small policy and another edition of it: the search says what trying every activity and record says.
#![no_main]

#[path = "../../tests/oracle/mod.rs"]
mod oracle;

libfuzzer_sys::fuzz_target!(|data: &[u8]| oracle::proofs::from_bytes(data));
