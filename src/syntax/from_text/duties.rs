//! Duties, who is answerable for them, and when.

use super::parts::Parts;
use super::words::Reader;
use crate::syntax::grammar::{Part, Rule};
use crate::syntax::tree::{Act, Duty, Force, Name, SentenceKind, Who};

impl Reader<'_> {
    /// The party or parties inside `by …`.
    pub(super) fn who_in(&mut self, part: Part<'_>) -> Option<Who> {
        let who = Parts::of(part).next()?;
        self.who(who)
    }

    pub(super) fn who(&mut self, part: Part<'_>) -> Option<Who> {
        let mut parts = Parts::of(part);
        let first = parts.next()?;
        match first.as_rule() {
            Rule::all_parties => return Some(Who::AllParties(self.span(&first))),
            Rule::each_party => return Some(Who::EachParty(self.span(&first))),
            Rule::any_party => return Some(Who::AnyParty(self.span(&first))),
            _ => {}
        }
        let first = self.name(first);
        let Some(others) = parts.next() else { return Some(Who::One(first)) };
        let jointly = others.as_rule() == Rule::jointly;
        let names: Vec<Name> = std::iter::once(first).chain(Parts::of(others).map(|name| self.name(name))).collect();
        Some(if jointly { Who::Jointly(names) } else { Who::Either(names) })
    }

    pub(super) fn duty(&mut self, mut parts: Parts<'_>) -> Option<SentenceKind> {
        let force = force_of(parts.next()?.as_str());
        let who = self.who(parts.next()?)?;
        let acts = parts.next()?;
        let either = acts.as_rule() == Rule::one_of;
        let acts = self.acts(acts)?;
        let mut timings = Vec::new();
        let mut when = None;
        for part in parts {
            if part.as_rule() == Rule::when_part {
                when = Some(self.condition_in(part)?);
            } else {
                timings.push(self.timing(part)?);
            }
        }
        Some(SentenceKind::Duty(Duty { force, who, either, acts, timings, when }))
    }

    fn acts(&mut self, part: Part<'_>) -> Option<Vec<Act>> {
        if part.as_rule() == Rule::act {
            return Some(vec![self.act(part)?]);
        }
        Parts::of(part).map(|act| self.act(act)).collect()
    }

    pub(super) fn act(&mut self, part: Part<'_>) -> Option<Act> {
        let mut parts = Parts::of(part);
        let name = self.name(parts.next()?);
        Some(Act { name, title: parts.next().map(|text| self.text(text)) })
    }
}

pub(super) fn force_of(words: &str) -> Force {
    match words {
        "shall" => Force::Shall,
        "will" => Force::Will,
        "should" => Force::Should,
        "may" => Force::May,
        _ => Force::MayConsider,
    }
}
