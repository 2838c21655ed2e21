//! What is proved beside what a solver of other people says of the same question, written in SMT-LIB: Z3, where `COMITY_Z3` names its program. The longer job installs it.

use super::enumerated::{bytes, cases};
use super::lives;
use crate::oracle::draw::Draw;
use crate::oracle::small;
use crate::oracle::space::readings;
use comity::model::TenetKind;
use comity::prove::{Every, Facts, Settled};
use std::io::Write;
use std::process::{Command, Stdio};

fn asked(solver: &str, script: &str) -> String {
    let mut child = Command::new(solver).args(["-in", "-T:60"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

#[test]
fn a_solver_of_other_people_says_the_same() {
    let solver = std::env::var("COMITY_Z3").ok();
    let (mut holds, mut fails, mut said) = (0, 0, 0);
    let small = |seed| Some(small::policy(&mut Draw::new(&bytes(900_000 + seed)), 1 << 20));
    let models = (0..cases(60)).flat_map(|seed| [small(seed), lives::policy(seed)].map(|model| (seed, model)));
    for (seed, model) in models.filter_map(|(seed, model)| Some((seed, model?))) {
        for principle in &model.principles {
            for tenet in &principle.tenets {
                let TenetKind::ForEvery { holds: claim, when } = &tenet.kind else { continue };
                for readings in readings(&model, &principle.readings).into_iter().take(2) {
                    let question = Every { model: &model, holds: claim, when: when.as_ref(), facts: Facts::Given };
                    let settled = question.settle(&readings, u64::MAX);
                    let Some(script) = question.smtlib(&readings) else { continue };
                    assert!(script.ends_with("(check-sat)\n") && script.matches('(').count() == script.matches(')').count());
                    match &settled {
                        Settled::Holds(_) => holds += 1,
                        _ => fails += 1,
                    }
                    let Some(solver) = &solver else { continue };
                    let answer = asked(solver, &script);
                    let wanted = if matches!(settled, Settled::Holds(_)) { "unsat" } else { "sat" };
                    assert_eq!(answer.trim(), wanted, "seed {seed}, {readings:?}: {settled:?}\n{script}");
                    said += 1;
                }
            }
        }
    }
    assert!(holds > 10 && fails > 10, "{holds} hold, {fails} fail");
    assert!(solver.is_none() || said == holds + fails);
}
