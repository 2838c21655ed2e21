//! The shipped programme on the engine, and proposals to judge.

use crate::by_hand::{AREAS, COUNTERPARTS, FORMS, InForce, Judgements, PARTICIPANTS, Proposal, REGIONS};
use comity::model::{Fact, FieldKind, Member, Model, Value, from_syntax};
use comity::program::{Activity, Program, State};
use comity::source::Sources;
use comity::syntax::tree::SentenceKind;
use comity::value::{PartialDate, Truth};

pub fn model_of(texts: &[(String, String)]) -> Model {
    let mut sources = Sources::new();
    let files: Vec<_> =
        texts.iter().map(|(name, text)| comity::syntax::parse(sources.add(name.clone(), text.clone()), text).file).collect();
    let checked = from_syntax(&files);
    checked.model.unwrap_or_else(|| panic!("{:?}", checked.diagnostics))
}

pub fn shipped() -> Model {
    let mut names = vec!["programme.comity".to_owned()];
    let mut texts = Vec::new();
    while let Some(name) = names.get(texts.len()).cloned() {
        let text = std::fs::read_to_string(format!("{}/policies/japan_nato_ipcp/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let parsed = comity::syntax::parse(Sources::new().add(name.clone(), text.clone()), &text);
        for sentence in &parsed.file.sentences {
            if let SentenceKind::Use(used) = &sentence.kind {
                names.push(used.text.clone());
            }
        }
        texts.push((name, text));
    }
    model_of(&texts)
}

/// SplitMix64, so that every run judges the same proposals.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % end as u64) as usize
    }

    fn known<T>(&mut self, value: T) -> Option<T> {
        if self.below(12) == 0 { None } else { Some(value) }
    }

    fn truth(&mut self) -> Option<bool> {
        let yes = self.below(4) > 0;
        self.known(yes)
    }

    fn one(&mut self, names: &[&str]) -> String {
        names[self.below(names.len())].to_owned()
    }

    fn some(&mut self, names: &[&str], unlisted: bool) -> Vec<String> {
        let mut some: Vec<String> = (0..1 + self.below(3)).map(|_| self.one(names)).collect();
        if unlisted && self.below(10) == 0 {
            some.push("something_else".to_owned());
        }
        some.sort();
        some.dedup();
        some
    }
}

pub fn proposal(random: &mut Random) -> Proposal {
    let (year, month, day) = (2020 + random.below(3), 1 + random.below(12), 1 + random.below(28));
    let starts = if random.below(10) == 0 { format!("{year}-{month:02}") } else { format!("{year}-{month:02}-{day:02}") };
    let counterpart = if random.below(10) == 0 { 2 } else { random.below(2) };
    let mut taking_part = random.some(if counterpart == 2 { &PARTICIPANTS[6..] } else { &PARTICIPANTS[1..] }, true);
    if random.below(8) > 0 {
        taking_part.push("japan".to_owned());
    }
    let optional = |random: &mut Random, names: &[&str]| if random.below(4) == 0 { "none".to_owned() } else { random.one(names) };
    let (organiser, region) = (optional(random, &PARTICIPANTS[..2]), optional(random, &REGIONS));
    let (areas, forms, starts) = (random.some(&AREAS, true), random.some(&FORMS, true), random.known(starts));
    Proposal {
        title: "An activity with a title of usual length".to_owned(),
        areas: random.known(areas),
        forms: random.known(forms),
        ends: starts.clone(),
        starts,
        taking_part: random.known(taking_part),
        counterpart: random.known(COUNTERPARTS[counterpart].to_owned()),
        organiser: random.known(organiser),
        region: random.known(region),
        open_to_partners: random.truth(),
        nato_assets: if random.below(6) == 0 { random.truth() } else { Some(false) },
        judged: Judgements {
            mutual_interest: random.truth(),
            appropriate: random.truth(),
            further_form: random.truth(),
            nato_part_appropriate: random.truth(),
            consented_after_review: random.truth(),
        },
    }
}

