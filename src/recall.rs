//! Remembering the argument of an article: key points, cards, answers, sessions.

pub mod answer;
pub mod point;
