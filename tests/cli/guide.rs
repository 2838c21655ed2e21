//! The commands that the documents show, typed as they say: the answers are those that they print.

use super::{Folder, Ran};
use std::fs;
use std::path::Path;

/// The blocks of a page with that word behind the backticks, each with what else stands there.
fn blocks_of(page: &str, kind: &str) -> Vec<(String, String)> {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).unwrap();
    let blocks = page.split("```").skip(1).step_by(2).filter_map(|block| block.split_once('\n'));
    let wanted = blocks.filter(|(head, _)| head.split(' ').next() == Some(kind));
    wanted.map(|(head, body)| (head[kind.len()..].trim().to_owned(), body.to_owned())).collect()
}

fn blocks(kind: &str) -> Vec<(String, String)> {
    blocks_of("docs/guide.md", kind)
}

/// The guide's folder once a number of its policies, and a number of the parts to add to the last of them, have been typed.
fn folder(policies: usize, added: usize) -> Folder {
    let (parts, whole): (Vec<_>, Vec<_>) = blocks("comity").into_iter().partition(|(head, _)| head == "fragment");
    let added = parts[..added].iter().map(|(_, part)| format!("\n{part}"));
    let folder = Folder(tempfile::tempdir().unwrap());
    folder.write("courses.comity", format!("{}{}", whole[policies - 1].1, added.collect::<String>()));
    folder.write("courses.yaml", &blocks("yaml")[0].1);
    folder.write("arrangement.txt", &blocks("text")[0].1);
    folder
}

/// What a page prints below a command, each time that it shows it.
fn promised_by(page: &str, command: &str) -> Vec<String> {
    let shown: Vec<_> = blocks_of(page, "text")
        .into_iter()
        .filter_map(|(_, text)| Some(text.strip_prefix(&format!("$ {command}\n"))?.to_owned()))
        .collect();
    assert!(!shown.is_empty(), "{page} shows `{command}`");
    shown
}

fn promised(command: &str) -> Vec<String> {
    promised_by("docs/guide.md", command)
}

fn typed(folder: &Folder, command: &str) -> Ran {
    folder.run(&command.split(' ').skip(1).collect::<Vec<_>>())
}

/// The command's answer without the lines of the files that it draws, which the guide leaves out and says so.
fn answered(folder: &Folder, command: &str) -> String {
    let drawn = |line: &&str| line.contains(['│', '·', '╭', '╰']);
    typed(folder, command).out.lines().filter(|line| !drawn(line)).map(|line| format!("{line}\n")).collect()
}

/// Whether an answer is the one that is shown, where a line `…` stands for lines that are left out, and one at the end of a line for the rest of it.
fn is_shown(answer: &str, shown: &str) -> bool {
    let answer: Vec<&str> = answer.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
    let shown: Vec<&str> = shown.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
    let alike = |line: &str, shown: &str| shown.strip_suffix(" …").map_or(line == shown, |begin| line.starts_with(begin));
    let all_alike =
        |lines: &[&str], run: &[&str]| lines.len() >= run.len() && lines.iter().zip(run).all(|(line, shown)| alike(line, shown));
    let runs: Vec<&[&str]> = shown.split(|line| *line == "…").collect();
    let mut from = 0;
    for (number, run) in runs.iter().enumerate() {
        let (is_first, is_last) = (number == 0, number + 1 == runs.len());
        let mut places = (from..=answer.len()).filter(|at| (!is_first || *at == 0) && (!is_last || at + run.len() == answer.len()));
        let Some(at) = places.find(|at| all_alike(&answer[*at..], run)) else { return false };
        from = at + run.len();
    }
    true
}

/// Types a command that a page shows, and holds the answer against it.
fn holds(folder: &Folder, page: &str, command: &str) {
    let answer = typed(folder, command).out;
    let shown = promised_by(page, command);
    assert!(shown.iter().any(|shown| is_shown(&answer, shown)), "{page}: `{command}` prints\n{answer}\nand not\n{shown:?}");
}

