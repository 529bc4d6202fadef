//! `breaks`: where the paragraphs on standard input are broken into lines.

use std::io::Write;

use serde::Serialize;

use super::Context;
use super::args::{BreaksArguments, Tag};
use super::json;
use super::report::Failure;
use super::typeset::word_boundaries;
use crate::config::Settings;
use crate::document::block::{Block, BlockKind};
use crate::document::language::Language;
use crate::layout::line::Line;
use crate::layout::setting::{ParagraphStyle, Setting};
use crate::layout::{break_opportunities, lay_out};
use crate::text::grapheme::Cells;
use crate::text::words::WordBoundaries;

/// What is put where a line may end (U+2502).
const OPPORTUNITY: char = '│';

/// What `--json` prints: the lines of each paragraph, or each input line with its opportunities.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum Found {
    Paragraphs(Vec<Vec<String>>),
    Opportunities(Vec<String>),
}

/// Prints the lines of the paragraphs of `text`, one paragraph a line, or its break opportunities.
///
/// # Errors
/// [`Failure::Stdout`], and [`Failure::NoWidth`] where lines are asked for without a width.
pub fn print(
    text: &str,
    asked: &BreaksArguments,
    context: &Context,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let language = context.tag.map_or(Language::ZhHans, language_of);
    let found = if asked.opportunities {
        Found::Opportunities(opportunities(text, asked, language))
    } else {
        let measure = Cells(asked.width.ok_or(Failure::NoWidth)?.into());
        // A line is shown as it breaks: the joined lines are the paragraph.
        let setting = Setting {
            paragraphs: ParagraphStyle::BlankLine,
            ..asked.typesetting.setting(&Settings::default(), measure, language, context)
        };
        let words = word_boundaries(&setting);
        Found::Paragraphs(paragraphs(text, &setting, words.as_deref()))
    };
    if context.json {
        return json::print(&found, out);
    }
    match &found {
        Found::Opportunities(lines) => write!(out, "{}", with_line_ends(lines))?,
        Found::Paragraphs(paragraphs) => {
            let texts: Vec<_> = paragraphs.iter().map(|lines| with_line_ends(lines)).collect();
            write!(out, "{}", texts.join("\n"))?;
        }
    }
    Ok(())
}

fn with_line_ends(lines: &[String]) -> String {
    lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
}

fn opportunities(text: &str, asked: &BreaksArguments, language: Language) -> Vec<String> {
    let tailoring = (!asked.no_tailoring).then(|| (language, asked.typesetting.level()));
    let mark = |line: &str| {
        let mut marked = String::with_capacity(line.len() * 2);
        let mut done = 0;
        for at in break_opportunities(line, tailoring) {
            marked.push_str(line.get(done..at).unwrap_or_default());
            marked.push(OPPORTUNITY);
            done = at;
        }
        marked.push_str(line.get(done..).unwrap_or_default());
        marked
    };
    // A carriage return is a character of UAX #14 and stays.
    text.split_terminator('\n').map(mark).collect()
}

fn paragraphs(
    text: &str,
    setting: &Setting,
    words: Option<&dyn WordBoundaries>,
) -> Vec<Vec<String>> {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            let block = Block::new(BlockKind::Paragraph, line);
            lay_out(&block, setting, words).iter().map(|line: &Line| line.to_text(&block)).collect()
        })
        .collect()
}

/// The language that a tag of the command line means for a text.
fn language_of(tag: Tag) -> Language {
    match tag {
        Tag::Zh | Tag::ZhHans => Language::ZhHans,
        Tag::ZhHant => Language::ZhHant,
        Tag::Ja => Language::Ja,
        Tag::Ko => Language::Ko,
        Tag::En => Language::En,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, measure: usize) -> Vec<Vec<String>> {
        let setting = Setting {
            paragraphs: ParagraphStyle::BlankLine,
            ..Setting::new(Cells(measure), Language::ZhHans)
        };
        paragraphs(text, &setting, None)
    }

    #[test]
    fn each_input_line_is_a_paragraph_and_blank_ones_are_between() {
        assert_eq!(lines("温故\n\n知新\n", 20), [["温故"], ["知新"]]);
    }

    #[test]
    fn the_joined_lines_are_the_paragraph() {
        let text = "温故而知新，可以为师矣。学而不思则罔，思而不学则殆。";
        for measure in 2..60 {
            assert_eq!(lines(text, measure)[0].concat(), text);
        }
    }
}
