//! The seeds of every fuzz target, replayed without the fuzzer.

#[path = "../fuzz/bodies.rs"]
mod bodies;

use std::fs;

fn replay(target: &str, body: fn(&[u8])) {
    let folder = format!("{}/fuzz/corpus/{target}", env!("CARGO_MANIFEST_DIR"));
    let seeds: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(!seeds.is_empty(), "{target} has seeds");
    for seed in seeds {
        body(&fs::read(seed).unwrap());
    }
}

#[test]
fn parse_holds_on_its_seeds() {
    replay("parse", bodies::parse);
}

#[test]
fn format_holds_on_its_seeds() {
    replay("format", bodies::format);
}

#[test]
fn data_holds_on_its_seeds() {
    replay("data", bodies::data);
}

#[test]
fn record_holds_on_its_seeds() {
    replay("record", bodies::record);
}

#[test]
fn amend_holds_on_its_seeds() {
    replay("amend", bodies::amend);
}

#[test]
fn prove_holds_on_its_seeds() {
    replay("prove", crate::oracle::proofs::from_bytes);
}
