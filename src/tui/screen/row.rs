//! Brings one row of the terminal from what it shows to what it should show.

use super::glyph::Glyph;
use super::glyph::Pen;
use super::glyph::Text;
use super::output::Output;

/// The shortest run of blanks in the middle of a row for which erasing is cheaper than writing.
const ERASE_RUN: usize = 10;

/// Appends the bytes that turn row `y` from `old` into `new`, which are of the same length.
pub(super) fn draw(y: usize, old: &[Glyph], new: &[Glyph], out: &mut Output) {
    let Some(first) = (0..new.len()).find(|&x| old[x] != new[x]) else { return };
    let known = wipe_doubtful(y, old, first, out);
    let old = known.as_deref().unwrap_or(old);
    let end = used(new);
    let mut dirty_until = 0;
    let mut x = 0;
    while x < end {
        let cells = Glyph::cells_at(new, x);
        let same = old[x..x + cells] == new[x..x + cells] && x >= dirty_until;
        if !same {
            let blanks = blank_run(&new[x..end]);
            if old[x..x + blanks].iter().filter(|glyph| !glyph.is_erased()).count() >= ERASE_RUN {
                reach(y, x, new, out);
                out.erase(blanks);
                x += blanks;
                continue;
            }
            reach(y, x, new, out);
            write(y, x, cells, old, new, out);
            if !new[x].trusted {
                dirty_until = x + cells + 1;
            }
        }
        x += cells;
    }
    let leftover = old[end..].iter().any(|glyph| !glyph.is_erased());
    if leftover || (dirty_until > end && end < new.len()) {
        reach(y, end, new, out);
        finish(&old[end..], out);
    }
}

/// The cells up to the last one that is not erased.
fn used(glyphs: &[Glyph]) -> usize {
    glyphs.iter().rposition(|glyph| !glyph.is_erased()).map_or(0, |last| last + 1)
}

/// The number of erased cells that `glyphs` starts with.
fn blank_run(glyphs: &[Glyph]) -> usize {
    glyphs.iter().take_while(|glyph| glyph.is_erased()).count()
}

/// A glyph of doubtful width may cover other cells than its own. From the first one that a change
/// can touch, the row is erased and known to be blank afterwards.
fn wipe_doubtful(y: usize, old: &[Glyph], first: usize, out: &mut Output) -> Option<Vec<Glyph>> {
    let start = first.saturating_sub(3);
    let from = (start..old.len()).find(|&x| !old[x].trusted)?;
    out.move_to(y, from);
    out.erase_to_end();
    let mut known = old.to_vec();
    known[from..].fill(Glyph::BLANK);
    Some(known)
}

/// Brings the cursor to `x`: by a move, or by writing again the unchanged glyphs in between where
/// that is shorter.
fn reach(y: usize, x: usize, new: &[Glyph], out: &mut Output) {
    let place = out.place();
    let (Some(row), Some(col)) = (place.row, place.col) else {
        out.move_to(y, x);
        return;
    };
    if row == y && col < x {
        let between = &new[col..x];
        let pen = out.pen();
        let cost: usize = between.iter().map(Glyph::bytes).sum();
        let shortest_move = 3;
        if new[col].text != Text::Tail
            && between.iter().all(|glyph| glyph.trusted && glyph.pen == pen)
            && cost <= shortest_move + usize::from(x - col > 1)
        {
            let mut at = col;
            while at < x {
                let cells = Glyph::cells_at(new, at);
                out.write(&new[at], cells);
                at += cells;
            }
            return;
        }
    }
    out.move_to(y, x);
}

/// Writes the glyph at `x`; under one of doubtful width the cells are made blank first, so that a
/// terminal that draws it narrower leaves nothing of the old text behind.
fn write(y: usize, x: usize, cells: usize, old: &[Glyph], new: &[Glyph], out: &mut Output) {
    let glyph = &new[x];
    if !glyph.trusted && old[x..x + cells].iter().any(|under| !under.is_erased()) {
        out.set_pen(Pen { modifier: ratatui::style::Modifier::empty(), ..glyph.pen });
        out.raw(&b"  "[..cells]);
        out.lose_place();
        out.move_to(y, x);
    }
    out.set_pen(glyph.pen);
    out.write(glyph, cells);
}

/// Makes the rest of the row blank, where the cursor stands at its start.
fn finish(rest: &[Glyph], out: &mut Output) {
    let written = used(rest);
    if written <= 2 && out.pen() == Pen::DEFAULT && rest.len() > written {
        for _ in 0..written {
            out.write(&Glyph::BLANK, 1);
        }
    } else {
        out.erase_to_end();
    }
}
