//! The life of one programme on its record, as rows of a timeline.

use super::{Bar, BarKind, Group, Mark, MarkKind, Row};
use crate::calendar::DayRange;
use crate::calendar::words::days;
use crate::model::{HappeningKind, PartyId, ProvisionId};
use crate::record::{AsOf, DateOf, DutyKey, DutyState, DutyStatus, Fold, Last, Spell, Standing};
use crate::report::Recorded;
use crate::report::words;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// A record to be drawn.
#[derive(Clone, Copy)]
pub struct Lived<'a> {
    /// The policy and the events.
    pub recorded: Recorded<'a>,
    /// The events, folded.
    pub fold: &'a Fold,
    /// The day asked about.
    pub as_of: AsOf,
    /// The last day for which duties are drawn.
    pub until: NaiveDate,
}

/// From when to when one instrument is in force: the first and the last day; none where it is not known, or there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The programme's title.
    pub title: String,
    /// The first day that it can be.
    pub first: Option<NaiveDate>,
    /// The last day that it can be. None: it goes on as things stand, or nobody knows.
    pub last: Option<NaiveDate>,
}

/// The programme's life: its spells, its parties where they stand otherwise, its notices, its duties.
#[must_use]
pub fn life(lived: &Lived<'_>) -> Group {
    let mut rows = vec![lived.term()];
    rows.extend(lived.parties());
    rows.extend(lived.duties());
    Group { title: lived.recorded.title(), rows }
}

/// From when to when the programme is in force.
#[must_use]
pub fn span(lived: &Lived<'_>) -> Span {
    let coverage = lived.fold.coverage();
    Span { title: lived.recorded.title(), first: coverage.first.map(|first| first.earliest), last: coverage.last_latest }
}

/// The days between instruments on which none is in force. `spans` in any order.
#[must_use]
pub fn between(spans: &[Span]) -> Option<Group> {
    let mut known: Vec<(NaiveDate, &Span)> = spans.iter().filter_map(|span| Some((span.first?, span))).collect();
    known.sort_by_key(|(first, _)| *first);
    let gaps = known.iter().zip(known.iter().skip(1)).filter_map(|((_, before), (next, after))| {
        let first = before.last?.checked_add_days(Days::new(1))?;
        let last = next.checked_sub_days(Days::new(1))?;
        (first <= last).then(|| gap(first, last, &before.title, &after.title))
    });
    let bars: Vec<Bar> = gaps.collect();
    let row = Row { label: "no instrument in force".to_owned(), clause: None, bars, marks: Vec::new() };
    (!row.bars.is_empty()).then(|| Group { title: "Between the instruments".to_owned(), rows: vec![row] })
}

fn gap(first: NaiveDate, last: NaiveDate, before: &str, after: &str) -> Bar {
    let run = days_from(Some(first), Some(last));
    Bar {
        kind: BarKind::Gap, first: Some(first), last: Some(last), words: format!("{run}: neither “{before}” nor “{after}” is in force")
    }
}

fn days_from(first: Option<NaiveDate>, last: Option<NaiveDate>) -> String {
    let day = |day: NaiveDate| days(DayRange::day(day));
    match (first, last) {
        (Some(first), Some(last)) if first == last => format!("on {}", day(first)),
        (Some(first), Some(last)) => format!("from {} to {}", day(first), day(last)),
        (Some(first), None) => format!("from {} on", day(first)),
        (None, Some(last)) => format!("to {}", day(last)),
        (None, None) => "all the time".to_owned(),
    }
}

fn bar(kind: BarKind, first: Option<NaiveDate>, last: Option<NaiveDate>) -> Bar {
    Bar { kind, first, last, words: format!("{}, {}", kind.word(), days_from(first, last)) }
}

fn kind(standing: Standing) -> Option<BarKind> {
    match standing {
        Standing::InForce => Some(BarKind::InForce),
        Standing::Provisional => Some(BarKind::Provisional),
        Standing::Suspended => Some(BarKind::Suspended),
        Standing::NotStarted | Standing::Withdrawn | Standing::Ended => None,
    }
}

/// The days of a spell that are certain, and those at its ends that are not.
fn bars(spell: &Spell, certain_until: Option<NaiveDate>) -> Vec<Bar> {
    let Some(kind) = kind(spell.state) else { return Vec::new() };
    let Some(first) = spell.first else { return vec![bar(BarKind::Unknown, None, None)] };
    let (last, open) = match spell.last {
        None => (None, None),
        Some(Last::Days(last)) => (Some(last.earliest), Some(Some(last.latest))),
        Some(Last::Unknown) => (certain_until, Some(None)),
    };
    let mut bars = Vec::new();
    if let (true, Some(eve)) = (first.earliest < first.latest, first.latest.pred_opt()) {
        bars.push(bar(BarKind::Unknown, Some(first.earliest), Some(eve)));
    }
    if last.is_none_or(|last| first.latest <= last) && !(last.is_none() && open.is_some()) {
        bars.push(bar(kind, Some(first.latest), last));
    }
    let from = last.map_or(Some(first.latest), |last| last.succ_opt()).map(|day| day.max(first.latest));
    match open {
        Some(latest) if latest.is_none_or(|latest| from.is_some_and(|from| from <= latest)) => {
            bars.push(bar(BarKind::Unknown, from, latest))
        }
        _ => {}
    }
    bars
}

