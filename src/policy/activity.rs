//! Activities from values of the embedder's own, and the adapter that fits a table.

use super::Policy;
use crate::data::ActivityErrors;
#[cfg(feature = "csv")]
use crate::model::Adapter;
use crate::program::Activity;
use serde::Serialize;

impl Policy {
    /// An activity from a value of the embedder's own: a struct or a map whose fields have the names of the policy's.
    ///
    /// ```
    /// # let text = r#"programme p "P" { parties { a "A"; } activity { kind Kind; people number 0 to 9, optional; }
    /// #   clause 1.1 "Kinds" { taxonomy Kind { course; visit; } permit activity where kind is course; } }"#;
    /// #[derive(serde::Serialize)]
    /// struct Proposal {
    ///     kind: &'static str,
    ///     people: Option<u8>,
    /// }
    ///
    /// let policy = comity::policy::Policy::parse("p.comity", text)?;
    /// let activity = policy.activity(&Proposal { kind: "course", people: Some(3) })?;
    /// assert!(policy.check(&activity, &policy.record()).is_permitted());
    ///
    /// let wrong = policy.activity(&Proposal { kind: "corse", people: Some(10) }).unwrap_err();
    /// assert_eq!(wrong.iter().map(|wrong| wrong.field.as_str()).collect::<Vec<_>>(), ["kind", "people"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Every field that is wrong or missing, and why; every check between fields that fails.
    pub fn activity<T: Serialize + ?Sized>(&self, value: &T) -> Result<Activity, ActivityErrors> {
        self.0.intake.activity(&self.0.model, &self.0.program, value)
    }

    /// Writes what a value states over an earlier activity of this policy, in the room that it has: checks in a row then allocate
    /// little or nothing. After an error the activity states nothing.
    ///
    /// # Errors
    /// As for [`activity`](Self::activity).
    pub fn fill<T: Serialize + ?Sized>(&self, activity: &mut Activity, value: &T) -> Result<(), ActivityErrors> {
        self.0.intake.fill(&self.0.model, &self.0.program, activity, value)
    }

    /// The one adapter that speaks of precisely the columns of this table, so that it can be read as it stands; none when no
    /// adapter does, or several do. Looks at the table's first line only.
    #[cfg(feature = "csv")]
    #[must_use]
    pub fn fitting_adapter(&self, table: &str) -> Option<&Adapter> {
        let heading = table.split_inclusive('\n').next().unwrap_or("");
        let first = crate::data::from_csv::from_csv(crate::data::located::Part::whole(crate::source::SourceId::default(), heading));
        let header: Vec<String> = first.header.into_iter().map(|cell| cell.text).collect();
        crate::data::fitting(self.model(), &header)
    }
}
