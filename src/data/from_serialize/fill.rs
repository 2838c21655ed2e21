//! What comes in through the door, to facts of the activity.

use super::door::{Scalar, Target};
use super::{Intake, Wanted};
use crate::data::errors::FieldError;
use crate::data::wrong::{self, Wrong, shown};
use crate::data::{limits, problems, words};
use crate::diagnostic::nearest;
use crate::model::{EntryId, Field, FieldId, FieldKind, JudgementId, Model, PartyId, TaxonomyId};
use crate::program::{Activity, Program};
use crate::value::Truth;

/// An activity that is being filled.
pub(super) struct Filler<'a> {
    pub intake: &'a Intake,
    pub model: &'a Model,
    pub program: &'a Program,
    pub activity: &'a mut Activity,
    pub errors: Vec<FieldError>,
    seen: Seen,
    parts: (Option<String>, Option<String>),
}

impl<'a> Filler<'a> {
    pub fn new(intake: &'a Intake, model: &'a Model, program: &'a Program, activity: &'a mut Activity) -> Self {
        let rest = vec![0; intake.fields.len() / 64];
        Self { intake, model, program, activity, errors: Vec::new(), seen: Seen { first: 0, rest }, parts: (None, None) }
    }

    /// What is wrong, once everything is in.
    pub fn finish(mut self) -> Vec<FieldError> {
        if self.seen.rest.is_empty() && self.seen.first & self.intake.required == self.intake.required {
            return self.errors;
        }
        for (place, wanted) in (0..).zip(&self.intake.fields) {
            if !wanted.optional && !self.seen.has(place) {
                let name = self.intake.names.name(place).unwrap_or("");
                let wrong = Wrong::new(problems::MISSING_FIELD, format!("`{name}` is not given"))
                    .help("Give its value, or `None` where nobody knows it yet.");
                self.errors.push(FieldError::new(name, wrong));
            }
        }
        self.errors
    }

    /// A value without parts.
    #[inline]
    pub fn scalar(&mut self, target: Target, value: Scalar<'_>) {
        match target {
            Target::Field(id) => self.field(id, value),
            Target::Member(id) => self.member(id, value),
            Target::Judgement(id) => self.answer(id, None, value),
            Target::Answer(id, party) => self.answer(id, Some(party), value),
            Target::Amount(_) => self.parts.0 = part(value),
            Target::Currency(_) => self.parts.1 = part(value),
            Target::Judged if matches!(value, Scalar::Null) => {}
            Target::Nothing => {}
            Target::Activity | Target::Judged | Target::Parts(_) => {
                self.no_group(target, called(value));
            }
        }
    }

    /// A list begins.
    pub fn list(&mut self, target: Target) -> Target {
        match target {
            Target::Field(id) if matches!(self.kind(id), Some(FieldKind::SetOf(_))) => {
                self.activity.set_empty(self.program, id);
                Target::Member(id)
            }
            _ => self.no_group(target, "a list"),
        }
    }

    /// Named values begin.
    pub fn group(&mut self, target: Target) -> Target {
        match target {
            Target::Activity | Target::Judged | Target::Judgement(_) => target,
            Target::Field(id) if matches!(self.kind(id), Some(FieldKind::Money(..))) => Target::Parts(id),
            _ => self.no_group(target, "a group of named values"),
        }
    }

    /// An enum with contents stands where none can.
    pub fn variant(&mut self, target: Target) {
        self.no_group(target, "an enum with contents");
    }

    fn no_group(&mut self, target: Target, found: &str) -> Target {
        match target {
            Target::Field(id) | Target::Member(id) | Target::Amount(id) | Target::Currency(id) | Target::Parts(id) => {
                self.wrong(id, |model, field| wrong::wrong_type(model, field, found));
            }
            Target::Activity => {
                let wrong = Wrong::new(problems::NOT_AN_ACTIVITY, format!("{found} stands where an activity is expected"));
                self.errors.push(FieldError::new("", wrong.help("Give a struct or a map whose fields have the names of the policy's.")));
            }
            Target::Judged | Target::Judgement(_) | Target::Answer(..) => self.no_answer(found),
            Target::Nothing => {}
        }
        Target::Nothing
    }

