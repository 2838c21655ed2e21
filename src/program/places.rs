//! Where facts lie, for whoever fills many activities of one program and looks the places up once.

use super::Program;
use crate::model::{FieldId, JudgementId};
use crate::value::Truth;

/// Where a judgement lies, and the words by which all who make it say the same.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Answered {
    /// The word of what follows from all answers.
    pub at: u32,
    /// The word of the answers.
    pub answers: u32,
    /// That word where everybody says the same, by the truth.
    unanimous: [u64; 3],
}

impl Answered {
    /// The word of the answers where everybody says the same.
    #[inline]
    pub fn unanimous(&self, truth: Truth) -> u64 {
        let [no, unknown, yes] = self.unanimous;
        match truth {
            Truth::False => no,
            Truth::Unknown => unknown,
            Truth::True => yes,
        }
    }
}

impl Program {
    /// The first word of a field.
    pub(crate) fn place(&self, field: FieldId) -> Option<u32> {
        self.layout.field(field).map(|slot| slot.at)
    }

    /// Whether the policy compares the text with words.
    pub(crate) fn compares(&self, field: FieldId) -> bool {
        self.layout.dictionaries.get(field.index()).is_some_and(|words| !words.is_empty())
    }

    /// Where a judgement lies; none where its answers take more than a word, or nobody makes it.
    pub(crate) fn answered(&self, judgement: JudgementId) -> Option<Answered> {
        let slot = self.layout.judgement(judgement).filter(|slot| matches!(slot.parties.len(), 1..=32))?;
        let blank = self.layout.blank.get(slot.answers as usize)?;
        let everybody = u64::MAX.wrapping_shr(64u32.wrapping_sub(u32::try_from(slot.parties.len()).ok()?.wrapping_mul(2)));
        let all_say = |truth: Truth| (blank & !everybody) | (everybody & 0x5555_5555_5555_5555u64.wrapping_mul(truth as u64));
        let unanimous = [Truth::False, Truth::Unknown, Truth::True].map(all_say);
        Some(Answered { at: judgement.0, answers: slot.answers, unanimous })
    }
}
