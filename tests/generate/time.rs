//! The words of sentences about time.

use super::Choices;

impl Choices<'_> {
    fn length(&mut self) {
        self.one_of(&["2 years", "1 month", "30 days", "10 business days", "fit"]);
    }

    pub(super) fn point(&mut self, depth: usize) {
        let ways = if depth == 0 { 5 } else { 10 };
        match self.pick(ways) {
            0 => self.one_of(&["start", "unknown", "2020-06-26", "2018-05"]),
            1 => self.one_of(&["signature", "the 50th signature", "the second signature by each party"]),
            2 => self.one_of(&["signature by each party", "receipt of signature by each party", "signature by a"]),
            3 => self.say("receipt of the 3rd signature by it"),
            4 => self.say("signature by it"),
            5 | 6 => {
                self.one_of(&["the later of {", "the earlier of {"]);
                self.several(",", 3, |it| it.point(depth - 1));
                self.say("}");
            }
            7 => {
                self.one_of(&["the 90th day after", "the first day after"]);
                self.point(depth - 1);
            }
            8 => {
                self.one_of(&["the first day of the next month following", "the first day of the second month following"]);
                self.point(depth - 1);
            }
            _ => {
                self.one_of(&["6 months after", "10 business days after"]);
                self.point(depth - 1);
            }
        }
    }

    pub(super) fn life(&mut self) {
        match self.pick(6) {
            0 => {
                self.one_of(&["start on", "provisional from", "party joins on"]);
                self.point(2);
            }
            1 => self.term(),
            2 => self.exit(),
            3 => {
                self.say("suspended on fit by");
                self.who();
                self.one_of(&["", ", 30 days after receipt"]);
                self.say(", lifted by x2");
                self.reach();
            }
            4 => {
                self.one_of(&["survives activity where fit", "survives fit", "survives fit \"words\" for 5 years"]);
            }
            _ => {
                self.say("silence of");
                self.who();
                self.say("for");
                self.length();
                self.one_of(&["after fit means", "after receipt of fit means"]);
                self.one_of(&["consent", "refusal", "renewal", "the end"]);
                self.say(", unless x2");
            }
        }
        self.say(";");
    }

    fn reach(&mut self) {
        self.one_of(&["", ", for it alone", ", for all"]);
    }

    fn term(&mut self) {
        self.say("term");
        self.one_of(&["2 years", "fit", "calendar years 2023 to 2026", "until 2030-12-31", "unlimited", "unknown because \"so\""]);
        if self.maybe() {
            self.say("from");
            self.point(1);
        }
        self.one_of(&["", ", first day excluded"]);
        self.one_of(&["", ", last day excluded", ", last day included"]);
        match self.pick(3) {
            0 => {}
            1 => self.say(", then unlimited"),
            _ => {
                self.say(", then renewed by");
                self.length();
                self.one_of(&["each time", "once", "3 times"]);
                if self.maybe() {
                    self.one_of(&[", unless fit by", ", if receipt of fit by"]);
                    self.who();
                    self.one_of(&["", "at least 12 months before the end"]);
                }
            }
        }
        self.one_of(&["", ", covers starts", ", covers starts to ends"]);
    }

    fn exit(&mut self) {
        self.say("exit by");
        self.who();
        self.say("on fit");
        self.one_of(&["", ", 6 months after receipt", ", fit after sending"]);
        if self.maybe() {
            self.one_of(&[", given not before", ", effective not before"]);
            self.point(1);
        }
        self.one_of(&["", ", only at the end of a period"]);
        self.one_of(&["", ", or a later date that it names"]);
        self.one_of(&["", ", revocable by x2"]);
        self.reach();
    }

    pub(super) fn timing(&mut self) {
        match self.pick(9) {
            0 => self.one_of(&["once", "throughout", "2 times each"]),
            1 => {
                self.one_of(&["by", "not before", "until"]);
                self.point(1);
            }
            2 => {
                self.say("within");
                self.length();
                self.say("of");
                self.point(1);
            }
            3 => self.say("within 30 days of each fit by a"),
            4 => {
                self.say("every");
                self.length();
                self.say("from");
                self.point(1);
            }
            5 => self.one_of(&["window 30 days before to 1 month after", "window fit before to fit after"]),
            6 => self.one_of(&["counted from the last performance", "an early one moves nothing"]),
            _ => {
                self.one_of(&["otherwise also account", "otherwise instead account \"words\""]);
                self.say("within");
                self.length();
            }
        }
    }

    pub(super) fn on(&mut self) {
        self.say("on");
        self.one_of(&["2020-06-26", "2018-05", "2021"]);
        self.say(":");
        self.one_of(&["", "excused", "discharged", "failed"]);
        if self.maybe() {
            self.act_on_an_amendment()
        } else {
            self.say("signature")
        }
        self.one_of(&["", "by a", "by a and b"]);
        self.one_of(&["", ", received 2020-07-01"]);
        self.one_of(&["", ", effective 2021-01-01"]);
        self.one_of(&["", ", number 50"]);
        self.one_of(&["", ", recorded 2020-07-02"]);
        self.one_of(&["", ", fingerprint \"3f2a\""]);
        self.one_of(&["", ", in writing", ", in the form of \"notes\""]);
        self.one_of(&["", ", reference \"x\""]);
        self.say(";");
    }

    pub(super) fn expected_day(&mut self) {
        self.say("expect");
        match self.pick(7) {
            4 => {
                self.expected_of_an_amendment();
                return self.say(";");
            }
            0 => self.one_of(&["in force", "provisional", "suspended", "ended", "not started", "undetermined"]),
            1 => self.one_of(&["a bound", "a not bound", "b withdrawn", "b suspended"]),
            2 => self.one_of(&["meet is due", "meet by a is not yet due", "meet is fulfilled late", "meet is overdue"]),
            3 => self.one_of(&["meet falls due", "notice deadline 2021-01-01", "earliest exit 2021-01-01"]),
            _ => {
                self.one_of(&["last day 2022-06-25", "last day unlimited", "last day unknown", "start unknown", "start 2020-06-26"]);
                return self.say(";");
            }
        }
        self.say("on 2021-06-26");
        self.one_of(&["", "known 2021-01-01"]);
        self.say(";");
    }
}
