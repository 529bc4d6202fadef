//! When a card is asked again: FSRS-6 as pure functions, in f64.
//!
//! The names are those of the algorithm's description (open-spaced-repetition, *The algorithm*,
//! FSRS-6): stability is the days after which recall has fallen to 90 %, difficulty runs from 1
//! to 10, retrievability is the probability of recall now. A card's memory is a fold over its
//! reviews; nothing here reads a clock.

pub mod day;
pub mod fit;
pub mod fuzz;
pub mod grade;
pub mod interval;
pub mod memory;
pub mod parameters;
pub mod scheduler;
pub mod timestamp;

pub use day::{Day, DayBoundary};
pub use grade::Grade;
pub use memory::Memory;
pub use parameters::Parameters;
pub use scheduler::{Phase, Scheduled, Scheduler};
pub use timestamp::Timestamp;
