//! How a programme comes into force, lasts and ends, in words.

use super::document::Living;
use super::from_model::Viewer;
use crate::model::condition::PeriodSource;
use crate::model::time::{Clause, Exit, Lasting, LockIn, Moment, Renewal, Silence, SilenceMeans, Survival, Suspension, TermLength, Then};
use crate::model::types::{EventId, Who};

impl Viewer<'_> {
    pub(super) fn life(&self) -> Vec<Living> {
        let life = &self.model.life;
        let mut all = Vec::new();
        let point = |kind, clause: &Clause<_>| self.living(kind, clause, self.model.point_words(&clause.says));
        all.extend(life.start.as_ref().map(|start| point("start", start)));
        all.extend(life.provisional.as_ref().map(|provisional| point("provisional", provisional)));
        all.extend(life.joins.as_ref().map(|joins| point("joins", joins)));
        all.extend(life.term.as_ref().map(|term| self.living("term", term, self.lasting(&term.says))));
        all.extend(life.exits.iter().map(|exit| self.living("exit", exit, self.exit(&exit.says))));
        all.extend(life.suspensions.iter().map(|one| self.living("suspension", one, self.suspension(&one.says))));
        all.extend(life.survivals.iter().map(|one| self.living("survival", one, self.survival(&one.says))));
        all.extend(life.silences.iter().map(|one| self.living("silence", one, self.silence(&one.says))));
        all
    }

    fn living<T>(&self, kind: &str, clause: &Clause<T>, words: String) -> Living {
        Living { kind: kind.to_owned(), clause: self.model.number(clause.provision).to_owned(), words, place: self.place(clause.span) }
    }

    fn event_word(&self, event: EventId) -> &str {
        self.model.event(event).map_or("", |event| event.name.as_str())
    }

    fn whose(&self, who: &Who) -> String {
        let titles = who.parties().iter().filter_map(|party| self.model.parties.get(party.index()));
        let titles: Vec<&str> = titles.map(|party| party.title.as_str()).collect();
        match who {
            Who::Either(_) => titles.join(" or "),
            Who::One(_) | Who::Jointly(_) => titles.join(" and "),
            Who::Each(_) => format!("each of {}", titles.join(" and ")),
        }
    }

    pub(super) fn term_length(&self, length: &TermLength) -> String {
        match length {
            TermLength::For(length) => self.model.period_words(*length),
            TermLength::CalendarYears(first, last) => format!("calendar years {first} to {last}"),
            TermLength::Until(day) => format!("until {day}"),
            TermLength::Unlimited => "unlimited".to_owned(),
            TermLength::Unknown(because) => format!("unknown because {because}"),
        }
    }

    fn lasting(&self, term: &Lasting) -> String {
        let length = self.term_length(&term.length);
        let then = match &term.then {
            Then::Ends => String::new(),
            Then::Unlimited => ", then unlimited".to_owned(),
            Then::Prolonged { by, times } => self.renewed_by(*by, *times),
            Then::Renewed(renewal) => self.renewal(renewal),
        };
        let counts = |counts: bool| if counts { "included" } else { "excluded" };
        let (first, last) = (counts(term.first_day_counts), counts(term.last_day_counts));
        format!("{length} from {}, first day {first}, last day {last}{then}", self.model.point_words(&term.from))
    }

    fn renewed_by(&self, by: PeriodSource, times: Option<u16>) -> String {
        let times = times.map_or_else(|| "each time".to_owned(), |times| format!("{times} times"));
        format!(", then renewed by {} {times}", self.model.period_words(by))
    }

    fn renewal(&self, renewal: &Renewal) -> String {
        let word = if renewal.tacit { "unless" } else { "if" };
        let notice = renewal.notice.map_or_else(String::new, |time| format!(" at least {} before the end", self.model.period_words(time)));
        let (renewed, event) = (self.renewed_by(renewal.by, renewal.times), self.event_word(renewal.event));
        format!("{renewed}, {word} {}{event} by {}{notice}", received(renewal.moment), self.whose(&renewal.by_whom))
    }

    fn exit(&self, exit: &Exit) -> String {
        let mut words = format!("{} by {}", self.event_word(exit.event), self.whose(&exit.by));
        if let Some(notice) = exit.notice {
            let from = if exit.moment == Moment::Received { "receipt" } else { "sending" };
            words.push_str(&format!(", {} after {from}", self.model.period_words(notice)));
        }
        if let Some((point, lock_in)) = &exit.not_before {
            let what = if *lock_in == LockIn::Notice { "given" } else { "effective" };
            words.push_str(&format!(", {what} not before {}", self.model.point_words(point)));
        }
        let more = [
            (exit.at_period_end, ", only at the end of a period"),
            (exit.later_date, ", or a later date that it names"),
            (exit.alone, ", for it alone"),
            (!exit.alone, ", for all"),
        ];
        more.into_iter().filter(|(said, _)| *said).for_each(|(_, more)| words.push_str(more));
        if let Some(event) = exit.revoked_by {
            words.push_str(&format!(", revocable by {}", self.event_word(event)));
        }
        words
    }

    fn suspension(&self, one: &Suspension) -> String {
        let notice = one.notice.map_or_else(String::new, |time| format!(", {} after it", self.model.period_words(time)));
        let (event, lifted) = (self.event_word(one.event), self.event_word(one.lifted_by));
        format!("{event} by {}{notice}, lifted by {lifted}", self.whose(&one.by))
    }

    fn survival(&self, one: &Survival) -> String {
        match one {
            Survival::Activities(condition) => format!("activity where {}", self.model.words(condition)),
            Survival::Named { name, length, .. } => {
                length.map_or_else(|| name.clone(), |time| format!("{name} for {}", self.model.period_words(time)))
            }
        }
    }

    fn silence(&self, one: &Silence) -> String {
        let means = match one.means {
            SilenceMeans::Consent => "consent",
            SilenceMeans::Refusal => "refusal",
            SilenceMeans::Renewal => "renewal",
            SilenceMeans::End => "the end",
        };
        let (after, unless) = (self.event_word(one.after), self.event_word(one.unless));
        let (by, time) = (self.whose(&one.by), self.model.period_words(one.length));
        format!("silence of {by} for {time} after {}{after} means {means}, unless {unless}", received(one.moment))
    }
}

fn received(moment: Moment) -> &'static str {
    if moment == Moment::Received { "receipt of " } else { "" }
}
