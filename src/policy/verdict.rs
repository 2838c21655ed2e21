//! Verdicts that know their policy, so that printing one tells it in words.

use crate::evaluate;
use crate::model::Model;
use crate::report::{Told, capital, tell};
use crate::value::Truth;
use std::fmt;

/// The answer to "is this activity permitted?". What it holds prints every reason in words.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// It is, and these clauses ground it.
    Permitted(Grounds),
    /// It is not, and each of these clauses stands against it.
    Refused(Reasons),
    /// It cannot be said before these facts and judgements are known.
    Undetermined(Gaps),
}

macro_rules! parts {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            told: Told,
            explained: evaluate::Verdict,
        }

        impl $name {
            /// In words, each reason by itself.
            #[must_use]
            pub fn told(&self) -> &Told {
                &self.told
            }

            /// The numbers of the clauses, in the order of the document.
            #[must_use]
            pub fn citing(&self) -> &[String] {
                &self.told.citing
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_told(&self.told, out)
            }
        }
    )*};
}

parts! {
    /// Why an activity is permitted.
    Grounds
    /// Why an activity is refused.
    Reasons
    /// What is missing before a verdict.
    Gaps
}

/// The verdict of an edition, and what is told of which edition that is.
pub(super) fn of(model: &Model, explained: evaluate::Verdict, edition: Option<String>) -> Verdict {
    let told = Told { edition, ..tell(model, &explained) };
    match explained {
        evaluate::Verdict::Permitted(_) => Verdict::Permitted(Grounds { told, explained }),
        evaluate::Verdict::Refused(_) => Verdict::Refused(Reasons { told, explained }),
        evaluate::Verdict::Undetermined(_) => Verdict::Undetermined(Gaps { told, explained }),
    }
}

impl Verdict {
    /// Permitted is true, refused is false, undetermined is unknown.
    #[must_use]
    pub fn truth(&self) -> Truth {
        self.explained().truth()
    }

    /// Whether it is permitted, and nothing less.
    #[must_use]
    pub fn is_permitted(&self) -> bool {
        matches!(self, Self::Permitted(_))
    }

    /// In words, each reason by itself.
    #[must_use]
    pub fn told(&self) -> &Told {
        match self {
            Self::Permitted(Grounds { told, .. }) | Self::Refused(Reasons { told, .. }) | Self::Undetermined(Gaps { told, .. }) => told,
        }
    }

    /// By which edition it was judged, in words; none where the policy has had one only.
    #[must_use]
    pub fn edition(&self) -> Option<&str> {
        self.told().edition.as_deref()
    }

    /// The verdict as data: provisions, rules and facts by their ids in the model.
    #[must_use]
    pub fn explained(&self) -> &evaluate::Verdict {
        match self {
            Self::Permitted(Grounds { explained, .. })
            | Self::Refused(Reasons { explained, .. })
            | Self::Undetermined(Gaps { explained, .. }) => explained,
        }
    }
}

fn write_told(told: &Told, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    if let Some(edition) = &told.edition {
        writeln!(out, "{}.", capital(edition))?;
    }
    for reason in &told.reasons {
        match &reason.clause {
            Some(number) => writeln!(out, "{number}: {}.", reason.says)?,
            None => writeln!(out, "{}.", capital(&reason.says))?,
        }
    }
    for need in &told.needs {
        writeln!(out, "{}. It is given by {}.", capital(&need.says), need.giver)?;
    }
    Ok(())
}
