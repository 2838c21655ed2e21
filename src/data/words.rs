//! Words to values: numbers, amounts, dates and yes-or-no, with what is wrong where they are not.

use super::problems;
use super::wrong::{self, Wrong, shown};
use crate::model::{Field, FieldKind, Model};
use crate::value::{Currency, Money, PartialDate};

/// A whole number, written with digits alone, in the range of its field.
pub fn whole(field: &Field, words: &str) -> Result<i64, Wrong> {
    let digits = words.strip_prefix('-').unwrap_or(words);
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'));
    if !plain {
        return Err(not_whole(field, words));
    }
    words.parse().ok().filter(|number| in_range(field, *number)).ok_or_else(|| wrong::out_of_range(field, words))
}

/// Whether a number, or an amount in minor units, lies in the range of its field.
#[must_use]
pub fn in_range(field: &Field, number: i64) -> bool {
    match field.kind {
        FieldKind::Number(least, most) | FieldKind::Money(_, least, most) => (least..=most).contains(&number),
        _ => false,
    }
}

fn not_whole(field: &Field, words: &str) -> Wrong {
    let wrong = Wrong::new(
        problems::NOT_A_WHOLE_NUMBER,
        format!("{} is not written as a whole number, which `{}` must be", shown(words), field.name),
    );
    let whole = words.split_once('.').filter(|(_, part)| !part.is_empty() && part.bytes().all(|byte| byte == b'0'));
    match whole {
        Some((whole, _)) => wrong.help(format!("Write {}.", shown(whole))),
        None => wrong.help("Write it with digits alone: no point, no comma, no exponent, no zero in front."),
    }
}

/// An amount in minor units of the field's currency: `5000.00`, perhaps with the currency behind it.
pub fn amount(field: &Field, currency: Currency, words: &str) -> Result<i64, Wrong> {
    let mut parts = words.split_whitespace();
    let (Some(number), code, None) = (parts.next(), parts.next(), parts.next()) else {
        return Err(no_amount(field, currency, words));
    };
    amount_of(field, currency, number, code)
}

/// An amount whose currency, where it is named, stands apart.
pub fn amount_of(field: &Field, currency: Currency, number: &str, code: Option<&str>) -> Result<i64, Wrong> {
    let plain = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    if !plain {
        return Err(no_amount(field, currency, number));
    }
    if let Some(code) = code.filter(|code| *code != currency.code()) {
        let message = format!("`{}` is in {}, and this amount is in {}", field.name, currency.code(), shown(code));
        let help = format!("Convert it to {} yourself, at the rate that the document names: the engine never converts.", currency.code());
        return Err(Wrong::new(problems::WRONG_CURRENCY, message).help(help));
    }
    let places = number.split_once('.').map_or(0, |(_, part)| part.len());
    if places > currency.places() as usize {
        let message = format!("{} has {places} decimals, and {} has {}", shown(number), currency.code(), currency.places());
        return Err(Wrong::new(problems::TOO_MANY_DECIMALS, message).help("Round it as the document says; the engine never rounds."));
    }
    let Some(money) = Money::parse(number, currency) else {
        let huge = number.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && number.len() > 17;
        return Err(if huge { wrong::out_of_range(field, number) } else { no_amount(field, currency, number) });
    };
    if in_range(field, money.minor) { Ok(money.minor) } else { Err(wrong::out_of_range(field, number)) }
}

fn no_amount(field: &Field, currency: Currency, words: &str) -> Wrong {
    let message = format!("{} is not an amount, which `{}` must be", shown(words), field.name);
    Wrong::new(problems::WRONG_VALUE, message)
        .help(format!("Write digits and at most one point, such as `5000.00` or `5000.00 {}`.", currency.code()))
}

/// A date: `2020-06-26`, `2020-06` or `2020`, within the days of which the policy speaks.
pub fn date(model: &Model, field: &Field, words: &str) -> Result<PartialDate, Wrong> {
    date_of(model, &field.name, words)
}

/// A date that stands under that name, as [`date`] reads it.
pub fn date_of(model: &Model, name: &str, words: &str) -> Result<PartialDate, Wrong> {
    let Some(date) = PartialDate::parse(words) else { return Err(no_date(name, words)) };
    match model.calendar.horizon {
        Some((first, last)) if date.earliest() < first || date.latest() > last => {
            let message = format!("`{words}` lies outside the days of which the policy speaks");
            Err(Wrong::new(problems::OUTSIDE_HORIZON, message).help(format!("The policy speaks of {first} to {last}.")))
        }
        _ => Ok(date),
    }
}

fn no_date(name: &str, words: &str) -> Wrong {
    if year_first(words) {
        return Wrong::new(problems::NO_SUCH_DAY, format!("there is no day {}", shown(words)))
            .help("Look the date up again: a month has at most 31 days, February 28 or 29.");
    }
    if !words.bytes().any(|byte| byte.is_ascii_digit()) {
        return Wrong::new(problems::WRONG_VALUE, format!("{} is not a date, which `{name}` must be", shown(words)))
            .help("Write the date as `2020-06-26`; `2020-06` or `2020` where it is known less exactly.");
    }
    let wrong = Wrong::new(problems::DATE_SHAPE, format!("{} is not written year first, as dates are here", shown(words)));
    match rewritten(words) {
        Some(date) => wrong.help(format!("Write `{date}`.")),
        None => wrong.help("Write the year, the month and the day as `2020-06-26`; a day that could be read as a month is never guessed."),
    }
}

/// Whether it has the shape `2020-06-26` or `2020-06`.
fn year_first(words: &str) -> bool {
    let bytes = words.bytes().enumerate();
    matches!(words.len(), 4 | 7 | 10)
        && bytes.into_iter().all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() })
}

/// The date that a foreign shape can only mean.
fn rewritten(words: &str) -> Option<PartialDate> {
    let day = words.split(['T', ' ']).next()?;
    let parts: Vec<&str> = day.split(['/', '.', '-']).collect();
    let [first, middle, last] = parts.as_slice() else { return None };
    let number = |text: &str| text.parse::<u32>().ok();
    let (year, month, day) = match (first.len(), last.len()) {
        (4, _) => (*first, number(middle)?, number(last)?),
        (_, 4) => {
            let (one, other) = (number(first)?, number(middle)?);
            // Day and month are told apart only by a day above 12, or by both being the same.
            let (month, day) = if one > 12 || one == other {
                (other, one)
            } else if other > 12 {
                (one, other)
            } else {
                return None;
            };
            (*last, month, day)
        }
        _ => return None,
    };
    PartialDate::parse(&format!("{year}-{month:02}-{day:02}"))
}

/// `yes` or `no`; in a table, where everything is words, also `true` and `false`, in any case.
#[must_use]
pub fn yes_or_no(words: &str, in_table: bool) -> Option<bool> {
    let is = |word: &str| if in_table { words.eq_ignore_ascii_case(word) } else { words == word };
    match words {
        _ if is("yes") || (in_table && is("true")) => Some(true),
        _ if is("no") || (in_table && is("false")) => Some(false),
        _ => None,
    }
}
