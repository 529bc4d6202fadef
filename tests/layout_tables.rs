//! Line breaking against tables from outside: Unicode's test lines, CSS Text's cases of the web
//! platform tests, the prohibition lists of CLREQ and GB/T 15834; and an article at every width.

#![allow(clippy::unwrap_used, reason = "a test may panic; that is how it fails")]

#[path = "layout_tables/command.rs"]
mod command;
#[path = "support/shared.rs"]
mod shared;

use std::fs;

use wengu::document::Document;
use wengu::document::block::{Block, BlockKind};
use wengu::document::language::Language;
use wengu::import::ImportOptions;
use wengu::import::import;
use wengu::layout::line::{Content, Line};
use wengu::layout::setting::{Breaking, Level, Setting};
use wengu::layout::{break_opportunities, lay_out};
use wengu::text::grapheme::Cells;
use wengu::text::script::{is_cjk_letter, is_han};
use wengu::text::words::{WordBoundaries, Words};

/// R2: what no line begins with.
const NEVER_STARTS: &str = "、，。．；：！？‼⁇⁈⁉”’」』）》〉】〗〕］｝–～·・‧/／,.;:!?)]}%";
/// R3: what no line ends with.
const NEVER_ENDS: &str = "“‘「『（《〈【〖〔［｛([{/／";

// --- Unicode ----------------------------------------------------------------------------------

/// The strings of `LineBreakTest-18.0.0.txt` with the bytes before which a break is allowed.
fn unicode_lines() -> Vec<(String, Vec<usize>)> {
    let bytes = fs::read("tests/data/LineBreakTest-18.0.0.deflate").unwrap();
    let table =
        String::from_utf8(miniz_oxide::inflate::decompress_to_vec(&bytes).unwrap()).unwrap();
    let line = |row: &str| {
        let (mut text, mut breaks) = (String::new(), Vec::new());
        for word in row.split(' ') {
            match word {
                "/" => breaks.push(text.len()),
                "x" => {}
                code => text.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap()),
            }
        }
        breaks.retain(|&at| at > 0 && at < text.len());
        (text, breaks)
    };
    table.lines().map(line).collect()
}

