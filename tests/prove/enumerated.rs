//! Small policies, whose every activity and record can be tried: what the search says must be what trying them all says.

use crate::oracle::draw::Draw;
use crate::oracle::proofs::{Tally, of_one, of_two};
use crate::oracle::small;

/// The bytes of a SplitMix64 sequence.
pub fn bytes(seed: u64) -> Vec<u8> {
    let mut state = seed;
    let next = || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)).to_le_bytes()[0]
    };
    std::iter::repeat_with(next).take(900).collect()
}

/// How many policies are tried; the longer job asks for more.
pub fn cases(usual: u64) -> u64 {
    std::env::var("COMITY_PROOFS").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual)
}

#[test]
fn what_holds_of_every_activity_is_proved_and_what_does_not_is_shown() {
    let mut tally = Tally::default();
    for seed in 0..cases(120) {
        of_one(&small::policy(&mut Draw::new(&bytes(seed)), 1 << (4 + seed % 7)), seed, &mut tally);
    }
    assert!(tally.proved > 50 && tally.shown > 50, "{tally:?}");
}

/// Days, weeks and months that lead to much the same day.
#[test]
fn days_stand_to_each_other_as_the_calendar_counts() {
    let mut tally = Tally::default();
    // Each has far more days to try than another policy has values.
    for seed in 0..cases(250) / 10 {
        of_one(&small::dated(&mut Draw::new(&bytes(4_000_000 + seed))), seed, &mut tally);
    }
    assert!(tally.proved > 3 && tally.shown > 20, "{tally:?}");
}

#[test]
fn what_another_schema_newly_permits_or_refuses_is_found_and_nothing_else() {
    let mut tally = Tally::default();
    for seed in 0..cases(120) {
        let old = small::policy(&mut Draw::new(&bytes(seed)), 1 << (4 + seed % 6));
        let bytes = bytes(600_000 + seed);
        let draw = &mut Draw::new(&bytes);
        let new = small::restated(draw, &old);
        let new = if draw.chance(30) { small::changed(draw, &new) } else { new };
        of_two(&old, &new, seed, &mut tally);
        of_two(&new, &old, seed, &mut tally);
    }
    assert!(tally.proved > 20 && tally.shown > 20, "{tally:?}");
}

#[test]
fn what_an_amendment_newly_permits_or_refuses_is_found_and_nothing_else() {
    let mut tally = Tally::default();
    for seed in 0..cases(120) {
        let old = small::policy(&mut Draw::new(&bytes(seed)), 1 << (4 + seed % 6));
        of_two(&old, &small::changed(&mut Draw::new(&bytes(500_000 + seed)), &old), seed, &mut tally);
    }
    assert!(tally.proved > 20 && tally.shown > 20, "{tally:?}");
}
