//! The ways in which a programme may be amended, and what may not be amended.

use super::Checker;
use super::names::Meant;
use super::outline::Placed;
use crate::model::change::{ActKind, AmendingWay, Approval, Entrenched, Form, Reach, Reached, Voters};
use crate::model::problems;
use crate::model::types::{Event, EventId, ProvisionId};
use crate::source::Span;
use crate::syntax::tree::{self, ActForm, EffectFor, Name, Point, Sentence, SentenceKind};

/// Where each of the things that a way of amending says only once has been said.
#[derive(Default)]
struct Said {
    proposed: Option<Span>,
    following: Option<Span>,
    form: Option<Span>,
    communicated: Option<Span>,
    effective: Option<Span>,
    late: Option<Span>,
    /// Whether it has an adoption apart from what it needs.
    adopts: bool,
    /// Whether something could not be read, so that nothing follows from what is missing.
    broken: bool,
}

/// What is worked out, in the order in which it comes about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Communication,
    Adoption,
    Acceptance,
}

impl<'t> Checker<'t> {
    /// Every way in which the programme is amended.
    pub(super) fn ways(&mut self) {
        let mut said = None;
        for placed in std::mem::take(&mut self.outline.amends) {
            let Some(provision) = placed.provision else { continue };
            match &placed.sentence.kind {
                SentenceKind::Amend(amend) => {
                    self.once(&mut said, "amend", placed.sentence.span);
                    self.short_way(amend, provision, placed.sentence.span);
                }
                SentenceKind::Amending(amending) => self.way(amending, provision, placed.sentence),
                _ => {}
            }
        }
    }

    fn short_way(&mut self, amend: &tree::Amend, provision: ProvisionId, span: Span) {
        let (who, following) = (self.who(&amend.who), amend.following.as_ref().map(|name| self.act(name)));
        let Some(who) = who else { return };
        let mut way = blank(provision, span);
        way.following = following.flatten();
        way.form = amend.form.as_ref().map(form);
        way.itself = amend.itself;
        way.needs = vec![Approval::Consent(who)];
        way.reach = vec![Reach { of: Reached::Everything, additions: false }];
        self.model.ways.push(way);
    }

    fn way(&mut self, written: &'t tree::Amending, provision: ProvisionId, sentence: &'t Sentence) {
        let mut way = blank(provision, sentence.head);
        way.title = written.title.as_ref().map(|title| title.text.clone());
        let adopts = written.body.iter().any(|sentence| matches!(sentence.kind, SentenceKind::AdoptedBy(_)));
        let mut said = Said { adopts, ..Said::default() };
        for sentence in &written.body {
            self.of_way(&mut way, &mut said, sentence);
        }
        if way.reach.is_empty() {
            way.reach.push(Reach { of: Reached::Everything, additions: false });
        }
        if way.adopted.is_empty() && way.needs.is_empty() && !said.broken {
            self.report(problems::no_approval(sentence.head));
        }
        self.dead_reach(&written.body, sentence.head);
        self.model.ways.push(way);
    }

    fn of_way(&mut self, way: &mut AmendingWay, said: &mut Said, sentence: &'t Sentence) {
        match &sentence.kind {
            SentenceKind::Reaches(reaches) => self.reaches(way, reaches),
            SentenceKind::ProposedBy(who) => {
                self.once(&mut said.proposed, "proposed by", sentence.span);
                way.proposed_by = self.who(who);
            }
            SentenceKind::Following(name) => {
                self.once(&mut said.following, "following", sentence.span);
                way.following = self.act(name);
            }
            SentenceKind::Form(written) => {
                self.once(&mut said.form, "the form", sentence.span);
                way.form = Some(form(written));
            }
            SentenceKind::Communicated { length, before } => {
                self.once(&mut said.communicated, "communicated", sentence.span);
                let (length, kind) = (self.length_of_term(length), self.act_kind(before));
                kind.iter().for_each(|kind| self.comes_after(*kind, Stage::Communication, said.adopts, before.span));
                way.communicated = length.zip(kind);
            }
            SentenceKind::AdoptedBy(written) => {
                let approval = self.approval_at(written, Stage::Adoption, said, sentence.span);
                way.adopted.extend(approval);
            }
            SentenceKind::Needs(written) => {
                let approval = self.approval_at(written, Stage::Acceptance, said, sentence.span);
                way.needs.extend(approval);
            }
            SentenceKind::Effective(effective) => self.effective(way, said, effective, sentence.span),
            _ => {
                said.broken = true;
                self.outline.broken.any = true;
            }
        }
    }

    // Where those that object are left out, a second sentence may say from when it is in force for one that consents after all.
    fn effective(&mut self, way: &mut AmendingWay, said: &mut Said, written: &tree::Effective, span: Span) {
        let effect = written.reach.unwrap_or(EffectFor::All);
        let late = effect == EffectFor::Consenting && said.effective.is_some() && way.effect == EffectFor::AllButObjecting;
        self.once(if late { &mut said.late } else { &mut said.effective }, "effective", span);
        self.acting = true;
        let point = self.point(&written.point, true);
        self.acting = false;
        if !said.adopts {
            adoptions(&written.point).into_iter().for_each(|place| self.report(problems::no_adoption(place)));
        }
        if late {
            way.late = point;
        } else {
            (way.effective, way.effect) = (point, effect);
        }
    }

