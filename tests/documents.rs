//! The guide and the reference, followed as a reader follows them: the steps work, and the answers are those that the pages promise.

use comity::data::Format;
use comity::prove::Effort;
use comity::testing::Standing;
use comity::value::Truth;
use comity::{Policy, Verdict};
use std::fs;

/// The blocks of a page whose first line begins with `kind`: the rest of that line, and the text.
fn blocks(page: &str, kind: &str) -> Vec<(String, String)> {
    let text = fs::read_to_string(format!("docs/{page}")).expect("the page is there");
    let parts: Vec<_> = text.split("```").collect();
    let opened = parts.iter().skip(1).step_by(2).filter_map(|block| block.split_once('\n'));
    let wanted = opened.filter(|(head, _)| head.split(' ').next() == Some(kind));
    wanted.map(|(head, body)| (head[kind.len()..].trim().to_owned(), body.to_owned())).collect()
}

fn read(page: &str, text: &str) -> Policy {
    Policy::parse(page, text).unwrap_or_else(|rejected| panic!("{page}: {rejected}\n{text}"))
}

/// The policy of the guide: the file of step 3 with so many of the parts that are added to it.
fn with_parts(count: usize) -> Policy {
    let blocks = blocks("guide.md", "comity");
    let (parts, files): (Vec<_>, Vec<_>) = blocks.into_iter().partition(|(head, _)| head == "fragment");
    let last = &files.last().expect("the guide has files").1;
    read("guide.md", &parts[..count].iter().fold(last.clone(), |all, (_, part)| format!("{all}\n{part}")))
}

/// The policy after the scenarios of step 5.
fn finished() -> Policy {
    with_parts(1)
}

#[test]
fn every_whole_example_is_a_policy() {
    for page in ["guide.md", "language.md"] {
        let whole: Vec<_> = blocks(page, "comity").into_iter().filter(|(head, _)| head != "fragment").collect();
        assert!(whole.len() >= 3, "{page} has examples");
        for (_, text) in whole {
            let policy = read(page, &text);
            let tested = policy.scenarios();
            let failures = tested.scenarios.iter().filter(|tried| !tried.passes());
            assert_eq!(failures.map(|tried| tried.title.as_str()).collect::<Vec<_>>(), <[&str; 0]>::default(), "{page}");
        }
    }
}

#[test]
fn the_guide_ends_with_a_policy_that_has_no_warning_and_tries_every_clause() {
    let policy = finished();
    assert!(policy.warnings().is_empty());
    let tested = policy.scenarios();
    assert_eq!(tested.scenarios.len(), 5);
    assert!(tested.passes());
    assert_eq!(tested.coverage.unexercised.len(), 1);

    let amended = with_parts(5);
    assert!(amended.warnings().is_empty() && amended.record().problems().is_empty());
    let tested = amended.scenarios();
    assert_eq!(tested.scenarios.len(), 6);
    assert!(tested.passes());
    assert!(tested.coverage.unexercised.is_empty());
}

#[test]
fn the_courses_of_the_guide_come_out_as_it_says() {
    let policy = finished();
    let courses = &blocks("guide.md", "yaml")[0].1;
    let reading = policy.read(Format::Yaml, "courses.yaml", courses, None);
    let verdicts = reading.entries.iter().map(|entry| policy.check(entry.activity.as_ref().unwrap(), &policy.record()));
    let verdicts: Vec<_> = verdicts.collect();
    assert!(matches!(verdicts[..], [Verdict::Permitted(_), Verdict::Undetermined(_), Verdict::Refused(_)]));
}

#[test]
fn the_guides_policy_covers_its_arrangement_and_no_other_text() {
    let arrangement = &blocks("guide.md", "text")[0].1;
    let policy = finished();
    assert!(policy.cover(arrangement).is_complete());

    let longer = policy.cover(&format!("{arrangement}3.2 Either college may end it.\n"));
    assert_eq!(longer.without_clause.iter().map(|(number, _)| number.as_str()).collect::<Vec<_>>(), ["3.2"]);

    let other_words = policy.cover(&arrangement.replace("twenty students", "thirty students"));
    let missing = other_words.quotes.iter().filter(|quote| matches!(quote.standing, Standing::Missing));
    assert_eq!(missing.map(|quote| quote.words.as_str()).collect::<Vec<_>>(), ["no more than twenty"]);
}

#[test]
fn the_data_in_the_reference_is_read_as_it_says() {
    let policy = read("language.md", &blocks("language.md", "comity").into_iter().find(|(head, _)| head == "policy").unwrap().1);
    let reading = policy.read(Format::Json, "courses.json", &blocks("language.md", "json")[0].1, None);
    let decide = |activity| policy.decide(activity, &policy.record());
    let truths: Vec<_> = reading.entries.iter().map(|entry| decide(entry.activity.as_ref().unwrap())).collect();
    assert_eq!(truths, [Truth::True, Truth::Unknown]);
}

#[test]
fn the_limits_of_proofs_are_those_that_the_reference_gives() {
    let page = fs::read_to_string("docs/language.md").expect("the page is there");
    assert_eq!(Effort::default().budget, 1_000_000);
    assert!(page.contains("given up after 1,000,000 conflicts"));

    // Without a horizon the first day that anybody could meet is the first of 1900, and the last the last of 2199.
    let principle = |day: &str| {
        let clause = "clause 1 \"All\" { permit activity; }";
        let tenet = format!("for every activity: starts {day} when permitted;");
        let text = format!("programme p \"P\" {{ activity {{ starts date; }} {clause} }} principle days \"Days\" {{ {tenet} }}");
        read("a policy", &text).prove(&Effort::default())[0].is_proved()
    };
    assert!(page.contains("from 1900-01-01 to 2199-12-31"));
    assert!(principle(">= 1900-01-01") && principle("<= 2199-12-31"));
    assert!(!principle(">= 1900-01-02") && !principle("<= 2199-12-30"));
}

#[test]
fn four_thousand_and_ninety_six_combinations_of_readings_are_tried_and_no_more() {
    let proved = |terms: usize| {
        let open =
            |at| format!("open_term t{at} {{ reading small {at}; reading large 9{at}; adopt small; }} permit activity where n <= t{at};");
        let terms: String = (0..terms).map(open).collect();
        let head = "programme p \"P\" { activity { n number 0 to 9; } clause 1 \"All\" {";
        read(
            "a policy",
            &format!("{head} {terms} }} }} principle any \"Any\" under all readings {{ for every activity: n >= 0 when permitted; }}"),
        )
        .prove(&Effort { budget: 1_000, all_readings: false })[0]
            .is_proved()
    };
    assert!(proved(2) && !proved(13));
}
