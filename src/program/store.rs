//! The words of an activity: in front those that the layout knows, behind them, eight letters to a word, texts and what open taxonomies do not list.

use super::words::UNKNOWN;
use crate::model::FieldId;

/// Room behind the words of the layout, so that a title and a few names make do with the one allocation.
const ROOM: usize = 16;

/// All words of one activity, and which members of its sets are texts.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    words: Vec<u64>,
    members: Vec<(FieldId, u64)>,
}

impl Store {
    /// The words of an activity of which nothing is known.
    #[inline]
    pub fn new(blank: &[u64]) -> Self {
        let mut words = Vec::with_capacity(blank.len().saturating_add(ROOM));
        words.extend_from_slice(blank);
        Self { words, members: Vec::new() }
    }

    /// Drops everything, but for the room.
    pub fn clear(&mut self, blank: &[u64]) {
        self.words.clear();
        self.words.extend_from_slice(blank);
        self.members.clear();
    }

    /// The word at a place of the layout.
    #[inline]
    pub fn word(&self, at: u32) -> u64 {
        self.words.get(at as usize).copied().unwrap_or(UNKNOWN)
    }

    /// Writes a word to a place of the layout.
    #[inline]
    pub fn put(&mut self, at: u32, word: u64) {
        if let Some(place) = self.words.get_mut(at as usize) {
            *place = word;
        }
    }

    /// Keeps a text and says where: its first word in the upper half, how many letters it has in the lower.
    #[inline]
    pub fn keep(&mut self, text: &str) -> u64 {
        let start = self.words.len() as u64;
        let (eights, rest) = text.as_bytes().as_chunks::<8>();
        self.words.extend(eights.iter().map(|letters| u64::from_le_bytes(*letters)));
        if !rest.is_empty() {
            let last = rest.iter().rev().fold(0u64, |word, letter| (word << 8) | u64::from(*letter));
            self.words.push(last);
        }
        (start << 32) | text.len() as u64
    }

    /// The text that stands there.
    pub fn text(&self, stands: u64) -> String {
        String::from_utf8(self.letters(stands).collect()).unwrap_or_default()
    }

    fn letters(&self, stands: u64) -> impl Iterator<Item = u8> {
        let start = usize::try_from(stands >> 32).unwrap_or(usize::MAX);
        let length = usize::try_from(stands & u64::from(u32::MAX)).unwrap_or(0);
        self.words.get(start..).unwrap_or_default().iter().flat_map(|word| word.to_le_bytes()).take(length)
    }

    /// Keeps an unlisted member of a set, once.
    pub fn keep_member(&mut self, field: FieldId, text: &str) {
        if self.members_at(field).all(|known| !self.letters(known).eq(text.bytes())) {
            let stands = self.keep(text);
            self.members.push((field, stands));
        }
    }

    /// The unlisted members of a set.
    pub fn members(&self, field: FieldId) -> impl Iterator<Item = String> {
        self.members_at(field).map(|stands| self.text(stands))
    }

    fn members_at(&self, field: FieldId) -> impl Iterator<Item = u64> {
        self.members.iter().filter(move |(owner, _)| *owner == field).map(|(_, stands)| *stands)
    }

    /// Drops the unlisted members of a set.
    pub fn forget_members(&mut self, field: FieldId) {
        self.members.retain(|(owner, _)| *owner != field);
    }
}
