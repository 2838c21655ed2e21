//! Programmes with scenarios whose days were worked out by hand, with the working beside them: what the policies that ship have no example of.

use comity::Policy;

pub fn passes(title: &str, clauses: &str, scenarios: &[&str]) {
    let mut text = format!(
        "programme p \"{title}\" {{\n  strength binding;\n  parties {{ north \"North\"; south \"South\"; west \"West\"; }}\n  event signature \"signature\" by each party;\n  event deposit \"deposit\" by each party;\n  \
         event notice \"notice\" by each party;\n  event confirmation \"confirmation\" by each party;\n  event proposal \"proposal\" by each party;\n  event objection \"objection\" by each party;\n  \
         event request \"request\" by each party;\n  activity {{ title text; starts date; }}\n  clause 1 \"Activities\" {{ permit activity; }}\n{clauses}}}\n"
    );
    for (at, scenario) in scenarios.iter().enumerate() {
        text.push_str(&format!("scenario \"case {at}\" for p {{\n{scenario}\n}}\n"));
    }
    let policy = Policy::parse("p.comity", &text).unwrap_or_else(|rejected| panic!("{title}: {rejected}"));
    for tried in policy.scenarios().scenarios {
        let told: Vec<_> = tried.failures.iter().map(|failure| &failure.message).collect();
        assert!(tried.passes(), "{title}, {}: {told:#?}", tried.title);
    }
}

#[test]
fn a_start_that_waits_for_everybody_and_is_applied_before() {
    // The later of the three deposits is 10 May 2020; the first day of the second month following it is 1 July 2020.
    passes(
        "start",
        "clause 2 \"Start\" { start on the first day of the second month following deposit by each party; provisional from signature by each party; }\n\
         clause 3 \"Term\" { term unlimited, covers starts; }",
        &[
            "on 2020-01-01: signature by north; on 2020-01-05: signature by south; on 2020-02-01: signature by west;\n\
             on 2020-03-01: deposit by north; on 2020-05-10: deposit by south; on 2020-04-01: deposit by west;\n\
             expect not started on 2020-01-31; expect provisional on 2020-02-01; expect provisional on 2020-06-30; expect in force on 2020-07-01; expect start 2020-07-01;",
            "on 2020-03-01: deposit by north; on 2020-05-10: deposit by south; expect undetermined on 2021-01-01; expect start unknown;",
        ],
    );
}

#[test]
fn an_extension_only_on_confirmation_by_all() {
    // Three years from 16 March 2020: through 15 March 2023; a further two through 15 March 2025. A confirmation must be there one month before: by 15 February 2023.
    passes(
        "confirmed",
        "clause 2 \"Term\" { start on deposit by north; term 3 years, then renewed by 2 years each time, if confirmation by each party at least 1 month before the end, covers starts; }",
        &[
            "on 2020-03-16: deposit by north; expect last day 2023-03-15; expect notice deadline 2023-02-15 on 2022-01-01;",
            "on 2020-03-16: deposit by north; on 2022-12-01: confirmation by north; on 2023-02-15: confirmation by south and west; expect last day 2025-03-15; expect in force on 2023-03-16;",
            "on 2020-03-16: deposit by north; on 2022-12-01: confirmation by north; on 2023-02-16: confirmation by south and west; expect last day 2023-03-15; expect ended on 2023-03-16;",
        ],
    );
}

#[test]
fn the_second_deposit_is_that_of_a_second_party() {
    passes(
        "second",
        "clause 2 \"Start\" { start on the second deposit; }\nclause 3 \"Term\" { term unlimited, covers starts; }",
        &[
            "on 2020-01-01: deposit by north; on 2020-02-01: deposit by north; on 2020-03-01: deposit by south; expect start 2020-03-01; expect not started on 2020-02-29;",
            "on 2020-01-01: deposit by north; on 2020-02-01: deposit by north; expect start unknown; expect undetermined on 2021-01-01;",
            "on 2020-01-01: deposit by north; on 2020-02-01: deposit, number 2; expect start 2020-02-01;",
        ],
    );
}

#[test]
fn a_minimum_and_then_open_with_a_way_out_for_each() {
    passes(
        "minimum",
        "clause 2 \"Term\" { start on deposit by north; term 3 years, then unlimited, covers starts; exit by each party on notice, 12 months after receipt, effective not before 3 years after start, revocable by objection, for it alone; }",
        &[
            // Received on 10 January 2021, full on 10 January 2022, but not before 1 March 2023.
            "on 2020-03-01: deposit by north; on 2021-01-05: notice by south, received 2021-01-10; expect south bound on 2023-02-28; expect south withdrawn on 2023-03-01; expect north bound on 2023-03-01; expect in force on 2023-03-01;",
            "on 2020-03-01: deposit by north; on 2023-01-05: notice by south, received 2023-01-10; expect south bound on 2024-01-09; expect south withdrawn on 2024-01-10;",
            "on 2020-03-01: deposit by north; on 2023-01-05: notice by south, received 2023-01-10; on 2024-01-09: objection by south; expect south bound on 2024-06-01;",
            // On the day on which it takes effect it is too late to take it back.
            "on 2020-03-01: deposit by north; on 2023-01-05: notice by south, received 2023-01-10; on 2024-01-10: objection by south; expect south withdrawn on 2024-06-01;",
        ],
    );
}

