//! Programmes whose lives another sentence changes: each compared with the edition before on every record, with days that a reader can work out.

use comity::Policy;
use comity::prove::{Counterexample, Effort, Proof};

#[test]
fn two_editions_that_live_alike_are_compared_whatever_ends_them() {
    let text = r#"
programme pact "A pact" {
  edition 2020;
  parties { north "North"; south "South"; }
  calendar { horizon 2015-01-01 to 2034-12-31; }
  event signature "signature";
  event notice "a notice" by each party;
  activity { title text; starts date; people number 0 to 99; }
  clause 1 "Visits" { permit activity where people <= 20; gap "who pays is left open"; }
  clause 2 "Term" { term 5 years from signature, covers starts; exit by any party on notice, 6 months after receipt, for all; }
}
amendment words "Words" to pact edition 2020 { edition 2021; replace "who pays is left open" by "nothing is said of who pays" in 1; claims to permit nothing new; claims to refuse nothing new; }
amendment fewer "Fewer" to pact edition 2020 { edition 2022; replace "people <= 20" by "people <= 10" in 1; claims to permit nothing new; }
amendment later "Later" to pact edition 2020 { edition 2023; replace "6 months" by "9 months" in 2; claims to refuse nothing new; claims to permit nothing new; }
"#;
    let policy = Policy::parse("pact.comity", text).unwrap_or_else(|rejected| panic!("{rejected}"));
    let claims = |amendment: &str| {
        let edition = policy.amended(amendment).unwrap();
        let proved = edition.prove_claims(&Effort::default()).unwrap();
        proved.sentences.into_iter().map(|sentence| sentence.proof).collect::<Vec<_>>()
    };
    for amendment in ["words", "fewer"] {
        assert!(claims(amendment).iter().all(|proof| matches!(proof, Proof::Proved(_))), "{amendment}: {:?}", claims(amendment));
    }
    // A longer notice ends it no sooner, and sometimes later.
    assert!(matches!(claims("later")[..], [Proof::Proved(_), Proof::Refuted(_)]), "{:?}", claims("later"));
}

/// The programme of two parties that each may leave, and what an amendment of its life claims.
fn of_life(life: &str, amendment: &str) -> Vec<Proof> {
    let text = format!(
        r#"
programme pact "A pact" {{
  edition 2020;
  parties {{ north "North"; south "South"; }}
  calendar {{ horizon 2015-01-01 to 2034-12-31; }}
  event signature "signature" by each party;
  event notice "a notice" by each party;
  event objection "an objection" by each party;
  event recall "a notice is taken back" by each party;
  activity {{ title text; starts date; }}
  clause 1 "Visits" {{ permit activity; }}
  clause 2 "Term" {{ start on signature by each party; {life} }}
}}
amendment other "Another life" to pact edition 2020 {{ edition 2021; {amendment} claims to refuse nothing new; claims to permit nothing new; }}
"#
    );
    let policy = Policy::parse("pact.comity", &text).unwrap_or_else(|rejected| panic!("{rejected}"));
    let edition = policy.amended("other").unwrap_or_else(|rejected| panic!("{rejected}"));
    edition.prove_claims(&Effort::default()).unwrap().sentences.into_iter().map(|sentence| sentence.proof).collect()
}

/// What shows it says of its events whatever the answer rests on, and no more.
#[test]
fn a_case_of_notices_can_be_pasted_as_a_scenario_and_comes_out_as_told() {
    for (start, notice, told) in [
        ("signature by each party", "6 months after sending", "notice;"),
        ("signature by each party", "6 months after receipt", "notice, received 2015-01-01;"),
        ("the second signature", "6 months after sending", "signature by north and south;"),
    ] {
        let text = format!(
            r#"
programme pact "A pact" {{
  parties {{ north "North"; south "South"; }}
  calendar {{ horizon 2015-01-01 to 2034-12-31; }}
  event signature "signature" by each party;
  event notice "a notice" by each party;
  event objection "an objection" by each party;
  activity {{ title text; starts date; }}
  clause 1 "Visits" {{ permit activity; }}
  clause 2 "Term" {{ start on {start}; term 5 years, covers starts; exit by any party on notice, {notice}, for all; }}
}}
principle never "Nobody can leave" for pact {{ for every activity: permitted when starts >= signature and starts < signature + 1 year; }}
"#
        );
        let policy = Policy::parse("pact.comity", &text).unwrap_or_else(|rejected| panic!("{rejected}"));
        let sentence = policy.prove(&Effort::default()).remove(0).sentences.remove(0);
        let scenario = sentence.scenario.unwrap_or_else(|| panic!("{}", sentence.why));
        assert!(scenario.contains(told), "{scenario}");
        let pasted = Policy::parse("pact.comity", &format!("{text}\n{scenario}")).unwrap_or_else(|rejected| panic!("{rejected}"));
        assert!(pasted.scenarios().scenarios.iter().all(|tried| tried.passes()), "{scenario}");
    }
}

