//! Reading: the whole language, and what stays readable beside mistakes.

use comity::diagnostic::{Diagnostics, Look, render};
use comity::source::Sources;
use comity::syntax::{accepts, parse, tree};

const WHOLE: &str = include_str!("syntax/whole.comity");

fn read(text: &str) -> (tree::File, Diagnostics, Sources) {
    let mut sources = Sources::new();
    let id = sources.add("test.comity", text);
    let parsed = parse(id, text);
    (parsed.file, parsed.diagnostics, sources)
}

fn shown(diagnostics: &Diagnostics, sources: &Sources) -> String {
    let line = |d: &comity::diagnostic::Diagnostic| {
        let (_, at) = sources.locate(d.span().unwrap()).unwrap();
        format!("{}:{} {} {} {:?}\n", at.line, at.column, d.code, render(d, sources, Look::Told), d.help)
    };
    diagnostics.iter().map(line).collect()
}

#[test]
fn every_sentence_of_the_language_is_read() {
    let (file, diagnostics, sources) = read(WHOLE);
    assert_eq!(shown(&diagnostics, &sources), "");
    assert!(accepts(WHOLE));
    assert_eq!(file.sentences.len(), 13);
    assert_eq!(file.comments.len(), 2);
    assert!(!format!("{file:?}").contains("Broken"));
}

#[test]
fn the_shipped_policies_are_read() {
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/policies/japan_nato_ipcp")).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|end| end == "comity") {
            let text = std::fs::read_to_string(&path).unwrap();
            let (_, diagnostics, sources) = read(&text);
            assert_eq!(shown(&diagnostics, &sources), "", "{}", path.display());
            assert!(accepts(&text), "{}", path.display());
        }
    }
}
