//! Agreements of several parties: what is counted from a party's own day. Days worked out by hand.

use super::cases::passes;

#[test]
fn who_joined_later_is_locked_in_from_its_own_day() {
    // Three years from 1 January 2020 for north, from 1 June 2022 for south.
    passes(
        "lock-in",
        "clause 2 \"Term\" { start on deposit by north; party joins on deposit by it; term unlimited, covers starts; \
         exit by each party on notice, 1 year after receipt, given not before 3 years after start, for it alone; }",
        &[
            "on 2020-01-01: deposit by north; on 2022-06-01: deposit by south; on 2023-02-01: notice by north, received 2023-02-01; on 2023-02-01: notice by south, received 2023-02-01; \
             expect north withdrawn on 2024-02-01; expect south bound on 2024-02-01; expect south bound on 2030-01-01;",
            "on 2020-01-01: deposit by north; on 2022-06-01: deposit by south; on 2025-05-31: notice by south, received 2025-05-31; expect south bound on 2030-01-01;",
            "on 2020-01-01: deposit by north; on 2022-06-01: deposit by south; on 2025-06-01: notice by south, received 2025-06-01; expect south bound on 2026-05-31; expect south withdrawn on 2026-06-01;",
            // Who is no party gives no notice.
            "on 2020-01-01: deposit by north; on 2024-01-01: notice by west, received 2024-01-01; on 2026-01-01: deposit by west; expect west bound on 2026-01-01;",
        ],
    );
}

#[test]
fn the_earliest_exit_is_each_partys_own() {
    passes(
        "earliest exit",
        "clause 2 \"Term\" { start on deposit by north; party joins on deposit by it; term unlimited, covers starts; \
         exit by each party on notice, 1 year after sending, given not before 3 years after deposit by it, for it alone; }",
        &[
            "on 2020-01-01: deposit by north; on 2022-06-01: deposit by south; expect earliest exit 2024-01-01 on 2022-12-31; expect earliest exit 2026-06-01 on 2022-12-31; expect earliest exit 2027-01-02 on 2026-01-02;",
        ],
    );
}

#[test]
fn a_duty_of_each_party_can_run_from_what_that_party_did() {
    passes(
        "own duty",
        "clause 2 \"Term\" { start on deposit by north; party joins on deposit by it; term unlimited, covers starts; }\n\
         clause 3 \"Report\" { shall each party: report \"a first report\" within 6 months of deposit by it; }",
        &["on 2020-01-01: deposit by north; on 2022-06-15: deposit by south; on 2020-07-01: report by north; \
             expect report by north is fulfilled on 2023-01-01; expect report by south is due on 2022-12-15; expect report by south is overdue on 2022-12-16; expect report falls due on 2022-12-15;"],
    );
}

#[test]
fn who_signed_applies_it_before_it_is_bound_and_nobody_else_does() {
    passes(
        "provisional",
        "clause 2 \"Term\" { start on deposit by north; party joins on deposit by it; provisional from signature by it; term unlimited, covers starts; }",
        &[
            "on 2019-03-01: signature by north; on 2019-05-01: signature by south; on 2020-01-01: deposit by north; on 2021-01-01: deposit by south; \
             expect north provisional on 2019-04-01; expect south not bound on 2019-04-01; expect south provisional on 2020-06-01; expect south bound on 2021-01-01; expect west not bound on 2021-01-01;",
        ],
    );
}
