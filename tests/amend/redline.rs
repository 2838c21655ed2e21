//! Two editions side by side.

use comity::amend::canonical::programme;
use comity::amend::redline::{Change, Redline, RunKind, redline};
use comity::diagnostic::Look;
use comity::report::redline::{Heading, Mark, Note, Notes, redline_html, redline_text};
use comity::source::SourceId;
use comity::syntax::parse;
use comity::syntax::tree::Sentence;
use proptest::prelude::*;

fn read(text: &str) -> Sentence {
    programme(&[parse(SourceId::default(), text).file]).unwrap()
}

fn told(redline: &Redline) -> String {
    let mut out = String::new();
    for provision in redline.provisions.iter().filter(|one| one.change != Change::Kept || one.renumbered_from.is_some()) {
        let from = provision.renumbered_from.as_ref().map_or_else(String::new, |from| format!(" (was {from})"));
        out += &format!("{:?} {}{from}\n", provision.change, provision.number.as_deref().unwrap_or("head"));
        for line in provision.lines.iter().filter(|line| line.runs.iter().any(|run| run.kind != RunKind::Kept)) {
            let mark = |run: &comity::amend::redline::Run| match run.kind {
                RunKind::Kept => run.text.clone(),
                RunKind::Inserted => format!("{{+{}+}}", run.text),
                RunKind::Deleted => format!("[-{}-]", run.text),
            };
            out += &format!("  {}\n", line.runs.iter().map(mark).collect::<String>());
        }
    }
    out
}

const OLD: &str = r#"programme p "P" {
    edition 2020;
    section 3 "Areas" {
      clause 3.1 "List" { taxonomy Area { one "One"; two "Two"; } }
      clause 3.2 "Help" { may consider north: help "help in the field"; gap "nothing is said of money"; }
      clause 3.3 "Reports" { gap "no day is named"; }
      clause 3.4 "Costs" { except 3.2; }
    }
  }"#;

const NEW: &str = r#"programme p "P" {
    edition 2021;
    section 3 "Areas" {
      clause 3.1 "List" { taxonomy Area { one "One"; two "Two"; three "Three"; } }
      clause 3.2 "Help" { shall north: help "help in the field"; gap "nothing is said of money"; }
      clause 3.5 "Costs" { except 3.2; }
      clause 3.6 "New" { permit activity; }
    }
  }"#;

#[test]
fn words_are_struck_and_inserted_within_their_sentences() {
    let renumbered = [("3.4".to_owned(), "3.5".to_owned())];
    assert_eq!(
        told(&redline(&read(OLD), &read(NEW), &renumbered)),
        "Changed head\n  edition [-2020-]{+2021+};\n\
         Changed 3.1\n  {+three \"Three\";+}\n\
         Changed 3.2\n  [-may consider-]{+shall+} north: help \"help in the field\";\n\
         Deleted 3.3\n  [-clause 3.3 \"Reports\"-]\n  [-gap \"no day is named\";-]\n\
         Changed 3.5 (was 3.4)\n  clause 3.[-4-]{+5+} \"Costs\"\n\
         Inserted 3.6\n  {+clause 3.6 \"New\"+}\n  {+permit activity;+}\n"
    );
    assert!(redline(&read(OLD), &read(OLD), &[]).is_empty());
}

/// All words that stand in one of the editions, line by line and without regard to where a provision was put.
fn words_of(redline: &Redline, other: RunKind) -> Vec<String> {
    let line = |line: &comity::amend::redline::RevisedLine| -> Option<String> {
        let words: String = line.runs.iter().filter(|run| run.kind != other).map(|run| run.text.as_str()).collect();
        (!words.is_empty()).then_some(words)
    };
    let mut words: Vec<String> = redline.provisions.iter().flat_map(|provision| &provision.lines).filter_map(line).collect();
    words.sort();
    words
}

#[test]
fn of_what_was_written_anew_the_old_words_stand_before_the_new() {
    let clause = |words: &str| read(&format!("programme p {{ clause 1 {{ {words} }} }}"));
    let between = redline(&clause("gap \"one\"; gap \"two\"; permit activity;"), &clause("recital \"All is new.\"; permit activity;"), &[]);
    assert_eq!(told(&between), "Changed 1\n  [-gap \"one\";-]\n  [-gap \"two\";-]\n  {+recital \"All is new.\";+}\n");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn each_edition_can_be_read_back_out_of_the_comparison(old in prop::collection::vec(any::<u8>(), 0..500), new in prop::collection::vec(any::<u8>(), 0..500)) {
        let (old, new) = (read(&crate::generate::policy(&old)), read(&crate::generate::policy(&new)));
        let between = redline(&old, &new, &[]);
        prop_assert_eq!(words_of(&between, RunKind::Inserted), words_of(&redline(&old, &old, &[]), RunKind::Inserted));
        prop_assert_eq!(words_of(&between, RunKind::Deleted), words_of(&redline(&new, &new, &[]), RunKind::Deleted));
    }
}

