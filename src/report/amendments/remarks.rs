//! Acts on an amendment that do not count, and why; and acts that count and are told of all the same.

use super::Amended;
use crate::calendar::words::days;
use crate::consent::{Arrival, Said, Standing};
use crate::source::Span;

/// What is told of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemarkTold {
    /// The act and what is told of it, as a sentence without its full stop.
    pub says: String,
    /// Whether the act counts.
    pub counts: bool,
    /// Where it is written.
    pub span: Span,
}

impl Amended<'_> {
    /// What is told of acts, in the order of the record.
    #[must_use]
    pub fn remarks(&self, standing: &Standing) -> Vec<RemarkTold> {
        let told = standing.remarks.iter().filter_map(|remark| {
            let (act, span) = self.act_told(remark.act)?;
            let counts = remark.says == Said::Unbound;
            let says = if counts {
                format!("{act} counts, and {}", self.said(remark.says))
            } else {
                format!("{act} does not count: {}", self.said(remark.says))
            };
            Some(RemarkTold { says, counts, span })
        });
        told.collect()
    }

    /// Why an act does not count.
    #[must_use]
    pub fn said(&self, said: Said) -> String {
        let until = |arrival: Arrival| arrival.days().map(days);
        match said {
            Said::Unbound => "the record does not say to which text it was given".to_owned(),
            Said::OtherText => "it is about another text, as its fingerprint says".to_owned(),
            Said::ChangedText(by) => format!("it is about the text as {} changes it", self.called(by)),
            Said::OtherForm => "it does not have the form that is asked for".to_owned(),
            Said::BeforeEdition(begun) => match until(begun) {
                Some(day) => format!("the edition by whose rules it would count is in force since {day}"),
                None => "the edition by whose rules it would count is not in force".to_owned(),
            },
            Said::BeforeEvent(event) => {
                format!("{} has to come first", crate::report::Recorded { model: self.model, happenings: self.happenings }.event(event))
            }
            Said::TooSoon(ready) => match until(ready) {
                Some(day) => format!("the text had not been communicated for as long as is asked for, which was so from {day} on"),
                None => "the text had not been communicated for as long as is asked for".to_owned(),
            },
            Said::NoSay => "whoever did it had no say then".to_owned(),
            Said::TooLate(full) => match until(full) {
                Some(day) => format!("it came after {day}, when silence had its meaning"),
                None => "it came when silence had its meaning".to_owned(),
            },
            Said::AfterTheEnd(last) => format!("the programme's last day was {}", days(last)),
            Said::NotAsked => "no way in which it can be made asks for that".to_owned(),
            Said::VotedAgain => "the party voted again on that day, and its last vote counts".to_owned(),
        }
    }
}
