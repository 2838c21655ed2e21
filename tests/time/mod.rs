//! Time: the engine beside a reader who counts day by day, and laws that hold of every record.

mod cases;
mod laws;
mod life;
mod oracle;
mod partial;
mod parties;
mod unknown;
mod worst;
