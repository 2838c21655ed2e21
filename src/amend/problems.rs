//! What can be wrong with an amendment: a code, its words, its places, and what to do.

use super::fingerprint::Fingerprint;
use super::patch::How;
use super::tree;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::source::Span;
use crate::syntax::tree::{Name, Number, Sentence, SentenceKind, Text};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {$(
        $(#[$doc])*
        pub const $name: Code = Code::new($code);
    )*};
}

codes! {
    /// There is no such clause, or it was repealed.
    UNKNOWN_CLAUSE = "unknown-clause";
    /// There is no such taxonomy.
    UNKNOWN_TAXONOMY = "unknown-taxonomy";
    /// The list has no such entry, the activity no such field.
    UNKNOWN_ENTRY = "unknown-entry";
    /// The programme has no such block.
    UNKNOWN_NAME = "unknown-name";
    /// A sentence is put where it cannot stand.
    MISPLACED_SENTENCE = "misplaced-sentence";
    /// Words to be replaced do not stand there.
    WORDS_NOT_FOUND = "words-not-found";
    /// Words to be replaced stand there more than once.
    WORDS_MORE_THAN_ONCE = "words-more-than-once";
    /// Two sentences of an amendment cannot both be followed.
    CONFLICTING_CHANGES = "conflicting-changes";
    /// Another provision has that number.
    NUMBER_TAKEN = "number-taken";
    /// A repealed provision had that number.
    REPEALED_NUMBER = "repealed-number";
    /// Words cannot add, take away or renumber provisions.
    NOT_BY_WORDS = "not-by-words";
    /// With the new words the sentence can no longer be read.
    UNREADABLE_WHEN_AMENDED = "unreadable-when-amended";
    /// What can be done in an amendment of a programme cannot be done in one of an amendment, and the other way round.
    OTHER_AMENDMENT = "other-amendment";
    /// What older activities have in a field that is not new.
    NOT_A_NEW_FIELD = "not-a-new-field";
    /// The programme has no such edition.
    UNKNOWN_EDITION = "unknown-edition";
    /// There is no such amendment.
    UNKNOWN_AMENDMENT = "unknown-amendment";
    /// Another edition has that name.
    EDITION_TAKEN = "edition-taken";
    /// The text that an amendment changes is no longer the one whose fingerprint it states.
    STALE_FINGERPRINT = "stale-fingerprint";
    /// An amendment does not state the fingerprint of what it changes.
    MISSING_FINGERPRINT = "missing-fingerprint";
    /// Amendments that change each other, or what comes of each other.
    CIRCULAR_AMENDMENT = "circular-amendment";
    /// A text in quotation marks names a provision by a number that it no longer has.
    OLD_NUMBER_IN_WORDS = "old-number-in-words";
    /// The amendment, or one sentence of it, changes nothing.
    CHANGES_NOTHING = "changes-nothing";
}

/// A problem with the nearest of the known names, and its place.
fn with_near(problem: Diagnostic, word: &str, known: &[(&str, Span)], else_show: Span) -> Diagnostic {
    let near = nearest(word, known.iter().map(|(name, _)| *name));
    match near.and_then(|near| known.iter().find(|(name, _)| *name == near)) {
        Some((name, place)) => problem.and(*place, format!("`{name}` stands here")).help(format!("Did you mean `{name}`?")),
        None => problem.and(else_show, "this is what is amended"),
    }
}

pub(super) fn unknown_clause(number: &Number, known: Vec<(&str, Span)>, repealed: Option<(Span, &Name)>, old: &Sentence) -> Diagnostic {
    let text = &number.text;
    if let Some((place, by)) = repealed {
        return Diagnostic::error(UNKNOWN_CLAUSE, number.span, format!("{text} is no longer there: `{}` repealed it", by.text))
            .and(place, "it stood here")
            .help("What was repealed cannot be changed. Say the same in a clause with a number of its own.");
    }
    let problem = Diagnostic::error(UNKNOWN_CLAUSE, number.span, format!("the edition that is amended has no {text}"));
    with_near(problem, text, &known, old.head)
}

