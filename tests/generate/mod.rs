//! Random policy texts that can be read, as words with arbitrary gaps and comments between them. What they mean is left to chance.
//!
//! A text is drawn from a list of bytes, each of which settles one choice; where the bytes run out, the first way is taken, which always ends.
//! So proptest shrinks a text by shrinking its bytes.

mod cases;
mod change;
mod sentences;
mod time;

/// The choices that are left.
pub struct Choices<'c> {
    left: &'c [u8],
    words: Vec<String>,
}

impl<'c> Choices<'c> {
    fn new(bytes: &'c [u8]) -> Self {
        Self { left: bytes, words: Vec::new() }
    }

    /// One of the first `ways` numbers.
    fn pick(&mut self, ways: usize) -> usize {
        let Some((first, rest)) = self.left.split_first() else { return 0 };
        self.left = rest;
        usize::from(*first) % ways
    }

    fn maybe(&mut self) -> bool {
        self.pick(2) == 1
    }

    fn one_of(&mut self, words: &[&str]) {
        let chosen = words[self.pick(words.len())];
        self.say(chosen);
    }

    /// Words with single blanks between them; each may come to stand on a line of its own.
    fn say(&mut self, words: &str) {
        self.words.extend(words.split_whitespace().map(str::to_owned));
    }

    /// Something once, or several times with a word between.
    fn several(&mut self, between: &str, most: usize, mut one: impl FnMut(&mut Self)) {
        let more = self.pick(most);
        one(self);
        for _ in 0..more {
            self.say(between);
            one(self);
        }
    }
}

/// A whole file in a layout of its own.
pub fn policy(bytes: &[u8]) -> String {
    let (said, laid) = bytes.split_at(bytes.len() / 2);
    let mut choices = Choices::new(said);
    choices.file();
    lay_out(&choices.words, laid)
}

/// The words with gaps between them that the bytes choose.
fn lay_out(words: &[String], bytes: &[u8]) -> String {
    let mut choices = Choices::new(bytes);
    let mut text = String::new();
    for word in words {
        text.push_str(word);
        text.push_str(match choices.pick(14) {
            8 => "\n",
            9 => "\n\n\n",
            10 => " # a note\n",
            11 => "\n# above \n  ",
            12 => "\r\n\t",
            13 => "#x\n\n#y\n",
            _ => " ",
        });
    }
    text
}
