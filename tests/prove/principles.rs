//! Principles as they are written: each kind of sentence, kept and broken, with days and duties that a reader can work out.

use chrono::Datelike;
use comity::Policy;
use comity::policy::{Proving, Verified};
use comity::prove::{Counterexample, Effort, Proof, Stated};

const PROGRAMME: &str = r#"
programme exchange "Exchange of scientists" {
  edition 2020;
  parties { north "North"; south "South"; }
  calendar { month_end clamp; horizon 2018-01-01 to 2031-12-31; }
  event signature "signature by both";
  event denunciation "notice of denunciation" by each party;
  activity { kind Kind; starts date; people number 0 to 500; abroad flag; }
  clause 1 "Kinds" {
    taxonomy Kind { seminar; visit; exercise; }
    judgement suitable "it is suitable" by north and south jointly;
    permit activity where kind in { seminar, visit } and people <= 40;
    permit activity where kind is exercise, only if judged suitable;
    forbid activity where abroad and people > 20;
  }
  clause 2 "Term" { term 2 years from signature, covers starts; }
  clause 3 "Duties" {
    should north and south jointly: review "a review" every 12 months from signature, window 30 days before to 30 days after;
    may consider south: lend_rooms "rooms";
  }
  clause 4 "Changes" {
    body committee "the Joint Committee" of north and south jointly;
    amend needs consent of all parties, following review, in writing;
    TAIL
  }
}
"#;

fn policy(tail: &str, principle: &str) -> Policy {
    let text = format!("{}\nprinciple p \"The principle\" from 1 {{ {principle} }}\n", PROGRAMME.replace("TAIL", tail));
    Policy::parse("exchange.comity", &text).unwrap_or_else(|rejected| panic!("{rejected:?}"))
}

fn proved(tail: &str, principle: &str) -> Proving {
    policy(tail, principle).prove(&Effort::default()).remove(0)
}

fn holds(tail: &str, principle: &str) {
    let found = proved(tail, principle);
    assert!(found.is_proved(), "{principle}: {}", found.sentences[0].why);
}

fn breaks(tail: &str, principle: &str) -> Counterexample {
    let found = proved(tail, principle);
    let sentence = found.sentences.into_iter().next().unwrap();
    assert!(sentence.diagnostic.is_some() && !sentence.why.is_empty());
    match sentence.proof {
        Proof::Refuted(refuted) => refuted.shown_by,
        other => panic!("{principle}: {other:?}"),
    }
}

#[test]
fn a_principle_on_activities_is_proved_or_an_activity_breaks_it() {
    holds("", "for every activity: people <= 40 when permitted and kind is seminar;");
    holds("", "for every activity: judged suitable by south when permitted and kind is exercise;");
    holds("", "for every activity: not permitted when abroad and people > 20;");
    holds("", "for every activity: starts < signature + 731 days when permitted;");
    holds("", "for every activity: refused or undetermined when not permitted;");
    assert!(matches!(breaks("", "for every activity: people <= 40 when permitted;"), Counterexample::Activity(_)));
    assert!(matches!(breaks("", "for every activity: starts < signature + 730 days when permitted;"), Counterexample::Activity(_)));
}

#[test]
fn every_activity_that_breaks_a_principle_can_be_pasted_as_a_scenario_and_comes_out_as_told() {
    for principle in [
        "for every activity: people <= 40 when permitted;",
        "for every activity: people <= 20 when permitted;",
        "for every activity: kind is exercise when refused;",
        "for every activity: starts < signature + 730 days when permitted;",
        "for every activity: judged suitable by north when permitted;",
        "for every activity: not undetermined when kind is exercise;",
    ] {
        let found = proved("", principle);
        let scenario = found.sentences[0].scenario.clone().unwrap_or_else(|| panic!("{principle}"));
        let text = format!("{}\n{scenario}", PROGRAMME.replace("TAIL", ""));
        let policy = Policy::parse("pasted.comity", &text).unwrap_or_else(|rejected| panic!("{scenario}\n{rejected:?}"));
        let tested = policy.scenarios();
        assert!(tested.passes() && tested.scenarios.len() == 1, "{scenario}");
        assert_eq!(comity::format::format(&scenario).unwrap(), scenario);
    }
}

