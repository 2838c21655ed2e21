//! Named rules of counting a period from an event.

use super::{CalendarRules, DayRange, Reckoning, Step, Unreckoned, reckon};
use crate::value::{Period, Unit};

/// How a period is counted from the event that it runs from: which is its last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Counting {
    /// By nothing but the calendar's month-end policy: the event's day and the period added. What counts at either end, each sentence says itself.
    #[default]
    AsWritten,
    /// The anniversary rule, also called the corresponding date rule. The event's own day is not counted, and the period ends **on** the day of its last week,
    /// month or year that corresponds to the event's: a month from 30 September ends on 30 October, a year from 26 June 2020 on 26 June 2021, not on the day
    /// before. Where the last month has no such day, it ends on that month's last. Nothing is moved for weekends or holidays.
    ///
    /// As in *Dodds v Walker* \[1981\] 1 WLR 1027 (House of Lords), and in section 187(1) and section 188(2) and (3) of the German Civil Code for a period that an event
    /// begins; so too Case 152/85 *Misset v Council* \[1987\] ECR 223 for procedural periods. A period whose first day counts (section 187(2) there) ends the day before instead: [`Step::LastDayOf`].
    Anniversary,
    /// Regulation (EEC, Euratom) No 1182/71 of the Council of 3 June 1971 determining the rules applicable to periods, dates and time limits, OJ L 124,
    /// 8.6.1971, p. 1, Article 3:
    ///
    /// - (1) the day of the event is not counted;
    /// - (2)(b) and (c) a period in days ends with its last day; one in weeks, months or years with the day of its last week, month or year that is the same day of
    ///   the week or date as the event's (Case C-171/03 *Toeters and Verberk*, ECLI:EU:C:2004:714), and where that month has no such date with the month's last day;
    /// - (3) public holidays, Saturdays and Sundays are within the period, unless it is one of working days;
    /// - (4) if the last day is a public holiday, a Saturday or a Sunday, it ends with the next working day; not so for a period that runs backwards;
    /// - (5) a period of two days or more holds at least two working days.
    ///
    /// Which days are public holidays the calendar's table says (Article 2: those of the Member State or institution concerned). Every period ends with the last hour of its
    /// last day, so the last day says it all; periods in hours and parts of months are left out.
    Regulation1182,
}

impl Counting {
    /// The steps from an event to the last day of such a period after it; to the first day of such a period before it where it runs `backwards`.
    #[must_use]
    pub fn steps(self, period: Period, backwards: bool) -> Vec<Step> {
        match self {
            Self::AsWritten => vec![Step::Add(period, backwards)],
            Self::Anniversary => vec![Step::Corresponding(period, backwards)],
            Self::Regulation1182 => {
                let mut steps = vec![Step::Corresponding(period, backwards)];
                if !backwards && period.count > 0 {
                    steps.push(Step::RollForward);
                }
                if two_days_or_more(period) {
                    steps.push(Step::HoldWorkingDays(2, backwards));
                }
                steps
            }
        }
    }

    /// The last day of such a period after the event, with its working; the first day of such a period before it where it runs `backwards`.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use comity::calendar::{CalendarRules, Counting, DayRange, WorkingDays};
    /// use comity::value::{Period, Unit};
    ///
    /// let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    /// let table = WorkingDays::new(WorkingDays::WEEKEND, vec![day(2021, 5, 13)], Some((day(2021, 1, 1), day(2021, 12, 31))));
    /// let rules = CalendarRules { working: table, ..CalendarRules::default() };
    ///
    /// // A month from 13 April 2021 would end on 13 May, Ascension Day, and so ends on the Friday behind it.
    /// let month = Period { count: 1, unit: Unit::Month };
    /// let event = DayRange::day(day(2021, 4, 13));
    /// let by_regulation = Counting::Regulation1182.last_day(event, month, false, &rules)?;
    /// assert_eq!(by_regulation.result().exact(), Some(day(2021, 5, 14)));
    /// let by_anniversary = Counting::Anniversary.last_day(event, month, false, &rules)?;
    /// assert_eq!(by_anniversary.result().exact(), Some(day(2021, 5, 13)));
    /// # Ok::<(), comity::calendar::Unreckoned>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`reckon`].
    pub fn last_day(self, event: DayRange, period: Period, backwards: bool, rules: &CalendarRules) -> Result<Reckoning, Unreckoned> {
        reckon(event, &self.steps(period, backwards), rules)
    }
}

fn two_days_or_more(period: Period) -> bool {
    match period.unit {
        Unit::Day | Unit::BusinessDay => period.count >= 2,
        Unit::Week | Unit::Month | Unit::Year => period.count >= 1,
    }
}
