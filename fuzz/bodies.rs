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
