//! Pure arithmetic over civil dates: periods, month ends, terms. No clock is ever read.

mod add;
mod reckoning;
mod term;

pub use add::{MonthEnd, add};
pub use reckoning::{DayRange, Reckoning, Step};
pub use term::Window;