    /// What the part with that name is for. Parts mostly come in the order of the schema, so `next` is looked at first.
    #[inline]
    pub fn part(&mut self, target: Target, name: &str, next: &mut u32) -> Target {
        match target {
            Target::Activity => {
                let place = if self.intake.names.name(*next) == Some(name) { Some(*next) } else { self.intake.names.find(name) };
                match place {
                    Some(place) if self.seen.add(place) => {
                        *next = place.saturating_add(1);
                        Target::Field(FieldId(place))
                    }
                    Some(_) => self.twice(name),
                    None if name == "judged" => Target::Judged,
                    None => self.unexpected(name),
                }
            }
            Target::Judged => {
                self.intake.judgements.find(name).map_or_else(|| self.no_judgement(name), |id| Target::Judgement(JudgementId(id)))
            }
            Target::Judgement(id) => self.party(id, name),
            Target::Parts(id) if name == "amount" => Target::Amount(id),
            Target::Parts(id) if name == "currency" => Target::Currency(id),
            Target::Parts(id) => {
                self.wrong(id, |_, _| Wrong::new(problems::UNEXPECTED_FIELD, format!("an amount has no {}", shown(name))));
                Target::Nothing
            }
            _ => Target::Nothing,
        }
    }

    /// The parts of a value are all in.
    pub fn close(&mut self, target: Target) {
        if let Target::Parts(id) = target
            && let Some(FieldKind::Money(currency, ..)) = self.kind(id)
        {
            let (number, code) = std::mem::take(&mut self.parts);
            match number {
                Some(number) => self.money(id, |field| words::amount_of(field, currency, &number, code.as_deref())),
                None => self.wrong(id, |model, field| wrong::wrong_type(model, field, "a group without an amount")),
            }
        }
    }

    fn kind(&self, id: FieldId) -> Option<FieldKind> {
        self.intake.fields.get(id.index()).map(|wanted| wanted.kind)
    }

