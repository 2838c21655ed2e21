//! A proposed activity, as compact as a check wants it: one run of 64-bit words, texts among them.

use super::days::Days;
use super::layout::{JudgementSlot, Layout, SlotKind};
use super::words::{self, NONE, SET_NONE, SET_UNKNOWN, SET_UNLISTED, UNKNOWN, UNLISTED};
use super::{Program, store::Store};
use crate::model::{EntryId, Fact, FieldId, JudgementId, Member, PartyId, Value};
use crate::source::Span;
use crate::value::{PartialDate, Truth};

/// A proposed activity: for each field what is known of it, for each judgement how it went, and where each was stated.
///
/// It belongs to the model whose [`Program`] made it with [`blank`](Program::blank): that program, or one of the same model under other
/// readings, can judge it; with another it means nothing. Whoever fills it keeps to
/// the schema: a value of another type than the field's, or an entry that the taxonomy does not have, is taken as unknown.
#[derive(Clone, Debug)]
pub struct Activity {
    store: Store,
    // Both are empty until a place is given, so that an activity built in memory pays nothing for them.
    places: Vec<Option<Span>>,
    judged_places: Vec<Option<Span>>,
}

impl Activity {
    pub(super) fn blank(layout: &Layout) -> Self {
        Self { store: Store::new(&layout.blank), places: Vec::new(), judged_places: Vec::new() }
    }

    #[inline]
    pub(crate) fn word(&self, at: u32) -> u64 {
        self.store.word(at)
    }

    /// Writes a word straight to its place: for whoever knows the layout.
    #[inline]
    pub(crate) fn put(&mut self, at: u32, word: u64) {
        self.store.put(at, word);
    }

    /// States what is known of a field, and where that stands.
    pub fn set(&mut self, program: &Program, field: FieldId, fact: &Fact, place: Option<Span>) {
        self.forget(program, field);
        match fact {
            Fact::Unknown => {}
            Fact::None => self.set_none(program, field),
            Fact::Known(value) => self.set_value(program, field, value),
        }
        mark(&mut self.places, field.index(), place);
    }

    fn set_value(&mut self, program: &Program, field: FieldId, value: &Value) {
        match value {
            Value::Flag(yes) => self.set_flag(program, field, *yes),
            Value::Text(words) => self.set_text(program, field, words),
            Value::Number(number) => self.set_number(program, field, *number),
            Value::Money(minor) => self.set_money(program, field, *minor),
            Value::Date(date) => self.set_date(program, field, *date),
            Value::One(Member::Listed(entry)) => self.set_entry(program, field, *entry),
            Value::One(Member::Unlisted(words)) => self.set_unlisted(program, field, words),
            Value::Set(members) => {
                self.set_empty(program, field);
                for member in members {
                    match member {
                        Member::Listed(entry) => self.insert(program, field, *entry),
                        Member::Unlisted(words) => self.insert_unlisted(program, field, words),
                    }
                }
            }
        }
    }

    /// Makes everything unknown again; the room is kept, so that filling it anew allocates nothing.
    pub fn clear(&mut self, program: &Program) {
        self.store.clear(&program.layout.blank);
        self.places.clear();
        self.judged_places.clear();
    }

    /// Makes a field unknown again.
    pub fn forget(&mut self, program: &Program, field: FieldId) {
        let Some(slot) = program.layout.field(field) else { return };
        for at in slot.at..slot.at.saturating_add(slot.kind.words()) {
            self.put(at, program.layout.blank.get(at as usize).copied().unwrap_or(UNKNOWN));
        }
        self.store.forget_members(field);
    }

    /// States that the activity does without the field.
    pub fn set_none(&mut self, program: &Program, field: FieldId) {
        self.forget(program, field);
        let Some(slot) = program.layout.field(field) else { return };
        let word = match slot.kind {
            SlotKind::Number { .. } => words::of_number(words::NUMBER_NONE),
            SlotKind::Set { .. } => SET_NONE,
            _ => NONE,
        };
        self.put(slot.at, word);
    }

    /// Sets a flag.
    pub fn set_flag(&mut self, program: &Program, field: FieldId, yes: bool) {
        if let Some((at, SlotKind::Flag)) = place_of(program, field) {
            self.put(at, u64::from(yes));
        }
    }

    /// Sets a text.
    pub fn set_text(&mut self, program: &Program, field: FieldId, words: &str) {
        if let Some((at, SlotKind::Text)) = place_of(program, field) {
            let stands = self.store.keep(words);
            self.put(at, program.layout.code(field, words));
            self.put(at.saturating_add(1), stands);
        }
    }

