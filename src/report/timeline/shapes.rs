//! How each kind of bar and mark looks: a pattern and a shape of its own, so that it reads without colours.

use super::{BarKind, MarkKind};

/// The patterns, as the picture declares them once.
pub(super) const PATTERNS: &str = "\
<defs>
<pattern id=\"provisional\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"#fff\"/><rect width=\"2\" height=\"6\" fill=\"#333\"/></pattern>
<pattern id=\"suspended\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><rect width=\"6\" height=\"6\" fill=\"#fff\"/><path d=\"M0 0L6 6M6 0L0 6\" stroke=\"#333\" stroke-width=\"1\"/></pattern>
<pattern id=\"unknown\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><rect width=\"5\" height=\"5\" fill=\"#fff\"/><circle cx=\"2.5\" cy=\"2.5\" r=\"1\" fill=\"#333\"/></pattern>
<pattern id=\"refused\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(-45)\"><rect width=\"6\" height=\"6\" fill=\"#fff\"/><rect width=\"1.5\" height=\"6\" fill=\"#333\"/></pattern>
</defs>
";

/// Fill and outline of a bar.
pub(super) fn look(kind: BarKind) -> &'static str {
    match kind {
        BarKind::InForce => "fill=\"#444\" stroke=\"#222\"",
        BarKind::Provisional => "fill=\"url(#provisional)\" stroke=\"#222\"",
        BarKind::Suspended => "fill=\"url(#suspended)\" stroke=\"#222\"",
        BarKind::Unknown | BarKind::Undetermined => "fill=\"url(#unknown)\" stroke=\"#222\"",
        BarKind::Gap => "fill=\"#fff\" stroke=\"#222\" stroke-dasharray=\"5 3\"",
        BarKind::Window => "fill=\"#ddd\" stroke=\"#555\"",
        BarKind::Permitted => "fill=\"#999\" stroke=\"#222\"",
        BarKind::Refused => "fill=\"url(#refused)\" stroke=\"#222\"",
    }
}

/// How high a bar is.
pub(super) fn height(kind: BarKind) -> i64 {
    match kind {
        BarKind::Window => 10,
        BarKind::Permitted | BarKind::Refused | BarKind::Undetermined => 12,
        _ => 16,
    }
}

/// The shape of a mark around the middle of a row.
pub(super) fn mark(kind: MarkKind, x: i64, y: i64) -> String {
    let place = format!("transform=\"translate({x} {y})\"");
    match kind {
        MarkKind::Due => format!("<path {place} d=\"M0-6L6 0L0 6L-6 0Z\" fill=\"#fff\" stroke=\"#000\" stroke-width=\"1.5\"/>"),
        MarkKind::Done => format!("<circle {place} r=\"5\" fill=\"#000\" stroke=\"#fff\"/>"),
        MarkKind::Missed => format!("<path {place} d=\"M-5-5L5 5M5-5L-5 5\" stroke=\"#000\" stroke-width=\"2.5\"/>"),
        MarkKind::Deadline => format!("<path {place} d=\"M-6-6L6-6L0 5Z\" fill=\"#000\" stroke=\"#fff\"/>"),
        MarkKind::Date => format!("<path {place} d=\"M0-7L0 7\" stroke=\"#000\" stroke-width=\"2\"/>"),
    }
}
