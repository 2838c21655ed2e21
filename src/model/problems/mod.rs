//! What can be wrong with what a policy means: a code, its words, its places, and what to do.

mod cases;
mod change;
mod clauses;
mod names;
mod principles;
mod values;
mod warnings;

pub(in crate::model) use cases::*;
pub(in crate::model) use change::*;
#[cfg(feature = "json")]
pub(crate) use change::{AMENDING_ACTS, act_by_nobody, decision_by_no_body, no_fingerprint, unknown_amendment, worked_out};
pub(in crate::model) use clauses::*;
pub(in crate::model) use names::*;
pub(in crate::model) use principles::*;
pub(in crate::model) use values::*;
pub(in crate::model) use warnings::*;

use crate::diagnostic::Code;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {$(
        $(#[$doc])*
        pub const $name: Code = Code::new($code);
    )*};
}

codes! {
    /// There is nothing in the file, or only comments.
    EMPTY_POLICY = "empty-policy";
    /// There are sentences, but no programme.
    NO_PROGRAMME = "no-programme";
    /// A policy has one programme.
    SECOND_PROGRAMME = "second-programme";
    /// `continued` speaks of a programme that no file begins.
    NOTHING_TO_CONTINUE = "nothing-to-continue";
    /// What can be said once is said again.
    SAID_TWICE = "said-twice";
    /// Two things have one name.
    DUPLICATE_NAME = "duplicate-name";
    /// Two provisions have one number.
    DUPLICATE_NUMBER = "duplicate-number";
    /// Nothing has that name.
    UNKNOWN_NAME = "unknown-name";
    /// The taxonomy has no such entry.
    UNKNOWN_ENTRY = "unknown-entry";
    /// There is no such taxonomy.
    UNKNOWN_TAXONOMY = "unknown-taxonomy";
    /// There is no such party.
    UNKNOWN_PARTY = "unknown-party";
    /// There is no such clause.
    UNKNOWN_CLAUSE = "unknown-clause";
    /// A record, scenario, adapter or continuation speaks of another programme.
    UNKNOWN_PROGRAMME = "unknown-programme";
    /// There is no block of defaults of that name.
    UNKNOWN_DEFAULTS = "unknown-defaults";
    /// A sentence that no default can be.
    NOT_A_DEFAULT = "not-a-default";
    /// No currency has these three letters.
    UNKNOWN_CURRENCY = "unknown-currency";
    /// The open term has no such reading.
    UNKNOWN_READING = "unknown-reading";
    /// No duty names that act.
    UNKNOWN_ACT = "unknown-act";
    /// The name means something of another kind.
    WRONG_KIND = "wrong-kind";
    /// The name is no condition by itself.
    NOT_A_CONDITION = "not-a-condition";
    /// All parties are meant, but the programme names none.
    NO_PARTIES = "no-parties";
    /// A taxonomy without entries.
    EMPTY_TAXONOMY = "empty-taxonomy";
    /// Things that cannot be compared or added.
    UNLIKE_UNITS = "unlike-units";
    /// A date taken from a date.
    DATE_DIFFERENCE = "date-difference";
    /// Business days, for which there is no calendar of holidays.
    BUSINESS_DAYS = "business-days";
    /// A number with a fraction, where only whole numbers are.
    NOT_A_WHOLE_NUMBER = "not-a-whole-number";
    /// A number beyond what the engine counts with.
    NUMBER_TOO_LARGE = "number-too-large";
    /// More decimal places than the currency has.
    TOO_MANY_DECIMALS = "too-many-decimals";
    /// A length of time beyond 9999 units, or below none.
    PERIOD_OUT_OF_RANGE = "period-out-of-range";
    /// A range or horizon that ends before it begins.
    RANGE_ORDER = "range-order";
    /// A sum that could grow beyond what the engine counts with.
    SUM_TOO_LARGE = "sum-too-large";
    /// Order asked of what has none.
    NO_ORDER = "no-order";
    /// `is` or `in` on a set, or `includes` on what is not a set.
    SET_OR_SINGLE = "set-or-single";
    /// An entry is needed.
    ENTRY_NEEDED = "entry-needed";
    /// Another taxonomy than the field's.
    WRONG_TAXONOMY = "wrong-taxonomy";
    /// A text is compared with something that is not in quotation marks.
    TEXT_NEEDS_QUOTES = "text-needs-quotes";
    /// A flag is yes or no.
    FLAG_NEEDS_YES_OR_NO = "flag-needs-yes-or-no";
    /// A rule that asks whether something is unknown.
    IS_UNKNOWN = "is-unknown";
    /// `given` or `none` of a field that always has a value.
    NOT_OPTIONAL = "not-optional";
    /// Definitions that rest on each other in a circle.
    CIRCULAR_DEFINITION = "circular-definition";
    /// Definitions that rest on definitions too often.
    DEFINITION_TOO_DEEP = "definition-too-deep";
    /// An open term needs readings, one of them adopted.
    ADOPT_ONE = "adopt-one";
    /// Readings of one term that are of different kinds.
    UNLIKE_READINGS = "unlike-readings";
    /// An entry of a taxonomy in the place of a clause with rules.
    ENTRY_WITHOUT_RULES = "entry-without-rules";
    /// Clauses that are exceptions to each other in a circle.
    CIRCULAR_EXCEPTION = "circular-exception";
    /// Exceptions to exceptions, too often.
    EXCEPTIONS_TOO_DEEP = "exceptions-too-deep";
    /// A required field of which nothing is said.
    MISSING_FIELD = "missing-field";
    /// A value of another type than the field.
    WRONG_VALUE = "wrong-value";
    /// A number or an amount outside the field's range.
    OUT_OF_RANGE = "out-of-range";
    /// A date outside the policy's horizon.
    OUTSIDE_HORIZON = "outside-horizon";
    /// A judgement by someone who does not make it.
    NOT_THE_JUDGE = "not-the-judge";
    /// A value that an open taxonomy does not list, but nearly.
    NEAR_MISS = "near-miss";
    /// A scenario that proposes nothing.
    NO_PROPOSAL = "no-proposal";
    /// A scenario that expects nothing.
    NO_EXPECTATION = "no-expectation";
    /// A focus is expected, and none is declared.
    NO_FOCUS = "no-focus";
    /// A settled verdict that is expected to need something.
    SETTLED_NEEDS_NOTHING = "settled-needs-nothing";
    /// A part of a column's sentence that does not fit its field.
    COLUMN_DOES_NOT_FIT = "column-does-not-fit";
    /// Something is named twice in one list.
    REPEATED_MEMBER = "repeated-member";
    /// A number that comes before the one above it.
    NUMBER_ORDER = "number-order";
    /// A number that does not belong under its section's.
    NUMBER_OUTSIDE_SECTION = "number-outside-section";
    /// A clause that says nothing.
    CLAUSE_WITHOUT_EFFECT = "clause-without-effect";
    /// An entry of which no rule speaks.
    UNUSED_ENTRY = "unused-entry";
    /// A name of which nothing speaks.
    UNUSED_NAME = "unused-name";
    /// A rule that says what another says.
    REPEATED_RULE = "repeated-rule";
    /// Rules, but no permit.
    NO_PERMIT = "no-permit";
    /// Rules, but no parties or no activity.
    MISSING_HEADER = "missing-header";
    /// A number that an amendment repealed, given again.
    REPEALED_NUMBER = "repealed-number";
    /// There is no such amendment.
    UNKNOWN_AMENDMENT = "unknown-amendment";
    /// Amendments that amend each other in a circle.
    CIRCULAR_AMENDMENT = "circular-amendment";
    /// No edition is called so.
    UNKNOWN_EDITION = "unknown-edition";
    /// Words that are no fingerprint of a text.
    BAD_FINGERPRINT = "bad-fingerprint";
    /// There is no such body or electorate.
    UNKNOWN_VOTERS = "unknown-voters";
    /// A share of those who have a say that asks for nobody, or that nobody can reach.
    IMPOSSIBLE_SHARE = "impossible-share";
    /// A way of amending that needs nobody's approval.
    NO_APPROVAL = "no-approval";
    /// An approval that waits for what follows from it.
    CIRCULAR_APPROVAL = "circular-approval";
    /// The adoption is waited for where there is none.
    NO_ADOPTION = "no-adoption";
    /// Nothing that is done about an amendment is called so.
    UNKNOWN_AMENDING_ACT = "unknown-amending-act";
    /// Something is recorded that is worked out from the record.
    WORKED_OUT = "worked-out";
    /// An act on an amendment that is nobody's, or no body's.
    ACT_BY_NOBODY = "act-by-nobody";
    /// A part of a record's entry that does not fit it.
    ENTRY_DOES_NOT_FIT = "entry-does-not-fit";
    /// A way of amending names what is entrenched.
    DEAD_REACH = "dead-reach";
    /// A way of amending that reaches nothing.
    REACHES_NOTHING = "reaches-nothing";
    /// There is no such principle.
    UNKNOWN_PRINCIPLE = "unknown-principle";
    /// A principle that says nothing.
    EMPTY_PRINCIPLE = "empty-principle";
    /// A word for how an activity comes out that the policy uses for something else.
    AMBIGUOUS_OUTCOME = "ambiguous-outcome";
    /// A rule asks what one party alone has judged.
    JUDGED_BY_IN_A_RULE = "judged-by-in-a-rule";
    /// A principle asks whether a party has made a judgement that is not its own.
    NEVER_JUDGED_BY = "never-judged-by";
    /// A principle speaks of a clause that has been repealed.
    REPEALED_GROUND = "repealed-ground";
    /// A principle speaks of a notice by which nobody leaves.
    NO_SUCH_NOTICE = "no-such-notice";
}

/// Names for people: `` `a`, `b` and `c` ``. Beyond eight, the rest are counted.
pub(in crate::model) fn list<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    join(&names)
}

fn join(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] if names.len() <= 8 => format!("{} and {last}", first.join(", ")),
        _ => format!("{} and {} more", names.get(..7).unwrap_or_default().join(", "), names.len().saturating_sub(7)),
    }
}
