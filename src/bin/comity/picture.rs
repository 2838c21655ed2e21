//! Text from a terminal, colours included, as an SVG picture that reads well on light and on dark pages.

use std::fmt::Write;

const WIDTH: usize = 8;
const HEIGHT: usize = 19;
const MARGIN: usize = 16;

/// The style that the escape sequences of a text have set.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Style {
    bold: bool,
    colour: Option<&'static str>,
}

/// The picture of a text.
pub fn svg(text: &str) -> String {
    let lines: Vec<&str> = text.trim_end().lines().collect();
    let widest = lines.iter().map(|line| plain(line).chars().count()).max().unwrap_or(0);
    let width = widest.saturating_mul(WIDTH).saturating_add(MARGIN.saturating_mul(2));
    let height = lines.len().saturating_mul(HEIGHT).saturating_add(MARGIN.saturating_mul(2));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\">\n\
         <title>{}</title>\n<style>\n{STYLES}</style>\n\
         <rect class=\"page\" width=\"{width}\" height=\"{height}\" rx=\"8\"/>\n",
        escape(&plain(lines.first().copied().unwrap_or("")))
    );
    let mut style = Style::default();
    for (row, line) in lines.iter().enumerate() {
        let below = row.saturating_mul(HEIGHT).saturating_add(MARGIN).saturating_add(14);
        let _ = writeln!(out, "<text x=\"{MARGIN}\" y=\"{below}\" xml:space=\"preserve\">{}</text>", spans(line, &mut style));
    }
    out.push_str("</svg>\n");
    out
}

const STYLES: &str = "\
text { font: 13px ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; fill: #1f2328; white-space: pre }
.page { fill: #f6f8fa; stroke: #d0d7de }
.bold { font-weight: 600 }
.red { fill: #b3261e } .green { fill: #1a7f37 } .yellow { fill: #8a6100 } .blue { fill: #0b57a4 } .violet { fill: #8033a8 } .cyan { fill: #0f6b78 }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 }
  .page { fill: #161b22; stroke: #30363d }
  .red { fill: #ff8a80 } .green { fill: #56d364 } .yellow { fill: #e3b341 } .blue { fill: #79c0ff } .violet { fill: #d2a8ff } .cyan { fill: #76e3ea }
}
";

/// The pieces of a line, each in its style. A style lasts until it is ended, as on a terminal.
fn spans(line: &str, style: &mut Style) -> String {
    let mut out = String::new();
    let mut pieces = line.split("\u{1b}[");
    piece(&mut out, pieces.next().unwrap_or(""), *style);
    for part in pieces {
        let Some((codes, words)) = part.split_once('m') else { continue };
        *style = set(*style, codes);
        piece(&mut out, words, *style);
    }
    out
}

fn piece(out: &mut String, words: &str, style: Style) {
    if words.is_empty() {
        return;
    }
    let classes: Vec<&str> = style.bold.then_some("bold").into_iter().chain(style.colour).collect();
    let _ = match classes.is_empty() {
        true => write!(out, "{}", escape(words)),
        false => write!(out, "<tspan class=\"{}\">{}</tspan>", classes.join(" "), escape(words)),
    };
}

fn set(style: Style, codes: &str) -> Style {
    let numbers: Vec<u8> = codes.split(';').map(|code| code.parse().unwrap_or(0)).collect();
    match numbers.as_slice() {
        [38, 2, red, green, blue, ..] => Style { colour: Some(nearest(*red, *green, *blue)), ..style },
        numbers => numbers.iter().fold(style, |style, number| one(style, *number)),
    }
}

fn one(style: Style, number: u8) -> Style {
    let colour = |colour| Style { colour: Some(colour), ..style };
    match number {
        0 => Style::default(),
        1 => Style { bold: true, ..style },
        22 => Style { bold: false, ..style },
        31 | 91 => colour("red"),
        32 | 92 => colour("green"),
        33 | 93 => colour("yellow"),
        34 | 94 => colour("blue"),
        35 | 95 => colour("violet"),
        36 | 96 => colour("cyan"),
        39 => Style { colour: None, ..style },
        _ => style,
    }
}

/// The named colour of a mixed one, by which of its parts are strong.
fn nearest(red: u8, green: u8, blue: u8) -> &'static str {
    match (red > 150, green > 150, blue > 150) {
        (true, false, false) => "red",
        (false, true, false) => "green",
        (true, true, _) => "yellow",
        (true, false, true) => "violet",
        (false, true, true) => "cyan",
        (false, false, _) => "blue",
    }
}

/// The text without its escape sequences.
fn plain(line: &str) -> String {
    let mut pieces = line.split("\u{1b}[");
    let first = pieces.next().unwrap_or("").to_owned();
    pieces.filter_map(|part| part.split_once('m')).fold(first, |line, (_, words)| line + words)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
