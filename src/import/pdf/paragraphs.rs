//! Lines to paragraphs: by indents, gaps, looks, and lines that end early; joined over columns and
//! pages, and over what floats between (captions, tables, lines at the bottom of a page).

use super::columns::Column;
use super::line::Line;
use crate::import::ending;
use crate::import::label;
use crate::import::label::Family;

/// A line with where it stands.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    /// The page, counted from 0.
    pub page: usize,
    /// The column, counted through the document.
    column: usize,
    /// How far it is indented against its column, and how far from its end it stops, in points.
    indent: f32,
    short: f32,
    pub line: Line,
}

/// A paragraph with its lines.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    /// The lines, at least one.
    pub lines: Vec<Placed>,
}

impl Draft {
    fn first(&self) -> Option<&Placed> {
        self.lines.first()
    }

    fn last(&self) -> Option<&Placed> {
        self.lines.last()
    }

    /// The page of its first line, counted from 0.
    pub(super) fn page(&self) -> usize {
        self.first().map_or(0, |placed| placed.page)
    }

    /// The size of its type in points.
    pub(super) fn size(&self) -> f32 {
        self.first().map_or(0.0, |placed| placed.line.size)
    }

    /// All of it is set in bold type.
    pub(super) fn is_bold(&self) -> bool {
        self.lines.iter().all(|placed| placed.line.bold)
    }

    /// Its only line has cells with wide gaps between.
    pub(super) fn is_row(&self) -> bool {
        self.lines.len() == 1 && self.lines.iter().all(|placed| is_row(&placed.line))
    }
}

/// How the text is set.
#[derive(Debug, Clone, Copy)]
struct Setting {
    /// The size of its type in points.
    body: f32,
    /// From baseline to baseline, in ems.
    leading: f32,
    /// Paragraphs begin with an indent.
    indented: bool,
}

/// The paragraphs of the pages in reading order.
pub(super) fn assemble(pages: Vec<Vec<Column>>, body: f32) -> Vec<Draft> {
    let lines = place(pages);
    let setting = Setting::of(&lines, body);
    let mut drafts: Vec<Draft> = Vec::new();
    // The paragraph of the text that may go on behind what floats.
    let mut open: Option<usize> = None;
    for placed in lines {
        let last = drafts.len().checked_sub(1);
        let fits = |at: Option<usize>| {
            at.filter(|&at| drafts.get(at).is_some_and(|draft| setting.goes_on(draft, &placed)))
        };
        let is_text = setting.is_body(&placed.line);
        let found = fits(last).or_else(|| fits(open.filter(|_| is_text)));
        if let Some(draft) = found.and_then(|at| drafts.get_mut(at)) {
            draft.lines.push(placed);
            continue;
        }
        let is_display = placed.line.size > 1.04 * body || placed.line.bold;
        if is_text || is_display {
            open = is_text.then_some(drafts.len());
        }
        drafts.push(Draft { lines: vec![placed] });
    }
    drafts
}

fn place(pages: Vec<Vec<Column>>) -> Vec<Placed> {
    let mut placed = Vec::new();
    let mut count = 0;
    for (page, columns) in pages.into_iter().enumerate() {
        for Column { left, right, lines } in columns {
            count += 1;
            placed.extend(lines.into_iter().map(|line| Placed {
                page,
                column: count,
                indent: line.left - left,
                short: right - line.right,
                line,
            }));
        }
    }
    placed
}

impl Setting {
    fn of(lines: &[Placed], body: f32) -> Self {
        let is_text = |placed: &Placed| (placed.line.size - body).abs() < 0.3;
        let pairs = || {
            lines.windows(2).filter_map(|pair| match pair {
                [a, b] if a.column == b.column && is_text(a) && is_text(b) => Some((a, b)),
                _ => None,
            })
        };
        let mut gaps: Vec<f32> = pairs().map(|(a, b)| (a.line.y - b.line.y) / body).collect();
        gaps.sort_by(f32::total_cmp);
        let leading = gaps.get(gaps.len() * 2 / 5).copied().unwrap_or(1.5).clamp(0.9, 3.0);
        let begins = pairs()
            .filter(|(a, b)| {
                (0.8..5.0).contains(&(b.indent / body))
                    && a.indent < 0.4 * body
                    && ends_sentence(&a.line)
            })
            .count();
        Self { body, leading, indented: begins >= 2 || begins * 12 > pairs().count() }
    }

