//! Defaults: each has effect where the agreement is silent, yields where it is not, and is cited as what it is.

use comity::Policy;
use comity::model::{Moment, Survival, Then};

/// An agreement that takes the Law of Treaties, and says no more than is written here.
fn agreement(said: &str) -> Policy {
    let text = format!(
        r#"programme p "An agreement" {{
  defaults vienna_convention;
  parties {{ japan "Japan"; korea "Korea"; }}
  event signature by each party;
  event notice by each party;
  event word by each party;
  activity {{ title text; starts date; }}
  clause 1 "Visits" {{ permit activity where starts >= signature and starts >= notice and starts >= word; {said} }}
}}"#
    );
    Policy::parse("agreement.comity", &text).unwrap_or_else(|rejected| panic!("{rejected}"))
}

/// The articles of the Convention that have effect.
fn articles(policy: &Policy) -> Vec<&str> {
    let numbers = policy.model().provisions.iter().map(|provision| provision.number.as_str());
    numbers.filter_map(|number| number.strip_prefix("vienna_convention ")).collect()
}

const ALL: [&str; 7] = ["20(5)", "24(2)", "39", "54(b)", "56(2)", "68", "70(1)(b)"];

#[test]
fn an_agreement_that_says_nothing_of_time_has_the_conventions_rules() {
    let policy = agreement("");
    assert_eq!(articles(&policy), ALL);
    let life = &policy.model().life;
    let number = |provision: comity::model::ProvisionId| policy.model().provisions[provision.index()].number.as_str();
    assert_eq!(number(life.start.as_ref().unwrap().provision), "vienna_convention 24(2)");
    assert_eq!(
        life.exits.iter().map(|exit| number(exit.provision)).collect::<Vec<_>>(),
        ["vienna_convention 54(b)", "vienna_convention 56(2)"]
    );
}

/// What an agreement says, and the articles that yield to it.
const YIELDING: &[(&str, &[&str])] = &[
    ("start on signature by each party;", &["24(2)"]),
    ("term unlimited from signature by each party, covers starts;", &["24(2)"]),
    ("term unlimited, covers starts;", &[]),
    ("term 5 years, covers starts;", &["56(2)", "68"]),
    ("term 5 years, then unlimited, covers starts;", &[]),
    ("exit by any party on notice, 6 months after receipt, for all;", &["56(2)"]),
    ("exit by any party on notice, 6 months after receipt, revocable by word, for all;", &["56(2)", "68"]),
    ("exit by all parties jointly on notice, for all;", &["54(b)"]),
    ("survives acquired_situations \"what was built stays\" for 5 years;", &["70(1)(b)"]),
    ("survives debts \"what is owed\";", &[]),
    ("notices are revocable by word;", &["68"]),
    ("amending { in writing; needs consent of all parties; }", &["39"]),
    ("silence of each party for 3 months after notice means consent, unless word;", &[]),
];

#[test]
fn each_rule_yields_to_what_the_agreement_says_on_the_same_thing_and_to_nothing_else() {
    for (said, yielded) in YIELDING {
        let policy = agreement(said);
        let kept: Vec<_> = ALL.into_iter().filter(|article| !yielded.contains(article)).collect();
        let found: Vec<_> = articles(&policy).into_iter().filter(|article| *article != "78").collect();
        assert_eq!(found, kept, "{said}");
    }
}

#[test]
fn a_notice_counts_on_receipt_where_the_agreement_does_not_say_when_it_counts() {
    let renewed = |event: &str| {
        let said = format!(
            "term 5 years, then renewed by 5 years each time, unless {event} by any party at least 90 days before the end, covers starts;"
        );
        let policy = agreement(&said);
        let Some(Then::Renewed(renewal)) = policy.model().life.term.as_ref().map(|term| term.says.then.clone()) else { panic!("{said}") };
        (articles(&policy).contains(&"78"), renewal.moment)
    };
    assert_eq!(renewed("notice"), (true, Moment::Received));
    assert_eq!(renewed("receipt of notice"), (false, Moment::Received));
    let policy = agreement("exit by any party on notice, 6 months after sending, for all;");
    assert_eq!(policy.model().life.exits[0].says.moment, Moment::Happened, "the agreement says that sending counts");
}

#[test]
fn a_notice_can_be_taken_back_and_what_all_do_together_cannot() {
    let policy = agreement("exit by any party on notice, 6 months after receipt, for all;");
    let event = |id: comity::model::EventId| policy.model().events[id.index()].name.as_str();
    let exits = policy.model().life.exits.iter().map(|exit| (event(exit.says.event), exit.says.revoked_by.map(event)));
    assert_eq!(exits.collect::<Vec<_>>(), [("notice", Some("revocation")), ("agreed_end", None)]);
}

#[test]
fn events_of_the_convention_are_there_only_where_they_are_used() {
    let policy = agreement("start on signature by each party; exit by any party on notice, revocable by word, for all;");
    let names: Vec<_> = policy.model().events.iter().map(|event| event.name.as_str()).collect();
    assert_eq!(names, ["signature", "notice", "word", "agreed_end", "reservation_notified", "objection"].map(str::to_owned));
}

#[test]
fn an_event_that_the_agreement_has_under_the_same_name_is_its_own() {
    let text = r#"programme p "An agreement" {
  defaults vienna_convention;
  parties { japan "Japan"; korea "Korea"; }
  event consent "signature in Seoul" by each party;
  activity { title text; starts date; }
  clause 1 "Visits" { permit activity; }
}"#;
    let policy = Policy::parse("agreement.comity", text).unwrap();
    let titles: Vec<_> = policy.model().events.iter().filter(|event| event.name == "consent").map(|event| event.title.as_deref()).collect();
    assert_eq!(titles, [Some("signature in Seoul")]);
}

#[test]
fn nothing_is_taken_that_is_not_asked_for_and_ones_own_block_goes_before_the_built_in_one() {
    let block = r#"defaults vienna_convention "Our own terms" {
  clause 1 "Debts" { survives debts "what is owed"; }
}"#;
    let programme = |taking: &str| {
        format!(
            r#"programme p "An agreement" {{ {taking} parties {{ japan "Japan"; korea "Korea"; }} activity {{ title text; }} clause 1 "Visits" {{ permit activity; }} }}"#
        )
    };
    let policy = Policy::parse("agreement.comity", &programme("")).unwrap();
    assert!(articles(&policy).is_empty() && policy.model().life.start.is_none());
    let policy = Policy::parse("agreement.comity", &format!("{}\n{block}", programme("defaults vienna_convention;"))).unwrap();
    assert_eq!(articles(&policy), ["1"], "the number of the agreement's own clause is no obstacle");
    assert!(matches!(&policy.model().life.survivals[0].says, Survival::Named { name, .. } if name == "debts"));
}

#[test]
fn a_document_is_compared_without_what_stands_in_another() {
    let policy = agreement("");
    let covered = policy.cover("1. Visits\n");
    assert!(covered.not_in_document.is_empty() && covered.without_quote.len() == 1);
}
