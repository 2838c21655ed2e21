//! Ways of amending in words: who has to agree, what is reached, from when.

use super::change::{AmendingWay, Approval, Form, Reach, Reached, Share, Voters};
use super::types::{EventId, Model, ProvisionId, TaxonomyId};
use crate::syntax::tree::EffectFor;

impl Model {
    /// How something is agreed: `consent of 3/4 of the parties`.
    #[must_use]
    pub fn approval_words(&self, approval: &Approval) -> String {
        match approval {
            Approval::Consent(who) => format!("consent of {}", self.who(who)),
            Approval::ConsentOf(share, of) => format!("consent of {} of {}", share_words(*share), self.voters_words(*of)),
            Approval::Votes { share, of, present_and_voting } => {
                let present = if *present_and_voting { " present and voting" } else { "" };
                format!("votes of {} of {}{present}", share_words(*share), self.voters_words(*of))
            }
            Approval::Decision(body) => {
                format!("decision of {}", self.body(*body).map_or("", |body| body.title.as_deref().unwrap_or(&body.name)))
            }
            Approval::NoObjection { by, of, within, after } => {
                let (by, of, within) = (share_words(*by), self.voters_words(*of), self.period_words(*within));
                format!("no objection by {by} of {of} within {within} of {}", self.act_word(*after))
            }
        }
    }

    /// Those of whom a share is asked.
    #[must_use]
    pub fn voters_words(&self, voters: Voters) -> String {
        match voters {
            Voters::Parties => "the parties".to_owned(),
            Voters::Electorate(electorate) => {
                self.electorate(electorate).map_or_else(String::new, |one| one.title.clone().unwrap_or_else(|| format!("`{}`", one.name)))
            }
        }
    }

    /// What a way of amending reaches.
    #[must_use]
    pub fn reach_words(&self, reach: &Reach) -> String {
        let additions = if reach.additions { "additions to " } else { "" };
        match &reach.of {
            Reached::Everything => format!("{additions}everything"),
            Reached::Listed { provisions, taxonomies } => {
                let numbers = provisions.iter().map(|provision: &ProvisionId| self.number(*provision).to_owned());
                let lists = taxonomies.iter().filter_map(|taxonomy: &TaxonomyId| self.taxonomies.get(taxonomy.index()));
                let parts: Vec<String> = numbers.chain(lists.map(|taxonomy| format!("`{}`", taxonomy.name))).collect();
                format!("{additions}{}", parts.join(", "))
            }
        }
    }

    /// Everything that a way of amending says, one part after the other.
    #[must_use]
    pub fn way_words(&self, way: &AmendingWay) -> Vec<String> {
        let event = |event: EventId| self.event(event).map_or("", |event| event.name.as_str());
        let mut words: Vec<String> = way.reach.iter().map(|reach| format!("reaches {}", self.reach_words(reach))).collect();
        words.extend(way.itself.then(|| "itself included".to_owned()));
        words.extend(way.proposed_by.as_ref().map(|who| format!("proposed by {}", self.who(who))));
        words.extend(way.following.map(|one| format!("following {}", event(one))));
        words.extend(way.form.as_ref().map(form_words));
        words.extend(
            way.communicated.map(|(length, act)| format!("communicated {} before {}", self.period_words(length), self.act_word(act))),
        );
        words.extend(way.adopted.iter().map(|approval| format!("adopted by {}", self.approval_words(approval))));
        words.extend(way.needs.iter().map(|approval| format!("needs {}", self.approval_words(approval))));
        words.extend(way.effective.as_ref().map(|point| format!("effective on {}", self.point_words(point))));
        words.extend(match way.effect {
            EffectFor::All => None,
            EffectFor::Consenting => Some("for those that consent".to_owned()),
            EffectFor::AllButObjecting => Some("for all but those that object".to_owned()),
        });
        words.extend(way.late.as_ref().map(|point| format!("effective on {}, for those that consent", self.point_words(point))));
        words
    }
}

/// A share: `3/4`, `more than 1/2`, `35`, `all`.
#[must_use]
pub fn share_words(share: Share) -> String {
    match share {
        Share::All => "all".to_owned(),
        Share::Count(1) => "any".to_owned(),
        Share::Count(count) => count.to_string(),
        Share::AtLeast(part, whole) => format!("{part}/{whole}"),
        Share::MoreThan(part, whole) => format!("more than {part}/{whole}"),
    }
}

/// The form of an act: `in writing`.
#[must_use]
pub fn form_words(form: &Form) -> String {
    match form {
        Form::Written => "in writing".to_owned(),
        Form::Named(name) => format!("in the form of \"{name}\""),
    }
}