#[test]
fn the_longest_time_in_force_is_counted_with_renewals() {
    holds("", "the term is at most 2 years;");
    holds("", "the term is at least 2 years;");
    let Counterexample::Term { first, last, bound, .. } = breaks("", "the term is at most 23 months;") else { panic!() };
    assert_eq!(
        (first.to_string(), last.unwrap().to_string(), bound.to_string()),
        ("2018-01-01".into(), "2019-12-31".into(), "2019-11-30".into())
    );
    assert!(matches!(breaks("", "the term is at least 25 months;"), Counterexample::Term { .. }));
    // The longest 24 months have 731 days, the shortest 730.
    holds("", "the term is at most 731 days;");
    assert!(matches!(breaks("", "the term is at most 730 days;"), Counterexample::Term { .. }));
}

#[test]
fn gaps_between_reviews_run_from_the_earliest_of_one_to_the_latest_of_the_next() {
    // From the signature to 30 days after a year: 395 or 396 days, which are less than 14 months.
    holds("", "at most 14 months from one review to the next;");
    let Counterexample::Gap { from, to, .. } = breaks("", "at most 12 months from one review to the next;") else { panic!() };
    assert_eq!((to - from).num_days(), 395);
    holds("", "at most 396 days from one review to the next;");
    assert!(matches!(breaks("", "at most 395 days from one review to the next;"), Counterexample::Gap { .. }));
    holds("", "duty review falls due at least once within the term;");
    let Counterexample::TooFew { count, .. } = breaks("", "duty review falls due at least 2 times within the term;") else { panic!() };
    assert_eq!(count, 1, "the second falls on the day after the last");
}

#[test]
fn where_no_review_falls_due_the_whole_term_is_a_gap() {
    // Every thirty months in a term of two years: the first would fall due half a year behind the end.
    let rarely = |principle: &str| {
        let text = PROGRAMME.replace("TAIL", "").replace("every 12 months", "every 30 months");
        let policy = Policy::parse("exchange.comity", &format!("{text}\nprinciple p from 3 {{ {principle} }}")).unwrap();
        policy.prove(&Effort::default()).remove(0).sentences.remove(0).proof
    };
    let Proof::Refuted(refuted) = rarely("at most 14 months from one review to the next;") else { panic!() };
    let Counterexample::Gap { from, to, .. } = refuted.shown_by else { panic!() };
    assert_eq!((from.to_string(), to.to_string()), ("2018-01-01".into(), "2019-12-31".into()));
    assert!(matches!(rarely("at most 24 months from one review to the next;"), Proof::Proved(_)));
    assert!(matches!(rarely("duty review falls due at least once within the term;"), Proof::Refuted(_)));
}

#[test]
fn what_fails_from_the_day_of_the_record_is_shown_from_there() {
    let with = |record: &str, principle: &str| {
        let text = PROGRAMME.replace("TAIL", "exit by any party on denunciation, 1 month after receipt, for all;");
        let policy = Policy::parse("exchange.comity", &format!("{text}\n{record}\nprinciple p from 2 {{ {principle} }}")).unwrap();
        match policy.prove(&Effort::default()).remove(0).sentences.remove(0).proof {
            Proof::Refuted(refuted) => refuted.shown_by,
            other => panic!("{principle}: {other:?}"),
        }
    };
    let on_26_june = "record for exchange { on 2020-06-26: signature by north and south; }";
    // Through 25 June 2022; without a record, from the first day of the horizon.
    for (record, first, last) in [(on_26_june, "2020-06-26", "2022-06-25"), ("", "2018-01-01", "2019-12-31")] {
        let Counterexample::Term { first: from, last: to, .. } = with(record, "the term is at most 1 year;") else { panic!() };
        assert_eq!((from.to_string(), to.unwrap().to_string()), (first.to_owned(), last.to_owned()));
        let Counterexample::Gap { from, .. } = with(record, "at most 6 months from one review to the next;") else { panic!() };
        assert_eq!(from.to_string(), first);
    }
    // From 26 June 2020 two years have 730 days: what fails in leap years alone is shown from another day.
    let Counterexample::Term { first, .. } = with(on_26_june, "the term is at most 730 days;") else { panic!() };
    assert_ne!(first.to_string(), "2020-06-26");
    // Two days, or a day that is known to the month alone, are no day.
    for record in ["on 2020-06-26: signature by north; on 2020-06-27: signature by south;", "on 2020-06: signature;"] {
        let Counterexample::Term { first, .. } = with(&format!("record for exchange {{ {record} }}"), "the term is at most 1 year;") else {
            panic!()
        };
        assert_eq!(first.to_string(), "2018-01-01");
    }
}

