//! The one text of a programme: what counts in it and what does not.

use crate::format::{lawful, policies_in};
use crate::generate;
use comity::Policy;
use comity::amend::Fingerprint;
use comity::amend::canonical::{plain, programme, text};
use comity::policy::Unreadable;
use comity::source::{SourceId, Sources};
use comity::syntax::parse;
use comity::syntax::tree::{Sentence, SentenceKind};
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

fn read(text: &str) -> Option<Sentence> {
    let parsed = parse(SourceId::default(), text);
    assert!(!parsed.diagnostics.has_errors(), "{:?}\n{text}", parsed.diagnostics);
    programme(&[parsed.file])
}

/// The laws of one programme: its text is laid out as the formatter would, read again it is the same text with the same fingerprint.
fn keeps_the_laws(programme: &Sentence) -> String {
    let once = text(programme);
    let again = read(&once).unwrap();
    assert_eq!(text(&again), once, "read again, it is the same text");
    assert_eq!(comity::format::format(&once).unwrap(), once, "the formatter leaves it as it is");
    assert_eq!(plain(&again), plain(programme), "word for word");
    assert_eq!(Fingerprint::of_edition(&again), Fingerprint::of_edition(programme));
    once
}

#[test]
fn every_shipped_programme_has_one_text() {
    for path in policies_in("policies") {
        let file = parse(SourceId::default(), &std::fs::read_to_string(&path).unwrap()).file;
        if let Some(programme) = programme(&[file]) {
            let text = keeps_the_laws(&programme);
            assert!(!text.contains('#') || text.lines().all(|line| !line.trim_start().starts_with('#')), "{}", path.display());
        }
    }
}

#[test]
fn a_fingerprint_can_be_worked_out_by_anyone_who_has_a_tool_for_sha256() {
    let programme = read("programme p \"P\" {\n  edition 2020;\n  clause 1 \"One\" { recital \"words\" \"and more\"; }\n}").unwrap();
    let by_hand = "programme p \"P\" {\nedition 2020;\nclause 1 \"One\" {\nrecital \"words and more\";\n}\n}\n";
    assert_eq!(plain(&programme), by_hand);
    let digest: String = Sha256::digest(by_hand).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(Fingerprint::of_edition(&programme).full(), digest);
}

#[test]
fn what_continues_a_programme_stands_where_it_belongs_in_whatever_order_its_files_are_read() {
    let main = "programme p \"P\" {\n  edition 2020;\n\n  clause 2 \"Two\" {\n    gap \"x\";\n  }\n}\n";
    let one = "programme p continued { clause 1 \"One\" { gap \"x\"; } taxonomy A { a; } }";
    let three = "programme p continued { clause 3 \"Three\" { gap \"x\"; } taxonomy B { b; } }";
    let file = |text: &str| parse(SourceId::default(), text).file;
    let forth = programme(&[file(main), file(one), file(three)]).unwrap();
    let back = programme(&[file(three), file(main), file(one)]).unwrap();
    assert_eq!(
        text(&forth),
        "programme p \"P\" {\n  edition 2020;\n\n  taxonomy A {\n    a;\n  }\n\n  taxonomy B {\n    b;\n  }\n\n  clause 1 \"One\" {\n    gap \"x\";\n  }\n\n  \
         clause 2 \"Two\" {\n    gap \"x\";\n  }\n\n  clause 3 \"Three\" {\n    gap \"x\";\n  }\n}\n"
    );
    assert_eq!(Fingerprint::of_edition(&forth), Fingerprint::of_edition(&back));
}

/// The programme's sentences dealt out to several files, the first of which keeps its head.
fn split(programme: &Sentence, bytes: &[u8]) -> BTreeMap<String, String> {
    let SentenceKind::Programme(whole) = &programme.kind else { panic!("a programme") };
    let piece = |body: Vec<Sentence>, continued: bool| {
        let mut piece = programme.clone();
        if let SentenceKind::Programme(part) = &mut piece.kind {
            part.body = body;
            part.continued = continued;
            part.title = part.title.take().filter(|_| !continued);
        }
        text(&piece)
    };
    let mut bodies = vec![Vec::new(); 4];
    for (at, sentence) in whole.body.iter().enumerate() {
        bodies[usize::from(*bytes.get(at).unwrap_or(&0)) % 4].push(sentence.clone());
    }
    let mut order = [1usize, 2, 3];
    order.rotate_left(usize::from(bytes.first().copied().unwrap_or(0)) % 3);
    let uses: String = order.iter().map(|file| format!("use \"{file}.comity\";\n")).collect();
    let mut files: BTreeMap<String, String> = (1..4).map(|at| (format!("{at}.comity"), piece(bodies[at].clone(), true))).collect();
    files.insert("0.comity".to_owned(), format!("{uses}{}", piece(bodies[0].clone(), false)));
    files
}

/// Only what a formatter may change: blanks and comments between words.
fn noisy(text: &str, bytes: &[u8]) -> String {
    let gaps = ["\n", "\n\n  ", " # a note\n", "\n# above\n"];
    let mut gap = (0..).map(|at| gaps[usize::from(*bytes.get(at % bytes.len().max(1)).unwrap_or(&0)) % gaps.len()]);
    text.lines().map(|line| format!("{line}{}", gap.next().unwrap())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn a_programme_has_one_text_in_whatever_layout_it_was_written(bytes in prop::collection::vec(any::<u8>(), 0..700)) {
        let written = generate::policy(&bytes);
        let once = keeps_the_laws(&read(&written).unwrap());
        prop_assert_eq!(keeps_the_laws(&read(&lawful(&written)).unwrap()), once);
    }

}

proptest! {
    // Each case reads a shipped policy.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn a_fingerprint_does_not_depend_on_comments_layout_or_files(bytes in prop::collection::vec(any::<u8>(), 4..80), pick in any::<prop::sample::Index>()) {
        let shipped: Vec<_> = policies_in("policies").into_iter().filter(|path| path.ends_with("programme.comity")).collect();
        let written = std::fs::read_to_string(pick.get(&shipped)).unwrap();
        let whole = programme(&[parse(SourceId::default(), &written).file]).unwrap();
        let files = split(&whole, &bytes);
        let mut loader = |name: &str| files.get(name).map(|text| noisy(text, &bytes).into_bytes()).ok_or(Unreadable::Missing);
        let policy = Policy::load("0.comity", &mut loader).unwrap_or_else(|rejected| panic!("{rejected}"));
        prop_assert_eq!(policy.fingerprint(), Fingerprint::of_edition(&whole));
    }
}

#[test]
fn a_word_more_gives_another_fingerprint() {
    let mut sources = Sources::new();
    let mut print = |text: &str| Fingerprint::of_edition(&programme(&[parse(sources.add("p", text), text).file]).unwrap());
    let first = print("programme p { edition 2020; clause 1 { gap \"x\"; } }");
    for other in [
        "programme q { edition 2020; clause 1 { gap \"x\"; } }",
        "programme p { edition 2021; clause 1 { gap \"x\"; } }",
        "programme p { edition 2020; clause 2 { gap \"x\"; } }",
        "programme p { edition 2020; clause 1 { gap \"x \"; } }",
        "programme p { edition 2020; clause 1 { gap \"x\"; gap \"x\"; } }",
        "programme p { edition 2020; clause 1 \"x\" { gap \"x\"; } }",
    ] {
        assert_ne!(print(other), first, "{other}");
    }
}
