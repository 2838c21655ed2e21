//! What is odd about a policy, whatever anybody proposes: rules that make no difference, rules that clash, demands that nothing can meet.

mod duties;
mod queries;

pub use duties::{DutyOddity, odd_duties};

use super::case::Case;
use super::circuit::{Bit, FALSE, Known};
use super::encode::Encoder;
use super::space::{Domain, Facts, Side, Space};
use crate::model::{EntryId, FieldId, FieldKind, Model, OpenTermId, RuleId, RuleKind};
use queries::{Answered, Asked, answer};

/// Something odd about a rule or a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oddity {
    /// What.
    pub kind: OddityKind,
    /// An activity that shows it; none where there is nothing to show, since it is odd that there is none.
    pub case: Option<Case>,
}

/// What is odd.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OddityKind {
    /// The rule applies to no activity.
    NeverApplies(RuleId),
    /// What the rule requires can be met by none of the activities to which it applies.
    Unmeetable(RuleId),
    /// The `only if` of the permit can be met by none of the activities to which it applies.
    NeverPermits(RuleId),
    /// Without the rule every activity would come out as it does.
    Redundant(RuleId),
    /// Nothing is permitted whose field has that entry, or anything below it.
    NothingPermits(FieldId, EntryId),
    /// Nothing at all is permitted.
    NothingIsPermitted,
    /// The forbid and the permit, of different clauses of which neither yields to the other, both apply to an activity. The prohibition wins.
    Opposed {
        /// The forbid.
        forbid: RuleId,
        /// The permit.
        permit: RuleId,
    },
}

/// What is odd about an edition under readings in place of the adopted ones; none where the budget ran out, which is that of each single question.
#[must_use]
pub fn oddities(model: &Model, readings: &[(OpenTermId, usize)], budget: u64) -> Option<Vec<Oddity>> {
    let mut sides = [Side::new(0, model, readings, &[])];
    let mut space = Space::new(&mut sides, Facts::Given);
    let [side] = &sides;
    let asked = questions(&mut space, side);
    let answered = answer(&mut space, side, &asked, budget)?;
    Some(told(model, side, &asked, &answered))
}

/// What is asked about the rules and lists of a policy: each question is whether there is such an activity.
struct Questions {
    all: Asked,
    /// By rule: whether it applies; whether its demand is met where it applies; whether it makes a difference.
    rules: Vec<[usize; 3]>,
    entries: Vec<(FieldId, EntryId, usize)>,
    permitted: usize,
    /// By forbid: whether a permit of another clause holds where it applies.
    opposed: Vec<(RuleId, usize)>,
}

impl std::ops::Deref for Questions {
    type Target = Asked;

    fn deref(&self) -> &Asked {
        &self.all
    }
}

fn questions(space: &mut Space, side: &Side<'_>) -> Questions {
    let mut encoder = Encoder::new(space, side);
    let judged = encoder.judged();
    let nodes = |of: fn(&crate::program::Rule) -> u32| side.program.rules.iter().map(of).collect::<Vec<u32>>();
    let (effective, demands, decides) = (
        encoder.nodes(&nodes(|rule| rule.effective)),
        encoder.nodes(&nodes(|rule| rule.demands)),
        encoder.nodes(&nodes(|rule| rule.decides)),
    );
    let kinds: Vec<RuleKind> = side.program.rules.iter().map(|rule| rule.kind).collect();
    let settled = settled(space);
    let can: Vec<Bit> = decides.iter().map(|known| can_hold(space, settled, *known)).collect();
    let differences = differences(space, &kinds, &decides, &can, judged.term);
    let mut all = Asked::new(judged.stated);
    let mut rules = Vec::new();
    for (at, effective) in effective.iter().enumerate() {
        let get = |list: &[Known]| list.get(at).copied().unwrap_or(Known::NOTHING);
        let [applies, met] = [*effective, get(&demands)].map(|known| can_hold(space, settled, known));
        let met = space.circuit.and(&[applies, met]);
        let differs = differences.get(at).copied().unwrap_or(FALSE);
        rules.push([all.ask(applies), all.ask(met), all.ask(differs)]);
    }
    let permitted = all.ask(judged.verdict.holds);
    let entries = entries(space, side, judged.verdict.holds, &mut all);
    let opposed = opposed(space, side, &kinds, &decides, &mut all);
    Questions { all, rules, entries, permitted, opposed }
}

