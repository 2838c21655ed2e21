//! By which edition an activity is judged and a duty is owed.

use chrono::NaiveDate;
use comity::Policy;
use comity::evaluate::NeedKind;
use comity::policy::{Happened, InForce, Record};
use comity::record::DutyState;
use comity::value::Truth;
use serde_json::json;

fn lake(transition: &str) -> Policy {
    let text = format!(
        r#"
programme lake "Lake" {{
  edition 1;
  parties {{ north "North"; south "South"; }}
  event founding "founding";
  activity {{ title text; starts date; ends date; site Site; pumps number 0 to 99; }}
  clause 1 "Sites" {{
    taxonomy Site {{ shore; inlets; }}
    judgement suitable "it is suitable" by north;
    permit activity where site in Site, only if judged suitable;
  }}
  clause 2 "Pumps" {{ forbid activity where pumps > 10; }}
  clause 3 "Term" {{ start on founding; term 5 years, covers starts to ends; }}
  clause 4 "Review" {{ should all parties jointly: review "review" every 12 months from start; }}
  clause 5 "Changes" {{ amend needs consent of all parties; }}
}}
amendment more "More pumps" to lake edition 1 {{
  edition 2;
  replace "10" by "20" in 2;
  replace "12 months" by "6 months" in 4;
  insert in activity {{ nights number 0 to 365, optional; }}
  insert in 2 {{ forbid activity where nights > 30; }}
  missing nights counts as none because "nobody stayed overnight";
  {transition}
}}
record for lake {{ on 2020-01-01: founding; on 2020-12-15: review by north and south; }}
"#
    );
    Policy::parse("lake.comity", &text).unwrap_or_else(|rejected| panic!("{rejected}"))
}

fn amended(policy: &Policy, on: &str) -> Record {
    let mut record = policy.record();
    record.add(&Happened::new("consent", on).to("more").by("north").by("south")).unwrap();
    record
}

fn judged(policy: &Policy, record: &Record, starts: Option<&str>, ends: Option<&str>, pumps: u32) -> (Truth, Option<String>) {
    let value = json!({ "title": "A", "starts": starts, "ends": ends, "site": "shore", "pumps": pumps });
    let mut value = value;
    if starts.is_none() {
        value.as_object_mut().unwrap().remove("starts");
    }
    let mut activity = policy
        .activity(&value)
        .or_else(|_| {
            // What is left out is not known.
            let mut activity = policy.program().blank();
            let field = |name: &str| policy.model().field_named(name).unwrap();
            activity.set_text(policy.program(), field("title"), "A");
            activity.set_entry(policy.program(), field("site"), comity::model::EntryId(0));
            activity.set_number(policy.program(), field("pumps"), i64::from(pumps));
            if let Some(ends) = ends {
                activity.set_date(policy.program(), field("ends"), comity::value::PartialDate::parse(ends).unwrap());
            }
            Ok::<_, ()>(activity)
        })
        .unwrap();
    activity.judge(policy.program(), comity::model::JudgementId(0), None, Truth::True, None);
    let verdict = policy.check(&activity, record);
    assert_eq!(verdict.truth(), policy.decide(&activity, record), "with and without reasons");
    (verdict.truth(), verdict.edition().map(str::to_owned))
}

#[test]
fn an_activity_is_judged_by_the_edition_of_its_first_day() {
    let policy = lake("");
    let record = amended(&policy, "2021-06-01");
    let on = |day: &str, pumps| judged(&policy, &record, Some(day), Some(day), pumps);
    assert_eq!(on("2021-05-31", 15), (Truth::False, Some("judged by the edition 1".to_owned())));
    assert_eq!(on("2021-06-01", 15), (Truth::True, Some("judged by the edition 2, amended by `more`".to_owned())));
    assert_eq!(on("2021-06-01", 25).0, Truth::False);
    // Without an act on an amendment nothing is told of editions.
    assert_eq!(judged(&policy, &policy.record(), Some("2021-06-01"), Some("2021-06-01"), 15), (Truth::False, None));
}

#[test]
fn what_runs_stays_under_the_old_text_unless_the_amendment_says_otherwise() {
    let (stays, comes) = (lake(""), lake("running activities come under the new text;"));
    let truth = |policy: &Policy, ends: &str| {
        let record = amended(policy, "2021-06-01");
        judged(policy, &record, Some("2021-05-01"), Some(ends), 15).0
    };
    assert_eq!((truth(&stays, "2021-07-01"), truth(&comes, "2021-07-01")), (Truth::False, Truth::True));
    // What is over before is nobody's to judge anew.
    assert_eq!(truth(&comes, "2021-05-31"), Truth::False);
}

