//! Records under a schema: each mistake with its code and the exact words, in every format where it can be made.

use super::given::{World, world};
use comity::data::{Format, fitting};
use comity::model::{Fact, Member, Value};

const BASE: [(&str, &str, &str); 6] = [
    ("title", "\"A seminar\"", "A seminar"),
    ("area", "\"cyber_defence\"", "cyber_defence"),
    ("starts", "\"2020-10-05\"", "2020-10-05"),
    ("taking_part", "[\"norway\"]", "norway"),
    ("nato_assets", "false", "no"),
    ("ends", "\"2020-10-07\"", "2020-10-07"),
];

/// The base activity with some fields written otherwise: JSON, NDJSON, YAML, TOML.
fn texts(other: &[(&str, &str)]) -> Vec<(Format, String)> {
    let mut fields: Vec<(&str, &str)> = BASE.iter().map(|(name, written, _)| (*name, *written)).collect();
    for (name, written) in other {
        match fields.iter_mut().find(|(known, _)| known == name) {
            Some(field) => field.1 = written,
            None => fields.push((name, written)),
        }
    }
    let join = |mark: &str, between: &str, quoted: bool| {
        let name = |name: &str| if quoted { format!("\"{name}\"") } else { name.to_string() };
        fields.iter().map(|(own, written)| format!("{}{mark}{written}", name(own))).collect::<Vec<_>>().join(between)
    };
    let json = format!("{{{}}}", join(": ", ",\n", true));
    vec![
        (Format::Json, format!("[{json}]")),
        (Format::Ndjson, json.replace('\n', " ")),
        (Format::Yaml, join(": ", "\n", false)),
        (Format::Toml, join(" = ", "\n", false)),
    ]
}

fn csv(other: &[(&str, &str)]) -> String {
    let mut fields: Vec<(&str, &str)> = BASE.iter().map(|(name, _, cell)| (*name, *cell)).collect();
    for (name, cell) in other {
        match fields.iter_mut().find(|(known, _)| known == name) {
            Some(field) => field.1 = cell,
            None => fields.push((name, cell)),
        }
    }
    let row = |cells: Vec<&str>| cells.join(",");
    format!("{}\r\n{}\r\n", row(fields.iter().map(|(name, _)| *name).collect()), row(fields.iter().map(|(_, cell)| *cell).collect()))
}

/// One field written so gives one error with this code, at these words, in JSON, NDJSON, YAML and TOML.
fn refuses(name: &str, written: &str, code: &str, words: &str) {
    for (format, text) in texts(&[(name, written)]) {
        let mut world = world();
        let reading = world.read(format, &text);
        assert_eq!(world.errors(&reading.entries[0]), [(code.to_string(), words.to_string())], "{format:?}: {text}");
    }
}

/// One cell written so gives one error with this code, at these words.
fn refuses_cell(name: &str, cell: &str, code: &str, words: &str) {
    let mut world = world();
    let reading = world.read(Format::Csv, &csv(&[(name, cell)]));
    assert_eq!(world.errors(&reading.entries[0]), [(code.to_string(), words.to_string())], "{cell}");
}

fn fact(name: &str, written: &str) -> Vec<Fact> {
    let facts = texts(&[(name, written)]).into_iter().map(|(format, text)| {
        let mut world = world();
        let reading = world.read(format, &text);
        let activity = reading.entries[0].activity.as_ref().unwrap_or_else(|wrong| panic!("{wrong:?}"));
        activity.fact(&world.program, world.field(name))
    });
    facts.collect()
}

