//! Names to numbers, fast: a table without deletions, made once a policy.

/// Names, each with its place in the list that they came in.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    names: Vec<Box<str>>,
    // Invariant: its length is a power of two above twice the number of names, so that a search always meets an empty slot.
    slots: Vec<Slot>,
    factor: u64,
    shift: u32,
}

/// A name's mark and its place; `EMPTY` where there is none.
#[derive(Clone, Copy, Debug)]
struct Slot {
    mark: Mark,
    length: u32,
    place: u32,
}

/// The first sixteen and the last eight letters of a name. With its length, up to twenty-four letters they are the whole name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    head: u64,
    middle: u64,
    tail: u64,
}

const EMPTY: u32 = u32::MAX;
/// No name has this mark, since no text has these bytes.
const NO_MARK: Mark = Mark { head: u64::MAX, middle: 0, tail: 0 };
const VACANT: Slot = Slot { mark: NO_MARK, length: 0, place: EMPTY };
/// How many letters a mark holds.
const MARKED: usize = 24;
/// The odd number nearest to 2^64 divided by the golden ratio.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
/// How many factors are tried for one by which every name has a slot of its own, and for how many names that can succeed.
const TRIES: usize = 64;
const FEW: usize = 64;

impl Names {
    /// A table of names; of two that are the same the first counts.
    pub fn new<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let names: Vec<Box<str>> = names.map(Box::from).collect();
        let size = names.len().saturating_mul(4).saturating_add(2).next_power_of_two();
        let shift = 64u32.saturating_sub(size.trailing_zeros());
        let mut names = Self { names, slots: vec![VACANT; size], factor: FACTOR, shift };
        let factors = std::iter::successors(Some(FACTOR), |factor| Some(factor.wrapping_mul(FACTOR)));
        let tries = if names.names.len() > FEW { 0 } else { TRIES };
        names.factor = factors.take(tries).find(|factor| names.are_apart(*factor)).unwrap_or(FACTOR);
        names.place_all();
        names
    }

    fn are_apart(&self, factor: u64) -> bool {
        let mut taken = std::collections::BTreeSet::new();
        self.names.iter().all(|name| taken.insert(Mark::of(name.as_bytes()).slot(name.len(), factor, self.shift)))
    }

    fn place_all(&mut self) {
        for (place, name) in (0..EMPTY).zip(&self.names) {
            let mark = Mark::of(name.as_bytes());
            let (before, from) = self.slots.split_at_mut(mark.slot(name.len(), self.factor, self.shift));
            if let Some(free) = from.iter_mut().chain(before).find(|slot| slot.place == EMPTY) {
                // A mark does not tell long names apart, so theirs is not kept.
                let mark = if name.len() > MARKED { NO_MARK } else { mark };
                *free = Slot { mark, length: u32::try_from(name.len()).unwrap_or(u32::MAX), place };
            }
        }
    }

    /// The place of a name.
    #[inline]
    pub fn find(&self, name: &str) -> Option<u32> {
        let mark = Mark::of(name.as_bytes());
        let slot = self.slots.get(mark.slot(name.len(), self.factor, self.shift))?;
        if slot.mark == mark && slot.length as usize == name.len() {
            return Some(slot.place);
        }
        if slot.place == EMPTY { None } else { self.find_further(name) }
    }

    /// The place of a name that is long, or does not stand where it would stand alone.
    #[inline(never)]
    fn find_further(&self, name: &str) -> Option<u32> {
        let at = Mark::of(name.as_bytes()).slot(name.len(), self.factor, self.shift);
        let (before, from) = self.slots.split_at_checked(at)?;
        let row = from.iter().chain(before).map(|slot| slot.place).take_while(|place| *place != EMPTY);
        row.into_iter().find(|place| self.name(*place) == Some(name))
    }

    /// The name at a place.
    pub fn name(&self, place: u32) -> Option<&str> {
        self.names.get(place as usize).map(|name| &**name)
    }
}

impl Mark {
    #[inline]
    fn of(name: &[u8]) -> Self {
        let (head, tail) = match (name.first_chunk::<8>(), name.last_chunk::<8>()) {
            (Some(head), Some(tail)) => (u64::from_le_bytes(*head), u64::from_le_bytes(*tail)),
            _ => match (name.first_chunk::<4>(), name.last_chunk::<4>()) {
                (Some(head), Some(tail)) => (u64::from(u32::from_le_bytes(*head)), u64::from(u32::from_le_bytes(*tail))),
                _ => (name.iter().fold(0u64, |sum, byte| (sum << 8) | u64::from(*byte)), 0),
            },
        };
        let middle = if name.len() > 16 { name.get(8..16).and_then(<[u8]>::first_chunk::<8>) } else { None };
        let middle = middle.map_or(0, |middle| u64::from_le_bytes(*middle));
        Self { head, middle, tail }
    }

    /// The slot at which the search for the name begins.
    #[inline]
    fn slot(self, length: usize, factor: u64, shift: u32) -> usize {
        let mixed = (self.head ^ self.tail.rotate_left(23)).wrapping_add(length as u64);
        usize::try_from(mixed.wrapping_mul(factor).wrapping_shr(shift)).unwrap_or(0)
    }
}
