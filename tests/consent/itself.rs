//! The short way of amending, and whether it reaches the sentences on amending and what is entrenched.

use comity::Policy;

/// Whether an amendment to which both consent is in force: one of what is entrenched, one of the sentence on amending, one of neither.
fn in_force(amend: &str) -> [bool; 3] {
    let text = format!(
        r#"
programme lake "Lake" {{
  edition 1;
  parties {{ north "North"; south "South"; }}
  event founding "founding";
  activity {{ starts date; pumps number 0 to 99; }}
  clause 1 "Shore" {{ forbid activity where pumps > 10; }}
  clause 2 "Activities" {{ permit activity where pumps <= 5; }}
  clause 3 "Term" {{ start on founding; term 5 years, covers starts; }}
  clause 4 "Changes" {{ {amend} entrenched 1; }}
}}
amendment shore to lake edition 1 {{ edition 2; replace "10" by "20" in 1; claims to add no duty for north; }}
amendment changes to lake edition 1 {{ edition 3; replace "all parties" by "north" in 4; claims to add no duty for north; }}
amendment other to lake edition 1 {{ edition 4; replace "5" by "6" in 2; claims to add no duty for north; }}
"#
    );
    ["shore", "changes", "other"].map(|name| {
        let told = |stands: &str| {
            let scenario = format!(
                "scenario \"{name}\" for lake edition 1 {{ on 2020-01-01: founding; on 2020-06-01: consent to {name} by north and south, in writing; expect amendment {name} {stands} on 2020-06-01; }}"
            );
            let policy = Policy::parse("lake.comity", &format!("{text}{scenario}")).unwrap_or_else(|rejected| panic!("{rejected}"));
            policy.scenarios().passes()
        };
        assert_ne!(told("in force"), told("lapsed"), "{amend} {name}");
        told("in force")
    })
}

#[test]
fn what_is_entrenched_and_the_way_itself_are_reached_only_where_it_says_so() {
    for amend in ["amend needs consent of all parties;", "amend needs consent of all parties, in writing;"] {
        assert_eq!(in_force(amend), [false, false, true], "{amend}");
    }
    for amend in
        ["amend needs consent of all parties, itself included;", "amend needs consent of all parties, in writing, itself included;"]
    {
        assert_eq!(in_force(amend), [true, true, true], "{amend}");
    }
}
