//! The life of a programme on a record: from when it is in force and until when, for all and for each party.

use super::answers::{Need, Standing};
use super::ends::{self, Ending, LastDay};
use super::exits::{Notice, Setting};
use super::found::{Absent, Found, Sought};
use super::points::Seeking;
use super::suspensions::{Suspended, reached};
use super::terms::Term;
use super::view::View;
use crate::calendar::{DayRange, Step};
use crate::model::{Clause, Lasting, PartyId, Point, ProvisionId, TermLength};
use crate::value::Truth;
use chrono::NaiveDate;

/// The life of a programme on a record.
pub(super) struct Lifetime<'fold> {
    pub view: View<'fold>,
    pub start: Sought,
    /// The clause that says when it starts; none where no clause speaks of its life.
    pub start_clause: Option<ProvisionId>,
    pub provisional: Option<(Sought, ProvisionId)>,
    pub term: Option<Term<'fold>>,
    /// What ends it for all.
    pub endings: Vec<Ending>,
    pub last: LastDay,
    pub notices: Vec<Notice>,
}

/// A party's part in it.
pub(super) struct Part {
    pub party: PartyId,
    /// The day from which it is bound.
    pub start: Sought,
    /// The last day on which it is, by its own leaving.
    pub last: LastDay,
    pub endings: Vec<Ending>,
}

impl<'fold> Lifetime<'fold> {
    pub fn of(view: View<'fold>) -> Self {
        let life = &view.plan().life;
        let (start, start_clause) = start(view);
        let provisional = life.provisional.as_ref().map(|clause| {
            let seeking = Seeking::known(clause.provision, Some(&start));
            (view.point(&clause.says, seeking), clause.provision)
        });
        let term = life.term.as_ref().and_then(|clause| view.term(clause, &start));
        let mut endings = Vec::new();
        let term = match term {
            Some(Ok(term)) => Some(term),
            Some(Err(absent)) => {
                endings.extend(life.term.as_ref().map(|clause| open_term(clause, &start, absent)));
                None
            }
            None => None,
        };
        endings.extend(life.term.as_ref().zip(term.as_ref()).and_then(|(clause, term)| view.term_ends(clause, term)));
        let notices = view.notices(Setting { start: &start, own: None, term: term.as_ref() });
        endings.extend(notices.iter().filter(|notice| notice.party.is_none()).filter_map(Notice::ending));
        endings.extend(view.ended_by_silence().iter().filter_map(Notice::ending));
        let last = ends::first(&endings);
        Self { view, start, start_clause, provisional, term, endings, last, notices }
    }

    /// What exits depend on.
    pub fn setting(&self) -> Setting<'_> {
        Setting { start: &self.start, own: None, term: self.term.as_ref() }
    }

    /// A party's part.
    pub fn part(&self, party: PartyId) -> Part {
        let start = self.view.part_start(&self.start, party);
        let own = self.notices.iter().filter(|notice| notice.party == Some(party));
        let endings: Vec<Ending> = own.filter_map(Notice::ending).collect();
        Part { party, start, last: ends::first(&endings), endings }
    }

    /// How the programme can stand on a day.
    pub fn standing(&self, day: NaiveDate, suspensions: &[Suspended]) -> Vec<Standing> {
        let suspended = any(suspensions, day);
        let early = self.provisional.as_ref().map_or(Truth::False, |(since, _)| come(since, day));
        combine(begun(&self.start, day), early, Truth::False, suspended, self.last.is_before(day))
    }

    /// How a party can stand on a day; `suspensions` are those of the programme and its own.
    pub fn part_standing(&self, part: &Part, day: NaiveDate, suspensions: &[Suspended]) -> Vec<Standing> {
        let suspended = any(suspensions, day);
        let early = self.provisional.as_ref().map_or(Truth::False, |_| come(&self.provisional_for(part.party), day));
        combine(come_for_party(part, day), early, part.last.is_before(day), suspended, self.last.is_before(day))
    }

    /// The day from which it is applied for a party before it starts.
    pub fn provisional_for(&self, party: PartyId) -> Sought {
        let Some(clause) = &self.view.plan().life.provisional else { return Err(Absent::not_yet(Vec::new())) };
        self.view.point(&clause.says, Seeking::known(clause.provision, Some(&self.start)).of(Some(party)))
    }
}

