//! Diagnostics as a SARIF 2.1.0 log, which code scanning and editors read.

use crate::diagnostic::{Diagnostic, Diagnostics, Label, Severity, explain};
use crate::source::Sources;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// One log with one run; every code that occurs is a rule with its page as help.
pub(super) fn log(diagnostics: &Diagnostics, sources: &Sources) -> String {
    let codes: Vec<&str> = diagnostics.iter().map(|one| one.code.as_str()).collect::<BTreeSet<_>>().into_iter().collect();
    let rules: Vec<Value> = codes.iter().map(|code| rule(code)).collect();
    let results: Vec<Value> = diagnostics.iter().map(|one| result(one, &codes, sources)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "comity", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn rule(code: &str) -> Value {
    let page = explain(code).unwrap_or("");
    let cause = page.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or(code);
    json!({
        "id": code,
        "shortDescription": { "text": code.replace('-', " ") },
        "fullDescription": { "text": cause },
        "help": { "text": if page.is_empty() { cause } else { page }, "markdown": if page.is_empty() { cause } else { page } },
    })
}

fn result(diagnostic: &Diagnostic, codes: &[&str], sources: &Sources) -> Value {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let text: Vec<&str> = std::iter::once(diagnostic.message.as_str()).chain(diagnostic.help.iter().map(String::as_str)).collect();
    let mut places = diagnostic.labels.iter().enumerate().filter_map(|(id, label)| location(id, label, sources));
    let first: Vec<Value> = places.next().into_iter().collect();
    let related: Vec<Value> = places.collect();
    json!({
        "ruleId": diagnostic.code.as_str(),
        "ruleIndex": codes.binary_search(&diagnostic.code.as_str()).unwrap_or(0),
        "level": level,
        "message": { "text": text.join("\n") },
        "locations": first,
        "relatedLocations": related,
    })
}

fn location(id: usize, label: &Label, sources: &Sources) -> Option<Value> {
    let source = sources.get(label.span.source)?;
    let (from, to) = (source.position(label.span.start), source.position(label.span.end));
    let mut location = json!({
        "id": id,
        "physicalLocation": {
            "artifactLocation": { "uri": uri(source.name()) },
            "region": { "startLine": from.line, "startColumn": from.column, "endLine": to.line, "endColumn": to.column },
        },
    });
    if let Some(members) = location.as_object_mut().filter(|_| !label.text.is_empty()) {
        members.insert("message".to_owned(), json!({ "text": label.text }));
    }
    Some(location)
}

/// The path as a URI: relative where it is relative, every byte that a URI cannot hold percent-encoded.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let drive = path.get(1..3) == Some(":/");
    let prefix = if path.starts_with('/') {
        "file://"
    } else if drive {
        "file:///"
    } else {
        ""
    };
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) || (drive && byte == b':');
    let encoded = path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") });
    prefix.chars().map(String::from).chain(encoded).collect()
}