    fn schema(&self, id: FieldId) -> Option<&'a Field> {
        self.model.fields.get(id.index())
    }

    #[inline]
    fn field(&mut self, id: FieldId, value: Scalar<'_>) {
        let Some(&Wanted { kind, optional }) = self.intake.fields.get(id.index()) else { return };
        match (kind, value) {
            (_, Scalar::Null) => {}
            (FieldKind::Flag, Scalar::Flag(yes)) => self.activity.set_flag(self.program, id, yes),
            (FieldKind::Text, Scalar::Word(word)) => self.text(id, word, optional),
            (FieldKind::Date, Scalar::Word(word)) => self.date(id, word, optional),
            (FieldKind::One(list), Scalar::Word(word)) => match self.intake.lists.get(list.index()).and_then(|list| list.find(word)) {
                Some(entry) => self.activity.set_entry(self.program, id, EntryId(entry)),
                None => self.unlisted(id, list, word, optional),
            },
            (FieldKind::Number(least, most), Scalar::Whole(number)) if (least..=most).contains(&number) => {
                self.activity.set_number(self.program, id, number);
            }
            (FieldKind::Number(..), Scalar::Whole(number)) => self.wrong(id, |_, field| wrong::out_of_range(field, &number.to_string())),
            (FieldKind::Number(..) | FieldKind::Money(..), Scalar::Huge) => {
                self.wrong(id, |_, field| wrong::out_of_range(field, "the number"));
            }
            (FieldKind::Money(currency, ..), Scalar::Whole(number)) => {
                self.money(id, |field| words::amount_of(field, currency, &number.to_string(), None));
            }
            (FieldKind::Date, Scalar::Whole(year)) => self.date(id, &year.to_string(), optional),
            (FieldKind::Text, _) => self.mistyped(id, value),
            (_, Scalar::Word("unknown")) => {}
            (_, Scalar::Word("none")) => self.none(id, optional),
            (FieldKind::Money(currency, ..), Scalar::Word(word)) => self.money(id, |field| words::amount(field, currency, word)),
            (FieldKind::Flag, Scalar::Word(word)) if words::yes_or_no(word, false).is_some() => {
                self.activity.set_flag(self.program, id, words::yes_or_no(word, false) == Some(true));
            }
            _ => self.mistyped(id, value),
        }
    }

    fn text(&mut self, id: FieldId, word: &str, optional: bool) {
        match word.len() {
            0 if optional => self.activity.set_none(self.program, id),
            length if length > limits::MOST_TEXT => self.wrong(id, |_, field| wrong::too_long(field, length)),
            _ => self.activity.set_text(self.program, id, word),
        }
    }

    fn date(&mut self, id: FieldId, word: &str, optional: bool) {
        let Some(field) = self.schema(id) else { return };
        match words::date(self.model, field, word) {
            Ok(date) => self.activity.set_date(self.program, id, date),
            Err(_) if word == "unknown" => {}
            Err(_) if word == "none" => self.none(id, optional),
            Err(wrong) => self.wrong(id, |_, _| wrong),
        }
    }

    fn none(&mut self, id: FieldId, optional: bool) {
        if optional {
            self.activity.set_none(self.program, id);
        } else {
            self.wrong(id, |_, field| wrong::never_none(field));
        }
    }

    fn money(&mut self, id: FieldId, read: impl FnOnce(&Field) -> Result<i64, Wrong>) {
        match self.schema(id).map(read) {
            Some(Ok(minor)) => self.activity.set_money(self.program, id, minor),
            Some(Err(wrong)) => self.wrong(id, |_, _| wrong),
            None => {}
        }
    }

    fn unlisted(&mut self, id: FieldId, list: TaxonomyId, word: &str, optional: bool) {
        match word {
            "unknown" => {}
            "none" => self.none(id, optional),
            _ if self.may_be_unlisted(id, list, word) => self.activity.set_unlisted(self.program, id, word),
            _ => {}
        }
    }

    #[inline]
    fn member(&mut self, id: FieldId, value: Scalar<'_>) {
        let (Some(FieldKind::SetOf(list)), Scalar::Word(word)) = (self.kind(id), value) else {
            return self.mistyped(id, value);
        };
        match self.intake.lists.get(list.index()).and_then(|list| list.find(word)) {
            Some(entry) => self.activity.insert(self.program, id, EntryId(entry)),
            None if self.may_be_unlisted(id, list, word) => self.activity.insert_unlisted(self.program, id, word),
            None => {}
        }
    }

    /// Whether an unlisted word is a fact; where it is a mistake, that is told.
    fn may_be_unlisted(&mut self, id: FieldId, list: TaxonomyId, word: &str) -> bool {
        let Some(taxonomy) = self.model.taxonomies.get(list.index()) else { return false };
        if taxonomy.open && !word.is_empty() && word.len() <= limits::MOST_TEXT {
            return true;
        }
        self.wrong(id, |model, field| match word.len() {
            _ if !taxonomy.open => wrong::unlisted(taxonomy, word),
            0 => wrong::wrong_type(model, field, "an empty text"),
            length => wrong::too_long(field, length),
        });
        false
    }

    fn answer(&mut self, id: JudgementId, by: Option<PartyId>, value: Scalar<'_>) {
        let truth = match value {
            Scalar::Null | Scalar::Word("unknown") => Some(Truth::Unknown),
            Scalar::Flag(yes) => Some(Truth::from(yes)),
            Scalar::Word(word) => words::yes_or_no(word, false).map(Truth::from),
            _ => None,
        };
        match truth {
            Some(truth) => self.activity.judge(self.program, id, by, truth, None),
            None => self.no_answer(called(value)),
        }
    }

    fn no_answer(&mut self, found: &str) {
        let wrong = Wrong::new(problems::WRONG_VALUE, format!("a judgement must be yes or no, and this is {found}"));
        self.errors.push(FieldError::new("judged", wrong.help("Give `true` or `false`, or `None` where it is not made yet.")));
    }

    fn party(&mut self, id: JudgementId, name: &str) -> Target {
        let party = self.intake.parties.find(name).map(PartyId);
        let judgement = self.model.judgements.get(id.index());
        match party.filter(|party| judgement.is_some_and(|judgement| judgement.by.parties().contains(party))) {
            Some(party) => Target::Answer(id, party),
            None => {
                let judgement = judgement.map_or("", |judgement| judgement.name.as_str());
                let message = format!("{} does not make the judgement `{judgement}`", shown(name));
                self.errors.push(FieldError::new("judged", Wrong::new(problems::NOT_THE_JUDGE, message)));
                Target::Nothing
            }
        }
    }

    fn no_judgement(&mut self, name: &str) -> Target {
        let message = format!("the policy `{}` knows no judgement {}", self.model.name, shown(name));
        let near = nearest(name, self.model.judgements.iter().map(|judgement| judgement.name.as_str()));
        let wrong = near
            .into_iter()
            .fold(Wrong::new(problems::UNKNOWN_JUDGEMENT, message), |wrong, near| wrong.help(format!("Did you mean `{near}`?")));
        self.errors.push(FieldError::new("judged", wrong));
        Target::Nothing
    }

    fn unexpected(&mut self, name: &str) -> Target {
        let message = format!("the policy `{}` knows no field {}", self.model.name, shown(name));
        let near = nearest(name, self.model.fields.iter().map(|field| field.name.as_str()).chain(["judged"]));
        let help =
            near.map_or_else(|| "Leave it out, with `serde(skip)` for instance.".to_string(), |near| format!("Did you mean `{near}`?"));
        self.errors.push(FieldError::new(name, Wrong::new(problems::UNEXPECTED_FIELD, message).help(help)));
        Target::Nothing
    }

    fn twice(&mut self, name: &str) -> Target {
        self.errors.push(FieldError::new(name, Wrong::new(problems::DUPLICATE_KEY, format!("{} is given twice", shown(name)))));
        Target::Nothing
    }

    #[cold]
    fn mistyped(&mut self, id: FieldId, value: Scalar<'_>) {
        self.wrong(id, |model, field| match value {
            Scalar::Float => wrong::wrong_type(model, field, "a floating-point number, which cannot be exact"),
            Scalar::Word(word) => wrong::wrong_type(model, field, &shown(word)),
            _ => wrong::wrong_type(model, field, called(value)),
        });
    }

    #[cold]
    fn wrong(&mut self, id: FieldId, told: impl FnOnce(&Model, &Field) -> Wrong) {
        if let Some(field) = self.schema(id) {
            self.errors.push(FieldError::new(&field.name, told(self.model, field)));
        }
    }
}

