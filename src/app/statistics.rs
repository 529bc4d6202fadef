//! The statistics screen: what the review log comes to, drawn in text.

mod calendar;
mod cells;
mod forecast;
pub mod page;
mod table;
