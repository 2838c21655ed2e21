//! Diagnostics as people and programs read them.

use comity::diagnostic::{Code, Diagnostic, Diagnostics, Look, render, render_all};
use comity::report::{Style, diagnostics};
use comity::source::{Sources, Span};

const CODE: Code = Code::new("unknown-name");

fn two_files() -> (Diagnostic, Sources) {
    let mut sources = Sources::new();
    let policy = sources.add("policies/my pact.comity", "clause 3.1 {\n  permit activity where area is peace;\n}\n");
    let data = sources.add("activities.json", "[\n  { \"area\": \"piece\" }\n]\n");
    let diagnostic = Diagnostic::error(CODE, Span::new(data, 14, 21), "`piece` is not an area")
        .here("not in the list")
        .and(Span::new(policy, 45, 50), "the clause asks for it")
        .help("Write `peace`.");
    (diagnostic, sources)
}

#[test]
fn two_files_stand_in_one_drawing_each_under_its_own_name_line_and_column() {
    let (diagnostic, sources) = two_files();
    let drawn = render(&diagnostic, &sources, Look::Drawn);
    assert!(drawn.contains("[activities.json:2:13]"), "{drawn}");
    assert!(drawn.contains("[policies/my pact.comity:2:33]"), "{drawn}");
    assert!(drawn.contains("not in the list") && drawn.contains("the clause asks for it"), "{drawn}");
    assert!(drawn.find("activities.json") < drawn.find("my pact"), "the place that is wrong stands first:\n{drawn}");
    assert!(!drawn.contains('\u{1b}') && !drawn.contains("Error:"), "{drawn}");
    assert!(render(&diagnostic, &sources, Look::Coloured).contains('\u{1b}'));
}

#[test]
fn told_is_lines_without_drawing() {
    let (diagnostic, sources) = two_files();
    let told = render(&diagnostic, &sources, Look::Told);
    assert_eq!(
        told,
        "error unknown-name in activities.json, line 2, column 13: `piece` is not an area\n  the line reads: { \"area\": \"piece\" }\n  here: not in the \
         list\n  see policies/my pact.comity, line 2, column 33: the clause asks for it\n  help: Write `peace`.\n"
    );
}

#[test]
fn a_line_of_a_megabyte_is_cut_round_the_label() {
    let mut sources = Sources::new();
    let text = format!("{}wrong{}", "é ".repeat(300_000), " é".repeat(300_000));
    let at = text.find("wrong").unwrap();
    let source = sources.add("long.comity", text);
    let diagnostic = Diagnostic::error(CODE, Span::new(source, at, at + 5), "x".repeat(1_000_000));
    for look in [Look::Drawn, Look::Told, Look::Coloured] {
        let text = render(&diagnostic, &sources, look);
        assert!(text.len() < 4_000 && text.contains("wrong") && text.contains("600001"), "{} bytes: {text}", text.len());
    }
}

#[test]
fn nothing_in_a_file_steers_the_terminal() {
    let mut sources = Sources::new();
    let source = sources.add("e\u{1b}[2Jvil", "a \u{1b}[31m b \u{202e} c\u{7}\r\n");
    let diagnostic = Diagnostic::error(CODE, Span::new(source, 2, 7), "`\u{1b}[31m` stands here").here("\u{202e}");
    for look in [Look::Drawn, Look::Told] {
        let text = render(&diagnostic, &sources, look);
        assert!(text.chars().all(|c| c == '\n' || !(c.is_control() || c == '\u{202e}')), "{text:?}");
    }
}

#[test]
fn the_place_after_the_last_byte_can_be_shown() {
    for text in ["", "a", "a\n", "a\r\n\r\n"] {
        let mut sources = Sources::new();
        let source = sources.add("short", text);
        let diagnostic = Diagnostic::error(CODE, Span::new(source, text.len(), text.len()), "something is missing").here("here");
        for look in [Look::Drawn, Look::Told] {
            let shown = render(&diagnostic, &sources, look);
            assert!(shown.contains("something is missing") && shown.contains("short"), "{text:?}: {shown}");
            assert!(text.is_empty() || shown.contains("here"), "{text:?}: {shown}");
            assert!(!shown.contains("Failed"), "{shown}");
        }
    }
}

#[test]
fn a_file_without_a_word_is_named_and_no_empty_line_of_it_drawn() {
    let mut sources = Sources::new();
    let source = sources.add("empty.comity", "");
    let about = |message: &str| Diagnostic::error(CODE, Span::new(source, 0, 0), message.to_owned());
    let drawn = |message: &str| render(&about(message), &sources, Look::Drawn);
    assert_eq!(drawn("this says nothing"), "error unknown-name\n\n  × `empty.comity`: this says nothing\n");
    assert_eq!(drawn("there is no file `empty.comity`"), "error unknown-name\n\n  × there is no file `empty.comity`\n");
    let told = render(&about("this says nothing"), &sources, Look::Told);
    assert_eq!(told, "error unknown-name in empty.comity: this says nothing\n");
}

