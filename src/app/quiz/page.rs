//! What the quiz shows, as parts that are set like the reader's text.

use std::ops::Range;

use super::again::Again;
use super::sitting::{Shown, Sitting, Stage};
use crate::app::App;
use crate::config::Interface;
use crate::document::block::{Block, BlockKind};
use crate::layout;
use crate::layout::line::Line;
use crate::recall::card::{self, Card, CardKind};
use crate::schedule::{Grade, Scheduled, Timestamp};
use crate::text::grapheme;

/// Cells between two grades in a row.
const GAP: usize = 2;

/// How a piece of a part looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Ordinary.
    Plain,
    /// What stands back.
    Quiet,
    /// The answer, a title.
    Strong,
    /// What is proposed or chosen.
    Chosen,
    /// What was expected and not typed.
    Missing,
    /// What was typed and not expected.
    Extra,
}

/// A paragraph of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its text.
    pub block: Block,
    /// How pieces of it look, later ones over earlier ones; bytes of its text.
    pub tones: Vec<(Range<usize>, Tone)>,
    /// True for the part that has to be in sight.
    pub is_focus: bool,
}

impl Part {
    fn new(text: &str, tone: Tone) -> Self {
        let block = Block::new(BlockKind::Paragraph, text);
        Self { tones: vec![(0..text.len(), tone)], block, is_focus: false }
    }

    /// Marks each of `words` after the first `label` bytes.
    fn mark(&mut self, label: usize, words: &[String], tone: Tone) {
        let text = self.block.text.as_str().get(label..).unwrap_or_default();
        let found = words.iter().filter(|word| !word.is_empty()).filter_map(|word| {
            text.find(word.as_str()).map(|at| label + at..label + at + word.len())
        });
        self.tones.extend(found.map(|range| (range, tone)));
    }
}

impl App {
    /// The parts of the page, from the top.
    #[must_use]
    pub fn quiz_parts(&self) -> Vec<Part> {
        let (Some(sitting), interface) = (&self.quiz.sitting, self.interface()) else {
            return Vec::new();
        };
        let width = self.draft_setting().map_or(0, |setting| setting.measure.0);
        // A prompt that stands for the whole document names it itself.
        let is_named = |title: &str| sitting.card().is_some_and(|card| card.prompt.contains(title));
        let work = sitting.work().filter(|work| !is_named(&work.title));
        let work = work.map(|work| Part::new(&shortened(&work.title, width), Tone::Quiet));
        let mut parts: Vec<Part> = work.into_iter().collect();
        match &sitting.stage {
            Stage::Asked(card) => parts.extend(asked(card)),
            Stage::Shown(shown) => {
                parts.extend(asked(&shown.card));
                parts.extend(answered(shown, interface));
                parts.extend(grades(shown, interface, width));
            }
            Stage::Over => {
                parts.extend(over(sitting, interface));
                parts.extend(self.headings(sitting));
                parts.extend(self.next_in_review());
            }
        }
        parts
    }

    /// The rows of the page, each with the index of its part.
    #[must_use]
    pub fn quiz_rows(&self) -> Vec<(usize, Line)> {
        let Some(setting) = self.draft_setting() else { return Vec::new() };
        let words = self.reading.as_ref().and_then(|reading| reading.viewport.words());
        let parts = self.quiz_parts();
        let rows = parts.iter().enumerate().flat_map(|(index, part)| {
            layout::lay_out(&part.block, &setting, words).into_iter().map(move |line| (index, line))
        });
        rows.collect()
    }

    /// How many documents come next in a review, and how to go on.
    fn next_in_review(&self) -> Option<Part> {
        let left = self.left_to_review().filter(|left| *left > 0)?;
        let is_late = self.quiz.sitting.as_ref().is_some_and(|sitting| sitting.is_time_over);
        let text = match (self.interface(), is_late) {
            (Interface::Zh, false) => format!("还有 {left} 篇：按 q 接着复习下一篇。"),
            (Interface::En, false) => format!("{left} more to review: q goes on with the next."),
            (Interface::Zh, true) => format!("还有 {left} 篇，下次接着复习（gr）。"),
            (Interface::En, true) => format!("{left} more documents for next time (gr)."),
        };
        Some(Part::new(&text, Tone::Quiet))
    }

