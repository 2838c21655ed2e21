//! What the readers of the five formats make of a text, before its meaning is asked: values, places, and broken files.

use comity::data::located::{Located, Part, Records, Shape};
use comity::data::{from_csv::from_csv, from_json, from_toml::from_toml, from_yaml::from_yaml, limits};
use comity::source::{SourceId, Span};
use std::thread;

const SOURCE: fn() -> SourceId = SourceId::default;

type Reader = fn(Part<'_>) -> Records;
const READERS: [(&str, Reader); 4] =
    [("json", from_json::from_json), ("ndjson", from_json::from_ndjson), ("yaml", from_yaml), ("toml", from_toml)];

fn read(reader: Reader, text: &str) -> Records {
    reader(Part::whole(SOURCE(), text))
}

fn slice(text: &str, span: Span) -> &str {
    &text[span.start as usize..span.end as usize]
}

fn pairs(value: &Located) -> Vec<(&str, &Located)> {
    match &value.shape {
        Shape::Map(pairs) => pairs.iter().map(|pair| (pair.name.as_str(), &pair.value)).collect(),
        other => panic!("no map: {other:?}"),
    }
}

fn codes(records: &Records) -> Vec<&'static str> {
    let inside = records.records.iter().filter_map(|record| record.as_ref().err()).flat_map(|broken| &broken.diagnostics);
    records.diagnostics.iter().chain(inside).map(|told| told.code.as_str()).collect()
}

/// On the stack that a thread has, and in a debug build.
fn on_a_small_stack(work: impl FnOnce() + Send + 'static) {
    thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(work).unwrap().join().unwrap();
}

#[test]
fn every_value_knows_its_place() {
    for mark in ["", "\u{feff}"] {
        for end in ["\n", "\r\n"] {
            let yaml = format!("{mark}title: \"a b\"{end}starts: 2020-10-05{end}officials: 12{end}areas: [x, y]{end}more:{end}  - z{end}");
            let toml = format!(
                "{mark}title = \"a b\"{end}starts = 2020-10-05{end}officials = 12{end}areas = [\"x\", \"y\"]{end}more = [{end}\"z\"]{end}"
            );
            let json = format!(
                "{mark}{{\"title\": \"a b\",{end} \"starts\": \"2020-10-05\", \"officials\": 12,{end}\"areas\": [\"x\", \"y\"], \"more\": [\"z\"]}}{end}"
            );
            for (text, reader) in [(&yaml, from_yaml as Reader), (&toml, from_toml), (&json, from_json::from_json)] {
                let records = read(reader, text);
                assert!(codes(&records).is_empty(), "{records:?}");
                let record = records.records[0].as_ref().unwrap();
                let found: Vec<_> = pairs(record).into_iter().map(|(name, value)| (name, slice(text, value.span))).collect();
                let plain: Vec<_> = found.iter().map(|(name, value)| (*name, value.replace('"', "").replace(['\r', '\n'], ""))).collect();
                let expected = [("title", "a b"), ("starts", "2020-10-05"), ("officials", "12"), ("areas", "[x, y]")];
                for (at, (name, value)) in expected.into_iter().enumerate() {
                    assert_eq!((plain[at].0, plain[at].1.as_str()), (name, value), "{text}");
                }
                assert!(plain[4].1.trim_matches(['[', ']', '-', ' ']) == "z", "{plain:?}");
                assert!(slice(text, record.span).contains("a b") && slice(text, record.span).contains('z'));
            }
        }
    }
}

#[test]
fn a_number_stays_letter_for_letter() {
    let big = "123456789012345678901234567890.10";
    for (reader, text) in
        [(from_json::from_json as Reader, format!("{{\"n\": {big}}}")), (from_yaml, format!("n: {big}")), (from_toml, format!("n = {big}"))]
    {
        let records = read(reader, &text);
        assert_eq!(pairs(records.records[0].as_ref().unwrap())[0].1.shape, Shape::Number(big.into()));
    }
}

#[test]
fn a_yaml_no_without_marks_stays_doubtful_and_one_in_marks_is_a_word() {
    let records = read(from_yaml, "a: no\nb: \"no\"\nc: !!str no\nd: false\ne: ~\nf: NO\ng: on\n");
    let found: Vec<_> = pairs(records.records[0].as_ref().unwrap()).into_iter().map(|(_, value)| value.shape.clone()).collect();
    let (doubt, text) = (|word: &str| Shape::Doubtful(word.into()), Shape::Text("no".into()));
    assert_eq!(found, [doubt("no"), text.clone(), text, Shape::Flag(false), Shape::Null, doubt("NO"), doubt("on")]);
}

#[test]
fn a_broken_line_of_ndjson_is_that_records_mistake_alone() {
    let records = read(from_json::from_ndjson, "{\"a\": 1}\r\n{\"a\": }\r\n\r\n{\"a\": 3}");
    let fine: Vec<_> = records.records.iter().map(Result::is_ok).collect();
    assert_eq!(fine, [true, false, true]);
    assert_eq!(codes(&records), ["broken-data"]);
}

#[test]
fn a_broken_element_of_a_json_list_is_that_records_mistake_alone() {
    let records = read(from_json::from_json, "[{\"a\": 1}, {\"a\": 'x'}, {\"a\" 2}, {\"a\": 3}, 5]");
    let fine: Vec<_> = records.records.iter().map(Result::is_ok).collect();
    assert_eq!(fine, [true, false, false, true, false]);
    assert_eq!(codes(&records), ["broken-data", "broken-data", "not-an-activity"]);
}

