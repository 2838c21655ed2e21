//! Rules and duties.

use super::conditions::condition;
use super::layout::{Doc, listed};
use super::time::timing;
use super::values::{text, title, who};
use crate::syntax::tree::{Act, Condition, Duty, Force, Rule};

/// `permit activity where …, only if …, except where …`
pub(super) fn permit(rule: &Rule) -> Doc {
    let parts = [part(",", "only if ", rule.only_if.as_deref()), part(",", "except where ", rule.except.as_deref())];
    sentence(about_activities("permit activity", rule.applies.as_deref()), parts)
}

/// `forbid activity where …, except where …`
pub(super) fn forbid(rule: &Rule) -> Doc {
    sentence(about_activities("forbid activity", rule.applies.as_deref()), [part(",", "except where ", rule.except.as_deref())])
}

/// `require … when …, except where …`
pub(super) fn require(rule: &Rule) -> Doc {
    let demand = rule.requirement.as_deref().map_or(Doc::Row(Vec::new()), |demand| Doc::Deeper(vec![condition(demand)]));
    let parts = [part("", "when ", rule.applies.as_deref()), part(",", "except where ", rule.except.as_deref())];
    sentence(Doc::Row(vec![Doc::words("require "), demand]), parts)
}

/// `focus activity where …`
pub(super) fn focus(applies: Option<&Condition>) -> Doc {
    about_activities("focus activity", applies)
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

fn sentence<const N: usize>(start: Doc, parts: [Option<Doc>; N]) -> Doc {
    let mut row = vec![start];
    row.extend(parts.into_iter().flatten());
    Doc::Group(row)
}

/// What comes before the blank, and the blank; then the words and the condition, deeper than the sentence's first line.
pub(super) fn part(before: &str, words: &str, wanted: Option<&Condition>) -> Option<Doc> {
    wanted.map(|wanted| Doc::Row(vec![Doc::words(before), Doc::Deeper(vec![Doc::Blank, Doc::words(words), condition(wanted)])]))
}

fn about_activities(words: &str, applies: Option<&Condition>) -> Doc {
    match applies {
        None => Doc::words(words),
        Some(applies) => Doc::Group(vec![Doc::words(words), Doc::Deeper(vec![Doc::Blank, Doc::words("where "), condition(applies)])]),
    }
}

pub(super) fn force(force: Force) -> &'static str {
    match force {
        Force::Shall => "shall",
        Force::Will => "will",
        Force::Should => "should",
        Force::May => "may",
        Force::MayConsider => "may consider",
    }
}

pub(super) fn act(act: &Act) -> Doc {
    Doc::Row(vec![Doc::words(&act.name.text), title(act.title.as_ref())])
}

fn acts(words: &str, several: &[Act]) -> Doc {
    let mut inner = vec![Doc::Blank];
    inner.extend(listed(several.iter().map(act), ","));
    Doc::Group(vec![Doc::words(words), Doc::Deeper(inner), Doc::Blank, Doc::words("}")])
}

/// `untranslatable "…" because "…"`, `check … else "…"`: a start and a reason, which stands on its own line where both are too long for one.
pub(super) fn with_reason(start: Doc, word: &str, reason: &crate::syntax::tree::Text) -> Doc {
    Doc::Group(vec![start, Doc::Deeper(vec![Doc::Blank, Doc::words(format!("{word} ")), text(reason)])])
}
