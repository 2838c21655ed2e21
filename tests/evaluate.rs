//! Verdicts on small policies: what is cited, what is missing, and what checking costs where a policy is built to be costly.

use crate::oracle::{draw::Draw, generate};
use comity::evaluate::{FindingKind, Giver, NeedKind, Verdict, decide, explain};
use comity::model::{Condition, ConditionKind, DefinitionId, Fact, FieldId, Model, PartyId, ProvisionId, Value, from_syntax};
use comity::program::{Activity, Program};
use comity::source::Sources;
use comity::syntax::parse;
use comity::value::{PartialDate, Truth};

fn model(text: &str) -> Model {
    let mut sources = Sources::new();
    let parsed = parse(sources.add("policy.comity", text), text);
    let checked = from_syntax(&[parsed.file]);
    checked.model.unwrap_or_else(|| panic!("{:?}", checked.diagnostics))
}

const SMALL: &str = r#"
programme small "A small programme" {
  parties { japan "Japan"; nato "NATO"; }
  event endorsement "endorsement";
  activity { area Area; starts date "first day"; officials number 0 to 500, optional; assets flag; }
  clause 1 "Areas" {
    taxonomy Area "areas" closed { 1.1 cyber "Cyber" { malware; } 1.2 space "Space"; sport "Sport"; }
    focus activity where area in { cyber, space };
  }
  clause 2 "Forms" {
    judgement appropriate "it is appropriate" by japan and nato jointly;
    permit activity where area in { cyber, space };
    permit activity where area is sport, only if judged appropriate;
    require judged appropriate when assets;
    forbid activity where officials > 100;
    except 3;
  }
  clause 3 "Space" { forbid activity where area is space; }
  clause 4 "Term" { term 2 years from endorsement, first day included, covers starts; }
}
record for small { on 2020-06-26: endorsement; }
"#;

struct Question {
    model: Model,
    program: Program,
    activity: Activity,
}

impl Question {
    fn new() -> Self {
        let model = model(SMALL);
        let program = Program::from_model(&model);
        let activity = program.blank();
        Self { model, program, activity }.with("assets", Value::Flag(false)).none("officials").date("2020-10-05")
    }

    fn field(&self, name: &str) -> FieldId {
        self.model.field_named(name).unwrap()
    }

    fn with(mut self, field: &str, value: Value) -> Self {
        let field = self.field(field);
        self.activity.set(&self.program, field, &Fact::Known(value), None);
        self
    }

    fn none(mut self, field: &str) -> Self {
        let field = self.field(field);
        self.activity.set(&self.program, field, &Fact::None, None);
        self
    }

    fn date(self, date: &str) -> Self {
        self.with("starts", Value::Date(PartialDate::parse(date).unwrap()))
    }

    fn area(mut self, name: &str) -> Self {
        let (field, entry) = (self.field("area"), self.model.taxonomies[0].entry(name).unwrap());
        self.activity.set_entry(&self.program, field, entry);
        self
    }

    fn judged(mut self, party: u32, truth: Truth) -> Self {
        let judgement = self.model.judgement_named("appropriate").unwrap();
        self.activity.judge(&self.program, judgement, Some(PartyId(party)), truth, None);
        self
    }

    fn verdict(&self) -> Verdict {
        let state = self.program.state(&self.model.record);
        let verdict = explain(&self.model, &self.program, &state, &self.activity);
        assert_eq!(decide(&self.program, &state, &self.activity), verdict.truth());
        verdict
    }

    fn citing(&self) -> Vec<&str> {
        self.verdict().citing().into_iter().map(|provision: ProvisionId| self.model.number(provision)).collect()
    }

    fn finds(&self, wanted: fn(&FindingKind) -> bool) -> bool {
        self.verdict().findings().iter().any(|finding| wanted(&finding.kind))
    }
}

#[test]
fn a_permitted_activity_cites_its_permit_its_focus_its_entry_and_the_term() {
    let question = Question::new().area("malware");
    assert!(question.verdict().is_permitted());
    assert_eq!(question.verdict().focus(), Some(Truth::True));
    assert_eq!(question.citing(), ["1", "1.1", "2", "4"], "malware has no number, cyber above it has");
}

#[test]
fn a_refusal_names_every_reason_and_not_the_first() {
    let question = Question::new().area("cyber").date("2022-06-26").with("officials", Value::Number(101));
    assert_eq!(question.citing(), ["2", "4"], "too many officials, and the term is over on its second anniversary");
    assert!(question.finds(|kind| matches!(kind, FindingKind::Forbids)));
    assert!(
        question.finds(|kind| matches!(kind, FindingKind::OutsideTerm(Some(window)) if window.last.unwrap().0.to_string() == "2022-06-25"))
    );
}

