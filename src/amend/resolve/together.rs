//! Several amendments that are in force at once.

use super::{Resolver, State};
use crate::amend::Editions;
use crate::amend::problems;
use crate::diagnostic::Diagnostics;

impl Resolver<'_> {
    pub fn together(mut self, names: &[&str]) -> (Option<(Editions, usize)>, Diagnostics) {
        let edition = self.one_after_the_other(names);
        (edition.map(|edition| (self.editions, edition)), self.diagnostics)
    }

    fn one_after_the_other(&mut self, names: &[&str]) -> Option<usize> {
        // The text of each amendment as those before it in the list have left it.
        let mut texts: Vec<usize> = (0..self.count()).collect();
        let mut edition = None;
        for name in names {
            let known = (0..self.count()).find(|at| self.change(*at).is_some_and(|change| change.name() == *name));
            let Some(at) = known else {
                self.unknown(name);
                return None;
            };
            match self.state(at)? {
                State::Edition(of) => edition = Some(self.further(at, *texts.get(at)?, of, edition)?),
                State::Text(changed) => {
                    let target = self.amendment_of(changed)?;
                    let new = self.amended_text(*texts.get(at)?, *texts.get(target)?)?;
                    *texts.get_mut(target)? = new;
                }
                State::Open | State::Failed => return None,
            }
        }
        Some(edition.unwrap_or(0))
    }

    /// The edition that an amendment makes of what came about so far; `of` is the one that it was written for.
    fn further(&mut self, at: usize, text: usize, of: usize, so_far: Option<usize>) -> Option<usize> {
        let before = so_far.unwrap_or(of);
        let change = self.change(at)?;
        let lacking = self.editions.made_by(of).into_iter().find(|needed| !self.editions.made_by(before).contains(needed));
        if let Some(lacking) = lacking {
            let problem = problems::amends_what_is_not_there(&change.amendment.name, self.editions.name(of), lacking);
            self.diagnostics.push(problem);
            return None;
        }
        let known = (text == at && before == of).then(|| self.editions.led_to(change.name())).flatten();
        if known.is_some() {
            return known;
        }
        let name = if before == of { self.new_name(change, before) } else { self.added_name(change, before) };
        self.amended_edition(text, before, name)
    }

    fn unknown(&mut self, name: &str) {
        let known: Vec<&str> = self.editions.amendments().iter().map(|amendment| amendment.name.as_str()).collect();
        let place = self.editions.programme(0).map(|programme| programme.head);
        let problem = place.map(|place| problems::unknown_amendment(name, &known, place));
        self.diagnostics.extend(problem);
    }
}
