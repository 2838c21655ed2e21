//! Checks of the schema: what they find, and that they say nothing of what is not there.

use super::given::{World, world_of};
use comity::data::Format;
use comity::evaluate::fits;

fn world(check: &str) -> World {
    world_of(&format!(
        r#"programme trade "Trade" {{
  parties {{ japan "Japan"; nato "NATO"; }}
  activity {{
    starts date;
    ends date, optional;
    people number 0 to 500, optional;
    staff number 0 to 500, optional;
    fee money EUR, optional;
    area Area, optional;
    days set of Area, optional;
    online flag, optional;
    remark text, optional;
    check {check} else "it does not fit";
  }}
  clause 1 "All" {{
    taxonomy Area closed {{ land; sea; }}
    define small "small" as people <= 9;
    open_term short {{ reading usual where ends <= starts + 1 month; adopt usual; }}
    permit activity where area in Area or days includes any of Area or fee > 1.00 EUR or staff > 1 or online or remark is "a" or small or short;
  }}
}}
"#
    ))
}

/// Whether an activity with this and no other value of an optional field passes the check.
fn passes(check: &str, given: &str) -> bool {
    let mut world = world(check);
    let optional = ["ends", "people", "staff", "fee", "area", "days", "online"].map(|name| (name, r#""none""#));
    let missing = optional.into_iter().chain([("remark", r#""""#)]).filter(|(name, _)| !given.contains(&format!("\"{name}\"")));
    let mut facts: Vec<String> = missing.map(|(name, none)| format!(r#""{name}": {none}"#)).collect();
    facts.push(r#""starts": "2020-06-26""#.to_owned());
    facts.push(given.to_owned());
    facts.retain(|fact| !fact.is_empty());
    let reading = world.read(Format::Json, &format!("{{{}}}", facts.join(",")));
    let entry = &reading.entries[0];
    match &entry.activity {
        Ok(activity) => {
            assert!(fits(&world.program, activity), "the quick way says so too");
            true
        }
        Err(_) => {
            assert_eq!(world.errors(entry)[0].0, "check-failed", "{:?}", world.errors(entry));
            false
        }
    }
}

#[test]
fn a_check_says_nothing_of_a_field_that_has_none() {
    for (check, given_wrong) in [
        ("ends >= starts", r#""ends": "2020-06-25""#),
        ("ends > starts + 1 month", r#""ends": "2020-07-26""#),
        ("not ends < starts", r#""ends": "2020-06-25""#),
        ("ends >= 2020-06-26", r#""ends": "2020-06-25""#),
        ("people <= 9", r#""people": 10"#),
        ("people + staff <= 9", r#""people": 9, "staff": 1"#),
        ("people is 4", r#""people": 10"#),
        ("people is not 10", r#""people": 10"#),
        ("fee < 9.00 EUR", r#""fee": "9.00""#),
        ("area is land", r#""area": "sea""#),
        ("area is not sea", r#""area": "sea""#),
        ("days includes land", r#""days": ["sea"]"#),
        ("days includes all of { land, sea }", r#""days": ["sea"]"#),
        ("days includes only { land }", r#""days": ["sea"]"#),
        ("days includes none of { sea }", r#""days": ["sea"]"#),
        ("online", r#""online": false"#),
        ("not online", r#""online": true"#),
        ("remark is \"a\"", r#""remark": "b""#),
        ("small", r#""people": 10"#),
        ("short", r#""ends": "2020-07-27""#),
        ("people > 9 or staff > 9", r#""people": 9, "staff": 9"#),
    ] {
        assert!(passes(check, ""), "`{check}` where there is none");
        assert!(!passes(check, given_wrong), "`{check}` where there is {given_wrong}");
    }
}

#[test]
fn a_check_may_ask_whether_there_is_a_value() {
    for (check, passing) in [
        ("ends is given", false),
        ("ends is none", true),
        ("people is given", false),
        ("days is given", false),
        ("days is none", true),
        ("ends is given and ends >= starts", false),
        ("ends is none or ends >= starts", true),
        ("people is given or staff is given", false),
        ("starts >= 2021 or ends is given", false),
        ("starts >= 2021 or ends >= starts", true),
        ("starts >= 2021 and ends >= starts", false),
    ] {
        assert_eq!(passes(check, ""), passing, "`{check}`");
    }
    assert!(passes("ends is given and ends >= starts", r#""ends": "2020-06-26""#));
}
