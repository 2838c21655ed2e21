//! Ways of amending and records that are made up, as parameters: a policy's text and a reader's count are both made from them, and from nothing else.

use chrono::{Days, NaiveDate};
use comity::Policy;
use comity::policy::{Happened, Record};
use proptest::prelude::*;
use proptest::sample::subsequence;
use std::fmt::Write;

pub const PARTIES: [&str; 4] = ["north", "south", "east", "west"];

/// Who has a say in the electorate of the policy, and how much.
pub const WEIGHTS: [(usize, u32); 3] = [(0, 3), (1, 1), (2, 1)];

#[derive(Clone, Copy, Debug)]
pub enum Share {
    All,
    Count(u32),
    AtLeast(u32, u32),
    MoreThan(u32, u32),
}

#[derive(Clone, Copy, Debug)]
pub enum Of {
    Parties,
    Electorate,
}

#[derive(Clone, Copy, Debug)]
pub enum Approval {
    OfAll,
    OfOne(usize),
    OfEither(usize, usize),
    Consents(Share, Of),
    Votes(Share, Of, bool),
    Decision,
    /// So many objections within so many days of the communication.
    Silence(Share, Of, u32),
}

#[derive(Clone, Copy, Debug)]
pub enum Effective {
    Unsaid,
    DaysAfterAcceptance(u32),
    /// The later of acceptance and so many days after its own consent.
    DaysAfterOwn(u32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    All,
    Consenting,
    AllButObjecting,
}

#[derive(Clone, Debug)]
pub struct Way {
    pub following: bool,
    pub proposed: bool,
    /// So many days before adoption.
    pub communicated: Option<u32>,
    pub written: bool,
    pub adopted: Vec<Approval>,
    pub needs: Vec<Approval>,
    pub effective: Effective,
    pub effect: For,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Proposal,
    Communication,
    Consent,
    Objection,
    VoteFor,
    VoteAgainst,
    Abstention,
    Decision,
    Review,
    Leaving,
}

/// What was done, by whom, so many days after the first.
#[derive(Clone, Copy, Debug)]
pub struct Done {
    pub act: Act,
    pub by: usize,
    pub on: u32,
    /// Whether it says that it was in writing.
    pub written: bool,
}

pub fn day(number: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 1, 1).unwrap().checked_add_days(Days::new(u64::from(number))).unwrap()
}

fn share() -> impl Strategy<Value = Share> {
    prop_oneof![
        Just(Share::All),
        (1u32..4).prop_map(Share::Count),
        prop_oneof![Just((1, 2)), Just((2, 3)), Just((3, 4)), Just((1, 3)), Just((1, 1))]
            .prop_map(|(part, whole)| Share::AtLeast(part, whole)),
        prop_oneof![Just((1, 2)), Just((1, 3)), Just((2, 3))].prop_map(|(part, whole)| Share::MoreThan(part, whole)),
    ]
}

fn of() -> impl Strategy<Value = Of> {
    prop_oneof![Just(Of::Parties), Just(Of::Electorate)]
}

fn approval() -> impl Strategy<Value = Approval> {
    prop_oneof![
        Just(Approval::OfAll),
        (0usize..4).prop_map(Approval::OfOne),
        (0usize..2, 2usize..4).prop_map(|(one, other)| Approval::OfEither(one, other)),
        (share(), of()).prop_map(|(share, of)| Approval::Consents(share, of)),
        (share(), of(), any::<bool>()).prop_map(|(share, of, present)| Approval::Votes(share, of, present)),
        Just(Approval::Decision),
        (share(), of(), 1u32..9).prop_map(|(share, of, days)| Approval::Silence(share, of, days)),
    ]
}

pub fn way() -> impl Strategy<Value = Way> {
    let effective = prop_oneof![
        2 => Just(Effective::Unsaid),
        1 => (1u32..6).prop_map(Effective::DaysAfterAcceptance),
        1 => (1u32..6).prop_map(Effective::DaysAfterOwn),
    ];
    let effect = prop_oneof![Just(For::All), Just(For::Consenting), Just(For::AllButObjecting)];
    let agreed = (prop::collection::vec(approval(), 0..3), prop::collection::vec(approval(), 0..3));
    let some = agreed.prop_filter("something is agreed", |(adopted, needs)| adopted.len() + needs.len() > 0);
    let asked = (prop::bool::weighted(0.2), prop::bool::weighted(0.2), prop::option::weighted(0.2, 1u32..6), prop::bool::weighted(0.1));
    (asked, some, effective, effect).prop_map(|((following, proposed, communicated, written), (adopted, needs), effective, effect)| Way {
        following,
        proposed,
        communicated: communicated.filter(|_| !adopted.is_empty()),
        written,
        adopted,
        needs,
        effective,
        effect,
    })
}

pub fn record() -> impl Strategy<Value = Vec<Done>> {
    let act = prop_oneof![
        8 => Just(Act::Consent), 4 => Just(Act::VoteFor), 2 => Just(Act::VoteAgainst), 1 => Just(Act::Abstention), 2 => Just(Act::Objection),
        2 => Just(Act::Communication), 2 => Just(Act::Decision), 1 => Just(Act::Proposal), 1 => Just(Act::Review), 1 => Just(Act::Leaving),
    ];
    let done = (act, 0usize..4, 0u32..16, prop::bool::weighted(0.95)).prop_map(|(act, by, on, written)| Done { act, by, on, written });
    let drawn = prop::collection::vec(done, 0..14);
    // Often all that is asked for early is there, so that what comes behind it is asked as well.
    let early = subsequence(vec![Act::Proposal, Act::Review, Act::Communication], 0..=3);
    (early, drawn).prop_map(|(early, drawn)| {
        let early = early.into_iter().map(|act| Done { act, by: 0, on: 0, written: true });
        early.chain(drawn).collect()
    })
}

