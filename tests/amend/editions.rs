//! Which text an amendment changes, and what comes of several.

use super::{difference, errors, policy};
use comity::Policy;

fn amendment(name: &str, of: &str, body: &str) -> String {
    format!("amendment {name} \"{name}\" to {of} {{ {body} }}\n")
}

const LONGER: &str = "replace \"term 2 years\" by \"term 3 years\" in 4.1;";

#[test]
fn an_edition_that_is_not_named_is_named_after_its_amendment() {
    let policy = policy(&amendment("longer", "p edition 2020", LONGER));
    let amended = policy.amended("longer").unwrap();
    assert_eq!(amended.edition(), Some("2020, longer"));
    assert!(amended.text().contains("edition \"2020, longer\";\n  amended by longer;\n"), "{}", amended.text());
    assert_eq!(policy.amendments()[0].leads_to, "2020, longer");
    assert_eq!(policy.edition(), Some("2020"));
}

#[test]
fn amendments_build_on_each_other_in_whatever_order_they_are_written() {
    let last = amendment("c", "p edition \"2022, b\"", "repeal 3.3, 3.4;");
    let second = amendment("b", "p edition 2022", "replace \"term 3 years\" by \"term 4 years\" in 4.1;");
    let first = amendment("a", "p edition 2020", &format!("edition 2022; {LONGER}"));
    let policy = policy(&format!("{last}{second}{first}"));
    assert!(errors("").is_empty());
    let names: Vec<_> = policy.amendments().iter().map(|one| (one.name.as_str(), one.leads_to.as_str())).collect();
    assert_eq!(names, [("c", "2022, b, c"), ("b", "2022, b"), ("a", "2022")]);
    let text = policy.amended("c").unwrap().text().to_owned();
    assert!(text.contains("edition \"2022, b, c\";\n  amended by a, b, c;"), "{text}");
    assert!(text.contains("clause 4.1 \"Term\" {\n      amended by a, b;"), "{text}");
    assert!(text.contains("term 4 years") && text.contains("repealed 3.3 by c;"), "{text}");
}

#[test]
fn a_consolidated_text_is_a_policy_of_its_own() {
    let policy =
        policy(&amendment("a", "p edition 2020", &format!("edition 2022; {LONGER} repeal 3.3, 3.4; insert in Area {{ 3.1.3 space; }}")));
    let amended = policy.amended("a").unwrap();
    let alone = Policy::parse("alone.comity", amended.text()).unwrap_or_else(|rejected| panic!("{rejected}"));
    assert_eq!(alone.text(), amended.text());
    assert_eq!(alone.fingerprint(), amended.fingerprint());
    let further = format!("{}amendment b to p edition 2022 {{ insert in 3 {{ clause 3.3 {{ gap \"x\"; }} }} }}", amended.text());
    let again = Policy::parse("further.comity", &further).unwrap_err().to_string();
    assert!(again.contains("repealed-number"), "a later policy knows what was repealed: {again}");
}

#[test]
fn an_amendment_is_bound_to_the_text_that_it_changes() {
    let print = policy("").fingerprint();
    for stated in [print.to_string(), print.full(), format!("{print:#}").to_uppercase(), format!("{print:#}").replace(' ', "-")] {
        let bound = amendment("a", "p edition 2020", &format!("fingerprint \"{stated}\"; {LONGER}"));
        assert!(policy(&bound).warnings().iter().all(|one| one.code.as_str() != "missing-fingerprint"));
    }
    let free = policy(&amendment("a", "p edition 2020", LONGER));
    let warning = free.warnings().iter().find(|one| one.code.as_str() == "missing-fingerprint").unwrap();
    assert!(warning.help[0].contains(&format!("`fingerprint \"{print}\";`")), "{warning:?}");
    let stale = amendment("a", "p edition 2020", &format!("fingerprint \"0123456789abcdef\"; {LONGER}"));
    assert_eq!(errors(&stale), [("stale-fingerprint".to_owned(), "\"0123456789abcdef\"".to_owned())]);
}