#[test]
fn out_only_at_the_end_of_a_stretch_or_on_a_later_day_that_is_named() {
    passes(
        "period's end",
        "clause 2 \"Term\" { start on deposit by north; term 2 years, then renewed by 2 years each time, unless objection by any party, covers starts; exit by any party on notice, 3 months after sending, only at the end of a period, for all; }",
        &[
            // Full on 15 January 2022, within the stretch through 28 February 2022.
            "on 2020-03-01: deposit by north; on 2021-10-15: notice by south; expect in force on 2022-02-28; expect ended on 2022-03-01;",
            // Full on 15 March 2022, within the next, through 29 February 2024.
            "on 2020-03-01: deposit by north; on 2021-12-15: notice by south; expect in force on 2024-02-29; expect ended on 2024-03-01;",
        ],
    );
    passes(
        "named day",
        "clause 2 \"Term\" { start on deposit by north; term unlimited, covers starts; exit by any party on notice, 3 months after sending, or a later date that it names, for all; }",
        &[
            "on 2020-03-01: deposit by north; on 2021-10-15: notice by south, effective 2022-06-30; expect in force on 2022-06-29; expect ended on 2022-06-30;",
            "on 2020-03-01: deposit by north; on 2021-10-15: notice by south, effective 2021-11-30; expect in force on 2022-01-14; expect ended on 2022-01-15;",
        ],
    );
}

#[test]
fn silence_that_ends_it_and_an_objection_that_breaks_the_silence() {
    // Three months after 10 May are full on 10 August: ended from that day on.
    passes(
        "silence",
        "clause 2 \"Term\" { start on deposit by north; term unlimited, covers starts; silence of south for 3 months after proposal means the end, unless objection; }",
        &[
            "on 2020-03-01: deposit by north; on 2021-05-10: proposal by north; expect in force on 2021-08-09; expect ended on 2021-08-10;",
            "on 2020-03-01: deposit by north; on 2021-05-10: proposal by north; on 2021-08-10: objection by south; expect in force on 2021-08-11;",
        ],
    );
}

#[test]
fn each_party_owes_for_itself_and_one_of_two_acts_is_enough() {
    passes(
        "each",
        "clause 2 \"Term\" { start on deposit by north; term unlimited, covers starts; }\n\
         clause 3 \"Reports\" { shall each party: report \"a report\" by 6 months after start; }\n\
         clause 4 \"Means\" { shall north: one of { money \"money\", staff \"staff\" } by 2021-01-31; }",
        &[
            "on 2020-03-01: deposit by north; on 2020-09-01: report by north; on 2020-09-02: report by south; on 2021-01-31: staff by north;\n\
           expect report by north is fulfilled on 2020-09-01; expect report by west is overdue on 2020-09-02;\n\
           expect report by south is fulfilled late on 2020-09-02; expect staff is fulfilled on 2021-01-31; expect money is due on 2021-01-30;",
        ],
    );
}

#[test]
fn what_is_asked_for_several_times_is_done_when_it_was_done_so_often() {
    passes(
        "counts",
        "clause 2 \"Term\" { start on deposit by north; term unlimited, covers starts; }\n\
         clause 3 \"Meetings\" { shall all parties jointly: meet \"a meeting\" every 12 months from start, 2 times each; }",
        &["on 2020-03-01: deposit by north; on 2020-06-01: meet; on 2020-10-01: meet; on 2021-06-01: meet;\n\
           expect meet is due on 2020-06-01; expect meet is fulfilled on 2020-10-01; expect meet is due on 2022-03-01; expect meet is overdue on 2022-03-02;"],
    );
}

