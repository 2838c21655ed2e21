//! Choices read off a run of bytes, so that proptest and a fuzzer can both steer them. Where the bytes end, every choice is the first.

/// A run of bytes and how far it is read.
pub struct Draw<'bytes> {
    bytes: &'bytes [u8],
    at: usize,
}

impl<'bytes> Draw<'bytes> {
    pub fn new(bytes: &'bytes [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// A number below `end`, which is at most 65,536.
    pub fn below(&mut self, end: usize) -> usize {
        let value = if end > 256 { self.byte() * 256 + self.byte() } else { self.byte() };
        value % end.max(1)
    }

    fn byte(&mut self) -> usize {
        let byte = self.bytes.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        usize::from(byte)
    }

    /// True in so many of 100 cases; false where the bytes have ended.
    pub fn chance(&mut self, percent: usize) -> bool {
        99 - self.below(100) < percent
    }

    pub fn one_of<'list, T>(&mut self, list: &'list [T]) -> Option<&'list T> {
        if list.is_empty() { None } else { list.get(self.below(list.len())) }
    }

    pub fn number(&mut self, from: i64, to: i64) -> i64 {
        from + i64::try_from(self.below(usize::try_from(to - from + 1).unwrap())).unwrap()
    }

    /// Up to `most` things.
    pub fn some<T>(&mut self, least: usize, most: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let many = least + self.below(most - least + 1);
        (0..many).map(|_| make(self)).collect()
    }
}