#[test]
fn one_activity_in_five_formats_is_one_activity() {
    let other = [
        ("region", "\"somewhere\"", "somewhere"),
        ("officials", "12", "12"),
        ("budget", "\"5000.00\"", "5000.00"),
        ("remark", "\"it says so\"", "it says so"),
        ("taking_part", "[\"norway\", \"japan_sea\", \"mars\"]", "norway;japan_sea;mars"),
    ];
    let judged = [
        ("judged.appropriate", "true", "yes"),
        ("judged.mutual_interest.japan", "true", "yes"),
        ("judged.mutual_interest.nato", "false", "no"),
    ];
    let written: Vec<_> = other.iter().map(|(name, written, _)| (*name, *written)).collect();
    let group = "{\"appropriate\": true, \"mutual_interest\": {\"japan\": true, \"nato\": false}}";
    let mut all: Vec<(Format, String)> = Vec::new();
    for (format, text) in texts(&written) {
        all.push(match format {
            Format::Json => (format, text.replace("}]", &format!(", \"judged\": {group}}}]"))),
            Format::Ndjson => (format, format!("{}, \"judged\": {group}}}", text.strip_suffix('}').unwrap())),
            Format::Yaml => (format, format!("{text}\njudged: {group}\n")),
            _ => (format, judged.iter().fold(text, |text, (name, written, _)| format!("{text}\n{name} = {written}"))),
        });
    }
    let cells: Vec<_> = other.iter().chain(&judged).map(|(name, _, cell)| (*name, *cell)).collect();
    all.push((Format::Csv, csv(&cells)));
    let facts = all.into_iter().map(|(format, text)| {
        let mut world = world();
        let reading = world.read(format, &text);
        assert!(reading.diagnostics.is_empty());
        let activity = reading.entries[0].activity.as_ref().unwrap_or_else(|wrong| panic!("{format:?}: {wrong:?}\n{text}"));
        world.facts(activity)
    });
    let facts: Vec<_> = facts.collect();
    assert_eq!(facts.len(), 5);
    assert!(facts[0].iter().all(|fact| fact != "Unknown"), "{:?}", facts[0]);
    assert!(facts.iter().all(|other| *other == facts[0]), "{facts:#?}");
}

#[test]
fn a_value_of_another_type_is_told_with_the_fields_declaration() {
    refuses("title", "12", "wrong-value", "12");
    refuses("nato_assets", "1", "wrong-value", "1");
    refuses("taking_part", "\"norway\"", "wrong-value", "\"norway\"");
    refuses("officials", "\"12\"", "wrong-value", "\"12\"");
    refuses("starts", "true", "wrong-value", "true");
    refuses("area", "[\"cyber_defence\"]", "wrong-value", "[\"cyber_defence\"]");
    refuses("budget", "\"much\"", "wrong-value", "\"much\"");
    refuses_cell("nato_assets", "perhaps", "wrong-value", "perhaps");
    let mut world = world();
    let reading = world.read(Format::Json, &texts(&[("title", "12")])[0].1);
    let told = world.told(reading.entries[0].activity.as_ref().unwrap_err());
    assert_eq!(told[0].1[0], "12");
    assert!(told[0].1[1].starts_with("title"), "{told:?}");
}

#[test]
fn numbers_are_whole_and_in_range_and_never_rounded() {
    refuses("officials", "501", "out-of-range", "501");
    refuses("officials", "-1", "out-of-range", "-1");
    refuses("officials", "1.0", "not-a-whole-number", "1.0");
    refuses("officials", "1e3", "not-a-whole-number", "1e3");
    for (number, code) in [("99999999999999999999", "out-of-range"), ("007", "not-a-whole-number"), ("1.5", "not-a-whole-number")] {
        refuses_cell("officials", number, code, number);
    }
    assert!(fact("officials", "500").iter().all(|fact| *fact == Fact::Known(Value::Number(500))));
}

#[test]
fn amounts_are_exact_and_of_the_fields_currency() {
    for written in ["5000", "5000.00", "\"5000.00\"", "\"5000.00 EUR\""] {
        assert!(fact("budget", written).iter().all(|fact| *fact == Fact::Known(Value::Money(500_000))), "{written}");
    }
    refuses("budget", "\"5000.00 USD\"", "wrong-currency", "\"5000.00 USD\"");
    refuses("budget", "5000.001", "too-many-decimals", "5000.001");
    refuses("budget", "9000.01", "out-of-range", "9000.01");
    refuses("budget", "\"5,000.00\"", "wrong-value", "\"5,000.00\"");
    refuses_cell("budget", "5000.00 USD", "wrong-currency", "5000.00 USD");
    let parts = |currency: &str| format!("{{\"title\": \"x\", \"budget\": {{\"amount\": \"12.50\", \"currency\": \"{currency}\"}}}}");
    let mut world = world();
    let reading = world.read(Format::Json, &parts("JPY"));
    assert_eq!(world.errors(&reading.entries[0]).last().unwrap(), &("wrong-currency".into(), "\"JPY\"".into()));
    let reading = world.read(Format::Json, &texts(&[("budget", "{\"amount\": \"12.50\", \"currency\": \"EUR\"}")])[0].1);
    let activity = reading.entries[0].activity.as_ref().unwrap();
    assert_eq!(activity.fact(&world.program, world.field("budget")), Fact::Known(Value::Money(1250)));
}

