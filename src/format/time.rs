//! Points in time, a programme's life, and timings of duties.

use super::conditions::condition;
use super::layout::{Doc, listed};
use super::rules::act;
use super::values::{date, dates, quantity, text, title, who};
use crate::syntax::tree::{
    Actors, Date, Exit, Length, MaybeDate, Notice, Ordinal, Point, Renewed, Silence, Survives, Suspended, Term, TermLength, Text, Then,
    Times, Timing, Trigger,
};

pub(super) fn length(length: &Length) -> String {
    match length {
        Length::Written(written) => quantity(written),
        Length::Read(name) => name.text.clone(),
    }
}

pub(super) fn point(point: &Point) -> String {
    match point {
        Point::Date(day) => date(day),
        Point::Unknown(_) => "unknown".to_owned(),
        Point::Start(_) => "start".to_owned(),
        Point::Trigger(event) => trigger(event),
        Point::Later(points, _) => format!("the later of {}", braced(points)),
        Point::Earlier(points, _) => format!("the earlier of {}", braced(points)),
        Point::NthDay(ordinal, from) => format!("the {} day after {}", self::ordinal(ordinal), self::point(from)),
        Point::After(length, from) => format!("{} after {}", quantity(length), self::point(from)),
        Point::MonthFollowing(ordinal, from) => {
            format!("the first day of the {} month following {}", self::ordinal(ordinal), self::point(from))
        }
    }
}

fn braced(points: &[Point]) -> String {
    format!("{{ {} }}", points.iter().map(point).collect::<Vec<_>>().join(", "))
}

fn ordinal(ordinal: &Ordinal) -> &str {
    &ordinal.word
}

fn trigger(trigger: &Trigger) -> String {
    let receipt = if trigger.receipt { "receipt of " } else { "" };
    let nth = trigger.ordinal.as_ref().map_or_else(String::new, |nth| format!("the {} ", ordinal(nth)));
    format!("{receipt}{nth}{}{}", trigger.event.text, by(trigger.by.as_ref()))
}

pub(super) fn by(by: Option<&Actors>) -> String {
    match by {
        None => String::new(),
        Some(Actors::Each(_)) => " by each party".to_owned(),
        Some(Actors::Own(_)) => " by it".to_owned(),
        Some(Actors::Party(name)) => format!(" by {}", name.text),
    }
}

/// Parts with commas between them, each on a line of its own where they do not fit on one.
pub(super) fn sentence(parts: impl IntoIterator<Item = Option<Doc>>) -> Doc {
    Doc::Group(vec![Doc::Deeper(listed(parts.into_iter().flatten(), ","))])
}

/// `term 2 years from endorsement, last day excluded, covers starts`
pub(super) fn term(term: &Term) -> Doc {
    let day = |which: &str, excluded: Option<bool>| {
        excluded.map(|excluded| Doc::words(format!("{which} day {}", if excluded { "excluded" } else { "included" })))
    };
    let covers = term.covers.as_ref().map(|(first, second)| {
        let to = second.as_ref().map_or_else(String::new, |name| format!(" to {}", name.text));
        Doc::words(format!("covers {}{to}", first.text))
    });
    let mut start = vec![Doc::words("term "), term_length(&term.length)];
    start.extend(term.from.as_ref().map(|from| Doc::words(format!(" from {}", point(from)))));
    let first = day("first", term.first_day_excluded);
    let last = day("last", term.last_day_excluded);
    let mut parts = vec![Some(Doc::Row(start)), first, last];
    parts.extend(then(term.then.as_ref()));
    parts.push(covers);
    sentence(parts)
}

fn term_length(length: &TermLength) -> Doc {
    Doc::Words(match length {
        TermLength::For(time) => self::length(time),
        TermLength::CalendarYears(from, to) => format!("calendar years {} to {}", date(from), date(to)),
        TermLength::Until(day) => format!("until {}", date(day)),
        TermLength::Unlimited(_) => "unlimited".to_owned(),
        TermLength::Unknown(because) => return Doc::Row(vec![Doc::words("unknown because "), text(because)]),
    })
}

fn then(then: Option<&Then>) -> Vec<Option<Doc>> {
    match then {
        None => Vec::new(),
        Some(Then::Unlimited(_)) => vec![Some(Doc::words("then unlimited"))],
        Some(Then::Prolonged { by, times }) => vec![Some(renewed_by(by, times))],
        Some(Then::Renewed(renewed)) => renewal(renewed).into(),
    }
}

fn renewed_by(by: &Length, times: &Times) -> Doc {
    let times = match times {
        Times::Each => "each time".to_owned(),
        Times::Once => "once".to_owned(),
        Times::Number(count) => format!("{} times", quantity(count)),
    };
    Doc::words(format!("then renewed by {} {times}", length(by)))
}

fn renewal(renewed: &Renewed) -> [Option<Doc>; 2] {
    let word = if renewed.unless { "unless" } else { "if" };
    let receipt = if renewed.receipt { "receipt of " } else { "" };
    let at_least = renewed.at_least.as_ref().map_or_else(String::new, |time| format!(" at least {} before the end", length(time)));
    [
        Some(renewed_by(&renewed.by, &renewed.times)),
        Some(Doc::words(format!("{word} {receipt}{} by {}{at_least}", renewed.event.text, who(&renewed.who)))),
    ]
}

