//! The limits that docs/language.md lists, each met and each gone beyond by one, by the command on a stack of 2 MiB.

use crate::cli::{Folder, POLICY, Ran};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const MIB: usize = 1024 * 1024;

/// What one limit allows, and what goes one beyond it: files of a folder, what is asked of them, and the code of the answer.
struct Limit {
    /// The first words of its row in the table.
    row: &'static str,
    code: &'static str,
    write: fn(&Folder, beyond: usize),
    ask: &'static [&'static str],
}

const PARSE: &[&str] = &["parse", "limit.comity"];
const JUDGE_JSON: &[&str] = &["check", "policy.comity", "limit.json"];
const JUDGE_YAML: &[&str] = &["check", "policy.comity", "limit.yaml"];
const JUDGE_TOML: &[&str] = &["check", "policy.comity", "limit.toml"];
const A_SEMINAR: &str = r#"{"title": "A seminar", "kind": "seminar", "starts": "2020-10-05"}"#;

const LIMITS: &[Limit] = &[
    Limit { row: "a file of a policy or of a record", code: "file-too-large", write: |f, more| padded(f, 32 * MIB + more), ask: PARSE },
    Limit { row: "a file of activities", code: "file-too-large", write: |f, more| large_json(f, 256 * MIB, more), ask: JUDGE_JSON },
    Limit { row: "a file of activities", code: "data-too-large", write: |f, more| large_toml(f, 16 * MIB + more), ask: JUDGE_TOML },
    Limit { row: "files of one policy", code: "too-many-files", write: |f, more| files(f, 256 + more), ask: PARSE },
    Limit { row: "blocks in one another", code: "nested-too-deeply", write: |f, more| blocks(f, 32 + more), ask: PARSE },
    Limit {
        row: "parentheses, `not`, or points",
        code: "nested-too-deeply",
        write: |f, more| clause(f, &format!("start on {}2020-01-01{};", "the later of { ".repeat(64 + more), " }".repeat(64 + more))),
        ask: PARSE,
    },
    Limit { row: "parentheses, `not`, or points", code: "nested-too-deeply", write: |f, more| condition(f, &round(64 + more)), ask: PARSE },
    Limit {
        row: "parentheses, `not`, or points",
        code: "nested-too-deeply",
        write: |f, more| condition(f, &format!("{}judged useful", "not ".repeat(64 + more))),
        ask: PARSE,
    },
    Limit { row: "lists and maps", code: "data-too-deep", write: |f, more| deep(f, "limit.json", 64 + more), ask: JUDGE_JSON },
    Limit { row: "lists and maps", code: "data-too-deep", write: |f, more| deep(f, "limit.yaml", 64 + more), ask: JUDGE_YAML },
    Limit { row: "lists and maps", code: "data-too-deep", write: |f, more| deep(f, "limit.yaml", 64 + 9 * more), ask: JUDGE_YAML },
    Limit { row: "lists and maps", code: "data-too-deep", write: |f, more| deep(f, "limit.json", 64 + 99_999 * more), ask: JUDGE_JSON },
    Limit {
        row: "lists and maps",
        code: "data-too-deep",
        write: |f, more| drop(f.write("limit.toml", format!("title = {}{}\n", "[".repeat(63 + more), "]".repeat(63 + more)))),
        ask: JUDGE_TOML,
    },
    Limit {
        row: "members of a list",
        code: "list-too-long",
        write: |f, more| condition(f, &format!("title in {{ {} }}", several(10_000 + more, ", ", |at| format!("\"{at}\"")))),
        ask: PARSE,
    },
    Limit {
        row: "members of a list",
        code: "list-too-long",
        write: |f, more| condition(f, &several(10_000 + more, " and ", |at| format!("title is \"{at}\""))),
        ask: PARSE,
    },
    Limit { row: "a sentence", code: "sentence-too-long", write: |f, more| clause(f, &sentence(MIB + more)), ask: PARSE },
    Limit {
        row: "a text",
        code: "text-too-long",
        write: |f, more| clause(f, &format!("gap \"{}\";", "x".repeat(64 * 1024 + more))),
        ask: PARSE,
    },
    Limit {
        row: "a text",
        code: "text-too-long",
        write: |f, more| drop(f.write("limit.json", A_SEMINAR.replace("A seminar", &"x".repeat(64 * 1024 + more)))),
        ask: JUDGE_JSON,
    },
    Limit {
        row: "a name",
        code: "name-too-long",
        write: |f, more| clause(f, &format!("define {} as title is \"a\";", "x".repeat(64 + more))),
        ask: PARSE,
    },
    Limit { row: "clauses that yield", code: "exceptions-too-deep", write: |f, more| yielding(f, 8 + more), ask: PARSE },
    Limit { row: "definitions that rest", code: "definition-too-deep", write: |f, more| definitions(f, 16 + more), ask: PARSE },
];

