//! The canonical layout: what it looks like, and the laws that it keeps.

use crate::generate;
use comity::format::{format, same_but_for_places};
use comity::source::SourceId;
use comity::syntax::parse;
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// The layout of a text, after the laws have been seen to hold for it: laid out again it stays as it is, and nothing that it says is lost.
pub fn lawful(text: &str) -> String {
    let once = format(text).unwrap_or_else(|problems| panic!("not laid out: {problems:?}\n{text}"));
    let twice = format(&once).unwrap_or_else(|problems| panic!("not laid out again: {problems:?}\n{once}"));
    assert_eq!(once, twice, "laid out again it moves");
    let (before, after) = (parse(SourceId::default(), text).file, parse(SourceId::default(), &once).file);
    let words = |file: &comity::syntax::tree::File| file.comments.iter().map(|one| one.text.trim_end().to_owned()).collect::<Vec<_>>();
    assert_eq!(words(&before), words(&after), "every comment is kept, in its order");
    assert!(same_but_for_places(before, after), "the tree is kept:\n{once}");
    once
}

/// Every policy file below a folder of the project.
pub fn policies_in(folder: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|end| end == "comity") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
    found.sort();
    found
}

#[test]
fn every_shipped_policy_keeps_the_laws() {
    let files = policies_in("policies");
    assert!(files.len() >= 5, "the policies are there");
    for path in files {
        lawful(&fs::read_to_string(&path).unwrap());
    }
}

#[test]
fn every_test_file_that_can_be_read_keeps_the_laws() {
    let readable = |text: &String| !parse(SourceId::default(), text).diagnostics.has_errors();
    let texts: Vec<String> = policies_in("tests").iter().filter_map(|path| fs::read_to_string(path).ok()).filter(readable).collect();
    assert!(!texts.is_empty());
    texts.iter().for_each(|text| drop(lawful(text)));
}

/// The layout of sentences of one clause, without the clause around them.
fn in_a_clause(sentences: &str) -> String {
    let whole = lawful(&format!("programme p {{ clause 1 {{\n{sentences}\n}} }}"));
    let inner = whole.lines().skip(2).filter_map(|line| line.strip_prefix("    ").or(Some("").filter(|_| line.is_empty())));
    inner.map(|line| format!("{line}\n")).collect()
}

#[test]
fn a_short_rule_stays_on_its_line_and_blanks_are_evened_out() {
    assert_eq!(
        in_a_clause("permit   activity\n where form   is\n exercise ,only if judged  fit;"),
        "permit activity where form is exercise, only if judged fit;\n"
    );
    assert_eq!(in_a_clause("require starts+2 years<=ends when officials>5;"), "require starts + 2 years <= ends when officials > 5;\n");
}

#[test]
fn a_long_rule_breaks_before_its_parts_and_then_before_and() {
    let long =
        "require forms includes exercise and organiser is japan and indo_pacific_region and judged nato_part_appropriate when nato_assets;";
    assert_eq!(
        in_a_clause(long),
        "require forms includes exercise\n    and organiser is japan\n    and indo_pacific_region\n    and judged nato_part_appropriate\n  when nato_assets;\n"
    );
    let parts =
        "permit activity where form in { joint_meeting, seminar, symposium }, only if judged appropriate, except where region is none;";
    assert_eq!(
        in_a_clause(parts),
        "permit activity where form in { joint_meeting, seminar, symposium },\n  only if judged appropriate,\n  except where region is none;\n"
    );
}

#[test]
fn a_list_takes_a_further_line_only_where_it_must() {
    let members: Vec<String> = (0..20).map(|number| format!("member_{number}")).collect();
    let text = in_a_clause(&format!("focus activity where area in {{ {} }};", members.join(" , ")));
    assert!(text.starts_with("focus activity\n  where area in {\n    member_0, member_1,"), "{text}");
    assert!(text.ends_with("member_19\n  };\n") && text.lines().all(|line| line.len() <= 96), "{text}");
}

#[test]
fn comments_stay_where_they_can_and_go_above_where_they_cannot() {
    let text =
        "# first\nprogramme p {# opens\n  edition 2020;# behind\n\n\n  # above\n  strength # inside\n  political;\n  # last\n}\n# end";
    let wanted =
        "# first\nprogramme p {  # opens\n  edition 2020;  # behind\n\n  # above\n  # inside\n  strength political;\n  # last\n}\n# end\n";
    assert_eq!(lawful(text), wanted);
}

