//! Steps taken from dates that may not be known to the day.

use super::days::Days;
use crate::calendar::{CalendarRules, DayRange, Step, reckon_days};

/// The days that a date can be after the steps are taken in turn from each of its days. None where the calendar refuses one of the days that it could be.
pub(crate) fn shift(days: Days, steps: &[Step], rules: &CalendarRules) -> Option<Days> {
    if steps.is_empty() {
        return Some(days);
    }
    let from = DayRange { earliest: days.first()?, latest: days.last()? };
    reckon_days(from, steps, rules).ok().map(Days::within)
}
