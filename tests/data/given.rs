//! A small policy, and what its activities look like in every format.

use comity::data::{Entry, Format, Reading, read};
use comity::diagnostic::Diagnostic;
use comity::model::{FieldId, Model, from_syntax};
use comity::program::Program;
use comity::source::Sources;
use comity::syntax::parse;

pub const POLICY: &str = r#"programme trade "Trade" {
  parties { japan "Japan"; nato "NATO"; swiss "Switzerland"; }
  calendar { horizon 2010-01-01 to 2040-12-31; }
  activity {
    title text;
    area Area;
    region Region, optional;
    starts date;
    ends date, optional;
    taking_part set of Region;
    officials number 0 to 500, optional;
    budget money EUR 0 to 9000.00, optional;
    nato_assets flag;
    remark text, optional;
    check ends >= starts else "an activity ends no earlier than it starts";
  }
  section 1 "All" {
    clause 1.1 "Lists" {
      taxonomy Area closed { cyber_defence; maritime_security; }
      taxonomy Region open { indo_pacific { japan_sea; } norway; }
      judgement appropriate "it is appropriate" by nato;
      judgement mutual_interest "it is of mutual interest" by japan and nato jointly;
    }
    clause 1.2 "Rules" {
      permit activity where area in { cyber_defence, maritime_security };
      permit activity where region in { indo_pacific, norway }, only if judged appropriate and judged mutual_interest;
      forbid activity where taking_part includes japan_sea and nato_assets and officials > 5 and budget > 10.00 EUR;
    }
  }
}
adapter books "books" for trade {
  column "Name" as title;
  column "From" as starts, precision from "How exact";
  column "Subject" as area { "boats" as maritime_security; }
  column "Who" as taking_part, split ";" { "JS" as japan_sea; }
  ignore "No";
  set nato_assets no because "the books tell of none";
  assume judged appropriate because "it happened";
}
"#;

pub struct World {
    pub sources: Sources,
    pub model: Model,
    pub program: Program,
}

pub fn world() -> World {
    world_of(POLICY)
}

pub fn world_of(policy: &str) -> World {
    let mut sources = Sources::new();
    let id = sources.add("policy.comity", policy);
    let parsed = parse(id, policy);
    assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
    let checked = from_syntax(&[parsed.file]);
    let model = checked.model.unwrap_or_else(|| panic!("{:?}", checked.diagnostics));
    let program = Program::from_model(&model);
    World { sources, model, program }
}

impl World {
    pub fn read(&mut self, format: Format, text: &str) -> Reading {
        self.read_by(format, text, None)
    }

    pub fn read_by(&mut self, format: Format, text: &str, adapter: Option<&str>) -> Reading {
        let id = self.sources.add("activities", text);
        let adapter = adapter.and_then(|name| self.model.adapters.iter().find(|adapter| adapter.name == name));
        read(&self.model, &self.program, format, id, text, adapter)
    }

    pub fn field(&self, name: &str) -> FieldId {
        let at = self.model.fields.iter().position(|field| field.name == name).unwrap();
        FieldId(u32::try_from(at).unwrap())
    }

    /// Each finding as its code and the words at each of its places.
    pub fn told<'d>(&self, diagnostics: impl IntoIterator<Item = &'d Diagnostic>) -> Vec<(String, Vec<String>)> {
        let words = |told: &Diagnostic| told.labels.iter().map(|label| self.sources.slice(label.span).to_string()).collect();
        diagnostics.into_iter().map(|told| (told.code.to_string(), words(told))).collect()
    }

    /// The errors of an entry: code and the first place's words.
    pub fn errors(&self, entry: &Entry) -> Vec<(String, String)> {
        let told = entry.activity.as_ref().err().into_iter().flatten();
        self.told(told).into_iter().map(|(code, words)| (code, words[0].clone())).collect()
    }

    /// Every fact of an activity, told so that two activities can be compared.
    pub fn facts(&self, activity: &comity::program::Activity) -> Vec<String> {
        let fields = (0..self.model.fields.len()).map(|at| FieldId(u32::try_from(at).unwrap()));
        let judged = (0..self.model.judgements.len()).map(|at| comity::model::JudgementId(u32::try_from(at).unwrap()));
        let facts = fields.map(|field| format!("{:?}", activity.fact(&self.program, field)));
        facts.chain(judged.map(|judgement| format!("{:?}", activity.judged(judgement)))).collect()
    }
}
