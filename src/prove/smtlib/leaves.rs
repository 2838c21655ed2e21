//! Tests of one fact as formulas.

use super::Script;
use super::formulas::{Known, all, and, answer, beside, bits, constant, mirrored, not, number, or, several, shifted, sign};
use crate::calendar::{MonthEnd, Step};
use crate::model::{Comparison, JudgementId, Quantifier};
use crate::program::{Node, Operand, Owner, SET_HEAD};
use crate::value::{Period, Truth, Unit};

impl Script<'_> {
    pub(super) fn leaf(&mut self, node: Node, check: bool) -> Option<Known> {
        let program = &self.side.program;
        match node {
            Node::Judged(at) => self.judged(JudgementId(at)),
            Node::Flag(at) => self.test(at, check, |name| name.to_owned()),
            Node::Given(at) | Node::NumberGiven(at) | Node::SetGiven(at) => {
                let name = self.field(at)?;
                Some((format!("(not {name}.none)"), format!("{name}.none")))
            }
            Node::Code { at, mask } => self.codes(at, &[mask], check),
            Node::CodeWide { at, masks } => self.codes(at, masks.of(&program.masks), check),
            Node::Set { at, quantifier, mask } => self.set(at, quantifier, &[mask], check),
            Node::SetWide { at, quantifier, masks } => self.set(at, quantifier, masks.of(&program.masks), check),
            Node::Number { at, comparison, bound } => {
                self.test(at, check, |name| format!("({} {name} {})", sign(comparison), number(bound)))
            }
            Node::Sum(place) => {
                let sum = program.sums.get(place as usize)?;
                let terms: Option<Vec<(i64, String)>> = sum.terms.iter().map(|(factor, at)| Some((*factor, self.field(*at)?))).collect();
                let terms = terms?;
                let total = terms.iter().map(|(factor, name)| format!("(* {} {name})", number(*factor))).collect::<Vec<_>>().join(" ");
                let bound = if sum.bound < 0 { format!("(- {})", sum.bound.unsigned_abs()) } else { sum.bound.to_string() };
                let holds = format!("({} (+ 0 {total}) {bound})", sign(sum.comparison));
                Some(several(
                    &terms.into_iter().map(|(_, name)| name).collect::<Vec<_>>(),
                    (holds.clone(), format!("(not {holds})")),
                    check,
                ))
            }
            Node::Date { at, comparison, days } => {
                self.compared((&Operand::Field(at, Vec::new()), &Operand::Fixed(Some(days))), comparison, check)
            }
            Node::DatePair { left, comparison, right } => {
                self.compared((&Operand::Field(left, Vec::new()), &Operand::Field(right, Vec::new())), comparison, check)
            }
            Node::Dates(place) => {
                let test = program.dates.get(place as usize)?.clone();
                self.compared((&test.left, &test.right), test.comparison, check)
            }
            Node::InTerm(at) => self.in_term(at),
            Node::TermOver(at) => self.term_over(at),
            _ => None,
        }
    }

    pub(super) fn field(&self, at: u32) -> Option<String> {
        match self.side.program.layout.owner(at)? {
            Owner::Field(field) => Some(format!("f{}", field.0)),
            Owner::Judgement(_) => None,
        }
    }

    fn test(&self, at: u32, check: bool, holds: impl FnOnce(&str) -> String) -> Option<Known> {
        let name = self.field(at)?;
        let holds = holds(&name);
        Some(several(&[name], (holds.clone(), format!("(not {holds})")), check))
    }

    fn judged(&self, id: JudgementId) -> Option<Known> {
        let judgement = self.side.model.judgement(id)?;
        let answers: Vec<Known> = judgement.by.parties().iter().map(|party| answer(id, party.0)).collect();
        let either = matches!(judgement.by, crate::model::Who::Either(_));
        Some(if either { not(&all(&answers.iter().map(not).collect::<Vec<_>>())) } else { all(&answers) })
    }

    fn codes(&self, at: u32, masks: &[u64], check: bool) -> Option<Known> {
        let codes = bits(masks);
        self.test(at, check, |name| or(codes.iter().map(|code| format!("(= {name} {code})"))))
    }

    fn set(&self, at: u32, quantifier: Quantifier, masks: &[u64], check: bool) -> Option<Known> {
        let name = self.field(at)?;
        let Owner::Field(id) = self.side.program.layout.owner(at)? else { return None };
        let entries = self.side.model.taxonomies.get(self.side.model.taxonomy_of(id)?.index())?.entries.len();
        let asked: Vec<u32> = bits(masks).into_iter().filter_map(|bit| bit.checked_sub(SET_HEAD)).collect();
        let member = |code: &u32| format!("{name}.{code}");
        let holds = match quantifier {
            Quantifier::Any => or(asked.iter().map(member)),
            Quantifier::All => and(asked.iter().map(member)),
            Quantifier::Only => {
                let others = (0..u32::try_from(entries).ok()?).filter(|code| !asked.contains(code));
                and(others.map(|code| format!("(not {name}.{code})")).chain([format!("(not {name}.other)")]))
            }
        };
        // In a rule a set that is not there is an empty one.
        let says = if check { format!("(not {name}.none)") } else { "true".to_owned() };
        Some((format!("(and {says} {holds})"), format!("(and {says} (not {holds}))")))
    }

    /// A day of a comparison: its formula, the condition under which it is known, and the field that it is.
    fn operand(&self, operand: &Operand, check: bool) -> Option<Option<(String, String, Vec<String>)>> {
        Some(match operand {
            Operand::Fixed(_) => None,
            Operand::Field(at, steps) => {
                let name = self.field(*at)?;
                Some((self.moved(&name, steps)?, "true".to_owned(), vec![name]))
            }
            Operand::Reckoned(_) if check => Some(("0".to_owned(), "false".to_owned(), Vec::new())),
            Operand::Reckoned(place) => {
                let reckoning = self.side.program.reckoning(*place)?;
                let name = format!("e{}", reckoning.event.0);
                Some((self.moved(&name, &reckoning.steps)?, format!("{name}.there"), Vec::new()))
            }
        })
    }

    fn compared(&mut self, (left, right): (&Operand, &Operand), comparison: Comparison, check: bool) -> Option<Known> {
        let (one, other) = (self.operand(left, check)?, self.operand(right, check)?);
        let fixed = |operand: &Operand| if let Operand::Fixed(days) = operand { *days } else { None };
        match (one, other) {
            (None, None) => Some(match (fixed(left), fixed(right)) {
                (Some(left), Some(right)) => constant(left.compare(comparison, right)),
                _ => constant(Truth::Unknown),
            }),
            (Some((day, known, fields)), None) => {
                let value = fixed(right).map_or_else(|| constant(Truth::Unknown), |days| beside(&day, comparison, days));
                Some(several(&fields, (format!("(and {known} {})", value.0), format!("(and {known} {})", value.1)), check))
            }
            (None, Some((day, known, fields))) => {
                let value = fixed(left).map_or_else(|| constant(Truth::Unknown), |days| beside(&day, mirrored(comparison), days));
                Some(several(&fields, (format!("(and {known} {})", value.0), format!("(and {known} {})", value.1)), check))
            }
            (Some((one, known, fields)), Some((other, also, more))) => {
                let holds = format!("({} {one} {other})", sign(comparison));
                let value = (format!("(and {known} {also} {holds})"), format!("(and {known} {also} (not {holds}))"));
                Some(several(&[fields, more].concat(), value, check))
            }
        }
    }

    /// A day moved by steps: months first, for which its year, month and day of the month are needed, and days behind.
    pub(super) fn moved(&self, name: &str, steps: &[Step]) -> Option<String> {
        let mut formula = name.to_owned();
        for (at, step) in steps.iter().enumerate() {
            formula = match *step {
                Step::Add(Period { count, unit: Unit::Day }, back) => shifted(&formula, i64::from(count), back),
                Step::Add(Period { count, unit: Unit::Week }, back) => shifted(&formula, i64::from(count).checked_mul(7)?, back),
                Step::NthDayAfter(count) => shifted(&formula, i64::from(count), false),
                Step::LastDayExcluded => shifted(&formula, 1, true),
                Step::FirstDayExcluded => shifted(&formula, 1, false),
                Step::AddTimes(Period { count, unit: Unit::Day }, times) => {
                    shifted(&formula, i64::from(count).checked_mul(i64::from(times))?, false)
                }
                Step::Add(Period { count, unit: unit @ (Unit::Month | Unit::Year) }, back)
                    if at == 0 && self.side.program.calendar.month_end == MonthEnd::Clamp =>
                {
                    let months = i64::from(count).checked_mul(if unit == Unit::Year { 12 } else { 1 })?;
                    format!("(plusm {name}.y {name}.m {name}.d {})", number(if back { months.checked_neg()? } else { months }))
                }
                _ => return None,
            };
        }
        Some(formula)
    }
}
