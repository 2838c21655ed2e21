//! How each sentence reads, as help for one that could not be read.

use super::forms::Form;

impl Form {
    /// An example of the sentence, whole.
    pub(super) fn shape(self) -> &'static str {
        self.shape_of_programme()
            .or_else(|| self.shape_of_clause())
            .or_else(|| self.shape_of_change())
            .unwrap_or_else(|| self.shape_of_rest())
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
            Self::Amend => "amend needs consent of all parties, following review, in writing;",
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

    fn shape_of_change(self) -> Option<&'static str> {
        Some(match self {
            Self::Amendment => "amendment add_space \"Outer space is added\" to japan_nato edition 2020 { … }",
            Self::Fingerprint => "fingerprint \"3f2a91bc77e012d4\";",
            Self::Insert => "insert in 3.2 { … } or insert after 3.3 { … } or insert in Area under cyber_defence { … }",
            Self::Rewrite => "rewrite clause 3.2 \"Forms of cooperation\" { … }",
            Self::Repeal => "repeal 3.3, 3.4; or of an entry: remove outer_space from Area;",
            Self::Renumber => "renumber 3.4 as 3.5;",
            Self::Remove => "remove outer_space from Area; or of a clause: repeal 3.3;",
            Self::Move => "move outer_space in Area under priority after human_security;",
            Self::Replace => "replace \"2 years\" by \"3 years\" in 4.1;",
            Self::Missing => "missing budget counts as none because \"it was not asked for before\";",
            Self::Transition => "running activities stay under the old text; or open duties come under the new text;",
            Self::Claim => "claims to keep all principles; or claims to permit nothing new, except where …;",
            Self::AmendedBy => "amended by add_space;",
            Self::RepealedBy => "repealed 3.3 by slim_down;",
            _ => return self.shape_of_way().or_else(|| self.shape_of_principle()),
        })
    }

    fn shape_of_way(self) -> Option<&'static str> {
        Some(match self {
            Self::Electorate => "electorate annex_one \"Annex I\" of north weight 2, south, frozen on proposal;",
            Self::Body => "body joint_committee \"the Joint Committee\" of japan and nato jointly;",
            Self::Entrenched => "entrenched 1.1, 4.2;",
            Self::Amending => "amending \"by the Joint Committee\" { … }",
            Self::Reaches => "reaches everything; or reaches additions to Area, 3.2;",
            Self::Proposed => "proposed by any party;",
            Self::Following => "following review;",
            Self::InWriting => "in writing; or in the form of \"diplomatic notes\";",
            Self::Communicated => "communicated 6 months before adoption;",
            Self::Adopted => "adopted by votes of 3/4 of the parties present and voting;",
            Self::Needs => "needs consent of 3/4 of the parties; or needs no objection by any party within 6 months of communication;",
            Self::Effective => "effective on the 90th day after acceptance, for those that consent;",
            _ => return None,
        })
    }

    fn shape_of_principle(self) -> Option<&'static str> {
        Some(match self {
            Self::Principle => "principle short_term \"The term is short\" for japan_nato from 4.1 { … }",
            Self::ForEvery => "for every activity: … when permitted and …;",
            Self::TermTenet => "the term is at most 5 years;",
            Self::GapTenet => "at most 14 months from one review to the next; or duty review falls due at least 2 times within the term;",
            Self::NoticeTenet => "notice of denunciation is at least 6 months;",
            Self::Never => "no exit within 3 years of the start; or no amendment permits anything new, except where …;",
            Self::DutyTenet => {
                "duty review is at least should; or duty review is owed by each party; or duty review falls due at least 2 times within the term;"
            }
            Self::EveryAmendment => "every amendment needs consent of all parties; or every amendment follows review;",
            _ => return None,
        })
    }

    fn shape_of_rest(self) -> &'static str {
        match self {
            Self::Record => "record for japan_nato { … }",
            Self::On => "on 2020-06-26: endorsement, reference \"…\"; or on 2021-06-01: consent to add_space by japan;",
            Self::Scenario => "scenario \"a cyber seminar\" for japan_nato { … }",
            Self::Choose => "reading regular_intervals half_yearly;",
            Self::Propose => "propose { area cyber_defence; starts 2020-10-05; }",
            Self::Fact => "area cyber_defence; or taking_part { japan, nato };",
            Self::JudgedFact => "judged not appropriate by nato;",
            Self::Expect => "expect permitted citing 3.1, 3.2; or expect in focus; or expect amendment add_space in force on 2021-07-01;",
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
