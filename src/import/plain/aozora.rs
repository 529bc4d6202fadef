//! Texts in the form of Aozora Bunko: commands in `［＃…］`, ruby in `《》`, an explanation of the
//! signs before the text. Source: 青空文庫 注記一覧, <https://www.aozora.gr.jp/annotation/>.

mod inline;

use super::Role;
use super::lines::Line;
use crate::document::block::{Block, BlockKind};
use crate::import::normalised::Normalised;
use crate::import::warning::{Warning, WarningKind};
use crate::text::script;

/// What opens a command.
const OPEN: &str = "［＃";
/// A command is no longer than this, in bytes: an open bracket is not looked for the end of a text.
const COMMAND: usize = 2000;
/// The explanation of the signs is not longer than this, in lines.
const EXPLANATION: usize = 60;

/// What the commands of a text say, apart from those inside its lines.
#[derive(Debug, Default)]
pub(super) struct Commands<'t> {
    /// The lines that are headings with their ranks, 1 for 大見出し, 2 for 中見出し, 3 for 小見出し.
    headings: Vec<(usize, u8)>,
    /// The commands that were taken off, word for word.
    taken: Vec<&'t str>,
}

/// Reads the commands at the ends of the lines, takes them off and sets the explanation of the
/// signs aside; `None` for a text that is not in this form.
pub(super) fn read<'t>(lines: &mut [Line<'t>], roles: &mut [Role]) -> Option<Commands<'t>> {
    let explained = set_explanation_aside(lines, roles);
    if !explained && !lines.iter().any(|line| line.text.contains(OPEN) || has_ruby(line.text)) {
        return None;
    }
    let mut commands = Commands::default();
    let mut open = None;
    for (index, line) in lines.iter_mut().enumerate() {
        if roles.get(index) != Some(&Role::Text) {
            continue;
        }
        let rank = commands.take_ends(line, &mut open);
        if line.text.is_empty() {
            if let Some(role) = roles.get_mut(index) {
                *role = Role::Command;
            }
        } else if let Some(rank) = rank.or(open) {
            commands.headings.push((index, rank));
        }
    }
    Some(commands)
}

impl<'t> Commands<'t> {
    /// Takes the commands off both ends of a line; the rank where they make it a heading. `open`
    /// is the rank of a heading of several lines that has begun (ここから大見出し).
    fn take_ends(&mut self, line: &mut Line<'t>, open: &mut Option<u8>) -> Option<u8> {
        let mut text = line.text;
        let mut rank = None;
        let mut about = None;
        while let Some(command) = leading(text) {
            if command.contains("見出し") {
                if command.contains("ここから") {
                    *open = named_rank(command);
                } else if command.contains("ここで") {
                    *open = None;
                } else {
                    rank = named_rank(command);
                }
            }
            self.taken.push(command);
            text = text.get(command.len()..).unwrap_or_default().trim_start();
        }
        while let Some(command) = trailing(text) {
            let before = text.get(..text.len() - command.len()).unwrap_or_default();
            let of_heading = command.contains("見出し");
            // What concerns the words before it (傍点, gaiji) is read with them.
            if !of_heading && (command.contains('「') || before.ends_with('※')) {
                break;
            }
            if of_heading {
                about = named_rank(command).filter(|_| names(command, before)).or(about);
            }
            self.taken.push(command);
            text = before.trim_end();
        }
        if text.len() < line.text.len() {
            *line = line.with_text(text);
        }
        rank.or(about)
    }

    /// Gives the blocks that the commands name their heading levels, 1 for the highest rank in
    /// use; false where no command names one. `line_of` is the line of each block.
    pub(super) fn set_headings(&self, blocks: &mut [Block], line_of: &[usize]) -> bool {
        let mut ranks: Vec<u8> = self.headings.iter().map(|(_, rank)| *rank).collect();
        ranks.sort_unstable();
        ranks.dedup();
        for &(line, rank) in &self.headings {
            let at = line_of.binary_search(&line).ok();
            if let (Some(block), Some(level)) =
                (at.and_then(|at| blocks.get_mut(at)), ranks.iter().position(|r| *r == rank))
            {
                block.kind = BlockKind::Heading { level: u8::try_from(level + 1).unwrap_or(3) };
            }
        }
        !self.headings.is_empty()
    }

