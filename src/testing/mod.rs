//! Scenarios run as tests, with the clauses that they exercise.
