//! The documents' examples do what the documents say.
//!
//! What the word behind the three backticks asks of a block:
//!
//! ```text
//! comity           a whole policy: it is read and checked without an error
//! comity bad       on the page of a code: it yields that code, and no other error
//! comity policy    a whole policy, to which the data blocks after it belong
//! comity fragment  a part of one. Scenarios, records, adapters, amendments and principles join the last whole policy above them and are checked with it, if
//!                  it is the one that they are for, amendments and principles also for the fragments below them; other parts that stand at the top level
//!                  are only read; sentences of a clause are read inside `programme p { clause 1 { … } }`
//! json good        data for the last policy above (also ndjson, yaml, toml, csv): no error
//! record good      a record for the last policy above, one event a line: no error; `record bad` on the page of a code yields that code, and no other error
//! json bad         on the page of a code: it yields that code, and no other error
//! ```
//!
//! On the page of a code that a proof gives, the whole policies are analysed too, and everything is proved of each of their editions.
//!
//! Every other block, such as `text`, is left alone.

use comity::data::{self, Format};
use comity::diagnostic::{Diagnostic, Diagnostics, Look, Severity, codes, explain, render};
use comity::model::{Model, from_syntax};
use comity::program::Program;
use comity::prove::Effort;
use comity::source::{SourceId, Sources};
use comity::syntax::parse;
use comity::syntax::tree::SentenceKind;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

struct Block {
    kind: String,
    text: String,
    line: usize,
}