#[test]
fn dates_are_written_year_first_and_exist() {
    refuses("starts", "\"2021-02-30\"", "no-such-day", "\"2021-02-30\"");
    for foreign in ["26/06/2020", "2020-6-26", "2020-06-26T00:00:00", "26.06.2020"] {
        refuses("starts", &format!("\"{foreign}\""), "date-shape", &format!("\"{foreign}\""));
        refuses_cell("starts", foreign, "date-shape", foreign);
    }
    refuses("starts", "\"2009-12-31\"", "outside-horizon", "\"2009-12-31\"");
    refuses("starts", "\"soon\"", "wrong-value", "\"soon\"");
    refuses_cell("starts", "2021-02-30", "no-such-day", "2021-02-30");
}

#[test]
fn a_foreign_date_is_rewritten_only_where_it_can_mean_one_day() {
    let help = |date: &str| {
        let mut world = world();
        let reading = world.read(Format::Json, &texts(&[("starts", &format!("\"{date}\""))])[0].1);
        reading.entries[0].activity.as_ref().unwrap_err().iter().next().unwrap().help.join(" ")
    };
    assert_eq!(help("26/06/2020"), "Write `2020-06-26`.");
    assert_eq!(help("06/26/2020"), "Write `2020-06-26`.");
    assert_eq!(help("2020-6-26"), "Write `2020-06-26`.");
    assert!(help("05/06/2020").contains("never guessed"));
}

#[test]
fn dates_may_be_known_to_the_month_or_the_year() {
    for (written, told) in [("\"2020-06\"", "2020-06"), ("\"2020\"", "2020"), ("2020", "2020")] {
        for known in fact("starts", written) {
            let Fact::Known(Value::Date(date)) = known else { panic!("{known:?}") };
            assert_eq!(date.to_string(), told);
        }
    }
    let mut world = world();
    let plain = "title = \"x\"\narea = \"cyber_defence\"\ntaking_part = []\nnato_assets = true\nstarts = 2020-10-05\n";
    assert!(world.read(Format::Toml, plain).entries[0].activity.is_ok());
    let timed = plain.replace("2020-10-05", "2020-10-05T10:00:00");
    let reading = world.read(Format::Toml, &timed);
    assert_eq!(world.errors(&reading.entries[0]), [("date-shape".into(), "2020-10-05T10:00:00".into())]);
}

#[test]
fn null_and_unknown_say_that_nobody_knows_and_none_that_there_is_none() {
    for (format, text) in texts(&[("area", "\"unknown\""), ("region", "\"none\""), ("starts", "\"unknown\""), ("budget", "\"none\"")]) {
        let mut world = world();
        let reading = world.read(format, &text);
        let activity = reading.entries[0].activity.as_ref().unwrap_or_else(|wrong| panic!("{wrong:?}"));
        let fact = |name: &str| activity.fact(&world.program, world.field(name));
        assert_eq!([fact("area"), fact("region"), fact("starts"), fact("budget")], [Fact::Unknown, Fact::None, Fact::Unknown, Fact::None]);
    }
    refuses("area", "\"none\"", "wrong-value", "\"none\"");
    let mut world = world();
    let reading = world.read(Format::Json, &texts(&[("area", "null"), ("remark", "\"\"")])[0].1);
    let activity = reading.entries[0].activity.as_ref().unwrap();
    assert_eq!(activity.fact(&world.program, world.field("area")), Fact::Unknown);
    assert_eq!(activity.fact(&world.program, world.field("remark")), Fact::None);
}