pub(super) fn not_yet_there(number: &Number, from: &Number) -> Diagnostic {
    Diagnostic::error(UNKNOWN_CLAUSE, number.span, format!("the edition that is amended has no {}", number.text))
        .and(from.span, "it is this that gets the number")
        .help(format!("All sentences of an amendment speak of the text as it was: write `{}`.", from.text))
}

pub(super) fn entry_for_clause(number: &Number, entry: &Sentence) -> Diagnostic {
    let name = tree::name(entry).map_or("", |name| name.text.as_str());
    Diagnostic::error(UNKNOWN_CLAUSE, number.span, format!("{} is an entry of a list, and no clause or section", number.text))
        .and(entry.head, "the entry")
        .help(format!("Speak of it by its name: `insert in Area after {name} {{ … }}`, or replace its words."))
}

pub(super) fn unknown_taxonomy(name: &Name, known: Vec<(&str, Span)>, old: Span) -> Diagnostic {
    let problem = Diagnostic::error(UNKNOWN_TAXONOMY, name.span, format!("the edition that is amended has no taxonomy `{}`", name.text));
    with_near(problem, &name.text, &known, old)
}

pub(super) fn unknown_entry(name: &Name, known: Vec<(&str, Span)>, around: &Sentence) -> Diagnostic {
    let place = match &around.kind {
        SentenceKind::Taxonomy(taxonomy) => format!("`{}`", taxonomy.name.text),
        SentenceKind::Activity(_) => "`activity`".to_owned(),
        SentenceKind::Parties(_) => "`parties`".to_owned(),
        SentenceKind::Calendar(_) => "`calendar`".to_owned(),
        _ => "the head of the programme".to_owned(),
    };
    let problem =
        Diagnostic::error(UNKNOWN_ENTRY, name.span, format!("there is no `{}` in {place} of the edition that is amended", name.text));
    with_near(problem, &name.text, &known, around.head)
}

pub(super) fn no_such_block(word: &Name, old: Span) -> Diagnostic {
    Diagnostic::error(UNKNOWN_NAME, word.span, format!("the edition that is amended has no `{}`", word.text))
        .and(old, "this is what is amended")
        .help(format!("Put the whole block in: `insert in programme {{ {} {{ … }} }}`.", word.text))
}

pub(super) fn not_below(name: &Name, place: Span, under: Option<&Name>) -> Diagnostic {
    let under = under.map_or("", |under| under.text.as_str());
    Diagnostic::error(UNKNOWN_ENTRY, name.span, format!("`{}` does not stand directly under `{under}`", name.text))
        .and(place, "it stands here")
        .help("Leave one of the two out: the neighbour alone says where the entry goes.")
}

/// Whether a sentence can stand in a section, or in a clause.
pub(super) fn can_stand(kind: &SentenceKind, section: bool) -> bool {
    match kind {
        SentenceKind::Section(_) | SentenceKind::Clause(_) => section,
        SentenceKind::Taxonomy(_)
        | SentenceKind::Define { .. }
        | SentenceKind::Judgement { .. }
        | SentenceKind::OpenTerm { .. }
        | SentenceKind::Electorate(_)
        | SentenceKind::Body(_)
        | SentenceKind::AmendedBy(_)
        | SentenceKind::RepealedBy(_)
        | SentenceKind::Broken(_) => true,
        _ => !section,
    }
}

pub(super) fn misplaced(place: Span, there: Span, section: bool) -> Diagnostic {
    let problem = if section {
        Diagnostic::error(MISPLACED_SENTENCE, place, "this can stand in a `clause`, and is put into a `section`")
            .help("Put a clause into the section, and the sentence into the clause.")
    } else {
        Diagnostic::error(MISPLACED_SENTENCE, place, "this can stand in a `section`, and is put into a `clause`")
            .help("Put it beside the clause: `insert after NUMBER { … }`.")
    };
    problem.and(there, "it is put in here")
}

pub(super) fn old_number_in_words(text: Span, number: &str, new: Option<&Number>, amendment: Span) -> Diagnostic {
    let (problem, help) = match new {
        Some(new) => (
            Diagnostic::warning(OLD_NUMBER_IN_WORDS, text, format!("these words speak of {number}, which becomes {}", new.text)),
            format!("If they mean that provision, let the amendment replace the words: `replace \"{number}\" by \"{}\" in …;`.", new.text),
        ),
        None => (
            Diagnostic::warning(OLD_NUMBER_IN_WORDS, text, format!("these words speak of {number}, which is repealed")),
            "If they mean that provision, let the amendment replace the words, or repeal what they stand in.".to_owned(),
        ),
    };
    problem.and(amendment, "by this amendment").help(help)
}