#[test]
fn notices_and_exits_are_counted_from_every_day() {
    let exit = "exit by any party on denunciation, 6 months after receipt, effective not before 1 year after start, for all;";
    holds(exit, "notice of denunciation is at least 6 months;");
    holds(exit, "notice of denunciation is at least 181 days;");
    assert!(matches!(breaks(exit, "notice of denunciation is at least 182 days;"), Counterexample::Exit { .. }));
    holds(exit, "no exit within 12 months of the start;");
    assert!(matches!(breaks(exit, "no exit within 13 months of the start;"), Counterexample::Exit { .. }));
}

#[test]
fn forces_are_ranked_as_documents_rank_them() {
    holds("", "duty lend_rooms is at most may;");
    holds("", "duty review is at least should;");
    assert!(matches!(breaks("", "duty review is at most may;"), Counterexample::Force { .. }));
    assert!(matches!(breaks("", "duty review is at least shall;"), Counterexample::Force { .. }));
}

#[test]
fn who_owes_a_duty_and_in_which_manner_is_compared_and_not_the_order_of_names() {
    holds("", "duty review is owed by all parties jointly;");
    holds("", "duty review is owed by south and north jointly;");
    for others in ["north", "each party", "north or south"] {
        let broken = breaks("", &format!("duty review is owed by {others};"));
        assert!(matches!(broken, Counterexample::Owed { .. }), "{others}: {broken:?}");
    }
}

#[test]
fn a_way_of_amending_is_only_as_strict_as_the_least_of_what_it_needs() {
    holds("", "every amendment needs consent of north and south jointly;");
    holds("", "every amendment follows review;");
    holds("", "every amendment is in writing;");
    let by_committee = "amending \"by the Joint Committee\" { reaches additions to Kind; needs decision of committee; }";
    assert!(matches!(breaks(by_committee, "every amendment needs consent of south;"), Counterexample::Way { .. }));
    assert!(matches!(breaks(by_committee, "every amendment follows review;"), Counterexample::Way { .. }));
    assert!(matches!(breaks(by_committee, "every amendment is in writing;"), Counterexample::Way { .. }));
    assert!(matches!(breaks(by_committee, "no amendment reaches 2;"), Counterexample::Way { .. }));
    let entrenched = "entrenched 2;";
    holds(entrenched, "no amendment reaches 2;");
}

#[test]
fn shares_of_which_one_party_is_needed_need_it() {
    let by = |needs: &str| format!("amending \"otherwise\" {{ reaches everything; following review; in writing; {needs} }}");
    holds(&by("needs consent of 3/4 of parties;"), "every amendment needs consent of south;");
    let half = by("needs consent of 1/2 of parties;");
    assert!(matches!(breaks(&half, "every amendment needs consent of south;"), Counterexample::Way { .. }));
    let silent = by("needs no objection by any party within 6 months of communication;");
    assert!(matches!(breaks(&silent, "every amendment needs consent of south;"), Counterexample::Way { .. }));
    let weighed = format!("electorate voters of north weight 3, south; {}", by("needs consent of 3/4 of voters;"));
    holds(&weighed, "every amendment needs consent of north;");
    assert!(matches!(breaks(&weighed, "every amendment needs consent of south;"), Counterexample::Way { .. }));
}

