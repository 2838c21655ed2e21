//! What comes in through the door, to facts of the activity.

use super::Intake;
use super::door::Scalar;
use super::inside::Mode;
use super::purpose::What;
use super::wanted::{Judging, Kind, Wanted};
use crate::data::errors::FieldError;
use crate::data::wrong::{self, Wrong};
use crate::data::{limits, words};
use crate::model::{EntryId, Field, FieldId, FieldKind, Model, PartyId};
use crate::program::{Activity, Days, NONE, Program};
use crate::value::Truth;

/// An activity that is being filled.
pub(super) struct Filler<'a> {
    pub intake: &'a Intake,
    pub model: &'a Model,
    pub program: &'a Program,
    pub activity: &'a mut Activity,
    pub errors: Vec<FieldError>,
    pub seen: Seen,
    /// What the part is for that comes in, unless it is a judgement.
    pub part: What<'a>,
    /// The number and the currency of an amount in parts.
    parts: (Option<String>, Option<String>),
}

impl Wanted {
    /// The field of the model.
    #[inline]
    pub fn id(&self) -> FieldId {
        FieldId(self.place)
    }
}

impl<'a> Filler<'a> {
    #[inline]
    pub fn new(intake: &'a Intake, model: &'a Model, program: &'a Program, activity: &'a mut Activity) -> Self {
        let rest = if intake.fields.len() > 64 { vec![0; intake.fields.len() / 64] } else { Vec::new() };
        Self {
            intake,
            model,
            program,
            activity,
            errors: Vec::new(),
            seen: Seen { first: 0, rest },
            part: What::Nothing,
            parts: (None, None),
        }
    }

    /// Whether everything was given that must be, and nothing is wrong.
    #[inline]
    pub fn is_whole(&self) -> bool {
        let few = self.intake.fields.len() <= 64 && self.seen.first & self.intake.required == self.intake.required;
        self.errors.is_empty() && (few || self.missing().next().is_none())
    }

