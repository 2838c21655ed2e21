//! What each fuzz target does with its bytes; tests/fuzz_corpus.rs replays the seeds through the same functions.

use comity::source::Sources;
use comity::syntax;

/// Reading any text never stops halfway, points only into the text, and says that all is well exactly where the grammar does.
pub fn parse(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut sources = Sources::new();
    let id = sources.add("fuzz.comity", text);
    let parsed = syntax::parse(id, text);
    for label in parsed.diagnostics.iter().flat_map(|diagnostic| &diagnostic.labels) {
        assert!(text.get(label.span.start as usize..label.span.end as usize).is_some(), "a diagnostic points between characters");
    }
    if parsed.diagnostics.is_empty() && text.len() < 10_000 {
        assert!(syntax::accepts(text), "read without a word, but the grammar does not accept it");
        assert!(!format!("{:?}", parsed.file).contains("Broken"), "broken without a word");
    }
}

/// What can be read can be laid out; laid out again it stays as it is, and it says what it said, comments included.
pub fn format(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut sources = Sources::new();
    let id = sources.add("fuzz.comity", text);
    let parsed = syntax::parse(id, text);
    if parsed.diagnostics.has_errors() {
        return;
    }
    let once = comity::format::format(text).expect("what can be read can be laid out");
    let again = syntax::parse(id, &once);
    assert!(!again.diagnostics.has_errors(), "the layout cannot be read");
    assert!(comity::format::same_but_for_places(parsed.file, again.file), "the layout says something else");
    assert_eq!(comity::format::format(&once).as_ref(), Ok(&once), "laid out again it moves");
}
