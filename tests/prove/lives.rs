//! Small programmes that several events begin, end, renew and suspend: what the search says of every record must be what trying them all says.

use super::enumerated::{bytes, cases};
use crate::oracle::draw::Draw;
use chrono::{Days, NaiveDate};
use comity::evaluate::decide;
use comity::model::{Happening, Model, PartyId, TenetKind, from_syntax};
use comity::program::Program;
use comity::prove::{Change, Every, Facts, Nothing, Settled};
use comity::record::Plan;
use comity::source::{SourceId, Sources, Span};
use comity::syntax::parse;
use comity::value::{PartialDate, Truth};

const EVENTS: [&str; 3] = ["alpha", "beta", "gamma"];

fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 1, 25).unwrap()
}

fn day(at: usize) -> NaiveDate {
    first_day() + Days::new(u64::try_from(at).unwrap())
}

/// What is drawn of a programme before its life: how many days there are, how many events, and whether an activity has an end.
#[derive(Clone, Copy)]
struct Frame {
    days: usize,
    events: usize,
    ends: bool,
}

impl Frame {
    fn draw(draw: &mut Draw<'_>) -> Self {
        let (days, events, ends) =
            [(8, 3, false), (14, 2, false), (8, 2, true), (6, 3, true), (40, 1, false), (36, 2, false)][draw.below(6)];
        Self { days, events, ends }
    }

