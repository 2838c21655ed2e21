//! Rules, duties, the term and the amending clause.

use super::conditions::condition;
use super::layout::{Doc, listed};
use super::values::{date, quantity, text, title, value, who};
use crate::syntax::tree::{Act, Condition, Duty, Force, Name, Rule, Term, Timing, Who};

/// `permit activity where …, only if …, except where …`
pub(super) fn permit(rule: &Rule) -> Doc {
    let parts = [part(",", "only if ", rule.only_if.as_ref()), part(",", "except where ", rule.except.as_ref())];
    sentence(about_activities("permit activity", rule.applies.as_ref()), parts)
}

/// `forbid activity where …, except where …`
pub(super) fn forbid(rule: &Rule) -> Doc {
    sentence(about_activities("forbid activity", rule.applies.as_ref()), [part(",", "except where ", rule.except.as_ref())])
}

/// `require … when …, except where …`
pub(super) fn require(rule: &Rule) -> Doc {
    let demand = rule.requirement.as_ref().map_or(Doc::Row(Vec::new()), |demand| Doc::Deeper(vec![condition(demand)]));
    let parts = [part("", "when ", rule.applies.as_ref()), part(",", "except where ", rule.except.as_ref())];
    sentence(Doc::Row(vec![Doc::words("require "), demand]), parts)
}

/// `focus activity where …`
pub(super) fn focus(applies: Option<&Condition>) -> Doc {
    about_activities("focus activity", applies)
}

/// `term 2 years from endorsement, last day excluded, covers starts`
pub(super) fn term(term: &Term) -> Doc {
    let day = |which: &str, excluded: Option<bool>| {
        excluded.map(|excluded| Doc::words(format!("{which} day {}", if excluded { "excluded" } else { "included" })))
    };
    let to = term.covers_to.as_ref().map_or_else(String::new, |name| format!(" to {}", name.text));
    let start = Doc::words(format!("term {} from {}", quantity(&term.length), term.from.text));
    let covers = Doc::words(format!("covers {}{to}", term.covers.text));
    let parts = [Some(start), day("first", term.first_day_excluded), day("last", term.last_day_excluded), Some(covers)];
    Doc::Group(vec![Doc::Deeper(listed(parts.into_iter().flatten(), ","))])
}

/// `should japan and nato jointly: review "…" every …, window … when …`
pub(super) fn duty(duty: &Duty) -> Doc {
    let start = Doc::words(format!("{} {}: ", force(duty.force), who(&duty.who)));
    let acts = match duty.acts.as_slice() {
        [only] if !duty.either => act(only),
        several => acts(if duty.either { "one of {" } else { "all of {" }, several),
    };
    let mut tail = Vec::new();
    if !duty.timings.is_empty() {
        tail.push(Doc::Deeper(vec![Doc::Blank, Doc::Row(listed(duty.timings.iter().map(timing), ","))]));
    }
    tail.extend(part("", "when ", duty.when.as_ref()));
    Doc::Row(vec![start, acts, Doc::Group(tail)])
}

/// `amend needs consent of all parties, following review`
pub(super) fn amend(consenting: &Who, following: Option<&Name>) -> Doc {
    let consenting = match consenting {
        Who::AllParties(_) => "all parties".to_owned(),
        other => who(other),
    };
    let following = following.map_or_else(String::new, |act| format!(", following {}", act.text));
    Doc::words(format!("amend needs consent of {consenting}{following}"))
}

fn sentence<const N: usize>(start: Doc, parts: [Option<Doc>; N]) -> Doc {
    let mut row = vec![start];
    row.extend(parts.into_iter().flatten());
    Doc::Group(row)
}

/// What comes before the blank, and the blank; then the words and the condition, deeper than the sentence's first line.
fn part(before: &str, words: &str, wanted: Option<&Condition>) -> Option<Doc> {
    wanted.map(|wanted| Doc::Row(vec![Doc::words(before), Doc::Deeper(vec![Doc::Blank, Doc::words(words), condition(wanted)])]))
}

fn about_activities(words: &str, applies: Option<&Condition>) -> Doc {
    match applies {
        None => Doc::words(words),
        Some(applies) => Doc::Group(vec![Doc::words(words), Doc::Deeper(vec![Doc::Blank, Doc::words("where "), condition(applies)])]),
    }
}

fn force(force: Force) -> &'static str {
    match force {
        Force::Shall => "shall",
        Force::Will => "will",
        Force::Should => "should",
        Force::May => "may",
        Force::MayConsider => "may consider",
    }
}

fn act(act: &Act) -> Doc {
    Doc::Row(vec![Doc::words(&act.name.text), title(act.title.as_ref())])
}

fn acts(words: &str, several: &[Act]) -> Doc {
    let mut inner = vec![Doc::Blank];
    inner.extend(listed(several.iter().map(act), ","));
    Doc::Group(vec![Doc::words(words), Doc::Deeper(inner), Doc::Blank, Doc::words("}")])
}

fn timing(timing: &Timing) -> Doc {
    match timing {
        Timing::Once(_) => Doc::words("once"),
        Timing::Throughout(_) => Doc::words("throughout"),
        Timing::By(day) => Doc::words(format!("by {}", date(day))),
        Timing::Within(length, event) => Doc::words(format!("within {} of {}", quantity(length), event.text)),
        Timing::Every(length, event) => Doc::Row(vec![Doc::words("every "), value(length), Doc::words(format!(" from {}", event.text))]),
        Timing::Window(before, after) => Doc::words(format!("window {} before to {} after", quantity(before), quantity(after))),
    }
}

/// `untranslatable "…" because "…"`, `check … else "…"`: a start and a reason, which stands on its own line where both are too long for one.
pub(super) fn with_reason(start: Doc, word: &str, reason: &crate::syntax::tree::Text) -> Doc {
    Doc::Group(vec![start, Doc::Deeper(vec![Doc::Blank, Doc::words(format!("{word} ")), text(reason)])])
}
