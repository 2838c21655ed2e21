//! The verdict, read off the rules one by one.

use super::{Case, and, calendar, not, or};
use comity::model::*;
use comity::value::{Period, Truth, Unit};

const DAY: Period = Period { count: 1, unit: Unit::Day };

impl Case {
    /// In the term, and permitted, and everything required, and nothing forbidden.
    pub fn verdict(&self) -> Truth {
        let mut permitted = Truth::False;
        let mut required = Truth::True;
        let mut forbidden = Truth::False;
        for rule in &self.model.rules {
            let effective = self.effective(rule);
            let demands = self.holds(&rule.demands);
            match rule.kind {
                RuleKind::Permit => permitted = or(permitted, and(effective, demands)),
                RuleKind::Require => required = and(required, or(not(effective), demands)),
                RuleKind::Forbid => forbidden = or(forbidden, effective),
            }
        }
        and(and(self.in_term(), permitted), and(required, not(forbidden)))
    }

    /// It applies, and nothing displaces it.
    pub fn effective(&self, rule: &Rule) -> Truth {
        and(self.holds(&rule.applies), not(self.displaced(rule)))
    }

    fn displaced(&self, rule: &Rule) -> Truth {
        let mut displaced = Truth::False;
        for one in self.model.yields.iter().filter(|one| self.is_inside(rule.provision, one.general)) {
            displaced = or(displaced, self.stands_against(one, rule));
        }
        displaced
    }

    /// Whether the special clause applies with a rule that can displace this one.
    fn stands_against(&self, one: &Yield, displaced: &Rule) -> Truth {
        let mut stands = Truth::False;
        for rule in self.model.rules.iter().filter(|rule| self.is_inside(rule.provision, one.special)) {
            let counts = match one.scope {
                YieldScope::Whole => true,
                YieldScope::Opposed => match displaced.kind {
                    RuleKind::Permit => rule.kind == RuleKind::Forbid,
                    RuleKind::Forbid | RuleKind::Require => rule.kind == RuleKind::Permit,
                },
            };
            if counts {
                let demands = if rule.kind == RuleKind::Permit { self.holds(&rule.demands) } else { Truth::True };
                stands = or(stands, and(self.effective(rule), demands));
            }
        }
        stands
    }

    fn is_inside(&self, provision: ProvisionId, around: ProvisionId) -> bool {
        provision == around || self.model.provisions[provision.index()].parent.is_some_and(|parent| self.is_inside(parent, around))
    }

    pub fn in_term(&self) -> Truth {
        let Some(term) = &self.model.life.term else { return Truth::True };
        let Some((first, last)) = term.says.covers else { return Truth::True };
        let covered = [Some(first), last];
        covered.into_iter().flatten().map(|field| self.covers(&term.says, field)).fold(Truth::True, and)
    }

    fn covers(&self, term: &Lasting, field: FieldId) -> Truth {
        let days = match &self.facts[field.index()] {
            Fact::None => return Truth::False,
            Fact::Known(Value::Date(date)) => calendar::days(*date),
            _ => return Truth::Unknown,
        };
        let Some(event) = self.first_time(term) else { return Truth::Unknown };
        let (first, last) = (self.first_day(term, event), self.last_day(term, event));
        let begun = first.map_or(Truth::Unknown, |first| calendar::compare(days, Comparison::GreaterOrEqual, first));
        let still = last.map_or(Truth::Unknown, |last| calendar::compare(days, Comparison::LessOrEqual, last));
        and(begun, still)
    }

    /// The first day that the record tells of the event from which the term runs, whichever of several that was.
    fn first_time(&self, term: &Lasting) -> Option<calendar::Days> {
        let Point::Happening(trigger) = &term.from else { panic!("a term that is made up runs from an event") };
        let all = self.record.iter().filter(|happening| happening.event == trigger.event).map(|happening| calendar::days(happening.date));
        let (earliest, latest): (Vec<_>, Vec<_>) = all.unzip();
        Some((*earliest.iter().min()?, *latest.iter().min()?))
    }

    fn first_day(&self, term: &Lasting, event: calendar::Days) -> Option<calendar::Days> {
        if term.first_day_counts { Some(event) } else { calendar::shift(event, &[(false, DAY)], &self.model.calendar.rules) }
    }

    fn last_day(&self, term: &Lasting, event: calendar::Days) -> Option<calendar::Days> {
        let TermLength::For(length) = &term.length else { panic!("a term that is made up has a length") };
        let whole = [(false, self.period(*length)), (true, DAY)];
        calendar::shift(event, if term.last_day_counts { &whole[..1] } else { &whole }, &self.model.calendar.rules)
    }

    /// In the focus where one of its conditions holds; none where the policy declares none.
    pub fn focus(&self) -> Option<Truth> {
        if self.model.focus.is_empty() {
            return None;
        }
        Some(self.model.focus.iter().map(|(_, condition)| self.holds(condition)).fold(Truth::False, or))
    }
}
