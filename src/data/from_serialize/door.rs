//! The one serde serializer: it says what comes in, and leaves to the filler what that means.

use super::fill::Filler;
use super::name::Name;
use crate::data::errors::ActivityErrors;
use crate::model::{FieldId, JudgementId, PartyId};
use serde::Serialize;
use serde::ser::{self, Serializer};
use std::fmt::{self, Write};

/// What a value is for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Target {
    /// The activity as a whole.
    Activity,
    /// A field.
    Field(FieldId),
    /// A member of a set.
    Member(FieldId),
    /// An amount in parts.
    Parts(FieldId),
    /// The number of an amount in parts.
    Amount(FieldId),
    /// The currency of an amount in parts.
    Currency(FieldId),
    /// All judgements.
    Judged,
    /// One judgement.
    Judgement(JudgementId),
    /// What one party says.
    Answer(JudgementId, PartyId),
    /// Nothing: what stands around it is wrong already.
    Nothing,
}

/// A value without parts.
#[derive(Clone, Copy, Debug)]
pub(super) enum Scalar<'v> {
    Null,
    Flag(bool),
    Whole(i64),
    /// A whole number that not even 64 bits hold.
    Huge,
    Word(&'v str),
    Float,
    Bytes,
}

/// Takes one value in.
pub(super) struct Door<'f, 'a> {
    pub filler: &'f mut Filler<'a>,
    pub target: Target,
}

/// Takes the parts of a value in.
pub(super) struct Inside<'f, 'a> {
    pub filler: &'f mut Filler<'a>,
    pub target: Target,
    /// The part that comes next if parts come in the order of the schema.
    pub next: u32,
    /// What the value behind the name is for that a map gave last.
    pub key: Target,
}

pub(super) type Taken = Result<(), ActivityErrors>;

impl<'f, 'a> Door<'f, 'a> {
    #[inline]
    fn scalar(self, value: Scalar<'_>) -> Taken {
        self.filler.scalar(self.target, value);
        Ok(())
    }

    #[inline]
    fn list(self) -> Inside<'f, 'a> {
        let target = self.filler.list(self.target);
        Inside { filler: self.filler, target, next: 0, key: Target::Nothing }
    }

    #[inline]
    fn group(self) -> Inside<'f, 'a> {
        let target = self.filler.group(self.target);
        Inside { filler: self.filler, target, next: 0, key: Target::Nothing }
    }
}

impl Inside<'_, '_> {
    #[inline]
    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Taken {
        value.serialize(Door { filler: self.filler, target: self.target })
    }

    #[inline]
    fn named<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Taken {
        let target = self.filler.part(self.target, name, &mut self.next);
        value.serialize(Door { filler: self.filler, target })
    }

    #[inline]
    fn end(self) -> Taken {
        self.filler.close(self.target);
        Ok(())
    }
}

macro_rules! whole_numbers {
    ($($name:ident: $type:ty),*) => {$(
        #[inline]
        fn $name(self, value: $type) -> Taken {
            self.scalar(i64::try_from(value).map_or(Scalar::Huge, Scalar::Whole))
        }
    )*};
}

impl<'f, 'a> Serializer for Door<'f, 'a> {
    type Ok = ();
    type Error = ActivityErrors;
    type SerializeSeq = Inside<'f, 'a>;
    type SerializeTuple = Inside<'f, 'a>;
    type SerializeTupleStruct = Inside<'f, 'a>;
    type SerializeTupleVariant = Inside<'f, 'a>;
    type SerializeMap = Inside<'f, 'a>;
    type SerializeStruct = Inside<'f, 'a>;
    type SerializeStructVariant = Inside<'f, 'a>;