    /// The fields that every activity has and this one does not mention.
    pub fn missing(&self) -> impl Iterator<Item = &'a Wanted> {
        let deemed = |wanted: &Wanted| self.intake.deemed.iter().any(|(field, ..)| *field == wanted.id());
        self.intake.fields.iter().filter(move |wanted| !wanted.optional && !self.seen.has(wanted.place) && !deemed(wanted))
    }

    /// Gives each field that is newer than the value, and of which the value does not speak, what the amendment says of it.
    #[cold]
    pub fn deem(&mut self) {
        for (field, fact, place) in &self.intake.deemed {
            if !self.seen.has(field.0) {
                self.activity.set(self.program, *field, fact, Some(*place));
            }
        }
    }

    /// A text for a field of one entry.
    pub fn one(&mut self, wanted: &Wanted, list: u32, word: &str) {
        match self.intake.lists.get(list as usize).and_then(|names| names.find(word)) {
            Some(entry) => self.activity.put(wanted.at, u64::from(entry)),
            None => self.unlisted(wanted, word),
        }
    }

    /// A text for a date.
    pub fn day(&mut self, wanted: &Wanted, word: &str) {
        match Days::read(word) {
            Some(day) if day.earliest >= self.intake.horizon.earliest && day.latest <= self.intake.horizon.latest => {
                self.activity.put(wanted.at, day.pack());
            }
            _ => self.date(wanted, word),
        }
    }

    /// A text that the policy compares with no words.
    pub fn plain_text(&mut self, wanted: &Wanted, word: &str) {
        if word.is_empty() || word.len() > limits::MOST_TEXT {
            return self.text(wanted, word);
        }
        self.activity.put_plain_text(wanted.at, word);
    }

    /// A text for any other field.
    #[inline(never)]
    pub fn word(&mut self, wanted: &Wanted, word: &str) {
        self.value(wanted, Scalar::Word(word));
    }

    /// Yes or no for a field that is no flag.
    #[cold]
    pub fn flag(&mut self, wanted: &Wanted, yes: bool) {
        self.value(wanted, Scalar::Flag(yes));
    }

    /// A value for a field, where it is not the one that mostly comes.
    #[inline(never)]
    pub fn value(&mut self, wanted: &Wanted, value: Scalar<'_>) {
        let id = wanted.id();
        let kind = match wanted.kind {
            Kind::Nothing => return,
            Kind::Judged => return self.no_answer(value.called()),
            _ => self.field(wanted).map(|field| field.kind),
        };
        let Some(kind) = kind else { return };
        match (kind, value) {
            (_, Scalar::Null) => {}
            (FieldKind::Flag, Scalar::Flag(yes)) => self.activity.set_flag(self.program, id, yes),
            (FieldKind::Text, Scalar::Word(word)) => self.text(wanted, word),
            (FieldKind::Date, Scalar::Word(word)) => self.date(wanted, word),
            (FieldKind::Number(least, most), Scalar::Whole(number)) if (least..=most).contains(&number) => {
                self.activity.set_number(self.program, id, number);
            }
            (FieldKind::Number(..), Scalar::Whole(number)) => {
                self.wrong(wanted, |_, field| wrong::out_of_range(field, &number.to_string()))
            }
            (FieldKind::Number(..) | FieldKind::Money(..), Scalar::Huge) => {
                self.wrong(wanted, |_, field| wrong::out_of_range(field, "the number"));
            }
            (FieldKind::Money(currency, ..), Scalar::Whole(number)) => {
                self.money(wanted, |field| words::amount_of(field, currency, &number.to_string(), None));
            }
            (FieldKind::Date, Scalar::Whole(year)) => self.date(wanted, &year.to_string()),
            (FieldKind::Money(currency, ..), Scalar::Word(word)) if word != "unknown" && word != "none" => {
                self.money(wanted, |field| words::amount(field, currency, word));
            }
            (FieldKind::Flag, Scalar::Word(word)) if words::yes_or_no(word, false).is_some() => {
                self.activity.set_flag(self.program, id, words::yes_or_no(word, false) == Some(true));
            }
            (FieldKind::Text, _) => self.mistyped(wanted, value),
            _ => self.loose_word(wanted, value),
        }
    }

    /// The words that say of any field that there is nothing to say; anything else is wrong by now.
    fn loose_word(&mut self, wanted: &Wanted, value: Scalar<'_>) {
        match value {
            Scalar::Word("unknown") | Scalar::Null => {}
            Scalar::Word("none") => self.none(wanted),
            _ => self.mistyped(wanted, value),
        }
    }

    #[inline(never)]
    fn text(&mut self, wanted: &Wanted, word: &str) {
        match word.len() {
            0 if wanted.optional => self.activity.set_none(self.program, wanted.id()),
            length if length > limits::MOST_TEXT => self.wrong(wanted, |_, field| wrong::too_long(field, length)),
            _ => self.activity.set_text(self.program, wanted.id(), word),
        }
    }

    #[inline(never)]
    fn date(&mut self, wanted: &Wanted, word: &str) {
        let Some(field) = self.field(wanted) else { return };
        match words::date(self.model, field, word) {
            Ok(date) => self.activity.set_date(self.program, wanted.id(), date),
            Err(_) if word == "unknown" => {}
            Err(_) if word == "none" => self.none(wanted),
            Err(wrong) => self.wrong(wanted, |_, _| wrong),
        }
    }

    fn none(&mut self, wanted: &Wanted) {
        if wanted.optional {
            self.activity.set_none(self.program, wanted.id());
        } else {
            self.wrong(wanted, |_, field| wrong::never_none(field));
        }
    }

    fn money(&mut self, wanted: &Wanted, read: impl FnOnce(&Field) -> Result<i64, Wrong>) {
        match self.field(wanted).map(read) {
            Some(Ok(minor)) => self.activity.set_money(self.program, wanted.id(), minor),
            Some(Err(wrong)) => self.wrong(wanted, |_, _| wrong),
            None => {}
        }
    }

    /// The parts of an amount are all in.
    pub fn close_money(&mut self, wanted: &Wanted) {
        let Some(FieldKind::Money(currency, ..)) = self.field(wanted).map(|field| field.kind) else { return };
        let (number, code) = std::mem::take(&mut self.parts);
        match number {
            Some(number) => self.money(wanted, |field| words::amount_of(field, currency, &number, code.as_deref())),
            None => self.wrong(wanted, |model, field| wrong::wrong_type(model, field, "a group without an amount")),
        }
    }

    #[inline(never)]
    fn unlisted(&mut self, wanted: &Wanted, word: &str) {
        match word {
            "unknown" => {}
            "none" if wanted.optional => self.activity.put(wanted.at, NONE),
            "none" => self.none(wanted),
            _ if self.may_be_unlisted(wanted, word) => self.activity.set_unlisted(self.program, wanted.id(), word),
            _ => {}
        }
    }

    /// A member that no list names: whether it is one, for an open taxonomy.
    #[inline(never)]
    pub fn unlisted_member(&mut self, wanted: &Wanted, word: &str) -> bool {
        let is_one = self.may_be_unlisted(wanted, word);
        if is_one {
            self.activity.keep_unlisted(wanted.id(), word);
        }
        is_one
    }

    /// A member whose bit is not in the first word of the set.
    #[inline(never)]
    pub fn far_member(&mut self, wanted: &Wanted, entry: u32) {
        self.activity.insert(self.program, wanted.id(), EntryId(entry));
    }

    /// Everybody who makes a judgement says the same.
    #[inline]
    pub fn answer(&mut self, judging: &Judging, truth: Truth) {
        match judging.answered {
            Some(answered) => {
                self.activity.put(answered.at, truth as u64);
                self.activity.put(answered.answers, answered.unanimous(truth));
            }
            None => self.activity.judge(self.program, judging.id, None, truth, None),
        }
    }

    /// A value for a part, where it is not the one that mostly comes.
    #[inline(never)]
    pub fn part(&mut self, what: What<'_>, value: Scalar<'_>) {
        match what {
            What::Nothing => {}
            What::Amount(_) => self.parts.0 = value.as_part(),
            What::Currency(_) => self.parts.1 = value.as_part(),
            What::Judgement(judging) => self.judged(judging, None, value),
            What::Answer(judging, party) => self.judged(judging, Some(party), value),
        }
    }

    fn judged(&mut self, judging: &Judging, by: Option<PartyId>, value: Scalar<'_>) {
        let truth = match value {
            Scalar::Null | Scalar::Word("unknown") => Some(Truth::Unknown),
            Scalar::Flag(yes) => Some(Truth::from(yes)),
            Scalar::Word(word) => words::yes_or_no(word, false).map(Truth::from),
            _ => None,
        };
        match truth {
            Some(truth) => self.activity.judge(self.program, judging.id, by, truth, None),
            None => self.no_answer(value.called()),
        }
    }

    /// What the field with that name wants, and which fields may come next, where it is not the one that mostly comes.
    #[inline(never)]
    pub fn wanted(&mut self, ahead: &'a [Wanted], name: &str) -> (&'a Wanted, &'a [Wanted]) {
        let found = self.intake.names.find(name).map(|place| place as usize);
        let wanted = found.and_then(|place| self.intake.fields.get(place..)).and_then(<[Wanted]>::split_first);
        match wanted {
            Some(wanted) if self.seen.add(wanted.0.place) || matches!(wanted.0.kind, Kind::Judged) => wanted,
            Some(_) => (self.twice(name), ahead),
            None => (self.unexpected(name), ahead),
        }
    }

    /// What the part with that name is for, and which judgements may come next, where it is not the one that mostly comes.
    #[inline(never)]
    pub fn what(&mut self, mode: Mode<'a>, ahead: &'a [Judging], name: &str) -> (What<'a>, &'a [Judging]) {
        match mode {
            Mode::Nothing => (What::Nothing, ahead),
            Mode::Judged => self.judgement(ahead, name),
            Mode::Parties(judging) => (self.party(judging, name), ahead),
            Mode::Money(wanted) => (self.money_part(wanted, name), ahead),
        }
    }

    fn judgement(&mut self, ahead: &'a [Judging], name: &str) -> (What<'a>, &'a [Judging]) {
        let found = self.intake.judgements.find(name).map(|place| place as usize);
        match found.and_then(|place| self.intake.judging.get(place..)).and_then(<[Judging]>::split_first) {
            Some((judging, ahead)) => (What::Judgement(judging), ahead),
            None => {
                self.no_judgement(name);
                (What::Nothing, ahead)
            }
        }
    }

    /// What one party says.
    fn party(&mut self, judging: &'a Judging, name: &str) -> What<'a> {
        let party = self.intake.parties.find(name).map(PartyId);
        let judgement = self.model.judgements.get(judging.id.index());
        match party.filter(|party| judgement.is_some_and(|judgement| judgement.by.parties().contains(party))) {
            Some(party) => What::Answer(judging, party),
            None => {
                self.no_judge(judging, name);
                What::Nothing
            }
        }
    }

    /// A part of an amount.
    fn money_part(&mut self, wanted: &'a Wanted, name: &str) -> What<'a> {
        match name {
            "amount" => What::Amount(wanted),
            "currency" => What::Currency(wanted),
            _ => {
                self.no_money_part(wanted, name);
                What::Nothing
            }
        }
    }

    pub fn field(&self, wanted: &Wanted) -> Option<&'a Field> {
        self.model.fields.get(wanted.place as usize)
    }
}

/// Which fields were given. Up to 64 of them need no room of their own.
pub(super) struct Seen {
    first: u64,
    rest: Vec<u64>,
}

impl Seen {
    /// Marks one of the first 64 fields; false where it was marked before, and for other fields.
    #[inline(always)]
    pub fn add_near(&mut self, bit: u64) -> bool {
        let fresh = bit & !self.first != 0;
        self.first |= bit;
        fresh
    }

    /// Marks a field; false where it was marked before.
    #[inline]
    pub fn add(&mut self, place: u32) -> bool {
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
