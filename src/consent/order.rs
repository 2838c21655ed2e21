//! Several amendments to one edition: the first that comes into force changes the text, and the others then change what is no more.

use super::arrival::Arrival;
use super::chronicle::Judged;
use crate::value::Truth;

/// Works out, for each party, which of several amendments to one edition comes first. One that another precedes never comes.
pub(super) fn settle(judged: &mut [Judged]) {
    let parties = judged.iter().map(|one| one.arrivals.len()).max().unwrap_or(0);
    let raw: Vec<Vec<Arrival>> = judged.iter().map(|one| one.arrivals.clone()).collect();
    for party in 0..parties {
        let of = |at: usize| raw.get(at).and_then(|of| of.get(party)).copied().unwrap_or(Arrival::NEVER);
        let mut order: Vec<usize> = (0..judged.len()).filter(|at| of(*at).can_be()).collect();
        order.sort_by_key(|at| (of(*at).earliest, *at));
        let mut standing: Vec<(usize, Arrival)> = Vec::new();
        for at in order {
            let own = of(at);
            let first = standing.iter().find(|(_, other)| is_behind(own, *other) == Truth::True).map(|(other, _)| *other);
            if let Some(first) = first {
                set(judged, at, party, Arrival::NEVER);
                if let Some(one) = judged.get(first).map(|one| one.at) {
                    judged.get_mut(at).into_iter().for_each(|late| late.overtaken = Some(one));
                }
                continue;
            }
            standing.push((at, own));
        }
        for (at, own) in &standing {
            let beside = standing.iter().find(|(other, arrival)| other != at && !is_certainly_first(*own, *arrival));
            if let Some((other, _)) = beside {
                set(judged, *at, party, own.perhaps());
                let other = judged.get(*other).map(|one| one.at);
                judged.get_mut(*at).into_iter().for_each(|one| one.together_with = other);
            }
        }
    }
}

/// Whether one comes behind the other for certain.
fn is_behind(own: Arrival, other: Arrival) -> Truth {
    match (own.earliest, other.latest) {
        (Some(own), Some(other)) if own > other => Truth::True,
        _ => Truth::Unknown,
    }
}

fn is_certainly_first(own: Arrival, other: Arrival) -> bool {
    match (own.latest, other.earliest) {
        (Some(own), Some(other)) => own < other,
        _ => false,
    }
}

fn set(judged: &mut [Judged], at: usize, party: usize, arrival: Arrival) {
    if let Some(place) = judged.get_mut(at).and_then(|one| one.arrivals.get_mut(party)) {
        *place = arrival;
    }
}
