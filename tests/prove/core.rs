//! Small random formulas, and some that are known to be hard.

use comity::prove::{Certificate, CheckError, ClauseId, Formula, Lemmas, Literal, NoLemmas, Outcome, Solver, Values, Variable, check};
use proptest::prelude::*;

fn literal() -> impl Strategy<Value = Literal> {
    (0u32..10, any::<bool>()).prop_map(|(variable, yes)| Variable(variable).is(yes))
}

fn formula() -> impl Strategy<Value = Vec<Vec<Literal>>> {
    proptest::collection::vec(proptest::collection::vec(literal(), 1..4), 0..60)
}

fn of(clauses: &[Vec<Literal>]) -> Formula {
    let mut formula = plain(clauses);
    while formula.variables() < 10 {
        formula.variable();
    }
    formula
}

fn plain(clauses: &[Vec<Literal>]) -> Formula {
    let mut formula = Formula::new();
    for clause in clauses {
        formula.add(clause);
    }
    formula
}

fn holds(answer: u32, literal: Literal) -> bool {
    (answer >> literal.variable().0) & 1 == u32::from(literal.is_yes())
}

/// Whether any of the 1,024 answers will do.
fn satisfiable(clauses: &[Vec<Literal>], assumptions: &[Literal]) -> bool {
    let fits = |answer: u32| clauses.iter().all(|clause| clause.iter().any(|literal| holds(answer, *literal)));
    (0..1 << 10).any(|answer| fits(answer) && assumptions.iter().all(|literal| holds(answer, *literal)))
}

fn no_facts(_: &[Literal]) -> bool {
    false
}

fn judge(clauses: &[Vec<Literal>], assumptions: &[Literal], outcome: &Outcome) {
    match outcome {
        Outcome::Satisfied(answer) => {
            let holds = |literal: &Literal| answer[literal.variable().index()] == literal.is_yes();
            assert!(clauses.iter().all(|clause| clause.iter().any(holds)) && assumptions.iter().all(holds));
        }
        Outcome::Refuted { goal, certificate } => {
            assert!(!satisfiable(clauses, assumptions));
            assert!(goal.iter().all(|literal| assumptions.contains(&!*literal)), "{goal:?} denies only assumptions");
            check(&of(clauses), goal, certificate, &mut no_facts).unwrap();
        }
        Outcome::Unsettled => panic!("a small formula is settled"),
    }
}

proptest! {
    #[test]
    fn the_search_agrees_with_trying_every_answer_and_every_refutation_is_certified(clauses in formula()) {
        judge(&clauses, &[], &Solver::new(&of(&clauses)).solve(&[], u64::MAX, &mut NoLemmas));
    }

    #[test]
    fn one_search_answers_again_and_again_under_other_assumptions(
        clauses in formula(),
        asked in proptest::collection::vec(proptest::collection::vec(literal(), 0..5), 1..6),
    ) {
        let mut solver = Solver::new(&of(&clauses));
        for assumptions in asked {
            judge(&clauses, &assumptions, &solver.solve(&assumptions, u64::MAX, &mut NoLemmas));
        }
    }

    #[test]
    fn facts_that_come_one_by_one_mean_what_they_mean_at_once(clauses in formula(), facts in formula()) {
        struct OneByOne(Vec<Vec<Literal>>);
        impl Lemmas for OneByOne {
            fn broken_by(&mut self, values: &Values<'_>) -> Vec<Vec<Literal>> {
                let broken = |fact: &&Vec<Literal>| !fact.iter().any(|literal| values.holds(*literal));
                self.0.iter().filter(broken).take(2).cloned().collect()
            }
        }
        let outcome = Solver::new(&of(&clauses)).solve(&[], u64::MAX, &mut OneByOne(facts.clone()));
        let all: Vec<_> = clauses.iter().chain(&facts).cloned().collect();
        match outcome {
            Outcome::Refuted { goal, certificate } => {
                prop_assert!(!satisfiable(&all, &[]) && goal.is_empty());
                let sorted = |clause: &[Literal]| { let mut clause = clause.to_vec(); clause.sort(); clause.dedup(); clause };
                let mut is_fact = |clause: &[Literal]| facts.iter().any(|fact| sorted(fact) == sorted(clause));
                prop_assert_eq!(check(&of(&clauses), &[], &certificate, &mut is_fact), Ok(()));
                let rests_on_facts = certificate.steps.iter().any(|step| step.hints.is_none());
                prop_assert!(!rests_on_facts || check(&of(&clauses), &[], &certificate, &mut no_facts).is_err());
            }
            found => judge(&all, &[], &found),
        }
    }

    #[test]
    fn a_certificate_that_was_tampered_with_proves_nothing(clauses in formula(), at in any::<prop::sample::Index>(), how in 0..3) {
        let Outcome::Refuted { certificate, .. } = Solver::new(&of(&clauses)).solve(&[], u64::MAX, &mut NoLemmas) else { return Ok(()) };
        prop_assume!(!certificate.steps.is_empty());
        let mut tampered = certificate.clone();
        let at = at.index(tampered.steps.len());
        match how {
            0 => drop(tampered.steps[at].hints.as_mut().unwrap().pop()),
            1 => tampered.steps[at].hints = None,
            _ => tampered.steps[at].hints = Some(vec![ClauseId(u32::MAX)]),
        }
        prop_assert!(check(&of(&clauses), &[], &tampered, &mut no_facts).is_err());
        prop_assert_eq!(check(&of(&clauses), &[], &Certificate::default(), &mut no_facts), Err(CheckError::OtherGoal));
    }
}