fn called(value: Scalar<'_>) -> &'static str {
    match value {
        Scalar::Null => "nothing",
        Scalar::Flag(_) => "`true` or `false`",
        Scalar::Whole(_) | Scalar::Huge => "a number",
        Scalar::Word(_) => "a text",
        Scalar::Float => "a floating-point number",
        Scalar::Bytes => "bytes",
    }
}

fn part(value: Scalar<'_>) -> Option<String> {
    match value {
        Scalar::Word(word) => Some(word.to_string()),
        Scalar::Whole(number) => Some(number.to_string()),
        Scalar::Null => None,
        other => Some(called(other).to_string()),
    }
}

/// Which fields were given. Up to 64 of them need no room of their own.
struct Seen {
    first: u64,
    rest: Vec<u64>,
}

impl Seen {
    /// Marks a field; false where it was marked before.
    #[inline]
    fn add(&mut self, place: u32) -> bool {
        let bit = 1u64.wrapping_shl(place % 64);
        let word = match (place / 64).checked_sub(1) {
            None => &mut self.first,
            Some(rest) => match self.rest.get_mut(rest as usize) {
                Some(word) => word,
                None => return true,
            },
        };
        let fresh = *word & bit == 0;
        *word |= bit;
        fresh
    }

    fn has(&self, place: u32) -> bool {
        let word = (place / 64).checked_sub(1).map_or(Some(self.first), |rest| self.rest.get(rest as usize).copied());
        word.is_some_and(|word| word & 1u64.wrapping_shl(place % 64) != 0)
    }
}
