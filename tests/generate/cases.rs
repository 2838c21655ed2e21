//! The words of records, scenarios and adapters.

use super::Choices;

impl Choices<'_> {
    pub(super) fn record(&mut self) {
        self.say("record for p");
        self.block(3, Self::on);
    }

    pub(super) fn scenario(&mut self) {
        self.say("scenario");
        self.text();
        self.one_of(&["for p", "for p edition 2021", "for p edition \"2021,fit\""]);
        self.block(4, |it| match it.pick(5) {
            4 => it.expected_day(),
            0 => it.on(),
            1 => it.say("reading fit yearly ;"),
            2 => {
                it.say("propose");
                it.block(5, Self::fact);
            }
            _ => it.one_of(&[
                "expect permitted ;",
                "expect refused citing only 3.1 , 3.2 ;",
                "expect undetermined citing 1 needing area , fit ;",
                "expect in focus ;",
                "expect off focus ;",
            ]),
        });
    }

    fn fact(&mut self) {
        match self.pick(3) {
            0 => self.one_of(&["judged fit", "judged not fit by a", "judged fit by a and b jointly", "set_of { }"]),
            1 => {
                self.name();
                self.list();
            }
            _ => {
                self.name();
                self.one_of(&["yes", "unknown", "none", "2020-01-01", "2021", "\"x\"", "5.00 EUR"]);
            }
        }
        self.say(";");
    }

    pub(super) fn adapter(&mut self) {
        self.say("adapter table");
        self.title();
        self.say("for p");
        self.block(4, |it| match it.pick(4) {
            0 => it.say("ignore \"id\" , \"b\" ;"),
            1 => it.say("set area { a , b } because \"so\" ;"),
            2 => it.say("assume judged not fit because \"so\" ;"),
            _ => {
                it.say("column \"c\" as area");
                it.one_of(&["", ", precision from \"d\"", ", split \";\"", ", precision from \"d\" , split \";\""]);
                if it.maybe() { it.block(3, |it| it.say("\"x\" as area ;")) } else { it.say(";") }
            }
        });
    }
}
