//! How a programme may be amended, and what it remembers of its amendments.

use super::parts::Parts;
use super::words::Reader;
use crate::syntax::forms::Form;
use crate::syntax::grammar::{Part, Rule};
use crate::syntax::tree::{
    ActForm, Amend, Approval, Body, EffectFor, Effective, Electorate, Name, Quantity, Reached, Reaches, RepealedBy, SentenceKind, Share,
};

impl Reader<'_> {
    /// A sentence on how the programme may be amended, or has been.
    pub(super) fn way(&mut self, form: Form, mut parts: Parts<'_>) -> Option<SentenceKind> {
        Some(match form {
            Form::Amend => SentenceKind::Amend(Box::new(self.amend(parts)?)),
            Form::Electorate => SentenceKind::Electorate(Box::new(self.electorate(parts)?)),
            Form::Body => SentenceKind::Body(Box::new(self.deciding_body(parts)?)),
            Form::Entrenched => SentenceKind::Entrenched(self.numbers(parts)),
            Form::AmendedBy => SentenceKind::AmendedBy(self.names(Parts::of(parts.next()?))),
            Form::RepealedBy => SentenceKind::RepealedBy(Box::new(self.repealed_by(parts)?)),
            Form::Reaches => SentenceKind::Reaches(self.reaches(parts)?),
            Form::Proposed => SentenceKind::ProposedBy(self.who_in(parts.next()?)?),
            Form::Following => SentenceKind::Following(self.name(parts.next()?)),
            Form::InWriting => SentenceKind::Form(self.act_form(parts.next()?)?),
            Form::Communicated => SentenceKind::Communicated { length: self.length(parts.next()?)?, before: self.name(parts.next()?) },
            Form::Adopted => SentenceKind::AdoptedBy(Box::new(self.approval(parts.next()?)?)),
            Form::Needs => SentenceKind::Needs(Box::new(self.approval(parts.next()?)?)),
            Form::Effective => SentenceKind::Effective(Box::new(self.effective(parts)?)),
            _ => return None,
        })
    }

    fn amend(&mut self, mut parts: Parts<'_>) -> Option<Amend> {
        let who = self.who(parts.next()?)?;
        let following = parts.if_next(Rule::following).and_then(|part| self.name_in(part));
        let form = parts.if_next(Rule::form_part).and_then(|part| self.form_in(part));
        Some(Amend { who, following, form, itself: parts.has(Rule::itself) })
    }

    /// `, in writing`, `, in the form of "…"`
    pub(super) fn form_in(&mut self, part: Part<'_>) -> Option<ActForm> {
        let form = Parts::of(part).next()?;
        self.act_form(form)
    }

    pub(super) fn act_form(&mut self, part: Part<'_>) -> Option<ActForm> {
        let part = Parts::of(part).next()?;
        Some(match part.as_rule() {
            Rule::in_writing => ActForm::InWriting(self.span(&part)),
            _ => ActForm::Named(self.text(part)),
        })
    }

    fn electorate(&mut self, mut parts: Parts<'_>) -> Option<Electorate> {
        let name = self.name(parts.next()?);
        let title = self.title(&mut parts);
        let mut members = if parts.has(Rule::all_parties) { None } else { Some(Vec::new()) };
        while let Some(member) = parts.if_next(Rule::member) {
            let member = self.member(member)?;
            members.as_mut()?.push(member);
        }
        Some(Electorate { name, title, members, frozen_on: parts.next().and_then(|part| self.name_in(part)) })
    }

    fn member(&mut self, part: Part<'_>) -> Option<(Name, Option<Quantity>)> {
        let mut parts = Parts::of(part);
        let name = self.name(parts.next()?);
        let weight = match parts.next() {
            Some(weight) => Some(self.quantity(Parts::of(weight).next()?)?),
            None => None,
        };
        Some((name, weight))
    }

    fn deciding_body(&mut self, mut parts: Parts<'_>) -> Option<Body> {
        let name = self.name(parts.next()?);
        Some(Body { name, title: self.title(&mut parts), of: self.who(parts.next()?)? })
    }

    fn repealed_by(&mut self, parts: Parts<'_>) -> Option<RepealedBy> {
        let mut numbers: Vec<_> = parts.collect();
        let by = self.name_in(numbers.pop()?)?;
        Some(RepealedBy { numbers: numbers.iter().map(|number| self.number(number)).collect(), by })
    }

    fn reaches(&mut self, mut parts: Parts<'_>) -> Option<Reaches> {
        let additions = parts.has(Rule::additions);
        let everything = parts.has(Rule::everything);
        let mut reaches = Reaches { everything, additions, listed: Vec::new(), itself: false };
        for part in parts {
            match part.as_rule() {
                Rule::itself => reaches.itself = true,
                Rule::provision => reaches.listed.push(Reached::Provision(self.number(&part))),
                _ => reaches.listed.push(Reached::Taxonomy(self.name(part))),
            }
        }
        Some(reaches)
    }

    fn approval(&mut self, part: Part<'_>) -> Option<Approval> {
        let rule = part.as_rule();
        let mut parts = Parts::of(part);
        let first = parts.next()?;
        Some(match (rule, first.as_rule()) {
            (Rule::decision, _) => Approval::Decision(self.name(first)),
            (Rule::consent, Rule::who) => Approval::Consent(self.who(first)?),
            (Rule::consent, _) => Approval::ConsentOf(self.share(first)?, self.voters(parts.next()?)?),
            (Rule::votes, _) => {
                let (share, of) = (self.share(first)?, self.voters(parts.next()?)?);
                Approval::Votes { share, of, present_and_voting: parts.has(Rule::present_and_voting) }
            }
            (_, Rule::any_party) => {
                let span = self.span(&first);
                let by = Share { more_than: false, figure: Name { text: "any".to_owned(), span } };
                self.no_objection(by, Name { text: "parties".to_owned(), span }, parts)?
            }
            _ => {
                let (by, of) = (self.share(first)?, self.voters(parts.next()?)?);
                self.no_objection(by, of, parts)?
            }
        })
    }

    fn no_objection(&mut self, by: Share, of: Name, mut parts: Parts<'_>) -> Option<Approval> {
        Some(Approval::NoObjection { by, of, within: self.length_in(parts.next()?)?, after: self.name_in(parts.next()?)? })
    }

    fn share(&mut self, part: Part<'_>) -> Option<Share> {
        let mut parts = Parts::of(part);
        let more_than = parts.has(Rule::more_than);
        Some(Share { more_than, figure: self.word(&parts.next()?) })
    }

    /// `of the parties`, `of annex_one`
    fn voters(&mut self, part: Part<'_>) -> Option<Name> {
        let part = Parts::of(part).next()?;
        Some(match part.as_rule() {
            Rule::the_parties => Name { text: "parties".to_owned(), span: self.span(&part) },
            _ => self.name(part),
        })
    }

    fn effective(&mut self, mut parts: Parts<'_>) -> Option<Effective> {
        let point = self.point(parts.next()?)?;
        let reach = parts.next().and_then(|part| Parts::of(part).next()).map(|word| effect_for(&self.word(&word).text));
        Some(Effective { point, reach })
    }
}

fn effect_for(words: &str) -> EffectFor {
    match words {
        "all" => EffectFor::All,
        "those that consent" => EffectFor::Consenting,
        _ => EffectFor::AllButObjecting,
    }
}