#[test]
fn what_is_stated_for_another_edition_is_told_with_what_differs() {
    let print = policy("").fingerprint();
    let first = amendment("a", "p edition 2020", &format!("edition 2022; {LONGER}"));
    let second = amendment("b", "p edition 2022", &format!("fingerprint \"{print}\"; repeal 3.3, 3.4;"));
    let rejected = Policy::parse("p.comity", &format!("{}{first}{second}", super::PROGRAMME)).unwrap_err();
    let stale = rejected.diagnostics().iter().find(|one| one.code.as_str() == "stale-fingerprint").unwrap();
    assert_eq!(stale.help[0], "It is the fingerprint of edition 2020, which differs in the head, 4.1.");
}

#[test]
fn the_fingerprint_of_an_amendment_is_that_of_its_words_and_of_what_it_changes() {
    let print = |text: &str| policy(text).amendments()[0].fingerprint;
    let plain = print(&amendment("a", "p edition 2020", LONGER));
    let stated = policy("").fingerprint();
    assert_eq!(print(&amendment("a", "p edition 2020", &format!("# a note\n{LONGER}\n"))), plain);
    assert_eq!(
        print(&amendment("a", "p edition 2020", &format!("fingerprint \"{stated}\"; {LONGER}"))),
        plain,
        "saying what it changes changes nothing"
    );
    assert_ne!(print(&amendment("a", "p edition 2020", &LONGER.replace('3', "4"))), plain);
    let other = super::PROGRAMME.replace("strength political", "strength binding");
    let other = Policy::parse("p.comity", &format!("{other}{}", amendment("a", "p edition 2020", LONGER))).unwrap();
    assert_ne!(other.amendments()[0].fingerprint, plain, "an amendment of another text is another amendment");
}

#[test]
fn an_amendment_that_is_not_in_force_can_be_amended_itself() {
    let first = amendment("a", "p edition 2020", &format!("edition 2022; {LONGER}"));
    let change = amendment("later", "a", "replace \"3 years\" by \"30 months\"; insert { repeal 3.3, 3.4; }");
    let policy = policy(&format!("{first}{change}"));
    let [a, later] = policy.amendments() else { panic!("two amendments") };
    assert_eq!((later.target.as_str(), later.leads_to.as_str()), ("a", "2022"));
    assert_ne!(later.changed, Some(a.fingerprint), "consents to the earlier text no longer count");
    assert!(policy.amended("a").unwrap().text().contains("term 3 years"));
    let changed = policy.amended("later").unwrap();
    assert!(changed.text().contains("term 30 months") && changed.text().contains("repealed 3.3 by a;"), "{}", changed.text());
    assert!(changed.text().contains("amended by a;") && !changed.text().contains("later"), "{}", changed.text());
    let together = policy.amended_by(&["later", "a"]).unwrap();
    assert_eq!(together.text(), changed.text());
}

#[test]
fn amendments_of_an_amendment_follow_each_other_by_their_fingerprints() {
    let first = amendment("a", "p edition 2020", &format!("edition 2022; {LONGER}"));
    let change = amendment("b", "a", "replace \"3 years\" by \"30 months\";");
    let print = policy(&format!("{first}{change}")).amendments()[1].changed.unwrap();
    let further = amendment("c", "a", &format!("fingerprint \"{print}\"; replace \"30 months\" by \"31 months\";"));
    let policy = policy(&format!("{first}{further}{change}"));
    assert!(policy.amended("c").unwrap().text().contains("term 31 months"));
    assert!(policy.amended("b").unwrap().text().contains("term 30 months"));
    assert!(policy.amended_by(&["b", "c", "a"]).unwrap().text().contains("term 31 months"));
}

