//! Laws of reading: independent mistakes are told apart, limits hold on a small stack, work grows with the text.

use comity::source::Sources;
use comity::syntax::{accepts, limits, parse};
use proptest::prelude::*;
use std::time::Duration;

/// Sentences with one mistake each, none of which can spoil its neighbours.
const MISTAKES: &[&str] = &[
    "permitt activity;",
    "permit activity wehre nato_assets;",
    "allow activity;",
    "forbid activity where a == b;",
    "require a and b or c;",
    "require (a and b;",
    "require a);",
    "permit activity where form in { a, b;",
    "quote \"2 years;",
    "permit activity where starts is 2021-02-30;",
    "edition 2020;",
    "permit activity;;",
    "term 2 years endorsement;",
    "scenario \"x\" for p { expect permitted; }",
    "define none as a;",
    "permit activity subject to law;",
    "require a && b;",
    "require a",
    "amend needs consent by all parties;",
    "amending { reaches everything; needs votes of 3/4; }",
    "electorate e of a weight, b;",
    "repeal 3.1;",
    "repealed 3.1;",
];
const RIGHT: &[&str] = &[
    "permit activity where form in { a, b }, only if judged c;",
    "require a and (b or not c) when d;",
    "define e as f >= 5;",
    "amending \"all\" { reaches everything, itself included; needs consent of 3/4 of the parties; }",
    "amended by a; repealed 3.1 by b;",
    "quote \"2 years\";",
];

const WHOLE: &str = include_str!("syntax/whole.comity");

fn codes(text: &str) -> Vec<String> {
    let id = Sources::new().add("law.comity", text);
    parse(id, text).diagnostics.iter().map(|diagnostic| diagnostic.code.to_string()).collect()
}

fn on_a_small_stack(work: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(work).unwrap().join().unwrap();
}

proptest! {
    #[test]
    fn mistakes_planted_in_some_clauses_are_told_in_each_of_them_and_nowhere_else(
        plan in prop::collection::vec((prop::option::of(0..MISTAKES.len()), 0..RIGHT.len(), 0..RIGHT.len()), 1..12)
    ) {
        let mut text = String::from("programme p \"A programme\" {\n");
        let mut clauses = Vec::new();
        for (number, (mistake, before, after)) in plan.iter().enumerate() {
            let start = text.len();
            let middle = mistake.map_or("", |mistake| MISTAKES[mistake]);
            text.push_str(&format!("  clause {number} {{\n    {}\n    {middle}\n    {}\n  }}\n", RIGHT[*before], RIGHT[*after]));
            clauses.push((start, text.len(), mistake.is_some()));
        }
        text.push_str("}\n");
        let id = Sources::new().add("law.comity", text.as_str());
        let found = parse(id, &text).diagnostics;
        for (start, end, planted) in clauses {
            let inside = found.iter().filter(|d| (start..end).contains(&(d.span().unwrap().start as usize))).count();
            prop_assert_eq!(inside > 0, planted, "{}\n{:?}", &text[start..end], found);
        }
    }

    #[test]
    fn the_whole_grammar_accepts_a_text_exactly_where_nothing_is_reported(
        words in prop::collection::vec(prop::sample::select(vec![
            "permit", "activity", "where", "a", "b", "is", "not", "in", "{", "}", ";", ",", "(", ")", "and", "only", "if", "5", "2020-06-26",
            "\"x\"", "require", "when", "clause", "1", "section", "programme", "p", "taxonomy", "T", "#c\n", "except", "<=", "+", "quote",
            "amendment", "to", "insert", "rewrite", "repeal", "principle", "for", "every", ":", "by", "amended",
        ]), 0..24)
    ) {
        let text = words.join(" ");
        let told = codes(&text);
        // These are told of what has been read: the grammar has no objection to them.
        let read = ["mixed-and-or", "impossible-date", "reserved-word", "foreign-truth", "foreign-null"];
        let fine = told.iter().all(|code| read.contains(&code.as_str()));
        prop_assert_eq!(accepts(&text), fine, "{} {:?}", text, told);
    }

    #[test]
    fn the_whole_grammar_and_the_reading_agree_on_a_text_with_a_word_missing_or_another_in_its_place(
        at in 0..10_000usize,
        instead in prop::option::of(prop::sample::select(vec!["the", "of", ",", "{", "}", "after", "a", "by", "2020", "1 day", "unless", "on", "each",
            "in", "under", "parties", "3.1", "insert", "for",
        ])),
    ) {
        let lines = WHOLE.lines().map(|line| line.split(" #").next().unwrap_or("")).filter(|line| !line.starts_with('#'));
        let text = lines.collect::<Vec<_>>().join("\n");
        let words: Vec<&str> = text.split(' ').collect();
        let at = at % words.len();
        let ends = words[at].trim_start_matches(|c: char| c != ';' && c != '\n');
        let with = format!("{}{ends}", instead.unwrap_or(""));
        let changed = [&words[..at], &[with.as_str()], &words[at + 1..]].concat().join(" ");
        let told = codes(&changed);
        let read = ["impossible-date", "reserved-word", "mixed-and-or"];
        let fine = told.iter().all(|code| read.contains(&code.as_str()));
        prop_assert_eq!(accepts(&changed), fine, "{} -> {}: {:?}", words[at], with, told);
    }

    #[test]
    fn no_text_at_all_stops_the_reading(text in "\\PC{0,200}") {
        codes(&text);
    }
}

