//! Numbers with marks for thousands, decimal commas, and signs of currencies.

use super::{Finder, problems};
use crate::syntax::scan::Scan;

/// Signs of currencies and the codes that are probably meant.
const CURRENCIES: &[(char, &str)] = &[('€', "EUR"), ('$', "USD"), ('£', "GBP"), ('¥', "JPY")];

impl Finder<'_> {
    /// A number, or a date in digits.
    pub(super) fn figure(&mut self) {
        let start = self.scan.at;
        if self.date_in_digits(start) {
            return self.seen("", b'0');
        }
        let length = self.rest().bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')).count();
        let figure = self.slice(start, start.saturating_add(length)).trim_end_matches(['.', ',']);
        let end = start.saturating_add(figure.len());
        let span = self.span(start, end);
        if let Some(plain) = plain_number(figure) {
            self.instead(start, end, plain.clone(), problems::foreign_number(span, figure, &plain));
            self.scan.at = end;
        } else {
            let digits = figure.bytes().take_while(|byte| *byte != b',').count();
            self.scan.at = start.saturating_add(digits.max(1));
            self.scan.word();
        }
        self.seen("", b'0');
    }

    /// `€ 5000` and `5000 €`, which are read as `5000 EUR`; false if that does not stand here.
    pub(super) fn currency_sign(&mut self, start: usize, sign: char) -> bool {
        let Some((_, code)) = CURRENCIES.iter().find(|(listed, _)| *listed == sign) else { return false };
        let end = self.scan.at;
        let diagnostic = problems::foreign_currency(self.span(start, end), sign, code);
        let mut ahead = Scan::new(self.written, end);
        ahead.blanks();
        let digits = self.written.get(ahead.at..).unwrap_or("").bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
        let edits = if digits > 0 {
            let after = ahead.at.saturating_add(digits);
            vec![self.edit(start, end, ""), self.edit(after, after, format!(" {code}"))]
        } else {
            vec![self.edit(start, end, format!(" {code} "))]
        };
        self.found.push(super::Habit { edits, diagnostic: Some(diagnostic) });
        true
    }
}

/// The number without marks for thousands and with a decimal point: for `1,000`, `1.000.000`, `5.000,50`, `1,5`.
fn plain_number(figure: &str) -> Option<String> {
    let groups = |separator: char| {
        let mut parts = figure.split(separator);
        let first = parts.next().unwrap_or("");
        let rest: Vec<_> = parts.collect();
        (!first.is_empty() && first.len() <= 3 && !rest.is_empty() && rest.iter().all(|part| part.len() == 3)).then_some(())
    };
    let digits = |text: &str, drop: char| text.chars().filter(|c| *c != drop).collect::<String>();
    match (figure.rsplit_once(','), figure.rsplit_once('.')) {
        (Some((whole, part)), Some(_)) if whole.contains('.') => Some(format!("{}.{part}", digits(whole, '.'))),
        (Some(_), Some((whole, part))) if whole.contains(',') => Some(format!("{}.{part}", digits(whole, ','))),
        (Some(_), None) if groups(',').is_some() => Some(digits(figure, ',')),
        (Some((whole, part)), None) if !whole.contains(',') && !part.is_empty() => Some(format!("{whole}.{part}")),
        (None, Some((whole, _))) if whole.contains('.') && groups('.').is_some() => Some(digits(figure, '.')),
        _ => None,
    }
}
