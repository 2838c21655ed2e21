//! Conditions told in words, for reasons and reports: `` `form` is `exercise` and NATO participation is appropriate ``.

use super::condition::{Comparison, Condition, ConditionKind, DateBase, DateSum, PeriodSource, Quantifier, Sum};
use super::types::{EntryId, Fact, FieldId, FieldKind, Meaning, Member, Model, OpenTermId, Value};
use crate::value::{Currency, Money};

impl Model {
    /// A condition in words that a sentence can go on with. Names of the policy stand in backticks; definitions and judgements are
    /// told by their titles.
    #[must_use]
    pub fn words(&self, condition: &Condition) -> String {
        match &condition.kind {
            ConditionKind::Always => "always".to_owned(),
            ConditionKind::All(parts) => self.chain(parts, "and"),
            ConditionKind::Any(parts) => self.chain(parts, "or"),
            ConditionKind::Not(inner) => self.not(inner),
            kind => self.plain(kind, false),
        }
    }

    /// A fact in words: its value as one writes it in a policy, `unknown`, or `none`.
    #[must_use]
    pub fn fact_words(&self, field: FieldId, fact: &Fact) -> String {
        match fact {
            Fact::Unknown => "unknown".to_owned(),
            Fact::None => "none".to_owned(),
            Fact::Known(value) => self.value_words(field, value),
        }
    }

    fn value_words(&self, field: FieldId, value: &Value) -> String {
        match value {
            Value::Flag(true) => "yes".to_owned(),
            Value::Flag(false) => "no".to_owned(),
            Value::Text(text) => format!("\"{text}\""),
            Value::Number(number) => number.to_string(),
            Value::Money(minor) => match self.field(field).map(|field| field.kind) {
                Some(FieldKind::Money(currency, ..)) => Money { minor: *minor, currency }.to_string(),
                _ => minor.to_string(),
            },
            Value::Date(date) => date.to_string(),
            Value::One(member) => self.member_words(field, member),
            Value::Set(members) if members.is_empty() => "nothing".to_owned(),
            Value::Set(members) => {
                let words: Vec<String> = members.iter().map(|member| self.member_words(field, member)).collect();
                join(&words, "and")
            }
        }
    }

    fn member_words(&self, field: FieldId, member: &Member) -> String {
        match member {
            Member::Listed(entry) => self.entry_words(field, *entry),
            Member::Unlisted(word) => format!("\"{word}\" (not listed)"),
        }
    }

    fn chain(&self, parts: &[Condition], word: &str) -> String {
        let part = |part: &Condition| match part.kind {
            ConditionKind::All(_) | ConditionKind::Any(_) => format!("({})", self.words(part)),
            _ => self.words(part),
        };
        let parts: Vec<String> = parts.iter().map(part).collect();
        parts.join(&format!(" {word} "))
    }

    fn not(&self, inner: &Condition) -> String {
        match &inner.kind {
            ConditionKind::Always => "never".to_owned(),
            ConditionKind::Not(inner) => self.words(inner),
            ConditionKind::All(_) | ConditionKind::Any(_) => format!("not ({})", self.words(inner)),
            kind => self.plain(kind, true),
        }
    }

