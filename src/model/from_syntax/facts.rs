//! Facts as scenarios and adapters state them, each by the type of its field.

use super::Checker;
use crate::model::problems;
use crate::model::types::{Fact, FieldId, FieldKind, Judged, Member, PartyId, TaxonomyId, Value};
use crate::source::Span;
use crate::syntax::tree::{self, Measure, Name, Quantity};
use crate::value::{Money, PartialDate, Truth};
use std::collections::HashMap;

impl<'t> Checker<'t> {
    /// What a written value says of a field.
    pub(super) fn fact(&mut self, field: FieldId, written: &tree::Value) -> Option<Fact> {
        let kind = self.kind(field)?;
        if let tree::Value::Name(word) = written {
            match word.text.as_str() {
                "unknown" => return Some(Fact::Unknown),
                "none" => return self.no_value(field, word),
                _ => {}
            }
        }
        let value = match kind {
            FieldKind::Flag => self.flag_fact(field, written),
            FieldKind::Text => return self.text_fact(field, written),
            FieldKind::Date => self.date_fact(field, written),
            FieldKind::Number(low, high) => match written {
                tree::Value::Quantity(quantity) => {
                    let number = self.bare_whole(quantity)?;
                    self.in_range(field, quantity, number, (low, high), (low.to_string(), high.to_string()))?;
                    Some(Value::Number(number))
                }
                other => self.wrong_fact(field, kind, other),
            },
            FieldKind::Money(currency, low, high) => match written {
                tree::Value::Quantity(quantity @ Quantity { measure: Some(Measure::Currency(_)), .. }) => {
                    let amount = self.amount_in(quantity, currency)?;
                    let words = |minor| Money { minor, currency }.to_string();
                    self.in_range(field, quantity, amount, (low, high), (words(low), words(high)))?;
                    Some(Value::Money(amount))
                }
                other => self.wrong_fact(field, kind, other),
            },
            FieldKind::One(taxonomy) => self.member(field, taxonomy, written).map(Value::One),
            FieldKind::SetOf(taxonomy) => self.set_fact(field, taxonomy, written),
        };
        value.map(Fact::Known)
    }

    fn no_value(&mut self, field: FieldId, word: &Name) -> Option<Fact> {
        let declared = self.model.fields.get(field.index())?;
        if declared.optional {
            return Some(Fact::None);
        }
        let problem = problems::none_of_required(&declared.name, word.span, declared.span);
        self.report(problem);
        None
    }

    fn wrong_fact(&mut self, field: FieldId, kind: FieldKind, written: &tree::Value) -> Option<Value> {
        let name = self.field_name(field);
        let needed = self.kind_words(kind);
        let declared = self.model.fields.get(field.index()).map(|field| field.span);
        self.report(problems::wrong_fact(&name, &needed, written.span(), declared));
        None
    }

    fn flag_fact(&mut self, field: FieldId, written: &tree::Value) -> Option<Value> {
        match written {
            tree::Value::Name(word) if word.text == "yes" => Some(Value::Flag(true)),
            tree::Value::Name(word) if word.text == "no" => Some(Value::Flag(false)),
            other => self.wrong_fact(field, FieldKind::Flag, other),
        }
    }

    // An optional text without words is no text.
    fn text_fact(&mut self, field: FieldId, written: &tree::Value) -> Option<Fact> {
        let tree::Value::Text(text) = written else {
            return self.wrong_fact(field, FieldKind::Text, written).map(Fact::Known);
        };
        let optional = self.model.fields.get(field.index()).is_some_and(|field| field.optional);
        Some(if optional && text.text.is_empty() { Fact::None } else { Fact::Known(Value::Text(text.text.clone())) })
    }

    fn date_fact(&mut self, field: FieldId, written: &tree::Value) -> Option<Value> {
        let date = match written {
            tree::Value::Date(date) => date.date?,
            tree::Value::Quantity(Quantity { digits, measure: None, .. }) if digits.len() == 4 => match PartialDate::parse(digits) {
                Some(date) => date,
                None => return self.wrong_fact(field, FieldKind::Date, written),
            },
            other => return self.wrong_fact(field, FieldKind::Date, other),
        };
        if let Some((first, last)) = self.model.calendar.horizon
            && (date.latest() < first || date.earliest() > last)
        {
            let name = self.field_name(field);
            self.report(problems::outside_horizon(&name, written.span(), date, first, last));
            return None;
        }
        Some(Value::Date(date))
    }