    whole_numbers! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_i128: i128,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_u128: u128
    }

    #[inline]
    fn serialize_bool(self, value: bool) -> Taken {
        self.scalar(Scalar::Flag(value))
    }

    fn serialize_f32(self, _: f32) -> Taken {
        self.scalar(Scalar::Float)
    }

    fn serialize_f64(self, _: f64) -> Taken {
        self.scalar(Scalar::Float)
    }

    fn serialize_char(self, value: char) -> Taken {
        self.scalar(Scalar::Word(value.encode_utf8(&mut [0; 4])))
    }

    #[inline]
    fn serialize_str(self, value: &str) -> Taken {
        self.scalar(Scalar::Word(value))
    }

    fn serialize_bytes(self, _: &[u8]) -> Taken {
        self.scalar(Scalar::Bytes)
    }

    #[inline]
    fn serialize_none(self) -> Taken {
        self.scalar(Scalar::Null)
    }

    #[inline]
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Taken {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Taken {
        self.scalar(Scalar::Null)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Taken {
        self.scalar(Scalar::Null)
    }

    #[inline]
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Taken {
        self.scalar(Scalar::Word(variant))
    }

    #[inline]
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Taken {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, value: &T) -> Taken {
        self.filler.variant(self.target);
        value.serialize(Door { filler: self.filler, target: Target::Nothing })
    }

    #[inline]
    fn serialize_seq(self, _: Option<usize>) -> Result<Inside<'f, 'a>, ActivityErrors> {
        Ok(self.list())
    }

    #[inline]
    fn serialize_tuple(self, _: usize) -> Result<Inside<'f, 'a>, ActivityErrors> {
        Ok(self.list())
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Inside<'f, 'a>, ActivityErrors> {
        Ok(self.list())
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Inside<'f, 'a>, ActivityErrors> {
        self.filler.variant(self.target);
        Ok(Door { filler: self.filler, target: Target::Nothing }.list())
    }

    #[inline]
    fn serialize_map(self, _: Option<usize>) -> Result<Inside<'f, 'a>, ActivityErrors> {
        Ok(self.group())
    }

    #[inline]
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Inside<'f, 'a>, ActivityErrors> {
        Ok(self.group())
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Inside<'f, 'a>, ActivityErrors> {
        self.filler.variant(self.target);
        Ok(Door { filler: self.filler, target: Target::Nothing }.group())
    }

    /// Dates and the like are written as texts; those short enough need no room of their own.
    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Taken {
        let mut short = Short::default();
        if write!(short, "{value}").is_ok() {
            return self.scalar(Scalar::Word(short.words()));
        }
        self.scalar(Scalar::Word(&value.to_string()))
    }
}

/// Room for a short text on the stack.
#[derive(Default)]
struct Short {
    bytes: [u8; 32],
    length: usize,
}

impl Short {
    fn words(&self) -> &str {
        self.bytes.get(..self.length).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("")
    }
}

impl Write for Short {
    fn write_str(&mut self, words: &str) -> fmt::Result {
        let end = self.length.saturating_add(words.len());
        let room = self.bytes.get_mut(self.length..end).ok_or(fmt::Error)?;
        room.copy_from_slice(words.as_bytes());
        self.length = end;
        Ok(())
    }
}

macro_rules! elements {
    ($($of:ident::$method:ident),*) => {$(
        impl ser::$of for Inside<'_, '_> {
            type Ok = ();
            type Error = ActivityErrors;

            #[inline]
            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Taken {
                self.element(value)
            }

            #[inline]
            fn end(self) -> Taken {
                Inside::end(self)
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

macro_rules! fields {
    ($($of:ident),*) => {$(
        impl ser::$of for Inside<'_, '_> {
            type Ok = ();
            type Error = ActivityErrors;

            #[inline]
            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Taken {
                self.named(name, value)
            }

            #[inline]
            fn end(self) -> Taken {
                Inside::end(self)
            }
        }
    )*};
}

fields!(SerializeStruct, SerializeStructVariant);

impl ser::SerializeMap for Inside<'_, '_> {
    type Ok = ();
    type Error = ActivityErrors;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Taken {
        key.serialize(Name { inside: self })
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Taken {
        value.serialize(Door { filler: self.filler, target: self.key })
    }

    fn end(self) -> Taken {
        Inside::end(self)
    }
}