#[test]
fn what_nests_or_goes_on_without_end_is_refused_on_a_small_stack() {
    let clause = |inside: &str| format!("programme p {{ clause 1 {{ {inside} }} }}");
    let many = limits::MEMBERS + 1;
    let cases = [
        (clause(&format!("require {}a{};", "(".repeat(50_000), ")".repeat(50_000))), "nested-too-deeply"),
        (clause(&format!("require {}a;", "not ".repeat(50_000))), "nested-too-deeply"),
        (clause(&format!("start on {}x;", "1 day after ".repeat(50_000))), "nested-too-deeply"),
        (clause(&format!("term 1 year from {}x;", "the first day of the next month following ".repeat(20_000))), "nested-too-deeply"),
        (clause(&format!("start on {}x{};", "the later of { ".repeat(50_000), " }".repeat(50_000))), "nested-too-deeply"),
        (clause(&format!("amending {{ effective on {}x; }}", "1 day after ".repeat(50_000))), "nested-too-deeply"),
        (format!("amendment a to p {{ {}", "insert { ".repeat(50_000)), "nested-too-deeply"),
        (format!("principle a {{ for every activity: {}a{}; }}", "(".repeat(50_000), ")".repeat(50_000)), "nested-too-deeply"),
        (format!("amendment a to p {{ missing a counts as {{ a{} }} because \"b\"; }}", ", a".repeat(many)), "list-too-long"),
        (clause(&format!("shall p: a by {}x{};", "1 day after the later of { ".repeat(33), " }".repeat(33))), "nested-too-deeply"),
        (clause(&format!("require a{};", " and a".repeat(many))), "list-too-long"),
        (clause(&format!("require a in {{ a{} }};", ", a".repeat(many))), "list-too-long"),
        (clause(&format!("quote \"{}\";", "a".repeat(limits::TEXT_BYTES + 1))), "text-too-long"),
        (clause(&format!("quote \"a\"{};", " \"a\"".repeat(300_000))), "sentence-too-long"),
        (clause(&format!("taxonomy T {{ {}b; {} }}", "a { ".repeat(50_000), "}".repeat(50_000))), "nested-too-deeply"),
        ("section 1 {".repeat(50_000), "nested-too-deeply"),
        ("(".repeat(2_000_000), "sentence-too-long"),
        (";x".repeat(100_000), "too-many-problems"),
        ("}".repeat(100_000), "too-many-problems"),
        (" ".repeat(limits::FILE_BYTES + 1), "file-too-large"),
        (format!("nonsense {{ {}", "a;".repeat(limits::SENTENCES)), "too-many-sentences"),
    ];
    on_a_small_stack(move || {
        for (text, code) in cases {
            let told = codes(&text);
            assert!(told.iter().any(|told| told == code), "{code}: {:?} {}", told.first(), text.get(..60).unwrap_or(&text));
        }
    });
}

#[test]
fn what_is_allowed_to_nest_does_on_a_small_stack() {
    let groups = limits::GROUPS;
    let deep = format!(
        "programme p {{ clause 1 {{ require {}a{}; require {}a; }} }}",
        "(".repeat(groups),
        ")".repeat(groups),
        "not ".repeat(groups)
    );
    let entries = limits::BLOCKS - 3;
    let wide = format!("programme p {{ clause 1 {{ taxonomy T {{ {}b; {} }} }} }}", "a { ".repeat(entries), "}".repeat(entries));
    let long = format!("programme p {{ clause 1 {{ require a{}; }} }}", " and a".repeat(limits::MEMBERS - 1));
    let (later, end) = ("1 day after the later of { ".repeat(groups / 2), " }".repeat(groups / 2));
    let points = format!("programme p {{ clause 1 {{ start on {later}x, y{end}; }} }}");
    on_a_small_stack(move || {
        for text in [deep, wide, long, points] {
            assert_eq!(codes(&text), Vec::<String>::new());
        }
    });
}

/// How long this thread has worked. The time in which others work does not count.
#[cfg(unix)]
fn worked() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.try_into().unwrap(), time.tv_nsec.try_into().unwrap())
}

#[cfg(not(unix))]
fn worked() -> Duration {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap()
}

#[test]
fn work_grows_with_the_text_and_not_faster() {
    // Shapes that have made parsers of this kind quadratic or worse: nothing closed, nothing ended, everything started again.
    let shapes: &[&str] = &[
        "permit activity where (((a)))\n",
        "edition 2020\n",
        "section 1 {\n",
        "require a and (b or (c and (d)))\n",
        "start on the later of { a, 1 day after \n",
        "term 1 year from the first day of the next month following the 1st day after \n",
        "} ",
        "{ ",
        "\"a\n",
        "/* ",
        "// a\n",
        "# a\n",
        "a ",
        "clause 1 { permit }\n",
        "permit activity where a == 'b\n",
        "x { y ",
        "“a\n",
        "; ",
        "taxonomy T { a\n",
        "insert in 3.1 {\n",
        "amending { effective on the later of { a\n",
        "amended by a\n",
        "permit in { a\n",
    ];
    for shape in shapes {
        let timed = |bytes: usize| {
            let text = format!("programme p {{ clause 1 {{\n{}", shape.repeat(bytes / shape.len()));
            let run = || {
                let start = worked();
                codes(&text);
                worked() - start
            };
            (0..3).map(|_| run()).min().unwrap().as_micros().max(1000)
        };
        // What else the machine does costs this thread nothing but its place in the caches; a shape that is really quadratic is slow every time.
        let ratio = |_| timed(64_000) / timed(4_000);
        let fine = (0..6).map(ratio).any(|ratio| ratio < 16 * 5);
        assert!(fine, "sixteen times the text took more than eighty times as long: {shape:?}");
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_read() {
    assert_eq!(codes("\u{FEFF}programme p {\r\n  edition 2020; # a\r\n}\r\n"), Vec::<String>::new());
    assert_eq!(codes(""), Vec::<String>::new());
    assert_eq!(codes("# only a comment"), Vec::<String>::new());
}
