//! A timeline as one page that needs nothing else: the picture, and every fact of it in a table.

use super::{Row, Timeline, escape, svg};
use crate::calendar::words::day;
use chrono::NaiveDate;
use std::fmt::Write;

const STYLE: &str = "\
:root { color-scheme: light }
body { font: 11pt/1.4 Helvetica, Arial, sans-serif; color: #000; background: #fff; margin: 2em auto; max-width: 1140px; padding: 0 1em }
h1 { font-size: 1.5em; margin: 0 0 .3em }
svg { max-width: 100%; height: auto }
table { border-collapse: collapse; width: 100%; margin-top: 1.5em }
caption { text-align: left; font-weight: bold; padding: .4em 0 }
th, td { border: 1px solid #666; padding: .25em .5em; text-align: left; vertical-align: top }
thead th, th[scope=rowgroup] { background: #eee }
td.day { white-space: nowrap }
@page { size: A4 landscape; margin: 12mm }
@media print { body { margin: 0; max-width: none; padding: 0 } tr { break-inside: avoid } thead { display: table-header-group } }
";

/// The page of a timeline: no script, and nothing from elsewhere.
#[must_use]
pub fn html(timeline: &Timeline) -> String {
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{0}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <h1>{0}</h1>\n<p>As of {1}.</p>\n{2}",
        escape(&timeline.title),
        day(timeline.asked),
        svg(timeline)
    );
    out.push_str(
        "<table>\n<caption>The same in words</caption>\n<thead><tr><th scope=\"col\">What</th><th scope=\"col\">Clause</th>\
         <th scope=\"col\">First day</th><th scope=\"col\">Last day</th><th scope=\"col\">Meaning</th></tr></thead>\n",
    );
    for group in &timeline.groups {
        let _ = writeln!(out, "<tbody>\n<tr><th colspan=\"5\" scope=\"rowgroup\">{}</th></tr>", escape(&group.title));
        group.rows.iter().for_each(|row| facts(&mut out, row));
        out.push_str("</tbody>\n");
    }
    out.push_str("</table>\n</body>\n</html>\n");
    out
}

fn facts(out: &mut String, row: &Row) {
    let mut line = |first: Option<NaiveDate>, last: Option<NaiveDate>, words: &str| {
        let clause = row.clause.as_deref().unwrap_or("");
        let _ = writeln!(
            out,
            "<tr><td>{}</td><td>{}</td><td class=\"day\">{}</td><td class=\"day\">{}</td><td>{}</td></tr>",
            escape(&row.label),
            escape(clause),
            first.map_or_else(|| "not known".to_owned(), |first| first.to_string()),
            last.map_or_else(|| "none, or not known".to_owned(), |last| last.to_string()),
            escape(words)
        );
    };
    for bar in &row.bars {
        line(bar.first, bar.last, &bar.words);
    }
    for mark in &row.marks {
        line(Some(mark.day), Some(mark.day), &mark.words);
    }
}
