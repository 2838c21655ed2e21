//! What each fuzz target does with its bytes; tests/fuzz_corpus.rs replays the seeds through the same functions.

use comity::source::Sources;
use comity::syntax;

/// Reading any text never stops halfway, points only into the text, and says that all is well exactly where the grammar does.
pub fn parse(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut sources = Sources::new();
    let id = sources.add("fuzz.comity", text);
    let parsed = syntax::parse(id, text);
    for label in parsed.diagnostics.iter().flat_map(|diagnostic| &diagnostic.labels) {
        assert!(text.get(label.span.start as usize..label.span.end as usize).is_some(), "a diagnostic points between characters");
    }
    if parsed.diagnostics.is_empty() && text.len() < 10_000 {
        assert!(syntax::accepts(text), "read without a word, but the grammar does not accept it");
        assert!(!format!("{:?}", parsed.file).contains("Broken"), "broken without a word");
    }
}

/// What can be read can be laid out; laid out again it stays as it is, and it says what it said, comments included.
pub fn format(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut sources = Sources::new();
    let id = sources.add("fuzz.comity", text);
    let parsed = syntax::parse(id, text);
    if parsed.diagnostics.has_errors() {
        return;
    }
    let once = comity::format::format(text).expect("what can be read can be laid out");
    let again = syntax::parse(id, &once);
    assert!(!again.diagnostics.has_errors(), "the layout cannot be read");
    assert!(comity::format::same_but_for_places(parsed.file, again.file), "the layout says something else");
    assert_eq!(comity::format::format(&once).as_ref(), Ok(&once), "laid out again it moves");
}

const POLICY: &str = r#"programme p "P" {
  parties { a "A"; b "B"; }
  calendar { horizon 2010-01-01 to 2040-12-31; }
  activity { title text; kind Kind; many set of Place; starts date; ends date, optional; people number 0 to 9, optional; cost money EUR, optional;
    paid flag; check ends >= starts else "ends after it starts"; }
  clause 1 "Kinds" {
    taxonomy Kind { course; visit; }
    taxonomy Place open { near; far { further; } }
    judgement fine "it is fine" by a and b jointly;
    permit activity where kind in { course, visit } and many includes any of { near, further }, only if judged fine;
  }
}
adapter t "a table" for p {
  column "Title" as title; column "From" as starts, precision from "Exact"; column "Where" as many, split ";" { "here" as near; }
  ignore "No"; set kind course because "all are"; set paid no because "none is";
}
"#;

/// The first byte chooses the format; whatever the rest says, reading never stops halfway, and every place lies in its text.
pub fn data(data: &[u8]) {
    use comity::data::{Format, read};
    let Some((choice, rest)) = data.split_first() else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let mut sources = Sources::new();
    let policy = sources.add("policy.comity", POLICY);
    let file = sources.add("activities", text);
    // Compiled once, so that the fuzzer spends its time on the reading.
    static COMPILED: std::sync::OnceLock<(comity::model::Model, comity::program::Program)> = std::sync::OnceLock::new();
    let (model, program) = COMPILED.get_or_init(|| {
        let model = comity::model::from_syntax(&[syntax::parse(policy, POLICY).file]).model.expect("the policy is sound");
        let program = comity::program::Program::from_model(&model);
        (model, program)
    });
    let formats = [Format::Json, Format::Ndjson, Format::Yaml, Format::Toml, Format::Csv];
    let adapter = model.adapters.first().filter(|_| choice / 5 % 2 == 1);
    let reading = read(model, program, formats[usize::from(choice % 5)], file, text, adapter);
    let lies = |span: comity::source::Span| {
        let whole = sources.get(span.source).map_or("", |source| source.text());
        assert!(whole.get(span.start as usize..span.end as usize).is_some(), "{span:?} lies in no text");
    };
    let inside =
        |diagnostics: &comity::diagnostic::Diagnostics| diagnostics.iter().flat_map(|told| &told.labels).for_each(|label| lies(label.span));
    inside(&reading.diagnostics);
    for entry in &reading.entries {
        lies(entry.span);
        inside(&entry.warnings);
        match &entry.activity {
            Err(wrong) => inside(wrong),
            Ok(activity) => {
                (0..).map(comity::model::FieldId).take(model.fields.len()).filter_map(|field| activity.place(field)).for_each(lies)
            }
        }
    }
}

const TIMED: &str = include_str!("timed.comity");

