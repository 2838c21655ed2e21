//! The code under which a scenario fails.

use crate::diagnostic::Code;

/// A scenario expects what the policy does not say.
pub const SCENARIO_FAILS: Code = Code::new("scenario-fails");
