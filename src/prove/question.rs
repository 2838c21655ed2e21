//! A question about every activity and every record, of one edition or two: asked, answered, and the answer confirmed.

use super::answers::{Answer, Found, Search};
use super::case::{Case, Stated};
use super::certificate::Certificate;
use super::circuit::Bit;
use super::replay::least;
use super::space::{Facts, Side, Space};
use chrono::{Datelike, NaiveDate};

/// The answer to a question about every activity.
#[derive(Clone, Debug)]
#[must_use]
pub enum Settled {
    /// It holds of all; the certificate has been checked.
    Holds(Certified),
    /// It does not hold of this one, as the evaluator says.
    Fails(Case),
    /// It is not known.
    Unsettled(Unsettled),
}

/// Something that was proved, with its certificate.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Certified {
    /// How many questions the formula has.
    pub variables: u32,
    /// How many clauses it has.
    pub clauses: u32,
    /// Why nothing satisfies it.
    pub certificate: Certificate,
}

/// In which year a case is told where nothing says another.
const USUAL_YEAR: i32 = 2000;

/// Why something is not settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unsettled {
    /// The budget ran out.
    Budget,
    /// Something was found, and the evaluator does not confirm it: it rests on days of the programme's life that are left open, since it is not known how events decide them.
    NotReplayed,
    /// A certificate did not pass its check.
    NotChecked,
    /// There are too many combinations of readings to try each.
    Readings,
    /// The policy leaves open itself what it rests on, or its calendar leads nowhere.
    Unknown,
    /// The programme does not say how it may be amended, and silence is no rule.
    Silent,
}

/// A question, written down as a formula: whether there is an activity and a record of which all that is asked holds.
pub struct Posed {
    space: Space,
    search: Search,
}

