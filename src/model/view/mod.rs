//! A model as other programs read it: names in place of ids, the document's numbers, and the place of everything.
//!
//! The shape is published in `docs/model.schema.json`. It grows by additions; what is there keeps its meaning.

mod change;
mod changes;
mod document;
mod from_model;
mod life;
mod operative;
mod shapes;

pub use changes::*;
pub use document::*;
pub use from_model::view;
pub use shapes::*;

/// The JSON schema of [`View`], as `docs/model.schema.json` has it.
#[must_use]
pub fn schema() -> String {
    let schema = schemars::schema_for!(View);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
