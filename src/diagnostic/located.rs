//! Diagnostics with their text around them: the one place that knows miette.

use super::excerpt::Excerpt;
use super::told::{tell, weight};
use super::{Diagnostic, Diagnostics, MOST_SHOWN, Severity};
use crate::source::Sources;
use std::fmt::{self, Write};

/// How a diagnostic is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Drawn with colours and lines, as terminals can; told where the feature `drawn` is off.
    Coloured,
    /// Drawn with lines, without colour; told where the feature `drawn` is off.
    Drawn,
    /// Told in sentences, for screen readers.
    Told,
}

/// One diagnostic as text, with the lines that it points at, in however many files they lie.
#[must_use]
pub fn render(diagnostic: &Diagnostic, sources: &Sources, look: Look) -> String {
    match look {
        Look::Told => tell(diagnostic, sources),
        #[cfg(feature = "drawn")]
        Look::Coloured | Look::Drawn => draw(diagnostic, sources, look),
        #[cfg(not(feature = "drawn"))]
        Look::Coloured | Look::Drawn => tell(diagnostic, sources),
    }
}

/// Many diagnostics as text, in the order of their places: at most [`MOST_SHOWN`], errors before the others, and the count of the rest.
#[must_use]
pub fn render_all(diagnostics: &Diagnostics, sources: &Sources, look: Look) -> String {
    let (shown, rest) = most_telling(diagnostics);
    let mut out: String = shown.iter().map(|diagnostic| render(diagnostic, sources, look)).collect::<Vec<_>>().join("\n");
    if let Some(count) = count_rest(&rest) {
        let _ = write!(out, "\n{}{count}\n", if look == Look::Told { "" } else { "… " });
    }
    out
}

fn most_telling(diagnostics: &Diagnostics) -> (Diagnostics, Diagnostics) {
    let mut all: Vec<Diagnostic> = diagnostics.clone().sorted().into_iter().collect();
    all.sort_by_key(|diagnostic| diagnostic.severity);
    let rest = all.split_off(all.len().min(MOST_SHOWN));
    (Diagnostics::from_iter(all).sorted(), rest.into_iter().collect())
}

/// `and 900 more errors, 2 more warnings`.
fn count_rest(rest: &Diagnostics) -> Option<String> {
    let told = [Severity::Error, Severity::Warning, Severity::Note].into_iter().filter_map(|severity| match rest.count(severity) {
        0 => None,
        1 => Some(format!("1 more {}", weight(severity))),
        count => Some(format!("{count} more {}s", weight(severity))),
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| format!("and {}", told.join(", ")))
}

#[cfg(feature = "drawn")]
fn draw(diagnostic: &Diagnostic, sources: &Sources, look: Look) -> String {
    let theme = match look {
        Look::Coloured => miette::GraphicalTheme::unicode(),
        Look::Drawn | Look::Told => miette::GraphicalTheme::unicode_nocolor(),
    };
    let handler = miette::GraphicalReportHandler::new_themed(theme)
        .with_links(false)
        .with_width(100)
        .with_break_words(false)
        .without_syntax_highlighting();
    let mut out = String::new();
    match handler.render_report(&mut out, &Located::new(diagnostic, sources)) {
        Ok(()) => format!("{} {out}", weight(diagnostic.severity)).lines().map(|line| format!("{}\n", line.trim_end())).collect(),
        Err(_) => tell(diagnostic, sources),
    }
}

/// One diagnostic with its lines, as a [`miette::Diagnostic`], for embedders who print with a handler of their own.
#[derive(Debug)]
pub struct Located {
    code: &'static str,
    severity: miette::Severity,
    message: String,
    help: Vec<String>,
    page: Excerpt,
}

impl Located {
    /// The diagnostic with the lines that it points at, taken from `sources`.
    #[must_use]
    pub fn new(diagnostic: &Diagnostic, sources: &Sources) -> Self {
        let severity = match diagnostic.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        };
        let mut page = super::excerpt::excerpt(&diagnostic.labels, sources);
        let mut message = super::clean::clip(&diagnostic.message);
        // A file without a word has no line to draw: its name is all there is to show.
        let wordless = |label: &super::Label| sources.get(label.span.source).filter(|source| source.text().is_empty());
        if let [label] = diagnostic.labels.as_slice()
            && let Some(source) = wordless(label)
        {
            let name = super::clean::clip(source.name());
            if !message.contains(&name) {
                message = format!("`{name}`: {message}");
            }
            page = Excerpt::default();
        }
        let help = diagnostic.help.iter().map(|help| super::clean::clip(help)).collect();
        Self { code: diagnostic.code.as_str(), severity, message, help, page }
    }
}

impl fmt::Display for Located {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for Located {}

impl miette::Diagnostic for Located {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        (!self.help.is_empty()).then(|| Box::new(self.help.join("\n")) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        (!self.page.marks.is_empty()).then_some(&self.page)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = miette::LabeledSpan> + '_>> {
        let spans = self.page.marks.iter().enumerate().map(|(place, mark)| {
            let text = (!mark.text.is_empty()).then(|| mark.text.clone());
            let span = (mark.start, mark.end.saturating_sub(mark.start));
            if place == 0 { miette::LabeledSpan::new_primary_with_span(text, span) } else { miette::LabeledSpan::new_with_span(text, span) }
        });
        Some(Box::new(spans))
    }
}

// The page holds lines of several files. A span that reaches from one run of lines into the next is refused, so that miette draws each run by
// itself, under the name of its own file: this is how two files stand in one diagnostic without miette's `related` and its headings.
impl miette::SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &miette::SourceSpan,
        lines_before: usize,
        _: usize,
    ) -> Result<Box<dyn miette::SpanContents<'a> + 'a>, miette::MietteError> {
        let end = span.offset().saturating_add(span.len());
        let holds = |run: &&super::excerpt::Run| run.start <= span.offset() && span.offset() < run.end && end <= run.end;
        let run = self.runs.iter().find(holds).ok_or(miette::MietteError::OutOfBounds)?;
        let data = self.text.get(run.start..run.end).unwrap_or("").as_bytes();
        let mark = self.marks.iter().find(|mark| lines_before == 0 && mark.start == span.offset());
        // Without lines around it, only line and column of a label are asked for: those of its own file, not of the page.
        let (line, column) = mark.map_or((run.first_line, 1), |mark| (mark.position.line, mark.position.column));
        let whole = miette::SourceSpan::from((run.start, run.end.saturating_sub(run.start)));
        let (line, column) = (line.saturating_sub(1), column.saturating_sub(1));
        Ok(Box::new(miette::MietteSpanContents::new_named(run.name.clone(), data, whole, line, column, run.lines)))
    }
}
