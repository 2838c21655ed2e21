//! The command at a terminal: progress is seen there and nowhere else, and a run that is stopped leaves nothing half done.

use crate::cli::{CHECK, Folder};
use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// A terminal of 100 columns: the side that a person looks at, and the side that a program writes to.
fn terminal() -> (File, File) {
    let person = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&person).unwrap();
    unlockpt(&person).unwrap();
    tcsetwinsize(&person, Winsize { ws_row: 40, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0 }).unwrap();
    let name = ptsname(&person, Vec::new()).unwrap();
    let program = File::options().read(true).write(true).open(name.to_str().unwrap()).unwrap();
    (File::from(person), program)
}

/// Everything that comes, up to the end; Linux ends a terminal with an error.
fn seen(mut from: impl Read) -> String {
    let (mut seen, mut some) = (Vec::new(), [0; 4096]);
    loop {
        match from.read(&mut some) {
            Ok(0) => break,
            Ok(many) => seen.extend_from_slice(&some[..many]),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => break,
        }
    }
    String::from_utf8_lossy(&seen).into_owned()
}

/// A command that Ctrl-C stops, also where the tests run in the background and Ctrl-C is ignored, which a program inherits.
fn interruptible(program: impl AsRef<OsStr>) -> Command {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:")).and_then(|bits| u64::from_str_radix(bits.trim(), 16).ok());
    if ignored.is_some_and(|bits| bits & 0b10 != 0) {
        let mut command = Command::new("env");
        command.arg("--default-signal=INT").arg(program);
        return command;
    }
    Command::new(program)
}

fn comity(folder: &Folder, args: &[&str]) -> Command {
    let mut command = interruptible(assert_cmd::cargo::cargo_bin("comity"));
    command.current_dir(folder.0.path()).args(args).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").env("TERM", "xterm");
    command.stdin(Stdio::null());
    command
}

/// What stands on the terminal that is standard error, and what came out of the pipe that is standard output.
fn complaints_at_a_terminal(folder: &Folder, args: &[&str]) -> (String, String) {
    let (person, program) = terminal();
    let mut child = comity(folder, args).stdout(Stdio::piped()).stderr(program).spawn().unwrap();
    let answers = child.stdout.take().unwrap();
    let answers = thread::spawn(move || seen(answers));
    let shown = seen(person);
    assert_eq!(child.wait().unwrap().code(), Some(0), "{shown}");
    (shown, answers.join().unwrap())
}

/// What comes out of the pipe that is standard error, while standard output is a terminal.
fn complaints_in_a_pipe(folder: &Folder, args: &[&str]) -> (String, String) {
    let (person, program) = terminal();
    let mut child = comity(folder, args).stdout(program).stderr(Stdio::piped()).spawn().unwrap();
    let complaints = child.stderr.take().unwrap();
    let complaints = thread::spawn(move || seen(complaints));
    let shown = seen(person);
    assert_eq!(child.wait().unwrap().code(), Some(0), "{shown}");
    (complaints.join().unwrap(), shown)
}

#[test]
fn a_long_run_shows_its_progress_on_a_terminal_and_takes_it_away() {
    let folder = Folder::new();
    folder.activities(&["seminar"; 5000]);
    let (shown, answers) = complaints_at_a_terminal(&folder, &CHECK);
    assert!(shown.contains("judging") && shown.contains(" of 5000 "), "{shown:?}");
    let passed: Vec<u32> = shown.split("judging ").skip(1).filter_map(|rest| rest.split(' ').next()?.parse().ok()).collect();
    assert!(passed.is_sorted() && passed.first() < passed.last(), "it goes on: {passed:?}");
    let after = shown.rsplit("\u{1b}[2K").next().unwrap();
    assert!(shown.contains("\u{1b}[2K") && !after.contains("judging"), "nothing is left of it: {shown:?}");
    assert!(!answers.contains("judging") && answers.contains("5000 activities: 5000 permitted"));
}

#[test]
fn a_short_run_shows_none() {
    let folder = Folder::new();
    folder.activities(&["seminar"; 50]);
    let (shown, _) = complaints_at_a_terminal(&folder, &CHECK);
    assert!(!shown.contains("judging") && shown.contains("unused-entry"), "{shown:?}");
}

#[test]
fn proofs_show_how_far_they_have_come_sentence_by_sentence() {
    let folder = crate::cli::proofs::lake();
    for args in
        [&["prove", "lake.comity", "--amended", "modest"][..], &["amend", "lake.comity", "modest", "--redline", "--on", "2021-04-01"]]
    {
        let (shown, answers) = complaints_at_a_terminal(&folder, args);
        assert!(shown.contains("proving 0 of 4 "), "{shown:?}");
        let after = shown.rsplit("\u{1b}[2K").next().unwrap();
        assert!(shown.contains("\u{1b}[2K") && !after.contains("proving"), "nothing is left of it: {shown:?}");
        assert!(!answers.contains("proving"), "{answers}");
        let (complaints, _) = complaints_in_a_pipe(&folder, args);
        assert!(!complaints.contains("proving"), "{complaints:?}");
    }
}

