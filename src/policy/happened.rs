//! A dated event in the words of whoever records it.

use super::record::{Record, RecordError, date};
use crate::model::{Actor, AmendingAct, BodyId, Form, Happening, HappeningKind};
use crate::value::fingerprint_digits;

/// An event to be recorded, by the names of the policy: what happened and when, and as much else as is known.
///
/// ```
/// # let text = r#"
/// # programme exchange "A programme of exchanges" {
/// #   parties { north "North"; south "South"; }
/// #   event signature "signature by each party";
/// #   event notice "notice of termination";
/// #   activity { title text; starts date; }
/// #   clause 1 "Exchanges" { permit activity; }
/// #   clause 2 "Start" { start on signature by each party; }
/// #   clause 3 "Term" { exit by north or south on notice, 6 months after receipt, for all; }
/// # }"#;
/// use chrono::NaiveDate;
/// use comity::policy::Happened;
/// use comity::record::Standing;
///
/// let policy = comity::Policy::parse("exchange.comity", text)?;
/// let mut record = policy.record();
/// record.add(&Happened::new("signature", "2020-06-26").by("north").by("south"))?;
/// record.add(&Happened::new("notice", "2024-03-01").by("south").received("2024-03-08"))?;
/// let day = |month, day| NaiveDate::from_ymd_opt(2024, month, day).unwrap_or_default();
/// assert_eq!(record.status(day(9, 7)).may_be, [Standing::InForce]);
/// assert_eq!(record.status(day(9, 8)).may_be, [Standing::Ended]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    event: String,
    on: String,
    kind: HappeningKind,
    by: Vec<String>,
    received: Option<String>,
    effective: Option<String>,
    recorded: Option<String>,
    number: Option<u32>,
    reference: Option<String>,
    amendment: Option<String>,
    fingerprint: Option<String>,
    form: Option<Form>,
}

impl Happened {
    /// That the event happened on a date, written `2020-06-26`, or `2020-06` or `2020` where it is not known better.
    #[must_use]
    pub fn new(event: &str, on: &str) -> Self {
        Self {
            event: event.to_owned(),
            on: on.to_owned(),
            kind: HappeningKind::Happened,
            by: Vec::new(),
            received: None,
            effective: None,
            recorded: None,
            number: None,
            reference: None,
            amendment: None,
            fingerprint: None,
            form: None,
        }
    }

    /// Done about that amendment: a `proposal`, a `consent`, `vote_for`, a `decision` of a body. The programme's own life does not change by it.
    #[must_use]
    pub fn to(self, amendment: &str) -> Self {
        Self { amendment: Some(amendment.to_owned()), ..self }
    }

    /// About the text with that fingerprint, of which the first 16 digits are enough; only of an act on an amendment.
    #[must_use]
    pub fn fingerprint(self, digits: &str) -> Self {
        Self { fingerprint: Some(digits.to_owned()), ..self }
    }

    /// In that form; only of an act on an amendment.
    #[must_use]
    pub fn form(self, form: Form) -> Self {
        Self { form: Some(form), ..self }
    }

    /// What it does: it happened, unless something else is said.
    #[must_use]
    pub fn kind(self, kind: HappeningKind) -> Self {
        Self { kind, ..self }
    }

    /// By that party; by several, if it is said again.
    #[must_use]
    pub fn by(mut self, party: &str) -> Self {
        self.by.push(party.to_owned());
        self
    }

    /// Received on that date.
    #[must_use]
    pub fn received(self, on: &str) -> Self {
        Self { received: Some(on.to_owned()), ..self }
    }

    /// Naming that later date for its effect.
    #[must_use]
    pub fn effective(self, on: &str) -> Self {
        Self { effective: Some(on.to_owned()), ..self }
    }

    /// The event of that number, as a depositary counts.
    #[must_use]
    pub fn number(self, number: u32) -> Self {
        Self { number: Some(number), ..self }
    }

