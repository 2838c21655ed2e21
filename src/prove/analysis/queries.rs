//! Many questions about one policy: what shows that one of them has an answer often shows it of others too.

use crate::evaluate;
use crate::prove::answers::{Answer, Search};
use crate::prove::case::Case;
use crate::prove::circuit::{Bit, FALSE, TRUE};
use crate::prove::literal::Literal;
use crate::prove::replay::Replayed;
use crate::prove::space::{Side, Space};
use crate::value::Truth;
use litemap::LiteMap;

/// Questions whether there is an activity of which something holds.
pub(super) struct Asked {
    bits: Vec<Bit>,
    /// For each whether an activity of its own is wanted.
    wanted: Vec<bool>,
    stated: Bit,
}

/// The answer to one of them.
#[derive(Clone, Debug)]
pub(super) enum Answered {
    /// This one.
    Shown(Case),
    /// There is one; another question's activity showed it.
    Somewhere,
    /// There is none, as a certificate says that has been checked.
    Never,
}

impl Asked {
    /// Nothing yet; `stated` holds of every activity that counts.
    pub fn new(stated: Bit) -> Self {
        Self { bits: Vec::new(), wanted: Vec::new(), stated }
    }

    /// Asks whether there is an activity of which the bit holds. Answers with the question's place.
    pub fn ask(&mut self, bit: Bit) -> usize {
        self.bits.push(bit);
        self.wanted.push(false);
        self.bits.len().saturating_sub(1)
    }

    /// The same, and wants to see one.
    pub fn ask_for_one(&mut self, bit: Bit) -> usize {
        let at = self.ask(bit);
        if let Some(wanted) = self.wanted.get_mut(at) {
            *wanted = true;
        }
        at
    }
}

/// Answers every question; none where one of them is not settled within the budget.
pub(super) fn answer(space: &mut Space, side: &Side<'_>, asked: &Asked, budget: u64) -> Option<Vec<Answered>> {
    let (mut search, literals) = Search::supposing(space, &[asked.stated], &asked.bits);
    let mut answered: Vec<Option<Answered>> = vec![None; asked.bits.len()];
    for (at, (bit, literal)) in asked.bits.iter().zip(literals).enumerate() {
        if matches!(answered.get(at), Some(Some(_))) {
            continue;
        }
        let found = match (literal, *bit) {
            (None, FALSE) => Answered::Never,
            (None, TRUE) => Answered::Somewhere,
            (None, _) => return None,
            (Some(literal), bit) => one(space, &mut search, (bit, literal), budget)?,
        };
        if let Answered::Shown(case) = &found
            && !space.leaves_terms_open()
            && Replayed::of(side, case).is_some()
        {
            let assigned = space.assigned(case, &LiteMap::new());
            for ((place, bit), wanted) in answered.iter_mut().zip(&asked.bits).zip(&asked.wanted) {
                if place.is_none() && !wanted && assigned.says(*bit) {
                    *place = Some(Answered::Somewhere);
                }
            }
        }
        if let Some(place) = answered.get_mut(at) {
            *place = Some(found);
        }
    }
    answered.into_iter().collect()
}

fn one(space: &Space, search: &mut Search, asked: (Bit, Literal), budget: u64) -> Option<Answered> {
    match search.find(space, &[asked], budget) {
        Answer::Found(found) => Some(Answered::Shown(Case::of(space, &found))),
        Answer::None { goal, certificate, .. } => search.check(space, &goal, &certificate).ok().map(|()| Answered::Never),
        Answer::Unsettled => None,
    }
}

/// Whether each rule of a policy decides as it can about a case, as the evaluator says.
pub(super) fn decided(side: &Side<'_>, case: &Case) -> Vec<Truth> {
    let Some(activity) = case.activity(side) else { return Vec::new() };
    let nodes: Vec<u32> = side.program.rules.iter().map(|rule| rule.decides).collect();
    evaluate::truths(&side.program, &case.state(side), &activity, &nodes)
}
