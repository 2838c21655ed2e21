//! Where each fact lies in the words of an activity.

use crate::model::{FieldId, FieldKind, JudgementId};

/// Where the facts of one policy's activities lie.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layout {
    /// For each field its place, in the order of the schema.
    pub fields: Vec<Slot>,
    /// For each judgement its place and how the parties' answers combine.
    pub judgements: Vec<JudgementSlot>,
    /// The words of an activity of which nothing is known.
    pub blank: Vec<u64>,
    /// For each word whose it is.
    pub owners: Vec<Owner>,
    /// For each text field the words that the policy compares it with, sorted. Others have an empty list.
    pub dictionaries: Vec<Vec<String>>,
}

/// Whose a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    /// A field's.
    Field(FieldId),
    /// A judgement's.
    Judgement(JudgementId),
}

/// Where a field lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Slot {
    /// Its first word.
    pub at: u32,
    /// What the words hold.
    pub kind: SlotKind,
}

/// What the words of a field hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SlotKind {
    /// 0 or 1.
    Flag,
    /// The place of the words in the dictionary, then where they stand behind the words of the layout.
    Text,
    /// Two days.
    Date,
    /// A whole number, or an amount in minor units.
    Number {
        /// Whether it is an amount.
        money: bool,
    },
    /// The entry, then where the words of an unlisted one stand behind the words of the layout.
    One {
        /// How many entries there are.
        entries: u32,
    },
    /// A bit an entry, after the three bits of the head.
    Set {
        /// How many entries there are.
        entries: u32,
        /// How many words it takes.
        words: u32,
    },
}

impl SlotKind {
    /// The place for a field of that type, given how many entries its taxonomy has.
    pub fn of(kind: FieldKind, entries: u32) -> Self {
        match kind {
            FieldKind::Flag => Self::Flag,
            FieldKind::Text => Self::Text,
            FieldKind::Date => Self::Date,
            FieldKind::Number(..) => Self::Number { money: false },
            FieldKind::Money(..) => Self::Number { money: true },
            FieldKind::One(_) => Self::One { entries },
            FieldKind::SetOf(_) => Self::Set { entries, words: entries.saturating_add(super::words::SET_HEAD).div_ceil(64) },
        }
    }

    /// How many words such a field takes.
    pub fn words(self) -> u32 {
        match self {
            Self::Flag | Self::Date | Self::Number { .. } => 1,
            Self::Text | Self::One { .. } => 2,
            Self::Set { words, .. } => words,
        }
    }

    /// The words of such a field of which nothing is known.
    pub fn blank(self) -> Vec<u64> {
        use super::words::{NUMBER_UNKNOWN, SET_UNKNOWN, UNKNOWN, of_number};
        match self {
            Self::Flag | Self::Date => vec![UNKNOWN],
            Self::Text | Self::One { .. } => vec![UNKNOWN, 0],
            Self::Number { .. } => vec![of_number(NUMBER_UNKNOWN)],
            Self::Set { words, .. } => {
                let mut blank = vec![0; words as usize];
                if let Some(head) = blank.first_mut() {
                    *head = SET_UNKNOWN;
                }
                blank
            }
        }
    }
}

/// Where a judgement lies: the word of its own number says what follows from all answers; the answers lie elsewhere, two bits a party.
#[derive(Clone, Debug)]
pub(crate) struct JudgementSlot {
    /// The first word of the answers.
    pub answers: u32,
    /// Whether one party's yes is enough; else all must say yes.
    pub either: bool,
    /// Who makes it, in the order of the answers.
    pub parties: Vec<crate::model::PartyId>,
}

impl Layout {
    /// A field's place.
    pub fn field(&self, field: FieldId) -> Option<Slot> {
        self.fields.get(field.index()).copied()
    }

    /// A judgement's place.
    pub fn judgement(&self, judgement: JudgementId) -> Option<&JudgementSlot> {
        self.judgements.get(judgement.index())
    }

    /// Whose the word at `at` is.
    pub fn owner(&self, at: u32) -> Option<Owner> {
        self.owners.get(at as usize).copied()
    }

    /// The dictionary's place for words of a text field.
    pub fn code(&self, field: FieldId, words: &str) -> u64 {
        let place = self.dictionaries.get(field.index()).and_then(|list| list.binary_search_by(|known| known.as_str().cmp(words)).ok());
        place.map_or(super::words::UNLISTED, |place| place as u64)
    }

    /// Appends the words of one fact and says where they start.
    pub fn reserve(&mut self, words: &[u64], owner: Owner) -> u32 {
        let at = u32::try_from(self.blank.len()).unwrap_or(u32::MAX);
        self.blank.extend_from_slice(words);
        self.owners.resize(self.blank.len(), owner);
        at
    }
}
