//! The one test binary: every test file is a module of it.
