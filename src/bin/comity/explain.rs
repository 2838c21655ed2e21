//! `comity explain CODE`.

use crate::args::{Explain, Format};
use crate::outcome::Outcome;
use crate::output::{Output, demand_format};
use comity::diagnostic::{codes, explain, nearest};

/// Shows the page of a code, or the list of all codes.
pub fn run(args: &Explain, out: &mut Output) -> Outcome {
    demand_format("explain", args.format, &[Format::Human, Format::Plain, Format::Json]);
    let Some(code) = &args.code else {
        return list(args.format, out);
    };
    let wanted = code.trim().to_lowercase();
    match explain(&wanted) {
        Some(page) => show(&wanted, page, args.format, out),
        None => unknown(code, &wanted, out),
    }
}

fn show(code: &str, page: &str, format: Format, out: &mut Output) -> Outcome {
    match format {
        Format::Json => out.say(&format!("{}\n", serde_json::json!({ "code": code, "page": page }))),
        _ => out.say(&for_people(page)),
    }
    Outcome::Good
}

/// The page without the marks of its source: headings without their signs, examples set in.
fn for_people(page: &str) -> String {
    let mut told = String::new();
    let mut example = false;
    for line in page.trim_end().lines() {
        if line.starts_with("```") {
            example = !example;
        } else if example && !line.is_empty() {
            told.push_str(&format!("    {line}\n"));
        } else if let Some(heading) = line.strip_prefix("## ") {
            told.push_str(&format!("{heading}:\n"));
        } else {
            told.push_str(&format!("{}\n", line.strip_prefix("# ").unwrap_or(line)));
        }
    }
    told
}

fn list(format: Format, out: &mut Output) -> Outcome {
    for code in codes() {
        let code = code.as_str();
        let says = summary(explain(code).unwrap_or(""));
        match format {
            Format::Json => out.say(&format!("{}\n", serde_json::json!({ "code": code, "summary": says }))),
            Format::Plain => out.say(&format!("{code}: {says}\n")),
            _ => out.say(&format!("{code:<28} {says}\n")),
        }
    }
    Outcome::Good
}

/// The first sentence of a page's first paragraph.
fn summary(page: &str) -> String {
    let paragraph: Vec<_> =
        page.lines().skip(1).skip_while(|line| line.trim().is_empty()).take_while(|line| !line.trim().is_empty()).collect();
    let paragraph = paragraph.join(" ");
    paragraph.split_once(". ").map_or(paragraph.clone(), |(first, _)| format!("{first}."))
}

fn unknown(code: &str, wanted: &str, out: &mut Output) -> Outcome {
    let mut message = format!("error: there is no code `{code}`\n");
    let known: Vec<_> = codes().map(|code| code.as_str()).collect();
    let near = nearest(wanted, known.iter().copied());
    let alike = known
        .iter()
        .filter(|known| Some(**known) != near && wanted.len() > 2 && wanted.split('-').any(|part| part.len() > 3 && known.contains(part)));
    let names: Vec<_> = near.into_iter().chain(alike.copied()).take(5).map(|name| format!("`{name}`")).collect();
    if !names.is_empty() {
        message.push_str(&format!("  Perhaps you mean {}.\n", names.join(" or ")));
    }
    message.push_str("  `comity explain` alone lists every code.\n");
    out.complain(&message);
    Outcome::Unjudged
}
