//! What was done about amendments, from a record in the policy, from NDJSON, and from a program: the same in each.

use comity::Policy;
use comity::data::read_record;
use comity::model::{ActKind, AmendingAct, Form};
use comity::policy::Happened;
use comity::source::{SourceId, Sources, Span};

const POLICY: &str = r#"programme exchange "Exchange of experts" {
  edition 2020;
  parties { japan "Japan"; nato "NATO"; }
  event notification "notification by each party" by each party;
  body committee "the Joint Committee" of japan and nato jointly;
  activity { title text; }
  clause 1 "Exchanges" { permit activity; }
  clause 2 "Amendments" { amending { needs decision of committee; needs consent of all parties; effective on notification by each party; } }
}
amendment wider "Wider" to exchange edition 2020 {
  replace "Exchanges" by "All exchanges" in 1;
}
"#;

const PRINT: &str = "3f2a91bc77e012d4";

fn policy(record: &str) -> Policy {
    Policy::parse("exchange.comity", &format!("{POLICY}record for exchange {{ {record} }}")).unwrap_or_else(|rejected| panic!("{rejected}"))
}

/// Without the places, which are different in each.
fn placeless(acts: &[AmendingAct]) -> Vec<AmendingAct> {
    acts.iter().cloned().map(|act| AmendingAct { span: Span::new(SourceId::default(), 0, 0), ..act }).collect()
}

/// Each act as a policy says it, as a line of a file, and as a program gives it.
fn told_three_ways() -> Vec<(&'static str, &'static str, Happened)> {
    vec![
        (
            "on 2021-01-05: proposal of wider by japan;",
            r#"{"on":"2021-01-05","event":"proposal","amendment":"wider","by":"japan"}"#,
            Happened::new("proposal", "2021-01-05").by("japan"),
        ),
        (
            "on 2021-01-06: communication of wider, received 2021-01-09;",
            r#"{"on":"2021-01-06","event":"communication","amendment":"wider","received":"2021-01-09"}"#,
            Happened::new("communication", "2021-01-06").received("2021-01-09"),
        ),
        (
            r#"on 2021-02: consent to wider by japan and nato, recorded 2021-03-01, fingerprint "3f2a91bc77e012d4", in writing, reference "NV-12";"#,
            r#"{"on":"2021-02","event":"consent","amendment":"wider","by":["japan","nato"],"recorded":"2021-03-01","fingerprint":"3F2A 91bc-77e0 12d4","form":"written","reference":"NV-12"}"#,
            Happened::new("consent", "2021-02")
                .by("japan")
                .by("nato")
                .recorded("2021-03-01")
                .fingerprint(PRINT)
                .form(Form::Written)
                .reference("NV-12"),
        ),
        (
            r#"on 2021-02-01: objection to wider by nato, in the form of "diplomatic notes";"#,
            r#"{"on":"2021-02-01","event":"objection","amendment":"wider","by":"nato","form":"diplomatic notes"}"#,
            Happened::new("objection", "2021-02-01").by("nato").form(Form::Named("diplomatic notes".to_owned())),
        ),
        (
            "on 2021-02-01: vote for wider by nato;",
            r#"{"on":"2021-02-01","event":"vote_for","amendment":"wider","by":"nato"}"#,
            Happened::new("vote_for", "2021-02-01").by("nato"),
        ),
        (
            "on 2021-02-01: vote against wider by nato;",
            r#"{"on":"2021-02-01","event":"vote_against","amendment":"wider","by":"nato"}"#,
            Happened::new("vote_against", "2021-02-01").by("nato"),
        ),
        (
            "on 2021-02-01: abstention on wider by nato;",
            r#"{"on":"2021-02-01","event":"abstention","amendment":"wider","by":"nato"}"#,
            Happened::new("abstention", "2021-02-01").by("nato"),
        ),
        (
            "on 2021-02-01: decision on wider by committee;",
            r#"{"on":"2021-02-01","event":"decision","amendment":"wider","by":"committee"}"#,
            Happened::new("decision", "2021-02-01").by("committee"),
        ),
        (
            "on 2021-02-01: notification of wider by nato, number 2;",
            r#"{"on":"2021-02-01","event":"notification","amendment":"wider","by":"nato","number":2}"#,
            Happened::new("notification", "2021-02-01").by("nato").number(2),
        ),
    ]
}