#[test]
fn a_broken_table_of_toml_is_that_records_mistake_alone() {
    let text = "[[activity]]\na = 1\n[[activity]]\na = \na = 2\n[[activity]]\na = 3\n[[activity]]\na = 3\na = 4\n";
    let records = read(from_toml, text);
    let fine: Vec<_> = records.records.iter().map(Result::is_ok).collect();
    assert_eq!(fine, [true, false, true, false], "{records:#?}");
    assert!(codes(&records).contains(&"duplicate-key"), "{:?}", codes(&records));
}

#[test]
fn a_list_may_stand_alone_or_under_its_name() {
    let lists = [
        (from_json::from_json as Reader, "[{\"a\": 1}, {\"a\": 2}]"),
        (from_json::from_json, "{\"activities\": [{\"a\": 1}, {\"a\": 2}]}"),
        (from_yaml, "- a: 1\n- a: 2\n"),
        (from_yaml, "activities:\n  - a: 1\n  - a: 2\n"),
        (from_yaml, "a: 1\n---\na: 2\n"),
        (from_toml, "[[activities]]\na = 1\n[[activities]]\na = 2\n"),
    ];
    for (reader, text) in lists {
        let records = read(reader, text);
        assert!(codes(&records).is_empty());
        assert_eq!(records.records.len(), 2, "{text}");
    }
}

#[test]
fn no_leniency_of_the_json_library_is_on() {
    for text in [
        "{\"a\": 1,}",
        "{a: 1}",
        "{\"a\": 0x1}",
        "{\"a\": .5}",
        "{\"a\": +1}",
        "{\"a\": NaN}",
        "{\"a\": 1 \"b\": 2}",
        "{\"a\": 01}",
        "{} {}",
        "// c\n{}",
    ] {
        assert_eq!(codes(&read(from_json::from_json, text)), ["broken-data"], "{text}");
    }
}

#[test]
fn a_hundred_megabytes_of_brackets_are_refused_at_the_limit() {
    on_a_small_stack(|| {
        for (bracket, megabytes) in [("[", 100), ("(", 100), ("{", 100), ("- ", 2), ("{a: ", 2), ("[a.", 2), ("a.", 2)] {
            let text = bracket.repeat(megabytes * 1024 * 1024 / bracket.len());
            for (name, reader) in READERS {
                let records = read(reader, &text);
                assert!(!codes(&records).is_empty(), "{name} takes {bracket}");
                assert!(records.records.iter().all(Result::is_err));
            }
        }
    });
}

#[test]
fn what_nests_as_deep_as_allowed_is_read() {
    on_a_small_stack(|| {
        let deep = limits::MOST_NESTING - 1;
        let text = format!("{{\"a\": {}{}}}", "[".repeat(deep), "]".repeat(deep));
        for reader in [from_json::from_json as Reader, from_yaml] {
            assert!(codes(&read(reader, &text)).is_empty());
            let deeper = text.replace("[]", "[[]]");
            assert_eq!(codes(&read(reader, &deeper)), ["data-too-deep"]);
        }
    });
}

#[test]
fn yaml_references_are_taken_at_their_place_and_within_a_budget() {
    let text = "- &base {a: 1}\n- *base\n";
    let records = read(from_yaml, text);
    assert_eq!(slice(text, records.records[1].as_ref().unwrap().span), "*base");
    let mut laughs = String::from("a: &a [x,x,x,x,x,x,x,x,x]\n");
    for (above, below) in ('a'..'j').zip('b'..='j') {
        laughs.push_str(&format!("{below}: &{below} [{}]\n", vec![format!("*{above}"); 9].join(",")));
    }
    assert_eq!(codes(&read(from_yaml, &laughs)), ["too-many-repeats"]);
    assert_eq!(codes(&read(from_yaml, "a: &a [*a]")), ["broken-data"]);
}

#[test]
fn a_table_keeps_the_exact_place_of_every_cell() {
    let text = "\u{feff}id,title,areas\r\n1,\"a, \"\"b\"\"\",x;y\r\n\r\n2,ö,\r\n,,\r\n3,\"two\nlines\",z";
    let table = from_csv(Part::whole(SOURCE(), text));
    let headings: Vec<_> = table.header.iter().map(|cell| slice(text, cell.span)).collect();
    assert_eq!(headings, ["id", "title", "areas"]);
    let cells: Vec<Vec<_>> = table.rows.iter().map(|row| row.cells.iter().map(|cell| slice(text, cell.span)).collect()).collect();
    assert_eq!(cells, [vec!["1", "\"a, \"\"b\"\"\"", "x;y"], vec!["2", "ö", ""], vec!["3", "\"two\nlines\"", "z"]]);
    assert_eq!(table.rows[0].cells[1].text, "a, \"b\"");
    assert_eq!(slice(text, table.rows[0].cells[2].located().inside(2, 3)), "y");
    assert_eq!(slice(text, table.rows[2].cells[1].located().inside(0, 3)), "two");
    assert!(table.rows.iter().all(|row| row.diagnostics.is_empty()));
}

#[test]
fn quotation_marks_that_do_not_match_are_told() {
    for text in ["a,b\n\"x,y\n", "a,b\n\"x\"z,y\n", "a,b\n\"x\"\"\",\"\n"] {
        let table = from_csv(Part::whole(SOURCE(), text));
        assert_eq!(table.rows[0].diagnostics.iter().map(|told| told.code.as_str()).next(), Some("broken-data"), "{text}");
    }
    assert!(from_csv(Part::whole(SOURCE(), "a\n\"x\"\"y\"\n")).rows[0].diagnostics.is_empty());
}
