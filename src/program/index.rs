//! Which rules can matter to an activity: found by equality on the field that tells most of them apart, so that the others cost nothing.

use super::literal::Conjunction;
use super::node::List;
use super::words::UNKNOWN;

/// Rules found by what they ask for. Their order is lost, and with `or` between them it does not matter.
#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    /// The first is where a search begins.
    pub groups: Vec<Group>,
    pub tables: Vec<Table>,
    /// Nodes, for groups and tables.
    pub nodes: Vec<u32>,
    /// The nodes again, laid out for a check.
    pub conjunctions: Vec<Conjunction>,
    /// Codes and groups, for tables. A dense table has one for each code from 0, the others are sorted.
    pub buckets: Vec<(u64, u32)>,
}

/// Rules that no table tells apart, and tables for the others.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Group {
    /// Rules that are always looked at.
    pub loose: List,
    /// Tables, each with other rules.
    pub tables: List,
}

/// Rules that need a certain code in one word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table {
    /// The word.
    pub at: u32,
    /// Whether the buckets go by the code itself.
    pub dense: bool,
    /// Codes and groups.
    pub buckets: List,
    /// The group of all its rules, for a word of which nothing is known: there they are found by other words.
    pub unknown: u32,
}

/// A bucket in which nothing is.
pub(crate) const EMPTY: u32 = u32::MAX;

impl Index {
    /// The group to which the word leads; none where no rule of the table can apply.
    #[inline]
    pub fn find(&self, table: &Table, word: u64) -> Option<u32> {
        if word == UNKNOWN {
            return Some(table.unknown);
        }
        let buckets = table.buckets.of(&self.buckets);
        let bucket = if table.dense {
            usize::try_from(word).ok().and_then(|code| buckets.get(code))
        } else {
            buckets.binary_search_by_key(&word, |(code, _)| *code).ok().and_then(|place| buckets.get(place))
        };
        bucket.map(|(_, group)| *group).filter(|group| *group != EMPTY)
    }
}
