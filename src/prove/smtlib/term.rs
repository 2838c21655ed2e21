//! The term as formulas.

use super::Script;
use super::formulas::{Known, all, and, beside, constant, not, or};
use crate::model::Comparison;
use crate::program::Days;
use crate::record::{If, When};
use crate::value::Truth;

/// A day by its name, or one that events decide.
#[derive(Clone, Copy)]
enum Day<'day> {
    Name(&'day str),
    When(&'day When),
}

impl Script<'_> {
    pub(super) fn in_term(&self, at: u32) -> Option<Known> {
        let (name, begun, after, before) = self.beside_term(at)?;
        let inside = all(&[after, before]);
        let holds = format!("(and (not {name}.none) {begun} {})", inside.0);
        Some((holds, format!("(or {name}.none (and {begun} {}))", inside.1)))
    }

    pub(super) fn term_over(&self, at: u32) -> Option<Known> {
        let (name, begun, _, before) = self.beside_term(at)?;
        let holds = format!("(and (not {name}.none) {begun} {})", before.1);
        Some((holds, format!("(or {name}.none (and {begun} {}))", before.0)))
    }

    /// The field, whether it is known when the term begins, and how the field's day stands to the first and to the last day.
    fn beside_term(&self, at: u32) -> Option<(String, String, Known, Known)> {
        let name = self.field(at)?;
        let course = self.side.course.clone()?;
        let mut before = Vec::new();
        for ending in &course.endings {
            let (counts, in_time) = (self.condition(&ending.counts)?, self.no_later(Day::Name(&name), Day::When(&ending.last))?);
            before.push((format!("(or {} {})", counts.1, in_time.0), format!("(and {} {})", counts.0, in_time.1)));
        }
        let after = self.no_later(Day::When(&course.first), Day::Name(&name))?;
        let begun = self.known(&course.start)?;
        Some((name, begun, after, all(&before)))
    }

    fn condition(&self, condition: &If) -> Option<Known> {
        Some(match condition {
            If::Known(when) => {
                let known = self.known(when)?;
                (known.clone(), format!("(not {known})"))
            }
            If::NoLater(one, other) => self.no_later(Day::When(one), Day::When(other))?,
            If::Unknown => constant(Truth::Unknown),
            If::Not(inner) => not(&self.condition(inner)?),
            If::All(parts) => all(&parts.iter().map(|part| self.condition(part)).collect::<Option<Vec<_>>>()?),
        })
    }

    fn known(&self, when: &When) -> Option<String> {
        let each = |parts: &[When]| parts.iter().map(|part| self.known(part)).collect::<Option<Vec<_>>>();
        Some(match when {
            When::Days(_) => "true".to_owned(),
            When::From(event, _) => format!("e{}.there", event.0),
            When::Latest(parts) => and(each(parts)?.into_iter()),
            When::Earliest(parts) => or(each(parts)?.into_iter()),
        })
    }

    fn no_later(&self, left: Day<'_>, right: Day<'_>) -> Option<Known> {
        let known = |day: Day<'_>| if let Day::When(when) = day { self.known(when) } else { Some("true".to_owned()) };
        let (one, other, says) = (known(left)?, known(right)?, self.where_known(left, right)?);
        Some((format!("(and {one} {other} {})", says.0), format!("(and {one} {other} {})", says.1)))
    }

    fn where_known(&self, left: Day<'_>, right: Day<'_>) -> Option<Known> {
        use Comparison::{GreaterOrEqual, LessOrEqual};
        let among = |parts: &[When], left_side: bool, first_that_is_known: bool| -> Option<Vec<Known>> {
            let mut each = Vec::new();
            for part in parts {
                let says = if left_side { self.where_known(Day::When(part), right) } else { self.where_known(left, Day::When(part)) }?;
                let known = self.known(part)?;
                each.push(match (first_that_is_known, left_side) {
                    (false, _) => says,
                    (true, true) => (format!("(and {known} {})", says.0), format!("(or (not {known}) {})", says.1)),
                    (true, false) => (format!("(or (not {known}) {})", says.0), format!("(and {known} {})", says.1)),
                });
            }
            Some(each)
        };
        let any = |each: Vec<Known>| (or(each.iter().map(|one| one.0.clone())), and(each.iter().map(|one| one.1.clone())));
        Some(match (left, right) {
            (Day::When(When::Latest(parts)), _) => all(&among(parts, true, false)?),
            (Day::When(When::Earliest(parts)), _) => any(among(parts, true, true)?),
            (_, Day::When(When::Latest(parts))) => any(among(parts, false, false)?),
            (_, Day::When(When::Earliest(parts))) => all(&among(parts, false, true)?),
            (Day::When(When::Days(one)), Day::When(When::Days(other))) => {
                constant(Days::within(*one).compare(LessOrEqual, Days::within(*other)))
            }
            (left, Day::When(When::Days(days))) => beside(&self.name(left)?, LessOrEqual, Days::within(*days)),
            (Day::When(When::Days(days)), right) => beside(&self.name(right)?, GreaterOrEqual, Days::within(*days)),
            (left, right) => {
                let holds = format!("(<= {} {})", self.name(left)?, self.name(right)?);
                (holds.clone(), format!("(not {holds})"))
            }
        })
    }

    /// The number of a day that is one.
    fn name(&self, day: Day<'_>) -> Option<String> {
        match day {
            Day::Name(name) => Some(name.to_owned()),
            Day::When(When::From(event, steps)) => self.moved(&format!("e{}", event.0), steps),
            Day::When(_) => None,
        }
    }
}
