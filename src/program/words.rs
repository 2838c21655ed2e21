//! How one word of an activity says that there is nothing to say.

use crate::value::Truth;

/// A field of which nothing is known. No code, flag or pair of days is this word.
pub(crate) const UNKNOWN: u64 = u64::MAX;
/// A field that the activity is known to do without.
pub(crate) const NONE: u64 = u64::MAX - 1;
/// A value that no list names: an unlisted thing, or words that the policy never compares.
pub(crate) const UNLISTED: u64 = u64::MAX - 2;

/// A number or an amount of which nothing is known.
pub(crate) const NUMBER_UNKNOWN: i64 = i64::MIN;
/// A number or an amount that the activity is known to do without.
pub(crate) const NUMBER_NONE: i64 = i64::MIN + 1;

/// In the first word of a set: nothing is known of it.
pub(crate) const SET_UNKNOWN: u64 = 1;
/// In the first word of a set: the activity is known to do without it.
pub(crate) const SET_NONE: u64 = 2;
/// In the first word of a set: it holds something that no list names.
pub(crate) const SET_UNLISTED: u64 = 4;
/// How many bits of a set's first word come before its entries.
pub(crate) const SET_HEAD: u32 = 3;

/// A number's word.
#[inline]
pub(crate) fn of_number(number: i64) -> u64 {
    u64::from_ne_bytes(number.to_ne_bytes())
}

/// The number in a word.
#[inline]
pub(crate) fn number(word: u64) -> i64 {
    i64::from_ne_bytes(word.to_ne_bytes())
}

/// The word and the bit of an entry in a set.
pub(crate) fn set_bit(entry: u32) -> (u32, u64) {
    let bit = entry.saturating_add(SET_HEAD);
    (bit / 64, 1u64.wrapping_shl(bit % 64))
}

/// A word that holds a truth; anything else counts as unknown.
#[inline]
pub(crate) fn truth(word: u64) -> Truth {
    match word {
        0 => Truth::False,
        2 => Truth::True,
        _ => Truth::Unknown,
    }
}
