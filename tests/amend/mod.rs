//! Amendments, editions, and what their texts have in common.

mod canonical;
mod changes;
mod editions;
mod fields;
mod laws;
mod redline;
mod shipped;

use comity::Policy;

/// A small programme that has something of everything.
pub const PROGRAMME: &str = r#"programme p "P" {
  edition 2020;
  strength political;
  parties { north "North"; south "South"; }
  calendar { month_end clamp; horizon 2020-01-01 to 2030-12-31; }
  event signature "signature by both";
  activity { title text; areas set of Area; starts date; ends date; }

  section 3 "Work" {
    clause 3.1 "Areas" {
      taxonomy Area "areas" open {
        priority "priority areas" {
          3.1.1 cyber "Cyber defence";
          3.1.2 sea "Maritime security";
        }
        others { culture; sport "Sport and culture"; }
      }
      focus activity where areas includes priority;
    }
    clause 3.2 "Forms" {
      permit activity where areas includes any of { cyber, sea };
      may consider north: help "help in the field";
      gap "nothing is said of money, and nothing is said of staff";
    }
    clause 3.3 "Exceptions" {
      forbid activity where areas includes sport;
      except 3.2;
    }
    clause 3.4 "Rank" {
      permit activity where areas includes culture;
      prevails over 3.3;
    }
  }
  section 4 "Time" {
    clause 4.1 "Term" { quote "2 years"; term 2 years from signature, last day excluded, covers starts; }
    clause 4.2 "Change" { should north and south jointly: review every 12 months from signature; amend needs consent of all parties, following review; entrenched 3.2, 4.2; }
  }
}
record for p { on 2020-06-26: signature by north and south; }
"#;

/// The policy with further blocks behind the programme.
pub fn policy(more: &str) -> Policy {
    Policy::parse("p.comity", &format!("{PROGRAMME}{more}")).unwrap_or_else(|rejected| panic!("{rejected}"))
}

/// What is wrong with such a policy: the code of each error with the words that it points at.
pub fn errors(more: &str) -> Vec<(String, String)> {
    let Err(rejected) = Policy::parse("p.comity", &format!("{PROGRAMME}{more}")) else { return Vec::new() };
    let told = |one: &comity::Diagnostic| (one.code.to_string(), rejected.sources().slice(one.span().unwrap()).to_owned());
    rejected.diagnostics().iter().filter(|one| one.severity == comity::diagnostic::Severity::Error).map(told).collect()
}

/// The lines of the edition to which one amendment leads that the programme did not have, and those that it had (with a minus), in the order of the text.
pub fn changed(operations: &str) -> Vec<String> {
    let policy = policy(&format!("amendment x \"X\" to p edition 2020 {{ edition 2021; {operations} }}"));
    difference(policy.text(), policy.amended("x").unwrap_or_else(|rejected| panic!("{rejected}")).text())
}

pub fn difference(old: &str, new: &str) -> Vec<String> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let mut told = Vec::new();
    for change in similar::capture_diff_slices(similar::Algorithm::Lcs, &old, &new) {
        if !matches!(change, similar::DiffOp::Equal { .. }) {
            told.extend(old[change.old_range()].iter().map(|line| format!("- {}", line.trim())));
            told.extend(new[change.new_range()].iter().map(|line| format!("+ {}", line.trim())));
        }
    }
    told.retain(|line| line.len() > 2);
    told
}
