//! Each kind of change, and what the edition then says.

use super::{changed, errors, policy};

/// What every amendment of these tests leaves in the head.
const HEAD: [&str; 3] = ["- edition 2020;", "+ edition 2021;", "+ amended by x;"];

fn body(operations: &str) -> Vec<String> {
    let mut lines = changed(operations);
    for line in HEAD {
        let at = lines.iter().position(|there| there == line).unwrap_or_else(|| panic!("{line} in {lines:?}"));
        lines.remove(at);
    }
    lines
}

#[test]
fn sentences_are_put_at_the_end_of_a_clause_and_clauses_at_the_end_of_a_section() {
    assert_eq!(
        body("insert in 3.2 { permit activity where areas includes culture; }"),
        ["+ amended by x;", "+ permit activity where areas includes culture;"]
    );
    assert_eq!(
        body("insert in 4 { clause 4.3 \"More\" { gap \"x\"; } }"),
        ["+ clause 4.3 \"More\" {", "+ amended by x;", "+ gap \"x\";", "+ }"]
    );
}

#[test]
fn provisions_are_put_beside_others_in_the_order_in_which_they_are_written() {
    let lines = body(
        "insert before 3.1 { clause 3.0 { gap \"a\"; } } insert after 3.4 { clause 3.5 { gap \"b\"; } } insert after 3.4 { clause 3.6 { gap \"c\"; } }",
    );
    let clauses: Vec<_> = lines.iter().filter(|line| line.contains("clause")).collect();
    assert_eq!(clauses, ["+ clause 3.0 {", "+ clause 3.5 {", "+ clause 3.6 {"]);
}

#[test]
fn entries_are_put_under_and_beside_others_and_remember_who_added_them() {
    assert_eq!(
        body("insert in Area under priority after cyber { 3.1.3 space \"Space\"; } insert in Area { leisure { games; } }"),
        ["+ amended by x;", "+ 3.1.3 space \"Space\", added by x;", "+ leisure, added by x {", "+ games;", "+ }"]
    );
    assert_eq!(
        body("insert in Area under culture { music; }"),
        ["+ amended by x;", "- culture;", "+ culture {", "+ music, added by x;", "+ }"]
    );
    assert_eq!(body("insert in Area before sea { space; }"), ["+ amended by x;", "+ space, added by x;"]);
}

#[test]
fn blocks_of_the_head_take_further_sentences() {
    assert_eq!(body("insert in activity { budget money EUR, optional; }"), ["+ budget money EUR, optional;"]);
    assert_eq!(body("insert in parties { east \"East\"; }"), ["+ east \"East\";"]);
    assert_eq!(body("insert in calendar { counting anniversary; }"), ["+ counting anniversary;"]);
    let lines = body("insert in programme { event withdrawal \"withdrawal\"; section 5 \"End\" { clause 5.1 { gap \"x\"; } } }");
    assert_eq!(
        lines,
        [
            "+ event withdrawal \"withdrawal\";",
            "+ section 5 \"End\" {",
            "+ amended by x;",
            "+ clause 5.1 {",
            "+ amended by x;",
            "+ gap \"x\";",
            "+ }",
            "+ }"
        ]
    );
}

#[test]
fn words_are_replaced_in_their_provision_and_nowhere_else() {
    assert_eq!(
        body("replace \"term 2 years\" by \"term 3 years\" in 4.1; replace each \"nothing is\" by \"little is\" in 3.2;"),
        [
            "+ amended by x;",
            "- gap \"nothing is said of money, and nothing is said of staff\";",
            "+ gap \"little is said of money, and little is said of staff\";",
            "+ amended by x;",
            "- term 2 years from signature, last day excluded, covers starts;",
            "+ term 3 years from signature, last day excluded, covers starts;",
        ]
    );
    assert_eq!(body("replace \"may consider\" by \"shall\" in 3.2;")[2], "+ shall north: help \"help in the field\";");
    assert_eq!(
        body("replace \"\\\"Forms\\\"\" by \"\\\"Forms of work\\\"\" in 3.2;")[..2],
        ["- clause 3.2 \"Forms\" {", "+ clause 3.2 \"Forms of work\" {"]
    );
    assert_eq!(body("replace \"political\" by \"binding\" in programme;"), ["- strength political;", "+ strength binding;"]);
    assert_eq!(
        body("replace \"starts date; ends date;\" by \"starts date; ends date, optional;\" in activity;"),
        ["- ends date;", "+ ends date, optional;"]
    );
    assert_eq!(
        body("replace \"Cyber defence\" by \"Cyber\" in 3.1.1;")[1..],
        ["- 3.1.1 cyber \"Cyber defence\";", "+ 3.1.1 cyber \"Cyber\";"]
    );
    assert_eq!(body("replace \"quote \\\"2 years\\\";\" by \"\" in 4.1;"), ["- quote \"2 years\";", "+ amended by x;"]);
}

