//! "Did you mean": the nearest of the names that could stand in a place.

/// The name among `names` that `word` was most probably meant to be, or none that is near enough.
///
/// Near is a Damerau-Levenshtein distance of at most a third of the longer word; the first of equally near names wins.
#[must_use]
pub fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    if word.len() > 64 {
        return None;
    }
    let folded = word.to_lowercase();
    let near = |name: &'n str| {
        let distance = strsim::damerau_levenshtein(&folded, &name.to_lowercase());
        let longer = folded.chars().count().max(name.chars().count());
        (distance.saturating_mul(3) <= longer.max(3)).then_some((distance, name))
    };
    names.into_iter().filter(|name| name.len() <= 64).filter_map(near).min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
}
