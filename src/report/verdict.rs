//! A verdict becomes sentences: which clause does what, because of which facts, and where each stands.

use super::conditions::told;
use super::verdict_facts::{Fact, fact_of_need, facts};
use super::words;
use crate::calendar::{self, DayRange};
use crate::evaluate::{Finding, FindingKind, Giver, Need, NeedKind, Verdict};
use crate::model::MaybeDate;
use crate::model::{ConditionKind, Model, ProvisionId, Rule, Survival};
use crate::program::TermWindow;
use crate::source::Span;
use crate::value::Truth;
use chrono::NaiveDate;

/// A verdict in words, each reason by itself. Every text is a sentence without its full stop, fit to be read aloud.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// True: permitted; false: refused; unknown: undetermined.
    pub verdict: Truth,
    /// Whether the activity is in the focus; none when the policy declares no focus.
    pub focus: Option<Truth>,
    /// The clauses that decided it, or that ask for what is missing, by their numbers.
    pub citing: Vec<String>,
    /// What decided it; empty when it is undetermined.
    pub reasons: Vec<Reason>,
    /// What would settle it; empty when it is settled.
    pub needs: Vec<Lack>,
    /// By which edition it was judged, where amendments have made others.
    pub edition: Option<String>,
}

/// One clause and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What it does, as a stable word: `permits`, `requirement-met`, `within-term` and so on.
    pub kind: &'static str,
    /// The clause's number; none for what no clause says.
    pub clause: Option<String>,
    /// Its heading.
    pub heading: Option<String>,
    /// What it says of the activity.
    pub says: String,
    /// Where the policy says so.
    pub span: Span,
    /// The facts that it rests on.
    pub facts: Vec<Fact>,
}

/// Something that has to be known first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// `fact`, `judgement`, `event` or `policy`.
    pub kind: &'static str,
    /// Its name in the policy.
    pub name: Option<String>,
    /// What has to be known.
    pub says: String,
    /// Who gives it.
    pub giver: String,
    /// The clauses that ask for it: number, heading, place.
    pub asked_by: Vec<(String, Option<String>, Span)>,
    /// Where the activities' file leaves it open.
    pub fact: Option<Fact>,
}

/// The word for a verdict.
#[must_use]
pub fn word(verdict: Truth) -> &'static str {
    match verdict {
        Truth::True => "permitted",
        Truth::False => "refused",
        Truth::Unknown => "undetermined",
    }
}

/// Puts a verdict into words.
#[must_use]
pub fn tell(model: &Model, verdict: &Verdict) -> Told {
    Told {
        verdict: verdict.truth(),
        focus: verdict.focus(),
        citing: words::numbers(model, &verdict.citing()),
        reasons: verdict.findings().iter().map(|finding| reason(model, finding)).collect(),
        needs: verdict.needs().iter().map(|need| lack(model, need)).collect(),
        edition: None,
    }
}

fn reason(model: &Model, finding: &Finding) -> Reason {
    let provision = finding.provision.and_then(|id| model.provisions.get(id.index()));
    let rule = finding.rule.and_then(|id| model.rules.get(id.index()));
    Reason {
        kind: kind(finding.kind),
        clause: provision.map(|provision| provision.number.clone()),
        heading: provision.and_then(|provision| provision.title.clone()),
        says: says(model, finding, rule),
        span: finding.span,
        facts: facts(model, &finding.rests_on),
    }
}

fn kind(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Permits => "permits",
        FindingKind::RequirementMet => "requirement-met",
        FindingKind::WithinTerm(_) => "within-term",
        FindingKind::Outlives => "outlives",
        FindingKind::InFocus => "in-focus",
        FindingKind::Listed(..) => "listed",
        FindingKind::Forbids => "forbids",
        FindingKind::RequirementNotMet => "requirement-not-met",
        FindingKind::OutsideTerm(_) => "outside-term",
        FindingKind::Suspended => "suspended",
        FindingKind::ConditionNotMet => "condition-not-met",
        FindingKind::Displaced => "displaced",
        FindingKind::NothingPermits => "nothing-permits",
    }
}

fn says(model: &Model, finding: &Finding, rule: Option<&Rule>) -> String {
    match finding.kind {
        FindingKind::Permits => format!("it permits the activity{}", since(model, rule)),
        FindingKind::RequirementMet => format!("{}, and here that is so", demand(model, rule)),
        FindingKind::WithinTerm(window) => format!("{}, and the activity lies in it", term(model, window)),
        FindingKind::Outlives => format!("it outlives the end of the programme{}", outliving(model, finding)),
        FindingKind::InFocus => "the activity lies in the focus of the programme".to_owned(),
        FindingKind::Listed(field, entry) => {
            let listed = words::taxonomy_of(model, field).map_or_else(String::new, |taxonomy| words::entry(model, taxonomy, entry));
            format!("it lists “{listed}”, which the activity names under “{}”", words::field(model, field))
        }
        FindingKind::Forbids => format!("it forbids the activity{}", since(model, rule)),
        FindingKind::RequirementNotMet => format!("{}, and here that is not so", demand(model, rule)),
        FindingKind::OutsideTerm(window) => {
            format!("{}, and the activity does not lie in it{}", term(model, window), successor(model, finding))
        }
        FindingKind::Suspended => "the programme is suspended on days of the activity".to_owned(),
        FindingKind::ConditionNotMet => format!("it would permit the activity only if {}, and here that is not so", demands(model, rule)),
        FindingKind::Displaced => format!("it would permit the activity, but yields here to {}", clauses(model, &finding.also)),
        FindingKind::NothingPermits if finding.also.is_empty() => "no clause permits the activity".to_owned(),
        FindingKind::NothingPermits if finding.also.len() == 1 => {
            format!("no clause permits the activity: {}, which permits others, does not", clauses(model, &finding.also))
        }
        FindingKind::NothingPermits => format!("no clause permits the activity: neither {} does", clauses_or(model, &finding.also)),
    }
}

