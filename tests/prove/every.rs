//! Questions about every activity: answers that a reader can work out by hand.

use comity::model::{Condition, ConditionKind, Model, Outcome, Statement, StatementKind, from_syntax};
use comity::prove::{Case, Every, Facts, Settled, Stated};
use comity::source::{SourceId, Sources, Span};
use comity::syntax::parse;

fn model(text: &str) -> Model {
    let parsed = parse(Sources::new().add("policy.comity", text), text);
    let checked = from_syntax(&[parsed.file]);
    checked.model.unwrap_or_else(|| panic!("{:?}", checked.diagnostics))
}

fn of(kind: StatementKind) -> Statement {
    Statement { kind, span: Span::new(SourceId::default(), 0, 0) }
}

/// A condition that the policy defines under that name.
fn named(model: &Model, name: &str) -> Statement {
    let place = model.definitions.iter().position(|definition| definition.name == name).unwrap();
    let kind = ConditionKind::Defined(comity::model::DefinitionId(u32::try_from(place).unwrap()));
    of(StatementKind::Holds(Condition { kind, span: Span::new(SourceId::default(), 0, 0) }))
}

fn permitted() -> Statement {
    of(StatementKind::Outcome(Outcome::Permitted))
}

fn all(parts: Vec<Statement>) -> Statement {
    of(StatementKind::All(parts))
}

fn ask(model: &Model, holds: &Statement, when: &Statement) -> Settled {
    Every { model, holds, when: Some(when), facts: Facts::Given }.settle(&[], u64::MAX)
}

fn holds(model: &Model, holds: &Statement, when: &Statement) {
    match ask(model, holds, when) {
        Settled::Holds(proof) => assert!(proof.clauses > 0),
        found => panic!("{found:?}"),
    }
}

fn fails(model: &Model, holds: &Statement, when: &Statement) -> Case {
    match ask(model, holds, when) {
        Settled::Fails(case) => case,
        found => panic!("{found:?}"),
    }
}

fn fact<'case>(case: &'case Case, field: &str) -> &'case Stated {
    &case.facts.iter().find(|(name, _)| name == field).unwrap().1
}

const SMALL: &str = r#"
programme small "A small programme" {
  parties { japan "Japan"; nato "NATO"; }
  calendar { month_end clamp; horizon 2020-01-01 to 2026-12-31; }
  event endorsement "endorsement";
  activity { area Area; starts date; ends date; regions set of Region; officials number 0 to 500, optional; staff number 0 to 50; assets flag; title text; }
  clause 1 "Areas" {
    taxonomy Area "areas" closed { 1.1 cyber "Cyber" { malware; } 1.2 space "Space"; sport "Sport"; }
    taxonomy Region open { pacific; atlantic; }
    define peaceful as not area is space;
    define small as officials <= 100;
    define large as officials > 100;
    define counted as officials is given;
    define together as officials + 2 * staff <= 180;
    define tight as officials + 2 * staff < 180;
    define known_area as area in Area;
    define short as ends <= starts + 200 days;
    define exact as ends <= starts + 184 days;
    define shortest as ends <= starts + 183 days;
    define lent as assets;
    define in_two_years as starts < endorsement + 2 years;
    define in_fewer_days as starts < endorsement + 729 days;
    define named as title is "Fair";
  }
  clause 2 "Forms" {
    judgement appropriate "it is appropriate" by japan and nato jointly;
    permit activity where area in { cyber, space };
    permit activity where area is sport, only if judged appropriate;
    require judged appropriate when assets;
    forbid activity where officials > 100;
    forbid activity where staff > 40;
    forbid activity where area is space and not title is "Fair";
    require ends <= starts + 6 months;
  }
  clause 4 "Term" { term 2 years from endorsement, first day included, covers starts; }
}
"#;

fn not(statement: Statement) -> Statement {
    of(StatementKind::Not(Box::new(statement)))
}

#[test]
fn what_a_clause_forbids_is_never_permitted() {
    let model = model(SMALL);
    let named = |name| named(&model, name);
    holds(&model, &not(named("large")), &permitted());
    holds(&model, &named("peaceful"), &all(vec![permitted(), not(named("named"))]));
    holds(&model, &named("known_area"), &permitted());
}

