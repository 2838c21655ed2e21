//! A timeline as an SVG picture: black on white, with a title, a description and a legend.

use super::scale::Scale;
use super::shapes::{PATTERNS, height, look, mark};
use super::{Bar, BarKind, Mark, MarkKind, Row, Timeline, escape};
use crate::calendar::words::day;
use std::collections::BTreeSet;
use std::fmt::Write;

const WIDTH: i64 = 1120;
const LABELS: i64 = 330;
const CHART: i64 = 760;
const ROW: i64 = 26;
const HEAD: i64 = 76;
/// As many letters as the column of labels holds, in the widest of its typefaces.
const LETTERS: usize = 43;

/// The picture of a timeline.
#[must_use]
pub fn svg(timeline: &Timeline) -> String {
    let rows = timeline.groups.iter().map(|group| count(group.rows.len()).saturating_add(1)).fold(0i64, i64::saturating_add);
    let foot = HEAD.saturating_add(rows.saturating_mul(ROW));
    let legend = legend(timeline, foot.saturating_add(58));
    let all = foot.saturating_add(84).saturating_add(legend.1);
    let scale = Scale::of(timeline, LABELS, CHART);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {all}\" width=\"{WIDTH}\" height=\"{all}\" role=\"img\" aria-labelledby=\"timeline-title timeline-description\">\n\
         <title id=\"timeline-title\">{}</title>\n<desc id=\"timeline-description\">{}</desc>\n{PATTERNS}\
         <rect width=\"{WIDTH}\" height=\"{all}\" fill=\"#fff\"/>\n\
         <g font-family=\"Helvetica, Arial, 'DejaVu Sans', sans-serif\" font-size=\"12\" fill=\"#000\">\n\
         <text x=\"12\" y=\"28\" font-size=\"17\" font-weight=\"bold\">{}</text>\n",
        escape(&timeline.title),
        escape(&description(timeline)),
        escape(&clipped(&timeline.title, 110)),
    );
    grid(&mut out, &scale, foot);
    let mut y = HEAD;
    for group in &timeline.groups {
        let _ = writeln!(
            out,
            "<text x=\"12\" y=\"{}\" font-weight=\"bold\">{}</text>",
            y.saturating_add(18),
            escape(&clipped(&group.title, 150))
        );
        y = y.saturating_add(ROW);
        for row in &group.rows {
            draw(&mut out, row, y, &scale);
            y = y.saturating_add(ROW);
        }
    }
    asked(&mut out, timeline, &scale, foot);
    out.push_str(&legend.0);
    out.push_str("</g>\n</svg>\n");
    out
}

fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// The words of the picture for whoever does not see it.
fn description(timeline: &Timeline) -> String {
    let rows = timeline.groups.iter().flat_map(|group| &group.rows);
    let said = rows.flat_map(|row| {
        let bars = row.bars.iter().map(|bar| &bar.words);
        bars.chain(row.marks.iter().map(|mark| &mark.words)).map(|words| format!("{}: {words}.", row.label))
    });
    said.collect::<Vec<_>>().join(" ")
}

fn grid(out: &mut String, scale: &Scale, foot: i64) {
    let mut free = i64::MIN;
    for tick in scale.ticks() {
        let (x, year) = (scale.at(tick.day), tick.name.starts_with(|first: char| first.is_ascii_digit()));
        let grey = if year { "#999" } else { "#ddd" };
        let _ = writeln!(out, "<path d=\"M{x} {}V{foot}\" stroke=\"{grey}\"/>", HEAD.saturating_sub(6));
        // A name that would run into the one before it is left out.
        if x >= free {
            let weight = if year { " font-weight=\"bold\"" } else { "" };
            let _ = writeln!(out, "<text x=\"{x}\" y=\"{}\" font-size=\"11\"{weight}>{}</text>", HEAD.saturating_sub(10), tick.name);
            free = x.saturating_add(36);
        }
    }
}

fn draw(out: &mut String, row: &Row, y: i64, scale: &Scale) {
    let label = match &row.clause {
        Some(number) => format!("{number}  {}", row.label),
        None => row.label.clone(),
    };
    let middle = y.saturating_add(ROW / 2);
    let _ = writeln!(
        out,
        "<g><title>{}</title>\n<text x=\"24\" y=\"{}\">{}</text>\n<path d=\"M{LABELS} {middle}h{CHART}\" stroke=\"#eee\"/>",
        escape(&label),
        middle.saturating_add(4),
        escape(&clipped(&label, LETTERS))
    );
    for bar in &row.bars {
        draw_bar(out, bar, middle, scale);
    }
    for mark in &row.marks {
        draw_mark(out, mark, middle, scale);
    }
    out.push_str("</g>\n");
}