#[test]
fn one_blank_line_stays_and_more_do_not() {
    let text = "programme p {\n\n\n  edition 2020;\n\n\n\n  strength political;\n  event start;\n\n}\n\n\n";
    assert_eq!(lawful(text), "programme p {\n  edition 2020;\n\n  strength political;\n  event start;\n}\n");
}

#[test]
fn a_list_on_one_line_stays_there_and_a_clause_does_not() {
    let text =
        "programme p { parties { japan \"Japan\"; nato \"NATO\"; }\n taxonomy A { a; b {c;\nd;} e {f;}  } clause 1 { permit activity; } }";
    let wanted = "programme p {\n  parties { japan \"Japan\"; nato \"NATO\"; }\n  taxonomy A {\n    a;\n    b {\n      c;\n      d;\n    }\n    e { f; }\n  }\n  \
                  clause 1 {\n    permit activity;\n  }\n}\n";
    assert_eq!(lawful(text), wanted);
}

#[test]
fn strings_keep_their_parts_and_their_escapes() {
    assert_eq!(in_a_clause(r#"recital "say \"a\\b\""    "again";"#), "recital \"say \\\"a\\\\b\\\"\" \"again\";\n");
    let long = "x".repeat(60);
    assert_eq!(in_a_clause(&format!("recital \"{long}\" \"{long}\";")), format!("recital \"{long}\"\n  \"{long}\";\n"));
}

#[test]
fn line_ends_of_windows_and_the_mark_of_notepad_go() {
    let text = "\u{feff}programme p {\r\n  # why\r\n\r\n  edition 2020;\r\n}\r\n";
    assert_eq!(lawful(text), "programme p {\n  # why\n\n  edition 2020;\n}\n");
}

#[test]
fn nothing_is_laid_out_where_something_cannot_be_read() {
    let problems = format("programme p {\n  strength ;\n}").unwrap_err();
    assert!(problems.has_errors());
    assert_eq!(format("").unwrap_or_else(|_| String::new()), "");
    assert_eq!(format("# only this").unwrap_or_default(), "# only this\n");
}

/// What is laid out keeps the laws even where it nests as deep and goes on as long as is allowed.
#[test]
fn the_deepest_and_the_longest_are_laid_out_on_a_small_stack() {
    let deep = format!("require {}a{};", "(".repeat(60), ")".repeat(60));
    let long = format!("require a{};", " and a".repeat(9_000));
    let lists = format!("require a in {{ a{} }};", ", a".repeat(9_000));
    let entries = format!("taxonomy T {{ {}z;{} }}", "a { ".repeat(25), "}".repeat(25));
    let work = move || [deep, long, lists, entries].iter().for_each(|text| drop(in_a_clause(text)));
    std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(work).unwrap().join().unwrap();
}

/// How many texts are drawn: `PROPTEST_CASES` for more.
fn cases() -> ProptestConfig {
    ProptestConfig { max_shrink_iters: 4_000, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn every_text_that_can_be_read_keeps_the_laws(bytes in prop::collection::vec(any::<u8>(), 0..1200)) {
        lawful(&generate::policy(&bytes));
    }
}

#[test]
fn the_drawn_texts_hold_every_kind_of_sentence() {
    let mut byte = 1u32;
    let mut next = || {
        byte = byte.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (byte >> 24) as u8
    };
    let all: String = (0..300).map(|_| generate::policy(&(0..1200).map(|_| next()).collect::<Vec<u8>>())).collect();
    for word in "use record scenario adapter propose column assume ignore set calendar parties builds taxonomy open_term adopt reading define \
                 judgement permit forbid require focus except prevails term amend shall quote recital untranslatable gap check expect judged \
                 amendment fingerprint insert rewrite repeal renumber remove move replace missing running open claims amended repealed added \
                 electorate body entrenched amending reaches proposed following communicated adopted needs effective principle every duty notice"
        .split_whitespace()
    {
        assert!(all.contains(word), "no text has `{word}`");
    }
    assert!(all.len() > 150_000, "the texts are long enough: {}", all.len());
}

#[test]
fn two_files_that_differ_in_a_word_or_a_comment_are_not_the_same() {
    let file = |text: &str| parse(SourceId::default(), text).file;
    let text = "programme p { clause 1 { permit activity where a, only if judged b; } } # c";
    assert!(same_but_for_places(file(text), file("programme p {clause 1 {permit activity where a,only if judged b;}}\n# c")));
    for (from, to) in
        [("where a, ", ""), ("where a", "where b"), ("judged ", ""), ("clause 1", "clause 2"), ("# c", "# d"), ("where a", "where (a)")]
    {
        let other = text.replace(from, to);
        assert!(!same_but_for_places(file(text), file(&other)), "{other}");
    }
}
