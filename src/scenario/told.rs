//! The comparison of a policy with its document, in words.

use super::document::{DocumentCoverage, Quote, Standing};
use super::quotes::QuoteMatch;
use crate::model::{Model, ProvisionId};
use crate::report::words::provision;
use crate::source::Sources;
use std::fmt::Write;

/// The comparison in sentences, one finding a line; `document` is the name of the document's text.
#[must_use]
pub fn tell_document(model: &Model, coverage: &DocumentCoverage, sources: &Sources, document: &str) -> String {
    let mut out = String::new();
    for quote in &coverage.quotes {
        if let Some(words) = amiss(model, quote, document) {
            let _ = writeln!(out, "{}: {words}.", place(sources, quote));
        }
    }
    for (number, line) in &coverage.without_clause {
        let _ = writeln!(out, "{document}:{line}: the document has a provision {number}, and the policy has no clause of that number.");
    }
    listed(&mut out, model, &coverage.not_in_document, "the document has no provision of that number");
    listed(&mut out, model, &coverage.without_quote, "the clause quotes no words of the document");
    let _ = writeln!(out, "{}", summary(coverage));
    out
}

fn listed(out: &mut String, model: &Model, ids: &[ProvisionId], what: &str) {
    for id in ids {
        let _ = writeln!(out, "{}: {what}.", provision(model, *id));
    }
}

fn place(sources: &Sources, quote: &Quote) -> String {
    sources.locate(quote.span).map_or_else(String::new, |(name, position)| format!("{name}:{}", position.line))
}

fn amiss(model: &Model, quote: &Quote, document: &str) -> Option<String> {
    let clause = provision(model, quote.provision);
    let words = &quote.words;
    match quote.standing {
        Standing::InPlace(_, QuoteMatch::Exact) => None,
        Standing::InPlace(line, QuoteMatch::Loose) => {
            Some(format!("{clause} quotes “{words}”, which stands there but for spaces or typographic signs ({document}:{line})"))
        }
        Standing::Elsewhere(line, _) => {
            Some(format!("{clause} quotes “{words}”, which does not stand there, but elsewhere ({document}:{line})"))
        }
        Standing::OtherCapitals(line) => {
            Some(format!("{clause} quotes “{words}”, which stands only with other capitals ({document}:{line})"))
        }
        Standing::Missing => Some(format!("{clause} quotes “{words}”, which does not stand in the document")),
    }
}

fn summary(coverage: &DocumentCoverage) -> String {
    let in_place = |quote: &&Quote| matches!(quote.standing, Standing::InPlace(..));
    let found = coverage.quotes.iter().filter(in_place).count();
    let loose = coverage.quotes.iter().filter(|quote| matches!(quote.standing, Standing::InPlace(_, QuoteMatch::Loose))).count();
    let covered = coverage.numbered.saturating_sub(coverage.without_clause.len());
    format!(
        "{found} of {} quotes stand in their provisions word for word{}; {covered} of {} numbered provisions have a clause; {} without a quote.",
        coverage.quotes.len(),
        if loose == 0 { String::new() } else { format!(" ({loose} but for spaces or typographic signs)") },
        coverage.numbered,
        match coverage.without_quote.len() {
            0 => "no clause is".to_owned(),
            1 => "1 clause is".to_owned(),
            many => format!("{many} clauses are"),
        }
    )
}

/// The comparison as one JSON object.
#[cfg(feature = "cli")]
#[must_use]
pub fn document_as_json(model: &Model, coverage: &DocumentCoverage, sources: &Sources) -> serde_json::Value {
    use serde_json::{Value, json};
    let number = |id: &ProvisionId| model.provisions.get(id.index()).map(|provision| provision.number.clone());
    let quote = |quote: &Quote| -> Value {
        let (standing, line, exact) = match quote.standing {
            Standing::InPlace(line, how) => ("in place", Some(line), how == QuoteMatch::Exact),
            Standing::Elsewhere(line, how) => ("elsewhere", Some(line), how == QuoteMatch::Exact),
            Standing::OtherCapitals(line) => ("other capitals", Some(line), false),
            Standing::Missing => ("missing", None, false),
        };
        let place = sources.locate(quote.span).map(|(file, at)| json!({ "file": file, "line": at.line, "column": at.column }));
        json!({ "clause": number(&quote.provision), "words": quote.words, "standing": standing, "exact": exact, "document_line": line, "place": place })
    };
    json!({
        "kind": "coverage",
        "complete": coverage.is_complete(),
        "numbered_provisions": coverage.numbered,
        "quotes": coverage.quotes.iter().map(quote).collect::<Vec<_>>(),
        "without_clause": coverage.without_clause.iter().map(|(number, line)| json!({ "number": number, "document_line": line })).collect::<Vec<_>>(),
        "not_in_document": coverage.not_in_document.iter().filter_map(number).collect::<Vec<_>>(),
        "without_quote": coverage.without_quote.iter().filter_map(number).collect::<Vec<_>>(),
    })
}
