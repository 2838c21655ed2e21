//! What is not recorded, or what the calendar does not tell, leaves open what depends on it and nothing else: days worked out by hand.

use super::cases::passes;

const FROM: &str = "on 2020-01-01: deposit by north;";

#[test]
fn a_suspension_of_which_nobody_knows_when_it_was_received_may_hold_from_thirty_days_after_it_was_sent() {
    // Sent on 1 May, received then at the earliest: thirty days after, on 31 May.
    let clause = "clause 2 \"Term\" { start on deposit by north; term unlimited, covers starts; suspended on notice by any party, 30 days after receipt, lifted by confirmation; }";
    passes(
        "suspension",
        clause,
        &[
            &format!(
                "{FROM} on 2020-05-01: notice by south; expect in force on 2020-05-30; expect undetermined on 2020-05-31; expect undetermined on 2030-01-01;"
            ),
            &format!(
                "{FROM} on 2020-05-01: notice by south; on 2020-08-01: confirmation; expect undetermined on 2020-07-31; expect in force on 2020-08-01;"
            ),
            &format!(
                "{FROM} on 2020-05-01: notice by south, received 2020-05-03; expect in force on 2020-06-01; expect suspended on 2020-06-02;"
            ),
        ],
    );
}

#[test]
fn a_suspension_that_was_lifted_in_a_month_may_be_over_from_its_first_day() {
    passes(
        "lifted",
        "clause 2 \"Term\" { start on deposit by north; term unlimited, covers starts; suspended on notice by any party, lifted by confirmation; }",
        &[&format!(
            "{FROM} on 2020-05-01: notice by south; on 2020-08: confirmation; expect suspended on 2020-07-31; expect undetermined on 2020-08-01; expect undetermined on 2020-08-30; expect in force on 2020-08-31;"
        )],
    );
}

#[test]
fn what_was_done_in_the_month_of_its_last_day_may_have_been_late() {
    passes(
        "last day",
        "clause 2 \"Term\" { start on deposit by north; term unlimited, covers starts; }\n\
         clause 3 \"Report\" { shall south: report \"a report\" by 2021-06-15, window 30 days before to 5 days after; }",
        &[
            &format!("{FROM} on 2021-06: report; expect report is undetermined on 2021-07-01;"),
            // In May it opens on the 16th, and what was done before stands for nothing.
            &format!("{FROM} on 2021-05: report; expect report is undetermined on 2021-07-01;"),
            &format!("{FROM} on 2021-07: report; expect report is fulfilled late on 2021-07-31;"),
        ],
    );
}

#[test]
fn a_silence_after_something_of_which_nobody_knows_when_it_was_received_may_end_it_when_three_months_are_full() {
    let clause = "clause 2 \"Term\" { start on deposit by north; term unlimited, covers starts; silence of south for 3 months after receipt of proposal means the end, unless objection; }";
    passes(
        "silence",
        clause,
        &[
            &format!(
                "{FROM} on 2020-05-01: proposal by north; expect in force on 2020-07-31; expect undetermined on 2020-08-01; expect last day unknown;"
            ),
            &format!("{FROM} on 2020-05-01: proposal by north; on 2020-05-20: objection by south; expect undetermined on 2020-08-01;"),
            &format!(
                "{FROM} on 2020-05-01: proposal by north, received 2020-05-10; expect in force on 2020-08-09; expect ended on 2020-08-10;"
            ),
        ],
    );
}

#[test]
fn an_answer_to_what_may_have_been_received_may_be_due() {
    let clause = "clause 2 \"Term\" { start on deposit by north; term unlimited, covers starts; }\n\
                  clause 3 \"Answers\" { shall south: answer \"an answer\" within 30 days of each receipt of request; }";
    passes(
        "request",
        clause,
        &[
            &format!("{FROM} on 2020-05-01: request by north; expect answer is undetermined on 2020-05-01;"),
            // One answer, and two requests of which one may not have arrived: it is not known for which it stands.
            &format!(
                "{FROM} on 2020-05-01: request by north; on 2020-05-02: request by west, received 2020-05-03; on 2020-05-20: answer; expect answer is undetermined on 2020-06-30;"
            ),
            &format!(
                "{FROM} on 2020-05-01: request by north, received 2020-05-04; on 2020-05-20: answer; expect answer is fulfilled on 2020-06-30;"
            ),
        ],
    );
}

#[test]
fn an_event_in_a_month_leaves_open_what_turns_within_it_and_no_more() {
    // In May 2018: a review is due in May 2019, on the same day of the month, and the term ends the day before that day in 2020.
    let clause = "clause 2 \"Term\" { start on deposit by north; term 2 years, covers starts; shall south: review \"a review\" every 12 months from start; }";
    passes(
        "month",
        clause,
        &[
            "on 2018-05: deposit by north; expect review is due on 2019-05-01; expect review is undetermined on 2019-05-15; expect review is overdue on 2019-06-01; expect review is overdue on 2020-02-01;",
            // On the second anniversary nothing is in force, whichever day it is: no second review arises.
            "on 2018-05: deposit by north; on 2019-03: review by south; expect review is fulfilled on 2020-04-29; expect review is fulfilled on 2021-01-01;",
            "on 2018-05: deposit by north; on 2019-05-31: review by south; expect review is undetermined on 2019-07-01;",
            "on 2018: deposit by north; expect review is overdue on 2020-01-01;",
        ],
    );
}

