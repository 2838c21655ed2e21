//! The architecture's rules, read off the sources. docs/architecture.md draws the same picture.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What each module may use. Arrows point up the list only, so there are no circles.
const MAY_USE: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("value", &[]),
    ("calendar", &["value"]),
    ("diagnostic", &["source"]),
    ("syntax", &["source", "value", "diagnostic"]),
    ("format", &["source", "value", "diagnostic", "syntax"]),
    ("amend", &["source", "value", "diagnostic", "syntax", "format"]),
    ("model", &["source", "value", "calendar", "diagnostic", "syntax"]),
    ("record", &["source", "value", "calendar", "diagnostic", "model"]),
    ("consent", &["source", "value", "calendar", "diagnostic", "syntax", "amend", "model", "record"]),
    ("program", &["source", "value", "calendar", "model", "record"]),
    ("evaluate", &["source", "value", "calendar", "model", "record", "program"]),
    ("apply", &["source", "value", "calendar", "model", "record", "consent", "program", "evaluate"]),
    ("prove", &["source", "value", "calendar", "model", "record", "program", "evaluate"]),
    ("data", &["source", "value", "calendar", "diagnostic", "model", "record", "program", "evaluate"]),
    (
        "report",
        &["source", "value", "calendar", "diagnostic", "format", "amend", "model", "record", "consent", "program", "evaluate", "prove"],
    ),
    (
        "scenario",
        &[
            "source",
            "value",
            "calendar",
            "diagnostic",
            "amend",
            "model",
            "record",
            "consent",
            "program",
            "evaluate",
            "apply",
            "data",
            "report",
        ],
    ),
    (
        "policy",
        &[
            "source",
            "value",
            "calendar",
            "diagnostic",
            "syntax",
            "amend",
            "model",
            "record",
            "consent",
            "program",
            "evaluate",
            "apply",
            "prove",
            "data",
            "report",
            "scenario",
        ],
    ),
    ("disk", &["policy"]),
    ("testing", &["diagnostic", "prove", "scenario", "policy", "disk"]),
];

/// Files that may be longer than `MOST_LINES`, each with the reason.
const LONG_FILES: &[(&str, &str)] = &[
    ("src/syntax/tree/mod.rs", "the whole tree on one page: types and their one-line meanings, no code"),
    ("src/model/types.rs", "the whole model on one page: types and their one-line meanings, no code"),
];

const MOST_LINES: usize = 400;

fn files(folder: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|end| end == "rs") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
    found.sort();
    assert!(!found.is_empty(), "{folder} holds sources");
    found
}

fn short(path: &Path) -> String {
    path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_str().unwrap().replace('\\', "/")
}

/// The file's code: comments and doc examples left out.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect()
}

fn uses(code: &str, prefix: &str) -> BTreeSet<String> {
    let after = code.split(prefix).skip(1);
    let single = after.clone().map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>());
    let grouped = after.filter_map(|rest| rest.strip_prefix('{')).flat_map(|rest| {
        let list = rest.split(';').next().unwrap_or("");
        let mut depth = 0usize;
        let mut heads = vec![String::new()];
        for c in list.chars() {
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                ',' if depth == 0 => heads.push(String::new()),
                c if depth == 0 => heads.last_mut().unwrap().push(c),
                _ => {}
            }
        }
        heads.into_iter().map(|head| head.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
    });
    single.chain(grouped).filter(|name: &String| !name.is_empty()).collect()
}

#[test]
fn each_module_uses_only_the_ones_listed_for_it() {
    for (module, allowed) in MAY_USE {
        for path in files(&format!("src/{module}")) {
            for used in uses(&code(&path), "crate::") {
                let known = MAY_USE.iter().any(|(name, _)| *name == used);
                let fine = used == *module || allowed.contains(&used.as_str()) || !known;
                assert!(fine, "{} uses `{used}`, which is not listed for `{module}`", short(&path));
            }
        }
    }
}

#[test]
fn the_table_lists_every_module_and_points_one_way() {
    let mut before: Vec<&str> = Vec::new();
    for (module, allowed) in MAY_USE {
        for used in *allowed {
            assert!(before.contains(used), "`{module}` may use `{used}`, which stands below it");
        }
        before.push(module);
    }
    let lib = code(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs"));
    let declared: Vec<_> = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(declared, before, "lib.rs lists the modules in reading order");
}

#[test]
fn only_the_named_places_know_pest_and_miette() {
    for path in files("src") {
        let (name, code) = (short(&path), code(&path));
        let knows = |krate: &str| code.contains(&format!("{krate}::")) || code.contains(&format!("use {krate}"));
        let grammar = name == "src/syntax/grammar.rs" || name.starts_with("src/syntax/from_text");
        assert!(grammar || !(knows("pest") || knows("pest_derive")), "{name} knows pest");
        assert!(name == "src/diagnostic/located.rs" || !knows("miette"), "{name} knows miette");
    }
}

#[test]
fn nothing_outside_the_command_touches_the_world_but_for_the_disk_that_reads_policies() {
    for path in files("src") {
        let (name, code) = (short(&path), code(&path));
        if name.starts_with("src/bin/") {
            continue;
        }
        assert!(name == "src/disk/mod.rs" || !code.contains("std::fs"), "{name} uses std::fs");
        for world in
            ["std::env::", "std::io::stdin", "std::io::stdout", "std::time::", "std::net", "std::process", "Utc::now", "Local::now"]
        {
            assert!(!code.contains(world), "{name} uses {world}");
        }
    }
}

#[test]
fn no_number_is_a_floating_point_number() {
    for path in files("src") {
        let code = code(&path);
        let float = code.split(|c: char| !(c.is_alphanumeric() || c == '_')).find(|word| matches!(*word, "f32" | "f64"));
        // A serde serializer has to name the type in order to refuse it.
        let refuses = short(&path).starts_with("src/data/from_serialize");
        assert!(float.is_none() || refuses, "{} speaks of {float:?}", short(&path));
    }
}

#[test]
fn the_command_uses_only_the_public_face() {
    let public: BTreeSet<String> = MAY_USE.iter().map(|(module, _)| (*module).to_string()).collect();
    for path in files("src/bin") {
        let code = code(&path);
        assert!(!code.contains("#[path"), "{} reaches into the library's files", short(&path));
        for used in uses(&code, "crate::") {
            assert!(!public.contains(&used), "{} has a module `{used}` that shadows the library's", short(&path));
        }
    }
}

#[test]
fn no_file_outgrows_its_room() {
    let mut lines: Vec<usize> = Vec::new();
    for path in files("src") {
        let (name, count) = (short(&path), fs::read_to_string(&path).unwrap().lines().count());
        lines.push(count);
        let listed = LONG_FILES.iter().any(|(file, reason)| *file == name && !reason.is_empty());
        assert!(listed || count <= MOST_LINES, "{name} has {count} lines: split it");
        assert!(!listed || count > MOST_LINES, "{name} is no longer long: take it off the list");
    }
    lines.sort_unstable();
    let median = lines[lines.len() / 2];
    assert!(median <= 200, "the median file has {median} lines");
}

#[test]
fn every_file_says_what_it_is() {
    for path in files("src").into_iter().chain(files("tests")) {
        let text = fs::read_to_string(&path).unwrap();
        let first = text.lines().find(|line| !line.starts_with("#!["));
        let says = first.is_some_and(|line| line.starts_with("//! ")) || text.starts_with("#![doc");
        assert!(says, "{} opens without a `//!` line", short(&path));
    }
}

#[test]
fn unsafe_code_is_forbidden_for_the_whole_package() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    assert!(manifest.contains("unsafe_code = \"forbid\""));
}
