//! The schema of an activity.

use super::layout::Doc;
use super::values::{quantity, title};
use crate::syntax::tree::{FieldKind, Name, Quantity, Text};

/// `region Region "where it takes place", optional`
pub(super) fn field(name: &Name, kind: &FieldKind, of: Option<&Text>, optional: bool) -> Doc {
    let optional = if optional { ", optional" } else { "" };
    Doc::Row(vec![Doc::words(format!("{} {}", name.text, field_kind(kind))), title(of), Doc::words(optional)])
}

fn field_kind(kind: &FieldKind) -> String {
    match kind {
        FieldKind::Flag => "flag".to_owned(),
        FieldKind::Text => "text".to_owned(),
        FieldKind::Date => "date".to_owned(),
        FieldKind::Number { from, to } => format!("number {}", range(from, to)),
        FieldKind::Money { currency, range: None } => format!("money {}", currency.text),
        FieldKind::Money { currency, range: Some((from, to)) } => format!("money {} {}", currency.text, range(from, to)),
        FieldKind::One(taxonomy) => taxonomy.text.clone(),
        FieldKind::SetOf(taxonomy) => format!("set of {}", taxonomy.text),
    }
}

fn range(from: &Quantity, to: &Quantity) -> String {
    format!("{} to {}", quantity(from), quantity(to))
}
