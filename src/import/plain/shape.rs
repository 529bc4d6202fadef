//! How a text is set: whether its lines were wrapped at a measure, and how paragraphs begin.

use super::lines::Line;
use crate::import::ending::Ending;

/// Lines that are longer than this, in cells, are paragraphs and were not wrapped in print.
const WRAP_LIMIT: u32 = 160;
/// How many lines are looked at: enough for any article, and the same time for a long file.
const LOOK: usize = 20_000;

/// How a text is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// The measure in cells that lines were wrapped at; `None` where a line is a paragraph.
    pub(super) measure: Option<u32>,
    /// The indent, in cells, that lines have which begin no paragraph.
    pub(super) base_indent: u16,
    /// Paragraphs begin with an indent.
    pub(super) indented: bool,
    /// Every line is followed by a blank one, so blank lines say nothing.
    pub(super) double_spaced: bool,
    /// Form feeds part the pages.
    pub(super) paged: bool,
}

impl Shape {
    /// The shape of a text by its lines.
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let lines = lines.get(..lines.len().min(LOOK)).unwrap_or_default();
        let paged = lines.iter().skip(1).any(|line| line.page);
        let single = wrapped_pairs(lines, 0);
        let double = wrapped_pairs(lines, 1);
        let double_spaced = double.is_wrapped() && double.count > single.count * 10;
        let measure = if double_spaced || single.is_wrapped() {
            let pairs = if double_spaced { double } else { single };
            Some(pairs.measure)
        } else {
            None
        };
        let base_indent = base_indent(lines);
        let indented = begins_with_indent(lines, base_indent, measure);
        Self { measure, base_indent, indented, double_spaced, paged }
    }

    /// True where blank lines before `line` part it from the one before.
    pub(super) fn has_gap(self, line: &Line<'_>) -> bool {
        line.blanks > u8::from(self.double_spaced)
    }

    /// True where `line` begins with the indent of a paragraph.
    pub(super) fn is_indented(self, line: &Line<'_>) -> bool {
        line.indent > self.base_indent
    }

    /// True where `line` is as long as the measure allows, or could be a whole print line.
    pub(super) fn is_long(self, line: &Line<'_>) -> bool {
        match self.measure {
            Some(measure) => (line.width + u32::from(line.indent)) * 5 >= measure * 4,
            None => line.width >= 36,
        }
    }
}

/// Lines that are followed by another one after a given number of blank lines.
struct Pairs {
    count: usize,
    open: usize,
    lines: usize,
    measure: u32,
    near_measure: usize,
    /// Of those near the measure the ones in the middle of a sentence.
    near_open: usize,
    /// Those that end in a Latin phrase which the next line goes on with.
    cut: usize,
}

impl Pairs {
    /// Most of them end in the middle of a sentence, near one measure.
    fn is_wrapped(&self) -> bool {
        self.count >= 4
            && self.count * 3 >= self.lines
            && self.open * 2 >= self.count
            && self.fills_its_measure()
            && (24..=WRAP_LIMIT).contains(&self.measure)
    }

    /// Half of the lines are full, or a third where most full lines end in a sentence's
    /// middle: a short article has many headings and short notes.
    fn fills_its_measure(&self) -> bool {
        self.near_measure * 2 >= self.count
            || (self.near_measure * 3 >= self.count
                && self.near_measure >= 8
                && (self.near_open * 3 >= self.near_measure * 2
                    || (self.cut >= 3 && self.cut * 4 >= self.near_measure)))
    }
}

fn wrapped_pairs(lines: &[Line<'_>], blanks: u8) -> Pairs {
    let pairs = lines.windows(2).filter_map(|pair| match pair {
        [line, next] if next.blanks == blanks && !next.page => Some((line, next)),
        _ => None,
    });
    let mut widths = Vec::new();
    let (mut open, mut cut) = (0, 0);
    for (line, next) in pairs {
        let goes_on = line.ending != Ending::Full;
        widths.push((line.width + u32::from(line.indent), goes_on));
        open += usize::from(goes_on);
        cut += usize::from(
            line.text.ends_with(|c: char| c.is_ascii_lowercase() || matches!(c, '-' | ','))
                && next.text.starts_with(|c: char| c.is_ascii_lowercase()),
        );
    }
    let count = widths.len();
    widths.sort_unstable();
    let measure = widths.get(count * 9 / 10).map_or(0, |(width, _)| *width);
    let near = || widths.iter().filter(|(w, _)| w * 4 >= measure * 3 && *w <= measure + 8);
    let near_open = near().filter(|(_, goes_on)| *goes_on).count();
    Pairs { count, open, lines: lines.len(), measure, near_measure: near().count(), near_open, cut }
}

/// The commonest indent of lines that go on with a paragraph: the whole text may be set in.
fn base_indent(lines: &[Line<'_>]) -> u16 {
    let mut counts = [0_usize; 41];
    for line in lines.iter().filter(|line| line.width >= 20) {
        if let Some(count) = counts.get_mut(usize::from(line.indent)) {
            *count += 1;
        }
    }
    let most = counts.iter().max().copied().unwrap_or(0);
    let least = counts.iter().position(|&count| count * 5 >= most.max(1)).unwrap_or(0);
    u16::try_from(least).unwrap_or(0)
}

fn begins_with_indent(lines: &[Line<'_>], base: u16, measure: Option<u32>) -> bool {
    let (mut indented, mut sure, mut long, mut flush) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut before = Ending::Full;
    for line in lines {
        let is_in = line.indent > base && line.indent <= base + 10;
        if is_in {
            indented += 1;
            sure += usize::from(!before.is_open() || line.blanks > 0);
        }
        if line.width >= 60 {
            long += 1;
            flush += usize::from(!is_in);
        }
        before = line.ending;
    }
    let mostly_sure = indented >= 3 && sure * 10 >= indented * 6;
    match measure {
        Some(_) => mostly_sure && indented * 40 >= lines.len(),
        None => mostly_sure && flush * 3 < long,
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::*;

    fn shape(text: &str) -> Shape {
        Shape::of(&split(text))
    }

    fn wrapped(width: usize, first: &str) -> String {
        let sentence = "山川形勢之變化與水利工程之興廢，".repeat(9) + "可得而考也。";
        let mut text = String::new();
        for _ in 0..4 {
            let body: Vec<char> = format!("{first}{sentence}").chars().collect();
            for line in body.chunks(width) {
                text.extend(line);
                text.push('\n');
            }
        }
        text
    }

    #[test]
    fn equal_lines_in_mid_sentence_are_wrapped_at_their_measure() {
        let shape = shape(&wrapped(20, "　　"));
        assert_eq!(shape.measure, Some(40));
        assert!(shape.indented);
    }

    #[test]
    fn a_line_that_is_a_paragraph_has_no_measure() {
        let line = format!("{}。\n", "水利工程之興廢可得而考".repeat(12));
        assert_eq!(shape(&line.repeat(6)).measure, None);
        assert_eq!(shape(&format!("{line}\n").repeat(6)).measure, None);
    }

    #[test]
    fn blank_lines_after_every_line_say_nothing() {
        let text = wrapped(20, "　　").replace('\n', "\n\n");
        assert!(shape(&text).double_spaced);
    }
}
