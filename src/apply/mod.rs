//! By which edition an activity is judged: the one that applies on its first day, in the words of that edition.

mod carry;
mod duties;

pub use carry::carry;
pub use duties::Owed;

use crate::calendar::DayRange;
use crate::consent::{Ages, Applies, Chronicle, Family};
use crate::evaluate::{Gaps, Giver, Need, NeedKind, Verdict, decide, explain};
use crate::model::{AmendingAct, Fact, FieldId, Happening, Model, Value};
use crate::program::{Activity, Program, State};
use crate::value::{PartialDate, Truth};
use std::sync::{Arc, OnceLock};

/// The editions of a policy, each ready to judge. What an edition needs is made when it is first asked.
#[derive(Debug)]
pub struct Bench {
    family: Arc<Family>,
    programs: Vec<OnceLock<Program>>,
}

/// A record before every edition.
#[derive(Clone, Debug)]
pub struct Stand {
    ages: Ages,
    states: Vec<OnceLock<State>>,
}

/// A record, and the edition in whose words it is.
#[derive(Clone, Copy)]
pub struct Home<'a> {
    /// What the edition means.
    pub model: &'a Model,
    /// The events of the record.
    pub happenings: &'a [Happening],
    /// What was done about amendments.
    pub acts: &'a [AmendingAct],
}

/// An activity, and the edition in whose words it is.
#[derive(Clone, Copy)]
pub struct Proposed<'a> {
    /// What the edition means.
    pub model: &'a Model,
    /// What runs.
    pub program: &'a Program,
    /// The activity.
    pub activity: &'a Activity,
}

impl Proposed<'_> {
    fn under(self, to: (&Model, &Program)) -> Activity {
        carry(self.activity, (self.model, self.program), to)
    }

    /// The dates that must lie in the term.
    fn covers(self) -> Option<(FieldId, Option<FieldId>)> {
        self.model.life.term.as_ref().and_then(|term| term.says.covers)
    }

    fn date(self, field: FieldId) -> Option<DayRange> {
        match self.activity.fact(self.program, field) {
            Fact::Known(Value::Date(date)) => Some(DayRange::of(date)),
            _ => None,
        }
    }
}

/// A verdict by an edition.
pub struct Judged {
    /// The edition.
    pub edition: usize,
    /// The other editions that can apply, where it is open which does.
    pub or: Vec<usize>,
    /// The activity in the words of that edition.
    pub activity: Activity,
    /// The verdict.
    pub verdict: Verdict,
}

impl Stand {
    /// The editions that apply at any time, as things stand on the record.
    #[must_use]
    pub fn editions(&self) -> Vec<usize> {
        self.ages.editions()
    }
}

impl Bench {
    /// The editions of a policy.
    #[must_use]
    pub fn new(family: Arc<Family>) -> Self {
        let programs = (0..family.editions().count()).map(|_| OnceLock::new()).collect();
        Self { family, programs }
    }

    /// What the editions mean.
    #[must_use]
    pub fn family(&self) -> &Arc<Family> {
        &self.family
    }

    /// What an edition means, and what runs.
    #[must_use]
    pub fn edition(&self, edition: usize) -> Option<(&Model, &Program)> {
        let model = &self.family.edition(edition)?.model;
        Some((model, self.programs.get(edition)?.get_or_init(|| Program::from_model(model))))
    }

    /// A record before every edition.
    #[must_use]
    pub fn stand(&self, home: Home<'_>) -> Stand {
        let ages = Chronicle::new(&self.family, home.model, home.happenings, home.acts).ages();
        Stand { ages, states: self.programs.iter().map(|_| OnceLock::new()).collect() }
    }

    /// The state of a record under an edition.
    #[must_use]
    pub fn state<'s>(&self, edition: usize, home: Home<'_>, stand: &'s Stand) -> Option<&'s State> {
        let (_, program) = self.edition(edition)?;
        let made = || {
            let carried = self.family.edition(edition).map(|known| known.happenings(home.model, home.happenings)).unwrap_or_default();
            program.state(&carried)
        };
        Some(stand.states.get(edition)?.get_or_init(made))
    }

    /// The editions by which an activity can be judged: one, where it is known which applies.
    #[must_use]
    pub fn editions_for(&self, proposed: Proposed<'_>, stand: &Stand) -> Vec<usize> {
        let (starts, ends) = match proposed.covers() {
            Some((first, last)) => (proposed.date(first), proposed.date(last.unwrap_or(first))),
            // Nothing says when it is: then by what applies in the end.
            None => (last_day(), last_day()),
        };
        match stand.ages.for_activity(self.family.editions(), starts, ends) {
            Applies::Edition(edition) => vec![edition],
            Applies::Undetermined(all, _) => all,
            Applies::Differs(parties) => {
                let mut all: Vec<usize> = parties.into_iter().flat_map(|(_, of)| of).collect();
                all.sort_unstable();
                all.dedup();
                all
            }
        }
    }

    /// Judges an activity by the edition that applies to it.
    #[must_use]
    pub fn judge(&self, proposed: Proposed<'_>, home: Home<'_>, stand: &Stand) -> Option<Judged> {
        let editions = self.editions_for(proposed, stand);
        let mut judged: Vec<Judged> = editions.iter().filter_map(|edition| self.by(*edition, proposed, home, stand)).collect();
        let alike = judged.windows(2).all(|pair| matches!(pair, [one, other] if one.verdict.truth() == other.verdict.truth()));
        let last = judged.pop()?;
        let or: Vec<usize> = editions.into_iter().filter(|edition| *edition != last.edition).collect();
        let verdict = if alike { last.verdict } else { open(proposed, &last.verdict) };
        Some(Judged { or, verdict, ..last })
    }

    /// The same without reasons.
    #[must_use]
    pub fn decide(&self, proposed: Proposed<'_>, home: Home<'_>, stand: &Stand) -> Truth {
        let by = |edition: usize| {
            let to = self.edition(edition)?;
            let state = self.state(edition, home, stand)?;
            Some(decide(to.1, state, &proposed.under(to)))
        };
        let mut truths = self.editions_for(proposed, stand).into_iter().map(|edition| by(edition).unwrap_or(Truth::Unknown));
        let first = truths.next().unwrap_or(Truth::Unknown);
        if truths.all(|other| other == first) { first } else { Truth::Unknown }
    }

    fn by(&self, edition: usize, proposed: Proposed<'_>, home: Home<'_>, stand: &Stand) -> Option<Judged> {
        let to = self.edition(edition)?;
        let activity = proposed.under(to);
        let verdict = explain(to.0, to.1, self.state(edition, home, stand)?, &activity);
        Some(Judged { edition, or: Vec::new(), activity, verdict })
    }
}

/// The editions that can apply disagree.
fn open(proposed: Proposed<'_>, newest: &Verdict) -> Verdict {
    let first = proposed.covers().map(|(first, _)| first);
    let open = first.filter(|field| proposed.date(*field).is_none_or(|days| days.exact().is_none()));
    // What the day of the activity would settle, whoever proposes it can tell.
    let of_the_day = open.map(|field| {
        let kind = NeedKind::FieldToTheDay(field);
        Need { kind, giver: Giver::Proposer, asked_by: Vec::new(), place: proposed.activity.place(field) }
    });
    let which = Need { kind: NeedKind::Edition, giver: Giver::Record, asked_by: Vec::new(), place: None };
    Verdict::Undetermined(Gaps { focus: newest.focus(), needs: vec![of_the_day.unwrap_or(which)] })
}

fn last_day() -> Option<DayRange> {
    PartialDate::parse("9999-12-31").map(DayRange::of)
}
