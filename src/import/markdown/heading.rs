//! Attributes of headings.

use crate::import::marked::Marked;

/// Takes `{#id .class key=value}` from the end of a heading, as Pandoc writes it.
pub(super) fn cut_attributes(heading: &mut Marked) -> Option<String> {
    let text = heading.text.trim_end();
    let inner = text.strip_suffix('}')?;
    let at = inner.rfind('{')?;
    let words = inner.get(at + 1..)?;
    let is_attribute =
        |word: &str| word.starts_with(['#', '.']) || word == "-" || word.contains('=');
    if words.trim().is_empty() || !words.split_whitespace().all(is_attribute) {
        return None;
    }
    let attributes = text.get(at..)?.to_owned();
    let end = text.get(..at)?.trim_end().len();
    heading.text.truncate(end);
    for (offset, _) in &mut heading.marks {
        *offset = (*offset).min(end);
    }
    for (range, _) in &mut heading.spans {
        *range = range.start.min(end)..range.end.min(end);
    }
    Some(attributes)
}
