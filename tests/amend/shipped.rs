//! Every kind of change, done to the programme between Japan and NATO as its parties could do it.

use comity::Policy;
use comity::policy::Unreadable;
use std::fs;
use std::path::Path;

/// The shipped policy with amendments beside it, and without its principles: they name areas, so that none of those could go.
fn policy(amendments: &str) -> Policy {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies/japan_nato_ipcp");
    let mut loader = |name: &str| match name {
        "all.comity" => Ok(format!("use \"programme.comity\";\n{amendments}").into_bytes()),
        "principles.comity" => Ok("# None.\n".into()),
        _ => fs::read(folder.join(name)).map_err(|_| Unreadable::Missing),
    };
    Policy::load("all.comity", &mut loader).unwrap_or_else(|rejected| panic!("{rejected}"))
}

/// What edition 2021 says otherwise than edition 2020, sentence by sentence, but for the head of the programme and for what it remembers.
fn changed(operations: &str) -> Vec<String> {
    let policy = policy(&format!("amendment x \"X\" to japan_nato_ipcp edition 2020 {{ edition 2021; {operations} }}"));
    let amended = policy.amended("x").unwrap_or_else(|rejected| panic!("{rejected}"));
    let alone = Policy::parse("alone.comity", amended.text()).unwrap_or_else(|rejected| panic!("{rejected}"));
    assert_eq!((alone.text(), alone.fingerprint()), (amended.text(), amended.fingerprint()), "the edition is a policy of its own");
    let mut lines = super::difference(policy.text(), amended.text());
    lines.retain(|line| !line[2..].starts_with("edition 202") && line != "+ amended by x;");
    lines
}

#[test]
fn areas_are_added_removed_moved_and_renamed() {
    assert_eq!(
        changed("insert in Area under priority after other_mutual_interest { 3.1.10 space_security \"Outer space security\"; }"),
        ["+ 3.1.10 space_security \"Outer space security\", added by x;"]
    );
    assert_eq!(
        changed("remove light_weapons from Area; remove women_peace_security from Area;"),
        ["- light_weapons;", "- 3.1.6 women_peace_security \"Women, peace and security\";", "+ repealed 3.1.6 by x;"]
    );
    assert_eq!(changed("move outer_space in Area under priority before other_mutual_interest;"), ["+ outer_space;", "- outer_space;"]);
    assert_eq!(
        changed("replace \"Cyber defence\" by \"Cyber security\" in 3.1.1;"),
        ["- 3.1.1 cyber_defence \"Cyber defence\";", "+ 3.1.1 cyber_defence \"Cyber security\";"]
    );
}

#[test]
fn a_figure_a_term_a_cadence_a_force_and_a_reading_are_changed_by_their_words() {
    assert_eq!(
        changed("replace \"term 2 years\" by \"term 3 years\" in 4.1;"),
        [
            "- term 2 years from endorsement, first day included, last day excluded, covers starts;",
            "+ term 3 years from endorsement, first day included, last day excluded, covers starts;"
        ]
    );
    assert_eq!(
        changed("replace \"12 months\" by \"18 months\" in 4.2; replace \"adopt yearly\" by \"adopt half_yearly\" in 4.2;"),
        [
            "- reading yearly \"once a year\" 12 months;",
            "+ reading yearly \"once a year\" 18 months;",
            "- adopt yearly;",
            "+ adopt half_yearly;"
        ]
    );
    assert_eq!(
        changed("replace \"every regular_intervals\" by \"every 6 months\" in 4.2; replace \"30 days before to 30 days after\" by \"14 days before to 14 days after\" in 4.2; replace each \"should\" by \"shall\" in 4.2;")
            .iter()
            .filter(|line| line.starts_with('+'))
            .map(String::as_str)
            .collect::<Vec<_>>(),
        [
            "+ quote \"shall be reviewed\", \"regular intervals\", \"jointly-owned process\", \"mutual consent\";",
            "+ shall japan and nato jointly: review \"a review of the cooperation in a process that both own\"",
            "+ every 6 months from endorsement,",
            "+ window 14 days before to 14 days after;",
        ]
    );
    assert_eq!(
        changed("replace \"may consider nato\" by \"shall nato\" in 3.2;"),
        [
            "- may consider nato: contribute_assets \"assets to Japanese exercises in the Indo-Pacific\"",
            "+ shall nato: contribute_assets \"assets to Japanese exercises in the Indo-Pacific\""
        ]
    );
    assert_eq!(changed("replace \"political\" by \"binding\" in programme;"), ["- strength political;", "+ strength binding;"]);
}