#[test]
fn two_amendments_of_one_edition_come_into_force_in_either_order() {
    let longer = amendment("longer", "p edition 2020", LONGER);
    let slim = amendment("slim", "p edition 2020", "edition 2023; repeal 3.3, 3.4;");
    let policy = policy(&format!("{longer}{slim}"));
    let forth = policy.amended_by(&["longer", "slim"]).unwrap();
    let back = policy.amended_by(&["slim", "longer"]).unwrap();
    assert_eq!(forth.edition(), Some("2020, longer, slim"));
    assert_eq!(
        difference(forth.text(), back.text()),
        ["- edition \"2020, longer, slim\";", "- amended by longer, slim;", "+ edition \"2023, longer\";", "+ amended by slim, longer;"]
    );
    assert_eq!(policy.amended_by(&["slim"]).unwrap().text(), policy.amended("slim").unwrap().text());
    assert_eq!(policy.amended_by(&[]).unwrap().text(), policy.text());
}

#[test]
fn amendments_that_do_not_fit_together_are_told_with_the_places_in_both() {
    let longer = amendment("longer", "p edition 2020", LONGER);
    let other = amendment("other", "p edition 2020", "replace \"term 2 years\" by \"term 5 years\" in 4.1;");
    let rejected = policy(&format!("{longer}{other}")).amended_by(&["longer", "other"]).unwrap_err();
    let told = rejected.to_string();
    assert!(told.contains("words-not-found") && told.contains("written by the amendment `longer`"), "{told}");
    let rejected = policy(&longer).amended("langer").unwrap_err().to_string();
    assert!(rejected.contains("unknown-amendment") && rejected.contains("Did you mean `longer`?"), "{rejected}");
}

#[test]
fn a_mistake_in_an_amended_edition_points_at_the_amendment_that_made_it() {
    for (body, code, at) in [
        ("remove sport from Area;", "unknown-entry", "remove sport from Area;"),
        ("insert in 3.2 { permit activity where areas includes spots; }", "unknown-entry", "spots"),
        (
            "replace \"areas includes sport\" by \"areas includes spot\" in 3.3;",
            "unknown-entry",
            "replace \"areas includes sport\" by \"areas includes spot\" in 3.3;",
        ),
        ("repeal 3.2;", "unknown-clause", "repeal 3.2;"),
    ] {
        let rejected = Policy::parse("p.comity", &format!("{}{}", super::PROGRAMME, amendment("x", "p edition 2020", body))).unwrap_err();
        let problem = rejected.diagnostics().iter().find(|one| one.code.as_str() == code).unwrap_or_else(|| panic!("{body}: {rejected}"));
        let places: Vec<_> = problem.labels.iter().map(|label| rejected.sources().slice(label.span)).collect();
        assert!(places.contains(&at), "{body}: {places:?}\n{rejected}");
    }
}

#[test]
fn principles_follow_renumbered_clauses_and_scenarios_speak_of_their_own_edition() {
    let scenario = "scenario \"old\" for p { propose { title \"t\"; areas { cyber }; starts 2020-07-01; ends 2020-07-02; } expect permitted citing 3.2; }
        scenario \"new\" for p edition 2021 { propose { title \"t\"; areas { cyber }; starts 2020-07-01; ends 2020-07-02; } expect permitted citing 3.7; }";
    let principle = "principle kept \"3.2 stays\" from 3.2 { no amendment reaches 3.2; }";
    let policy = policy(&format!("{scenario}{principle}{}", amendment("x", "p edition 2020", "edition 2021; renumber 3.2 as 3.7;")));
    let files = policy.editions().files(policy.editions().led_to("x").unwrap());
    let text = comity::format::canonical(&files[1].sentences);
    assert!(text.contains("principle kept \"3.2 stays\" from 3.7 {\n  no amendment reaches 3.7;"), "{text}");
    let cited = |title: &str| text.split(title).nth(1).unwrap().split("citing ").nth(1).unwrap()[..3].to_owned();
    assert_eq!((cited("\"old\""), cited("\"new\"")), ("3.7".to_owned(), "3.7".to_owned()), "{text}");
    let sound = comity::format::canonical(&policy.editions().files_to_check(1)[1].sentences);
    assert!(sound.contains("scenario \"new\"") && !sound.contains("scenario \"old\""), "{sound}");
}
