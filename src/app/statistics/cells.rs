//! Text in columns of cells, whatever the terminal gives to ambiguous characters.

use crate::text::grapheme;
use crate::text::grapheme::AmbiguousWidth;

/// The cells that `text` takes.
pub(super) fn width(text: &str, ambiguous: AmbiguousWidth) -> usize {
    grapheme::width_in(text, ambiguous).0
}

/// `text` in exactly `cells` cells: shortened with `...`, or with spaces after it.
pub(super) fn left(text: &str, cells: usize, ambiguous: AmbiguousWidth) -> String {
    let mut shown = shortened(text, cells, ambiguous);
    let used = width(&shown, ambiguous);
    shown.extend(std::iter::repeat_n(' ', cells.saturating_sub(used)));
    shown
}

/// `text` with spaces before it, up to `cells` cells; a longer one is left as it is.
pub(super) fn right(text: &str, cells: usize, ambiguous: AmbiguousWidth) -> String {
    let blank = cells.saturating_sub(width(text, ambiguous));
    format!("{}{text}", " ".repeat(blank))
}

/// `text` in at most `cells` cells, with `..` where something was left out: `…` is ambiguous.
pub(super) fn shortened(text: &str, cells: usize, ambiguous: AmbiguousWidth) -> String {
    if width(text, ambiguous) <= cells {
        return text.to_owned();
    }
    let mut shown = String::new();
    let mut room = cells.saturating_sub(2);
    for (_, cluster) in grapheme::clusters(text) {
        let taken = grapheme::cluster_width_in(cluster, ambiguous).0;
        if taken > room {
            break;
        }
        room -= taken;
        shown.push_str(cluster);
    }
    shown.extend(std::iter::repeat_n('.', cells.min(2)));
    shown
}

/// `parts` in lines of at most `cells` cells, each part whole, `between` parts of one line.
pub(super) fn flow(
    parts: &[String],
    between: &str,
    cells: usize,
    ambiguous: AmbiguousWidth,
) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        match lines.last_mut() {
            Some(line) if width(&format!("{line}{between}{part}"), ambiguous) <= cells => {
                line.push_str(between);
                line.push_str(part);
            }
            _ => lines.push(shortened(part, cells, ambiguous)),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_filled_exactly_whatever_ambiguous_characters_take() {
        for ambiguous in [AmbiguousWidth::Narrow, AmbiguousWidth::Wide] {
            for text in ["论“温故”", "短", ""] {
                assert_eq!(width(&left(text, 7, ambiguous), ambiguous), 7, "{text}");
            }
        }
        assert_eq!(left("温故知新", 7, AmbiguousWidth::Narrow), "温故.. ");
        assert_eq!(right("12", 4, AmbiguousWidth::Narrow), "  12");
    }

    #[test]
    fn parts_are_kept_whole_in_lines() {
        let parts = ["一二".to_owned(), "三".to_owned(), "四五".to_owned()];
        assert_eq!(flow(&parts, " ", 7, AmbiguousWidth::Narrow), ["一二 三", "四五"]);
    }
}
