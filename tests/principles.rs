//! The shipped policies, tested as those of any other package are: `cargo test --test principles assets` runs what speaks of assets.

fn main() {
    comity::testing::run(&[
        // The programme itself, with the amendments that hold. What the others break, and by what, is in `tests/amendments.rs`.
        "policies/japan_nato_ipcp/amendments_that_hold.comity",
        "policies/japan_nato_ipcp_2014/programme.comity",
        "policies/japan_nato_ipcp_2018/programme.comity",
        "policies/japan_nato_itpp/programme.comity",
        "policies/swiss_estonia_training/programme.comity",
        "policies/swiss_science_japan/programme.comity",
        "policies/swiss_science_korea/programme.comity",
        "policies/swiss_science_usa/programme.comity",
        "policies/unfccc/programme.comity",
        "policies/university_memorandum/programme.comity",
        "policies/vienna_convention/programme.comity",
    ])
}
