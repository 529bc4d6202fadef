//! Articles at every width: what no line may do, and how evenly lines are filled.

use std::fs;

use super::{NEVER_ENDS, NEVER_STARTS, shared};
use wengu::document::Document;
use wengu::document::block::{Block, BlockKind};
use wengu::import::ImportOptions;
use wengu::import::import;
use wengu::layout::lay_out;
use wengu::layout::line::{Content, Line};
use wengu::layout::setting::{Alignment, Breaking, Hanging, ParagraphStyle, Setting};
use wengu::text::grapheme::{AmbiguousWidth, Cells};
use wengu::text::script::{is_cjk_letter, is_han};
use wengu::text::words::{WordBoundaries, Words};

/// What is wrong with the lines of one block, by rule.
fn faults(block: &Block, lines: &[Line], measure: usize) -> Vec<String> {
    let text = block.text.as_str();
    let mut wrong = Vec::new();
    let mut end = 0;
    for line in lines {
        let shown = line.to_text(block);
        let body = shown.trim_start();
        if line.width.0 > measure {
            wrong.push(format!("over the measure: {shown}"));
        }
        if line.range.start != end {
            wrong.push(format!("text lost before: {shown}"));
        }
        end = line.range.end;
        if line.range.start > 0 {
            if body.starts_with(|c| NEVER_STARTS.contains(c)) {
                wrong.push(format!("forbidden start: {shown}"));
            }
            let first = line.pieces.first().map(|piece| &piece.content);
            if matches!(first, Some(Content::Note { .. })) {
                wrong.push(format!("mark parted from its word: {shown}"));
            }
        }
        if line.range.end < text.len() {
            if body.ends_with(|c| NEVER_ENDS.contains(c)) {
                wrong.push(format!("forbidden end: {shown}"));
            }
            let (head, tail) = text.split_at(line.range.end);
            if head.ends_with('—') && tail.starts_with('—')
                || head.ends_with('…') && tail.starts_with('…')
            {
                wrong.push(format!("dash or ellipsis split: {shown}"));
            }
        }
    }
    if end != text.len() {
        wrong.push("text lost at the end".into());
    }
    wrong
}

fn is_orphaned(block: &Block, lines: &[Line]) -> bool {
    let han = |text: &str| text.chars().filter(|c| is_han(*c)).count();
    lines.len() > 1
        && han(block.text.as_str()) >= 2
        && han(&lines.last().unwrap().to_text(block)) < 2
}

fn each_block(document: &Document) -> impl Iterator<Item = &Block> {
    document.blocks.iter().filter(|block| !matches!(block.kind, BlockKind::TableRow(_)))
}

fn article(name: &str, bytes: &[u8]) -> Document {
    let document = import(bytes, &ImportOptions::default()).unwrap().document;
    assert!(document.blocks.len() > 20, "{name}");
    document
}

fn study_article() -> Document {
    article("keji.zh.txt", &fs::read("seeds/keji.zh.txt").unwrap())
}

fn shared_article() -> Option<Document> {
    let path = shared::folder()?.join("corpus/keji-anquan.txt");
    Some(article("keji-anquan.txt", &fs::read(path).unwrap()))
}

/// What is wrong with the lines of `document` in settings that differ by their measure.
fn faults_at(
    document: &Document,
    measures: impl Iterator<Item = usize>,
    with: impl Fn(Setting) -> Setting,
) -> Vec<String> {
    let words = Words;
    let mut wrong = Vec::new();
    for measure in measures {
        let setting = with(Setting::new(Cells(measure), document.language));
        for block in each_block(document) {
            let lines = lay_out(block, &setting, Some(&words));
            let found = faults(block, &lines, measure);
            wrong.extend(found.into_iter().map(|fault| format!("{measure}: {fault}")));
            if measure >= 20 && is_orphaned(block, &lines) {
                wrong.push(format!("{measure}: orphan: {}", lines.last().unwrap().to_text(block)));
            }
        }
    }
    wrong
}

fn check_at_every_width(document: &Document) {
    let wrong = faults_at(document, 10..=120, |setting| setting);
    let first = &wrong[..wrong.len().min(20)];
    assert!(wrong.is_empty(), "{} faults\n{}", wrong.len(), first.join("\n"));
}

#[test]
fn the_study_article_keeps_every_rule_at_every_width() {
    check_at_every_width(&study_article());
}

#[test]
fn the_guide_keeps_every_rule_at_every_width() {
    check_at_every_width(&article("guide.zh.md", &fs::read("seeds/guide.zh.md").unwrap()));
}

#[test]
fn the_shared_article_keeps_every_rule_at_every_width() {
    if let Some(document) = shared_article() {
        check_at_every_width(&document);
    }
}

