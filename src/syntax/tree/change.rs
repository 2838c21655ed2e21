//! Amendments, the ways in which a programme may be amended, and principles.

use super::{Condition, Force, Length, Name, Number, Point, Provision, Quantity, Sentence, Text, Value, Who};
use crate::source::Span;

/// `amendment add_space "Add outer space security" to japan_nato_ipcp edition 2020 { … }`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// The name under which a record speaks of it.
    pub name: Name,
    /// Its title.
    pub title: Option<Text>,
    /// The programme that it changes, or an amendment that is not in force yet.
    pub target: Name,
    /// The edition of the programme that it changes.
    pub edition: Option<Number>,
    /// What it changes, and what it claims.
    pub body: Vec<Sentence>,
}

/// `insert in 3.2 { … }`, `insert after 3.3 { … }`, `insert in Area under priority after human_security { … }`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insert {
    /// In what.
    pub place: InsertPlace,
    /// The entry below which an entry is put; only in a taxonomy.
    pub under: Option<Name>,
    /// Where among its neighbours; at the end where nothing is said. Only in a taxonomy.
    pub beside: Option<(Beside, Name)>,
    /// What is put there.
    pub body: Vec<Sentence>,
}

/// Before or after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// `before`
    Before,
    /// `after`
    After,
}

/// Where something is inserted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InsertPlace {
    /// `in 3.2`: at the end of that clause or section.
    In(Number),
    /// `before 3.2`, `after 3.2`: beside that clause or section.
    Beside(Beside, Number),
    /// `in activity`, `in parties`, `in calendar`, `in programme`: at the end of that block.
    Block(Name),
    /// `in Area`: into that taxonomy.
    Taxonomy(Name),
    /// Nothing is said: at the end of the amendment that is amended.
    Amendment,
}

/// `replace "2 years" by "3 years" in 4.1;`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replace {
    /// Whether the words may stand there more than once, and are then replaced each time.
    pub each: bool,
    /// The words of the edition that is changed, as the canonical layout has them but for line breaks.
    pub old: Text,
    /// The words in their place.
    pub new: Text,
    /// Where; none only in an amendment of an amendment.
    pub place: Option<ReplacePlace>,
}

/// Where words are replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReplacePlace {
    /// In a clause or a section, its heading included.
    Provision(Number),
    /// `activity`, `parties`, `calendar`, `programme` (the head: everything that stands in no clause or section).
    Block(Name),
}

/// `rewrite clause 3.2 "Forms" { … }`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewrite {
    /// Whether it is a section.
    pub section: bool,
    /// The whole of it anew, under the same number.
    pub provision: Provision,
}

/// `remove outer_space, cyber_defence from Area;`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remove {
    /// What goes: entries, with what lies below them; fields; parties; what has a name and stands in no clause.
    pub names: Vec<Name>,
    /// From where: a taxonomy, `activity`, `parties`, or `programme`.
    pub from: Name,
}

/// `move outer_space in Area under priority after human_security;`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The entry, which takes along what lies below it.
    pub entry: Name,
    /// The taxonomy.
    pub taxonomy: Name,
    /// The entry below which it goes; none: to the top.
    pub under: Option<Name>,
    /// Where among its neighbours; at the end where nothing is said.
    pub beside: Option<(Beside, Name)>,
}

/// What an amendment claims of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// `claims to keep all principles;`
    AllPrinciples(Span),
    /// `claims to keep principles short_term, mutual_consent;`
    Principles(Vec<Name>),
    /// `claims to permit nothing new, except where …;`
    PermitsNothingNew(Option<Condition>),
    /// `claims to refuse nothing new, except where …;`
    RefusesNothingNew(Option<Condition>),
    /// `claims to add no duty for japan;`
    NoNewDuty(Bearers),
}

/// What becomes of what is under way when an amendment comes into force: `running activities stay under the old text;`,
/// `open duties come under the new text;`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transition {
    /// Running activities (true) or open duties (false).
    pub activities: bool,
    /// `come under the new text` (true), or `stay under the old text` (false).
    pub new_text: bool,
}

/// `electorate annex_one "Annex I Parties" of north weight 2, south, frozen on proposal;`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Electorate {
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Option<Text>,
    /// Its members with their weights; none: all parties.
    pub members: Option<Vec<(Name, Option<Quantity>)>>,
    /// The act on whose day it is settled who belongs to it; where nothing is said, it is the day of each question.
    pub frozen_on: Option<Name>,
}

/// `body joint_committee "the Joint Committee" of japan and nato jointly;`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Option<Text>,
    /// Whose it is.
    pub of: Who,
}

/// `3/4`, `more than 1/2`, `35`, `all`, `any`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// `more than`
    pub more_than: bool,
    /// As written: `3/4`, `35`, `all`; or `any`, which is one.
    pub figure: Name,
}

