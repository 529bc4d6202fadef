//! Remembering the argument of an article: key points, cards, answers, sessions.

pub mod answer;
pub mod card;
mod cut;
pub mod point;
pub mod rank;
pub mod rubric;
pub mod session;
pub mod standing;
pub mod strength;
pub mod term;
