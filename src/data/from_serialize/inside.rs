//! The parts of a value: members of a set, fields of the activity, and other named values.

use super::door::{Door, Halt, Taken};
use super::fill::Filler;
use super::name::{Keyed, Name};
use super::purpose::{Member, One, Part, What};
use super::wanted::{Judging, Wanted};
use crate::data::names::Names;
use crate::program::{SET_HEAD, SET_UNLISTED};
use serde::Serialize;
use serde::ser;

/// Takes the members of a set in.
pub(super) struct Members<'f, 'a> {
    pub filler: &'f mut Filler<'a>,
    pub wanted: &'a Wanted,
    /// The names of its list; none where there is no set.
    names: Option<&'a Names>,
    /// The first word of the set as it grows.
    head: u64,
}

/// Takes the fields of an activity in.
pub(super) struct Fields<'f, 'a> {
    pub filler: &'f mut Filler<'a>,
    /// The fields that come next if they come in the order of the schema.
    ahead: &'a [Wanted],
    /// What the value behind the name is for that a map gave last.
    key: &'a Wanted,
}

/// Takes other named values in.
pub(super) struct Group<'f, 'a> {
    pub filler: &'f mut Filler<'a>,
    pub mode: Mode<'a>,
    /// The judgements that come next if they come in the order of the policy.
    ahead: &'a [Judging],
    key: What<'a>,
}

/// What the named values make up.
#[derive(Clone, Copy, Debug)]
pub(super) enum Mode<'a> {
    /// Nothing: what stands around them is wrong already.
    Nothing,
    /// All judgements.
    Judged,
    /// What the parties say about one.
    Parties(&'a Judging),
    /// An amount.
    Money(&'a Wanted),
}

impl<'f, 'a> Members<'f, 'a> {
    /// Takes in what is no set, and does nothing with it.
    pub fn of_nothing(filler: &'f mut Filler<'a>) -> Self {
        let wanted = &filler.intake.nothing;
        Self { filler, wanted, names: None, head: 0 }
    }

    /// Takes the members of a set in, which is known and empty.
    #[inline(always)]
    pub fn of(filler: &'f mut Filler<'a>, wanted: &'a Wanted, list: u32) -> Self {
        let names = filler.intake.lists.get(list as usize);
        Self { filler, wanted, names, head: 0 }
    }

    /// A member by its name.
    #[inline]
    pub fn word(&mut self, word: &str) {
        let Some(names) = self.names else { return };
        match names.find(word) {
            Some(entry) if entry < 64u32.wrapping_sub(SET_HEAD) => self.head |= 1u64.wrapping_shl(entry.wrapping_add(SET_HEAD)),
            Some(entry) => self.filler.far_member(self.wanted, entry),
            None if self.filler.unlisted_member(self.wanted, word) => self.head |= SET_UNLISTED,
            None => {}
        }
    }

    #[inline(always)]
    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Taken {
        value.serialize(Door(Member { members: self }))
    }

    #[inline(always)]
    fn finish(self) -> Taken {
        if self.names.is_some() {
            self.filler.activity.put(self.wanted.at, self.head);
        }
        Ok(())
    }
}

impl<'f, 'a> Fields<'f, 'a> {
    #[inline(always)]
    pub fn new(filler: &'f mut Filler<'a>) -> Self {
        let (ahead, key) = (filler.intake.fields.as_slice(), &filler.intake.nothing);
        Self { filler, ahead, key }
    }

    /// The field with that name. Fields mostly come in the order of the schema.
    #[inline(always)]
    fn wanted(&mut self, name: &str) -> &'a Wanted {
        // What comes next stays in a register as long as nobody else is shown where it lies.
        let (wanted, ahead) = match self.ahead.split_first() {
            Some((next, ahead)) if *next.name == *name && self.filler.seen.add_near(next.bit) => (next, ahead),
            _ => self.filler.wanted(self.ahead, name),
        };
        self.ahead = ahead;
        wanted
    }
}

impl<'f, 'a> Group<'f, 'a> {
    #[inline(always)]
    pub fn new(filler: &'f mut Filler<'a>, mode: Mode<'a>) -> Self {
        let ahead = filler.intake.judging.as_slice();
        Self { filler, mode, ahead, key: What::Nothing }
    }

    /// The part with that name. Judgements mostly come in the order of the policy.
    #[inline(always)]
    fn what(&mut self, name: &str) -> What<'a> {
        let (what, ahead) = match (self.mode, self.ahead.split_first()) {
            (Mode::Judged, Some((next, ahead))) if *next.name == *name => (What::Judgement(next), ahead),
            (mode, _) => self.filler.what(mode, self.ahead, name),
        };
        self.ahead = ahead;
        what
    }

    #[inline(always)]
    fn finish(self) -> Taken {
        if let Mode::Money(wanted) = self.mode {
            self.filler.close_money(wanted);
        }
        Ok(())
    }
}

impl Keyed for Fields<'_, '_> {
    fn key(&mut self, name: &str) {
        self.key = self.wanted(name);
    }
}

impl Keyed for Group<'_, '_> {
    fn key(&mut self, name: &str) {
        self.key = self.what(name);
    }
}

macro_rules! elements {
    ($($of:ident::$method:ident),*) => {$(
        impl ser::$of for Members<'_, '_> {
            type Ok = ();
            type Error = Halt;

            #[inline(always)]
            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Taken {
                self.element(value)
            }

            #[inline(always)]
            fn end(self) -> Taken {
                self.finish()
            }
        }
    )*};
}

elements!(
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field
);

impl ser::SerializeStruct for Fields<'_, '_> {
    type Ok = ();
    type Error = Halt;

    #[inline(always)]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Taken {
        let wanted = self.wanted(name);
        value.serialize(Door(One { filler: self.filler, wanted }))
    }

    #[inline(always)]
    fn end(self) -> Taken {
        Ok(())
    }
}

impl ser::SerializeMap for Fields<'_, '_> {
    type Ok = ();
    type Error = Halt;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Taken {
        key.serialize(Name { inside: self })
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Taken {
        value.serialize(Door(One { filler: self.filler, wanted: self.key }))
    }

    fn end(self) -> Taken {
        Ok(())
    }
}

macro_rules! groups {
    ($($of:ident),*) => {$(
        impl ser::$of for Group<'_, '_> {
            type Ok = ();
            type Error = Halt;

            #[inline(always)]
            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Taken {
                let what = self.what(name);
                value.serialize(Door(Part::new(self.filler, what)))
            }

            #[inline(always)]
            fn end(self) -> Taken {
                self.finish()
            }
        }
    )*};
}

groups!(SerializeStruct, SerializeStructVariant);

impl ser::SerializeMap for Group<'_, '_> {
    type Ok = ();
    type Error = Halt;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Taken {
        key.serialize(Name { inside: self })
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Taken {
        value.serialize(Door(Part::new(self.filler, self.key)))
    }

    fn end(self) -> Taken {
        self.finish()
    }
}
