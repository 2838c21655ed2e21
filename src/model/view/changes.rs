//! The shape of what a policy says about its own amendment, and of principles.

use super::shapes::{Named, Place, Who};
use schemars::JsonSchema;
use serde::Serialize;

/// One way in which the programme may be amended.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AmendingWay {
    /// The number of the clause.
    pub clause: String,
    /// What it is called.
    pub title: Option<String>,
    /// Everything that it says, in words: what it reaches, who has to agree, from when the amendment is in force.
    pub says: Vec<String>,
    /// Whether it may change the ways of amending and what is entrenched.
    pub itself: bool,
    /// The form of every act: `written`, or the form's own name.
    pub form: Option<String>,
    /// Where it is written.
    pub place: Option<Place>,
}

/// Something that decides in the parties' place.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Body {
    /// Its name, title and place.
    #[serde(flatten)]
    pub named: Named,
    /// Whose it is.
    pub of: Who,
    /// The number of the clause.
    pub clause: Option<String>,
}

/// Those who have a say in an amendment.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Electorate {
    /// Its name, title and place.
    #[serde(flatten)]
    pub named: Named,
    /// Its members; none: all parties that are bound.
    pub members: Option<Vec<Member>>,
    /// The act on whose day it is settled who belongs to it.
    pub frozen_on: Option<String>,
    /// The number of the clause.
    pub clause: Option<String>,
}

/// A member of an electorate.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Member {
    /// The party.
    pub party: String,
    /// How much it has to say.
    pub weight: u32,
}

/// A provision that may not be amended.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Entrenched {
    /// Its number.
    pub number: String,
    /// The number of the clause that says so.
    pub clause: String,
    /// Where it is written.
    pub place: Option<Place>,
}

/// A number that is never given again.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Repealed {
    /// The number.
    pub number: String,
    /// The amendment that repealed it.
    pub by: String,
    /// The number of the provision in which it stood.
    pub within: Option<String>,
}

/// An amendment that came with the policy.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Amendment {
    /// Its name, title and place.
    #[serde(flatten)]
    pub named: Named,
    /// The programme or the amendment that it changes.
    pub to: String,
    /// The edition that it changes.
    pub edition: Option<String>,
    /// The fingerprint of the text that it changes, as far as it is written.
    pub fingerprint: Option<String>,
    /// What it calls the edition that it leads to.
    pub new_edition: Option<String>,
}

/// What an activity that does not speak of a field has in it, since an amendment has added the field.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MissingFact {
    /// The field.
    pub field: String,
    /// What it has, in words.
    pub counts_as: String,
    /// Why.
    pub because: String,
    /// The sentence that says so, or the amendment that does not.
    pub place: Option<Place>,
}

/// What every edition is to keep.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Principle {
    /// Its name, title and place.
    #[serde(flatten)]
    pub named: Named,
    /// The numbers of the clauses on which it rests.
    pub from: Vec<String>,
    /// Under which readings it is to hold, in words.
    pub readings: String,
    /// What it says: all of it.
    pub says: Vec<Tenet>,
}

/// One sentence of a principle.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Tenet {
    /// What it says, in words.
    pub words: String,
    /// Where it is written.
    pub place: Option<Place>,
}

/// What the amendment that made this edition claims of it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Claim {
    /// What it claims, in words.
    pub words: String,
    /// Where it is written.
    pub place: Option<Place>,
}

/// Something that was done about an amendment.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AmendingAct {
    /// The amendment.
    pub amendment: String,
    /// What was done: `consent`, `vote_for` and so on, or an event that the policy declares.
    pub act: String,
    /// The parties, or the body.
    pub by: Vec<String>,
    /// When.
    pub date: String,
    /// When it was received.
    pub received: Option<String>,
    /// How many such acts there were with it, as a depositary counts them.
    pub number: Option<u32>,
    /// The day on which it was recorded.
    pub recorded: Option<String>,
    /// The fingerprint of the text that was before them.
    pub fingerprint: Option<String>,
    /// In which form.
    pub form: Option<String>,
    /// A reference.
    pub reference: Option<String>,
}
