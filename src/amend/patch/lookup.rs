//! Places looked up by number and by name; what is not there is reported.

use super::plan::Seat;
use super::resolve::{Resolver, beside_it};
use crate::amend::{problems, tree};
use crate::syntax::tree::{Beside, Name, Number, Sentence, SentenceKind};

impl<'t> Resolver<'t> {
    /// The section, clause or entry of that number.
    pub fn numbered(&mut self, number: &Number) -> Option<&'t Sentence> {
        let all = tree::all(self.old);
        let of_number = |sentence: &&&'t Sentence| tree::number(sentence).is_some_and(|own| own.text == number.text);
        if let Some(found) = all.iter().find(of_number) {
            return Some(found);
        }
        let repealed = all.iter().find_map(|sentence| match &sentence.kind {
            SentenceKind::RepealedBy(memory) if memory.numbers.iter().any(|gone| gone.text == number.text) => {
                Some((sentence.head, &memory.by))
            }
            _ => None,
        });
        let becomes = self.change.operations().find_map(|operation| match &operation.kind {
            SentenceKind::Renumber { from, to } if to.text == number.text => Some(from),
            _ => None,
        });
        let known = all.iter().filter_map(|sentence| Some((tree::number(sentence)?.text.as_str(), sentence.head)));
        self.report(match becomes {
            Some(from) => problems::not_yet_there(number, from),
            None => problems::unknown_clause(number, known.collect(), repealed, self.old),
        });
        None
    }

    /// The section or clause of that number.
    pub fn provision(&mut self, number: &Number) -> Option<&'t Sentence> {
        let found = self.numbered(number)?;
        if matches!(found.kind, SentenceKind::Entry(_)) {
            self.report(problems::entry_for_clause(number, found));
            return None;
        }
        Some(found)
    }

    /// `activity`, `parties` or `calendar`.
    pub fn block(&mut self, word: &Name) -> Option<&'t Sentence> {
        let is_it = |sentence: &&&'t Sentence| match sentence.kind {
            SentenceKind::Activity(_) => word.text == "activity",
            SentenceKind::Parties(_) => word.text == "parties",
            SentenceKind::Calendar(_) => word.text == "calendar",
            _ => false,
        };
        let all = tree::all(self.old);
        let found = all.iter().find(is_it).copied();
        if found.is_none() {
            self.report(problems::no_such_block(word, self.old.head));
        }
        found
    }

    pub fn taxonomy(&mut self, name: &Name) -> Option<&'t Sentence> {
        let all = tree::all(self.old);
        let mut taxonomies = all.into_iter().filter_map(|sentence| match &sentence.kind {
            SentenceKind::Taxonomy(taxonomy) => Some((sentence, &taxonomy.name)),
            _ => None,
        });
        let found = taxonomies.clone().find(|(_, own)| own.text == name.text).map(|(sentence, _)| sentence);
        if found.is_none() {
            let known = taxonomies.by_ref().map(|(sentence, own)| (own.text.as_str(), sentence.head)).collect();
            self.report(problems::unknown_taxonomy(name, known, self.old.head));
        }
        found
    }

    /// The entry, field, party or declaration of that name in a block.
    pub fn named(&mut self, around: &'t Sentence, name: &Name) -> Option<&'t Sentence> {
        // What is declared in the head is removed from the programme; what lies deeper is removed from where it lies.
        let within = if matches!(around.kind, SentenceKind::Programme(_)) {
            tree::inside(&around.kind).into_iter().flatten().collect()
        } else {
            tree::all(around).into_iter().skip(1).collect::<Vec<_>>()
        };
        let found = within.iter().find(|sentence| tree::name(sentence).is_some_and(|own| own.text == name.text)).copied();
        if found.is_none() {
            let known = within.iter().filter_map(|sentence| Some((tree::name(sentence)?.text.as_str(), sentence.head))).collect();
            self.report(problems::unknown_entry(name, known, around));
        }
        found
    }

    pub fn entry_seat(&mut self, taxonomy: &'t Sentence, under: Option<&Name>, beside: Option<&(Beside, Name)>) -> Option<Seat> {
        let around = match under {
            Some(under) => self.named(taxonomy, under)?,
            None => taxonomy,
        };
        let Some((side, name)) = beside else { return Some(Seat::EndOf(around.span)) };
        let neighbour = self.named(taxonomy, name)?;
        let is_there = under.is_none() || tree::inside(&around.kind).into_iter().flatten().any(|inner| inner.span == neighbour.span);
        if !is_there {
            self.report(problems::not_below(name, neighbour.head, under));
            return None;
        }
        Some(beside_it(*side, neighbour.span))
    }

    /// Reports what cannot stand in the section or the clause into which it is put.
    pub fn can_stand(&mut self, body: &[Sentence], there: &Sentence) {
        let section = matches!(there.kind, SentenceKind::Section(_));
        for sentence in body.iter().filter(|sentence| !problems::can_stand(&sentence.kind, section)) {
            self.report(problems::misplaced(sentence.head, there.head, section));
        }
    }
}