#[test]
fn a_clause_that_yields_is_told_with_the_clause_to_which_it_yields() {
    let question = Question::new().area("space");
    assert_eq!(question.citing(), ["2", "3"]);
    assert!(question.finds(|kind| matches!(kind, FindingKind::Displaced)));
    assert!(question.finds(|kind| matches!(kind, FindingKind::NothingPermits)));
}

#[test]
fn a_permit_whose_only_if_fails_is_told() {
    let question = Question::new().area("sport").judged(0, Truth::True).judged(1, Truth::False);
    assert!(question.finds(|kind| matches!(kind, FindingKind::ConditionNotMet)));
    assert_eq!(question.verdict().focus(), Some(Truth::False));
}

#[test]
fn what_is_missing_is_named_with_whoever_gives_it() {
    let question = Question::new().area("sport").judged(0, Truth::True);
    let verdict = question.verdict();
    let [need] = verdict.needs() else { panic!("one thing is missing: {verdict:?}") };
    assert_eq!(need.name(&question.model), Some("appropriate"));
    assert_eq!(need.giver, Giver::Parties { parties: vec![PartyId(1)], either: false }, "Japan has judged already");
}

#[test]
fn a_date_known_too_coarsely_is_needed_to_the_day() {
    let question = Question::new().area("cyber").date("2020-06");
    let needs: Vec<NeedKind> = question.verdict().needs().iter().map(|need| need.kind).collect();
    assert_eq!(needs, [NeedKind::FieldToTheDay(question.field("starts"))]);
    assert!(Question::new().area("cyber").date("2020-07").verdict().is_permitted(), "all of July lies in the term");
}

#[test]
fn the_hot_way_allocates_nothing() {
    for seed in 0u8..120 {
        let bytes: Vec<u8> = (0u32..900).map(|at| (at.wrapping_mul(0x9E37_79B1) >> 17) as u8 ^ seed.wrapping_mul(at as u8 | 1)).collect();
        let case = generate::case(&mut Draw::new(&bytes));
        let program = case.program();
        let (state, activity) = (case.state(&program), case.activity(&program));
        let counted = allocation_counter::measure(|| {
            std::hint::black_box(decide(&program, &state, &activity));
        });
        assert_eq!(counted.count_total, 0, "seed {seed}");
    }
}

/// A programme whose definitions are each made of the one before, and whose permit asks for the last. The language limits such chains;
/// the engine does not rely on it.
fn chained(many: u32, next: impl Fn(ConditionKind, ConditionKind) -> ConditionKind) -> Model {
    let text =
        r#"programme chained "Chained" { activity { a flag; b flag; } clause 1 "One" { define d "d" as a; permit activity where d; } }"#;
    let mut model = model(text);
    let b = ConditionKind::Flag(model.field_named("b").unwrap());
    for last in 0..many - 1 {
        let mut definition = model.definitions[0].clone();
        definition.condition.kind = next(ConditionKind::Defined(DefinitionId(last)), b.clone());
        model.definitions.push(definition);
    }
    model.rules[0].applies.kind = ConditionKind::Defined(DefinitionId(many - 1));
    model
}

fn with_span(kind: ConditionKind) -> Condition {
    Condition { kind, span: generate::span(0) }
}

fn both(one: ConditionKind, other: ConditionKind) -> ConditionKind {
    ConditionKind::All(vec![with_span(one), with_span(other)])
}

fn either(one: ConditionKind, other: ConditionKind) -> ConditionKind {
    ConditionKind::Any(vec![with_span(one), with_span(other)])
}

fn no(kind: ConditionKind) -> ConditionKind {
    ConditionKind::Not(Box::new(with_span(kind)))
}

fn decide_with(model: &Model, a: Option<bool>, b: Option<bool>) -> Truth {
    let program = Program::from_model(model);
    program.check_invariants().unwrap();
    let mut activity = program.blank();
    for (name, value) in [("a", a), ("b", b)] {
        if let Some(value) = value {
            activity.set_flag(&program, model.field_named(name).unwrap(), value);
        }
    }
    let state = program.state(&[]);
    let verdict = explain(model, &program, &state, &activity);
    assert_eq!(decide(&program, &state, &activity), verdict.truth());
    verdict.truth()
}

#[test]
fn a_chain_of_five_thousand_definitions_needs_no_stack() {
    let model = chained(5000, |last, b| either(no(both(last.clone(), b.clone())), no(either(b, last))));
    // b true turns the definition before over, 4,999 times; b false makes each true.
    assert_eq!(decide_with(&model, Some(false), Some(true)), Truth::True);
    assert_eq!(decide_with(&model, Some(true), Some(true)), Truth::False);
    assert_eq!(decide_with(&model, Some(true), Some(false)), Truth::True);
    assert_eq!(decide_with(&model, None, Some(true)), Truth::Unknown);
}