/// Apart, since it takes its time; in a build that is not made fast, the limit itself is met with fewer.
const SENTENCES: Limit = Limit {
    row: "sentences in a file",
    code: "too-many-sentences",
    // The programme and its clause are two of them.
    write: |f, more| {
        let most = if more == 0 && cfg!(debug_assertions) { 20_000 } else { 1_000_000 };
        f.write("limit.comity", format!("programme p {{ clause 1 {{ {} }} }}", "gap\"\";".repeat(most - 2 + more)));
    },
    ask: PARSE,
};

fn several(many: usize, between: &str, one: impl Fn(usize) -> String) -> String {
    (0..many).map(one).collect::<Vec<_>>().join(between)
}

fn round(deep: usize) -> String {
    format!("{}judged useful{}", "(".repeat(deep), ")".repeat(deep))
}

/// The policy with further sentences in its first clause.
fn clause(folder: &Folder, sentences: &str) {
    folder.write("limit.comity", POLICY.replace("    quote \"seminars\";\n", &format!("    quote \"seminars\";\n    {sentences}\n")));
}

fn condition(folder: &Folder, condition: &str) {
    clause(folder, &format!("forbid activity where {condition};"));
}

/// A sentence of so many bytes, its `;` apart, with no text and no list that is too long.
fn sentence(long: usize) -> String {
    let start = "forbid activity where title in { \"a\"";
    let words = several((long - start.len()) / 1_010, "", |at| format!(", \"{at:01000}\""));
    let blanks = " ".repeat(long - start.len() - words.len() - " }".len());
    format!("{start}{words}{blanks} }};")
}

fn padded(folder: &Folder, long: usize) {
    let remark = "# a remark that makes the file as long as it may be, and says nothing else at all\n";
    let mut text = POLICY.to_owned();
    text.push_str(&remark.repeat((long - text.len()) / remark.len()));
    text.push_str(&"#".repeat(long - text.len()));
    folder.write("limit.comity", text);
}

/// A file of 33 MiB, which a policy may not have and activities may; or one beyond the limit, of which the disk holds nothing.
fn large_json(folder: &Folder, most: usize, more: usize) {
    if more == 0 {
        folder.write("limit.json", format!("[{}{A_SEMINAR}]", " ".repeat(33 * MIB)));
    } else {
        let file = fs::File::create(folder.0.path().join("limit.json")).unwrap();
        file.set_len((most + more) as u64).unwrap();
    }
}

fn large_toml(folder: &Folder, long: usize) {
    let values = "title = \"A seminar\"\nkind = \"seminar\"\nstarts = 2020-10-05\n";
    folder.write("limit.toml", format!("{values}#{}", "x".repeat(long - values.len() - 1)));
}

fn files(folder: &Folder, many: usize) {
    for at in 1..many {
        folder.write(&format!("more/{at}.comity"), "# nothing more\n");
    }
    folder.write("limit.comity", format!("{}{POLICY}", several(many - 1, "", |at| format!("use \"more/{}.comity\";\n", at + 1))));
}

fn blocks(folder: &Folder, deep: usize) {
    // The programme and the clause are two of them.
    let sections = several(deep - 2, "", |_| "section 9 \"More\" { ".to_owned());
    let text = format!("{sections}clause 9 \"Last\" {{ gap \"nothing\"; }}{}", " }".repeat(deep - 2));
    folder.write("limit.comity", POLICY.replacen("  }\n}\n\nrecord", &format!("  }}\n  {text}\n}}\n\nrecord"), 1));
}

/// An activity whose title lies in lists.
fn deep(folder: &Folder, name: &str, deep: usize) {
    // The activity itself is a map.
    let lists = format!("{}{}", "[".repeat(deep - 1), "]".repeat(deep - 1));
    folder.write(name, A_SEMINAR.replace("\"A seminar\"", &lists));
}

fn yielding(folder: &Folder, many: usize) {
    let clauses = several(many + 1, "\n", |at| {
        let except = if at == 0 { String::new() } else { format!("except {};", at + 2) };
        format!("clause {} \"More\" {{ {except} forbid activity where title is \"{at}\"; }}", at + 3)
    });
    folder.write("limit.comity", POLICY.replacen("  }\n}\n\nrecord", &format!("  }}\n  {clauses}\n}}\n\nrecord"), 1));
}

