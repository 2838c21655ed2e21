//! What can be wrong with a file of activities: one code a mistake.

use crate::diagnostic::Code;

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
    /// A field that every activity has is not given.
    MISSING_FIELD = "missing-field";
    /// The value is of another type than the field.
    WRONG_VALUE = "wrong-value";
    /// A number that is not written as a whole number.
    NOT_A_WHOLE_NUMBER = "not-a-whole-number";
    /// A number or an amount outside the range of its field.
    OUT_OF_RANGE = "out-of-range";
    /// A day that no calendar has.
    NO_SUCH_DAY = "no-such-day";
    /// A date that is not written year first.
    DATE_SHAPE = "date-shape";
    /// A date outside the days of which the policy speaks.
    OUTSIDE_HORIZON = "outside-horizon";
    /// A word that a closed taxonomy does not list.
    UNLISTED_ENTRY = "unlisted-entry";
    /// A word that an open taxonomy does not list, but nearly.
    NEAR_MISS = "near-miss";
    /// A YAML word such as `no` without quotation marks.
    UNQUOTED_WORD = "unquoted-word";
    /// An amount in another currency than the field's.
    WRONG_CURRENCY = "wrong-currency";
    /// An amount with more decimals than its currency has.
    TOO_MANY_DECIMALS = "too-many-decimals";
    /// A text longer than the engine keeps.
    TEXT_TOO_LONG = "text-too-long";
    /// A judgement that the policy does not declare.
    UNKNOWN_JUDGEMENT = "unknown-judgement";
    /// A judgement by someone who does not make it.
    NOT_THE_JUDGE = "not-the-judge";
    /// A check between fields fails.
    CHECK_FAILED = "check-failed";
}
