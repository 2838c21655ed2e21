//! One located value and the type of its field to a fact.

use super::located::{Located, Pair, Shape};
use super::typed::{Told, Typing};
use super::wrong::{self, Wrong, shown};
use super::{limits, problems, words};
use crate::diagnostic::Diagnostic;
use crate::model::{Fact, Field, FieldKind, Member, TaxonomyId, Value};
use crate::source::Span;
use crate::value::Currency;

impl Typing<'_> {
    /// What a value says of a field; none when it is wrong, which is told.
    pub(super) fn fact(&self, field: &Field, value: &Located, told: &mut Told) -> Option<Fact> {
        match word_of(&value.shape) {
            _ if value.shape == Shape::Null => return Some(Fact::Unknown),
            Some("unknown") if field.kind != FieldKind::Text => return Some(Fact::Unknown),
            Some("none") if field.kind != FieldKind::Text => return self.none(field, value.span, told),
            Some("") if field.kind == FieldKind::Text && field.optional => return Some(Fact::None),
            _ => {}
        }
        self.value(field, value, told).map(Fact::Known)
    }

    fn none(&self, field: &Field, place: Span, told: &mut Told) -> Option<Fact> {
        if field.optional {
            return Some(Fact::None);
        }
        told.errors.push(wrong::never_none(field).at(place, self.model, field));
        None
    }

    fn value(&self, field: &Field, value: &Located, told: &mut Told) -> Option<Value> {
        let read = match field.kind {
            FieldKind::Flag => self.flag(field, value).map(Value::Flag),
            FieldKind::Text => self.text(field, value).map(Value::Text),
            FieldKind::Date => self.date(field, value),
            FieldKind::Number(..) => self.number(field, value).map(Value::Number),
            FieldKind::Money(currency, ..) => return self.money(field, currency, value, told).map(Value::Money),
            FieldKind::One(taxonomy) => return self.member(field, taxonomy, value, told).map(Value::One),
            FieldKind::SetOf(taxonomy) => return self.set(field, taxonomy, value, told).map(Value::Set),
        };
        self.or_tell(read, field, value.span, told)
    }

    fn or_tell<T>(&self, read: Result<T, Wrong>, field: &Field, place: Span, told: &mut Told) -> Option<T> {
        read.map_err(|wrong| told.errors.push(wrong.at(place, self.model, field))).ok()
    }

    fn mistyped(&self, field: &Field, value: &Located) -> Wrong {
        wrong::wrong_type(self.model, field, value.called())
    }

    fn flag(&self, field: &Field, value: &Located) -> Result<bool, Wrong> {
        let said = match &value.shape {
            Shape::Flag(flag) => Some(*flag),
            Shape::Text(word) => words::yes_or_no(word, false),
            Shape::Doubtful(word) => words::yes_or_no(&word.to_lowercase(), false),
            Shape::Cell(word) => words::yes_or_no(word.trim(), true),
            _ => None,
        };
        said.ok_or_else(|| self.mistyped(field, value))
    }

    fn text(&self, field: &Field, value: &Located) -> Result<String, Wrong> {
        match &value.shape {
            Shape::Text(words) | Shape::Cell(words) if words.len() > limits::MOST_TEXT => Err(wrong::too_long(field, words.len())),
            Shape::Text(words) | Shape::Cell(words) => Ok(words.clone()),
            Shape::Doubtful(word) => Err(wrong::unquoted(field, word)),
            _ => Err(self.mistyped(field, value)),
        }
    }

    fn date(&self, field: &Field, value: &Located) -> Result<Value, Wrong> {
        match &value.shape {
            Shape::Text(words) | Shape::Date(words) | Shape::Number(words) => words::date(self.model, field, words).map(Value::Date),
            Shape::Cell(words) => words::date(self.model, field, words.trim()).map(Value::Date),
            _ => Err(self.mistyped(field, value)),
        }
    }

    fn number(&self, field: &Field, value: &Located) -> Result<i64, Wrong> {
        match &value.shape {
            Shape::Number(words) => words::whole(field, words),
            Shape::Cell(words) => words::whole(field, words.trim()),
            _ => Err(self.mistyped(field, value)),
        }
    }

    fn money(&self, field: &Field, currency: Currency, value: &Located, told: &mut Told) -> Option<i64> {
        let read = match &value.shape {
            Shape::Number(words) | Shape::Text(words) | Shape::Cell(words) => words::amount(field, currency, words),
            Shape::Map(pairs) => return self.money_in_parts(field, currency, value, pairs, told),
            _ => Err(self.mistyped(field, value)),
        };
        self.or_tell(read, field, value.span, told)
    }

    /// `{"amount": "5000.00", "currency": "EUR"}`
    fn money_in_parts(&self, field: &Field, currency: Currency, value: &Located, pairs: &[Pair], told: &mut Told) -> Option<i64> {
        let mut parts = [None, None];
        for pair in pairs {
            let place = match pair.name.as_str() {
                "amount" => parts.first_mut(),
                "currency" => parts.last_mut(),
                _ => None,
            };
            match (place, word_of(&pair.value.shape)) {
                (Some(place @ None), Some(word)) => *place = Some((word, pair.value.span)),
                (Some(Some(_)), _) => told.errors.push(
                    Diagnostic::error(problems::DUPLICATE_KEY, pair.name_span, format!("`{}` is given twice", pair.name))
                        .help("Keep the one that is right."),
                ),
                (Some(None), None) => told.errors.push(self.mistyped(field, &pair.value).at(pair.value.span, self.model, field)),
                (None, _) => told.errors.push(
                    Diagnostic::error(problems::UNEXPECTED_FIELD, pair.name_span, format!("an amount has no {}", shown(&pair.name)))
                        .help("An amount has an `amount` and a `currency`."),
                ),
            }
        }
        let [Some((number, place)), code] = parts else {
            told.errors.push(self.mistyped(field, value).at(value.span, self.model, field));
            return None;
        };
        let place = code.filter(|(code, _)| *code != currency.code()).map_or(place, |(_, place)| place);
        self.or_tell(words::amount_of(field, currency, number, code.map(|(code, _)| code)), field, place, told)
    }

    fn member(&self, field: &Field, taxonomy: TaxonomyId, value: &Located, told: &mut Told) -> Option<Member> {
        match &value.shape {
            Shape::Text(word) => self.listed(field, taxonomy, word, value.span, told),
            Shape::Cell(word) => self.listed(field, taxonomy, word.trim(), value.span, told),
            Shape::Doubtful(word) if self.entry_named(taxonomy, word).is_none() => {
                self.or_tell(Err(wrong::unquoted(field, word)), field, value.span, told)
            }
            Shape::Doubtful(word) => self.listed(field, taxonomy, word, value.span, told),
            _ => self.or_tell(Err(self.mistyped(field, value)), field, value.span, told),
        }
    }

    /// The entry with that name, or the word itself where the list is open.
    pub(super) fn listed(&self, field: &Field, taxonomy: TaxonomyId, word: &str, place: Span, told: &mut Told) -> Option<Member> {
        if let Some(entry) = self.entry_named(taxonomy, word) {
            return Some(Member::Listed(entry));
        }
        let list = self.model.taxonomies.get(taxonomy.index())?;
        if !list.open {
            return self.or_tell(Err(wrong::unlisted(list, word)), field, place, told);
        }
        if word.is_empty() || word.len() > limits::MOST_TEXT {
            let wrong =
                if word.is_empty() { wrong::wrong_type(self.model, field, "an empty text") } else { wrong::too_long(field, word.len()) };
            return self.or_tell(Err(wrong), field, place, told);
        }
        if let Some(name) = wrong::near(list, word) {
            let declared = list.entry(name).and_then(|entry| list.entries.get(entry.index())).map_or(list.span, |entry| entry.span);
            let message = format!("{} is not listed in `{}`; did you mean `{name}`?", shown(word), list.name);
            told.warnings.push(
                Diagnostic::warning(problems::NEAR_MISS, place, message)
                    .and(declared, format!("`{name}` is listed here"))
                    .help("It is taken for something that the document does not list."),
            );
        }
        Some(Member::Unlisted(word.to_string()))
    }

    fn set(&self, field: &Field, taxonomy: TaxonomyId, value: &Located, told: &mut Told) -> Option<Vec<Member>> {
        let members: Vec<Option<Member>> = match &value.shape {
            Shape::List(values) => values.iter().map(|value| self.member(field, taxonomy, value, told)).collect(),
            Shape::Cell(words) => {
                let pieces = super::located::pieces(words, ";");
                pieces.map(|(at, word)| self.listed(field, taxonomy, word, value.inside(at, at.saturating_add(word.len())), told)).collect()
            }
            _ => return self.or_tell(Err(self.mistyped(field, value)), field, value.span, told),
        };
        members.into_iter().collect::<Option<Vec<_>>>().map(once_each)
    }
}

/// The members in order, nothing twice.
pub(super) fn once_each(members: Vec<Member>) -> Vec<Member> {
    let mut kept: Vec<Member> = Vec::with_capacity(members.len());
    let mut seen = std::collections::BTreeSet::new();
    for member in members {
        let key = match &member {
            Member::Listed(entry) => (Some(*entry), String::new()),
            Member::Unlisted(word) => (None, word.clone()),
        };
        if seen.insert(key) {
            kept.push(member);
        }
    }
    kept
}

/// The value's words, where it is words or a number.
fn word_of(shape: &Shape) -> Option<&str> {
    match shape {
        Shape::Text(word) | Shape::Doubtful(word) | Shape::Number(word) => Some(word),
        Shape::Cell(word) => Some(word.trim()),
        _ => None,
    }
}
