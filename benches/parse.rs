//! Text to tree and to model, beside the bare pest parse of the same text and beside reading the file.
//!
//! `cargo bench --bench parse` prints one line a size; the columns to watch are the ratios, since machines differ.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::float_arithmetic,
    reason = "a bench may stop where it stands, and reads the clock"
)]

use comity::source::Sources;
use comity::{model, syntax};
use std::hint::black_box;
use std::time::{Duration, Instant};

const SIZES: [usize; 4] = [10_000, 100_000, 1_000_000, 10_000_000];

/// A programme of about that many bytes, every kind of rule in it, names and numbers unlike each other.
fn policy(bytes: usize) -> String {
    let mut text = String::from(
        "programme big \"A long programme\" {\n  edition 2020;\n  strength political;\n  parties { japan \"Japan\"; nato \"NATO\"; }\n  \
         calendar { month_end clamp; horizon 2014-01-01 to 2034-12-31; }\n  event endorsement \"endorsement\";\n  \
         taxonomy Area \"areas\" open { cyber_defence \"Cyber\"; arms_control { small_arms; wmd; } }\n  \
         taxonomy Form \"forms\" { seminar; exercise; exchange; }\n  activity {\n    area Area;\n    form Form;\n    starts date;\n    \
         ends date;\n    officials number 0 to 500;\n    nato_assets flag;\n  }\n",
    );
    let mut number = 0usize;
    while text.len() < bytes {
        number += 1;
        text.push_str(&clause(number));
    }
    text.push_str("}\n");
    text
}

fn clause(n: usize) -> String {
    let (most, day) = (n % 400, 1 + n % 28);
    format!(
        "  clause {n}.1 \"The matter numbered {n}\" {{  # read with care\n    quote \"as the case {n} may be\";\n    \
         judgement fitting_{n} \"participation {n} is fitting\" by japan and nato jointly;\n    \
         define small_{n} \"a small activity\" as officials <= {most} and not nato_assets;\n    \
         permit activity where form in {{ seminar, exercise }} and starts >= 2020-01-{day:02}, only if judged fitting_{n};\n    \
         forbid activity where area is wmd and (form is exercise or officials > {most}), except where small_{n};\n    \
         require starts + 2 months >= ends and small_{n} when form is exchange or area in {{ cyber_defence, small_arms }};\n    \
         should japan: report_{n} \"report on matter {n}\" within 30 days of endorsement;\n  }}\n"
    )
}

/// The shortest of several runs: what the work takes when nothing else gets in its way.
fn shortest(runs: usize, mut work: impl FnMut()) -> Duration {
    let timed = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..runs).map(timed).min().unwrap()
}

fn rate(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64()
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    println!(
        "{:>10}  {:>10}  {:>10}  {:>10}  {:>10}  {:>10}  {:>10}",
        "bytes", "read MB/s", "bare MB/s", "parse MB/s", "model MB/s", "parse/bare", "front/bare"
    );
    for size in SIZES {
        let text = policy(size);
        let path = folder.path().join("policy.comity");
        std::fs::write(&path, &text).unwrap();
        let runs = (20_000_000 / size).clamp(3, 200);
        let id = Sources::new().add("policy.comity", "");
        let parsed = syntax::parse(id, &text);
        assert!(syntax::accepts(&text) && parsed.diagnostics.is_empty(), "the bench's policy is right");
        assert!(model::from_syntax(&[parsed.file]).model.is_some_and(|model| model.rules.len() > size / 1_000), "and so is its model");
        let read = shortest(runs, || drop(black_box(std::fs::read_to_string(&path).unwrap())));
        let bare = shortest(runs, || {
            black_box(syntax::accepts(black_box(&text)));
        });
        let whole = shortest(runs, || drop(black_box(syntax::parse(id, black_box(&text)))));
        let front = shortest(runs, || drop(black_box(model::from_syntax(&[syntax::parse(id, black_box(&text)).file]))));
        let rates = [read, bare, whole, front].map(|time| rate(text.len(), time));
        let ratio = |time: Duration| time.as_secs_f64() / bare.as_secs_f64();
        println!(
            "{:>10}  {:>10.0}  {:>10.2}  {:>10.2}  {:>10.2}  {:>10.2}  {:>10.2}",
            text.len(),
            rates[0],
            rates[1],
            rates[2],
            rates[3],
            ratio(whole),
            ratio(front)
        );
    }
}