#[test]
fn a_review_that_is_counted_from_the_last_one_drifts_with_it() {
    // Anchored: due on 1 March of each year. Drifting: a year after each review.
    let clause = |words: &str| {
        format!(
            "clause 2 \"Term\" {{ start on deposit by north; term unlimited, covers starts; }}\n\
             clause 3 \"Review\" {{ shall all parties jointly: review \"a review\" every 12 months from start{words}; }}"
        )
    };
    let early = "on 2020-03-01: deposit by north; on 2020-12-01: review;";
    let late = "on 2020-03-01: deposit by north; on 2021-05-01: review;";
    let drifts = ", counted from the last performance";
    passes(
        "anchored",
        &clause(""),
        &[&format!("{early} expect review falls due on 2022-03-01;"), &format!("{late} expect review falls due on 2022-03-01;")],
    );
    passes(
        "drifting",
        &clause(drifts),
        &[&format!("{early} expect review falls due on 2021-12-01;"), &format!("{late} expect review falls due on 2022-05-01;")],
    );
    let late_only = ", counted from the last performance, an early one moves nothing";
    passes(
        "late alone",
        &clause(late_only),
        &[
            &format!("{early} expect review falls due on 2022-03-01;"),
            &format!("{late} expect review falls due on 2022-05-01;"),
            // A second one before 1 March 2021 is still of the first year, and does not stand for the second.
            &format!(
                "{early} on 2021-02-01: review; on 2021-03-02: review; expect review is fulfilled on 2022-03-01; expect review falls due on 2023-03-01;"
            ),
            &format!("{early} on 2021-02-01: review; expect review is overdue on 2022-03-02;"),
        ],
    );
}

#[test]
fn what_moves_nothing_leaves_the_next_on_the_day_of_the_month_on_which_it_was() {
    // From 31 January: 28 February, and then 31 March, not 28 March.
    passes(
        "month ends",
        "clause 2 \"Term\" { start on deposit by north; term unlimited, covers starts; }\n\
         clause 3 \"Report\" { shall south: report \"a report\" every 1 month from start, counted from the last performance, an early one moves nothing; }",
        &[
            "on 2021-01-31: deposit by north; on 2021-02-20: report; expect report falls due on 2021-03-31;",
            "on 2021-01-31: deposit by north; on 2021-02-28: report; expect report falls due on 2021-03-31;",
            "on 2021-01-31: deposit by north; on 2021-02-20: excused report; expect report falls due on 2021-03-31;",
            "on 2021-01-31: deposit by north; on 2021-03-02: report; expect report falls due on 2021-04-02;",
        ],
    );
}

#[test]
fn a_miss_leads_to_another_duty_beside_or_instead() {
    // Missed on 31 January 2021; the other within two months, by 31 March.
    let clause = |how: &str| {
        format!(
            "clause 2 \"Term\" {{ start on deposit by north; term unlimited, covers starts; }}\n\
             clause 3 \"Report\" {{ shall south: report \"a report\" by 2021-01-31, otherwise {how} explain \"an explanation\" within 2 months; }}"
        )
    };
    passes(
        "also",
        &clause("also"),
        &[
            "on 2020-03-01: deposit by north; expect report is overdue on 2021-02-01; expect explain is due on 2021-03-31; expect explain is overdue on 2021-04-01;",
            "on 2020-03-01: deposit by north; on 2021-02-10: report; on 2021-02-15: explain; expect report is fulfilled late on 2021-02-10; expect explain is fulfilled on 2021-02-15;",
        ],
    );
    passes(
        "instead",
        &clause("instead"),
        &[
            "on 2020-03-01: deposit by north; expect report is due on 2021-01-31; expect report is discharged on 2021-02-01; expect explain is due on 2021-02-01;",
        ],
    );
}

#[test]
fn excused_once_and_discharged_for_good() {
    passes(
        "excused",
        "clause 2 \"Term\" { start on deposit by north; term unlimited, covers starts; }\n\
         clause 3 \"Review\" { shall all parties jointly: review \"a review\" every 12 months from start; }",
        &[
            "on 2020-03-01: deposit by north; on 2020-12-01: excused review; expect review is excused on 2021-03-01; expect review is due on 2021-03-02; expect review is overdue on 2022-03-02;",
            "on 2020-03-01: deposit by north; on 2020-12-01: discharged review; expect review is discharged on 2021-06-01;",
        ],
    );
}

#[test]
fn on_request_within_business_days() {
    // 2 April 2021 is Good Friday and 5 April is Easter Monday: five business days after Thursday 1 April are 6, 7, 8, 9 and 12 April.
    passes(
        "request",
        "calendar { weekend saturday, sunday; holidays \"Easter\" 2021-04-02, 2021-04-05; holidays known 2021-01-01 to 2021-12-31; }\n\
         clause 2 \"Term\" { start on deposit by north; term unlimited, covers starts; }\n\
         clause 3 \"Answers\" { shall south: answer \"an answer\" within 5 business days of each request; }",
        &[
            "on 2021-01-04: deposit by north; on 2021-04-01: request by north; expect answer falls due on 2021-04-12; expect answer is overdue on 2021-04-13;",
        ],
    );
}

