//! Keys, chords and the bindings from keys to actions.

pub mod key;
