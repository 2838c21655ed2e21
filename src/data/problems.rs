//! What can be wrong with a file of activities: one code a mistake.

use crate::diagnostic::Code;

// A scenario in a policy states facts as a file does, and can be wrong in the same ways.
pub use crate::model::problems::{
    ENTRY_DOES_NOT_FIT, MISSING_FIELD, NEAR_MISS, NOT_A_WHOLE_NUMBER, NOT_THE_JUDGE, OUT_OF_RANGE, OUTSIDE_HORIZON, TOO_MANY_DECIMALS,
    UNKNOWN_ACT, UNKNOWN_AMENDING_ACT, UNKNOWN_PARTY, UNKNOWN_VOTERS, WRONG_KIND, WRONG_VALUE,
};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {$(
        $(#[$doc])*
        pub const $name: Code = Code::new($code);
    )*};
}

codes! {
    /// The file is larger than the engine reads.
    DATA_TOO_LARGE = "data-too-large";
    /// Lists and groups lie too deep in each other.
    DATA_TOO_DEEP = "data-too-deep";
    /// YAML references repeat too much.
    TOO_MANY_REPEATS = "too-many-repeats";
    /// The file is not written as its format demands.
    BROKEN_DATA = "broken-data";
    /// The file holds no activity at all.
    NO_ACTIVITIES = "no-activities";
    /// Something stands where an activity is expected.
    NOT_AN_ACTIVITY = "not-an-activity";
    /// A row has more or fewer cells than the heading.
    RAGGED_ROW = "ragged-row";
    /// Two columns have one heading.
    DUPLICATE_COLUMN = "duplicate-column";
    /// The adapter neither reads nor ignores a column.
    UNMAPPED_COLUMN = "unmapped-column";
    /// A column that is needed is not there.
    MISSING_COLUMN = "missing-column";
    /// A name is given twice in one activity.
    DUPLICATE_KEY = "duplicate-key";
    /// The policy knows no such field.
    UNEXPECTED_FIELD = "unexpected-field";
    /// A day that no calendar has.
    NO_SUCH_DAY = "no-such-day";
    /// A date that is not written year first.
    DATE_SHAPE = "date-shape";
    /// A word that a closed taxonomy does not list.
    UNLISTED_ENTRY = "unlisted-entry";
    /// A YAML word such as `no` without quotation marks.
    UNQUOTED_WORD = "unquoted-word";
    /// An amount in another currency than the field's.
    WRONG_CURRENCY = "wrong-currency";
    /// A text longer than the engine keeps.
    TEXT_TOO_LONG = "text-too-long";
    /// A judgement that the policy does not declare.
    UNKNOWN_JUDGEMENT = "unknown-judgement";
    /// A check between fields fails.
    CHECK_FAILED = "check-failed";
    /// The last line of a record breaks off.
    TORN_LINE = "torn-line";
    /// The record speaks of an event that the policy does not know.
    UNKNOWN_EVENT = "unknown-event";
    /// An event of the record does not say what happened, or when.
    INCOMPLETE_EVENT = "incomplete-event";
    /// An event stands in the record twice.
    REPEATED_EVENT = "repeated-event";
}
