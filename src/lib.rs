#![doc = include_str!("../README.md")]

pub mod calendar;
pub mod diagnostic;
pub mod model;
pub mod source;
pub mod syntax;
pub mod value;

pub use value::Truth;
