//! Laws of amendments, over made-up amendments to the shipped programmes. What the editions mean is left to chance; what they say is not.

use crate::format::policies_in;
use comity::amend::Editions;
use comity::amend::canonical::{plain, provision_number};
use comity::source::Sources;
use comity::syntax::parse;
use comity::syntax::tree::{Entry, Sentence, SentenceKind};
use proptest::prelude::*;
use std::sync::OnceLock;

/// The shipped programmes, and what an amendment can speak of in each.
struct Subject {
    text: String,
    name: String,
    edition: String,
    clauses: Vec<String>,
    sections: Vec<String>,
    lists: Vec<(String, Vec<String>)>,
}

fn subjects() -> &'static [Subject] {
    static SUBJECTS: OnceLock<Vec<Subject>> = OnceLock::new();
    SUBJECTS.get_or_init(|| {
        policies_in("policies").into_iter().filter(|path| path.ends_with("programme.comity")).map(|path| subject(&path)).collect()
    })
}

fn subject(path: &std::path::Path) -> Subject {
    let text = std::fs::read_to_string(path).unwrap();
    let file = parse(Sources::new().add("p", text.as_str()), &text).file;
    let mut subject =
        Subject { text, name: String::new(), edition: String::new(), clauses: Vec::new(), sections: Vec::new(), lists: Vec::new() };
    for sentence in &file.sentences {
        if let SentenceKind::Programme(programme) = &sentence.kind {
            subject.name.clone_from(&programme.name.text);
            programme.body.iter().for_each(|inner| note(&mut subject, inner));
        }
    }
    subject
}

fn note(subject: &mut Subject, sentence: &Sentence) {
    match &sentence.kind {
        SentenceKind::Edition(number) => subject.edition.clone_from(&number.text),
        SentenceKind::Section(section) => {
            subject.sections.push(section.number.text.clone());
            section.body.iter().for_each(|inner| note(subject, inner));
        }
        SentenceKind::Clause(clause) => {
            subject.clauses.push(clause.number.text.clone());
            clause.body.iter().for_each(|inner| note(subject, inner));
        }
        SentenceKind::Taxonomy(taxonomy) => {
            let mut entries = Vec::new();
            taxonomy.body.iter().for_each(|entry| names(&mut entries, entry));
            subject.lists.push((taxonomy.name.text.clone(), entries));
        }
        _ => {}
    }
}

fn names(found: &mut Vec<String>, sentence: &Sentence) {
    if let SentenceKind::Entry(Entry { name, body, .. }) = &sentence.kind {
        found.push(name.text.clone());
        body.iter().for_each(|inner| names(found, inner));
    }
}

/// The editions of a programme with these amendments, and what was said of them.
fn editions(subject: &Subject, amendments: &str) -> (Editions, Sources, Vec<String>) {
    let mut sources = Sources::new();
    let text = format!("{}\n{amendments}", subject.text);
    let parsed = parse(sources.add("p.comity", text.as_str()), &text);
    assert!(!parsed.diagnostics.has_errors(), "{:?}\n{amendments}", parsed.diagnostics);
    let (editions, found) = Editions::of(vec![parsed.file], &mut sources);
    let codes = found.iter().map(|one| one.code.to_string()).filter(|code| code != "missing-fingerprint").collect();
    (editions, sources, codes)
}

fn amendment(subject: &Subject, name: &str, edition: &str, body: &str) -> String {
    let of = if edition.is_empty() { String::new() } else { format!("edition \"{edition}\"") };
    format!("amendment {name} \"A change\" to {} {of} {{ {body} }}\n", subject.name)
}

fn chosen<T>(list: &[T], byte: u8) -> Option<&T> {
    list.get(usize::from(byte).checked_rem(list.len())?)
}

