//! Which reader reads which sentence.

use super::parts::Parts;
use super::words::Reader;
use crate::syntax::forms::Form;
use crate::syntax::grammar::{Part, Rule};
use crate::syntax::tree::SentenceKind;

impl Reader<'_> {
    pub(super) fn sentence(&mut self, form: Form, part: Part<'_>) -> Option<SentenceKind> {
        let parts = Parts::of(part);
        match form {
            Form::Permit | Form::Forbid | Form::Require => {
                let rule = self.rule(parts)?;
                Some(match form {
                    Form::Permit => SentenceKind::Permit(rule),
                    Form::Forbid => SentenceKind::Forbid(rule),
                    _ => SentenceKind::Require(rule),
                })
            }
            Form::Define => self.define(parts),
            Form::Judgement => self.judgement(parts),
            Form::Reading => self.reading(parts),
            Form::Field => self.field(parts),
            Form::Check => self.check(parts),
            Form::Lineage => self.lineage(parts),
            Form::Entry => self.entry(parts),
            Form::Term
            | Form::Start
            | Form::Provisional
            | Form::Joins
            | Form::Exit
            | Form::Suspended
            | Form::Survives
            | Form::Silence
            | Form::Notices => self.life(form, parts),
            Form::Duty => self.duty(parts),
            Form::On => self.on(parts),
            Form::JudgedFact => self.judged_fact(parts),
            Form::Expect => self.expect(parts),
            Form::Column => self.column(parts),
            Form::Set => self.set(parts),
            Form::Assume => self.assume(parts),
            Form::Untranslatable => self.untranslatable(parts),
            _ => self.change_or_short(form, parts),
        }
    }

    fn change_or_short(&mut self, form: Form, parts: Parts<'_>) -> Option<SentenceKind> {
        match form {
            Form::Amend
            | Form::Electorate
            | Form::Body
            | Form::Entrenched
            | Form::AmendedBy
            | Form::RepealedBy
            | Form::Reaches
            | Form::Proposed
            | Form::Following
            | Form::InForm
            | Form::Communicated
            | Form::Adopted
            | Form::Needs
            | Form::Effective => self.way(form, parts),
            Form::Fingerprint
            | Form::Repeal
            | Form::Renumber
            | Form::Remove
            | Form::Move
            | Form::Replace
            | Form::Missing
            | Form::Transition
            | Form::Claim => self.change(form, parts),
            Form::ForEvery
            | Form::TermTenet
            | Form::GapTenet
            | Form::NoticeTenet
            | Form::Never
            | Form::DutyTenet
            | Form::EveryAmendment => self.tenet(form, parts),
            _ => self.short_sentence(form, parts),
        }
    }

    fn fact(&mut self, mut parts: Parts<'_>) -> Option<SentenceKind> {
        let answered = self.diagnostics.len();
        let (field, value) = (self.name(parts.next()?), self.value(parts.next()?)?);
        Some(if self.guessed_since(answered) { SentenceKind::Broken(Vec::new()) } else { SentenceKind::Fact { field, value } })
    }

    /// Sentences of one or two parts.
    fn short_sentence(&mut self, form: Form, mut parts: Parts<'_>) -> Option<SentenceKind> {
        Some(match form {
            Form::Use => SentenceKind::Use(self.text(parts.next()?)),
            Form::Defaults => SentenceKind::Defaults(self.name(parts.next()?)),
            Form::Edition => SentenceKind::Edition(self.edition_in(parts.next()?)?),
            Form::Strength => SentenceKind::Strength(self.word(&parts.next()?)),
            Form::Weekend => SentenceKind::Weekend(parts.map(|day| self.word(&day)).collect()),
            Form::Holidays => self.holidays(parts)?,
            Form::Counting => SentenceKind::Counting(self.word(&parts.next()?)),
            Form::MonthEnd => SentenceKind::MonthEnd(self.word(&parts.next()?)),
            Form::Party => SentenceKind::Party { name: self.name(parts.next()?), title: self.text(parts.next()?) },
            Form::Horizon => SentenceKind::Horizon { from: self.date(&parts.next()?), to: self.date(&parts.next()?) },
            Form::Event => {
                let name = self.name(parts.next()?);
                let title = parts.if_next(Rule::text).map(|text| self.text(text));
                let by = parts.next().and_then(|by| self.who_in(by));
                SentenceKind::Event { name, title, by }
            }
            Form::Adopt => SentenceKind::Adopt(self.name(parts.next()?)),
            Form::Quote => SentenceKind::Quote(self.texts(parts)),
            Form::Ignore => SentenceKind::Ignore(self.texts(parts)),
            Form::Recital => SentenceKind::Recital(self.text(parts.next()?)),
            Form::Purpose => SentenceKind::Purpose(self.text(parts.next()?)),
            Form::Gap => SentenceKind::Gap(self.text(parts.next()?)),
            Form::Except => SentenceKind::Except(self.numbers(parts)),
            Form::Prevails => SentenceKind::PrevailsOver(self.numbers(parts)),
            Form::Choose => SentenceKind::Choose { term: self.name(parts.next()?), reading: self.name(parts.next()?) },
            Form::Fact => return self.fact(parts),
            Form::Mapping => SentenceKind::Mapping { from: self.text(parts.next()?), to: self.value(parts.next()?)? },
            Form::Focus => {
                let Some(part) = parts.next() else { return Some(SentenceKind::Focus(None)) };
                SentenceKind::Focus(Some(self.condition_in(part)?))
            }
            _ => return None,
        })
    }
}
