//! What a record answers, in words: events, dates with their working, and what would settle a question.

use super::words;
use crate::calendar::{DayRange, words as day_words};
use crate::model::{EventId, Happening, HappeningKind, Model, PartyId, ProvisionId, Relation, SilenceMeans};
use crate::record::{DateOf, Dated, DutyKey, HappeningId, Need};
use crate::source::Span;

/// A policy and the events of a record, in the order in which [`HappeningId`] counts them.
#[derive(Clone, Copy, Debug)]
pub struct Recorded<'a> {
    /// The policy.
    pub model: &'a Model,
    /// The events.
    pub happenings: &'a [Happening],
}

/// A date in words, and as data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateTold {
    /// What it is the date of, as a stable word: `start`, `last-day`, `due` and so on.
    pub kind: &'static str,
    /// What it is the date of, such as `the last day in force`.
    pub says: String,
    /// The act of a duty by its name, where it is the date of one.
    pub act: Option<String>,
    /// The days that it can be.
    pub days: DayRange,
    /// The rule in short: `2 years from 26 June 2020, last day excluded`. None where the date is simply given.
    pub rule: Option<String>,
    /// Every step, with the days behind it.
    pub working: String,
    /// The clause: number and heading.
    pub clause: Option<(String, Option<String>)>,
    /// The events that it started from.
    pub relied: Vec<EventTold>,
    /// The open terms whose readings it rests on.
    pub readings: Vec<String>,
}

/// An event of the record in words, and where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventTold {
    /// Such as `the endorsement by Japan and NATO on 26 June 2020 (“Approved on 26 June 2020”)`.
    pub says: String,
    /// Where it is written.
    pub span: Span,
}