/// One change and what takes it back; none where the programme has nothing of the kind. `nth` keeps the names of several changes apart.
fn change(subject: &Subject, nth: usize, [kind, one, two, three]: [u8; 4]) -> Option<(String, String)> {
    let clause = chosen(&subject.clauses, one)?;
    let note = format!("gap \"note {nth} of {two}\";");
    let there = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
    Some(match kind % 6 {
        0 => (format!("insert in {clause} {{ {note} }}"), format!("replace \"{}\" by \"\" in {clause};", there(&note))),
        1 => (format!("insert after {clause} {{ clause {clause}(z{nth}) \"New\" {{ {note} }} }}"), format!("repeal {clause}(z{nth});")),
        2 => {
            let number = if clause.ends_with(')') { format!("{clause}(y{nth})") } else { format!("{clause}.y{nth}") };
            (format!("renumber {clause} as {number};"), format!("renumber {number} as {clause};"))
        }
        3 => {
            let (list, entries) = chosen(&subject.lists, one)?;
            let under = if three % 2 == 0 { format!(" under {}", chosen(entries, two)?) } else { String::new() };
            (format!("insert in {list}{under} {{ new_{nth} \"New\"; }}"), format!("remove new_{nth} from {list};"))
        }
        4 => {
            let (list, entries) = chosen(&subject.lists, one)?;
            let side = if three % 2 == 0 { "before" } else { "after" };
            (
                format!("insert in {list} {side} {} {{ new_{nth} {{ deeper_{nth}; }} }}", chosen(entries, two)?),
                format!("remove new_{nth} from {list};"),
            )
        }
        _ => {
            let head = format!("clause {clause} \"");
            let heading = subject.text.split(&head).nth(1).and_then(|rest| rest.split('"').next())?;
            let (old, new) = (there(&format!("clause {clause} \"{heading}\"")), there(&format!("clause {clause} \"{heading} {nth}\"")));
            (format!("replace \"{old}\" by \"{new}\" in {clause};"), format!("replace \"{new}\" by \"{old}\" in {clause};"))
        }
    })
}

/// The lines of an edition without what it remembers and without its name.
fn without_memory(editions: &Editions, edition: usize) -> Vec<String> {
    let text = plain(editions.programme(edition).unwrap());
    let lines = text.lines().filter(|line| !["amended by ", "repealed ", "edition "].iter().any(|memory| line.starts_with(memory)));
    lines.map(|line| line.split(", added by ").next().unwrap().trim_end_matches(';').to_owned()).collect()
}

fn lawful(editions: &Editions, edition: usize) {
    let text = editions.text(edition);
    assert_eq!(comity::format::format(text).unwrap(), text, "the formatter leaves an amended text as it is");
    let mut sources = Sources::new();
    let (again, _) = Editions::of(vec![parse(sources.add("again", text), text).file], &mut sources);
    assert_eq!(again.text(0), text);
    assert_eq!(again.fingerprint(0), editions.fingerprint(edition));
}

/// Nothing is wrong, but that the documents' own words may still speak of a number that is no longer there.
fn only_old_numbers(found: &[String]) -> bool {
    found.iter().all(|code| code == "old-number-in-words")
}

type Bytes = [u8; 4];