#[test]
fn what_is_shown_in_part_has_to_be_there_in_its_order() {
    let answer = "one\ntwo\nthree\n\nfour and more\n";
    for shown in ["one\ntwo\nthree\nfour and more", "one\n…\nthree\nfour …", "…\ntwo\n…", "…\nfour and more"] {
        assert!(is_shown(answer, shown), "{shown}");
    }
    for shown in ["one\ntwo\nthree", "two\n…", "…\ntwo", "…\nthree\n…\ntwo\n…", "one\nthree\n…", "…\nfour …\n…\none\n…"]
    {
        assert!(!is_shown(answer, shown), "{shown}");
    }
}

#[test]
fn each_answer_that_the_guide_shows_is_the_one_that_comes() {
    let test = "comity test courses.comity";
    let tested = promised(test);
    assert_eq!(tested.len(), 2);
    assert_eq!(answered(&folder(1, 0), test), tested[0]);
    assert_eq!(answered(&folder(3, 1), test), tested[1]);

    let check = "comity check courses.comity courses.yaml";
    assert_eq!(answered(&folder(3, 0), check), promised(check)[0]);
    let cover = "comity cover courses.comity --text arrangement.txt";
    assert_eq!(answered(&folder(3, 1), cover), promised(cover)[0]);
    let status = "comity status courses.comity --on 2025-02-01";
    assert_eq!(answered(&folder(3, 1), status).trim(), promised(status)[0].trim());
}

#[test]
fn what_the_guide_says_of_principles_and_of_its_amendment_comes_so() {
    let guide = "docs/guide.md";
    let principles = folder(3, 2);
    holds(&principles, guide, "comity prove courses.comity");
    let odd = typed(&principles, "comity check courses.comity --policy-only");
    assert_eq!(odd.err.matches('⚠').count() + odd.out.matches('⚠').count(), 1, "{odd:?}");
    assert!(format!("{}{}", odd.out, odd.err).contains("2.3 forbids what 2.2 permits, and neither yields to the other"), "{odd:?}");
    let course = "forbid activity where students > 20, except where online;";
    let ranked = std::fs::read_to_string(principles.0.path().join("courses.comity"))
        .unwrap()
        .replace(course, &format!("{course} prevails over 2.2;"));
    principles.write("courses.comity", ranked);
    assert_eq!(typed(&principles, "comity check courses.comity --policy-only").out, "Nothing is odd about the policy.\n");

    let amended = folder(3, 3);
    assert_eq!(amended.run(&["test", "courses.comity"]).err, "");
    holds(&amended, guide, "comity prove courses.comity --amended online_limit");
    holds(&amended, guide, "comity amend courses.comity online_limit --redline");
    holds(&amended, guide, "comity status courses.comity --on 2025-02-01");

    let consented = folder(3, 4);
    holds(&consented, guide, "comity status courses.comity --on 2025-04-01");
    assert_eq!(folder(3, 5).run(&["test", "courses.comity"]).code, Some(0));
}

#[test]
fn what_the_guide_says_would_happen_happens() {
    let policy = folder(3, 5);
    let path = policy.0.path().join("courses.comity");
    let text = fs::read_to_string(&path).unwrap();
    let changed = |from: &str, to: &str| {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        policy.write("courses.comity", text.replace(from, to));
    };
    let prove = "comity prove courses.comity --amended online_limit";
    changed("refuse nothing new, except where online;", "refuse nothing new;");
    let broken = typed(&policy, prove);
    assert!(broken.code == Some(1) && broken.out.contains("students: 101"), "{broken:?}");

    changed("cannot answer them", "cannot answer");
    let ran = typed(&policy, "comity status courses.comity --on 2025-04-01");
    assert!(ran.out.contains("PENDING  online_limit") && ran.err.contains("warning other-text"), "{ran:?}");

    changed("  fingerprint \"43888b3c6074a548\";\n", "");
    let ran = typed(&policy, "comity test courses.comity");
    assert!(ran.err.contains("missing-fingerprint") && ran.err.contains("43888b3c6074a548"), "{ran:?}");

    changed("starts 2025-05-05;\n    students 101;\n    online yes;", "starts 2025-02-03;\n    students 101;\n    online yes;");
    let ran = typed(&policy, "comity test courses.comity");
    assert!(ran.code == Some(1) && ran.out.contains("permitted"), "{ran:?}");

    // The case that a refutation prints stands in the policy as it is.
    let case = promised("comity prove courses.comity").pop().unwrap();
    let case = case.split_once("\nscenario ").map(|(_, case)| format!("\nscenario {}", case.split_once("\n}\n").unwrap().0)).unwrap();
    policy.write("courses.comity", format!("{text}{case}\n}}\n"));
    assert_eq!(typed(&policy, "comity test courses.comity").code, Some(0));
}