    fn plain(&self, kind: &ConditionKind, not: bool) -> String {
        let is = if not { "is not" } else { "is" };
        match kind {
            ConditionKind::Defined(definition) => {
                let definition = self.definition(*definition);
                let words = definition.map(|one| one.title.clone().unwrap_or_else(|| format!("`{}` holds", one.name)));
                titled(words.unwrap_or_default(), not)
            }
            ConditionKind::Read(term) => titled(self.open_term_words(*term), not),
            ConditionKind::Judged(judgement) => {
                titled(self.judgement(*judgement).map(|judgement| judgement.title.clone()).unwrap_or_default(), not)
            }
            ConditionKind::Flag(field) => format!("`{}` is {}", self.field_words(*field), if not { "no" } else { "yes" }),
            ConditionKind::Given(field) => format!("`{}` {is} given", self.field_words(*field)),
            ConditionKind::Under(field, entries) => format!("`{}` {is} {}", self.field_words(*field), self.under(*field, entries)),
            ConditionKind::Includes(field, quantifier, entries) => self.includes(*field, *quantifier, entries, not),
            ConditionKind::TextIn(field, texts) => {
                let texts: Vec<String> = texts.iter().map(|text| format!("\"{text}\"")).collect();
                format!("`{}` {is} {}", self.field_words(*field), join(&texts, "or"))
            }
            ConditionKind::Numbers(left, comparison, right) => {
                let currency = self.currency(left).or_else(|| self.currency(right));
                format!("{} {} {}", self.sum(left, currency), number_order(*comparison, not), self.sum(right, currency))
            }
            ConditionKind::Dates(left, comparison, right) => {
                format!("{} {} {}", self.date_sum(left), date_order(*comparison, not), self.date_sum(right))
            }
            ConditionKind::Always | ConditionKind::All(_) | ConditionKind::Any(_) | ConditionKind::Not(_) => String::new(),
        }
    }

    fn field_words(&self, field: FieldId) -> &str {
        self.field(field).map(|field| field.name.as_str()).unwrap_or_default()
    }

    fn open_term_words(&self, term: OpenTermId) -> String {
        self.open_term(term).map(|term| term.title.clone().unwrap_or_else(|| format!("`{}` holds", term.name))).unwrap_or_default()
    }

    fn entry_words(&self, field: FieldId, entry: EntryId) -> String {
        self.entry_of(field, entry).map(|entry| format!("`{}`", entry.name)).unwrap_or_default()
    }

    fn under(&self, field: FieldId, entries: &[EntryId]) -> String {
        match self.whole(field, entries) {
            Some(taxonomy) => format!("listed in `{taxonomy}`"),
            None => self.entries_words(field, entries, "or"),
        }
    }

    // All topmost entries together are the taxonomy itself.
    fn whole(&self, field: FieldId, entries: &[EntryId]) -> Option<&str> {
        let taxonomy = self.taxonomies.get(self.taxonomy_of(field)?.index())?;
        let topmost = |entry: &EntryId| taxonomy.entries.get(entry.index()).is_some_and(|one| one.parent.is_none());
        let count = taxonomy.entries.iter().filter(|entry| entry.parent.is_none()).count();
        (count > 1 && entries.len() == count && entries.iter().all(topmost)).then_some(taxonomy.name.as_str())
    }

    fn entries_words(&self, field: FieldId, entries: &[EntryId], word: &str) -> String {
        let words: Vec<String> = entries.iter().map(|entry| self.entry_words(field, *entry)).collect();
        join(&words, word)
    }

    fn includes(&self, field: FieldId, quantifier: Quantifier, entries: &[EntryId], not: bool) -> String {
        let verb = if not { "does not include" } else { "includes" };
        let name = self.field_words(field);
        if let (Quantifier::Any | Quantifier::Only, Some(taxonomy)) = (quantifier, self.whole(field, entries)) {
            let what = match quantifier {
                Quantifier::Only => "only what",
                _ if not => return format!("`{name}` includes nothing that `{taxonomy}` lists"),
                _ => "something that",
            };
            return format!("`{name}` {verb} {what} `{taxonomy}` lists");
        }
        match (quantifier, entries) {
            (Quantifier::Only, _) => format!("`{name}` {verb} only {}", self.entries_words(field, entries, "and")),
            (_, [_]) => format!("`{name}` {verb} {}", self.entries_words(field, entries, "or")),
            (Quantifier::All, _) => format!("`{name}` {verb} all of {}", self.entries_words(field, entries, "and")),
            (Quantifier::Any, _) if not => format!("`{name}` includes none of {}", self.entries_words(field, entries, "or")),
            (Quantifier::Any, _) => format!("`{name}` includes any of {}", self.entries_words(field, entries, "or")),
        }
    }

    fn currency(&self, sum: &Sum) -> Option<Currency> {
        let field = sum.fields.iter().find_map(|(_, field)| match self.field(*field)?.kind {
            FieldKind::Money(currency, ..) => Some(currency),
            _ => None,
        });
        field.or_else(|| {
            sum.open_terms.iter().find_map(|(_, term)| match self.open_term(*term)?.readings.first()?.meaning {
                Meaning::Money(money) => Some(money.currency),
                _ => None,
            })
        })
    }

