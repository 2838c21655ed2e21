//! Days that months and working days lead to, beside trying every day: the ends of months, in each way in which a calendar can take them, and a week without a working day.

use crate::oracle::calendar::shift;
use chrono::{Datelike, NaiveDate};
use comity::model::{Model, TenetKind, from_syntax};
use comity::prove::{Every, Facts, Settled};
use comity::source::Sources;
use comity::syntax::parse;
use comity::value::{PartialDate, Period, Unit};

/// A sentence, and whether it holds of every two days.
type Sentence = (String, bool);

struct Calendar {
    month_end: &'static str,
    first: NaiveDate,
    last: NaiveDate,
}

/// First and last days around ends of months of every length, one of them with nothing but the end of a long month.
const HORIZONS: [(&str, &str); 4] =
    [("2021-01-20", "2021-02-05"), ("2021-01-20", "2021-01-31"), ("2020-02-22", "2020-03-05"), ("2020-12-22", "2021-01-04")];

fn day(written: &str) -> NaiveDate {
    PartialDate::parse(written).unwrap().earliest()
}

impl Calendar {
    fn all() -> impl Iterator<Item = Self> {
        let month_ends = ["clamp", "overflow", "refuse"];
        HORIZONS.iter().flat_map(move |(first, last)| month_ends.map(|month_end| Self { month_end, first: day(first), last: day(last) }))
    }

    fn text(&self, sentences: &[Sentence]) -> String {
        let said: String = sentences.iter().map(|(sentence, _)| format!("  for every activity: {sentence};\n")).collect();
        format!(
            "programme p \"P\" {{\n  calendar {{ month_end {}; horizon {} to {}; holidays known 2020-01-01 to 2021-12-31;\n    holidays 2020-12-25, 2020-12-28, 2020-12-29, 2020-12-30, 2020-12-31, 2021-01-01, 2021-01-25, 2021-01-26, 2021-01-27, 2021-01-28, 2021-01-29; }}\n  \
             activity {{ one date; other date; }}\n  clause 1 \"All\" {{ permit activity; }}\n}}\nprinciple days \"Days\" for p {{\n{said}}}\n",
            self.month_end, self.first, self.last
        )
    }

    fn model(&self, sentences: &[Sentence]) -> Model {
        let text = self.text(sentences);
        let checked = from_syntax(&[parse(Sources::new().add("days.comity", &text), &text).file]);
        checked.model.unwrap_or_else(|| panic!("{:?}\n{text}", checked.diagnostics))
    }

    fn days(&self) -> Vec<NaiveDate> {
        self.first.iter_days().take_while(|day| *day <= self.last).collect()
    }

    /// For each day the number of the day to which a length leads, where it leads anywhere; days as numbers on the oracle's own calendar.
    fn led(&self, length: Period) -> Vec<(i64, Option<i64>)> {
        let rules = self.model(&[("one <= other".into(), false)]).calendar.rules;
        let number = |day: NaiveDate| i64::from(day.num_days_from_ce());
        let of = |day: &NaiveDate| {
            let own = crate::oracle::calendar::days(PartialDate::day(*day).unwrap());
            let led = shift(own, &[(false, length)], &rules)?;
            let written = format!("{:04}-{:02}-{:02}", led.0.0, led.0.1, led.0.2);
            Some(number(self::day(&written)))
        };
        self.days().iter().map(|day| (number(*day), of(day))).collect()
    }

    fn asks(&self, sentences: &[Sentence]) -> [u32; 2] {
        let model = self.model(sentences);
        let mut came = [0, 0];
        for (tenet, (sentence, wanted)) in model.principles[0].tenets.iter().zip(sentences) {
            let TenetKind::ForEvery { holds, when } = &tenet.kind else { panic!("{tenet:?}") };
            let settled = Every { model: &model, holds, when: when.as_ref(), facts: Facts::Given }.settle(&[], u64::MAX);
            match (&settled, wanted) {
                (Settled::Holds(_), true) | (Settled::Fails(_), false) => came[usize::from(*wanted)] += 1,
                _ => panic!("{settled:?}, but trying all says {wanted}: {sentence}, of\n{}", self.text(&[])),
            }
        }
        came
    }
}

fn ask_all(sentences: impl Fn(&Calendar) -> Vec<Sentence>) {
    let mut came = [0, 0];
    for calendar in Calendar::all() {
        let [fail, hold] = calendar.asks(&sentences(&calendar));
        came = [came[0] + fail, came[1] + hold];
    }
    assert!(came.iter().all(|many| *many > 100), "{came:?} fail and hold");
}

#[test]
fn one_day_and_another_that_it_leads_to() {
    ask_all(|calendar| {
        let mut sentences = Vec::new();
        for (count, unit, words, from) in
            [(1, Unit::Month, "1 month", 26), (2, Unit::Month, "2 months", 57), (5, Unit::BusinessDay, "5 business days", 4)]
        {
            let led = calendar.led(Period { count, unit });
            let pairs = || led.iter().flat_map(|(one, to)| led.iter().map(move |(other, _)| (*one, *to, *other)));
            for days in from..from + 10 {
                let early = pairs().any(|(one, to, other)| to.is_some_and(|to| to <= other + days) && other <= one);
                sentences.push((format!("other > one when one + {words} <= other + {days} days"), !early));
                let late = pairs().any(|(one, to, other)| to.is_some_and(|to| to >= other + days) && other >= one);
                sentences.push((format!("other < one when one + {words} >= other + {days} days"), !late));
                // Only at the very end of the horizon: there overflowing months lead farther than any other.
                for day in calendar.days().into_iter().rev().take(3) {
                    let number = i64::from(day.num_days_from_ce());
                    let behind = pairs().any(|(one, to, other)| to.is_some_and(|to| to >= other + days) && other <= one && other >= number);
                    sentences.push((format!("other < {day} when one + {words} >= other + {days} days and other <= one"), !behind));
                }
            }
        }
        sentences
    });
}

#[test]
fn one_day_and_a_day_that_is_written() {
    ask_all(|calendar| {
        let led = calendar.led(Period { count: 1, unit: Unit::Month });
        let number = |day: NaiveDate| i64::from(day.num_days_from_ce());
        let ends: Vec<i64> = led.iter().filter_map(|(_, to)| *to).collect();
        let (least, most) = (ends.iter().min().unwrap(), ends.iter().max().unwrap());
        let mut sentences = Vec::new();
        for bound in (most - 5..=*most).chain([*least]) {
            let written = NaiveDate::from_num_days_from_ce_opt(i32::try_from(bound).unwrap()).unwrap();
            for day in calendar.days().into_iter().rev().take(9) {
                let early = led.iter().any(|(one, to)| to.is_some_and(|to| to <= bound) && *one >= number(day));
                sentences.push((format!("one < {day} when one + 1 month <= {written}"), !early));
                let late = led.iter().any(|(one, to)| to.is_some_and(|to| to >= bound) && *one <= number(day));
                sentences.push((format!("one > {day} when one + 1 month >= {written}"), !late));
            }
        }
        sentences
    });
}
