//! The serde serializer for the names in a map: texts, and what writes itself as one.

use super::door::{Halt, Taken};
use serde::Serialize;
use serde::ser::{self, Impossible, Serializer};

/// What goes by names.
pub(super) trait Keyed {
    /// The name of the part that comes next.
    fn key(&mut self, name: &str);
}

/// Takes the name of a part of a map in.
pub(super) struct Name<'n, K> {
    pub inside: &'n mut K,
}

impl<K> Name<'_, K> {
    fn no_name<T>() -> Result<T, Halt> {
        Err(ser::Error::custom("the names of a map must be texts"))
    }
}

macro_rules! no_names {
    ($($name:ident: $type:ty),*) => {$(
        fn $name(self, _: $type) -> Taken {
            Self::no_name()
        }
    )*};
}

type No = Impossible<(), Halt>;

impl<K: Keyed> Serializer for Name<'_, K> {
    type Ok = ();
    type Error = Halt;
    type SerializeSeq = No;
    type SerializeTuple = No;
    type SerializeTupleStruct = No;
    type SerializeTupleVariant = No;
    type SerializeMap = No;
    type SerializeStruct = No;
    type SerializeStructVariant = No;

    no_names! {
        serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_u8: u8,
        serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_f32: f32, serialize_f64: f64, serialize_bytes: &[u8]
    }

    fn serialize_str(self, name: &str) -> Taken {
        self.inside.key(name);
        Ok(())
    }

    fn serialize_char(self, name: char) -> Taken {
        self.serialize_str(name.encode_utf8(&mut [0; 4]))
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Taken {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, name: &T) -> Taken {
        name.serialize(self)
    }

    fn serialize_none(self) -> Taken {
        Self::no_name()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, name: &T) -> Taken {
        name.serialize(self)
    }

    fn serialize_unit(self) -> Taken {
        Self::no_name()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Taken {
        Self::no_name()
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Taken {
        Self::no_name()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<No, Halt> {
        Self::no_name()
    }

    fn serialize_tuple(self, _: usize) -> Result<No, Halt> {
        Self::no_name()
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<No, Halt> {
        Self::no_name()
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<No, Halt> {
        Self::no_name()
    }

    fn serialize_map(self, _: Option<usize>) -> Result<No, Halt> {
        Self::no_name()
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<No, Halt> {
        Self::no_name()
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<No, Halt> {
        Self::no_name()
    }
}
