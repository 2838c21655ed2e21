//! The model told in words, and its bounds.

use comity::diagnostic::Diagnostics;
use comity::model::{self, Checked, Model};
use comity::source::Sources;
use comity::syntax;

fn check(text: &str) -> Checked {
    let parsed = syntax::parse(Sources::new().add("p.comity", text), text);
    assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
    model::from_syntax(&[parsed.file])
}

fn model(condition: &str) -> Model {
    let checked = check(&format!(
        "programme p \"A programme\" {{
           parties {{ japan \"Japan\"; nato \"NATO\"; }}
           event endorsement \"endorsement\";
           activity {{ area Area; taking_part set of Area; starts date; officials number 0 to 500; budget money EUR; flagged flag; }}
           taxonomy Area {{ cyber; space; }}
           judgement appropriate \"NATO participation is appropriate\" by nato;
           clause 1 \"Areas\" {{ permit activity where {condition}; }}
         }}"
    ));
    checked.model.unwrap_or_else(|| panic!("{condition}: {:?}", checked.diagnostics))
}

fn words(condition: &str) -> String {
    let model = model(condition);
    model.words(&model.rules[0].applies)
}

#[test]
fn conditions_are_told_in_words() {
    assert_eq!(words("area is cyber and judged appropriate"), "`area` is `cyber` and NATO participation is appropriate");
    assert_eq!(words("not (area is cyber or flagged)"), "not (`area` is `cyber` or `flagged` is yes)");
    assert_eq!(words("area not in Area"), "`area` is not listed in `Area`");
    assert_eq!(words("taking_part includes none of { cyber, space }"), "`taking_part` includes nothing that `Area` lists");
    assert_eq!(words("starts <= endorsement + 2 years"), "`starts` is on or before `endorsement` plus 2 years");
    assert_eq!(words("budget - 2 * budget > 5000 EUR"), "`budget` minus 2 times `budget` is more than 5000.00 EUR");
    assert_eq!(words("officials + 3 is not 5"), "`officials` plus 3 is not 5");
}

fn errors(diagnostics: &Diagnostics) -> Vec<&str> {
    diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect()
}

#[test]
fn ten_thousand_exceptions_in_a_row_are_one_finding_and_no_overflow() {
    let clauses: String = (1..=10_000).map(|n| format!("clause {n} \"A\" {{ permit activity; except {}; }}\n", n + 1)).collect();
    let checked = check(&format!("programme p \"A\" {{ {clauses} clause 10001 \"B\" {{ permit activity; }} }}"));
    assert_eq!(errors(&checked.diagnostics), ["exceptions-too-deep"]);
}

#[test]
fn ten_thousand_definitions_in_a_circle_are_one_finding_and_no_overflow() {
    let definitions: String = (1..=10_000).map(|n| format!("define d{n} as d{};\n", n % 10_000 + 1)).collect();
    let checked = check(&format!("programme p \"A\" {{ {definitions} }}"));
    let found = errors(&checked.diagnostics);
    assert_eq!(found.iter().filter(|code| **code == "circular-definition").count(), 1);
}