#[test]
fn reviews_of_which_the_months_are_known_stand_where_the_months_suffice() {
    let clause = "clause 2 \"Term\" { start on deposit by north; term unlimited, covers starts; shall south: review \"a review\" every 12 months from start; }";
    let reviews: String = (2020..2026).map(|year| format!("on {year}-06: review by south; ")).collect();
    passes(
        "months",
        clause,
        &[
            &format!("{FROM} {reviews} expect review is fulfilled on 2025-12-31; expect review is due on 2026-06-01;"),
            // The year is full on 10 June: in each year the review can have been late, or for the next.
            &format!("on 2019-06-10: deposit by north; {reviews} expect review is undetermined on 2025-12-31;"),
        ],
    );
}

#[test]
fn a_day_that_the_calendar_refuses_leaves_open_what_depends_on_it_and_nothing_before() {
    // A month from 31 January has no such day, and neither has every second month behind.
    let clause = "calendar { month_end refuse; }\n\
                  clause 2 \"Term\" { start on deposit by north; term unlimited, covers starts; shall south: report \"a report\" every 2 months from start; }";
    passes(
        "refused",
        clause,
        &[
            // From 31 December: 28 February is not the 31st. From 31 January: 31 March and 31 May are there, and 31 July; 30 September is not.
            "on 2020-12-31: deposit by north; expect report is undetermined on 2021-03-15;",
            "on 2021-01-31: deposit by north; expect report falls due on 2021-03-31; expect report is overdue on 2021-04-01; expect report falls due on 2021-07-31;",
            "on 2021-01-31: deposit by north; on 2021-03-30: report; on 2021-05-31: report; on 2021-07-01: report; expect report is fulfilled on 2021-07-31; expect report is undetermined on 2021-10-01;",
        ],
    );
}

#[test]
fn what_the_table_of_holidays_does_not_reach_leaves_open_what_falls_there_and_nothing_before() {
    let clause = "calendar { holidays known 2021-01-01 to 2021-12-31; }\n\
                  clause 2 \"Term\" { start on deposit by north; term unlimited, covers starts; }\n\
                  clause 3 \"Answers\" { shall south: answer \"an answer\" within 5 business days of each request; }";
    passes(
        "table",
        clause,
        &[
            // Monday 6 December: 7, 8, 9, 10 and 13. Thursday 30 December: the 31st, and four days of which nothing is known.
            "on 2021-01-04: deposit by north; on 2021-12-06: request; on 2021-12-30: request; expect answer is overdue on 2022-01-31; expect answer falls due on 2021-12-13;",
            "on 2021-01-04: deposit by north; on 2021-12-06: request; on 2021-12-10: answer; expect answer is fulfilled on 2021-12-14;",
            "on 2021-01-04: deposit by north; on 2021-12-30: request; expect answer is undetermined on 2022-01-31;",
        ],
    );
}

#[test]
fn each_proposal_asks_for_an_answer_of_its_own() {
    let clause = "clause 2 \"Term\" { start on deposit by north; term unlimited, covers starts; silence of south for 3 months after proposal means the end, unless objection; }";
    passes(
        "proposals",
        clause,
        &[
            &format!(
                "{FROM} on 2020-05-01: proposal by north; on 2020-06-01: objection by south; on 2021-01-10: proposal by north; expect in force on 2021-04-09; expect ended on 2021-04-10;"
            ),
            &format!(
                "{FROM} on 2020-05-01: proposal by north; on 2020-06-01: objection by south; on 2021-01-10: proposal by north; on 2021-04-10: objection by south; expect in force on 2021-05-01;"
            ),
        ],
    );
}

#[test]
fn silence_that_means_renewal_confirms_for_those_who_are_silent() {
    // Three years from 16 March 2020: through 15 March 2023; renewed through 15 March 2025. West says so itself, the others are silent for three months.
    let clause = "clause 2 \"Term\" { start on deposit by north; term 3 years, then renewed by 2 years each time, if confirmation by each party, covers starts; silence of each party for 3 months after proposal means renewal, unless objection; }";
    let start = "on 2020-03-16: deposit by north;";
    passes(
        "renewal",
        clause,
        &[
            &format!("{start} on 2022-12-15: proposal; expect last day 2025-03-15;"),
            &format!("{start} on 2022-12-16: proposal; expect last day 2023-03-15;"),
            &format!("{start} on 2022-12-15: proposal; on 2023-01-31: objection by west; expect last day 2023-03-15;"),
            &format!(
                "{start} on 2022-12-15: proposal; on 2023-01-31: objection by west; on 2023-03-01: confirmation by west; expect last day 2025-03-15;"
            ),
        ],
    );
}