fn share_words(share: Share) -> String {
    match share {
        Share::All => "all".to_owned(),
        Share::Count(1) => "any".to_owned(),
        Share::Count(count) => count.to_string(),
        Share::AtLeast(part, whole) => format!("{part}/{whole}"),
        Share::MoreThan(part, whole) => format!("more than {part}/{whole}"),
    }
}

fn of_words(of: Of) -> &'static str {
    match of {
        Of::Parties => "the parties",
        Of::Electorate => "riparian",
    }
}

fn approval_words(approval: Approval) -> String {
    match approval {
        Approval::OfAll => "consent of all parties".to_owned(),
        Approval::OfOne(party) => format!("consent of {}", PARTIES[party]),
        Approval::OfEither(one, other) => format!("consent of {} or {}", PARTIES[one], PARTIES[other]),
        Approval::Consents(share, of) => format!("consent of {} of {}", share_words(share), of_words(of)),
        Approval::Votes(share, of, present) => {
            format!("votes of {} of {}{}", share_words(share), of_words(of), if present { " present and voting" } else { "" })
        }
        Approval::Decision => "decision of committee".to_owned(),
        Approval::Silence(Share::Count(1), Of::Parties, days) => format!("no objection by any party within {days} days of communication"),
        Approval::Silence(share, of, days) => {
            format!("no objection by {} of {} within {days} days of communication", share_words(share), of_words(of))
        }
    }
}

impl Way {
    /// A policy that is amended in this way.
    pub fn policy(&self) -> Policy {
        let mut says = String::from("reaches everything;\n");
        if self.proposed {
            says += "proposed by any party;\n";
        }
        if self.following {
            says += "following review;\n";
        }
        if self.written {
            says += "in writing;\n";
        }
        if let Some(days) = self.communicated {
            let _ = writeln!(says, "communicated {days} days before adoption;");
        }
        self.adopted.iter().for_each(|approval| says += &format!("adopted by {};\n", approval_words(*approval)));
        self.needs.iter().for_each(|approval| says += &format!("needs {};\n", approval_words(*approval)));
        let effect = match self.effect {
            For::All => "for all",
            For::Consenting => "for those that consent",
            For::AllButObjecting => "for all but those that object",
        };
        says += &match self.effective {
            Effective::Unsaid => format!("effective on acceptance, {effect};\n"),
            Effective::DaysAfterAcceptance(days) => format!("effective on {days} days after acceptance, {effect};\n"),
            Effective::DaysAfterOwn(days) => {
                format!("effective on the later of {{ acceptance, {days} days after consent by it }}, {effect};\n")
            }
        };
        let text = format!(
            r#"programme p "P" {{
                edition 1;
                parties {{ north "North"; south "South"; east "East"; west "West"; }}
                calendar {{ counting days_after; }}
                event review "review";
                event leaving "leaving" by each party;
                event founding "founding";
                clause 1 "Text" {{ recital "old"; }}
                clause 2 "Life" {{ start on founding; term unlimited; exit by any party on leaving, for it alone; }}
                clause 3 "Amendments" {{
                    electorate riparian "the riparians" of north weight 3, south, east;
                    body committee "the Committee" of all parties;
                    amending {{ {says} }}
                }}
            }}
            amendment change "Change" to p edition 1 {{ edition 2; replace "old" by "new" in 1; }}"#
        );
        Policy::parse("p.comity", &text.replace("counting days_after; ", "")).unwrap_or_else(|rejected| panic!("{rejected}\n{text}"))
    }
}

/// The record, each act on the day that `on` gives it, as a partial date.
pub fn recorded(policy: &Policy, done: &[Done], on: impl Fn(usize, &Done) -> String) -> Record {
    let mut record = policy.record();
    record.add(&Happened::new("founding", "2019-01-01")).unwrap();
    for (at, one) in done.iter().enumerate() {
        let (word, by) = match one.act {
            Act::Proposal => ("proposal", PARTIES[one.by]),
            Act::Communication => ("communication", PARTIES[one.by]),
            Act::Consent => ("consent", PARTIES[one.by]),
            Act::Objection => ("objection", PARTIES[one.by]),
            Act::VoteFor => ("vote_for", PARTIES[one.by]),
            Act::VoteAgainst => ("vote_against", PARTIES[one.by]),
            Act::Abstention => ("abstention", PARTIES[one.by]),
            Act::Decision => ("decision", "committee"),
            Act::Review => ("review", PARTIES[one.by]),
            Act::Leaving => ("leaving", PARTIES[one.by]),
        };
        let happened = Happened::new(word, &on(at, one)).by(by);
        let happened = match one.act {
            Act::Review | Act::Leaving => happened,
            _ if one.written => happened.to("change").form(comity::model::Form::Written),
            // A form that is none: what is asked for in writing was done otherwise.
            _ => happened.to("change"),
        };
        record.add(&happened).unwrap();
    }
    record
}
