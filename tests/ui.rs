//! Policy files with the expected diagnostics written in them, under the line that each is about.
//!
//! ```text
//!   edtion 2020;
//! #~ error 3-8 unknown-sentence: no sentence in a `programme` begins with `edtion`
//! #~   help: Did you mean `edition`?
//! ```
//!
//! Columns count characters from 1, both ends included; `9` alone is the empty place before column 9, and `3-5:2` ends on line 5.
//! `#~   beside 2:5-9: words` is a further place, with its line. Lines are those of the file without its `#~` lines, and these are what is read.
//! `COMITY_UPDATE=1 cargo test --test all ui::` writes what comes out into the files; read the difference before you commit it.

use comity::diagnostic::{Diagnostic, Diagnostics, Severity};
use comity::model;
use comity::source::{SourceId, Sources, Span};
use comity::syntax;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/ui");

fn fixtures(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(fixtures(&path));
        } else if path.extension().is_some_and(|end| end == "comity") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The file without its expectations, line ends kept.
fn without_expectations(text: &str) -> String {
    text.split_inclusive('\n').filter(|line| !line.starts_with("#~")).collect()
}

fn diagnostics(sources: &mut Sources, path: &Path, text: &str) -> Diagnostics {
    if path.parent().is_some_and(|folder| folder.ends_with("ui/amend")) {
        let (found, read) = match comity::Policy::parse(&path.display().to_string(), text) {
            Ok(policy) => (policy.warnings().clone(), policy.sources().clone()),
            Err(rejected) => (rejected.diagnostics().clone(), rejected.sources().clone()),
        };
        *sources = read;
        return found.sorted();
    }
    let id = sources.add(path.display().to_string(), text);
    let parsed = syntax::parse(id, text);
    let mut found = parsed.diagnostics;
    if path.parent().is_some_and(|folder| folder.ends_with("ui/model")) {
        found.extend(model::from_syntax(&[parsed.file]).diagnostics);
    }
    found.sorted()
}

/// Line and columns, as `3-8`, `9` or `3-5:2`.
fn columns(sources: &Sources, span: Span) -> (usize, String) {
    let source = sources.get(span.source).unwrap();
    let start = source.position(span.start);
    let end = source.position(span.end);
    let columns = if span.is_empty() {
        format!("{}", start.column)
    } else if end.line == start.line {
        format!("{}-{}", start.column, end.column - 1)
    } else {
        format!("{}-{}:{}", start.column, end.line, end.column - 1)
    };
    (start.line, columns)
}

/// The expectation of one diagnostic, and the line under which it belongs: of one in another text, the last.
fn expectation(sources: &Sources, diagnostic: &Diagnostic) -> (usize, String) {
    let span = diagnostic.span().unwrap();
    let (mut line, mut at) = columns(sources, span);
    if span.source != SourceId::default() {
        at = format!("{}, {line}:{at}", sources.get(span.source).unwrap().name());
        line = usize::MAX;
    }
    let weight = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let mut text = format!("#~ {weight} {at} {}: {}\n", diagnostic.code, diagnostic.message);
    for (place, label) in diagnostic.labels.iter().enumerate() {
        if place == 0 && !label.text.is_empty() {
            writeln!(text, "#~   here: {}", label.text).unwrap();
        } else if place > 0 {
            let (line, at) = columns(sources, label.span);
            // Words of an edition to which an amendment leads stand in a text of their own.
            let other = sources.get(label.span.source).filter(|_| label.span.source != SourceId::default());
            let other = other.map_or_else(String::new, |source| format!("{}, ", source.name()));
            writeln!(text, "#~   beside {other}{line}:{at}: {}", label.text).unwrap();
        }
    }
    for help in &diagnostic.help {
        writeln!(text, "#~   help: {help}").unwrap();
    }
    (line, text)
}

/// The file as it should be: each expectation under its line.
fn with_expectations(path: &Path, text: &str) -> String {
    let mut sources = Sources::new();
    let found = diagnostics(&mut sources, path, text);
    let expected: Vec<_> = found.iter().map(|diagnostic| expectation(&sources, diagnostic)).collect();
    let mut whole = String::new();
    let mut lines = 0;
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        whole.push_str(line);
        lines = number;
        for (_, words) in expected.iter().filter(|(at, _)| *at == number) {
            if !whole.ends_with('\n') {
                whole.push('\n');
            }
            whole.push_str(words);
        }
    }
    whole.extend(expected.iter().filter(|(at, _)| *at > lines).map(|(_, words)| words.as_str()));
    whole
}

#[test]
fn every_fixture_gives_exactly_the_diagnostics_written_in_it() {
    let update = std::env::var_os("COMITY_UPDATE").is_some();
    let mut wrong = String::new();
    for path in fixtures(Path::new(FOLDER)) {
        let written = fs::read_to_string(&path).unwrap();
        let right = with_expectations(&path, &without_expectations(&written));
        if written == right {
            continue;
        }
        if update {
            fs::write(&path, &right).unwrap();
        } else {
            let name = path.strip_prefix(FOLDER).unwrap().display();
            write!(wrong, "--- {name}: what came out is\n{right}\n").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}COMITY_UPDATE=1 writes this into the files");
}

#[test]
fn every_code_of_amending_has_a_fixture() {
    let problems = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/amend/problems.rs")).unwrap();
    let codes: BTreeSet<&str> =
        problems.lines().filter_map(|line| line.trim().strip_suffix("\";")?.split_once(" = \"")).map(|(_, code)| code).collect();
    assert!(codes.len() > 15, "the codes were found");
    let shown: String = fixtures(&Path::new(FOLDER).join("amend")).iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    // Only a caller can ask for an amendment that is not there; tests/amend does.
    let missing: Vec<_> = codes.iter().filter(|code| **code != "unknown-amendment" && !shown.contains(&format!(" {code}: "))).collect();
    assert!(missing.is_empty(), "no fixture shows {missing:?}");
}

#[test]
fn every_code_of_reading_has_a_fixture() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/syntax");
    let sources: String = ["problems.rs", "habits/problems.rs"].map(|name| fs::read_to_string(root.join(name)).unwrap()).concat();
    let codes: BTreeSet<&str> = sources.split("Code::new(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(codes.len() > 20, "the codes were found");
    let shown: String = fixtures(&Path::new(FOLDER).join("syntax")).iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    // Too large to be kept as files; tests/syntax.rs makes them.
    let made = ["file-too-large", "too-many-sentences", "list-too-long", "text-too-long", "sentence-too-long", "too-many-problems"];
    let missing: Vec<_> = codes.iter().filter(|code| !made.contains(code) && !shown.contains(&format!(" {code}: "))).collect();
    assert!(missing.is_empty(), "no fixture shows {missing:?}");
}
