//! The policies of this package, proved by `cargo test`.

fn main() { comity::testing::run(&["policies/exchange.comity"]) }