/// The proposal with one mistake, or with something unusual that is none.
pub fn spoiled(random: &mut Random, proposal: &Proposal) -> Proposal {
    let mut spoiled = proposal.clone();
    let word = ["", "none", "unknown", "atlantis", "outside_nato", "2020-02-30", "2020", "1999-01-01", "2020-06-26"][random.below(9)];
    let word = if random.below(9) == 0 { "x".repeat(64 * 1024 + random.below(2)) } else { word.to_owned() };
    match random.below(9) {
        0 => spoiled.title = word,
        1 => spoiled.areas = Some(vec![word]),
        2 => spoiled.forms.get_or_insert_default().push(word),
        3 => spoiled.taking_part.get_or_insert_default().push(word),
        4 => spoiled.starts = Some(word),
        5 => spoiled.ends = Some(word),
        6 => spoiled.counterpart = Some(word),
        7 => spoiled.organiser = Some(word),
        _ => spoiled.region = Some(word),
    }
    spoiled
}

pub fn in_force(model: &Model, state: &State) -> InForce {
    use chrono::Datelike;
    let event = model.event_named("endorsement").unwrap();
    let day = |date: chrono::NaiveDate| date.num_days_from_ce();
    let endorsed = state.date(event).unwrap();
    let window = state.window().unwrap();
    let last = window.last.unwrap();
    InForce {
        endorsement: (day(endorsed.earliest()), day(endorsed.latest())),
        first: (day(window.first.0), day(window.first.1)),
        last: (day(last.0), day(last.1)),
    }
}

/// The proposal as the engine's activity, set field by field.
pub fn activity(model: &Model, program: &Program, proposal: &Proposal) -> Activity {
    let mut activity = program.blank();
    let mut set = |name: &str, fact: Fact| activity.set(program, model.field_named(name).unwrap(), &fact, None);
    let date =
        |given: &Option<String>| given.as_ref().map_or(Fact::Unknown, |text| Fact::Known(Value::Date(PartialDate::parse(text).unwrap())));
    let flag = |given: Option<bool>| given.map_or(Fact::Unknown, |yes| Fact::Known(Value::Flag(yes)));
    set("title", Fact::Known(Value::Text(proposal.title.clone())));
    for (name, given) in [("areas", &proposal.areas), ("forms", &proposal.forms), ("taking_part", &proposal.taking_part)] {
        let members = |given: &Vec<String>| Value::Set(given.iter().map(|word| member(model, name, word)).collect());
        set(name, given.as_ref().map_or(Fact::Unknown, |given| Fact::Known(members(given))));
    }
    for (name, given) in [("counterpart", &proposal.counterpart), ("organiser", &proposal.organiser), ("region", &proposal.region)] {
        set(
            name,
            match given.as_deref() {
                None => Fact::Unknown,
                Some("none") => Fact::None,
                Some(word) => Fact::Known(Value::One(member(model, name, word))),
            },
        );
    }
    set("starts", date(&proposal.starts));
    set("ends", date(&proposal.ends));
    set("open_to_partners", flag(proposal.open_to_partners));
    set("nato_assets", flag(proposal.nato_assets));
    let judged = &proposal.judged;
    let all = [
        ("mutual_interest", judged.mutual_interest),
        ("appropriate", judged.appropriate),
        ("further_form", judged.further_form),
        ("nato_part_appropriate", judged.nato_part_appropriate),
        ("consented_after_review", judged.consented_after_review),
    ];
    for (name, truth) in all {
        let truth = truth.map_or(Truth::Unknown, Truth::from);
        activity.judge(program, model.judgement_named(name).unwrap(), None, truth, None);
    }
    activity
}

fn member(model: &Model, field: &str, word: &str) -> Member {
    let (FieldKind::One(taxonomy) | FieldKind::SetOf(taxonomy)) = model.fields[model.field_named(field).unwrap().index()].kind else {
        panic!("{field} has no taxonomy")
    };
    model.taxonomies[taxonomy.index()].entry(word).map_or_else(|| Member::Unlisted(word.to_owned()), Member::Listed)
}