#[test]
fn a_principle_that_speaks_of_nothing_says_so() {
    let found = proved("", "for every activity: people <= 3 when permitted and people > 600;");
    let Proof::Proved(proof) = &found.sentences[0].proof else { panic!() };
    assert!(proof.empty && found.sentences[0].why.contains("empty reason"));
    let odd = policy("", "for every activity: people <= 3 when permitted and kind is seminar and people > 40;")
        .analyse(&Effort::default())
        .unwrap();
    assert!(odd.iter().any(|odd| odd.code.as_str() == "empty-reason"));
}

#[test]
fn a_term_that_is_renewed_in_silence_is_bounded_by_its_renewals() {
    let once = "term 2 years from signature, then renewed by 2 years once, unless denunciation by any party,";
    let again = "term 2 years from signature, then renewed by 2 years each time, unless denunciation by any party,";
    for (term, principle, proved) in [
        (once, "for every activity: starts >= signature when permitted;", true),
        (once, "for every activity: starts < signature + 4 years when permitted;", true),
        (once, "for every activity: starts < signature + 2 years when permitted;", false),
        (once, "the term is at most 4 years;", true),
        (once, "the term is at most 3 years;", false),
        (again, "for every activity: starts < signature + 4 years when permitted;", false),
        (again, "the term is at most 10 years;", false),
        (again, "for every activity: starts >= signature when permitted;", true),
    ] {
        assert_eq!(becomes(term, principle), proved, "{term} {principle}");
    }
}

/// What becomes of a principle where the term is another one.
fn with_term(term: &str, principle: &str) -> comity::policy::Sentence {
    let text = PROGRAMME.replace("TAIL", "").replace("term 2 years from signature,", term);
    let text = format!("{text}\nprinciple p from 1 {{ {principle} }}");
    let policy = Policy::parse("exchange.comity", &text).unwrap_or_else(|rejected| panic!("{rejected:?}"));
    policy.prove(&Effort::default()).remove(0).sentences.remove(0)
}

fn becomes(term: &str, principle: &str) -> bool {
    let found = with_term(term, principle);
    assert!(!matches!(found.proof, Proof::Unsettled(..)), "{term} {principle}: {}", found.why);
    matches!(found.proof, Proof::Proved(_))
}

#[test]
fn a_term_that_is_renewed_whatever_anybody_does_is_as_long_as_all_its_stretches() {
    let once = "term 2 years from signature, then renewed by 2 years once,";
    let until = "term until 2022-12-31 from signature, then renewed by 2 years once,";
    let again = "term 2 years from signature, then renewed by 2 years each time,";
    for (term, principle, proved) in [
        (once, "the term is at most 4 years;", true),
        (once, "the term is at least 4 years;", true),
        (once, "the term is at most 3 years;", false),
        (once, "for every activity: starts < signature + 4 years when permitted;", true),
        (once, "for every activity: starts < signature + 1460 days when permitted;", false),
        (
            once,
            "for every activity: permitted when starts >= signature and starts < signature + 4 years and kind is seminar and people <= 20 and not abroad;",
            true,
        ),
        (until, "for every activity: starts <= 2024-12-31 when permitted;", true),
        (until, "for every activity: starts <= 2024-12-30 when permitted;", false),
        (again, "for every activity: permitted when starts >= signature and kind is seminar and people <= 20 and not abroad;", true),
        (again, "the term is at most 10 years;", false),
    ] {
        assert_eq!(becomes(term, principle), proved, "{term} {principle}");
    }
}

#[test]
fn calendar_years_begin_no_sooner_than_the_first_of_them() {
    // From 1 January 2023 through 31 December 2026 there are 1,461 days.
    let years = "term calendar years 2023 to 2026 from signature,";
    for (principle, proved) in [
        ("the term is at most 4 years;", true),
        ("the term is at most 1461 days;", true),
        ("the term is at most 1460 days;", false),
        ("for every activity: starts >= 2023-01-01 when permitted;", true),
        ("for every activity: starts >= 2023-01-02 when permitted;", false),
        ("for every activity: starts <= 2026-12-31 when permitted;", true),
        ("for every activity: starts >= signature when permitted;", true),
    ] {
        assert_eq!(becomes(years, principle), proved, "{principle}");
    }
}

