//! The rows of a table to entries: by the names of its columns, or by an adapter.

use super::from_csv::{Cell, Row, Table, from_csv};
use super::located::Part;
use super::read::{Entry, Reading};
use super::typed::{Building, JUDGED, Typing, missing};
use super::{adapter, problems, wrong::shown};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Adapter, FieldId, JudgementId, PartyId};

/// What a column of a table without an adapter gives.
enum Gives {
    Field(FieldId),
    Judgement(JudgementId, Option<PartyId>),
}

pub(super) fn read(typing: &Typing<'_>, part: Part<'_>, chosen: Option<&Adapter>) -> Reading {
    let table = from_csv(part);
    if table.header.iter().all(|heading| heading.text.trim().is_empty()) && table.rows.is_empty() {
        return Reading::default();
    }
    let mut diagnostics = twice(&table);
    diagnostics.extend(separators(&table));
    if diagnostics.has_errors() {
        return Reading { entries: Vec::new(), diagnostics };
    }
    let mut columns = Vec::new();
    match chosen {
        Some(adapter) => diagnostics.extend(adapter::misfits(typing, adapter, &table)),
        None => columns = gives(typing, &table, &mut diagnostics),
    }
    if diagnostics.has_errors() {
        return Reading { entries: Vec::new(), diagnostics };
    }
    let entries = (1..).zip(&table.rows).map(|(index, row)| {
        entry(typing, index, row, &table, |building| match chosen {
            Some(adapter) => adapter::fill(typing, adapter, &table, row, building),
            None => fill(typing, &columns, row, building),
        })
    });
    Reading { entries: entries.collect(), diagnostics }
}

fn entry(typing: &Typing<'_>, index: usize, row: &Row, table: &Table, fill: impl FnOnce(&mut Building)) -> Entry {
    let mut broken = row.diagnostics.clone();
    if broken.is_empty() && row.cells.len() != table.header.len() {
        broken.push(ragged(row, table));
    }
    if !broken.is_empty() {
        return Entry { index, span: row.span, label: None, activity: Err(broken), warnings: Diagnostics::new() };
    }
    let mut building = typing.begin();
    fill(&mut building);
    typing.finish(index, row.span, row.span, building)
}

fn ragged(row: &Row, table: &Table) -> Diagnostic {
    let (found, wanted) = (row.cells.len(), table.header.len());
    let extra = row.cells.get(wanted).map(|cell| cell.span.to(row.span.after()));
    let place = extra.or_else(|| row.cells.last().map(|cell| cell.span)).unwrap_or(row.span);
    let message = format!("this row has {found} cell{}, and the heading has {wanted}", if found == 1 { "" } else { "s" });
    Diagnostic::error(problems::RAGGED_ROW, place, message)
        .and(table.all(), "the heading")
        .help("Put quotation marks round a cell that contains a comma, and leave a cell empty rather than out.")
}

/// Headings that stand twice.
fn twice(table: &Table) -> Diagnostics {
    let first = |at: usize, heading: &Cell| table.header.iter().take(at).find(|other| other.text.trim() == heading.text.trim());
    let told = table.header.iter().enumerate().filter_map(|(at, heading)| {
        let other = first(at, heading)?;
        let message = format!("two columns are called {}", shown(heading.text.trim()));
        let told = Diagnostic::error(problems::DUPLICATE_COLUMN, heading.span, message).and(other.span, "the first is here");
        Some(told.help("Give each column a heading of its own."))
    });
    told.collect()
}

/// A heading that is one cell but speaks of several: the table is separated by something else.
fn separators(table: &Table) -> Option<Diagnostic> {
    let [heading] = table.header.as_slice() else { return None };
    let found = [(";", "semicolons"), ("\t", "tabs")].into_iter().find(|(mark, _)| heading.text.contains(mark))?;
    let message = format!("the columns are separated by {}, and CSV separates them by commas", found.1);
    Some(Diagnostic::error(problems::BROKEN_DATA, heading.span, message).help("Save the table again as CSV with commas."))
}

/// What each column gives, by its heading.
fn gives(typing: &Typing<'_>, table: &Table, diagnostics: &mut Diagnostics) -> Vec<Gives> {
    let mut scratch = typing.begin();
    let columns: Vec<Option<Gives>> = table.header.iter().map(|heading| column(typing, heading, &mut scratch)).collect();
    diagnostics.extend(scratch.told.errors);
    for (id, field) in (0..).map(FieldId).zip(&typing.model.fields) {
        let given = columns.iter().any(|column| matches!(column, Some(Gives::Field(given)) if *given == id));
        if !given && !field.optional && typing.model.missing_fact(id).is_none() {
            diagnostics.push(adapter::missing_column(table, &field.name).and(field.span, "the policy wants it of every activity"));
        }
    }
    columns.into_iter().flatten().collect()
}

fn column(typing: &Typing<'_>, heading: &Cell, scratch: &mut Building) -> Option<Gives> {
    let name = heading.text.trim();
    if let Some((id, _)) = typing.field_named(name) {
        return Some(Gives::Field(id));
    }
    let Some(judged) = name.strip_prefix(JUDGED).and_then(|rest| rest.strip_prefix('.')) else {
        scratch.told.errors.push(typing.unexpected(name, heading.span));
        return None;
    };
    let (judged, by) = judged.split_once('.').map_or((judged, None), |(judged, by)| (judged, Some(by)));
    let (id, judgement) = typing.judgement_named(judged, heading.span, scratch)?;
    match by {
        None => Some(Gives::Judgement(id, None)),
        Some(by) => typing.judge_named(judgement, by, heading.span, scratch).map(|party| Gives::Judgement(id, Some(party))),
    }
}

fn fill(typing: &Typing<'_>, columns: &[Gives], row: &Row, building: &mut Building) {
    for (column, cell) in columns.iter().zip(&row.cells) {
        let located = cell.located();
        let empty = cell.text.trim().is_empty();
        match column {
            Gives::Judgement(..) if empty => {}
            Gives::Judgement(id, by) => typing.judged_cell(*id, *by, &located, building),
            Gives::Field(id) => {
                let Some(field) = typing.model.fields.get(id.index()) else { continue };
                // A row from before there was the field says nothing of it.
                if empty && typing.model.missing_fact(*id).is_some() {
                    continue;
                }
                if let Some(given) = building.given.get_mut(id.index()) {
                    *given = Some(cell.span);
                }
                if empty && !field.optional {
                    building.told.errors.push(missing(field, cell.span));
                } else if !empty && let Some(fact) = typing.fact(field, &located, &mut building.told) {
                    building.activity.set(typing.program, *id, &fact, Some(cell.span));
                }
            }
        }
    }
}
