//! Words of Chinese text, as far as breaking lines well needs them.

/// Something that knows where words end.
pub trait WordBoundaries: Send + Sync {
    /// Puts the byte offset after each word of `text` into `ends`, rising; the last is the length
    /// of the text. What was in `ends` is gone.
    fn find_boundaries(&self, text: &str, ends: &mut Vec<usize>);
}