#[test]
fn definitions_that_each_use_the_last_twice_are_worked_out_once() {
    // Copied out, the last would have more parts than there are atoms.
    let model = chained(400, |last, b| either(both(last.clone(), b.clone()), both(last, no(b))));
    assert_eq!(decide_with(&model, Some(true), Some(true)), Truth::True);
    assert_eq!(decide_with(&model, None, None), Truth::Unknown);
    assert!(Program::from_model(&model).check_invariants().is_ok());
}

/// Many clauses, of which few can apply to any activity, so that the hot way finds them by their fields.
fn indexed() -> Model {
    let list = |letter: char, many: usize| (0..many).map(|at| format!("{letter}{at}; ")).collect::<String>();
    let mut text = format!(
        "programme many \"Many\" {{ activity {{ area Area, optional; form Form, optional; place text, optional; assets flag, optional; officials number 0 to 500; }}\n\
         taxonomy Area {{ {} }} taxonomy Form {{ {} }}\nclause 1 \"All\" {{ permit activity where officials < 400; }}\n",
        list('a', 7),
        list('f', 9)
    );
    for at in 0..120 {
        let (area, form, place) = (at % 7, at * 5 % 9, at % 4);
        let rule = match at % 6 {
            0 => format!("forbid activity where area is a{area} and form is f{form} and officials > 300"),
            1 => format!("require officials < 200 when form is f{form} and place is \"p{place}\" and assets"),
            2 => format!("permit activity where area in {{ a{area}, a{} }} and form is f{form}, only if assets", (area + 1) % 7),
            3 => format!("forbid activity where place is \"p{place}\" and area is a{area} and form is f{form} and assets"),
            4 => format!("forbid activity where not assets and form in {{ f{form}, f{} }} and area is a{area}", (form + 4) % 9),
            _ => format!("require officials < 350 when area is a{area} or form is f{form}"),
        };
        text.push_str(&format!("clause {} \"Clause\" {{ {rule}; }}\n", at + 2));
    }
    model(&(text + "}"))
}

#[test]
fn clauses_found_by_their_fields_are_those_that_matter_whatever_is_unknown() {
    let model = indexed();
    let program = Program::from_model(&model);
    program.check_invariants().unwrap();
    let state = program.state(&[]);
    let field = |name: &str| model.field_named(name).unwrap();
    let entry = |at: u32| Value::One(comity::model::Member::Listed(comity::model::EntryId(at)));
    let facts = |values: Vec<Value>| [Fact::Unknown, Fact::None].into_iter().chain(values.into_iter().map(Fact::Known)).collect::<Vec<_>>();
    let (areas, forms) = (facts((0..7).map(entry).collect()), facts((0..9).map(entry).collect()));
    let places = facts(["p0", "p1", "p3", "elsewhere"].map(|place| Value::Text(place.into())).into());
    let assets = facts(vec![Value::Flag(false), Value::Flag(true)]);
    let mut verdicts = [0; 3];
    for (area, form, place, asset) in areas.iter().flat_map(|area| {
        let (places, assets) = (&places, &assets);
        forms.iter().flat_map(move |form| places.iter().flat_map(move |place| assets.iter().map(move |asset| (area, form, place, asset))))
    }) {
        let mut activity = program.blank();
        for (name, fact) in [("area", area), ("form", form), ("place", place), ("assets", asset)] {
            activity.set(&program, field(name), fact, None);
        }
        activity.set_number(&program, field("officials"), 301);
        let verdict = explain(&model, &program, &state, &activity).truth();
        assert_eq!(decide(&program, &state, &activity), verdict, "{area:?} {form:?} {place:?} {asset:?}");
        verdicts[verdict as usize] += 1;
    }
    assert!(verdicts.iter().all(|count| *count > 20), "{verdicts:?}");
}

#[test]
fn a_month_moved_past_short_months_can_be_every_day_that_one_of_its_days_can() {
    // 2 January 2021 and 30 days is 1 February, and a month on 1 March; 1 January comes by 31 January to 3 March.
    let text = r#"programme moved "Moved" { calendar { month_end overflow; } activity { starts date; }
      clause 1 "One" { permit activity where starts + 30 days + 1 month >= 2021-03-02; } }"#;
    let model = model(text);
    let program = Program::from_model(&model);
    let verdict = |date: &str| {
        let mut activity = program.blank();
        activity.set_date(&program, model.field_named("starts").unwrap(), PartialDate::parse(date).unwrap());
        decide(&program, &program.state(&[]), &activity)
    };
    assert_eq!(verdict("2021-01-01"), Truth::True);
    assert_eq!(verdict("2021-01-02"), Truth::False);
    assert_eq!(verdict("2021-01"), Truth::Unknown, "true of its first day and false of its second");
}
