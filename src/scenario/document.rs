//! A policy beside the text of its document: which quotes stand there, which provisions have no clause, which clauses no provision.

use super::numbers::{Found, numbered};
use super::quotes::{Loose, QuoteMatch};
use crate::model::{Model, Provision, ProvisionId, ProvisionKind};
use crate::source::Span;

/// What comparing a policy with its document has shown.
#[derive(Clone, Debug)]
pub struct DocumentCoverage {
    /// Each quote of the policy, in the order of the policy.
    pub quotes: Vec<Quote>,
    /// Provisions that the document numbers and that no clause has: number and line.
    pub without_clause: Vec<(String, usize)>,
    /// Clauses, sections and entries whose number the document does not have.
    pub not_in_document: Vec<ProvisionId>,
    /// Clauses that quote no word of the document.
    pub without_quote: Vec<ProvisionId>,
    /// How many provisions the document numbers.
    pub numbered: usize,
}

/// One quote and where it stands.
#[derive(Clone, Debug)]
pub struct Quote {
    /// The clause that quotes.
    pub provision: ProvisionId,
    /// The words.
    pub words: String,
    /// Where the policy has them.
    pub span: Span,
    /// Where the document has them.
    pub standing: Standing,
}

/// Where the document has the words of a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// In the provision itself, on that line.
    InPlace(usize, QuoteMatch),
    /// Only elsewhere, on that line.
    Elsewhere(usize, QuoteMatch),
    /// Only with other capitals, on that line.
    OtherCapitals(usize),
    /// Nowhere.
    Missing,
}

impl DocumentCoverage {
    /// Whether every quote stands in its provision, every provision has a clause and every clause a provision.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let in_place = |quote: &Quote| matches!(quote.standing, Standing::InPlace(..));
        self.quotes.iter().all(in_place) && self.without_clause.is_empty() && self.not_in_document.is_empty()
    }
}

/// Compares a policy with the text of its document.
#[must_use]
pub fn compare_with_document(model: &Model, text: &str) -> DocumentCoverage {
    let found = numbered(text);
    let document = Loose::new(text);
    // What was taken from defaults stands in another document.
    let listed = || (0..).map(ProvisionId).zip(&model.provisions).filter(|(_, provision)| provision.of.is_none());
    let quotes = listed().flat_map(|(id, provision)| {
        let found = &found;
        let document = &document;
        provision.quotes.iter().map(move |(words, span)| {
            let standing = stand(document, &lines_of(provision, found), words);
            Quote { provision: id, words: words.clone(), span: *span, standing }
        })
    });
    let has_clause = |number: &str| model.provisions.iter().any(|provision| provision.number == number);
    let in_document = |provision: &Provision| found.iter().any(|place| place.number == provision.number);
    let unquoted = |provision: &Provision| provision.kind == ProvisionKind::Clause && provision.quotes.is_empty();
    DocumentCoverage {
        quotes: quotes.collect(),
        without_clause: found
            .iter()
            .filter(|place| place.written && !has_clause(&place.number))
            .map(|place| (place.number.clone(), place.line))
            .collect(),
        not_in_document: listed().filter(|(_, provision)| !in_document(provision)).map(|(id, _)| id).collect(),
        without_quote: listed().filter(|(_, provision)| unquoted(provision)).map(|(id, _)| id).collect(),
        numbered: found.iter().filter(|place| place.written).count(),
    }
}

/// The bytes of the document from the provision's number to the next provision that does not lie in it.
fn lines_of(provision: &Provision, found: &[Found]) -> Option<(usize, usize)> {
    let at = found.iter().position(|place| place.number == provision.number)?;
    let start = found.get(at)?.byte;
    let next = found.iter().skip(at.saturating_add(1)).find(|place| !lies_in(&place.number, &provision.number));
    Some((start, next.map_or(usize::MAX, |place| place.byte)))
}

fn lies_in(inner: &str, outer: &str) -> bool {
    inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('.') || rest.starts_with('('))
}

fn stand(document: &Loose, own: &Option<(usize, usize)>, words: &str) -> Standing {
    let places = document.find(words);
    let inside = |byte: usize| own.is_some_and(|(start, end)| start <= byte && byte < end);
    if let Some((byte, how)) = places.iter().find(|(byte, _)| inside(*byte)) {
        return Standing::InPlace(document.line(*byte), *how);
    }
    if let Some((byte, how)) = places.first() {
        return Standing::Elsewhere(document.line(*byte), *how);
    }
    document.find_any_case(words).map_or(Standing::Missing, |byte| Standing::OtherCapitals(document.line(byte)))
}
