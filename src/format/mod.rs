//! Tree to text in canonical layout.