    /// Sets ruby, dots and gaiji inside the blocks; the remark quotes every command taken out.
    pub(super) fn set_inlines(
        &self,
        blocks: &mut [Block],
        normalised: &mut Normalised,
    ) -> Option<Warning> {
        let mut taken: Vec<String> = self.taken.iter().map(|&command| command.to_owned()).collect();
        for block in blocks {
            if let Some(text) = inline::read(&block.text, &mut taken, normalised) {
                block.text = text;
            }
        }
        (!taken.is_empty()).then(|| {
            Warning::new(WarningKind::Unsupported, "typesetting commands were taken out")
                .quoting(taken.join("\n"))
        })
    }
}

/// The block between two dashed lines that explains the signs of the text.
fn set_explanation_aside(lines: &[Line<'_>], roles: &mut [Role]) -> bool {
    let is_rule = |line: &Line<'_>| {
        line.width >= 10 && line.text.chars().all(|c| matches!(c, '-' | '－' | '―' | '─'))
    };
    let Some(named) = lines
        .iter()
        .take(EXPLANATION)
        .position(|line| line.text.contains("記号について") && line.text.starts_with('【'))
    else {
        return false;
    };
    let first =
        if named > 0 && lines.get(named - 1).is_some_and(is_rule) { named - 1 } else { named };
    let after = lines.get(named..).unwrap_or_default();
    let Some(last) = after.iter().take(EXPLANATION).position(is_rule) else { return false };
    for role in roles.get_mut(first..=named + last).unwrap_or_default() {
        *role = Role::Furniture;
    }
    true
}

/// The command that `text` begins with.
fn leading(text: &str) -> Option<&str> {
    if !text.starts_with(OPEN) {
        return None;
    }
    let mut depth = 0_u32;
    for (at, c) in text.char_indices().take_while(|(at, _)| *at < COMMAND) {
        match c {
            '［' => depth += 1,
            '］' if depth == 1 => return text.get(..at + c.len_utf8()),
            '］' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The command that `text` ends with.
fn trailing(text: &str) -> Option<&str> {
    if !text.ends_with('］') {
        return None;
    }
    let mut depth = 0_u32;
    let nearest = text.len().saturating_sub(COMMAND);
    for (at, c) in text.char_indices().rev().take_while(|(at, _)| *at >= nearest) {
        match c {
            '］' => depth += 1,
            '［' if depth == 1 => return text.get(at..).filter(|c| c.starts_with(OPEN)),
            '［' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn named_rank(command: &str) -> Option<u8> {
    [("大見出し", 1), ("中見出し", 2), ("小見出し", 3)]
        .iter()
        .find_map(|&(name, rank)| command.contains(name).then_some(rank))
}

/// True where a heading command is about the whole line before it: it closes one that opened at
/// the line's start, or its quotation is the line, ruby and other commands looked through.
fn names(command: &str, line: &str) -> bool {
    let Some((_, rest)) = command.split_once('「') else { return command.contains("終わり") };
    let Some((quoted, _)) = rest.rsplit_once('」') else { return false };
    inline::bare(line).trim() == inline::bare(quoted).trim()
}

/// A reading in kana behind a Han character: no Chinese title in the same brackets.
fn has_ruby(line: &str) -> bool {
    line.match_indices('《').any(|(at, open)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        let inner = line.get(at + open.len()..).unwrap_or_default();
        before.is_some_and(script::is_han) && inline::quoted(inner).is_some_and(inline::is_reading)
    })
}

#[cfg(test)]
mod tests;
