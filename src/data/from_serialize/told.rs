//! What is wrong with what comes in. None of it is on the way of a value that is right.

use super::door::{Halt, Scalar};
use super::fill::Filler;
use super::purpose::What;
use super::wanted::{Judging, Kind, Wanted};
use crate::data::errors::{ActivityErrors, FieldError};
use crate::data::wrong::{self, Wrong, shown};
use crate::data::{limits, problems};
use crate::diagnostic::nearest;
use crate::model::{Field, Model};

/// Everything that keeps the value from being an activity.
#[cold]
#[inline(never)]
pub(super) fn errors(taken: Result<(), Halt>, mut filler: Filler<'_>) -> ActivityErrors {
    if let Err(Halt(errors)) = taken {
        return *errors;
    }
    let missing = |wanted: &Wanted| {
        let wrong = Wrong::new(problems::MISSING_FIELD, format!("`{}` is not given", wanted.name));
        FieldError::new(&wanted.name, wrong.help("Give its value, or `None` where nobody knows it yet."))
    };
    let missing: Vec<FieldError> = filler.missing().map(missing).collect();
    filler.errors.extend(missing);
    if filler.errors.is_empty() {
        let failed = crate::evaluate::check(filler.model, filler.program, filler.activity);
        let told = failed.into_iter().map(|check| FieldError::new("", Wrong::new(problems::CHECK_FAILED, check.message.clone())));
        filler.errors.extend(told);
    }
    ActivityErrors(filler.errors)
}

impl Filler<'_> {
    /// Something stands where an activity is expected.
    #[cold]
    #[inline(never)]
    pub fn no_activity(&mut self, found: &str) {
        let wrong = Wrong::new(problems::NOT_AN_ACTIVITY, format!("{found} stands where an activity is expected"));
        self.errors.push(FieldError::new("", wrong.help("Give a struct or a map whose fields have the names of the policy's.")));
    }

    /// Something stands in a field that the field cannot hold.
    #[cold]
    #[inline(never)]
    pub fn no_place(&mut self, wanted: &Wanted, found: &str) {
        match wanted.kind {
            Kind::Nothing => {}
            Kind::Judged => self.no_answer(found),
            _ => self.wrong(wanted, |model, field| wrong::wrong_type(model, field, found)),
        }
    }

    /// Something stands in a part that the part cannot hold.
    #[cold]
    #[inline(never)]
    pub fn no_part(&mut self, what: What<'_>, found: &str) {
        match what {
            What::Nothing => {}
            What::Judgement(_) | What::Answer(..) => self.no_answer(found),
            What::Amount(wanted) | What::Currency(wanted) => self.no_place(wanted, found),
        }
    }

    /// A value is no member of a set.
    #[cold]
    #[inline(never)]
    pub fn no_member(&mut self, wanted: &Wanted, value: Scalar<'_>) {
        if !matches!(wanted.kind, Kind::Nothing) {
            self.mistyped(wanted, value);
        }
    }

    /// Whether an unlisted word is a fact; where it is a mistake, that is told.
    pub fn may_be_unlisted(&mut self, wanted: &Wanted, word: &str) -> bool {
        let (Kind::One(list) | Kind::Set(list)) = wanted.kind else { return false };
        let Some(taxonomy) = self.model.taxonomies.get(list as usize) else { return false };
        if taxonomy.open && !word.is_empty() && word.len() <= limits::MOST_TEXT {
            return true;
        }
        self.wrong(wanted, |model, field| match word.len() {
            _ if !taxonomy.open => wrong::unlisted(taxonomy, word),
            0 => wrong::wrong_type(model, field, "an empty text"),
            length => wrong::too_long(field, length),
        });
        false
    }

    #[cold]
    pub fn no_answer(&mut self, found: &str) {
        let wrong = Wrong::new(problems::WRONG_VALUE, format!("a judgement must be yes or no, and this is {found}"));
        self.errors.push(FieldError::new("judged", wrong.help("Give `true` or `false`, or `None` where it is not made yet.")));
    }

    #[cold]
    pub fn no_judge(&mut self, judging: &Judging, name: &str) {
        let message = format!("{} does not make the judgement `{}`", shown(name), judging.name);
        self.errors.push(FieldError::new("judged", Wrong::new(problems::NOT_THE_JUDGE, message)));
    }

    #[cold]
    pub fn no_judgement(&mut self, name: &str) {
        let message = format!("the policy `{}` knows no judgement {}", self.model.name, shown(name));
        let near = nearest(name, self.model.judgements.iter().map(|judgement| judgement.name.as_str()));
        let wrong = near
            .into_iter()
            .fold(Wrong::new(problems::UNKNOWN_JUDGEMENT, message), |wrong, near| wrong.help(format!("Did you mean `{near}`?")));
        self.errors.push(FieldError::new("judged", wrong));
    }

    #[cold]
    pub fn no_money_part(&mut self, wanted: &Wanted, name: &str) {
        self.wrong(wanted, |_, _| Wrong::new(problems::UNEXPECTED_FIELD, format!("an amount has no {}", shown(name))));
    }
}

impl<'a> Filler<'a> {
    #[cold]
    pub fn unexpected(&mut self, name: &str) -> &'a Wanted {
        let message = format!("the policy `{}` knows no field {}", self.model.name, shown(name));
        let near = nearest(name, self.model.fields.iter().map(|field| field.name.as_str()).chain(["judged"]));
        let help =
            near.map_or_else(|| "Leave it out, with `serde(skip)` for instance.".to_string(), |near| format!("Did you mean `{near}`?"));
        self.errors.push(FieldError::new(name, Wrong::new(problems::UNEXPECTED_FIELD, message).help(help)));
        &self.intake.nothing
    }

    #[cold]
    pub fn twice(&mut self, name: &str) -> &'a Wanted {
        self.errors.push(FieldError::new(name, Wrong::new(problems::DUPLICATE_KEY, format!("{} is given twice", shown(name)))));
        &self.intake.nothing
    }

    #[cold]
    pub fn mistyped(&mut self, wanted: &Wanted, value: Scalar<'_>) {
        self.wrong(wanted, |model, field| match value {
            Scalar::Float => wrong::wrong_type(model, field, "a floating-point number, which cannot be exact"),
            Scalar::Word(word) => wrong::wrong_type(model, field, &shown(word)),
            _ => wrong::wrong_type(model, field, value.called()),
        });
    }

    #[cold]
    pub fn wrong(&mut self, wanted: &Wanted, told: impl FnOnce(&Model, &Field) -> Wrong) {
        if let Some(field) = self.field(wanted) {
            self.errors.push(FieldError::new(&field.name, told(self.model, field)));
        }
    }
}

impl Scalar<'_> {
    /// The value in words for people.
    pub fn called(self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Flag(_) => "`true` or `false`",
            Self::Whole(_) | Self::Huge => "a number",
            Self::Word(_) => "a text",
            Self::Float => "a floating-point number",
            Self::Bytes => "bytes",
        }
    }

    /// The value as a part of an amount.
    pub fn as_part(self) -> Option<String> {
        match self {
            Self::Word(word) => Some(word.to_string()),
            Self::Whole(number) => Some(number.to_string()),
            Self::Null => None,
            other => Some(other.called().to_string()),
        }
    }
}