/// Whether every judgement has been made, every event is recorded, and the days of the term are known.
fn settled(space: &mut Space) -> Bit {
    let answers: Vec<Known> = space.answers().map(|(_, known)| *known).collect();
    let made: Vec<Bit> = answers.iter().map(|known| space.circuit.or(&[known.holds, known.fails])).collect();
    let recorded: Vec<Bit> = space.events().map(|(_, happened)| happened.recorded).chain(space.terms_known()).chain(made).collect();
    space.circuit.and(&recorded)
}

/// That a condition holds; or that nobody knows although everything is settled of which it speaks, since the calendar leads nowhere. What is unknown is never "no".
fn can_hold(space: &mut Space, settled: Bit, known: Known) -> Bit {
    if known.fails == !known.holds {
        return known.holds;
    }
    let open = space.circuit.and(&[settled, !known.fails]);
    space.circuit.or(&[known.holds, open])
}

/// For each rule: it can decide, no other of its kind does, and nothing else settles the verdict against it.
fn differences(space: &mut Space, kinds: &[RuleKind], decides: &[Known], can: &[Bit], term: Known) -> Vec<Bit> {
    let circuit = &mut space.circuit;
    let of = |permits: bool| -> Vec<(usize, Known)> {
        let chosen = kinds.iter().zip(decides).enumerate().filter(move |(_, (kind, _))| (**kind == RuleKind::Permit) == permits);
        chosen.map(|(at, (_, known))| (at, *known)).collect()
    };
    let (permits, objections) = (of(true), of(false));
    let known = |list: &[(usize, Known)]| list.iter().map(|(_, known)| *known).collect::<Vec<Known>>();
    let (grounded, objected) = (circuit.any(&known(&permits)), circuit.any(&known(&objections)));
    let mut differs = vec![FALSE; decides.len()];
    for (list, against) in [(&permits, objected.holds), (&objections, grounded.fails)] {
        // No other one: none before it and none behind it.
        let mut before = Vec::with_capacity(list.len());
        let mut none = super::circuit::TRUE;
        for (_, known) in list {
            before.push(none);
            none = circuit.and(&[none, !known.holds]);
        }
        let mut behind = super::circuit::TRUE;
        for ((at, known), before) in list.iter().zip(before).rev() {
            let decides = can.get(*at).copied().unwrap_or(known.holds);
            let alone = circuit.and(&[before, behind, decides, !against, !term.fails]);
            if let Some(place) = differs.get_mut(*at) {
                *place = alone;
            }
            behind = circuit.and(&[behind, !known.holds]);
        }
    }
    differs
}

fn entries(space: &mut Space, side: &Side<'_>, permitted: Bit, all: &mut Asked) -> Vec<(FieldId, EntryId, usize)> {
    let mut found = Vec::new();
    for (id, field) in (0..).map(FieldId).zip(&side.model.fields) {
        let (FieldKind::One(taxonomy) | FieldKind::SetOf(taxonomy)) = field.kind else { continue };
        let Some(taxonomy) = side.model.taxonomies.get(taxonomy.index()) else { continue };
        let Some(domain) = side.field(id).and_then(|place| space.fields.get(place)).map(|field| field.domain.clone()) else { continue };
        for (entry, listed) in (0..).map(EntryId).zip(&taxonomy.entries) {
            let mut codes: Vec<u32> = (entry.0..=listed.last.0).filter_map(|code| side.code(id, code)).collect();
            codes.sort_unstable();
            let has = match &domain {
                Domain::Choice { number, .. } => space.numbers.within(&mut space.circuit, *number, &super::space::runs_of(&codes)),
                Domain::Set { members, .. } => {
                    let bits: Vec<Bit> = codes.iter().filter_map(|code| members.get(*code as usize)).map(|(_, bit)| *bit).collect();
                    space.circuit.or(&bits)
                }
                _ => FALSE,
            };
            let bit = space.circuit.and(&[permitted, has]);
            found.push((id, entry, all.ask(bit)));
        }
    }
    found
}

