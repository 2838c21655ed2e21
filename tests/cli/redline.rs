//! `comity amend` and `comity diff`: an edition, what it says otherwise, what is proved of each clause and how far the amendment has come.

use super::proofs::{LAKE, comes_to, lake};
use super::{Folder, shipped};

const FORMATS: [&str; 3] = ["human", "plain", "json"];

fn consented(folder: &Folder, parties: &[&str]) {
    let line = |party: &&str| format!("{{\"amendment\":\"large\",\"by\":[\"{party}\"],\"event\":\"consent\",\"on\":\"2021-03-01\"}}\n");
    folder.write("record.ndjson", parties.iter().map(line).collect::<String>());
}

fn redline(folder: &Folder, amendment: &str, more: &[&str]) -> String {
    let args = [&["amend", "lake.comity", amendment, "--redline", "--on", "2021-04-01"][..], more].concat();
    folder.run(&args).out
}

#[test]
fn the_exit_code_says_whether_the_edition_breaks_anything_or_differs() {
    let folder = lake();
    consented(&folder, &["north"]);
    folder.write("bad.ndjson", "{\"event\":\"signing\",\"on\":\"2021-03-01\"}\n");
    for (args, code) in [
        (&["amend", "lake.comity", "modest"][..], 0),
        (&["amend", "lake.comity", "modest", "--redline"], 0),
        (&["amend", "lake.comity", "large", "--redline"], 1),
        (&["amend", "lake.comity", "large", "--redline", "--record", "record.ndjson"], 1),
        (&["amend", "lake.comity", "large", "--html", "large.html"], 1),
        (&["amend", "lake.comity", "modest", "--redline", "--record", "bad.ndjson"], 2),
        (&["amend", "lake.comity", "modest", "large"], 2),
        (&["amend", "lake.comity", "modest", "--html", "nowhere/page.html"], 2),
        (&["amend", "broken.comity", "modest"], 2),
        (&["amend", "empty.comity", "modest"], 2),
        (&["amend", "lake.comity", "modest", "--redline", "--budget", "0"], 3),
        (&["diff", "lake.comity", "lake.comity"], 0),
        (&["diff", "lake.comity", "--amended", "modest"], 1),
        (&["diff", "lake.comity", "--amended", "modest", "--effect-only"], 1),
        (&["diff", "lake.comity", "nowhere.comity"], 2),
        (&["diff", "broken.comity", "lake.comity"], 2),
        (&["diff", "lake.comity", "--amended", "modest", "--budget", "0"], 3),
    ] {
        comes_to(&folder, args, &FORMATS, code);
    }
}

#[test]
fn the_edition_that_is_printed_can_be_read_again() {
    let folder = lake();
    let edition = folder.run(&["amend", "lake.comity", "modest"]);
    assert!(edition.out.contains("require people <= 40;") && edition.out.contains("amended by modest;"), "{}", edition.out);
    folder.write("again.comity", &edition.out);
    assert_eq!(folder.run(&["parse", "again.comity"]).code, Some(0));
    let from_a_pipe = folder.run_with(&["amend", "-", "modest"], LAKE, &[]);
    assert_eq!(from_a_pipe.out, edition.out);
    let apart = LAKE.split_once("amendment large").unwrap();
    folder.write("alone.comity", apart.0);
    folder.write("apart.comity", format!("amendment large{}", apart.1));
    assert_eq!(folder.run(&["amend", "alone.comity", "modest", "--with", "apart.comity"]).out, edition.out);
}

#[test]
fn a_redline_says_of_each_clause_what_is_proved_and_how_the_amendment_stands() {
    let folder = lake();
    let pending = redline(&folder, "modest", &[]);
    for words in [
        "open: as of 1 April 2021, the amendment `modest` is pending: it is not in force yet.",
        "open: missing for `modest`: the consent of North to this text (fingerprint ",
        "open: missing for `modest`: the consent of South",
        "yes: what `modest` claims is proved.",
        "yes: 1 principle that rests on clauses which are not changed is proved.",
        "    require people <= [-20-]{+40+};\n    open: changed by `modest`, which is pending.\n    yes: “Nothing large” is proved.\n",
    ] {
        assert!(pending.contains(words), "{words}: {pending}");
    }
    assert!(!pending.contains("Clause 3"), "what is the same and proved is told in one line: {pending}");

    consented(&folder, &["north", "south"]);
    let in_force = redline(&folder, "large", &["--record", "record.ndjson"]);
    for words in [
        "yes: as of 1 April 2021, the amendment `large` is in force: it is in force since 1 March 2021.",
        "    yes: changed by `large`, in force since 1 March 2021.\n    no: “Nothing large” is refuted: there is an activity that is permitted",
    ] {
        assert!(in_force.contains(words), "{words}: {in_force}");
    }
    assert!(!in_force.contains("missing"), "{in_force}");
    let before = folder.run(&["amend", "lake.comity", "large", "--redline", "--on", "2021-02-01", "--record", "record.ndjson"]).out;
    assert!(before.contains("the amendment `large` is pending"), "{before}");
}

