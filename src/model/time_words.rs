//! Points in time and schedules in words, as the policy language has them.

use super::time::{Actors, Drift, Moment, Point, Schedule, Timed, Trigger};
use super::types::Model;

impl Model {
    /// A day that the policy names or reckons: `the 90th day after the 50th deposit`.
    #[must_use]
    pub fn point_words(&self, point: &Point) -> String {
        match point {
            Point::Date(date) => date.to_string(),
            Point::Unknown => "a day that is not known".to_owned(),
            Point::Start => "the start".to_owned(),
            Point::Happening(trigger) => self.trigger_words(trigger),
            Point::Latest(points) => format!("the later of {}", self.points_words(points)),
            Point::Earliest(points) => format!("the earlier of {}", self.points_words(points)),
            Point::NthDayAfter(number, from) => format!("the {} day after {}", ordinal(u32::from(*number)), self.point_words(from)),
            Point::After(length, from) => format!("{} after {}", self.period_words(*length), self.point_words(from)),
            Point::FirstOfMonthFollowing(number, from) => {
                format!("the first day of the {} month following {}", ordinal(u32::from(*number)), self.point_words(from))
            }
        }
    }

    fn points_words(&self, points: &[Point]) -> String {
        points.iter().map(|point| self.point_words(point)).collect::<Vec<_>>().join(" and ")
    }

    /// An event that is waited for: `receipt of the notification by each party`.
    #[must_use]
    pub fn trigger_words(&self, trigger: &Trigger) -> String {
        let event = self.event(trigger.event).map_or("", |event| event.name.as_str());
        let receipt = if trigger.moment == Moment::Received { "receipt of " } else { "" };
        let nth = trigger.number.map_or_else(String::new, |number| format!("the {} ", ordinal(number)));
        let by = match trigger.by {
            Actors::Anyone => String::new(),
            Actors::Each => " by each party".to_owned(),
            Actors::Own => " by the party itself".to_owned(),
            Actors::Party(party) => self.parties.get(party.index()).map_or_else(String::new, |party| format!(" by {}", party.title)),
        };
        format!("{receipt}{nth}{event}{by}")
    }

    /// The parts of a schedule, one after the other.
    #[must_use]
    pub fn schedule_words(&self, schedule: &Schedule) -> Vec<String> {
        let mut words = Vec::new();
        match &schedule.when {
            Timed::Unsaid => {}
            Timed::Once => words.push("once".to_owned()),
            Timed::Throughout => words.push("throughout".to_owned()),
            Timed::By(point) => words.push(format!("by {}", self.point_words(point))),
            Timed::Within(length, from) => words.push(format!("within {} of {}", self.period_words(*length), self.point_words(from))),
            Timed::WithinOfEach(length, trigger) => {
                words.push(format!("within {} of each {}", self.period_words(*length), self.trigger_words(trigger)));
            }
            Timed::Every { period, from, drift } => {
                words.push(format!("every {} from {}", self.period_words(*period), self.point_words(from)));
                words.extend(drift_words(*drift).map(str::to_owned));
            }
        }
        words.extend(
            schedule
                .window
                .map(|(before, after)| format!("window {} before to {} after", self.period_words(before), self.period_words(after))),
        );
        words.extend((schedule.count > 1).then(|| format!("{} times each", schedule.count)));
        words.extend(schedule.not_before.as_ref().map(|point| format!("not before {}", self.point_words(point))));
        words.extend(schedule.until.as_ref().map(|point| format!("until {}", self.point_words(point))));
        words.extend(schedule.otherwise.as_ref().map(|otherwise| {
            let act = self.event(otherwise.act).map_or("", |event| event.name.as_str());
            let word = if otherwise.instead { "instead" } else { "also" };
            format!("otherwise {word} {act} within {}", self.period_words(otherwise.within))
        }));
        words
    }
}

fn drift_words(drift: Drift) -> Option<&'static str> {
    match drift {
        Drift::Anchor => None,
        Drift::Performance => Some("counted from the last performance"),
        Drift::LatePerformance => Some("counted from the last performance, an early one moves nothing"),
    }
}

/// `1st`, `2nd`, `3rd`, `11th`, `50th`
#[must_use]
pub fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}
