//! The codes of what proving finds in a policy.

use crate::diagnostic::Code;

/// A principle does not hold of an edition.
pub const PRINCIPLE_BROKEN: Code = Code::new("principle-broken");
/// A principle is neither proved nor refuted.
pub const PRINCIPLE_UNSETTLED: Code = Code::new("principle-unsettled");
/// What an amendment claims of the edition that it leads to is not so.
pub const CLAIM_FAILS: Code = Code::new("claim-fails");
/// A rule applies to no activity.
pub const NEVER_APPLIES: Code = Code::new("never-applies");
/// A requirement that nothing can meet, or a permit that permits nothing.
pub const UNMEETABLE: Code = Code::new("unmeetable");
/// A rule makes no difference to any activity.
pub const MAKES_NO_DIFFERENCE: Code = Code::new("makes-no-difference");
/// A listed thing of which nothing is permitted.
pub const NOTHING_PERMITS: Code = Code::new("nothing-permits");
/// Clauses that oppose each other and are not ranked.
pub const CLAUSES_OPPOSED: Code = Code::new("clauses-opposed");
/// A duty that cannot be kept.
pub const CANNOT_BE_KEPT: Code = Code::new("cannot-be-kept");
/// A principle that holds because there is nothing of which it speaks.
pub const EMPTY_REASON: Code = Code::new("empty-reason");