#[test]
fn where_the_end_is_left_open_one_record_in_which_nobody_ends_it_is_enough() {
    let exit = "exit by any party on denunciation, 6 months after receipt, for all;";
    assert!(matches!(breaks(exit, "for every activity: starts < signature + 1 year when permitted;"), Counterexample::Activity(_)));
    assert!(matches!(breaks(exit, "for every activity: starts <= signature + 729 days when permitted;"), Counterexample::Activity(_)));
    holds(exit, "for every activity: starts < signature + 2 years when permitted;");
    let suspended = "suspended on denunciation by any party, lifted by resumption, for all;";
    let suspended = &format!("{suspended} }} event resumption \"resumption\"; clause 5 \"More\" {{");
    assert!(matches!(breaks(suspended, "for every activity: starts < signature + 1 year when permitted;"), Counterexample::Activity(_)));
}

#[test]
fn a_silent_renewal_refuses_nothing_that_was_permitted() {
    let text = format!(
        "{}\namendment on \"Runs on\" to exchange edition 2020 {{ replace \"term 2 years from signature\" by \"term 2 years from signature, then renewed by 2 years once, unless denunciation by any party\" in 2; \
         claims to refuse nothing new; claims to permit nothing new; }}",
        PROGRAMME.replace("TAIL", "")
    );
    let policy = Policy::parse("exchange.comity", &text).unwrap_or_else(|rejected| panic!("{rejected:?}"));
    let edition = policy.amended("on").unwrap_or_else(|rejected| panic!("{rejected:?}"));
    let claims = edition.prove(&Effort::default()).remove(0).sentences;
    let proved: Vec<bool> = claims.iter().map(|claim| matches!(claim.proof, Proof::Proved(_))).collect();
    assert_eq!(proved, [true, false], "{claims:#?}");
    assert!(matches!(claims[1].proof, Proof::Refuted(_)), "{}", claims[1].why);
}

#[test]
fn who_does_not_judge_has_not_judged_and_a_check_knows_nothing_of_the_record() {
    let text = r#"programme pact "A pact" {
  parties { north "North"; south "South"; }
  calendar { horizon 2024-01-01 to 2024-04-30; }
  event signature "signature";
  activity { starts date; check starts >= signature else "not before the signature"; }
  clause 1 "Visits" { judgement good "good" by north; permit activity where judged good; }
}
principle p "P" for pact {
  for every activity: refused when judged good by south;
  for every activity: starts >= signature when permitted and signature >= 2024-01-01;
}"#;
    let policy = Policy::parse("pact.comity", text).unwrap_or_else(|rejected| panic!("{rejected}"));
    let sentences = policy.prove(&Effort::default()).remove(0).sentences;
    assert!(matches!(sentences[0].proof, Proof::Proved(_)), "{sentences:?}");
    assert!(matches!(sentences[1].proof, Proof::Refuted(_)), "{sentences:?}");
}

#[test]
fn a_case_is_told_in_the_years_of_its_edition_where_no_horizon_says_which() {
    let told = |head: &str, holds: &str| {
        let text = format!(
            "programme p \"P\" {{ {head} parties {{ north \"North\"; south \"South\"; }} event signature \"signature\"; activity {{ starts date; }}
             clause 1 \"Visits\" {{ permit activity; }} clause 2 \"Term\" {{ term 2 years from signature, covers starts; }} }}
             principle q \"Q\" for p {{ for every activity: {holds}; }}"
        );
        let policy = Policy::parse("p.comity", &text).unwrap_or_else(|rejected| panic!("{rejected}"));
        match policy.prove(&Effort::default()).remove(0).sentences.remove(0).proof {
            Proof::Refuted(refuted) => {
                let Counterexample::Activity(case) = refuted.shown_by else { panic!("{:?}", refuted.shown_by) };
                let [(_, Stated::Date(starts))] = case.facts[..] else { panic!("{case:?}") };
                (case.events.into_iter().map(|(_, day)| day.year()).collect::<Vec<_>>(), starts.year())
            }
            other => panic!("{other:?}"),
        }
    };
    let days = "starts <= signature + 6 months when permitted";
    assert_eq!(told("edition 2017;", days), (vec![2017], 2017));
    assert_eq!(told("", days), (vec![2000], 2000));
    assert_eq!(told("edition 2017; calendar { horizon 2030-01-01 to 2039-12-31; }", days), (vec![2030], 2030));
    // What is so in those years only is told in those.
    assert_eq!(told("edition 2017;", "starts < 2040-01-01 when permitted").1, 2040);
}