#[test]
fn clauses_are_put_in_written_anew_repealed_and_renumbered_with_what_cites_them() {
    assert_eq!(
        changed(
            "insert after 4.2 { clause 4.3 \"Reports\" { shall each party: report \"a report on its part\" every 12 months from endorsement; } }"
        ),
        ["+ clause 4.3 \"Reports\" {", "+ shall each party: report \"a report on its part\" every 12 months from endorsement;", "+ }"]
    );
    let text = |operations: &str| {
        let policy = policy(&format!("amendment x to japan_nato_ipcp edition 2020 {{ {operations} }}"));
        policy.amended("x").unwrap_or_else(|rejected| panic!("{rejected}"))
    };
    let anew = text("rewrite clause 1.1 \"Shared values\" { recital \"Values are shared.\"; } repeal 1.3;");
    assert!(anew.text().contains("clause 1.1 \"Shared values\" {\n      amended by x;\n      recital \"Values are shared.\";\n    }"));
    assert!(anew.text().contains("repealed 1.3 by x;") && !anew.text().contains("Shared strategic interest"));
    // The scenarios of the policy cite 3.3, and follow it.
    let moved = text("renumber 3.3 as 3.5;");
    assert!(moved.text().contains("clause 3.5 \"Contributions\"") && !moved.text().contains("clause 3.3"));
    assert!(moved.scenarios().passes(), "every scenario that cited 3.3 now cites 3.5");
}

#[test]
fn a_field_is_added_and_every_scenario_of_before_still_comes_out_as_expected() {
    let operations = "insert in activity { nights number 0 to 365; } insert in 3.2 { forbid activity where nights > 30; }";
    let beside = format!(
        "amendment x to japan_nato_ipcp edition 2020 {{ {operations} missing nights counts as 0 because \"nobody stayed overnight before\"; }}"
    );
    assert!(policy(&beside).amended("x").unwrap().scenarios().passes());
    let unsaid = policy(&format!("amendment x to japan_nato_ipcp edition 2020 {{ {operations} }}"));
    assert!(!unsaid.amended("x").unwrap().scenarios().passes(), "where nothing is said, what was permitted is undetermined");
}

#[test]
fn several_changes_stand_in_one_amendment_and_a_pending_amendment_is_amended() {
    let first = "amendment space \"Space\" to japan_nato_ipcp edition 2020 {
          edition 2021;
          insert in Area under priority after other_mutual_interest { 3.1.10 space_security \"Outer space security\"; }
          replace \"term 2 years\" by \"term 3 years\" in 4.1;
          repeal 1.3;
          renumber 3.3 as 3.4;
        }";
    let policy = policy(&format!(
        "{first} amendment later to space {{ replace \"3 years\" by \"4 years\"; replace \"renumber 3.3 as 3.4;\" by \"\"; }}"
    ));
    let (space, later) = (policy.amended("space").unwrap(), policy.amended("later").unwrap());
    for (policy, term, number) in
        [(&space, "term 3 years", "clause 3.4 \"Contributions\""), (&later, "term 4 years", "clause 3.3 \"Contributions\"")]
    {
        assert_eq!(policy.edition(), Some("2021"));
        for words in [term, number, "space_security", "repealed 1.3 by space;", "amended by space;"] {
            assert!(policy.text().contains(words), "{words}");
        }
        assert!(policy.scenarios().scenarios.len() > 50);
    }
    let [space, later] = policy.amendments() else { panic!("two amendments") };
    assert_ne!(later.changed, Some(space.fingerprint));
}
