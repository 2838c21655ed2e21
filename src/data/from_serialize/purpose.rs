//! What a value is for. Each purpose is a type of its own, so that the way of a value is settled when the embedder's program is compiled.

use super::door::{Halt, Scalar};
use super::fill::Filler;
use super::inside::{Fields, Group, Members, Mode};
use super::wanted::{Judging, Kind, Wanted};
use crate::model::PartyId;
use crate::value::Truth;
use serde::ser::{
    SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple, SerializeTupleStruct, SerializeTupleVariant,
};

/// What a value can be for.
pub(super) trait Purpose: Sized {
    /// What takes a list in.
    type List: SerializeSeq<Ok = (), Error = Halt>
        + SerializeTuple<Ok = (), Error = Halt>
        + SerializeTupleStruct<Ok = (), Error = Halt>
        + SerializeTupleVariant<Ok = (), Error = Halt>;
    /// What takes named values in.
    type Group: SerializeStruct<Ok = (), Error = Halt> + SerializeMap<Ok = (), Error = Halt>;
    /// The purpose of what cannot be here.
    type Nothing: Purpose<List = Self::List, Group: SerializeStructVariant<Ok = (), Error = Halt>>;

    /// A value without parts.
    fn scalar(self, value: Scalar<'_>);
    /// A list begins.
    fn list(self) -> Self::List;
    /// Named values begin.
    fn group(self) -> Self::Group;
    /// An enum with contents stands where none can.
    fn variant(self) -> Self::Nothing;
}

/// The activity as a whole.
pub(super) struct Whole<'f, 'a> {
    pub filler: &'f mut Filler<'a>,
}

/// A field, or all judgements.
pub(super) struct One<'f, 'a> {
    pub filler: &'f mut Filler<'a>,
    pub wanted: &'a Wanted,
}

/// A member of a set.
pub(super) struct Member<'m, 'f, 'a> {
    pub members: &'m mut Members<'f, 'a>,
}

/// A part of what stands in a field, or of the judgements. It is as large as two pointers, so that it goes in registers.
pub(super) struct Part<'f, 'a> {
    filler: &'f mut Filler<'a>,
    /// The judgement that it is; else the filler keeps what it is.
    judging: Option<&'a Judging>,
}

impl<'f, 'a> Part<'f, 'a> {
    #[inline(always)]
    pub fn new(filler: &'f mut Filler<'a>, what: What<'a>) -> Self {
        if let What::Judgement(judging) = what {
            return Self { filler, judging: Some(judging) };
        }
        filler.part = what;
        Self { filler, judging: None }
    }

    fn what(&self) -> What<'a> {
        self.judging.map_or(self.filler.part, What::Judgement)
    }
}

