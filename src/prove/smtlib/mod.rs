//! A question as a script of SMT-LIB 2.6, for solvers of other people: written from the same nodes, and by nothing that the search uses.
//!
//! Days are whole numbers with their year, month and day of the month beside them; months are counted on those. What is known of a condition is two formulas: that it holds, and that it does not.

mod formulas;
mod leaves;
mod term;

use super::encode::conditions;
use super::every::Every;
use super::space::{Facts, Side};
use crate::model::{Condition, EventId, FieldId, FieldKind, JudgementId, Outcome, RuleKind, Statement, StatementKind};
use crate::program::Node;
use crate::value::Truth;
use chrono::Datelike;
use formulas::{Known, all, answer, constant, not, number};
use std::fmt::Write;

impl Every<'_> {
    /// The question as a script: satisfiable where an activity breaks it, every fact being given. None where it speaks of what the script cannot say: business days, terms of which it
    /// is not known how events decide them, suspensions, and months that the calendar does not end on the last day.
    #[must_use]
    pub fn smtlib(&self, readings: &[(crate::model::OpenTermId, usize)]) -> Option<String> {
        let mut asked: Vec<&Condition> = Vec::new();
        self.when.into_iter().for_each(|when| conditions(when, &mut asked));
        conditions(self.holds, &mut asked);
        if self.facts != Facts::Given {
            return None;
        }
        let mut side = Side::new(0, self.model, readings, &asked);
        side.live_within(side.horizon());
        let mut script = Script { side: &side, text: String::new(), days: Vec::new(), asked: 0 };
        script.prelude();
        script.fields()?;
        script.nodes()?;
        let verdict = script.verdict();
        script.checks()?;
        let when = match self.when {
            Some(when) => script.statement(when, &verdict)?.0,
            None => "true".to_owned(),
        };
        let holds = script.statement(self.holds, &verdict)?.0;
        let _ = writeln!(script.text, "(assert {when})\n(assert (not {holds}))\n(check-sat)");
        Some(script.text)
    }
}

struct Script<'side> {
    side: &'side Side<'side>,
    text: String,
    days: Vec<String>,
    asked: usize,
}

