//! Policies of many clauses, made as real ones are: each clause speaks of an area and a form of its own, and sets bounds that can be met.

use comity::Policy;
use comity::model::Model;
use std::fmt::Write;

/// A small generator of numbers that are the same on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }
}

/// A policy of that many clauses, with principles of several kinds, some of which hold.
pub fn policy(clauses: usize) -> Model {
    let mut random = Random(20_200_626);
    let mut text = String::from(
        r#"programme large "A large programme" {
  parties { north "North"; south "South"; }
  calendar { month_end clamp; horizon 1990-01-01 to 2049-12-31; }
  event signature "signature";
  activity {
    area Area; form Form; region Region, optional; starts date; ends date; budget money EUR 0 to 1000000000.00; people number 0 to 5000;
    taking_part set of Group; remote flag; assets flag;
    check ends >= starts else "an activity ends no earlier than it starts";
  }
"#,
    );
    let areas = clauses.clamp(8, 200) as u64;
    for (name, prefix, count) in [("Area", "area", areas), ("Form", "form", 40), ("Region", "region", 10), ("Group", "group", 40)] {
        let entries: String = (0..count).map(|at| format!("{prefix}{at}; ")).collect();
        let _ = writeln!(text, "  taxonomy {name} {{ {entries}}}");
    }
    let _ = writeln!(text, "  judgement suitable \"it is suitable\" by north and south jointly;");
    for clause in 1..=clauses {
        let sentence = sentence(&mut random, clause, areas);
        let _ = writeln!(text, "  clause {clause} \"Clause {clause}\" {{ {sentence} }}");
    }
    let last = clauses + 1;
    let _ = writeln!(
        text,
        r#"  clause {last} "Bounds" {{ term 10 years from signature, covers starts; require ends <= starts + 60 months; require judged suitable when assets and remote; }}
}}
principle short from {last} {{ for every activity: ends <= starts + 1827 days when permitted; }}
principle shorter from {last} {{ for every activity: ends <= starts + 1826 days when permitted; }}
principle months from {last} {{ for every activity: ends <= starts + 61 months when permitted; }}
principle in_term from {last} {{ for every activity: starts >= signature and starts < signature + 3653 days when permitted; }}
principle both from {last} {{ for every activity: judged suitable by south when permitted and assets and remote; }}
principle cheap from {last} {{ for every activity: budget <= 5000000.00 EUR when permitted; }}
principle known from {last} {{ for every activity: area in Area when permitted; }}
principle forms from {last} {{ for every activity: form is not form1 or people <= 4000 when permitted and area is area3; }}
"#
    );
    let policy = Policy::parse("large.comity", &text).unwrap_or_else(|rejected| panic!("{rejected:?}"));
    policy.model().clone()
}

/// What one clause says: every eighth of its kind, in turn.
fn sentence(random: &mut Random, clause: usize, areas: u64) -> String {
    let (area, form) = (random.below(areas), random.below(40));
    let group = random.below(40);
    match clause % 8 {
        1..=3 => {
            format!("permit activity where area is area{} and form is form{form};", (clause as u64 + clause as u64 / areas) % areas)
        }
        4 => format!("permit activity where area is area{area} and form is form{form}, only if judged suitable;"),
        5 => format!(
            "require ends <= starts + {} months when area is area{area} and taking_part includes group{group};",
            1 + random.below(36)
        ),
        6 => format!(
            "require ends <= starts + {} days when area is area{area} and region is region{};",
            20 + random.below(1000),
            random.below(10)
        ),
        7 => format!(
            "require budget <= {}.00 EUR when area is area{area} and people > {};",
            1000 + random.below(1_000_000),
            random.below(4000)
        ),
        _ => format!(
            "forbid activity where area is area{area} and assets and taking_part includes all of {{ group{group}, group{} }};",
            (group + 7) % 40
        ),
    }
}
