//! Bytes choose a policy and a question to it: the hot way, the cold way and the oracle agree, and the laws of evaluation hold.
#![no_main]

#[path = "../../tests/oracle/mod.rs"]
mod oracle;

libfuzzer_sys::fuzz_target!(|data: &[u8]| oracle::laws::from_bytes(data));