impl Script<'_> {
    fn say(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn prelude(&mut self) {
        self.say("(set-logic ALL)");
        self.say("(define-fun leap ((y Int)) Bool (and (= (mod y 4) 0) (or (not (= (mod y 100) 0)) (= (mod y 400) 0))))");
        self.say(
            "(define-fun len ((y Int) (m Int)) Int (ite (= m 2) (ite (leap y) 29 28) (ite (or (= m 4) (= m 6) (= m 9) (= m 11)) 30 31)))",
        );
        // The number of a day: whole years, then the months of the year.
        self.say("(define-fun before ((m Int)) Int (ite (= m 1) 0 (ite (= m 2) 31 (ite (= m 3) 59 (ite (= m 4) 90 (ite (= m 5) 120 (ite (= m 6) 151 (ite (= m 7) 181 (ite (= m 8) 212 (ite (= m 9) 243 (ite (= m 10) 273 (ite (= m 11) 304 334))))))))))))");
        self.say("(define-fun num ((y Int) (m Int) (d Int)) Int (+ (* 365 (- y 1)) (div (- y 1) 4) (- (div (- y 1) 100)) (div (- y 1) 400) (before m) (ite (and (> m 2) (leap y)) 1 0) d))");
        self.say("(define-fun least ((a Int) (b Int)) Int (ite (<= a b) a b))");
        self.say("(define-fun plusm ((y Int) (m Int) (d Int) (n Int)) Int (let ((k (+ (* 12 y) (- m 1) n))) (let ((yy (div k 12)) (mm (+ 1 (mod k 12)))) (num yy mm (least d (len yy mm))))))");
    }

    /// A day with its year, month and day of the month.
    fn day(&mut self, name: &str) {
        if self.days.iter().any(|known| known == name) {
            return;
        }
        self.days.push(name.to_owned());
        let (first, last) = self.side.horizon();
        for part in ["y", "m", "d"] {
            self.say(&format!("(declare-const {name}.{part} Int)"));
        }
        self.say(&format!("(define-fun {name} () Int (num {name}.y {name}.m {name}.d))"));
        self.say(&format!(
            "(assert (and (<= 1 {name}.m 12) (<= 1 {name}.d (len {name}.y {name}.m)) (<= {} {name}.y {})))",
            first.year(),
            last.year()
        ));
        self.say(&format!("(assert (<= {} {name} {}))", first.num_days_from_ce(), last.num_days_from_ce()));
    }

    fn fields(&mut self) -> Option<()> {
        for (id, field) in (0..).map(FieldId).zip(&self.side.model.fields) {
            let name = format!("f{}", id.0);
            let none = if field.optional {
                format!("(declare-const {name}.none Bool)")
            } else {
                format!("(define-fun {name}.none () Bool false)")
            };
            self.say(&none);
            let taxonomy = self.side.model.taxonomy_of(id).and_then(|taxonomy| self.side.model.taxonomies.get(taxonomy.index()));
            match field.kind {
                FieldKind::Flag => self.say(&format!("(declare-const {name} Bool)")),
                FieldKind::Date => self.day(&name),
                FieldKind::Number(least, most) | FieldKind::Money(_, least, most) => {
                    self.say(&format!("(declare-const {name} Int)\n(assert (<= {} {name} {}))", number(least), number(most)));
                }
                FieldKind::One(_) | FieldKind::Text => {
                    let listed = taxonomy.map_or_else(
                        || self.side.program.layout.dictionaries.get(id.index()).map_or(0, Vec::len),
                        |taxonomy| taxonomy.entries.len(),
                    );
                    let open = taxonomy.is_none_or(|taxonomy| taxonomy.open);
                    let most = if open { listed } else { listed.checked_sub(1)? };
                    self.say(&format!("(declare-const {name} Int)\n(assert (<= 0 {name} {most}))"));
                }
                FieldKind::SetOf(_) => {
                    let taxonomy = taxonomy?;
                    for member in 0..taxonomy.entries.len() {
                        self.say(&format!("(declare-const {name}.{member} Bool)\n(assert (=> {name}.none (not {name}.{member})))"));
                    }
                    let other = if taxonomy.open {
                        format!("(declare-const {name}.other Bool)\n(assert (=> {name}.none (not {name}.other)))")
                    } else {
                        format!("(define-fun {name}.other () Bool false)")
                    };
                    self.say(&other);
                }
            }
        }
        for (id, judgement) in (0..).map(JudgementId).zip(&self.side.model.judgements) {
            for party in judgement.by.parties() {
                self.say(&format!("(declare-const j{}.{}.made Bool)\n(declare-const j{}.{}.so Bool)", id.0, party.0, id.0, party.0));
            }
        }
        let events = (0..).map(EventId).take(self.side.model.events.len());
        for event in events {
            self.say(&format!("(declare-const e{}.there Bool)", event.0));
            self.day(&format!("e{}", event.0));
        }
        Some(())
    }

    /// Each node by its number, parts first; nodes of which the script cannot speak end it.
    fn nodes(&mut self) -> Option<()> {
        let program = &self.side.program;
        let mut wanted = vec![false; program.nodes.len()];
        let roots = program
            .rules
            .iter()
            .map(|rule| rule.decides)
            .chain(program.focus.iter().copied())
            .chain([program.term])
            .chain(program.checks.iter().copied())
            .chain(self.side.asked.iter().copied());
        for root in roots {
            *wanted.get_mut(root as usize)? = true;
        }
        for (at, node) in program.nodes.iter().enumerate().rev() {
            if wanted.get(at) == Some(&true) {
                for part in crate::program::parts(node, &program.lists) {
                    *wanted.get_mut(*part as usize)? = true;
                }
            }
        }
        for (at, node) in program.nodes.iter().enumerate().filter(|(at, _)| wanted.get(*at) == Some(&true)) {
            for (check, suffix) in [(false, ""), (true, "c")] {
                let (holds, fails) = self.node(*node, check, suffix)?;
                let _ = writeln!(self.text, "(define-fun n{at}{suffix}.t () Bool {holds})\n(define-fun n{at}{suffix}.f () Bool {fails})");
            }
        }
        Some(())
    }

    fn node(&mut self, node: Node, check: bool, suffix: &str) -> Option<Known> {
        let program = &self.side.program;
        let part = |at: &u32| (format!("n{at}{suffix}.t"), format!("n{at}{suffix}.f"));
        Some(match node {
            Node::Constant(truth) => constant(truth),
            Node::All(list) => all(&list.of(&program.lists).iter().map(part).collect::<Vec<_>>()),
            Node::Any(list) => not(&all(&list.of(&program.lists).iter().map(|at| not(&part(at))).collect::<Vec<_>>())),
            Node::Not(inner) => not(&part(&inner)),
            Node::Shared { node, .. } => part(&node),
            leaf => self.leaf(leaf, check)?,
        })
    }

    fn verdict(&mut self) -> Known {
        let program = &self.side.program;
        let of = |permits: bool| -> Vec<Known> {
            let chosen = program.rules.iter().filter(|rule| (rule.kind == RuleKind::Permit) == permits);
            chosen.map(|rule| (format!("n{}.t", rule.decides), format!("n{}.f", rule.decides))).collect()
        };
        let any = |list: Vec<Known>| not(&all(&list.iter().map(not).collect::<Vec<_>>()));
        let term = (format!("n{}.t", program.term), format!("n{}.f", program.term));
        let verdict = all(&[term, not(&any(of(false))), any(of(true))]);
        let focus = any(program.focus.iter().map(|at| (format!("n{at}.t"), format!("n{at}.f"))).collect());
        let _ = writeln!(
            self.text,
            "(define-fun permitted () Bool {})\n(define-fun refused () Bool {})\n(define-fun focused () Bool {})",
            verdict.0, verdict.1, focus.0
        );
        ("permitted".to_owned(), "refused".to_owned())
    }

    fn checks(&mut self) -> Option<()> {
        let checks: Vec<u32> = self.side.program.checks.clone();
        for check in checks {
            self.say(&format!("(assert (not n{check}c.f))"));
        }
        Some(())
    }

    fn statement(&mut self, statement: &Statement, verdict: &Known) -> Option<Known> {
        Some(match &statement.kind {
            StatementKind::All(parts) => {
                let parts: Option<Vec<Known>> = parts.iter().map(|part| self.statement(part, verdict)).collect();
                all(&parts?)
            }
            StatementKind::Any(parts) => {
                let parts: Option<Vec<Known>> = parts.iter().map(|part| self.statement(part, verdict).map(|known| not(&known))).collect();
                not(&all(&parts?))
            }
            StatementKind::Not(inner) => not(&self.statement(inner, verdict)?),
            StatementKind::Outcome(outcome) => {
                let holds = match outcome {
                    Outcome::Permitted => verdict.0.clone(),
                    Outcome::Refused => verdict.1.clone(),
                    Outcome::Undetermined => format!("(and (not {}) (not {}))", verdict.0, verdict.1),
                    Outcome::InFocus => "focused".to_owned(),
                    Outcome::InTerm => format!("n{}.t", self.side.program.term),
                };
                (holds.clone(), format!("(not {holds})"))
            }
            StatementKind::JudgedBy(judgement, party) => {
                let judges = self.side.model.judgement(*judgement)?.by.parties().contains(party);
                if judges { answer(*judgement, party.0) } else { constant(Truth::Unknown) }
            }
            StatementKind::Holds(_) => {
                let node = self.side.asked.get(self.asked).copied()?;
                self.asked = self.asked.saturating_add(1);
                (format!("n{node}.t"), format!("n{node}.f"))
            }
        })
    }
}
