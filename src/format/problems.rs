//! What can go wrong when a file is laid out.

use crate::diagnostic::Code;

/// The new layout would be read differently, so that it is not used.
pub const FORMAT_REFUSED: Code = Code::new("format-refused");