    fn headings(&self, sitting: &Sitting) -> Vec<Part> {
        let Some(reading) = &self.reading else { return Vec::new() };
        let headings = sitting.to_read_again(&reading.structure.outline);
        if headings.is_empty() {
            return Vec::new();
        }
        let title = self.interface().pick("值得再读：", "worth reading again:");
        let mut parts = vec![Part::new("", Tone::Plain), Part::new(title, Tone::Strong)];
        for (index, Again { title, .. }) in headings.iter().enumerate() {
            let is_chosen = index == sitting.listing.chosen;
            let (sign, tone) = if is_chosen { (">", Tone::Chosen) } else { ("-", Tone::Plain) };
            let mut part = Part::new(&format!("{sign} {title}"), tone);
            part.is_focus = is_chosen;
            parts.push(part);
        }
        parts
    }
}

/// The title of a document in one row of `width` cells.
fn shortened(title: &str, width: usize) -> String {
    if grapheme::width(title).0 <= width {
        return title.to_owned();
    }
    // Dots may be as wide as two cells.
    let room = width.saturating_sub(2);
    let mut used = 0;
    let kept = grapheme::clusters(title).map(|(_, cluster)| cluster).take_while(|cluster| {
        used += grapheme::cluster_width(cluster).0;
        used <= room
    });
    kept.collect::<String>() + "…"
}

/// The heading that the card stands under, the prompt and what there is to choose from.
fn asked(card: &Card) -> Vec<Part> {
    let mut parts = Vec::new();
    if let Some(section) = card.section.as_ref().filter(|section| is_of_use(section, card)) {
        parts.push(Part::new(section, Tone::Quiet));
    }
    parts.push(Part::new(&card.prompt, Tone::Plain));
    for (number, choice) in (1..).zip(card.choices.iter().flatten()) {
        parts.push(Part::new(&format!("{number} {choice}"), Tone::Plain));
    }
    parts
}

/// True where the heading `section` says what the prompt does not, and nothing of the answer.
fn is_of_use(section: &str, card: &Card) -> bool {
    let is_made = card.prompt.starts_with('〔') || card.prompt.contains(section);
    card.kind != CardKind::Section && !is_made && !card::gives_away(section, &card.answer)
}

/// The answer, and how what was typed differs from it.
fn answered(shown: &Shown, interface: Interface) -> Vec<Part> {
    let mut parts = vec![Part::new("", Tone::Plain)];
    let label = interface.pick("答案：", "Answer: ");
    let mut answer = Part::new(&format!("{label}{}", shown.card.answer), Tone::Strong);
    answer.is_focus = true;
    if let Some((typed, graded)) = &shown.typed {
        answer.mark(label.len(), &graded.missing, Tone::Missing);
        parts.push(answer);
        let label = interface.pick("你答：", "Typed: ");
        let mut given = Part::new(&format!("{label}{typed}"), Tone::Plain);
        given.mark(label.len(), &graded.extra, Tone::Extra);
        parts.push(given);
        let (missing, extra) = interface.pick(("- 缺：", "+ 多："), ("- missing: ", "+ extra: "));
        for (label, words, tone) in
            [(missing, &graded.missing, Tone::Missing), (extra, &graded.extra, Tone::Extra)]
        {
            // What is missing from a list stands item by item, as it was asked for.
            let is_by_item = shown.card.kind == CardKind::List;
            let size = if is_by_item { 1 } else { words.len().max(1) };
            for words in words.chunks(size) {
                let joined = words.join(interface.pick("、", ", "));
                let mut part = Part::new(&format!("{label}{joined}"), Tone::Quiet);
                part.mark(label.len(), words, tone);
                parts.push(part);
            }
        }
        if graded.missing.is_empty() && graded.extra.is_empty() {
            parts.push(Part::new(interface.pick("= 全对", "= all right"), Tone::Quiet));
        }
    } else {
        parts.push(answer);
    }
    parts.push(Part::new("", Tone::Plain));
    parts
}