/// Which part.
#[derive(Clone, Copy, Debug)]
pub(super) enum What<'a> {
    /// Nothing: what stands around it is wrong already.
    Nothing,
    /// A judgement.
    Judgement(&'a Judging),
    /// What one party says.
    Answer(&'a Judging, PartyId),
    /// The number of an amount in parts.
    Amount(&'a Wanted),
    /// The currency of an amount in parts.
    Currency(&'a Wanted),
}

impl<'f, 'a> Purpose for Whole<'f, 'a> {
    type List = Members<'f, 'a>;
    type Nothing = Part<'f, 'a>;
    type Group = Fields<'f, 'a>;

    fn scalar(self, value: Scalar<'_>) {
        self.filler.no_activity(value.called());
    }

    fn list(self) -> Members<'f, 'a> {
        self.filler.no_activity("a list");
        Members::of_nothing(self.filler)
    }

    #[inline(always)]
    fn group(self) -> Fields<'f, 'a> {
        Fields::new(self.filler)
    }

    fn variant(self) -> Part<'f, 'a> {
        self.filler.no_activity("an enum with contents");
        Part::new(self.filler, What::Nothing)
    }
}

impl<'f, 'a> Purpose for One<'f, 'a> {
    type List = Members<'f, 'a>;
    type Nothing = Part<'f, 'a>;
    type Group = Group<'f, 'a>;

    #[inline(always)]
    fn scalar(self, value: Scalar<'_>) {
        match (value, self.wanted.kind) {
            (Scalar::Null, _) => {}
            (Scalar::Flag(yes), Kind::Flag) => self.filler.activity.put(self.wanted.at, u64::from(yes)),
            (Scalar::Word(word), Kind::One(list)) => self.filler.one(self.wanted, list, word),
            (Scalar::Word(word), Kind::Date) => self.filler.day(self.wanted, word),
            (Scalar::Word(word), Kind::PlainText) => self.filler.plain_text(self.wanted, word),
            // A value that goes on as it came in would be written to memory on every way: these two go in registers.
            (Scalar::Word(word), _) => self.filler.word(self.wanted, word),
            (Scalar::Flag(yes), _) => self.filler.flag(self.wanted, yes),
            (value, _) => self.filler.value(self.wanted, value),
        }
    }

    #[inline(always)]
    fn list(self) -> Members<'f, 'a> {
        match self.wanted.kind {
            Kind::Set(list) => Members::of(self.filler, self.wanted, list),
            _ => {
                self.filler.no_place(self.wanted, "a list");
                Members::of_nothing(self.filler)
            }
        }
    }

    #[inline(always)]
    fn group(self) -> Group<'f, 'a> {
        let mode = match self.wanted.kind {
            Kind::Judged => Mode::Judged,
            Kind::Money => Mode::Money(self.wanted),
            _ => {
                self.filler.no_place(self.wanted, "a group of named values");
                Mode::Nothing
            }
        };
        Group::new(self.filler, mode)
    }

    fn variant(self) -> Part<'f, 'a> {
        self.filler.no_place(self.wanted, "an enum with contents");
        Part::new(self.filler, What::Nothing)
    }
}

impl<'m, 'a> Purpose for Member<'m, '_, 'a> {
    type List = Members<'m, 'a>;
    type Nothing = Part<'m, 'a>;
    type Group = Group<'m, 'a>;

    #[inline(always)]
    fn scalar(self, value: Scalar<'_>) {
        match value {
            Scalar::Word(word) => self.members.word(word),
            value => self.members.filler.no_member(self.members.wanted, value),
        }
    }

    fn list(self) -> Members<'m, 'a> {
        self.members.filler.no_place(self.members.wanted, "a list");
        Members::of_nothing(self.members.filler)
    }

    fn group(self) -> Group<'m, 'a> {
        self.members.filler.no_place(self.members.wanted, "a group of named values");
        Group::new(self.members.filler, Mode::Nothing)
    }

    fn variant(self) -> Part<'m, 'a> {
        self.members.filler.no_place(self.members.wanted, "an enum with contents");
        Part::new(self.members.filler, What::Nothing)
    }
}

impl<'f, 'a> Purpose for Part<'f, 'a> {
    type List = Members<'f, 'a>;
    type Nothing = Part<'f, 'a>;
    type Group = Group<'f, 'a>;

    #[inline(always)]
    fn scalar(self, value: Scalar<'_>) {
        match (value, self.judging) {
            (Scalar::Flag(yes), Some(judging)) => self.filler.answer(judging, Truth::from(yes)),
            (Scalar::Null, Some(judging)) => self.filler.answer(judging, Truth::Unknown),
            (value, _) => self.filler.part(self.what(), value),
        }
    }

    fn list(self) -> Members<'f, 'a> {
        self.filler.no_part(self.what(), "a list");
        Members::of_nothing(self.filler)
    }

    fn group(self) -> Group<'f, 'a> {
        let mode = match self.what() {
            What::Judgement(judging) => Mode::Parties(judging),
            what => {
                self.filler.no_part(what, "a group of named values");
                Mode::Nothing
            }
        };
        Group::new(self.filler, mode)
    }

    fn variant(self) -> Part<'f, 'a> {
        self.filler.no_part(self.what(), "an enum with contents");
        Part::new(self.filler, What::Nothing)
    }
}