#[test]
fn a_thousand_errors_are_capped_and_the_rest_counted() {
    let mut sources = Sources::new();
    let source = sources.add("many", "a\n".repeat(1002));
    let mut all: Diagnostics = (0..1000).map(|line| Diagnostic::error(CODE, Span::new(source, line * 2, line * 2 + 1), "wrong")).collect();
    all.push(Diagnostic::warning(CODE, Span::new(source, 2000, 2001), "odd"));
    let text = render_all(&all, &sources, Look::Told);
    assert_eq!(text.matches("error unknown-name").count(), 100);
    assert!(text.ends_with("and 900 more errors, 1 more warning\n"), "{text}");
}

#[test]
fn json_is_one_object_a_line() {
    let (diagnostic, sources) = two_files();
    let text = diagnostics(&[diagnostic.clone(), diagnostic].into_iter().collect(), &sources, Style::Json);
    assert_eq!(text.lines().count(), 1, "what is said twice is said once");
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["code"], "unknown-name");
    assert_eq!(value["places"][0]["file"], "activities.json");
    assert_eq!((value["places"][1]["line"].as_u64(), value["places"][1]["end_column"].as_u64()), (Some(2), Some(38)));
    assert_eq!(value["help"][0], "Write `peace`.");
}

#[test]
fn sarif_names_the_rule_the_region_and_the_related_place() {
    let (diagnostic, sources) = two_files();
    let log: serde_json::Value = serde_json::from_str(&diagnostics(&[diagnostic].into_iter().collect(), &sources, Style::Sarif)).unwrap();
    let (run, result) = (&log["runs"][0], &log["runs"][0]["results"][0]);
    assert_eq!((&log["version"], &run["tool"]["driver"]["rules"][0]["id"]), (&"2.1.0".into(), &"unknown-name".into()));
    let region = serde_json::json!({ "startLine": 2, "startColumn": 13, "endLine": 2, "endColumn": 20 });
    assert_eq!(result["locations"][0]["physicalLocation"]["region"], region);
    let related = &result["relatedLocations"][0];
    assert_eq!(related["physicalLocation"]["artifactLocation"]["uri"], "policies/my%20pact.comity");
    assert_eq!(related["message"]["text"], "the clause asks for it");
}

#[test]
fn a_run_without_findings_is_still_a_sarif_log() {
    let log: serde_json::Value = serde_json::from_str(&diagnostics(&Diagnostics::new(), &Sources::new(), Style::Sarif)).unwrap();
    assert_eq!(log["runs"][0]["results"], serde_json::json!([]));
}

#[test]
fn workflow_commands_escape_what_would_end_them() {
    let mut sources = Sources::new();
    let source = sources.add("a,b:c.comity", "one\ntwo 100%\n");
    let diagnostic = Diagnostic::warning(CODE, Span::new(source, 8, 12), "`100%` is odd").help("Write it: out, please.");
    let text = diagnostics(&[diagnostic].into_iter().collect(), &sources, Style::Github);
    assert_eq!(
        text,
        "::warning file=a%2Cb%3Ac.comity,line=2,col=5,endColumn=8,title=unknown-name::`100%25` is odd%0AWrite it: out, please.\n"
    );
}

fn reasons(text: &str, activity: &serde_json::Value) -> String {
    let policy = comity::Policy::parse("policy.comity", text).unwrap();
    match policy.check(&policy.activity(activity).unwrap(), &policy.record()) {
        comity::Verdict::Refused(reasons) => reasons.to_string(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_judgement_that_went_the_other_way_is_not_told_as_one_that_nobody_has_made() {
    let text = r#"programme p "P" { parties { north "North"; south "South"; } activity { title text; }
      clause 1 "One" { judgement safe "the place is safe" by north and south jointly;
        permit activity; forbid activity where not judged safe; } }"#;
    let told = reasons(text, &serde_json::json!({ "title": "A", "judged": { "safe": { "north": true, "south": false } } }));
    assert!(told.contains("because it has been judged that “the place is safe” is not so"), "{told}");
    assert!(!told.contains("have not judged"), "{told}");
}

#[test]
fn what_is_taken_off_in_a_sum_is_told_with_minus() {
    let text = r#"programme p "P" { activity { students number 0 to 99; places number 0 to 99; fee money EUR; grant money EUR; }
      clause 1 "One" { permit activity; forbid activity where students > places - 5; forbid activity where fee > 100.00 EUR - 2 * grant; } }"#;
    let told = reasons(text, &serde_json::json!({ "students": 9, "places": 9, "fee": "90.00", "grant": "30.00" }));
    assert!(told.contains("because “students” is more than “places” minus 5"), "{told}");
    assert!(told.contains("because “fee” is more than 100.00 EUR minus 2 times “grant”"), "{told}");
}