pub(super) fn moved_into_itself(by: Span, entry: &Name, place: Span) -> Diagnostic {
    Diagnostic::error(CONFLICTING_CHANGES, by, format!("`{}` cannot be moved to where it stands itself, or below itself", entry.text))
        .and(place, "the entry, which takes along what lies below it")
        .help("Name a place outside the entry.")
}

pub(super) fn moved_below_each_other(later: Span, earlier: Span, place: Span) -> Diagnostic {
    Diagnostic::error(CONFLICTING_CHANGES, later, "these entries are moved to places that move along with each other")
        .and(earlier, "the other sentence")
        .and(place, "this is what is moved")
        .help("Let one of them stay where it is, or move it to a place that does not move along.")
}

pub(super) fn words_not_found(old: &Text, place: Span, elsewhere: Option<(&str, Span)>, near: Option<&str>) -> Diagnostic {
    let problem = Diagnostic::error(WORDS_NOT_FOUND, old.span, format!("the words \"{}\" do not stand there", old.text))
        .and(place, "they are looked for here");
    match (elsewhere, near) {
        (Some((number, there)), _) => problem.and(there, "they stand here").help(format!("Did you mean `… in {number};`?")),
        (None, Some(near)) => problem.help(format!("The text has \"{near}\"; small and capital letters count.")),
        (None, None) => problem.help(
            "Whole words are looked for in the text as `comity fmt` lays it out; a line break counts as a blank. Copy them from there.",
        ),
    }
}

pub(super) fn words_more_than_once(old: &Text, place: Span, found: Vec<Span>) -> Diagnostic {
    let count = found.len();
    let mut problem = Diagnostic::error(WORDS_MORE_THAN_ONCE, old.span, format!("the words \"{}\" stand there {count} times", old.text))
        .and(place, "they are looked for here");
    let mut shown = Vec::new();
    for sentence in found.into_iter().filter(|sentence| *sentence != place) {
        if !shown.contains(&sentence) && shown.len() < 4 {
            shown.push(sentence);
            problem = problem.and(sentence, "here");
        }
    }
    problem.help("Give more of the words around them, so that one place is meant, or say `replace each` where all are.")
}

pub(super) fn same_words(by: Span, old: &Text) -> Diagnostic {
    Diagnostic::error(CHANGES_NOTHING, by, "the words are replaced by the same words")
        .and(old.span, "these")
        .help("Correct one of the two, or leave the sentence out.")
}

pub(super) fn conflict((later, does): (Span, How), (earlier, did): (Span, How), place: Span) -> Diagnostic {
    let message = if (does, did) == (How::Words, How::Words) {
        "the same words are replaced twice".to_owned()
    } else if does == did {
        format!("two sentences of the amendment deal with the same text: each {}", did.told())
    } else {
        format!("two sentences of the amendment deal with the same text: one {}, the other {}", did.told(), does.told())
    };
    Diagnostic::error(CONFLICTING_CHANGES, later, message)
        .and(earlier, "the other sentence")
        .and(place, "this is what both deal with")
        .help("All sentences of an amendment speak of the text as it was. Say in one of them what is to become of it.")
}

pub(super) fn other_amendment(by: Span, amends_amendment: bool, target: &Name) -> Diagnostic {
    if amends_amendment {
        Diagnostic::error(OTHER_AMENDMENT, by, format!("`{}` is an amendment, which has no clauses of its own", target.text))
            .and(target.span, "this is what is amended")
            .help("Of an amendment, replace words of its text, `replace \"…\" by \"…\";`, or add to it: `insert { … }`.")
    } else {
        Diagnostic::error(OTHER_AMENDMENT, by, "it is not said where in the programme")
            .and(target.span, "this is what is amended")
            .help("Name the clause: `replace \"…\" by \"…\" in 4.1;`, `insert in 4.1 { … }`.")
    }
}