#[test]
fn a_day_that_is_not_known_matters_only_where_the_editions_disagree() {
    let policy = lake("");
    let record = amended(&policy, "2021-06-01");
    assert_eq!(judged(&policy, &record, Some("2021"), Some("2021-12-31"), 5).0, Truth::True);
    assert_eq!(judged(&policy, &record, Some("2021"), Some("2021-12-31"), 15).0, Truth::Unknown);
    assert_eq!(judged(&policy, &record, Some("2021"), Some("2021-12-31"), 25).0, Truth::False);

    // Here it is the day of the consents that is not known.
    let vague = amended(&policy, "2021-06");
    let (verdict, told) = judged(&policy, &vague, Some("2021-06-10"), Some("2021-06-10"), 15);
    assert_eq!((verdict, told.as_deref()), (Truth::Unknown, Some("judged by each of the editions that can apply: 1 and 2")));
    let mut activity =
        policy.activity(&json!({ "title": "A", "starts": "2021-06-10", "ends": "2021-06-10", "site": "shore", "pumps": 15 })).unwrap();
    activity.judge(policy.program(), comity::model::JudgementId(0), None, Truth::True, None);
    let kinds: Vec<NeedKind> = policy.check(&activity, &vague).explained().needs().iter().map(|need| need.kind).collect();
    assert_eq!(kinds, [NeedKind::Edition]);
    assert_eq!(judged(&policy, &vague, Some("2021-05-31"), Some("2021-05-31"), 15).0, Truth::False);
    assert_eq!(judged(&policy, &vague, Some("2021-06-30"), Some("2021-06-30"), 15).0, Truth::True);
}

#[test]
fn an_edition_asked_for_by_name_judges_by_itself() {
    let policy = lake("");
    let record = amended(&policy, "2021-06-01");
    let InForce::Edition(new) = policy.edition_on(&record, NaiveDate::from_ymd_opt(2021, 7, 1).unwrap()) else { panic!() };
    let mut activity = new
        .activity(&json!({ "title": "A", "starts": "2020-05-01", "ends": "2020-05-01", "site": "shore", "pumps": 15, "nights": 40 }))
        .unwrap();
    activity.judge(new.program(), comity::model::JudgementId(0), None, Truth::True, None);
    assert_eq!(new.check(&activity, &record).told().citing, ["2"], "nights are asked for in 2021 alone");
    let InForce::Edition(old) = policy.edition_on(&record, NaiveDate::from_ymd_opt(2021, 5, 31).unwrap()) else { panic!() };
    assert_eq!((old.edition(), new.edition()), (Some("1"), Some("2")));
}

fn due(policy: &Policy, record: &Record, on: &str) -> Vec<(usize, String, DutyState)> {
    let day = NaiveDate::parse_from_str(on, "%Y-%m-%d").unwrap();
    let owed = record.owed(day, NaiveDate::from_ymd_opt(2022, 12, 31).unwrap()).unwrap();
    let all =
        owed.into_iter().filter_map(|one| Some((one.edition, one.status.due?.reckoning.result().exact()?.to_string(), one.status.state)));
    let _ = policy;
    all.filter(|(_, due, _)| due.as_str() < "2022-12-31").collect()
}

#[test]
fn a_duty_is_owed_under_the_text_that_applies_on_its_day() {
    let policy = lake("");
    let record = amended(&policy, "2021-06-01");
    // Every twelve months up to June 2021, every six from then on; nothing new is owed for the time before.
    let dues: Vec<(usize, String)> = due(&policy, &record, "2021-07-02").into_iter().map(|(edition, due, _)| (edition, due)).collect();
    let expected = [(0, "2021-01-01"), (1, "2021-07-01"), (1, "2022-01-01"), (1, "2022-07-01")];
    assert_eq!(dues, expected.map(|(edition, due)| (edition, due.to_owned())));

    let stays = lake("open duties stay under the old text;");
    let record = amended(&stays, "2021-06-01");
    let dues: Vec<(usize, String)> = due(&stays, &record, "2021-07-02").into_iter().map(|(edition, due, _)| (edition, due)).collect();
    let expected = [(0, "2021-01-01"), (0, "2022-01-01"), (1, "2022-07-01")];
    assert_eq!(dues, expected.map(|(edition, due)| (edition, due.to_owned())));
}

#[test]
fn scenarios_propose_activities_that_are_judged_by_the_edition_of_their_day() {
    let text = r#"
scenario "under the old text" for lake {
  on 2021-06-01: consent to more by north and south;
  propose { title "A"; starts 2021-05-31; ends 2021-05-31; site shore; pumps 15; judged suitable; }
  expect refused citing only 2;
}
scenario "under the new text" for lake {
  on 2021-06-01: consent to more by north and south;
  propose { title "A"; starts 2021-06-01; ends 2021-06-01; site shore; pumps 15; judged suitable; }
  expect permitted citing 1;
}
scenario "by the edition that it names, whatever the record" for lake edition 1 {
  on 2021-06-01: consent to more by north and south;
  propose { title "A"; starts 2021-06-01; ends 2021-06-01; site shore; pumps 15; judged suitable; }
  expect refused citing only 2;
}
"#;
    let base = lake("");
    let whole = format!("{}\n{text}", base.sources().iter().next().unwrap().1.text());
    let tested = Policy::parse("lake.comity", &whole).unwrap_or_else(|rejected| panic!("{rejected}")).scenarios();
    let told: Vec<&str> = tested.scenarios.iter().flat_map(|one| &one.failures).map(|failure| failure.message.as_str()).collect();
    assert!(told.is_empty(), "{told:#?}");
    assert_eq!(tested.scenarios.len(), 3);
}