    /// True for a line set as the text is.
    fn is_body(&self, line: &Line) -> bool {
        (line.size - self.body).abs() < 0.05 * self.body && !line.bold && !is_row(line)
    }

    fn goes_on(&self, draft: &Draft, next: &Placed) -> bool {
        let Some(last) = draft.last() else { return false };
        if !same_look(draft, next) || is_row(&last.line) || is_row(&next.line) {
            return false;
        }
        if last.column == next.column && last.line.y > next.line.y {
            self.goes_on_below(draft, last, next)
        } else {
            self.goes_on_elsewhere(draft, last, next)
        }
    }

    /// The next line of the same column.
    fn goes_on_below(&self, draft: &Draft, last: &Placed, next: &Placed) -> bool {
        let em = next.line.size;
        let gap = (last.line.y - next.line.y) / em;
        if gap > 1.38 * self.leading.max(1.0) + 0.05 {
            return false;
        }
        let display = next.line.size > 1.08 * self.body || draft.is_bold() && next.line.bold;
        let centred =
            |placed: &Placed| placed.indent > em && (placed.indent - placed.short).abs() < 1.2 * em;
        if display {
            // A heading of two lines, which may be centred.
            let fills = last.short.max(0.0) + last.indent.max(0.0)
                < 0.45 * (last.line.right - last.line.left);
            return fills && label_number(&next.line).is_none();
        }
        if last.short
            > next.line.first_word.min(0.6 * (last.line.right - last.line.left)) + 0.6 * em
            && !(centred(last) && centred(next))
        {
            return false;
        }
        let begins_item = label_number(&next.line).is_some_and(|(family, number)| {
            draft
                .first()
                .and_then(|first| label_number(&first.line))
                .is_some_and(|(known, before)| family == known && number == before + 1)
        });
        if begins_item {
            return false;
        }
        let first = draft.first().map_or(0.0, |first| first.indent);
        if draft.lines.len() == 1 {
            let hangs = draft.first().is_some_and(|first| is_item(&first.line));
            return if next.indent > last.indent + 0.8 * em {
                hangs || !self.indented
            } else if (next.indent - last.indent).abs() < 0.5 * em && next.indent > 0.8 * em {
                // Two indented lines: two paragraphs, or a text that is set in.
                !ends_sentence(&last.line)
            } else {
                true
            };
        }
        let rest = last.indent;
        if next.indent > rest + 0.8 * em {
            return false;
        }
        // Back to where a hanging paragraph began.
        !(next.indent < rest - 0.8 * em && next.indent <= first + 0.5 * em)
    }

    /// The first line of another column or page.
    fn goes_on_elsewhere(&self, draft: &Draft, last: &Placed, next: &Placed) -> bool {
        let em = next.line.size;
        let hangs = draft.first().is_some_and(|first| is_item(&first.line));
        if next.indent > 0.8 * em && !hangs
            || last.short > next.line.first_word + 0.8 * em
            || !self.is_body(&next.line) && next.line.size > self.body
        {
            return false;
        }
        if hangs && label_number(&next.line).is_some() {
            return false;
        }
        !ends_sentence(&last.line) || (self.indented && last.short < 0.6 * em)
    }
}

fn ends_sentence(line: &Line) -> bool {
    ending::ending(&line.text) == ending::Ending::Full
}

/// The same size, and not the one bold and the other not.
fn same_look(draft: &Draft, next: &Placed) -> bool {
    (draft.size() - next.line.size).abs() < 0.06 * next.line.size + 0.1
        && draft.is_bold() == next.line.bold
}

/// Cells with wide gaps between.
fn is_row(line: &Line) -> bool {
    line.text.contains('\t')
}

/// A line that begins an item of a list or of the references: what follows hangs below its text.
fn is_item(line: &Line) -> bool {
    label_number(line).is_some() || line.text.starts_with(['•', '·', '●', '■', '–', '▪', '◆'])
}

fn label_number(line: &Line) -> Option<(Family, u32)> {
    let found = label::definition(&line.text)?;
    Some((found.label.family, found.label.number))
}