fn shown(whole: bool, notes: &Notes, look: Look) -> String {
    let between = redline(&read(OLD), &read(NEW), &[("3.4".to_owned(), "3.5".to_owned())]);
    let heading = Heading { title: "P & Q".to_owned(), old: "edition 2020".to_owned(), new: "edition 2021".to_owned(), whole };
    redline_text(&between, &heading, notes, look)
}

fn notes() -> Notes {
    let note = |mark, words: &str| Note { mark, words: words.to_owned() };
    let clause = vec![note(Mark::Good, "north has consented, on 1 June 2021"), note(Mark::Open, "south has not consented yet")];
    Notes { whole: vec![note(Mark::Bad, "the principle `short` is broken")], provisions: [(Some("3.2".to_owned()), clause)].into() }
}

#[test]
fn a_comparison_can_be_read_without_colours() {
    assert_eq!(
        shown(false, &notes(), Look::Drawn),
        "P & Q\nEdition 2021 compared with edition 2020. Provisions: 4 changed, 1 new, 1 deleted.\n    no: the principle `short` is broken.\n\n\
         Head of the programme (changed)\n  programme p \"P\"\n    edition [-2020-]{+2021+};\n\n\
         Clause 3.1 (changed)\n  clause 3.1 \"List\"\n    taxonomy Area\n      […]\n      {+three \"Three\";+}\n\n\
         Clause 3.2 (changed)\n  clause 3.2 \"Help\"\n    [-may consider-]{+shall+} north: help \"help in the field\";\n    […]\n    \
         yes: north has consented, on 1 June 2021.\n    open: south has not consented yet.\n\n\
         Clause 3.3 (deleted)\n  [-clause 3.3 \"Reports\"-]\n    [-gap \"no day is named\";-]\n\n\
         Clause 3.5 (changed, until now 3.4)\n  clause 3.[-4-]{+5+} \"Costs\"\n    […]\n\n\
         Clause 3.6 (new)\n  {+clause 3.6 \"New\"+}\n    {+permit activity;+}\n"
    );
    let told = shown(false, &Notes::default(), Look::Told);
    assert!(told.contains("edition  (deleted: 2020)  (inserted: 2021) ;"), "{told}");
    let coloured = shown(false, &Notes::default(), Look::Coloured);
    assert!(coloured.contains("\u{1b}[9;31m2020\u{1b}[0m\u{1b}[1;4;32m2021\u{1b}[0m"), "{coloured}");
    assert!(told.contains("(unchanged sentences are left out)"), "{told}");
    let whole = shown(true, &Notes::default(), Look::Drawn);
    assert!(whole.contains("gap \"nothing is said of money\";") && !whole.contains('…'), "the whole text on demand");
}

#[test]
fn what_is_put_into_an_entry_as_it_is_is_shown_there() {
    let list = |entries: &str| read(&format!("programme p {{ clause 1 {{ taxonomy Region open {{ {entries} }} gap \"one\"; }} }}"));
    let between = redline(&list("east; far; west;"), &list("east { far; } west;"), &[]);
    let heading = Heading { title: "P".to_owned(), old: "the old".to_owned(), new: "the new".to_owned(), whole: false };
    let told = redline_text(&between, &heading, &Notes::default(), Look::Drawn);
    assert!(told.contains("      east[-;-]\n        far;\n      [\u{2026}]\n"), "{told}");
}

#[test]
fn the_page_of_a_comparison_needs_nothing_else_and_marks_insertions_and_deletions_as_such() {
    let between = redline(&read(OLD), &read(NEW), &[]);
    let heading = Heading { title: "P & Q".to_owned(), old: "edition 2020".to_owned(), new: "edition 2021".to_owned(), whole: true };
    let page = redline_html(&between, &heading, &notes());
    let well_formed = page
        .strip_prefix("<!DOCTYPE html>\n")
        .unwrap()
        .replace("<meta charset=\"utf-8\">", "")
        .replace("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">", "");
    let document = roxmltree::Document::parse(&well_formed).unwrap_or_else(|error| panic!("{error}\n{page}"));
    let of = |name: &str| {
        document.descendants().filter(|node| node.has_tag_name(name)).filter_map(|node| node.text()).map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(of("ins").contains(&"shall".to_owned()) && of("del").contains(&"may consider".to_owned()), "{page}");
    assert_eq!(of("h1"), ["P & Q"]);
    assert_eq!(document.descendants().filter(|node| node.has_tag_name("li")).count(), 3, "each note is there");
    for outside in ["<script", "http", "src=", "@import", "url("] {
        assert!(!page.contains(outside), "the page has {outside}");
    }
    for section in document.descendants().filter(|node| node.has_tag_name("section")) {
        let name = section.attribute("aria-labelledby").unwrap();
        assert!(document.descendants().any(|node| node.attribute("id") == Some(name)), "each section is named by its heading");
    }
}
