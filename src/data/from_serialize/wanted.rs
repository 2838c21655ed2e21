//! What a policy's schema wants, looked up once: for each field its name, its type and its place in an activity.

use crate::data::names::Names;
use crate::model::{FieldId, FieldKind, JudgementId, Model};
use crate::program::{Answered, Program};

/// A field, or what stands among fields under its own name.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub name: Box<str>,
    pub kind: Kind,
    /// The first word of the field in an activity.
    pub at: u32,
    /// Its place in the schema.
    pub place: u32,
    /// Its bit among the first 64 fields; none for others.
    pub bit: u64,
    pub optional: bool,
}

/// What a value is wanted for. What the hot way asks for stands by itself.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// Nothing: what stands around it is wrong already.
    Nothing,
    /// All judgements.
    Judged,
    /// A field of one entry of a list.
    One(u32),
    /// A field of any number of entries of a list.
    Set(u32),
    /// A text that the policy compares with no words.
    PlainText,
    /// A date.
    Date,
    /// Yes or no.
    Flag,
    /// An amount.
    Money,
    /// Another field.
    Other,
}

/// A judgement that is wanted.
#[derive(Clone, Debug)]
pub(super) struct Judging {
    pub name: Box<str>,
    pub id: JudgementId,
    /// Where it lies, if one word holds its answers.
    pub answered: Option<Answered>,
}

/// The fields in the order of the schema, and the judgements behind them.
pub(super) fn fields(model: &Model, program: &Program) -> Vec<Wanted> {
    let field = |(id, field): (FieldId, &crate::model::Field)| Wanted {
        name: field.name.as_str().into(),
        kind: match field.kind {
            FieldKind::One(list) => Kind::One(list.0),
            FieldKind::SetOf(list) => Kind::Set(list.0),
            FieldKind::Text if !program.compares(id) => Kind::PlainText,
            FieldKind::Date => Kind::Date,
            FieldKind::Flag => Kind::Flag,
            FieldKind::Money(..) => Kind::Money,
            FieldKind::Text | FieldKind::Number(..) => Kind::Other,
        },
        at: program.place(id).unwrap_or(u32::MAX),
        place: id.0,
        bit: bit(id.0),
        optional: field.optional,
    };
    let many = u32::try_from(model.fields.len()).unwrap_or(u32::MAX);
    let judged = Wanted { name: "judged".into(), kind: Kind::Judged, at: u32::MAX, place: many, bit: bit(many), optional: true };
    (0..).map(FieldId).zip(&model.fields).map(field).chain([judged]).collect()
}

fn bit(place: u32) -> u64 {
    if place < 64 { 1u64.wrapping_shl(place) } else { 0 }
}

/// What a value is for that stands where none can.
pub(super) fn nothing() -> Wanted {
    Wanted { name: "".into(), kind: Kind::Nothing, at: u32::MAX, place: u32::MAX, bit: 0, optional: true }
}

/// The judgements in the policy's order.
pub(super) fn judgements(model: &Model, program: &Program) -> Vec<Judging> {
    let judging = |(id, judgement): (JudgementId, &crate::model::Judgement)| Judging {
        name: judgement.name.as_str().into(),
        id,
        answered: program.answered(id),
    };
    (0..).map(JudgementId).zip(&model.judgements).map(judging).collect()
}

/// The names of each list.
pub(super) fn lists(model: &Model) -> Vec<Names> {
    let list = |taxonomy: &crate::model::Taxonomy| Names::new(taxonomy.entries.iter().map(|entry| entry.name.as_str()));
    model.taxonomies.iter().map(list).collect()
}