impl Posed {
    /// Asks for a case of which all of what `demand` gives holds.
    pub(super) fn new(sides: &mut [Side<'_>], facts: Facts, demand: impl FnOnce(&mut Space, &[Side<'_>]) -> Vec<Bit>) -> Self {
        let mut space = Space::new(sides, facts);
        let demanded = demand(&mut space, sides);
        let search = Search::new(&space, &demanded);
        Self { space, search }
    }

    /// How many variables and clauses the formula has.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        let written = self.search.certified(Certificate::default());
        (written.variables, written.clauses)
    }

    /// Looks for a proof that there is none, for at most so many conflicts, and does not check it. None where there is one, or it is not settled.
    #[must_use]
    pub fn refute(&mut self, budget: u64) -> Option<Certified> {
        match self.search.find(&self.space, &[], budget) {
            Answer::None { certificate, .. } => Some(self.search.certified(certificate)),
            Answer::Found(_) | Answer::Unsettled => None,
        }
    }

    /// Whether a certificate proves that there is none: each step is followed, and nothing is searched for.
    #[must_use]
    pub fn is_proved_by(&self, proof: &Certified) -> bool {
        let same = self.search.certified(Certificate::default());
        let of_this = (same.variables, same.clauses) == (proof.variables, proof.clauses);
        of_this && self.search.check(&self.space, &[], &proof.certificate).is_ok()
    }

    /// Looks for a proof that there is none, for at most so many conflicts, and checks it.
    #[must_use]
    pub fn prove(mut self, budget: u64) -> Option<Certified> {
        self.refute(budget).filter(|proof| self.is_proved_by(proof))
    }

    /// Looks for one. `shown` asks the evaluator whether a case shows what it is to show; what it says of the case that was found, it must say of the
    /// smaller one that is told.
    pub(super) fn settle<Shown: PartialEq>(
        mut self,
        sides: &[Side<'_>],
        budget: u64,
        shown: impl Fn(&[Side<'_>], &Case) -> Option<Shown>,
    ) -> Settled {
        match self.search.find(&self.space, &[], budget) {
            Answer::Unsettled => Settled::Unsettled(Unsettled::Budget),
            Answer::None { goal, certificate, .. } => match self.search.check(&self.space, &goal, &certificate) {
                Ok(()) => Settled::Holds(self.search.certified(certificate)),
                Err(_) => Settled::Unsettled(Unsettled::NotChecked),
            },
            Answer::Found(found) => {
                let case = confirmed(&self.space, sides, &found, &shown).or_else(|| self.in_quiet(sides, budget, &shown));
                case.map_or(Settled::Unsettled(Unsettled::NotReplayed), Settled::Fails)
            }
        }
    }

    /// Looks once more where the term is left open, among records in which nothing disturbs it: one of them is enough to show what is to be shown.
    fn in_quiet<Shown: PartialEq>(
        &self,
        sides: &[Side<'_>],
        budget: u64,
        shown: &impl Fn(&[Side<'_>], &Case) -> Option<Shown>,
    ) -> Option<Case> {
        if self.space.quiet.is_empty() {
            return None;
        }
        match Search::new(&self.space, &self.search.with(&self.space.quiet)).find(&self.space, &[], budget) {
            Answer::Found(found) => confirmed(&self.space, sides, &found, shown),
            Answer::None { .. } | Answer::Unsettled => None,
        }
    }
}

/// The least case that shows what was found, as the evaluator confirms.
pub(super) fn confirmed<Shown: PartialEq>(
    space: &Space,
    sides: &[Side<'_>],
    found: &Found,
    shown: &impl Fn(&[Side<'_>], &Case) -> Option<Shown>,
) -> Option<Case> {
    let case = Case::of(space, found);
    let (case, says) = lives(space, sides, case).into_iter().find_map(|case| shown(sides, &case).map(|says| (case, says)))?;
    let stands = |case: &Case| shown(sides, case).is_some_and(|shows| shows == says);
    let case = least(case, stands);
    Some(nearer(sides, &case).filter(stands).unwrap_or(case))
}

/// The same case in the years of which the editions speak, where no horizon says which those are.
fn nearer(sides: &[Side<'_>], case: &Case) -> Option<Case> {
    let told = |side: &Side<'_>| side.model.calendar.horizon.is_some();
    let years = sides.iter().filter(|side| !told(side)).filter_map(|side| {
        let edition = || side.model.edition.as_ref().and_then(|edition| edition.get(..4)?.parse().ok());
        side.model.record.iter().map(|happening| happening.date.earliest().year()).min().or_else(edition)
    });
    if sides.iter().any(told) { None } else { case.starting_in(years.max().unwrap_or(USUAL_YEAR)) }
}

/// The case with a record for each way in which the programme may have come to life: where it is not known how events decide that, everything from which its life is counted is
/// taken to happen on one day, and that day to be one of which the case speaks.
fn lives(space: &Space, sides: &[Side<'_>], case: Case) -> Vec<Case> {
    if !space.leaves_terms_open() {
        return vec![case];
    }
    let mut days: Vec<NaiveDate> =
        case.facts.iter().filter_map(|(_, stated)| if let Stated::Date(day) = stated { Some(*day) } else { None }).collect();
    days.extend(case.events.iter().map(|(_, day)| *day));
    days.extend(sides.iter().filter_map(|side| side.model.calendar.horizon).map(|(first, _)| first));
    days.dedup();
    let open = sides.iter().filter(|side| side.course.is_none());
    let events: Vec<String> =
        open.flat_map(|side| side.program.counted_from().into_iter().map(|event| side.event(event).to_owned())).collect();
    let with = |day: &NaiveDate| {
        let mut one = case.clone();
        one.events.retain(|(name, _)| !events.contains(name));
        one.events.extend(events.iter().map(|name| (name.clone(), *day)));
        one.events.sort();
        one.events.dedup();
        one
    };
    // As it was found, and nothing done that could end it; else all of it on one of the days.
    std::iter::once(case.clone()).chain(days.iter().map(with)).collect()
}