/// `holidays "of both parties" 2024-01-01, 2024-12-25`
pub(super) fn holidays(of: Option<&Text>, days: &[Date]) -> Doc {
    Doc::Row(vec![Doc::words("holidays"), title(of), Doc::words(" "), dates(days)])
}

/// `start on …`, `provisional from …`, `party joins on …`
pub(super) fn at(words: &str, day: &Point) -> Doc {
    Doc::words(format!("{words} {}", point(day)))
}

fn notice(notice: Option<&Notice>) -> Option<Doc> {
    let from = |notice: &Notice| if notice.receipt { "receipt" } else { "sending" };
    notice.map(|notice| Doc::words(format!("{} after {}", length(&notice.length), from(notice))))
}

fn reach(alone: Option<bool>) -> Option<Doc> {
    alone.map(|alone| Doc::words(if alone { "for it alone" } else { "for all" }))
}

/// `exit by any party on denunciation, 6 months after receipt, for all`
pub(super) fn exit(exit: &Exit) -> Doc {
    let lock_in = exit
        .lock_in
        .as_ref()
        .map(|(given, day)| Doc::words(format!("{} not before {}", if *given { "given" } else { "effective" }, point(day))));
    sentence([
        Some(Doc::words(format!("exit by {} on {}", who(&exit.who), exit.event.text))),
        notice(exit.notice.as_ref()),
        lock_in,
        exit.period_end.then(|| Doc::words("only at the end of a period")),
        exit.later_date.then(|| Doc::words("or a later date that it names")),
        exit.revocable.as_ref().map(|event| Doc::words(format!("revocable by {}", event.text))),
        reach(exit.alone),
    ])
}

/// `suspended on suspension by any party, lifted by lifting`
pub(super) fn suspended(suspended: &Suspended) -> Doc {
    sentence([
        Some(Doc::words(format!("suspended on {} by {}", suspended.event.text, who(&suspended.who)))),
        notice(suspended.notice.as_ref()),
        Some(Doc::words(format!("lifted by {}", suspended.lifted.text))),
        reach(suspended.alone),
    ])
}

/// `survives payment "…" for 5 years`
pub(super) fn survives(survives: &Survives) -> Doc {
    match survives {
        Survives::Activity(wanted) => {
            Doc::Group(vec![Doc::words("survives activity"), Doc::Deeper(vec![Doc::Blank, Doc::words("where "), condition(wanted)])])
        }
        Survives::Named { name, title: of, length: time } => {
            let time = time.as_ref().map_or_else(String::new, |time| format!(" for {}", length(time)));
            Doc::Row(vec![Doc::words(format!("survives {}", name.text)), title(of.as_ref()), Doc::words(time)])
        }
    }
}

/// `silence of each party for 3 months after proposal means consent, unless objection`
pub(super) fn silence(silence: &Silence) -> Doc {
    let receipt = if silence.receipt { "receipt of " } else { "" };
    let time = length(&silence.length);
    let means = &silence.means.text;
    sentence([
        Some(Doc::words(format!("silence of {} for {time} after {receipt}{} means {means}", who(&silence.who), silence.after.text))),
        Some(Doc::words(format!("unless {}", silence.unless.text))),
    ])
}

pub(super) fn timing(timing: &Timing) -> Doc {
    Doc::Words(match timing {
        Timing::Once(_) => "once".to_owned(),
        Timing::Throughout(_) => "throughout".to_owned(),
        Timing::By(day) => format!("by {}", point(day)),
        Timing::Within(time, each, day) => format!("within {} of {}{}", length(time), if *each { "each " } else { "" }, point(day)),
        Timing::Every(time, from) => format!("every {} from {}", length(time), point(from)),
        Timing::Window(before, after) => format!("window {} before to {} after", length(before), length(after)),
        Timing::TimesEach(count) => format!("{} times each", quantity(count)),
        Timing::FromPerformance(_) => "counted from the last performance".to_owned(),
        Timing::EarlyMovesNothing(_) => "an early one moves nothing".to_owned(),
        Timing::NotBefore(day) => format!("not before {}", point(day)),
        Timing::Until(day) => format!("until {}", point(day)),
        Timing::Otherwise { instead, act: then, within } => {
            let word = if *instead { "otherwise instead " } else { "otherwise also " };
            return Doc::Row(vec![Doc::words(word), act(then), Doc::words(format!(" within {}", length(within)))]);
        }
    })
}

/// `in force 2014-05-06 to unknown`
pub(super) fn in_force(days: Option<&(MaybeDate, MaybeDate)>) -> String {
    days.map_or_else(String::new, |(from, to)| format!(", in force {} to {}", maybe(from), maybe(to)))
}

pub(super) fn maybe(day: &MaybeDate) -> String {
    match day {
        MaybeDate::Date(day) => date(day),
        MaybeDate::Unlimited(_) => "unlimited".to_owned(),
        MaybeDate::Unknown(_) => "unknown".to_owned(),
    }
}
