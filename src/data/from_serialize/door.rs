//! The one serde serializer: it says what comes in, and leaves to the purpose of the value what that means.

use super::purpose::Purpose;
use crate::data::errors::{ActivityErrors, FieldError};
use crate::data::problems;
use crate::data::wrong::Wrong;
use serde::Serialize;
use serde::ser::Serializer;
use std::fmt::{self, Write};

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

/// Takes one value in, for its purpose.
pub(super) struct Door<P>(pub P);

/// Why a value could not be taken in to its end: its own serializer says so.
#[derive(Debug)]
pub(super) struct Halt(pub Box<ActivityErrors>);

/// It is as large as a pointer, since every value gives one.
pub(super) type Taken = Result<(), Halt>;

impl fmt::Display for Halt {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl std::error::Error for Halt {}

impl serde::ser::Error for Halt {
    #[cold]
    fn custom<T: fmt::Display>(message: T) -> Self {
        let wrong = Wrong::new(problems::NOT_AN_ACTIVITY, message.to_string());
        Self(Box::new(ActivityErrors(vec![FieldError::new("", wrong)])))
    }
}

impl<P: Purpose> Door<P> {
    #[inline(always)]
    fn scalar(self, value: Scalar<'_>) -> Taken {
        self.0.scalar(value);
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

impl<P: Purpose> Serializer for Door<P> {
    type Ok = ();
    type Error = Halt;
    type SerializeSeq = P::List;
    type SerializeTuple = P::List;
    type SerializeTupleStruct = P::List;
    type SerializeTupleVariant = P::List;
    type SerializeMap = P::Group;
    type SerializeStruct = P::Group;
    type SerializeStructVariant = <P::Nothing as Purpose>::Group;

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
        value.serialize(Door(self.0.variant()))
    }

    #[inline]
    fn serialize_seq(self, _: Option<usize>) -> Result<P::List, Halt> {
        Ok(self.0.list())
    }

    #[inline]
    fn serialize_tuple(self, _: usize) -> Result<P::List, Halt> {
        Ok(self.0.list())
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<P::List, Halt> {
        Ok(self.0.list())
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<P::List, Halt> {
        Ok(self.0.variant().list())
    }

    #[inline]
    fn serialize_map(self, _: Option<usize>) -> Result<P::Group, Halt> {
        Ok(self.0.group())
    }

    #[inline]
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<P::Group, Halt> {
        Ok(self.0.group())
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Self::SerializeStructVariant, Halt> {
        Ok(self.0.variant().group())
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
