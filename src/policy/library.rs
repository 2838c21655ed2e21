//! The defaults that the program itself has, as the files in which they are written.

/// What each is named, what its text is called, and the text.
const DEFAULTS: &[(&str, &str, &str)] =
    &[("vienna_convention", "vienna_convention, built in", include_str!("../../policies/vienna_convention/defaults.comity"))];

/// What the text of the defaults of that name is called, and the text.
pub(super) fn defaults(name: &str) -> Option<(&'static str, &'static str)> {
    DEFAULTS.iter().find(|(known, ..)| *known == name).map(|(_, called, text)| (*called, *text))
}
