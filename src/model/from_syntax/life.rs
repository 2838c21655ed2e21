//! How a programme comes into force, lasts and ends.

use super::Checker;
use super::outline::Placed;
use crate::model::condition::PeriodSource;
use crate::model::problems;
use crate::model::time::{
    Clause, Exit, Lasting, LockIn, Moment, Point, Renewal, Silence, SilenceMeans, Survival, Suspension, TermLength, Then,
};
use crate::model::types::{EventId, FieldId, Who};
use crate::source::Span;
use crate::syntax::tree::{self, SentenceKind};

/// Where each of the things that may be said only once has been said.
#[derive(Default)]
struct Said {
    start: Option<Span>,
    term: Option<Span>,
    joins: Option<Span>,
    provisional: Option<Span>,
    receipt: Option<Span>,
    revocable: Option<Span>,
    revoked_by: Option<EventId>,
}

impl<'t> Checker<'t> {
    /// Every sentence about the programme's life.
    pub(super) fn life(&mut self) {
        let mut said = Said::default();
        for placed in std::mem::take(&mut self.outline.lives) {
            self.live(placed, &mut said);
        }
        self.notices(&said);
    }

    fn live(&mut self, placed: Placed<'t>, said: &mut Said) {
        let Some(provision) = placed.provision else { return };
        let span = placed.sentence.span;
        macro_rules! clause {
            ($says:expr) => {
                $says.map(|says| Clause { provision, says, span })
            };
        }
        match &placed.sentence.kind {
            SentenceKind::Start(point) => {
                self.once(&mut said.start, "start", span);
                let start = clause!(self.point(point, false));
                self.model.life.start = self.model.life.start.take().or(start);
            }
            SentenceKind::Joins(point) => {
                self.once(&mut said.joins, "party joins", span);
                let joins = clause!(self.point(point, true));
                self.model.life.joins = self.model.life.joins.take().or(joins);
            }
            SentenceKind::Provisional(point) => {
                self.once(&mut said.provisional, "provisional", span);
                let provisional = clause!(self.point(point, true));
                self.model.life.provisional = self.model.life.provisional.take().or(provisional);
            }
            SentenceKind::Term(term) => {
                self.once(&mut said.term, "term", span);
                let term = clause!(self.lasting(term));
                self.model.life.term = self.model.life.term.take().or(term);
            }
            SentenceKind::Exit(exit) => {
                let exit = clause!(self.exit(exit));
                self.model.life.exits.extend(exit);
            }
            SentenceKind::Suspended(suspended) => {
                let suspended = clause!(self.suspension(suspended));
                self.model.life.suspensions.extend(suspended);
            }
            SentenceKind::Survives(survives) => {
                let survives = clause!(self.survival(survives));
                self.model.life.survivals.extend(survives);
            }
            SentenceKind::Silence(silence) => {
                let silence = clause!(self.silence(silence));
                self.model.life.silences.extend(silence);
            }
            SentenceKind::NoticesOnReceipt => self.once(&mut said.receipt, "notices count on receipt", span),
            SentenceKind::NoticesRevocable(event) => {
                self.once(&mut said.revocable, "notices are revocable", span);
                let event = self.event(event);
                said.revoked_by = said.revoked_by.or(event);
            }
            _ => {}
        }
    }

    // What is said of all notices holds where nothing is said of one. What all parties do together is no notice.
    fn notices(&mut self, said: &Said) {
        let life = &mut self.model.life;
        for exit in life.exits.iter_mut().map(|exit| &mut exit.says).filter(|exit| !matches!(exit.by, Who::Jointly(_))) {
            exit.revoked_by = exit.revoked_by.or(said.revoked_by);
            if said.receipt.is_some() && exit.notice.is_none() {
                exit.moment = Moment::Received;
            }
        }
        let term = life.term.as_mut().filter(|_| said.receipt.is_some());
        if let Some(Lasting { then: Then::Renewed(renewal), .. }) = term.map(|term| &mut term.says)
            && renewal.tacit
        {
            renewal.moment = Moment::Received;
        }
    }

    fn lasting(&mut self, written: &tree::Term) -> Option<Lasting> {
        let length = self.term_length(&written.length);
        let from = written.from.as_ref().map_or(Some(Point::Start), |from| self.point(from, false));
        let covers = written.covers.as_ref().map(|(first, second)| {
            let first = self.date_field(first);
            let second = second.as_ref().map(|second| self.date_field(second));
            covered(first, second)
        });
        let then = self.then(written.then.as_ref());
        Some(Lasting {
            length: length?,
            from: from?,
            first_day_counts: !written.first_day_excluded.unwrap_or(false),
            last_day_counts: !written.last_day_excluded.unwrap_or(true),
            then: then?,
            covers: match covers {
                Some(covers) => Some(covers?),
                None => None,
            },
        })
    }

    fn term_length(&mut self, written: &tree::TermLength) -> Option<TermLength> {
        Some(match written {
            tree::TermLength::For(length) => TermLength::For(self.length_of_term(length)?),
            tree::TermLength::CalendarYears(from, to) => {
                let (first, last) = (self.year(from)?, self.year(to)?);
                if first > last {
                    self.report(problems::range_order("the term", from.span, to.span, &first.to_string(), &last.to_string()));
                    return None;
                }
                TermLength::CalendarYears(first, last)
            }
            tree::TermLength::Until(date) => TermLength::Until(self.exact_day(date)?),
            tree::TermLength::Unlimited(_) => TermLength::Unlimited,
            tree::TermLength::Unknown(because) => TermLength::Unknown(because.text.clone()),
        })
    }

