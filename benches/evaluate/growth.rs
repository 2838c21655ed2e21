//! Policies of 10 to 10,000 clauses: what a check costs as clauses are added that cannot apply, and what compiling costs.

use crate::engine::{Random, model_of};
use crate::{keep, nanoseconds, ratio};
use comity::evaluate::decide;
use comity::model::EntryId;
use comity::program::{Activity, Program};
use std::hint::black_box;

/// Each clause speaks of one area and one form, and asks something more.
fn policy(clauses: usize) -> String {
    let list = |letter: char| (0..100).map(|at| format!("{letter}{at}; ")).collect::<String>();
    let mut text = format!(
        "programme big \"Big\" {{\n  activity {{ area Area; form Form; officials number 0 to 500; starts date; assets flag; }}\n  \
         taxonomy Area \"areas\" {{ {} }}\n  taxonomy Form \"forms\" {{ {} }}\n  clause 1 \"All\" {{ permit activity where officials < 400; }}\n",
        list('a'),
        list('f')
    );
    for at in 0..clauses {
        let (area, form, most) = (at % 100, at / 100 % 100, at % 300);
        let rule = match at % 3 {
            0 => format!("forbid activity where area is a{area} and form is f{form} and officials > {most}"),
            1 => format!("require officials < {most} when form is f{form} and area is a{area} and assets"),
            _ => format!("permit activity where area is a{area} and form is f{form} and starts >= 2020-01-01, only if assets"),
        };
        text.push_str(&format!("  clause {} \"Clause\" {{ {rule}; }}\n", at + 2));
    }
    text + "}\n"
}

/// What is known of which clauses may apply.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    AreaAndForm,
    Form,
    Neither,
}

fn activities(program: &Program, model: &comity::model::Model, known: Known) -> Vec<Activity> {
    let mut random = Random(11);
    let field = |name: &str| model.field_named(name).unwrap();
    let mut make = || {
        let mut activity = program.blank();
        let (area, form) = (random.below(100) as u32, random.below(100) as u32);
        if known == Known::AreaAndForm {
            activity.set_entry(program, field("area"), EntryId(area));
        }
        if known != Known::Neither {
            activity.set_entry(program, field("form"), EntryId(form));
        }
        activity.set_number(program, field("officials"), random.below(350) as i64);
        activity.set_flag(program, field("assets"), random.below(2) == 0);
        activity
    };
    (0..1000).map(|_| make()).collect()
}

pub fn run() {
    let mut first = None;
    for clauses in [10, 100, 1_000, 10_000] {
        let model = model_of(&[("big.comity".to_owned(), policy(clauses))]);
        let program = Program::from_model(&model);
        let state = program.state(&[]);
        let measure = |known, rounds| {
            let activities = activities(&program, &model, known);
            nanoseconds(rounds, || activities.iter().for_each(|one| keep(decide(&program, &state, black_box(one)))))
        };
        let (known, form, neither) = (measure(Known::AreaAndForm, 20), measure(Known::Form, 5), measure(Known::Neither, 1));
        let compiled = nanoseconds(1, || keep(Program::from_model(&model)));
        let base = *first.get_or_insert(known);
        println!(
            "{clauses:>6} clauses: a check {known:>6} ps, {} times that on 10; compiled {:>5} ns a clause",
            ratio(known, base),
            compiled / clauses as u128
        );
        // As many clauses of each form can apply, whatever the area.
        println!(
            "       area unknown {form:>8} ps ({:>3} clauses can apply); area and form unknown {neither:>8} ps (all can)",
            clauses.div_ceil(100).min(clauses)
        );
    }
}
