//! What the command line adds to a policy: judgements, and the adapter that is meant.

use comity::Policy;
use comity::diagnostic::nearest;
use comity::model::{Adapter, JudgementId, PartyId};
use comity::program::Activity;
use comity::value::Truth;

/// A judgement from the command line.
pub struct Given {
    judgement: JudgementId,
    parties: Vec<PartyId>,
    truth: Truth,
}

/// Finds the judgements that are named, as `appropriate` or, for one party's part, `mutual_interest.japan`.
pub fn resolve(policy: &Policy, typed: &[(String, bool)]) -> Result<Vec<Given>, String> {
    typed.iter().map(|(name, yes)| one(policy, name, Truth::from(*yes))).collect()
}

fn one(policy: &Policy, typed: &str, truth: Truth) -> Result<Given, String> {
    let (name, party) = typed.split_once('.').map_or((typed, None), |(name, party)| (name, Some(party)));
    let judgements = &policy.model().judgements;
    let found = (0..).map(JudgementId).zip(judgements).find(|(_, judgement)| judgement.name == name);
    let Some((judgement, declared)) = found else {
        return Err(unknown("judgement", name, judgements.iter().map(|judgement| judgement.name.as_str())));
    };
    let makers = declared.by.parties();
    let title = |id: &PartyId| policy.model().parties.get(id.index()).map_or("", |party| party.name.as_str());
    let parties = match party {
        None => makers.to_vec(),
        Some(party) => makers.iter().filter(|id| title(id) == party).copied().collect(),
    };
    if parties.is_empty() {
        return Err(unknown(
            &format!("party that makes the judgement `{name}` and is called"),
            party.unwrap_or(""),
            makers.iter().map(title),
        ));
    }
    Ok(Given { judgement, parties, truth })
}

/// States the judgements of which the activity's own file says nothing.
pub fn state(given: &[Given], policy: &Policy, activity: &mut Activity) {
    let program = policy.program();
    for given in given {
        for party in &given.parties {
            if activity.judged_by(program, given.judgement, *party) == Truth::Unknown {
                activity.judge(program, given.judgement, Some(*party), given.truth, None);
            }
        }
    }
}

/// The adapter of that name.
pub fn adapter<'p>(policy: &'p Policy, name: &str) -> Result<&'p Adapter, String> {
    policy.adapter(name).ok_or_else(|| unknown("adapter", name, policy.model().adapters.iter().map(|adapter| adapter.name.as_str())))
}

fn unknown<'n>(what: &str, name: &str, known: impl Iterator<Item = &'n str>) -> String {
    let known: Vec<&str> = known.collect();
    let message = format!("the policy has no {what} `{name}`");
    match (nearest(name, known.iter().copied()), known.is_empty()) {
        (Some(near), _) => format!("{message}; perhaps you mean `{near}`"),
        (None, true) => format!("{message}; it has none at all"),
        (None, false) => format!("{message}; it has `{}`", known.join("`, `")),
    }
}
