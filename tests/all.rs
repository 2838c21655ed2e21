//! The one test binary: every test file is a module of it.
// One line a module, so that two people can add theirs at once.