#[test]
fn what_survives_stays_owed_for_its_time() {
    // Ended through 28 February 2021. The report of 30 June is owed after it, for one year behind the end: through 28 February 2022.
    passes(
        "survival",
        "clause 2 \"Term\" { start on deposit by north; term 12 months, covers starts; }\n\
         clause 3 \"Report\" { shall south: report \"a report\" by 2021-02-15; survives report \"the report\" for 1 year; }",
        &[
            "on 2020-03-01: deposit by north; expect ended on 2021-03-01; expect report is overdue on 2022-02-28; expect report is discharged on 2022-03-01;",
        ],
    );
}

#[test]
fn what_outlives_the_programme_may_be_counted_from_the_notice_that_ended_it() {
    // Noticed on 10 January 2021, ended through 9 April 2021; what starts within six months of the notice goes on: through 10 July 2021.
    let record = "on 2020-03-01: deposit by north; on 2021-01-10: notice by south;";
    let on = |day: &str, verdict: &str| format!("{record} propose {{ title \"x\"; starts {day}; }} expect {verdict};");
    let cases = [on("2021-04-09", "permitted"), on("2021-04-10", "permitted"), on("2021-07-10", "permitted"), on("2021-07-11", "refused")];
    passes(
        "outlived",
        "clause 2 \"Late\" { forbid activity where starts > deposit + 20 years; }\n\
         clause 3 \"Term\" { start on deposit by north; term unlimited, covers starts; exit by any party on notice, 3 months after sending, for all; survives activity where starts <= notice + 6 months; }",
        &cases.iter().map(String::as_str).collect::<Vec<_>>(),
    );
}

#[test]
fn a_renewal_that_nobody_can_stop() {
    // Two years from 16 March 2020: through 15 March 2022; a further two, whatever anybody does, through 15 March 2024.
    passes(
        "once",
        "clause 2 \"Term\" { start on deposit by north; term 2 years, then renewed by 2 years once, covers starts; }",
        &[
            "on 2020-03-16: deposit by north; on 2021-01-01: objection by south; expect in force on 2022-03-16; expect last day 2024-03-15; expect ended on 2024-03-16;",
        ],
    );
    passes(
        "three times",
        "clause 2 \"Term\" { start on deposit by north; term 2 years, then renewed by 1 year 3 times, covers starts; }",
        &["on 2020-03-16: deposit by north; expect last day 2025-03-15;"],
    );
    // A notice ends it with the stretch in which it is full: the second, which begins on 16 March 2022.
    passes(
        "each time",
        "clause 2 \"Term\" { start on deposit by north; term 2 years, then renewed by 2 years each time, covers starts; exit by any party on notice, 3 months after sending, only at the end of a period, for all; }",
        &[
            "on 2020-03-16: deposit by north; expect last day unlimited; expect in force on 2090-01-01;",
            "on 2020-03-16: deposit by north; on 2022-06-01: notice by south; expect last day 2024-03-15;",
        ],
    );
    // Through 31 December 2022, and then for two years more.
    passes(
        "a last day that is written",
        "clause 2 \"Term\" { start on deposit by north; term until 2022-12-31, then renewed by 2 years once, covers starts; }",
        &["on 2020-03-16: deposit by north; expect last day 2024-12-31;"],
    );
}

#[test]
fn calendar_years_bound_both_ends() {
    let years = "clause 2 \"Term\" { start on deposit by north; term calendar years 2023 to 2026, covers starts; }";
    passes(
        "years",
        years,
        &[
            // In the first year: from that day on.
            "on 2023-07-12: deposit by north; expect not started on 2023-07-11; expect start 2023-07-12; expect last day 2026-12-31;",
            // Long before: not before the first of them.
            "on 2013-05-01: deposit by north; expect not started on 2022-12-31; expect start 2023-01-01; expect in force on 2023-01-01; expect last day 2026-12-31;
             propose { title \"early\"; starts 2022-12-31; } expect refused citing 2;",
            "on 2013-05-01: deposit by north; propose { title \"in time\"; starts 2023-01-01; } expect permitted;",
            "expect start unknown; expect undetermined on 2024-01-01;",
        ],
    );
    // Without a clause on the start the deposit counts from which the years run.
    passes(
        "from",
        "clause 2 \"Term\" { term calendar years 2023 to 2026 from deposit by north, covers starts; }",
        &[
            "on 2013-05-01: deposit by north; expect start 2023-01-01;",
            "on 2024-02-01: deposit by north; expect start 2024-02-01; expect last day 2026-12-31;",
        ],
    );
    passes(
        "neither",
        "clause 2 \"Term\" { term calendar years 2023 to 2026, covers starts; }",
        &["expect start 2023-01-01; expect last day 2026-12-31;"],
    );
}
