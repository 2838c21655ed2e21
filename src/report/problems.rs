//! The codes under which a verdict that is no permission is reported to programs.

use crate::diagnostic::Code;

/// The policy refuses an activity.
pub const ACTIVITY_REFUSED: Code = Code::new("activity-refused");
/// An activity cannot be judged before more is known.
pub const ACTIVITY_UNDETERMINED: Code = Code::new("activity-undetermined");
