//! Names to numbers, fast: a table without deletions, made once a policy.

/// Names, each with its place in the list that they came in.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    names: Vec<Box<str>>,
    // Invariant: its length is a power of two above twice the number of names, so that a search always meets an empty slot.
    slots: Vec<Slot>,
}

/// A name's fingerprint and its place; `EMPTY` where there is none.
#[derive(Clone, Copy, Debug)]
struct Slot {
    mark: u32,
    place: u32,
}

const EMPTY: u32 = u32::MAX;

impl Names {
    /// A table of names; of two that are the same the first counts.
    pub fn new<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let names: Vec<Box<str>> = names.map(Box::from).collect();
        let size = names.len().saturating_mul(4).saturating_add(1).next_power_of_two();
        let mut slots = vec![Slot { mark: 0, place: EMPTY }; size];
        for (place, name) in (0..EMPTY).zip(&names) {
            let mark = mark(name.as_bytes());
            let (before, from) = slots.split_at_mut(first(mark, size));
            if let Some(free) = from.iter_mut().chain(before).find(|slot| slot.place == EMPTY) {
                *free = Slot { mark, place };
            }
        }
        Self { names, slots }
    }

    /// The place of a name.
    #[inline]
    pub fn find(&self, name: &str) -> Option<u32> {
        let mark = mark(name.as_bytes());
        let mut at = first(mark, self.slots.len());
        loop {
            let slot = self.slots.get(at)?;
            if slot.place == EMPTY {
                return None;
            }
            if slot.mark == mark && self.names.get(slot.place as usize).is_some_and(|known| **known == *name) {
                return Some(slot.place);
            }
            at = at.wrapping_add(1) & self.slots.len().wrapping_sub(1);
        }
    }

    /// The name at a place.
    #[inline]
    pub fn name(&self, place: u32) -> Option<&str> {
        self.names.get(place as usize).map(|name| &**name)
    }
}

/// The slot at which the search for a name begins.
#[inline]
fn first(mark: u32, size: usize) -> usize {
    mark as usize & size.wrapping_sub(1)
}

/// A fingerprint of the length, the first and the last eight letters; names that differ only between them share one, and are told
/// apart letter by letter. The factor is the odd number nearest to 2^64 divided by the golden ratio.
#[inline]
fn mark(name: &[u8]) -> u32 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let (head, tail) = match (name.first_chunk::<8>(), name.last_chunk::<8>()) {
        (Some(head), Some(tail)) => (u64::from_le_bytes(*head), u64::from_le_bytes(*tail)),
        _ => match (name.first_chunk::<4>(), name.last_chunk::<4>()) {
            (Some(head), Some(tail)) => (u64::from(u32::from_le_bytes(*head)), u64::from(u32::from_le_bytes(*tail))),
            _ => (name.iter().fold(0u64, |sum, byte| (sum << 8) | u64::from(*byte)), 0),
        },
    };
    let mixed = (head ^ (name.len() as u64)).wrapping_mul(FACTOR).rotate_left(29) ^ tail;
    let [a, b, c, d, ..] = mixed.wrapping_mul(FACTOR).to_be_bytes();
    u32::from_be_bytes([a, b, c, d])
}
