//! What a scenario expects of amendments: how they stand, what they still need, and which edition applies.

use super::days::{Answer, Days, as_of};
use crate::calendar::words::day;
use crate::consent::{Applies, Chronicle, Missed, Standing, Stands};
use crate::model::{ActKind, AmendmentId, AmendmentStands, Model, Needed, OnDay, PartyId};
use crate::report::{Amended, words};
use crate::value::Truth;

impl Days<'_> {
    fn chronicle(&self) -> Chronicle<'_> {
        Chronicle::new(self.family, self.model, self.happenings, self.acts)
    }

    fn told<'t>(&'t self, standing: &Standing) -> Option<Amended<'t>> {
        let edition = self.family.edition(standing.edition)?;
        Some(Amended {
            model: &edition.model,
            home: self.model,
            happenings: self.happenings,
            acts: self.acts,
            editions: self.family.editions(),
        })
    }

    pub(super) fn amendment(&self, amendment: AmendmentId, expected: AmendmentStands, on: OnDay, party: Option<PartyId>) -> Answer {
        let Some(standing) = self.chronicle().standing(amendment, as_of(on)) else { return nothing_known() };
        let party = party.and_then(|party| Some((party, self.family.edition(standing.edition)?.party(self.model, party))));
        let is = match party {
            None => of(&standing.stands),
            Some((_, own)) => match own.map_or(Truth::False, |own| standing.holds_for(own)) {
                Truth::True => AmendmentStands::InForce,
                Truth::Unknown => AmendmentStands::Undetermined,
                Truth::False if of(&standing.stands) == AmendmentStands::InForce => AmendmentStands::Pending,
                Truth::False => of(&standing.stands),
            },
        };
        let for_whom = party.map_or_else(String::new, |(party, _)| format!(" for {}", words::party(self.model, party)));
        let said = || self.told(&standing).map_or_else(String::new, |told| told.says(&standing));
        let unmet = (is != expected).then(|| format!("on {} it is {}{for_whom}: {}", day(on.day), word(is), said()));
        self.answered(unmet, &standing)
    }

    pub(super) fn needing(&self, amendment: AmendmentId, (act, by): (ActKind, Option<Needed>), on: OnDay) -> Answer {
        let Some(standing) = self.chronicle().standing(amendment, as_of(on)) else { return nothing_known() };
        let Some(edition) = self.family.edition(standing.edition) else { return nothing_known() };
        let open = matches!(standing.stands, Stands::Pending | Stands::Undetermined);
        let ways = standing.ways.iter().filter(|way| way.blocked != Truth::True);
        let missing = ways.flat_map(|way| &way.steps).flat_map(|step| &step.missing);
        let wanted = self.model.act_word(act);
        let mut of_kind = missing.filter(|one| one.by != Missed::Time && edition.model.act_word(one.act) == wanted);
        let met = open && of_kind.any(|one| is_by(&edition.model, self.model, &one.by, by));
        let said = || self.told(&standing).map_or_else(String::new, |told| told.lacks(&standing));
        let unmet = (!met).then(|| format!("on {} {}", day(on.day), said()));
        self.answered(unmet, &standing)
    }

    pub(super) fn edition(&self, expected: &str, on: OnDay, party: Option<PartyId>) -> Answer {
        let applies = self.chronicle().edition_on(party, as_of(on));
        let editions = self.family.editions();
        let name = |edition: usize| editions.name(edition).unwrap_or("without a name").to_owned();
        let names = |all: &[usize]| words::list(all.iter().map(|edition| name(*edition)), "or");
        let said = match &applies {
            Applies::Edition(edition) if name(*edition) == expected => None,
            Applies::Edition(edition) => Some(format!("on {} it is the edition {} that applies", day(on.day), name(*edition))),
            Applies::Differs(parties) => {
                let of = |(party, editions): &(PartyId, Vec<usize>)| {
                    let party = self.family.edition(0).map_or_else(String::new, |first| words::party(&first.model, *party));
                    format!("the edition {} for {party}", names(editions))
                };
                Some(format!("on {} it is {}", day(on.day), words::list(parties.iter().map(of), "and")))
            }
            Applies::Undetermined(all, _) => {
                Some(format!("on {} what is known leaves open whether it is the edition {} that applies", day(on.day), names(all)))
            }
        };
        Answer { unmet: said, because: Vec::new(), needs: Vec::new() }
    }

    fn answered(&self, unmet: Option<String>, standing: &Standing) -> Answer {
        // The clauses are those of the edition that is changed; those of this one by their numbers.
        let clause = |way: usize| {
            let edition = self.family.edition(standing.edition)?;
            let number = edition.model.number(edition.model.ways.get(way)?.provision);
            self.model.provision_numbered(number)
        };
        let ways = standing.ways.iter().filter_map(|way| clause(way.way)).map(|clause| (clause, String::new()));
        let needs = self.told(standing).map_or_else(Vec::new, |told| told.needs(standing));
        Answer { unmet, because: ways.collect(), needs }
    }
}

fn nothing_known() -> Answer {
    Answer { unmet: Some("nothing comes of that amendment".to_owned()), because: Vec::new(), needs: Vec::new() }
}

fn of(stands: &Stands) -> AmendmentStands {
    match stands {
        Stands::InForce(_) => AmendmentStands::InForce,
        Stands::Pending => AmendmentStands::Pending,
        Stands::Lapsed(_) => AmendmentStands::Lapsed,
        Stands::Undetermined => AmendmentStands::Undetermined,
    }
}

fn word(stands: AmendmentStands) -> &'static str {
    match stands {
        AmendmentStands::InForce => "in force",
        AmendmentStands::Pending => "pending",
        AmendmentStands::Lapsed => "lapsed",
        AmendmentStands::Undetermined => "undetermined",
    }
}

/// Whether those who have still to act are, or are among, those who are expected to be missing.
fn is_by(edition: &Model, home: &Model, missed: &Missed, by: Option<Needed>) -> bool {
    let party = |of: &[PartyId]| match by {
        None => true,
        Some(Needed::Party(party)) => {
            let name = home.party(party).map(|party| party.name.as_str());
            of.iter().any(|one| edition.party(*one).map(|party| party.name.as_str()) == name)
        }
        Some(Needed::Body(_)) => false,
    };
    match missed {
        Missed::Party(one) => party(std::slice::from_ref(one)),
        Missed::AnyOf(of) | Missed::Some { of, .. } => party(of),
        Missed::Body(body) => match by {
            None => true,
            Some(Needed::Body(wanted)) => edition.body(*body).map(|body| &body.name) == home.body(wanted).map(|body| &body.name),
            Some(Needed::Party(_)) => false,
        },
        Missed::Anyone => by.is_none(),
        Missed::Time => false,
    }
}
