//! What an amendment lacks, each act with who has to do it.

use super::{Amended, MissingTold};
use crate::calendar::DayRange;
use crate::calendar::words::{day, days};
use crate::consent::{Asked, Missed, Missing, OfWay, Standing, Step, Unsettled};
use crate::model::{ActKind, Approval, BodyId, PartyId};
use crate::report::{Recorded, words};
use crate::value::Truth;

impl Amended<'_> {
    /// Each act that is missing, in each way that is open.
    #[must_use]
    pub fn missing(&self, standing: &Standing) -> Vec<MissingTold> {
        let mut told = Vec::new();
        for way in self.open_ways(standing) {
            let adopted = way.adopted.is_some_and(|adopted| adopted.by(standing.as_of.day) == Truth::True);
            let lacking = |step: &&Step| !(adopted && matches!(step.what, Asked::Adoption(_)));
            for step in way.steps.iter().filter(lacking) {
                told.extend(step.missing.iter().map(|missing| self.act(standing, way, step, missing)));
            }
        }
        told.dedup();
        told
    }

    fn act(&self, standing: &Standing, of: &OfWay, step: &Step, missing: &Missing) -> MissingTold {
        let way = self.model.ways.get(of.way);
        let fingerprint = || {
            let head = self.amendment(standing.amendment);
            head.map_or_else(String::new, |head| format!("{:#}", head.changed.unwrap_or(head.fingerprint)))
        };
        let about = match missing.act {
            ActKind::Consent => format!(" to this text (fingerprint {})", fingerprint()),
            _ => String::new(),
        };
        let until = match (missing.until.and_then(|until| until.days()), standing.deadline) {
            (Some(until), _) if missing.by != Missed::Time => format!(", by {}", days(until)),
            (None, Some(last)) if missing.by != Missed::Time => format!(", by {}", days(last)),
            _ => String::new(),
        };
        let says = match &missing.by {
            Missed::Time => self.time(missing),
            by => format!("{}{}{about}{until}", self.noun(step, missing.act), self.of_whom(by)),
        };
        let clause = way.and_then(|way| self.recorded().cited(way.provision));
        let (act, by) = (self.model.act_word(missing.act).to_owned(), self.names(&missing.by));
        MissingTold { act, by, says, clause, way: way.and_then(|way| way.title.clone()) }
    }

    fn recorded(&self) -> Recorded<'_> {
        Recorded { model: self.model, happenings: self.happenings }
    }

    // What is still to come by itself.
    fn time(&self, missing: &Missing) -> String {
        let until = missing.until.and_then(|until| until.days());
        let until = |words: &str| until.map_or_else(String::new, |until| format!(" {words} {}", days(until)));
        match missing.act {
            ActKind::Objection => format!("that nobody objects who could stop it{}", until("up to")),
            _ => format!("that the text has been with all for as long as is asked for{}", until(": until")),
        }
    }

    fn noun(&self, step: &Step, act: ActKind) -> String {
        match (act, step.what) {
            (ActKind::VoteFor, _) => "the votes".to_owned(),
            (ActKind::Declared(event), Asked::Following(_)) => format!("{}, which must come first", self.recorded().event(event)),
            (act, _) => format!("the {}", words::spaced(self.model.act_word(act))),
        }
    }

    fn of_whom(&self, by: &Missed) -> String {
        let party = |party: &PartyId| words::party(self.model, *party);
        match by {
            Missed::Party(one) => format!(" of {}", party(one)),
            Missed::AnyOf(of) => format!(" of {}", words::list(of.iter().map(party), "or")),
            Missed::Some { of, have, whole } => {
                let few = of.len() <= 6;
                let rest = if few { format!(" of {}", words::list(of.iter().map(party), "or")) } else { String::new() };
                let told = if few { "" } else { " of more of those who have a say" };
                format!("{told}{rest} ({have} of {whole} count for it)")
            }
            Missed::Body(body) => format!(" of {}", self.body(*body)),
            Missed::Anyone | Missed::Time => String::new(),
        }
    }

    fn body(&self, body: BodyId) -> String {
        self.model.body(body).map_or_else(String::new, |body| body.title.clone().unwrap_or_else(|| format!("`{}`", body.name)))
    }

    fn names(&self, by: &Missed) -> Vec<String> {
        let name = |party: &PartyId| self.model.party(*party).map_or_else(String::new, |party| party.name.clone());
        match by {
            Missed::Party(one) => vec![name(one)],
            Missed::AnyOf(of) | Missed::Some { of, .. } => of.iter().map(name).collect(),
            Missed::Body(body) => self.model.body(*body).map(|body| body.name.clone()).into_iter().collect(),
            Missed::Anyone | Missed::Time => Vec::new(),
        }
    }

    pub(super) fn need(&self, need: &Unsettled) -> String {
        let act = |at: usize| self.act_told(at).map_or_else(String::new, |(says, _)| says);
        match need {
            Unsettled::Life(need) => self.recorded().need(need),
            Unsettled::Form(at) => format!("the record has to say in which form {} was done", act(*at)),
            Unsettled::Day(at) => format!("the day of {} has to be known", act(*at)),
            Unsettled::Received(at) => format!("the record has to say when {} was received", act(*at)),
            Unsettled::Rule => "the policy has to say how it is amended: with `amend needs consent of …;`, or with general rules such as \
                `defaults vienna_convention;`"
                .to_owned(),
            Unsettled::Order(other) => {
                format!("it has to be known which came into force first, this or {}: both change one text", self.called(*other))
            }
        }
    }

    /// An act of the record in words, and where it is written.
    pub(super) fn act_told(&self, at: usize) -> Option<(String, crate::source::Span)> {
        let act = self.acts.get(at)?;
        let date = DayRange::of(act.date);
        let on = date.exact().map_or_else(|| format!("in {}", days(date)), |exact| format!("on {}", day(exact)));
        let parties = act.by.iter().map(|party| words::party(self.home, *party));
        let body = act.body.and_then(|body| self.home.body(body)).map(|body| body.title.clone().unwrap_or_else(|| body.name.clone()));
        let by: Vec<String> = parties.chain(body).collect();
        let by = if by.is_empty() { String::new() } else { format!(" of {}", words::list(by, "and")) };
        let noun = match act.kind {
            ActKind::VoteFor => "vote for it".to_owned(),
            ActKind::VoteAgainst => "vote against it".to_owned(),
            kind => words::spaced(self.home.act_word(kind)),
        };
        let reference = act.reference.as_ref().map_or_else(String::new, |words| format!(" (“{words}”)"));
        Some((format!("the {noun}{by} {on}{reference}"), act.span))
    }

    /// How an approval is called, for people.
    #[must_use]
    pub fn approval(&self, of: &OfWay, step: &Step) -> Option<String> {
        let way = self.model.ways.get(of.way)?;
        let approval: &Approval = match step.what {
            Asked::Adoption(at) => way.adopted.get(at)?,
            Asked::Need(at) => way.needs.get(at)?,
            _ => return None,
        };
        Some(self.model.approval_words(approval))
    }
}
