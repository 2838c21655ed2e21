//! `comity fmt FILE…`.

use crate::args::{Fmt, Format};
use crate::complaints;
use crate::files;
use crate::outcome::Outcome;
use crate::output::{Output, demand_format};
use comity::policy::Unreadable;
use comity::source::Sources;
use std::path::Path;

/// Brings each file into the layout, or says which ones are not in it.
pub fn run(args: &Fmt, out: &mut Output) -> Outcome {
    demand_format("fmt", args.format, &[Format::Human, Format::Plain, Format::Github]);
    args.files.iter().map(|path| one(path, args, out)).max().unwrap_or(Outcome::Good)
}

fn one(path: &Path, args: &Fmt, out: &mut Output) -> Outcome {
    let text = match files::read_text(path) {
        Ok(text) => text,
        Err(reason) => return unreadable(path, &reason, args.format, out),
    };
    match comity::format::format(&text) {
        Ok(formatted) if args.check || args.diff => compare(path, &text, &formatted, args, out),
        Ok(formatted) => write(path, &text, &formatted, out),
        Err(diagnostics) => {
            let mut sources = Sources::new();
            sources.add(files::name(path), text);
            complaints::tell(&diagnostics, &sources, args.format, out);
            Outcome::Unjudged
        }
    }
}

fn unreadable(path: &Path, reason: &Unreadable, format: Format, out: &mut Output) -> Outcome {
    let mut sources = Sources::new();
    let found = complaints::unreadable(&files::name(path), reason, &mut sources);
    complaints::tell(&found, &sources, format, out);
    Outcome::Unjudged
}

fn compare(path: &Path, text: &str, formatted: &str, args: &Fmt, out: &mut Output) -> Outcome {
    if text == formatted {
        return Outcome::Good;
    }
    let name = files::name(path);
    if args.diff {
        let diff = similar::TextDiff::from_lines(text, formatted);
        out.say(&diff.unified_diff().context_radius(3).header(&name, &format!("{name} (in the layout)")).to_string());
    } else if args.format == Format::Github {
        out.say(&format!("::error file={name},title=layout::this file is not in the layout; `comity fmt` brings it there\n"));
    } else {
        out.say(&format!("{name} is not in the layout\n"));
    }
    Outcome::Bad
}

fn write(path: &Path, text: &str, formatted: &str, out: &mut Output) -> Outcome {
    if files::is_standard_input(path) {
        out.say(formatted);
        return Outcome::Good;
    }
    if text == formatted {
        return Outcome::Good;
    }
    match files::replace(path, formatted) {
        Ok(()) => Outcome::Good,
        Err(error) => {
            out.complain(&format!("error: `{}` could not be written: {error}\n", files::name(path)));
            Outcome::Unjudged
        }
    }
}