#[test]
fn a_provision_is_written_anew_under_its_number() {
    assert_eq!(
        body("rewrite clause 4.1 \"No term\" { term unlimited; }"),
        [
            "- clause 4.1 \"Term\" {",
            "- quote \"2 years\";",
            "- term 2 years from signature, last day excluded, covers starts;",
            "+ clause 4.1 \"No term\" {",
            "+ amended by x;",
            "+ term unlimited;"
        ]
    );
}

#[test]
fn a_repealed_provision_leaves_its_number_behind() {
    assert_eq!(
        body("repeal 3.3, 3.4;"),
        [
            "- clause 3.3 \"Exceptions\" {",
            "- forbid activity where areas includes sport;",
            "- except 3.2;",
            "- }",
            "- clause 3.4 \"Rank\" {",
            "- permit activity where areas includes culture;",
            "- prevails over 3.3;",
            "- }",
            "+ repealed 3.3 by x;",
            "+ repealed 3.4 by x;",
        ]
    );
    let whole = body("repeal 4; insert in programme { section 5 \"Time\" { clause 5.1 { term unlimited, covers starts; } } }");
    assert!(whole.contains(&"+ repealed 4, 4.1, 4.2 by x;".to_owned()), "{whole:?}");
}

#[test]
fn what_is_removed_from_a_list_leaves_its_number_behind_the_list() {
    assert_eq!(
        body("remove sea from Area; replace \"{ cyber, sea }\" by \"{ cyber }\" in 3.2;"),
        [
            "+ amended by x;",
            "- 3.1.2 sea \"Maritime security\";",
            "+ repealed 3.1.2 by x;",
            "- permit activity where areas includes any of { cyber, sea };",
            "+ amended by x;",
            "+ permit activity where areas includes cyber;",
        ]
    );
    assert_eq!(body("remove ends from activity;"), ["- ends date;"]);
    assert_eq!(body("repeal 3.3, 3.4; remove others from Area;").iter().filter(|line| line.starts_with('+')).count(), 3);
}

#[test]
fn numbers_that_a_new_text_of_a_provision_does_not_have_are_repealed() {
    let lines = body("rewrite clause 3.1 \"Areas\" { taxonomy Area { 3.1.1 cyber \"Cyber\"; sea; culture; sport; } }");
    assert!(lines.contains(&"+ repealed 3.1.2 by x;".to_owned()), "{lines:?}");
}

#[test]
fn entries_move_with_what_lies_below_them() {
    assert_eq!(
        body("move culture in Area under priority after cyber; move priority in Area after others;"),
        [
            "+ amended by x;",
            "+ others {",
            "+ sport \"Sport and culture\";",
            "+ }",
            "- 3.1.2 sea \"Maritime security\";",
            "- }",
            "- others {",
            "- sport \"Sport and culture\";",
            "+ 3.1.2 sea \"Maritime security\";",
        ]
    );
}

#[test]
fn references_follow_a_provision_to_its_new_number_and_new_text_speaks_of_the_new_one() {
    assert_eq!(
        body(
            "renumber 3.2 as 3.3; renumber 3.3 as 3.4; renumber 3.4 as 3.5; insert after 3.1 { clause 3.2 \"New\" { permit activity where areas includes sport; prevails over 3.4; } }"
        ),
        [
            "- clause 3.2 \"Forms\" {",
            "+ clause 3.2 \"New\" {",
            "+ amended by x;",
            "+ permit activity where areas includes sport;",
            "+ prevails over 3.4;",
            "+ }",
            "+ clause 3.3 \"Forms\" {",
            "+ amended by x;",
            "- clause 3.3 \"Exceptions\" {",
            "+ clause 3.4 \"Exceptions\" {",
            "+ amended by x;",
            "- except 3.2;",
            "+ except 3.3;",
            "- clause 3.4 \"Rank\" {",
            "+ clause 3.5 \"Rank\" {",
            "+ amended by x;",
            "- prevails over 3.3;",
            "+ prevails over 3.4;",
            "+ amended by x;",
            "- entrenched 3.2, 4.2;",
            "+ entrenched 3.3, 4.2;",
        ]
    );
}

#[test]
fn what_stands_in_a_renumbered_section_goes_along_and_the_section_to_its_place() {
    let lines = changed("renumber 3 as 5; replace each \"3.2\" by \"5.2\" in 3.3;");
    assert!(
        [
            "+ section 5 \"Work\" {",
            "+ clause 5.1 \"Areas\" {",
            "+ 5.1.1 cyber \"Cyber defence\";",
            "+ except 5.2;",
            "+ entrenched 5.2, 4.2;"
        ]
        .iter()
        .all(|line| lines.contains(&(*line).to_owned())),
        "{lines:?}"
    );
    let text = policy("amendment x to p edition 2020 { renumber 3 as 5; }").amended("x").unwrap().text().to_owned();
    assert!(text.find("section 4") < text.find("section 5"), "{text}");
    assert!(text.contains("prevails over 5.3;"), "{text}");
}

