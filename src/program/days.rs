//! The days that a date can be: an earliest and a latest day, counted from 1 January of year 1.

use crate::calendar::DayRange;
use crate::model::Comparison;
use crate::value::{PartialDate, Precision, Truth};
use chrono::{Datelike, NaiveDate};

/// The days that a date can be, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Days {
    /// The earliest.
    pub earliest: i32,
    /// The latest.
    pub latest: i32,
}

/// For each month how many days of a common year come before it, and how many it has then. There is no month 0.
const MONTHS: [(u32, u32); 13] =
    [(0, 0), (0, 31), (31, 28), (59, 31), (90, 30), (120, 31), (151, 30), (181, 31), (212, 31), (243, 30), (273, 31), (304, 30), (334, 31)];

impl Days {
    /// One day.
    pub fn day(day: NaiveDate) -> Self {
        let day = day.num_days_from_ce();
        Self { earliest: day, latest: day }
    }

    /// The days that a partial date can be.
    pub fn of(date: PartialDate) -> Self {
        Self::within(DayRange::of(date))
    }

    /// The days of a range.
    pub fn within(range: DayRange) -> Self {
        Self { earliest: range.earliest.num_days_from_ce(), latest: range.latest.num_days_from_ce() }
    }

    /// The days that `2020-06-26`, `2020-06` or `2020` can be, straight to their numbers. None for anything else, and where there is no
    /// such day.
    #[inline]
    pub fn read(words: &str) -> Option<Self> {
        let one = |(day, _): (i32, u32)| Self { earliest: day, latest: day };
        match *words.as_bytes() {
            [a, b, c, d, e, f, g, h, tens, ones] => {
                let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
                let day = u32::from(tens).wrapping_mul(10).wrapping_add(u32::from(ones));
                if tens > 9 || ones > 9 { None } else { number([a, b, c, d, e, f, g, h], day).map(one) }
            }
            [a, b, c, d, e, f, g] => number([a, b, c, d, e, f, g, b'-'], 1).map(|(first, length)| {
                let latest = first.saturating_add_unsigned(length).saturating_sub(1);
                Self { earliest: first, latest }
            }),
            [a, b, c, d] => {
                let first = number([a, b, c, d, b'-', b'0', b'1', b'-'], 1)?;
                let last = number([a, b, c, d, b'-', b'1', b'2', b'-'], 31)?;
                Some(Self { earliest: first.0, latest: last.0 })
            }
            _ => None,
        }
    }

    /// The earliest day as a date.
    pub fn first(self) -> Option<NaiveDate> {
        NaiveDate::from_num_days_from_ce_opt(self.earliest)
    }

    /// The latest day as a date.
    pub fn last(self) -> Option<NaiveDate> {
        NaiveDate::from_num_days_from_ce_opt(self.latest)
    }

    /// The partial date that can be exactly these days.
    pub fn date(self) -> Option<PartialDate> {
        let first = PartialDate::day(self.first()?)?;
        [Precision::Day, Precision::Month, Precision::Year]
            .into_iter()
            .map(|precision| first.known_to(precision))
            .find(|date| Self::of(*date) == self)
    }

    /// Both ends in one word.
    pub fn pack(self) -> u64 {
        let half = |day: i32| u64::from(u32::from_ne_bytes(day.to_ne_bytes()));
        (half(self.earliest) << 32) | half(self.latest)
    }

    /// Both ends out of one word.
    #[inline]
    pub fn unpack(word: u64) -> Self {
        let [a, b, c, d, e, f, g, h] = word.to_be_bytes();
        Self { earliest: i32::from_be_bytes([a, b, c, d]), latest: i32::from_be_bytes([e, f, g, h]) }
    }

    /// Whether it is known to the day.
    pub fn is_exact(self) -> bool {
        self.earliest == self.latest
    }

    /// How it stands to another date, whatever days both are.
    #[inline]
    pub fn compare(self, comparison: Comparison, other: Self) -> Truth {
        let settled = |holds: bool, fails: bool| match (holds, fails) {
            (true, _) => Truth::True,
            (_, true) => Truth::False,
            _ => Truth::Unknown,
        };
        match comparison {
            Comparison::Less => settled(self.latest < other.earliest, self.earliest >= other.latest),
            Comparison::LessOrEqual => settled(self.latest <= other.earliest, self.earliest > other.latest),
            Comparison::Greater => settled(self.earliest > other.latest, self.latest <= other.earliest),
            Comparison::GreaterOrEqual => settled(self.earliest >= other.latest, self.latest < other.earliest),
            Comparison::Equal => {
                let same = self.is_exact() && self == other;
                settled(same, self.latest < other.earliest || self.earliest > other.latest)
            }
        }
    }
}

/// The number of a day of the month that stands before it, such as `2020-06-`, and how many days that month has. None where there is no
/// such day.
#[inline]
fn number(month: [u8; 8], day: u32) -> Option<(i32, u32)> {
    // A digit is left with its value, a dash with 0; what is neither has, or gets by the addition, the upper bit of its byte.
    let digits = u64::from_le_bytes(month) ^ u64::from_le_bytes(*b"0000-00-");
    let spoiled = (digits | digits.wrapping_add(0x7f76_767f_7676_7676)) & 0x8080_8080_8080_8080;
    if spoiled != 0 {
        return None;
    }
    // In each byte ten times its digit and the one behind it.
    let [century, _, of_century, _, _, month, ..] = digits.wrapping_mul(10).wrapping_add(digits >> 8).to_le_bytes();
    let (before, length) = MONTHS.get(usize::from(month)).copied()?;
    let leap = if of_century == 0 { century % 4 == 0 } else { of_century % 4 == 0 };
    let length = length.wrapping_add(u32::from(leap && month == 2));
    let year = u32::from(century).wrapping_mul(100).wrapping_add(u32::from(of_century));
    if year == 0 || day == 0 || day > length {
        return None;
    }
    let years = year.wrapping_sub(1);
    let leaps = (years / 4).wrapping_sub(years / 100).wrapping_add(years / 400).wrapping_add(u32::from(leap && month > 2));
    let number = years.wrapping_mul(365).wrapping_add(leaps).wrapping_add(before).wrapping_add(day);
    i32::try_from(number).ok().map(|number| (number, length))
}
