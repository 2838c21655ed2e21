//! The words of an activity that its policy does not number: texts, and what open taxonomies do not list.

use crate::model::FieldId;

/// How many letters find room behind the first words, so that a title and a few names make do with one allocation.
const ROOM: usize = 64;

/// One run of text for all of them, and which members of sets stand where in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Arena {
    text: String,
    members: Vec<(FieldId, u64)>,
}

impl Arena {
    /// Keeps words and says where: the first byte in the upper half, one past the last in the lower.
    #[inline]
    pub fn keep(&mut self, words: &str) -> u64 {
        if self.text.capacity() == 0 {
            self.text.reserve(words.len().saturating_add(ROOM));
        }
        let start = self.text.len() as u64;
        self.text.push_str(words);
        (start << 32) | self.text.len() as u64
    }

    /// The words that stand there.
    pub fn words(&self, stands: u64) -> &str {
        let start = usize::try_from(stands >> 32).unwrap_or(usize::MAX);
        let end = usize::try_from(stands & u64::from(u32::MAX)).unwrap_or(0);
        self.text.get(start..end).unwrap_or("")
    }

    /// Keeps an unlisted member of a set, once.
    pub fn keep_member(&mut self, field: FieldId, words: &str) {
        if self.members(field).all(|known| known != words) {
            let stands = self.keep(words);
            self.members.push((field, stands));
        }
    }

    /// The unlisted members of a set.
    pub fn members(&self, field: FieldId) -> impl Iterator<Item = &str> {
        self.members.iter().filter(move |(owner, _)| *owner == field).map(|(_, stands)| self.words(*stands))
    }

    /// Drops everything, but for the room.
    pub fn clear(&mut self) {
        self.text.clear();
        self.members.clear();
    }

    /// Drops the unlisted members of a set.
    pub fn forget_members(&mut self, field: FieldId) {
        self.members.retain(|(owner, _)| *owner != field);
    }
}
