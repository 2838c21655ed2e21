//! The words of every kind of sentence.

use super::Choices;

const NAMES: &[&str] = &["area", "form", "starts", "ends", "officials", "a_rather_long_name_of_a_field_or_an_entry", "fit", "x2"];
const TEXTS: &[&str] = &["\"a text\"", "\"\"", "\"with \\\"quotes\\\" and \\\\\"", "\"# no comment; no { end }\"", "\"one\" \"two parts\""];
const NUMBERS: &[&str] = &["3.1", "1", "XII.2(a)", "2.2(1)", "IV", "3.1.10"];
const DATES: &[&str] = &["2020-06-26", "2018-05", "2024-02-29"];
const QUANTITIES: &[&str] = &["5", "2 years", "1 month", "30 days", "10 business days", "5000.00 EUR", "-3", "1 days"];

impl Choices<'_> {
    pub(super) fn name(&mut self) {
        self.one_of(NAMES);
    }

    pub(super) fn text(&mut self) {
        // A string holds blanks, and stays in one piece.
        let text = TEXTS[self.pick(TEXTS.len())];
        self.words.push(text.to_owned());
    }

    pub(super) fn title(&mut self) {
        if self.maybe() {
            self.text();
        }
    }

    pub(super) fn number(&mut self) {
        self.one_of(NUMBERS);
    }

    fn date(&mut self) {
        self.one_of(DATES);
    }

    fn quantity(&mut self) {
        self.one_of(QUANTITIES);
    }

    pub(super) fn file(&mut self) {
        for _ in 0..self.pick(6) {
            match self.pick(6) {
                0 => self.say("use \"areas.comity\" ;"),
                1 => self.record(),
                2 => self.scenario(),
                3 => self.adapter(),
                4 => self.principle(),
                _ => self.amendment(),
            }
        }
        self.programme();
    }

    pub(super) fn block(&mut self, most: usize, mut one: impl FnMut(&mut Self)) {
        self.say("{");
        for _ in 0..self.pick(most) {
            one(self);
        }
        self.say("}");
    }

    fn programme(&mut self) {
        self.say("programme p");
        self.title();
        self.block(8, Self::in_a_programme);
    }

    pub(super) fn in_a_programme(&mut self) {
        match self.pick(10) {
            0 => self.section(),
            1 => self.one_of(&["edition 2020 ;", "edition \"2020,as_amended\" ;"]),
            2 => self.one_of(&["strength political ;", "strength binding ;"]),
            3 => self.parties(),
            4 => self.one_of(&[
                "calendar { month_end clamp ; horizon 2014-01-01 to 2034-12-31 ; }",
                "calendar { weekend friday , saturday ; holidays known 2020 to 2021 ; holidays 2020-12-25 , 2021-01-01 ; counting anniversary ; }",
            ]),
            5 => self.lineage(),
            6 => self.schema(),
            7 => self.clause(),
            8 => self.memory(),
            _ => self.shared(),
        }
    }

    fn parties(&mut self) {
        self.say("parties");
        self.block(3, Self::party);
    }

    pub(super) fn party(&mut self) {
        self.name();
        self.text();
        self.say(";");
    }

    fn lineage(&mut self) {
        self.one_of(&["builds on", "replaces", "succeeds", "succeeded by", "without prejudice to", "event"]);
        let event = self.words.last().is_some_and(|word| word == "event");
        self.name();
        self.title();
        if event {
            self.one_of(&["", "by each party", "by a or b"]);
        } else {
            self.one_of(&["", ", 2014", ", in force 2014-05-06 to unknown", ", 2014-05 , in force unknown to unlimited"]);
        }
        self.say(";");
    }

    fn schema(&mut self) {
        self.say("activity");
        self.block(5, Self::of_the_schema);
    }

    pub(super) fn of_the_schema(&mut self) {
        if self.pick(4) == 3 {
            self.say("check");
            self.condition(2);
            self.say("else");
            self.text();
        } else {
            self.name();
            self.one_of(&["text", "flag", "date", "Area", "set of Area", "number 0 to 500", "money EUR", "money EUR 0 to 5.00"]);
            self.title();
            self.one_of(&["", ", optional"]);
        }
        self.say(";");
    }

    pub(super) fn section(&mut self) {
        self.say("section");
        self.number();
        self.title();
        self.block(4, |it| match it.pick(5) {
            0 => it.memory(),
            1 | 2 => it.shared(),
            _ => it.clause(),
        });
    }

    pub(super) fn clause(&mut self) {
        self.say("clause");
        self.number();
        self.title();
        self.block(6, Self::in_a_clause);
    }

    pub(super) fn in_a_clause(&mut self) {
        match self.pick(7) {
            4 => self.life(),
            0 => self.rule(),
            1 => self.shared(),
            2 => self.words_of_the_document(),
            5 => self.ways_of_amending(),
            6 => self.memory(),
            _ => self.duty(),
        }
    }

    fn shared(&mut self) {
        match self.pick(5) {
            4 => self.voters(),
            0 => {
                self.say("define");
                self.name();
                self.title();
                self.say("as");
                self.condition(3);
                self.say(";");
            }
            1 => {
                self.say("taxonomy Area");
                self.title();
                self.one_of(&["", "open", "closed"]);
                self.block(4, |it| it.entry(2));
            }
            2 => {
                self.say("judgement");
                self.name();
                self.text();
                self.say("by");
                self.who();
                self.say(";");
            }
            _ => self.open_term(),
        }
    }

    pub(super) fn entry(&mut self, depth: usize) {
        self.one_of(&["", "3.1.1"]);
        self.name();
        self.title();
        self.one_of(&["", ", added by fit"]);
        if depth > 0 && self.maybe() { self.block(3, |it| it.entry(depth - 1)) } else { self.say(";") }
    }

    fn open_term(&mut self) {
        self.say("open_term");
        self.name();
        self.title();
        self.block(3, |it| {
            it.one_of(&["adopt", "reading"]);
            let reading = it.words.last().is_some_and(|word| word == "reading");
            it.name();
            if reading && it.maybe() {
                it.say("where");
                it.condition(2);
            } else if reading {
                it.title();
                it.quantity();
            }
            it.say(";");
        });
    }

    fn words_of_the_document(&mut self) {
        match self.pick(5) {
            0 => {
                self.say("quote");
                self.several(",", 5, Self::text);
            }
            1 => {
                self.one_of(&["recital", "purpose", "gap"]);
                self.text();
            }
            2 => {
                self.say("untranslatable");
                self.text();
                self.say("because");
                self.text();
            }
            3 => {
                self.one_of(&["except", "prevails over"]);
                self.several(",", 4, Self::number);
            }
            _ => self.one_of(&[
                "term 2 years from start , covers starts",
                "term 1 month from start , first day excluded , last day included , covers starts to ends",
                "amend needs consent of all parties , following fit",
                "amend needs consent of a or b",
            ]),
        }
        self.say(";");
    }

    fn rule(&mut self) {
        match self.pick(4) {
            0 => {
                self.say("permit activity");
                self.part("where");
                self.part(", only if");
                self.part(", except where");
            }
            1 => {
                self.say("forbid activity");
                self.part("where");
                self.part(", except where");
            }
            2 => {
                self.say("require");
                self.condition(3);
                self.part("when");
                self.part(", except where");
            }
            _ => {
                self.say("focus activity");
                self.part("where");
            }
        }
        self.say(";");
    }

    pub(super) fn part(&mut self, words: &str) {
        if self.maybe() {
            self.say(words);
            self.condition(3);
        }
    }

    pub(super) fn condition(&mut self, depth: usize) {
        let between = if self.maybe() { "and" } else { "or" };
        self.several(between, 4, |it| it.statement(depth));
    }

    fn statement(&mut self, depth: usize) {
        if self.pick(4) == 3 {
            self.say("not");
        }
        if depth > 0 && self.pick(3) == 2 {
            self.say("(");
            self.condition(depth - 1);
            return self.say(")");
        }
        let way = self.pick(7);
        if way == 1 {
            self.say("judged");
        }
        self.name();
        match way {
            0 => {}
            1 => self.one_of(&["", "by a"]),
            2 => {
                self.one_of(&["is", "is not", "<", "<=", ">", ">="]);
                self.operand();
            }
            3 => {
                self.one_of(&["+ 2 years <=", "- 30 days >", "is"]);
                self.operand();
            }
            4 => self.one_of(&[
                "is given",
                "is none",
                "in Area",
                "not in Area",
                "includes only Area",
                "includes any of { area }",
                "includes 5",
            ]),
            5 => {
                self.one_of(&["in", "not in", "includes any of", "includes all of", "includes none of", "includes only"]);
                self.list();
            }
            _ => {
                self.say("includes");
                self.name();
            }
        }
    }

    pub(super) fn list(&mut self) {
        self.say("{");
        self.several(",", 12, |it| match it.pick(4) {
            0 => it.quantity(),
            1 => it.date(),
            2 => it.text(),
            _ => it.name(),
        });
        self.say("}");
    }

    fn operand(&mut self) {
        let sign = if self.maybe() { "+" } else { "-" };
        self.several(sign, 3, |it| match it.pick(5) {
            0 => it.name(),
            1 => it.quantity(),
            2 => it.date(),
            3 => it.text(),
            _ => {
                it.say("2 *");
                it.name();
            }
        });
    }

    pub(super) fn who(&mut self) {
        self.one_of(&[
            "a",
            "a and b jointly",
            "a or b",
            "all parties jointly",
            "each party",
            "any party",
            "a and b and c jointly",
            "a or b or c",
        ]);
    }

    fn duty(&mut self) {
        self.one_of(&["shall", "will", "should", "may", "may consider"]);
        self.who();
        self.say(":");
        if self.maybe() {
            self.one_of(&["one of {", "all of {"]);
            self.several(",", 4, Self::act);
            self.say("}");
        } else {
            self.act();
        }
        if self.maybe() {
            self.several(",", 4, Self::timing);
        }
        self.part("when");
        self.say(";");
    }

    fn act(&mut self) {
        self.one_of(&["meet", "a_long_name_of_an_act_that_is_to_be_done"]);
        self.title();
    }
}
