//! Names to numbers, fast: a table without deletions, made once a policy.

/// Names, each with its place in the list that they came in.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    names: Vec<Box<str>>,
    // Invariant: its length is a power of two above twice the number of names, so that a search always meets an empty slot.
    slots: Vec<Option<u32>>,
}

impl Names {
    /// A table of names; of two that are the same the first counts.
    pub fn new<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let names: Vec<Box<str>> = names.map(Box::from).collect();
        let size = names.len().saturating_mul(2).saturating_add(1).next_power_of_two();
        let mut table = Self { names, slots: vec![None; size] };
        for place in 0..u32::try_from(table.names.len()).unwrap_or(u32::MAX) {
            let Some(name) = table.names.get(place as usize) else { break };
            let free = table.probe(name).find(|at| table.slots.get(*at).is_some_and(Option::is_none));
            if let Some(slot) = free.and_then(|at| table.slots.get_mut(at)) {
                *slot = Some(place);
            }
        }
        table
    }

    /// The place of a name.
    #[inline]
    pub fn find(&self, name: &str) -> Option<u32> {
        for at in self.probe(name) {
            let place = (*self.slots.get(at)?)?;
            if self.names.get(place as usize).is_some_and(|known| **known == *name) {
                return Some(place);
            }
        }
        None
    }

    /// The name at a place.
    #[inline]
    pub fn name(&self, place: u32) -> Option<&str> {
        self.names.get(place as usize).map(|name| &**name)
    }

    /// The slots in which a name may lie, in the order of the search.
    #[inline]
    fn probe(&self, name: &str) -> impl Iterator<Item = usize> + use<> {
        let mask = self.slots.len().saturating_sub(1);
        let first = usize::try_from(mixed(name.as_bytes()) & mask as u64).unwrap_or(0);
        (first..=mask).chain(0..first)
    }
}

/// A number that differs for different names, mostly. The factor is the odd number nearest to 2^64 divided by the golden ratio.
#[inline]
fn mixed(name: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let (eights, rest) = name.as_chunks::<8>();
    let whole = eights.iter().fold(name.len() as u64, |sum, eight| (sum ^ u64::from_le_bytes(*eight)).wrapping_mul(FACTOR).rotate_left(31));
    let last = rest.iter().fold(0u64, |sum, byte| (sum << 8) | u64::from(*byte));
    let sum = (whole ^ last).wrapping_mul(FACTOR);
    sum ^ (sum >> 32)
}
