//! A record's acts on amendments, examined: those that count for nothing, each with the place against which it stands.

use super::answers::{Remark, Said, Standing};
use super::arrival::Arrival;
use super::chronicle::Chronicle;
use super::problems;
use crate::calendar::words::days;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::AmendingAct;
use crate::record::AsOf;
use crate::source::Span;
use chrono::NaiveDate;

impl Chronicle<'_> {
    /// Acts on amendments that count for nothing, on the whole record. What is in force or pending is none of their business.
    #[must_use]
    pub fn problems(&self) -> Diagnostics {
        if self.acts().is_empty() {
            return Diagnostics::new();
        }
        let standings = self.standings(AsOf::on(NaiveDate::MAX));
        let told = standings.iter().flat_map(|standing| standing.remarks.iter().filter_map(|remark| self.problem(standing, remark)));
        told.collect::<Diagnostics>().sorted()
    }

    fn problem(&self, standing: &Standing, remark: &Remark) -> Option<Diagnostic> {
        let act = self.acts().get(remark.act)?;
        let edition = self.family.edition(standing.edition)?;
        let amendment =
            self.family.editions().amendments().iter().find(|one| self.home.amendment_named(&one.name) == Some(standing.amendment))?;
        let clause = standing.ways.first().and_then(|way| edition.model.ways.get(way.way)).map_or(amendment.span, |way| way.span);
        let home = self.home;
        Some(match remark.says {
            Said::Unbound => return None,
            Said::OtherText => problems::other_text(home, act, &amendment.fingerprint.to_string(), amendment.span),
            Said::ChangedText(by) => {
                let changing = home.amendment(by)?;
                problems::changed_text(home, act, &changing.name, changing.span)
            }
            Said::OtherForm => problems::wrong_form(home, act, clause),
            Said::BeforeEdition(begun) => {
                let because = format!("it is judged by the edition that this one changes, in force since {}", since(begun));
                problems::too_early(home, act, &because, amendment.span)
            }
            Said::BeforeEvent(event) => {
                let name = edition.model.event(event).map_or("", |event| event.name.as_str());
                problems::too_early(home, act, &format!("`{name}` has to come first"), clause)
            }
            Said::TooSoon(ready) => {
                problems::too_early(home, act, &format!("the text has been with all for long enough since {}", since(ready)), clause)
            }
            Said::TooLate(full) => problems::too_late(home, act, &format!("silence had its meaning on {}", since(full)), clause),
            Said::AfterTheEnd(last) => {
                let place = edition.model.life.term.as_ref().map_or(clause, |term| term.span);
                problems::too_late(home, act, &format!("the programme's last day was {}", days(last)), place)
            }
            Said::NoSay => problems::no_say(home, act, "whoever did it had left, or had not joined, when it was done", clause),
            Said::NotAsked => problems::no_say(home, act, "no way in which the amendment can be made asks for that", clause),
            Said::VotedAgain => problems::voted_again(home, act, self.later_vote(act)?),
        })
    }

    fn later_vote(&self, act: &AmendingAct) -> Option<Span> {
        let same = |other: &&AmendingAct| {
            let vote = super::ballots::is_vote(other.kind) && other.amendment == act.amendment && other.date == act.date;
            vote && other.by.iter().any(|party| act.by.contains(party))
        };
        self.acts().iter().rfind(same).map(|later| later.span)
    }
}

fn since(arrival: Arrival) -> String {
    arrival.days().map_or_else(|| "a day that is not there yet".to_owned(), days)
}
