//! Records from NDJSON: every event typed against the policy, every mistake with its place, a line that breaks off always found.

use comity::data::{RecordReading, read_record};
use comity::diagnostic::Severity;
use comity::model::{HappeningKind, Model, from_syntax};
use comity::policy::record_text_from_bytes;
use comity::source::{SourceId, Sources};
use comity::syntax::parse;

const POLICY: &str = r#"programme exchange "Exchange of experts" {
  parties { japan "Japan"; nato "NATO"; }
  calendar { horizon 2010-01-01 to 2040-12-31; }
  event endorsement "endorsement by both parties";
  activity { title text; starts date; }
  clause 1 "Exchanges" { permit activity; }
  clause 2 "Term" { term 2 years from endorsement, covers starts; }
  clause 3 "Review" {
    should japan and nato jointly: review "a review of the cooperation" every 12 months from endorsement;
  }
}
"#;

fn model() -> Model {
    from_syntax(&[parse(SourceId::default(), POLICY).file]).model.unwrap()
}

fn read(text: &str) -> RecordReading {
    read_record(&model(), SourceId::default(), text)
}

/// Code and pointed-at words of each finding.
fn told(text: &str) -> Vec<(String, String)> {
    let mut sources = Sources::new();
    sources.add("record.ndjson", text);
    let reading = read(text);
    reading.diagnostics.iter().map(|one| (one.code.as_str().to_owned(), sources.slice(one.span().unwrap()).to_owned())).collect()
}

#[test]
fn a_line_may_say_everything_that_a_record_can() {
    let reading = read(
        r#"{"event":"endorsement","on":"2020-06-26","by":["japan","nato"],"reference":"Approved on 26 June 2020"}
{"event":"review","on":"2021-03","by":"japan","kind":"excused","received":"2021-03-05","effective":"2021-04-01","number":50,"recorded":"2021-03-09"}
"#,
    );
    assert!(reading.diagnostics.is_empty(), "{:?}", reading.diagnostics);
    let [first, second] = reading.happenings.as_slice() else { panic!("{reading:?}") };
    let model = model();
    assert_eq!(Some(first.event), model.event_named("endorsement"));
    assert_eq!((first.by.len(), first.kind, first.reference.as_deref()), (2, HappeningKind::Happened, Some("Approved on 26 June 2020")));
    assert_eq!(Some(second.event), model.event_named("review"));
    assert_eq!(
        (second.by.clone(), second.kind, second.number),
        (vec![model.party_named("japan").unwrap()], HappeningKind::Excused, Some(50))
    );
    assert_eq!(
        (
            second.date.to_string(),
            second.received.unwrap().to_string(),
            second.effective.unwrap().to_string(),
            second.recorded.unwrap().to_string()
        ),
        ("2021-03".into(), "2021-03-05".into(), "2021-04-01".into(), "2021-03-09".into())
    );
}

