//! CSV to cells, each with its exact place: a heading row, then a row a record.

use super::located::{Located, Part, Shape};
use super::problems;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Span;
use csv_core::{ReadFieldResult, Reader};

/// A table: the headings, and the rows below.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The headings, in order.
    pub header: Vec<Cell>,
    /// The rows that hold anything, in order.
    pub rows: Vec<Row>,
}

impl Table {
    /// The place of the whole heading.
    #[must_use]
    pub fn all(&self) -> Span {
        let first = self.header.first().map_or_else(|| Span::new(Default::default(), 0, 0), |cell| cell.span);
        self.header.last().map_or(first, |last| first.to(last.span))
    }
}

/// A row.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its cells, in order.
    pub cells: Vec<Cell>,
    /// From its first cell to its last.
    pub span: Span,
    /// What is wrong with the way it is written.
    pub diagnostics: Diagnostics,
}

/// A cell.
#[derive(Clone, Debug)]
pub struct Cell {
    /// What it says, without its quotation marks.
    pub text: String,
    /// Where it stands, quotation marks included.
    pub span: Span,
}

impl Cell {
    /// The cell as a value.
    #[must_use]
    pub fn located(&self) -> Located {
        Located::new(Shape::Cell(self.text.clone()), self.span)
    }
}

/// Reads a table.
#[must_use]
pub fn from_csv(part: Part<'_>) -> Table {
    let mut fields = Fields { part, reader: Reader::new(), at: 0, buffer: vec![0; 1024] };
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut wrong = Diagnostics::new();
    while let Some((cell, ends_row)) = fields.next(row.is_empty()) {
        wrong.extend(marks(part, &cell));
        row.push(cell);
        if ends_row {
            rows.push(finish(part, std::mem::take(&mut row), std::mem::take(&mut wrong)));
        }
    }
    let mut rows = rows.into_iter();
    let header = rows.next().map(|row| row.cells).unwrap_or_default();
    Table { header, rows: rows.filter(|row| row.cells.iter().any(|cell| !cell.text.trim().is_empty())).collect() }
}

fn finish(part: Part<'_>, cells: Vec<Cell>, diagnostics: Diagnostics) -> Row {
    let first = cells.first().map_or(part.all(), |cell| cell.span);
    let span = cells.last().map_or(first, |cell| first.to(cell.span));
    Row { cells, span, diagnostics }
}

/// Quotation marks that open and do not close, or close too early: csv-core would read on and say nothing.
fn marks(part: Part<'_>, cell: &Cell) -> Option<Diagnostic> {
    let written = part.written(cell.span);
    let inside = written.strip_prefix('"')?;
    let closed =
        inside.strip_suffix('"').is_some_and(|inside| inside.matches('"').count() % 2 == 0 && !inside.replace("\"\"", "").contains('"'));
    (!closed).then(|| {
        Diagnostic::error(problems::BROKEN_DATA, cell.span, "the quotation marks of this cell do not match")
            .help("Put one quotation mark in front of the cell and one behind it, and write each one inside it twice.")
    })
}

struct Fields<'t> {
    part: Part<'t>,
    reader: Reader,
    at: usize,
    buffer: Vec<u8>,
}

impl Fields<'_> {
    /// The next cell, and whether it ends its row.
    fn next(&mut self, starts_row: bool) -> Option<(Cell, bool)> {
        let mut written = 0usize;
        let start = self.at;
        loop {
            let input = self.part.text.as_bytes().get(self.at..).unwrap_or(&[]);
            let output = self.buffer.get_mut(written..).unwrap_or(&mut []);
            let (result, read, wrote) = self.reader.read_field(input, output);
            self.at = self.at.saturating_add(read);
            written = written.saturating_add(wrote);
            match result {
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::OutputFull => self.buffer.resize(self.buffer.len().saturating_mul(2), 0),
                ReadFieldResult::End => return None,
                ReadFieldResult::Field { record_end } => return Some((self.cell(start, written, starts_row, record_end), record_end)),
            }
        }
    }

    fn cell(&self, start: usize, written: usize, starts_row: bool, ends_row: bool) -> Cell {
        let raw = self.part.text.get(start..self.at).unwrap_or("");
        let inner = if starts_row { raw.trim_start_matches(['\r', '\n']) } else { raw };
        let front = raw.len().saturating_sub(inner.len());
        let inner = if ends_row { inner.trim_end_matches(['\r', '\n']) } else { inner.strip_suffix(',').unwrap_or(inner) };
        let from = start.saturating_add(front);
        let text = self.buffer.get(..written).map(String::from_utf8_lossy).unwrap_or_default().into_owned();
        Cell { text, span: self.part.span(from, from.saturating_add(inner.len())) }
    }
}