fn blocks(page: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut open: Option<Block> = None;
    for (number, line) in page.lines().enumerate() {
        match (line.trim_start().strip_prefix("```"), &mut open) {
            (Some(kind), None) => open = Some(Block { kind: kind.trim().to_owned(), text: String::new(), line: number + 1 }),
            (Some(_), Some(_)) => found.extend(open.take()),
            (None, Some(block)) => block.text.extend([line, "\n"]),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block is not closed");
    found
}

fn read(text: &str) -> Diagnostics {
    parse(SourceId::default(), text).diagnostics
}

/// Every diagnostic of a whole policy, and its model where it has no error.
fn check(text: &str) -> (Option<Model>, Diagnostics) {
    let parsed = parse(SourceId::default(), text);
    let unreadable = parsed.diagnostics.has_errors();
    let amends = parsed.file.sentences.iter().any(|sentence| matches!(sentence.kind, SentenceKind::Amendment(_)));
    let checked = from_syntax(&[parsed.file]);
    let mut all = parsed.diagnostics;
    all.extend(checked.diagnostics);
    if amends && !all.has_errors() {
        all = match comity::Policy::parse("the block", text) {
            Ok(policy) => policy.warnings().clone(),
            Err(rejected) => rejected.diagnostics().clone(),
        };
    }
    (checked.model.filter(|_| !unreadable), all)
}

/// The codes that only a proof or an analysis gives.
const BY_PROOF: [&str; 9] = [
    "cannot-be-kept",
    "claim-fails",
    "empty-reason",
    "makes-no-difference",
    "never-applies",
    "nothing-permits",
    "principle-broken",
    "principle-unsettled",
    "unmeetable",
];

/// What is odd about a policy, and what does not hold of each of its editions.
fn proofs(text: &str) -> Diagnostics {
    let policy = comity::Policy::parse("the block", text).expect("the policy of a proof is sound");
    let effort = Effort::default();
    let amended = policy.amendments().iter().map(|amendment| policy.amended(&amendment.name).expect("the amendment fits"));
    let proved = std::iter::once(policy.clone()).chain(amended).flat_map(|edition| edition.prove(&effort));
    let broken: Diagnostics = proved.flat_map(|one| one.sentences).filter_map(|sentence| sentence.diagnostic).collect();
    policy.analyse(&effort).expect("it is settled").into_iter().chain(broken).collect()
}

fn data(policy: &str, format: Format, text: &str) -> Diagnostics {
    let model = check(policy).0.expect("the policy of a data block is sound");
    let program = Program::from_model(&model);
    let adapter = model.adapters.first();
    let reading = data::read(&model, &program, format, SourceId::default(), text, adapter);
    let mut all = reading.diagnostics;
    for entry in reading.entries {
        all.extend(entry.warnings);
        all.extend(entry.activity.err().into_iter().flatten());
    }
    all
}

/// What is wrong with a record's lines, and with the record as a whole.
fn record(policy: &str, text: &str) -> Diagnostics {
    let model = check(policy).0.expect("the policy of a record is sound");
    let read = data::read_record(&model, SourceId::default(), text);
    if !read.acts.is_empty() {
        let policy = comity::Policy::parse("the block", policy).expect("the policy of a record is sound");
        let problems = policy.record().and(read.happenings).and_acts(read.acts).problems();
        return read.diagnostics.into_iter().chain(problems).collect();
    }
    let mut fold = Program::from_model(&model).plan().fold();
    fold.extend(&read.happenings);
    read.diagnostics.into_iter().chain(fold.impossible(&model, &read.happenings)).collect()
}

fn errors(found: &Diagnostics) -> Vec<&Diagnostic> {
    found.iter().filter(|one| one.severity == Severity::Error).collect()
}

fn told(found: &Diagnostics, text: &str) -> String {
    let mut sources = Sources::new();
    sources.add("the block", text);
    found.iter().map(|one| render(one, &sources, Look::Told)).collect()
}

/// What is wrong with the examples of a page; `code` is the one that its bad blocks yield.
fn faults(name: &str, page: &str, code: Option<&str>) -> Vec<String> {
    let (mut faults, mut policy) = (Vec::new(), String::new());
    for block in blocks(page) {
        let (language, role) = block.kind.split_once(' ').unwrap_or((&block.kind, ""));
        let found = match (language, Format::from_ending(language)) {
            ("comity", _) if role == "fragment" => {
                let found = fragment(&block.text, &policy);
                if ["amendment", "principle"].contains(&first_word(&block.text)) && joins(&block.text, &policy) {
                    policy.push_str(&block.text);
                }
                found
            }
            ("comity", _) => {
                policy.clone_from(&block.text);
                let found = check(&block.text).1;
                let by_proof = !found.has_errors() && code.is_some_and(|code| BY_PROOF.contains(&code));
                if by_proof { found.into_iter().chain(proofs(&block.text)).collect() } else { found }
            }
            ("record", _) => record(&policy, block.text.trim_end()),
            (_, Some(format)) if matches!(role, "good" | "bad") => data(&policy, format, &block.text),
            _ => continue,
        };
        let fine = match (role, code) {
            ("bad", Some(code)) => yields_only(&found, code),
            ("bad", None) => found.has_errors(),
            _ => !found.has_errors() && code.is_none_or(|code| found.iter().all(|one| one.code.as_str() != code)),
        };
        if !fine {
            faults.push(format!("{name}, line {}: `{}` yields\n{}", block.line, block.kind, told(&found, &block.text)));
        }
    }
    faults
}

/// Whether the code is among the findings, and every other error is about the very words that the code is about: a wrong word may have no meaning either.
fn yields_only(found: &Diagnostics, code: &str) -> bool {
    let places: Vec<_> = found.iter().filter(|one| one.code.as_str() == code).map(Diagnostic::span).collect();
    !places.is_empty() && errors(found).iter().all(|one| one.code.as_str() == code || places.contains(&one.span()))
}

fn first_word(text: &str) -> &str {
    let first = text.lines().find(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')).unwrap_or("").trim_start();
    first.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or("")
}

/// Whether a part is for the programme of that policy.
fn joins(text: &str, policy: &str) -> bool {
    let name = policy.split("programme ").nth(1).and_then(|rest| rest.split_whitespace().next()).unwrap_or("?");
    ["for", "to"].iter().any(|word| text.contains(&format!("{word} {name} ")))
}

fn fragment(text: &str, policy: &str) -> Diagnostics {
    match first_word(text) {
        "scenario" | "record" | "adapter" | "amendment" | "principle" if joins(text, policy) => check(&format!("{policy}\n{text}")).1,
        "scenario" | "record" | "adapter" | "amendment" | "principle" => read(text),
        "use" | "programme" => read(text),
        _ => read(&format!("programme p {{ clause 1 {{\n{text}\n}} }}")),
    }
}

fn files(folder: &str, end: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, end: &str, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, end, found);
            } else if path.extension().is_some_and(|is| is == end) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(ROOT).join(folder), end, &mut found);
    found.sort();
    found
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_str().unwrap().to_owned()
}