#[test]
fn a_yaml_no_is_a_flag_where_one_is_wanted_and_a_mistake_where_a_word_is() {
    let base = "area: cyber_defence\nstarts: 2020-10-05\ntaking_part: []\n";
    let mut world = world();
    let reading = world.read(Format::Yaml, &format!("{base}title: x\nnato_assets: NO\n"));
    let activity = reading.entries[0].activity.as_ref().unwrap();
    assert_eq!(activity.fact(&world.program, world.field("nato_assets")), Fact::Known(Value::Flag(false)));
    for (field, word) in [("title", "no"), ("region", "NO"), ("region", "yes"), ("remark", "on")] {
        let title = if field == "title" { "" } else { "title: x\n" };
        let reading = world.read(Format::Yaml, &format!("{base}{title}nato_assets: no\n{field}: {word}\n"));
        assert_eq!(world.errors(&reading.entries[0]), [("unquoted-word".to_string(), word.to_string())]);
        let reading = world.read(Format::Yaml, &format!("{base}{title}nato_assets: no\n{field}: \"{word}\"\n"));
        assert!(reading.entries[0].activity.is_ok());
    }
    let reading = world.read(Format::Yaml, &format!("{base}title: x\nnato_assets: on\n"));
    assert_eq!(world.errors(&reading.entries[0]), [("wrong-value".to_string(), "on".to_string())]);
}

#[test]
fn words_of_a_list_are_entries_and_near_misses_are_told() {
    refuses("area", "\"cyber_defense\"", "unlisted-entry", "\"cyber_defense\"");
    refuses("taking_part", "[\"norway\", \"\"]", "wrong-value", "\"\"");
    refuses_cell("area", "x", "unlisted-entry", "x");
    let mut world = world();
    let reading = world.read(Format::Csv, &csv(&[("taking_part", "norway; noray;mars")]));
    let entry = &reading.entries[0];
    assert_eq!(world.told(&entry.warnings), [("near-miss".into(), vec!["noray".into(), "norway".into()])]);
    let activity = entry.activity.as_ref().unwrap();
    let Fact::Known(Value::Set(members)) = activity.fact(&world.program, world.field("taking_part")) else { panic!() };
    assert_eq!(members[1..], [Member::Unlisted("noray".into()), Member::Unlisted("mars".into())]);
}

#[test]
fn names_that_the_policy_does_not_know_are_told_with_the_nearest() {
    let mut world = world();
    for (format, text) in texts(&[("titel", "\"x\"")]) {
        let reading = world.read(format, &text);
        let told = world.told(reading.entries[0].activity.as_ref().unwrap_err());
        assert_eq!((told.len(), told[0].0.as_str(), told[0].1[0].trim_matches('"')), (1, "unexpected-field", "titel"));
        assert!(told[0].1[1].starts_with("title"), "the nearest field's declaration is shown: {told:?}");
    }
    for (format, text) in texts(&[]) {
        let slip = text.replacen("starts", "startz", 1);
        let reading = world.read(format, &slip);
        let told = world.told(reading.entries[0].activity.as_ref().unwrap_err());
        let codes: Vec<_> = told.iter().map(|(code, _)| code.as_str()).collect();
        assert_eq!(codes, ["unexpected-field"], "{format:?}: the slip, and not also that `starts` is missing");
    }
    let reading = world.read(Format::Csv, "titel,area,starts,taking_part,nato_assets\nx,cyber_defence,2020,,no\n");
    let told = world.told(&reading.diagnostics);
    let codes: Vec<_> = told.iter().map(|(code, words)| (code.as_str(), words[0].as_str())).collect();
    assert_eq!(codes, [("unexpected-field", "titel"), ("missing-column", "titel,area,starts,taking_part,nato_assets")]);
    assert!(reading.entries.is_empty());
}

#[test]
fn a_name_may_be_given_once() {
    let mut world = world();
    let twice = |text: &str, end: &str| format!("{}{end}", text.trim_end_matches([']', '}']));
    for (format, text) in texts(&[]) {
        let text = match format {
            Format::Json => twice(&text, ", \"area\": \"x\"}]"),
            Format::Ndjson => twice(&text, ", \"area\": \"x\"}"),
            Format::Yaml => format!("{text}\narea: x\n"),
            _ => format!("{text}\narea = \"x\"\n"),
        };
        let reading = world.read(format, &text);
        let errors = world.errors(&reading.entries[0]);
        assert_eq!(errors[0].0, "duplicate-key", "{format:?} {errors:?}");
        assert_eq!(errors[0].1.trim_matches('"'), "area");
    }
    let reading = world.read(Format::Csv, "title,title\nx,y\n");
    assert_eq!(world.told(&reading.diagnostics), [("duplicate-column".into(), vec!["title".into(), "title".into()])]);
}