#[test]
fn silence_on_amendments_is_no_rule() {
    let text = PROGRAMME
        .replace("amend needs consent of all parties, following review, in writing;", "")
        .replace("TAIL", "gap \"nothing is said\";");
    let policy =
        Policy::parse("exchange.comity", &format!("{text}\nprinciple p from 4 {{ every amendment needs consent of south; }}")).unwrap();
    let found = policy.prove(&Effort::default());
    assert!(matches!(found[0].sentences[0].proof, Proof::Unsettled(comity::prove::Unsettled::Silent, _)), "{found:?}");
}

#[test]
fn a_certificate_proves_its_sentence_and_nothing_else() {
    let policy = policy(
        "",
        "for every activity: people <= 40 when permitted and kind is seminar; the term is at most 2 years; duty review is at least should;",
    );
    let file = policy.certificate(&policy.prove(&Effort::default()));
    assert_eq!(file.proofs.len(), 3);
    assert!(policy.verify(&file).iter().all(|verified| *verified == Verified::Good));

    let bad = |change: &dyn Fn(&mut comity::policy::CertificateFile)| {
        let mut changed = file.clone();
        change(&mut changed);
        policy.verify(&changed).iter().any(|verified| *verified != Verified::Good)
    };
    assert!(bad(&|file| file.fingerprint.replace_range(0..1, "x")));
    assert!(bad(&|file| file.proofs[0].says.push('!')));
    assert!(bad(&|file| file.proofs[0].sentence = 2));
    assert!(bad(&|file| file.proofs[0].sentence = 9));
    assert!(bad(&|file| file.format = 2));
    assert!(bad(&|file| file.proofs[0].by = comity::policy::ProvedBy::Counting));
    assert!(bad(&|file| drop(file.proofs[0].readings[0].insert("no_term".into(), "x".into()))));
    assert!(bad(&|file| file.proofs[0].readings.clear()));
    assert!(bad(&|file| file.proofs[1].readings.clear()));
    let comity::policy::ProvedBy::Certificate(proof) = &file.proofs[0].by else { panic!() };
    for at in 0..proof.certificate.steps.len() {
        assert!(bad(&|file| {
            if let comity::policy::ProvedBy::Certificate(proof) = &mut file.proofs[0].by {
                proof.certificate.steps[at].hints = Some(Vec::new());
            }
        }));
    }
}