fn opposed(space: &mut Space, side: &Side<'_>, kinds: &[RuleKind], decides: &[Known], all: &mut Asked) -> Vec<(RuleId, usize)> {
    let mut found = Vec::new();
    for (at, known) in decides.iter().enumerate().filter(|(at, _)| kinds.get(*at) == Some(&RuleKind::Forbid)) {
        let elsewhere = |other: &usize| kinds.get(*other) == Some(&RuleKind::Permit) && apart(side.model, at, *other);
        let permits: Vec<Bit> =
            (0..kinds.len()).filter(elsewhere).filter_map(|other| decides.get(other)).map(|known| known.holds).collect();
        let any = space.circuit.or(&permits);
        let both = space.circuit.and(&[known.holds, any]);
        found.push((RuleId(u32::try_from(at).unwrap_or(u32::MAX)), all.ask_for_one(both)));
    }
    found
}

/// Whether another clause yields to the clause of a rule.
fn displaces(model: &Model, rule: RuleId) -> bool {
    let parent = |id: &crate::model::ProvisionId| model.provision(*id).and_then(|provision| provision.parent);
    let own = model.rules.get(rule.index()).map(|rule| rule.provision);
    let around: Vec<_> = std::iter::successors(own, parent).take(model.provisions.len()).collect();
    model.yields.iter().any(|one| around.contains(&one.special))
}

/// Whether two rules stand in different clauses, of which none contains the other.
fn apart(model: &Model, one: usize, other: usize) -> bool {
    let around = |at: usize| {
        let parent = |id: &crate::model::ProvisionId| model.provision(*id).and_then(|provision| provision.parent);
        let own = model.rules.get(at).map(|rule| rule.provision);
        std::iter::successors(own, parent).take(model.provisions.len()).collect::<Vec<_>>()
    };
    let (one, other) = (around(one), around(other));
    match (one.first(), other.first()) {
        (Some(first), Some(second)) => !other.contains(first) && !one.contains(second),
        _ => false,
    }
}

fn told(model: &Model, side: &Side<'_>, asked: &Questions, answered: &[Answered]) -> Vec<Oddity> {
    let never = |at: usize| matches!(answered.get(at), Some(Answered::Never));
    let odd = |kind| Oddity { kind, case: None };
    if never(asked.permitted) {
        return vec![odd(OddityKind::NothingIsPermitted)];
    }
    let mut found = Vec::new();
    for ((id, rule), [applies, met, differs]) in (0..).map(RuleId).zip(&model.rules).zip(&asked.rules) {
        let kind = match rule.kind {
            _ if never(*applies) => OddityKind::NeverApplies(id),
            RuleKind::Require if never(*met) => OddityKind::Unmeetable(id),
            RuleKind::Permit if never(*met) => OddityKind::NeverPermits(id),
            // A rule of a clause to which others yield makes a difference by what it displaces.
            _ if never(*differs) && !displaces(model, id) => OddityKind::Redundant(id),
            _ => continue,
        };
        found.push(odd(kind));
    }
    for (field, entry, at) in &asked.entries {
        // Of what nothing permits, the topmost is told.
        let parent = model.entry_of(*field, *entry).and_then(|entry| entry.parent);
        let above = asked.entries.iter().find(|(other, known, _)| other == field && Some(*known) == parent);
        if never(*at) && !above.is_some_and(|(_, _, at)| never(*at)) {
            found.push(odd(OddityKind::NothingPermits(*field, *entry)));
        }
    }
    for (forbid, at) in &asked.opposed {
        let Some(Answered::Shown(case)) = answered.get(*at) else { continue };
        let permits = (0..)
            .map(RuleId)
            .zip(&model.rules)
            .filter(|(id, rule)| rule.kind == RuleKind::Permit && apart(model, forbid.index(), id.index()));
        let truths = queries::decided(side, case);
        let permit = permits.map(|(id, _)| id).find(|id| truths.get(id.index()) == Some(&crate::value::Truth::True));
        found.extend(permit.map(|permit| Oddity { kind: OddityKind::Opposed { forbid: *forbid, permit }, case: Some(case.clone()) }));
    }
    found
}