#[test]
fn a_required_field_must_be_mentioned() {
    let mut world = world();
    for (format, text) in texts(&[]) {
        let dropped = text
            .replace("\"area\": \"cyber_defence\",", "")
            .replace("area: \"cyber_defence\"\n", "")
            .replace("area = \"cyber_defence\"\n", "");
        assert_ne!(dropped, text);
        let reading = world.read(format, &dropped);
        let told = world.told(reading.entries[0].activity.as_ref().unwrap_err());
        assert_eq!((told.len(), told[0].0.as_str()), (1, "missing-field"));
        assert!(told[0].1[1].starts_with("area"), "{told:?}");
    }
    refuses_cell("area", "", "missing-field", "");
}

#[test]
fn what_is_missing_is_told_at_the_first_character_of_the_record_whatever_that_is() {
    let mut world = world();
    let reading = world.read(Format::Yaml, "- édition: 1\n- 題: \"A seminar\"\n");
    for (entry, first) in reading.entries.iter().zip(["é", "題"]) {
        let errors = world.errors(entry);
        let missing: Vec<&str> = errors.iter().filter(|(code, _)| code == "missing-field").map(|(_, words)| words.as_str()).collect();
        assert!(!missing.is_empty() && missing.iter().all(|words| *words == first), "{errors:?}");
    }
}

#[test]
fn judgements_are_made_by_those_who_make_them() {
    let judged = |written: &str| {
        let mut world = world();
        let reading = world.read(Format::Json, &texts(&[("judged", written)])[0].1);
        world.errors(&reading.entries[0])
    };
    assert!(judged("{\"appropriate\": null, \"mutual_interest\": {\"japan\": true}}").is_empty());
    assert_eq!(judged("{\"apropriate\": true}"), [("unknown-judgement".into(), "\"apropriate\"".into())]);
    assert_eq!(judged("{\"appropriate\": {\"japan\": true}}"), [("not-the-judge".into(), "\"japan\"".into())]);
    assert_eq!(judged("{\"mutual_interest\": {\"atlantis\": true}}"), [("not-the-judge".into(), "\"atlantis\"".into())]);
    assert_eq!(judged("{\"appropriate\": 1}"), [("wrong-value".into(), "1".into())]);
    assert_eq!(judged("{\"appropriate\": true, \"appropriate\": false}"), [("duplicate-key".into(), "\"appropriate\"".into())]);
    assert_eq!(judged("true"), [("wrong-value".into(), "true".into())]);
}

#[test]
fn a_check_between_fields_points_at_the_values_and_at_the_policy() {
    for (format, text) in texts(&[("ends", "\"2020-10-01\"")]) {
        let mut world = world();
        let reading = world.read(format, &text);
        let told = world.told(reading.entries[0].activity.as_ref().unwrap_err());
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].0, "check-failed");
        assert_eq!(told[0].1[..2], ["\"2020-10-05\"", "\"2020-10-01\""]);
        assert!(told[0].1[2].contains("ends >= starts"), "{told:?}");
    }
}

#[test]
fn every_mistake_of_a_record_is_told_and_the_others_are_judged() {
    let good = texts(&[])[1].1.clone();
    let bad = texts(&[("area", "\"x\""), ("starts", "\"2021-02-30\""), ("officials", "501"), ("colour", "1")])[1].1.clone();
    let mut lines = vec![good.as_str(); 2000];
    lines[1234] = &bad;
    let mut world = world();
    let reading = world.read(Format::Ndjson, &lines.join("\n"));
    let wrong: Vec<_> = reading.entries.iter().filter(|entry| entry.activity.is_err()).collect();
    assert_eq!((reading.entries.len(), wrong.len(), wrong[0].index), (2000, 1, 1235));
    let codes: Vec<_> = world.errors(wrong[0]).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["unlisted-entry", "no-such-day", "out-of-range", "unexpected-field"]);
    assert_eq!(reading.entries[0].label.as_deref(), Some("A seminar"));
}