/// Each case lays out and reads several whole texts: usually fewer of them, and as many as are asked for.
fn config() -> ProptestConfig {
    let usual = ProptestConfig::default();
    // About one in five does not suit the law: of many cases more than proptest usually puts up with.
    let asked = ProptestConfig { failure_persistence: None, max_global_rejects: usual.cases.max(usual.max_global_rejects), ..usual };
    if std::env::var_os("PROPTEST_CASES").is_some() { asked } else { ProptestConfig { cases: 96, ..asked } }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn an_amended_text_is_laid_out_and_what_takes_the_amendment_back_gives_the_old_text(pick in any::<prop::sample::Index>(), bytes in any::<Bytes>()) {
        let subject = pick.get(subjects());
        let Some((forth, back)) = change(subject, 1, bytes) else { return Ok(()) };
        let first = amendment(subject, "forth", &subject.edition, &format!("edition there; {forth}").replace("edition there", "edition \"there\""));
        let second = amendment(subject, "back", "there", &back);
        let (editions, _, found) = editions(subject, &format!("{second}{first}"));
        prop_assert!(only_old_numbers(&found), "{found:?}: {first}{second}");
        let (there, again) = (editions.led_to("forth").unwrap(), editions.led_to("back").unwrap());
        lawful(&editions, there);
        lawful(&editions, again);
        prop_assert_ne!(editions.fingerprint(there), editions.fingerprint(0));
        prop_assert_eq!(without_memory(&editions, again), without_memory(&editions, 0), "{}{}", first, second);
        prop_assert_ne!(without_memory(&editions, there), without_memory(&editions, 0));
    }

    #[test]
    fn amendments_of_different_clauses_commute_but_for_the_order_in_which_they_are_remembered(pick in any::<prop::sample::Index>(), one in any::<Bytes>(), other in any::<Bytes>()) {
        let subject = pick.get(subjects());
        let (Some((first, _)), Some((second, _))) = (change(subject, 1, one), change(subject, 2, other)) else { return Ok(()) };
        // Of two amendments that touch one clause or one list, each may stand in the other's way.
        prop_assume!(touched(subject, one) != touched(subject, other));
        let text = amendment(subject, "first", &subject.edition, &first) + &amendment(subject, "second", &subject.edition, &second);
        let (editions, mut sources, found) = editions(subject, &text);
        prop_assert!(only_old_numbers(&found), "{found:?}: {text}");
        let told = |(edition, problems): (Option<(Editions, usize)>, comity::Diagnostics)| edition.ok_or_else(|| format!("{problems:?}: {text}"));
        let (forth, at_forth) = told(editions.together(&["first", "second"], &mut sources)).unwrap();
        let (back, at_back) = told(editions.together(&["second", "first"], &mut sources)).unwrap();
        lawful(&forth, at_forth);
        let sorted = |editions: &Editions, edition| plain(editions.programme(edition).unwrap()).replace("first, second", "both").replace("second, first", "both");
        prop_assert_eq!(sorted(&forth, at_forth), sorted(&back, at_back));
    }

    #[test]
    fn replacing_words_does_to_the_sentences_what_it_does_to_the_text(pick in any::<prop::sample::Index>(), clause in any::<u8>(), word in any::<u8>(), many in 1..4usize) {
        let subject = pick.get(subjects());
        let number = chosen(&subject.clauses, clause).unwrap();
        let (before, _, _) = editions(subject, "");
        let old = plain(before.programme(0).unwrap());
        let start = old.find(&format!("\nclause {number} ")).unwrap() + 1;
        let length = length_of_block(&old[start..]);
        let inside = &old[start..start + length];
        // Some words of a text in quotation marks, which may become any others.
        let quoted: Vec<&str> = inside.lines().filter_map(|line| line.split('"').nth(1)).filter(|words| !words.contains('\\')).collect();
        let Some(words) = chosen(&quoted, word) else { return Ok(()) };
        let words = words.split(' ').take(many).collect::<Vec<_>>().join(" ");
        prop_assume!(words.chars().all(|c| c.is_alphanumeric() || c == ' ') && !words.is_empty() && inside.matches(&words).count() == 1);
        let body = format!("replace \"{words}\" by \"QUITE other words\" in {number};");
        let (after, _, found) = editions(subject, &amendment(subject, "x", &subject.edition, &body));
        prop_assert!(found.is_empty(), "{found:?}: {body}");
        let expected = format!("{}{}{}", &old[..start], inside.replace(&words, "QUITE other words"), &old[start + length..]);
        let edition = after.led_to("x").unwrap();
        let memory = |line: &&str| !line.starts_with("amended by ") && !line.starts_with("edition ");
        let new = plain(after.programme(edition).unwrap());
        prop_assert_eq!(new.lines().filter(memory).collect::<Vec<_>>(), expected.lines().filter(memory).collect::<Vec<_>>());
    }
}

/// How many bytes the block has that begins the text.
fn length_of_block(text: &str) -> usize {
    let mut depth = 0usize;
    let mut length = 0;
    for line in text.split_inclusive('\n') {
        depth += usize::from(line.ends_with(" {\n"));
        depth -= usize::from(line == "}\n");
        length += line.len();
        if depth == 0 {
            break;
        }
    }
    length
}

/// The clause or the list with which a change deals.
fn touched(subject: &Subject, [kind, one, ..]: Bytes) -> String {
    match kind % 6 {
        3 | 4 => {
            let list = &chosen(&subject.lists, one).unwrap().0;
            let before = subject.text.split(&format!("taxonomy {list} ")).next().unwrap();
            // The clause in which the list stands, if the list is not declared in the head.
            before
                .rsplit("clause ")
                .next()
                .filter(|_| before.contains("clause "))
                .and_then(|rest| rest.split(' ').next())
                .unwrap_or(list)
                .to_owned()
        }
        _ => chosen(&subject.clauses, one).unwrap().clone(),
    }
}

#[test]
fn the_laws_are_asked_of_programmes_that_have_what_is_changed() {
    assert!(subjects().len() >= 8);
    assert!(subjects().iter().all(|subject| !subject.clauses.is_empty() && !subject.name.is_empty()));
    assert!(subjects().iter().filter(|subject| !subject.lists.is_empty() && !subject.sections.is_empty()).count() >= 4);
    let sentence = parse(Sources::new().add("p", "programme p { clause 7 { } }"), "programme p { clause 7 { } }").file.sentences.remove(0);
    let SentenceKind::Programme(programme) = sentence.kind else { panic!("a programme") };
    assert_eq!(provision_number(&programme.body[0]), Some("7"));
}