    /// Recorded on that day; else it counts as known from the first.
    #[must_use]
    pub fn recorded(self, on: &str) -> Self {
        Self { recorded: Some(on.to_owned()), ..self }
    }

    /// Where that is written.
    #[must_use]
    pub fn reference(self, reference: &str) -> Self {
        Self { reference: Some(reference.to_owned()), ..self }
    }

    pub(super) fn is_about_an_amendment(&self) -> bool {
        self.amendment.is_some()
    }

    /// The act on an amendment as the record's policy knows it.
    pub(super) fn read_act(&self, record: &Record) -> Result<AmendingAct, RecordError> {
        let model = record.policy().model();
        let name = self.amendment.clone().unwrap_or_default();
        let amendment = model.amendment_named(&name).ok_or_else(|| RecordError::UnknownAmendment {
            amendment: name,
            known: model.amendments.iter().map(|known| known.name.clone()).collect(),
        })?;
        let act = || self.event.clone();
        let kind = model.act_named(&self.event).ok_or_else(|| RecordError::UnknownAct { act: act() })?;
        if self.kind != HappeningKind::Happened || self.effective.is_some() {
            return Err(RecordError::DoesNotFit { part: "an act on an amendment is not excused, and names no later date for its effect" });
        }
        let (by, body) = match kind.actor() {
            _ if !kind.is_recorded() => return Err(RecordError::WorkedOut { act: act() }),
            Actor::Body => (Vec::new(), Some(self.deciding(record)?)),
            Actor::Parties if self.by.is_empty() => return Err(RecordError::ByNobody { act: act() }),
            Actor::Parties | Actor::Anyone => (self.by.iter().map(|party| record.party(party)).collect::<Result<_, _>>()?, None),
        };
        let digits =
            |written: &String| fingerprint_digits(written).ok_or_else(|| RecordError::NoFingerprint { fingerprint: written.clone() });
        let parsed = |words: &Option<String>| words.as_deref().map(date).transpose();
        Ok(AmendingAct {
            amendment,
            kind,
            by,
            body,
            date: date(&self.on)?,
            received: parsed(&self.received)?,
            number: self.number,
            recorded: parsed(&self.recorded)?.map(|recorded| recorded.latest()),
            fingerprint: self.fingerprint.as_ref().map(digits).transpose()?,
            form: self.form.clone(),
            reference: self.reference.clone(),
            span: model.amendment(amendment).map_or(model.span, |amendment| amendment.span),
        })
    }

    fn deciding(&self, record: &Record) -> Result<BodyId, RecordError> {
        let model = record.policy().model();
        let [body] = self.by.as_slice() else { return Err(RecordError::ByNobody { act: self.event.clone() }) };
        let known = || model.bodies.iter().map(|known| known.name.clone()).collect();
        model.body_named(body).ok_or_else(|| RecordError::UnknownBody { body: body.clone(), known: known() })
    }

    /// The event as the record's policy knows it.
    pub(super) fn read(&self, record: &Record) -> Result<Happening, RecordError> {
        if self.fingerprint.is_some() || self.form.is_some() {
            return Err(RecordError::DoesNotFit { part: "only an act on an amendment has a fingerprint or a form" });
        }
        let event = record.event(&self.event)?;
        let model = record.policy().model();
        let span = model.events.get(event.index()).map_or(model.span, |event| event.span);
        let parsed = |words: &Option<String>| words.as_deref().map(date).transpose();
        Ok(Happening {
            event,
            kind: self.kind,
            by: self.by.iter().map(|party| record.party(party)).collect::<Result<_, _>>()?,
            date: date(&self.on)?,
            received: parsed(&self.received)?,
            effective: parsed(&self.effective)?,
            number: self.number,
            recorded: parsed(&self.recorded)?.map(|recorded| recorded.latest()),
            reference: self.reference.clone(),
            span,
        })
    }
}