    fn approval_at(&mut self, written: &tree::Approval, stage: Stage, said: &mut Said, place: Span) -> Option<Approval> {
        let approval = self.approval(written);
        said.broken |= approval.is_none();
        for kind in approval.iter().flat_map(|approval| self.rests_on(approval)).collect::<Vec<_>>() {
            self.comes_after(kind, stage, said.adopts, place);
        }
        approval
    }

    /// The acts that must be there before it can be told whether it is agreed.
    fn rests_on(&self, approval: &Approval) -> Vec<ActKind> {
        let (voters, after) = match approval {
            Approval::Consent(_) | Approval::Decision(_) => return Vec::new(),
            Approval::ConsentOf(_, of) | Approval::Votes { of, .. } => (of, None),
            Approval::NoObjection { of, after, .. } => (of, Some(*after)),
        };
        let frozen = match voters {
            Voters::Parties => None,
            Voters::Electorate(electorate) => self.model.electorates.get(electorate.index()).and_then(|one| one.frozen_on),
        };
        after.into_iter().chain(frozen).collect()
    }

    // What is worked out from an approval comes after it, and what never comes is waited for in vain.
    fn comes_after(&mut self, kind: ActKind, stage: Stage, adopts: bool, place: Span) {
        let circular = matches!(
            (kind, stage),
            (ActKind::Acceptance | ActKind::Objection, Stage::Adoption | Stage::Acceptance)
                | (ActKind::Adoption, Stage::Adoption)
                | (ActKind::Communication, Stage::Communication)
        );
        if circular {
            self.report(problems::circular_approval(place, kind.word()));
        } else if kind == ActKind::Adoption && !adopts {
            self.report(problems::no_adoption(place));
        }
    }

    /// The event that must come first: an act of a duty, or an event that the policy declares.
    pub(super) fn act(&mut self, name: &Name) -> Option<EventId> {
        if self.names.contains_key(name.text.as_str()) {
            return self.event(name);
        }
        if self.outline.broken.any {
            return None;
        }
        let near = self.suggest(&name.text, |checker| checker.model.event_names().collect());
        self.report(problems::unknown_act(name, near.as_deref()));
        None
    }

    /// The event of a point in time that is reckoned from acts on an amendment. A word such as `consent` needs no declaration.
    pub(super) fn act_event(&mut self, name: &Name) -> Option<EventId> {
        let Some(kind) = ActKind::of_word(&name.text) else { return self.act_kind(name).and_then(|_| self.event(name)) };
        if let Some(event) = self.acts.get(&kind) {
            return Some(*event);
        }
        let event = match self.names.get(name.text.as_str()) {
            Some((Meant::Event(event), _)) => *event,
            _ => self.implicit(name),
        };
        self.acts.insert(kind, event);
        Some(event)
    }

    /// An event that nothing declares, so that a point in time or a principle can speak of it.
    pub(super) fn implicit(&mut self, name: &Name) -> EventId {
        let event = EventId(super::id(self.model.events.len()));
        self.model.events.push(Event { name: name.text.clone(), title: None, by: None, act: true, implicit: true, span: name.span });
        self.used.events.push(true);
        event
    }

    /// What may not be amended.
    pub(super) fn entrenched(&mut self) {
        for Placed { sentence, provision } in std::mem::take(&mut self.outline.entrenched) {
            let (SentenceKind::Entrenched(numbers), Some(provision)) = (&sentence.kind, provision) else { continue };
            for number in numbers {
                let Some(target) = self.provision_numbered(number) else { continue };
                let first = *self.shut.entry(target).or_insert(number.span);
                if first == number.span {
                    self.model.entrenched.push(Entrenched { target, provision, span: number.span });
                } else {
                    self.report(problems::repeated_member(&number.text, number.span, first));
                }
            }
        }
    }
}

fn blank(provision: ProvisionId, span: Span) -> AmendingWay {
    AmendingWay {
        provision,
        title: None,
        reach: Vec::new(),
        itself: false,
        proposed_by: None,
        following: None,
        form: None,
        communicated: None,
        adopted: Vec::new(),
        needs: Vec::new(),
        effective: None,
        effect: EffectFor::All,
        late: None,
        span,
    }
}

/// Where a point in time speaks of the adoption.
fn adoptions(point: &Point) -> Vec<Span> {
    match point {
        Point::Trigger(trigger) if trigger.event.text == "adoption" => vec![trigger.event.span],
        Point::Later(points, _) | Point::Earlier(points, _) => points.iter().flat_map(adoptions).collect(),
        Point::NthDay(_, from) | Point::After(_, from) | Point::MonthFollowing(_, from) => adoptions(from),
        _ => Vec::new(),
    }
}

/// The form of an act.
pub(super) fn form(written: &ActForm) -> Form {
    match written {
        ActForm::InWriting(_) => Form::Written,
        ActForm::Named(text) => Form::Named(text.text.clone()),
    }
}
