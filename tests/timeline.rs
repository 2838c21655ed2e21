//! The timeline as a picture and as a page: well formed, the same facts in both, nothing told by colour alone, nothing fetched.

use chrono::NaiveDate;
use comity::report::timeline::{Bar, BarKind, Group, Mark, MarkKind, Row, Timeline, html, svg};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn bar(kind: BarKind, first: &str, last: &str, words: &str) -> Bar {
    let end = |text: &str| (!text.is_empty()).then(|| day(text));
    Bar { kind, first: end(first), last: end(last), words: words.into() }
}

fn row(label: &str, clause: Option<&str>, bars: Vec<Bar>, marks: Vec<(MarkKind, &str, &str)>) -> Row {
    let marks = marks.into_iter().map(|(kind, on, words)| Mark { kind, day: day(on), words: words.into() }).collect();
    Row { label: label.into(), clause: clause.map(str::to_owned), bars, marks }
}

#[expect(clippy::too_many_lines, reason = "one of each kind, on one page")]
fn sample() -> Timeline {
    Timeline {
        title: "Japan & NATO <programmes>, 2014 to 2026".into(),
        asked: day("2021-07-30"),
        groups: vec![
            Group {
                title: "Programme of 2014".into(),
                rows: vec![row(
                    "Term",
                    Some("4"),
                    vec![
                        bar(BarKind::InForce, "2014-05-06", "2015-09-14", "in force for certain"),
                        bar(BarKind::Unknown, "2015-09-15", "2018-05-01", "not known"),
                    ],
                    vec![],
                )],
            },
            Group {
                title: "Between the instruments".into(),
                rows: vec![row("Gap", None, vec![bar(BarKind::Gap, "2022-06-26", "2023-07-11", "no instrument is in force")], vec![])],
            },
            Group {
                title: "Programme of 2020".into(),
                rows: vec![
                    row(
                        "Term",
                        Some("4.1"),
                        vec![
                            bar(BarKind::Provisional, "2020-01-01", "2020-06-25", "applied"),
                            bar(BarKind::InForce, "2020-06-26", "2022-06-25", "in force"),
                            bar(BarKind::Suspended, "2021-02-01", "2021-04-30", "suspended"),
                        ],
                        vec![(MarkKind::Deadline, "2021-12-26", "notice by 26 December 2021")],
                    ),
                    row(
                        "a review of the cooperation in a process that both own",
                        Some("4.2"),
                        vec![bar(BarKind::Window, "2021-05-27", "2021-07-26", "first window")],
                        vec![
                            (MarkKind::Due, "2021-06-26", "due"),
                            (MarkKind::Missed, "2021-07-26", "not met"),
                            (MarkKind::Done, "2021-07-29", "done late"),
                            (MarkKind::Date, "2020-10-01", "other"),
                        ],
                    ),
                    row("Open end", None, vec![bar(BarKind::InForce, "2020-06-26", "", "without end")], vec![]),
                ],
            },
            Group {
                title: "Activities".into(),
                rows: vec![
                    row("Cyber defence seminar", None, vec![bar(BarKind::Permitted, "2020-10-05", "2020-12-07", "permitted")], vec![]),
                    row(
                        "Exercise",
                        None,
                        vec![
                            bar(BarKind::Refused, "2022-10-05", "2023-02-07", "refused"),
                            bar(BarKind::Undetermined, "2023-10-05", "2024-02-07", "undetermined"),
                        ],
                        vec![],
                    ),
                ],
            },
        ],
    }
}

fn words(timeline: &Timeline) -> Vec<String> {
    let rows = timeline.groups.iter().flat_map(|group| &group.rows);
    rows.flat_map(|row| row.bars.iter().map(|bar| bar.words.clone()).chain(row.marks.iter().map(|mark| mark.words.clone()))).collect()
}

#[test]
fn the_picture_is_well_formed_and_tells_everything_to_whoever_does_not_see_it() {
    let text = svg(&sample());
    let document = roxmltree::Document::parse(&text).unwrap();
    let root = document.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    let labelled: Vec<_> = root.attribute("aria-labelledby").unwrap().split(' ').collect();
    let said: Vec<_> =
        labelled.iter().map(|id| document.descendants().find(|node| node.attribute("id") == Some(*id)).unwrap().text().unwrap()).collect();
    assert_eq!(said[0], "Japan & NATO <programmes>, 2014 to 2026");
    for words in words(&sample()) {
        assert!(said[1].contains(&words), "{words}");
    }
}

#[test]
fn every_pattern_that_is_used_is_declared_and_no_colour_is() {
    let text = svg(&sample());
    for used in text.split("url(#").skip(1).map(|rest| rest.split(')').next().unwrap()) {
        assert!(text.contains(&format!("<pattern id=\"{used}\"")), "{used}");
    }
    for colour in text.split(['"', ';']).filter(|part| part.starts_with('#')) {
        let digits: Vec<char> = colour[1..].chars().collect();
        assert!(digits.windows(2).all(|two| two[0] == two[1]), "{colour} is not a grey");
    }
}

#[test]
fn a_day_stands_further_right_than_the_day_before_the_month() {
    let text = svg(&sample());
    let document = roxmltree::Document::parse(&text).unwrap();
    let left = |words: &str| {
        let title = document.descendants().find(|node| node.has_tag_name("title") && node.text() == Some(words)).unwrap();
        title.parent().unwrap().attribute("x").unwrap().parse::<i64>().unwrap()
    };
    assert!(left("in force for certain") < left("not known") && left("applied") < left("in force") && left("in force") < left("suspended"));
    assert_eq!(left("in force"), left("without end"));
}

#[test]
fn the_page_needs_nothing_else_and_has_every_fact_in_its_table() {
    let page = html(&sample());
    for outside in ["<script", "src=", "href=", "@import", "http-equiv", "<link", "<img"] {
        assert!(!page.contains(outside), "{outside}");
    }
    let addresses: Vec<_> = page.match_indices("http").map(|(at, _)| &page[at..at + 26]).collect();
    assert_eq!(addresses, ["http://www.w3.org/2000/svg"], "only the name of the picture's language looks like an address");
    let table = page.split("<table>").nth(1).unwrap();
    for words in words(&sample()) {
        assert!(table.contains(&words), "{words}");
    }
    for words in ["2020-06-26", "2022-06-25", "4.2", "Cyber defence seminar", "scope=\"col\"", "<caption>", "none, or not known"] {
        assert!(table.contains(words), "{words}");
    }
}

#[test]
fn a_long_chain_and_an_empty_one_are_drawn_all_the_same() {
    let mut long = sample();
    long.groups[0].rows[0].bars[0].first = Some(day("0001-01-01"));
    long.groups[0].rows[0].bars[1].last = Some(day("9999-12-31"));
    for timeline in [long, Timeline { groups: Vec::new(), ..sample() }] {
        let text = svg(&timeline);
        roxmltree::Document::parse(&text).unwrap();
        assert!(text.matches("<text").count() < 80);
    }
}