#[test]
fn an_act_is_the_same_whether_a_policy_a_file_or_a_program_tells_of_it() {
    for (sentence, line, happened) in told_three_ways() {
        let (written, plain) = (policy(sentence), policy(""));
        let read = read_record(plain.model(), SourceId::default(), line);
        assert!(read.diagnostics.is_empty() && read.happenings.is_empty(), "{line}: {:?}", read.diagnostics);
        let mut record = plain.record();
        record.add(&happened.to("wider")).unwrap_or_else(|wrong| panic!("{sentence}: {wrong}"));
        let acts = placeless(&written.model().acts);
        assert_eq!(acts.len(), 1, "{sentence}");
        assert_eq!(placeless(&read.acts), acts, "{line}");
        assert_eq!(placeless(record.acts()), acts, "{sentence}");
        assert!(
            plain.record().and_acts(read.acts).acts().len() == 1 && written.record().happenings().next().is_none(),
            "the programme's life does not change by it"
        );
    }
}

#[test]
fn a_declared_event_about_an_amendment_is_no_event_of_the_programmes_life() {
    let policy = policy("on 2021-02-01: notification of wider by nato; on 2020-02-01: notification by nato;");
    let event = policy.model().event_named("notification").unwrap();
    assert_eq!(policy.model().acts.iter().map(|act| act.kind).collect::<Vec<_>>(), [ActKind::Declared(event)]);
    assert_eq!(policy.model().record.len(), 1);
}

#[test]
fn a_mistake_in_a_line_is_told_at_its_own_words() {
    let line = |more: &str| format!(r#"{{"on":"2021-02-01","amendment":"wider",{more}}}"#);
    for (line, code, at) in [
        (line(r#""event":"consent","by":"japan""#).replace("wider", "widr"), "unknown-amendment", r#""widr""#),
        (line(r#""event":"consnt","by":"japan""#), "unknown-amending-act", r#""consnt""#),
        (line(r#""event":"acceptance""#), "worked-out", r#""acceptance""#),
        (line(r#""event":"consent""#), "act-by-nobody", r#""consent""#),
        (line(r#""event":"decision""#), "act-by-nobody", r#""decision""#),
        (line(r#""event":"decision","by":["committee","committee"]"#), "act-by-nobody", r#"["committee","committee"]"#),
        (line(r#""event":"decision","by":"comittee""#), "unknown-voters", r#""comittee""#),
        (line(r#""event":"decision","by":"japan""#), "wrong-kind", r#""japan""#),
        (line(r#""event":"consent","by":"committee""#), "wrong-kind", r#""committee""#),
        (line(r#""event":"consent","by":"china""#), "unknown-party", r#""china""#),
        (line(r#""event":"consent","by":"japan","fingerprint":"3f2a""#), "bad-fingerprint", r#""3f2a""#),
        (line(r#""event":"consent","by":"japan","fingerprint":7"#), "wrong-value", "7"),
        (line(r#""event":"consent","by":"japan","kind":"excused""#), "entry-does-not-fit", r#""kind""#),
        (line(r#""event":"consent","by":"japan","effective":"2022-01-01""#), "entry-does-not-fit", r#""effective""#),
        (
            line(r#""event":"notification","by":"japan","form":"written""#).replace(r#""amendment":"wider","#, ""),
            "entry-does-not-fit",
            r#""form""#,
        ),
        (line(r#""event":"consent","by":"japan""#).replace(r#""on":"2021-02-01","#, ""), "incomplete-event", "the whole line"),
    ] {
        let mut sources = Sources::new();
        let source = sources.add("record.ndjson", line.as_str());
        let read = read_record(policy("").model(), source, &line);
        let told: Vec<_> = read.diagnostics.iter().map(|one| (one.code.as_str(), sources.slice(one.span().unwrap()))).collect();
        assert_eq!(told, [(code, if at == "the whole line" { line.as_str() } else { at })], "{line}");
        assert!(read.acts.is_empty(), "{line}");
    }
}

#[test]
fn a_program_is_told_what_does_not_fit() {
    let policy = policy("");
    let wrong = |happened: Happened| policy.record().add(&happened).expect_err("it does not fit").to_string();
    let consent = || Happened::new("consent", "2021-02-01").by("japan");
    for (happened, says) in [
        (consent().to("widr"), "`widr`"),
        (Happened::new("consnt", "2021-02-01").by("japan").to("wider"), "`consnt`"),
        (Happened::new("acceptance", "2021-02-01").to("wider"), "`acceptance`"),
        (Happened::new("consent", "2021-02-01").to("wider"), "`consent`"),
        (Happened::new("decision", "2021-02-01").by("japan").to("wider"), "`japan`"),
        (consent().by("china").to("wider"), "`china`"),
        (consent().to("wider").fingerprint("3f2a"), "`3f2a`"),
        (consent().to("wider").effective("2022-01-01"), "later date"),
        (Happened::new("notification", "2021-02-01").by("japan").fingerprint(PRINT), "fingerprint"),
    ] {
        let said = wrong(happened.clone());
        assert!(said.contains(says), "{happened:?}: {said}");
    }
}