    /// A length of time that dates can be computed with.
    pub(super) fn length_of_term(&mut self, written: &tree::Length) -> Option<PeriodSource> {
        let length = self.length(written)?;
        if let tree::Length::Written(quantity) = written
            && let PeriodSource::Written(period) = length
        {
            self.computable(period, quantity)?;
        }
        Some(length)
    }

    fn then(&mut self, written: Option<&tree::Then>) -> Option<Then> {
        let renewed = match written {
            None => return Some(Then::Ends),
            Some(tree::Then::Unlimited(_)) => return Some(Then::Unlimited),
            Some(tree::Then::Prolonged { by, times }) => {
                let (by, times) = (self.length(by), self.times(times));
                return Some(Then::Prolonged { by: by?, times: times? });
            }
            Some(tree::Then::Renewed(renewed)) => renewed,
        };
        let (by, times) = (self.length(&renewed.by), self.times(&renewed.times));
        let (event, by_whom) = (self.event(&renewed.event), self.who(&renewed.who));
        let notice = self.optional_length(renewed.at_least.as_ref());
        let moment = moment(renewed.receipt);
        let (by, times, event, by_whom, notice) = (by?, times?, event?, by_whom?, notice?);
        Some(Then::Renewed(Renewal { by, times, tacit: renewed.unless, event, by_whom, notice, moment }))
    }

    // How often a term is renewed: the inner none where there is no limit.
    fn times(&mut self, written: &tree::Times) -> Option<Option<u16>> {
        match written {
            tree::Times::Each => Some(None),
            tree::Times::Once => Some(Some(1)),
            tree::Times::Number(count) => self.few(count).map(Some),
        }
    }

    /// A whole number from 1 to 9999.
    pub(super) fn few(&mut self, quantity: &tree::Quantity) -> Option<u16> {
        let count = self.bare_whole(quantity)?;
        let few = u16::try_from(count).ok().filter(|count| (1..=9999).contains(count));
        if few.is_none() {
            self.report(problems::unlike(quantity.span, &format!("`{}`", quantity.digits), "A number from 1 to 9999 is needed here"));
        }
        few
    }

    // The outer option says whether it could be read, the inner whether it is there.
    fn optional_length(&mut self, written: Option<&tree::Length>) -> Option<Option<PeriodSource>> {
        match written {
            None => Some(None),
            Some(length) => self.length(length).map(Some),
        }
    }

    fn notice(&mut self, written: Option<&tree::Notice>) -> Option<(Option<PeriodSource>, Moment)> {
        match written {
            None => Some((None, Moment::Happened)),
            Some(notice) => Some((Some(self.length(&notice.length)?), moment(notice.receipt))),
        }
    }

    fn exit(&mut self, written: &tree::Exit) -> Option<Exit> {
        let (by, event) = (self.who(&written.who), self.event(&written.event));
        let notice = self.notice(written.notice.as_ref());
        let alone = written.alone.unwrap_or(self.model.parties.len() > 2);
        let not_before = match &written.lock_in {
            None => Some(None),
            Some((given, point)) => {
                self.point(point, alone).map(|point| Some((point, if *given { LockIn::Notice } else { LockIn::Effect })))
            }
        };
        let revoked_by = written.revocable.as_ref().map(|name| self.event(name));
        let (notice, moment) = notice?;
        Some(Exit {
            by: by?,
            event: event?,
            notice,
            moment,
            not_before: not_before?,
            at_period_end: written.period_end,
            later_date: written.later_date,
            revoked_by: found(revoked_by)?,
            alone,
        })
    }

    fn suspension(&mut self, written: &tree::Suspended) -> Option<Suspension> {
        let (event, by, lifted_by) = (self.event(&written.event), self.who(&written.who), self.event(&written.lifted));
        let (notice, moment) = self.notice(written.notice.as_ref())?;
        Some(Suspension { event: event?, by: by?, notice, moment, lifted_by: lifted_by?, alone: written.alone.unwrap_or(false) })
    }

    fn survival(&mut self, written: &tree::Survives) -> Option<Survival> {
        Some(match written {
            tree::Survives::Activity(condition) => Survival::Activities(self.condition(condition)),
            tree::Survives::Named { name, title, length } => {
                let length = self.optional_length(length.as_ref())?;
                Survival::Named { name: name.text.clone(), title: title.as_ref().map(|title| title.text.clone()), length }
            }
        })
    }

    fn silence(&mut self, written: &tree::Silence) -> Option<Silence> {
        let (by, length) = (self.who(&written.who), self.length(&written.length));
        let (after, unless) = (self.event(&written.after), self.event(&written.unless));
        let means = match written.means.text.as_str() {
            "consent" => SilenceMeans::Consent,
            "refusal" => SilenceMeans::Refusal,
            "renewal" => SilenceMeans::Renewal,
            _ => SilenceMeans::End,
        };
        Some(Silence { by: by?, length: length?, after: after?, moment: moment(written.receipt), unless: unless?, means })
    }
}

fn moment(receipt: bool) -> Moment {
    if receipt { Moment::Received } else { Moment::Happened }
}

// None where one of the two could not be read.
fn covered(first: Option<FieldId>, second: Option<Option<FieldId>>) -> Option<(FieldId, Option<FieldId>)> {
    Some((first?, found(second)?))
}

// None where something is there that could not be read.
fn found<T>(written: Option<Option<T>>) -> Option<Option<T>> {
    match written {
        Some(found) => found.map(Some),
        None => Some(None),
    }
}