    fn in_range(&mut self, field: FieldId, written: &Quantity, value: i64, range: (i64, i64), words: (String, String)) -> Option<()> {
        if range.0 <= value && value <= range.1 {
            return Some(());
        }
        let name = self.field_name(field);
        let declared = self.model.fields.get(field.index()).map(|field| field.span);
        self.report(problems::out_of_range(&name, written.span, &words.0, &words.1, declared));
        None
    }

    // A value that an open taxonomy does not list is a value all the same; a near miss is probably a slip.
    fn member(&mut self, field: FieldId, taxonomy: TaxonomyId, written: &tree::Value) -> Option<Member> {
        let open = self.model.taxonomies.get(taxonomy.index())?.open;
        match written {
            tree::Value::Name(name) if open => {
                let found = self.entries.get(taxonomy.index()).and_then(|entries| entries.get(name.text.as_str()));
                Some(match found {
                    Some(entry) => Member::Listed(*entry),
                    None => self.unlisted(&name.text, name.span, taxonomy),
                })
            }
            tree::Value::Name(name) => self.entry_of(name, taxonomy, field).map(Member::Listed),
            tree::Value::Text(text) if open => Some(self.unlisted(&text.text, text.span, taxonomy)),
            other => {
                let (name, taxonomy) = (self.field_name(field), self.taxonomy_name(taxonomy));
                self.report(problems::entry_needed(other.span(), &name, &taxonomy));
                None
            }
        }
    }

    fn unlisted(&mut self, word: &str, span: Span, taxonomy: TaxonomyId) -> Member {
        if let Some(near) = self.near_entry(word, taxonomy) {
            let name = self.taxonomy_name(taxonomy);
            self.report(problems::unlisted_value(word, span, &name, &near));
        }
        Member::Unlisted(word.to_owned())
    }

    fn set_fact(&mut self, field: FieldId, taxonomy: TaxonomyId, written: &tree::Value) -> Option<Value> {
        let tree::Value::Set(values, _) = written else {
            return self.member(field, taxonomy, written).map(|member| Value::Set(vec![member]));
        };
        let mut seen: HashMap<String, Span> = HashMap::with_capacity(values.len());
        let mut members = Vec::with_capacity(values.len());
        let mut complete = true;
        for value in values {
            let Some(member) = self.member(field, taxonomy, value) else {
                complete = false;
                continue;
            };
            let word = match value {
                tree::Value::Name(name) => name.text.clone(),
                tree::Value::Text(text) => text.text.clone(),
                _ => continue,
            };
            let first = *seen.entry(word.clone()).or_insert(value.span());
            if first == value.span() {
                members.push(member);
            } else {
                self.report(problems::repeated_member(&word, value.span(), first));
            }
        }
        complete.then_some(Value::Set(members))
    }

    /// A judgement as made: one finding for each party that is named, or one for all who make it.
    pub(super) fn judged(&mut self, name: &Name, negative: bool, by: Option<&tree::Who>, span: Span) -> Vec<Judged> {
        let Some(judgement) = self.judgement(name) else { return Vec::new() };
        let truth = Truth::from(!negative);
        let Some(by) = by else { return vec![Judged { judgement, truth, by: None, span }] };
        let Some(who) = self.who(by) else { return Vec::new() };
        let makers: Vec<PartyId> =
            self.model.judgements.get(judgement.index()).map(|judgement| judgement.by.parties().to_vec()).unwrap_or_default();
        let mut made = Vec::new();
        for party in who.parties() {
            if makers.contains(party) || makers.is_empty() {
                made.push(Judged { judgement, truth, by: Some(*party), span });
            } else {
                let titles =
                    problems::list(makers.iter().filter_map(|maker| self.model.parties.get(maker.index())).map(|one| one.name.as_str()));
                let party = self.model.parties.get(party.index()).map(|party| party.name.clone()).unwrap_or_default();
                let declared = self.model.judgements.get(judgement.index()).map(|judgement| judgement.span);
                self.report(problems::not_the_judge(name, &party, &titles, span, declared));
            }
        }
        made
    }
}
