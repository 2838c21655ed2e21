//! Whose duties an amendment adds to: those that a party owes at all, those that it owes alone, and those that parties owe together.

use comity::Policy;
use comity::prove::{Effort, Proof};

const PROGRAMME: &str = r#"
programme exchange "Exchange of scientists" {
  edition 2020;
  parties { north "North"; south "South"; }
  event signature "signature by both";
  activity { starts date; }
  clause 1 "Activities" { permit activity; }
  clause 2 "Duties" {
    should north and south jointly: review "a review" every 12 months from signature;
    will each party: report "a report" every 12 months from signature;
  }
}
"#;

/// What becomes of the principle in the edition to which the change leads: whether it is kept.
fn is_kept(change: &str, principle: &str) -> bool {
    let text = format!(
        "{PROGRAMME}\nprinciple p from 2 {{ {principle} }}\namendment x to exchange edition 2020 {{ {change} claims to keep all principles; }}"
    );
    let policy = Policy::parse("exchange.comity", &text).unwrap_or_else(|rejected| panic!("{rejected:?}"));
    let edition = policy.amended("x").unwrap_or_else(|rejected| panic!("{rejected:?}"));
    match &edition.prove(&Effort::default())[0].sentences[0].proof {
        Proof::Proved(_) => true,
        Proof::Refuted(_) => false,
        Proof::Unsettled(..) => panic!("{change} {principle}"),
    }
}

const OF_NORTH: &str = "no amendment adds a duty for north;";
const OF_NORTH_ALONE: &str = "no amendment adds a duty for north alone;";
const TOGETHER: &str = "no amendment adds a duty for north and south jointly;";
const OF_BOTH: [&str; 3] = [
    "no amendment adds a duty for north and south;",
    "no amendment adds a duty for each party;",
    "no amendment adds a duty for all parties;",
];

#[test]
fn a_heavier_joint_duty_is_nobody_s_alone() {
    let half_yearly = r#"replace "review \"a review\" every 12 months" by "review \"a review\" every 6 months" in 2;"#;
    assert!(is_kept(half_yearly, OF_NORTH_ALONE));
    for principle in [OF_NORTH, TOGETHER].into_iter().chain(OF_BOTH) {
        assert!(!is_kept(half_yearly, principle), "{principle}");
    }
}

#[test]
fn what_was_owed_together_and_is_owed_alone_is_a_duty_alone() {
    let by_north = "replace \"should north and south jointly\" by \"should north\" in 2;";
    assert!(!is_kept(by_north, OF_NORTH_ALONE));
    assert!(is_kept(by_north, "no amendment adds a duty for south alone;"));
    // North owed it before, with South.
    for principle in [OF_NORTH, TOGETHER].into_iter().chain(OF_BOTH) {
        assert!(is_kept(by_north, principle), "{principle}");
    }
}

#[test]
fn what_each_owes_is_neither_owed_alone_nor_together() {
    let of_each = "insert in 2 { will each party: host \"a host\" once; }";
    assert!(is_kept(of_each, OF_NORTH_ALONE));
    assert!(is_kept(of_each, TOGETHER));
    assert!(!is_kept(of_each, OF_NORTH));
    for principle in OF_BOTH {
        assert!(!is_kept(of_each, principle), "{principle}");
    }
    // What each owed by itself, one may go on owing alone.
    let of_north = "replace \"will each party\" by \"will north\" in 2;";
    assert!(is_kept(of_north, OF_NORTH_ALONE));
}

#[test]
fn a_duty_of_one_is_added_for_that_one_only() {
    let of_south = "insert in 2 { will south: host \"a host\" once; }";
    assert!(is_kept(of_south, OF_NORTH));
    assert!(is_kept(of_south, OF_NORTH_ALONE));
    assert!(is_kept(of_south, TOGETHER));
    assert!(!is_kept(of_south, "no amendment adds a duty for south alone;"));
    for principle in OF_BOTH {
        assert!(!is_kept(of_south, principle), "{principle}");
    }
}

#[test]
fn a_claim_speaks_of_duties_as_a_principle_does() {
    let claimed = |claim: &str| {
        let text = format!(
            "{PROGRAMME}\namendment x to exchange edition 2020 {{ replace \"should north and south jointly\" by \"should north\" in 2; claims to add no duty for {claim}; }}"
        );
        let policy = Policy::parse("exchange.comity", &text).unwrap_or_else(|rejected| panic!("{rejected:?}"));
        let proved = policy.amended("x").unwrap_or_else(|rejected| panic!("{rejected:?}")).prove(&Effort::default());
        let claims: Vec<_> = proved.iter().flat_map(|one| &one.sentences).collect();
        assert_eq!(claims.len(), 1, "{claims:?}");
        (claims[0].says.clone(), matches!(claims[0].proof, Proof::Proved(_)))
    };
    assert_eq!(claimed("north alone"), ("to add no duty for North alone".to_owned(), false));
    assert_eq!(claimed("north and south"), ("to add no duty for North and South, each of them".to_owned(), true));
    assert_eq!(claimed("north and south jointly"), ("to add no duty for North and South jointly".to_owned(), true));
}
