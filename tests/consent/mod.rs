//! Whether amendments are valid, from when and for whom: worked out by hand, and beside a reader who counts day by day.

mod cases;
mod editions;
mod itself;
mod oracle;
mod reader;
mod ways;
