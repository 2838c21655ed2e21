//! What a YAML word without quotation marks is, by the core schema of YAML 1.2; words on which its versions disagree stay doubtful.

use super::located::Shape;

/// What a plain word is.
#[must_use]
pub fn plain(word: &str) -> Shape {
    match word {
        "" | "~" | "null" | "Null" | "NULL" => Shape::Null,
        "true" | "True" | "TRUE" => Shape::Flag(true),
        "false" | "False" | "FALSE" => Shape::Flag(false),
        word if doubtful(word) => Shape::Doubtful(word.to_string()),
        word if number(word) => Shape::Number(word.to_string()),
        word => Shape::Text(word.to_string()),
    }
}

/// The words that YAML 1.1 takes for true or false and YAML 1.2 for words.
fn doubtful(word: &str) -> bool {
    ["y", "n", "yes", "no", "on", "off"].iter().any(|listed| word.eq_ignore_ascii_case(listed))
}

/// Digits with at most one sign, point and exponent, or a number of another base.
fn number(word: &str) -> bool {
    let digits = word.strip_prefix(['-', '+']).unwrap_or(word);
    if let Some(based) = digits.strip_prefix("0x").or(digits.strip_prefix("0o")) {
        return !based.is_empty() && based.bytes().all(|byte| byte.is_ascii_hexdigit());
    }
    let (mantissa, exponent) = digits.split_once(['e', 'E']).map_or((digits, None), |(mantissa, exponent)| (mantissa, Some(exponent)));
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let exponent = exponent.is_none_or(|exponent| {
        let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        !exponent.is_empty() && plain(exponent)
    });
    plain(whole) && plain(part) && exponent && !(whole.is_empty() && part.is_empty())
}