    fn event(self, draw: &mut Draw<'_>) -> &'static str {
        EVENTS[draw.below(self.events)]
    }

    /// A length: some days, now and then a month; more often where there are days enough.
    fn length(self, draw: &mut Draw<'_>) -> String {
        match draw.below(12) {
            0 => "1 month".to_owned(),
            2..=5 if self.days > 30 => "1 month".to_owned(),
            1 => "1 week".to_owned(),
            number => format!("{} day{}", 1 + number % 4, if number % 4 == 0 { "" } else { "s" }),
        }
    }

    fn point(self, draw: &mut Draw<'_>, deep: usize, start: bool) -> String {
        let event = self.event(draw);
        match draw.below(if deep == 0 { 6 } else { 10 }) {
            0 if start => "start".to_owned(),
            0 | 1 => event.to_owned(),
            2 => format!("{event} by each party"),
            3 => format!("the {} {event}", ["second", "third"][usize::from(draw.chance(8))]),
            4 => day(draw.below(self.days)).to_string(),
            5 => format!("receipt of {event}"),
            6 => format!("{} after {}", self.length(draw), self.point(draw, deep - 1, start)),
            7 => format!("the 2nd day after {}", self.point(draw, deep - 1, start)),
            8 => format!("the later of {{ {}, {} }}", self.point(draw, deep - 1, start), self.point(draw, deep - 1, start)),
            _ => format!("the earlier of {{ {}, {} }}", self.point(draw, deep - 1, start), self.point(draw, deep - 1, start)),
        }
    }

    fn who(draw: &mut Draw<'_>) -> &'static str {
        ["any party", "each party", "north", "north and south jointly"][draw.below(4)]
    }

    fn term(self, draw: &mut Draw<'_>, started: bool) -> String {
        let length = match draw.below(8) {
            0 if started => "unlimited".to_owned(),
            1 if started => format!("until {}", day(draw.below(self.days))),
            _ => {
                let from = if started && draw.chance(50) { String::new() } else { format!(" from {}", self.point(draw, 1, started)) };
                format!("{}{from}", self.length(draw))
            }
        };
        let counted = |draw: &mut Draw<'_>, what: &str| match draw.below(3) {
            0 => format!(", {what} day included"),
            1 => format!(", {what} day excluded"),
            _ => String::new(),
        };
        let (first, last) = if length == "unlimited" { Default::default() } else { (counted(draw, "first"), counted(draw, "last")) };
        let then = match draw.below(6) {
            _ if length == "unlimited" => String::new(),
            0 | 1 => String::new(),
            2 => ", then unlimited".to_owned(),
            _ => {
                let by = self.length(draw);
                let times = ["each time", "once", "2 times"][draw.below(3)];
                let notice = if draw.chance(50) { format!(" at least {} before the end", self.length(draw)) } else { String::new() };
                let (event, who) = (self.event(draw), Self::who(draw));
                match draw.below(5) {
                    0 => format!(", then renewed by {by} {times}"),
                    1 => format!(", then renewed by {by} {times}, if {event} by {who}{notice}"),
                    _ => format!(", then renewed by {by} {times}, unless {event} by {who}{notice}"),
                }
            }
        };
        let covers = if self.ends { "starts to ends" } else { "starts" };
        format!("term {length}{first}{last}{then}, covers {covers};")
    }

    fn exit(self, draw: &mut Draw<'_>) -> String {
        let mut said = format!("exit by {} on {}", Self::who(draw), self.event(draw));
        if draw.chance(60) {
            said += &format!(", {} after {}", self.length(draw), ["sending", "receipt"][draw.below(2)]);
        }
        if draw.chance(40) {
            said += &format!(", {} not before {}", ["given", "effective"][draw.below(2)], self.point(draw, 1, true));
        }
        if draw.chance(25) {
            said += ", only at the end of a period";
        }
        if draw.chance(30) {
            said += &format!(", revocable by {}", self.event(draw));
        }
        said + ", for all;"
    }

    fn suspension(self, draw: &mut Draw<'_>) -> String {
        let after = if draw.chance(50) { format!(", {} after sending", self.length(draw)) } else { String::new() };
        format!("suspended on {} by {}{after}, lifted by {};", self.event(draw), Self::who(draw), self.event(draw))
    }

    fn silence(self, draw: &mut Draw<'_>) -> String {
        format!("silence of each party for {} after {} means the end, unless {};", self.length(draw), self.event(draw), self.event(draw))
    }

    fn survival(self, draw: &mut Draw<'_>) -> String {
        let other = if draw.chance(50) { self.event(draw).to_owned() } else { day(draw.below(self.days)).to_string() };
        format!("survives activity where starts {} {other};", ["<=", ">="][draw.below(2)])
    }

    fn life(self, draw: &mut Draw<'_>) -> String {
        let mut said = Vec::new();
        let started = draw.chance(80);
        if started {
            said.push(format!("start on {};", self.point(draw, 2, false)));
        }
        if draw.chance(15) {
            said.push(format!("provisional from {};", self.point(draw, 1, false)));
        }
        said.push(self.term(draw, started));
        said.extend(draw.some(0, 2, |draw| self.exit(draw)));
        if draw.chance(25) {
            said.push(self.suspension(draw));
        }
        if draw.chance(20) {
            said.push(self.silence(draw));
        }
        if draw.chance(20) {
            said.push(self.survival(draw));
        }
        said.join("\n    ")
    }

    fn text(self, life: &str, principle: &str) -> String {
        let events: String = EVENTS[..self.events].iter().map(|name| format!("event {name} by each party;\n  ")).collect();
        let ends = if self.ends { " ends date;" } else { "" };
        format!(
            "programme lives \"Lives\" {{\n  parties {{ north \"North\"; south \"South\"; }}\n  calendar {{ month_end clamp; horizon {} to {}; }}\n  {events}\
             activity {{ starts date;{ends} }}\n  clause 1 \"Life\" {{\n    {life}\n    permit activity;\n  }}\n}}\n{principle}",
            first_day(),
            day(self.days - 1)
        )
    }
}

/// What a sentence can say, in words and as the reader counts.
#[derive(Clone, Copy, Debug)]
enum Says {
    Permitted,
    Refused,
    Undetermined,
    From(NaiveDate),
    By(NaiveDate),
    After(usize, u64),
    NoLaterThan(usize, u64),
}

impl Says {
    fn draw(draw: &mut Draw<'_>, frame: Frame) -> Self {
        let (at, event, days) = (day(draw.below(frame.days)), draw.below(frame.events), 1 + draw.below(5) as u64);
        [
            Self::Permitted,
            Self::Refused,
            Self::From(at),
            Self::By(at),
            Self::After(event, days),
            Self::NoLaterThan(event, days),
            Self::Undetermined,
        ][draw.below(7)]
    }

