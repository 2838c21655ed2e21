//! Where a day stands in the picture, and which days are named below it.

use super::Timeline;
use chrono::{Datelike, Days, Months, NaiveDate};

/// The days of a picture, spread over its width.
pub(super) struct Scale {
    pub first: NaiveDate,
    pub last: NaiveDate,
    left: i64,
    width: i64,
}

/// A day that is named below the picture.
pub(super) struct Tick {
    pub day: NaiveDate,
    pub name: String,
}

impl Scale {
    /// Every day that the timeline speaks of, with a little room at both ends.
    pub fn of(timeline: &Timeline, left: i64, width: i64) -> Self {
        let rows = || timeline.groups.iter().flat_map(|group| &group.rows);
        let bars = rows().flat_map(|row| &row.bars).flat_map(|bar| [bar.first, bar.last]).flatten();
        let days = bars.chain(rows().flat_map(|row| &row.marks).map(|mark| mark.day)).chain([timeline.asked]);
        let (first, last) = days.fold((timeline.asked, timeline.asked), |(first, last), day| (first.min(day), last.max(day)));
        let first = first.checked_sub_months(Months::new(1)).and_then(|day| day.with_day(1)).unwrap_or(first);
        let last = last.checked_add_months(Months::new(2)).and_then(|day| day.with_day(1)).unwrap_or(last);
        Self { first, last, left, width }
    }

    /// Where the day begins.
    pub fn at(&self, day: NaiveDate) -> i64 {
        let all = self.last.signed_duration_since(self.first).num_days().max(1);
        let gone = day.clamp(self.first, self.last).signed_duration_since(self.first).num_days();
        self.left.saturating_add(gone.saturating_mul(self.width).checked_div(all).unwrap_or(0))
    }

    /// Where the day ends.
    pub fn after(&self, day: NaiveDate) -> i64 {
        self.at(day.checked_add_days(Days::new(1)).unwrap_or(day))
    }

    /// Years; quarters as well where there is room for them.
    pub fn ticks(&self) -> Vec<Tick> {
        let years = i64::from(self.last.year()).saturating_sub(i64::from(self.first.year())).saturating_add(1);
        let every_years = i32::try_from(years.checked_div(14).unwrap_or(0).saturating_add(1)).unwrap_or(1);
        let months: &[u32] = if years <= 5 { &[1, 4, 7, 10] } else { &[1] };
        let year = |year: i32| months.iter().filter_map(move |month| NaiveDate::from_ymd_opt(year, *month, 1));
        let wanted = (self.first.year()..=self.last.year()).filter(|year| year.rem_euclid(every_years) == 0);
        let within = wanted.flat_map(year).filter(|day| (self.first..=self.last).contains(day));
        within
            .map(|day| Tick { day, name: if day.month() == 1 { day.year().to_string() } else { month(day.month()).to_owned() } })
            .collect()
    }
}

fn month(number: u32) -> &'static str {
    match number {
        4 => "Apr",
        7 => "Jul",
        _ => "Oct",
    }
}