pub(super) fn number_taken(number: &str, place: Span, other: Span) -> Diagnostic {
    Diagnostic::error(NUMBER_TAKEN, place, format!("{number} is the number of another provision"))
        .and(other, "the number is taken here")
        .help("Give it a number that is free, or `renumber` the other provision in the same amendment.")
}

pub(super) fn number_repealed(number: &str, place: Span, repealed: Span) -> Diagnostic {
    Diagnostic::error(REPEALED_NUMBER, place, format!("{number} was the number of a provision that is repealed"))
        .and(repealed, "it is repealed here")
        .help("The number of a repealed provision is never used again, so that nobody takes one for the other. Use the next number that was never used.")
}

pub(super) fn not_by_words(by: Span, place: Span) -> Diagnostic {
    Diagnostic::error(NOT_BY_WORDS, by, "words that are replaced cannot add, take away or renumber provisions, nor change a name by which others speak of the text")
        .and(place, "they stand here")
        .help("Use `insert`, `repeal`, `rewrite` or `renumber`, which keep track of numbers and of what refers to them; an amendment names the edition that it leads to with `edition …;`.")
}

pub(super) fn memory_by_hand(place: Span, there: Span) -> Diagnostic {
    Diagnostic::error(MISPLACED_SENTENCE, place, "no amendment writes what an edition remembers")
        .and(there, "it is put in here")
        .help("Leave it out: each edition says by itself which amendments made it, and which numbers are repealed.")
}

pub(super) fn not_the_same_amendment(by: Span, place: Span) -> Diagnostic {
    Diagnostic::error(NOT_BY_WORDS, by, "the name of an amendment, and what it amends, cannot be changed by replacing words")
        .and(place, "this is what is amended")
        .help("Write another amendment, and let nobody consent to this one.")
}

pub(super) fn unreadable(by: Span, why: &Diagnostic, sentence: &str, place: Span) -> Diagnostic {
    let words = format!("with these words the sentence could not be read: {}", why.message);
    let problem = Diagnostic::error(UNREADABLE_WHEN_AMENDED, by, words)
        .and(place, "this is what is changed")
        .help(format!("It would become: `{}`", clipped(sentence)));
    why.help.iter().fold(problem, |problem, help| problem.help(help))
}

fn clipped(sentence: &str) -> String {
    match sentence.char_indices().nth(300) {
        Some((end, _)) => format!("{}…", sentence.get(..end).unwrap_or(sentence)),
        None => sentence.to_owned(),
    }
}

pub(super) fn not_a_new_field(field: &Name, there: Option<Span>) -> Diagnostic {
    let problem = Diagnostic::error(NOT_A_NEW_FIELD, field.span, format!("`{}` is no field that this amendment adds", field.text))
        .help("`missing` says what an activity that was written before the amendment has in a new field: `insert in activity { … }`.");
    match there {
        Some(there) => problem.and(there, "the field was there before"),
        None => problem,
    }
}

pub(super) fn changes_nothing(amendment: &Name, old: Span) -> Diagnostic {
    Diagnostic::warning(CHANGES_NOTHING, amendment.span, format!("`{}` changes nothing", amendment.text))
        .and(old, "this is what it amends")
        .help("An amendment has at least one sentence that changes the text, such as `replace \"2 years\" by \"3 years\" in 4.1;`.")
}

pub(super) fn unreadable_edition(amendment: Span, why: Option<&Diagnostic>) -> Diagnostic {
    let why = why.map_or_else(String::new, |why| format!(": {}", why.message));
    Diagnostic::error(UNREADABLE_WHEN_AMENDED, amendment, format!("the edition to which this amendment leads could not be read{why}"))
        .help("Take the sentences of the amendment one by one, and see which of them makes the text unreadable.")
}