impl Recorded<'_> {
    /// An event as people call it: the act of a duty by the document's words, any other by its name.
    #[must_use]
    pub fn event(&self, id: EventId) -> String {
        let act = self.model.duties.iter().flat_map(|duty| &duty.acts).find(|act| act.event == id);
        match act {
            Some(act) => format!("“{}”", act.title.clone().unwrap_or_else(|| words::spaced(&act.name))),
            None => self.model.events.get(id.index()).map_or_else(String::new, |event| format!("the {}", words::spaced(&event.name))),
        }
    }

    /// An event of the record, with who, when, and where it can be looked up.
    #[must_use]
    pub fn happening(&self, id: HappeningId) -> Option<EventTold> {
        let happening = self.happenings.get(usize::try_from(id.0).ok()?)?;
        let done = match happening.kind {
            HappeningKind::Happened => "",
            HappeningKind::Excused => ", excused",
            HappeningKind::Discharged => ", discharged",
            HappeningKind::Failed => ", failed",
        };
        let by = match happening.by.as_slice() {
            [] => String::new(),
            parties => format!(" by {}", words::list(parties.iter().map(|party| words::party(self.model, *party)), "and")),
        };
        let date = DayRange::of(happening.date);
        let before = if date.exact().is_some() { "on" } else { "in" };
        let received = happening.received.map_or_else(String::new, |date| format!(", received {}", day_words::days(DayRange::of(date))));
        let reference = happening.reference.as_ref().map_or_else(String::new, |words| format!(" (“{words}”)"));
        let says = format!("{}{done}{by} {before} {}{received}{reference}", self.event(happening.event), day_words::days(date));
        Some(EventTold { says, span: happening.span })
    }

    /// Events of the record, each once.
    #[must_use]
    pub fn relied(&self, ids: &[HappeningId]) -> Vec<EventTold> {
        let mut told: Vec<EventTold> = Vec::new();
        for event in ids.iter().filter_map(|id| self.happening(*id)) {
            if !told.contains(&event) {
                told.push(event);
            }
        }
        told
    }

    /// What has to be known, as a sentence without its full stop.
    #[must_use]
    pub fn need(&self, need: &Need) -> String {
        let named = |id: &HappeningId| self.happenings.get(id.0 as usize).map_or_else(String::new, |one| self.event(one.event));
        match need {
            Need::Event(event, None) => format!("the record has to say when {} happened", self.event(*event)),
            Need::Event(event, Some(party)) => {
                format!("the record has to say when {} by {} happened", self.event(*event), words::party(self.model, *party))
            }
            Need::ExactDate(id) => {
                let date = self.happenings.get(id.0 as usize).map_or_else(String::new, |one| day_words::days(DayRange::of(one.date)));
                format!("the day of {} has to be known, and the record says {date}", named(id))
            }
            Need::Received(id) => format!("the record has to say when {} was received", named(id)),
            Need::Term => "the length of the term has to be known, and the policy says that it is not".to_owned(),
            Need::Holidays(day) => format!("the holidays have to be known up to {}", day_words::day(*day)),
            Need::Day(clause) => format!("the day that {} names has to be known", self.clause(*clause)),
            Need::Condition(clause) => format!("it has to be settled whether the condition of {} is met", self.clause(*clause)),
        }
    }

    /// A date with its working.
    #[must_use]
    pub fn dated(&self, dated: &Dated) -> DateTold {
        let given = dated.reckoning.steps.is_empty();
        DateTold {
            kind: kind(&dated.what),
            says: self.date_of(&dated.what),
            act: key(&dated.what).and_then(|key| self.act_name(key)),
            days: dated.reckoning.result(),
            rule: (!given).then(|| day_words::rule(&dated.reckoning)),
            working: day_words::working(&dated.reckoning),
            clause: dated.clause.and_then(|clause| self.cited(clause)),
            relied: self.relied(&dated.relied),
            readings: dated.readings.iter().map(|term| words::open_term(self.model, *term)).collect(),
        }
    }

    /// A clause's number and heading.
    #[must_use]
    pub fn cited(&self, clause: ProvisionId) -> Option<(String, Option<String>)> {
        self.model.provision(clause).map(|provision| (provision.number.clone(), provision.title.clone()))
    }

    /// A clause as it is cited in a sentence.
    #[must_use]
    pub fn clause(&self, clause: ProvisionId) -> String {
        words::provision(self.model, clause)
    }

    fn date_of(&self, what: &DateOf) -> String {
        let of = |party: &Option<PartyId>| party.map_or_else(String::new, |party| format!(" for {}", words::party(self.model, party)));
        match what {
            DateOf::Start(party) => format!("the first day in force{}", of(party)),
            DateOf::Provisional => "the first day of provisional application".to_owned(),
            DateOf::StretchEnds(number) => format!("the last day of the {} stretch of the term", day_words::ordinal(*number)),
            DateOf::RenewalDeadline(event) => format!("the last day on which {} counts for the next renewal", self.event(*event)),
            DateOf::LastDay(party) => format!("the last day in force{}", of(party)),
            DateOf::ExitTakesEffect(party) => format!("the day on which the notice of {} takes effect", words::party(self.model, *party)),
            DateOf::EarliestExit(event, party) => {
                format!("the earliest day on which {}, given today, takes effect{}", self.event(*event), of(party))
            }
            DateOf::Opens(key) => format!("the first day on which {} is in time{}", self.act(*key), self.alone(*key)),
            DateOf::Due(key) => format!("{} is due{}", self.act(*key), self.alone(*key)),
            DateOf::Closes(key) => format!("the last day on which {} is in time{}", self.act(*key), self.alone(*key)),
            DateOf::SilenceMeans(clause) => format!("the first day on which silence means {}", self.silence(*clause)),
            DateOf::Suspended => "the first day of the suspension".to_owned(),
            DateOf::Lifted => "the last day of the suspension".to_owned(),
            DateOf::SurvivalEnds(clause) => format!("the last day of what outlives the programme under {}", self.clause(*clause)),
            DateOf::GapBegins => "the first day on which no instrument is in force".to_owned(),
            DateOf::SuccessorStarts => match self.successor() {
                Some(title) => format!("the first day of the successor, “{title}”"),
                None => "the first day of the successor".to_owned(),
            },
        }
    }

    fn successor(&self) -> Option<String> {
        let after = self.model.lineage.iter().find(|other| other.relation == Relation::SucceededBy)?;
        Some(after.title.clone().unwrap_or_else(|| words::spaced(&after.name)))
    }

    fn silence(&self, clause: ProvisionId) -> &'static str {
        let says = self.model.life.silences.iter().find(|silence| silence.provision == clause);
        match says.map(|silence| silence.says.means) {
            Some(SilenceMeans::Consent) => "consent",
            Some(SilenceMeans::Refusal) => "refusal",
            Some(SilenceMeans::Renewal) => "renewal",
            Some(SilenceMeans::End) => "the end",
            None => "something",
        }
    }

    /// What an occurrence of a duty asks for, in the document's words; all of its acts where one of several is enough.
    #[must_use]
    pub fn act(&self, key: DutyKey) -> String {
        let Some(duty) = self.model.duties.get(key.duty as usize) else { return String::new() };
        let instead = duty.schedule.otherwise.as_ref().filter(|_| key.act as usize >= duty.acts.len());
        match (instead, duty.acts.get(key.act as usize)) {
            (Some(otherwise), _) => {
                format!("“{}”", otherwise.title.clone().unwrap_or_else(|| self.event(otherwise.act)))
            }
            (None, Some(act)) if !duty.either => self.event(act.event),
            _ => words::list(duty.acts.iter().map(|act| self.event(act.event)), "or"),
        }
    }

    /// The name in the policy of what an occurrence asks for.
    #[must_use]
    pub fn act_name(&self, key: DutyKey) -> Option<String> {
        let duty = self.model.duties.get(key.duty as usize)?;
        let own = duty.acts.get(key.act as usize).map(|act| act.event);
        let event = own.or_else(|| duty.schedule.otherwise.as_ref().map(|otherwise| otherwise.act))?;
        self.model.events.get(event.index()).map(|event| event.name.clone())
    }

    fn alone(&self, key: DutyKey) -> String {
        key.party.map_or_else(String::new, |party| format!(" from {}", words::party(self.model, party)))
    }
}

fn key(what: &DateOf) -> Option<DutyKey> {
    match what {
        DateOf::Opens(key) | DateOf::Due(key) | DateOf::Closes(key) => Some(*key),
        _ => None,
    }
}

fn kind(what: &DateOf) -> &'static str {
    match what {
        DateOf::Start(_) => "start",
        DateOf::Provisional => "provisional",
        DateOf::StretchEnds(_) => "stretch-ends",
        DateOf::RenewalDeadline(_) => "renewal-deadline",
        DateOf::LastDay(_) => "last-day",
        DateOf::ExitTakesEffect(_) => "exit-takes-effect",
        DateOf::EarliestExit(..) => "earliest-exit",
        DateOf::Opens(_) => "opens",
        DateOf::Due(_) => "due",
        DateOf::Closes(_) => "closes",
        DateOf::SilenceMeans(_) => "silence-means",
        DateOf::Suspended => "suspended",
        DateOf::Lifted => "lifted",
        DateOf::SurvivalEnds(_) => "survival-ends",
        DateOf::GapBegins => "gap-begins",
        DateOf::SuccessorStarts => "successor-starts",
    }
}
