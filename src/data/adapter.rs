//! A row of somebody's table to facts, as the policy's adapter says.

use super::from_csv::{Row, Table};
use super::located::{Located, Shape, pieces};
use super::typed::{Building, Told, Typing};
use super::wrong::shown;
use super::{facts, problems};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::model::{Adapter, Column, Fact, Field, FieldKind, Member, Model, Value};
use crate::value::Precision;

/// The one adapter that names precisely these columns, whatever their order; none when no adapter does, or several do.
#[must_use]
pub fn fitting<'m>(model: &'m Model, header: &[String]) -> Option<&'m Adapter> {
    let mut fitting = model.adapters.iter().filter(|adapter| {
        let named = |heading: &str| header.iter().any(|own| own.trim() == heading);
        header.iter().all(|heading| knows(adapter, heading.trim())) && headings(adapter).all(named)
    });
    let first = fitting.next()?;
    if fitting.next().is_some() { None } else { Some(first) }
}

/// Every heading that an adapter speaks of; one may come more than once.
fn headings(adapter: &Adapter) -> impl Iterator<Item = &str> {
    let read = adapter.columns.iter().flat_map(|column| std::iter::once(column.heading.as_str()).chain(column.precision_from.as_deref()));
    read.chain(adapter.ignored.iter().map(String::as_str))
}

fn knows(adapter: &Adapter, heading: &str) -> bool {
    headings(adapter).any(|known| known == heading)
}

/// What keeps a table with this heading from being read by the adapter.
pub(super) fn misfits(typing: &Typing<'_>, adapter: &Adapter, table: &Table) -> Diagnostics {
    let mut told = Diagnostics::new();
    for heading in table.header.iter().filter(|heading| !knows(adapter, heading.text.trim())) {
        let message = format!("the adapter `{}` neither reads nor ignores the column {}", adapter.name, shown(&heading.text));
        let wrong = Diagnostic::error(problems::UNMAPPED_COLUMN, heading.span, message).and(adapter.span, "the adapter is declared here");
        told.push(match nearest(heading.text.trim(), headings(adapter)) {
            Some(near) => wrong.help(format!("Did you mean `{near}`?")),
            None => wrong.help(format!("Add `ignore \"{}\";` to it, or say which field the column gives.", heading.text.trim())),
        });
    }
    for column in &adapter.columns {
        let wanted = std::iter::once(&column.heading).chain(&column.precision_from);
        for heading in wanted.filter(|heading| at(table, heading).is_none()) {
            told.push(missing_column(table, heading).and(column.span, format!("the adapter `{}` reads it here", adapter.name)));
        }
    }
    for (id, field) in (0..).map(crate::model::FieldId).zip(&typing.model.fields) {
        let given = adapter.columns.iter().any(|column| column.field == id) || adapter.sets.iter().any(|(set, ..)| *set == id);
        if !given && !field.optional {
            told.push(
                missing_column(table, &field.name)
                    .and(adapter.span, format!("the adapter `{}` gives `{}` from no column", adapter.name, field.name))
                    .help("Add a `column` or a `set` to the adapter."),
            );
        }
    }
    told.sorted()
}

/// A column that the table needs and does not have.
pub(super) fn missing_column(table: &Table, heading: &str) -> Diagnostic {
    Diagnostic::error(problems::MISSING_COLUMN, table.all(), format!("the table has no column {}", shown(heading)))
        .help("Add the column, with a cell in each row.")
}

fn at(table: &Table, heading: &str) -> Option<usize> {
    table.header.iter().position(|cell| cell.text.trim() == heading)
}

/// Fills an activity from a row.
pub(super) fn fill(typing: &Typing<'_>, adapter: &Adapter, table: &Table, row: &Row, building: &mut Building) {
    for column in &adapter.columns {
        let Some((cell, field)) = cell_of(table, row, &column.heading).zip(typing.model.fields.get(column.field.index())) else { continue };
        let precision = column.precision_from.as_ref().and_then(|heading| cell_of(table, row, heading)).map(|cell| known_to(&cell));
        if blank(&cell) {
            // A cell with nothing in it says nothing; a field that every activity has is then missing, at this place.
            if !field.optional {
                building.told.errors.push(super::typed::missing(field, cell.span));
            }
        } else if let Some(fact) = fact(typing, column, field, &cell, &mut building.told) {
            building.activity.set(typing.program, column.field, &coarsened(fact, precision), Some(cell.span));
        }
        mark(building, column.field, cell.span);
    }
    for (field, fact, _) in &adapter.sets {
        building.activity.set(typing.program, *field, fact, None);
        mark(building, *field, row.span);
    }
    for (judged, _) in &adapter.assumes {
        building.activity.judge(typing.program, judged.judgement, judged.by, judged.truth, None);
    }
}

fn mark(building: &mut Building, field: crate::model::FieldId, place: crate::source::Span) {
    if let Some(given) = building.given.get_mut(field.index()) {
        *given = Some(place);
    }
}

fn cell_of(table: &Table, row: &Row, heading: &str) -> Option<Located> {
    at(table, heading).and_then(|at| row.cells.get(at)).map(super::from_csv::Cell::located)
}

fn blank(cell: &Located) -> bool {
    matches!(&cell.shape, Shape::Cell(words) if words.trim().is_empty())
}

/// How exactly a table knows a date: a word other than `day` and `year` says that it is not known to the day.
fn known_to(cell: &Located) -> Precision {
    match &cell.shape {
        Shape::Cell(word) if word.trim() == "day" => Precision::Day,
        Shape::Cell(word) if word.trim() == "year" => Precision::Year,
        _ => Precision::Month,
    }
}

fn coarsened(fact: Fact, precision: Option<Precision>) -> Fact {
    match (fact, precision) {
        (Fact::Known(Value::Date(date)), Some(precision)) => Fact::Known(Value::Date(date.known_to(precision))),
        (fact, _) => fact,
    }
}

fn fact(typing: &Typing<'_>, column: &Column, field: &Field, cell: &Located, told: &mut Told) -> Option<Fact> {
    let Shape::Cell(words) = &cell.shape else { return None };
    if let Some((_, fact)) = column.mappings.iter().find(|(word, _)| word == words.trim()) {
        return Some(fact.clone());
    }
    match (field.kind, &column.split) {
        (FieldKind::SetOf(taxonomy), Some(separator)) => {
            let members = pieces(words, separator).map(|(at, word)| match mapped(column, word) {
                Some(members) => Some(members),
                None => {
                    let place = cell.inside(at, at.saturating_add(word.len()));
                    typing.listed(field, taxonomy, word, place, told).map(|member| vec![member])
                }
            });
            // Every piece is looked at before the first that fails ends it, so that each mistake is told.
            let members: Vec<Option<Vec<Member>>> = members.collect();
            let members: Option<Vec<Vec<Member>>> = members.into_iter().collect();
            members.map(|members| Fact::Known(Value::Set(facts::once_each(members.concat()))))
        }
        (FieldKind::SetOf(taxonomy), None) => {
            typing.listed(field, taxonomy, words.trim(), cell.span, told).map(|member| Fact::Known(Value::Set(vec![member])))
        }
        _ => typing.fact(field, cell, told),
    }
}

/// What the column's own words mean as members of a set.
fn mapped(column: &Column, word: &str) -> Option<Vec<Member>> {
    let (_, fact) = column.mappings.iter().find(|(mapped, _)| mapped == word)?;
    match fact {
        Fact::Known(Value::One(member)) => Some(vec![member.clone()]),
        Fact::Known(Value::Set(members)) => Some(members.clone()),
        _ => None,
    }
}