/// More birds than holes.
fn birds(birds: u32, holes: u32) -> Vec<Vec<Literal>> {
    let sits = |bird: u32, hole: u32| Variable(bird * holes + hole);
    let mut clauses: Vec<Vec<Literal>> = (0..birds).map(|bird| (0..holes).map(|hole| sits(bird, hole).yes()).collect()).collect();
    for hole in 0..holes {
        for one in 0..birds {
            clauses.extend((0..one).map(|other| vec![sits(one, hole).no(), sits(other, hole).no()]));
        }
    }
    clauses
}

#[test]
fn eight_birds_have_no_room_in_seven_holes() {
    let formula = plain(&birds(8, 7));
    let Outcome::Refuted { goal, certificate } = Solver::new(&formula).solve(&[], u64::MAX, &mut NoLemmas) else {
        panic!("there is no room")
    };
    assert!(goal.is_empty() && certificate.steps.len() > 100);
    check(&formula, &goal, &certificate, &mut no_facts).unwrap();
}

#[test]
fn a_budget_that_runs_out_settles_nothing_and_what_was_learned_is_kept() {
    let formula = plain(&birds(7, 6));
    let mut solver = Solver::new(&formula);
    assert_eq!(solver.solve(&[], 20, &mut NoLemmas), Outcome::Unsettled);
    assert!(solver.conflicts() <= 20);
    assert!(matches!(solver.solve(&[], u64::MAX, &mut NoLemmas), Outcome::Refuted { .. }));
}

#[test]
fn assumptions_that_deny_each_other_are_told() {
    let mut formula = Formula::new();
    let [one, two] = [formula.variable(), formula.variable()];
    formula.add(&[one.no(), two.no()]);
    let Outcome::Refuted { goal, certificate } = Solver::new(&formula).solve(&[one.yes(), two.yes()], u64::MAX, &mut NoLemmas) else {
        panic!("both cannot hold")
    };
    assert_eq!(goal.len(), 2);
    check(&formula, &goal, &certificate, &mut no_facts).unwrap();
    let both = [one.yes(), one.no()];
    assert!(matches!(Solver::new(&formula).solve(&both, u64::MAX, &mut NoLemmas), Outcome::Refuted { .. }));
}

#[test]
fn dimacs_reads_back_as_it_is_written() {
    for literal in [Variable(0).yes(), Variable(0).no(), Variable(7).no()] {
        assert_eq!(Literal::from_dimacs(literal.dimacs()), Some(literal));
    }
    assert_eq!((Variable(0).no().dimacs(), Variable(1).yes().dimacs()), (-1, 2));
    assert_eq!(Literal::from_dimacs(0), None);
}
