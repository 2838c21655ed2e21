//! Pure arithmetic over civil dates: periods, month ends, working days, recurrences, and the working of every date. No clock is ever read.

mod add;
mod counting;
mod cycle;
mod days;
mod reckoning;
mod rules;
mod step;
mod term;
pub mod words;
mod working_days;

pub use add::{MonthEnd, add};
pub use counting::Counting;
pub use cycle::{Cycle, Occurrence};
pub use days::DayRange;
pub use reckoning::{Reckoning, reckon, reckon_day, reckon_days};
pub use rules::{CalendarRules, Unreckoned};
pub use step::Step;
pub use term::Window;
pub use working_days::WorkingDays;
