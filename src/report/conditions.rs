//! Conditions read aloud: what a rule asks for, in the policy's titles rather than its names.

use super::words;
use crate::model::{
    Comparison, Condition, ConditionKind, DateBase, DateSum, EntryId, FieldId, FieldKind, Model, PeriodSource, Quantifier, Sum,
};
use crate::value::{Currency, Money};

/// A condition in words, such as `the region is “Indo-Pacific”`; with `holds` false, that it does not hold.
#[must_use]
pub fn told(model: &Model, condition: &Condition, holds: bool) -> String {
    let teller = Teller { model };
    teller.tell(condition, holds, false)
}

struct Teller<'m> {
    model: &'m Model,
}

impl Teller<'_> {
    fn tell(&self, condition: &Condition, holds: bool, inner: bool) -> String {
        let is = if holds { "is" } else { "is not" };
        match &condition.kind {
            ConditionKind::Always => if holds { "always" } else { "never" }.to_owned(),
            ConditionKind::Not(part) => self.tell(part, !holds, inner),
            ConditionKind::All(parts) => self.chain(parts, if holds { "and" } else { "or" }, holds, inner),
            ConditionKind::Any(parts) => self.chain(parts, if holds { "or" } else { "and" }, holds, inner),
            ConditionKind::Defined(id) => self.defined(*id, holds),
            ConditionKind::Read(id) => format!("{} {}", words::open_term(self.model, *id), if holds { "holds" } else { "does not hold" }),
            ConditionKind::Judged(id) => self.judged(*id, holds),
            ConditionKind::Flag(id) => format!("{} is {}", self.field(*id), if holds { "yes" } else { "no" }),
            ConditionKind::Given(id) => format!("{} {is} given", self.field(*id)),
            ConditionKind::Under(id, entries) => format!("{} {is} {}", self.field(*id), self.entries(*id, entries, "or")),
            ConditionKind::Includes(id, quantifier, entries) => self.includes(*id, *quantifier, entries, holds),
            ConditionKind::TextIn(id, texts) => {
                format!("{} {is} {}", self.field(*id), words::list(texts.iter().map(|text| format!("“{text}”")), "or"))
            }
            ConditionKind::Numbers(left, how, right) => {
                let currency = self.currency(left).or_else(|| self.currency(right));
                format!("{} {is} {} {}", self.sum(left, currency), than(*how), self.sum(right, currency))
            }
            ConditionKind::Dates(left, how, right) => format!("{} {is} {} {}", self.date(left), when(*how), self.date(right)),
        }
    }

    fn chain(&self, parts: &[Condition], word: &str, holds: bool, inner: bool) -> String {
        let told: Vec<_> = parts.iter().map(|part| self.tell(part, holds, true)).collect();
        let chain = told.join(&format!(" {word} "));
        if inner && parts.len() > 1 { format!("({chain})") } else { chain }
    }

    fn defined(&self, id: crate::model::DefinitionId, holds: bool) -> String {
        let Some(definition) = self.model.definitions.get(id.index()) else { return String::new() };
        let words = definition.title.clone().unwrap_or_else(|| words::spaced(&definition.name));
        format!("“{words}” {}", if holds { "holds" } else { "does not hold" })
    }

    fn judged(&self, id: crate::model::JudgementId, holds: bool) -> String {
        let Some(judgement) = self.model.judgements.get(id.index()) else { return String::new() };
        let title = words::judgement(self.model, id);
        // Not “have not judged”, which is said of a judgement that nobody has made yet. Whose no it was is a fact of its own.
        if !holds {
            return format!("it has been judged that “{title}” is not so");
        }
        let has = if judgement.by.parties().len() == 1 { "has" } else { "have" };
        format!("{} {has} judged “{title}”", words::who(self.model, &judgement.by))
    }

    fn includes(&self, id: FieldId, quantifier: Quantifier, entries: &[EntryId], holds: bool) -> String {
        let (verb, last) = match (quantifier, holds) {
            (Quantifier::Any, true) => ("includes", "or"),
            (Quantifier::Any, false) => ("does not include", "or"),
            (Quantifier::All, true) => ("includes", "and"),
            (Quantifier::All, false) => ("does not include all of", "and"),
            (Quantifier::Only, true) => ("includes only", "and"),
            (Quantifier::Only, false) => ("includes others than", "and"),
        };
        format!("{} {verb} {}", self.field(id), self.entries(id, entries, last))
    }

    fn entries(&self, id: FieldId, entries: &[EntryId], last: &str) -> String {
        let Some(taxonomy) = words::taxonomy_of(self.model, id) else { return String::new() };
        if let Some(whole) = self.whole(taxonomy, entries) {
            return whole;
        }
        words::list(entries.iter().map(|entry| format!("“{}”", words::entry(self.model, taxonomy, *entry))), last)
    }

    /// A list of all that a taxonomy has at its top is told as the taxonomy.
    fn whole(&self, id: crate::model::TaxonomyId, entries: &[EntryId]) -> Option<String> {
        let taxonomy = self.model.taxonomies.get(id.index())?;
        let top = taxonomy.entries.iter().filter(|entry| entry.parent.is_none()).count();
        let title = taxonomy.title.clone().unwrap_or_else(|| words::spaced(&taxonomy.name));
        let top_only = entries.iter().all(|entry| taxonomy.entries.get(entry.index()).is_some_and(|entry| entry.parent.is_none()));
        (top > 1 && (entries.len() >= taxonomy.entries.len() || (entries.len() == top && top_only)))
            .then(|| format!("one of the {top} listed under “{title}”"))
    }

    fn field(&self, id: FieldId) -> String {
        format!("“{}”", words::field(self.model, id))
    }

    fn currency(&self, sum: &Sum) -> Option<Currency> {
        sum.fields.iter().find_map(|(_, id)| match self.model.fields.get(id.index())?.kind {
            FieldKind::Money(currency, ..) => Some(currency),
            _ => None,
        })
    }

    fn sum(&self, sum: &Sum, currency: Option<Currency>) -> String {
        let fields = sum.fields.iter().map(|(factor, id)| (*factor, self.field(*id)));
        let terms = sum.open_terms.iter().map(|(factor, id)| (*factor, words::open_term(self.model, *id)));
        let times = |factor: u64, name: String| if factor == 1 { name } else { format!("{factor} times {name}") };
        let mut parts: Vec<_> = fields.chain(terms).map(|(factor, name)| (factor < 0, times(factor.unsigned_abs(), name))).collect();
        if parts.is_empty() {
            return amount(sum.constant, currency);
        }
        if sum.constant != 0 {
            parts.push((sum.constant < 0, amount(sum.constant.saturating_abs(), currency)));
        }
        // What is added comes before what is taken off, so that nothing begins with “minus”.
        parts.sort_by_key(|(taken_off, _)| *taken_off);
        let mut words = String::new();
        for (taken_off, part) in parts {
            words.push_str(match (words.is_empty(), taken_off) {
                (true, false) => "",
                (true, true) => "minus ",
                (false, false) => " plus ",
                (false, true) => " minus ",
            });
            words.push_str(&part);
        }
        words
    }

    fn date(&self, sum: &DateSum) -> String {
        let base = match sum.base {
            DateBase::Written(date) => date.to_string(),
            DateBase::Field(id) => self.field(id),
            DateBase::Event(id) => {
                self.model.events.get(id.index()).map_or_else(String::new, |event| format!("the day of the {}", words::spaced(&event.name)))
            }
        };
        sum.offsets.iter().fold(base, |base, (back, period)| {
            let period = match period {
                PeriodSource::Written(period) => period.to_string(),
                PeriodSource::Read(id) => words::open_term(self.model, *id),
            };
            format!("{period} {} {base}", if *back { "before" } else { "after" })
        })
    }
}

fn amount(number: i64, currency: Option<Currency>) -> String {
    currency.map_or_else(|| number.to_string(), |currency| Money { minor: number, currency }.to_string())
}

fn than(how: Comparison) -> &'static str {
    match how {
        Comparison::Equal => "equal to",
        Comparison::Less => "less than",
        Comparison::LessOrEqual => "at most",
        Comparison::Greater => "more than",
        Comparison::GreaterOrEqual => "at least",
    }
}

fn when(how: Comparison) -> &'static str {
    match how {
        Comparison::Equal => "the same day as",
        Comparison::Less => "before",
        Comparison::LessOrEqual => "on or before",
        Comparison::Greater => "after",
        Comparison::GreaterOrEqual => "on or after",
    }
}
