//! A comparison as one page that needs nothing else: readable in black and white, on paper, and by ear.

use super::{Heading, Mark, Note, Notes, Shown, became, called, counted, excerpt, shown};
use crate::amend::redline::{Change, Redline, Revised, RevisedLine, RunKind};
use crate::report::capital;
use crate::report::timeline::escape;
use std::fmt::Write;

// What is inserted is underlined twice and bold, what is deleted is struck; colours only add to it. Browsers do not tell screen readers of either, so words that cannot be
// seen do.
const STYLE: &str = "\
:root { color-scheme: light }
body { font: 11pt/1.45 Georgia, 'Times New Roman', serif; color: #000; background: #fff; margin: 2em auto; max-width: 50em; padding: 0 1em }
h1 { font-size: 1.5em; margin: 0 0 .3em }
h2 { font-size: 1.05em; margin: 1.6em 0 .3em; border-bottom: 1px solid #666 }
h2 small { font-weight: normal }
p { margin: .2em 0; overflow-wrap: anywhere }
ins { font-weight: bold; text-decoration: underline; text-decoration-style: double; color: #0a5c0a }
del { text-decoration: line-through; color: #a40000 }
ins::before, ins::after, del::before, del::after { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
ins::before { content: ' [inserted: ' } del::before { content: ' [deleted: ' } ins::after, del::after { content: '] ' }
ul { margin: .4em 0 .4em 1.2em; padding: 0 }
.kept { color: #333 } .gap { color: #333 }
.legend { border: 1px solid #666; padding: .4em .8em; margin: 1em 0 }
@page { size: A4; margin: 20mm }
@media print { body { margin: 0; max-width: none; padding: 0 } ins, del { color: #000 } h2 { break-after: avoid } p, li { break-inside: avoid } }
";

/// The page of a comparison: no script, and nothing from elsewhere.
#[must_use]
pub fn html(redline: &Redline, heading: &Heading, notes: &Notes) -> String {
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{0}: {1}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <main>\n<h1>{0}</h1>\n<p>{5} compared with {2}. {3}</p>\n\
         <p class=\"legend\">In this page <ins>these words are inserted</ins> and <del>these words are deleted</del>.{4}</p>\n",
        escape(&heading.title),
        escape(&heading.new),
        escape(&heading.old),
        counted(&redline.provisions),
        if heading.whole { "" } else { " [\u{2026}] stands for sentences of the same provision that are unchanged." },
        escape(&capital(&heading.new)),
    );
    list(&mut out, &notes.whole);
    for (at, revised) in redline.provisions.iter().enumerate().filter(|(_, revised)| shown(revised, heading, notes)) {
        provision(&mut out, revised, heading, at);
        list(&mut out, notes.provisions.get(&revised.number).map_or(&[], Vec::as_slice));
        out.push_str("</section>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn provision(out: &mut String, revised: &Revised, heading: &Heading, at: usize) {
    let kept = if revised.change == Change::Kept { " class=\"kept\"" } else { "" };
    let _ = writeln!(
        out,
        "<section aria-labelledby=\"p{at}\"{kept}>\n<h2 id=\"p{at}\">{} <small>({})</small></h2>",
        escape(&called(revised)),
        escape(&became(revised))
    );
    for shown in excerpt(revised, heading) {
        match shown {
            Shown::Line(one) => line(out, one),
            Shown::Gap(depth) => {
                let _ = writeln!(out, "<p class=\"gap\" style=\"margin-left: {}em\">[\u{2026}]</p>", depth.saturating_mul(2));
            }
        }
    }
}

fn line(out: &mut String, line: &RevisedLine) {
    let _ = write!(out, "<p style=\"margin-left: {}em\">", line.depth.saturating_mul(2));
    for run in &line.runs {
        let words = escape(&run.text);
        let _ = match run.kind {
            RunKind::Kept => write!(out, "{words}"),
            RunKind::Inserted => write!(out, "<ins>{words}</ins>"),
            RunKind::Deleted => write!(out, "<del>{words}</del>"),
        };
    }
    out.push_str("</p>\n");
}

fn list(out: &mut String, notes: &[Note]) {
    if notes.is_empty() {
        return;
    }
    out.push_str("<ul>\n");
    for note in notes {
        let sign = match note.mark {
            Mark::Good => "\u{2713} ",
            Mark::Bad => "\u{2717} ",
            Mark::Open => "? ",
            Mark::Plain => "",
        };
        let _ = writeln!(out, "<li><span aria-hidden=\"true\">{sign}</span>{}{}.</li>", note.mark.word(), escape(&note.words));
    }
    out.push_str("</ul>\n");
}