/// The first byte chooses how the record is written, the next four choose the day asked about and the day up to which things are known. Whatever the rest
/// says, every question about the record has an answer, and every place told of lies in its text.
pub fn record(data: &[u8]) {
    use comity::model::{Happening, Model};
    use comity::record::{AsOf, Fold, Plan};
    use std::sync::OnceLock;
    let Some(([choice, day, month, known, years], rest)) = data.split_first_chunk() else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let mut sources = Sources::new();
    let policy = sources.add("policy.comity", TIMED);
    let file = sources.add("record", text);
    let inside = |diagnostics: &comity::diagnostic::Diagnostics| {
        for label in diagnostics.iter().flat_map(|told| &told.labels) {
            let whole = sources.get(label.span.source).map_or("", |source| source.text());
            let span = label.span;
            assert!(whole.get(span.start as usize..span.end as usize).is_some(), "{span:?} lies in no text");
        }
    };
    static COMPILED: OnceLock<(Model, Plan)> = OnceLock::new();
    let (model, plan) = COMPILED.get_or_init(|| {
        let parsed = syntax::parse(policy, TIMED);
        assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
        let model = comity::model::from_syntax(&[parsed.file]).model.expect("the policy is sound");
        let plan = Plan::from_model(&model, &[]);
        (model, plan)
    });
    // In the policy's own words, the record stands in a file beside the programme's.
    let happenings: Vec<Happening> = if choice % 2 == 0 {
        let reading = comity::data::read_record(model, file, text);
        inside(&reading.diagnostics);
        reading.happenings
    } else {
        let beside = syntax::parse(file, text);
        inside(&beside.diagnostics);
        if beside.diagnostics.has_errors() {
            return;
        }
        let read = comity::model::from_syntax(&[syntax::parse(policy, TIMED).file, beside.file]);
        inside(&read.diagnostics);
        match read.model {
            // Whatever else stands in the file changes nothing about the programme: it is asked about as it is.
            Some(with) if with.events.len() == model.events.len() && with.duties.len() == model.duties.len() => with.record,
            _ => return,
        }
    };
    if happenings.len() > 200 {
        return;
    }
    let day_of = |months: u32, days: u32| {
        let first = chrono::NaiveDate::from_ymd_opt(1999, 1, 1)?.checked_add_months(chrono::Months::new(months))?;
        first.checked_add_days(chrono::Days::new(days.into()))
    };
    let Some(asked) = day_of(u32::from(*month) + 12 * u32::from(years % 24), u32::from(*day)) else { return };
    let as_of = match day_of(12 * u32::from(known % 64), u32::from(*day)) {
        Some(known) if choice / 2 % 2 == 1 => AsOf::on(asked).known_on(known),
        _ => AsOf::on(asked),
    };
    let mut fold: Fold = plan.fold();
    fold.extend(&happenings);
    inside(&fold.impossible(model, &happenings));
    answers_hold(model, &fold, &happenings, as_of);
}

/// What holds of all answers about one day.
fn answers_hold(
    model: &comity::model::Model,
    fold: &comity::record::Fold,
    happenings: &[comity::model::Happening],
    as_of: comity::record::AsOf,
) {
    use comity::record::Standing;
    let duties = fold.duties(as_of);
    let states: Vec<_> = duties.iter().map(|one| (one.key, one.state)).collect();
    assert_eq!(fold.duty_states(as_of), states, "two ways to the same states");
    let status = fold.status(as_of);
    assert!(!status.may_be.is_empty(), "it stands in some way");
    let relied = duties.iter().flat_map(|one| &one.relied).chain(&status.relied);
    for id in relied {
        let found = happenings.get(id.0 as usize).expect("what is relied on stands in the record");
        assert!(found.recorded.is_none_or(|recorded| recorded <= as_of.known), "relied on before it was known");
    }
    let parties = (0..).map(comity::model::PartyId).take(model.parties.len());
    for party in std::iter::once(None).chain(parties.map(Some)) {
        for spell in fold.spells(party, as_of) {
            assert!(spell.first.is_none_or(|first| first.earliest <= first.latest), "a range ends before it starts");
        }
    }
    let in_force =
        |spell: &comity::record::Spell| spell.state == Standing::InForce && spell.first.is_some_and(|first| first.earliest <= as_of.day);
    if status.may_be == [Standing::InForce] {
        assert!(fold.spells(None, as_of).iter().any(in_force), "in force on the day, and in no spell");
    }
    for dated in fold.dates(as_of).iter().chain(&status.next) {
        let result = dated.reckoning.result();
        assert!(result.earliest <= result.latest, "a range ends before it starts");
    }
    let until = as_of.day + chrono::Days::new(400);
    for due in fold.due(as_of, until) {
        let days = due.due.expect("what is due has a day").reckoning.result();
        assert!(days.latest >= as_of.day && days.earliest <= until, "due at another time");
    }
}

/// Whatever stands behind a programme, and whatever amendments of it are among that: each edition to which one leads is laid out, reads back as itself, and can be compared
/// with the one before it.
pub fn amend(data: &[u8]) {
    use comity::Policy;
    use comity::diagnostic::Look;
    use comity::report::redline::{Heading, Notes, redline_text};
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Ok(policy) = Policy::parse("fuzz.comity", &format!("{POLICY}{text}")) else { return };
    let names: Vec<String> = policy.amendments().iter().map(|amendment| amendment.name.clone()).collect();
    for name in names.iter().take(4) {
        // An edition that is not sound is refused when the policy is read.
        let Ok(edition) = policy.amended(name) else { panic!("the policy was read, and `{name}` leads nowhere") };
        assert_eq!(comity::format::format(edition.text()).as_deref(), Ok(edition.text()), "an edition is laid out");
        let Ok(again) = Policy::parse("again.comity", edition.text()) else { panic!("the edition cannot be read:\n{}", edition.text()) };
        assert_eq!((again.text(), again.fingerprint()), (edition.text(), edition.fingerprint()), "an edition reads back as itself");
        let heading = Heading { title: "P".to_owned(), old: "old".to_owned(), new: "new".to_owned(), whole: true };
        if let Some(redline) = edition.redline() {
            assert!(!redline_text(&redline, &heading, &Notes::default(), Look::Told).is_empty(), "a comparison says something");
        }
    }
}
