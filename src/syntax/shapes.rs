//! How each sentence reads, as help for one that could not be read.

use super::forms::Form;

impl Form {
    /// An example of the sentence, whole.
    pub(super) fn shape(self) -> &'static str {
        self.shape_of_programme().or_else(|| self.shape_of_clause()).unwrap_or_else(|| self.shape_of_rest())
    }

    fn shape_of_programme(self) -> Option<&'static str> {
        Some(match self {
            Self::Use => "use \"areas.comity\";",
            Self::Programme => "programme japan_nato \"Title of the document\" { … }",
            Self::Defaults => "defaults vienna_convention;",
            Self::DefaultsBlock => "defaults vienna_convention \"its title\" { … }",
            Self::Edition => "edition 2020;",
            Self::Strength => "strength political;",
            Self::Parties => "parties { japan \"Japan\"; nato \"NATO\"; }",
            Self::Party => "japan \"Japan\";",
            Self::Calendar => "calendar { month_end clamp; horizon 2014-01-01 to 2034-12-31; }",
            Self::MonthEnd => "month_end clamp;",
            Self::Weekend => "weekend saturday, sunday;",
            Self::Holidays => "holidays \"of both parties\" 2024-01-01, 2024-12-25; or holidays known 2024-01-01 to 2026-12-31;",
            Self::Counting => "counting anniversary;",
            Self::Horizon => "horizon 2014-01-01 to 2034-12-31;",
            Self::Lineage => "builds on earlier_programme \"its title\", 2014-05-06;",
            Self::Event => "event endorsement \"endorsement by both parties\";",
            Self::Activity => "activity { title text; starts date; … }",
            Self::Field => "area Area; or starts date \"first day\", optional;",
            Self::Check => "check ends >= starts else \"an activity ends no earlier than it starts\";",
            Self::Section => "section 3 \"Priority areas\" { … }",
            Self::Clause => "clause 3.1 \"Priority areas\" { … }",
            Self::Taxonomy => "taxonomy Area \"areas of cooperation\" open { … }",
            Self::Entry => "3.1.1 cyber_defence \"Cyber defence\";",
            Self::OpenTerm => "open_term regular_intervals \"regular intervals\" { … }",
            Self::Define => "define practical \"practical cooperation\" as form is exercise;",
            Self::Judgement => "judgement appropriate \"participation is appropriate\" by nato;",
            _ => return None,
        })
    }

    fn shape_of_clause(self) -> Option<&'static str> {
        Some(match self {
            Self::Reading => "reading yearly \"once a year\" 12 months;",
            Self::Adopt => "adopt yearly;",
            Self::Quote => "quote \"2 years\", \"mutual consent\";",
            Self::Recital => "recital \"…\";",
            Self::Purpose => "purpose \"…\";",
            Self::Gap => "gap \"the document does not say …\";",
            Self::Untranslatable => "untranslatable \"…\" because \"…\";",
            Self::Permit => "permit activity where …, only if …, except where …;",
            Self::Forbid => "forbid activity where …, except where …;",
            Self::Require => "require … when …, except where …;",
            Self::Focus => "focus activity where area in Area;",
            Self::Except => "except 3.4, 3.5;",
            Self::Prevails => "prevails over 3.2;",
            Self::Term => "term 2 years from endorsement, last day excluded, covers starts to ends;",
            Self::Duty => "should japan and nato jointly: review \"review the programme\" every 12 months from endorsement;",
            Self::Amend => "amend needs consent of all parties, following review;",
            _ => return self.shape_of_life(),
        })
    }

    fn shape_of_life(self) -> Option<&'static str> {
        Some(match self {
            Self::Start => "start on the 30th day after ratification by each party;",
            Self::Provisional => "provisional from signature by each party;",
            Self::Joins => "party joins on the 90th day after deposit by it;",
            Self::Exit => "exit by any party on denunciation, 6 months after receipt, for all;",
            Self::Suspended => "suspended on suspension by any party, 30 days after receipt, lifted by resumption;",
            Self::Survives => "survives payment \"payment of what is owed\"; or survives activity where …;",
            Self::Notices => "notices count on receipt; or notices are revocable by revocation;",
            Self::Silence => "silence of each party for 3 months after proposal means consent, unless objection;",
            _ => return None,
        })
    }

    fn shape_of_rest(self) -> &'static str {
        match self {
            Self::Record => "record for japan_nato { … }",
            Self::On => "on 2020-06-26: endorsement, reference \"…\";",
            Self::Scenario => "scenario \"a cyber seminar\" for japan_nato { … }",
            Self::Choose => "reading regular_intervals half_yearly;",
            Self::Propose => "propose { area cyber_defence; starts 2020-10-05; }",
            Self::Fact => "area cyber_defence; or taking_part { japan, nato };",
            Self::JudgedFact => "judged not appropriate by nato;",
            Self::Expect => "expect permitted citing 3.1, 3.2; or expect in focus;",
            Self::Adapter => "adapter table \"a table of activities\" for japan_nato { … }",
            Self::Column => "column \"date_start\" as starts, precision from \"date_precision\";",
            Self::Mapping => "\"exercise_observer\" as exercise;",
            Self::Ignore => "ignore \"id\", \"reason\";",
            Self::Set => "set nato_assets no because \"the table does not list assets\";",
            Self::Assume => "assume judged appropriate because \"the table lists what took place\";",
            _ => "",
        }
    }
}
