//! What a record has come to: which amendments stand, and which edition applies on a day.

use super::{Policy, Record, Rejected, Scope};
use crate::consent::{Applies, Chronicle, Standing, Unsettled};
use crate::model::PartyId;
use crate::record::AsOf;
use std::sync::Arc;

/// The edition that applies.
#[derive(Clone, Debug)]
pub enum InForce {
    /// This one. It judges by itself, whatever the record says.
    Edition(Policy),
    /// Not the same for all: each party by its name in the policy, with the names of the editions that may apply to it.
    Differs(Vec<(String, Vec<String>)>),
    /// One of these, by their names, and what would settle which.
    Undetermined(Vec<String>, Vec<Unsettled>),
}

impl InForce {
    /// The edition, where it is known.
    #[must_use]
    pub fn edition(&self) -> Option<&Policy> {
        match self {
            Self::Edition(policy) => Some(policy),
            Self::Differs(_) | Self::Undetermined(..) => None,
        }
    }
}

impl Policy {
    /// How an amendment stands on a day: in force for whom and since when, pending and what is missing by whom, lapsed and why, or open and what would settle it.
    ///
    /// The rules by which the programme is amended are those of the edition that the amendment changes. A day is asked about as known from the whole record, or with [`AsOf`] as it was
    /// known on a day.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use comity::consent::Stands;
    /// use comity::policy::Happened;
    ///
    /// let policy = comity::Policy::parse("p.comity", r#"
    ///     programme p "P" {
    ///       edition 2020;
    ///       parties { north "North"; south "South"; }
    ///       clause 1 "Help" { gap "nothing is said of money"; }
    ///       clause 2 "Amendments" { amend needs consent of all parties; }
    ///     }
    ///     amendment generous "With money" to p edition 2020 { edition 2021; replace "nothing" by "little" in 1; }
    /// "#)?;
    /// let day = NaiveDate::from_ymd_opt(2021, 3, 1).ok_or("a day")?;
    /// let mut record = policy.record();
    /// record.add(&Happened::new("consent", "2021-01-10").to("generous").by("north"))?;
    /// assert_eq!(policy.standing("generous", &record, day)?.stands, Stands::Pending);
    ///
    /// record.add(&Happened::new("consent", "2021-02-01").to("generous").by("south"))?;
    /// assert!(matches!(policy.standing("generous", &record, day)?.stands, Stands::InForce(_)));
    /// assert_eq!(policy.edition_on(&record, day).edition().and_then(|edition| edition.edition()), Some("2021"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// There is no such amendment.
    pub fn standing(&self, amendment: &str, record: &Record, on: impl Into<AsOf>) -> Result<Standing, Rejected> {
        let id = record.policy().model().amendment_named(amendment);
        let standing = id.and_then(|id| self.chronicle(record).standing(id, on));
        standing.ok_or_else(|| self.unknown_amendment(amendment))
    }

    /// How each amendment stands on a day, in the order in which they are written.
    #[must_use]
    pub fn standings(&self, record: &Record, on: impl Into<AsOf>) -> Vec<Standing> {
        self.chronicle(record).standings(on)
    }

    /// The edition that applies on a day to all parties.
    #[must_use]
    pub fn edition_on(&self, record: &Record, on: impl Into<AsOf>) -> InForce {
        self.named(self.chronicle(record).edition_on(None, on))
    }

    /// The edition that applies to a party on a day.
    #[must_use]
    pub fn edition_for(&self, party: PartyId, record: &Record, on: impl Into<AsOf>) -> InForce {
        self.named(self.chronicle(record).edition_on(Some(party), on))
    }

    /// One of the editions, by its place in [`Policy::editions`]: it judges by itself, whatever the record says.
    #[must_use]
    pub fn edition_at(&self, edition: usize) -> Option<Self> {
        if edition == self.0.edition {
            return Some(Self(Arc::clone(&self.0), Scope::Alone));
        }
        let made = || super::editions::amended(Arc::clone(self.0.bench.family()), edition, self.sources().clone()).ok();
        let policy = self.0.others.get(edition)?.get_or_init(made).clone()?;
        Some(Self(policy.0, Scope::Alone))
    }

    /// Its place among the editions.
    #[must_use]
    pub fn place(&self) -> usize {
        self.0.edition
    }

    pub(super) fn chronicle<'a>(&'a self, record: &'a Record) -> Chronicle<'a> {
        Chronicle::new(self.0.bench.family(), record.policy().model(), record.recorded(), record.acts())
    }

    fn named(&self, applies: Applies) -> InForce {
        let name = |edition: usize| self.editions().name(edition).unwrap_or_default().to_owned();
        let names = |editions: &[usize]| editions.iter().map(|edition| name(*edition)).collect::<Vec<_>>();
        match applies {
            Applies::Edition(edition) => match self.edition_at(edition) {
                Some(policy) => InForce::Edition(policy),
                None => InForce::Undetermined(vec![name(edition)], Vec::new()),
            },
            Applies::Differs(parties) => {
                let first = self.0.bench.family().edition(0).map(|first| &first.model);
                let party = |party: PartyId| first.and_then(|first| first.party(party)).map_or_else(String::new, |one| one.name.clone());
                InForce::Differs(parties.into_iter().map(|(of, editions)| (party(of), names(&editions))).collect())
            }
            Applies::Undetermined(editions, needs) => InForce::Undetermined(names(&editions), needs),
        }
    }
}
