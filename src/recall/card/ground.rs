//! What all kinds of cards are made from.

use std::collections::HashMap;

use super::citation;
use super::clause::{self, Sentence};
use crate::document::Document;
use crate::document::block::{BlockId, BlockKind};
use crate::document::section::Outline;
use crate::recall::cut::Cutter;
use crate::recall::point::{self, KeyPoint};
use crate::recall::term::{self, Term};
use crate::text::fold;
use crate::text::words::Words;

/// Headings over what is no argument, in simplified characters, parted by bars.
const APPARATUS: &str = concat!(
    "参考文献|主要参考文献|参考书目|参考资料|引用文献|引用书目|征引书目|引用参考文献|参考引用文献|",
    "文献|注释|注|注记|脚注|尾注|致谢|谢辞|谢词|附记|付记|后记|附录|作者简介|基金项目|",
    "참고문헌|주|각주|부록|감사의글|references|workscited|bibliography|sources|notes|",
    "endnotes|acknowledgements|acknowledgments|acknowledgement|acknowledgment|funding|appendix|",
    "dataavailability|conflictofinterest|conflictsofinterest|authorcontributions",
);

/// A document with its outline, points, terms and sentences.
pub(super) struct Ground<'a> {
    pub(super) document: &'a Document,
    pub(super) cutter: Cutter<'a>,
    pub(super) outline: Outline,
    pub(super) points: Vec<KeyPoint>,
    pub(super) terms: Vec<Term>,
    pub(super) sentences: Vec<Sentence<'a>>,
}

impl<'a> Ground<'a> {
    pub(super) fn of(document: &'a Document, dictionary: &'a Words) -> Self {
        let cutter = Cutter::new(dictionary, document.language);
        let outline = Outline::of(document);
        let points = point::find_points(document);
        let mut labels: HashMap<BlockId, Vec<(usize, usize)>> = HashMap::new();
        for point in &points {
            let behind = (point.anchor.offset, point.gist.start);
            labels.entry(point.block()).or_default().push(behind);
        }
        let paragraphs = document.iter().filter(|(id, block)| {
            let apparatus = outline.section_at(*id).is_some_and(|s| is_apparatus(&s.title));
            block.kind == BlockKind::Paragraph && !apparatus
        });
        let sentences = paragraphs
            .flat_map(|(id, block)| {
                let labels = labels.get(&id).map_or(&[][..], Vec::as_slice);
                clause::sentences(id, block.text.as_str(), labels, cutter)
            })
            .filter(|sentence| !citation::is_citation(sentence.as_str()))
            .collect();
        let terms = term::find_terms(document, dictionary);
        Self { document, cutter, outline, points, terms, sentences }
    }

    /// The text of `block`.
    pub(super) fn text(&self, block: BlockId) -> &'a str {
        self.document.block(block).map_or("", |block| block.text.as_str())
    }

    /// The heading that `block` stands under.
    pub(super) fn section_of(&self, block: BlockId) -> Option<String> {
        self.outline.section_at(block).map(|section| section.title.clone())
    }

    /// What a prompt names so that it stands alone: the innermost heading, or the title, that does
    /// not give `answer` away; where all do, the innermost with `answer` left out.
    pub(super) fn label(&self, block: BlockId, answer: &str) -> String {
        let path = self.outline.path_at(block);
        let headings = path.iter().rev().map(|section| section.title.as_str());
        let names: Vec<&str> = headings.chain(self.document.front.title.as_deref()).collect();
        let silent = names.iter().find(|name| !super::gives_away(name, answer));
        match (silent, names.first()) {
            (Some(name), _) => format!("〔{name}〕"),
            (None, Some(name)) => format!("〔{}〕", without(name, answer)),
            _ => String::new(),
        }
    }

    /// The document's title as a label; empty where it has none.
    pub(super) fn title_label(&self) -> String {
        let title = self.document.front.title.as_deref();
        title.map_or_else(String::new, |title| format!("〔{title}〕"))
    }
}

/// `name` with what it shares with `answer` left out.
fn without(name: &str, answer: &str) -> String {
    let letters: Vec<char> = answer.chars().collect();
    for length in (1..=letters.len()).rev() {
        let parts = letters.windows(length).map(|part| part.iter().collect::<String>());
        if let Some(shared) = parts.into_iter().find(|part| name.contains(part.as_str())) {
            return name.replace(&shared, "……");
        }
    }
    name.to_owned()
}

/// True for a heading over notes, references or thanks.
pub(in crate::recall) fn is_apparatus(title: &str) -> bool {
    let letters: String = fold::letters(title);
    let letters = letters.trim_start_matches(|c: char| c.is_ascii_digit());
    APPARATUS.split('|').any(|title| title == letters)
}