    fn words(self) -> String {
        match self {
            Self::Permitted => "permitted".into(),
            Self::Refused => "refused".into(),
            Self::Undetermined => "undetermined".into(),
            Self::From(day) => format!("starts >= {day}"),
            Self::By(day) => format!("starts <= {day}"),
            Self::After(event, days) => format!("starts > {} + {days} days", EVENTS[event]),
            Self::NoLaterThan(event, days) => format!("starts <= {} + {days} days", EVENTS[event]),
        }
    }

    fn is_true(self, verdict: Truth, starts: NaiveDate, events: &[Option<NaiveDate>]) -> bool {
        let later = |event: usize, days: u64| events[event].map(|day| starts > day + Days::new(days));
        match self {
            Self::Permitted => verdict == Truth::True,
            Self::Refused => verdict == Truth::False,
            Self::Undetermined => verdict == Truth::Unknown,
            Self::From(day) => starts >= day,
            Self::By(day) => starts <= day,
            Self::After(event, days) => later(event, days) == Some(true),
            Self::NoLaterThan(event, days) => later(event, days) == Some(false),
        }
    }
}

fn model(text: &str) -> Option<Model> {
    let parsed = parse(Sources::new().add("lives.comity", text), text);
    from_syntax(&[parsed.file]).model
}

/// Calls with every record: for each event its day, or none.
fn records(frame: Frame, mut with: impl FnMut(&[Option<NaiveDate>])) {
    let each = frame.days + 1;
    for record in 0..each.pow(u32::try_from(frame.events).unwrap()) {
        let at = |event: usize| (record / each.pow(u32::try_from(event).unwrap()) % each).checked_sub(1).map(day);
        with(&(0..frame.events).map(at).collect::<Vec<_>>());
    }
}

fn happenings(model: &Model, events: &[Option<NaiveDate>]) -> Vec<Happening> {
    let of = |(name, day): (&&str, &Option<NaiveDate>)| {
        let date = PartialDate::day((*day)?)?;
        let plain = Happening::plain(model.event_named(name)?, date, Span::new(SourceId::default(), 0, 0));
        Some(Happening { by: vec![PartyId(0), PartyId(1)], received: Some(date), ..plain })
    };
    EVENTS.iter().zip(events).filter_map(of).collect()
}

/// The verdict of every activity under a record, in one order.
fn verdicts(model: &Model, program: &Program, frame: Frame, events: &[Option<NaiveDate>]) -> Vec<(NaiveDate, Truth)> {
    let state = program.state(&happenings(model, events));
    let mut all = Vec::new();
    for starts in (0..frame.days).map(day) {
        for ends in (0..if frame.ends { frame.days } else { 1 }).map(day) {
            let mut activity = program.blank();
            activity.set_date(program, model.field_named("starts").unwrap(), PartialDate::day(starts).unwrap());
            if frame.ends {
                activity.set_date(program, model.field_named("ends").unwrap(), PartialDate::day(ends).unwrap());
            }
            all.push((starts, decide(program, &state, &activity)));
        }
    }
    all
}

#[derive(Debug, Default)]
struct Tally {
    proved: u32,
    shown: u32,
    unsaid: u32,
}

impl Tally {
    fn agree(&mut self, settled: &Settled, broken: bool, followed: bool, of: impl Fn() -> String) {
        match settled {
            Settled::Holds(_) if !broken => self.proved += 1,
            Settled::Fails(_) if broken => self.shown += 1,
            Settled::Unsettled(_) if !followed => self.unsaid += 1,
            _ => panic!("{settled:?}, but trying all records says {broken} of\n{}", of()),
        }
    }
}

/// Whether it is known how events decide the life.
fn followed(model: &Model) -> bool {
    Plan::from_model(model, &[]).course(model.calendar.horizon.unwrap()).is_some()
}

/// A programme and what is said of it.
struct Drawn {
    frame: Frame,
    sentences: Vec<(Says, Says)>,
    text: String,
    model: Model,
}

fn drawn(seed: u64) -> Option<Drawn> {
    let bytes = bytes(2_000_000 + seed);
    let draw = &mut Draw::new(&bytes);
    let frame = Frame::draw(draw);
    let life = frame.life(draw);
    let sentences = draw.some(2, 4, |draw| (Says::draw(draw, frame), Says::draw(draw, frame)));
    let principle: String =
        sentences.iter().map(|(holds, when)| format!("for every activity: {} when {};\n", holds.words(), when.words())).collect();
    let text = frame.text(&life, &format!("principle lasting \"Lasting\" for lives {{\n{principle}}}\n"));
    let model = model(&text)?;
    Some(Drawn { frame, sentences, text, model })
}

/// A programme with a principle, for others who ask about it; none where the text cannot be used.
pub fn policy(seed: u64) -> Option<Model> {
    drawn(seed).map(|drawn| drawn.model)
}

#[test]
fn a_sentence_about_every_record_of_a_life_is_proved_or_shown_to_fail() {
    let mut tally = Tally::default();
    let mut written = 0;
    for seed in 0..cases(100) {
        let Some(Drawn { frame, sentences, text, model }) = drawn(seed) else { continue };
        written += 1;
        let program = Program::from_model(&model);
        let mut broken = vec![false; sentences.len()];
        records(frame, |events| {
            for (starts, verdict) in verdicts(&model, &program, frame, events) {
                for ((holds, when), broken) in sentences.iter().zip(&mut broken) {
                    *broken |= when.is_true(verdict, starts, events) && !holds.is_true(verdict, starts, events);
                }
            }
        });
        for (tenet, broken) in model.principles[0].tenets.iter().zip(broken) {
            let TenetKind::ForEvery { holds, when } = &tenet.kind else { panic!("{tenet:?}") };
            let question = Every { model: &model, holds, when: when.as_ref(), facts: Facts::Given };
            let of = || format!("{:?} of seed {seed}\n{text}", tenet.kind);
            tally.agree(&question.settle(&[], u64::MAX), broken, followed(&model), of);
        }
    }
    assert!(written * 10 > cases(100) * 6, "{written} can be written");
    assert!(tally.proved > 40 && tally.shown > 40 && tally.unsaid * 20 < tally.shown, "{tally:?}");
}

#[test]
fn what_another_life_newly_permits_or_refuses_is_found_and_nothing_else() {
    let mut tally = Tally::default();
    for seed in 0..cases(100) {
        let bytes = bytes(3_000_000 + seed);
        let draw = &mut Draw::new(&bytes);
        let frame = Frame::draw(draw);
        let old = frame.life(draw);
        // Usually one sentence is different, and sometimes all.
        let new = match draw.below(5) {
            0 => frame.life(draw),
            _ => {
                let mut lines: Vec<String> = old.lines().map(|line| line.trim().to_owned()).collect();
                let at = draw.below(lines.len());
                let other = match lines[at].split(' ').next().unwrap() {
                    "start" => format!("start on {};", frame.point(draw, 2, false)),
                    "provisional" => format!("provisional from {};", frame.point(draw, 1, false)),
                    "term" => frame.term(draw, lines[0].starts_with("start")),
                    "exit" => frame.exit(draw),
                    "suspended" => frame.suspension(draw),
                    "survives" => frame.survival(draw),
                    _ => frame.silence(draw),
                };
                lines[at] = other;
                lines.join("\n    ")
            }
        };
        let texts = [frame.text(&old, ""), frame.text(&new, "")];
        let [Some(old), Some(new)] = [&texts[0], &texts[1]].map(|text| model(text)) else { continue };
        let programs = [Program::from_model(&old), Program::from_model(&new)];
        let (mut permits, mut refuses) = (false, false);
        records(frame, |events| {
            let (was, is) = (verdicts(&old, &programs[0], frame, events), verdicts(&new, &programs[1], frame, events));
            for ((_, was), (_, is)) in was.into_iter().zip(is) {
                permits |= is == Truth::True && was != Truth::True;
                refuses |= is == Truth::False && was != Truth::False;
            }
        });
        for (outcome, broken) in [(Change::Permitted, permits), (Change::Refused, refuses)] {
            let settled = Nothing { old: &old, new: &new, outcome, except: None }.settle(&[], &[], u64::MAX);
            let of = || format!("{outcome:?} of seed {seed}\n{}\n{}", texts[0], texts[1]);
            tally.agree(&settled, broken, followed(&old) && followed(&new), of);
        }
    }
    assert!(tally.proved > 20 && tally.shown > 40 && tally.unsaid * 20 < tally.shown, "{tally:?}");
}