fn since(model: &Model, rule: Option<&Rule>) -> String {
    let mut parts = Vec::new();
    for condition in rule.iter().flat_map(|rule| [&rule.applies, &rule.demands]) {
        if !matches!(condition.kind, ConditionKind::Always) {
            parts.push(told(model, condition, true));
        }
    }
    if parts.is_empty() { String::new() } else { format!(", because {}", parts.join(", and ")) }
}

fn demands(model: &Model, rule: Option<&Rule>) -> String {
    rule.map_or_else(String::new, |rule| told(model, &rule.demands, true))
}

fn demand(model: &Model, rule: Option<&Rule>) -> String {
    let demands = demands(model, rule);
    match rule.filter(|rule| !matches!(rule.applies.kind, ConditionKind::Always)) {
        Some(rule) => format!("where {}, it requires that {demands}", told(model, &rule.applies, true)),
        None => format!("it requires that {demands}"),
    }
}

fn term(model: &Model, window: Option<TermWindow>) -> String {
    let Some(window) = window else { return "the programme has a term".to_owned() };
    let until = window.last.map_or_else(|| " without end".to_owned(), |last| format!(" to {}", days(last)));
    let counted = window.counted_from.map_or_else(String::new, |(event, date)| {
        let event = model.events.get(event.index()).map_or_else(String::new, |event| words::spaced(&event.name));
        format!(", counted from the {event} on {date}")
    });
    format!("the term runs from {}{until}{counted}", days(window.first))
}

// Which activities outlive the programme.
fn outliving(model: &Model, finding: &Finding) -> String {
    let clause = model.life.survivals.iter().find(|clause| clause.span == finding.span);
    match clause.map(|clause| &clause.says) {
        Some(Survival::Activities(condition)) => format!(", because {}", told(model, condition, true)),
        _ => String::new(),
    }
}

// What follows on a programme that is over.
fn successor(model: &Model, finding: &Finding) -> String {
    let successor = finding.successor.and_then(|at| model.lineage.get(at));
    let Some((successor, (MaybeDate::Date(start), _))) = successor.and_then(|one| Some((one, one.in_force?))) else {
        return String::new();
    };
    let name = successor.title.clone().unwrap_or_else(|| words::spaced(&successor.name));
    format!("; the successor, “{name}”, starts on {}", calendar::words::days(DayRange::of(start)))
}

fn days((earliest, latest): (NaiveDate, NaiveDate)) -> String {
    if earliest == latest { earliest.to_string() } else { format!("some day between {earliest} and {latest}") }
}

fn clauses(model: &Model, ids: &[ProvisionId]) -> String {
    words::list(words::numbers(model, ids), "and")
}

fn clauses_or(model: &Model, ids: &[ProvisionId]) -> String {
    words::list(words::numbers(model, ids), "nor")
}

fn lack(model: &Model, need: &Need) -> Lack {
    let asked = |asking: &crate::evaluate::Asking| {
        let provision = model.provisions.get(asking.provision.index())?;
        Some((provision.number.clone(), provision.title.clone(), asking.span))
    };
    Lack {
        kind: match need.kind {
            NeedKind::Field(_) | NeedKind::FieldToTheDay(_) => "fact",
            NeedKind::Judgement(_) => "judgement",
            NeedKind::Event(_) | NeedKind::EventToTheDay(_) => "event",
            NeedKind::PolicyDate => "policy",
            NeedKind::Edition => "edition",
        },
        name: need.name(model).map(str::to_owned),
        says: wanting(model, need.kind),
        giver: giver(model, &need.giver),
        asked_by: need.asked_by.iter().filter_map(asked).collect(),
        fact: fact_of_need(model, need),
    }
}

fn wanting(model: &Model, kind: NeedKind) -> String {
    let event = |id: crate::model::EventId| model.events.get(id.index()).map_or_else(String::new, |event| words::spaced(&event.name));
    match kind {
        NeedKind::Field(field) => format!("“{}” has to be known", words::field(model, field)),
        NeedKind::FieldToTheDay(field) => format!("“{}” has to be known to the day", words::field(model, field)),
        NeedKind::Judgement(judgement) => format!("a judgement has to be made: “{}”", words::judgement(model, judgement)),
        NeedKind::Event(id) => format!("the date of the {} has to be known", event(id)),
        NeedKind::EventToTheDay(id) => format!("the date of the {} has to be known to the day", event(id)),
        NeedKind::Edition => "it has to be known by which edition it is judged: one permits what another does not".to_owned(),
        NeedKind::PolicyDate => "the policy leaves a date open, which no fact about the activity settles".to_owned(),
    }
}

fn giver(model: &Model, giver: &Giver) -> String {
    match giver {
        Giver::Proposer => "whoever proposes the activity".to_owned(),
        Giver::Parties { parties, either } => {
            words::list(parties.iter().map(|id| words::party(model, *id)), if *either { "or" } else { "and" })
        }
        Giver::Record => "the record".to_owned(),
        Giver::Policy => "whoever writes the policy".to_owned(),
    }
}
