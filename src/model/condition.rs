//! Conditions with every name resolved and every comparison typed.

use super::types::{DefinitionId, EntryId, EventId, FieldId, JudgementId, OpenTermId};
use crate::source::Span;
use crate::value::{PartialDate, Period};

/// A condition.
#[derive(Clone, Debug)]
pub struct Condition {
    /// What it says.
    pub kind: ConditionKind,
    /// Where it is written.
    pub span: Span,
}

/// What a condition says.
#[derive(Clone, Debug)]
pub enum ConditionKind {
    /// Always true: the condition of a rule without one.
    Always,
    /// All hold. Never empty.
    All(Vec<Condition>),
    /// One holds. Never empty.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// The definition holds.
    Defined(DefinitionId),
    /// The adopted reading of the open term holds; its readings are conditions.
    Read(OpenTermId),
    /// The judgement has been made so.
    Judged(JudgementId),
    /// The flag is yes.
    Flag(FieldId),
    /// The optional field has a value.
    Given(FieldId),
    /// The entry is one of these, or lies under one of them. A field without value: false.
    Under(FieldId, Vec<EntryId>),
    /// How the set stands to these entries. An entry counts where one at or below it is in the set. A field without value is an empty set.
    Includes(FieldId, Quantifier, Vec<EntryId>),
    /// The words are one of these, to the letter. A field without value: false.
    TextIn(FieldId, Vec<String>),
    /// A comparison of two sums of whole numbers or of amounts of one currency (minor units). A field without value: false.
    Numbers(Sum, Comparison, Sum),
    /// A comparison of two dates. A field without value: false.
    Dates(DateSum, Comparison, DateSum),
}

impl ConditionKind {
    /// Whether it is several conditions joined by `and` or `or`.
    #[must_use]
    pub fn is_chain(&self) -> bool {
        matches!(self, Self::All(_) | Self::Any(_))
    }
}

/// How a set stands to a list of entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quantifier {
    /// At least one of them counts.
    Any,
    /// Each of them counts.
    All,
    /// Every member of the set is one of them or lies under one; true of the empty set, false where the set has an unlisted member.
    Only,
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// Equal.
    Equal,
    /// Less, or before.
    Less,
    /// Less or equal, or on or before.
    LessOrEqual,
    /// Greater, or after.
    Greater,
    /// Greater or equal, or on or after.
    GreaterOrEqual,
}

/// A linear sum of fields: `constant + factor * field + …`. Invariant: over every value that the schema admits it stays within `i64`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sum {
    /// The fixed part, with the readings of open terms left in `terms`.
    pub constant: i64,
    /// Factor and field.
    pub fields: Vec<(i64, FieldId)>,
    /// Sign and open term, whose readings are numbers or amounts.
    pub open_terms: Vec<(i64, OpenTermId)>,
}

/// A date, and periods added to it or taken away, in the order written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DateSum {
    /// Where it starts.
    pub base: DateBase,
    /// Each period; true where it is taken away.
    pub offsets: Vec<(bool, PeriodSource)>,
}

/// Where a date comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateBase {
    /// It is written in the policy.
    Written(PartialDate),
    /// The activity gives it.
    Field(FieldId),
    /// The record gives it.
    Event(EventId),
}

/// Where a period comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PeriodSource {
    /// It is written in the policy.
    Written(Period),
    /// The adopted reading of an open term gives it.
    Read(OpenTermId),
}
