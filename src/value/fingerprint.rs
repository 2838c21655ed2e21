//! The digits of a fingerprint, as people write them.

/// The fewest digits of a fingerprint that tell one text from all others, for this purpose; as many are shown.
pub const FEWEST_DIGITS: usize = 16;

/// All digits of a fingerprint.
pub const MOST_DIGITS: usize = 64;

/// The digits of what is written as a fingerprint, in small letters: blanks and dashes may stand between them. None where there are too few or too many, or
/// something else is among them.
///
/// ```
/// use comity::value::fingerprint_digits;
/// assert_eq!(fingerprint_digits("3F2A 91BC-77e0 12d4").as_deref(), Some("3f2a91bc77e012d4"));
/// assert_eq!(fingerprint_digits("3f2a"), None);
/// ```
#[must_use]
pub fn fingerprint_digits(written: &str) -> Option<String> {
    let digits: String = written.chars().filter(|c| !matches!(c, ' ' | '-' | '\u{2013}')).map(|c| c.to_ascii_lowercase()).collect();
    let fits = (FEWEST_DIGITS..=MOST_DIGITS).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    fits.then_some(digits)
}