#[test]
fn a_field_that_may_have_no_value_is_thought_of() {
    let model = model(SMALL);
    let case = fails(&model, &named(&model, "small"), &permitted());
    assert_eq!(fact(&case, "officials"), &Stated::None);
    assert_eq!(fact(&case, "regions"), &Stated::Unknown, "what does not matter is left out");
}

#[test]
fn what_only_one_entry_allows_is_found() {
    let model = model(SMALL);
    let case = fails(&model, &named(&model, "peaceful"), &permitted());
    assert_eq!(fact(&case, "area"), &Stated::One(Some("space".into())));
    assert_eq!(fact(&case, "title"), &Stated::Text("Fair".into()));
}

#[test]
fn a_sum_is_bounded_by_the_bounds_of_its_parts() {
    let model = model(SMALL);
    // At most 100 officials and twice 40 staff are 180.
    holds(&model, &named(&model, "together"), &all(vec![permitted(), named(&model, "counted")]));
    let case = fails(&model, &named(&model, "tight"), &all(vec![permitted(), named(&model, "counted")]));
    let (Stated::Number(officials), Stated::Number(staff)) = (fact(&case, "officials"), fact(&case, "staff")) else { panic!("{case:?}") };
    assert!(officials + 2 * staff == 180, "{case:?}");
}

#[test]
fn months_are_compared_with_days_exactly() {
    let model = model(SMALL);
    // Six months have at most 184 days: from 1 March to 1 September, and from others.
    for (name, always) in [("short", true), ("exact", true), ("shortest", false)] {
        match ask(&model, &named(&model, name), &permitted()) {
            Settled::Holds(proof) => assert!(always && proof.certificate.steps.iter().any(|step| step.hints.is_none()), "{name}"),
            Settled::Fails(case) => {
                let (Stated::Date(starts), Stated::Date(ends)) = (fact(&case, "starts"), fact(&case, "ends")) else { panic!("{case:?}") };
                assert!(!always && (*ends - *starts).num_days() == 184, "{case:?}");
            }
            Settled::Unsettled(why) => panic!("{why:?}"),
        }
    }
}

#[test]
fn the_term_is_counted_from_any_day_of_the_horizon() {
    let model = model(SMALL);
    holds(&model, &named(&model, "in_two_years"), &permitted());
    // Two years have 730 or 731 days; the last of them is not within 729 of the first.
    let case = fails(&model, &named(&model, "in_fewer_days"), &permitted());
    let Stated::Date(starts) = fact(&case, "starts") else { panic!("{case:?}") };
    assert_eq!(case.events.len(), 1);
    assert!((*starts - case.events[0].1).num_days() >= 729, "{case:?}");
}

#[test]
fn a_judgement_of_both_needs_both() {
    let model = model(SMALL);
    let judged =
        |party: &str| of(StatementKind::JudgedBy(model.judgement_named("appropriate").unwrap(), model.party_named(party).unwrap()));
    let lent = all(vec![permitted(), named(&model, "lent")]);
    holds(&model, &judged("nato"), &lent);
    holds(&model, &judged("japan"), &lent);
    let case = fails(&model, &judged("nato"), &permitted());
    assert!(case.judged.is_empty(), "{case:?}");
}

#[test]
fn undetermined_is_neither_permitted_nor_refused() {
    let model = model(SMALL);
    let outcome = |outcome| of(StatementKind::Outcome(outcome));
    let any = of(StatementKind::Any(vec![permitted(), outcome(Outcome::Refused), outcome(Outcome::Undetermined)]));
    holds(&model, &any, &of(StatementKind::Holds(Condition { kind: ConditionKind::Always, span: Span::new(SourceId::default(), 0, 0) })));
    let case = fails(&model, &not(outcome(Outcome::Undetermined)), &named(&model, "lent"));
    assert!(case.events.is_empty() || case.judged.len() < 2, "{case:?}");
}

#[test]
fn a_budget_of_nothing_settles_nothing_that_needs_a_search() {
    let model = model(SMALL);
    let (tight, permitted) = (named(&model, "exact"), permitted());
    let settled = Every { model: &model, holds: &tight, when: Some(&permitted), facts: Facts::Given }.settle(&[], 0);
    assert!(matches!(settled, Settled::Unsettled(comity::prove::Unsettled::Budget)), "{settled:?}");
}