/// Of every record: who leaves later refuses nothing and permits more, and the other way round.
#[test]
fn another_way_out_is_compared_on_every_record() {
    let life = "term 5 years, covers starts; exit by any party on notice, 6 months after receipt, revocable by recall, for all;";
    let shown = |proof: &Proof| match proof {
        Proof::Refuted(refuted) => match &refuted.shown_by {
            Counterexample::Activity(case) => case.events.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    };
    let later = of_life(life, r#"replace "6 months" by "9 months" in 2;"#);
    assert!(matches!(later[0], Proof::Proved(_)), "{later:?}");
    assert_eq!(shown(&later[1]), ["notice", "signature"]);
    let sooner = of_life(life, r#"replace "6 months" by "3 months" in 2;"#);
    assert_eq!(shown(&sooner[0]), ["notice", "signature"]);
    assert!(matches!(sooner[1], Proof::Proved(_)), "{sooner:?}");
    // Nobody can take a notice back any more: a recall is part of what shows it.
    let final_notice = of_life(life, r#"replace ", revocable by recall" by "" in 2;"#);
    assert_eq!(shown(&final_notice[0]), ["notice", "recall", "signature"]);
    assert!(matches!(final_notice[1], Proof::Proved(_)), "{final_notice:?}");
    // Months are counted: 180 days are never more than half a year, and sometimes less.
    let in_days = of_life(life, r#"replace "6 months" by "180 days" in 2;"#);
    assert!(matches!(in_days[1], Proof::Proved(_)), "{in_days:?}");
    let in_more_days = of_life(life, r#"replace "6 months" by "182 days" in 2;"#);
    assert!(in_more_days.iter().all(|proof| matches!(proof, Proof::Refuted(_))), "{in_more_days:?}");
}

#[test]
fn a_notice_is_in_time_where_its_month_is_full_by_the_end() {
    // The month from 31 January is full on 29 February 2024: so is the last day of the stretch.
    let text = |objection: &str| {
        format!(
            r#"programme pact "A pact" {{
  parties {{ north "North"; south "South"; }}
  calendar {{ horizon 2024-01-01 to 2024-04-30; }}
  event objection "an objection" by each party;
  activity {{ starts date; }}
  clause 1 "Visits" {{ permit activity; }}
  clause 2 "Term" {{
    start on 2024-01-01;
    term until 2024-02-29, then renewed by 1 month once, unless objection by any party at least 1 month before the end, covers starts;
  }}
}}
principle p "P" for pact {{ for every activity: permitted when objection {objection} and starts >= 2024-03-01 and starts <= 2024-03-15; }}"#
        )
    };
    let proof = |objection: &str| {
        let policy = Policy::parse("pact.comity", &text(objection)).unwrap_or_else(|rejected| panic!("{rejected}"));
        policy.prove(&Effort::default()).remove(0).sentences.remove(0).proof
    };
    assert!(matches!(proof(">= 2024-01-31"), Proof::Refuted(_)));
    assert!(matches!(proof("> 2024-01-31"), Proof::Proved(_)));
}

#[test]
fn another_renewal_is_compared_on_every_record() {
    let life =
        "term 2 years, then renewed by 2 years each time, unless objection by any party at least 6 months before the end, covers starts;";
    let earlier = of_life(life, r#"replace "6 months before" by "12 months before" in 2;"#);
    assert!(matches!(earlier[0], Proof::Proved(_)) && matches!(earlier[1], Proof::Refuted(_)), "{earlier:?}");
    let once = of_life(life, r#"replace "each time" by "once" in 2;"#);
    assert!(matches!(once[0], Proof::Refuted(_)) && matches!(once[1], Proof::Proved(_)), "{once:?}");
    let asked = of_life(life, r#"replace "unless objection by any party" by "if objection by any party" in 2;"#);
    assert!(asked.iter().all(|proof| matches!(proof, Proof::Refuted(_))), "{asked:?}");
}

/// Where months run over into the next, it is not followed how events decide when the programme stands: its days are left open.
#[test]
fn lives_that_are_left_open_are_one_life_only_where_they_are_alike() {
    let text = r#"
programme pact "A pact" {
  edition 2020;
  parties { north "North"; south "South"; }
  calendar { horizon 2015-01-01 to 2034-12-31; month_end overflow; }
  event signature "signature" by each party;
  event notice "a notice" by each party;
  activity { title text; starts date; people number 0 to 99; }
  clause 1 "Visits" { permit activity where people <= 20; gap "who pays is left open"; }
  clause 2 "Term" { start on signature by each party; term 5 years, covers starts; exit by any party on notice, 6 months after sending, for all; }
}
amendment words "Words" to pact edition 2020 { edition 2021; replace "who pays is left open" by "nothing is said of who pays" in 1; claims to permit nothing new; claims to refuse nothing new; }
amendment fixed "A fixed start" to pact edition 2020 { edition 2022; replace "start on signature by each party" by "start on 2016-01-01" in 2; claims to permit nothing new; claims to refuse nothing new; }
amendment notices "A longer notice" to pact edition 2020 { edition 2023; replace "6 months" by "7 months" in 2; claims to permit nothing new; claims to refuse nothing new; }
"#;
    let policy = Policy::parse("pact.comity", text).unwrap_or_else(|rejected| panic!("{rejected}"));
    let claims = |amendment: &str| policy.amended(amendment).unwrap().prove_claims(&Effort::default()).unwrap().sentences;
    let proved = |amendment: &str| claims(amendment).iter().map(|sentence| matches!(sentence.proof, Proof::Proved(_))).collect::<Vec<_>>();
    assert_eq!(proved("words"), [true, true], "{:?}", claims("words"));
    assert_eq!(proved("fixed"), [false, false], "{:?}", claims("fixed"));
    assert_eq!(proved("notices"), [false, false], "{:?}", claims("notices"));
}