/// Every code that the sources name: in `Code::new("…")`, or as `= "…";` in a file whose macro calls it.
fn codes_in_the_sources() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for path in files("src", "rs") {
        let text = fs::read_to_string(path).unwrap();
        let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        let mut collect = |before: &str, after: &str| {
            let rests = code.split(before).skip(1).filter_map(|rest| rest.split_once(after));
            found.extend(
                rests
                    .map(|(name, _)| name.to_owned())
                    .filter(|name| name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')),
            );
        };
        collect("Code::new(\"", "\")");
        if code.contains("Code::new($") {
            collect(" = \"", "\";");
        }
    }
    found
}

#[test]
fn every_bad_example_yields_its_code_and_every_good_one_none() {
    let faults: Vec<String> = files("docs/diagnostics", "md")
        .iter()
        .flat_map(|path| faults(&stem(path), &fs::read_to_string(path).unwrap(), Some(&stem(path))))
        .collect();
    assert!(faults.is_empty(), "{} faults\n\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_page_has_its_parts_in_order() {
    for path in files("docs/diagnostics", "md") {
        let page = fs::read_to_string(&path).unwrap();
        let headings: Vec<&str> = page.lines().filter(|line| line.starts_with("# ") || line.starts_with("## ")).collect();
        let wanted = [&*format!("# {}", stem(&path)), "## What to do", "## Bad", "## Good"];
        // Comments of the policies in the blocks begin as headings do.
        let found: Vec<&str> = headings.into_iter().filter(|line| line.starts_with("## ") || *line == wanted[0]).collect();
        assert_eq!(found, wanted, "{}", path.display());
    }
}

#[test]
fn every_code_has_a_page_and_every_page_a_code() {
    let pages: BTreeSet<String> = files("docs/diagnostics", "md").iter().map(|path| stem(path)).collect();
    let in_the_table: Vec<String> = codes().map(|code| code.as_str().to_owned()).collect();
    assert!(in_the_table.windows(2).all(|two| two[0] < two[1]), "the table is sorted");
    let in_the_table: BTreeSet<String> = in_the_table.into_iter().collect();
    assert_eq!(in_the_table, pages, "table and pages");
    let named = codes_in_the_sources();
    let missing: Vec<_> = named.difference(&pages).collect();
    let unused: Vec<_> = pages.difference(&named).collect();
    assert!(missing.is_empty() && unused.is_empty(), "without a page: {missing:?}; page without a code: {unused:?}");
    assert!(named.iter().all(|code| explain(code).is_some_and(|page| page.starts_with(&format!("# {code}\n")))));
}

#[test]
fn the_examples_of_the_documents_hold() {
    let mut found = Vec::new();
    for name in ["README.md", "docs/guide.md", "docs/language.md", "docs/embedding.md", "docs/CONTRIBUTING.md"] {
        let page = fs::read_to_string(Path::new(ROOT).join(name)).unwrap_or_default();
        found.extend(faults(name, &page, None));
    }
    assert!(found.is_empty(), "{} faults\n\n{}", found.len(), found.join("\n"));
}

#[test]
fn this_test_can_fail() {
    assert_eq!(faults("x", "```comity\nprogramme p { permt activity; }\n```", None).len(), 1);
    assert_eq!(faults("x", "```comity bad\nprogramme p { }\n```", Some("unknown-name")).len(), 1);
}
