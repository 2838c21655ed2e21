//! Which ways of amending reach all that an amendment changes.

use super::answers::{Beyond, Obstacle};
use crate::amend::{Part, Touched};
use crate::model::{AmendingWay, Model, Reach, Reached};

/// The ways that reach it all; and of the others, why each does not.
pub(super) fn reaching(model: &Model, touched: &Touched) -> (Vec<usize>, Vec<Beyond>) {
    let (mut ways, mut beyond) = (Vec::new(), Vec::new());
    for (at, way) in model.ways.iter().enumerate() {
        match obstacle(model, way, touched) {
            None => ways.push(at),
            Some(what) => beyond.push(Beyond { way: at, what }),
        }
    }
    (ways, beyond)
}

fn obstacle(model: &Model, way: &AmendingWay, touched: &Touched) -> Option<Obstacle> {
    if !way.itself {
        if touched.amending {
            return Some(Obstacle::Amending);
        }
        let shut = model.entrenched.iter().find(|one| {
            let number = model.number(one.target);
            touched.parts.iter().any(|part| part.within.iter().any(|within| within == number))
        });
        if let Some(shut) = shut {
            return Some(Obstacle::Entrenched(shut.target, shut.provision));
        }
    }
    let beyond = touched.parts.iter().find(|part| !way.reach.iter().any(|reach| reaches(model, reach, part)))?;
    let (number, list) = (beyond.within.last().cloned(), beyond.taxonomy.clone());
    let added_to = Part { adds: true, ..beyond.clone() };
    match way.reach.iter().any(|reach| reaches(model, reach, &added_to)) {
        true => Some(Obstacle::Changed(number, list)),
        false => Some(Obstacle::Part(number, list)),
    }
}

fn reaches(model: &Model, reach: &Reach, part: &Part) -> bool {
    let lies_in_it = match &reach.of {
        Reached::Everything => true,
        Reached::Listed { provisions, taxonomies } => {
            let numbers = provisions.iter().map(|provision| model.number(*provision));
            let lists = taxonomies.iter().filter_map(|taxonomy| model.taxonomies.get(taxonomy.index()));
            numbers.into_iter().any(|number| part.within.iter().any(|within| within == number))
                || lists.into_iter().any(|list| part.taxonomy.as_deref() == Some(list.name.as_str()))
        }
    };
    lies_in_it && (part.adds || !reach.additions)
}