#[test]
fn every_mistake_is_told_at_its_own_words() {
    let words = |words: &str| words.to_owned();
    for (line, code, at) in [
        (r#"{"event":"endorsment","on":"2020-06-26"}"#, "unknown-event", r#""endorsment""#),
        (r#"{"event":"review","on":"2020-06-26","by":["natto"]}"#, "unknown-party", r#""natto""#),
        (r#"{"event":"review","on":"2020-06-26","by":["nato","nato"]}"#, "duplicate-key", r#""nato""#),
        (r#"{"event":"review","on":"2020-06-31"}"#, "no-such-day", r#""2020-06-31""#),
        (r#"{"event":"review","on":"26/06/2020"}"#, "date-shape", r#""26/06/2020""#),
        (r#"{"event":"review","on":20200626}"#, "wrong-value", "20200626"),
        (r#"{"event":"review","on":"1999-01-01"}"#, "outside-horizon", r#""1999-01-01""#),
        (r#"{"event":"review","on":"2020","when":"2020"}"#, "unexpected-field", r#""when""#),
        (r#"{"event":"review"}"#, "incomplete-event", r#"{"event":"review"}"#),
        (r#"{"on":"2020"}"#, "incomplete-event", r#"{"on":"2020"}"#),
        (r#"{"event":"review","on":"2020","on":"2021"}"#, "duplicate-key", r#""on""#),
        (r#"{"event":"endorsement","on":"2020","kind":"excused"}"#, "unknown-act", r#""excused""#),
        (r#"{"event":"review","on":"2020","kind":"forgiven"}"#, "wrong-value", r#""forgiven""#),
        (r#"{"event":"review","on":"2020","number":0}"#, "wrong-value", "0"),
        (r#"{"event":"review","on":"2020","number":1.5}"#, "wrong-value", "1.5"),
        (r#"{"event":"review","on":"2020","recorded":"2020-06"}"#, "wrong-value", r#""2020-06""#),
        (r#"["review","2020"]"#, "broken-data", r#"["review","2020"]"#),
        (r#"{"event":"review","on":"2020"} {"event":"review","on":"2021"}"#, "broken-data", ""),
    ] {
        // A line of each side shows that the others are read all the same.
        let text = format!(
            "{{\"event\":\"endorsement\",\"on\":\"2020-06-26\"}}\r\n{line}\r\n\r\n{{\"event\":\"review\",\"on\":\"2021-06-26\"}}\r\n"
        );
        let found = told(&text);
        assert_eq!(found.len(), 1, "{line}: {found:?}");
        assert_eq!(found[0].0, code, "{line}");
        assert!(at.is_empty() || found[0].1 == words(at), "{line}: {found:?}");
        assert_eq!(read(&text).happenings.len(), 2, "{line}");
    }
}

#[test]
fn a_slip_is_answered_with_the_name_that_was_meant() {
    let help = |line: &str| read(line).diagnostics.iter().flat_map(|one| one.help.clone()).collect::<String>();
    assert!(help(r#"{"event":"reveiw","on":"2020"}"#).contains("`review`"));
    assert!(help(r#"{"event":"review","on":"2020","by":"jappan"}"#).contains("`japan`"));
    assert!(help(r#"{"event":"review","on":"2020","recieved":"2020"}"#).contains("`received`"));
    assert!(help(r#"{"event":"zzz","on":"2020"}"#).contains("`endorsement`, `review`"));
}

#[test]
fn an_event_that_stands_twice_is_asked_about_and_one_that_differs_is_not() {
    let line = r#"{"event":"review","on":"2021-06-26"}"#;
    let reading = read(&format!("{line}\n{line}\n{}\n", line.replace('}', r#","reference":"the second"}"#)));
    let found: Vec<_> = reading.diagnostics.iter().map(|one| (one.code.as_str(), one.severity)).collect();
    assert_eq!(found, [("repeated-event", Severity::Warning)]);
    assert_eq!(reading.happenings.len(), 3);
}

#[test]
fn a_mark_of_byte_order_in_front_and_line_breaks_of_windows_change_nothing() {
    let plain = "{\"event\":\"endorsement\",\"on\":\"2020-06-26\"}\n{\"event\":\"review\",\"on\":\"2021-06-26\"}\n";
    let dressed = format!("\u{feff}{}", plain.replace('\n', "\r\n"));
    let (plain, dressed) = (read(plain), read(&dressed));
    assert!(dressed.diagnostics.is_empty());
    let dates = |reading: &RecordReading| reading.happenings.iter().map(|one| (one.event, one.date)).collect::<Vec<_>>();
    assert_eq!(dates(&plain), dates(&dressed));
}

#[test]
fn a_line_that_breaks_off_at_any_byte_is_found_and_told() {
    let first = "{\"event\":\"endorsement\",\"on\":\"2020-06-26\"}\n";
    let last = "{\"event\":\"review\",\"on\":\"2021-06-26\",\"number\":12,\"reference\":\"in Tōkyō: “\\u6771” \\\"}{\\\"\"}\n";
    assert!(read(&format!("{first}{last}")).diagnostics.is_empty());
    let whole = format!("{first}{last}").into_bytes();
    for cut in 0..=last.len() {
        let text = record_text_from_bytes(whole[..first.len() + cut].to_vec()).unwrap();
        let reading = read(&text);
        let codes: Vec<_> = reading.diagnostics.iter().map(|one| one.code.as_str()).collect();
        match cut {
            0 => assert_eq!((codes.len(), reading.happenings.len()), (0, 1), "nothing was written"),
            cut if cut + 1 >= last.len() => assert_eq!((codes.len(), reading.happenings.len()), (0, 2), "the event is whole"),
            _ => assert_eq!((codes, reading.happenings.len()), (vec!["torn-line"], 1), "cut at {cut}: {text}"),
        }
    }
}

#[test]
fn a_broken_line_that_is_closed_is_a_mistake_and_not_a_cut() {
    assert_eq!(told("{\"event\":\"review\"\n")[0].0, "broken-data");
    assert_eq!(told("{\"event\":\"review\"")[0].0, "torn-line");
    assert!(record_text_from_bytes(b"{\"event\":\"\xff\"}\n{}".to_vec()).is_err(), "bytes that are no text elsewhere are not a cut");
}

#[test]
fn an_empty_record_holds_no_event() {
    for text in ["", "\n\n", "\u{feff}", "\r\n"] {
        let reading = read(text);
        assert!(reading.diagnostics.is_empty() && reading.happenings.is_empty(), "{text:?}");
    }
}
