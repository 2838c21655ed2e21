//! What people call each rule of the grammar.

mod change;
#[cfg(test)]
mod unnamed;

use super::grammar::Rule;

/// What people call a rule, as in "expected a name or a number"; none for what they never see by itself.
///
/// A test below sees to it that no rule is added without a thought for its reader.
pub(super) fn called(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::name | Rule::operand | Rule::members => "a name",
        Rule::text | Rule::string => "a text in quotation marks",
        Rule::provision => "a number such as `3.1`",
        Rule::day_or_month | Rule::date => "a date such as `2020-06-26`",
        Rule::digits | Rule::quantity | Rule::multiple => "a number",
        Rule::unit => "`days`, `weeks`, `months` or `years`",
        Rule::currency => "a currency such as `EUR`",
        Rule::condition | Rule::atom => "a condition",
        Rule::who => "a party",
        Rule::act => "the name of an act",
        _ => return called_by_mark(rule),
    })
}

fn called_by_mark(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::stop => "`;`",
        Rule::comma => "`,`",
        Rule::colon => "`:`",
        Rule::open | Rule::list | Rule::set => "`{`",
        Rule::close => "`}`",
        Rule::group => "`(`",
        Rule::close_group => "`)`",
        Rule::connective => "`and` or `or`",
        Rule::not | Rule::negation => "`not`",
        Rule::sign => "`+` or `-`",
        Rule::comparison | Rule::compare => "`<`, `<=`, `>` or `>=`",
        Rule::is | Rule::given => "`is`",
        Rule::given_word => "`given` or `none`",
        Rule::membership => "`in`",
        Rule::inclusion => "`includes`",
        Rule::quantifier => "`any of`, `all of`, `only` or `none of`",
        Rule::judged => "`judged`",
        _ => return called_by_word(rule),
    })
}

fn called_by_word(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::strength_word => "`binding`, `political` or `aspirational`",
        Rule::month_end_word => "`clamp`, `overflow` or `refuse`",
        Rule::openness => "`open` or `closed`",
        Rule::counted => "`excluded` or `included`",
        Rule::verdict => "`permitted`, `refused` or `undetermined`",
        Rule::focus_word => "`in focus` or `off focus`",
        Rule::relation => "`builds on`, `replaces`, `succeeds`, `succeeded by` or `without prejudice to`",
        Rule::force => "`shall`, `will`, `should`, `may` or `may consider`",
        Rule::simple_kind => "`flag`, `text` or `date`",
        Rule::number_kind => "`number`",
        Rule::money_kind => "`money`",
        Rule::set_kind => "`set of`",
        Rule::continued => "`continued`",
        Rule::optional => "`, optional`",
        Rule::to => "`to`",
        Rule::from => "`from`",
        Rule::as_word => "`as`",
        Rule::over => "`over`",
        Rule::only => "`only`",
        Rule::activity_word => "`activity`",
        Rule::else_part => "`else`",
        Rule::by_part | Rule::by_point | Rule::actors | Rule::by_parties => "`by`",
        Rule::because_part => "`because`",
        Rule::for_part => "`for`",
        Rule::where_part => "`where`",
        Rule::when_part => "`when`",
        Rule::only_if_part => "`, only if`",
        Rule::except_part => "`, except where`",
        _ => return called_by_part(rule),
    })
}

fn called_by_part(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::first_day => "`, first day`",
        Rule::last_day => "`, last day`",
        Rule::covers => "`, covers`",
        Rule::one_of => "`one of`",
        Rule::all_of => "`all of`",
        Rule::once => "`once`",
        Rule::throughout => "`throughout`",
        Rule::within => "`within`",
        Rule::every => "`every`",
        Rule::window => "`window`",
        Rule::all_parties => "`all parties`",
        Rule::each_party => "`each party`",
        Rule::jointly => "`and … jointly`",
        Rule::jointly_word => "`jointly`",
        Rule::either => "`or`",
        Rule::reference => "`, reference`",
        Rule::citing => "`citing`",
        Rule::needing => "`needing`",
        Rule::precision => "`, precision from`",
        Rule::split => "`, split`",
        Rule::in_force => "`, in force`",
        Rule::any_party => "`any party`",
        _ => return called_in_time(rule),
    })
}

fn called_in_time(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::point => "a day, such as `2020-06-26`, `endorsement` or `the 30th day after signature`",
        Rule::trigger => "an event",
        Rule::ordinal => "`first`, `second` or `50th`",
        Rule::after => "`after`",
        Rule::on_word => "`on`",
        Rule::unknown_word | Rule::unknown_length => "`unknown`",
        Rule::start_word => "`start`",
        Rule::unlimited => "`unlimited`",
        Rule::calendar_years => "`calendar years`",
        Rule::until_day | Rule::until_point => "`until`",
        Rule::from_point => "`from`",
        Rule::then_part => "`, then`",
        Rule::renewed => "`renewed by`",
        Rule::each_time | Rule::number_of_times => "`each time`, `once` or `2 times`",
        Rule::renewed_if => "`unless` or `if`",
        Rule::at_least => "`at least … before the end`",
        Rule::receipt => "`receipt of`",
        Rule::own => "`it`",
        Rule::notice => "`, 6 months after receipt`",
        Rule::notice_moment => "`receipt` or `sending`",
        Rule::lock_in | Rule::lock_word => "`given not before` or `effective not before`",
        Rule::period_end => "`, only at the end of a period`",
        Rule::later_date => "`, or a later date that it names`",
        Rule::revocable => "`, revocable by`",
        Rule::reach => "`, for it alone` or `, for all`",
        Rule::lifted => "`, lifted by`",
        Rule::for_length => "`for` and a length of time",
        Rule::on_receipt => "`count on receipt`",
        Rule::revocable_by => "`are revocable by`",
        Rule::silence_word => "`consent`, `refusal`, `renewal` or `the end`",
        _ => return called_in_timing(rule),
    })
}

fn called_in_timing(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::weekday => "a day of the week such as `saturday`, or `none`",
        Rule::holidays_known => "`known`",
        Rule::counting_word => "`as_written`, `anniversary` or `regulation_1182_71`",
        Rule::each_word => "`each`",
        Rule::times_each => "`2 times each`",
        Rule::drift => "`counted from the last performance`",
        Rule::early => "`an early one moves nothing`",
        Rule::not_before => "`not before`",
        Rule::otherwise => "`otherwise`",
        Rule::otherwise_word => "`also` or `instead`",
        Rule::deed => "`excused`, `discharged` or `failed`",
        Rule::received => "`, received`",
        Rule::effective => "`, effective`",
        Rule::counted_as => "`, number`",
        Rule::recorded => "`, recorded`",
        Rule::standing_word => "`in force`, `provisional`, `suspended`, `ended`, `not started` or `undetermined`",
        Rule::state_word => "`due`, `overdue`, `fulfilled` or another state of a duty",
        Rule::bond_word => "`bound`, `not bound`, `provisional`, `suspended` or `withdrawn`",
        Rule::on_day => "`on` and a date",
        Rule::known_day => "`known` and a date",
        Rule::expect_last_day => "`last day`",
        Rule::expect_notice => "`notice deadline`",
        Rule::expect_exit => "`earliest exit`",
        _ => return change::called_in_change(rule),
    })
}

#[cfg(test)]
mod tests {
    use super::unnamed::UNNAMED;
    use super::*;

    #[test]
    fn every_rule_has_words_for_people_or_is_never_met_by_them() {
        for rule in Rule::all_rules() {
            assert_ne!(called(*rule).is_some(), UNNAMED.contains(rule), "{rule:?}");
        }
    }
}