/// How something is agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Approval {
    /// `consent of japan and nato jointly`
    Consent(Who),
    /// `consent of 3/4 of the parties`, `consent of 10 of annex_one`: a share of an electorate, whose name is `parties` where all parties are meant.
    ConsentOf(Share, Name),
    /// `votes of 3/4 of the parties present and voting`
    Votes {
        /// How many.
        share: Share,
        /// Of whom.
        of: Name,
        /// Whether only votes for and against count as the whole.
        present_and_voting: bool,
    },
    /// `decision of joint_committee`
    Decision(Name),
    /// `no objection by 1/3 of the parties within 6 months of communication`, `no objection by any party within …`
    NoObjection {
        /// How many objections prevent it.
        by: Share,
        /// Of whom.
        of: Name,
        /// In which time.
        within: Length,
        /// After which act.
        after: Name,
    },
}

/// What an amendment that is made in a certain way may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reaches {
    /// `everything`, or else what is listed.
    pub everything: bool,
    /// `additions to`: nothing that is there may be changed.
    pub additions: bool,
    /// Clauses, sections and taxonomies.
    pub listed: Vec<Reached>,
    /// `itself included`
    pub itself: bool,
}

/// A part of a programme that may be amended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reached {
    /// A clause or a section.
    Provision(Number),
    /// A taxonomy.
    Taxonomy(Name),
}

/// The form of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActForm {
    /// `in writing`
    InWriting(Span),
    /// `in the form of "diplomatic notes"`
    Named(Text),
}

/// `amending "by the Joint Committee" { … }`: one way in which the programme may be amended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amending {
    /// What it is called.
    pub title: Option<Text>,
    /// What it reaches, what it needs, and when it takes effect.
    pub body: Vec<Sentence>,
}

/// `amend needs consent of all parties, following review, in writing, itself included;`: the short way to say how the programme may be amended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amend {
    /// Whose consent is needed.
    pub who: Who,
    /// The act that must come first.
    pub following: Option<Name>,
    /// The form of every consent.
    pub form: Option<ActForm>,
    /// `itself included`
    pub itself: bool,
}

/// For whom an amendment is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EffectFor {
    /// `for all`
    All,
    /// `for those that consent`
    Consenting,
    /// `for all but those that object`
    AllButObjecting,
}

/// `for every activity: region is indo_pacific when permitted and nato_assets;` and the other sentences of a principle.
#[expect(missing_docs, reason = "the sentence above each variant shows all its parts")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tenet {
    /// `for every activity: CONDITION when CONDITION;`
    ForEvery { holds: Box<Condition>, when: Option<Box<Condition>> },
    /// `the term is at most 5 years;`, `the term is at least 1 year;`
    Term { at_least: bool, length: Length },
    /// `at most 14 months from one review to the next;`
    Gap { length: Length, act: Name },
    /// `duty review falls due at least 2 times within the term;`
    Occurrences { count: Quantity, act: Name },
    /// `notice of denunciation is at least 6 months;`
    Notice { event: Name, length: Length },
    /// `no exit within 3 years of the start;`
    NoExit { length: Length },
    /// `duty contribute_assets is at most may consider;`, `duty review is at least should;`
    Force { act: Name, at_least: bool, force: Force },
    /// `duty review is owed by japan and nato jointly;`
    Owed { act: Name, by: Who },
    /// `every amendment needs consent of japan and nato jointly;`
    NeedsConsent(Who),
    /// `every amendment follows review;`
    Follows(Name),
    /// `every amendment is in writing;`
    InWriting,
    /// `no amendment reaches 1.1, 4.2;`
    Spares(Vec<Number>),
    /// `no amendment permits anything new, except where …;`
    PermitsNothingNew(Option<Box<Condition>>),
    /// `no amendment refuses anything new, except where …;`
    RefusesNothingNew(Option<Box<Condition>>),
    /// `no amendment adds a duty for japan;`
    NoNewDuty(Bearers),
}

/// Whose duties are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bearers {
    /// `japan`, `each party`, `japan and nato jointly`
    Of(Who),
    /// `japan alone`
    Alone(Name),
    /// `japan and nato`: each of them.
    Several(Vec<Name>),
}

/// `principle short_term "…" for japan_nato_ipcp from 4.1 under all readings { … }`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Principle {
    /// Its name.
    pub name: Name,
    /// What it says, for people.
    pub title: Option<Text>,
    /// The programme; none: whichever it is read with.
    pub programme: Option<Name>,
    /// The clauses on which it rests.
    pub from: Vec<Number>,
    /// Under which readings it is to hold; none: under the adopted ones.
    pub readings: Option<UnderReadings>,
    /// What it says.
    pub body: Vec<Sentence>,
}

/// Under which readings a principle is to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnderReadings {
    /// `under all readings`
    All(Span),
    /// `under all readings of regular_intervals, nato_body`
    Of(Vec<Name>),
}

/// `on POINT, for those that consent`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effective {
    /// When an amendment comes into force. Its events are the acts on the amendment.
    pub point: Point,
    /// For whom; for all where nothing is said.
    pub reach: Option<EffectFor>,
}

/// `missing budget counts as none because "…";`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The new field.
    pub field: Name,
    /// What an activity that was written before has in it.
    pub value: Value,
    /// Why.
    pub because: Text,
}

/// `repealed 3.3, 3.4 by slim_down;`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepealedBy {
    /// Numbers that nothing may have again.
    pub numbers: Vec<Number>,
    /// The amendment.
    pub by: Name,
}