/// The text to which `x` leads, which changes what `a` has led to.
fn after_another(first: &str, second: &str) -> String {
    let amendments = format!(
        "amendment a \"A\" to p edition 2020 {{ edition 2021; {first} }} amendment x \"X\" to p edition 2021 {{ edition 2022; {second} }}"
    );
    policy(&amendments).amended("x").unwrap_or_else(|rejected| panic!("{rejected}")).text().to_owned()
}

#[test]
fn a_number_stays_repealed_when_what_stands_around_it_goes_or_is_written_anew() {
    let list = "taxonomy Area { cyber; sea; culture; sport; }";
    let anew = format!(
        "rewrite section 3 \"Work\" {{ clause 3.1 {{ {list} permit activity where areas includes cyber; }} clause 3.2 {{ gap \"x\"; }} }}"
    );
    let text = after_another("repeal 3.3, 3.4;", &anew);
    assert!(text.contains("repealed 3.3 by a;") && text.contains("repealed 3.4 by a;"), "{text}");
    assert!(text.contains("repealed 3.1.1, 3.1.2 by x;"), "{text}");
    let elsewhere =
        format!("insert in programme {{ section 5 {{ clause 5.1 {{ {list} permit activity where areas includes cyber; }} }} }}");
    let gone = format!("repeal 3; {elsewhere} replace \"entrenched 3.2, 4.2;\" by \"\" in 4.2;");
    let text = after_another("repeal 3.3, 3.4;", &gone);
    assert!(text.contains("repealed 3.3 by a;") && text.contains("repealed 3, 3.1, 3.1.1, 3.1.2, 3.2 by x;"), "{text}");
    let again = |second: &str| {
        errors(&format!("amendment a to p edition 2020 {{ edition 2021; repeal 3.3, 3.4; }} amendment x to p edition 2021 {{ {second} }}"))
    };
    let taken = [("repealed-number".to_owned(), "3.3".to_owned())];
    assert_eq!(again(&anew.replace("clause 3.2", "clause 3.2 { gap \"x\"; } clause 3.3")), taken);
    assert_eq!(again(&gone.replace("clause 5.1", "clause 3.3 { gap \"x\"; } clause 5.1")), taken);
}

#[test]
fn a_provision_that_is_written_anew_remembers_what_changed_it_before() {
    let text = after_another(
        "replace \"term 2 years\" by \"term 3 years\" in 4.1;",
        "rewrite clause 4.1 \"Term\" { term 4 years from signature, covers starts; }",
    );
    assert!(text.contains("clause 4.1 \"Term\" {\n      amended by a, x;\n      term 4 years"), "{text}");
}

#[test]
fn what_an_edition_remembers_is_nobodys_to_write() {
    let wrong = |operations: &str| errors(&format!("amendment x to p edition 2020 {{ {operations} }}"));
    for (operations, at) in [
        ("insert in 3.2 { amended by y; }", "amended by y;"),
        ("insert in programme { repealed 9 by y; }", "repealed 9 by y;"),
        ("rewrite clause 3.2 { amended by y; permit activity; }", "amended by y;"),
        ("insert in Area { space, added by y; }", "space, added by y;"),
    ] {
        assert_eq!(wrong(operations), [("misplaced-sentence".to_owned(), at.to_owned())], "{operations}");
    }
    for operations in [
        "replace \"gap \\\"nothing\" by \"repealed 9 by y; gap \\\"nothing\" in 3.2;",
        "replace \"culture;\" by \"culture, added by y;\" in 3.1;",
        "replace \"edition 2020\" by \"edition 2030\" in programme;",
        "replace \"programme p\" by \"programme q\" in programme;",
    ] {
        assert_eq!(wrong(operations), [("not-by-words".to_owned(), operations.to_owned())]);
    }
}

#[test]
fn entries_cannot_be_moved_to_places_that_move_along_with_each_other() {
    for moves in [
        "move priority in Area under culture; move culture in Area under priority;",
        "move sea in Area after cyber; move cyber in Area after sport; move sport in Area before sea;",
    ] {
        let last = moves.split_inclusive(';').next_back().unwrap().trim();
        let found = errors(&format!("amendment x to p edition 2020 {{ {moves} }}"));
        assert_eq!(found, [("conflicting-changes".to_owned(), last.to_owned())], "{moves}");
    }
    assert!(body("move sea in Area after cyber; move cyber in Area after sport;").len() > 2);
}

#[test]
fn words_of_a_pending_amendment_may_be_numbers_but_stay_within_it() {
    let first = "amendment a to p edition 2020 { edition 2021; insert in 3 { clause 3.5 { gap \"x\"; } } }";
    let text = policy(&format!("{first} amendment x to a {{ replace \"3.5\" by \"3.6\"; }}")).amended("x").unwrap().text().to_owned();
    assert!(text.contains("clause 3.6 {"), "{text}");
    let out = "replace \"gap \\\"x\\\"; } }\" by \"gap \\\"x\\\"; } } } amendment z to p { repeal 3.4;\";";
    assert_eq!(errors(&format!("{first} amendment x to a {{ {out} }}")), [("not-by-words".to_owned(), out.to_owned())]);
}