fn draw_bar(out: &mut String, bar: &Bar, middle: i64, scale: &Scale) {
    let from = scale.at(bar.first.unwrap_or(scale.first));
    let to = scale.after(bar.last.unwrap_or(scale.last));
    let (width, high) = (to.saturating_sub(from).max(2), height(bar.kind));
    let top = middle.saturating_sub(high / 2);
    let _ = writeln!(
        out,
        "<rect x=\"{from}\" y=\"{top}\" width=\"{width}\" height=\"{high}\" {}><title>{}</title></rect>",
        look(bar.kind),
        escape(&bar.words)
    );
    // An end that is open has an arrow, so that it is not taken for a last day.
    if bar.last.is_none() {
        let tip = to.saturating_add(8);
        let _ = writeln!(out, "<path d=\"M{to} {top}L{tip} {middle}L{to} {}Z\" fill=\"#fff\" stroke=\"#222\"/>", top.saturating_add(high));
    }
    if bar.first.is_none() {
        let tip = from.saturating_sub(8);
        let _ =
            writeln!(out, "<path d=\"M{from} {top}L{tip} {middle}L{from} {}Z\" fill=\"#fff\" stroke=\"#222\"/>", top.saturating_add(high));
    }
    inside(out, bar, from, width, middle);
}

/// First and last day in the bar itself, where it is wide enough for them.
fn inside(out: &mut String, bar: &Bar, from: i64, width: i64, middle: i64) {
    let words = match (bar.first, bar.last) {
        (Some(first), Some(last)) => format!("{first} – {last}"),
        (Some(first), None) => format!("from {first}"),
        (None, Some(last)) => format!("to {last}"),
        (None, None) => return,
    };
    let needed = count(words.chars().count()).saturating_mul(6).saturating_add(10);
    let dark = bar.kind == BarKind::InForce;
    if !(dark || bar.kind == BarKind::Gap) || width < needed {
        return;
    }
    let fill = if dark { "#fff" } else { "#000" };
    let _ = writeln!(
        out,
        "<text x=\"{}\" y=\"{}\" font-size=\"11\" fill=\"{fill}\">{words}</text>",
        from.saturating_add(6),
        middle.saturating_add(4)
    );
}

fn draw_mark(out: &mut String, one: &Mark, middle: i64, scale: &Scale) {
    let x = scale.at(one.day);
    let _ = writeln!(out, "<g><title>{}</title>{}</g>", escape(&one.words), mark(one.kind, x, middle));
}

fn asked(out: &mut String, timeline: &Timeline, scale: &Scale, foot: i64) {
    let x = scale.at(timeline.asked);
    let below = foot.saturating_add(18);
    // The words stand on the side where there is room for them.
    let (anchor, beside) = if x > WIDTH.saturating_sub(260) { ("end", x.saturating_sub(4)) } else { ("start", x.saturating_add(4)) };
    let _ = writeln!(
        out,
        "<path d=\"M{x} {}V{}\" stroke=\"#000\" stroke-width=\"1.5\" stroke-dasharray=\"2 3\"/>\n\
         <text x=\"{beside}\" y=\"{below}\" text-anchor=\"{anchor}\" font-weight=\"bold\">as of {}</text>",
        HEAD.saturating_sub(6),
        foot.saturating_add(22),
        day(timeline.asked)
    );
}

/// What each pattern and shape that the picture uses means, and how high that is.
fn legend(timeline: &Timeline, top: i64) -> (String, i64) {
    let rows = || timeline.groups.iter().flat_map(|group| &group.rows);
    let bars: BTreeSet<BarKind> = rows().flat_map(|row| &row.bars).map(|bar| bar.kind).collect();
    let marks: BTreeSet<MarkKind> = rows().flat_map(|row| &row.marks).map(|mark| mark.kind).collect();
    let (mut out, mut x, mut y) = (String::new(), 24i64, top);
    let mut place = |words: &str| {
        let wide = count(words.chars().count()).saturating_mul(7).saturating_add(56);
        if x.saturating_add(wide) > WIDTH {
            (x, y) = (24, y.saturating_add(24));
        }
        let here = (x, y);
        x = x.saturating_add(wide);
        here
    };
    for kind in bars {
        let (x, y) = place(kind.word());
        let high = height(kind);
        let _ = writeln!(
            out,
            "<rect x=\"{x}\" y=\"{}\" width=\"28\" height=\"{high}\" {}/><text x=\"{}\" y=\"{}\">{}</text>",
            y.saturating_sub(high / 2),
            look(kind),
            x.saturating_add(36),
            y.saturating_add(4),
            kind.word()
        );
    }
    for kind in marks {
        let (x, y) = place(kind.word());
        let shape = mark(kind, x.saturating_add(14), y);
        let _ = writeln!(out, "{shape}<text x=\"{}\" y=\"{}\">{}</text>", x.saturating_add(36), y.saturating_add(4), kind.word());
    }
    (out, y.saturating_sub(top))
}

fn clipped(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    format!("{}…", words.chars().take(most.saturating_sub(1)).collect::<String>().trim_end())
}