#[test]
fn no_progress_goes_into_a_pipe() {
    let folder = Folder::new();
    folder.activities(&["seminar"; 5000]);
    let (complaints, shown) = complaints_in_a_pipe(&folder, &CHECK);
    assert!(complaints.starts_with("warning unused-entry") && !complaints.contains(['\r', '\u{1b}']), "{complaints:?}");
    assert!(!complaints.contains("judging"), "{complaints:?}");
    assert!(!shown.contains("judging") && shown.contains("5000 permitted"), "{shown:?}");
    assert!(shown.contains("\u{1b}["), "a terminal gets colours");
}

/// Ctrl-C, as a terminal sends it.
fn stop(child: &Child) {
    kill_process(Pid::from_child(child), Signal::INT).unwrap();
}

/// Waits until `so`; false when the process ended before.
fn wait_until(child: &mut Child, so: impl Fn() -> bool) -> bool {
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if so() {
            return true;
        }
        if begun.elapsed() > Duration::from_secs(60) {
            child.kill().unwrap();
            panic!("it never comes");
        }
        thread::sleep(Duration::from_micros(50));
    }
    false
}

fn stopped(child: &mut Child) -> bool {
    wait_until(child, || false);
    let status = child.wait().unwrap();
    status.code() == Some(130) || status.signal() == Some(2)
}

fn new_files(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|name| name.ends_with(".new")).collect()
}

/// A large file out of its layout, and the same file in it.
fn loose_and_laid_out(folder: &Folder) -> (String, String) {
    let loose = format!("programme p{{edition 2020;}}\n{}", "# a remark, and nothing but a remark\n".repeat(200_000));
    folder.write("loose.comity", &loose);
    assert_eq!(comity(folder, &["fmt", "loose.comity"]).status().unwrap().code(), Some(0));
    let laid_out = fs::read_to_string(folder.0.path().join("loose.comity")).unwrap();
    assert_ne!(loose, laid_out);
    (loose, laid_out)
}

#[test]
fn stopping_fmt_leaves_the_old_file_or_the_new_one_and_nothing_beside_it() {
    let folder = Folder::new();
    let (loose, laid_out) = loose_and_laid_out(&folder);
    let path = folder.0.path().join("loose.comity");
    let mut caught = 0;
    for attempt in 0..60 {
        folder.write("loose.comity", &loose);
        let mut child = comity(&folder, &["fmt", "loose.comity"]).spawn().unwrap();
        if wait_until(&mut child, || !new_files(folder.0.path()).is_empty()) {
            stop(&child);
            caught += u32::from(stopped(&mut child));
        }
        let text = fs::read_to_string(&path).unwrap();
        assert!(text == loose || text == laid_out, "attempt {attempt}: {} bytes are neither the old file nor the new one", text.len());
        assert_eq!(new_files(folder.0.path()), Vec::<String>::new(), "attempt {attempt}");
        if caught == 3 {
            return;
        }
    }
    panic!("no run was stopped while it wrote");
}

#[test]
fn stopping_fmt_before_it_writes_changes_nothing() {
    let folder = Folder::new();
    let (loose, _) = loose_and_laid_out(&folder);
    folder.write("loose.comity", &loose);
    let mut child = comity(&folder, &["fmt", "loose.comity"]).spawn().unwrap();
    thread::sleep(Duration::from_millis(20));
    stop(&child);
    assert!(stopped(&mut child));
    assert_eq!(fs::read_to_string(folder.0.path().join("loose.comity")).unwrap(), loose);
}

#[test]
fn a_check_that_is_stopped_gives_no_verdict() {
    let folder = Folder::new();
    folder.activities(&vec!["seminar"; 50_000]);
    let before = fs::read_dir(folder.0.path()).unwrap().count();
    let (person, program) = terminal();
    let mut child = comity(&folder, &CHECK).stdout(Stdio::null()).stderr(program).spawn().unwrap();
    let mut first = [0; 1];
    (&person).read_exact(&mut first).unwrap();
    stop(&child);
    assert!(stopped(&mut child), "it is stopped while it shows its progress");
    assert_eq!(fs::read_dir(folder.0.path()).unwrap().count(), before);
}

#[test]
fn fmt_keeps_a_link_and_writes_the_file_that_it_leads_to() {
    let folder = Folder::new();
    let file = folder.write("elsewhere/loose.comity", "programme p{edition 2020;}");
    let link = folder.0.path().join("link.comity");
    std::os::unix::fs::symlink("elsewhere/loose.comity", &link).unwrap();
    assert_eq!(folder.run(&["fmt", "link.comity"]).code, Some(0));
    assert_eq!(fs::read_link(&link).unwrap(), Path::new("elsewhere/loose.comity"));
    assert_eq!(fs::read_to_string(file).unwrap(), "programme p {\n  edition 2020;\n}\n");
    assert_eq!(new_files(folder.0.path()).len() + new_files(&folder.0.path().join("elsewhere")).len(), 0);
}