/// The four grades with their keys and the waits that they lead to, as many in a row as `width`
/// cells hold whole; `>` is before the proposed one.
fn grades(shown: &Shown, interface: Interface, width: usize) -> Vec<Part> {
    let proposed = shown.proposed();
    let names = Grade::ALL.into_iter().zip(shown.previews).map(|(grade, scheduled)| {
        let (number, name) = (grade.number(), name_of(grade, interface));
        let sign = if proposed == Some(grade) { ">" } else { "" };
        format!("{sign}{number} {name} {}", wait(scheduled, interface))
    });
    let names: Vec<String> = names.collect();
    let cells = |name: &String| grapheme::width(name).0;
    let widest = names.iter().map(cells).max().unwrap_or(0);
    let in_a_row = names.iter().map(cells).sum::<usize>() + GAP * (names.len() - 1) <= width;
    let columns = if in_a_row { names.len() } else { ((width + GAP) / (widest + GAP)).clamp(1, 2) };
    let rows = names.chunks(columns).map(|row| {
        let (mut text, mut chosen) = (String::new(), None);
        for name in row {
            let start = text.len();
            text.push_str(name);
            chosen = chosen.or(name.starts_with('>').then_some(start..text.len()));
            let pad = if in_a_row { 0 } else { widest - cells(name) };
            text.extend(std::iter::repeat_n(' ', pad + GAP));
        }
        let mut part = Part::new(text.trim_end(), Tone::Plain);
        part.tones.extend(chosen.map(|range| (range, Tone::Chosen)));
        part
    });
    rows.collect()
}

/// What a grade is called.
pub(in crate::app) fn name_of(grade: Grade, interface: Interface) -> &'static str {
    match grade {
        Grade::Again => interface.pick("忘了", "again"),
        Grade::Hard => interface.pick("困难", "hard"),
        Grade::Good => interface.pick("记得", "good"),
        Grade::Easy => interface.pick("容易", "easy"),
    }
}

/// The wait until the next review, in minutes, days or years.
fn wait(scheduled: Scheduled, interface: Interface) -> String {
    let (minute, day, year) = interface.pick(("分", "天", "年"), ("min", "d", "y"));
    match scheduled.interval {
        0 => {
            let milliseconds = scheduled.due.since(scheduled.reviewed).max(0);
            format!("{}{minute}", (milliseconds + Timestamp::MINUTE - 1) / Timestamp::MINUTE)
        }
        days @ 1..365 => format!("{days}{day}"),
        days => format!("{}.{}{year}", days / 365, days % 365 * 10 / 365),
    }
}

/// What the sitting has come to.
fn over(sitting: &Sitting, interface: Interface) -> Vec<Part> {
    let (summary, waiting) = (sitting.summary(), sitting.waiting());
    let (title, counts, later) = match interface {
        Interface::Zh => (
            "这一次",
            format!(
                "答了 {} 张，记得 {} 张，其中新学 {} 张。",
                summary.answered, summary.remembered, summary.new_cards
            ),
            format!("还有 {waiting} 张要再问：过几分钟按空格，或者下次接着问。"),
        ),
        Interface::En => (
            "This time",
            format!(
                "{} answered, {} remembered, {} of them new.",
                summary.answered, summary.remembered, summary.new_cards
            ),
            format!("{waiting} more to come: Space in some minutes, or next time."),
        ),
    };
    let mut parts = vec![Part::new(title, Tone::Strong), Part::new(&counts, Tone::Plain)];
    if sitting.is_time_over {
        let text = match interface {
            Interface::Zh => format!("时间到了。还剩 {waiting} 张，都已保存，下次接着问。"),
            Interface::En => {
                format!("Time is over. {waiting} are left for next time; all is saved.")
            }
        };
        parts.push(Part::new(&text, Tone::Quiet));
    } else if waiting > 0 {
        parts.push(Part::new(&later, Tone::Quiet));
    }
    parts
}

#[cfg(test)]
mod tests;
