//! Results of many cases as JUnit XML, for build servers.

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

/// One result among many.
#[derive(Clone, Debug)]
pub struct Result {
    /// What was judged or tried.
    pub name: String,
    /// What it came to.
    pub outcome: Outcome,
    /// The whole story.
    pub story: String,
}

/// What a result comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Permitted, passed.
    Success,
    /// Refused, failed.
    Failure,
    /// Could not be judged.
    Error,
    /// Undetermined: neither success nor failure.
    Skipped,
}

/// JUnit XML with one suite a file.
#[must_use]
pub fn junit(suites: &[(String, Vec<Result>)]) -> String {
    let mut report = Report::new("comity");
    for (name, results) in suites {
        let mut suite = TestSuite::new(name.as_str());
        suite.add_test_cases(results.iter().map(|result| case(name, result)));
        report.add_test_suite(suite);
    }
    // Writing XML into memory fails only on names that are not XML; quick-junit strips those characters.
    report.to_string().unwrap_or_default()
}

fn case(suite: &str, result: &Result) -> TestCase {
    let mut status = match result.outcome {
        Outcome::Success => TestCaseStatus::success(),
        Outcome::Failure => TestCaseStatus::non_success(NonSuccessKind::Failure),
        Outcome::Error => TestCaseStatus::non_success(NonSuccessKind::Error),
        Outcome::Skipped => TestCaseStatus::skipped(),
    };
    if result.outcome != Outcome::Success {
        let first = result.story.lines().next().unwrap_or("").to_owned();
        status.set_message(first);
        status.set_description(result.story.as_str());
    }
    let mut case = TestCase::new(result.name.as_str(), status);
    case.set_classname(suite);
    case
}