/// The model knows which editions are named; here is one that nothing leads to all the same.
pub(super) fn unknown_edition(edition: &Number, known: &[&str], programme: Span) -> Diagnostic {
    let problem = Diagnostic::error(UNKNOWN_EDITION, edition.span, format!("no amendment leads to an edition `{}`", edition.text))
        .and(programme, "this is what the policy begins with");
    match nearest(&edition.text, known.iter().copied()) {
        Some(near) => problem.help(format!("Did you mean `{near}`?")),
        None => problem.help(format!("There is {}.", known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "))),
    }
}

/// The programme is written as the amendment left it, so that the text which it changed is not there any more.
pub(super) fn taken_in(amendment: &Name, memory: Span) -> Diagnostic {
    Diagnostic::warning(UNKNOWN_EDITION, amendment.span, format!("`{}` is in the text of the programme already, and the edition that it changed is not here", amendment.text))
        .and(memory, "the programme remembers it")
        .help("Keep the programme as it was, with its amendments beside it: every edition is worked out from them. Then it can also be asked what held before.")
}

pub(super) fn edition_taken(edition: &Number, other: Span) -> Diagnostic {
    Diagnostic::error(EDITION_TAKEN, edition.span, format!("another edition is called {}", edition.text))
        .and(other, "this one")
        .help("Give each edition a name of its own. Without `edition`, it is named after the edition that is changed and the amendment.")
}

pub(super) fn missing_fingerprint(amendment: &Name, fingerprint: Fingerprint) -> Diagnostic {
    Diagnostic::warning(MISSING_FINGERPRINT, amendment.span, format!("`{}` does not say of which text it is an amendment", amendment.text))
        .help(format!(
            "Write into it: `fingerprint \"{fingerprint}\";`. When that text is changed, the amendment is no longer taken for one of it."
        ))
}

/// `differs`: the edition that was meant, and the provisions that are different in it.
pub(super) fn stale_fingerprint(stated: Span, now: Fingerprint, place: Option<Span>, differs: Option<(String, Vec<String>)>) -> Diagnostic {
    let problem = Diagnostic::error(STALE_FINGERPRINT, stated, "the text that is amended is not the one with this fingerprint");
    let problem = match place {
        Some(place) => problem.and(place, format!("this text has the fingerprint {now}")),
        None => problem,
    };
    let problem = match differs {
        Some((edition, changed)) => {
            problem.help(format!("It is the fingerprint of edition {edition}, which differs in {}.", changed.join(", ")))
        }
        None => problem.help("The text has been changed since, or another one is meant. Look at what was changed before you go on."),
    };
    problem.help(format!("If the amendment is right for the text as it is now, write `fingerprint \"{now}\";`."))
}

/// Each amendment with the place where it says what it changes.
pub(super) fn circular_amendment(circle: Vec<(&Name, Span)>) -> Diagnostic {
    let mut steps = circle.iter();
    let Some((first, place)) = steps.next() else {
        return Diagnostic::error(CIRCULAR_AMENDMENT, Span::new(crate::source::SourceId::default(), 0, 0), "amendments go in a circle");
    };
    let message = if circle.len() == 1 {
        format!("`{}` changes itself, or what comes of itself", first.text)
    } else {
        format!("`{}` changes what comes of itself, by way of other amendments", first.text)
    };
    let problem = Diagnostic::error(CIRCULAR_AMENDMENT, *place, message).here(format!("what `{}` changes", first.text));
    let problem = steps.fold(problem, |problem, (name, place)| problem.and(*place, format!("what `{}` changes", name.text)));
    problem.help("Let the first of them change an edition that is there without the others.")
}

/// An amendment cannot come into force without the one that led to the edition that it changes.
pub(super) fn amends_what_is_not_there(amendment: &Name, edition: Option<&str>, lacking: &str) -> Diagnostic {
    let edition = edition.map_or_else(|| "another edition".to_owned(), |edition| format!("edition {edition}"));
    Diagnostic::error(UNKNOWN_EDITION, amendment.span, format!("`{}` changes {edition}, to which `{lacking}` leads", amendment.text))
        .help(format!("Name `{lacking}` before it."))
}

/// For a name that comes from outside the policy's texts.
#[must_use]
pub fn unknown_amendment(name: &str, known: &[&str], programme: Span) -> Diagnostic {
    let problem = Diagnostic::error(UNKNOWN_AMENDMENT, programme, format!("the policy has no amendment `{name}`"));
    match nearest(name, known.iter().copied()) {
        Some(near) => problem.help(format!("Did you mean `{near}`?")),
        None if known.is_empty() => problem.help("It has no amendments."),
        None => problem.help(format!("It has {}.", known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "))),
    }
}
