//! The guide's commands, typed as it says: the answers are those that it prints.

use super::Folder;
use std::fs;
use std::path::Path;

/// The blocks of the guide with that word behind the backticks, each with what else stands there.
fn blocks(kind: &str) -> Vec<(String, String)> {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/guide.md")).unwrap();
    let blocks = page.split("```").skip(1).step_by(2).filter_map(|block| block.split_once('\n'));
    let wanted = blocks.filter(|(head, _)| head.split(' ').next() == Some(kind));
    wanted.map(|(head, body)| (head[kind.len()..].trim().to_owned(), body.to_owned())).collect()
}

/// The guide's folder once a number of its policies, and its scenarios or not, have been typed.
fn folder(policies: usize, scenarios: bool) -> Folder {
    let (parts, whole): (Vec<_>, Vec<_>) = blocks("comity").into_iter().partition(|(head, _)| head == "fragment");
    let typed = if scenarios { format!("{}\n{}", whole[policies - 1].1, parts[0].1) } else { whole[policies - 1].1.clone() };
    let folder = Folder(tempfile::tempdir().unwrap());
    folder.write("courses.comity", typed);
    folder.write("courses.yaml", &blocks("yaml")[0].1);
    folder.write("arrangement.txt", &blocks("text")[0].1);
    folder
}

/// What the guide prints below a command.
fn promised(command: &str) -> Vec<String> {
    let shown: Vec<_> =
        blocks("text").into_iter().filter_map(|(_, text)| Some(text.strip_prefix(&format!("$ {command}\n"))?.to_owned())).collect();
    assert!(!shown.is_empty(), "the guide shows `{command}`");
    shown
}

/// The command's answer without the lines of the files that it draws, which the guide leaves out and says so.
fn answered(folder: &Folder, command: &str) -> String {
    let words: Vec<&str> = command.split(' ').skip(1).collect();
    let answer = folder.run(&words).out;
    let drawn = |line: &&str| line.contains(['│', '·', '╭', '╰']);
    answer.lines().filter(|line| !drawn(line)).map(|line| format!("{line}\n")).collect()
}

#[test]
fn each_answer_that_the_guide_shows_is_the_one_that_comes() {
    let test = "comity test courses.comity";
    let tested = promised(test);
    assert_eq!(tested.len(), 2);
    assert_eq!(answered(&folder(1, false), test), tested[0]);
    assert_eq!(answered(&folder(3, true), test), tested[1]);

    let check = "comity check courses.comity courses.yaml";
    assert_eq!(answered(&folder(3, false), check), promised(check)[0]);
    let cover = "comity cover courses.comity --text arrangement.txt";
    assert_eq!(answered(&folder(3, true), cover), promised(cover)[0]);
    let status = "comity status courses.comity --on 2025-02-01";
    assert_eq!(answered(&folder(3, true), status).trim(), promised(status)[0].trim());
}

#[test]
fn step_2_ends_with_the_two_warnings_that_the_guide_tells_of() {
    let ran = folder(2, false).run(&["test", "courses.comity"]);
    let codes: Vec<_> = ran.err.lines().filter(|line| line.starts_with("warning ")).collect();
    assert_eq!(codes, ["warning unused-name", "warning unused-entry"], "{}", ran.err);
    assert!(ran.err.contains("`signature`") && ran.err.contains("`Form`"), "{}", ran.err);
}

#[test]
fn the_judgement_added_to_the_course_settles_it() {
    let folder = folder(3, false);
    let courses = blocks("yaml")[0].1.replace("  students: 4\n", "  students: 4\n  judged: { suitable: true }\n");
    folder.write("courses.yaml", courses);
    assert!(answered(&folder, "comity check courses.comity courses.yaml").contains("PERMITTED  Birth at home"));
}
