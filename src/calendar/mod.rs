//! Pure arithmetic over civil dates: periods, month ends, terms. No clock is ever read.

mod add;
mod term;

pub use add::{MonthEnd, add};
pub use term::Window;