#[test]
fn a_text_has_a_length_that_is_kept() {
    let long = format!("\"{}\"", "x".repeat(70_000));
    refuses("title", &long, "text-too-long", &long);
}

#[test]
fn a_row_has_as_many_cells_as_the_heading() {
    let mut world = world();
    let good = csv(&[]);
    let reading = world.read(Format::Csv, &format!("{good}too,few\r\n{}", good.lines().nth(1).unwrap()));
    let fine: Vec<_> = reading.entries.iter().map(|entry| entry.activity.is_ok()).collect();
    assert_eq!(fine, [true, false, true]);
    assert_eq!(world.errors(&reading.entries[1]), [("ragged-row".into(), "few".into())]);
    let reading = world.read(Format::Csv, "title;area\nx;y\n");
    assert_eq!(world.told(&reading.diagnostics), [("broken-data".into(), vec!["title;area".into()])]);
}

#[test]
fn a_file_without_activities_says_so() {
    let mut world = world();
    for format in [Format::Json, Format::Ndjson, Format::Yaml, Format::Toml, Format::Csv] {
        for text in ["", "\u{feff}", "  \r\n"] {
            let reading = world.read(format, text);
            assert!(reading.entries.is_empty());
            assert_eq!(world.told(&reading.diagnostics)[0].0, "no-activities", "{format:?} {text:?}");
        }
    }
    let reading = world.read(Format::Json, "[]");
    assert_eq!(world.told(&reading.diagnostics)[0].0, "no-activities");
}

const BOOKS: &str = "No,Name,From,How exact,Subject,Who\n1,\"A, b\",2020-05-06,approx,boats,JS;mars\n2,C,2020-05-06,day,cyber_defence,\n3,D,2020,year,bots,JS\n";

fn books(world: &mut World, text: &str) -> comity::data::Reading {
    world.read_by(Format::Csv, text, Some("books"))
}

#[test]
fn an_adapter_reads_somebody_elses_columns() {
    let mut world = world();
    let text = BOOKS.replace(",cyber_defence,\n", ",cyber_defence,JS\n");
    let reading = books(&mut world, &text);
    assert!(reading.diagnostics.is_empty(), "{:?}", reading.diagnostics);
    let activity = reading.entries[0].activity.as_ref().unwrap();
    let told: Vec<_> =
        ["starts", "area", "taking_part", "nato_assets"].map(|name| world.facts(activity)[world.field(name).index()].clone()).into();
    assert!(told[0].contains("Month") && told[2].contains("Unlisted(\"mars\")") && told[3] == "Known(Flag(false))", "{told:?}");
    assert_eq!(world.sources.slice(activity.place(world.field("area")).unwrap()), "boats");
    assert_eq!(activity.judged(comity::model::JudgementId(0)), comity::Truth::True);
    assert_eq!(reading.entries[0].label.as_deref(), Some("A, b"));
    assert!(world.facts(reading.entries[1].activity.as_ref().unwrap())[world.field("starts").index()].contains("Day"));
    assert_eq!(world.errors(&reading.entries[2]), [("unlisted-entry".into(), "bots".into())]);
    let missing = books(&mut world, BOOKS);
    assert_eq!(world.errors(&missing.entries[1]), [("missing-field".into(), "".into())]);
}

#[test]
fn an_adapter_fits_when_it_names_precisely_the_columns() {
    let mut world = world();
    let header = |text: &str| text.lines().next().unwrap().split(',').map(String::from).collect::<Vec<_>>();
    assert_eq!(fitting(&world.model, &header(BOOKS)).map(|adapter| adapter.name.as_str()), Some("books"));
    assert!(fitting(&world.model, &header("No,Name,From,How exact,Subject")).is_none());
    assert!(fitting(&world.model, &header("No,Name,From,How exact,Subject,Who,Why")).is_none());
    let reading = books(&mut world, &BOOKS.replace("Subject", "Subjekt"));
    let told = world.told(&reading.diagnostics);
    let codes: Vec<_> = told.iter().map(|(code, words)| (code.as_str(), words[0].as_str())).collect();
    assert!(codes.contains(&("unmapped-column", "Subjekt")), "{codes:?}");
    assert!(codes.contains(&("missing-column", "No,Name,From,How exact,Subjekt,Who")), "{codes:?}");
}
