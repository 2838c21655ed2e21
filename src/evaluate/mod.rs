//! Verdicts and their reasons: a hot way that only decides, a cold way that explains, one meaning.

mod check;
mod decide;
mod explain;
mod findings;
mod needs;
mod nodes;
mod reads;
mod truths;
mod verdict;

pub use check::{check, fits};
pub use decide::decide;
#[cfg(feature = "prove")]
pub(crate) use decide::truths;
pub use explain::explain;
pub use verdict::{Asking, Finding, FindingKind, Gaps, Giver, Grounds, Need, NeedKind, Reasons, Stated, Verdict};
