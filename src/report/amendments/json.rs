//! How an amendment stands, as JSON; docs/time.schema.json describes it.

use super::AmendmentTold;
use crate::record::AsOf;
use crate::source::Sources;
use crate::value::Truth;
use serde_json::{Value, json};

/// One amendment, as a JSON object with the key `kind`, always `amendment`.
#[must_use]
pub fn amendment_as_json(told: &AmendmentTold, as_of: AsOf, sources: &Sources) -> Value {
    let known = (as_of.known != chrono::NaiveDate::MAX).then(|| as_of.known.to_string());
    let clause = |clause: &Option<(String, Option<String>)>| {
        clause.as_ref().map(|(number, heading)| json!({ "number": number, "heading": heading }))
    };
    let place = |span| sources.locate(span).map(|(file, at)| json!({ "file": file, "line": at.line, "column": at.column }));
    let holds = |truth: &Truth| match truth {
        Truth::True => "in-force",
        Truth::False => "not-in-force",
        Truth::Unknown => "undetermined",
    };
    let parties = told.parties.iter().map(|(party, truth, since)| json!({ "party": party, "stands": holds(truth), "from": since }));
    let missing = told
        .missing
        .iter()
        .map(|one| json!({ "act": one.act, "by": one.by, "says": one.says, "clause": clause(&one.clause), "way": one.way }));
    let remarks = told.remarks.iter().map(|one| json!({ "says": one.says, "counts": one.counts, "place": place(one.span) }));
    json!({
        "kind": "amendment",
        "on": as_of.day.to_string(),
        "known": known,
        "name": told.name,
        "title": told.title,
        "fingerprint": told.fingerprint.replace(' ', ""),
        "changes": told.editions.0,
        "leads_to": told.editions.1,
        "stands": told.stands,
        "says": told.says,
        "parties": parties.collect::<Vec<_>>(),
        "missing": missing.collect::<Vec<_>>(),
        "needs": told.needs,
        "remarks": remarks.collect::<Vec<_>>(),
        "working": told.working,
    })
}
