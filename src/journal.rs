//! What a reader leaves behind, as events, and what they add up to.
//!
//! [`event::Event`] is one thing that happened; [`Journal`] is the sum of many. Adding an event
//! twice changes nothing, and in whatever order events are added the sum is the same: that is why
//! the logs of two devices merge by copying. Nothing here touches a disk or a clock; `store` keeps
//! the events in files.

pub mod cards;
pub mod deck;
mod due;
pub mod event;
mod fitted;
pub mod id;
pub mod library;
pub mod marks;
pub mod register;
pub mod saving;
pub mod standing;
pub mod statistics;
mod sum;

pub use sum::Journal;
