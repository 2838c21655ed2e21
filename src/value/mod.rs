//! The values that policies and activities speak of: three-valued truth, partial dates, periods, money, the numbers of provisions.

mod currency;
mod date;
mod fingerprint;
pub mod numbering;
mod period;
mod truth;

pub use currency::{Currency, Money};
pub use date::{PartialDate, Precision};
pub use fingerprint::{FEWEST_DIGITS, MOST_DIGITS, fingerprint_digits};
pub use period::{Period, Unit};
pub use truth::Truth;
