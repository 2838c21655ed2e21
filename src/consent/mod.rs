//! Whether an amendment is valid, from when and for whom, and which edition applies on a day.
//!
//! ```text
//! Family (editions, models) ─ Chronicle (a record) ─▶ Case (one amendment) ─▶ Trial (one way of amending) ─▶ Arrival
//!                                  └─▶ Standing: steps, what is missing and by whom; the edition for a day and a party
//! ```

mod ages;
mod answers;
mod arrival;
mod ballots;
mod case;
mod chronicle;
mod effect;
mod examined;
mod family;
mod order;
mod problems;
mod reach;
mod standing;
mod steps;
pub mod tally;
mod trial;

pub use ages::Ages;
pub use answers::*;
pub use arrival::Arrival;
pub use chronicle::{Applies, Chronicle};
pub use family::{Carried, Family, Known};
