//! What people call what stands in amendments, in ways of amending, and in principles.

use crate::syntax::grammar::Rule;

/// What people call a rule of `change.pest`.
pub(super) fn called_in_change(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::block_word => "`activity`, `parties`, `calendar` or `programme`",
        Rule::in_word | Rule::in_place => "`in`",
        Rule::under => "`under`",
        Rule::beside | Rule::beside_word => "`before` or `after`",
        Rule::by_text | Rule::by_name | Rule::by_names => "`by`",
        Rule::counts_as => "`counts as`",
        Rule::under_way => "`running activities` or `open duties`",
        Rule::under_text => "`stay under the old text` or `come under the new text`",
        Rule::keep_all => "`keep all principles`",
        Rule::keep_some => "`keep principles`",
        Rule::nothing_new | Rule::change_word => "`permit nothing new` or `refuse nothing new`",
        Rule::new_nothing => "`nothing new`",
        Rule::clause_head => "`clause`",
        Rule::section_head => "`section`",
        Rule::add_no_duty => "`add no duty for`",
        Rule::added_by => "`, added by`",
        Rule::about | Rule::about_word => "`to` and an amendment",
        Rule::fingerprint_part => "`, fingerprint`",
        Rule::effect_standing => "`in force`, `pending`, `lapsed` or `undetermined`",
        Rule::lacking => "`needing`",
        _ => return called_in_ways(rule),
    })
}

fn called_in_ways(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::following => "`, following`",
        Rule::form_part => "`, in writing`",
        Rule::act_form | Rule::in_writing => "`in writing` or `in the form of`",
        Rule::in_the_form => "`in the form of`",
        Rule::member => "a party",
        Rule::weight => "`weight`",
        Rule::frozen => "`, frozen on`",
        Rule::everything => "`everything`",
        Rule::additions => "`additions to`",
        Rule::itself => "`, itself included`",
        Rule::before => "`before`",
        Rule::effect_for => "`, for those that consent`",
        Rule::effect_word => "`all`, `those that consent` or `all but those that object`",
        Rule::consent | Rule::consent_of => "`consent of`",
        Rule::votes => "`votes of`",
        Rule::decision => "`decision of`",
        Rule::no_objection => "`no objection by`",
        Rule::share | Rule::figure => "a share such as `3/4` or `more than 1/2`",
        Rule::more_than => "`more than`",
        Rule::within_length => "`within`",
        Rule::of_act => "`of` and an act such as `communication`",
        Rule::voters => "`of the parties`",
        Rule::the_parties => "`the parties`",
        Rule::present_and_voting => "`present and voting`",
        _ => return called_in_principles(rule),
    })
}

fn called_in_principles(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::from_provisions => "`from`",
        Rule::under_readings => "`under all readings`",
        Rule::is_bound => "`is at most` or `is at least`",
        Rule::from_one => "`from one`",
        Rule::to_the_next => "`to the next`",
        Rule::is_at_least => "`is at least`",
        Rule::new_anything => "`anything new`",
        Rule::no_exit => "`exit`",
        Rule::of_the_start => "`of the start`",
        Rule::spares => "`reaches`",
        Rule::anything_new | Rule::changes_word => "`permits anything new` or `refuses anything new`",
        Rule::adds_duty => "`adds a duty for`",
        Rule::bearers => "a party",
        Rule::alone => "`alone`",
        Rule::together => "`and`",
        Rule::falls_due => "`falls due at least`",
        Rule::within_the_term => "`within the term`",
        Rule::is_owed_by => "`is owed by`",
        Rule::needs_consent => "`needs consent of`",
        Rule::follows => "`follows`",
        Rule::is_in_writing => "`is in writing`",
        _ => return None,
    })
}
