//! Fingerprints: SHA-256 of the plain text of an edition, and of an amendment together with what it changes.

use super::canonical::{plain, plain_in_order};
use crate::syntax::tree::{Sentence, SentenceKind};
use crate::value::{FEWEST_DIGITS, fingerprint_digits};
use sha2::{Digest, Sha256};
use std::fmt;

/// What an edition or an amendment says, in 64 digits. Two texts with one fingerprint say the same; comments, layout and the files that they stand in do not count.
///
/// It is shown as its first 16 digits, in groups of four with `{:#}`.
///
/// ```
/// let policy = comity::Policy::parse("p.comity", r#"programme p "P" { edition 2020; clause 1 "One" { recital "words"; } }"#)?;
/// let same = comity::Policy::parse("p.comity", "programme p \"P\" {\n  edition 2020;\n  clause 1 \"One\" { recital \"words\"; } # a note\n}")?;
/// assert_eq!(policy.fingerprint(), same.fingerprint());
/// assert!(policy.fingerprint().matches(&policy.fingerprint().to_string()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// Of a programme, given as its whole sentence.
    #[must_use]
    pub fn of_edition(programme: &Sentence) -> Self {
        Self(Sha256::digest(plain_in_order(programme)).into())
    }

    /// Of an amendment, which stands for nothing without the text that it changes. Its own `fingerprint` sentence is left out: it says nothing else.
    #[must_use]
    pub fn of_amendment(amendment: &Sentence, changes: &Self) -> Self {
        let mut said = amendment.clone();
        if let SentenceKind::Amendment(amendment) = &mut said.kind {
            amendment.body.retain(|sentence| !matches!(sentence.kind, SentenceKind::Fingerprint(_)));
        }
        Self(Sha256::digest(format!("{}changes {}\n", plain(&said), changes.full())).into())
    }

    /// All its digits.
    #[must_use]
    pub fn full(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Whether somebody who states these digits means this fingerprint: at least 16 of them from the first, in any case, with blanks or dashes between them.
    #[must_use]
    pub fn matches(&self, stated: &str) -> bool {
        fingerprint_digits(stated).is_some_and(|digits| self.full().starts_with(&digits))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown: String = self.full().chars().take(FEWEST_DIGITS).collect();
        if !out.alternate() {
            return out.write_str(&shown);
        }
        for (at, digit) in shown.chars().enumerate() {
            let gap = if at > 0 && at.is_multiple_of(4) { " " } else { "" };
            write!(out, "{gap}{digit}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Fingerprint;

    #[test]
    fn sixteen_digits_or_more_are_enough_however_they_are_grouped() {
        let one = Fingerprint(std::array::from_fn(|at| u8::try_from(at).unwrap_or(0)));
        assert_eq!(one.to_string(), "0001020304050607");
        assert_eq!(format!("{one:#}"), "0001 0203 0405 0607");
        for stated in [
            "0001020304050607",
            "0001 0203 0405 0607",
            "0001-0203-0405-0607",
            "000102030405060708090A0B",
            &one.full(),
            &one.full().to_uppercase(),
        ] {
            assert!(one.matches(stated), "{stated}");
        }
        for stated in ["", "000102030405060", "0001020304050608", "0001020304050607x", "1020304050607080", &format!("{}0", one.full())] {
            assert!(!one.matches(stated), "{stated}");
        }
    }
}