#[test]
fn every_rule_holds_whatever_the_options_are() {
    let documents = [Some(study_article()), shared_article()];
    for document in documents.iter().flatten() {
        let options: [(&str, &dyn Fn(Setting) -> Setting); 6] = [
            ("hanging", &|setting| Setting { hanging: Hanging::On, ..setting }),
            ("justified", &|setting| Setting { alignment: Alignment::Justified, ..setting }),
            ("wide", &|setting| Setting { ambiguous: AmbiguousWidth::Wide, ..setting }),
            ("blank line", &|s| Setting { paragraphs: ParagraphStyle::BlankLine, ..s }),
            ("words first", &|setting| Setting { breaking: Breaking::WordsFirst, ..setting }),
            ("greedy", &|setting| Setting { breaking: Breaking::Greedy, ..setting }),
        ];
        for (name, with) in options {
            let wrong = faults_at(document, (10..=120).step_by(11), with);
            assert!(wrong.is_empty(), "{name}: {} faults: {:?}", wrong.len(), wrong.first());
        }
    }
}

/// How evenly the paragraphs of a document are set, added up.
#[derive(Default, Clone, Copy)]
struct Evenness {
    lines: usize,
    inside: usize,
    slack: usize,
}

impl Evenness {
    /// The lines that end inside a word, in percent.
    fn inside(self) -> f64 {
        100.0 * share(self.inside, self.lines)
    }

    /// The mean slack of a line in columns.
    fn slack(self) -> f64 {
        share(self.slack, self.lines)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    let float = |count: usize| f64::from(u32::try_from(count).unwrap());
    float(part) / float(whole)
}

/// The lines of the paragraphs at one measure, without the last one of each.
fn evenness(document: &Document, words: &Words, breaking: Breaking, measure: usize) -> Evenness {
    let setting = Setting { breaking, ..Setting::new(Cells(measure), document.language) };
    let mut sum = Evenness::default();
    for block in each_block(document).filter(|block| block.kind == BlockKind::Paragraph) {
        let text = block.text.as_str();
        let mut ends = Vec::new();
        words.find_boundaries(text, &mut ends);
        let lines = lay_out(block, &setting, Some(words));
        for line in &lines[..lines.len() - 1] {
            let (head, tail) = text.split_at(line.range.end);
            let is_letter = |c: Option<char>| c.is_some_and(is_cjk_letter);
            sum.lines += 1;
            sum.slack += measure - line.width.0;
            sum.inside += usize::from(
                is_letter(head.chars().next_back())
                    && is_letter(tail.chars().next())
                    && ends.binary_search(&line.range.end).is_err(),
            );
        }
    }
    sum
}

/// [`evenness`] at every third measure from 30 to 100, each with its measure.
fn evenness_by_measure(document: &Document, breaking: Breaking) -> Vec<(usize, Evenness)> {
    let words = Words;
    let measures = (30..=100).step_by(3);
    measures.map(|measure| (measure, evenness(document, &words, breaking, measure))).collect()
}

fn total(parts: &[(usize, Evenness)]) -> Evenness {
    parts.iter().fold(Evenness::default(), |sum, (_, part)| Evenness {
        lines: sum.lines + part.lines,
        inside: sum.inside + part.inside,
        slack: sum.slack + part.slack,
    })
}

#[test]
fn few_lines_of_the_shared_article_end_inside_a_word() {
    let Some(document) = shared_article() else { return };
    let fitted = evenness_by_measure(&document, Breaking::Fit);
    let all = total(&fitted);
    assert!(all.inside() <= 7.0 && all.slack() <= 1.5, "{} %, {}", all.inside(), all.slack());
    for (measure, even) in fitted {
        let (inside, slack) = (even.inside(), even.slack());
        // At an odd measure every line of ideographs leaves a cell over, and no choice of breaks
        // reaches both figures (docs/typography.md).
        let (most_inside, most_slack) =
            if measure.is_multiple_of(2) { (7.0, 1.5) } else { (10.0, 2.0) };
        assert!(inside <= most_inside && slack <= most_slack, "{measure}: {inside} %, {slack}");
    }
    for (measure, even) in evenness_by_measure(&document, Breaking::WordsFirst) {
        assert!(even.inside() <= 2.0, "{measure}: {} %", even.inside());
    }
}

#[test]
fn words_first_divides_fewer_words_than_the_fit_and_the_fit_fewer_than_greedy() {
    let document = study_article();
    let inside = |breaking| total(&evenness_by_measure(&document, breaking)).inside();
    let (greedy, fit, first) =
        (inside(Breaking::Greedy), inside(Breaking::Fit), inside(Breaking::WordsFirst));
    assert!(first <= 2.0 && first < fit && fit < 7.0 && greedy > 30.0, "{greedy} {fit} {first}");
}