    /// Sets a text that the policy compares with no words, straight at its place.
    #[inline]
    pub(crate) fn put_plain_text(&mut self, at: u32, words: &str) {
        let stands = self.store.keep(words);
        self.put(at, UNLISTED);
        self.put(at.saturating_add(1), stands);
    }

    /// Sets a whole number.
    pub fn set_number(&mut self, program: &Program, field: FieldId, number: i64) {
        if let Some((at, SlotKind::Number { money: false })) = place_of(program, field) {
            self.put(at, words::of_number(number));
        }
    }

    /// Sets an amount, in minor units of the field's currency.
    pub fn set_money(&mut self, program: &Program, field: FieldId, minor: i64) {
        if let Some((at, SlotKind::Number { money: true })) = place_of(program, field) {
            self.put(at, words::of_number(minor));
        }
    }

    /// Sets a date.
    pub fn set_date(&mut self, program: &Program, field: FieldId, date: PartialDate) {
        if let Some((at, SlotKind::Date)) = place_of(program, field) {
            self.put(at, Days::of(date).pack());
        }
    }

    /// Sets a field of one entry.
    pub fn set_entry(&mut self, program: &Program, field: FieldId, entry: EntryId) {
        if let Some((at, SlotKind::One { entries })) = place_of(program, field) {
            self.put(at, if entry.0 < entries { u64::from(entry.0) } else { UNKNOWN });
        }
    }

    /// Keeps an unlisted member of a set, whose head the caller writes.
    pub(crate) fn keep_unlisted(&mut self, field: FieldId, words: &str) {
        self.store.keep_member(field, words);
    }

    /// Sets a field of one entry to something that its open taxonomy does not list.
    pub fn set_unlisted(&mut self, program: &Program, field: FieldId, words: &str) {
        if let Some((at, SlotKind::One { .. })) = place_of(program, field) {
            let stands = self.store.keep(words);
            self.put(at, UNLISTED);
            self.put(at.saturating_add(1), stands);
        }
    }

    /// Makes a set known and empty.
    pub fn set_empty(&mut self, program: &Program, field: FieldId) {
        if let Some((at, SlotKind::Set { words, .. })) = place_of(program, field) {
            for at in at..at.saturating_add(words) {
                self.put(at, 0);
            }
            self.store.forget_members(field);
        }
    }

    /// Puts an entry into a set, which is known from then on.
    pub fn insert(&mut self, program: &Program, field: FieldId, entry: EntryId) {
        if let Some((at, SlotKind::Set { entries, .. })) = place_of(program, field)
            && entry.0 < entries
        {
            let (word, bit) = words::set_bit(entry.0);
            self.put(at, self.word(at) & !(SET_UNKNOWN | SET_NONE));
            let at = at.saturating_add(word);
            self.put(at, self.word(at) | bit);
        }
    }

    /// Puts something that the open taxonomy does not list into a set, which is known from then on.
    pub fn insert_unlisted(&mut self, program: &Program, field: FieldId, words: &str) {
        if let Some((at, SlotKind::Set { .. })) = place_of(program, field) {
            self.put(at, self.word(at) & !(SET_UNKNOWN | SET_NONE) | SET_UNLISTED);
            self.store.keep_member(field, words);
        }
    }

    /// What is known of a field. The members of a set come in the order of the taxonomy, unlisted ones last.
    #[must_use]
    pub fn fact(&self, program: &Program, field: FieldId) -> Fact {
        let Some(slot) = program.layout.field(field) else { return Fact::Unknown };
        let word = self.word(slot.at);
        let value = match (slot.kind, word) {
            (SlotKind::Number { money }, _) => return number_fact(words::number(word), money),
            (SlotKind::Set { entries, .. }, _) => return self.set_fact(field, slot.at, entries),
            (_, UNKNOWN) => return Fact::Unknown,
            (_, NONE) => return Fact::None,
            (SlotKind::Flag, _) => Some(Value::Flag(word != 0)),
            (SlotKind::Text, _) => Some(Value::Text(self.store.text(self.word(slot.at.saturating_add(1))))),
            (SlotKind::Date, _) => Days::unpack(word).date().map(Value::Date),
            (SlotKind::One { .. }, UNLISTED) => Some(Value::One(Member::Unlisted(self.store.text(self.word(slot.at.saturating_add(1)))))),
            (SlotKind::One { .. }, _) => u32::try_from(word).ok().map(|entry| Value::One(Member::Listed(EntryId(entry)))),
        };
        value.map_or(Fact::Unknown, Fact::Known)
    }