fn definitions(folder: &Folder, many: usize) {
    let first = "define d0 as title is \"a\";".to_owned();
    let others = several(many - 1, " ", |at| format!("define d{} as not d{at};", at + 1));
    clause(folder, &format!("{first} {others} forbid activity where d{};", many - 1));
}

/// The command's answer on a stack of 2 MiB.
#[cfg(unix)]
fn ask(folder: &Folder, args: &[&str]) -> Ran {
    let program = assert_cmd::cargo::cargo_bin("comity");
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", "ulimit -s 2048 && exec \"$0\" \"$@\""]).arg(program).args(args).current_dir(folder.0.path());
    let output = shell.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

#[cfg(not(unix))]
fn ask(folder: &Folder, args: &[&str]) -> Ran {
    folder.run(args)
}

fn end(text: &str) -> &str {
    let mut from = text.len().saturating_sub(600);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..]
}

/// One beyond the limit is answered, and the limit itself is not.
fn holds(limit: &Limit) {
    let folder = Folder::new();
    (limit.write)(&folder, 0);
    let met = ask(&folder, limit.ask);
    assert!(matches!(met.code, Some(0..=3)), "{}: {:?} {}", limit.row, met.code, end(&met.err));
    assert!(!met.err.contains(limit.code), "{} may be as many as that: {}", limit.row, end(&met.err));
    (limit.write)(&folder, 1);
    let beyond = ask(&folder, limit.ask);
    assert_eq!(beyond.code, Some(2), "{}: {}", limit.row, end(&beyond.err));
    assert!(beyond.err.contains(limit.code), "{}: {}", limit.row, end(&beyond.err));
    assert!(!beyond.out.contains("PERMITTED") && beyond.err.len() < 200_000, "{}", limit.row);
}

#[test]
fn one_beyond_each_limit_is_answered_and_the_limit_itself_is_not() {
    LIMITS.iter().for_each(holds);
}

#[test]
fn a_file_of_more_than_a_million_sentences_is_answered() {
    holds(&SENTENCES);
}

#[test]
fn a_file_that_says_the_same_by_reference_may_not_say_it_a_hundred_thousand_times_over() {
    let folder = Folder::new();
    let values = several(99, ", ", |at| at.to_string());
    let references = several(1_100, ", ", |_| "*a".to_owned());
    folder.write("limit.yaml", format!("title: &a [{values}]\nkind: [{references}]\n"));
    let ran = ask(&folder, JUDGE_YAML);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("too-many-repeats"), "{}", end(&ran.err));
}

#[test]
fn a_hundred_diagnostics_are_shown_and_the_rest_counted() {
    for (mistakes, rest) in [(100, ""), (101, "1 more error")] {
        let folder = Folder::new();
        clause(&folder, &several(mistakes, " ", |at| format!("forbid activity where wrong_{at};")));
        let ran = ask(&folder, PARSE);
        assert_eq!(ran.code, Some(2));
        assert_eq!(ran.err.matches("error unknown-name").count(), 100, "{}", end(&ran.err));
        assert_eq!(ran.err.contains("more error"), !rest.is_empty(), "{}", end(&ran.err));
        assert!(ran.err.contains(rest));
    }
}

#[test]
fn dates_reach_from_the_year_1_to_the_year_9999() {
    for (date, right) in [("0001-01-01", true), ("9999-12-31", true), ("0000-12-31", false), ("10000-01-01", false)] {
        let folder = Folder::new();
        condition(&folder, &format!("starts is {date}"));
        assert_eq!(ask(&folder, PARSE).code, Some(if right { 0 } else { 2 }), "{date}");
        folder.write("limit.json", A_SEMINAR.replace("2020-10-05", date));
        assert_eq!(ask(&folder, JUDGE_JSON).code, Some(if right { 1 } else { 2 }), "{date}");
    }
}

#[test]
fn every_row_of_the_documents_table_is_tested() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/language.md")).unwrap();
    let table = text.split("\n## Limits\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = table.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next()).filter(|row| *row != "What" && *row != "---");
    let rows: Vec<_> = rows.collect();
    let elsewhere = ["diagnostics shown of a policy, or of a file of activities", "values that YAML repeats by reference"];
    for row in &rows {
        assert!(
            elsewhere.contains(row) || LIMITS.iter().chain([&SENTENCES]).any(|limit| row.starts_with(limit.row)),
            "`{row}` has no test"
        );
    }
    let tested: BTreeSet<_> = LIMITS.iter().chain([&SENTENCES]).map(|limit| limit.row).collect();
    assert!(tested.iter().all(|limit| rows.iter().any(|row| row.starts_with(limit))), "{rows:?}");
}
