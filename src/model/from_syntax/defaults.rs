//! What a programme takes from a block of defaults: only what it does not say itself.

use super::outline::{Placed, of_its_life};
use super::{Checker, Used, id};
use crate::model::problems;
use crate::model::types::{Provision, ProvisionId, ProvisionKind};
use crate::source::Span;
use crate::syntax::tree::{self, Name, Point, Sentence, SentenceKind, Survives, Text, Who};

/// A block of defaults.
#[derive(Clone, Copy)]
struct Block<'t> {
    name: &'t Name,
    title: Option<&'t Text>,
    body: &'t [Sentence],
}

impl<'t> Checker<'t> {
    /// Takes the defaults that the programme names, behind all that it says itself.
    pub(super) fn take_defaults(&mut self, files: &'t [tree::File]) {
        let blocks: Vec<Block<'t>> = files.iter().flat_map(|file| &file.sentences).filter_map(block).collect();
        blocks.iter().for_each(|block| self.only_defaults(block));
        self.one_of_each_name(&blocks);
        let named: Vec<(&'t Name, Span)> = self.outline.header.iter().filter_map(|sentence| named(sentence)).collect();
        let mut said = None;
        named.iter().for_each(|(_, place)| self.once(&mut said, "defaults", *place));
        let wanted = named.first().map(|(name, _)| *name);
        for unused in blocks.iter().filter(|block| wanted.is_none_or(|wanted| wanted.text != block.name.text)) {
            self.report(problems::unused_defaults(unused.name));
        }
        match wanted.map(|wanted| (wanted, blocks.iter().find(|block| block.name.text == wanted.text))) {
            Some((_, Some(block))) => self.fill_in(block),
            Some((wanted, None)) if !self.outline.broken.blocks => self.report(problems::unknown_defaults(wanted)),
            _ => {}
        }
    }

    fn one_of_each_name(&mut self, blocks: &[Block<'t>]) {
        for (at, block) in blocks.iter().enumerate() {
            if let Some(first) = blocks.iter().take(at).find(|first| first.name.text == block.name.text) {
                self.report(problems::duplicate_name(block.name, "block of defaults", first.name.span));
            }
        }
    }

    // Rules about activities, duties and lists are a document's own matter.
    fn only_defaults(&mut self, block: &Block<'t>) {
        let inside = block.body.iter().filter_map(clause).flat_map(|clause| &clause.body);
        for sentence in inside.filter(|sentence| !may_be_default(&sentence.kind)) {
            match &sentence.kind {
                SentenceKind::Broken(_) => self.outline.broken.any = true,
                _ => self.report(problems::not_a_default(sentence.head)),
            }
        }
    }

    fn fill_in(&mut self, block: &Block<'t>) {
        let mut events: Vec<&'t str> = Vec::new();
        for clause in block.body.iter().filter_map(clause) {
            let silent: Vec<&'t Sentence> = clause.body.iter().filter(|sentence| self.is_silent_on(&sentence.kind)).collect();
            if silent.is_empty() {
                continue;
            }
            let provision = self.provision_of(block, clause);
            for sentence in &clause.body {
                self.effect(sentence, Some(provision));
                if !of_its_life(&sentence.kind) {
                    self.recital(&sentence.kind, Some(provision));
                }
            }
            events.extend(silent.iter().flat_map(|sentence| events_of(&sentence.kind)));
            self.outline.lives.extend(silent.into_iter().map(|sentence| Placed { sentence, provision: Some(provision) }));
        }
        for sentence in block.body {
            if let SentenceKind::Event { name, .. } = &sentence.kind
                && events.contains(&name.text.as_str())
                && !self.has_event(name)
            {
                self.outline.events.push(Placed { sentence, provision: None });
            }
        }
    }

    fn has_event(&self, wanted: &Name) -> bool {
        let declared = self.outline.events.iter().map(|placed| &placed.sentence.kind);
        declared.into_iter().any(|kind| matches!(kind, SentenceKind::Event { name, .. } if name.text == wanted.text))
    }

    fn provision_of(&mut self, block: &Block<'t>, clause: &'t tree::Provision) -> ProvisionId {
        let provision = ProvisionId(id(self.model.provisions.len()));
        let number = format!("{} {}", block.name.text, clause.number.text);
        self.model.provisions.push(Provision {
            number: number.clone(),
            title: clause.title.as_ref().map(|title| title.text.clone()),
            kind: ProvisionKind::Clause,
            parent: None,
            quotes: Vec::new(),
            recitals: Vec::new(),
            of: Some(block.title.map_or_else(|| block.name.text.clone(), |title| title.text.clone())),
            amended_by: Vec::new(),
            span: clause.number.span,
        });
        self.used.effect.push(false);
        Used::mark(&mut self.used.effect, provision.index());
        let first = *self.default_numbers.entry(number).or_insert(provision);
        if first != provision {
            let first = self.model.provisions.get(first.index()).map_or(clause.number.span, |first| first.span);
            self.report(problems::duplicate_number(&clause.number, first));
        }
        provision
    }

    /// Whether a sentence of the defaults says something on which all that stands before it says nothing.
    fn is_silent_on(&self, default: &SentenceKind) -> bool {
        let said = |says: &dyn Fn(&SentenceKind) -> bool| self.outline.lives.iter().any(|placed| says(&placed.sentence.kind));
        match default {
            SentenceKind::Start(_) => !said(&|own| matches!(own, SentenceKind::Start(_)) || is_from_a_day(own)),
            SentenceKind::Joins(_) => !said(&|own| matches!(own, SentenceKind::Joins(_) | SentenceKind::Start(_)) || is_from_a_day(own)),
            SentenceKind::Provisional(_) => !said(&|own| matches!(own, SentenceKind::Provisional(_))),
            SentenceKind::Term(_) => !said(&|own| matches!(own, SentenceKind::Term(_))),
            SentenceKind::Exit(exit) if all_together(&exit.who) => {
                !said(&|own| matches!(own, SentenceKind::Exit(own) if all_together(&own.who)))
            }
            SentenceKind::Exit(_) => !said(&|own| matches!(own, SentenceKind::Exit(own) if !all_together(&own.who)) || has_an_end(own)),
            SentenceKind::Suspended(_) => !said(&|own| matches!(own, SentenceKind::Suspended(_))),
            SentenceKind::Survives(survives) => !said(&|own| matches!(own, SentenceKind::Survives(own) if same(own, survives))),
            SentenceKind::Silence(silence) => {
                !said(&|own| matches!(own, SentenceKind::Silence(own) if own.after.text == silence.after.text))
            }
            SentenceKind::NoticesOnReceipt => !said(&|own| matches!(own, SentenceKind::NoticesOnReceipt)) && said(&is_open_on_receipt),
            SentenceKind::NoticesRevocable(_) => {
                !said(&|own| matches!(own, SentenceKind::NoticesRevocable(_))) && said(&is_open_on_revocation)
            }
            _ => false,
        }
    }
}

fn block(sentence: &Sentence) -> Option<Block<'_>> {
    match &sentence.kind {
        SentenceKind::DefaultsBlock { name, title, body } => Some(Block { name, title: title.as_ref(), body }),
        _ => None,
    }
}

fn clause(sentence: &Sentence) -> Option<&tree::Provision> {
    match &sentence.kind {
        SentenceKind::Clause(clause) => Some(clause),
        _ => None,
    }
}

fn named(sentence: &Sentence) -> Option<(&Name, Span)> {
    match &sentence.kind {
        SentenceKind::Defaults(name) => Some((name, sentence.span)),
        _ => None,
    }
}

fn may_be_default(kind: &SentenceKind) -> bool {
    let words = matches!(
        kind,
        SentenceKind::Quote(_)
            | SentenceKind::Recital(_)
            | SentenceKind::Purpose(_)
            | SentenceKind::Gap(_)
            | SentenceKind::Untranslatable { .. }
    );
    words || of_its_life(kind)
}

fn all_together(who: &Who) -> bool {
    matches!(who, Who::AllParties(_) | Who::Jointly(_))
}

// A term may say from when it runs, and so when the programme starts.
fn is_from_a_day(own: &SentenceKind) -> bool {
    matches!(own, SentenceKind::Term(term) if term.from.as_ref().is_some_and(|from| !matches!(from, Point::Start(_))))
}

// A term that ends or is renewed is a provision on how the programme ends.
fn has_an_end(own: &SentenceKind) -> bool {
    let SentenceKind::Term(term) = own else { return false };
    !matches!(term.length, tree::TermLength::Unlimited(_)) && !matches!(term.then, Some(tree::Then::Unlimited(_)))
}

fn same(own: &Survives, default: &Survives) -> bool {
    match (own, default) {
        (Survives::Named { name: own, .. }, Survives::Named { name: default, .. }) => own.text == default.text,
        (Survives::Activity(_), Survives::Activity(_)) => true,
        _ => false,
    }
}

// What all parties do together is no notice.
fn is_open_on_receipt(own: &SentenceKind) -> bool {
    match own {
        SentenceKind::Exit(exit) => exit.notice.is_none() && !all_together(&exit.who),
        SentenceKind::Term(term) => matches!(&term.then, Some(tree::Then::Renewed(renewed)) if renewed.unless && !renewed.receipt),
        _ => false,
    }
}

fn is_open_on_revocation(own: &SentenceKind) -> bool {
    matches!(own, SentenceKind::Exit(exit) if exit.revocable.is_none() && !all_together(&exit.who))
}

/// The events that a sentence of the defaults speaks of.
fn events_of(kind: &SentenceKind) -> Vec<&str> {
    let names: Vec<&Name> = match kind {
        SentenceKind::Start(point) | SentenceKind::Joins(point) | SentenceKind::Provisional(point) => return events_in(point),
        SentenceKind::Exit(exit) => std::iter::once(&exit.event).chain(&exit.revocable).collect(),
        SentenceKind::Suspended(suspended) => vec![&suspended.event, &suspended.lifted],
        SentenceKind::Silence(silence) => vec![&silence.after, &silence.unless],
        SentenceKind::NoticesRevocable(by) => vec![by],
        _ => Vec::new(),
    };
    names.into_iter().map(|name| name.text.as_str()).collect()
}

fn events_in(point: &Point) -> Vec<&str> {
    match point {
        Point::Trigger(trigger) => vec![trigger.event.text.as_str()],
        Point::Later(points, _) | Point::Earlier(points, _) => points.iter().flat_map(events_in).collect(),
        Point::NthDay(_, point) | Point::After(_, point) | Point::MonthFollowing(_, point) => events_in(point),
        _ => Vec::new(),
    }
}
