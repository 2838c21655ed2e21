//! The words of amendments, of the ways in which a programme may be amended, and of principles.

use super::Choices;

impl Choices<'_> {
    pub(super) fn amendment(&mut self) {
        self.say("amendment add_space");
        self.title();
        self.one_of(&["to p", "to p edition 2020", "to p edition \"2020,fit\"", "to x2 edition XII.2(a)"]);
        self.block(6, |it| it.change(2));
    }

    fn change(&mut self, depth: usize) {
        match self.pick(if depth == 0 { 8 } else { 11 }) {
            0 => self.one_of(&["fingerprint \"3f2a91bc77e012d4\" ;", "edition 2021 ;", "edition \"a\\\"b\\\"\" ;", "purpose \"so\" ;"]),
            1 => {
                self.say("repeal");
                self.several(",", 3, Self::number);
                self.say(";");
            }
            2 => {
                self.say("renumber");
                self.number();
                self.say("as");
                self.number();
                self.say(";");
            }
            3 => {
                self.say("remove");
                self.several(",", 3, Self::name);
                self.one_of(&["from Area ;", "from activity ;", "from parties ;", "from programme ;"]);
            }
            4 => {
                self.say("move fit in Area");
                self.spot();
                self.say(";");
            }
            5 => self.replace(),
            6 => self.missing_or_transition(),
            7 => self.claim(),
            8 => self.insert(depth),
            9 => {
                self.say("rewrite");
                self.clause();
            }
            _ => {
                self.say("rewrite");
                self.section();
            }
        }
    }

    fn spot(&mut self) {
        self.one_of(&["", "under area", "under a_rather_long_name_of_a_field_or_an_entry"]);
        self.one_of(&["", "before ends", "after x2"]);
    }

    fn replace(&mut self) {
        self.one_of(&["replace", "replace each"]);
        self.text();
        self.say("by");
        self.text();
        if self.maybe() {
            self.say("in");
            if self.maybe() { self.number() } else { self.one_of(&["activity", "parties", "calendar", "programme"]) }
        }
        self.say(";");
    }

    fn missing_or_transition(&mut self) {
        if self.maybe() {
            self.one_of(&["running activities", "open duties"]);
            return self.one_of(&["stay under the old text ;", "come under the new text ;"]);
        }
        self.say("missing");
        self.name();
        self.say("counts as");
        if self.maybe() {
            self.list()
        } else {
            self.one_of(&["none", "unknown", "no", "2020-01-01", "5.00 EUR", "{ }", "\"x\""])
        }
        self.say("because");
        self.text();
        self.say(";");
    }

    fn claim(&mut self) {
        self.say("claims to");
        match self.pick(4) {
            0 => self.one_of(&["keep all principles", "keep principle fit", "keep principles area , x2", "keep principles area"]),
            1 => {
                self.say("add no duty for");
                self.bearers();
            }
            _ => {
                self.one_of(&["permit nothing new", "refuse nothing new"]);
                self.part(", except where");
            }
        }
        self.say(";");
    }

    fn insert(&mut self, depth: usize) {
        self.say("insert");
        match self.pick(7) {
            0 => self.block(3, |it| it.change(depth - 1)),
            1 => {
                self.one_of(&["in", "before", "after"]);
                self.number();
                self.block(3, |it| match it.pick(3) {
                    0 => it.clause(),
                    1 => it.section(),
                    _ => it.in_a_clause(),
                });
            }
            2 => {
                self.say("in activity");
                self.block(3, Self::of_the_schema);
            }
            3 => {
                self.say("in parties");
                self.block(3, Self::party);
            }
            4 => self.one_of(&["in calendar { month_end refuse ; holidays 2020-12-25 , 2021-01-01 ; }", "in calendar { }"]),
            5 => {
                self.say("in programme");
                self.block(3, Self::in_a_programme);
            }
            _ => {
                self.say("in Area");
                self.spot();
                self.block(3, |it| it.entry(2));
            }
        }
    }

    /// What an edition remembers of the amendments that made it.
    pub(super) fn memory(&mut self) {
        if self.maybe() {
            self.say("amended by");
            self.several(",", 3, Self::name);
        } else {
            self.say("repealed");
            self.several(",", 3, Self::number);
            self.say("by");
            self.name();
        }
        self.say(";");
    }

    pub(super) fn voters(&mut self) {
        if self.maybe() {
            self.say("body");
            self.name();
            self.title();
            self.say("of");
            self.who();
        } else {
            self.say("electorate");
            self.name();
            self.title();
            self.say("of");
            if self.maybe() {
                self.say("all parties");
            } else {
                self.several(",", 9, |it| {
                    it.one_of(&["a", "b", "frozen", "a_long_name_of_a_party"]);
                    it.one_of(&["", "weight 2", "weight 35"]);
                });
            }
            self.one_of(&["", ", frozen on proposal"]);
        }
        self.say(";");
    }

    pub(super) fn ways_of_amending(&mut self) {
        match self.pick(4) {
            0 => {
                self.say("entrenched");
                self.several(",", 9, Self::number);
                self.say(";");
            }
            1 => {
                self.say("amend needs consent of");
                self.who();
                self.one_of(&["", ", following fit"]);
                self.one_of(&["", ", in writing", ", in the form of \"notes\" \"letters\""]);
                self.one_of(&["", ", itself included"]);
                self.say(";");
            }
            _ => {
                self.say("amending");
                self.title();
                self.block(6, Self::way);
            }
        }
    }

    fn way(&mut self) {
        match self.pick(6) {
            0 => {
                self.one_of(&["reaches", "reaches additions to"]);
                if self.maybe() {
                    self.several(",", 6, |it| if it.maybe() { it.number() } else { it.name() });
                } else {
                    self.say("everything");
                }
                self.one_of(&["", ", itself included"]);
            }
            1 => {
                self.say("proposed by");
                self.who();
            }
            2 => self.one_of(&[
                "following fit",
                "in writing",
                "in the form of \"notes\"",
                "communicated 6 months before adoption",
                "communicated fit before adoption",
            ]),
            3 => {
                self.say("effective on");
                self.point(2);
                self.one_of(&["", ", for all", ", for those that consent", ", for all but those that object"]);
            }
            _ => {
                self.one_of(&["adopted by", "needs"]);
                self.approval();
            }
        }
        self.say(";");
    }

    fn approval(&mut self) {
        match self.pick(5) {
            0 => {
                self.say("consent of");
                self.who();
            }
            1 => {
                self.say("consent of");
                self.share();
            }
            2 => {
                self.say("votes of");
                self.share();
                self.one_of(&["", "present and voting"]);
            }
            3 => self.say("decision of fit"),
            _ => {
                self.say("no objection by");
                if self.maybe() {
                    self.say("any party")
                } else {
                    self.share()
                }
                self.one_of(&["within 6 months of communication", "within fit of communication"]);
            }
        }
    }

    fn share(&mut self) {
        self.one_of(&["all", "any", "35", "3/4", "more than 1/2", "more than 10"]);
        self.one_of(&["of the parties", "of parties", "of fit"]);
    }

    pub(super) fn principle(&mut self) {
        self.say("principle");
        self.name();
        self.title();
        self.one_of(&["", "for p"]);
        if self.maybe() {
            self.say("from");
            self.several(",", 9, Self::number);
        }
        self.one_of(&["", "under all readings", "under all readings of fit", "under all readings of fit , x2"]);
        self.block(5, Self::tenet);
    }

    fn bearers(&mut self) {
        match self.pick(4) {
            0 => self.one_of(&["a alone", "jointly alone", "a and b", "a and b and x2"]),
            _ => self.who(),
        }
    }

    fn tenet(&mut self) {
        match self.pick(7) {
            6 => {
                self.say("no amendment adds a duty for");
                self.bearers();
            }
            0 => {
                self.say("for every activity :");
                self.condition(2);
                self.part("when");
            }
            1 => {
                self.one_of(&["no amendment permits anything new", "no amendment refuses anything new"]);
                self.part(", except where");
            }
            2 => {
                self.say("no amendment reaches");
                self.several(",", 4, Self::number);
            }
            3 => {
                self.one_of(&["every amendment needs consent of", "duty fit is owed by"]);
                self.who();
            }
            4 => self.one_of(&[
                "the term is at most 5 years",
                "the term is at least fit",
                "at most 14 months from one fit to the next",
                "notice of fit is at least 6 months",
                "no exit within 3 years of the start",
                "no exit within fit of the start",
            ]),
            _ => self.one_of(&[
                "duty fit falls due at least once within the term",
                "duty fit falls due at least 1 times within the term",
                "duty fit falls due at least 2 times within the term",
                "duty fit is at most may consider",
                "duty fit is at least shall",
                "every amendment follows fit",
                "every amendment is in writing",
                "recital \"so\"",
            ]),
        }
        self.say(";");
    }

    /// What was done about an amendment.
    pub(super) fn act_on_an_amendment(&mut self) {
        self.one_of(&[
            "consent to add_space",
            "objection of add_space",
            "vote for add_space",
            "vote against add_space",
            "vote_for on add_space",
            "decision on add_space",
            "notification of add_space",
        ]);
    }

    pub(super) fn expected_of_an_amendment(&mut self) {
        match self.pick(3) {
            0 => self.one_of(&["edition 2021", "edition \"2021,fit\""]),
            1 => {
                self.one_of(&["amendment fit needing consent by a", "amendment fit needing adoption"]);
                self.say("on 2021-06-26");
                self.one_of(&["", "known 2021-01-01"]);
                return;
            }
            _ => self.one_of(&["amendment fit in force", "amendment fit pending", "amendment fit lapsed", "amendment fit undetermined"]),
        }
        self.say("on 2021-06-26");
        self.one_of(&["", "known 2021-01-01"]);
        self.one_of(&["", "for a"]);
    }
}