#[test]
fn without_tailoring_every_line_of_the_unicode_test_breaks_as_it_says() {
    let lines = unicode_lines();
    assert_eq!(lines.len(), 19_346);
    let wrong: Vec<_> = lines
        .iter()
        .filter(|(text, breaks)| break_opportunities(text, None) != *breaks)
        .take(5)
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

// --- CSS Text ---------------------------------------------------------------------------------

use Language::{En, Ja, ZhHans};
use Level::{Loose, Normal, Strict};

/// Characters, the languages and levels that let a line begin with them, and the test's name.
type StartCase =
    (&'static str, &'static [Language], &'static [Level], &'static [Level], &'static str);

/// `css/css-text/i18n/{zh,ja}/css-text-line-break-*`: 文文文文文文X字字, may X begin a line?
const WPT: &[StartCase] = &[
    (
        "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰ",
        &[Ja],
        &[Normal, Loose],
        &[Strict],
        "cj",
    ),
    ("・：；･‼⁇⁈⁉！？", &[ZhHans, Ja], &[Loose], &[Strict, Normal], "cpm"),
    ("‐–〜゠", &[ZhHans, Ja], &[Normal, Loose], &[Strict], "hyphens"),
    ("‐–", &[En], &[Loose], &[Strict, Normal], "../line-break/line-break-*-hyphens-001"),
    ("․‥…⋯︙", &[ZhHans, Ja], &[Loose], &[Strict, Normal], "in"),
    ("々〻ゝゞヽヾ", &[ZhHans, Ja], &[Loose], &[Strict, Normal], "iteration"),
    ("°‰′″‵℃℉﹪％￠", &[ZhHans, Ja], &[Loose], &[Strict, Normal], "po"),
];

/// True where a line may begin with `c` between two ideographs.
fn may_start(c: char, language: Language, level: Level) -> bool {
    break_opportunities(&format!("文{c}字"), Some((language, level))).contains(&3)
}

#[test]
fn the_levels_of_css_text_hold_for_every_character_of_the_web_platform_tests() {
    let mut wrong = Vec::new();
    for (characters, languages, may, may_not, name) in WPT {
        for c in characters.chars() {
            for &language in *languages {
                for (levels, expected) in [(may, true), (may_not, false)] {
                    for &level in *levels {
                        if may_start(c, language, level) != expected {
                            wrong.push(format!("{name} {c} {language:?} {level:?}: {expected}"));
                        }
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Known difference, from both sides. `css-text-line-break-{pr,de-pr}-*` lets no line begin with a
/// prefix (class PR). UAX #14 does, and so do we: 售价￥100 is divided before ￥ and not after it.
#[test]
fn a_prefix_may_begin_a_line_although_the_web_platform_tests_say_not() {
    for c in "±€№﹩＄￡￥￦".chars() {
        for level in [Strict, Normal, Loose] {
            assert!(may_start(c, ZhHans, level) && may_start(c, En, level), "{c}");
        }
    }
}

#[test]
fn a_prefix_stays_with_what_follows_it_but_where_chinese_or_japanese_is_loose() {
    for c in "±€№﹩＄￡￥￦".chars() {
        let text = format!("文{c}字");
        for language in [ZhHans, Ja] {
            for (level, may) in [(Strict, false), (Normal, false), (Loose, true)] {
                let places = break_opportunities(&text, Some((language, level)));
                assert_eq!(places.contains(&(text.len() - 3)), may, "{c} {level:?}");
            }
        }
    }
}

// --- CLREQ and GB/T 15834 ---------------------------------------------------------------------

#[test]
fn no_mark_of_the_line_start_list_begins_a_line_where_it_is_strict() {
    for language in [ZhHans, Language::ZhHant, Ja] {
        for c in NEVER_STARTS.chars() {
            assert!(!may_start(c, language, Strict), "{c} {language:?}");
        }
    }
}

#[test]
fn no_mark_of_the_line_end_list_ends_a_line_at_any_level() {
    for language in [ZhHans, Language::ZhHant, Ja] {
        for level in [Strict, Normal, Loose] {
            for c in NEVER_ENDS.chars() {
                let text = format!("文{c}字");
                let places = break_opportunities(&text, Some((language, level)));
                assert!(!places.contains(&(text.len() - 3)), "{c} {language:?} {level:?}");
            }
        }
    }
}

// --- An article at every width ----------------------------------------------------------------

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
    article("seeds/keji.zh.txt", &fs::read("seeds/keji.zh.txt").unwrap())
}

fn check_at_every_width(document: &Document) {
    let words = Words;
    let mut wrong = Vec::new();
    for measure in 10..=120 {
        let setting = Setting::new(Cells(measure), document.language);
        for block in each_block(document) {
            let lines = lay_out(block, &setting, Some(&words));
            wrong.extend(
                faults(block, &lines, measure).into_iter().map(|f| format!("{measure}: {f}")),
            );
            if measure >= 20 && is_orphaned(block, &lines) {
                wrong.push(format!("{measure}: orphan: {}", lines.last().unwrap().to_text(block)));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} faults\n{}",
        wrong.len(),
        wrong[..wrong.len().min(20)].join("\n")
    );
}

#[test]
fn the_study_article_keeps_every_rule_at_every_width() {
    check_at_every_width(&study_article());
}

#[test]
fn the_shared_article_keeps_every_rule_at_every_width() {
    let Some(folder) = shared::folder() else { return };
    let bytes = fs::read(folder.join("corpus/keji-anquan.txt")).unwrap();
    check_at_every_width(&article("keji-anquan.txt", &bytes));
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
    let Some(folder) = shared::folder() else { return };
    let document =
        article("keji-anquan.txt", &fs::read(folder.join("corpus/keji-anquan.txt")).unwrap());
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