#[test]
fn a_clause_that_is_the_same_is_shown_where_a_principle_fails_that_rests_on_it() {
    let folder = lake();
    folder.write(
        "lake.comity",
        LAKE.replace("three years\" for lake from 3", "three years\" for lake from 3, 4").replace("at most 3 years", "at most 1 year"),
    );
    let shown = redline(&folder, "modest", &[]);
    assert!(
        shown.contains("Clause 3 (unchanged)\n  clause 3 \"Term\"\n    […]\n    no: “It ends within three years” is refuted"),
        "{shown}"
    );
    assert!(shown.contains("Clause 4 (unchanged)\n  clause 4 \"Amendments\"\n    […]\n    no: "), "{shown}");
}

#[test]
fn a_chain_is_compared_with_the_text_that_its_last_amendment_changes() {
    let folder = lake();
    let further = "\namendment further to lake edition 2021 { edition 2022; replace \"<= 55\" by \"<= 45\" in 2; }\n";
    folder.write("lake.comity", format!("{LAKE}{further}"));
    let shown = redline(&folder, "further", &[]);
    assert!(shown.contains("Edition 2022 compared with edition 2021.") && shown.contains("<= [-55-]{+45+};"), "{shown}");
    let both = redline(&folder, "large", &[]);
    assert!(both.contains("Edition 2021 compared with edition 2020."), "{both}");
    let together = folder.run(&["amend", "lake.comity", "large", "further", "--redline", "--on", "2021-04-01"]).out;
    assert!(together.contains("compared with edition 2020.") && together.contains("<= [-20-]{+45+};"), "{together}");
}

#[test]
fn colours_and_plain_words_say_the_same() {
    let folder = lake();
    let args = ["amend", "lake.comity", "modest", "--redline", "--on", "2021-04-01"];
    let coloured = folder.run_with(&args, "", &[("CLICOLOR_FORCE", "1")]).out;
    assert!(coloured.contains("\u{1b}[9;31m20\u{1b}[0m\u{1b}[1;4;32m40\u{1b}[0m"), "{coloured:?}");
    let without = folder.run_with(&args, "", &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]).out;
    assert!(!without.contains('\u{1b}') && without.contains("[-20-]{+40+}"), "{without}");
    let plain = redline(&folder, "modest", &["--format", "plain"]);
    assert!(plain.contains("(deleted: 20)  (inserted: 40)") && !plain.contains("{+"), "{plain}");
}

#[test]
fn the_page_has_every_note_and_needs_nothing_else() {
    let folder = lake();
    consented(&folder, &["north"]);
    let text = redline(&folder, "large", &["--record", "record.ndjson", "--html", "page.html"]);
    let page = std::fs::read_to_string(folder.0.path().join("page.html")).unwrap();
    let body = page.split_once("<main>").unwrap().1.split_once("</main>").unwrap().0;
    let document = format!("<main>{body}</main>");
    let document = roxmltree::Document::parse(&document).unwrap_or_else(|error| panic!("{error}\n{page}"));
    let words =
        |node: roxmltree::Node<'_, '_>| node.descendants().filter_map(|part| part.text().filter(|_| part.is_text())).collect::<String>();
    let notes: Vec<String> = document.descendants().filter(|node| node.has_tag_name("li")).map(words).collect();
    let told: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("    "))
        .filter(|line| ["yes: ", "no: ", "open: "].iter().any(|mark| line.starts_with(mark)))
        .collect();
    assert!(told.len() > 5, "{text}");
    assert_eq!(notes.len(), told.len(), "{notes:#?}");
    for (note, told) in notes.iter().zip(told) {
        // A sign stands before the word, for the eye alone.
        assert!(note.ends_with(told) && note.chars().count() == told.chars().count() + 2, "{note} {told}");
    }
    for outside in ["<script", "http", "src=", "@import", "url("] {
        assert!(!page.contains(outside), "the page has {outside}");
    }
}

#[test]
fn a_new_priority_area_is_a_difference_though_nothing_is_newly_permitted() {
    let ran = Folder::new().run(&["diff", &shipped("../japan_nato_ipcp_2018/programme.comity"), "--amended", "human_security"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("Newly in the focus: all that was not in the focus, where “areas” includes “Human security”."), "{}", ran.out);
    assert!(ran.out.contains("expect in focus;") && !ran.out.contains("Every activity comes out as before"), "{}", ran.out);
}

#[test]
fn a_difference_says_of_which_activities_it_is() {
    let ran = lake().run(&["diff", "lake.comity", "--amended", "modest", "--format", "plain"]);
    assert!(
        ran.out.contains("\nThe effect.\n  Newly permitted: all that is permitted now, where “people” is at least 21.\n"),
        "{}",
        ran.out
    );
    let same = lake().run(&["diff", "lake.comity", "lake.comity"]);
    assert!(same.out.contains("Nothing is changed.") && same.out.contains("Every activity comes out as before."), "{}", same.out);
    let alone = lake().run(&["diff", "lake.comity", "--amended", "modest", "--effect-only"]);
    assert!(alone.out.starts_with("  Newly permitted"), "{}", alone.out);
}