#[test]
fn a_certificate_under_several_readings_is_one_of_all_of_them() {
    let text = r#"
programme visits "Visits" {
  edition 2020;
  parties { north "North"; south "South"; }
  activity { title text; people number 0 to 99; }
  clause 1 "Small" {
    open_term few "few" { reading ten 10; reading twenty 20; reading thirty 30; adopt twenty; }
    permit activity where people <= few;
  }
}
principle small "Small" from 1 under all readings { for every activity: people <= 30 when permitted; }
"#;
    let policy = Policy::parse("visits.comity", text).unwrap_or_else(|rejected| panic!("{rejected}"));
    let file = policy.certificate(&policy.prove(&Effort::default()));
    assert_eq!(file.proofs.iter().map(|entry| entry.readings.len()).collect::<Vec<_>>(), [3], "one certificate, three readings");
    assert_eq!(policy.verify(&file), [Verified::Good]);
    let mut fewer = file.clone();
    fewer.proofs[0].readings.pop();
    assert_ne!(policy.verify(&fewer), [Verified::Good]);

    // Each by itself is as good, and all but one of them are not.
    let editions = comity::prove::Editions { edition: policy.model(), before: None };
    let tenet = &policy.model().principles[0].tenets[0].kind;
    let all = editions.combinations(tenet, &comity::model::ReadingScope::All).unwrap();
    let one_by_one = all.iter().zip(&file.proofs[0].readings).map(|(readings, names)| {
        let Proof::Proved(proved) = editions.under(tenet, readings, 1000) else { panic!("it holds under each") };
        let comity::prove::Ground::Certificate(certified) = proved.grounds[0].1.clone() else { panic!("by a certificate") };
        comity::policy::CertificateEntry {
            readings: vec![names.clone()],
            by: comity::policy::ProvedBy::Certificate(certified),
            ..file.proofs[0].clone()
        }
    });
    let mut split = comity::policy::CertificateFile { proofs: one_by_one.collect(), ..file.clone() };
    assert_eq!(policy.verify(&split), vec![Verified::Good; 3]);
    split.proofs.remove(1);
    assert!(policy.verify(&split).iter().all(|verified| *verified != Verified::Good), "the readings that are left out are missed");
}

#[test]
fn the_readings_of_a_check_matter_to_whatever_is_said_of_activities() {
    let text = r#"
programme visits "Visits" {
  edition 2020;
  parties { north "North"; south "South"; }
  activity { title text; people number 0 to 99; check people <= few else "few"; }
  clause 1 "Small" {
    open_term few "few" { reading ten 10; reading thirty 30; adopt ten; }
    permit activity;
  }
}
principle small "Small" from 1 under all readings { for every activity: people <= 10; }
principle small_now "Small, as adopted" from 1 { for every activity: people <= 10; }
"#;
    let policy = Policy::parse("visits.comity", text).unwrap_or_else(|rejected| panic!("{rejected}"));
    let found = policy.prove(&Effort::default());
    let Proof::Refuted(refuted) = &found[0].sentences[0].proof else { panic!("thirty may come if few are thirty: {found:?}") };
    assert_eq!(refuted.readings.iter().map(|(_, reading)| *reading).collect::<Vec<_>>(), [1]);
    assert!(matches!(found[1].sentences[0].proof, Proof::Proved(_)), "{found:?}");
}

#[test]
fn a_certificate_survives_being_written_and_read() {
    let policy = policy("", "for every activity: people <= 40 when permitted and kind is seminar;");
    let file = policy.certificate(&policy.prove(&Effort::default()));
    let text = serde_json::to_string(&file).unwrap();
    assert_eq!(serde_json::from_str::<comity::policy::CertificateFile>(&text).unwrap(), file);
}

#[test]
fn an_edition_is_compared_with_the_one_before_it() {
    let text = format!(
        "{}\nprinciple tight \"Nothing new\" from 1 {{ no amendment permits anything new, except where people > 40; no amendment refuses anything new; no amendment adds a duty for north; }}
amendment larger \"Larger\" to exchange edition 2020 {{ edition 2021; replace \"people <= 40\" by \"people <= 60\" in 1; claims to permit nothing new; }}
amendment wider \"Wider\" to exchange edition 2020 {{ edition 2022; replace \"people <= 40\" by \"people <= 30\" in 1; replace \"should north and south jointly\" by \"shall north and south jointly\" in 3; }}",
        PROGRAMME.replace("TAIL", "")
    );
    let policy = Policy::parse("exchange.comity", &text).unwrap();
    let of = |amendment: &str| policy.amended(amendment).unwrap().prove(&Effort::default());
    let larger = of("larger");
    assert!(larger[0].is_proved() && larger[1].claim && larger[1].is_refuted(), "{larger:#?}");
    let wider = of("wider");
    let kinds: Vec<bool> = wider[0].sentences.iter().map(|sentence| matches!(sentence.proof, Proof::Proved(_))).collect();
    assert_eq!(kinds, [true, false, false]);
}