impl Lived<'_> {
    fn number(&self, clause: ProvisionId) -> Option<String> {
        self.recorded.cited(clause).map(|(number, _)| number)
    }

    fn term(&self) -> Row {
        let spells = self.fold.spells(None, self.as_of);
        let clause =
            self.recorded.model.life.term.as_ref().map(|term| term.provision).or_else(|| spells.iter().find_map(|spell| spell.clause));
        let mut row = self.row("in force", clause, &spells);
        for dated in self.fold.dates(self.as_of) {
            let kind = match dated.what {
                DateOf::RenewalDeadline(_) => MarkKind::Deadline,
                DateOf::Start(None)
                | DateOf::LastDay(None)
                | DateOf::ExitTakesEffect(_)
                | DateOf::SilenceMeans(_)
                | DateOf::SuccessorStarts => MarkKind::Date,
                _ => continue,
            };
            if let Some(day) = dated.reckoning.result().exact() {
                row.marks.push(Mark { kind, day, words: self.told(&dated) });
            }
        }
        row
    }

    fn told(&self, dated: &crate::record::Dated) -> String {
        let told = self.recorded.dated(dated);
        let rule = told.rule.map_or_else(String::new, |rule| format!(", {rule}"));
        format!("{}: {}{rule}", days(told.days), told.says)
    }

    fn row(&self, label: &str, clause: Option<ProvisionId>, spells: &[Spell]) -> Row {
        let certain = self.fold.coverage().last_earliest;
        let bars = spells.iter().flat_map(|spell| bars(spell, certain)).collect();
        Row { label: label.to_owned(), clause: clause.and_then(|clause| self.number(clause)), bars, marks: Vec::new() }
    }

    // Only the parties whose days differ from the programme's.
    fn parties(&self) -> Vec<Row> {
        let whole = self.fold.spells(None, self.as_of);
        let parties = (0..).map(PartyId).take(self.recorded.model.parties.len());
        let apart = parties.filter_map(|party| {
            let own = self.fold.spells(Some(party), self.as_of);
            let alike = own.len() == whole.len()
                && own.iter().zip(&whole).all(|(own, all)| own.state == all.state && own.first == all.first && own.last == all.last);
            (!alike).then(|| self.row(&words::party(self.recorded.model, party), None, &own))
        });
        apart.collect()
    }

    fn duties(&self) -> Vec<Row> {
        let mut lines: BTreeMap<(u32, u32, Option<PartyId>), Vec<DutyStatus>> = BTreeMap::new();
        for one in self.fold.duties_through(self.as_of, self.until) {
            let DutyKey { duty, act, party, .. } = one.key;
            lines.entry((duty, act, party)).or_default().push(one);
        }
        lines.into_values().filter_map(|occurrences| self.duty(&occurrences)).collect()
    }

    fn duty(&self, occurrences: &[DutyStatus]) -> Option<Row> {
        let first = occurrences.first()?;
        let party = first.key.party.map_or_else(String::new, |party| format!(" ({})", words::party(self.recorded.model, party)));
        let label = format!("{}{party}", self.recorded.act(first.key).replace(['“', '”'], ""));
        let bars = occurrences.iter().filter_map(|one| self.window(one)).collect();
        let marks = occurrences.iter().flat_map(|one| self.marks(one)).collect();
        Some(Row { label, clause: self.number(first.clause), bars, marks })
    }

    fn window(&self, one: &DutyStatus) -> Option<Bar> {
        let first = one.opens.as_ref()?.reckoning.result().earliest;
        let last = one.closes.as_ref().map(|closes| closes.reckoning.result().latest).or_else(|| self.fold.coverage().last_latest);
        let last = last.filter(|last| *last >= first);
        Some(Bar { kind: BarKind::Window, first: Some(first), last, words: format!("time for it {}", days_from(Some(first), last)) })
    }

    fn marks(&self, one: &DutyStatus) -> Vec<Mark> {
        let said = || self.recorded.duty(one).says;
        let mark = |kind, day: DayRange, words: String| Mark { kind, day: day.earliest, words: format!("{}: {words}", days(day)) };
        let due = one.due.as_ref().or(one.closes.as_ref()).map(|dated| dated.reckoning.result());
        let mut marks: Vec<Mark> = due.into_iter().map(|day| mark(MarkKind::Due, day, "due".to_owned())).collect();
        if one.state == DutyState::Overdue {
            let missed = one.closes.as_ref().map(|closes| closes.reckoning.result());
            marks.extend(missed.map(|day| mark(MarkKind::Missed, day, said())));
        }
        if matches!(one.state, DutyState::Fulfilled | DutyState::FulfilledLate) {
            marks.extend(self.performances(one).into_iter().map(|day| mark(MarkKind::Done, day, said())));
        }
        marks
    }

    fn performances(&self, one: &DutyStatus) -> Vec<DayRange> {
        let acts = self.recorded.model.duties.get(one.key.duty as usize).map_or(&[][..], |duty| &duty.acts);
        let relied = one.relied.iter().filter_map(|id| self.recorded.happenings.get(id.0 as usize));
        let done = relied.filter(|one| one.kind == HappeningKind::Happened && acts.iter().any(|act| act.event == one.event));
        done.map(|one| DayRange::of(one.date)).collect()
    }
}