    fn sum(&self, sum: &Sum, currency: Option<Currency>) -> String {
        let fields = sum.fields.iter().map(|(factor, field)| (*factor, format!("`{}`", self.field_words(*field))));
        let terms = sum.open_terms.iter().map(|(factor, term)| (*factor, self.term_words(*term)));
        let mut words = String::new();
        for (factor, name) in fields.chain(terms) {
            add(&mut words, factor < 0);
            if factor.unsigned_abs() != 1 {
                words.push_str(&format!("{} times ", factor.unsigned_abs()));
            }
            words.push_str(&name);
        }
        if sum.constant != 0 || words.is_empty() {
            let negative = sum.constant < 0 && !words.is_empty();
            add(&mut words, negative);
            let shown = if negative { sum.constant.saturating_abs() } else { sum.constant };
            words.push_str(&currency.map_or_else(|| shown.to_string(), |currency| Money { minor: shown, currency }.to_string()));
        }
        words
    }

    fn term_words(&self, term: OpenTermId) -> String {
        self.open_term(term).map(|term| format!("`{}`", term.name)).unwrap_or_default()
    }

    fn date_sum(&self, sum: &DateSum) -> String {
        let mut words = match sum.base {
            DateBase::Written(date) => date.to_string(),
            DateBase::Field(field) => format!("`{}`", self.field_words(field)),
            DateBase::Event(event) => self.event(event).map(|event| format!("`{}`", event.name)).unwrap_or_default(),
        };
        for (minus, period) in &sum.offsets {
            words.push_str(if *minus { " minus " } else { " plus " });
            words.push_str(&self.period_words(*period));
        }
        words
    }

    /// A length of time in words: `2 years`, or the open term that gives it.
    #[must_use]
    pub fn period_words(&self, period: PeriodSource) -> String {
        match period {
            PeriodSource::Written(period) => period.to_string(),
            PeriodSource::Read(term) => self.term_words(term),
        }
    }
}

fn add(words: &mut String, negative: bool) {
    match (words.is_empty(), negative) {
        (true, true) => words.push_str("minus "),
        (true, false) => {}
        (false, true) => words.push_str(" minus "),
        (false, false) => words.push_str(" plus "),
    }
}

fn titled(words: String, not: bool) -> String {
    if not { format!("it is not so that {words}") } else { words }
}

fn join(words: &[String], word: &str) -> String {
    match words {
        [first @ .., last] if !first.is_empty() => format!("{} {word} {last}", first.join(", ")),
        all => all.concat(),
    }
}

fn number_order(comparison: Comparison, not: bool) -> &'static str {
    match (comparison, not) {
        (Comparison::Equal, false) => "is",
        (Comparison::Equal, true) => "is not",
        (Comparison::Less, false) => "is less than",
        (Comparison::Less, true) => "is not less than",
        (Comparison::LessOrEqual, false) => "is at most",
        (Comparison::LessOrEqual, true) => "is not at most",
        (Comparison::Greater, false) => "is more than",
        (Comparison::Greater, true) => "is not more than",
        (Comparison::GreaterOrEqual, false) => "is at least",
        (Comparison::GreaterOrEqual, true) => "is not at least",
    }
}

// Opposites are not turned around: a comparison with what is not given is false, and so is its converse.
fn date_order(comparison: Comparison, not: bool) -> &'static str {
    match (comparison, not) {
        (Comparison::Equal, false) => "is",
        (Comparison::Equal, true) => "is not",
        (Comparison::Less, false) => "is before",
        (Comparison::Less, true) => "is not before",
        (Comparison::LessOrEqual, false) => "is on or before",
        (Comparison::LessOrEqual, true) => "is not on or before",
        (Comparison::Greater, false) => "is after",
        (Comparison::Greater, true) => "is not after",
        (Comparison::GreaterOrEqual, false) => "is on or after",
        (Comparison::GreaterOrEqual, true) => "is not on or after",
    }
}