#[test]
fn the_reference_shows_what_comes_of_its_principles_and_claims() {
    let whole = blocks_of("docs/language.md", "comity").into_iter();
    let of = |name: &str| whole.clone().find(|(_, text)| text.starts_with(&format!("programme {name} "))).unwrap().1;
    let hall = Folder(tempfile::tempdir().unwrap());
    hall.write("hall.comity", of("hall"));
    holds(&hall, "docs/language.md", "comity prove hall.comity");

    let parts = whole.clone().filter(|(head, text)| head == "fragment" && text.contains("shared_lake"));
    let lake = Folder(tempfile::tempdir().unwrap());
    lake.write("lake.comity", parts.fold(of("shared_lake"), |all, (_, part)| format!("{all}\n{part}")));
    let ran = lake.run(&["test", "lake.comity"]);
    assert!(ran.code == Some(0) && ran.err.is_empty(), "{ran:?}");
    for amendments in [&[][..], &["--amended", "add_islands"], &["--amended", "shorter"]] {
        for (principle, code) in [("few_pumps", 0), ("lasting", 0), ("by_all", 1)] {
            let ran = lake.run(&[&["prove", "lake.comity", "--principle", principle], amendments].concat());
            assert_eq!(ran.code, Some(code), "{principle} {amendments:?}: {ran:?}");
        }
    }
    let broken = lake.run(&["prove", "lake.comity", "--principle", "by_all", "--amended", "add_islands"]);
    assert_eq!(broken.out.matches("REFUTED").count(), 3, "{broken:?}");
}

#[test]
fn the_example_on_the_first_page_is_the_shipped_one_and_comes_out_so() {
    let shown = blocks_of("README.md", "text");
    let (command, answer) = shown.iter().find_map(|(_, text)| text.strip_prefix("$ ")?.split_once('\n')).unwrap();
    let mut prove = super::comity();
    let ran = prove.current_dir(env!("CARGO_MANIFEST_DIR")).args(command.split(' ').skip(1)).output().unwrap();
    let told = String::from_utf8(ran.stdout).unwrap();
    assert!(ran.status.code() == Some(1) && is_shown(&told, answer), "{told}");
    assert!(told.contains("region: “Asia-Pacific”; assets contributed by NATO: yes"), "{told}");

    let amendment = &shown.iter().find(|(_, text)| text.starts_with("amendment ")).unwrap().1;
    let file = fs::read_to_string(super::shipped("amendments/region_in_order.comity")).unwrap();
    let without_purpose =
        file.lines().filter(|line| !line.starts_with('#') && !line.starts_with("  purpose")).map(|line| format!("{line}\n"));
    assert_eq!(without_purpose.collect::<String>(), *amendment);
}

#[test]
fn step_2_ends_with_the_two_warnings_that_the_guide_tells_of() {
    let ran = folder(2, 0).run(&["test", "courses.comity"]);
    let codes: Vec<_> = ran.err.lines().filter(|line| line.starts_with("warning ")).collect();
    assert_eq!(codes, ["warning unused-name", "warning unused-entry"], "{}", ran.err);
    assert!(ran.err.contains("`signature`") && ran.err.contains("`Form`"), "{}", ran.err);
}

#[test]
fn the_judgement_added_to_the_course_settles_it() {
    let folder = folder(3, 0);
    let courses = blocks("yaml")[0].1.replace("  students: 4\n", "  students: 4\n  judged: { suitable: true }\n");
    folder.write("courses.yaml", courses);
    assert!(answered(&folder, "comity check courses.comity courses.yaml").contains("PERMITTED  Birth at home"));
}