impl View<'_> {
    /// The day from which a party is bound, where the programme starts on that day.
    pub fn part_start(self, start: &Sought, party: PartyId) -> Sought {
        let joined = self.plan().life.joins.as_ref().map(|clause| {
            let seeking = Seeking::known(clause.provision, Some(start)).of(Some(party));
            self.point(&clause.says, seeking)
        });
        match (start, joined) {
            (Ok(start), Some(Ok(joined))) => Ok(start.clone().later(joined)),
            (Err(absent), Some(Ok(_)) | None) => Err(Absent { not_yet: false, ..absent.clone() }),
            (Ok(start), None) => Ok(start.clone()),
            (_, Some(Err(absent))) => Err(absent),
        }
    }
}

fn any(suspensions: &[Suspended], day: NaiveDate) -> Truth {
    suspensions.iter().fold(Truth::False, |any, suspension| any.or(suspension.holds(day)))
}

// Whether it has come by a day, where an event that is not in the record has not happened.
fn come(point: &Sought, day: NaiveDate) -> Truth {
    match point {
        Ok(found) => reached(found.days(), day),
        Err(absent) if absent.not_yet => Truth::False,
        Err(_) => Truth::Unknown,
    }
}

// Whether the programme has started: all rests on it, and so an event that is missing leaves it open.
fn begun(start: &Sought, day: NaiveDate) -> Truth {
    start.as_ref().map_or(Truth::Unknown, |found| reached(found.days(), day))
}

fn come_for_party(part: &Part, day: NaiveDate) -> Truth {
    come(&part.start, day)
}

/// Everything that it can be, given what is known of each part.
fn combine(started: Truth, provisional: Truth, left: Truth, suspended: Truth, over: Truth) -> Vec<Standing> {
    let can = |truth: Truth| truth != Truth::False;
    let cannot = |truth: Truth| truth != Truth::True;
    let runs = can(started) && cannot(over) && cannot(left);
    let all = [
        (can(!started) && can(!provisional), Standing::NotStarted),
        (can(!started) && can(provisional), Standing::Provisional),
        (runs && can(!suspended), Standing::InForce),
        (runs && can(suspended), Standing::Suspended),
        (can(started) && can(left) && cannot(over), Standing::Withdrawn),
        (can(started) && can(over), Standing::Ended),
    ];
    all.into_iter().filter(|(possible, _)| *possible).map(|(_, standing)| standing).collect()
}

// By what starts it, and not before the first of the calendar years for which it is.
fn start(view: View<'_>) -> (Sought, Option<ProvisionId>) {
    let (start, clause) = started_by(view);
    match view.plan().life.term.as_ref().and_then(|term| term.says.length.not_before()) {
        Some(day) => (start.map(|start| start.later(Found::given(DayRange::day(day)))), clause),
        None => (start, clause),
    }
}

// From its own clause; else from the term's first day; else from ever.
fn started_by(view: View<'_>) -> (Sought, Option<ProvisionId>) {
    let life = &view.plan().life;
    if let Some(clause) = &life.start {
        return (view.point(&clause.says, Seeking::known(clause.provision, None)), Some(clause.provision));
    }
    let Some(Clause { provision, says, .. }) = &life.term else {
        return (Ok(Found::given(DayRange::day(view.plan().earliest()))), None);
    };
    (term_start(view, says, *provision), Some(*provision))
}

fn term_start(view: View<'_>, says: &Lasting, clause: ProvisionId) -> Sought {
    if let (Point::Start, TermLength::CalendarYears(first, _)) = (&says.from, &says.length) {
        let day = NaiveDate::from_ymd_opt(*first, 1, 1).ok_or_else(|| Absent::unknown(Need::Day(clause)))?;
        return Ok(Found::given(DayRange::day(day)));
    }
    let from = view.point(&says.from, Seeking::known(clause, None))?;
    if says.first_day_counts { Ok(from) } else { from.then(&[Step::FirstDayExcluded], view.plan(), clause) }
}

// It ends at some time after its start.
fn open_term(clause: &Clause<Lasting>, start: &Sought, absent: Absent) -> Ending {
    let earliest = start.as_ref().map_or(NaiveDate::MIN, |start| start.days().earliest);
    Ending { last: LastDay::unknown_from(earliest), certain: false, clause: clause.provision, found: None, needs: absent.needs }
}