    fn set_fact(&self, field: FieldId, at: u32, entries: u32) -> Fact {
        let head = self.word(at);
        if head & SET_UNKNOWN != 0 {
            return Fact::Unknown;
        }
        if head & SET_NONE != 0 {
            return Fact::None;
        }
        let within = |entry: &u32| {
            let (word, bit) = words::set_bit(*entry);
            self.word(at.saturating_add(word)) & bit != 0
        };
        let listed = (0..entries).filter(within).map(|entry| Member::Listed(EntryId(entry)));
        let unlisted = self.store.members(field).map(Member::Unlisted);
        Fact::Known(Value::Set(listed.chain(unlisted).collect()))
    }

    /// Where the field was stated.
    #[must_use]
    pub fn place(&self, field: FieldId) -> Option<Span> {
        self.places.get(field.index()).copied().flatten()
    }

    /// States where the field was stated.
    pub fn set_place(&mut self, field: FieldId, place: Option<Span>) {
        mark(&mut self.places, field.index(), place);
    }

    /// States how a judgement went: by one party, or with `None` by all who make it. What a party says that does not make it is ignored.
    pub fn judge(&mut self, program: &Program, judgement: JudgementId, by: Option<PartyId>, truth: Truth, place: Option<Span>) {
        let Some(slot) = program.layout.judgement(judgement) else { return };
        for (seat, party) in (0u32..).zip(&slot.parties) {
            if by.is_none_or(|by| by == *party) {
                let (at, shift) = seat_of(slot, seat);
                let cleared = self.word(at) & !3u64.wrapping_shl(shift);
                self.put(at, cleared | (truth as u64).wrapping_shl(shift));
            }
        }
        let answers = (0u32..).zip(&slot.parties).map(|(seat, _)| self.answer(slot, seat));
        let together = if slot.either { answers.fold(Truth::False, Truth::or) } else { answers.fold(Truth::True, Truth::and) };
        self.put(judgement.0, together as u64);
        if place.is_some() {
            mark(&mut self.judged_places, judgement.index(), place);
        }
    }

    fn answer(&self, slot: &JudgementSlot, seat: u32) -> Truth {
        let (at, shift) = seat_of(slot, seat);
        words::truth(self.word(at).wrapping_shr(shift) & 3)
    }

    /// How a judgement went, all answers taken together.
    #[must_use]
    pub fn judged(&self, judgement: JudgementId) -> Truth {
        words::truth(self.word(judgement.0))
    }

    /// What one party said; unknown for a party that does not make the judgement.
    #[must_use]
    pub fn judged_by(&self, program: &Program, judgement: JudgementId, party: PartyId) -> Truth {
        let slot = program.layout.judgement(judgement);
        let seat = slot.and_then(|slot| (0u32..).zip(&slot.parties).find(|(_, maker)| **maker == party).map(|(seat, _)| (slot, seat)));
        seat.map_or(Truth::Unknown, |(slot, seat)| self.answer(slot, seat))
    }

    /// Where the judgement was stated, the last time.
    #[must_use]
    pub fn judged_place(&self, judgement: JudgementId) -> Option<Span> {
        self.judged_places.get(judgement.index()).copied().flatten()
    }
}

fn place_of(program: &Program, field: FieldId) -> Option<(u32, SlotKind)> {
    program.layout.field(field).map(|slot| (slot.at, slot.kind))
}

fn seat_of(slot: &JudgementSlot, seat: u32) -> (u32, u32) {
    (slot.answers.saturating_add(seat / 32), (seat % 32).saturating_mul(2))
}

fn number_fact(number: i64, money: bool) -> Fact {
    match number {
        words::NUMBER_UNKNOWN => Fact::Unknown,
        words::NUMBER_NONE => Fact::None,
        _ if money => Fact::Known(Value::Money(number)),
        _ => Fact::Known(Value::Number(number)),
    }
}

fn mark(places: &mut Vec<Option<Span>>, at: usize, place: Option<Span>) {
    if place.is_none() && places.get(at).is_none() {
        return;
    }
    if places.len() <= at {
        places.resize(at.saturating_add(1), None);
    }
    if let Some(known) = places.get_mut(at) {
        *known = place;
    }
}
